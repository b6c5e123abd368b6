"""The main window: docks around the latent plane, a bar on top, and who tells whom.

Its frame is on screen before numpy, pyqtgraph or anything else that is heavy is imported: those
imports stand inside the methods that need them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenuBar, QVBoxLayout, QWidget

from aegui import paths
from aegui.app.history import WINDOW, Deed
from aegui.settings import load as load_settings
from aegui.views.accessibility import Speaker, tell_roles
from aegui.views.motion import motion
from aegui.views.panel import Panel, View
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.plain_text import plain_title
from aegui.window import focus, language, letters
from aegui.window.banner import Banner
from aegui.window.docks import Dock
from aegui.window.hover_fix import HoverFix
from aegui.window.intensities_preview import IntensitiesPreview
from aegui.window.layout import Shelter, Stage
from aegui.window.screen_geometry import first_place, least
from aegui.window.theme import DARK, Theme, apply, chosen_theme, follow_system
from aegui.window.top_bar import TopBar

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.app.warm_up import Ready
    from aegui.explore.records import Progress
    from aegui.explore.state import State
    from aegui.recipe import Recipe
    from aegui.runs.run_folder import Run
    from aegui.window.actions import Group
    from aegui.window.guide import Guide
    from aegui.window.preferences import Preferences

FIRST_RUN, RECIPE = "quick-start", "recipe.toml"
DRAWN = 50  # ms: the shipped run's plots are on screen
WAIT = 100  # ms until it is looked again whether nothing is being written
FOOT = 6  # px that the foot of the window needs beside a message
ARRANGEMENTS = "arrangements"  # their group in the settings
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
    language_chosen = Signal()
    beside_asked = Signal(object)  # path of a run to be compared, in a window of its own
    theme_chosen = Signal(str)  # dark, light, contrast or system

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        tell_roles()
        self._speaker, self._phase_said = Speaker(self), ""
        self.settings = settings or QSettings("aegui", "window")
        self.theme: Theme = DARK
        self.theme_choice = "system"
        self.views: dict[str, View] = {}
        self.docks: dict[str, Dock] = {}
        self._drawn = False
        self._foretold, self._image_notes = ("", ""), ("", "")
        self._made: list[QObject] = []  # by `_fill`
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.begin_anew)
        self._guide: Guide | None = None
        self.setObjectName("main")
        self.setWindowTitle(paths.NAME)
        self.setMinimumSize(least(self))
        self.banner = Banner()
        HoverFix(self)
        self.message, self.keys = ElidedLabel(self.tr("Starting…")), ElidedLabel()
        self.statusBar().addWidget(self.message)
        self.statusBar().addWidget(self.banner, 1)
        self.statusBar().addPermanentWidget(self.keys)
        self.banner.needed.connect(self._on_banner)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(14, 0, 14, 0)
        self._frame()
        kept = load_settings()
        motion().choose(kept.motion)
        self.set_theme_choice(kept.theme, remember=False)
        follow_system(self._on_desktop)
        first_place(self, self.settings.value("geometry"))

    def _frame(self) -> None:
        """What is seen before there is anything in it."""
        # The docks live in a window of their own inside this one, so that they can keep a margin.
        self.stage = Stage()
        frame = QWidget()
        self._beside = QHBoxLayout(frame)  # a lesson stands at the left of the panels
        self._beside.setContentsMargins(6, 3, 6, 8)
        self._beside.addWidget(Shelter(self.stage), 1)
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
        self.keys.setText(self.tr("F1 help · Space train and pause · arrows move the cursor"))

    def begin(
        self, named: Sequence[Path] = (), data: Path | None = None, images: Path | None = None, kind: str = ""
    ) -> None:
        """Fill the frame, show what is named or the shipped run, and start what takes longer."""
        from aegui.app.session import Session
        from aegui.window.garbage import Collector

        self.populate(Session(data))
        load_settings(self._warn)
        Collector(self.session, self)
        if named:
            self.open_named(named, images, kind)
        first = paths.trained() / FIRST_RUN
        made_into_a_run = any(not (path / RECIPE).is_file() for path in named)  # which takes a while
        if (made_into_a_run or not named) and self.session.run is None and (first / RECIPE).is_file():
            self.session.open_run(first)
        self.runs.read()
        # Importing torch takes turns with the window's thread: the plots are drawn first.
        QTimer.singleShot(DRAWN, self, self.session.start)
        QTimer.singleShot(DRAWN, self, motion().ask_system)

    def open_named(self, named: Sequence[Path], images: Path | None = None, kind: str = "") -> None:
        """Show what a start names, or a second one hands over.

        One run is shown here, and others beside it; archives are copied to one's own runs; a model from
        elsewhere is shown with images of a place or of a data set.
        """
        archives = [path for path in named if path.is_file() and self.runs.takes(path)]
        if archives:
            self.runs.bring_in(archives)
        taken = self.session.is_training
        for path in (path for path in named if path not in archives):
            if not (path / RECIPE).is_file() and self._foreign.takes(path):
                if self.session.phase == "warming":
                    self.session.ready.connect(partial(self._open_foreign, path, images, kind))
                else:
                    self._foreign.open(path, images, kind)
            elif taken:
                self.beside_asked.emit(path)
            else:
                self.session.open_run(path)
                taken = True

    def _open_foreign(self, path: Path, images: Path | None, kind: str, _: Ready) -> None:
        self._foreign.open(path, images, kind)

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
        self._restore_arrangements()
        self.views["latent"].setFocus()
        self.message.setText(self._idle_message())

    def _fill(self) -> None:
        """Panels, actions, and who tells whom: all that is made anew for another language."""
        from aegui.window.data_sets import DataSets
        from aegui.window.foreign_menu import ForeignMenu
        from aegui.window.recipe_form import RecipeForm
        from aegui.window.recipe_menu import RecipeMenu
        from aegui.window.run_actions import RunActions
        from aegui.window.run_list import RunList

        session, others = self.session, self.children()
        self.recipe_form, self.run_list = RecipeForm(), RunList()
        _show_decimals(load_settings().decimals)
        self._build_docks(self.run_list)
        self.data_sets = DataSets(session, self.top_bar, self.recipe_form, self.banner, self)
        self._intensities = IntensitiesPreview(session, self.banner, lambda: self.theme, self)
        self.recipe_form.preview_asked.connect(self._intensities.show)
        self._foreign = ForeignMenu(session, self.banner, self)
        self.setAcceptDrops(True)
        self.recipe_menu = RecipeMenu(self.top_bar, session)
        self.runs = RunActions(session, self._run_deeds, self.run_list, self.recipe_menu, self.banner, self)
        self.runs.beside_asked.connect(self.beside_asked)
        self.run_list.compare_asked.connect(self.compare_runs)
        self.run_list.beside_asked.connect(lambda path: self.beside_asked.emit(Path(path)))
        self.run_list.table_asked.connect(self.show_run_table)
        self.run_list.open_asked.connect(lambda _: self._leave_table())
        self.run_list.arranged.connect(lambda kept: self._remember({"run_table": kept}))
        self._build_actions()
        self._connect()
        self.set_theme_choice(self.theme_choice, remember=False)
        self._made = [child for child in self.children() if child not in others]

    def _build_docks(self, run_list: Panel) -> None:
        from aegui.views import all_views

        panels: list[tuple[str, str, Panel]] = [
            ("recipe", self.tr("Recipe"), self.recipe_form),
            ("runs", self.tr("Runs"), run_list),
        ]
        for what in all_views():
            view = what()
            self.views[what.name] = view
            panels.append((what.name, what.label(), view))
        for name, title, panel in panels:
            self.docks[name] = dock = Dock(name, title, panel, self.stage)
            dock.dockLocationChanged.connect(lambda _: self.stage.leave())
        self.stage.furnish(self.docks, self.views)

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
            show_plane_alone=self.show_plane_alone,
            show_run_table=self.show_run_table,
            search_runs=self.search_runs,
            reset_layout=self.reset_layout,
            view_in_focus=self.view_in_focus,
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
        for dock in self.docks.values():
            offers = dock.panel.offers
            dock.panel.set_offers([(self._words_of(name), self.action_table[name]) for name in offers])
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
                "threads": lambda _: self._name_devices(),
                "runs": lambda _: self.runs.read(),
                "data": lambda _: self.session.look_for_data(),
            },
            self.session.undo,
            self._warn,
            self,
        )

    def _words_of(self, action: str) -> str:
        """What a button in an empty panel says: what a menu calls it, but for the one that pauses, too."""
        return self.tr("Train") if action == "train" else self.action_table[action].text().replace("&", "")

    def guide(self) -> Guide:
        """The welcome card and the tour; made when they are first needed."""
        from aegui.window.control_names import ControlNames
        from aegui.window.guide import Guide
        from aegui.window.pointing import Pointer

        if self._guide is None:
            pointer = Pointer(ControlNames(self.docks, self.top_bar, self.stage), self)
            self._guide = Guide(
                self.session, pointer, self.docks["latent"], self.docks["decoded"], self.data_sets.take,
                self._lessons_there, self._remember, self,
            )  # fmt: skip
            self._guide.set_theme(self.theme)
        return self._guide

    def _lessons_there(self) -> list[tuple[str, Callable[[], object]]]:
        """What the menu calls each, and what begins it."""
        from aegui.window.actions import Action

        actions = [entry for entry in self.lessons.menu().now() if isinstance(entry, Action)]
        return [(one.text, one.run) for one in actions if not one.name]

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

    def _restore_arrangements(self) -> None:
        self.settings.beginGroup(ARRANGEMENTS)
        states = {name: self.settings.value(name) for name in self.settings.childKeys()}
        self.settings.endGroup()
        closed = str(self.settings.value("closed", "")).split()
        # As high as it will be, or the panels on top would be a little lower at each start.
        self._on_banner(self.banner.lowest())
        for widget in (self.menuWidget(), self, self.centralWidget()):
            layout = None if widget is None else widget.layout()
            if layout is not None:
                layout.activate()
        self.stage.restore(
            {name: state for name, state in states.items() if isinstance(state, QByteArray)}, closed
        )

    def _connect(self) -> None:

        session, bar, form = self.session, self.top_bar, self.recipe_form
        for view in self.views.values():
            view.connect_to(session.explorer)
        session.draft.refused.connect(form.set_problem)
        form.edited.connect(session.edit)
        form.reset_asked.connect(session.reset_recipe)
        bar.data_chosen.connect(lambda kind: session.edit("data.kind", kind))
        bar.device_chosen.connect(session.choose_device)

    def _listen(self) -> None:
        """Once: what the session says is shown by what is there then."""
        from aegui.window.last_views import LastViews
        from aegui.window.notifications import Notifications

        session = self.session
        session.run_changed.connect(self._refresh_comparisons)
        session.ready.connect(self._on_ready)
        session.progress_changed.connect(self._on_progress)
        session.explorer.changed.connect(self._on_state)
        session.draft.changed.connect(self._on_recipe)
        session.run_changed.connect(self._on_run)
        session.complained.connect(lambda text: self.banner.show_message(text, "bad"))
        session.monitor.failed.connect(
            lambda text: self.banner.show_message(text, "bad", stops_training=True)
        )
        session.monitor.memory_lacked.connect(self._on_memory_lacked)
        session.monitor.started.connect(self.banner.training_began)
        session.noted.connect(lambda text: self.banner.show_message(text, "info"))
        session.monitor.concerned.connect(lambda text: self.banner.show_message(text, "warn"))
        session.too_large.connect(self._on_too_large)
        Notifications(session, self.banner, self)
        self._last_views = LastViews(session.explorer, self._is_zoomed, self)
        session.estimates.footprint_changed.connect(self._on_foretold)
        session.estimates.images_changed.connect(self._on_image_notes)

    # What the session says

    def _on_memory_lacked(self, text: str, batch: int) -> None:
        """Offer the batch that there is memory for."""
        action = self.tr("Train anew with a batch of {}").format(f"{batch:,}")
        deed = partial(self._train_with, batch)
        self.banner.show_message(text, "bad", [(action, deed)], stops_training=True)

    def _on_too_large(self, text: str, batch: int) -> None:
        """Offer a batch that is foretold to fit, where one is, and to try all the same."""
        deeds: list[tuple[str, Callable[[], object]]] = []
        if batch:
            deeds.append(
                (self.tr("Train with a batch of {}").format(f"{batch:,}"), partial(self._train_with, batch))
            )
        deeds.append((self.tr("Train anyway"), self.session.train_anyway))
        self.banner.show_message(text, "warn", deeds, stops_training=True)

    def _train_with(self, batch: int) -> None:
        self.session.edit("training.batch", batch)
        self.session.train()

    def _on_ready(self, ready: Ready) -> None:
        self.recipe_menu.set_recipes(ready.recipes)
        self._name_devices()
        if self.session.recipe is None and self.session.run is None and ready.recipes:
            self.session.choose_recipe(next(iter(ready.recipes)))

    def _name_devices(self) -> None:
        """What can be trained on, and with how many threads."""
        if self.session.phase != "warming":
            from aegui.app.warm_up import devices

            found = devices()
            first = ("auto", self.tr("automatic: {}").format(found[0][1]))
            self.top_bar.set_devices([first, *found], self.session.device)

    def _on_progress(self, progress: Progress) -> None:
        self.top_bar.set_progress(progress)
        self.recipe_form.set_locked(progress.phase in ("running", "paused", "stopping"))
        self._say_progress()
        if progress.phase != self._phase_said:
            self._phase_said = progress.phase
            self._speaker.say(self.message.text())
        run = self.session.run
        name = f"{plain_title(run.name)} – {paths.NAME}" if run is not None else paths.NAME
        self.setWindowTitle(f"{progress.fraction:.0%} · {name}" if progress.phase == "running" else name)

    def _on_state(self, state: State, before: State) -> None:
        if _is_opening(state) is not _is_opening(before):
            self._say_progress()

    def _say_progress(self) -> None:
        """In the status line."""
        self.message.setText(self.session.last_progress().message or self._idle_message())

    def _idle_message(self) -> str:
        run = self.session.run
        if run is None:
            return self.tr("Choose a recipe and press Train, or open a run.")
        if self.session.phase == "warming" or _is_opening(self.session.explorer.state):
            return self.tr("Opening {}…").format(run.name)
        return self.tr("Open: {}").format(run.name)

    def _on_recipe(self, recipe: Recipe, original: Recipe) -> None:
        self.recipe_form.set_recipe(recipe, original)
        self.recipe_form.set_facts(self.session.estimates.facts())
        self.recipe_form.set_beside(self.session.draft.beside())
        self.top_bar.set_current_recipe(recipe.name)
        self.data_sets.show(recipe.data.kind)

    def _on_foretold(self, takes: str, complaint: str) -> None:
        """What the recipe takes, behind what it amounts to; why that does not fit, in its place."""
        self._foretold = (takes, complaint)
        facts = " · ".join(filter(None, (self.session.estimates.facts(), takes)))
        self.recipe_form.set_facts(complaint or facts, "bad" if complaint else "dim")

    def _on_image_notes(self, notes: str, warnings: str) -> None:
        """What is understood of the user's own images, below the settings of the data."""
        self._image_notes = (notes, warnings)
        self.recipe_form.set_image_notes(notes, warnings)
        if self.session.recipe is not None and not self.session.recipe.data.sized:
            self._on_foretold(*self._foretold)  # it is known now what shape the images have

    def _on_run(self, run: Run | None) -> None:
        self._on_progress(self.session.last_progress())

    def _on_banner(self, height: int) -> None:
        """The foot of the window is as high as one line of a message, whether there is one or not."""
        self.keys.setVisible(self.banner.isHidden())
        self.statusBar().setFixedHeight(height + FOOT)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file or folder of images, a model or codes from elsewhere, or runs."""
        urls = event.mimeData().urls()
        dropped = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if dropped and len(dropped) == len(urls) and all(map(self.runs.takes, dropped)):
            event.acceptProposedAction()
            return
        if len(urls) != 1 or not dropped:
            return
        (path,) = dropped
        if self.data_sets.takes(path) or self._foreign.takes(path):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Images become the recipe's data, and what is in them is shown; all else is opened."""
        dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        path = dropped[0]
        if all(map(self.runs.takes, dropped)):
            self.runs.bring_in(dropped)
        else:
            (self._foreign.open if self._foreign.takes(path) else self.data_sets.take)(path)
        event.acceptProposedAction()

    def view_in_focus(self) -> View:
        """The view that has the keyboard, else the plane."""
        widget: QWidget | None = self.focusWidget()
        while widget is not None and not isinstance(widget, View):
            widget = widget.parentWidget()
        return widget or self.views["latent"]

    # Look

    def set_theme_choice(self, choice: str, remember: bool = True) -> None:
        """dark, light, contrast or system."""
        self.theme_choice = choice if choice in ("dark", "light", "contrast") else "system"
        self.theme = chosen_theme(choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, self.theme)
        panels: list[Any] = [dock.panel for dock in self.docks.values()]
        for part in (self.top_bar, self.banner, *panels, *self.docks.values()):
            part.set_theme(self.theme)
        if self.docks:
            self.comparisons.set_theme(self.theme)
            self.lessons.panel.set_theme(self.theme)
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
        self._later.start(0)
        self.language_chosen.emit()

    def choose_language(self, code: str) -> None:
        """Speak another language from now on: a code such as zh_CN, or "" for the system's."""
        self._remember({language.SETTING: code or None})
        self._later.start(0)  # a menu or a dialog that is made anew may have asked
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
        walk = self.lessons.player.walk
        self.lessons.player.leave()  # panels that it hides are seen again; its answers are kept
        states, closed, size = self.stage.states(), self.stage.closed(), self.stage.size()
        alone = next(
            (name for name in self.docks if self.stage.is_alone() and self.docks[name].isVisible()), ""
        )
        chosen = {name: view.kept() for name, view in self.views.items()}
        arranged, focused = self.run_list.kept(), self._panel_in_focus()
        fronts = [name for name, dock in self.docks.items() if not dock.visibleRegion().isEmpty()]
        self.session.explorer.begin_anew()
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
        self._frame()
        frame: QWidget = self.centralWidget()  # type: ignore[assignment]  # it was put there
        frame.hide()  # panels that are seen would be laid out with each that comes
        self.stage.resize(size)
        self._fill()
        self.stage.restore(states, closed)
        frame.show()
        self._show_again(arranged, chosen)
        for name in fronts:
            self.docks[name].raise_()
        if greeted:
            self.guide().show_welcome(asked=False)
        elif at >= 0:
            self.guide().tour.go_to(at)
        if alone:
            self._show_alone(alone)
        self.docks[focused].panel.setFocus()
        if walk is not None:
            self.lessons.begin(walk.lesson)
        self.setUpdatesEnabled(True)

    def _panel_in_focus(self) -> str:
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Dock):
            widget = widget.parentWidget()
        return "latent" if widget is None else widget.objectName()

    def _show_again(self, arranged: dict[str, Any], chosen: dict[str, dict[str, Any]]) -> None:
        """What was told to the parts that are gone."""
        session = self.session
        if session.warmed is not None:
            self.recipe_menu.set_recipes(session.warmed.recipes)
            self._name_devices()
        recipe, original = session.draft.recipe, session.draft.original
        if recipe is not None and original is not None:
            self._on_recipe(recipe, original)
            self._on_image_notes(*self._image_notes)
            self._on_foretold(*self._foretold)
        self.run_list.keep(arranged)
        self.runs.read()
        self._on_progress(session.last_progress())
        self.action_table.refresh()

        def keep() -> None:
            for name, view in self.views.items():
                view.keep(chosen[name])

        QTimer.singleShot(0, self.views["latent"], keep)  # a part of the plane, once it has its size

    def reset_layout(self) -> None:
        """Put every panel back to its place."""
        states, closed = self.stage.states(), self.stage.closed()

        def furnish() -> None:
            self.stage.furnish(self.docks, self.views)

        furnish()
        self.session.undo.record(Deed(WINDOW, lambda: self.stage.restore(states, closed), furnish))

    def show_plane_alone(self) -> None:
        """Give the plane the whole window, or bring the other panels back as they were."""
        self._show_alone("latent")

    def show_run_table(self) -> None:
        """Give the runs the whole window, or bring the other panels back as they were."""
        self._show_alone("runs")

    def search_runs(self) -> None:
        """Have words typed that the runs are searched for."""
        self.docks["runs"].to_front()
        self.run_list.type_words()

    def _show_alone(self, name: str) -> None:
        dock = self.docks[name]
        seen = self.stage.is_alone() and dock.isVisible()
        self._show_all()
        if not seen:
            self.stage.show_alone(dock)
            dock.panel.setFocus()
        self.run_list.set_alone(name == "runs" and not seen)

    def _show_all(self) -> None:
        self.stage.show_all()
        self.run_list.set_alone(False)

    def _leave_table(self) -> None:
        """A run was opened from the table: it is seen."""
        if self.stage.is_alone() and self.docks["runs"].isVisible():
            self._show_all()

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
            QTimer.singleShot(0, self, self.appeared.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field took: Space trains and pauses, arrows move the cursor."""
        arrow = ARROWS.get(Qt.Key(event.key()))
        plane: Any = getattr(self.views.get("latent"), "plane", None)
        if event.key() == Qt.Key.Key_Space and self.docks:
            self.action_table["train"].trigger()
        elif event.key() == Qt.Key.Key_Escape and self.stage.is_alone():
            self._show_all()
        elif arrow and plane is not None:
            plane.nudge(*arrow, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab and Shift+Tab."""
        return focus.step(self, next)

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
        self.closing.emit()
        self.settings.setValue("geometry", self.saveGeometry())
        self.hide()
        if self.docks:
            for name, state in self.stage.states().items():
                self.settings.setValue(f"{ARRANGEMENTS}/{name}", state)
            self.settings.setValue("closed", " ".join(self.stage.closed()))
            self._last_views.store()
            self.comparisons.close()
            self.session.leave()
        self.settings.sync()
        super().closeEvent(event)


def _is_opening(state: State) -> bool:
    """Whether a run is still being read."""
    return state.images_awaited or state.model_awaited


def _show_decimals(count: int) -> None:
    from aegui.views.widgets.controls import NumberField

    NumberField.show_decimals(count)
