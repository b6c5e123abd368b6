"""An explorer that works nothing out: it keeps a state, remembers deeds, and tells what a test says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, Unpack

from aegui.explore.query import Query, Showing
from aegui.explore.state import Fields, State

K = TypeVar("K")
A = TypeVar("A")


class FakeExplorer:
    """Implements `aegui.views.seam.Explorer`; what it is told by `tell` arrives as from the real one."""

    def __init__(self, state: State | None = None) -> None:
        self.state = state or State()  # a test may put another one here: that is no update
        self.updates: list[Fields] = []  # what the view has changed, the newest last
        self.complaints: list[str] = []
        self.asked_again: list[str] = []  # names of queries
        self.given_up: list[str] = []
        self.showings: dict[str, list[Showing]] = {}  # by the name of their query
        self._answers: dict[str, Any] = {}

    # What a view does

    def update(self, **values: Unpack[Fields]) -> None:
        """Another state: these fields of it are other."""
        self.updates.append(values)
        self.state = replace(self.state, **values)

    def show(
        self,
        query: Query[K, A],
        receiver: Callable[[A | None], None],
        progressed: Callable[[float, str], None] | None = None,
        lacking: Callable[[str], None] | None = None,
        seen: bool = True,
    ) -> Showing:
        """Tell a receiver each answer of a query from now on."""
        showing = Showing(receiver, progressed, lacking, seen)
        self.showings.setdefault(query.name, []).append(showing)
        if seen and self._answers.get(query.name) is not None:
            receiver(self._answers[query.name])
        return showing

    def set_seen(self, showing: Showing, seen: bool) -> None:
        """Whether anybody sees what the receiver draws."""
        if showing.seen is not seen:
            showing.seen = seen
            if seen:
                showing.receiver(self._answers.get(self._name(showing)))

    def answer(self, query: Query[K, A]) -> A | None:
        """The newest answer that was told."""
        answer: A | None = self._answers.get(query.name)
        return answer

    def again(self, query: Query[K, A]) -> None:
        """Have a query answered once more."""
        self.asked_again.append(query.name)

    def give_up(self, query: Query[K, A]) -> None:
        """Cancel what is under way."""
        self.given_up.append(query.name)

    def complain(self, text: str) -> None:
        """Say a sentence in the banner."""
        self.complaints.append(text)

    # What a test does

    @property
    def seen(self) -> set[str]:
        """The names of the queries whose answers somebody sees."""
        return {name for name, showings in self.showings.items() if any(one.seen for one in showings)}

    def tell(self, query: Query[K, A], answer: A | None) -> None:
        """The explorer has this answer now, or has nothing to show."""
        self._answers[query.name] = answer
        for showing in self._told(query):
            showing.receiver(answer)

    def progress(self, query: Query[K, A], share: float, what: str = "") -> None:
        """A share of the work on an answer is done."""
        for showing in self._told(query):
            if showing.progressed is not None:
                showing.progressed(share, what)

    def lack(self, query: Query[K, A], text: str) -> None:
        """There is no answer, and why not."""
        for showing in self._told(query):
            if showing.lacking is not None:
                showing.lacking(text)

    def _told(self, query: Query[K, A]) -> list[Showing]:
        """Those who see it; that nobody shows the query is a mistake of the test."""
        assert query.name in self.showings, f"nobody shows {query.name}"
        return [one for one in self.showings[query.name] if one.seen]

    def _name(self, showing: Showing) -> str:
        return next(name for name, showings in self.showings.items() if showing in showings)
