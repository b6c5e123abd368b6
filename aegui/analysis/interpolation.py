"""Paths through codes, and where they leave the data."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from aegui.recipe import Recipe
from aegui.translation import tr

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Way = Literal["straight", "spherical"]
Segment = Callable[[Doubles | float], Doubles]  # 0 to 1, or (T,) of them → (D,) or (T, D)

PIECES = 64  # of each segment, along which its length is measured
SMALL = 1e-6  # radians


class RouteRefused(ValueError):
    """There is no such path; one sentence says why."""


def ways(recipe: Recipe) -> list[Way]:
    """How one can go from code to code: around the middle only where a Gaussian lies around it."""
    gaussian = recipe.model.has_prior and recipe.prior.kind == "gaussian"
    return ["straight", "spherical"] if gaussian else ["straight"]


def path(
    waypoints: Floats, frames: int, way: Way = "straight", turning: int | None = None
) -> tuple[Floats, Floats]:
    """Codes (F, D) through waypoints (K, D), every one of which is a frame, and the places (F,) of each:
    0 at the first waypoint, 1 at the second, 1.5 halfway from there to the third.

    Each segment has frames by its length, and equal steps; F is `frames`, or K where that is more. The
    spherical way turns from one direction to the next, as seen from the origin, while the radius goes
    straight (slerp: Shoemake, 1985): a Gaussian's codes lie at much the same radius, which a straight line
    cuts short. Only the first `turning` dimensions turn, where others are a label. Raises `RouteRefused`.
    """
    _check(waypoints, frames)
    size = waypoints.shape[1] if turning is None else turning
    points = waypoints.astype(np.float64)
    segments = [_segment(start, end, way, size) for start, end in pairwise(points)]
    along = np.array([_length(segment) for segment in segments])  # (K − 1, PIECES + 1)
    lengths = along[:, -1]
    if not lengths.any():
        raise RouteRefused(tr("All points of the path lie in the same place: choose points apart."))
    codes, places = [points[0]], [0.0]
    for number, steps in enumerate(_shared(lengths, max(frames, len(points)) - 1)):
        share = np.linspace(0, lengths[number], steps + 1)[1:]
        at = np.interp(share, along[number], np.linspace(0, 1, PIECES + 1))
        at[-1] = 1.0
        codes.extend(segments[number](t) for t in at)
        places.extend(number + at)
    return np.array(codes, np.float32), np.array(places, np.float32)


def _length(segment: Segment) -> Doubles:
    """How long it is from its beginning to each of its pieces' ends."""
    steps = np.linspace(0, 1, PIECES + 1)
    pieces = np.linalg.norm(np.diff(segment(steps), axis=0), axis=1)
    return np.concatenate([[0.0], np.cumsum(pieces)])


def _shared(lengths: Doubles, steps: int) -> list[int]:
    """So many steps shared out by length, at least one for each: the longest steps are halved first."""
    counts = np.ones(len(lengths), int)
    for _ in range(steps - len(lengths)):
        counts[np.argmax(lengths / counts)] += 1
    return [int(count) for count in counts]


def _check(waypoints: Floats, frames: int) -> None:
    if len(waypoints) < 2:
        raise RouteRefused(
            tr("A path needs at least two points, and there is {}: add another.", len(waypoints))
        )
    if not np.isfinite(waypoints).all():
        raise RouteRefused(tr("A point of the path has a value that is no number: choose it again."))
    if frames < 2:
        raise RouteRefused(tr("A path has at least two frames, its ends, not {}.", frames))


def _segment(start: Doubles, end: Doubles, way: Way, turning: int) -> Segment:
    def straight(t: Doubles | float) -> Doubles:
        return start + np.multiply.outer(t, end - start)

    if way == "straight":
        return straight
    first, last = (np.linalg.norm(point[:turning]) for point in (start, end))
    if first == 0 or last == 0:  # from the origin every direction is as good: outwards is straight
        return straight
    one, other = start[:turning] / first, end[:turning] / last
    # atan2 tells small angles and those near π apart where the arc cosine is all rounding.
    angle = 2 * np.arctan2(np.linalg.norm(one - other), np.linalg.norm(one + other))
    if angle < SMALL:
        return straight
    if np.pi - angle < SMALL:
        raise RouteRefused(
            tr(
                "Two points lie exactly opposite each other, and no way around is the shortest: "
                "add a point between them, or go straight."
            )
        )

    def turn(t: Doubles | float) -> Doubles:
        codes = straight(t)
        radius = first + np.multiply(t, last - first)
        sines = [np.sin(np.multiply(part, angle)) / np.sin(angle) for part in (np.subtract(1, t), t)]
        direction = np.multiply.outer(sines[0], one) + np.multiply.outer(sines[1], other)
        codes[..., :turning] = np.expand_dims(radius, -1) * direction
        return codes

    return turn
