"""Layer tables: every parameter is in them once, and the shapes are those of the tensors."""

from __future__ import annotations

import pytest
import torch
from inside import NAMES, recipe, snapshot
from torch import nn

from aegui.analysis.structure import Layer, part, parts
from aegui.training.building import parameter_count


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_is_in_the_table_once(name):
    model = snapshot(name).model
    assert sum(one.parameters for one in parts(model, recipe(name).code_width)) == parameter_count(model)


@pytest.mark.parametrize("name", NAMES)
def test_images_go_in_and_come_out(name):
    encoder, decoder, *_ = parts(snapshot(name).model, recipe(name).code_width)
    assert encoder.inputs == recipe(name).shape
    assert decoder.outputs == recipe(name).shape
    assert decoder.inputs == (recipe(name).code_width,)


def test_a_convolution_by_hand():
    net = part(
        "net", [nn.Conv2d(1, 4, 3, 2, 1), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 14 * 14, 5)], (1, 28, 28)
    )
    assert net.layers == (
        Layer("conv", (4, 14, 14), 4 * 9 + 4, kernel=3, stride=2, activation="ReLU"),
        Layer("flatten", (784,), 0),
        Layer("dense", (5,), 784 * 5 + 5),
    )
    assert (net.parameters, net.outputs) == (40 + 3925, (5,))


def test_what_is_made_of_a_layer_bears_its_name_and_what_is_unknown_its_own():
    class Wobble(nn.Module):
        def forward(self, images: torch.Tensor) -> torch.Tensor:
            return images

    _, decoder, *_ = parts(snapshot("faces-256").model, recipe("faces-256").code_width)
    assert decoder.layers[1].kind == "transposed conv"
    assert part("net", [Wobble()], (3,)).layers == (Layer("Wobble", (3,), 0),)


@pytest.mark.parametrize(
    ("name", "judges"),
    [
        ("vae-2d", []),
        ("aae-2d", ["discriminator"]),
        ("aae-semi", ["discriminator", "label_discriminator", "teacher"]),
    ],
)
def test_discriminators_stand_apart(name, judges):
    found = parts(snapshot(name).model, recipe(name).code_width)
    assert [one.name for one in found] == ["encoder", "decoder", *judges]
    assert all(one.outputs == (1,) for one in found[2:] if one.name != "teacher")
