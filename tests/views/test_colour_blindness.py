"""Colours that are told apart by three kinds of colour-blind eyes, as Machado, Oliveira and Fernandes
have them see (2009), and by CIEDE2000 (Sharma, Wu and Dalal, 2005). The program itself measures in Oklab."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from aegui.views.plots.field_colours import value_colours
from aegui.views.theme import THEMES, Theme, rgb
from aegui.views.widgets.palette import blue_to_orange, seen

Array = NDArray[np.float64]
EYES = ("normal", "protanopia", "deuteranopia", "tritanopia")
APART, NORMAL = 10.0, 18.0  # to eyes that lack a kind of cones, and to others; 2.3 is just seen side by side
STATUS = 9.5  # beside a word or a sign, always
MANY = 2.3  # of twenty classes, whose names stand in the plane
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def cielab(linear: Array) -> Array:
    """Linear sRGB (…, 3) as L*, a* and b* under D65."""
    share = linear @ TO_XYZ.T / np.array([0.95047, 1.0, 1.08883])
    f = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def ciede2000(one: Array, other: Array) -> float:
    """How different two colours (L*, a*, b*) look."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25.0**7))
    c1, c2 = np.hypot(stretch * a1, b1), np.hypot(stretch * a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, stretch * a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * t)
    twist = -2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    twist *= np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    return float(np.sqrt(by_light**2 + by_chroma**2 + by_hue**2 + twist * by_chroma * by_hue))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
    ids=["1", "4", "9", "19", "25", "34"],
)
def test_the_formula_gives_the_published_values(
    one: tuple[float, ...], other: tuple[float, ...], apart: float
) -> None:
    """Pairs of the table of Sharma and others."""
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(apart, abs=5e-5)


def smallest(colours: tuple[str, ...] | NDArray[np.uint8]) -> dict[str, float]:
    """The smallest difference between any two colours, to each kind of eyes."""
    bytes_ = np.array([rgb(one) if isinstance(one, str) else one for one in colours], np.float64)
    every = cielab(seen(bytes_ / 255))
    return {
        eye: min(ciede2000(one, other) for one, other in combinations(labs, 2))
        for eye, labs in zip(EYES, every, strict=True)
    }


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_classes_curves_and_signs_are_told_apart_by_all_eyes(theme: Theme) -> None:
    for colours in (theme.class_colours(10), theme.curve_colours(6)):
        apart = smallest(colours)
        assert apart.pop("normal") >= NORMAL
        assert min(apart.values()) >= APART, apart
    assert min(smallest((theme.good, theme.warn, theme.bad)).values()) >= STATUS
    assert min(smallest(theme.class_colours(20)).values()) >= MANY


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_steps_of_a_scale_are_told_apart_by_all_eyes(theme: Theme) -> None:
    assert min(smallest(value_colours(theme, 6)).values()) >= 5
    corners = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], np.float32)
    assert min(smallest(blue_to_orange(corners)).values()) >= APART
