"""What the user does with the runs of the list, which can be undone: names, stars, tags, notes, the trash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from aegui.app.history import RUNS, Deed, History
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

Notes = Mapping[str, RunNote]


@dataclass
class _InTrash:
    """Runs that are in the trash, each where it is now."""

    runs: list[Trashed]


class RunDeeds(QObject):
    """Signals: noted (what is said now of each path), moved (the runs there are have changed)."""

    noted = Signal(dict)
    moved = Signal()

    def __init__(self, loader: Loader, history: History, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._loader, self._history = loader, history
        self._banner, self._window = banner, window

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
            self._history.record(Deed(RUNS, partial(self._write, before), partial(self._write, after)))
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
        self._throw([Path(run.path) for run in mine], self._thrown_away)

    def _throw(self, paths: Sequence[Path], done: Callable[[tuple[list[Trashed], list[str]]], None]) -> None:
        def work(task: Task[object]) -> tuple[list[Trashed], list[str]]:
            gone, refused = [], []
            for path in paths:
                try:
                    gone.append(trash.put(path))
                except TrashRefused as error:
                    refused.append(str(error))
            return gone, refused

        self._loader.order("trash", work, done, self._fail)

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
        deed = None
        if any(one.place is not None for one in gone):
            there = _InTrash(gone)
            deed = Deed(RUNS, partial(self._bring_back, there), partial(self._throw_again, there))
            self._history.record(deed)
        self._say_gone(gone, refused, deed)

    def _say_gone(self, gone: Sequence[Trashed], refused: Sequence[str], deed: Deed | None) -> None:
        if gone:
            text = self.tr("{} runs are in the trash.").format(len(gone))
            if len(gone) == 1:
                text = self.tr("{} is in the trash.").format(shortened(gone[0].path.name))
            back = [] if deed is None else [(self.tr("Undo"), partial(self._history.take_back, deed))]
            if len(back) == 0:
                text = self.tr("{} The file manager can bring it back.").format(text)
            self._banner.show_message(text, "info", back)
        for sentence_ in refused:
            self._banner.show_message(sentence_, "bad")
        self.moved.emit()

    # Undo

    def undo(self) -> None:
        """Take back what was done last to runs."""
        self._history.undo(RUNS)

    def redo(self) -> None:
        """Do again what was taken back last of it."""
        self._history.redo(RUNS)

    def _throw_again(self, there: _InTrash) -> None:
        def done(answer: tuple[list[Trashed], list[str]]) -> None:
            there.runs = answer[0]
            self._say_gone(*answer, None)

        self._throw([one.path for one in there.runs if one.place is not None], done)

    def _bring_back(self, there: _InTrash) -> None:
        runs = [one for one in there.runs if one.place is not None]

        def work(_: Task[object]) -> list[str]:
            refused = []
            for one in runs:
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
