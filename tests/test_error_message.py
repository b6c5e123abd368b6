"""Errors of others become sentences that help."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F

from aegui.error_message import sentence


def test_cross_entropy_of_what_is_no_number():
    with pytest.raises(RuntimeError) as caught:
        F.binary_cross_entropy(torch.full((1, 1, 2, 2), float("nan")), torch.zeros(1, 1, 2, 2))
    assert sentence(caught.value).startswith("The outputs are no numbers any more: lower the learning rate")
