"""What a step sees, what is measured, and what a snapshot answers."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from small import STEP_BY_STEP, digits, narrow, pull, sliced, start

from aegui.parts.losses import psnr
from aegui.parts.models import Batch, families
from aegui.parts.networks import networks
from aegui.parts.noises import noises
from aegui.recipe import RecipeError
from aegui.runs.snapshot import Snapshot, of_weights
from aegui.training import device as devices
from aegui.training import trainer
from aegui.training.building import build, finite
from aegui.training.evaluation import encode, measure, on_device, test_figures
from aegui.training.learner import Learner
from aegui.training.reports import Control, Embedding, Epoch, Finished, Moment, SnapshotTaken, StepLosses
from aegui.training.trainer import Budget, ReportOptions, train

CPU = torch.device("cpu")
figures = test_figures  # under its own name pytest would take it for a test
del test_figures


@pytest.fixture(scope="module")
def few():
    return sliced(digits(), 60, 30, 20)


def seen_batches(learner: Learner, epochs: int) -> list[list[Batch]]:
    """What the model is shown in each epoch; it learns nothing."""
    seen: list[list[Batch]] = []

    def learn(batch: Batch, optimizers: object) -> dict[str, torch.Tensor]:
        seen[-1].append(batch)
        return {"loss": torch.zeros(())}

    learner.model.learn = learn
    for _ in range(epochs):
        seen.append([])
        while not learner.epoch_done:
            learner.advance(10.0, one_step=False)
        learner.end_epoch()
    return seen


def by_image(batches: list[Batch]) -> dict[bytes, torch.Tensor]:
    """Clean image → what the network saw."""
    return {
        target.numpy().tobytes(): given
        for batch in batches
        for target, given in zip(batch.target, batch.input, strict=True)
    }


def test_every_image_is_seen_once_an_epoch_in_a_new_order(few):
    first, second = seen_batches(Learner(narrow(training__batch=16), few, CPU), 2)
    assert [len(batch.target) for batch in first] == [16, 16, 16, 12]
    rows = [[t.numpy().tobytes() for batch in epoch for t in batch.target] for epoch in (first, second)]
    assert sorted(rows[0]) == sorted(rows[1])
    assert rows[0] != rows[1]
    bytes_seen = [t.mul(255).round().byte().numpy().tobytes() for batch in first for t in batch.target]
    assert sorted(bytes_seen) == sorted(image.tobytes() for image in few.train.pixels)


def test_an_unfilled_batch_can_be_left_out(few):
    learner = Learner(narrow(training__batch=16, training__drop_last=True), few, CPU)
    assert [len(batch.target) for batch in seen_batches(learner, 1)[0]] == [16, 16, 16]
    with pytest.raises(ValueError, match="take a smaller batch"):
        Learner(narrow(training__batch=61, training__drop_last=True), few, CPU)
    assert Learner(narrow(training__batch=61), few, CPU).steps_per_epoch == 1


@pytest.mark.parametrize("kind", [entry.name for entry in noises if "fresh" in entry.what.model_fields])
def test_one_noise_for_the_whole_training_stays_with_its_image(kind, few):
    kept = Learner(narrow(corruption=kind, corruption__fresh=False, training__batch=16), few, CPU)
    first, second = map(by_image, seen_batches(kept, 2))
    assert all(torch.equal(first[name], second[name]) for name in first)
    assert any(not np.array_equal(np.frombuffer(n, np.float32), v.flatten()) for n, v in first.items())
    drawn = Learner(narrow(corruption=kind, training__batch=16), few, CPU)
    first, second = map(by_image, seen_batches(drawn, 2))
    assert all(not torch.equal(first[name], second[name]) for name in first)


def test_every_step_draws_random_numbers_of_its_own(few):
    epochs = seen_batches(Learner(narrow(training__batch=16), few, CPU), 3)
    batches = [batch for epoch in epochs for batch in epoch]
    assert len({batch.generator.initial_seed() for batch in batches}) == len(batches) == 12


def test_labels_go_with_their_images(few):
    labels = {few.train.pixels[n].tobytes(): int(few.train.labels[n]) for n in range(60)}
    for batch in seen_batches(Learner(narrow(training__batch=16), few, CPU), 1)[0]:
        for image, label in zip(batch.target, batch.labels, strict=True):
            assert labels[image.mul(255).round().byte().numpy().tobytes()] == int(label)


def test_the_training_curve_is_the_mean_over_the_images_of_an_epoch(few):
    """A last, smaller batch counts by its images."""
    reports = list(train(narrow(training__batch=16, training__epochs=1), few, CPU, None, STEP_BY_STEP))
    losses = [float(r.losses["loss"][0]) for r in reports if isinstance(r, StepLosses)]
    epoch = next(r for r in reports if isinstance(r, Epoch))
    assert epoch.train["loss"] == pytest.approx(np.average(losses, weights=[16, 16, 16, 12]))
    assert [r for r in reports if isinstance(r, StepLosses)][-1].running["loss"] == epoch.train["loss"]


def test_steps_and_epochs_are_counted_from_the_start(few):
    reports = list(train(narrow(training__batch=16, training__epochs=2), few, CPU, None, STEP_BY_STEP))
    losses = [r for r in reports if isinstance(r, StepLosses)]
    assert [int(n) for r in losses for n in r.steps] == list(range(1, 9))
    assert [float(e) for r in losses for e in r.epochs][3::4] == [1, 2]
    moments = [r for r in reports if isinstance(r, Moment)]
    assert [m.epoch for m in moments] == [0, 1, 2]
    assert all(v.dtype == torch.float16 for m in moments for v in m.weights.values())
    assert isinstance(reports[-1], Finished)
    assert reports[-1].codes.shape == (110, 2)


def test_the_smallest_step_is_one(few):
    """The window's step button: one report of one step, whatever the interval."""
    training = train(narrow(training__batch=16), few, CPU, None, ReportOptions(every=10.0))
    next(training)

    def next_steps(control: Control | None) -> list[int]:
        report = training.send(control)
        while not isinstance(report, StepLosses):
            report = training.send(control)
        return report.steps.tolist()

    assert next_steps(Control(one_step=True)) == [1]
    assert next_steps(Control(one_step=True)) == [2]
    assert next_steps(None) == [3, 4]


def test_reports_never_change_afterwards(few):
    reports, copies = [], []
    for report in train(narrow(training__batch=16), few, CPU, None, ReportOptions(every=0.0, live=True)):
        reports.append(report)
        if isinstance(report, SnapshotTaken):
            copies.append({name: value.clone() for name, value in report.weights.items()})
    snapshots = [r for r in reports if isinstance(r, SnapshotTaken)]
    assert len(snapshots) >= 2
    for report, copy in zip(snapshots, copies, strict=True):
        assert all(torch.equal(report.weights[name], copy[name]) for name in copy)
    assert not all(torch.equal(copies[0][name], copies[-1][name]) for name in copies[0])


def test_watching_live_shows_every_code(few):
    reports = list(train(narrow(training__batch=16), few, CPU, None, ReportOptions(every=0.0, live=True)))
    first = next(r for r in reports if isinstance(r, Embedding))
    assert (first.start, first.codes.shape) == (0, (110, 2))
    assert all(np.isfinite(r.codes).all() for r in reports if isinstance(r, Embedding))


def test_only_live_settings_change(few):
    learner = Learner(narrow(), few, CPU)
    with pytest.raises(ValueError, match=r"training\.batch can't change"):
        learner.change("training.batch", 3)


def test_a_learner_needs_the_images(few):
    bare = sliced(few, 5, 5, 5)
    object.__setattr__(bare, "train", bare.train.without_pixels())
    with pytest.raises(ValueError, match="needs the images"):
        Learner(narrow(), bare, CPU)


def test_a_costly_look_waits_for_its_share(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    budget = Budget(share=0.01, shortest=0.1)
    assert budget.due()
    now[0] = 0.02
    budget.spent()  # 0.02 s may be spent every 2 s
    now[0] = 2.0
    assert not budget.due()
    now[0] = 2.03
    assert budget.due()
    budget.spent()
    now[0] = 2.1
    assert not budget.due()


def test_codes_that_are_cheap_come_all_at_once_and_others_in_turns(monkeypatch):
    monkeypatch.setattr(Budget, "due", lambda budget: setattr(budget, "_began", time.perf_counter()) is None)
    learner, sizes = Learner(narrow(), digits(), CPU), {}
    for glance in (10.0, 1e-9):
        monkeypatch.setattr(trainer, "GLANCE", glance)
        looks = trainer._looks(learner, ReportOptions())
        sizes[glance] = [len(r.codes) for _ in range(9) for r in next(looks) if isinstance(r, Embedding)]
    assert sizes[10.0] == [250, 1547, *[1797] * 7]
    assert sizes[1e-9] == [*[250] * 7, 47, 250]


# Measuring


def test_figures_are_what_numpy_makes_of_them(few):
    recipe = narrow()
    model = build(recipe)
    pixels = few.test.pixels.copy()
    pixels[::2] = 110  # which a model that has learnt nothing is nearer to
    found = figures(model, recipe, replace(few, test=replace(few.test, pixels=pixels)), CPU)
    x = pixels.astype(np.float32) / 255
    with torch.no_grad():
        y = model(torch.from_numpy(x)).numpy()
    mse = ((y - x).astype(np.float64) ** 2).mean()
    assert found["test_mse"] == pytest.approx(mse, rel=1e-5)
    assert found["test_loss"] == pytest.approx(mse, rel=1e-5)
    each = ((y - x).astype(np.float64) ** 2).mean(axis=(1, 2, 3))
    assert found["test_psnr"] == pytest.approx((-10 * np.log10(each)).mean(), rel=1e-5)
    assert found["test_psnr"] > -10 * np.log10(mse) + 0.01


def test_figures_do_not_depend_on_the_chunks(few, monkeypatch):
    recipe = narrow(loss="bce", loss__reduction="sum")
    model = build(recipe)
    whole = figures(model, recipe, few, CPU)
    monkeypatch.setattr("aegui.training.evaluation.CHUNK", 7)
    assert figures(model, recipe, few, CPU) == pytest.approx(whole, rel=1e-5)
    assert whole["test_loss"] > 100 > whole["test_mse"]


def test_measuring_draws_the_same_noise_every_time(few):
    recipe = narrow(corruption="gaussian")
    model = build(recipe)
    pixels = on_device(few.test.pixels, CPU)
    first, again = (measure(model, recipe, pixels, None, "test") for _ in range(2))
    assert first == again
    assert first != measure(model, recipe, pixels, None, "validation")
    assert first["mse"] != measure(model, narrow(), pixels, None, "test")["mse"]


def test_psnr_in_decibels():
    black = torch.zeros(3, 1, 4, 4)
    grey = torch.stack([black[0] + 0.1, black[1] + 1.0, black[2]])
    assert psnr(grey, black).tolist() == pytest.approx([20, 0, 100])


def test_the_test_images_are_needed(few):
    with pytest.raises(ValueError, match="not on the disk"):
        figures(build(narrow()), narrow(), replace(few, test=few.test.without_pixels()), CPU)


def test_measuring_leaves_the_model_as_it_is(few):
    learner = Learner(narrow(), few, CPU)
    before = learner.weights()
    learner.end_epoch()
    learner.finish(stopped=False)
    assert all(torch.equal(before[name], value) for name, value in learner.weights().items())


# Snapshots


def test_a_snapshot_encodes_and_decodes_as_its_model(few):
    recipe = narrow()
    model = build(recipe)
    snapshot = of_weights(recipe, model.state_dict())
    codes = snapshot.encode(few.test.pixels)
    assert np.array_equal(codes, encode(model, on_device(few.test.pixels, CPU)))
    with torch.no_grad():
        images = model.decode(torch.from_numpy(codes)).numpy()
    pictures = snapshot.decode(codes)
    assert pictures.dtype == np.uint8
    assert np.abs(pictures - images * 255).max() <= 0.5 + 1e-3
    assert np.array_equal(snapshot.reconstruct(few.test.pixels), pictures)


def test_restoring_shows_the_noise_it_restores_from(few):
    snapshot = Snapshot(narrow(), build(narrow()).eval())
    noise = noises.make("masking")
    noisy, restored = snapshot.restore(few.test.pixels, noise, 1)
    again, _ = snapshot.restore(few.test.pixels, noise, 1)
    other, _ = snapshot.restore(few.test.pixels, noise, 2)
    assert np.array_equal(noisy, again)
    assert not np.array_equal(noisy, other)
    assert restored.shape == noisy.shape == few.test.pixels.shape
    hit = noisy != few.test.pixels
    assert not noisy[hit].any()


# Devices and random streams


def test_streams_depend_on_all_their_names():
    def draw(*key: Any) -> float:
        return float(torch.rand(1, generator=devices.stream(*key)))

    assert draw(1, "order", 0) == draw(1, "order", 0)
    keys = [
        (1, "order", 0),
        (2, "order", 0),
        (1, "order", 1),
        (1, "step", 0),
        (1, "order"),
        (1, "order", 0, 0),
    ]
    assert len({draw(*key) for key in keys}) == len(keys)


def test_streams_stay_as_they_were():
    """Runs of earlier versions go on with the same numbers."""
    numbers = torch.randint(0, 1000, (3,), generator=devices.stream(1, "order", 0)).tolist()
    assert numbers == [500, 989, 695]


def test_a_device_that_is_not_there_is_a_sentence():
    assert devices.choose("cpu") == CPU
    assert devices.choose("auto").type == devices.available()[0]
    missing = next(name for name in ("mps", "cuda") if name not in devices.available())
    with pytest.raises(devices.DeviceMissing, match=f"no device '{missing}'; it has .*cpu"):
        devices.choose(missing)


def test_threads_follow_what_is_asked(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert devices.all_threads() == 3
    monkeypatch.setenv("OMP_NUM_THREADS", "many")
    assert devices.all_threads() >= 1
    assert devices.describe(CPU, 1) == "CPU, 1 thread"
    assert devices.describe(CPU, 2) == "CPU, 2 threads"


def test_finite_sees_one_number_among_many():
    fine = {"a": torch.ones(100), "n": torch.ones(3, dtype=torch.int64)}
    assert finite(fine)
    assert finite({})
    assert not finite(fine | {"b": torch.tensor([1.0, float("nan")])})
    assert not finite(fine | {"b": torch.tensor([float("inf"), -float("inf")])})


@pytest.mark.parametrize("family", families.names())
@pytest.mark.parametrize("network", networks.names())
@pytest.mark.parametrize("noise", noises.names())
def test_parts_combine_freely(family, network, noise, few):
    given = {"model": family, "network": network, "corruption": noise, "training__batch": 30}
    smaller: dict[str, object] = {}
    if network == "conv":
        smaller = {"network__filters": (4,), "network__strides": (4,)}
    if network == "reshaping":
        given = {"model": family, "model__code": 49, "network": network, "network__code_activation": "linear"}
        if "supervised" in family:  # the label stands behind the code
            with pytest.raises(RecipeError, match="59 is no square number"):
                narrow(**given)
            return
        given |= {"corruption": noise, "training__batch": 30}
        smaller = {"network__filters": (4,), "network__strides": (4,)}
        smaller |= {"network__growing": (4, 4)}
    if family == "semi-supervised-adversarial":
        smaller["model__labelled"] = 20
    if "adversarial" in family:
        smaller["model__widths"] = (8,)
    reports = pull(train(narrow(**given, **smaller, training__epochs=1), few, CPU))
    assert isinstance(reports[-1], Finished)
    assert np.isfinite(reports[-1].results["test_mse"])


def test_learning_makes_it_better(tmp_path):
    reports = pull(start(narrow(training__epochs=6), tmp_path).training)
    losses = [r.validation["mse"] for r in reports if isinstance(r, Epoch)]
    assert losses[-1] < 0.8 * losses[0]
