"""Every figure that fits a recipe, and none that does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from small import digits, narrow, sliced
from torch import nn

from aegui.analysis import baseline, colouring, controls, denoising, digit_classifier, generation, metrics
from aegui.analysis.aggregated import posterior_and_prior
from aegui.analysis.metrics import measure, metric
from aegui.analysis.subject import Subject
from aegui.parts.datasets import Images
from aegui.parts.models.variational import VariationalAutoencoder
from aegui.parts.priors import Mixture
from aegui.recipe import find
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build
from aegui.training.evaluation import test_figures as losses_of
from aegui.training.splits import Splits, whole

ADVERSARIAL = {"model__widths": (8,), "model__code": 2}
ALWAYS = {
    "test_mse", "test_loss", "test_psnr", "unexplained",
    "active_units", "code_mean", "code_l1", "silent_share", "sparseness", "jacobian_norm",
    "trustworthiness", "continuity",
}  # fmt: skip
BASELINE = {"pca_mse", "pca_ratio", "trustworthiness_pca", "continuity_pca"}
FILLED = {
    "gap_share", "gap_share_draws", "gap_ratio", "coverage", "coverage_draws",
    "told_apart_knn", "told_apart_low", "told_apart_high", "told_apart_excess",
}  # fmt: skip
READ = {
    f"{surely}readable{of}{by}" for surely in ("", "surely_") for of in ("", "_reconstructions")
    for by in ("", "_knn")
} | {"readable_ratio", "frechet", "frechet_reconstructions", "frechet_train"}  # fmt: skip
PROBES = {"linear_probe", "linear_probe_pixels", "knn_probe", "knn_probe_pixels", "knn_gain"}
SEARCH = {"search_precision", "search_precision_bits", "search_ms", "search_ms_bits"}


@pytest.fixture(autouse=True)
def _few_of_everything(monkeypatch):
    monkeypatch.setattr(generation, "DECODED", 50)
    monkeypatch.setattr(metrics, "JACOBIANS", 10)
    monkeypatch.setattr(denoising, "MOST_DRAWS", 2)
    monkeypatch.setattr(metrics, "accuracy_of_labels_alone", lambda recipe, splits: 0.5)


def few() -> Splits:
    return sliced(digits(), 200, 20, 60)


def untrained(**changes: object) -> Snapshot:
    recipe = narrow(**changes)
    return Snapshot(recipe, build(recipe).eval().requires_grad_(False))


def readable_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A judge that is sure of everything and calls it a 3."""
    read_as(monkeypatch, lambda images: np.full(len(images), 3))


def read_as(monkeypatch: pytest.MonkeyPatch, digit: Callable[[np.ndarray], np.ndarray]) -> None:
    """A judge that is sure of everything; its features are the brightness and the chance of a class."""

    def read(images: np.ndarray) -> digit_classifier.Reading:
        bright = images.mean(axis=(1, 2, 3)) / 255
        return digit_classifier.Reading(
            np.ones(len(images), np.float32), digit(images), np.stack([bright, bright**2], axis=1)
        )

    monkeypatch.setattr(digit_classifier, "read", read)


def pictures(shape: tuple[int, ...], count: int) -> Splits:
    """Made-up images without labels."""
    generator = np.random.default_rng(0)
    train, test = (
        whole(Images("made-up", split, generator.integers(0, 256, (count, *shape), dtype=np.uint8), None, ()))
        for split in ("train", "test")
    )
    return Splits(train, test, test, test)


def test_a_plain_model_of_a_short_code():
    snapshot, splits = untrained(), few()
    found = measure(snapshot, splits)
    assert found.keys() - {"test_code_mean"} == ALWAYS | BASELINE | PROBES
    tested = losses_of(snapshot.model, snapshot.recipe, splits, torch.device("cpu"))
    assert tested.items() <= found.items()
    assert found["pca_mse"] == baseline.fit(splits.train.pixels, 2).mse(splits.test.pixels)
    assert found["pca_ratio"] == found["test_mse"] / found["pca_mse"]
    assert found["knn_gain"] == found["knn_probe"] - found["knn_probe_pixels"]
    assert found["linear_probe_pixels"] > 0.8
    assert found["knn_probe_pixels"] > 0.8
    pixels = splits.test.pixels / 255
    assert found["unexplained"] == pytest.approx(found["test_mse"] / pixels.var(axis=0).mean())
    codes = snapshot.encode(splits.test.pixels)
    assert found["code_mean"] == pytest.approx(codes.mean(), rel=1e-5)
    assert found["code_l1"] == pytest.approx(np.abs(codes).sum(axis=1).mean(), rel=1e-5)


def test_a_longer_code_is_searched_too():
    found = measure(untrained(model__code=8), few())
    assert found.keys() >= SEARCH
    assert 0 <= found["search_precision_bits"] <= 1


def test_a_code_as_large_as_the_image_has_no_linear_baseline():
    assert not measure(untrained(model__code=784), few()).keys() & BASELINE
    assert not measure(untrained(model__code=200), few()).keys() & BASELINE  # nor one that holds all images


def test_the_same_error_with_other_noise():
    noise = {"corruption": "gaussian", "corruption__sigma": 0.75, "corruption__mean": 0.5}
    found = measure(untrained(**noise), few())
    assert found.keys() >= {"clean_mse", "noisy_mse", "pca_mse", "mse_at_0.5", "mse_at_0.75", "mse_at_1.0"}
    assert "pca_ratio" not in found  # the components see clean images
    assert found["mse_at_0.75"] == found["test_mse"]
    clean = measure(untrained(), few())
    assert found["clean_mse"] == clean["test_mse"]


def test_what_the_noise_costs():
    found = measure(untrained(corruption="masking", corruption__share=1.0), few())
    assert found["noisy_mse"] == pytest.approx(np.square(few().test.pixels / 255).mean(), rel=1e-5)
    assert not any(name.startswith("mse_at") for name in found)


def test_images_without_labels_have_no_probes():
    splits = few()
    for part in ("train", "test"):
        bare = replace(splits, **{part: replace(getattr(splits, part), labels=None)})
        assert not measure(untrained(), bare).keys() & (PROBES | SEARCH)


def test_images_that_were_learnt_from_judge_no_probes():
    splits = few()
    assert not measure(untrained(), replace(splits, test=splits.train)).keys() & PROBES


def test_a_single_class_has_no_probes():
    splits = few()
    one = replace(splits.train, labels=np.zeros_like(splits.train.labels))
    assert not measure(untrained(), replace(splits, train=one)).keys() & PROBES


def test_a_variational_model():
    given = {"model": "variational", "loss": "bce", "loss__reduction": "sum"}
    found = measure(untrained(**given), few())
    assert found.keys() >= {"test_elbo", "test_kl", "test_kl_1", "test_kl_2"}
    assert found.keys() >= FILLED
    assert "readable" not in found  # the judge can't read these test images well enough to judge others


def test_the_judge_is_asked_of_draws_where_it_can_read_the_test_images(monkeypatch):
    readable_to_it(monkeypatch)
    found = measure(untrained(model="variational"), few())
    assert found.keys() >= READ
    assert found["readable"] == found["surely_readable"] == found["readable_ratio"] == 1.0
    assert found["frechet_train"] < found["frechet"]  # what an untrained decoder makes is no digit
    assert 0 <= found["readable_knn"] <= 1
    assert not measure(untrained(), few()).keys() & (READ | FILLED)  # a plain model has no prior
    letters = few()
    named = replace(letters, test=replace(letters.test, classes=tuple("ABCDEFGHIJ")))
    assert "readable" not in measure(untrained(model="variational"), named)


def test_an_adversarial_model(monkeypatch):
    readable_to_it(monkeypatch)
    found = measure(untrained(model="adversarial", **ADVERSARIAL), few())
    assert FILLED | READ | {"test_told_apart"} <= found.keys()
    assert 0.5 <= found["told_apart_knn"] <= 1.0
    assert found["told_apart_excess"] == max(0.0, found["told_apart_knn"] - found["told_apart_high"])
    assert found["gap_ratio"] == found["gap_share"] / found["gap_share_draws"]
    assert "own_component" not in found
    assert "labelled" not in found


@pytest.mark.parametrize("prior", ["mixture", "swiss-roll"])
def test_components_count_where_they_belong_to_classes(prior):
    found = measure(untrained(model="adversarial", model__labels=True, prior=prior, **ADVERSARIAL), few())
    assert ("own_component" in found) == (prior == "mixture")
    unlabelled = measure(untrained(model="adversarial", prior=prior, **ADVERSARIAL), few())
    assert "own_component" not in unlabelled


def test_codes_at_their_centres_are_in_their_own_component():
    snapshot = untrained(model="adversarial", model__labels=True, prior="mixture", **ADVERSARIAL)
    told = Subject(snapshot, few())
    assert isinstance(snapshot.recipe.prior, Mixture)
    told.codes = snapshot.recipe.prior.centres(10).numpy()[told.splits.test.labels]
    assert posterior_and_prior(told)["own_component"] == 1.0


@pytest.mark.parametrize("kind", ["supervised-adversarial", "semi-supervised-adversarial"])
def test_a_model_with_labels_draws_what_it_is_told(monkeypatch, kind):
    snapshot = untrained(model=kind, **ADVERSARIAL)

    class OneHot(nn.Module):
        """Shows the label as the brightness of the image."""

        def forward(self, codes: torch.Tensor) -> torch.Tensor:
            brightness = codes[:, 2:].argmax(dim=1) / 255
            return brightness[:, None, None, None].expand(-1, 1, 28, 28)

    snapshot.model.decoder = torch.nn.Sequential(OneHot())
    read_as(monkeypatch, lambda images: images[:, 0, 0, 0])
    found = measure(snapshot, few())
    assert found["labelled"] == 1.0
    assert found["labelled_knn"] < 0.2  # which are no digits to the other judge
    assert found["readable"] == 1.0


def test_a_variational_model_is_held_against_the_prior_by_draws_of_its_posteriors():
    snapshot = untrained(model="variational")
    one, again = (Subject(snapshot, few()) for _ in range(2))
    assert isinstance(snapshot.model, VariationalAutoencoder)
    mean, log_variance = snapshot.model.posterior(torch.tensor(few().test.pixels) / 255)
    away = (torch.tensor(one.aggregated) - mean) / (0.5 * log_variance).exp()
    assert away.std().item() == pytest.approx(1.0, abs=0.15)
    assert np.array_equal(one.aggregated, again.aggregated)
    assert not np.array_equal(one.aggregated, one.codes)
    plain = Subject(untrained(), few())
    assert np.array_equal(plain.aggregated, plain.codes)


def test_parts_of_the_draws_are_other_draws():
    told = Subject(untrained(model="variational"), few())
    sets = [told.drawn(50, part=part) for part in (0, 1, 0)]
    assert np.array_equal(sets[0], sets[2])
    assert not np.isin(sets[0], sets[1]).any()


def test_a_gaussian_fitted_to_its_codes_is_a_plain_models_prior(monkeypatch):
    readable_to_it(monkeypatch)
    snapshot, splits = untrained(model__code=3), few()
    found = controls.gaussian_of(snapshot, splits)
    assert found.keys() - {"readable_ratio_knn"} == FILLED | READ
    fitted = controls.Fitted(snapshot, splits)
    codes, drawn = fitted.codes_of(splits.train.pixels), fitted.drawn(100_000)
    np.testing.assert_allclose(drawn.mean(axis=0), codes.mean(axis=0), atol=0.02 * codes.std())
    np.testing.assert_allclose(np.cov(drawn.T), np.cov(codes.T), atol=0.05 * codes.var())


def test_a_semi_supervised_model():
    given = {"model": "semi-supervised-adversarial", "model__labelled": 30, **ADVERSARIAL}
    found = measure(untrained(**given), few())
    assert found.keys() >= {"test_accuracy", "labels_alone", "told_apart_knn"}
    assert found["labels_alone"] == 0.5


def test_colours_are_held_against_the_grey_picture():
    recipe = find("colorize-256").changed({"network.filters": [4], "network.strides": [2], "model.code": 3})
    splits = pictures((3, 32, 32), 20)
    model = build(recipe).eval().requires_grad_(False)
    snapshot = Snapshot(recipe, model)
    model.forward = lambda images: images
    perfect = colouring.colours(Subject(snapshot, splits))
    assert perfect["colour_mse"] == perfect["colour_ratio"] == 0.0
    model.forward = lambda images: images.mean(dim=1, keepdim=True).expand(-1, 3, -1, -1)
    grey = colouring.colours(Subject(snapshot, splits))
    assert grey["colour_ratio"] == pytest.approx(1.0, abs=1e-5)
    images = splits.test.pixels / 255
    luma = np.tensordot(images, [0.299, 0.587, 0.114], axes=(1, 0))[:, None]
    assert grey["grey_mse"] == pytest.approx(np.square(images - luma).mean(), rel=1e-5)
    assert metrics.linear_baseline(Subject(snapshot, splits)) == {}  # it would see the colours


def test_grey_pictures_of_three_channels_have_no_colours_to_be_held_against():
    recipe = find("colorize-256").changed({"network.filters": [4], "network.strides": [2], "model.code": 3})
    splits = pictures((3, 32, 32), 20)
    grey = replace(splits.test, pixels=np.repeat(splits.test.pixels[:, :1], 3, axis=1))
    model = build(recipe).eval().requires_grad_(False)
    found = colouring.colours(Subject(Snapshot(recipe, model), replace(splits, test=grey)))
    assert found.keys() == {"colour_mse"}


def test_pictures_of_one_colour_have_no_variance_to_explain():
    splits = pictures((1, 28, 28), 30)
    flat = replace(splits.test, pixels=np.full_like(splits.test.pixels, 7))
    assert "unexplained" not in measure(untrained(), replace(splits, test=flat))


def test_images_are_needed():
    splits = few()
    with pytest.raises(ValueError, match="the images are not on the disk"):
        measure(untrained(), replace(splits, test=splits.test.without_pixels()))


def test_it_tells_how_far_it_is_and_can_be_stopped():
    heard: list[tuple[float, str]] = []
    measure(untrained(), few(), lambda share, what: heard.append((share, what)))
    assert [what for _, what in heard] == list(metrics.STAGES)
    assert [share for share, _ in heard] == sorted(share for share, _ in heard)
    assert heard[0][0] == 0.0

    def stop(share: float, what: str) -> None:
        if what == "codes":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measure(untrained(), few(), stop)


def test_it_is_the_same_again():
    snapshot, splits = untrained(model="adversarial", **ADVERSARIAL), few()
    assert measure(snapshot, splits) == measure(snapshot, splits)


def test_every_figure_has_a_meaning():
    """Apart from the parts of a family's losses, which the curves name."""
    given = {"corruption": "gaussian", "model__code": 8}
    for found in (measure(untrained(**given), few()), measure(untrained(), few())):
        assert {name for name in found if metric(name) is None} <= {"test_code_mean"}
    assert metric("test_kl_3") is None


@pytest.mark.parametrize(
    ("figure", "value", "text"),
    [
        ("test_mse", 0.0104482, "0.01045"),
        ("test_psnr", 19.80956, "19.81 dB"),
        ("test_elbo", -98.490675, "-98.49 nats"),
        ("test_accuracy", 0.97123, "97.12 %"),
        ("test_accuracy", 0.97, "97 %"),
        ("active_units", 16, "16"),
        ("mse_at_0.75", 0.5, "0.5"),
    ],
)
def test_figures_are_told_with_their_unit(figure, value, text):
    assert metric(figure).text(value) == text
