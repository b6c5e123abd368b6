"""The adversarial families: three updates a step, each of what it is for, and labels where they belong."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from small import assert_same, digits, narrow, resumed, trained

from aegui.parts.models import Autoencoder, Batch, Known, Losses
from aegui.parts.models.adversarial import AdversarialAutoencoder, Adversary
from aegui.parts.models.semi_supervised import RISING, rising
from aegui.recipe import Recipe, RecipeError
from aegui.training.building import build
from aegui.training.labelled_subset import KnownImages, balanced
from aegui.training.learner import Learner
from aegui.training.optimizers import maker
from aegui.training.reports import Control

WIDTHS = {"model__widths": (8,), "model__code": 2}
ADVERSARIAL = {"model": "adversarial", **WIDTHS}
SUPERVISED = {"model": "supervised-adversarial", **WIDTHS}
TOLD = {**SUPERVISED, "model__labels": True}
SEMI = {"model": "semi-supervised-adversarial", "model__labelled": 30, **WIDTHS}
ALL = pytest.mark.parametrize(
    "given", [ADVERSARIAL, SUPERVISED, TOLD, SEMI], ids=["plain", "supervised", "told", "few"]
)
CPU = torch.device("cpu")


def adversary(recipe: Recipe) -> AdversarialAutoencoder:
    model = build(recipe)
    assert isinstance(model, AdversarialAutoencoder)
    return model


def stream(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def batch(labels: bool = True, known: bool = False) -> Batch:
    images = torch.rand((20, 1, 28, 28), generator=stream(5))
    classes = torch.arange(20) % 10
    few = Known(images, classes) if known else None
    return Batch(images, images, classes if labels else None, stream(), known=few)


def moved(recipe: Recipe, only: str) -> tuple[set[str], Losses]:
    """Which parts of the model change when only one of the optimizers takes its step."""
    model = build(recipe)
    optimizers = model.optimizers(maker(recipe))
    for name, optimizer in optimizers.items():
        if name != only:
            optimizer.step = lambda *_: None
    before = {name: value.clone() for name, value in model.state_dict().items()}
    losses = model.learn(batch(known=True), optimizers)
    after = model.state_dict()
    return {name.split(".")[0] for name in after if not torch.equal(after[name], before[name])}, losses


@ALL
def test_each_phase_moves_what_it_is_for(given):
    recipe = narrow(**given)
    phases = {
        "autoencoder": {"encoder", "decoder"},
        "discriminator": {"discriminator"},
        "encoder": {"encoder"},
    }
    if given is SEMI:
        phases |= {"label_discriminator": {"label_discriminator"}, "classifier": {"encoder"}}
    assert set(build(recipe).optimizers(maker(recipe))) == set(phases)
    for name, parts in phases.items():
        changed, losses = moved(recipe, name)
        assert changed == parts, name
        assert all(torch.isfinite(value) for value in losses.values())


def test_phases_see_the_weights_that_the_phase_before_left():
    """Also in bfloat16, where torch keeps converted weights as long as it may."""
    recipe = narrow(**ADVERSARIAL, training__learning_rate=0.5)
    told_apart = []
    for frozen in (False, True):
        model = build(recipe)
        optimizers = model.optimizers(maker(recipe))
        if frozen:
            optimizers["autoencoder"].step = lambda *_: None
        with torch.autocast("cpu", torch.bfloat16):
            told_apart.append(float(model.learn(batch(), optimizers)["discriminator"]))
    assert told_apart[0] != told_apart[1]


def test_an_adversary_that_can_only_guess():
    guess = torch.nn.Linear(2, 1)
    torch.nn.init.zeros_(guess.weight)
    torch.nn.init.zeros_(guess.bias)
    blind = torch.nn.Sequential(guess)
    real, fake = torch.randn((50, 2), generator=stream()), torch.randn((50, 2), generator=stream(1))
    judged, right = Adversary(blind).losses(real, fake)
    assert float(judged.detach()) == pytest.approx(np.log(2))
    assert float(right) == 0.5
    assert float(Adversary(blind).fooled(fake)) == pytest.approx(np.log(2))


def test_an_adversary_that_knows():
    sharp = torch.nn.Linear(1, 1)
    torch.nn.init.constant_(sharp.weight, 20.0)
    torch.nn.init.zeros_(sharp.bias)
    judged, right = Adversary(sharp).losses(torch.ones(10, 1), -torch.ones(10, 1))
    assert judged.item() == pytest.approx(0.0, abs=1e-6)
    assert float(right) == 1.0
    assert float(Adversary(sharp).fooled(-torch.ones(10, 1))) == pytest.approx(20.0, rel=1e-3)
    assert all(p.requires_grad for p in sharp.parameters())


def test_only_a_told_discriminator_needs_labels():
    unlabelled = adversary(narrow(**ADVERSARIAL))
    told = adversary(narrow(**ADVERSARIAL, model__labels=True, prior="mixture"))
    for model, inputs in ((told, 12), (unlabelled, 2)):
        first = next(model.discriminator.children())
        assert isinstance(first, torch.nn.Linear)
        assert first.in_features == inputs
    unlabelled.measure(batch(labels=False))
    with pytest.raises(ValueError, match="needs labels"):
        told.measure(batch(labels=False))


@ALL
def test_draws_of_the_prior_can_be_decoded(given):
    model = build(narrow(**given)).eval()
    labels = torch.arange(7)
    drawn = model.prior_codes(7, stream(), labels)
    assert drawn.shape == (7, narrow(**given).code_width)
    assert model.decode(drawn).shape == (7, 1, 28, 28)
    if given is not ADVERSARIAL:
        assert torch.equal(drawn[:, 2:].argmax(dim=1), labels)
        assert torch.equal(drawn[:, 2:].sum(dim=1), torch.ones(7))
        assert set(model.prior_codes(400, stream())[:, 2:].argmax(dim=1).tolist()) == set(range(10))


def test_a_plain_model_has_no_prior():
    with pytest.raises(ValueError, match="no prior"):
        build(narrow()).prior_codes(3, stream())


def test_the_label_is_the_one_that_reconstructs_best():
    model: Any = build(narrow(**SUPERVISED)).eval()
    images = batch().input
    codes = model.encode(images)
    style = codes[:, :2]
    errors = torch.stack(
        [
            (model.decode(model.with_labels(style, torch.full((20,), label))) - images)
            .square()
            .mean((1, 2, 3))
            for label in range(10)
        ]
    )
    assert torch.equal(codes[:, 2:].argmax(dim=1), errors.argmin(dim=0))


def test_probabilities_stand_behind_the_style():
    model = build(narrow(**SEMI)).eval()
    codes = model.encode(batch().input)
    assert torch.allclose(codes[:, 2:].sum(dim=1), torch.ones(20), atol=1e-5)
    measured = model.measure(batch())
    right = (codes[:, 2:].argmax(dim=1) == batch().labels).float().mean()
    assert float(measured["accuracy"]) == pytest.approx(float(right))
    assert "accuracy" not in model.measure(batch(labels=False))


# The few labelled images


def test_labelled_images_are_balanced_and_fixed_by_the_seed():
    labels = np.repeat(np.arange(10), 40)
    rows = balanced(labels, 10, 25, seed=1)
    assert len(set(rows)) == 25
    assert sorted(np.bincount(labels[rows])) == [2] * 5 + [3] * 5
    assert np.array_equal(rows, balanced(labels, 10, 25, seed=1))
    assert not np.array_equal(rows, balanced(labels, 10, 25, seed=2))


@pytest.mark.parametrize(
    ("labels", "count", "words"),
    [
        (np.arange(10), 11, "model.labelled is 11, but the training has only 10 images"),
        (np.repeat(np.arange(9), 9), 30, "3 images of each class, but class 9 has 0"),
        (np.array([0] * 50 + list(range(1, 10))), 20, "2 images of each class, but class 1 has 1"),
    ],
)
def test_more_labels_than_there_are(labels, count, words):
    with pytest.raises(ValueError, match=words):
        balanced(labels, 10, count, seed=1)


def test_the_same_labelled_batches_at_the_same_steps():
    recipe = narrow(**SEMI, training__batch=8)
    learner = Learner(recipe, digits(), CPU)
    known = KnownImages.of(recipe, learner.images, digits().train, CPU)
    assert known is not None
    first, again, later = (known.draw(step, stream()) for step in (3, 3, 4))
    assert torch.equal(first.input, again.input)
    assert not torch.equal(first.labels, later.labels)
    assert first.input.shape == (8, 1, 28, 28)
    assert KnownImages.of(narrow(), learner.images, digits().train, CPU) is None


def test_few_labels_teach_the_classes():
    recipe = narrow(**SEMI | {"model__labelled": 200}, training__learning_rate=0.003, training__epochs=6)
    learner = Learner(recipe, digits(), CPU)
    start = accuracy(learner.model)
    for _ in range(6):
        while not learner.epoch_done:
            learner.advance(1.0, one_step=False)
        report = learner.end_epoch()
    assert report.validation["accuracy"] > max(0.6, start + 0.3)


def accuracy(model: Autoencoder) -> float:
    test = digits().test
    images = torch.tensor(test.pixels).float() / 255
    with torch.no_grad():
        return float((model.encode(images)[:, 2:].argmax(dim=1) == torch.tensor(test.labels)).float().mean())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (SEMI | {"model__labelled": 5}, "5 labelled images are too few for 10 classes"),
        (SEMI | {"network__code_activation": "sigmoid"}, "sigmoid codes can't"),
        (ADVERSARIAL | {"model__labels": True, "data": "random"}, "the images have none"),
        (SUPERVISED | {"data": "random"}, "the images have none"),
        (SEMI | {"data": "random"}, "the images have none"),
        (ADVERSARIAL | {"model__code": 1, "prior": "mixture"}, "a code of at least 2"),
        (ADVERSARIAL | {"model__code": 1, "prior": "swiss-roll"}, "a code of at least 2"),
        ({"task": "colorize"}, "colouring needs RGB images"),
        ({"penalty": "kl-sparsity"}, "sigmoid code activation"),
    ],
)
def test_what_makes_no_sense_is_refused(change, words):
    with pytest.raises(RecipeError, match=words):
        narrow(**change)


# What the discriminator says of a place


def test_the_discriminator_is_asked_about_the_style_alone():
    for given in (SUPERVISED, SEMI):
        model: Any = build(narrow(**given)).requires_grad_(False)
        codes = torch.randn((5, 12), generator=stream())
        other = torch.cat([codes[:, :2], codes[:, 2:].flip(1)], dim=1)
        chances = model.taken_for_prior(codes)
        assert chances.shape == (5,)
        assert torch.allclose(chances, model.discriminator(codes[:, :2]).sigmoid().flatten())
        assert torch.equal(chances, model.taken_for_prior(other))


def test_where_labels_are_told_the_best_suiting_one_counts():
    model = adversary(narrow(**ADVERSARIAL, model__labels=True)).requires_grad_(False)
    codes = 3 * torch.randn((6, 2), generator=stream())
    told = torch.cat([codes.repeat_interleave(10, 0), torch.eye(10).repeat(6, 1)], dim=1)
    each = model.discriminator(told).sigmoid().reshape(6, 10)
    assert torch.allclose(model.taken_for_prior(codes), each.amax(dim=1))
    assert not torch.allclose(each.amax(dim=1), each[:, 0])


def test_without_a_discriminator_there_is_nothing_to_say():
    assert build(narrow()).taken_for_prior(torch.zeros(1, 2)) is None


@ALL
def test_the_adversarial_phases_take_their_share_of_the_rate(given):
    share = narrow(**given, model__adversarial_share=0.25, training__learning_rate=0.01, training__batch=20)
    learner = Learner(share, digits(), CPU)

    def rates():
        return {name: o.param_groups[0]["lr"] for name, o in learner.optimizers.items()}

    slow = {"discriminator", "label_discriminator", "encoder"}
    assert rates() == {name: pytest.approx(0.01 * (0.25 if name in slow else 1)) for name in rates()}
    learner.change("training.learning_rate", 0.002)
    assert rates() == {name: pytest.approx(0.002 * (0.25 if name in slow else 1)) for name in rates()}
    assert learner.learning_rate == pytest.approx(0.002)


@pytest.mark.parametrize("told", [False, True])
def test_the_label_counts_only_for_a_discriminator_that_is_told_it(told):
    model: Any = build(narrow(**SUPERVISED, model__labels=told))
    style = torch.rand((1, 2), generator=stream(3)).expand(10, -1)
    verdicts = model.taken_for_prior(model.with_labels(style, torch.arange(10)))
    assert verdicts is not None
    assert (len(verdicts.unique()) > 1) == told


TAUGHT = {**SEMI, "model__consistency": 10.0, "model__adversary_noise": 0.3, "training__epochs": 2}


@ALL
def test_discriminators_see_noise_in_training_alone(given):
    quiet, noisy = narrow(**given), narrow(**given, model__adversary_noise=0.5)
    models = [build(recipe) for recipe in (quiet, noisy)]
    measured = [model.eval().measure(batch()) for model in models]
    assert all(torch.equal(measured[0][name], measured[1][name]) for name in measured[0])
    learnt = [
        model.train().learn(batch(known=True), model.optimizers(maker(recipe)))
        for model, recipe in zip(models, (quiet, noisy), strict=True)
    ]
    assert torch.equal(learnt[0]["loss"], learnt[1]["loss"])
    assert not torch.equal(learnt[0]["discriminator"], learnt[1]["discriminator"])


def test_noise_of_an_adversary_has_its_spread():
    seen = []
    judge = torch.nn.Linear(2, 1)
    judge.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    Adversary(judge, 0.25, stream()).losses(torch.ones(5000, 2), torch.zeros(5000, 2))
    assert seen[0].mean().item() == pytest.approx(0.5, abs=0.01)
    assert (seen[0][:5000] - 1).std().item() == pytest.approx(0.25, rel=0.02)


def test_the_teacher_begins_as_the_encoder_and_follows_it_slowly():
    recipe = narrow(**TAUGHT)
    model: Any = build(recipe)
    optimizers = model.optimizers(maker(recipe))
    begun = Batch(**{**vars(batch(known=True)), "epoch": 0.0})
    model.learn(begun, optimizers)
    first = {name: value.clone() for name, value in model.encoder.state_dict().items()}
    assert all(torch.equal(value, first[name]) for name, value in model.teacher.state_dict().items())
    losses = model.learn(Batch(**{**vars(batch(known=True)), "epoch": 1.0}), optimizers)
    for name, value in model.teacher.state_dict().items():
        torch.testing.assert_close(value, first[name].lerp(model.encoder.state_dict()[name], 0.01))
    assert 0.0 < losses["inconsistency"] < 1.0
    taught = {id(p) for optimizer in optimizers.values() for p in optimizer.param_groups[0]["params"]}
    assert not taught & {id(p) for p in model.teacher.parameters()}


def test_without_consistency_there_is_no_teacher():
    assert not any(name.startswith("teacher") for name in build(narrow(**SEMI)).state_dict())


def test_the_teacher_comes_to_count_by_and_by():
    assert rising(0.0) == pytest.approx(0.0067, abs=1e-4)
    assert rising(RISING / 2) < 0.5
    assert rising(RISING) == rising(100.0) == 1.0


def test_a_training_with_a_teacher_that_was_stopped_goes_on_as_if_it_was_not(tmp_path):
    recipe = narrow(**TAUGHT)
    whole = trained(recipe, tmp_path / "whole")
    halved = trained(recipe, tmp_path / "halved", {5: Control(stop=True)})
    resumed(halved)
    assert_same(halved, whole)
