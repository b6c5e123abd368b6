"""The figures that a lesson's texts quote, as the runs report them: `{dense-2d.test_mse}`."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from pathlib import Path

from aegui import paths
from aegui.lessons.lesson import FIGURE

MISSING = "?"
DIGITS = 3  # that count


def quoted(text: str, folder: Path | None = None) -> str:
    """A text with its figures in their places; one that no run reports is a question mark."""
    return FIGURE.sub(lambda found: figure(found, folder) or MISSING, text)


def missing(text: str, folder: Path | None = None) -> list[str]:
    """The figures of a text that no shipped run reports."""
    return [found[0] for found in FIGURE.finditer(text) if figure(found, folder) is None]


def figure(found: re.Match[str], folder: Path | None = None) -> str | None:
    """One figure, with three digits that count, or as a percentage."""
    value = _reported((folder or paths.trained()) / found["run"] / "results.json").get(found["figure"])
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return f"{value:.1%}".replace("%", " %") if found["percent"] else _short(value)


def _short(value: float) -> str:
    if isinstance(value, int) or abs(value) >= 10**DIGITS:
        return f"{value:,.0f}"
    return f"{value:.{DIGITS}g}".replace("-", "−") if value else "0"


@lru_cache(maxsize=64)
def _reported(file: Path) -> dict[str, object]:
    try:
        told = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    figures = told.get("figures", {}) if isinstance(told, dict) else {}
    return {**told, **figures} if isinstance(figures, dict) else {}
