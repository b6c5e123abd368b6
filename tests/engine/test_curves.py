"""Curves while a model learns: the first epochs of a slow training are shown step by step."""

from __future__ import annotations

import numpy as np

from aegui.core.reports import StepLosses
from aegui.core.runs import Run
from aegui.engine.curves import SLOW, CurveBook


def steps(at: float) -> StepLosses:
    losses = {"loss": np.array([0.1], np.float32)}
    return StepLosses(np.array([round(1000 * at)]), np.array([at]), losses, {"loss": 0.1}, 500.0)


def names(book: CurveBook) -> list[str]:
    return [curve.name for curve in book.curves(None).curves]


def test_a_slow_first_epoch_is_shown_step_by_step():
    book = CurveBook({"training": {"epochs": 10}})
    for step in range(1, SLOW):
        book.add_steps(steps(step / 1000))
    assert names(book) == ["loss"]
    book.add_steps(steps(SLOW / 1000))
    assert names(book) == ["loss", "step"]
    book.add_steps(steps(2.001))
    assert names(book) == ["loss"]


def test_another_moment_of_the_same_curves_is_told_by_its_marker_alone():
    book = CurveBook({"training": {"epochs": 10}})
    book.add_steps(steps(0.5))
    first = book.curves(None)
    assert book.curves(0.25).curves is first.curves
    assert book.curves(0.25).marker == 0.25
    book.add_steps(steps(0.6))
    assert book.curves(None).curves is not first.curves


def test_a_run_stopped_in_its_first_epoch_shows_its_steps(tmp_path):
    rows = "".join(f"{step},{step / 1000},0.1\n" for step in range(1, 31))
    (tmp_path / "steps.csv").write_text("step,epoch,loss\n" + rows)
    (tmp_path / "recipe.toml").write_text("")
    assert names(CurveBook({"training": {"epochs": 10}}, Run(tmp_path))) == ["step"]
