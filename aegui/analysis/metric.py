"""What a metric says of itself: name, unit, and which way is better. It stands beside what measures it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SHARE = "%"  # the metric itself lies between 0 and 1


@dataclass(frozen=True)
class Metric:
    """A number that says how good something is."""

    label: str  # one line
    unit: str = ""
    better: Literal["lower", "higher", ""] = ""  # "": neither by itself

    def text(self, value: float) -> str:
        """A value for people, with its unit."""
        return f"{value * (100 if self.unit == SHARE else 1):.4g} {self.unit}".rstrip()
