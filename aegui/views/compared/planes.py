"""The planes of several runs: what is selected, and the image under the cursor, are the same in all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from aegui.explore.compared import ComparedRun, Name
from aegui.explore.selection import Selection
from aegui.views.compared.colours import RunName, run_colours
from aegui.views.panel import QT_TRANSLATE_NOOP, View
from aegui.views.plots.cloud_order import MOST_NAMED, arranged, extent, palette, with_selected_on_top
from aegui.views.plots.field_colours import column_colours
from aegui.views.plots.plane import Plane
from aegui.views.plots.raster import dot_radius
from aegui.views.plots.toolbox import Toolbox
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import small_font

REST = 30  # ms: the others follow a drag, but not every step of it


class ComparedPlane(QWidget):
    """One run's plane. Signals: marked (Name), surrounded (outline, how), chosen (row, how)."""

    marked = Signal(object)
    surrounded = Signal(object, str)
    chosen = Signal(int, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._run: ComparedRun | None = None
        self._rows = np.zeros(0, np.intp)
        self._theme: Theme = DARK
        self._selection = Selection()
        self.head, self.plane, self.lack = RunName(name), Plane(), PlainLabel()
        self.plane.setMinimumSize(110, 90)
        self.plane.setAccessibleName(name)
        self.lack.setWordWrap(True)
        self.lack.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.lack.setProperty("role", "empty")
        self.lack.setFont(small_font())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.plane)
        self._stack.addWidget(self.lack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._tell)
        self.plane.cursor_moved.connect(lambda *_: self._soon.start() if not self._soon.isActive() else None)
        self.plane.clicked.connect(lambda _: self._tell())
        self.plane.surrounded.connect(self.surrounded)
        self.plane.chosen.connect(lambda place, how: self.chosen.emit(int(self._rows[place]), how))
        self.plane.cursor_item.hide()
        self.say(self.tr("Being read…"))

    def say(self, text: str) -> None:
        """Why there is no plane."""
        self.lack.setText(text)
        self._stack.setCurrentWidget(self.lack if text else self.plane)

    def set_run(self, run: ComparedRun) -> None:
        """Its codes; what there is not of them is said."""
        self._run = run
        if run.codes is None:
            self.say("\n".join(run.lacks))
            return
        self.say("")
        self.plane.set_axes(*run.codes.axes)
        self._palette()
        self._draw()
        self.plane.show_most()

    def set_selection(self, selection: Selection) -> None:
        self._selection = selection
        self._draw()

    def set_marked(self, name: Name | None) -> None:
        """The ring goes to the code of this image, where the hand does not hold it."""
        self.set_place(None if self._run is None else self._run.place_of(name))

    def set_place(self, place: tuple[float, float] | None) -> None:
        """Where the marked image lies; None where that is not known."""
        self.plane.cursor_item.setVisible(place is not None)
        if place is not None and not self.plane.is_busy():
            self.plane.set_cursor(*place)
            self.plane.bring_into_view(*place)

    def set_theme(self, theme: Theme, colour: str) -> None:
        self._theme = theme
        self.plane.set_theme(theme)
        self.head.set_colour(colour)
        self._palette()

    def _tell(self) -> None:
        if self._run is not None:
            self.marked.emit(self._run.nearest(*self.plane.cursor_xy()))

    def _palette(self) -> None:
        codes = None if self._run is None else self._run.codes
        if codes is not None:
            count = 0 if codes.labels is None else min(len(codes.classes), MOST_NAMED)
            self._inks = column_colours(self._theme, count, codes.loose, codes.scale is not None)
            self.plane.cloud.set_palette(palette(self._inks))

    def _draw(self) -> None:
        codes = None if self._run is None else self._run.with_selected(self._selection)
        if codes is None:
            return
        every = arranged(codes, frozenset(range(len(codes.classes))))
        dots = with_selected_on_top(every, codes.selected, len(self._inks))
        self._rows = dots.rows
        self.plane.cloud.set_points(dots.x, dots.y, dots.inks, dot_radius(4 * len(codes.xy)))
        self.plane.set_points(dots.x, dots.y, extent(codes), -1)


class ComparedPlanes(View):
    """Signals: marked (Name), surrounded (number, outline, how), chosen (number, row, how)."""

    name: ClassVar[str] = "compared_planes"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("ComparedPlanes", "Latent spaces")

    marked = Signal(object)
    surrounded = Signal(int, object, str)
    chosen = Signal(int, int, str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = Toolbox()
        self.tools.buttons["pins"].hide()
        self.header.addWidget(self.tools)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.body.addLayout(self._grid, 1)
        self.planes = [ComparedPlane(name) for name in names]
        across = min(len(names), 4 if len(names) > 6 else 3 if len(names) > 4 else 2)
        for number, plane in enumerate(self.planes):
            self._grid.addWidget(plane, number // across, number % across)
            plane.marked.connect(self.marked)
            plane.surrounded.connect(partial(self.surrounded.emit, number))
            plane.chosen.connect(partial(self.chosen.emit, number))
        self.tools.chosen.connect(self._set_tool)

    def sizeHint(self) -> QSize:
        return QSize(620, 360)

    def set_run(self, number: int, run: ComparedRun) -> None:
        self.planes[number].set_run(run)

    def set_selection(self, selection: Selection) -> None:
        """The same images in every run; how many, in the header."""
        for plane in self.planes:
            plane.set_selection(selection)
        count = len(selection.names)
        text = self.tr("1 image selected") if count == 1 else self.tr("{} images selected")
        self.set_state(text.format(f"{count:,}") if count else "")

    def set_marked(self, name: Name | None) -> None:
        for plane in self.planes:
            plane.set_marked(name)

    def set_places(self, places: Sequence[tuple[float, float] | None]) -> None:
        """Where each model puts the marked image, also one that is not among the codes of its run."""
        for plane, place in zip(self.planes, places, strict=False):
            if place is not None:
                plane.set_place(place)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.tools.set_theme(theme)
        for plane, colour in zip(self.planes, run_colours(theme, len(self.planes)), strict=False):
            plane.set_theme(theme, colour)

    def controls_of_mouse(self) -> Sequence[QWidget]:
        return (self.tools,)

    def kept(self) -> dict[str, Any]:
        return {}

    def _set_tool(self, name: str) -> None:
        for plane in self.planes:
            plane.plane.set_tool(name)
