"""A query works something out of the state: a key that says what it depends on, and a pure answer. No Qt.

A query is known by its name. Its key is made of the state alone; where the key equals the one that was
answered, there is nothing to do, and where there is none, there is nothing to show. The answer is a function
of the key and of a `Task`, by which it tells how far it is, hands over what it has so far, and learns that
nobody waits any more. Who asks, in which thread and how often, is the explorer's business: a query is
tested, and used by the command line, as the function that it is.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from aegui.cancelled import Cancelled as Cancelled
from aegui.parts.channels import Channels

if TYPE_CHECKING:
    from aegui.explore.state import Fields, State

K = TypeVar("K")
A = TypeVar("A")
T = TypeVar("T")


class Urgency(IntEnum):
    """How long an answer may take to come."""

    NOW = 0  # worked out in the window's own thread: it takes less time than the way to another and back
    SOON = 1  # by the worker, as soon as it is free
    IDLE = 2  # by the worker, where nothing else waits; an answer that is under way lets the others pass


class Lacking(Exception):
    """What the answer needs is not there; the message is a sentence for the user."""


@dataclass(frozen=True, eq=False)
class Same(Generic[T]):
    """Something large in a key: equal where it is the very same object."""

    it: T

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)


def _nothing(*_: object) -> None:
    """Nobody listens."""


class Task(Generic[A]):
    """What an answer is worked out with. By itself it listens to nothing and is never cancelled."""

    def __init__(
        self,
        progressed: Callable[[float, str], None] = _nothing,
        handed: Callable[[A], None] = _nothing,
        pause: Callable[[], None] = _nothing,
    ) -> None:
        """`pause` is called at each of the steps below; it raises `Cancelled` where nobody waits any more."""
        self._progressed, self._handed, self._pause = progressed, handed, pause
        self.before: tuple[Any, A] | None = None  # what is shown at present, and the key that it answers

    def check(self) -> None:
        """Let more urgent questions pass; long answers call it often. Raises `Cancelled`."""
        self._pause()

    def tell(self, share: float, what: str = "") -> None:
        """A share of the work, 0 to 1, is done; `what` is being done, in the user's words."""
        self._pause()
        self._progressed(share, what)

    def hand(self, answer: A) -> None:
        """Show this already: the same answer, coarser."""
        self._pause()
        self._handed(answer)


@dataclass(frozen=True, eq=False)
class Query(Generic[K, A]):
    """One thing that is worked out of the state; its key is made with every change, and has to be cheap."""

    name: str
    key: Callable[[State], K | None]
    answer: Callable[[K, Task[A]], A]
    urgency: Urgency = Urgency.SOON
    # Whether what was worked out of the first key still answers the second.
    holds: Callable[[K, K], bool] = operator.eq
    rest: float = 0.0  # seconds that the key has to stay the same before it is asked
    rests: Callable[[State], Any] | None = None  # what of the state has to, instead of the key
    # While a training runs, answers come as often as they cost it next to nothing, and at least every so many
    # seconds; None: none are made.
    in_training: float | None = math.inf
    share: float = 0.01  # of the time of one core, that they may cost it
    pause: float = 0.4  # seconds between two of them, at least
    # Whether the answer to the first key is shown until there is one to the second; False: it never is.
    outlives: bool | Callable[[K, K], bool] = True
    keeps: str = ""  # the field of the state that the answer is put into, for the keys of other queries
    puts: Callable[[State, A], Fields] | None = None  # what of the state an answer makes another
    # Makes of the answer what views are told, with its images in the shown channels; nothing else sees that.
    draws: Callable[[A, Channels], A] | None = None
    # Whether an answer under way to the first key is shown before the second is asked; else it is cancelled.
    passes: Callable[[K, K], bool] | None = None
    after: tuple[Query[Any, Any], ...] = ()  # the queries whose answers the key is made of


@dataclass(eq=False)
class Showing:
    """One receiver of a query's answers; it is told while it is seen."""

    receiver: Callable[[Any], None]
    progressed: Callable[[float, str], None] | None = None  # of answers that take long: share, and of what
    lacking: Callable[[str], None] | None = None  # why there is no answer; else the banner says it
    seen: bool = True


@cache
def fact(name: str) -> Query[Any, Any]:
    """The query that answers with a field of the state as it is."""
    return Query(name, operator.attrgetter(name), lambda key, task: key, Urgency.NOW)
