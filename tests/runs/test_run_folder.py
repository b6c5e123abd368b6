"""A run folder may hold anything: it is read, or one sentence says why not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save as save_arrays
from small import narrow

from aegui.recipe import RecipeError, read
from aegui.runs import run_folder as runs
from aegui.runs import weights
from aegui.runs.recording import write_codes
from aegui.runs.run_folder import Run, RunError, StoredCodes
from aegui.runs.snapshot import open_run
from aegui.training.building import WeightsError
from aegui.training.splits import ImageSet, divide

FUZZ = settings(max_examples=60)


@pytest.fixture
def copy(run_folder, tmp_path) -> Path:
    return shutil.copytree(run_folder, tmp_path / "copy")


def test_all_that_a_run_folder_holds(run_folder):
    names = {path.name for path in run_folder.iterdir()}
    assert names == {
        "recipe.toml", "state.json", "metrics.csv", "steps.csv", "model.safetensors", "resume.safetensors",
        "codes.safetensors", "results.json", "history",
    }  # fmt: skip
    run = Run(run_folder)
    assert [epoch for epoch, _ in run.moments] == [0, 1, 2, 3]
    assert run.table(runs.METRICS).keys() == {
        "epoch", "step", "seconds", "loss", "val_loss", "val_mse", "val_psnr", "val_code_mean",
        "learning_rate",
    }  # fmt: skip
    assert run.results["epochs"] == 3
    assert run.results["test_mse"] < 0.2
    assert run.codes.codes.shape == (1797, 2)
    assert run.codes.pictures.shape == (16, 1, 28, 28)
    assert run.codes.subset.identity(0).startswith("digits/train/")
    assert ":" not in run_folder.name


def test_names_of_runs_are_never_taken_twice(tmp_path):
    paths = [runs.create(tmp_path / "new" / "runs", "conv-16") for _ in range(4)]
    assert len(set(paths)) == 4
    assert all(path.is_dir() and ":" not in path.name for path in paths)
    assert any(path.name.endswith("-2") for path in paths)


def test_runs_are_found_newest_first(run_folder, tmp_path):
    for name, started in (("a", "2026-01-01"), ("b", "2026-03-01"), ("c", "2026-02-01")):
        path = shutil.copytree(run_folder, tmp_path / name)
        (path / runs.STATE).write_text(json.dumps({"started": started}))
    (tmp_path / "no-run").mkdir()
    (tmp_path / "file").write_text("")
    assert [run.name for run in runs.find_all([tmp_path, tmp_path / "missing"])] == ["b", "c", "a"]


def test_what_is_no_run(tmp_path):
    with pytest.raises(RunError, match=r"is no run: it holds no recipe\.toml"):
        Run(tmp_path)


def test_a_run_without_the_rest_is_empty(copy):
    for path in copy.iterdir():
        if path.name != runs.RECIPE:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    run = Run(copy)
    assert (run.state, run.results, run.table(runs.STEPS), run.codes, run.moments) == ({}, {}, {}, None, [])
    assert not run.busy
    with pytest.raises(RunError, match=r"model\.safetensors: it is not there"):
        open_run(run)


def test_a_line_that_is_still_written_is_left_out(copy):
    for text, steps in (
        ("step,loss\n1,0.5\n2,0.2", [1]),
        ("step,loss\n1,0.5\n2", [1]),
        ("step,loss\n1,0.5\n2,0.25\n", [1, 2]),
        ("step,loss\n", []),
    ):
        (copy / runs.STEPS).write_text(text)
        assert Run(copy).table(runs.STEPS)["step"].tolist() == steps
    (copy / runs.STEPS).write_text("step,lo")
    assert Run(copy).table(runs.STEPS) == {}
    (copy / runs.STEPS).write_text("step,loss\n1,much\n2,0.5\n")
    assert Run(copy).table(runs.STEPS)["step"].tolist() == [2]
    assert any("steps.csv is damaged in line 2: 'much' is no number" in said for said in Run(copy).complaints)


# Weights


def sentence(call: Callable[[], object]) -> str:
    with pytest.raises((RunError, WeightsError)) as caught:
        call()
    said = str(caught.value)
    assert said.endswith(".")
    return said


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999])
def test_weights_that_are_cut_off(share, copy):
    content = (copy / runs.MODEL).read_bytes()
    (copy / runs.MODEL).write_bytes(content[: int(len(content) * share)])
    assert str(copy / runs.MODEL) in sentence(lambda: open_run(Run(copy)))


def test_weights_of_random_bytes(copy):
    (copy / runs.MODEL).write_bytes(np.random.default_rng(0).bytes(5000))
    assert "damaged" in sentence(lambda: open_run(Run(copy)))


def test_weights_of_another_model(copy):
    tensors, _ = weights.read(copy / runs.MODEL)
    for change, words in (
        ({"encoder.1.weight": torch.zeros(2, 2)}, "is (2, 2), not (16, 784)"),
        ({"encoder.9.weight": torch.zeros(2)}, "does not belong to it"),
    ):
        weights.write(copy / runs.MODEL, tensors | change, {})
        said = sentence(lambda: open_run(Run(copy)))
        assert words in said
        assert str(copy / runs.MODEL) in said
    del tensors["decoder.0.bias"]
    weights.write(copy / runs.MODEL, tensors, {})
    assert "decoder.0.bias is missing" in sentence(lambda: open_run(Run(copy)))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_weights_that_are_no_numbers(value, copy):
    tensors, _ = weights.read(copy / runs.MODEL)
    tensors["encoder.1.bias"][3] = value
    weights.write(copy / runs.MODEL, tensors, {})
    assert "no numbers" in sentence(lambda: open_run(Run(copy)))


def test_half_precision_opens_as_well(copy):
    tensors, _ = weights.read(copy / runs.MODEL)
    full = open_run(Run(copy))
    weights.write(copy / runs.MODEL, {k: v.half() for k, v in tensors.items()}, {})
    codes = np.random.default_rng(0).normal(size=(4, 2)).astype(np.float32)
    away = open_run(Run(copy)).decode(codes).astype(int) - full.decode(codes)
    assert np.abs(away).max() <= 2


def test_moments_open_as_models(copy):
    for epoch, path in Run(copy).moments:
        stored, codes, _ = weights.moment(path)
        assert codes.shape == (1797, 2)
        assert weights.read(path)[1]["epoch"] == str(epoch)
        assert all(value.dtype == torch.float16 for value in stored.values())


# Anything


def garbled(content: bytes, edits: list[tuple[float, bytes]], keep: float) -> bytes:
    """Some bytes overwritten, mostly near the start, and the end cut off."""
    changed = bytearray(content)
    for place, piece in edits:
        at = int(place**3 * len(content))
        changed[at : at + len(piece)] = piece
    return bytes(changed[: int(len(changed) * keep)])


edits = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=12)), max_size=4)
keeps = st.sampled_from([1.0, 1.0, 0.9, 0.1, 0.0])


@FUZZ
@given(edits=edits, keep=keeps)
def test_garbled_weights_are_a_sentence_or_a_model(edits, keep, copy, run_folder):
    (copy / runs.MODEL).write_bytes(garbled((run_folder / runs.MODEL).read_bytes(), edits, keep))
    read_or_refuse(lambda: open_run(Run(copy)))


@FUZZ
@given(edits=edits, keep=keeps)
def test_garbled_codes_are_a_sentence_or_codes(edits, keep, copy, run_folder):
    (copy / runs.CODES).write_bytes(garbled((run_folder / runs.CODES).read_bytes(), edits, keep))
    stored: Any = read_or_refuse(lambda: Run(copy).codes)
    if stored is not None:
        look_at(stored)


def look_at(stored: StoredCodes) -> None:
    """All that the window asks of stored codes."""
    assert len(stored.codes) == len(stored.subset)
    assert np.isfinite(stored.codes).all()
    for row in {0, len(stored.codes) - 1}:
        assert isinstance(stored.subset.identity(row), str)
        stored.subset.label(row)
    assert len(stored.pictures) == len(stored.preview)


def read_or_refuse(call: Callable[[], object]) -> object:
    try:
        return call()
    except (RunError, WeightsError, RecipeError) as error:
        assert len(str(error)) > 10  # noqa: PT017
        return None


DTYPES = ["F32", "F16", "BF16", "F64", "I64", "U8", "BOOL", "F8_E4M3", "F8_E5M2", "I16", "X9"]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", [runs.MODEL, runs.CODES])
def test_numbers_of_any_sort_are_read_or_refused(dtype, name, copy):
    header = json.dumps({"codes": {"dtype": dtype, "shape": [1], "data_offsets": [0, 4]}}).encode()
    size = {"F32": 4, "F64": 8, "I64": 8, "F16": 2, "BF16": 2, "I16": 2}.get(dtype, 1)
    header = header.replace(b"[0, 4]", f"[0, {size}]".encode())
    (copy / name).write_bytes(len(header).to_bytes(8, "little") + header + b"\0" * size)
    read_or_refuse(lambda: runs.read_arrays(copy / name))
    read_or_refuse(lambda: weights.read(copy / name))
    assert read_or_refuse(lambda: Run(copy).codes) is None or name == runs.MODEL


def altered(arrays: dict, about: dict, **changes: object) -> bytes:
    texts = {key: value for key, value in changes.items() if isinstance(value, str)}
    numbers = {key: value for key, value in changes.items() if isinstance(value, np.ndarray)}
    return save_arrays(
        {
            k: np.ascontiguousarray(v)
            for k, v in (arrays | numbers).items()
            if k not in changes or k in numbers
        },
        {k: v for k, v in (about | texts).items() if k not in changes or k in texts},
    )


@pytest.mark.parametrize(
    "change",
    [
        {"codes": None}, {"codes": np.zeros((3, 2), np.float32)}, {"codes": np.zeros(1797, np.float32)},
        {"codes": np.full((1797, 2), np.nan, np.float32)}, {"codes": np.array(3.0, np.float32)},
        {"split": np.full(1797, 9, np.uint8)}, {"split": np.zeros(3, np.uint8)},
        {"split": np.zeros(1797, np.float32)}, {"rows": np.zeros((1797, 2), np.int32)},
        {"labels": np.full(1797, 10, np.int16)}, {"labels": np.full(1797, -1, np.int16)},
        {"labels": np.zeros(5, np.int16)}, {"preview": np.array([5000], np.int32)}, {"preview": None},
        {"pictures": np.zeros((2, 2), np.uint8)}, {"pictures": None},
        {"data": None}, {"splits": "3"}, {"splits": "["}, {"splits": None}, {"classes": "null"},
        {"classes": "[" * 50_000}, {"classes": "[]"},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_codes_that_do_not_fit_are_refused(change, copy):
    arrays, about = runs.read_arrays(copy / runs.CODES)
    (copy / runs.CODES).write_bytes(altered(arrays, about, **change))
    assert "damaged" in sentence(lambda: Run(copy).codes)


def test_codes_without_labels_are_fine(copy):
    arrays, about = runs.read_arrays(copy / runs.CODES)
    (copy / runs.CODES).write_bytes(altered(arrays, about, labels=None, classes="[]"))
    assert Run(copy).codes.subset.label(0) is None


texts = st.one_of(
    st.binary(max_size=40),
    st.text(max_size=40).map(str.encode),
    st.sampled_from([b"", b"[" * 50_000, b"null", b"3", b"[1]", b"\xff\xfe", b"x = " + b"1" * 5000,
                     b'{"heartbeat": "now", "status": "running"}', b'{"heartbeat": null, "status": "paused"}',
                     b'{"status": []}', b'{"threads": "many", "device": 5}', b"a,b\n1,2\n3\n", b'a\n"x\n',
                     b"step,a\n1,\0\n", b"step\n" + b"9" * 200_000 + b"\n", b"epoch,step\n-,-\n"]),
)  # fmt: skip


@FUZZ
@given(content=texts)
def test_any_text_in_a_run_folder_is_read_or_a_sentence(content, copy):
    for name in (runs.STATE, runs.RESULTS, runs.METRICS, runs.STEPS, runs.CHANGES, runs.RECIPE):
        (copy / name).write_bytes(content)
    run = Run(copy)
    assert isinstance(run.state, dict)
    assert isinstance(run.results, dict)
    assert isinstance(run.busy, bool)
    for name in (runs.METRICS, runs.STEPS, runs.CHANGES):
        read_or_refuse(partial(run.table, name))
    read_or_refuse(lambda: run.raw_recipe)
    read_or_refuse(lambda: open_run(run))
    assert len(runs.find_all([copy.parent])) == 1


def test_files_of_other_names_are_no_moments(copy):
    for name in ("notes.txt", "x.safetensors", "².safetensors"):
        (copy / runs.HISTORY / name).write_bytes(b"")
    assert [epoch for epoch, _ in Run(copy).moments] == [0, 1, 2, 3]


def test_a_folder_in_place_of_a_file(copy):
    for name in (runs.STATE, runs.STEPS, runs.MODEL):
        (copy / name).unlink()
        (copy / name).mkdir()
    assert Run(copy).state == {}
    assert Run(copy).table(runs.STEPS) == {}
    sentence(lambda: open_run(Run(copy)))


def test_a_run_is_read_while_it_grows(copy):
    run = Run(copy)
    before = len(run.table(runs.STEPS)["step"])
    with (copy / runs.STEPS).open("a") as file:
        file.write("34,3.1,0.05\n")
    assert len(run.table(runs.STEPS)["step"]) == before + 1
    assert open_run(run).recipe == narrow()


def test_views_of_arrays_are_stored_with_their_values_in_place(run_folder, tmp_path):
    """Codes in Fortran order, rows and labels that are every second of an array."""
    run = Run(run_folder)
    recipe = read(run_folder / runs.RECIPE)
    splits = divide(recipe.data, [])
    shown = splits.shown
    twice = ImageSet(
        shown.data, shown.splits, np.repeat(shown.split, 2)[::2], np.repeat(shown.rows, 2)[::2],
        shown.pixels, np.repeat(shown.labels, 2)[::2], shown.classes,
    )  # fmt: skip
    codes = np.asfortranarray(np.random.default_rng(0).normal(size=(len(shown), 2)).astype(np.float32))
    shutil.copy(run_folder / runs.RECIPE, tmp_path)
    write_codes(tmp_path, recipe, replace(splits, shown=twice), weights.of_run(run), codes)
    stored = Run(tmp_path).codes
    assert np.array_equal(stored.codes, codes)
    assert stored.subset.same_as(shown)
