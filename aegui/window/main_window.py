"""The main window: docks around the latent plane, a bar on top, and who tells whom.

Its frame is on screen before numpy, pyqtgraph or anything else that is heavy is imported: those
imports stand inside the methods that need them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenuBar, QVBoxLayout, QWidget

from aegui import paths
from aegui.app.history import WINDOW, Deed
from aegui.app.later import later
from aegui.settings import load as load_settings
from aegui.views.accessibility import tell_roles
from aegui.views.motion import motion
from aegui.views.panel import View
from aegui.window import focus, language, letters
from aegui.window.docks import GRIP, SIDE, Dock
from aegui.window.hover_fix import HoverFix
from aegui.window.intensities_preview import IntensitiesPreview
from aegui.window.layout import Shelter, Stage
from aegui.window.screen_geometry import first_place, least
from aegui.window.status_line import StatusLine
from aegui.window.theme import DARK, Theme, apply, chosen_theme, follow_system
from aegui.window.top_bar import TopBar

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.runs.run_folder import Run
    from aegui.window.actions import Group
    from aegui.window.first_deed import FirstDeed
    from aegui.window.guide import Guide
    from aegui.window.preferences import Preferences

DRAWN = 50  # ms: the shipped run's plots are on screen
WAIT = 100  # ms until it is looked again whether nothing is being written
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MainWindow(QMainWindow):
    """Builds the parts, connects them to the session, and remembers where they stood."""

    appeared = Signal()  # the frame was drawn for the first time
    closing = Signal()
    language_chosen = Signal()  # or the size of letters
    beside_asked = Signal(object)  # path of a run to be compared, in a window of its own
    theme_chosen = Signal(str)  # dark, light, contrast or system

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        tell_roles()
        self.settings = settings or QSettings("aegui", "window")
        self.theme: Theme = DARK
        self.theme_choice = "system"
        self.views: dict[str, View] = {}
        self.docks: dict[str, Dock] = {}
        self._drawn = False
        self._made: list[QObject] = []  # by `_fill`
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.begin_anew)
        self._guide: Guide | None = None
        self.setObjectName("main")
        self.setWindowTitle(paths.NAME)
        self.setMinimumSize(least(self))
        HoverFix(self)
        kept, app = load_settings(), QApplication.instance()
        if isinstance(app, QApplication):  # what is there before keeps the letters that it was made in
            apply(app, chosen_theme(kept.theme))
        self.status = StatusLine()
        self.banner = self.status.banner
        self.setStatusBar(self.status)
        self.status.titled.connect(self.setWindowTitle)
        self._frame()
        motion().choose(kept.motion)
        self.set_theme_choice(kept.theme, remember=False)
        follow_system(self._on_desktop)
        first_place(self, self.settings.value("geometry"))

    def _frame(self) -> None:
        """What is seen before there is anything in it."""
        # The docks live in a window of their own inside this one, so that they can keep a margin.
        self.stage = Stage()
        frame = QWidget()
        row, self._beside = QHBoxLayout(frame), QVBoxLayout()
        row.setContentsMargins(6, 3, 6, 8)
        self._beside.setContentsMargins(SIDE, GRIP, 0, 0)  # of a lesson, which is level with the panels
        row.addLayout(self._beside)
        row.addWidget(Shelter(self.stage), 1)
        self.setCentralWidget(frame)
        self.menu_bar = QMenuBar()
        self.top_bar = TopBar()
        head = QWidget()
        head.setObjectName("head")
        rows = QVBoxLayout(head)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.menu_bar, self.top_bar):
            rows.addWidget(part)
        self.setMenuWidget(head)

    def begin(
        self, named: Sequence[Path] = (), data: Path | None = None, images: Path | None = None, kind: str = ""
    ) -> None:
        """Fill the frame, show what is named or the shipped run, and start what takes longer."""
        from aegui.app.session import Session
        from aegui.window.first_deed import FirstDeed
        from aegui.window.garbage import Collector

        self.populate(Session(data))
        load_settings(self._warn)
        Collector(self.session, self)
        self._opening.begin(named, images, kind)
        self.runs.read()
        # Importing torch takes turns with the window's thread: the plots are drawn first.
        deed = FirstDeed(self.session, self.views["latent"], (self.top_bar, self.recipe_form))
        later(DRAWN, self, lambda: self._start_session(deed))
        later(DRAWN, self, motion().ask_system)

    def _start_session(self, deed: FirstDeed) -> None:
        from aegui.window import first_form

        if self.session.warmed is None:
            first_form.show(self.recipe_form, self.top_bar, self.session.run)
        if shiboken6.isValid(deed):
            deed.begin(dock.panel for dock in self.docks.values())
        else:  # the window was made anew meanwhile
            self.session.start()

    def open_named(self, named: Sequence[Path], images: Path | None = None, kind: str = "") -> None:
        """Show what a second start hands over."""
        self._opening.open(named, images, kind)

    def populate(self, session: Session) -> None:
        """Fill the frame, and hear the session from now on."""
        from aegui.window.comparisons import Comparisons
        from aegui.window.experiments_menu import ExperimentsMenu
        from aegui.window.run_deeds import RunDeeds

        self.session = session
        self.comparisons = Comparisons(
            lambda: self.runs.entries, lambda: session.folders, lambda: self.theme, self._warn, self
        )
        self._experiments = ExperimentsMenu(session, self.banner, self)
        self._run_deeds = RunDeeds(session.loader, session.undo, self.banner, self)
        self.preferences = self._preferences()
        self._fill()
        self._listen()
        # As high as it will be, or the panels on top would be a little lower at each start.
        self.status.settle()
        for widget in (self.menuWidget(), self, self.centralWidget()):
            layout = None if widget is None else widget.layout()
            if layout is not None:
                layout.activate()
        self.panels.restore()
        self.views["latent"].setFocus()

    def _fill(self) -> None:
        """Panels, actions, and who tells whom: all that is made anew for another language."""
        from aegui.window.data_sets import DataSets
        from aegui.window.foreign_menu import ForeignMenu
        from aegui.window.opening import Opening
        from aegui.window.panels import Panels
        from aegui.window.recipe_display import RecipeDisplay
        from aegui.window.recipe_form import RecipeForm
        from aegui.window.recipe_menu import RecipeMenu
        from aegui.window.run_actions import RunActions
        from aegui.window.run_list import RunList

        session, others = self.session, self.children()
        self.recipe_form, self.run_list = RecipeForm(), RunList()
        _show_decimals(load_settings().decimals)
        self.panels = Panels(self.stage, self.recipe_form, self.run_list, self.settings, self)
        self.docks, self.views = self.panels.docks, self.panels.views
        self.data_sets = DataSets(session, self.top_bar, self.recipe_form, self.banner, self)
        self._intensities = IntensitiesPreview(session, self.banner, lambda: self.theme, self)
        self.recipe_form.preview_asked.connect(self._intensities.show)
        self._foreign = ForeignMenu(session, self.banner, self)
        self.setAcceptDrops(True)
        self.recipe_menu = RecipeMenu(self.top_bar, session)
        self.runs = RunActions(session, self._run_deeds, self.run_list, self.recipe_menu, self.banner, self)
        self._recipe_display = RecipeDisplay(
            session, self.recipe_form, self.top_bar, self.recipe_menu, self.data_sets, self
        )
        self._opening = Opening(session, self.runs, self._foreign, self.data_sets, self)
        for part in (self.runs, self._opening):
            part.beside_asked.connect(self.beside_asked)
        self.run_list.compare_asked.connect(self.compare_runs)
        self.run_list.beside_asked.connect(lambda path: self.beside_asked.emit(Path(path)))
        self.run_list.table_asked.connect(self.panels.show_run_table)
        self.run_list.arranged.connect(lambda kept: self._remember({"run_table": kept}))
        self._build_actions()
        for view in self.views.values():
            view.connect_to(session.explorer)
        self.set_theme_choice(self.theme_choice, remember=False)
        self._made = [child for child in self.children() if child not in others]

    def _build_actions(self) -> None:
        from aegui.app.recents import IMAGES, MODEL, RUN
        from aegui.window.action_table import Deeds, action_table
        from aegui.window.command_palette import CommandPalette
        from aegui.window.control_names import ControlNames
        from aegui.window.lessons_menu import Lessons
        from aegui.window.recent_menu import RecentMenu

        recent = RecentMenu(
            {RUN: self.session.open_run, MODEL: self._foreign.open, IMAGES: self.data_sets.take},
            self.banner, self,
        )  # fmt: skip
        self.session.run_changed.connect(recent.on_run)
        self._foreign.opened.connect(partial(recent.remember, MODEL))
        self.data_sets.taken.connect(partial(recent.remember, IMAGES))
        deeds = Deeds(
            close=self.close,
            experiments=self._experiments,
            compare=self.beside_asked.emit,
            compare_several=self.comparisons.choose,
            compare_these=self.compare_runs,
            theme=lambda: self.theme,
            open_foreign=self._foreign.browse,
            choose_theme=self.set_theme_choice,
            theme_choice=lambda: self.theme_choice,
            choose_letters=self.choose_letters,
            choose_language=self.choose_language,
            choose_intensities=self._intensities.show,
            show_plane_alone=self.panels.show_plane_alone,
            show_run_table=self.panels.show_run_table,
            search_runs=self.panels.search_runs,
            reset_layout=self.reset_layout,
            view_in_focus=lambda: self.panels.view_in_focus(self.focusWidget()),
            show_keys=self.show_keys,
            show_palette=self.show_palette,
            remember=self._remember,
            show_settings=self.preferences.show,
            show_welcome=lambda: self.guide().show_welcome(),
            start_tour=lambda: self.guide().start_tour(),
            recent=recent.menu(),
        )
        self.lessons = Lessons(
            self.session, self.docks, self.stage, ControlNames(self.docks, self.top_bar, self.stage),
            self.banner, lambda: self.theme, self,
        )  # fmt: skip
        self._beside.insertWidget(0, self.lessons.panel)
        self.action_table = action_table(
            self.session, self.banner, self.docks, self.views, self.runs, self.data_sets, self.top_bar,
            deeds, self.lessons.menu(), self,
        )  # fmt: skip
        self.lessons.withhold = self.action_table.withhold
        self.action_table.fill(self.menu_bar)
        self.panels.offer(self.action_table)
        self._command_palette = CommandPalette(self)
        self.top_bar.set_actions(*(self.action_table[name] for name in ("train", "stop", "step")))

    def _preferences(self) -> Preferences:
        from aegui.window.preferences import Preferences

        return Preferences(
            {
                "theme": partial(self.set_theme_choice, remember=False),
                "language": self.choose_language,
                "motion": motion().choose,
                "text_size": lambda points: self.choose_letters("" if points is None else str(points)),
                "decimals": _show_decimals,
                "threads": lambda _: self._recipe_display.name_devices(),
                "runs": lambda _: self.runs.read(),
                "data": lambda _: self.session.look_for_data(),
            },
            self.session.undo,
            self._warn,
            self,
        )

    def guide(self) -> Guide:
        """The welcome card and the tour; made when they are first needed."""
        from aegui.window.control_names import ControlNames
        from aegui.window.guide import Guide
        from aegui.window.pointing import Pointer

        if self._guide is None:
            pointer = Pointer(ControlNames(self.docks, self.top_bar, self.stage), self)
            self._guide = Guide(
                self.session, pointer, self.docks["latent"], self.docks["decoded"], self.data_sets.take,
                self.lessons.offers, self._remember, self,
            )  # fmt: skip
            self._guide.set_theme(self.theme)
            self.lessons.player.step_begun.connect(self._guide.leave)
        return self._guide

    def greet(self) -> None:
        """Show the welcome card to whoever has not put it away yet."""
        if not load_settings().welcomed:
            self.guide().show_welcome(asked=False)

    def _refresh_comparisons(self, run: Run | None) -> None:
        """A training has begun or ended."""
        if run is not None:
            self.comparisons.refresh(run.path)

    def compare_runs(self, runs: list[str]) -> None:
        """Hold two to eight runs against one another, in a window of their own."""
        self.comparisons.open(runs)

    def show_palette(self) -> None:
        """Everything that can be done, to be found by typing."""
        self._command_palette.set_theme(self.theme)
        self._command_palette.open_over(self, self.action_table.offers())

    def key_list(self) -> list[Group]:
        """Every key and what it does, under what it is done to."""
        from aegui.window.keys import widget_keys

        return [*widget_keys(), *self.action_table.keys()]

    def show_keys(self) -> None:
        """The list of keys."""
        from aegui.window.keys import KeysDialog

        KeysDialog(self.key_list(), self).exec()

    def _remember(self, changes: dict[str, Any]) -> None:
        from aegui.window.saving import remember  # brings numpy with it

        remember(changes, self._warn)

    def _warn(self, text: str) -> None:
        self.banner.show_message(text, "warn")

    def _listen(self) -> None:
        """Once: what the session says is shown by what is there then."""
        from aegui.window.last_views import LastViews
        from aegui.window.notifications import Notifications
        from aegui.window.session_messages import SessionMessages

        session = self.session
        self.status.follow(session)
        SessionMessages(session, self.banner, self)
        Notifications(session, self.banner, self)
        session.run_changed.connect(self._refresh_comparisons)
        self._last_views = LastViews(session.explorer, self._is_zoomed, self)

    def reset_layout(self) -> None:
        """Put every panel back to its first place; undone by the panels that there are then."""
        states, closed = self.stage.states(), self.stage.closed()
        self.panels.reset()
        restore, reset = lambda: self.stage.restore(states, closed), lambda: self.panels.reset()
        self.session.undo.record(Deed(WINDOW, restore, reset))

    # Look

    def set_theme_choice(self, choice: str, remember: bool = True) -> None:
        """dark, light, contrast or system."""
        self.theme_choice = choice if choice in ("dark", "light", "contrast") else "system"
        self.theme = chosen_theme(choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, self.theme)
        for part in (self.top_bar, self.banner):
            part.set_theme(self.theme)
        if self.docks:
            self.panels.set_theme(self.theme)
            self.comparisons.set_theme(self.theme)
            self.lessons.set_theme(self.theme)
            self._intensities.set_theme(self.theme)
        if self._guide is not None:
            self._guide.set_theme(self.theme)
        self.theme_chosen.emit(self.theme_choice)
        if remember:
            self._remember({"theme": self.theme_choice})

    def _on_desktop(self) -> None:
        """The desktop has other colours: all that is chosen here is at most its contrast."""
        if self.theme is not chosen_theme(self.theme_choice):
            self.set_theme_choice(self.theme_choice, remember=False)
        if not letters.are_written():
            self._later.start(0)

    def choose_letters(self, points: str) -> None:
        """Write everything in letters of so many points; "": as the desktop does."""
        self._remember({letters.SETTING: int(points) if points else None})
        self._begin_anew_soon()

    def choose_language(self, code: str) -> None:
        """Speak another language from now on: a code such as zh_CN, or "" for the system's."""
        self._remember({language.SETTING: code or None})
        self._begin_anew_soon()

    def _begin_anew_soon(self) -> None:
        """Not at once: a menu or a dialog that is made anew may have asked."""
        if self.banner.is_busy():
            self.banner.show_message(self.tr("That comes as soon as what is under way has ended."))
        self._later.start(0)
        self.language_chosen.emit()

    def begin_anew(self) -> None:
        """Make everything that has words anew, in the language and the letters that are chosen now.

        The session, its run and training, the messages and what is chosen in views stay. What is being
        written, and whoever asks the user something, comes first.
        """
        asking = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if self.banner.is_busy() or asking is not None:
            self._later.start(WAIT)
            return
        app = QApplication.instance()
        if not self.docks or app is None:
            return
        self.setUpdatesEnabled(False)
        taught = self.lessons.kept()  # first: panels that a lesson hides are seen again
        looked_into, seen = self.data_sets.kept(), self._intensities.kept()
        kept = self.panels.kept()
        self.session.explorer.begin_anew()
        awaited = self._opening.awaited
        guide, self._guide = self._guide, None
        greeted, at = (False, -1) if guide is None else (not guide.welcome.isHidden(), guide.tour.place)
        gone: list[QObject] = [*([] if guide is None else guide.parts()), *self._made]
        self.docks, self.views = {}, {}
        for part in reversed(gone):  # at once, and what hears of others first: nothing speaks to what is gone
            if shiboken6.isValid(part):
                shiboken6.delete(part)
        for widget in filter(None, [self.takeCentralWidget(), self.menuWidget()]):
            shiboken6.delete(widget)
        language.speak(app, language.chosen())  # Qt tells every widget that there still is
        letters.write()
        if isinstance(app, QApplication):
            apply(app, self.theme)
        self.session.name_anew()
        self.banner.forget_what_is_gone()
        self._frame()
        frame: QWidget = self.centralWidget()  # type: ignore[assignment]  # it was put there
        frame.hide()  # panels that are seen would be laid out with each that comes
        self.stage.resize(kept.size)
        self._fill()
        self._opening.awaited = awaited
        self.panels.stand(kept)
        frame.show()
        self._recipe_display.show_again()
        self.status.say_again()
        self.panels.keep(kept)
        self.runs.read()
        self.action_table.refresh()
        if greeted:
            self.guide().show_welcome(asked=False)
        elif at >= 0:
            self.guide().tour.go_to(at)
        self.panels.take_turns(kept)
        self.lessons.keep(taught)
        self.data_sets.keep(looked_into)
        self._intensities.keep(seen)
        for part in (self.comparisons, self._experiments, self.preferences):
            part.begin_anew()
        self.session.start()  # whoever waited for the first deed has gone with the plane
        self.setUpdatesEnabled(True)

    @property
    def at_rest(self) -> bool:
        """Whether no thread of it is at work any more: only then may a closed window be deleted."""
        return not self.docks or self.session.at_rest

    # Qt

    def event(self, event: QEvent) -> bool:
        """The desktop may have other letters."""
        if event.type() == QEvent.Type.ThemeChange:
            self._on_desktop()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What takes longer begins when the frame has been drawn."""
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            later(0, self, self.appeared.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field took: Space trains and pauses, arrows move the cursor."""
        arrow = ARROWS.get(Qt.Key(event.key()))
        plane: Any = getattr(self.views.get("latent"), "plane", None)
        if event.key() == Qt.Key.Key_Space and self.docks:
            self.action_table["train"].trigger()
        elif event.key() == Qt.Key.Key_Escape and self.stage.is_alone():
            if not self.lessons.show_its_panels():  # a lesson keeps those of its step
                self.panels.show_all()
        elif arrow and plane is not None:
            plane.nudge(*arrow, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab and Shift+Tab."""
        return focus.step(self, next)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders."""
        if self._opening.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are opened, or become the recipe's data."""
        self._opening.take(event.mimeData())
        event.acceptProposedAction()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the fields takes the keyboard back from them."""
        self.setFocus()
        super().mousePressEvent(event)

    def _is_zoomed(self) -> bool:
        plane: Any = getattr(self.views.get("latent"), "plane", None)
        return plane is not None and bool(plane.zoomed)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout; a training is stopped so that it can go on later.

        What is being worked out for nobody is left behind: see `at_rest`.
        """
        if self.docks and not self.lessons.may_close():
            event.ignore()
            return
        self.closing.emit()
        self.settings.setValue("geometry", self.saveGeometry())
        self.hide()
        if self.docks:
            self.panels.store()
            self._last_views.store()
            self.comparisons.close()
            self.session.leave()
        self.settings.sync()
        super().closeEvent(event)


def _show_decimals(count: int) -> None:
    from aegui.views.widgets.controls import NumberField

    NumberField.show_decimals(count)
