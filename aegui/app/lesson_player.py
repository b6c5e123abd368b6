"""A lesson under way: begins its steps, looks whether what they ask for is true, and keeps the answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from aegui import paths
from aegui.app.training_control import BUSY
from aegui.error_message import sentence
from aegui.explore.queries.preview import PREVIEW
from aegui.explore.records import COLD
from aegui.lessons import walk as walks
from aegui.lessons.conditions import Condition
from aegui.lessons.deeds import Deed
from aegui.lessons.facts import Situation, Value
from aegui.lessons.walk import Walk
from aegui.runs.run_folder import RunError

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.explore.state import State
    from aegui.lessons.lesson import Lesson

REST = 60  # ms: the conditions are looked at so soon after the last thing that happened


class LessonPlayer(QObject):
    """Walks through one lesson at a time; what is seen of it is the window's."""

    step_begun = Signal()  # another step is shown, or another lesson
    looked = Signal()  # what is true of the step has changed
    panel_asked = Signal(str)  # to be brought to the front
    ended = Signal()
    complained = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._explorer = session, session.explorer
        self.walk: Walk | None = None
        self._start: State | None = None  # when the step began
        self._queue: deque[Deed] = deque()
        self._beginning = False  # the deeds in the queue are the program's own
        self._told: tuple[object, ...] = ()
        self._orders: Mapping[str, Callable[[Any], object]] = {
            "run": self._open, "recipe": session.choose_recipe, "set": self._set, "train": self._train,
            "stop": lambda _: session.training.stop(), "panel": self.panel_asked.emit, "answer": self.answer,
        }  # fmt: skip
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self.look)
        session.explorer.changed.connect(self._on_change)
        session.explorer.settled.connect(self._on_change)
        session.progress_changed.connect(self._on_change)
        session.ready.connect(self._on_change)

    @property
    def situation(self) -> Situation:
        """Where the reader is now."""
        made = Situation(
            self._explorer.state, self._start, self._session.last_progress(), self._explorer.answer(PREVIEW)
        )
        return made if self.walk is None else self.walk.told(made)

    @property
    def is_at_work(self) -> bool:
        """Whether deeds are still to be done."""
        return bool(self._queue)

    def conditions(self) -> list[tuple[Condition, bool, Value | None]]:
        """Those of the step: each with whether it holds, and what its fact is now."""
        if self.walk is None:
            return []
        now = self.situation
        return [(one, one.holds(now), one.found(now)) for one in self.walk.step.until]

    # What the reader does

    def begin(self, lesson: Lesson, anew: bool = False) -> None:
        """Show a lesson where it was left, or from its beginning."""
        self.walk = Walk(lesson) if anew else walks.begun(lesson)
        self._begin_step()

    def leave(self) -> None:
        """The lesson is not shown any more; it can be gone on with."""
        if self.walk is not None:
            self._keep()
            self.walk, self._start = None, None
            self._queue.clear()
            self.ended.emit()

    def go(self, by: int) -> None:
        """To a step before or after this one, as far as what they ask for is done."""
        if self.walk is None:
            return
        self.look()
        there = self.walk.at(self.walk.place + by)
        if there.place != self.walk.place:
            self.walk = there
            self._keep()
            self._begin_step()

    def answer(self, text: str) -> None:
        """The reader's answer to the question of the step."""
        if self.walk is not None and text.strip() != self.walk.answer:
            self.walk = self.walk.answered(text)
            self._keep()
            self.look()

    def do_it(self) -> None:
        """Do what the reader is told to do in this step; a run that was left meanwhile is opened first."""
        if self.walk is not None:
            left = [
                Deed("run", one.value)
                for one, holds, _ in self.conditions()
                if (one.fact, one.sign) == ("run", "is") and not holds
            ]
            self._queue.extend([*left, *self.walk.step.do])
            self._beginning = False
            self._work()

    # What follows

    def look(self) -> None:
        """Look what is true now, and tell where that is something else."""
        self._work()
        if self.walk is None:
            return
        if not (self._queue and self._beginning):
            before = self.walk.done
            self.walk = self.walk.looked(self.situation)
            if self.walk.done != before:
                self._keep()
        told = (self.walk, *self.conditions())
        if told != self._told:
            self._told = told
            self.looked.emit()

    def _on_change(self, *_: object) -> None:
        if self.walk is not None and not self._soon.isActive():
            self._soon.start()

    def _begin_step(self) -> None:
        assert self.walk is not None
        self._queue.clear()
        self._queue.extend(self._needed(self.walk.step.begin))
        self._beginning, self._start, self._told = True, None, ()
        self.step_begun.emit()
        self._work()
        self.look()

    def _needed(self, deeds: tuple[Deed, ...]) -> list[Deed]:
        """Those of a beginning but for a run that is open already."""
        run = self._explorer.state.run
        return [
            deed for deed in deeds
            if not (deed.name == "run" and run is not None and run == paths.trained() / deed.value)
        ]  # fmt: skip

    def _work(self) -> None:
        """Do what can be done of what is to be done."""
        while self._queue and self._may_do(self._queue[0]):
            deed = self._queue.popleft()
            try:
                fields = deed.fields(self._explorer.state)
                if fields is None:
                    self._orders[deed.name](deed.value)
                else:
                    self._explorer.update(**fields)
            except (ValueError, RunError, OSError) as error:
                self.complained.emit(f"{deed.name}: {sentence(error)}")
        if self._beginning and not self._queue and self._is_there():
            self._beginning, self._start = False, self._explorer.state

    def _is_there(self) -> bool:
        state = self._explorer.state
        return not state.model_awaited and not state.images_awaited

    def _may_do(self, deed: Deed) -> bool:
        """Whether its turn has come; a training that is in its way is stopped."""
        if deed.name in ("answer", "panel"):
            return True
        if deed.name in ("run", "recipe", "train") and self._session.phase in BUSY:
            if self._session.phase != "stopping":
                self._session.training.stop()
            return False
        if deed.name in ("recipe", "set", "train", "noise") and self._session.phase in COLD:
            self._session.start()
            return False
        return deed.name in ("run", "stop") or self._is_there()

    def _open(self, name: str) -> None:
        from aegui.runs.named_runs import find_run

        shipped = paths.trained() / name
        self._session.open_run(shipped if (shipped / "recipe.toml").is_file() else find_run(Path(name)))

    def _set(self, settings: tuple[tuple[str, object], ...]) -> None:
        for key, value in settings:
            self._session.edit(key, value)

    def _train(self, _: object) -> None:
        self._session.train()

    def _keep(self) -> None:
        """A lesson is gone through also where nothing can be written."""
        if self.walk is not None:
            with suppress(OSError):
                walks.keep(self.walk)
