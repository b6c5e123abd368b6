"""The spatial family: turned and shifted grids, the KL of a pose, codes that are decoded upright."""

from __future__ import annotations

from math import exp, log, pi

import numpy as np
import pytest
import torch
from inside import snapshot, splits
from small import narrow
from torch import Tensor

from aegui.analysis import pose
from aegui.parts.models import Batch
from aegui.parts.models.spatial import SpatialAutoencoder, read
from aegui.training.building import build


def made(drawing: str = "pixels", **changes: float) -> SpatialAutoencoder:
    recipe = narrow(loss__kind="bce", loss__reduction="sum", model__kind="spatial-vae")
    some = {"widths": [8, 8], "activation": "tanh", "drawing": drawing, **changes}
    model = build(recipe.changed({f"model.{name}": value for name, value in some.items()})).eval()
    assert isinstance(model, SpatialAutoencoder)
    return model


def decoded(model: SpatialAutoencoder, degrees: float = 0.0, right: float = 0.0, up: float = 0.0) -> Tensor:
    """One code in a pose."""
    angle, shift = model.family.angle_sigma, model.family.shift_sigma
    pose = torch.tensor([[degrees / angle, right / shift, up / shift]])
    return model.decode(torch.cat([torch.tensor([[0.7, -1.1]]), pose], dim=1))[0]


@pytest.mark.parametrize("drawing", ["canvas", "pixels"])
@torch.no_grad()
def test_a_quarter_turn_of_the_pose_turns_the_image(drawing):
    model = made(drawing)
    upright = decoded(model)
    assert float(upright.std()) > 1e-3
    assert torch.allclose(upright, model.decode(torch.tensor([[0.7, -1.1]]))[0], atol=1e-6)
    for quarters in (1, 2, 3):
        turned = decoded(model, 90.0 * quarters)
        assert torch.allclose(turned, torch.rot90(upright, quarters, (1, 2)), atol=1e-5)


@pytest.mark.parametrize("drawing", ["canvas", "pixels"])
@torch.no_grad()
def test_a_shift_of_the_pose_shifts_the_image_by_pixels(drawing):
    model = made(drawing)
    upright, moved = decoded(model), decoded(model, right=3.0, up=2.0)
    assert torch.allclose(moved[:, :-2, 3:], upright[:, 2:, :-3], atol=1e-5)
    # First turned about its own middle, then shifted.
    both, turned = decoded(model, 90.0, right=3.0), decoded(model, 90.0)
    assert torch.allclose(both[:, :, 3:], turned[:, :, :-3], atol=1e-5)


@torch.no_grad()
def test_the_code_costs_as_much_whatever_the_pose():
    """The closed form in units of the prior is that of N(μ, σ²) from N(0, σ_θ²)."""
    from aegui.parts.models.variational import kl

    mean, deviation, prior = 0.4, 0.3, pi / 4
    wanted = log(prior / deviation) + (deviation**2 + mean**2) / (2 * prior**2) - 0.5
    found = kl(torch.tensor([[mean / prior]]), 2 * torch.tensor([[deviation / prior]]).log())
    assert float(found) == pytest.approx(wanted, rel=1e-5)
    model = made(equivariance=0.0)
    seen = torch.rand((3, 1, 28, 28), generator=torch.Generator().manual_seed(0))
    measured = model.measure(Batch(seen, seen, None, torch.Generator().manual_seed(0)))
    parts = sum(float(measured[name]) for name in ("kl_1", "kl_2", "kl_pose"))
    assert float(measured["kl"]) == pytest.approx(parts, rel=1e-5)
    assert float(measured["elbo"]) == pytest.approx(-float(measured["loss"]), rel=1e-5)


def test_the_gradients_of_a_pose_are_right():
    model = made()
    weights = torch.randn((1, 28, 28), generator=torch.Generator().manual_seed(1))

    def score(lying: Tensor) -> Tensor:
        image: Tensor = model.decoder(torch.cat([torch.tensor([[0.7, -1.1]]), lying], dim=1))[0]
        return (image.double() * weights).sum()

    pose = torch.tensor([[0.3, 0.2, -0.4]], requires_grad=True)
    (slopes,) = torch.autograd.grad(score(pose), pose)
    for n, step in enumerate(0.02 * torch.eye(3)):
        with torch.no_grad():
            rise = (score(pose + step) - score(pose - step)) / 0.04
        assert float(slopes[0, n]) == pytest.approx(float(rise), rel=0.02, abs=0.02)


def test_an_encoder_without_weights_learns_all_the_same():
    model = made().train()
    for parameter in model.encoder.parameters():
        torch.nn.init.zeros_(parameter)
    seen = torch.rand((2, 1, 28, 28))
    model.losses(Batch(seen, seen, None, torch.Generator().manual_seed(0)))["loss"].backward()
    assert all(torch.isfinite(one.grad).all() for one in model.parameters() if one.grad is not None)


@torch.no_grad()
def test_an_image_that_is_not_square_keeps_its_pixels_square():
    images = torch.zeros((1, 1, 9, 15))
    images[0, 0, 1, 7] = 1.0  # three pixels above the middle
    turned = read(images, torch.tensor([pi / 2]), padding="zeros")
    assert float(turned[0, 0, 4, 4]) == pytest.approx(1.0, abs=1e-5)
    moved = read(images, torch.tensor([pi / 2]), torch.tensor([[5.0, -2.0]]), padding="zeros")
    assert float(moved[0, 0, 6, 9]) == pytest.approx(1.0, abs=1e-5)


@torch.no_grad()
def test_what_is_turned_once_more_costs_nothing_where_the_angle_grows_as_much():
    model = made("canvas", equivariance=50.0)
    given = model._posterior
    seen = torch.rand((64, 1, 28, 28), generator=torch.Generator().manual_seed(3))
    batch = Batch(seen, seen, None, torch.Generator().manual_seed(0))
    measured = model.measure(batch)
    told = float(measured["reconstruction"] + measured["kl"] + measured["turning"])
    assert float(measured["loss"]) == pytest.approx(told, rel=1e-5)
    # Of an encoder that gives every angle as 0 it is κ · (1 − E cos δ), δ having the prior's σ of π/4.

    def nothing(seen: Tensor) -> tuple[Tensor, Tensor]:
        mean, log_variance = given(seen)
        return 0.0 * mean, log_variance

    model._posterior = nothing
    wanted = 50.0 * (1.0 - exp(-((pi / 4) ** 2) / 2))
    many = torch.zeros((4000, 1, 28, 28))
    found = model._further(many, given(many)[0] * 0.0, torch.Generator().manual_seed(0))["turning"]
    assert float(found) == pytest.approx(wanted, rel=0.05)
    model._posterior = follows
    mean, _ = follows(seen := blob(torch.zeros(50)))
    assert float(model._further(seen, mean, torch.Generator().manual_seed(0))["turning"]) < 0.3


def blob(angles: Tensor) -> Tensor:
    """Images (N, 1, 28, 28) of one blob, off the middle at an angle."""
    images = torch.zeros((len(angles), 1, 28, 28))
    images[:, 0, 12:16, 20:24] = 1.0
    return read(images, angles, padding="zeros")


def follows(seen: Tensor) -> tuple[Tensor, Tensor]:
    """The angle of the centre of mass, in units of 45°."""
    places = torch.arange(28.0) - 13.5
    right, up = (seen * places).sum((1, 2, 3)), (seen * -places[:, None]).sum((1, 2, 3))
    angle = torch.atan2(up, right) / (pi / 4)
    mean = torch.stack([angle * 0, angle * 0, angle, angle * 0, angle * 0], dim=1)
    return mean, mean * 0


@torch.no_grad()
def test_poses_are_in_degrees_and_pixels_and_reconstruct():
    model = made()
    seen = torch.rand((3, 1, 28, 28), generator=torch.Generator().manual_seed(2))
    poses = model.poses(seen)
    assert poses.shape == (3, 3)
    assert float(poses[:, 0].abs().max()) <= 180.0
    codes, _ = model.posterior(seen)
    for code, lying, image in zip(codes, poses, model(seen), strict=True):
        units = torch.tensor([1 / model.family.angle_sigma, *[1 / model.family.shift_sigma] * 2])
        assert torch.allclose(model.decode(torch.cat([code, lying * units])[None])[0], image, atol=1e-5)


def test_codes_in_the_inferred_poses_are_the_reconstructions():
    model, images = snapshot("spatial-vae"), splits("spatial-vae").test.pixels
    assert images is not None
    some = np.asarray(images[:5])
    lying = pose.in_poses(model, model.encode(some), pose.poses(model, some))
    assert np.abs(lying.astype(int) - model.reconstruct(some)).max() <= 1
