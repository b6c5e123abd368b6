"""What recipes are held against: reached beside a control, and with the history of what was asked before."""

from __future__ import annotations

from datetime import date

import pytest

from aegui.analysis.controls import other_models
from aegui.analysis.metrics import described, metric
from aegui.recipe import find, make, parse, read, shipped, targets_now
from aegui.recipe.targets import UNTRAINED, Former, Target, changes_of, plain_of, verdict

NAMES = sorted(shipped())
FORMER = Former(value=0.5, date=date(2026, 11, 1), until=date(2026, 11, 2), why="It was too easy.")


def target(**given: object) -> Target:
    return Target(figure="test_mse", **{"value": 0.1, **given})


@pytest.mark.parametrize(
    ("better", "figure", "control", "reached"),
    [
        ("lower", 0.1, 0.2, True),
        ("lower", 0.1, 0.1, False),  # the control does so, too
        ("lower", 0.2, 0.3, False),
        ("lower", 0.1, None, None),  # nobody knows what the control does
        ("lower", 0.2, None, False),
        ("lower", None, 0.2, None),
        ("higher", 0.1, 0.05, True),
        ("higher", 0.1, 0.1, False),
        ("higher", 0.05, 0.0, False),
    ],
)
def test_a_target_is_reached_where_its_control_fails(better, figure, control, reached):
    assert target(better=better, control="pca_mse").reached(figure, control) is reached


def test_a_target_without_a_control_stands_alone():
    assert target().reached(0.1, None) is True
    assert target(value=None).reached(0.1, None) is None


def test_a_control_is_another_figure_or_the_same_of_another_model():
    figures = {"test_mse": 0.05, "pca_mse": 0.2}
    other, better = ({"figures": {"test_mse": value}} for value in (0.3, 0.04))
    controls = {UNTRAINED: other, "penalty.weight=0": better}
    found = {name: verdict(target(control=name), figures, controls) for name in ("pca_mse", *controls)}
    assert {name: one.control for name, one in found.items()} == {
        "pca_mse": 0.2, UNTRAINED: 0.3, "penalty.weight=0": 0.04,
    }  # fmt: skip
    assert [one.reached for one in found.values()] == [True, True, False]
    assert verdict(target(control="model.code=3"), figures, controls).reached is None


@pytest.mark.parametrize("odd", [{}, {UNTRAINED: 3}, {UNTRAINED: {"figures": []}},
                                 {UNTRAINED: {"figures": {"test_mse": "small"}}}])  # fmt: skip
def test_controls_that_are_damaged_are_unknown(odd):
    assert verdict(target(control=UNTRAINED), {"test_mse": 0.05}, odd).reached is None


def test_the_models_that_have_to_be_measured():
    targets = [
        target(control="pca_mse"), target(control=UNTRAINED), target(control="penalty.weight=0 model.code=3"),
        Target(figure="code_l1", control=UNTRAINED), target(control="Gaussian of dense-2d-wide"),
    ]  # fmt: skip
    models = other_models(targets)
    assert list(models) == [UNTRAINED, "Gaussian of dense-2d-wide", "penalty.weight=0 model.code=3"]
    assert [plain_of(name) for name in models] == ["", "dense-2d-wide", ""]
    assert not changes_of("Gaussian of dense-2d-wide")
    assert models[UNTRAINED] == {"test_mse", "code_l1"}
    assert changes_of("penalty.weight=0 model.code=3") == {"penalty.weight": "0", "model.code": "3"}
    with pytest.raises(ValueError, match="'pca_mes' is no control: it must be a figure, untrained"):
        other_models([target(control="pca_mes")])
    with pytest.raises(ValueError, match="'Gaussian of dense-3d' is no control"):
        other_models([target(control="Gaussian of dense-3d")])


def test_a_restored_value_was_set_when_it_was_set_first():
    again = target(value=0.5, date=date(2026, 11, 9), was=(FORMER,))
    assert again.first_set == FORMER.date
    assert target(date=date(2026, 11, 9), was=(FORMER,)).first_set == date(2026, 11, 9)
    assert target().first_set is None


# What older programs wrote


def test_a_headline_is_a_target():
    old = 'name = "dense-2d"\n[headline]\nfigure = "test_mse"\nvalue = 0.04\nsource = "a text"\n'
    recipe = parse(old + '[data]\nkind = "mnist"\n', "recipe.toml")
    (only,) = recipe.targets
    assert (only.figure, only.value, only.source, only.data) == ("test_mse", 0.04, "a text", "mnist")
    assert parse(recipe.to_toml(), "again") == recipe
    assert make({"headline": None}).targets == ()
    assert targets_now(recipe) == find("dense-2d").held_against  # not what it was once
    assert targets_now(recipe.changed({"name": "mine"})) == (only,)


# The recipes


@pytest.mark.parametrize("name", NAMES)
def test_every_target_says_since_when_from_where_why_and_beside_what(name):
    recipe = find(name)
    assert bool(recipe.targets) == (name != "quick-start")
    assert recipe.held_against == recipe.targets
    other_models(recipe.targets)
    for one in recipe.targets:
        assert one.figure in described() or metric(one.figure)
        assert one.source
        assert one.why.endswith(".")
        assert one.control != one.figure
        if one.value is not None:
            assert one.date
            assert one.control
        for change in changes_of(one.control):
            assert recipe.changed_by_text({change: changes_of(one.control)[change]}) != recipe
        days = [day for former in one.was for day in (former.date, former.until)]
        assert days == sorted(days)
        assert one.date is None or not days or days[-1] <= one.date
        assert all(former.why.endswith(".") for former in one.was)


def test_a_figure_that_is_to_get_worse_is_one_of_a_recipe_that_is_there_to_fail():
    turned = {
        name
        for name, path in shipped().items()
        for one in read(path).targets
        if described()[one.figure].better not in (one.better, "")
    }
    assert turned <= {"overcomplete", "random-images"}


def test_the_four_targets_that_moved_stand_again():
    moved = ("conv-16", "conv-16-denoise", "dense-2d-wide", "conv-2d")
    asked = {name: find(name).targets[0] for name in moved}
    assert [(one.figure, one.value) for one in asked.values()] == [
        ("test_mse", 0.01), ("test_mse", 0.0156), ("pca_ratio", 0.75), ("pca_ratio", 0.75),
    ]  # fmt: skip
    assert [former.value for former in asked["conv-16"].was] == [0.01, 0.0105]
    assert asked["conv-16"].first_set == date(2026, 11, 21)
