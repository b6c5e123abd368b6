"""What is understood of the user's own images stands in the form before they are trained on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from pytestqt.qtbot import QtBot


def put(path: Path, shade: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.linspace(0, shade, 64, dtype=np.uint8).reshape(8, 8)).save(path)


def test_the_form_says_what_a_folder_holds(open_window, qtbot: QtBot, tmp_path):
    window = open_window()
    session, form = window.session, window.recipe_form
    for place in ("Train/a/1", "Train/b/1", "val/a/1", "extra/1"):
        put(tmp_path / "set" / f"{place}.png", 20)
    (tmp_path / "set" / "Train" / "c").mkdir()
    session.edit("data.kind", "folder")
    assert form.image_notes.text() == ""
    session.edit("data.path", str(tmp_path / "set"))
    qtbot.waitUntil(lambda: bool(form.image_notes.text()), timeout=10_000)
    assert form.image_notes.text() == (
        "2 training pictures in Train/, 1 validation picture in val/ of 2 classes (a, b)."
    )
    said = form.image_warnings.text()
    assert "Left out: extra: it lies beside the splits (1 picture); Train/c: it holds no pictures." in said
    assert "Values 0…20 of 0…255: only 8 % of the range" in said
    assert said.endswith("set Intensities to min-max.")  # as the form calls it
    assert form.image_notes.isVisible()
    session.edit("data.intensities", "min-max")
    qtbot.waitUntil(lambda: "0…20 became 0…1" in form.image_notes.text(), timeout=10_000)
    session.edit("data.path", str(tmp_path / "gone"))
    qtbot.waitUntil(lambda: "is not there" in form.image_warnings.text(), timeout=10_000)
    session.edit("data.kind", "digits")
    assert (form.image_notes.text(), form.image_warnings.text()) == ("", "")
    assert not form.image_warnings.isVisible()


def test_the_form_says_the_shape_that_a_file_of_arrays_has(open_window, qtbot: QtBot, tmp_path):
    window = open_window()
    session, form = window.session, window.recipe_form
    np.savez(tmp_path / "own.npz", x_train=np.zeros((20, 12, 10), np.uint16) + np.arange(20)[:, None, None])
    session.edit("data.kind", "arrays")
    session.edit("data.path", str(tmp_path / "own.npz"))
    qtbot.waitUntil(lambda: "12×10" in form.facts.text(), timeout=10_000)
    assert form.image_notes.text().startswith("20 12×10 grey images in x_train, without labels.")
    assert "0…19 became 0…1" in form.image_notes.text()
