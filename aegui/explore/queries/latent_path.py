"""The latent path as it lies in the plane, and how it can go from point to point."""

from __future__ import annotations

from dataclasses import dataclass

from aegui.analysis import latent
from aegui.explore.latent_path import Course, course, frame_number, interpolation, interpolations
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.records import LatentPath
from aegui.explore.state import Floats, State


@dataclass(frozen=True)
class Key:
    course: Course
    plane: latent.Plane
    frame: int  # that the cursor is at


def key(state: State) -> Key | None:
    along = course(state)
    if along is None or state.plane is None or state.plane.size != along.model.codes.shape[1]:
        return None
    return Key(along, state.plane, frame_number(state))


def answer(key: Key, task: Task[LatentPath]) -> LatentPath:
    """Its waypoints and its line."""
    line = key.course.line()
    frame = key.frame if key.frame < len(line.codes) else -1
    return LatentPath(_places(key.plane, line.waypoints), _places(key.plane, line.codes), frame, line.problem)


def _places(plane: latent.Plane, codes: Floats) -> tuple[tuple[float, float], ...]:
    return tuple((x, y) for x, y in plane.project(codes).tolist()) if len(codes) else ()


LATENT_PATH = Query("latent path", key, answer, Urgency.NOW)


def offered(state: State) -> tuple[tuple[str, ...], str] | None:
    found = interpolations(state)
    return (tuple(found), interpolation(state)) if found else None


# Those that the model has, and the one that is gone by.
INTERPOLATIONS = Query("interpolations", offered, lambda key, task: key, Urgency.NOW)
