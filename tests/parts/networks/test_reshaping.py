"""The faces network: its sizes as in its text, and resizing in and out as TensorFlow 1 did it."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from aegui.parts.networks import conv
from aegui.parts.networks.resizing import Enlarge, GrowChannel, Shrink
from aegui.recipe import RecipeError, find
from aegui.training.building import build, size_of


def stream() -> torch.Generator:
    return torch.Generator().manual_seed(0)


def test_every_second_pixel_is_kept():
    images = torch.rand((2, 1, 64, 64), generator=stream())
    assert torch.equal(Shrink(32)(images), images[..., ::2, ::2])
    assert torch.equal(Shrink(64)(images), images)


def test_enlarging_keeps_the_pixels_and_curves_between_them():
    small = torch.rand((1, 1, 16, 16), generator=stream()) * 0.5 + 0.25
    large = Enlarge(32, 32)(small)
    assert large.shape == (1, 1, 32, 32)
    assert torch.allclose(Shrink(16)(large), small, atol=1e-5)
    row = small[0, 0, 8]
    halfway = -0.09375 * row[4] + 0.59375 * row[5] + 0.59375 * row[6] - 0.09375 * row[7]  # Keys' cubic, −0.75
    assert float(large[0, 0, 16, 11]) == pytest.approx(float(halfway), abs=1e-5)


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_one_channel_grows_as_torchs_own(stride):
    ours = GrowChannel(1, 7, 3, stride, 1, output_padding=stride - 1)
    theirs = nn.ConvTranspose2d(1, 7, 3, stride, 1, output_padding=stride - 1)
    theirs.load_state_dict(ours.state_dict())
    images = torch.rand((2, 1, 5, 6), generator=stream())
    assert torch.allclose(ours(images), theirs(images), atol=1e-6)


def test_the_faces_network_is_as_in_its_text():
    recipe = find("faces-256")
    model = build(recipe)
    down = [(m.in_channels, m.out_channels, m.stride[0]) for m in model.encoder if isinstance(m, nn.Conv2d)]
    up = [
        (m.in_channels, m.out_channels, m.stride[0])
        for m in model.decoder
        if isinstance(m, nn.ConvTranspose2d)
    ]
    assert down == [(1, 16, 2), (16, 32, 1), (32, 64, 1), (64, 128, 1)]
    assert up == [(1, 128, 2), (128, 64, 1), (64, 32, 1), (32, 1, 1)]
    assert isinstance(model.encoder[-1], nn.Sigmoid)
    assert isinstance(model.decoder[-1], nn.Sigmoid)
    assert recipe.training.batch == 50
    assert (recipe.training.epochs, recipe.schedule.warm_up, recipe.model.code) == (600, 200, 256)
    assert recipe.loss.model_dump() == {"kind": "half-squared", "reduction": "sum"}
    assert model(torch.rand((2, 1, 64, 64), generator=stream())).shape == (2, 1, 64, 64)
    assert model.encoder(model.entrance(torch.rand((2, 1, 64, 64), generator=stream()))).shape == (2, 256)


def test_the_loss_of_faces_is_taken_at_half_their_size():
    model = build(find("faces-256")).eval()
    faces = torch.rand((3, 1, 64, 64), generator=stream())
    codes = model.encode(faces)
    loss, shown = model.compare(codes, faces)
    wanted = 0.5 * (model.decoder(codes) - faces[..., ::2, ::2]).square().sum() / 3
    assert loss.item() == pytest.approx(wanted.item(), rel=1e-5)
    assert shown.shape == faces.shape


def test_the_colour_network_is_as_in_its_text():
    recipe = find("colorize-256")
    model = build(recipe)
    up = [
        (m.in_channels, m.out_channels, m.stride[0])
        for m in model.decoder
        if isinstance(m, nn.ConvTranspose2d)
    ]
    assert up == [(256, 256, 2), (256, 128, 2), (128, 64, 2), (64, 3, 1)]
    assert [m.in_channels for m in model.encoder if isinstance(m, nn.Conv2d)] == [1, 64, 128]
    assert (recipe.training.batch, recipe.training.epochs) == (32, 30)
    schedule = recipe.schedule
    assert schedule.factor == pytest.approx(0.1**0.5)
    assert (schedule.patience, schedule.improvement, schedule.lowest) == (5, 1e-4, 5e-7)
    assert schedule.keep == "best:val_loss"
    assert size_of(recipe) == sum(p.numel() for p in model.parameters())
    images = torch.rand((2, 3, 32, 32), generator=stream())
    assert model(images).shape == images.shape
    grey = (images * torch.tensor([0.299, 0.587, 0.114])[:, None, None]).sum(dim=1, keepdim=True)
    assert torch.allclose(model(images), model(grey.expand(-1, 3, -1, -1)), atol=1e-5)  # colours are not seen


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"model.code": 250}, "250 is no square number"),
        ({"network.side": 30}, "can't be brought to 30×30"),
        ({"network.side": 0}, "a code of 16×16 grows to 32×32, but the images are 64×64"),
        ({"network.growth": [2, 1]}, "3 filters need as many strides, but there are 2"),
        ({"network.strides": [2, 1]}, "4 filters need as many strides, but there are 2"),
    ],
)
def test_sizes_that_do_not_meet_are_refused(change, words):
    with pytest.raises(RecipeError, match=words):
        find("faces-256").changed(change)


def test_in_pieces_the_same_comes_out(monkeypatch):
    monkeypatch.setattr(conv, "PIECE", 3 * 28 * 28)
    model = build(find("conv-16")).eval()
    images = torch.rand(8, 1, 28, 28)
    whole = model(images).detach()  # gradients are wanted: at once
    with torch.no_grad():
        assert model.encoder.most == 3
        assert torch.allclose(model(images), whole, atol=1e-6)
        assert model(images[:0]).shape == (0, 1, 28, 28)
