"""The panel of one's own picture: words, colours, and nothing clipped."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLabel

from aegui.explore.drawing import Template, UserImage
from aegui.explore.queries.centring import CENTRING
from aegui.explore.queries.training_codes import TRAINING_CODES
from aegui.explore.queries.user_form import USER_FORM
from aegui.explore.queries.user_image import USER_IMAGE
from aegui.explore.queries.user_neighbours import USER_NEIGHBOURS
from aegui.explore.queries.user_sheet import USER_SHEET
from aegui.explore.user_image import Form, Given, Ink
from aegui.views.panels import user_image
from aegui.views.theme import DARK, LIGHT
from aegui.views.widgets.captioned import Captioned, CaptionedPictures
from aegui.views.widgets.error_colours import coloured
from aegui.views.widgets.style import apply, small_font

FORM = Form((1, 14, 28), Ink(True, 10.0, (14.0, 7.0), True), centred=True)


def test_light_and_dark_differ_and_the_sheet_does_not(show, pixels, qapp):
    view = show(user_image.demo(), 430, 330)
    dark = pixels(view)
    apply(qapp, LIGHT)
    view.set_theme(LIGHT)
    light = pixels(view)
    apply(qapp, DARK)
    assert (light != dark).mean() > 0.2
    middle = view.pad.sketch.mapTo(view, QPoint(20, 20))
    assert light[middle.y(), middle.x()].tolist() == dark[middle.y(), middle.x()].tolist() == [0, 0, 0]


def test_nothing_is_clipped_in_a_small_window(show):
    view = show(user_image.demo(), 410, 330)
    assert view.minimumSizeHint().width() <= 410
    assert view.minimumSizeHint().height() <= 330
    for label in view.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.fontMetrics().size(0, label.text()).width(), label.text()
    metrics = QFontMetrics(small_font())
    for part in (view.results.pictures, view.results.nearest):
        for index, picture in enumerate(part.pictures):
            line = part._words_at(index)
            assert all(metrics.horizontalAdvance(word) <= line.width() for word in picture.words.split("\n"))
            assert part.rect().toRectF().contains(part.place_of(index))


def test_every_control_says_what_it_does(show):
    view = show(user_image.demo(), 430, 330)
    for control in view.findChildren(QObject):
        if isinstance(control, QAbstractButton | QAbstractSlider) and control.isVisible():
            assert re.search(r"\.( \(.+\))?$", control.toolTip()), control


def test_an_empty_sheet_teaches(show):
    view = show(user_image.UserImageView(), 430, 330)
    assert view.results.hint.isVisible()
    assert view.results.hint.text().startswith("Draw a figure")
    assert not view.go.isEnabled()


def test_pictures_explain_themselves_under_the_mouse(show):
    view = show(user_image.demo(), 430, 330)
    part = view.results.nearest
    help = part.help_at(part.place_of(2).center())
    value, help = help.split("\n")
    assert value.startswith("pixel 16, 16: ")
    assert help == "digits/train/3, class 3: its code is 0.3 code units away."
    view.results.set_units(np.linspace(200, 3998, 256, dtype=np.float32))
    assert " in the file\n" in part.help_at(part.place_of(2).center())
    made = view.results.pictures
    assert "in the file" in made.help_at(made.place_of(0).center())
    assert "in the file" not in made.help_at(made.place_of(2).center())  # colours of an error
    assert part.help_at(QPointF(-5, -5)) == ""


@pytest.mark.parametrize(("size", "across"), [((600, 100), 6), ((200, 300), 2), ((240, 240), 3)])
def test_rows_are_chosen_so_that_pictures_are_large(show, size, across):
    part = show(CaptionedPictures(), *size)
    part.resize(*size)
    part.set_pictures([Captioned("", QImage(), "")] * 6)
    assert part.layout_now()[0] == across
    places = [part.place_of(n) for n in range(6)]
    assert all(part.rect().toRectF().contains(place) for place in places)
    assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[:n])


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_the_larger_the_error_the_farther_from_the_ground(theme):
    made = coloured(np.array([[0, 85, 170, 255]], np.uint8), theme).astype(int)
    assert made.shape == (3, 1, 4)
    brightness = made[:, 0].T @ [0.299, 0.587, 0.114]
    steps = np.diff(brightness) * (1 if theme.dark else -1)
    assert (steps > 0).all()


# The drawing of the state


def stroke(view: user_image.UserImageView, *places: tuple[int, int]) -> None:
    sketch = view.pad.sketch
    QTest.mousePress(sketch, Qt.MouseButton.LeftButton, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(sketch, QPoint(*place))
    QTest.mouseRelease(sketch, Qt.MouseButton.LeftButton, pos=QPoint(*places[-1]))


@pytest.fixture
def connected(show) -> tuple[user_image.UserImageView, FakeExplorer]:
    view, explorer = show(user_image.UserImageView(), 430, 330), FakeExplorer()
    view.set_seen(True)  # before there was anybody to tell
    view.connect_to(explorer)
    return view, explorer


def test_strokes_that_come_at_once_are_one_drawing(connected, qapp):
    view, explorer = connected
    stroke(view, (20, 20), (30, 40), (50, 60))
    assert explorer.updates == []
    qapp.processEvents()
    assert len(explorer.updates) == 1
    drawing = explorer.state.drawing
    assert drawing.picture.shape == (280, 280, 3)
    assert drawing.picture.max() == 255
    assert not drawing.holes.any()
    assert drawing.template is None


def test_what_takes_long_is_worked_out_while_somebody_looks(connected):
    view, explorer = connected
    costly = {USER_NEIGHBOURS.name, TRAINING_CODES.name}
    assert costly < explorer.seen
    view.set_seen(False)
    assert not costly & explorer.seen
    assert explorer.seen == {USER_SHEET.name}  # a picture is pasted into a panel that nobody sees yet


def test_a_picture_that_comes_is_drawn_on_and_a_bad_one_is_told(connected, qapp, tmp_path):
    view, explorer = connected
    begun: list[int] = []
    view.begun.connect(lambda: begun.append(1))
    view.open(str(tmp_path / "it.png"))
    request = explorer.state.sheet_asked
    assert request.source == tmp_path / "it.png"
    rows = np.full((280, 210, 3), 200, np.uint8)
    image = Given(np.zeros((1, 28, 21), np.uint8), rows, exact=False)
    template = Template(request, image, FORM.frame, rows, dark=False, centred=True)
    explorer.tell(USER_SHEET, template)
    explorer.tell(USER_SHEET, None)  # it is drawn on
    qapp.processEvents()
    assert begun == [1]
    assert explorer.state.drawing.template is template
    assert np.array_equal(explorer.state.drawing.picture, rows)
    view.open(str(tmp_path / "bad.png"))
    explorer.lack(USER_SHEET, "It is no picture.")
    assert explorer.complaints == ["It is no picture."]
    assert explorer.state.sheet_asked is request
    view.set_centred(False)
    again = explorer.state.sheet_asked
    assert (again.source, again.centred, again.given) == (request.source, False, image)
    view.pad.clear.click()
    qapp.processEvents()
    assert explorer.state.sheet_asked is None
    assert explorer.state.drawing.template is None
    view.pad.back.click()
    qapp.processEvents()
    assert explorer.state.drawing.template is template
    assert explorer.state.sheet_asked is request


def test_the_sheet_is_as_the_images_are(connected):
    view, explorer = connected
    explorer.tell(USER_FORM, FORM)
    assert view.pad.sketch.picture().shape == (140, 280, 3)
    assert view.pad.sketch.picture().min() == 255  # black ink on white
    explorer.tell(CENTRING, True)
    assert view.centre.isVisible()
    view.centre.click()
    assert explorer.state.centring is False
    explorer.tell(CENTRING, None)
    assert not view.centre.isVisible()
    explorer.tell(USER_FORM, None)  # of another run it is not known yet: the sheet stays
    assert view.pad.sketch.picture().shape == (140, 280, 3)


def test_the_cursor_is_sent_to_the_image_when_asked(connected):
    view, explorer = connected
    view.go_there()
    assert explorer.complaints == ["There is no picture of your own yet: draw, paste or open one."]
    image = user_image.demo().results._drawn
    code = replace(image, code=np.array([1.5, -2], np.float32))
    explorer.state = replace(explorer.state, user_image=UserImage(code, image.image, np.zeros((8, 8), bool)))
    explorer.tell(USER_IMAGE, explorer.state.user_image)
    assert view.go.isEnabled()
    view.go.click()
    assert explorer.state.cursor == (1.5, -2)
    explorer.tell(USER_IMAGE, None)
    assert not view.go.isEnabled()


def test_one_begins_from_the_cursor_or_the_grid(connected, given):
    view, explorer = connected
    view.take_cursor()
    assert explorer.complaints == ["There is no image under the cursor yet: train or open a run."]
    view.set_preview(given.preview)
    view.take_image(2)
    assert np.array_equal(explorer.state.sheet_asked.source[..., 0], given.preview.originals[2, 0])
    before = explorer.state.sheet_asked
    view.take_image(99)
    assert explorer.state.sheet_asked is before


def test_how_many_training_images_are_encoded_is_told(connected):
    view, explorer = connected
    explorer.progress(TRAINING_CODES, 0.25)
    assert view.results.name.text() == "encoding the training images: 25%"
    explorer.progress(TRAINING_CODES, 1.0)
    assert view.results.name.text() == "nearest of the codes shown"
