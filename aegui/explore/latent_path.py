"""The latent path: points that the user has set, and the way through them. No Qt.

An image goes with its code while the model learns; a place of the space of codes stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.codes import codes_of
from aegui.explore.state import Floats, Frame, Model, State, Waypoint, code_of
from aegui.training.splits import NAMED, ImageSet, Name

if TYPE_CHECKING:
    from aegui.analysis.interpolation import Way

Waypoints = tuple[Waypoint, ...]
FEWEST, MOST = 2, 60  # frames


# The points


def with_point(state: State, x: float, y: float, index: int = -1) -> Waypoints:
    """Also a place of the plane, or the image whose code (a row of those shown) lies there."""
    model, plane = state.model, state.plane
    if model is not None and 0 <= index < len(model.rows):
        return with_image(state, int(model.rows[index]))
    if plane is None or state.code is None:
        return state.path
    return (*state.path, Waypoint(None, code_of(plane.lift(np.array([x, y], np.float32), state.code))))


def with_cursor(state: State) -> Waypoints:
    """Also the code under the cursor."""
    return state.path if state.cursor is None else (*state.path, Waypoint(None, state.cursor))


def with_image(state: State, row: int) -> Waypoints:
    """Also one of the shown images."""
    images, model = state.images, state.model
    if images is None or not 0 <= row < len(images):
        return state.path
    name = images.name(row)
    code = None if model is None else codes_of(model, images, np.array([row]))[0]
    place = () if code is None or not np.isfinite(code).all() else code_of(code)
    return (*state.path, Waypoint(name, place))


def shown_in(waypoints: Waypoints, images: ImageSet | None) -> Waypoints:
    """In another run, whose places are others: the path goes through the same images where it has them."""
    named = (replace(one, place=()) for one in waypoints if one.name is not None)
    return tuple(one for one in named if images is None or row_of(images, one.name) is not None)


def row_of(images: ImageSet, name: Name | None) -> int | None:
    """Which of the shown images has this name."""
    if name is None or images.data != name[0]:
        return None
    if name[2] == NAMED:
        found = np.zeros(0, bool) if images.names is None else images.names == name[1]
        return int(found.argmax()) if found.any() else None
    if name[1] not in images.splits:
        return None
    there = (images.rows == name[2]) & (images.split == images.splits.index(name[1]))
    return int(there.argmax()) if there.any() else None


def places_of(waypoints: Waypoints, model: Model, images: ImageSet | None) -> Floats:
    """The codes (K, D) of the waypoints; those that have none are left out.

    A stored moment holds the codes of some images alone. The others are encoded where their pixels are on the
    disk, and stay where they were when they were set where they are not.
    """
    rows = [None if images is None else row_of(images, one.name) for one in waypoints]
    named = np.array([row for row in rows if row is not None], np.int64)
    codes = dict(zip(named.tolist(), codes_of(model, images, named), strict=True)) if images else {}
    size, found = model.codes.shape[1], []
    for one, row in zip(waypoints, rows, strict=True):
        code = codes.get(row)
        if code is None or not np.isfinite(code).all():
            code = np.array(one.place, np.float32)
        found += [code] if len(code) == size else []
    return np.array(found, np.float32).reshape(len(found), size)


# The way through them


@dataclass(frozen=True, eq=False)
class Line:
    """What lies on a latent path."""

    waypoints: Floats  # (K, D), those that have a code
    codes: Floats  # (F, D), of the frames; none where there is no way
    places: Floats  # (F,): 0 at the first waypoint, 1 at the second, 1.5 halfway from there to the third
    problem: str = ""  # why there is no way


@dataclass(frozen=True)
class Course:
    """All that a latent path depends on."""

    model: Model
    images: ImageSet | None
    waypoints: Waypoints
    way: Way
    frames: int

    def line(self) -> Line:
        """The path as it goes through the codes of the model: less than a millisecond."""
        from aegui.analysis.interpolation import RouteRefused, path

        model, none = self.model, np.empty(0, np.float32)
        places = places_of(self.waypoints, model, self.images)
        if model.snapshot is None or len(places) < 2:
            return Line(places, model.codes[:0], none)
        try:
            return Line(places, *path(places, self.frames, self.way, model.snapshot.recipe.model.code))
        except RouteRefused as error:
            return Line(places, model.codes[:0], none, str(error))


def course(state: State) -> Course | None:
    """None where there are no waypoints, or no codes that they could lie among."""
    if state.model is None or not state.path:
        return None
    frames = min(max(state.frames, FEWEST), MOST)
    return Course(state.model, state.images, state.path, interpolation(state), frames)


def interpolations(state: State) -> list[Way]:
    """How one can go from code to code."""
    if state.snapshot is None:
        return []
    from aegui.analysis.interpolation import ways  # which needs torch

    return ways(state.snapshot.recipe)


def interpolation(state: State) -> Way:
    """The one chosen, else around the middle where that is empty, which it is not in a plane."""
    offered = interpolations(state)
    for one in offered:
        if one == state.interpolation:
            return one
    around = "spherical" in offered and state.model is not None and state.model.codes.shape[1] > 2
    return "spherical" if around else "straight"


# The frame that the cursor is at


def frame_at(state: State, number: int) -> Frame | None:
    """Where the cursor goes when it is sent to a frame; None where there is no such frame."""
    along = course(state)
    codes = () if along is None else along.line().codes
    if not 0 <= number < len(codes):
        return None
    return Frame(number, code_of(codes[number]), state.path, state.frames)


def frame_number(state: State) -> int:
    """The frame that the cursor was sent to, until it, or the path, is moved by somebody; −1: none."""
    frame = state.frame
    if frame is None or (frame.cursor, frame.frames) != (state.cursor, state.frames):
        return -1
    return frame.number if frame.path == state.path else -1
