"""What is done to digits before the judge learns from them."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy.ndimage import gaussian_filter

from aegui.analysis.distortions import SHIFT, bent, blended, blurred


def dots(count: int, size: int = 28) -> torch.Tensor:
    images = torch.zeros((count, 1, size, size))
    images[:, 0, size // 2, size // 2] = 1.0
    return images


@pytest.mark.parametrize("sigma", [0.4, 1.2])
def test_a_blur_is_scipys(sigma):
    images = torch.rand((3, 1, 20, 28), generator=torch.Generator().manual_seed(0))
    found = blurred(images, torch.full((3,), sigma)).numpy()
    expected = [gaussian_filter(image[0], sigma, mode="constant", radius=19) for image in images.numpy()]
    np.testing.assert_allclose(found[:, 0], expected, atol=1e-5)


def test_each_is_blurred_by_its_own():
    found = blurred(dots(2), torch.tensor([0.2, 1.6]))
    assert found[0].max() > 0.99 > 0.1 > found[1].max()
    assert found.sum(dim=(1, 2, 3)).tolist() == pytest.approx([1.0, 1.0], abs=1e-4)


def test_bending_moves_a_little_and_each_otherwise():
    found = bent(dots(200), torch.Generator().manual_seed(0))
    assert found.shape == (200, 1, 28, 28)
    places = (found.flatten(1) / found.flatten(1).sum(dim=1, keepdim=True)) @ torch.cartesian_prod(
        torch.arange(28.0), torch.arange(28.0)
    )
    away = places - places.mean(dim=0)
    assert 0.4 < away.std() < SHIFT
    assert away.abs().max() < 3 * SHIFT
    assert torch.equal(found, bent(dots(200), torch.Generator().manual_seed(0)))


def test_blends_are_the_weighted_means_of_two():
    images = torch.arange(4.0)[:, None, None, None].expand(-1, 1, 2, 2)
    labels = torch.tensor([0, 0, 1, 1])
    found, apart = blended(images, labels, torch.tensor([0.5] * 4), torch.Generator().manual_seed(1))
    other = (2 * found - images)[:, 0, 0, 0].long()
    assert sorted(other.tolist()) == [0, 1, 2, 3]
    assert torch.equal(apart, labels != labels[other])
    alone, _ = blended(images, labels, torch.zeros(4), torch.Generator().manual_seed(1))
    assert torch.equal(alone, images)
