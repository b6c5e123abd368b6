"""An experiment's folder: one plan for ever, each trial once, whatever lies in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small import narrow

from aegui.experiments import plan, summary
from aegui.experiments.axes import parse
from aegui.experiments.folder import DONE, PLAN, Experiment, ExperimentError, Outcome, create
from aegui.experiments.plan import Plan, Search
from aegui.recipe import RecipeError

RECIPE = narrow()


def planned(codes: str = "2,4", seeds: int = 2) -> Plan:
    return plan.sweep(RECIPE, [parse(f"model.code={codes}", RECIPE)], plan.seeds_from(1, seeds))


def outcome(number: int, **figures: float) -> Outcome:
    return Outcome(number, "finished", figures, 1.0, 2.0, 3, f"{number:04d}-run")


def test_every_value_is_trained_with_every_seed() -> None:
    made = planned()
    assert [trial.title for trial in made.trials] == [
        "model.code=2, seed 1", "model.code=2, seed 2", "model.code=4, seed 1", "model.code=4, seed 2",
    ]  # fmt: skip
    assert made.trials[2].folder == "0003-model.code-4-seed-1"
    recipe = made.recipe_of(made.trials[3])
    assert (recipe.model.code, recipe.training.seed) == (4, 2)
    assert plan.from_json(json.loads(json.dumps(made.to_json())), "here") == made


@pytest.mark.parametrize(
    ("axes", "seeds", "said"),
    [
        ([], 1, "say what with --over"),
        (["model.code=0,2"], 1, "model.code=0 can't be trained: model.code is 0; it must be at least 1."),
        (["model.code=2", "model.code=4"], 1, "--over model.code stands there twice"),
        (["training.learning_rate=0.1:0.9:1000", "model.code=1:20:20"], 1, "would be 20,000 trainings"),
        (["model.code=2"], 0, "--seeds 0"),
    ],
)
def test_a_sweep_that_can_not_be(axes: list[str], seeds: int, said: str) -> None:
    with pytest.raises(RecipeError) as refused:
        plan.sweep(RECIPE, [parse(text, RECIPE) for text in axes], plan.seeds_from(1, seeds))
    assert said in str(refused.value)


def test_a_folder_holds_one_experiment_for_ever(tmp_path: Path) -> None:
    made = create(tmp_path / "a", planned())
    assert create(tmp_path / "a", planned()).plan == made.plan
    with pytest.raises(ExperimentError, match=r"it has 2 seeds, and this 3 seeds. Name another folder"):
        create(tmp_path / "a", planned(seeds=3))
    with pytest.raises(ExperimentError, match=r"its trials are others|it is over"):
        create(tmp_path / "a", planned("2,8"))
    with pytest.raises(ExperimentError, match="holds something else"):
        create(tmp_path, planned())
    with pytest.raises(ExperimentError, match=r"is no experiment: it holds no experiment\.json"):
        Experiment(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"kind": "sweep"}', "[" * 100_000, '{"search": 1}'])
def test_a_damaged_plan_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / PLAN).write_text(text, "utf-8")
    with pytest.raises(ExperimentError) as refused:
        Experiment(tmp_path)
    assert len(str(refused.value)) < 500


def test_a_trial_ends_once(tmp_path: Path) -> None:
    experiment = create(tmp_path, planned())
    first = experiment.next()
    assert first is not None
    trial, claim = first
    second = experiment.next()
    assert second is not None
    assert (trial.number, second[0].number) == (1, 2)
    assert experiment.finish(trial, outcome(1, test_mse=0.1))
    assert not experiment.finish(trial, outcome(1, test_mse=0.9))
    assert experiment.outcomes()["0001"].figures == {"test_mse": 0.1}
    assert not claim.path.exists()
    third = Experiment(tmp_path).next()
    assert third is not None
    assert third[0].number == 3
    second[1].release()
    again = experiment.next()
    assert again is not None
    assert again[0].number == 2


def test_a_damaged_end_is_no_end(tmp_path: Path) -> None:
    experiment = create(tmp_path, planned())
    (tmp_path / DONE).mkdir()
    (tmp_path / DONE / "0001.json").write_text('{"number": 1', "utf-8")
    found = experiment.next()
    assert found is not None
    assert found[0].number == 1
    experiment.finish(found[0], outcome(1, test_mse=0.5))
    assert experiment.outcomes()["0001"].figures == {"test_mse": 0.5}


def test_failed_trials_are_trained_anew_when_asked(tmp_path: Path) -> None:
    experiment = create(tmp_path, planned("2", 1))
    trial = experiment.plan.trials[0]
    experiment.finish(trial, Outcome(1, "failed", {}, 0.0, 0.0, 0, "", "it diverged"))
    assert experiment.next() is None
    assert experiment.standings()[0].state == "failed"
    assert experiment.forget_failed() == 1
    assert experiment.next() is not None


def test_the_table_has_means_and_spreads(tmp_path: Path) -> None:
    experiment = create(tmp_path, planned())
    for number, error in enumerate((0.2, 0.4, 0.1, 0.1), start=1):
        experiment.finish(experiment.plan.trials[number - 1], outcome(number, test_mse=error, seconds=1.0))
    rows = summary.rows(experiment)
    assert [row.label for row in rows] == ["model.code=2", "model.code=4"]
    assert rows[0].values["test_mse"].mean == pytest.approx(0.3)
    assert rows[0].values["test_mse"].spread == pytest.approx(0.1414214)
    assert rows[0].values["test_mse"].text() == "0.30 ± 0.14"
    assert summary.best_of("test_mse", rows) == {1}
    assert summary.table_csv(experiment).splitlines()[0] == (
        "setting,code,seeds,failed,test_mse,test_mse_sd,seconds,seconds_sd"
    )
    assert summary.trials_csv(experiment).splitlines()[1].startswith("1,model.code=2,1,2,finished,3,2.0,0.2")
    assert "**0.1 ± 0**" in summary.markdown(experiment)
    page = summary.page(experiment)
    assert "0.30 ± 0.14" in page
    assert "<script" not in page


def test_a_page_escapes_what_others_wrote(tmp_path: Path) -> None:
    experiment = create(tmp_path / "<b>", planned("2", 1))
    failed = Outcome(1, "failed", {}, 0.0, 0.0, 0, "", "<script>alert(1)</script>")
    experiment.finish(experiment.plan.trials[0], failed)
    assert "<script" not in summary.page(experiment)
    assert "<b>" not in summary.page(experiment).split("</title>")[0]


def test_a_search_ranks_what_it_found(tmp_path: Path) -> None:
    axis = parse("training.learning_rate=1e-4:1e-1:log", RECIPE)
    experiment = create(tmp_path, plan.search(RECIPE, [axis], Search("test_mse", False, 3)))
    for number, error in ((1, 0.3), (2, 0.1)):
        trial = experiment.draw(experiment.plan.trials[number - 1], {axis.key: number / 100}, optuna=number)
        assert trial.label == f"training.learning_rate={number / 100:g}"
        experiment.finish(trial, outcome(number, test_mse=error))
    assert [row.label for row in summary.rows(Experiment(tmp_path))] == [
        "training.learning_rate=0.02", "training.learning_rate=0.01",
    ]  # fmt: skip
