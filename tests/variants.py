"""Which variants of a test always run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def shortened(values: Iterable[Any], count: int = 1) -> list[Any]:
    """The values of a parameter: the first few always run, all of them with `--long`."""
    marks = pytest.mark.long
    return [value if n < count else pytest.param(value, marks=marks) for n, value in enumerate(values)]
