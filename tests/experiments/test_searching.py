"""A search learns from what was found, over a file that a process may have died on."""

from __future__ import annotations

import builtins
import random
from pathlib import Path
from typing import Any

import pytest
from killed_workers import killed_while_at_work
from small import narrow

from aegui.experiments import claims, plan, searching
from aegui.experiments.axes import parse
from aegui.experiments.folder import CLAIMS, JOURNAL, Experiment, Outcome, create
from aegui.experiments.plan import Plan
from aegui.experiments.searching import OptunaMissing, Search
from aegui.experiments.worker import Place, work

RECIPE = narrow(training__epochs=1)


def planned(trials: int = 6, largest: bool = False) -> Plan:
    texts = ("training.learning_rate=1e-4:1e-1:log", "model.code=1:4", "network.widths=[8],[16]")
    axes = [parse(text, RECIPE) for text in texts]
    return plan.search(RECIPE, axes, plan.Search("test_mse", largest, trials))


def ended(number: int, error: float, status: str = "finished") -> Outcome:
    return Outcome(number, status, {"test_mse": error} if status == "finished" else {}, 1.0, 1.0, 1)


def test_each_trial_is_drawn_once_whoever_asks(tmp_path: Path) -> None:
    experiment = create(tmp_path, planned())
    first = Search(experiment, experiment.plan.trials[0])
    assert first.trial.changes.keys() == {"training.learning_rate", "model.code", "network.widths"}
    assert first.trial.changes["network.widths"] in ([8], [16])
    assert experiment.plan.recipe_of(first.trial).model.code == first.trial.changes["model.code"]
    # who takes over knows what was drawn; and one who comes before that was written down finds it, too
    assert Search(Experiment(tmp_path), experiment.plan.trials[0]).trial.changes == first.trial.changes
    (tmp_path / "drawn" / "0001.json").unlink()
    assert Search(Experiment(tmp_path), experiment.plan.trials[0]).trial.changes == first.trial.changes
    first.tell(ended(1, 0.1))
    Search(Experiment(tmp_path), experiment.plan.trials[0]).tell(ended(1, 0.1))
    study = searching.study(tmp_path, experiment.plan, 2)
    assert [one.value for one in study.get_trials()] == [0.1]


def test_a_torn_line_and_a_dead_holder_stop_nobody(tmp_path: Path) -> None:
    """Optuna alone would read nothing after the line, and wait half a minute for the holder."""
    experiment = create(tmp_path, planned())
    Search(experiment, experiment.plan.trials[0]).tell(ended(1, 0.1))
    with (tmp_path / JOURNAL).open("ab") as file:
        file.write(b'{"op_code": 4, "worker')
    (tmp_path / CLAIMS / "journal.900").write_bytes(claims.GIVEN_UP)
    Search(experiment, experiment.plan.trials[1]).tell(ended(2, 0.2))
    found = searching.study(tmp_path, experiment.plan, 3).get_trials()
    assert [one.value for one in found] == [0.1, 0.2]
    assert len(list((tmp_path / CLAIMS).glob("journal.*"))) <= 2


def test_what_is_worse_than_half_is_ended_early(tmp_path: Path) -> None:
    experiment = create(tmp_path, planned(8))
    for number in range(1, 6):
        one = Search(experiment, experiment.plan.trials[number - 1])
        assert not one.is_hopeless({"mse": 0.01 * number}, 2)
        one.tell(ended(number, 0.01 * number))
    bad = Search(experiment, experiment.plan.trials[5])
    assert not bad.is_hopeless({"mse": 0.9}, 1)  # of the first epoch nothing can be said
    assert bad.is_hopeless({"mse": 0.9}, 2)
    bad.tell(ended(6, 0.9, "pruned"))
    assert Search(experiment, experiment.plan.trials[5]).is_hopeless({"mse": 0.0}, 3)  # it was told before
    good = Search(experiment, experiment.plan.trials[6])
    assert not good.is_hopeless({"mse": 0.001}, 2)


def test_without_optuna_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    known = builtins.__import__

    def refuse(name: str, *others: Any, **named: Any) -> Any:
        if name == "optuna":
            raise ImportError(name)
        return known(name, *others, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(OptunaMissing, match="pip install 'optuna"):
        searching.check()


@pytest.mark.long
def test_a_search_finds_what_is_good(tmp_path: Path) -> None:
    axes = [parse("training.learning_rate=1e-6:1e-1:log", RECIPE)]
    experiment = create(tmp_path, plan.search(RECIPE, axes, plan.Search("val_mse", False, 12)))
    assert work(experiment, Place((), "cpu", 1)) == 12
    done = [one for one in experiment.outcomes().values() if one.status == "finished"]
    best = min(done, key=lambda one: one.figures["val_mse"])
    trial = experiment.drawn(experiment.plan.trials[best.number - 1])
    assert trial.changes["training.learning_rate"] > 1e-3


@pytest.mark.long
def test_kills_lose_and_double_no_trial_of_a_search(tmp_path: Path) -> None:
    recipe = narrow(training__epochs=6)
    axes = [parse("training.learning_rate=1e-4:1e-1:log", recipe), parse("model.code=1:8", recipe)]
    experiment = create(tmp_path, plan.search(recipe, axes, plan.Search("val_mse", False, 12)))
    assert killed_while_at_work(experiment, 6, random.Random(3)) == 6
    work(experiment, Place((), "cpu", 1))
    assert {one.status for one in experiment.outcomes().values()} <= {"finished", "pruned"}
    known = searching.study(tmp_path, experiment.plan, 1).get_trials()
    named = [one for one in known if searching.SLOT in one.user_attrs]
    assert sorted(one.user_attrs[searching.SLOT] for one in named) == list(range(1, 13))
    assert all(one.state.is_finished() for one in named)
