"""A thread keeps the count it was given, and tiny numbers do not slow it down."""

from __future__ import annotations

import threading

import torch

from aegui.training.device import use_threads


def test_another_thread_does_not_change_the_count() -> None:
    counts: list[int] = []
    given, other_done = threading.Event(), threading.Event()

    def work() -> None:
        use_threads(2)
        given.set()
        other_done.wait()
        counts.append(torch.get_num_threads())

    thread = threading.Thread(target=work)
    thread.start()
    given.wait()
    second = threading.Thread(target=use_threads, args=(1,))
    second.start()
    second.join()
    other_done.set()
    thread.join()
    assert counts == [2]


def test_numbers_too_small_to_matter_become_zero_in_every_thread_of_the_computation() -> None:
    left: list[int] = []

    def work() -> None:
        use_threads(2)
        tiny = torch.full((1 << 20,), 1e-38)
        left.append(int(torch.count_nonzero(tiny.mul_(0.1))))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert left == [0]
