"""Curves as SVG that takes its colours from the page it stands in. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray

from aegui.explore.records import Curve
from aegui.translation import tr

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
WIDTH, HEIGHT = 560, 250  # px
LEFT, RIGHT, TOP, BOTTOM = 62, 12, 12, 34  # px about the plot
MOST = 400  # points of a curve
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
COLOURS = 6  # of the page's curves
Floats = NDArray[np.floating]


def chart(curves: Sequence[Curve], unit: str) -> tuple[str, str]:
    """Curves over the epochs, those of the validation dashed, and a legend in HTML that names each; "" where
    there is nothing to draw."""
    sound = [(curve, *_points(curve)) for curve in curves]
    drawn = [(curve, x, y) for curve, x, y in sound if len(x)]
    if not drawn:
        return "", ""
    logarithmic = _is_wide([y for _, _, y in drawn])
    shown = [(curve, x, np.log10(y) if logarithmic else y) for curve, x, y in drawn]
    low, high = _range(np.concatenate([y for _, _, y in shown]))
    end = max(float(x.max()) for _, x, _ in shown)
    start = min(min(float(x.min()) for _, x, _ in shown), end - 1e-6)

    def across(x: Floats | float) -> Floats | float:
        return LEFT + (x - start) / (end - start) * (WIDTH - LEFT - RIGHT)

    def up(y: Floats | float) -> Floats | float:
        return HEIGHT - BOTTOM - (y - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    name = escape(unit or tr("loss curves"))
    parts = [f'<svg {NAMESPACE} viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{name}">']
    for at, text in _ticks_up(low, high, logarithmic):
        y_at = f"{up(at):.1f}"
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y_at}" y2="{y_at}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{up(at) + 4:.1f}" text-anchor="end">{text}</text>')
    for at in _ticks(start, end, 6):
        place = f'x="{across(at):.1f}" y="{HEIGHT - BOTTOM + 16}"'
        parts.append(f'<text {place} text-anchor="middle">{at:g}</text>')
    middle = f'x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 3}"'
    below = escape(tr("epoch"))
    parts.append(f'<text {middle} text-anchor="middle">{below}</text>')
    for number, (curve, x, y) in enumerate(shown):
        dashes = ' stroke-dasharray="6 4"' if curve.validation else ""
        places = np.stack([np.asarray(across(x)), np.asarray(up(y))], axis=1)
        line = " ".join(f"{left:.1f},{down:.1f}" for left, down in places)
        look = f'class="curve c{number % COLOURS}"{dashes}'
        title = f"<title>{escape(_named(curve))}</title>"
        if len(places) == 1:
            middle = f'cx="{places[0, 0]:.1f}" cy="{places[0, 1]:.1f}" r="3"'
            parts.append(f'<circle class="dot c{number % COLOURS}" {middle}>{title}</circle>')
        else:
            parts.append(f'<polyline points="{line}" {look}>{title}</polyline>')
    parts.append("</svg>")
    return "".join(parts), _legend([curve for curve, _, _ in shown], unit, logarithmic)


def _legend(curves: Sequence[Curve], unit: str, logarithmic: bool) -> str:
    entries = [
        f'<span><i class="swatch c{n % COLOURS}{" dashed" if curve.validation else ""}"></i>'
        f"{escape(_named(curve))}</span>"
        for n, curve in enumerate(curves)
    ]
    scale = tr(", logarithmic") if logarithmic else ""
    about = f'<span class="dim">{escape(unit)}{scale}</span>' if unit or scale else ""
    return f'<div class="legend">{"".join(entries)}{about}</div>'


def _named(curve: Curve) -> str:
    return tr("{}, validation", curve.label) if curve.validation else curve.label


def _points(curve: Curve) -> tuple[Floats, Floats]:
    """Epochs and values that are numbers, so many as can be seen, the last among them."""
    sound = np.flatnonzero(np.isfinite(curve.values) & np.isfinite(curve.epochs))
    picked = sound[np.unique(np.linspace(0, len(sound) - 1, min(MOST, len(sound))).round().astype(int))]
    return curve.epochs[picked].astype(np.float64), curve.values[picked].astype(np.float64)


def _is_wide(values: Sequence[Floats]) -> bool:
    """Whether a logarithmic axis tells more: all are above 0, and the largest is many times the least."""
    every = np.concatenate(values)
    return bool(every.min() > 0 and every.max() > 20 * every.min())


def _range(values: Floats) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    margin = 0.05 * (high - low) or max(abs(high), 1e-12) * 0.1
    return low - margin, high + margin


def _ticks(low: float, high: float, about: int) -> list[float]:
    """Some round numbers between two."""
    rough = (high - low) / about
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * one for one in STEPS if unit * one >= rough * 0.999)
    first = ceil(low / step - 1e-9)
    return [round(n * step, 12) for n in range(first, floor(high / step + 1e-9) + 1)]


def _ticks_up(low: float, high: float, logarithmic: bool) -> list[tuple[float, str]]:
    """Places of the axis and what stands there."""
    if not logarithmic:
        return [(at, f"{at:.4g}") for at in _ticks(low, high, 5)]
    powers = range(floor(low), ceil(high) + 1)
    factors = (1.0,) if high - low > 3 else (1.0, 2.0, 5.0)
    marks = [factor * 10.0**power for power in powers for factor in factors]
    return [(log10(mark), f"{mark:.4g}") for mark in marks if low <= log10(mark) <= high]
