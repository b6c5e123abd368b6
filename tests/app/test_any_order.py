"""Two linked windows, and what their users do in any order: the states stay whole, and nothing fails."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from deeds import select, surround
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from states import images, open_in, opened

from aegui.app.bookmarks import Bookmarks
from aegui.app.directions import Directions
from aegui.app.explorer import Explorer
from aegui.app.history import History
from aegui.app.linked_views import LinkedViews
from aegui.app.undo import Undo
from aegui.explore.directions import applied, chosen
from aegui.explore.projection import choose
from aegui.explore.queries.codes import CODES
from aegui.explore.queries.directions import AMOUNTS, ARROW, ENDPOINTS
from aegui.explore.queries.selected import COUNT
from aegui.explore.queries.view import VIEW
from aegui.explore.state import Code, Waypoint
from aegui.explore.view_state import view_state

SETS = [images(), images(3, 8), images(count=4, data="kmnist")]
HOWS = st.sampled_from(["set", "add", "remove", "toggle"])
NAMES = st.sampled_from(["a", "b", "", " "])
EXPECTED = ("already: take", "needs a name", "needs two groups", "is of a code of", "is no longer stored")


@dataclass(eq=False)
class Window:
    """An explorer, and what stands about it."""

    explorer: Explorer = field(default_factory=Explorer)
    can_undo: bool = False

    def __post_init__(self) -> None:
        self.said: list[str] = []
        self.explorer.complained.connect(self.said.append)
        self.undo, self.bookmarks = Undo(self.explorer), Bookmarks(self.explorer, History())
        self.directions = Directions(self.explorer, History())
        self.undo.can_undo.connect(lambda can: setattr(self, "can_undo", can))
        for query in (CODES, COUNT, AMOUNTS, ENDPOINTS, ARROW, VIEW):
            self.explorer.show(query, lambda answer: None)  # type: ignore[misc]

    @property
    def codes(self) -> list[Code]:
        model = self.explorer.state.model
        return [] if model is None else [tuple(code) for code in model.codes.tolist()]


class TwoWindows(RuleBasedStateMachine):
    """One rule for each deed, in either window."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.windows = (Window(), Window())
        self.linked = LinkedViews()
        for number, window in enumerate(self.windows):
            self.linked.join(window.explorer)
            self.open(number, number, 2, 1.0)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)
        del self.windows, self.linked  # hypothesis keeps the machine that it ran last

    which = st.integers(0, 1)

    @rule(at=which, images=st.integers(0, 2), size=st.integers(2, 3), step=st.sampled_from([1.0, -2.0]))
    def open(self, at: int, images: int, size: int, step: float) -> None:
        run = self.folder / str(images)
        run.mkdir(exist_ok=True)
        open_in(self.windows[at].explorer, opened(SETS[images], size, step), run)
        self.windows[at].explorer.update(moments=(1.0, 2.0, 3.0))

    @rule(at=which, seed=st.integers(0, 99), moment=st.sampled_from([None, 1.0, 2.0]))
    def show_a_moment(self, at: int, seed: int, moment: float | None) -> None:
        """It holds the codes of some of the images, and others than before."""
        explorer, rng = self.windows[at].explorer, np.random.default_rng(seed)
        model = explorer.state.model
        assert model is not None
        count = len(explorer.state.selection.chosen)
        rows = np.flatnonzero(rng.random(count) < 0.6)
        codes = rng.normal(size=(len(rows), model.codes.shape[1])).astype(np.float32)
        explorer.update(moment=moment)
        explorer.update(model=replace(model, codes=codes, rows=rows, moment=moment))

    @rule(at=which, rows=st.lists(st.integers(0, 3), max_size=3), how=HOWS)
    def select(self, at: int, rows: list[int], how: str) -> None:
        select(self.windows[at].explorer, rows, how)  # type: ignore[arg-type]

    @rule(at=which)
    def surround(self, at: int) -> None:
        surround(self.windows[at].explorer)

    @rule(at=which, classes=st.none() | st.frozensets(st.integers(0, 1)))
    def draw(self, at: int, classes: frozenset[int] | None) -> None:
        self.windows[at].explorer.update(classes=classes)

    @rule(at=which, index=st.integers(0, 7))
    def go_to(self, at: int, index: int) -> None:
        if index < len(self.windows[at].codes):
            self.windows[at].explorer.update(cursor=self.windows[at].codes[index])

    @rule(at=which, key=st.sampled_from(["0,1", "1,0"]))
    def turn(self, at: int, key: str) -> None:
        self.windows[at].explorer.update(**choose(self.windows[at].explorer.state, key))

    @rule(at=which)
    def pin(self, at: int) -> None:
        state = self.windows[at].explorer.state
        assert state.cursor is not None
        self.windows[at].explorer.update(path=(*state.path, Waypoint(None, state.cursor)))

    @rule()
    def follow(self) -> None:
        self.linked._soon.stop()
        self.linked._follow()

    @rule(at=which)
    def undo_and_redo(self, at: int) -> None:
        """What was taken back is as it was, once it is done again."""
        window = self.windows[at]
        window.undo.settle()
        before = view_state(window.explorer.state)
        if window.can_undo:
            window.undo.undo()
            window.undo.redo()
        assert view_state(window.explorer.state) == before

    @rule(at=which)
    def undo(self, at: int) -> None:
        self.windows[at].undo.undo()

    @rule(at=which, name=NAMES)
    def bookmark(self, at: int, name: str) -> None:
        self.windows[at].bookmarks.add(name)

    @rule(at=which, number=st.integers(0, 3))
    def go_back(self, at: int, number: int) -> None:
        bookmarks = self.windows[at].bookmarks
        if number < len(bookmarks.names()):
            bookmarks.go(bookmarks.names()[number])

    @rule(at=which, side=st.integers(0, 1), key=st.sampled_from(["0", "1", "", "selection", "taken"]))
    def choose_endpoint(self, at: int, side: int, key: str) -> None:
        self.windows[at].explorer.update(**chosen(self.windows[at].explorer.state, side, key))

    @rule(at=which, name=NAMES)
    def make_direction(self, at: int, name: str) -> None:
        self.windows[at].directions.make(name)

    @rule(at=which, number=st.integers(0, 3), name=NAMES, steps=st.sampled_from([0.0, 0.5, -2.0, None]))
    def use_direction(self, at: int, number: int, name: str, steps: float | None) -> None:
        """Move along it, or give it another name, or forget it."""
        window, known = self.windows[at], self.windows[at].explorer.state.directions
        if number >= len(known):
            return
        if steps is not None:
            window.explorer.update(**applied(window.explorer.state, known[number].name, steps))
        elif name:
            window.directions.rename(known[number].name, name)
        else:
            window.directions.remove(known[number].name)

    @invariant()
    def every_state_is_whole(self) -> None:
        for window in self.windows:
            state, answer = window.explorer.state, window.explorer.answer
            assert state.images is not None
            assert state.cursor is not None
            assert state.selection.images is state.images
            assert answer(COUNT) == len(state.selected)
            assert all(len(one.plus) == len(state.images) for one in state.sides or ())
            assert [one.name for one in answer(AMOUNTS) or ()] == [one.name for one in state.directions]
            assert all(any(words in text for words in EXPECTED) for text in window.said)


def test_deeds_in_any_order(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    machine = settings(max_examples=40, stateful_step_count=40)
    TwoWindows.TestCase.settings = machine
    TwoWindows.TestCase("runTest").debug()
