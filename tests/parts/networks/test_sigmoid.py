"""A sigmoid keeps its tails where the layers before it compute in bfloat16."""

from __future__ import annotations

import pytest
import torch

from aegui.parts.losses import losses
from aegui.parts.networks.layers import Sigmoid
from aegui.recipe import find
from aegui.training.building import build

LOGITS, GREY = torch.tensor([[6.5, 8.0, -8.0]]), torch.tensor([[252 / 255, 1.0, 0.0]])


def test_it_stays_below_one():
    assert float(LOGITS.bfloat16().sigmoid().max()) == 1.0  # torch's own
    torch.testing.assert_close(Sigmoid()(LOGITS.bfloat16()), LOGITS.sigmoid())
    assert Sigmoid()(LOGITS.double()).dtype == torch.float64


def test_nearly_white_pixels_have_a_gradient():
    lower = LOGITS.bfloat16().requires_grad_()
    loss = losses["bce"].what(reduction="sum")(Sigmoid()(lower), GREY)
    loss.backward()
    exact = torch.nn.functional.binary_cross_entropy_with_logits(LOGITS, GREY, reduction="sum")
    assert float(loss) == pytest.approx(float(exact), rel=1e-4)
    assert lower.grad is not None
    torch.testing.assert_close(lower.grad.float(), LOGITS.sigmoid() - GREY, rtol=0.02, atol=1e-5)


def test_the_output_of_every_decoder_is_float32():
    for name in ("vae-2d", "conv-16", "dense-2d"):
        model = build(find(name))
        with torch.autocast("cpu", torch.bfloat16), torch.no_grad():
            assert model.decoder(torch.zeros(1, model.code)).dtype == torch.float32
