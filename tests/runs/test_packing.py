"""Packed runs are smaller, measured again as they are, and open like any other."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from small import digits, narrow, trained

from aegui.runs import packing, weights
from aegui.runs import run_folder as runs
from aegui.runs.codes_table import CodesTable
from aegui.runs.jobs import begin, resume_job
from aegui.runs.packing import pack, thinned
from aegui.runs.quantising import FEW, GROUP, quantised, restored
from aegui.runs.run_folder import Run, RunError
from aegui.runs.snapshot import of_weights, open_run
from aegui.training import history
from aegui.training.evaluation import test_figures as figures
from aegui.training.trainer import ReportOptions


def test_a_packed_run_holds_no_more_than_looking_needs(run_folder, tmp_path):
    said = pack(Run(run_folder), tmp_path, 2, ())
    path = tmp_path / "quick-start"
    assert said["run"] == str(path)
    assert {p.name for p in path.iterdir()} == {
        "recipe.toml", "state.json", "metrics.csv", "steps.csv", "model.safetensors", "codes.safetensors",
        "results.json", "history",
    }  # fmt: skip
    assert [epoch for epoch, _ in Run(path).moments] == [0, 3]
    assert said["bytes"] == sum(p.stat().st_size for p in path.rglob("*") if p.is_file())
    state = Run(path).state
    assert state["weights"] == said["weights"] == "float16"
    assert not {"host", "process", "heartbeat"} & state.keys()
    stored = weights.of_run(Run(path))
    assert all(value.dtype == torch.float16 for value in stored.values())
    with pytest.raises(RunError, match="can't go on"):
        begin(resume_job(path, (), "resume"), ReportOptions())


def test_results_are_measured_again_as_packed(run_folder, tmp_path):
    run = Run(shutil.copytree(run_folder, tmp_path / "copy"))
    results = run.results
    (run.path / runs.RESULTS).write_text(json.dumps({**results, "test_mse": 99.0}))
    said = pack(run, tmp_path / "out", 0, ())
    packed = Run(tmp_path / "out" / "quick-start")
    snapshot = open_run(packed)
    found = figures(snapshot.model, narrow(), digits(), torch.device("cpu"))
    assert packed.results["test_mse"] == said["test_mse"] == pytest.approx(found["test_mse"], rel=1e-6)
    assert packed.results["test_mse"] == pytest.approx(results["test_mse"], rel=packing.WORSE)
    assert packed.results["epochs"] == 3
    assert packed.moments == []
    assert np.allclose(packed.codes.codes, snapshot.encode(digits().shown.pixels), rtol=2e-3, atol=1e-3)


def test_full_precision_stays_where_half_costs_something(run_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "WORSE", -1.0)
    said = pack(Run(run_folder), tmp_path, 0, ())
    assert said["weights"] == "float32"
    stored = weights.of_run(Run(tmp_path / "quick-start"))
    assert all(torch.equal(value, weights.of_run(Run(run_folder))[name]) for name, value in stored.items())


@pytest.mark.parametrize("status", ["running", "paused", "failed"])
def test_a_run_that_has_not_ended_is_refused(status, run_folder, tmp_path):
    path = shutil.copytree(run_folder, tmp_path / "copy")
    state = Run(path).state | {"status": status, "process": 4242, "host": "x", "heartbeat": time.time()}
    (path / runs.STATE).write_text(json.dumps(state))
    with pytest.raises(RunError, match=f"has not ended \\({status}\\)"):
        pack(Run(path), tmp_path / "out", 0, ())
    assert not (tmp_path / "out").exists()


def test_nothing_is_overwritten(run_folder, tmp_path):
    pack(Run(run_folder), tmp_path, 0, ())
    with pytest.raises(RunError, match="exists already"):
        pack(Run(run_folder), tmp_path, 0, ())


@pytest.mark.parametrize(
    ("count", "kept"), [(0, []), (1, [0]), (2, [0, 9]), (4, [0, 3, 6, 9]), (99, list(range(10)))]
)
def test_thinned_moments_keep_the_first_and_the_last(count, kept, tmp_path):
    moments = [(n, tmp_path / str(n)) for n in range(10)]
    assert [n for n, _ in thinned(moments, count)] == kept
    assert thinned([], 3) == []


def test_codes_as_a_table(run_folder, tmp_path):
    stored = Run(run_folder).codes
    CodesTable(stored.subset, np.arange(3), stored.codes[:3]).write(tmp_path / "c.csv")
    lines = (tmp_path / "c.csv").read_text().splitlines()
    assert lines[0] == "image,class,z1,z2"
    assert lines[1].split(",")[:2] == [stored.subset.identity(0), stored.subset.label(0)]
    assert [float(v) for v in lines[3].split(",")[2:]] == pytest.approx(stored.codes[2].tolist(), rel=1e-5)


def test_eight_bits_are_a_quarter_and_nearly_the_same(run_folder, tmp_path):
    said = pack(Run(run_folder), tmp_path, 0, (), small=True)
    full, packed = (open_run(Run(path)) for path in (run_folder, tmp_path / "quick-start"))
    assert said["weights"] == "int8"
    assert said["test_mse"] == pytest.approx(Run(run_folder).results["test_mse"], rel=packing.WORSE)
    sizes = [(Path(path) / runs.MODEL).stat().st_size for path in (run_folder, tmp_path / "quick-start")]
    assert sizes[1] < 0.4 * sizes[0]
    codes = full.encode(digits().test.pixels)
    assert np.abs(packed.encode(digits().test.pixels) - codes).max() < 0.05 * np.abs(codes).max()


def test_moments_in_eight_bits_open_as_they_were(run_folder, tmp_path):
    pack(Run(run_folder), tmp_path, 2, (), small=True)
    before, after = Run(run_folder).moments, Run(tmp_path / "quick-start").moments
    assert after[-1][1].stat().st_size < 0.7 * before[-1][1].stat().st_size  # its codes stay in half
    (then, codes, _), (now, again, _) = weights.moment(before[-1][1]), weights.moment(after[-1][1])
    assert np.array_equal(codes, again)
    assert then.keys() == now.keys()
    for name, value in then.items():
        step = value.float().abs().amax() / 127
        assert float((now[name].float() - value.float()).abs().max()) <= step, name


def test_eight_bits_are_not_forced(run_folder, tmp_path, monkeypatch):
    broken = {"encoder.1.weight": lambda w: torch.zeros_like(w)}
    monkeypatch.setattr(
        packing, "quantised", lambda w: {k: broken.get(k, lambda v: v)(v) for k, v in w.items()}
    )
    assert pack(Run(run_folder), tmp_path, 0, (), small=True)["weights"] == "float16"


@given(
    st.integers(70, 90),
    st.integers(60, 70) | st.just(3 * GROUP),
    st.floats(1e-6, 1e4),
    st.integers(0, 2**31),
)
def test_eight_bits_are_off_by_half_a_step_at_most(rows, columns, size, seed):
    weight = torch.randn((rows, columns), generator=torch.Generator().manual_seed(seed)) * size
    weights_ = {"a.weight": weight, "a.bias": weight[0]}
    again = restored(quantised(weights_))
    assert again.keys() == weights_.keys()
    assert torch.equal(again["a.bias"], weight[0])
    step = weight.abs().amax(dim=1, keepdim=True) / 127
    assert ((again["a.weight"] - weight).abs() <= 0.501 * step + 1e-12).all()


def test_a_large_weight_spoils_only_its_own_group():
    weight = torch.full((FEW, 2 * GROUP), 0.01)
    weight[0, 0] = 100.0
    again = restored(quantised({"w": weight}))["w"]
    assert torch.allclose(again[0, GROUP:], weight[0, GROUP:], rtol=0.01)
    assert float(again[0, 1]) == 0.0  # beside it


def test_one_scale_a_row_is_read_too():
    stored = {
        "w": torch.tensor([[127, -127], [0, 1]], dtype=torch.int8),
        "w::scale": torch.tensor([0.5, 2.0]),
    }
    assert restored(stored)["w"].tolist() == [[63.5, -63.5], [0.0, 2.0]]


def test_a_scale_that_does_not_fit_is_refused(run_folder, tmp_path):
    path = shutil.copytree(run_folder, tmp_path / "copy")
    tensors, about = weights.read(path / runs.MODEL)
    damaged = quantised(tensors) | {"encoder.1.weight::scale": torch.ones(3)}
    weights.write(path / runs.MODEL, damaged, about)
    with pytest.raises(RunError, match=r"model\.safetensors is damaged: the scale of encoder\.1\.weight"):
        open_run(Run(path))


def test_long_codes_are_packed_for_fewer_images_and_their_moments_stay_with_them(tmp_path, monkeypatch):
    monkeypatch.setattr(history, "PROBES", 300)
    wide = trained(narrow(model__code=20, training__epochs=1), tmp_path / "runs")
    pack(Run(wide), tmp_path, 2, ())
    packed = Run(tmp_path / "quick-start")
    kept = packed.codes
    assert kept is not None
    assert 300 < len(kept.codes) <= 316
    assert len(kept.codes) < len(digits().shown)
    assert len(kept.preview) == 16
    (_, _), (_, last) = packed.moments
    _, codes, rows = weights.moment(last, len(kept.codes))
    assert len(rows) == 300
    assert kept.codes[rows] == pytest.approx(codes, rel=2e-2, abs=2e-2)
    assert kept.codes[rows[::-1]] != pytest.approx(codes, rel=2e-2, abs=2e-2)
    assert kept.subset.of == len(digits().shown)
    assert digits().shown.found(kept.subset) is not None


@pytest.mark.parametrize("small", [True, False])
def test_a_packed_run_is_packed_again_without_rounding_its_weights_again(small, run_folder, tmp_path):
    pack(Run(run_folder), tmp_path / "one", 2, (), small)
    first = Run(tmp_path / "one" / "quick-start")
    pack(first, tmp_path / "two", 2, (), small)
    second = Run(tmp_path / "two" / "quick-start")
    assert first.state["weights"] == second.state["weights"] == ("int8" if small else "float16")
    for (_, before), (_, after) in zip(
        [(0, first.path / runs.MODEL), *first.moments], [(0, second.path / runs.MODEL), *second.moments],
        strict=True,
    ):  # fmt: skip
        stored, again = weights.read(before)[0], weights.read(after)[0]
        assert stored.keys() == again.keys()
        assert all(torch.equal(stored[name], again[name]) for name in stored)


def test_a_run_stored_with_every_nth_code_is_packed_with_a_sample(tmp_path, monkeypatch):
    """Its weights stay; the codes are worked out anew."""
    monkeypatch.setattr(history, "PROBES", 300)
    wide = trained(narrow(model__code=20, training__epochs=1), tmp_path / "runs")
    count = len(digits().shown)
    for _, path in Run(wide).moments:  # as they were stored before
        tensors, about = weights.read(path)
        then = {name: tensors[name] for name in tensors.keys() - {"codes", "rows"}}
        model = of_weights(narrow(model__code=20), then)
        nth = history.unnamed_rows(count)
        del tensors["rows"]
        tensors["codes"] = torch.from_numpy(model.encode(digits().shown.pixels[nth])).half()
        weights.write(path, tensors, about)
    assert len(weights.moment(Run(wide).moments[-1][1], count)[1]) == 300
    pack(Run(wide), tmp_path, 2, ())
    packed = Run(tmp_path / "quick-start")
    labels = packed.codes.subset.labels
    for _, path in packed.moments:
        _, codes, rows = weights.moment(path, len(labels))
        assert np.abs(np.bincount(labels[rows]) - 30).max() <= 2
    assert packed.codes.codes[rows] == pytest.approx(codes, rel=2e-2, abs=2e-2)


def test_a_moment_of_other_images_is_refused(run_folder):
    _, path = Run(run_folder).moments[-1]
    count = len(digits().shown)
    assert len(weights.moment(path, count)[2]) == count
    with pytest.raises(RunError, match=r"its 1,797 codes can't be of the 1,700 images shown"):
        weights.moment(path, 1_700)
