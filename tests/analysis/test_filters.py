"""The first layer's weights as pictures."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from small import narrow
from torch import nn

from aegui.analysis.filters import first_layer
from aegui.recipe import find
from aegui.training.building import build


def test_a_dense_layers_filters_are_as_large_as_the_image():
    model = build(narrow())
    layer = next(part for part in model.encoder.modules() if isinstance(part, nn.Linear))
    with torch.no_grad():
        layer.weight.zero_()
        layer.weight[5, 30] = 0.5
        layer.weight[5, 31] = -0.25
        layer.weight[2, 0] = -2.0
    found = first_layer(model)
    assert found.images.shape == (16, 1, 28, 28)
    assert found.norms[2] == 2.0
    assert found.norms[5] == pytest.approx(np.hypot(0.5, 0.25))
    assert found.images[5, 0, 1, 2:4].tolist() == [255, 64]
    assert found.images[2, 0, 0, 0] == 1
    assert (found.images[0] == 128).all()  # no weight at all is grey
    some = first_layer(model, 2)
    assert some.norms.tolist() == [2.0, found.norms[5]]
    assert np.array_equal(some.images, found.images[[2, 5]])


def test_a_convolutions_filters_are_as_large_as_its_kernel():
    model = build(find("conv-16"))
    assert first_layer(model).images.shape == (32, 1, 3, 3)
    assert first_layer(model, 8).images.shape == (8, 1, 3, 3)
    lengths = first_layer(model, 32).norms
    assert (np.diff(lengths) <= 0).all()


def test_a_network_that_sees_brightness_has_grey_filters():
    assert first_layer(build(find("colorize-256"))).images.shape == (64, 1, 3, 3)


def test_the_faces_are_shrunk_before_the_first_layer():
    assert first_layer(build(find("faces-256"))).images.shape == (16, 1, 3, 3)


@pytest.mark.parametrize("layer", [nn.Linear(10, 4), nn.BatchNorm2d(1), nn.Identity()], ids=str)
def test_other_layers_have_no_pictures(layer):
    model = build(narrow())
    model.encoder = layer
    assert first_layer(model) is None
