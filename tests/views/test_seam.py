"""The explorer that views are given, the one that they are tested with, and what is written down of both."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from fake_explorer import FakeExplorer

from aegui.app.explorer import Explorer
from aegui.explore.query import Query, Urgency, fact
from aegui.explore.state import State
from aegui.views import seam

FAKE: seam.Explorer = FakeExplorer()  # a type checker reads this
REAL: Callable[[], seam.Explorer] = Explorer
METHODS = sorted(name for name in vars(seam.Explorer) if not name.startswith("_"))


def test_all_there_is_of_the_seam_is_looked_at() -> None:
    assert {"state", "update", "show", "set_seen", "answer", "again", "give_up", "complain"} <= set(METHODS)


@pytest.mark.parametrize("kind", [FakeExplorer, Explorer])
@pytest.mark.parametrize("name", [name for name in METHODS if name != "state"])
def test_the_methods_are_called_alike(kind: type, name: str) -> None:
    assert inspect.signature(getattr(kind, name)) == inspect.signature(getattr(seam.Explorer, name))


def test_both_have_a_state(qapp: object) -> None:
    assert FakeExplorer().state == Explorer().state == State()


def test_a_fake_tells_who_sees_what_a_test_says() -> None:
    made, told, unseen = FakeExplorer(), list[str | None](), list[str | None]()
    query: Query[str, str] = Query("words", lambda state: state.backdrop, lambda key, task: key, Urgency.NOW)
    made.show(query, told.append)
    hidden = made.show(query, unseen.append, seen=False)
    made.tell(query, "one")
    made.tell(query, None)
    made.set_seen(hidden, True)
    assert (told, unseen) == (["one", None], [None])
    with pytest.raises(AssertionError, match="nobody shows projection"):
        made.tell(fact("projection"), "pca")


def test_a_fake_remembers_what_was_done() -> None:
    made = FakeExplorer(State(backdrop="none"))
    made.update(projection="pca")
    made.complain("That is no code.")
    assert made.updates == [{"projection": "pca"}]
    assert made.state == State(backdrop="none", projection="pca")
    assert made.complaints == ["That is no code."]
