"""Black and white digits: by a threshold, drawn once, and drawn anew each epoch."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from small import assert_same, narrow, resumed, trained
from tiny_mnist import put_files

from aegui.parts.datasets import datasets
from aegui.recipe import RecipeError
from aegui.training.evaluation import draw_binary
from aegui.training.learner import Learner
from aegui.training.reports import Control
from aegui.training.splits import divide

GREY = divide(datasets.make("digits"), [])


def splits(kind: str, **more: object):
    return divide(datasets.make({"kind": "digits", "binarised": kind, **more}), [])


@pytest.mark.parametrize("kind", ["threshold", "static", "dynamic"])
def test_all_images_are_black_and_white_and_keep_their_names(kind):
    made = splits(kind)
    for ours, grey in zip(*((s.train, s.validation, s.test, s.shown) for s in (made, GREY)), strict=True):
        assert np.unique(ours.pixels).tolist() == [0, 255]
        assert ours.same_as(grey)
        assert (ours.pixels[grey.pixels == 255] == 255).all()
        assert (ours.pixels[grey.pixels == 0] == 0).all()


def test_a_threshold_lies_at_half():
    assert np.array_equal(splits("threshold").test.pixels == 255, GREY.test.pixels >= 128)


def test_the_draw_is_fixed_and_as_bright_as_the_images():
    one, other = splits("static"), splits("static")
    assert np.array_equal(one.train.pixels, other.train.pixels)
    assert one.brightness is None
    grey, drawn = GREY.train.pixels.astype(np.float64) / 255, one.train.pixels / 255
    error = np.sqrt((grey * (1 - grey)).sum())
    assert drawn.sum() == pytest.approx(grey.sum(), abs=4 * error)
    for low, high in ((0.2, 0.3), (0.45, 0.55), (0.7, 0.8)):
        some = (grey > low) & (grey < high)
        assert drawn[some].mean() == pytest.approx(grey[some].mean(), abs=2 / np.sqrt(some.sum()))


@pytest.mark.parametrize("validation", ["held-out", "training", "test"])
def test_the_training_images_keep_their_brightness(validation):
    made, grey = (splits(kind, validation=validation) for kind in ("dynamic", "none"))
    assert np.array_equal(made.brightness, grey.train.pixels)
    assert np.array_equal(made.test.pixels, splits("static").test.pixels)


def test_each_epoch_has_a_draw_of_its_own_and_the_data_set_keeps_its():
    made = splits("dynamic")
    before = made.train.pixels.copy()
    learner = Learner(narrow(data__binarised="dynamic"), made, torch.device("cpu"))
    first = learner.images.clone()
    learner.epoch = 1
    learner._begin_epoch()
    second = learner.images.clone()
    learner.epoch = 0
    learner._begin_epoch()
    assert torch.equal(learner.images, first)
    grey = GREY.train.pixels
    uncertain = float(2 * ((grey / 255) * (1 - grey / 255)).mean())
    assert float((first != second).float().mean()) == pytest.approx(uncertain, rel=0.05)
    assert np.array_equal(made.train.pixels, before)


def test_a_pixel_is_white_as_often_as_it_is_bright():
    brightness = torch.tensor([0, 1, 100, 254, 255], dtype=torch.uint8).repeat(20_000, 1)
    made = torch.empty_like(brightness)
    draw_binary(brightness, torch.Generator().manual_seed(1), made)
    share = (made.float() / 255).mean(dim=0).numpy()
    chance = np.array([0, 1, 100, 254, 255]) / 255
    assert share == pytest.approx(chance, abs=4 * 0.5 / np.sqrt(20_000))
    assert (share[0], share[-1]) == (0, 1)


def test_a_run_goes_on_as_if_it_had_not_stopped(tmp_path):
    recipe = narrow(data__binarised="dynamic", training__epochs=3)
    whole = trained(recipe, tmp_path / "whole")
    stopped = trained(recipe, tmp_path / "stopped", {17: Control(stop=True)})
    resumed(stopped)
    assert_same(whole, stopped)


def test_one_noise_for_all_epochs_needs_one_image():
    with pytest.raises(RecipeError, match=r"corruption\.fresh"):
        narrow(data__binarised="dynamic").changed({"corruption": {"kind": "gaussian", "fresh": False}})
    narrow(data__binarised="static").changed({"corruption": {"kind": "gaussian", "fresh": False}})


def test_a_target_for_grey_images_is_not_held_against_others():
    recipe = narrow().changed({"targets": [{"figure": "test_mse", "value": 0.01}]})
    assert recipe.held_against
    assert not recipe.changed({"data.binarised": "static"}).held_against


def test_mnist_has_it_too(tmp_path):
    grey, made = (datasets.make({"kind": "mnist", "binarised": kind}) for kind in ("none", "dynamic"))
    put_files(tmp_path, grey)
    one, other = (divide(data, [tmp_path]) for data in (grey, made))
    assert np.array_equal(other.brightness, one.train.pixels)
    assert np.unique(other.test.pixels).tolist() == [0, 255]
