"""Images beside what the model makes of them, the worst first: those selected, or all that are shown.

Everything is worked out in a thread of its own and only while somebody sees it; while a training runs,
only as often as it costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from aegui.engine.asking import AskThread
from aegui.engine.pacing import Pace
from aegui.engine.saving import save
from aegui.error_message import sentence
from aegui.explore.records import Codes, Ranked, UnderCursor

if TYPE_CHECKING:
    from aegui.analysis.ranking import Errors
    from aegui.engine.exploration import Exploration
    from aegui.explore.state import Ints, State
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import ImageSet

MOST = 400  # images that are shown; the errors are of all
AGAIN = 500  # ms after which what waits for its turn asks again
SAMPLE, SELECTION, WORST = "sample", "selection", "worst"


class Stopped(Exception):
    """Nobody waits for the answer any more."""


class Gallery(QObject):
    """Keeps which images are to be seen, and tells them with their errors."""

    ranked = Signal(object)  # Ranked
    said = Signal(str)  # a sentence in their place
    progressed = Signal(float)  # share of the errors worked out
    which_changed = Signal(str)  # because something was selected, or is no more
    classes_changed = Signal(object, str)  # names of the classes, the one chosen: its number, "" for all
    saved = Signal(object)  # Path
    complained = Signal(str)
    _told = Signal(int, float)

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        exploration.codes_changed.connect(self._on_codes)
        exploration.model_changed.connect(self._on_model)
        exploration.cursor_changed.connect(self._on_cursor)
        exploration.preview_changed.connect(lambda _: self._plan())
        exploration.explorer.changed.connect(self._on_state)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._told.connect(self._on_told)
        self.complained.connect(exploration.complained)
        self._pace = Pace()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._turn)
        self.which = SAMPLE
        self._class = ""
        self._classes: tuple[str, ...] = ()
        self._errors: Errors | None = None
        self._rows: Ints = np.empty(0, np.int64)  # of the images told last
        self._visible = self._stale = False
        self._patient = False  # what is stale waits its turn
        self._selected = 0
        self._number = 0  # of the question that is waited for; older ones are given up
        self._awaited: int | None = None  # the same as the thread counts; None: none is waited for
        self._asked: int | None = None  # the newest that was asked; None: none is under way

    def _give_up(self) -> None:
        """What is being worked out is not waited for any more."""
        self._number += 1
        self._awaited = None

    # What the user does

    def set_visible(self, visible: bool) -> None:
        """Whether anybody sees the images."""
        self._visible = visible
        self._plan()

    def choose(self, which: str) -> None:
        """Those selected, or the worst of all; the sample is the image grid's."""
        self.which = which
        self._want(which)

    def choose_class(self, key: str) -> None:
        """Of one class only; "" for all."""
        self._class = key
        self._want(self.which)

    def row(self, index: int) -> int | None:
        """Which of the shown images one of the ranked ones is."""
        return int(self._rows[index]) if 0 <= index < len(self._rows) else None

    def go_to(self, index: int) -> None:
        """Move the cursor to the code of an image."""
        row = self.row(index)
        if row is not None:
            self._exploration.go_to_row(row)

    def save(self, path: Path) -> None:
        """Write what is selected, the worst first: a table, or a picture where the path ends in .png."""
        model, subset = self._exploration.model, self._exploration.shown
        rows = self._exploration.explorer.state.selected
        if model is None or subset is None or not len(rows):
            self.complained.emit(self._nothing())
        elif path.suffix.lower() == ".png" and (model.snapshot is None or subset.pixels is None):
            self.complained.emit(self._lacking())
        else:
            errors = self._known(model.snapshot, subset)
            self._thread.order("save", lambda: save(path, model, subset, rows, errors))

    # What has changed

    def _on_codes(self, codes: Codes | None) -> None:
        classes = codes.classes if codes is not None and codes.labels is not None else ()
        if classes != self._classes:
            self._classes, self._class = classes, ""
            self.classes_changed.emit(classes, "")
            self._want(self.which)

    def _on_cursor(self, under: UnderCursor | None) -> None:
        """Another run: its images are others, and there is no model of it yet."""
        if under is None:
            self._give_up()
            self._rows = np.empty(0, np.int64)
            self._stale, self._patient = True, False
            self.said.emit(self._waiting())

    def _on_state(self, new: State, old: State) -> None:
        """What was just selected is seen at once, where its images are there to be seen."""
        if new.classes != old.classes:
            self._want(WORST)
        elif new.selection == old.selection:
            return
        before, self._selected = self._selected, len(new.selected)
        count = self._selected
        shown = self._exploration.shown
        there = shown is not None and shown.pixels is not None
        if there and not before and count and self.which == SAMPLE:
            self.which = SELECTION
            self.which_changed.emit(SELECTION)
        elif not count and self.which == SELECTION:
            self.which = SAMPLE
            self.which_changed.emit(SAMPLE)
        self._want(SELECTION)

    def _on_model(self, training: bool) -> None:
        self._patient = training and (self._patient or not self._stale)
        self._stale = True
        self._plan()

    def _want(self, which: str) -> None:
        """Something else is to be seen: at once."""
        if which == self.which:
            self._give_up()
            self._stale, self._patient = True, False
            self._soon.start(0)

    def _plan(self) -> None:
        if self._stale and self._visible and self.which != SAMPLE and not self._soon.isActive():
            self._soon.start(0)

    def _turn(self) -> None:
        """Ask, unless the training shall go on undisturbed for longer."""
        waits = self._patient and (self._asked is not None or not self._pace.due("gallery"))
        if waits and self._visible:
            self._soon.start(AGAIN)
        else:
            self._ask()

    # Working it out

    def _ask(self) -> None:
        model, subset = self._exploration.model, self._exploration.shown
        if not self._visible or self.which == SAMPLE:
            return
        if model is None or model.snapshot is None or subset is None:
            self.said.emit(self._waiting())
            return
        if subset.pixels is None:
            self.said.emit(self._lacking())
            return
        rows = self._wanted(subset)
        self._stale = False
        self._give_up()
        number = self._number
        if not len(rows):
            self.said.emit(self._none())
            return
        errors = self._known(model.snapshot, subset)
        assert errors is not None
        if not len(self._rows):
            self.said.emit(self.tr("The errors are being worked out."))

        def say(share: float) -> None:
            """In the thread."""
            if number != self._number or self._thread.ending:
                raise Stopped
            self._told.emit(number, share)

        work = self._pace.timed("gallery", lambda: _ranked(errors, subset, rows, say))
        self._asked = self._awaited = self._thread.ask("gallery", work)

    def _wanted(self, subset: ImageSet) -> Ints:
        """The rows of the images that are asked for."""
        rows = (
            self._exploration.explorer.state.selected
            if self.which == SELECTION
            else np.flatnonzero(self._exploration.explorer.state.drawn)
        )
        if self._class and subset.labels is not None:
            rows = rows[subset.labels[rows] == int(self._class)]
        return rows

    def _known(self, snapshot: Snapshot | None, subset: ImageSet) -> Errors | None:
        """The errors of this very model, as far as they were worked out."""
        from aegui.analysis.ranking import Errors

        if snapshot is None or subset.pixels is None:
            return None
        known = self._errors
        if known is None or known.snapshot is not snapshot or known.pixels is not subset.pixels:
            self._errors = known = Errors(snapshot, subset.pixels)
        return known

    def _none(self) -> str:
        """Why no image is asked for."""
        if self.which == WORST:
            return self.tr("None of these images is drawn: show their class in the legend of the plane.")
        if len(self._exploration.explorer.state.selected):
            return self.tr("None of the selected images is of this class.")
        return self._nothing()

    def _waiting(self) -> str:
        return self.tr("The model is not there yet.")

    def _nothing(self) -> str:
        return self.tr(
            "Nothing is selected: draw around codes in the plane with the lasso (L) or the box (B)."
        )

    def _lacking(self) -> str:
        return self.tr("The errors are known only where the images are on the disk, and these are not.")

    def _on_told(self, number: int, share: float) -> None:
        if number == self._number:
            self.progressed.emit(share)

    def _answered(self, kind: str, asked: int, answer: Any) -> None:
        if kind == "save":
            self.saved.emit(answer)
            return
        self._done(asked)
        if asked == self._awaited:
            self._rows, record = answer
            self.ranked.emit(record)
            self._plan()

    def _done(self, asked: int) -> None:
        if asked == self._asked:
            self._asked = None

    def _refused(self, kind: str, asked: int, error: Exception) -> None:
        self._done(asked)
        if kind == "save":
            self.complained.emit(sentence(error))
        elif asked == self._awaited:
            self.said.emit(sentence(error))


def _ranked(
    errors: Errors, subset: ImageSet, rows: Ints, say: Callable[[float], None]
) -> tuple[Ints, Ranked]:
    """The worst of some images, and how all of them are."""
    found = errors.of(rows, say)
    worst = np.argsort(-found, kind="stable")[:MOST]
    shown = rows[worst]
    originals = errors.pixels[shown]
    record = Ranked(
        originals,
        errors.snapshot.reconstruct(originals),
        found[worst],
        tuple(subset.identity(int(row)) for row in shown),
        tuple(subset.label(int(row)) or "" for row in shown),
        len(rows),
        float(found.mean(dtype=np.float64)),
    )
    return shown, record
