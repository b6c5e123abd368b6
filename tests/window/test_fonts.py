"""The window in any letters, with its cards, callouts and lessons: no word is cut, nothing overlaps, and
nothing scrolls without need."""

from __future__ import annotations

from itertools import product

import deeds
import pytest
from cards import cards
from clipping import cut, faults, overlapping
from english import english
from fonts import POINTS, REAL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from aegui.recipe import find
from aegui.views.widgets import style
from aegui.views.widgets.controls import Choice
from aegui.views.widgets.elided import ElidedLabel
from aegui.window.main_window import MainWindow
from aegui.window.recipe_form import RecipeForm

SIZES = [(1440, 900), (1280, 720), (1024, 700), (960, 540)]  # the last is 1920 x 1080 at 200 %
LARGE = [(1366, 768), (1920, 1080), (2560, 1440), (3840, 2160)]
LETTERS = [("Bitstream Vera Sans", 13, False), ("Manrope", 10, True)]
WORDY = (9, 10, 11)  # points in which the language of nobody, longer by a third, has to fit
REST = [*product(REAL, POINTS, [False]), *product([one for one in REAL if "CJK" not in one], WORDY, [True])]
GRID = [*LETTERS, *(pytest.param(*one, marks=pytest.mark.long) for one in REST)]


def settle(window: QWidget) -> None:
    for _ in range(6):  # what a layout asks for is done in the next round
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def wrong(window: MainWindow, behind: bool) -> list[str]:
    """Of what is seen, and of every panel that lies behind another."""
    window.repaint()
    found = faults(window)
    for dock in window.docks.values() if behind else ():
        if dock.visibleRegion().isEmpty():
            dock.raise_()
            settle(window)
            found += faults(dock)
    return list(dict.fromkeys(found))


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(("family", "points", "wordy"), GRID)
def test_everything_in_the_window_fits(family, points, wordy, lettered, open_window, qtbot: QtBot):
    lettered(family, points, language_of_nobody=wordy)
    window = open_window(size=SIZES[0])
    window.setMinimumSize(0, 0)  # as on a screen that has no room for more
    found = []
    for size in [*SIZES, *LARGE] if family in REAL and not wordy else SIZES:
        window.resize(*size)
        settle(window)
        # An answer that comes after the resizing changes words, and the layout follows in the next round.
        deeds.settle(qtbot, window.session.explorer)
        settle(window)
        assert (window.width(), window.height()) == size
        found += [f"{size}: {fault}" for fault in wrong(window, behind=size == SIZES[2])]
        if size in SIZES[:3] and (family in REAL or (family, size) == (LETTERS[0][0], SIZES[2])):
            for name, card in cards(window, all_lessons=family in REAL and size == SIZES[2]):
                settle(window)
                card.repaint()
                found += [f"{size}, {name}: {fault}" for fault in faults(card)]
    assert list(dict.fromkeys(found)) == [], "\n".join(found)
    for shown in window.findChildren(QMenu) if wordy else ():
        shown.aboutToShow.emit()
    left = english(window) if wordy else []
    assert not left, "\n".join(left)


@pytest.mark.parametrize(("family", "points", "wordy"), [*LETTERS[:1], *GRID[2:]])
def test_everything_in_the_form_fits_whatever_the_data(family, points, wordy, lettered, qtbot: QtBot):
    lettered(family, points, language_of_nobody=wordy)
    form = RecipeForm()
    qtbot.addWidget(form)
    form.show()
    for kind in ("mnist", "folder", "arrays"):
        recipe = find("aae-2d-mixture").changed({"data.kind": kind})
        form.set_recipe(recipe, recipe)
        for section in form.sections.values():
            section.fold.setChecked(True)
        settle(form)
        for width in (form.minimumSizeHint().width(), style.em(24)):
            form.resize(width, 700)
            settle(form)
            assert faults(form) == []
        choose = form.row("data.kind")
        assert choose is not None
        choose.field.setFocus()  # brings the line into sight; the form must not go to the side for it
        settle(form)
        assert form._scroll.horizontalScrollBar().maximum() == 0
        assert form._scroll.widget().width() <= form._scroll.viewport().width()


def test_the_finder_finds_what_is_cut(lettered, qtbot: QtBot):
    lettered("Lato", 10)
    holder = QWidget()
    qtbot.addWidget(holder)
    label, told, choice = QLabel("A long line of text"), ElidedLabel("Another long line"), Choice()
    choice.set_choices([("a", "Something that can be chosen", "")], "a")
    row = QHBoxLayout(holder)
    for widget in (label, told, choice):
        row.addWidget(widget)
    holder.show()
    settle(holder)
    assert cut(holder) == []
    for widget in (label, told, choice):
        widget.setFixedWidth(60)
    settle(holder)
    holder.repaint()
    (fault,) = cut(holder)
    assert "A long line of text" in fault
    assert told.toolTip() == "Another long line"
    assert choice.toolTip() == "Something that can be chosen"
    told.setToolTip("What it is.")
    assert told.toolTip() == "Another long line\nWhat it is."
    row.setEnabled(False)
    choice.setGeometry(label.geometry())
    assert len(overlapping(holder)) == 1


def test_a_choice_that_fits_says_nothing_twice(lettered, qtbot: QtBot):
    lettered("Bitstream Vera Sans", 10)
    choice = Choice()
    qtbot.addWidget(choice)
    choice.set_choices([("a", "Convolutional, square code", "")], "a")
    choice.setToolTip("What makes the code.")
    choice.resize(choice.sizeHint())
    choice.show()
    settle(choice)
    assert choice.elided() == "Convolutional, square code"
    assert choice.toolTip() == "What makes the code."
    choice.resize(83, choice.height())
    settle(choice)
    assert choice.elided().endswith("…")
    assert choice.fontMetrics().horizontalAdvance(choice.elided()) <= choice.room()
    assert choice.toolTip() == "Convolutional, square code\nWhat makes the code."


def test_a_field_shows_the_end_of_a_path_and_the_beginning_of_a_list(lettered, qtbot: QtBot):
    from aegui.window.form_fields import LineField, number_list, written_list
    from aegui.window.path_field import PathField

    lettered("Bitstream Vera Sans", 10)
    path, widths = PathField(), LineField(number_list, written_list, patient=True)
    for field, value in ((path, "/home/somebody/pictures/of/cats"), (widths, [512, 256, 128, 64, 32])):
        qtbot.addWidget(field)
        field.set_value(value)
        field.resize(100, field.sizeHint().height())
        field.show()
        field.clearFocus()
        settle(field)
    assert path.elided().startswith("…")
    assert path.elided().endswith("cats")
    assert path.toolTip().startswith("/home/somebody/pictures/of/cats")
    assert widths.elided().startswith("512")
    assert widths.elided().endswith("…")
    assert widths.alignment() & Qt.AlignmentFlag.AlignRight


def test_letters_that_are_chosen_count_at_once(lettered, open_window, qtbot: QtBot):
    lettered("Bitstream Vera Sans", 10)
    window = open_window(size=SIZES[0])
    bar = window.top_bar
    window.choose_letters("14")
    qtbot.waitUntil(lambda: window.top_bar is not bar)
    deeds.settle(qtbot, window.session.explorer)
    settle(window)
    assert (style.TEXT, window.recipe_form.font().pixelSize()) == (19, 19)
    assert wrong(window, behind=False) == []
