"""Whatever takes some of many images takes them from everywhere, in whichever order they lie.

The images of many data sets lie in turn by class or class after class: every n-th of them, or the first n,
are of a few classes. The limits are found in the modules and made small, so that a new analysis is held to
this, too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from inside import NAMES, recipe, snapshot, source
from small import narrow
from torch import Tensor

import aegui
from aegui.analysis import baseline, importance, latent, metrics, out_of_distribution, probes, projections
from aegui.analysis.fields import FIELDS, Scene
from aegui.analysis.priors import told_apart
from aegui.explore import pages
from aegui.explore.records import Codes
from aegui.explore.user_image import form_of
from aegui.runs.packing import _fewer
from aegui.runs.snapshot import Snapshot
from aegui.sampling import mixed, sample
from aegui.training import evaluation, history
from aegui.training.building import build
from aegui.training.learner import Learner
from aegui.training.splits import ImageSet, Splits, take
from aegui.views.plots.class_names import ClassNames
from aegui.views.plots.cloud_order import extent
from aegui.views.plots.plane import Plane

CLASSES = 10
COUNT = 2_000  # images of each split
FEW = 200  # what every limit is made
ORDERS = {
    "in turn": np.arange(COUNT) % CLASSES,
    "class after class": np.arange(COUNT) * CLASSES // COUNT,
}
CHANCE = np.random.default_rng(7).permutation(ORDERS["in turn"])
each_order = pytest.mark.parametrize("order", ORDERS)


def shares(labels: np.ndarray) -> np.ndarray:
    """How many of each class there are, as a share of what each should have: 1 everywhere is fair."""
    return np.bincount(labels, minlength=CLASSES) * CLASSES / max(len(labels), 1)


def fair(labels: np.ndarray, within: float = 0.7) -> bool:
    """Whether no class has far too few or too many. A sample by chance of 200 is within ±0.7."""
    return bool(np.abs(shares(labels) - 1).max() <= within)


LOOKING = (
    "aegui.analysis", "aegui.explore", "aegui.runs", "aegui.training", "aegui.views",
)  # fmt: skip


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every limit that is written in capitals where images or codes are looked at."""
    monkeypatch.setattr(baseline, "MOST_NUMBERS", FEW * 28 * 28)
    monkeypatch.setattr(metrics, "accuracy_of_labels_alone", lambda recipe, splits: 0.5)
    for name, module in list(sys.modules.items()):
        if name.startswith(LOOKING):
            for limit, value in vars(module).items():
                if limit.isupper() and type(value) is int and FEW < value <= 50_000:
                    monkeypatch.setattr(module, limit, FEW)


# The sample itself


@each_order
@pytest.mark.parametrize("most", [10, 30, 200, 1_999])
def test_a_sample_holds_every_class_at_its_share(order, most):
    labels = ORDERS[order]
    rows = sample(COUNT, most, labels)
    assert len(set(rows.tolist())) == len(rows) == most
    assert (np.diff(rows) > 0).all()
    assert np.abs(np.bincount(labels[rows], minlength=CLASSES) - most / CLASSES).max() <= 1.5
    assert fair(labels[sample(COUNT, max(most, FEW))])


def test_a_sample_is_the_same_each_time_and_another_with_another_seed():
    labels = ORDERS["in turn"]
    for known in (None, labels):
        assert np.array_equal(sample(COUNT, 50, known), sample(COUNT, 50, known))
        assert not np.array_equal(sample(COUNT, 50, known), sample(COUNT, 50, known, seed=1))


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(("count", "most"), [(0, 5), (1, 5), (5, 5), (5, 0), (6, 5)])
def test_few_rows_are_all_taken(known, count, most):
    rows = sample(count, most, np.zeros(count, np.int64) if known else None)
    assert len(rows) == min(count, most)
    if count <= most:
        assert rows.tolist() == list(range(count))


def test_a_rare_class_is_drawn_as_often_as_it_is_there():
    labels = np.r_[np.zeros(990, np.int64), np.full(10, 7)]  # no 1 to 6
    drawn = [int((labels[sample(1_000, 50, labels, seed)] == 7).sum()) for seed in range(400)]
    assert set(drawn) == {0, 1}
    assert np.mean(drawn) == pytest.approx(0.5, abs=0.1)


@each_order
def test_every_beginning_of_a_mixed_order_is_a_sample(order):
    labels = ORDERS[order]
    rows = mixed(COUNT, labels)
    assert sorted(rows.tolist()) == list(range(COUNT))
    for most in (10, 16, 100, 777):
        assert np.abs(np.bincount(labels[rows[:most]], minlength=CLASSES) - most / CLASSES).max() <= 1.5


def test_no_source_takes_every_nth_row():
    """A slice with a step that is worked out, or rows at even distances, is a sample by a fixed stride."""
    found = []
    for path in Path(aegui.__file__).parent.rglob("*.py"):
        if path.parent.name == "networks":
            continue  # pixels of an image, not images
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Slice) or node.step is None:
                continue
            if not isinstance(node.step, ast.Constant | ast.UnaryOp):
                found.append(f"{path.name}:{node.lineno}")
    assert not found


# Images that lie in an order


def in_order(things: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Things that lie class after class in another order of the same classes: they stay the same things."""
    return things[np.argsort(np.argsort(labels, kind="stable"), kind="stable")]


def images_of(labels: np.ndarray, seed: int = 0) -> np.ndarray:
    """Each class its own brightness and its own disorder; the corner says which it is."""
    generator = np.random.default_rng(seed)
    of = np.sort(labels)[:, None, None, None]
    noise = generator.normal(0, 1, (len(labels), 1, 28, 28)) * (2 + 4 * of)
    pixels = (20 + 17 * of + np.linspace(0, 1, 28) * of * 8 + noise).clip(0, 255).astype(np.uint8)
    pixels[:, :, 0, 0] = of[:, :, 0, 0]
    return in_order(pixels, labels)


def splits_of(labels: np.ndarray, colour: bool = False) -> Splits:
    """As many training as test images, of which the latter are shown."""
    names = tuple("0123456789")
    parts = []
    for seed, split in enumerate(("train", "test")):
        pixels = images_of(labels, seed)
        if colour:
            pixels = np.pad(pixels.repeat(3, axis=1), ((0, 0), (0, 0), (0, 4), (0, 4)))
        rows = np.arange(len(labels))
        parts.append(
            ImageSet("made-up", (split,), np.zeros(len(rows), np.uint8), rows, pixels, labels, names)
        )
    train, test = parts
    return Splits(train, test, test, test)


@pytest.fixture(scope="module")
def model() -> Snapshot:
    small = narrow(model__code=8)
    return Snapshot(small, build(small).eval().requires_grad_(False))


@each_order
def test_figures_do_not_depend_on_the_order(order, model, limits):
    """What is measured of the same images in another order is the same, but for the chance of the sample."""
    found = metrics.measure(model, splits_of(ORDERS[order]))
    usual = metrics.measure(model, splits_of(CHANCE))
    assert found.keys() == usual.keys() >= {"search_precision", "linear_probe", "pca_mse", "jacobian_norm"}
    for name in found.keys() - {"search_ms", "search_ms_bits"}:  # milliseconds of this machine
        assert found[name] == pytest.approx(usual[name], rel=0.12, abs=0.04), name


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[np.ndarray]:
    """The classes of all images that go into a network, as they are asked for."""
    classes: list[np.ndarray] = []
    real = evaluation.on_device

    def spy(pixels: np.ndarray, device: torch.device) -> Tensor:
        if pixels.ndim == 4:
            classes.append(pixels[:, 0, 0, 0].astype(np.int64))
        return real(pixels, device)

    for name, module in list(sys.modules.items()):
        if name.startswith("aegui.") and vars(module).get("on_device") is real:
            monkeypatch.setattr(module, "on_device", spy)
    return classes


def fitting() -> Iterator[tuple[str, str]]:
    """Each page of the inspector with the first recipe that it fits."""
    for figure in pages.names():
        yield figure, next(name for name in NAMES if pages.pages()[figure].fits(recipe(name)))


@each_order
@pytest.mark.parametrize(("figure", "name"), list(fitting()))
def test_pages_look_at_images_of_every_class(figure, name, order, limits, looked_at):
    labels = ORDERS[order]
    images = splits_of(labels, colour=recipe(name).shape[0] == 3)
    codes = np.random.default_rng(0).normal(size=(COUNT, recipe(name).code_width)).astype(np.float32)
    made_of = source(
        name, codes=codes, rows=np.arange(COUNT), subset=images.shown, preview=images.preview(8),
        splits=lambda: images,
    )  # fmt: skip
    looked_at.clear()
    pages.pages()[figure].make(made_of)
    if looked_at:
        assert fair(np.concatenate(looked_at)), shares(np.concatenate(looked_at))


# Codes that lie in an order


def codes_of(labels: np.ndarray, size: int = 8) -> np.ndarray:
    """Each class around a place of its own, the later ones wider."""
    generator = np.random.default_rng(1)
    of = np.sort(labels)
    noise = generator.normal(0, 1, (len(labels), size)) * (0.1 + 0.03 * of[:, None])
    codes = generator.normal(0, 3, (CLASSES, size))[of] + noise
    return in_order(codes.astype(np.float32), labels)


def centre_and_width(codes: np.ndarray, labels: np.ndarray, model: Snapshot) -> np.ndarray:
    plane = latent.axes("pca", codes)
    return np.r_[plane.origin, np.abs(plane.basis).ravel()]


def ranges(codes: np.ndarray, labels: np.ndarray, model: Snapshot) -> np.ndarray:
    return np.r_[latent.span(codes)]


def spacing(codes: np.ndarray, labels: np.ndarray, model: Snapshot) -> np.ndarray:
    found = out_of_distribution.spacing(codes)
    return 20 * np.array([found.usual, found.near])


def changes(codes: np.ndarray, labels: np.ndarray, model: Snapshot) -> np.ndarray:
    first = next(importance.importance(model, codes))
    return np.r_[first.low, first.high]


def judged(codes: np.ndarray, labels: np.ndarray, model: Snapshot) -> np.ndarray:
    draws = codes[labels < 5][np.random.default_rng(2).integers(0, COUNT // 2, COUNT)]
    return np.array([told_apart(codes, draws + np.float32(1e-3)) * 3])


def view(codes: np.ndarray, labels: np.ndarray, model: Snapshot) -> np.ndarray:
    rect = extent(Codes(codes[:, :2].copy(), labels, tuple("0123456789"), ("a", "b"), "", "")).most
    assert rect is not None
    return np.array([rect.left(), rect.top(), rect.right(), rect.bottom()])


@each_order
@pytest.mark.parametrize("statistic", [centre_and_width, ranges, spacing, changes, judged, view])
def test_statistics_of_codes_do_not_depend_on_the_order(statistic, order, model, limits):
    labels = ORDERS[order]
    found, usual = (statistic(codes_of(of), of, model) for of in (labels, CHANCE))
    assert found == pytest.approx(usual, rel=0.15, abs=0.8)


@each_order
def test_every_class_has_its_name_in_the_plane(order, limits, qtbot):
    plane = Plane()
    qtbot.addWidget(plane)
    names, labels = ClassNames(plane), ORDERS[order]
    xy = np.stack([100.0 * labels, np.arange(COUNT) % 7], axis=1).astype(np.float32)
    names.set_codes(Codes(xy, labels, tuple("abcdefghij"), ("a", "b"), "", ""), frozenset(range(CLASSES)))
    plane.box.setRange(extent(Codes(xy, labels, (), ("a", "b"), "", "")).most)
    assert names.shown() == list("abcdefghij")


@each_order
@pytest.mark.parametrize("name", FIELDS)
def test_fields_do_not_depend_on_the_order(name, order, limits):
    frozen = snapshot("aae-2d")
    found = []
    for labels in (ORDERS[order], CHANCE):
        codes = codes_of(labels, 2)
        scene = Scene(frozen, codes, labels, latent.axes("0,1", codes))
        assert FIELDS[name].suits(scene)
        places = codes_of(np.arange(40) % CLASSES, 2)
        found.append(FIELDS[name].at(scene, places))
    assert found[0] == pytest.approx(found[1], rel=0.3, abs=0.3 * float(np.abs(found[1]).mean()))


@each_order
def test_a_map_places_codes_of_every_class(order, limits, monkeypatch):
    monkeypatch.setattr(projections, "STAGES", 1)
    monkeypatch.setattr(projections, "STEPS", 1)
    labels = ORDERS[order]
    stage = next(projections.tsne(codes_of(labels)))
    assert len(stage.rows) == FEW
    assert fair(labels[stage.rows])


@each_order
def test_the_form_of_a_data_set_is_that_of_every_class(order, limits):
    """Ink of each class lies elsewhere: the middle of a few classes is not that of all."""
    middles = []
    for labels in (ORDERS[order], CHANCE):
        pixels = np.zeros((COUNT, 1, 28, 28), np.uint8)
        for label in range(CLASSES):
            pixels[labels == label, :, 8:20, 4 + label : 14 + label] = 255
        ink = form_of(pixels).ink
        assert ink is not None
        middles.append(ink.centre)
    assert middles[0] == pytest.approx(middles[1], abs=1.2)


# What is stored


@each_order
def test_moments_hold_codes_of_every_class(order, limits):
    labels = ORDERS[order]
    learner = Learner(narrow(), splits_of(labels), torch.device("cpu"))
    moment = learner.moment()
    assert len(moment.codes) == len(moment.rows) == FEW
    assert fair(labels[moment.rows], 0.1)
    shown = splits_of(labels).shown
    whole = learner.embedding().codes
    assert np.allclose(moment.codes, whole[moment.rows], atol=1e-4)
    assert np.array_equal(moment.rows, history.probe_rows(len(shown), shown.labels))


@each_order
def test_packed_runs_hold_codes_of_every_class(order, limits):
    splits = splits_of(ORDERS[order])
    kept = _fewer(splits, history.probe_rows(COUNT, splits.shown.labels))
    assert FEW <= len(kept) <= FEW + 16
    assert kept.labels is not None
    assert fair(kept.labels, 0.1)
    assert kept.of == COUNT


@each_order
@pytest.mark.parametrize("count", [10, 16])
def test_the_image_grid_shows_every_class(order, count):
    splits = splits_of(ORDERS[order])
    labels = ORDERS[order][splits.preview(count)]
    assert set(labels.tolist()) == set(range(CLASSES))
    unlabelled = replace(splits, validation=replace(splits.validation, labels=None))
    assert len(set(ORDERS[order][unlabelled.preview(count)].tolist())) > 3


@each_order
def test_few_labelled_images_are_of_every_class(order):
    labels = ORDERS[order]
    thinned = probes.Labelled(codes_of(labels), labels).thinned(FEW)
    assert fair(thinned.labels, 0.1)
    assert len(take(splits_of(labels).train, sample(COUNT, FEW, labels))) == FEW
