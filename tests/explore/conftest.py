"""Models that have learnt nothing, with their codes."""

from __future__ import annotations

import pytest
from states import encoded

from aegui.explore import tsne
from aegui.explore.state import State


@pytest.fixture
def long() -> State:
    """Codes of five numbers; nothing is known of their t-SNE."""
    tsne.forget()
    return encoded(5)


@pytest.fixture
def line() -> State:
    """Codes of one number."""
    return encoded(1)
