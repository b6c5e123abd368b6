"""A window that holds from two to eight runs against one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QSplitter, QVBoxLayout, QWidget
from shiboken6 import delete, isValid

from aegui import settings
from aegui.app.comparison import ComparisonSession
from aegui.explore.compared import kept
from aegui.explore.compared_table import drawn
from aegui.explore.selection import Selection
from aegui.files import explain, write_text
from aegui.text import shortened
from aegui.views.compared.curves import ComparedCurves
from aegui.views.compared.images import ComparedImages
from aegui.views.compared.planes import ComparedPlanes
from aegui.views.compared.table import ComparedTable
from aegui.views.panel import View, set_role
from aegui.views.theme import Theme
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.plain_text import plain_action, plain_title
from aegui.views.widgets.style import DOTS, em, text_points
from aegui.window.actions import Action, Actions, Menu
from aegui.window.figure_file import write
from aegui.window.figure_stage import INCH, FigureStyle
from aegui.window.saving import ask_where, remember
from aegui.window.screen_geometry import room_for

if TYPE_CHECKING:
    from aegui.experiments.comparison import Comparison
    from aegui.explore.compared import ComparedRun, Images

SETTINGS = "comparison"  # what was compared last, and how
SIZE, LEAST = (101, 63), (52, 34)  # em at first, and at least
DPI = 192  # of a saved figure: two pixels for each on the screen


class AsSeen:
    """A panel as it is on the screen, for a figure."""

    def __init__(self, view: View) -> None:
        self.view = view
        wide, high = (side / DOTS * INCH for side in (view.width(), view.height()))
        self.style = FigureStyle(wide, high, DPI, text_points(), view.theme.dark)
        self._hidden = [widget for widget in view.controls_of_mouse() if not widget.isHidden()]

    @property
    def on_paper(self) -> tuple[float, float]:
        """Width and height in mm."""
        return self.style.width, self.style.height

    def undress(self) -> None:
        """Without what is there to be clicked alone."""
        for widget in self._hidden:
            widget.hide()

    def dress(self) -> None:
        """As before."""
        for widget in self._hidden:
            widget.show()


class ComparisonWindow(QMainWindow):
    """Signals: choose_asked (other runs), closing."""

    choose_asked = Signal()
    closing = Signal()

    def __init__(
        self,
        runs: Sequence[Path],
        names: Sequence[str],
        folders: tuple[Path, ...],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self.session = ComparisonSession(runs, names, folders, self)
        self.session.complained.connect(self._complain)
        self.session.run_read.connect(self._on_run)
        self.session.table_read.connect(self._on_table)
        self.session.images_changed.connect(self._on_images)
        self.session.marked_changed.connect(self._on_marked)
        self._settings = QSettings("aegui", "comparison")
        self.message = ElidedLabel()
        self.statusBar().addWidget(self.message, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(14, 0, 14, 0)
        self._made: list[QObject] = []  # by `_fill`
        self._fill(theme, kept(settings.load().comparison))
        self.setMinimumSize(QSize(em(LEAST[0]), em(LEAST[1])).boundedTo(room_for(self).size()))
        self.resize(QSize(em(SIZE[0]), em(SIZE[1])).boundedTo(room_for(self).size()))
        if self._settings.value("geometry") is not None:
            self.restoreGeometry(self._settings.value("geometry"))
        self._remember()

    def begin_anew(self) -> None:
        """Show the same in the language and the letters of now."""
        session, theme = self.session, self.planes.theme
        chosen = {**self.curves.kept(), **self.images.kept()}
        sizes = [splitter.sizes() for splitter in (self._rows, *self._halves)]
        self.takeCentralWidget()  # else the window still counts on what is gone, and ends with the program
        held = (self._frame, self.menu_bar)
        for part in (*(part for part in reversed(self._made) if part not in held), *held):
            if isValid(part):
                delete(part)
        self._fill(theme, chosen)
        for splitter, shares in zip((self._rows, *self._halves), sizes, strict=True):
            splitter.setSizes(shares)
        self.planes.set_selection(session.selection)
        session.begin_anew()

    def _fill(self, theme: Theme, chosen: Mapping[str, Any]) -> None:
        """All that has words; `chosen` is what curves and images keep."""
        names, others = self.session.names, self.children()
        self.setWindowTitle(plain_title(self.tr("Compare {}").format(", ".join(names))))
        self.planes, self.images = ComparedPlanes(names), ComparedImages(names)
        self.curves, self.table = ComparedCurves(), ComparedTable()
        self.views: tuple[View, ...] = (self.planes, self.curves, self.images, self.table)
        self._shown: Images | None = None
        self._comparison: Comparison | None = None
        self._build()
        self._connect()
        self._say(self.tr("Reading the runs…"), "dim")
        self.curves.keep(chosen)
        self.images.keep(chosen)
        self.set_theme(theme)
        self._made = [child for child in self.children() if child not in others]

    def _build(self) -> None:
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._halves = []
        for left, right in ((self.planes, self.curves), (self.images, self.table)):
            half = QSplitter(Qt.Orientation.Horizontal)
            half.addWidget(left)
            half.addWidget(right)
            half.setSizes([700, 560])
            half.setHandleWidth(6)
            self._rows.addWidget(half)
            self._halves.append(half)
        self._rows.setHandleWidth(6)
        self._rows.setSizes([420, 340])
        self.menu_bar = QMenuBar()
        self._frame = QWidget()
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(6, 3, 6, 6)
        column.addWidget(self._rows)
        self.setMenuWidget(self.menu_bar)
        self.setCentralWidget(self._frame)
        self.actions_ = Actions([self._file_menu(), self._edit_menu(), self._help_menu()], [], self)
        self.actions_.fill(self.menu_bar)

    def _file_menu(self) -> Menu:
        figures = [
            Action(
                f"figure.{view.name}", plain_action(view.label()), partial(self.save_figure, view),
                self.tr("Saves this panel as it is seen: PNG, SVG or PDF."),
            )
            for view in (self.planes, self.curves, self.images)
        ]  # fmt: skip
        return Menu(
            self.tr("&File"),
            [
                Action(
                    "choose", self.tr("&Compare other runs…"), self.choose_asked.emit,
                    self.tr("Choose from two to eight runs."), "Ctrl+Shift+K",
                ),
                None,
                Action(
                    "table", self.tr("Save the &table…"), self.save_table,
                    self.tr("Saves what differs of the recipes, and all figures, as CSV."), "Ctrl+Shift+S",
                ),
                Menu(self.tr("Save &figure"), figures),
                None,
                Action("close", self.tr("C&lose"), self.close, self.tr("Close this window alone."), "Ctrl+W"),
            ],
        )  # fmt: skip

    def _edit_menu(self) -> Menu:
        return Menu(
            self.tr("&Edit"),
            [
                Action(
                    "clear", self.tr("Select &nothing"), self._select_nothing,
                    self.tr("No image is selected in any run."), "Ctrl+Shift+N",
                ),
                Action(
                    "unmark", self.tr("&Mark no image"), partial(self.session.mark, None),
                    self.tr("Takes the ring away from all planes."), "Esc",
                ),
            ],
        )  # fmt: skip

    def _help_menu(self) -> Menu:
        return Menu(
            self.tr("&Help"),
            [
                Action(
                    "help", self.tr("&Help on comparisons"), partial(self._show_help, "window#compare"),
                    self.tr("What can be compared, and what each part of this window shows."), "F1",
                ),
            ],
        )  # fmt: skip

    def _show_help(self, place: str) -> None:
        from aegui.window.help_window import show_help

        show_help(place, self)

    def _connect(self) -> None:
        session = self.session
        session.selection_changed.connect(self.planes.set_selection)
        self.planes.marked.connect(session.mark)
        self.planes.surrounded.connect(self._on_surrounded)
        self.planes.chosen.connect(self._on_chosen)
        self.images.clicked.connect(self._on_clicked)
        for view in (self.curves, self.images):
            view.changed.connect(self._remember)

    def begin(self) -> None:
        """Read the runs."""
        self.session.start()

    def set_theme(self, theme: Theme) -> None:
        """These colours."""
        for view in self.views:
            view.set_theme(theme)

    # What is read

    def _on_run(self, number: int, run: ComparedRun) -> None:
        self.planes.set_run(number, run)
        self.curves.set_run(number, run, len(self.session.paths))
        if self.session.marked is not None:
            self._on_marked(self.session.marked)
        elif all(self.session.runs):
            lacks = [text for one in self.session.runs if one is not None for text in one.lacks]
            self._say(" ".join(lacks) or self._usual(), "warn" if lacks else "dim")

    def _on_table(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self.table.set_table(drawn(comparison))

    def _on_images(self, images: Images) -> None:
        self._shown = images
        self.images.set_images(images)
        if images.marked is not None and images.marked == self.session.marked:
            self.planes.set_places(images.places)

    def _on_marked(self, name: Any) -> None:
        self.planes.set_marked(name)
        if name is None:
            self._say(self._usual(), "dim")
            return
        runs = [one for one in self.session.runs if one is not None]
        there = next((one for one in runs if one.row_of(name) >= 0), None)
        if there is None or there.images is None:
            return
        row = there.row_of(name)
        words = [there.images.identity(row), there.images.label(row) or ""]
        text = self.tr("marked: {}").format(" · ".join(filter(None, words)))
        self._say(text, "dim")

    def _usual(self) -> str:
        return self.tr(
            "Drag the ring or click a code: its image is marked in every plane. L: lasso, B: box, H: hand."
        )

    def _complain(self, text: str) -> None:
        self._say(text, "bad")

    def _say(self, text: str, role: str) -> None:
        set_role(self.message, role)
        self.message.setText(shortened(text, 1000))

    # What the user does

    def _on_surrounded(self, number: int, outline: Any, how: str) -> None:
        run = self.session.runs[number]
        if run is not None:
            self.session.select(run.surrounded(outline, how, self.session.selection))

    def _on_chosen(self, number: int, row: int, how: str) -> None:
        run = self.session.runs[number]
        if run is not None and run.images is not None:
            before = self.session.selection.shown_in(run.images)
            self.session.select(before.take(_one(row), how))  # type: ignore[arg-type]

    def _on_clicked(self, column: int) -> None:
        """An image was clicked: it is marked in all planes."""
        if self._shown is not None and 0 <= column < len(self._shown.names):
            self.session.mark(self._shown.names[column])

    def _select_nothing(self) -> None:
        self.session.select(Selection())

    def save_table(self) -> None:
        """Ask where, and write it as CSV."""
        comparison = self._comparison
        if comparison is None:
            return
        target = ask_where(self, self.tr("Save the table"), "comparison.csv", "csv")
        if target is not None:
            self._save(target, lambda: write_text(target, comparison.to_csv()))

    def save_figure(self, view: View) -> None:
        """Ask where, and save a panel as it is seen."""
        target = ask_where(self, self.tr("Save figure"), f"{view.name}.png", "png", "svg", "pdf")
        if target is None:
            return
        seen = AsSeen(view)
        try:
            self._save(target, lambda: write(target, seen, ""))
        finally:
            seen.dress()

    def _save(self, target: Path, write_it: Callable[[], object]) -> None:
        try:
            write_it()
        except OSError as error:
            self._say(explain(error, target), "bad")
        else:
            self._say(self.tr("Saved {}").format(target), "good")

    def _remember(self) -> None:
        """What is compared, and how, is there again the next time."""
        chosen = {**kept(settings.load().comparison), **self.curves.kept(), **self.images.kept()}
        chosen["runs"] = [str(path) for path in self.session.paths]
        remember({SETTINGS: chosen}, self._complain)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody waits for what is still being read."""
        self._settings.setValue("geometry", self.saveGeometry())
        self.session.leave()
        self.closing.emit()
        super().closeEvent(event)


def _one(row: int) -> Any:
    import numpy as np

    return np.array([row], np.int64)
