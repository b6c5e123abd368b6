"""One history for the window: the newest deed first, or of one sort; the recipe as a training allows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deeds import select
from pytestqt.qtbot import QtBot
from states import images, open_in, opened

from aegui.app.bookmarks import Bookmarks
from aegui.app.directions import Directions
from aegui.app.draft import Draft
from aegui.app.explorer import Explorer
from aegui.app.history import KEPT, MOST, RUNS, VIEW, WINDOW, Deed, History
from aegui.app.recipe_history import RecipeHistory
from aegui.app.undo import Undo
from aegui.explore.directions import chosen
from aegui.recipe import find


class Book:
    """Deeds that say when they are taken back and done again."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.said: list[str] = []

    def do(self, name: str, of: str = WINDOW, can: bool = True) -> Deed:
        def way(what: str) -> bool:
            self.said.append(what)
            return can

        deed = Deed(of, lambda: way(f"-{name}"), lambda: way(f"+{name}"))
        self.history.record(deed)
        return deed


@pytest.fixture
def book(qtbot: QtBot) -> Book:
    return Book(History())


def test_the_newest_deed_is_taken_back_first_or_the_newest_of_one_sort(book: Book) -> None:
    can: list[tuple[bool, bool]] = [(False, False)]
    book.history.can_undo.connect(lambda on: can.append((on, False)))
    book.do("a", RUNS)
    book.do("b")
    first = book.do("c", RUNS)
    book.do("d")
    book.history.undo(RUNS)
    book.history.undo()
    book.history.redo(RUNS)
    book.history.redo()
    book.history.redo()
    assert book.said == ["-c", "-d", "+c", "+d"]
    book.history.take_back(first)
    book.history.take_back(first)  # it is done no more
    assert book.said[4:] == ["-c"]
    book.do("e")
    book.history.redo()
    assert book.said[5:] == []  # a new deed forgets what was taken back
    book.history.forget(WINDOW)
    book.history.undo()
    book.history.undo()
    assert book.said[5:] == ["-a"]
    assert can[-1] == (False, False)


def test_what_can_not_be_taken_back_now_stays(book: Book) -> None:
    book.do("a", can=False)
    book.history.undo()
    book.history.undo()
    book.history.redo()
    assert book.said == ["-a", "-a"]


def test_only_so_many_deeds_are_remembered(book: Book) -> None:
    for n in range(MOST + 5):
        book.do(str(n))
    for _ in range(MOST + 5):
        book.history.undo()
    assert book.said[-1] == "-5"


def test_deeds_and_the_picture_are_taken_back_in_their_order(explorer: Explorer) -> None:
    undo = Undo(explorer)
    open_in(explorer, opened(images()))
    start = explorer.state.cursor
    book = Book(undo)
    explorer.update(cursor=(1.0, 1.0))
    book.do("a")
    explorer.update(cursor=(2.0, 1.0))
    undo.undo()
    assert explorer.state.cursor == (1.0, 1.0)
    undo.undo()
    assert book.said == ["-a"]
    undo.undo()
    assert explorer.state.cursor == start
    for _ in range(3):
        undo.redo()
    assert book.said == ["-a", "+a"]
    assert explorer.state.cursor == (2.0, 1.0)
    undo.forget(VIEW)
    undo.undo()
    assert book.said[-1] == "-a"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "run").mkdir()
    return tmp_path / "run"


def test_directions_that_were_made_renamed_and_forgotten_come_back(explorer: Explorer, run: Path) -> None:
    undo = Undo(explorer)
    directions = Directions(explorer, undo)
    open_in(explorer, opened(images(count=10)), run)
    for side in (0, 1):
        explorer.update(**chosen(explorer.state, side, str(side)))

    def standing() -> tuple[list[str], str]:
        return [one.name for one in explorer.state.directions], explorer.state.direction

    told = [standing()]
    for deed in (
        lambda: directions.make("one"),
        lambda: directions.make("two"),
        lambda: directions.rename("one", "first"),
        lambda: directions.remove("two"),
        lambda: directions.remove("first"),
    ):
        deed()
        told.append(standing())
    for there in reversed(told[:-1]):
        undo.undo(KEPT)
        assert standing() == there
    for there in told[1:]:
        undo.redo(KEPT)
        assert standing() == there
    other = Directions(explorer, History())  # another window keeps one meanwhile
    other.open()
    for side in (0, 1):
        explorer.update(**chosen(explorer.state, side, str(side)))
    other.make("theirs")
    undo.undo(KEPT)
    assert [one.name for one in explorer.state.directions] == ["theirs", "first"]
    explorer.run_opened.emit()
    undo.undo(KEPT)  # of another run nothing is taken back
    assert [one.name for one in explorer.state.directions] == ["theirs", "first"]


def test_bookmarks_come_back(explorer: Explorer, run: Path) -> None:
    undo = Undo(explorer)
    bookmarks = Bookmarks(explorer, undo)
    open_in(explorer, opened(images(count=10)), run)
    bookmarks.add("a")
    select(explorer, [1])
    bookmarks.add("b")
    bookmarks.rename("a", "c")
    bookmarks.remove("b")
    told = []
    for _ in range(4):
        undo.undo(KEPT)
        told.append(bookmarks.names())
    assert told == [("c", "b"), ("a", "b"), ("a",), ()]
    undo.redo(KEPT)
    assert bookmarks.names() == ("a",)


def test_edits_of_the_recipe_come_back_as_far_as_a_training_allows(qtbot: QtBot) -> None:
    class Training:
        thread_at_work: object = None

        def __init__(self) -> None:
            self.changed: list[tuple[str, float]] = []

        def change(self, key: str, value: float) -> None:
            self.changed.append((key, value))

    draft, training, history, said = Draft(), Training(), History(), list[str]()
    whole: Any = training
    recipes = RecipeHistory(draft, whole, history)
    recipes.refused.connect(said.append)
    recipes.choose(find("quick-start"))
    history.undo()
    assert draft.recipe == find("quick-start")  # there was none before it

    def standing() -> tuple[Any, ...]:
        recipe = draft.recipe
        assert recipe is not None
        return recipe.name, recipe.model.code, recipe.training.learning_rate, recipe.corruption.kind

    told = [standing()]
    for deed in (
        lambda: recipes.edit("model.code", 3),
        lambda: recipes.edit("corruption.kind", "gaussian"),
        lambda: recipes.reset(),
        lambda: recipes.choose(find("dense-2d")),
        lambda: recipes.edit("training.learning_rate", 0.5),
    ):
        deed()
        told.append(standing())
    assert len(set(told[:3])) == 3
    recipes.edit("model.code", -1)  # is refused, and no deed
    training.thread_at_work, training.changed = object(), []
    history.undo()
    assert standing() == told[4]
    assert training.changed == [("training.learning_rate", told[4][2])]
    history.undo()
    assert standing() == told[4]
    assert "while the training runs" in said[0]
    training.thread_at_work = None
    for there in reversed(told[:4]):
        history.undo()
        assert standing() == there
    for there in told[1:]:
        history.redo()
        assert standing() == there
