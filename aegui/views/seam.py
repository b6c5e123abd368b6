"""What a view needs of the program: the state, its queries, and the way to another state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, Unpack

from aegui.explore.query import Query, Showing
from aegui.explore.state import Fields, State

K = TypeVar("K")
A = TypeVar("A")


class Explorer(Protocol):
    """Keeps the state and tells answers; `aegui.app.explorer.Explorer` is the one of the program."""

    @property
    def state(self) -> State:
        """What is looked at."""

    def update(self, **values: Unpack[Fields]) -> None:
        """Another state: these fields of it are other."""

    def show(
        self,
        query: Query[K, A],
        receiver: Callable[[A | None], None],
        progressed: Callable[[float, str], None] | None = None,
        lacking: Callable[[str], None] | None = None,
        seen: bool = True,
    ) -> Showing:
        """Tell a receiver each answer of a query from now on, and None where there is nothing to show."""

    def set_seen(self, showing: Showing, seen: bool) -> None:
        """Whether anybody sees what the receiver draws; what nobody sees is not worked out."""

    def answer(self, query: Query[K, A]) -> A | None:
        """The newest answer that is known."""

    def again(self, query: Query[K, A]) -> None:
        """Have a query answered once more, though its key is the same."""

    def give_up(self, query: Query[K, A]) -> None:
        """Cancel what is under way."""

    def complain(self, text: str) -> None:
        """Say a sentence in the banner."""
