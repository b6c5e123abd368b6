"""The explorer: the one place that holds the state, and that has answered what is shown of it.

`update` is the only way to another state. Then the key of each query that somebody sees is compared with the
key that was asked last: where they differ, the query is answered, in place or by the worker, and whoever
shows it is told. Everything here happens in the window's thread.

A key is made anew where a field that it was made of is another. Which those are is noted each time that it is
made: a function that comes by other fields to the same end must have read one that is other.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar, Unpack, cast

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.app.later import later
from aegui.app.redraw_budget import RedrawBudget
from aegui.app.worker import Worker
from aegui.error_message import sentence
from aegui.explore.query import Lacking, Query, Showing, Task, Urgency
from aegui.explore.state import LEARNT, Fields, Reading, State

K = TypeVar("K")
A = TypeVar("A")

QUICK = 0.3  # seconds; what takes longer shows how far it is
LASTING = 1.0  # seconds; an answer that took longer is not worked out again for its words


@dataclass(eq=False)
class _Asked:
    """How it stands with one query."""

    query: Query[Any, Any]
    timer: QTimer
    showings: list[Showing] = field(default_factory=list)
    needed_by: list[_Asked] = field(default_factory=list)  # queries whose keys are made of this answer
    seen: bool = False  # somebody would see the answer, or that of one of these
    fields: frozenset[str] | set[str] = frozenset()  # of the state, that its key was made of
    due: bool = True  # its key may be another, or waits to be asked
    key: Any = None  # asked last, and answered unless a number is waited for
    state: State | None = None  # that it was asked of
    number: int = 0  # of the question under way; 0: none
    answer: Any = None
    of: Any = None  # the key that it answers
    lack: str = ""  # why there is none
    wanted: tuple[Any, State] | None = None  # the key that waits to be asked, and the state that it is of
    owed: bool = False  # the user waits for that, and not for what a training brings
    since: float = 0.0  # when that was first wanted; for a question under way, when it was asked
    still: Any = None  # what the query rests on, and since when it is the same
    still_since: float = 0.0
    progress: tuple[float, str] = (0.0, "")  # of the question under way
    cost: float = 0.0  # s that the answer took
    slow: bool = False  # it takes so long that its progress is told

    def forget(self) -> None:
        """As if it had never been asked."""
        self.key = self.state = self.wanted = self.answer = self.of = None
        self.lack, self.due = "", True

    def outlives(self, key: Any) -> bool:
        """Whether the answer is shown until there is one to this key."""
        outlives = self.query.outlives
        return outlives if isinstance(outlives, bool) else self.of is not None and outlives(self.of, key)


class Explorer(QObject):
    """Keeps the state, answers queries, and says what happened."""

    changed = Signal(object, object)  # the State, and the one before
    run_opened = Signal()  # another run, or the same once more; the images of a training that begins
    images_loaded = Signal()  # the pixels of the shown images are there
    noise_changed = Signal()
    settled = Signal()  # all that is seen is answered, and nothing is under way
    complained = Signal(str)  # a sentence for the banner

    def __init__(self, worker: Worker | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = State()
        self._asked: dict[str, _Asked] = {}
        self._names: dict[int, str] = {}  # of the questions under way, by number
        self._budget = RedrawBudget()
        self._untold: deque[tuple[State, State]] = deque()
        self._telling = self._updating = self._stale = False
        self.worker = worker or Worker(self)
        self.worker.answered.connect(self._on_answered)
        self.worker.failed.connect(self._on_failed)
        self.worker.handed.connect(self._on_handed)
        self.worker.progressed.connect(self._on_progressed)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)

    @property
    def state(self) -> State:
        """What is looked at."""
        return self._state

    def update(self, **values: Unpack[Fields]) -> None:
        """Another state: these fields of it are other. What depends on them is answered anew.

        Whoever hears of a change may make another one at once: it is told to all after the first.
        """
        if self._put(values) is not None:
            self._answer_all()

    def _put(self, values: Fields) -> State | None:
        """The other state, which was told; None where it is the same, or is told of by who is telling now."""
        before = self._state
        others = [name for name, value in values.items() if value is not getattr(before, name)]
        after = before.replaced(values)
        # At the end nobody looks. What is another object and equal comes along with what is not equal.
        if self.worker.ending or not after.changed(before, others):
            return None
        self._state = after
        self._note_due(after, others)
        self._untold.append((after, before))
        if self._telling:
            return None
        self._tell_changes()
        return after

    def _note_due(self, state: State, names: Collection[str]) -> None:
        """These fields are other, of this state now."""
        for asked in self._asked.values():
            if asked.due:
                continue
            if not asked.fields.isdisjoint(names):
                asked.due = True
            elif asked.state is not None:
                asked.state = state  # an older one may hold the model of another run

    def _tell_changes(self) -> None:
        self._telling = True
        try:
            while self._untold:
                after, before = self._untold.popleft()
                self.changed.emit(after, before)
                self._name_events(after, before)
        finally:
            self._telling = False

    def _name_events(self, after: State, before: State) -> None:
        if after.shown_channels != before.shown_channels:
            for asked in list(self._asked.values()):
                if asked.query.draws is not None and asked.answer is not None:
                    self._tell_all(asked)
        if after.grid is not before.grid:
            self._forget_unseen()
            self.run_opened.emit()
        if _pixels_there(after) and not _pixels_there(before):
            self.images_loaded.emit()
        if after.noise != before.noise:
            self.noise_changed.emit()

    def complain(self, text: str) -> None:
        """Say a sentence in the banner."""
        self.complained.emit(text)

    # Who shows what

    def show(
        self,
        query: Query[K, A],
        receiver: Callable[[A | None], None],
        progressed: Callable[[float, str], None] | None = None,
        lacking: Callable[[str], None] | None = None,
        seen: bool = True,
    ) -> Showing:
        """Tell a receiver each answer of a query from now on, and None where there is nothing to show.

        What is `seen=False` at first, or by `set_seen`, is neither worked out nor told.
        """
        asked = self._entry(query)
        showing = Showing(receiver, progressed, lacking, seen)
        asked.showings.append(showing)
        self._look_whether_seen(asked)
        if seen and (asked.answer is not None or asked.lack):
            self._tell(showing, asked)
        self._answer_all()
        return showing

    def set_seen(self, showing: Showing, seen: bool) -> None:
        """Whether anybody sees what the receiver draws."""
        if showing.seen is seen:
            return
        showing.seen = seen
        asked = next((one for one in self._asked.values() if showing in one.showings), None)
        if asked is None:  # before `begin_anew`
            return
        self._look_whether_seen(asked)
        if seen:
            self._tell(showing, asked)
        elif asked.number and not asked.seen:  # it would be worked out for nobody
            self._cancel(asked)
            asked.key, asked.due = None, True
        self._answer_all()

    def answer(self, query: Query[K, A]) -> A | None:
        """The newest answer that is known."""
        asked = self._asked.get(query.name)
        return None if asked is None else asked.answer

    def again(self, query: Query[K, A]) -> None:
        """Have a query answered once more, though its key is the same; a failed one is tried again."""
        asked = self._asked.get(query.name)
        if asked is not None:
            asked.key, asked.due = None, True
            self._answer_all()

    def give_up(self, query: Query[K, A]) -> None:
        """Cancel what is under way; it is not asked again until its key is another, or by `again`."""
        asked = self._asked.get(query.name)
        if asked is not None and asked.number:
            self._cancel(asked)
            self._look_whether_settled()

    def begin_anew(self) -> None:
        """Whoever was shown anything is gone. Who comes next is told answers in words of now: they are worked
        out anew, except what took long, or is under way."""
        for asked in self._asked.values():
            asked.showings.clear()
            if asked.cost < LASTING and not asked.number:
                asked.forget()
        for asked in self._asked.values():
            asked.seen = False

    def _entry(self, query: Query[Any, Any]) -> _Asked:
        asked = self._asked.get(query.name)
        if asked is None:
            timer = QTimer(self, singleShot=True)
            asked = _Asked(query, timer)
            timer.timeout.connect(self._answer_all)
            for needed in query.after:
                self._entry(needed).needed_by.append(asked)
            self._asked[query.name] = asked
        assert asked.query is query, f"two queries are called {query.name}"
        return asked

    def _look_whether_seen(self, asked: _Asked) -> None:
        """Kept, and not found out at every step of a drag."""
        asked.seen = any(one.seen for one in asked.showings) or any(one.seen for one in asked.needed_by)
        for needed in asked.query.after:
            self._look_whether_seen(self._asked[needed.name])

    def _forget_unseen(self) -> None:
        """Nothing is kept of another run for what nobody sees."""
        for asked in self._asked.values():
            if not asked.seen:
                asked.forget()

    # Answering

    def _answer_all(self) -> None:
        """Until no key is new: whoever is told an answer can make the state another."""
        self._stale = True
        if self._updating or self.worker.ending:
            return
        self._updating = True
        try:
            while self._stale:
                self._stale = False
                for asked in list(self._asked.values()):
                    if asked.seen and asked.due:
                        self._look_at(asked)
        finally:
            self._updating = False
        self._look_whether_settled()

    def _look_at(self, asked: _Asked) -> None:
        query, reading = asked.query, Reading(self._state)
        key = query.key(cast(State, reading))
        asked.fields, asked.due = reading.fields, False
        if key is None:
            if asked.key is not None or asked.answer is not None:
                self._cancel(asked)
                asked.key = asked.state = None
                self._take(asked, None)
        elif asked.key is not None and query.holds(asked.key, key):
            if asked.wanted is not None:
                asked.timer.stop()
            asked.wanted, asked.state = None, self._state  # the older one may hold the model of another run
        elif asked.number and query.passes is not None and query.passes(asked.key, key):
            asked.due = True
        else:
            if asked.answer is not None and not asked.outlives(key):
                self._cancel(asked)
                self._take(asked, None)
            wait = self._wait(asked, key)
            if wait <= 0:
                self._ask(asked, key)
                return
            asked.due = True
            if wait < math.inf:
                asked.timer.start(math.ceil(1e3 * wait))

    def _wait(self, asked: _Asked, key: Any) -> float:
        """The seconds until it may be asked."""
        query, now = asked.query, time.monotonic()
        if query.urgency is Urgency.NOW:
            return 0.0
        if asked.wanted is None or not query.holds(asked.wanted[0], key):
            if asked.wanted is None or not self._only_learnt(query, *asked.wanted):
                asked.since = now  # the moments of a training do not put off what the user waits for
            asked.wanted = key, self._state
        if query.rests is not None:
            still = query.rests(self._state)
            if still != asked.still:
                asked.still, asked.still_since = still, now
            asked.since = asked.still_since
        asked.owed = (
            asked.state is None or asked.key is None or not self._only_learnt(query, asked.key, asked.state)
        )
        if self._state.training and query.in_training is None:
            return math.inf
        if asked.owed:
            return asked.since + query.rest - now
        # What is under way is waited for: asked anew at every moment, it would never come to its end.
        return math.inf if asked.number else self._budget.wait(query.name)

    def _only_learnt(self, query: Query[Any, Any], before: Any, state: State) -> bool:
        """Whether a training alone made the key another than it was before, of that state."""
        if not self._state.training:
            return False
        as_it_was = {name: getattr(state, name) for name in LEARNT}
        key = query.key(self._state.replaced(cast(Fields, as_it_was)))
        return key is not None and query.holds(before, key)

    def _ask(self, asked: _Asked, key: Any) -> None:
        query = asked.query
        asked.timer.stop()
        asked.owed = False
        asked.key, asked.state, asked.wanted, asked.since = key, self._state, None, time.monotonic()
        before = None if asked.answer is None else (asked.of, asked.answer)
        work = partial(_answered, query, key, before)
        if query.urgency is Urgency.NOW:
            try:
                answer = work(Task())
            except Exception as error:
                self._fail(asked, error)
            else:
                self._take(asked, answer)
            return
        self._names.pop(asked.number, None)
        asked.progress = (0.0, "")
        asked.number = number = self.worker.ask(query.name, query.urgency, work)
        self._names[number] = query.name
        if any(one.progressed is not None for one in asked.showings):
            later(max(0, round(1e3 * QUICK)), self, lambda: self._on_slow(number))

    def _cancel(self, asked: _Asked) -> None:
        """Nobody waits for what is under way."""
        asked.timer.stop()
        asked.wanted = None
        if asked.number:
            self.worker.cancel(asked.query.name)
            self._done(asked)

    def _done(self, asked: _Asked) -> None:
        self._names.pop(asked.number, None)
        asked.number = 0
        if asked.slow:
            asked.slow = False
            self._tell_progress(asked, 1.0, "")

    # What the worker tells

    def _under_way(self, number: int) -> _Asked | None:
        """The query that waits for this number; None where nobody does."""
        name = None if self.worker.ending else self._names.get(number)
        return None if name is None else self._asked[name]

    def _on_answered(self, number: int, answer: object, seconds: float) -> None:
        asked = self._under_way(number)
        if asked is not None:
            query, asked.cost = asked.query, seconds
            if query.in_training is not None:
                self._budget.took(query.name, seconds / query.share, query.pause, query.in_training)
            self._done(asked)
            self._take(asked, answer)
            self._answer_all()

    def _on_failed(self, number: int, error: Exception) -> None:
        asked = self._under_way(number)
        if asked is not None:
            self._done(asked)
            self._fail(asked, error)
            self._answer_all()

    def _on_handed(self, number: int, answer: object) -> None:
        asked = self._under_way(number)
        if asked is not None:
            self._take(asked, answer)

    def _on_progressed(self, number: int, share: float, what: str) -> None:
        asked = self._under_way(number)
        if asked is not None:
            asked.progress = share, what
            if asked.slow:
                self._tell_progress(asked, share, what)

    def _on_slow(self, number: int) -> None:
        """The question is under way for a while."""
        asked = self._under_way(number)
        if asked is not None:
            asked.slow = True
            self._tell_progress(asked, *asked.progress)

    # Whoever shows it

    def _take(self, asked: _Asked, answer: Any) -> None:
        asked.answer, asked.of, asked.lack = answer, asked.key, ""
        if asked.query.keeps:
            put = self._put({asked.query.keeps: answer})  # type: ignore[misc]  # a field by its name
            # The queries whose keys are made of it were entered later: their turn comes yet.
            if put is not None and not (self._updating and self._state is put):
                self._answer_all()
        if asked.query.puts is not None and answer is not None:
            self.update(**asked.query.puts(self._state, answer))
        self._tell_all(asked)

    def _tell_all(self, asked: _Asked) -> None:
        answer = self._drawn(asked)
        for showing in list(asked.showings):
            if showing.seen:
                showing.receiver(answer)

    def _tell(self, showing: Showing, asked: _Asked) -> None:
        """Tell the newest answer, or why there is none."""
        showing.receiver(self._drawn(asked))
        if asked.lack:
            _tell_lack(showing, asked.lack)

    def _drawn(self, asked: _Asked) -> Any:
        """The answer as the eye sees it."""
        draws = asked.query.draws
        return (
            asked.answer
            if draws is None or asked.answer is None
            else draws(asked.answer, self._state.shown_channels)
        )

    def _fail(self, asked: _Asked, error: Exception) -> None:
        """What failed is not asked again until its key is another."""
        told = [one for one in asked.showings if one.lacking is not None and one.seen]
        text = sentence(error)
        if isinstance(error, Lacking):
            self._take(asked, None)  # what is shown is of something else
            asked.lack = text = str(error)
        elif not told:
            self.complained.emit(text)
        for one in told:
            _tell_lack(one, text)

    def _tell_progress(self, asked: _Asked, share: float, what: str) -> None:
        for showing in list(asked.showings):
            if showing.progressed is not None and showing.seen:
                showing.progressed(share, what)

    # Rest

    def is_answered(self, *queries: Query[Any, Any]) -> bool:
        """Whether these, and what their keys are made of, are answered, whatever else is under way."""
        if self._stale or self._state.model_awaited or self._state.images_awaited:
            return False
        named = [self._asked[one.name] for one in queries if one.name in self._asked]
        return all(
            not one.number and not (one.owed and one.timer.isActive()) and self.is_answered(*one.query.after)
            for one in named
        )

    @property
    def is_settled(self) -> bool:
        """Whether all that is seen is answered; what a training will bring does not count."""
        if self._stale or self._names or self._state.model_awaited or self._state.images_awaited:
            return False
        return not [one for one in self._asked.values() if one.owed and one.timer.isActive()]

    def _look_whether_settled(self) -> None:
        if self.is_settled:
            self._settling.start()
        else:
            self._settling.stop()

    def _settle(self) -> None:
        if self.is_settled:
            self.settled.emit()


def _tell_lack(showing: Showing, why: str) -> None:
    if showing.lacking is not None:
        showing.lacking(why)


def _answered(query: Query[K, A], key: K, before: tuple[K, A] | None, task: Task[A]) -> A:
    task.before = before
    return query.answer(key, task)


def _pixels_there(state: State) -> bool:
    return state.images is not None and state.images.pixels is not None
