"""Drawing, pasting and dropping pictures of one's own, as a user does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from deeds import corrupt, go_to
from menus import action
from panels import panel
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPainter,
    QPen,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.explorer import Explorer
from aegui.explore.state import State
from aegui.explore.user_image import form_of
from aegui.views.panels.images import ImagesView
from aegui.views.panels.latent import LatentView
from aegui.views.panels.user_image import UserImageView
from aegui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def shared(keep_window) -> MainWindow:
    return keep_window(size=(1280, 720))


@pytest.fixture
def window(shared: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """The one of all these tests, with an empty sheet behind other panels."""
    made, look = shared, shared.session.explorer
    if made.session.run is None or made.session.run.path.name != "quick-start":
        made.session.open_run(paths.trained() / "quick-start")
    made.panels.reset()
    pad = panel(made, UserImageView).pad
    pad.modes["pen"].click()
    pad.clear.click()
    corrupt(look, "none", 0.0)
    qtbot.waitUntil(lambda: look.state.images.pixels is not None, timeout=20_000)
    qtbot.waitUntil(lambda: form_of_pixels(look), timeout=10_000)
    yield made
    QGuiApplication.clipboard().clear()


def form_of_pixels(look: Explorer) -> bool:
    """Whether the form of the images is known, no longer that of decoded ones."""
    form, images = look.state.image_form, look.state.images
    return form is not None and images is not None and form.ink == form_of(images.pixels).ink


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot):
    """The panel, brought to the front by its key."""
    dock = window.docks["own"]
    assert dock.visibleRegion().isEmpty()
    QTest.keyClick(window, Qt.Key.Key_6, CTRL)
    qtbot.waitUntil(lambda: not dock.visibleRegion().isEmpty(), timeout=2000)
    return panel(window, UserImageView)


def stroke(view, *places: tuple[float, float], button=LEFT) -> None:
    """With the mouse, at shares of the sheet."""
    sketch, frame = view.pad.sketch, view.pad.sketch._frame()
    pixels = [QPoint(*(round(frame.x() + x * frame.width()), round(y * frame.height()))) for x, y in places]
    QTest.mousePress(sketch, button, pos=pixels[0])
    for pixel in pixels[1:]:
        QTest.mouseMove(sketch, pixel)
    QTest.mouseRelease(sketch, button, pos=pixels[-1])


ONE = ((0.5, 0.2), (0.5, 0.4), (0.5, 0.6), (0.5, 0.8))


def words(view) -> list[str]:
    return [picture.words.split()[0] for picture in view.results.pictures.pictures]


def picture(size: tuple[int, int] = (300, 200)) -> QImage:
    """A black one on white paper."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QPen(QColor("black"), size[1] / 10))
    painter.drawLine(size[0] // 2, size[1] // 5, size[0] // 2, size[1] * 4 // 5)
    painter.end()
    return image


def test_drawing_shows_what_the_model_makes_of_it_and_where(window: MainWindow, view, qtbot: QtBot):
    plane, look = panel(window, LatentView).plane, window.session.explorer
    assert view.results.hint.isVisible()
    assert not plane.user_image.isVisible()
    cursor = plane.cursor_xy()
    stroke(view, *ONE)
    qtbot.waitUntil(lambda: words(view) == ["as", "decoded", "error"], timeout=10_000)
    qtbot.waitUntil(lambda: len(view.results.nearest.pictures) == 4, timeout=20_000)
    assert view.results.nearest.pictures[0].words.startswith("1\n")
    assert plane.user_image.isVisible()
    place = plane.user_image.pos()
    near = pytest.approx((place.x(), place.y()), abs=1e-4)
    assert (place.x(), place.y()) == pytest.approx(
        look.state.plane.project(look.state.user_image.drawn.code).tolist()
    )
    assert plane.cursor_xy() == cursor
    QTest.keyClick(window, Qt.Key.Key_G, CTRL)
    qtbot.waitUntil(lambda: plane.cursor_xy() == near, timeout=2000)
    action(window, "Clear").trigger()
    qtbot.waitUntil(lambda: not plane.user_image.isVisible(), timeout=2000)
    assert view.results.hint.isVisible()
    assert not action(window, "Go there").isEnabled()


def test_undo_on_the_sheet_is_of_strokes_and_elsewhere_of_looks(window: MainWindow, view, qtbot: QtBot):
    look = window.session.explorer
    window.session.undo.settle()  # what was done before is a deed by itself
    before = look.state.code.copy()
    go_to(look, 5)
    window.session.undo.settle()
    stroke(view, *ONE)
    view.pad.sketch.setFocus()
    QTest.keyClick(view.pad.sketch, Qt.Key.Key_Z, CTRL)
    assert view.pad.sketch.is_bare()
    assert np.array_equal(look.state.code, look.state.model.codes[5])
    QTest.keyClick(view.pad.sketch, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not view.pad.sketch.is_bare()
    panel(window, LatentView).setFocus()
    QTest.keyClick(panel(window, LatentView).plane, Qt.Key.Key_Z, CTRL)
    assert not view.pad.sketch.is_bare()
    assert np.array_equal(look.state.code, before)


def test_a_hole_is_filled_in_and_noise_taken_away(window: MainWindow, view, qtbot: QtBot):
    stroke(view, *ONE)
    QTest.mouseClick(view.pad.modes["hole"], LEFT)
    view.pad.size_slider.setValue(900)
    stroke(view, (0.5, 0.5), (0.52, 0.5))
    qtbot.waitUntil(lambda: "filled" in words(view), timeout=10_000)
    corrupt(window.session.explorer, "gaussian", 0.3)
    qtbot.waitUntil(lambda: {"noisy", "restored"} <= set(words(view)), timeout=10_000)
    assert view.pad.sketch.brush == pytest.approx(0.02 + 0.9 * 0.28)
    QTest.mouseClick(view.pad.back, LEFT)
    qtbot.waitUntil(lambda: "filled" not in words(view), timeout=10_000)
    QTest.mouseClick(view.pad.clear, LEFT)
    assert view.pad.sketch.is_bare()


def test_a_picture_is_pasted_by_its_key(window: MainWindow, qtbot: QtBot):
    view, dock = panel(window, UserImageView), window.docks["own"]
    QGuiApplication.clipboard().setImage(picture((4000, 3000)))
    QTest.keyClick(window, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: not dock.visibleRegion().isEmpty(), timeout=2000)
    qtbot.waitUntil(lambda: words(view) != [], timeout=10_000)
    image = window.session.explorer.state.user_image.drawn.image[0]
    assert image[14, 12:16].max() > 200  # white on black, as the data
    assert image[:2].max() < 30
    assert view.results.nearest.isVisible()


def test_an_empty_clipboard_is_a_sentence_and_the_drawing_stays(window: MainWindow, view, qtbot: QtBot):
    stroke(view, *ONE)
    kept = view.pad.sketch.picture()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(window, Qt.Key.Key_V, CTRL)
    assert window.banner.messages()[0].startswith("There is no picture in the clipboard: copy one")
    assert np.array_equal(view.pad.sketch.picture(), kept)


def drop(view, data: QMimeData) -> bool:
    """Whether it was taken."""
    place, copy = QPoint(50, 50), Qt.DropAction.CopyAction
    none = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(place, copy, data, *none)
    enter.ignore()
    QApplication.sendEvent(view, enter)
    if enter.isAccepted():
        QApplication.sendEvent(view, QDropEvent(QPointF(place), copy, data, *none))
    return enter.isAccepted()


def test_files_are_dropped_and_bad_ones_told(window: MainWindow, view, qtbot: QtBot, tmp_path: Path):
    picture().save(str(tmp_path / "one.png"))
    (tmp_path / "bad.png").write_text("no picture")
    text = QMimeData()
    text.setText("no file")
    assert not drop(view, text)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.png"))])
    assert drop(view, data)
    qtbot.waitUntil(lambda: words(view) != [], timeout=10_000)
    kept = view.pad.sketch.picture()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "bad.png"))])
    assert drop(view, data)
    qtbot.waitUntil(
        lambda: any("bad.png can't be used: it is no picture" in text for text in window.banner.messages()),
        timeout=10_000,
    )
    assert np.array_equal(view.pad.sketch.picture(), kept)


def test_one_begins_from_a_file_the_cursor_or_the_grid(
    window: MainWindow, view, qtbot: QtBot, tmp_path: Path, monkeypatch
):
    Image.new("L", (40, 40), 255).save(tmp_path / "even.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "even.png"), ""))
    action(window, "Open picture…").trigger()
    qtbot.waitUntil(lambda: not view.pad.sketch.is_bare(), timeout=10_000)
    assert "neither even nor erased" in view.results.hint.text()
    QTest.keyClick(window, Qt.Key.Key_U, CTRL)
    qtbot.waitUntil(lambda: words(view) != [], timeout=10_000)
    before = view.pad.sketch.picture()
    view.grid.aboutToShow.emit()
    assert len(view.grid.buttons) == 16
    view.grid.buttons[3].click()
    qtbot.waitUntil(lambda: not np.array_equal(view.pad.sketch.picture(), before), timeout=10_000)
    view.pad.sketch.undo()
    assert np.array_equal(view.pad.sketch.picture(), before)


def test_errors_are_a_row_of_the_images(window: MainWindow, qtbot: QtBot):
    images = panel(window, ImagesView)
    qtbot.waitUntil(lambda: len(images.mosaic._names) == 2, timeout=10_000)
    QTest.mouseClick(images.errors, LEFT)
    qtbot.waitUntil(lambda: len(images.mosaic._names) == 3)  # errors come with the pixels
    assert images.mosaic._names[2].startswith("squared error, up to 0.")
    QTest.mouseClick(images.errors, LEFT)
    assert len(images.mosaic._names) == 2


def test_the_drawing_survives_another_run(window: MainWindow, view, qtbot: QtBot):
    look = window.session.explorer
    stroke(view, *ONE)
    qtbot.waitUntil(lambda: words(view) != [], timeout=10_000)
    kept = view.pad.sketch.picture()
    window.session.open_run(paths.trained() / "faces-256")
    assert words_hidden(view)
    qtbot.waitUntil(lambda: look.state.user_image is not None, timeout=60_000)
    assert look.state.user_image.drawn.image.shape == (1, 64, 64)
    assert np.array_equal(view.pad.sketch.picture(), kept)
    assert not words_hidden(view)


def test_it_follows_the_model_while_that_learns_also_with_nobody_looking(
    window: MainWindow, view, qtbot: QtBot
):
    stroke(view, *ONE)
    qtbot.waitUntil(lambda: words(view) != [], timeout=10_000)
    window.docks["images"].to_front()
    session, explorer = window.session, window.session.explorer
    codes: list[np.ndarray] = []

    def keep(state: State, before: State) -> None:
        if state.user_image is not None and state.user_image is not before.user_image and state.training:
            codes.append(state.user_image.drawn.code)

    explorer.changed.connect(keep)
    session.choose_recipe("quick-start")
    for key, value in {"training.epochs": 16, "network.widths": [16], "training.batch": 128}.items():
        session.edit(key, value)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "idle" and bool(codes), timeout=60_000)
    qtbot.waitUntil(lambda: explorer.is_settled)
    image = explorer.state.user_image.drawn
    assert image.code == pytest.approx(explorer.state.snapshot.encode(image.image[None])[0], abs=1e-5)
    assert not np.allclose(codes[0], image.code)


def words_hidden(view) -> bool:
    return not view.results.pictures.isVisible()
