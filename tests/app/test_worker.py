"""The worker's thread: newest wins, the more urgent first, orders are never dropped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from aegui.app.worker import Worker, leave
from aegui.explore.query import Cancelled, Task, Urgency


class Heard:
    """What a worker told, in order: (number, what)."""

    def __init__(self, worker: Worker) -> None:
        self.answers: list[tuple[int, object]] = []
        self.failures: list[tuple[int, object]] = []
        self.handed: list[tuple[int, object]] = []
        self.progress: list[tuple[int, float, str]] = []
        worker.answered.connect(lambda number, answer, seconds: self.answers.append((number, answer)))
        worker.failed.connect(lambda number, error: self.failures.append((number, error)))
        worker.handed.connect(lambda number, answer: self.handed.append((number, answer)))
        worker.progressed.connect(lambda *told: self.progress.append(told))


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.leave()
    assert worker.wait(10_000)


@pytest.fixture
def heard(worker: Worker) -> Heard:
    return Heard(worker)


def blocked(worker: Worker) -> tuple[Event, Event]:
    """Keep the worker at a first question: (it has begun, let it go on)."""
    begun, free = Event(), Event()

    def work(task: Task[Any]) -> str:
        begun.set()
        free.wait(10)
        return "first"

    worker.ask("first", Urgency.NOW, work)
    assert begun.wait(10)
    return begun, free


def test_the_newest_question_of_a_name_replaces_the_one_that_waits(
    qtbot: QtBot, worker: Worker, heard: Heard
) -> None:
    _, free = blocked(worker)
    worker.ask("picture", Urgency.SOON, lambda task: "old")
    newest = worker.ask("picture", Urgency.SOON, lambda task: "new")
    free.set()
    qtbot.waitUntil(lambda: len(heard.answers) == 2)
    assert heard.answers[1] == (newest, "new")


def test_the_more_urgent_comes_first(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    _, free = blocked(worker)
    worker.ask("page", Urgency.IDLE, lambda task: "idle")
    worker.ask("picture", Urgency.SOON, lambda task: "soon")
    free.set()
    qtbot.waitUntil(lambda: len(heard.answers) == 3)
    assert [answer for _, answer in heard.answers] == ["first", "soon", "idle"]


def test_a_long_answer_lets_the_more_urgent_pass_and_goes_on(
    qtbot: QtBot, worker: Worker, heard: Heard
) -> None:
    begun, asked = Event(), Event()

    def long(task: Task[Any]) -> str:
        begun.set()
        assert asked.wait(10)
        task.check()
        return "long"

    worker.ask("page", Urgency.IDLE, long)
    assert begun.wait(10)
    worker.ask("other page", Urgency.IDLE, lambda task: "as idle")
    worker.ask("picture", Urgency.SOON, lambda task: "soon")
    asked.set()
    qtbot.waitUntil(lambda: len(heard.answers) == 3)
    assert [answer for _, answer in heard.answers] == ["soon", "long", "as idle"]


def test_what_is_asked_anew_cancels_the_answer_under_way(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    begun, asked, cancelled = Event(), Event(), Event()

    def old(task: Task[Any]) -> str:
        begun.set()
        assert asked.wait(10)
        try:
            task.tell(0.5, "half")
        except Cancelled:
            cancelled.set()
            raise
        return "old"

    worker.ask("page", Urgency.IDLE, old)
    assert begun.wait(10)
    newest = worker.ask("page", Urgency.IDLE, lambda task: "new")
    asked.set()
    qtbot.waitUntil(lambda: bool(heard.answers))
    assert heard.answers == [(newest, "new")]
    assert cancelled.is_set()
    assert not heard.progress
    assert not heard.failures


def test_progress_and_coarse_answers_come_before_the_last(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    def work(task: Task[Any]) -> str:
        task.tell(0.25, "reading")
        task.hand("coarse")
        return "fine"

    number = worker.ask("page", Urgency.SOON, work)
    qtbot.waitUntil(lambda: bool(heard.answers))
    assert heard.progress == [(number, 0.25, "reading")]
    assert heard.handed == [(number, "coarse")]
    assert heard.answers == [(number, "fine")]


def test_an_error_is_told_and_the_thread_goes_on(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    def work(task: Task[Any]) -> None:
        raise ValueError("no codes")

    number = worker.ask("picture", Urgency.SOON, work)
    worker.ask("other", Urgency.SOON, lambda task: 1)
    qtbot.waitUntil(lambda: bool(heard.answers))
    assert [(one, str(error)) for one, error in heard.failures] == [(number, "no codes")]


def test_orders_are_carried_out_one_by_one_even_at_the_end(qtbot: QtBot, worker: Worker) -> None:
    written: list[int] = []

    def write(number: int, task: Task) -> None:
        written.append(number)

    _, free = blocked(worker)
    for number in range(3):
        worker.order("save", partial(write, number))
    worker.ask("picture", Urgency.SOON, lambda task: written.append(99))
    free.set()
    leave([worker])
    assert written == [0, 1, 2]
    assert worker.wait(10_000)
    assert written == [0, 1, 2]


def test_what_ends_tells_nothing_more(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    _, free = blocked(worker)
    worker.leave()
    free.set()
    assert worker.wait(10_000)
    qtbot.wait(0)
    assert not heard.answers
    worker.ask("picture", Urgency.SOON, lambda task: "late")
    assert not worker.isRunning()


def test_the_cost_of_an_answer_is_its_own(qtbot: QtBot, worker: Worker) -> None:
    """Not that of the more urgent one that passed."""
    costs: dict[int, float] = {}
    worker.answered.connect(lambda number, answer, seconds: costs.__setitem__(number, seconds))
    begun, asked = Event(), Event()

    def spend(rounds: int) -> int:
        return sum(n * n for n in range(rounds))

    def outer(task: Task[Any]) -> None:
        begun.set()
        assert asked.wait(10)
        task.check()

    page = worker.ask("page", Urgency.IDLE, outer)
    assert begun.wait(10)
    picture = worker.ask("picture", Urgency.SOON, lambda task: spend(300_000))
    asked.set()
    qtbot.waitUntil(lambda: len(costs) == 2)
    assert costs[page] < 0.5 * costs[picture]
