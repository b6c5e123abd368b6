"""Figures for a paper, drawn again by programs that know nothing of Qt."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import resvg
from model_states import state_of
from numpy.typing import NDArray
from PIL import Image
from resvg import usvg

from aegui.exports.provenance import Provenance
from aegui.exports.reading import provenance_of
from aegui.views.sample import samples
from aegui.window.figure_arrays import arrays_of, has_arrays
from aegui.window.figure_file import for_clipboard, write
from aegui.window.figure_stage import BOUNDS, FigureRefused, FigureStage, FigureStyle, style_of
from aegui.window.figures import draw

STYLE = FigureStyle(width=85.0, dpi=200, letters=7.0)
ABOUT = Provenance("figure", "<run>", 1, "0", view={"name": "</metadata> & é"}).to_json()
WORDS = {"latent": ["0", "9", "z₁ →"], "losses": ["training", "validation"], "images": ["original"]}


@pytest.fixture(params=WORDS)
def stage(request: pytest.FixtureRequest, qapp: object) -> Iterator[FigureStage]:
    state = replace(state_of("quick-start"), curves=samples().curves)
    made = FigureStage(state, request.param, {}, 0.7, lambda: None)
    draw(made, STYLE)
    yield made
    made.close()


def grey(image: Image.Image) -> NDArray[np.float64]:
    """As all are compared: small, so that letters of another font count little."""
    return np.asarray(image.convert("L").resize((167, 117), Image.Resampling.BOX), np.float64)


def drawn_by_resvg(path: Path) -> Image.Image:
    options = usvg.Options.default()
    options.load_system_fonts()
    tree = usvg.Tree.from_str(path.read_text(), options)
    found = Image.open(io.BytesIO(bytes(resvg.render(tree, (1, 0, 0, 0, 1, 0))))).convert("RGBA")
    white = Image.new("RGBA", found.size, "white")
    white.alpha_composite(found)
    return white


def other_programs_draw_the_same(stage: FigureStage, tmp_path: Path) -> None:
    files = {kind: tmp_path / f"figure.{kind}" for kind in ("png", "svg", "pdf")}
    for file in files.values():
        write(file, stage, ABOUT)
    png = Image.open(files["png"])
    assert png.width == round(85 / 25.4 * 200)
    assert png.info["dpi"][0] == pytest.approx(200, abs=0.01)
    page = pypdfium2.PdfDocument(files["pdf"])[0]
    assert page.get_width() == pytest.approx(85 / 25.4 * 72, abs=0.5)  # Qt has whole points
    svg = files["svg"].read_text()
    assert '<svg width="85.0' in svg
    text = page.get_textpage().get_text_range()
    for word in WORDS[stage.view.name]:
        assert word in text
        assert word in svg
    wanted = grey(png)
    assert wanted.std() > 5
    for other in (page.render(scale=200 / 72).to_pil(), drawn_by_resvg(files["svg"])):
        assert np.abs(grey(other) - wanted).mean() < 4  # of 255: pictures are smoothed, or not


def it_says_where_it_comes_from_and_is_the_same_twice(stage: FigureStage, tmp_path: Path) -> None:
    for kind in ("png", "svg", "pdf"):
        file = tmp_path / f"figure.{kind}"
        write(file, stage, ABOUT)
        assert provenance_of(file).to_json() == ABOUT
        before = file.read_bytes()
        write(file, stage, ABOUT)
        assert file.read_bytes() == before
    mime = for_clipboard(stage, ABOUT)
    assert mime.hasImage()
    assert {"image/svg+xml", "application/pdf"} <= set(mime.formats())


def images_are_numbers_too(stage: FigureStage) -> None:
    assert has_arrays(stage) is (stage.view.name != "losses")
    if stage.view.name == "latent":
        found = arrays_of(stage)
        rows, columns = found["images"].shape[:2]
        assert found["images"].shape[2:] == (1, 28, 28)
        assert found["codes"].shape == found["places"].shape == (rows, columns, 2)
        snapshot = stage.explorer.state.snapshot
        assert snapshot is not None
        assert np.array_equal(snapshot.decode(found["codes"][3, 4:5])[0], found["images"][3, 4])
    if stage.view.name == "images":
        assert {"original", "reconstructed", "names"} <= set(arrays_of(stage))


def what_does_not_fit_is_a_sentence(stage: FigureStage) -> None:
    with pytest.raises(FigureRefused, match=r"At a width of 20 mm .* it needs \d+ × \d+ mm"):
        stage.set_style(replace(STYLE, width=20.0, letters=12.0))
    with pytest.raises(FigureRefused, match="pixels are too many"):
        stage.set_style(replace(STYLE, width=2000.0, dpi=2400))


@pytest.mark.parametrize(
    "given", [{"width": -1}, {"width": "wide"}, {"dpi": True}, {"letters": 1e9}, {"dark": 1}, {"none": 2}]
)
def test_a_style_that_makes_no_sense_is_the_usual(given: dict[str, object]) -> None:
    assert style_of(given) == FigureStyle()
    assert style_of({"dpi": BOUNDS["dpi"][1], "height": 0}).dpi == BOUNDS["dpi"][1]


def nothing_is_half_written(stage: FigureStage, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "figure.png"
    with pytest.raises(OSError, match="No such file") as caught:
        write(missing, stage, ABOUT)
    assert caught.value.filename == str(missing)
    assert not missing.parent.exists()


def test_a_panel_on_paper(stage: FigureStage, tmp_path: Path) -> None:
    """In one: to set a panel up takes longer than all that is looked at of it."""
    other_programs_draw_the_same(stage, tmp_path)
    it_says_where_it_comes_from_and_is_the_same_twice(stage, tmp_path)
    images_are_numbers_too(stage)
    nothing_is_half_written(stage, tmp_path)
    what_does_not_fit_is_a_sentence(stage)
