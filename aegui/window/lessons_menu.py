"""The menu of lessons, and all that is seen of one: its panel, what it shows, hides and points at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QLocale, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QLineEdit, QMainWindow, QWidget
from shiboken6 import delete, isValid

from aegui.app.later import later
from aegui.app.lesson_player import LessonPlayer
from aegui.error_message import sentence
from aegui.explore.records import COLD
from aegui.files import write_text
from aegui.lessons.checking import faults
from aegui.lessons.facts import CHOSEN_WITH, WORDS
from aegui.lessons.figures import quoted
from aegui.lessons.library import folders, lessons
from aegui.lessons.panels import SWITCHES
from aegui.lessons.reading import LessonError, read
from aegui.lessons.sheet import sheet
from aegui.views.theme import Theme
from aegui.views.widgets.plain_text import plain_action
from aegui.window import language
from aegui.window.actions import Action, Listed, Menu
from aegui.window.banner import Banner
from aegui.window.control_names import ControlNames
from aegui.window.docks import Dock
from aegui.window.layout import Stage
from aegui.window.lesson_panel import LessonPanel
from aegui.window.pointer_ring import PointerRing
from aegui.window.pointing import Pointed, Pointer

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.lessons.lesson import Lesson
    from aegui.window.lesson_editor import LessonEditor, Written

PICTURE = 900  # px that a picture among the answers is wide


class Kept(NamedTuple):
    """What another window of lessons, in the place of one, is to show."""

    lesson: Lesson | None
    pictures: dict[int, bytes]
    ring: PointerRing | None  # there while presenting
    was_full: bool
    written: Written | None  # in the editor


class Lessons(QObject):
    """The lesson of a window."""

    def __init__(
        self,
        session: Session,
        docks: Mapping[str, Dock],
        stage: Stage,
        controls: ControlNames,
        banner: Banner,
        theme: Callable[[], Theme],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._explorer, self._docks, self._stage, self._banner = session.explorer, docks, stage, banner
        self._theme, self._window = theme, window
        self.player = LessonPlayer(session, self)
        self.panel = LessonPanel()
        self.panel.hide()
        self.panel.word = self._word
        self._controls = controls
        self.pointer: Pointer | None = None  # made when it is first needed
        self.withhold: Callable[[frozenset[str]], object] = lambda names: None  # set once actions are made
        self.editor: LessonEditor | None = None
        self.ring: PointerRing | None = None  # there while presenting
        self._was_full = False
        self._before: QWidget | None = None  # what had the keyboard before the panel
        self._change = QShortcut(QKeySequence(Qt.Key.Key_F6), self.panel)
        self._change.activated.connect(self._change_sides)
        self._unchecked: Lesson | None = None  # whether what it names is there
        self._is_ready: Callable[[], bool] = lambda: session.phase not in COLD
        session.ready.connect(self._check)
        self._pictures: dict[int, bytes] = {}  # what was seen as a step was answered
        player, panel = self.player, self.panel
        player.step_begun.connect(self._on_step)
        player.looked.connect(self._show)
        player.ended.connect(self._on_end)
        player.complained.connect(lambda text: banner.show_message(text, "warn"))
        player.panel_asked.connect(lambda name: docks[name].to_front())
        panel.moved.connect(player.go)
        panel.answered.connect(self._on_answer)
        panel.done_for_me.connect(player.do_it)
        panel.point_asked.connect(self.point)
        panel.left.connect(self._leave)
        for dock in docks.values():
            dock.visibilityChanged.connect(self._keep_hidden)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The panel is as wide as the window has room for."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.panel.fit(self._window.width())
        return super().eventFilter(watched, event)

    # The menu

    def menu(self) -> Menu:
        """Every lesson, and what can be done with the one that is shown."""
        there = self._is_there
        return Menu(
            self.tr("&Lessons"),
            [
                Listed(self._listed),
                None,
                Action(
                    "lesson.open", self.tr("&Open a lesson…"), self.browse,
                    self.tr("Shows a lesson of a file."),
                ),
                Action(
                    "lesson.answers", self.tr("&Save answers…"), self.save_answers,
                    self.tr("Writes what was answered in the lesson as one sheet for any browser."),
                    enabled=there,
                ),
                Action(
                    "lesson.anew", self.tr("&From the beginning"), self.begin_anew,
                    self.tr("Takes all answers of the lesson back, and shows its first step."), enabled=there,
                ),
                Action(
                    "lesson.leave", self.tr("&Leave the lesson"), self._leave,
                    self.tr("Brings all panels back; the lesson goes on here when it is opened again."),
                    enabled=there,
                ),
                None,
                Action(
                    "lesson.write", self.tr("&Write a lesson…"), self.write,
                    self.tr("Makes a lesson of what you do in the window, or changes the one that is shown."),
                ),
                Action(
                    "lesson.present", self.tr("&Present"), self.present,
                    self.tr("Large letters, one panel and a ring around the mouse, for a projector."), "F5",
                    checked=lambda: self.ring is not None,
                ),
            ],
        )  # fmt: skip

    def offers(self) -> list[tuple[str, Callable[[], object]]]:
        """What the menu calls each lesson, and what begins it."""
        return [(one.text, one.run) for one in self._listed()]

    def _listed(self) -> Iterator[Action]:
        known, faults = lessons()
        for fault in faults[:1]:
            self._banner.show_message(fault, "warn")
        for lesson in known:
            title = lesson.title.spoken(self._language())
            tip = lesson.summary.spoken(self._language())
            yield Action("", plain_action(title), partial(self.begin, lesson), quoted(tip))

    def _is_there(self) -> bool:
        return self.player.walk is not None

    def _language(self) -> str:
        return language.chosen() or QLocale().name()

    # What the user does

    def begin(self, lesson: Lesson, anew: bool = False) -> None:
        """Show a lesson where it was left."""
        self.panel.language = self._language()
        self.panel.set_theme(self._theme())
        self._pictures.clear()
        self.panel.fit(self._window.width())
        self.panel.show()
        if not self.panel.has_keyboard():
            self._before = self._window.focusWidget()
            self.panel.text.setFocus()
        self.player.begin(lesson, anew)
        if lesson.file is None or lesson.file.parent != folders()[0]:
            self._unchecked = lesson
            self._check()

    def _check(self, *_: object) -> None:
        """Say what of a lesson's own is not there, once there is something to hold it against."""
        lesson = self._unchecked
        if lesson is None or not self._is_ready():
            return
        self._unchecked = None
        found = faults(lesson)
        if found and self.player.walk is not None and self.player.walk.lesson is lesson:
            more = self.tr("%n more", "", len(found) - 1) if len(found) > 1 else ""
            said = f"{lesson.title.spoken(self._language())}: {found[0]}"
            self._banner.show_message(" ".join(filter(None, [said, more])), "warn")

    def set_theme(self, theme: Theme) -> None:
        """In these colours."""
        self.panel.set_theme(theme)
        if self.pointer is not None:
            self.pointer.set_theme(theme)
        if self.ring is not None:
            self.ring.set_colour(theme.accent)

    def kept(self) -> Kept:
        """What is shown; it is left."""
        walk = self.player.walk
        written = None if self.editor is None else self.editor.kept()
        kept = Kept(
            None if walk is None or self.panel.isHidden() else walk.lesson, dict(self._pictures),
            self.ring, self._was_full, written,
        )  # fmt: skip
        if self.ring is not None:
            self._stage.show_all()
        for gone in filter(None, (self.editor, *(self.pointer.parts() if self.pointer else ()))):
            delete(gone)
        self.ring = self.editor = self.pointer = None
        self.player.leave()
        return kept

    def keep(self, kept: Kept) -> None:
        """Show the same."""
        if kept.lesson is not None:
            self.begin(kept.lesson)
            self._pictures = kept.pictures
        if kept.ring is not None:
            self.ring, self._was_full = kept.ring, kept.was_full
            self._begin_presenting()
        if kept.written is not None:
            self._edit(kept.written)

    def begin_anew(self) -> None:
        """From its first step, without answers."""
        if self.player.walk is not None:
            self.begin(self.player.walk.lesson, anew=True)

    def browse(self) -> None:
        """Ask for a file and show its lesson."""
        title, kinds = self.tr("Open a lesson"), self.tr("Lessons (*.toml)")
        file, _ = QFileDialog.getOpenFileName(self._window, title, str(folders()[1]), kinds)
        if file:
            self.open(Path(file))

    def open(self, file: Path) -> None:
        """Show the lesson of a file, or say what is wrong with it."""
        try:
            self.begin(read(file))
        except LessonError as error:
            self._banner.show_message(str(error), "bad")

    def save_answers(self) -> None:
        """Ask for a name and a file, and write the answers there."""
        walk = self.player.walk
        if walk is None:
            return
        title = self.tr("Save answers")
        normal = QLineEdit.EchoMode.Normal
        reader, done = QInputDialog.getText(self._window, title, self.tr("Your name"), normal, "")
        if not done:
            return
        usual = str(Path.home() / f"{walk.lesson.name}.html")
        file, _ = QFileDialog.getSaveFileName(self._window, title, usual, self.tr("HTML sheet (*.html)"))
        if file:
            self.write_answers(Path(file), reader)

    def write_answers(self, file: Path, reader: str) -> None:
        """One HTML file with what was asked, what was answered, and what was seen then."""
        assert self.player.walk is not None
        try:
            write_text(file, sheet(self.player.walk, self._language(), reader, pictures=self._pictures))
        except OSError as error:
            self._banner.show_message(sentence(error), "bad")
            return
        self._banner.show_message(self.tr("Saved: {}").format(file), "good")

    def write(self) -> None:
        """Open the editor, with the lesson that is shown or with a new one."""
        if self.editor is None:
            self._edit()
        else:
            self.editor.activateWindow()

    def _edit(self, written: Written | None = None) -> None:
        from aegui.window.lesson_editor import LessonEditor

        self.editor = LessonEditor(lambda: self._explorer.state, self._seen, self._window)
        self.editor.try_asked.connect(partial(self.begin, anew=True))
        self.editor.finished.connect(self._forget_editor)
        if written is not None:
            self.editor.keep(written)
            return
        if self.player.walk is not None:
            self.editor.set_lesson(self.player.walk.lesson)
        self.editor.show()
        self.editor.activateWindow()

    def may_close(self) -> bool:
        """Whether the window may: the editor has gone, or was put away by whoever wrote in it."""
        return self.editor is None or self.editor.close()

    def _forget_editor(self) -> None:
        assert self.editor is not None
        self.editor.deleteLater()
        self.editor = None

    def _seen(self) -> list[str]:
        return [name for name, dock in self._docks.items() if not dock.visibleRegion().isEmpty()]

    def point(self, control: str) -> None:
        """Point at a control, or a panel, with what the step is about."""
        walk = self.player.walk
        if walk is not None and self._controls.find(control) is None:
            self._banner.show_message(self.tr("There is no {} to point at.").format(control), "warn")
        elif walk is not None:
            hint = quoted(walk.step.hint.spoken(self._language()))
            title = walk.step.title.spoken(self._language())
            if self.pointer is None:
                self.pointer = Pointer(self._controls, self._window)
                self.pointer.next_asked.connect(self._point_no_more)
                self.pointer.ended.connect(self._point_no_more)
            self._change.setEnabled(False)  # the key is the pointer's now
            self.pointer.set_theme(self._theme())
            self.pointer.show(Pointed(hint or title, title if hint else "", control))

    def _point_no_more(self) -> None:
        self._change.setEnabled(True)
        if self.pointer is not None:
            self.pointer.hide()

    def _change_sides(self) -> None:
        """The keyboard goes to what the step says, and back to where it was."""
        if not self.panel.has_keyboard():
            self._before = self._window.focusWidget()
            self.panel.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        before = self._before if self._before is not None and isValid(self._before) else None
        seen = before is not None and before.isVisible() and not self.panel.isAncestorOf(before)
        there = before if before is not None and seen else self._docks["latent"].panel
        there.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Presenting

    def present(self) -> None:
        """Show it as a room needs it, or as before."""
        self._point_no_more()
        if self.ring is not None:
            self.ring.deleteLater()
            self.ring = None
            self.panel.set_large(False)
            if not self._was_full:
                self._window.showNormal()
            self._show_panels()
            return
        self._was_full = bool(self._window.windowState() & Qt.WindowState.WindowFullScreen)
        self.ring = PointerRing(self._window, self._theme().accent)
        self._begin_presenting()

    def _begin_presenting(self) -> None:
        self.panel.set_large(True)
        self._window.showFullScreen()
        self._show_panels()

    # What the lesson does

    def _on_step(self) -> None:
        self._point_no_more()
        self._show_panels()
        self._show()

    def show_its_panels(self) -> bool:
        """Those of the step alone, and nothing pointed at; whether there is a lesson that names some."""
        there = self.player.walk is not None and self.panel.isVisible() and bool(self.player.walk.step.panels)
        if there:
            self._point_no_more()
            self._show_panels()
        return there

    def _show_panels(self) -> None:
        """Those of the step; while presenting the first of them alone."""
        walk = self.player.walk
        named = () if walk is None else walk.step.panels
        if self.ring is not None:
            named = named[:1] or ("latent",)
        shown = [name for name in named if name not in self._hidden()]
        if shown:
            self._stage.show_alone(*(self._docks[name] for name in shown))
            for name in reversed(shown):
                self._docks[name].raise_()
        else:
            self._stage.show_all()
        self.withhold(frozenset(name for one in self._switches() for name in SWITCHES[one].actions))
        self._keep_hidden()

    def _show(self) -> None:
        walk = self.player.walk
        if walk is not None:
            self.panel.set_walk(walk, self.player.conditions(), "help" not in walk.lesson.hide)

    def _word(self, fact: str, value: str) -> str:
        """What the window calls the value of a fact."""
        box = self._controls.find(CHOSEN_WITH[fact]) if fact in CHOSEN_WITH else None
        row = box.findData(value) if isinstance(box, QComboBox) else -1
        if isinstance(box, QComboBox) and row >= 0:
            return box.itemText(row)
        known = fact in ("verdict", "training") and value in WORDS
        return QCoreApplication.translate("lessons", WORDS[value]) if known else value

    def _on_answer(self, text: str) -> None:
        self.player.answer(text)
        walk = self.player.walk
        if walk is not None and walk.answer:
            self._pictures[walk.place] = self._picture()

    def _picture(self) -> bytes:
        """What is seen now, as PNG."""
        seen = self._stage.grab()
        if seen.width() > PICTURE:
            seen = seen.scaledToWidth(PICTURE, Qt.TransformationMode.SmoothTransformation)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        seen.save(buffer, "PNG")
        return bytes(buffer.data().data())

    def _leave(self) -> None:
        walk = self.player.walk
        if walk is not None and walk.is_finished and walk.answers:
            self._banner.show_message(
                self.tr("The lesson is done."), "good", [(self.tr("Save answers…"), self.save_answers)]
            )
            later(0, self, self._hide)
            return
        self.player.leave()

    def _hide(self) -> None:
        """The panel goes; the lesson stays until its answers are saved, or another one is opened."""
        self.panel.hide()
        self._point_no_more()
        self._stage.show_all()
        self.withhold(frozenset())

    def _on_end(self) -> None:
        self._hide()
        if self.ring is not None:
            self.present()

    # What a class leaves alone

    def _switches(self) -> tuple[str, ...]:
        walk = self.player.walk
        return () if walk is None or self.panel.isHidden() else walk.lesson.hide

    def _hidden(self) -> set[str]:
        return {panel for name in self._switches() for panel in SWITCHES[name].panels}

    def _keep_hidden(self, *_: object) -> None:
        for name in self._hidden():
            if not self._docks[name].isHidden():
                later(0, self._docks[name], self._docks[name].hide)
