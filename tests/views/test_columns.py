"""The plane coloured by a column: a legend that counts, a scale that draws a range, the row on the card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from aegui.explore.column import of_values
from aegui.explore.records import Codes, ValueScale
from aegui.views.panels.latent import LatentView
from aegui.views.plots.cloud_order import arranged
from aegui.views.plots.field_colours import column_colours
from aegui.views.sample import samples
from aegui.views.theme import DARK, LIGHT, rgb
from aegui.views.widgets.value_bar import ValueBar


@pytest.fixture
def view(show: Callable[..., LatentView]) -> LatentView:
    made = LatentView()
    made.set_codes(samples().codes)
    return show(made, 690, 530)


def by_value() -> Codes:
    codes = samples().codes
    column = of_values("dose", np.linspace(0, 10, len(codes.xy)))
    return replace(codes, labels=column.labels, classes=column.names, scale=column.scale)


def test_the_legend_counts_what_is_selected_of_each_class(view: LatentView) -> None:
    codes = samples().codes
    assert codes.labels is not None
    chosen = codes.labels == 3
    chosen[np.flatnonzero(codes.labels == 4)[:7]] = True
    view.set_codes(replace(codes, selected=chosen))
    counts = [chip.count() for chip in view.legend.chips()]
    assert counts[3:5] == ["183 / 183", "7 / 181"]
    assert counts[0] == "0 / 178"
    view.set_codes(codes)
    assert [chip.count() for chip in view.legend.chips()] == [""] * 10


def test_values_have_a_bar_of_colours_and_no_names(view: LatentView) -> None:
    view.set_codes(by_value())
    assert view.values.isVisible()
    assert not view.legend.isVisible()
    assert view.names.shown() == []
    assert view.values.words()[1].endswith("9.95")
    for theme in (DARK, LIGHT):
        view.set_theme(theme)
    view.set_codes(samples().codes)
    assert view.legend.isVisible()
    assert not view.values.isVisible()
    assert len(view.names.shown()) == 10


def test_what_is_out_of_the_range_is_not_drawn(view: LatentView) -> None:
    codes, count = by_value(), len(samples().codes.xy)
    assert codes.labels is not None
    few = np.where(np.arange(count) < 100, codes.labels, -1)
    view.set_codes(replace(codes, labels=few))
    assert len(view._rows) == 100


@pytest.fixture
def bar(show: Callable[..., ValueBar]) -> ValueBar:
    made = ValueBar()
    made.set_scale(ValueScale("dose", 0.0, 10.0, -5.0, 10.0))
    return show(made, 400, 30)


def spans(bar: ValueBar) -> list[tuple[float, float] | None]:
    told: list[tuple[float, float] | None] = []
    bar.spanned.connect(told.append)
    return told


def test_a_drag_along_the_colours_is_a_range(bar: ValueBar) -> None:
    told, place = spans(bar), bar.bar()
    assert bar.words() == ("≤ 0", "10")
    start = QPoint(round(place.left() + 0.2 * place.width()), 15)
    end = QPoint(round(place.left() + 0.7 * place.width()), 15)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=end)
    QTest.mouseMove(bar, start)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=start)
    assert told[0] == pytest.approx((2.0, 7.0), abs=0.05)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, QPoint(0, 15))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(0, 15))
    assert told[1] is not None
    assert told[1][0] == -5.0  # what lies beyond the first colour is meant, too
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=start)
    assert len(told) == 2
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=start)
    assert told[-1] is None


def test_keys_move_the_ends_of_the_range(bar: ValueBar) -> None:
    told = spans(bar)
    QTest.keyClick(bar, Qt.Key.Key_PageUp)
    assert told[-1] == pytest.approx((1.0, 10.0))
    bar.set_scale(ValueScale("dose", 0.0, 10.0, -5.0, 10.0, told[-1]))
    QTest.keyClick(bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == pytest.approx((1.0, 9.9))
    assert bar.words() == ("1", "10")
    QTest.keyClick(bar, Qt.Key.Key_Home)
    assert told[-1] is None


def test_dates_are_written_as_dates(bar: ValueBar) -> None:
    day = 86_400.0
    bar.set_scale(ValueScale("day", 0.0, 40 * day, 0.0, 40 * day, dates=True))
    assert bar.words() == ("1970-01-01", "1970-02-10")
    bar.set_scale(ValueScale("day", 0.0, day / 2, 0.0, day / 2, dates=True))
    assert bar.words() == ("1970-01-01 00:00", "1970-01-01 12:00")


def test_the_row_of_a_table_stands_on_the_card(view: LatentView) -> None:
    row = tuple((f"column {n}", "x" * 100) for n in range(12))
    there = samples().hovered(0)
    assert there is not None
    view.card.show_at(replace(there, row=row), QPointF(100, 100))
    texts = [one.text() for one in view.card.findChildren(QLabel) if one.text().startswith("column 0: ")]
    assert len(texts[0].splitlines()) == 9
    assert max(map(len, texts[0].splitlines())) <= 60


def test_what_is_nothing_is_dim_and_has_no_name_in_the_plane(view: LatentView) -> None:
    codes = replace(samples().codes, loose=True)
    view.set_codes(codes)
    assert view.names.shown() == list("012345678")
    assert codes.labels is not None
    drawn = codes.labels[arranged(codes, range(10)).rows]
    assert (drawn[: int((codes.labels == 9).sum())] == 9).all()  # below all others
    colours = column_colours(DARK, 3, True, False)
    assert colours == (*(rgb(name) for name in DARK.class_colours(2)), rgb(DARK.dim))
    assert len(column_colours(LIGHT, 65, True, True)) == 65
    assert column_colours(DARK, 0, False, False) == (rgb(DARK.unlabelled),)
