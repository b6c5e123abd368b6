"""What is asked of the loader comes back to who asked; what is ordered is done, and ends in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from aegui.app.loader import Loader
from aegui.cancelled import Cancelled
from aegui.explore.query import Task, Urgency


class Heard:
    """What one errand brought."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.errors: list[Exception] = []
        self.progress: list[tuple[float, str]] = []

    def told(self, share: float, what: str) -> None:
        self.progress.append((share, what))


@pytest.fixture
def loader(qtbot: QtBot) -> Iterator[Loader]:
    loader = Loader()
    yield loader
    loader.worker.leave()
    assert loader.worker.wait(10_000)


class Slow:
    """Work that begins, and ends when it is let."""

    def __init__(self) -> None:
        self.begun, self.free = Event(), Event()

    def __call__(self, task: Task[Any]) -> str:
        self.begun.set()
        self.free.wait(10)
        return "slow"


def blocked(loader: Loader) -> Event:
    """Keep the thread busy until this is set."""
    slow = Slow()
    loader.ask("first", slow, nothing, nothing, urgency=Urgency.NOW)
    assert slow.begun.wait(10)
    return slow.free


def nothing(_: object) -> None:
    """Nobody listens."""


def numbered(number: int, task: Task[Any]) -> int:
    return number


def half(task: Task[Any]) -> int:
    task.tell(0.5, "half")
    return 1


def test_each_answer_comes_to_who_asked(qtbot: QtBot, loader: Loader) -> None:
    one, other = Heard(), Heard()
    loader.ask("run", half, one.answers.append, nothing, one.told)
    loader.ask("moment", lambda task: 1 // 0, nothing, other.errors.append)
    qtbot.waitUntil(lambda: bool(one.answers and other.errors))
    assert one.answers == [1]
    assert one.progress == [(0.5, "half")]
    assert isinstance(other.errors[0], ZeroDivisionError)
    assert not loader.awaits("run")


def test_what_was_replaced_is_brought_to_nobody(qtbot: QtBot, loader: Loader) -> None:
    heard, slow = Heard(), Slow()
    loader.ask("run", slow, heard.answers.append, nothing)
    assert slow.begun.wait(10)
    loader.ask("run", lambda task: "new", heard.answers.append, nothing)
    slow.free.set()
    qtbot.waitUntil(lambda: not loader.awaits("run"))
    assert heard.answers == ["new"]


def test_what_comes_late_is_brought_where_that_is_wanted(qtbot: QtBot, loader: Loader) -> None:
    heard, slow = Heard(), Slow()
    loader.ask("moment", slow, heard.answers.append, nothing, late=True)
    assert slow.begun.wait(10)
    for number in range(3):
        loader.ask("moment", partial(numbered, number), heard.answers.append, nothing, late=True)
    slow.free.set()
    qtbot.waitUntil(lambda: not loader.awaits("moment"))
    assert heard.answers == ["slow", 2]  # what never began is forgotten, and not waited for


def test_what_is_cancelled_is_awaited_no_more(qtbot: QtBot, loader: Loader) -> None:
    heard, free = Heard(), blocked(loader)
    loader.ask("images", lambda task: "images", heard.answers.append, heard.errors.append)
    loader.cancel("images")
    assert not loader.awaits("images")
    free.set()
    qtbot.waitUntil(lambda: not loader.awaits("first"))
    assert (heard.answers, heard.errors) == ([], [])


def test_a_moment_is_read_in_the_middle_of_a_download(qtbot: QtBot, loader: Loader) -> None:
    begun, free, heard = Event(), Event(), Heard()

    def download(task: Task[Any]) -> str:
        begun.set()
        while not free.is_set():
            task.tell(0.5, "a megabyte")
        return "data"

    loader.order("download", download, heard.answers.append, nothing, heard.told, Urgency.IDLE)
    assert begun.wait(10)
    loader.ask("moment", lambda task: "moment", heard.answers.append, nothing, urgency=Urgency.NOW)
    loader.order("save", lambda task: "file", heard.answers.append, nothing)
    qtbot.waitUntil(lambda: len(heard.answers) == 2)
    assert sorted(heard.answers) == ["file", "moment"]
    free.set()
    qtbot.waitUntil(lambda: len(heard.answers) == 3)


def test_the_end_of_an_order_is_told_also_where_it_was_given_up(qtbot: QtBot, loader: Loader) -> None:
    heard = Heard()

    def given_up(task: Task[Any]) -> None:
        raise Cancelled

    loader.order("download", given_up, nothing, heard.errors.append)
    qtbot.waitUntil(lambda: bool(heard.errors))
    assert isinstance(heard.errors[0], Cancelled)


def test_orders_are_carried_out_at_the_end_and_questions_are_not(qtbot: QtBot, loader: Loader) -> None:
    free, done = blocked(loader), []
    loader.order("save", lambda task: done.append("file"), nothing, nothing)
    loader.ask("images", lambda task: done.append("images"), nothing, nothing)
    loader.worker.leave()
    assert loader.worker.owes
    free.set()
    assert loader.worker.wait(10_000)
    assert done == ["file"]
    assert not loader.worker.owes
