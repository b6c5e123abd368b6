"""A report is one page that needs nothing else, whatever stands in the run, and lives in a real browser."""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64decode
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
import torch
from browser import browser, opened
from numpy.typing import NDArray

from aegui import paths
from aegui.cancelled import Cancelled
from aegui.cli.reproducing import REMAKERS
from aegui.explore.records import Curve
from aegui.exports import curve_svg, report
from aegui.exports.page_decoder import page_decoder
from aegui.exports.provenance import from_json
from aegui.exports.reading import provenance_of
from aegui.runs.run_folder import CODES, RECIPE, Run, RunError, read_arrays
from aegui.runs.snapshot import open_run

SHIPPED = paths.trained() / "quick-start"
EVIL = "</script><script>document.title='taken'</script><img src=x onerror=document.title='taken'>"


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of those that have an id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._inside = dict(attrs).get("id") or ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside] = self.texts.get(self._inside, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def page_of(run: Run, folders: Iterable[Path]) -> str:
    """Its report as HTML."""
    return report.page(report.collected(run, folders))


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(Run(SHIPPED), ())


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A run whose recipe, classes and results hold what would do harm in a page."""
    from safetensors.numpy import save_file

    path = tmp_path / "evil"
    shutil.copytree(SHIPPED, path, ignore=shutil.ignore_patterns("history"))
    recipe = (path / RECIPE).read_text("utf-8")
    summary = json.dumps(EVIL)
    (path / RECIPE).write_text(
        re.sub(r"^summary = .*$", lambda _: f"summary = {summary}", recipe, flags=re.M)
    )
    arrays, about = read_arrays(path / CODES)
    classes = json.loads(about["classes"])
    about["classes"] = json.dumps([EVIL, *classes[1:]])
    save_file({name: np.ascontiguousarray(one) for name, one in arrays.items()}, path / CODES, about)
    state = json.loads((path / "state.json").read_text())
    state["command"] = f"aegui train {EVIL}"
    state["versions"] = {EVIL: EVIL}
    (path / "state.json").write_text(json.dumps(state))
    return path


def test_a_page_needs_nothing_else_and_says_where_it_comes_from(page: str) -> None:
    assert len(page.encode()) < report.MOST_BYTES
    elements = Elements(page)
    for tag, attributes in elements.found:
        for name in ("src", "href"):
            assert (attributes.get(name) or "data:").startswith("data:"), (tag, attributes)
    assert "<!--{" not in page
    assert from_json(elements.texts["aegui"]).run == "quick-start"
    data = json.loads(elements.texts["data"])
    assert data["plane"]["count"] == len(data["plane"]["names"]) == 1797
    assert "aegui report quick-start" in page
    assert "✓ reached" in page or "<th>target</th>" not in page


def test_a_report_is_made_again_byte_for_byte(page: str, tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_text(page, "utf-8")
    about = provenance_of(source)
    REMAKERS[about.kind](Run(SHIPPED), about, tmp_path / "again.html", (), lambda share, what: None)
    assert (tmp_path / "again.html").read_bytes() == source.read_bytes()


def test_a_stored_moment_is_told_and_made_again(tmp_path: Path) -> None:
    """Of the beginning: codes and pictures are other ones, curves and figures the same."""
    run, out = Run(SHIPPED), tmp_path / "page.html"
    report.write(out, run, (), moment=0)
    page = out.read_text("utf-8")
    assert "as they were at epoch 0" in page
    assert "aegui report quick-start --out quick-start.html --epoch 0" in page
    about = provenance_of(out)
    assert about.moment == 0
    REMAKERS[about.kind](run, about, tmp_path / "again.html", (), lambda share, what: None)
    assert (tmp_path / "again.html").read_bytes() == out.read_bytes()
    with pytest.raises(RunError, match=r"holds no moment of epoch 0\.5; there are 0, 2, 5"):
        report.write(out, run, (), moment=0.5)


def test_texts_of_a_run_do_no_harm(evil: Path, page: str) -> None:
    def tags(text: str) -> list[str]:
        return [tag for tag, _ in Elements(text).found if tag in ("script", "img", "iframe")]

    text = page_of(Run(evil), ())
    assert tags(text) == tags(page)
    assert json.loads(Elements(text).texts["data"])["plane"]["classes"][0].startswith("</script>")


def test_the_decoder_of_the_page_is_the_model_to_half_a_grey_level() -> None:
    model = open_run(Run(SHIPPED)).model
    layers = page_decoder(model)
    assert layers is not None
    codes = np.random.default_rng(0).normal(0, 10, (50, 2)).astype(np.float32)
    values: NDArray[np.float64] = codes.astype(np.float64)
    for layer in layers:
        weights = np.frombuffer(b64decode(layer["weights"]), "<i2").reshape(layer["outputs"], layer["inputs"])
        values = values @ weights.T * layer["scale"] + np.frombuffer(b64decode(layer["biases"]), "<f4")
        if layer["activation"] == "leaky":
            values = np.where(values > 0, values, layer["slope"] * values)
        else:
            assert layer["activation"] == "sigmoid"
            values = 1 / (1 + np.exp(-values))
    with torch.inference_mode():
        decoded = model.decode(torch.from_numpy(codes)).numpy().reshape(50, -1)
    assert np.abs(values - decoded).max() < 0.5 / 255


def test_other_decoders_are_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MOST_POINTS", 50)
    assert page_decoder(open_run(Run(paths.trained() / "conv-2d")).model) is None
    data = json.loads(Elements(page_of(Run(paths.trained() / "conv-2d"), ())).texts["data"])
    assert data["manifold"]["layers"] is None
    assert data["plane"]["decoded"]  # the images are not on the disk


def test_a_run_without_codes_and_a_cancelled_report_leave_nothing(tmp_path: Path) -> None:
    path = tmp_path / "run"
    shutil.copytree(SHIPPED, path, ignore=shutil.ignore_patterns("history", CODES))
    with pytest.raises(RunError, match="run holds no codes yet"):
        report.write(tmp_path / "page.html", Run(path), ())

    def cancel(share: float, what: str) -> None:
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        report.write(tmp_path / "page.html", Run(SHIPPED), (), cancel)
    assert not (tmp_path / "page.html").exists()


def curve(values: list[float], validation: bool = False) -> Curve:
    return Curve(
        "x", "<b>", np.arange(len(values), dtype=np.float32), np.array(values, np.float32), validation
    )


def test_charts_leave_out_what_is_no_number_and_take_a_wide_range_logarithmically() -> None:
    assert curve_svg.chart([curve([])], "") == ("", "")
    assert curve_svg.chart([curve([float("nan")])], "") == ("", "")
    made = "".join(curve_svg.chart([curve([1.0, float("inf"), 3.0]), curve([2.0, 2.0, 2.0], True)], "<unit>"))
    assert made.count("<polyline") == 2
    assert made.count("stroke-dasharray") == 1
    assert "<b>" not in made
    assert "nan" not in made
    assert "logarithmic" in curve_svg.chart([curve([1e-3, 1.0])], "")[1]
    assert "<circle" in curve_svg.chart([curve([5.0])], "")[0]


@pytest.mark.long
@pytest.mark.skipif(browser() is None, reason="no Chromium is installed here to open the page with")
def test_a_real_browser_opens_it_and_the_mouse_moves_the_decoded_image(evil: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    report.write(file, Run(evil), ())
    program = browser()
    assert program is not None
    with opened(program) as tab:
        tab.open(file, 1200, 900, dark=True)
        assert tab.value("document.body.dataset.ready") == "decoder"
        place = (
            "(r => [r.left, r.top, r.width, r.height])(document.getElementById('{}').getBoundingClientRect())"
        )
        decoded = "document.getElementById('decoded').toDataURL()"
        before = tab.value(decoded)
        left, top, width, height = tab.value(place.format("plane"))
        found = set()
        for step in range(12):  # over the points
            tab.move(left + width * (0.3 + 0.04 * step), top + height * 0.45)
            if not tab.value("document.getElementById('card').hidden"):
                found.add(tab.value("document.querySelector('#card span').textContent"))
        assert any(name.startswith("digits/") for name in found)
        after = tab.value(decoded)
        assert after != before
        left, top, width, height = tab.value(place.format("manifold"))
        tab.move(left + 5, top + 5)
        assert tab.value(decoded) != after
        assert re.fullmatch(
            r"at \(−[\d.]+, [\d.]+\)", tab.value("document.getElementById('decoded-caption').textContent")
        )
        tab.value("document.getElementById('classes').scrollIntoView({block: 'center'})")
        left, top, width, height = tab.value(place.format("classes"))
        first = "document.querySelector('#classes button')"
        tab.move(left + 8, top + 10, press=True)
        assert tab.value(f"{first}.getAttribute('aria-pressed')") == "false"
        assert tab.value(f"{first}.textContent").startswith("</script>")
        assert tab.value("document.title").startswith("evil")
        assert tab.complaints == []
        dark = tab.value("getComputedStyle(document.body).backgroundColor")
        tab.open(file, 400, 900, dark=False)
        assert tab.value("getComputedStyle(document.body).backgroundColor") != dark
        assert tab.value("document.documentElement.scrollWidth") <= 400
