"""The list of runs: what is read of each, when it is read again, and what is wrong with it."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from aegui import paths
from aegui.runs import recipe_defaults, run_index, run_table
from aegui.runs.named_runs import find_run, meant
from aegui.runs.recipe_defaults import changes_of, flat
from aegui.runs.run_index import Entry, Index, Reached
from aegui.runs.run_notes import RunNote, checked, read_note, write_note

KNOWN = {"vae": {"model.code": 2, "model.kind": "plain", "training.precision": "auto", "training.epochs": 5}}
RECIPE = 'name = "vae"\n[model]\nkind = "plain"\ncode = 16\n[training]\nepochs = 5\nprecision = "float32"\n'


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(recipe_defaults, "defaults", lambda: KNOWN)
    monkeypatch.setattr(run_index, "mark", lambda: "1")


def made(path: Path, recipe: str = RECIPE, **state: object) -> Path:
    path.mkdir(parents=True)
    (path / "recipe.toml").write_text(recipe)
    (path / "state.json").write_text(json.dumps({"status": "finished", "epoch": 5} | state))
    return path


def listed(tmp_path: Path, index: Index | None = None) -> dict[str, Entry]:
    entries, whole = (index or Index()).read([(tmp_path / "runs", False)])
    assert whole
    return {entry.folder: entry for entry in entries}


def test_what_is_listed_of_a_run(tmp_path: Path) -> None:
    run = made(tmp_path / "runs" / "one", started="2026-11-28T10:00:00+00:00", seconds=3.5)
    target = {"figure": "test_mse", "value": 0.5, "measured": 0.25, "better": "lower", "reached": True}
    figures = {"knn_probe": 0.9, "far": float("inf"), "text": "none"}
    results = {"test_mse": 0.25, "epochs": 5, "figures": figures, "targets": [target, {"value": "much"}]}
    (run / "results.json").write_text(json.dumps(results))
    entry = listed(tmp_path)["one"]
    assert (entry.recipe, entry.changes, entry.status) == ("vae", "model.code=16", "finished")
    assert (entry.epoch, entry.epochs, entry.seconds, entry.mse) == (5, 5, 3.5, 0.25)
    assert entry.figures == {"test_mse": 0.25, "knn_probe": 0.9}
    assert entry.targets == (Reached("test_mse", 0.25, 0.5, "lower", True),)
    assert run_table.COLUMNS["figures"].shown(entry) == "test_mse 0.25 ✓"


def test_only_what_has_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        made(tmp_path / "runs" / name)
    read: list[str] = []
    real = run_index.entry_of
    monkeypatch.setattr(
        run_index, "entry_of", lambda path, *rest: (read.append(path.name), real(path, *rest))[1]
    )
    index = Index()
    first = listed(tmp_path, index)
    assert read == ["one", "two"]
    assert listed(tmp_path, index) == listed(tmp_path) == first  # the second from what was kept
    assert read == ["one", "two"]
    write_note(tmp_path / "runs" / "two", RunNote("mine", True, "best", "so so"))
    entry = listed(tmp_path)["two"]
    assert read == ["one", "two", "two"]
    assert (entry.name, entry.star, entry.tag, entry.note) == ("mine", True, "best", "so so")
    shutil.rmtree(tmp_path / "runs" / "one")
    assert listed(tmp_path, index).keys() == {"two"}


@pytest.mark.parametrize(
    "content", ["", "[]", '{"version": 1, "defaults": "1", "runs": {"a": [1, {"x": 2}]}}']
)
def test_what_was_kept_and_is_damaged_is_made_again(tmp_path: Path, content: str) -> None:
    made(tmp_path / "runs" / "one")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "runs.json").write_text(content)
    assert listed(tmp_path)["one"].recipe == "vae"


def test_what_takes_too_long_is_listed_by_name_and_read_later(tmp_path: Path) -> None:
    made(tmp_path / "runs" / "one")
    index = Index()
    (entry,), whole = index.read([(tmp_path / "runs", False)], seconds=-1)
    assert (entry.name, entry.status, whole) == ("one", "unread", False)
    (entry,), whole = index.read([(tmp_path / "runs", False)])
    assert (entry.status, whole) == ("finished", True)


def test_a_damaged_run_says_what_is_wrong_and_other_folders_are_no_runs(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    made(runs / "torn", recipe="name = ")
    made(runs / "bare")
    (runs / "bare" / "recipe.toml").unlink()
    made(runs / "odd", recipe='name = "vae"\ndata = 3\nmodel = [1]\ntraining = "x"\n')
    (made(runs / "list") / "state.json").write_text("[1]")
    (runs / "pictures").mkdir()
    (runs / ".hidden").mkdir()
    (runs / "file").write_text("")
    made(runs / ("n" * 200))
    found = listed(tmp_path)
    assert found.keys() == {"torn", "bare", "odd", "list", "n" * 200}
    assert (found["torn"].status, found["bare"].status) == ("damaged", "damaged")
    assert "recipe.toml can't be read" in found["torn"].problem
    assert "holds no recipe.toml" in found["bare"].problem
    assert found["odd"].status == "finished"
    assert "must be an object" in found["list"].problem


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all"
)
def test_a_closed_run_is_a_row(tmp_path: Path) -> None:
    run = made(tmp_path / "runs" / "one")
    run.chmod(0)
    try:
        assert listed(tmp_path)["one"].status == "closed"
    finally:
        run.chmod(0o700)


def test_a_folder_of_runs_that_can_not_be_listed_is_told(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file")
    said: list[str] = []
    assert Index().read([(tmp_path / "runs", False), (tmp_path / "none", False)], say=said.append) == (
        [],
        True,
    )
    assert said == [f"{tmp_path / 'runs'}: a file stands where a folder is needed."]


def test_who_writes_a_run_is_asked_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "runs" / "one", status="running", host="elsewhere", heartbeat=1e12, process=1)
    index = Index()
    entry = listed(tmp_path, index)["one"]
    assert (entry.elsewhere, entry.host) == (True, "elsewhere")
    assert run_table.status_text(entry) == "running, elsewhere"
    assert run_table.epochs_text(entry) == "5 / 5"
    monkeypatch.setattr("aegui.runs.run_folder.Run.busy", False)
    assert listed(tmp_path, index)["one"].status == "interrupted"


def test_what_differs_from_the_recipe() -> None:
    recipe = {
        "name": "vae",
        "targets": [1],
        "data": "mnist",
        "model": {"kind": "plain", "code": 2, "beta": 4.0},
    }
    assert changes_of(recipe) == "data=mnist, model.beta=4"
    assert changes_of({"name": "other", "model": {"code": 7}}) == ""
    assert flat({"loss": "mse", "training": {"batch": 3}}) == {"loss.kind": "mse", "training.batch": 3}


def test_what_differs_is_told_once_torch_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "runs" / "one")
    index, folders = Index(), [(tmp_path / "runs", False)]
    monkeypatch.setattr(run_index, "can_be_told", lambda may_import: may_import)
    assert index.read(folders, may_import=False)[0][0].changes == ""
    assert not (tmp_path / "cache").exists()
    assert index.read(folders, may_import=True)[0][0].changes == "model.code=16"
    assert Index().read(folders, may_import=False)[0][0].changes == "model.code=16"


def test_the_shipped_runs_differ_from_their_recipes_as_they_were_trained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()  # the real defaults
    run = run_index.entry_of(paths.trained() / "vae-2d", True)
    assert run is not None
    assert run.changes == ""  # its recipe was written before optimizers were chosen
    assert recipe_defaults.defaults()["vae-16"]["model.code"] == 16


def test_the_trials_of_an_experiment_are_listed_with_its_name(tmp_path: Path) -> None:
    made(tmp_path / "runs" / "sweep" / "0001", parent={"run": "first"})
    assert listed(tmp_path) == {}
    (tmp_path / "runs" / "sweep" / "experiment.json").write_text("{}")
    entry = listed(tmp_path)["0001"]
    assert (entry.experiment, entry.parent) == ("sweep", "first")
    assert run_table.grouped([entry], "experiment")[0].name == "sweep"


def test_notes_are_checked_and_damaged_ones_are_put_aside(tmp_path: Path) -> None:
    run = made(tmp_path / "runs" / "one")
    assert checked("name", "  a\nb ") == "a b"
    with pytest.raises(ValueError, match="at most 120 characters"):
        checked("name", "n" * 200)
    write_note(run, RunNote(star=True))
    assert read_note(run, pytest.fail) == RunNote(star=True)
    (run / "about.json").write_text('{"name": 3}')
    said: list[str] = []
    assert read_note(run, said.append) == RunNote()
    assert "kept as about.json.broken" in said[0]


def test_a_run_is_found_by_the_name_that_was_given_to_it(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_note(made(tmp_path / "runs" / name), RunNote("same"))
    assert {run.name for run in meant(Path("same"))} == {"one", "two"}
    assert find_run(Path("two")).name == "two"


# The table


def entry(name: str, **fields: object) -> Entry:
    return replace(Entry(f"/runs/{name}", name), **fields)  # type: ignore[arg-type]


ENTRIES = [
    entry("a", recipe="vae", figures={"test_mse": 0.2}, tag="best", started="2026-11-28T10:00:00+00:00"),
    entry("b", recipe="conv", figures={"train_mse": 0.1}, star=True),
    entry("c", recipe="vae", changes="model.code=16", shipped=True, status="finished"),
    entry(
        "d", recipe="dense", started="2026-11-29T10:00:00+00:00", targets=(Reached("x", 1, 1, "lower", True),)
    ),
]


def names(entries: list[Entry]) -> str:
    return "".join(entry.name for entry in entries)


@pytest.mark.parametrize(
    ("key", "falling", "order"),
    [
        ("mse", False, "bacd"), ("mse", True, "abcd"), ("name", True, "dcba"), ("star", True, "bacd"),
        ("figure:test_mse", False, "abcd"), ("date", True, "dabc"), ("reached", True, "dabc"),
    ],
)  # fmt: skip
def test_what_has_no_value_comes_last_whichever_way(key: str, falling: bool, order: str) -> None:
    assert names(run_table.sorted_by(ENTRIES, key, falling)) == order


@pytest.mark.parametrize(
    ("text", "there"),
    [("", "abcd"), ("VAE", "ac"), ("vae code=16", "c"), ("tag:best", "a"), ("name:vae", ""), ("★", "b")],
)
def test_search(text: str, there: str) -> None:
    assert names(run_table.found(ENTRIES, text)) == there


def test_groups_and_the_first_order() -> None:
    by_tag = run_table.grouped(ENTRIES, "tag")
    assert [(group.name, names(group.entries)) for group in by_tag] == [("best", "a"), ("no tag", "bcd")]
    assert [group.name for group in run_table.grouped(ENTRIES, "recipe")] == ["vae", "conv", "dense"]
    assert run_table.grouped(ENTRIES, "")[0].entries == ENTRIES
    assert names(run_table.in_order(ENTRIES)) == "dabc"


@pytest.mark.parametrize("column", run_table.COLUMNS.values(), ids=lambda column: column.key)
def test_every_column_can_show_and_sort_any_run(column: run_table.Column) -> None:
    assert len(run_table.sorted_by(ENTRIES, column.key, column.falling)) == 4
    assert all(isinstance(column.shown(one), str) for one in ENTRIES)


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (0.03554, "0.03554"), (1234567.0, "1,234,567"), (1e-9, "1.000e-09")]
)
def test_numbers(value: float, text: str) -> None:
    assert run_table.number(value) == text
