"""Where the panels stand: recipe and runs left, the plane in the middle, the cursor's image right.

On a small screen there is no room for all of them: some lie behind others then, and the plane keeps its
height.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontInfo, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QScrollArea, QTabBar, QTabWidget
from shiboken6 import isValid

from aegui.views.motion import motion
from aegui.views.panel import View

LEFT, WIDEST = 18, 21  # em: the fields of the form fit; words that need more get so much
RIGHT = 0.33  # of the width; what is left is the plane's
RIGHT_OF_TWO = 0.42  # where there is no column to the left
UPPER = 0.4  # of the height of a column, where nothing else is said
BETWEEN = 4  # px
NEAR = 4  # px: a column as wide as it was given, but for rounding
TABS = 2  # em, height of a bar of tabs
SMALL = "small"  # arrangement for where there is no room for any

Group = tuple[str, ...]  # panels that lie behind one another, the one in front first
Column = tuple[Group, ...]  # from top to bottom


class Arrangement(NamedTuple):
    """Columns from left to right; `heights` are what panels want here at least, in em, and `shares` what
    those at the top of a column have of its height."""

    name: str
    columns: tuple[Column, ...]
    heights: Mapping[str, int]
    shares: Mapping[str, float]

    def groups(self) -> Iterator[Group]:
        """Of all columns."""
        for column in self.columns:
            yield from column


def arrangements(views: Mapping[str, View]) -> list[Arrangement]:
    """From the one that needs most room to the one that needs least."""

    def of(*areas: str) -> Group:
        return tuple(name for area in areas for name, view in views.items() if view.area == area)

    plane, curves = of("centre-top"), of("centre-bottom", "centre-behind")
    cursor, images = of("right-top"), of("right-bottom", "right-behind")
    forms = ("recipe", "runs")
    right = (cursor, images)
    return [
        Arrangement(
            "roomy",
            ((forms[:1], forms[1:]), (plane, curves), right),
            {plane[0]: 36, curves[0]: 16},
            {plane[0]: 0.66, forms[0]: 0.7},
        ),
        Arrangement("low", ((forms,), (plane, curves), right), {plane[0]: 30}, {plane[0]: 1.0}),
        Arrangement("flat", ((forms,), (plane,), (cursor, images + curves)), {}, {}),
        Arrangement("narrow", ((plane,), (cursor + forms, images + curves)), {}, {}),
        Arrangement("thin", ((forms,), (plane,), (cursor + images + curves,)), {}, {}),
        Arrangement(SMALL, ((plane,), (cursor + images + forms + curves,)), {}, {}),
        Arrangement("stacked", ((plane, cursor + images + forms + curves),), {}, {plane[0]: 0.6}),
    ]


class Stage(QMainWindow):
    """The window inside the window that holds the docks.

    Where the window grows or shrinks the columns keep their shares, unless the user has chosen others:
    Qt by itself would take it all from the plane. Where it grows or shrinks much, the panels are arranged
    otherwise; each arrangement remembers what the user made of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setAccessibleName(self.tr("Panels"))
        self.follow_motion()
        motion().changed.connect(self.follow_motion)
        self.setDockNestingEnabled(True)
        self.setDocumentMode(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.columns: list[QDockWidget] = []  # the first of each, from left to right
        self.arrangement: Arrangement | None = None
        self._docks: Mapping[str, QDockWidget] = {}
        self._ways: list[Arrangement] = []
        self._kept: dict[str, QByteArray] = {}  # what the user made of each arrangement
        self._before: QByteArray | None = None  # what was seen before one panel took it all
        self._closed: list[str] = []  # before
        self._way_before: Arrangement | None = None
        self._given: list[int] = []  # the widths of the columns
        self._shared = False
        self._arranging = False
        self._fitted = QSize()  # the room when an arrangement was last looked for
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._rearrange)
        # Not `QTimer.singleShot`: it would hold a stage that goes before the timer has rung.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)

    # Arrangements

    def follow_motion(self) -> None:
        """Docks slide, or are there at once."""
        self.setAnimated(not motion().is_reduced)

    def furnish(self, docks: Mapping[str, QDockWidget], views: Mapping[str, View]) -> None:
        """Put every dock to its first place."""
        self._docks, self._ways, self._before = docks, arrangements(views), None
        self._kept.clear()
        with self._by_itself():
            self._arrange(self._fitting())

    def states(self) -> dict[str, QByteArray]:
        """How the panels stand, by the name of the arrangement; for `restore`."""
        if self.arrangement is not None:
            self._kept[self.arrangement.name] = self._before or self.saveState(self._version())
        return dict(self._kept)

    def closed(self) -> list[str]:
        """The names of the panels that are closed, in every arrangement."""
        if self._before is not None:
            return self._closed
        return [name for name, dock in self._docks.items() if dock.isHidden()]

    def restore(self, states: Mapping[str, QByteArray], closed: Iterable[str]) -> None:
        """Put the panels where they stood."""
        self._kept = dict(states)
        if self.arrangement is not None and self.arrangement.name in self._kept:
            with self._by_itself():
                self.restoreState(self._kept[self.arrangement.name], self._version())
            self._soon.start()  # once they are laid out
        for name, dock in self._docks.items():
            dock.setVisible(name not in closed)

    def _version(self) -> int:
        """Another one for other docks: what was remembered of fewer would squeeze the new ones in."""
        return zlib.crc32(" ".join(sorted(self._docks)).encode()) >> 1  # Qt takes an int of 32 bits

    def _fitting(self, names: Collection[str] = ()) -> Arrangement:
        """The one that needs most of those that there is room for; `names`: with these panels alone."""
        size = self._room()
        for way in self._ways:
            columns = [_only(column, names) for column in way.columns] if names else way.columns
            columns = [column for column in columns if column]
            wide = sum(self._width(column) + BETWEEN for column in columns) - BETWEEN
            high = max(sum(self._heights(column, way)) for column in columns)
            if wide <= size.width() and high <= size.height():
                return way
        return next(way for way in self._ways if way.name == SMALL)  # which scrolls then

    def _room(self) -> QSize:
        """What there is without scrolling."""
        viewport = self.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        return area.maximumViewportSize() if isinstance(area, Shelter) else self.size()

    def _width(self, column: Column) -> int:
        """What the widest panel of a column needs."""
        return max(self._docks[name].minimumSizeHint().width() for group in column for name in group)

    def _heights(self, column: Column, way: Arrangement) -> list[int]:
        """What each group of a column needs, with its tabs and the gap below it."""
        needs = []
        for group in column:
            least = max(self._docks[name].minimumSizeHint().height() for name in group)
            wanted = max(self._em(way.heights.get(name, 0)) for name in group)
            needs.append(max(least, wanted) + BETWEEN + (self._em(TABS) if len(group) > 1 else 0))
        return needs

    def _em(self, count: float) -> int:
        return round(count * QFontInfo(self.font()).pixelSize())

    def _rearrange(self) -> None:
        """Another size may ask for another arrangement; what was closed stays closed, what floats floats."""
        if self.arrangement is None:
            return
        if self._before is not None:
            self._fit_alone()
            return
        way = self._fitting()
        if self._ways.index(way) < self._ways.index(self.arrangement) and self._room() == self._fitted:
            return  # what needs less room for a moment moves nothing
        self._fitted = self._room()
        if way.name == self.arrangement.name:
            if self._shared and self.widths() != self._given:  # another recipe has other words
                self.share()
            return
        hidden = [dock for dock in self._docks.values() if dock.isHidden()]
        floating = [(dock, dock.geometry()) for dock in self._docks.values() if dock.isFloating()]
        with self._by_itself():
            self._arrange(way)
            if way.name in self._kept:
                self.restoreState(self._kept[way.name], self._version())
            for dock, place in floating:
                dock.setFloating(True)
                dock.setGeometry(QRect(place))
            for dock in self._docks.values():
                dock.setVisible(dock not in hidden)
        if way.name in self._kept:
            self._soon.start()  # once they are laid out

    def refit(self) -> None:
        """Look for a better arrangement, once whatever is under way is done."""
        if self.arrangement is not None:
            self._again.start()

    def _arrange(self, way: Arrangement) -> None:
        docks = self._docks
        for dock in docks.values():
            self.removeDockWidget(dock)
            dock.setFloating(False)
        columns = self._take(way)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.columns[0])
        for before, after in pairwise(self.columns):
            self.splitDockWidget(before, after, Qt.Orientation.Horizontal)
        for column in columns:
            for above, below in pairwise(column):
                self.splitDockWidget(above, below, Qt.Orientation.Vertical)
        for group in way.groups():
            for name in group:
                docks[name].show()
            for front, behind in pairwise(group):
                self.tabifyDockWidget(docks[front], docks[behind])
            docks[group[0]].raise_()
        self.share()
        for place, docked in zip(way.columns, columns, strict=True):
            high = [max(one, 1) for one in self._shares(place, way)]
            self.resizeDocks(docked, high, Qt.Orientation.Vertical)

    def _take(self, way: Arrangement) -> list[list[QDockWidget]]:
        """The panels stand in this way from now on; the first of each group of each column."""
        columns = [[self._docks[group[0]] for group in column] for column in way.columns]
        self.arrangement, self.columns = way, [column[0] for column in columns]
        return columns

    def _set_up_tabs(self) -> None:
        """Names in full: where there are too many the bar scrolls. Qt makes the bars as they are needed."""
        for bar in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if bar.elideMode() != Qt.TextElideMode.ElideNone:
                bar.setElideMode(Qt.TextElideMode.ElideNone)
                bar.setUsesScrollButtons(True)

    def _shares(self, column: Column, way: Arrangement) -> list[int]:
        """The heights of a column's groups: their shares, and each at least what it needs."""
        if len(column) == 1:
            return [self.height()]
        upper, lower = self._heights(column, way)
        wanted = round(self.height() * way.shares.get(column[0][0], UPPER))
        first = max(upper, min(wanted, self.height() - lower))
        return [first, self.height() - first]

    # One panel alone

    def is_alone(self) -> bool:
        """Whether one panel has taken all the room."""
        return self._before is not None

    def show_alone(self, *alone: QDockWidget) -> None:
        """Give one panel, or some, all the room there is."""
        if self._before is None:
            self._closed, self._way_before = self.closed(), self.arrangement
            self._before = self.saveState(self._version())
        with self._by_itself():
            way = self._fitting([name for name, dock in self._docks.items() if dock in alone])
            if len(alone) > 1 and way is not self.arrangement:
                self._arrange(way)
            for dock in self._docks.values():
                dock.setVisible(dock in alone)
            for dock in alone:
                dock.setFloating(False)

    def _fit_alone(self) -> None:
        """Those that have all the room stand otherwise where there is less of it, or more."""
        alone = [dock for dock in self._docks.values() if not dock.isHidden()]
        seen = [dock for dock in alone if not dock.visibleRegion().isEmpty()]
        if len(alone) > 1 and self._room() != self._fitted:
            self._fitted = self._room()
            self.show_alone(*alone)
            for dock in seen:
                dock.raise_()

    def show_all(self) -> None:
        """Bring the others back, as they were."""
        if self._before is not None:
            with self._by_itself():
                if self._way_before is not None:
                    self._take(self._way_before)
                self.restoreState(self._before, self._version())
            self._before = None
            self.refit()
            self._soon.start()

    # Widths

    def widths(self) -> list[int]:
        """Of the columns: each what its panels need, and the plane the rest."""
        assert self.arrangement is not None
        whole = self.width()
        needs = [self._width(column) for column in self.arrangement.columns]
        if len(needs) == 1:
            return [whole]
        if len(needs) == 2:
            right = max(needs[1], min(round(whole * RIGHT_OF_TWO), whole - needs[0] - BETWEEN))
            return [whole - right - BETWEEN, right]
        wanted = max(self._docks[name].sizeHint().width() for name in self.arrangement.columns[0][0])
        left = max(self._em(LEFT), needs[0], min(wanted, self._em(WIDEST)))
        right = max(needs[2], min(round(whole * RIGHT), whole - left - needs[1] - 2 * BETWEEN))
        return [left, whole - left - right - 2 * BETWEEN, right]

    def share(self) -> None:
        """Give every column its width, from now on."""
        self._shared, self._given = True, self.widths()
        wide = [max(one, 1) for one in self._given]  # where there is no room at all
        self.resizeDocks(self.columns, wide, Qt.Orientation.Horizontal)

    def look(self) -> None:
        """The user may have moved something: whether the columns have their shares still."""
        if self.arrangement is None or self._before is not None:
            return
        now = [_seen(dock, self).width() for dock in self.columns]
        self._shared = all(abs(a - b) <= NEAR for a, b in zip(now, self.widths(), strict=False))

    def leave(self) -> None:
        """A panel was put elsewhere: the columns are the user's."""
        self._shared = False
        self._keep()

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """What the docks tell meanwhile is not the user's doing; the keyboard stays where it is."""
        self._arranging = True
        had = self.window().focusWidget()
        yield
        self._arranging = False
        if had is not None and isValid(had) and had.isVisible():
            had.setFocus()

    def _keep(self) -> None:
        """Remember what the user has made of this arrangement, before another size squeezes it."""
        if self.arrangement is not None and self._before is None and not self._arranging:
            self._kept[self.arrangement.name] = self.saveState(self._version())

    # Qt

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.look()
            self._keep()
        elif event.type() == QEvent.Type.LayoutRequest:
            self._set_up_tabs()
            self.refit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """From now on the size is that of the window."""
        super().showEvent(event)
        self._rearrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.arrangement is None or self._before is not None:
            return
        if self._shared and all(dock.isVisible() for dock in self.columns):
            self.share()
        self.refit()


class Shelter(QScrollArea):
    """Holds a stage; scrolls where even the smallest arrangement needs more room than there is."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.setWidget(stage)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stage.refit()


def _only(column: Column, names: Collection[str]) -> Column:
    """What is left of a column with these panels alone."""
    groups = (tuple(name for name in group if name in names) for group in column)
    return tuple(group for group in groups if group)


def _seen(dock: QDockWidget, stage: QMainWindow) -> QRect:
    """Where a dock stands, or the one that lies before it; nothing where it is closed or floats."""
    for one in (dock, *stage.tabifiedDockWidgets(dock)):
        if one.isVisible() and not one.isFloating() and not one.visibleRegion().isEmpty():
            return one.geometry()
    return QRect()
