"""The pictures of the documents show the window as it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.documents.pages import folder, names, page, resolved
from aegui.documents.pictures import SHARE, difference

KEPT = paths.resources() / "pictures"
QUICK = ["micrograph-light", "first-start-dark"]  # in this order the colours change once
OTHERS = [
    "mnist-dark",
    "training-light",
    "intensities-light",
    "table-light",
]  # with a training, or a large run
LEARNT = {"training-light": 0.25, "table-light": 0.15}  # codes come to lie a little otherwise on each machine
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.mark.parametrize(
    "pictures", [pytest.param(QUICK, id="quick"), pytest.param(OTHERS, id="all", marks=pytest.mark.long)]
)
def test_the_window_looks_as_the_documents_show_it(pictures: list[str], tmp_path: Path, qtbot: QtBot) -> None:
    from aegui.window.screenshots import save_document_pictures

    made = save_document_pictures(tmp_path, pictures)
    said = [
        difference(one, KEPT / one.name, tmp_path / f"difference-{one.name}", LEARNT.get(one.stem, SHARE))
        for one in made
    ]
    assert [sentence for sentence in said if sentence] == []


def test_every_picture_of_the_documents_is_one_that_is_made() -> None:
    linked = {
        there
        for name in names()
        for _, target in page(name).links
        if isinstance(there := resolved(page(name), target), Path) and there.suffix == ".png"
    }
    of_read_me = {KEPT / f"{name}.png" for name in (*QUICK, *OTHERS)}
    assert folder().parent == KEPT.parent
    assert {one.resolve() for one in KEPT.glob("*.png")} == {one.resolve() for one in of_read_me} >= linked


def saved(path: Path, pixels: NDArray[np.uint8]) -> Path:
    Image.fromarray(pixels).save(path)
    return path


def test_what_an_eye_would_see_is_told_and_drawn(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    before = rng.integers(0, 255, (240, 360, 3), dtype=np.uint8)
    after, shown = before.copy(), tmp_path / "shown.png"
    after[100:110, 100:130] = 255  # "decoded in 0.7 ms"
    kept = saved(tmp_path / "a.png", before)
    assert difference(saved(tmp_path / "new.png", after), kept, shown) == ""
    assert not shown.exists()
    after[:120, 180:] = 0  # a panel is gone
    said = difference(saved(tmp_path / "new.png", after), kept, shown)
    assert said.startswith("a.png is not what the window looks like: 26% of it differs")
    assert str(shown) in said
    with Image.open(shown) as drawn:
        red, green, _ = np.asarray(drawn.convert("RGB"), int)[60, 300]
    assert red > green + 60
    assert "is not there" in difference(kept, tmp_path / "none.png", shown)
    smaller = saved(tmp_path / "small.png", before[:120])
    assert "360×240 pixels large now, and 360×120" in difference(kept, smaller, shown)
