"""A training that nobody waits for any more: what it needs to go on is stored, and nothing is measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small import assert_same, digits, narrow, resumed, sliced, trained

from aegui.runs import jobs, run_folder, run_images
from aegui.runs.jobs import Job, begin
from aegui.runs.run_folder import Run
from aegui.training import evaluation
from aegui.training.reports import Control, Embedding, Epoch, Report, StepLosses
from aegui.training.trainer import ReportOptions

RECIPE = narrow(training__epochs=2, network__widths=[8])
PLACES = [
    "in the middle of an epoch",
    "before a validation",
    "in a validation",
    "after an epoch",
    "at the end",
]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Validation and test have several pieces each."""
    monkeypatch.setattr(evaluation, "CHUNK", 50)
    for module in (jobs, run_images):
        monkeypatch.setattr(module, "divide", lambda *_: sliced(digits(), 300, 120, 120))


def left_at(place: str, parent: Path) -> tuple[Path, list[Report]]:
    """A training that is left at a place, and what it said after that."""
    gone, pieces = False, 0

    def left() -> bool:
        """Asked between two pieces of what is measured."""
        nonlocal gone, pieces
        pieces += 1
        gone = gone or (place == "in a validation" and pieces > 1)
        return gone

    begun = begin(Job(RECIPE, (), parent, "test", "cpu", threads=1), ReportOptions(every=0.0, left=left))
    after: list[Report] = []
    control = None
    reached: dict[str, Callable[[Report], bool]] = {
        "in the middle of an epoch": lambda one: isinstance(one, StepLosses) and one.steps[-1] == 2,
        "before a validation": lambda one: isinstance(one, StepLosses) and one.steps[-1] == 3,
        "in a validation": lambda one: False,
        "after an epoch": lambda one: isinstance(one, Epoch) and one.epoch == 1,
        "at the end": lambda one: isinstance(one, Epoch) and one.epoch == 2,
    }
    try:
        report = next(begun.training)
        while True:
            if gone:
                after.append(report)
            gone = gone or reached[place](report)
            control = Control(stop=gone)
            report = begun.training.send(control)
    except StopIteration:
        return begun.path, after


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_measured_and_the_run_goes_on_as_if_it_had_never_stopped(place, tmp_path):
    whole = trained(RECIPE, tmp_path / "whole")
    path, after = left_at(place, tmp_path / "left")
    assert not any(isinstance(report, Embedding | Epoch) for report in after)
    run = Run(path)
    assert run.state["status"] == ("finished" if place == "at the end" else "stopped")
    assert not any(name.startswith("test_") for name in run.results)
    assert run.codes is None
    if place != "at the end":
        resumed(path)
        assert_same(path, whole)
        assert Run(path).state["status"] == "finished"


def test_codes_of_other_weights_do_not_stay(tmp_path):
    """A run that was stopped, resumed and left: its codes were of the weights of before."""
    path = trained(RECIPE, tmp_path, {2: Control(stop=True)})
    assert (path / run_folder.CODES).is_file()
    begun = begin(jobs.resume_job(path, (), "test"), ReportOptions(every=0.0, left=lambda: True))
    for _ in begun.training:
        pass
    assert not (path / run_folder.CODES).exists()
