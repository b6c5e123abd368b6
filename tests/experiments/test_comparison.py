"""Runs side by side: what differs of them, which figure is the best, and where none can be."""

from __future__ import annotations

import csv
import io
import json
import statistics
from pathlib import Path
from typing import Any

import pytest
from small import narrow

from aegui.cli.main import main
from aegui.experiments.comparison import ABSENT, best, compare, plain, spread
from aegui.runs.run_folder import RunError


def stored(place: Path, figures: dict[str, Any], **changes: object) -> Path:
    """A run folder with nothing but a recipe and its figures."""
    place.mkdir(parents=True)
    (place / "recipe.toml").write_text(narrow(**changes).to_toml(), "utf-8")
    (place / "results.json").write_text(json.dumps(figures), "utf-8")
    return place


def test_only_what_differs_is_shown_and_a_part_without_the_setting_says_so(tmp_path: Path) -> None:
    plain_one = stored(tmp_path / "a", {"test_mse": 0.02})
    sparse = stored(tmp_path / "b", {"test_mse": 0.03}, penalty__kind="l1", training__batch=64)
    found = compare([plain_one, sparse])
    told = {one.name: one.values for one in found.settings}
    assert told["training.batch"] == (128, 64)
    assert told["penalty.kind"] == ("none", "l1")
    assert told["penalty.weight"][0] is ABSENT
    assert set(told) == {"training.batch", "penalty.kind", "penalty.weight"}


def test_each_figure_knows_which_way_is_better(tmp_path: Path) -> None:
    paths = [
        stored(
            tmp_path / str(n),
            {"test_mse": mse, "test_psnr": psnr, "test_code_mean": 2.0 + n},
            model__code=n + 2,
        )
        for n, (mse, psnr) in enumerate([(0.03, 15.0), (0.02, 17.0), (0.025, 16.0)])
    ]
    figures = {one.name: one for one in compare(paths).figures}
    assert figures["test_mse"].best == {1}
    assert figures["test_psnr"].best == {1}
    assert not figures["test_code_mean"].best  # neither way is better by itself


@pytest.mark.parametrize(
    ("changes", "without"),
    [
        ({"loss__kind": "bce"}, {"test_loss"}),
        ({"corruption__kind": "gaussian"}, {"test_loss", "test_mse"}),
        ({"data__held_out": 0.2}, set()),  # the images for testing are the same
    ],
)
def test_what_is_measured_otherwise_has_no_best(
    changes: dict[str, object], without: set[str], tmp_path: Path
) -> None:
    given = [{"test_loss": v, "test_mse": v, "test_accuracy": v} for v in (0.02, 0.03)]
    found = compare([stored(tmp_path / "a", given[0]), stored(tmp_path / "b", given[1], **changes)])
    assert {one.name for one in found.figures if one.why} == without
    assert not any(one.best for one in found.figures if one.why)


def test_other_images_are_named_and_the_rest_is_shown(tmp_path: Path) -> None:
    one = stored(tmp_path / "a", {"test_mse": 0.1})
    other = stored(tmp_path / "b", {"test_mse": 0.2}, data__kind="mnist")
    found = compare([one, other])
    assert [figure.values for figure in found.figures] == [(0.1, 0.2)]
    assert "not of the same images (digits, mnist)" in " ".join(found.notes)


def test_runs_that_differ_in_the_seed_alone_have_a_spread(tmp_path: Path) -> None:
    values = [0.02, 0.03, 0.025]
    seeds = [stored(tmp_path / f"s{n}", {"test_mse": v}, training__seed=n) for n, v in enumerate(values)]
    others = [
        stored(tmp_path / f"o{n}", {"test_mse": v}, training__seed=n, model__code=8)
        for n, v in enumerate([0.01, 0.012])
    ]
    stopped = stored(tmp_path / "x", {"test_mse": 0.5, "epochs": 1}, training__seed=9)
    found = compare([*seeds, *others, stopped])
    assert [one.members for one in found.seeds] == [(0, 1, 2), (3, 4)]  # not with fewer epochs
    figure = next(one for one in found.figures if one.name == "test_mse")
    told = found.spread(figure, found.seeds[0])
    assert told is not None
    assert told.mean == pytest.approx(statistics.fmean(values))
    assert told.deviation == pytest.approx(statistics.stdev(values))
    assert found.best_seeds["test_mse"] == {1}


def test_the_same_folder_names_are_told_apart(tmp_path: Path) -> None:
    found = compare([stored(tmp_path / "a" / "run", {}), stored(tmp_path / "b" / "run", {})])
    assert [one.name for one in found.members] == ["a/run", "b/run"]
    assert any("not measured yet" in note for note in found.notes)


@pytest.mark.parametrize(("count", "sentence"), [(1, "1 run can't"), (9, "9 runs can't")])
def test_too_few_and_too_many_are_refused(count: int, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=sentence):
        compare([stored(tmp_path / str(n), {}) for n in range(count)])


def test_a_run_named_twice_is_refused(tmp_path: Path) -> None:
    one = stored(tmp_path / "a", {})
    with pytest.raises(RunError, match="named twice"):
        compare([one, one / ".." / "a"])


def test_a_recipe_of_a_later_program_is_compared_as_it_stands(tmp_path: Path) -> None:
    one, other = stored(tmp_path / "a", {}), stored(tmp_path / "b", {})
    (other / "recipe.toml").write_text('name = "b"\n[training]\nunheard = 3\n', "utf-8")
    found = compare([one, other])
    assert any("unheard" in note for note in found.notes)
    assert next(row for row in found.settings if row.name == "training.unheard").values == (ABSENT, 3)


def test_of_what_was_made_elsewhere_hardly_any_setting_is_known(tmp_path: Path) -> None:
    """A recipe's defaults are no settings of it, and make no line of the table."""
    one, other = stored(tmp_path / "a", {"test_mse": 0.1}), stored(tmp_path / "b", {}, training__batch=8)
    (other / "foreign.toml").write_text("decodes = false\n", "utf-8")
    found = compare([one, other])
    assert not found.settings
    assert any("nothing but codes" in note for note in found.notes)


def test_best_and_spread_pass_over_what_is_no_number() -> None:
    assert best([float("nan"), 2.0, None, 1.0, 1.0], "lower") == {3, 4}
    assert best([1.0, 1.0], "higher") == frozenset()
    assert spread([1.0, None, float("inf")]) is None
    assert plain("=1+1") == "'=1+1"
    assert plain("") == ""


def test_the_command_prints_the_table_and_writes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [stored(tmp_path / str(n), {"test_mse": 0.1 / n}, training__seed=n) for n in (1, 2)]
    table = tmp_path / "table.csv"
    assert main(["compare", *map(str, paths), "--out", str(table), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["figures"][0]["best"] == [1]
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    assert [row["name"] for row in rows] == ["training.seed", "test_mse"]
    assert rows[1]["best"] == "2"
    assert float(rows[1]["1 × 2 seeds mean"]) == pytest.approx(0.075)
    assert main(["compare", *map(str, paths)]) == 0
    assert "0.05 *" in capsys.readouterr().out
    assert main(["compare", *map(str, paths), "--out", str(tmp_path / "table.txt")]) == 1
    assert "must end in .csv" in capsys.readouterr().err
