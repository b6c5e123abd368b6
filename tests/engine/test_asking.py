"""The asking thread, and how signals behave between threads here."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from aegui.engine.asking import AskThread, leave


@pytest.fixture
def asker(qtbot: QtBot):
    thread = AskThread()
    thread.start()
    yield thread
    thread.leave()
    thread.wait()


def test_the_newest_of_a_kind_is_answered_and_older_ones_are_dropped(asker: AskThread, qtbot: QtBot):
    gate, ran = threading.Event(), []
    answers: list[tuple[str, int, object]] = []
    asker.answered.connect(lambda *answer: answers.append(answer))
    asker.ask("first", gate.wait)
    for number in range(5):
        last = asker.ask("picture", lambda n=number: ran.append(n) or n)
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert ran == [4]
    assert answers[-1] == ("picture", last, 4)


def test_a_question_that_fails_says_why_and_the_next_is_answered(asker: AskThread, qtbot: QtBot):
    refused: list[tuple[str, int, object]] = []
    asker.refused.connect(lambda *answer: refused.append(answer))
    asker.ask("bad", lambda: 1 / 0)
    qtbot.waitUntil(lambda: len(refused) == 1)
    assert refused[0][0] == "bad"
    assert isinstance(refused[0][2], ZeroDivisionError)
    with qtbot.waitSignal(asker.answered):
        asker.ask("good", lambda: 2)


def test_a_forgotten_question_is_not_answered(asker: AskThread, qtbot: QtBot):
    gate, ran = threading.Event(), []
    asker.ask("first", gate.wait)
    asker.ask("picture", lambda: ran.append(1))
    asker.forget("picture")
    with qtbot.waitSignal(asker.answered):
        gate.set()
    with qtbot.waitSignal(asker.answered):
        asker.ask("other", lambda: None)
    assert ran == []


def test_orders_are_carried_out_one_by_one_and_before_the_questions(asker: AskThread, qtbot: QtBot):
    began, gate, ran = threading.Event(), threading.Event(), []
    answers: list[tuple[str, int, object]] = []
    asker.answered.connect(lambda *answer: answers.append(answer))
    asker.ask("first", lambda: began.set() or gate.wait(10))
    assert began.wait(10)
    asker.ask("picture", lambda: ran.append("picture"))
    numbers = [asker.order("save", lambda n=number: ran.append(n) or n) for number in range(3)]
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert ran == [0, 1, 2, "picture"]
    assert answers[1:4] == [("save", number, n) for n, number in enumerate(numbers)]


def test_orders_are_carried_out_at_the_end_too(qtbot: QtBot):
    thread, gate, ran = AskThread(), threading.Event(), []
    thread.start()
    thread.order("first", lambda: gate.wait(10))
    for number in range(3):
        thread.order("save", lambda n=number: ran.append(n))
    thread.ask("picture", lambda: ran.append("picture"))
    threading.Timer(0.05, gate.set).start()
    thread.leave()
    thread.wait()
    assert ran == [0, 1, 2]


def test_an_answer_on_its_way_at_the_end_reaches_nobody(qtbot: QtBot):
    thread, answers, done = AskThread(), [], threading.Event()
    thread.answered.connect(lambda *answer: answers.append(answer))
    thread.start()
    thread.ask("picture", lambda: done.set() or 1)
    done.wait()
    thread.leave()
    thread.wait()
    qtbot.wait(50)
    assert answers == []


def test_five_thousand_signals_leave_the_reference_counts_alone(qtbot: QtBot):
    """Some Qt releases drop a reference to True and None at each emit, and the interpreter dies."""

    class Sender(QObject):
        sent = Signal(bool)

    sender, seen = Sender(), []
    sender.sent.connect(lambda value: seen.append(1))
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(5000):
        sender.sent.emit(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert len(seen) == 5000
    assert after[0] > before[0] - 1000
    assert after[1] > before[1] - 1000


def test_leaving_waits_for_orders_and_not_for_a_question(qtbot: QtBot):
    busy, gate, began = AskThread(), threading.Event(), threading.Event()
    writing, written = AskThread(), threading.Event()
    busy.ask("picture", lambda: began.set() or gate.wait())
    assert began.wait(10)
    writing.order("save", lambda: gate.wait(0.2) or written.set())
    leave([busy, writing])
    assert written.is_set()
    assert busy.isRunning()
    busy.ask("picture", lambda: None)  # a timer that still ticks: there is nobody to answer any more
    gate.set()
    assert busy.wait(10_000)
    busy.ask("picture", lambda: None)
    assert not busy.isRunning()
    assert writing.wait(10_000)
