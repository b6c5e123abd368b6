"""What the user does with the runs of the list, which can be undone: names, stars, tags, notes, the trash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from aegui.error_message import sentence
from aegui.explore.query import Task
from aegui.runs import trash
from aegui.runs.run_index import Entry
from aegui.runs.run_notes import RunNote, checked, write_note
from aegui.runs.trash import Trashed, TrashRefused
from aegui.text import shortened
from aegui.window.banner import Banner

if TYPE_CHECKING:
    from aegui.app.loader import Loader

MOST = 100  # deeds that are remembered
Notes = Mapping[str, RunNote]


@dataclass(frozen=True)
class _Noted:
    """Something was said of runs."""

    before: Notes
    after: Notes


@dataclass(frozen=True)
class _Moved:
    """Runs were moved to the trash."""

    runs: tuple[Trashed, ...]


class RunDeeds(QObject):
    """Signals: noted (what is said now of each path), moved (the runs there are have changed)."""

    noted = Signal(dict)
    moved = Signal()

    def __init__(self, loader: Loader, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._loader, self._banner, self._window = loader, banner, window
        self._done: list[_Noted | _Moved] = []
        self._undone: list[_Noted | _Moved] = []

    # What is said of runs

    def star(self, runs: Sequence[Entry]) -> None:
        """Give all a star, or take it where all have one."""
        starred = all(run.star for run in runs)
        self._note(runs, lambda note: replace(note, star=not starred))

    def say(self, runs: Sequence[Entry], field: str, text: str) -> None:
        """Give another name, tag or note; one that can't be is told."""
        try:
            said = checked(field, text)
        except ValueError as error:
            self._banner.show_message(str(error), "bad")
            self.noted.emit({run.path: note_of(run) for run in runs})  # the cell shows what was there again
            return
        given: dict[str, Any] = {field: said}
        self._note(runs, lambda note: replace(note, **given))

    def _note(self, runs: Sequence[Entry], change: Callable[[RunNote], RunNote]) -> None:
        before = {run.path: note_of(run) for run in runs}
        after = {path: change(note) for path, note in before.items()}
        after = {
            path: replace(note, name="") if note.name == Path(path).name else note
            for path, note in after.items()
        }
        if after != before:
            self._remember(_Noted(before, after))
            self._write(after)

    def _write(self, notes: Notes) -> None:
        self.noted.emit(dict(notes))

        def work(_: Task[object]) -> None:
            for path, note in notes.items():
                write_note(Path(path), note)

        self._loader.order("note on a run", work, lambda _: self.moved.emit(), self._fail)

    # The trash

    def throw_away(self, runs: Sequence[Entry]) -> None:
        """Move runs to the trash; where they can't be brought back from here it is asked before."""
        shipped = [run for run in runs if run.shipped]
        mine = [run for run in runs if not run.shipped]
        if shipped:
            text = self.tr("{} is shipped with the program: it stays.").format(shortened(shipped[0].name))
            self._banner.show_message(text, "info")
        if not mine or (not trash.gives_back() and not self._may(mine)):
            return
        paths = [Path(run.path) for run in mine]

        def work(task: Task[object]) -> tuple[list[Trashed], list[str]]:
            gone, refused = [], []
            for path in paths:
                try:
                    gone.append(trash.put(path))
                except TrashRefused as error:
                    refused.append(str(error))
            return gone, refused

        self._loader.order("trash", work, self._thrown_away, self._fail)

    def _may(self, runs: Sequence[Entry]) -> bool:
        text = self.tr("Move {} to the trash? They can be brought back in the file manager alone.")
        if len(runs) == 1:
            text = self.tr("Move {} to the trash? It can be brought back in the file manager alone.")
        return self._asked(text.format(_named(runs)))

    def _asked(self, text: str) -> bool:
        button = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Move to the trash"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setStandardButtons(button.Yes | button.Cancel)
        box.setDefaultButton(button.Cancel)
        return box.exec() == button.Yes

    def _thrown_away(self, answer: tuple[list[Trashed], list[str]]) -> None:
        gone, refused = answer
        if gone:
            back = tuple(one for one in gone if one.place is not None)
            text = self.tr("{} runs are in the trash.").format(len(gone))
            if len(gone) == 1:
                text = self.tr("{} is in the trash.").format(shortened(gone[0].path.name))
            if back:
                self._remember(_Moved(back))
            self._banner.show_message(text, "info", [(self.tr("Undo"), self.undo)] if back else [])
        for text in refused:
            self._banner.show_message(text, "bad")
        self.moved.emit()

    # Undo

    def undo(self) -> None:
        """Take back what was done last."""
        if self._done:
            deed = self._done.pop()
            self._undone.append(deed)
            if isinstance(deed, _Noted):
                self._write(deed.before)
            else:
                self._bring_back(deed)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            deed = self._undone.pop()
            if isinstance(deed, _Noted):
                self._done.append(deed)
                self._write(deed.after)
            else:
                self.throw_away([Entry(str(one.path), one.path.name) for one in deed.runs])

    def _remember(self, deed: _Noted | _Moved) -> None:
        self._done = [*self._done, deed][-MOST:]
        self._undone.clear()

    def _bring_back(self, deed: _Moved) -> None:
        def work(_: Task[object]) -> list[str]:
            refused = []
            for one in deed.runs:
                try:
                    trash.bring_back(one)
                except TrashRefused as error:
                    refused.append(str(error))
            return refused

        self._loader.order("trash", work, self._brought_back, self._fail)

    def _brought_back(self, refused: list[str]) -> None:
        for text in refused:
            self._banner.show_message(text, "bad")
        if not refused:
            self._banner.show_message(self.tr("Brought back from the trash."), "good")
        self.moved.emit()

    def _fail(self, error: Exception) -> None:
        self._banner.show_message(sentence(error), "bad")
        self.moved.emit()


def note_of(run: Entry) -> RunNote:
    """What is said of a run; its folder's name is none."""
    return RunNote(run.name if run.name != run.folder else "", run.star, run.tag, run.note)


def _named(runs: Sequence[Entry]) -> str:
    return ", ".join(shortened(run.name, 60) for run in runs[:5]) + (" …" if len(runs) > 5 else "")
