"""Each rule on a run made to fail that way, and none on runs that are well."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from small import narrow, pull, start

from aegui import paths
from aegui.recipe import make
from aegui.runs.diagnostics import watch
from aegui.runs.run_folder import METRICS, RECIPE, Run
from aegui.training.diagnostics import STILL, Diagnostics
from aegui.training.reports import Epoch

FAR = {
    "prior": {"kind": "mixture", "radius": 50.0},  # out of the reach of codes between 0 and 1
    "network__code_activation": "sigmoid",
    "training__batch": 32,
}


def told(folder: Path, epochs: int = 8, **changes: object) -> list[tuple[int, str, str]]:
    """Epoch, kind and sentence of everything there was to worry about in a training of some digits."""
    recipe = narrow(training__epochs=epochs, **changes)
    watcher = Diagnostics(recipe)
    reports = [report for report in pull(start(recipe, folder).training) if isinstance(report, Epoch)]
    return [
        (report.epoch, concern.kind, concern.sentence)
        for report in reports
        for concern in watcher.hear(report.epoch, report.row)
    ]


def adversarial(*widths: int) -> dict[str, object]:
    return {"kind": "adversarial", "code": 2, "widths": widths}


def variational(beta: float, warm_up: float = 0.0) -> dict[str, object]:
    return {"kind": "variational", "code": 4, "beta": beta, "warm_up": warm_up}


def test_a_discriminator_that_is_always_right(tmp_path):
    ((_, kind, sentence),) = told(tmp_path, model=adversarial(64), epochs=6, **FAR)
    assert kind == "overpowered"
    assert "100 % of the codes from the prior for 3 epochs" in sentence


def test_an_adversary_that_has_won(tmp_path):
    ((_, kind, sentence),) = told(tmp_path, model=adversarial(256, 256), epochs=5, **FAR)
    assert kind == "lost"
    assert "100 % are told apart" in sentence


def test_posterior_collapse_by_a_strong_beta(tmp_path):
    summed = {"kind": "mse", "reduction": "sum"}
    ((epoch, kind, sentence),) = told(tmp_path, model=variational(300.0), loss=summed)
    since = epoch - STILL + 1
    assert kind == "unused"
    assert sentence.startswith(
        f"Unused since epoch {since}: 4 of 4 dimensions of the code, at β = 300 with no"
    )


def test_posterior_collapse_after_the_warm_up(tmp_path):
    summed = {"kind": "mse", "reduction": "sum"}
    ((epoch, _, sentence),) = told(tmp_path, model=variational(1000.0, 2.0), loss=summed, epochs=10)
    assert epoch >= 2 + STILL
    assert "after a warm-up that ended at epoch 2" in sentence
    assert told(tmp_path, model=variational(1000.0, 20.0), loss=summed) == []


def test_posterior_collapse_beside_the_mean_of_the_pixels(tmp_path):
    ((_, _, sentence),) = told(tmp_path, model=variational(1.0))
    assert "β = 1 counts as 784: take their sum" in sentence


@pytest.mark.parametrize("activation", ["relu", "linear"])
def test_sparsity_that_leaves_nothing(tmp_path, activation):
    penalty = {"kind": "l1", "weight": 100.0}
    ((_, kind, sentence),) = told(
        tmp_path, penalty=penalty, model__code=8, network__code_activation=activation, epochs=12
    )
    assert kind == "silent"
    assert "sparsity at λ = 100" in sentence


def test_units_that_have_died(tmp_path):
    wild = {"kind": "normal", "sigma": 1.0}
    ((epoch, kind, sentence),) = told(
        tmp_path, network__code_activation="relu", initialisation=wild, training__learning_rate=1.0
    )
    assert (epoch, kind) == (3, "silent")
    assert "ReLU units never fire" in sentence


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"network__code_activation": "relu"},
        {"model": variational(1.0), "loss": {"kind": "bce", "reduction": "sum"}},
        {"model": adversarial(64), "prior": {"kind": "gaussian", "sigma": 2.0}},
    ],
    ids=["plain", "relu", "variational", "adversarial"],
)
def test_a_training_that_goes_well_is_left_in_peace(tmp_path, changes):
    assert told(tmp_path, **changes) == []


def heard(path: Path) -> list[tuple[int, str]]:
    """What would have been told of a stored run."""
    run = Run(path)
    table = run.table(METRICS)
    watcher = Diagnostics(make(run.raw_recipe))
    rows = zip(*table.values(), strict=True)
    figures = [
        {name: value for name, value in zip(table, row, strict=True) if np.isfinite(value)} for row in rows
    ]
    return [
        (int(row["epoch"]), concern.sentence)
        for row in figures
        for concern in watcher.hear(int(row["epoch"]), row)
    ]


@pytest.mark.parametrize(
    "path", sorted(paths.trained().glob("[a-z]*/recipe.toml")), ids=lambda path: path.parent.name
)
def test_of_the_shipped_runs_only_the_one_with_a_strong_beta_has_unused_dimensions(path):
    told = heard(path.parent)
    if path.parent.name == "beta-vae":
        ((_, sentence),) = told
        assert "9 of 16 dimensions of the code, at β = 4 with no warm-up" in sentence
    else:
        assert told == []


def test_a_long_code_is_judged_as_a_whole():
    watcher = Diagnostics(
        narrow(model={"kind": "variational", "code": 64}, loss={"kind": "bce", "reduction": "sum"})
    )
    concerns = [concern for epoch in range(1, 9) for concern in watcher.hear(epoch, {"val_kl": 0.1})]
    assert [concern.values["count"] for concern in concerns] == ["64"]
    watcher = Diagnostics(watcher.recipe)
    assert not any(watcher.hear(epoch, {"val_kl": 20.0}) for epoch in range(1, 9))


def kinds(figures: list[tuple[float, float]]) -> list[str]:
    """What is told of these shares told apart and losses of the encoder."""
    watcher = Diagnostics(narrow(model=adversarial(8)))
    rows = [{"told_apart": right, "generator": loss} for right, loss in figures]
    return [concern.kind for epoch, row in enumerate(rows) for concern in watcher.hear(epoch, row)]


def test_of_the_adversaries_the_worse_is_told_and_nothing_less_after_it():
    assert kinds([(0.98, 5.0), (0.98, 4.5), (0.98, 5.0), (0.98, 4.5)]) == ["overpowered"]
    assert kinds([(1.0, 4.0), (1.0, 4.5), (1.0, 5.0), (1.0, 4.5), (1.0, 4.4)]) == ["lost"]
    assert kinds([(0.98, 2.0)] * 3 + [(1.0, 4.0), (1.0, 4.5), (1.0, 5.0)]) == ["overpowered", "lost"]
    assert kinds([(0.99, 0.7)] * 9) == []  # right but unsure
    assert kinds([(0.99, 2.0), (0.96, 2.0)] * 9) == []


def test_a_run_that_goes_on_is_not_told_the_same_again(tmp_path):
    recipe = narrow(model=adversarial(8))
    write(tmp_path, [(0.98, 2.0)] * 4)
    row = {"told_apart": 0.98, "generator": 2.0}
    assert watch(recipe, tmp_path).hear(5, row) == []
    assert watch(recipe).hear(5, row) == []  # one epoch is too few
    write(tmp_path, [(0.98, 2.0)] * 2)
    assert [concern.kind for concern in watch(recipe, tmp_path).hear(3, row)] == ["overpowered"]


def test_epochs_that_are_done_again_count_once(tmp_path):
    write(tmp_path, [(0.5, 0.7), (0.98, 2.0), (0.98, 2.0)])
    watcher = watch(narrow(model=adversarial(8)), tmp_path)
    row = {"told_apart": 0.98, "generator": 2.0}
    assert [watcher.hear(epoch, row) for epoch in (2, 3)] == [[], []]
    assert [concern.kind for concern in watcher.hear(4, row)] == ["overpowered"]


def write(folder: Path, figures: list[tuple[float, float]]) -> None:
    """The folder of a run with these shares told apart and losses of the encoder."""
    (folder / RECIPE).touch()
    lines = [f"{epoch},{right},{loss},nan" for epoch, (right, loss) in enumerate(figures, start=1)]
    (folder / METRICS).write_text("\n".join(["epoch,told_apart,generator,loss", *lines, ""]))


def test_figures_that_are_not_there_are_no_reason_to_worry():
    for model in (variational(4.0), adversarial(8)):
        watcher = Diagnostics(narrow(model=model))
        assert not any(watcher.hear(epoch, {"loss": 1.0}) for epoch in range(1, 9))


def test_what_holds_now_is_known_after_it_was_told_and_no_longer_once_it_is_over():
    watcher = Diagnostics(narrow(model=adversarial(8)))
    assert watcher.current() == []
    for epoch, loss in enumerate((4.0, 4.5, 5.0)):
        watcher.hear(epoch, {"told_apart": 1.0, "generator": loss})
    assert [concern.kind for concern in watcher.current()] == ["lost"]  # and not that it is overpowered
    watcher.hear(3, {"told_apart": 0.6, "generator": 0.7})
    assert watcher.current() == []
