"""What is decoded along the latent path: images, how far they are from real codes, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aegui.analysis import latent
from aegui.explore.latent_path import Course, course
from aegui.explore.queries.trust import SPACING
from aegui.explore.query import Query, Task
from aegui.explore.records import Bytes, PathStrip
from aegui.explore.shown_channels import drawing
from aegui.explore.state import State
from aegui.parts.channels import Channels, in_colours

if TYPE_CHECKING:
    from aegui.analysis.out_of_distribution import Spacing

FRAME = 120  # ms, of the film


@dataclass(frozen=True)
class Key:
    course: Course  # with a snapshot and two waypoints
    spacing: Spacing | None  # of the codes shown; in training of slightly earlier ones


def key(state: State) -> Key | None:
    along = course(state)
    if along is None or along.model.snapshot is None or len(along.waypoints) < 2:
        return None
    return Key(along, state.spacing)


def answer(key: Key, task: Task[PathStrip | None]) -> PathStrip | None:
    """None where there is no way through the waypoints."""
    import numpy as np

    line, model, spacing = key.course.line(), key.course.model, key.spacing
    assert model.snapshot is not None
    if not len(line.codes):
        return None
    images = model.snapshot.decode(line.codes)
    near = [latent.nearest(model.codes, code, model.lengths) for code in line.codes]
    distances = np.array([distance for _, distance in near], np.float32)
    count = round(float(line.places[-1])) + 1
    pinned = tuple(int(np.abs(line.places - number).argmin()) for number in range(count))
    if spacing is None:  # of codes that are all the same, nothing can be said
        return PathStrip(images, distances, (), None, None, pinned)
    kinds = tuple(spacing.verdict(float(distance)).kind for distance in distances)
    return PathStrip(images, distances, kinds, spacing.near, spacing.edge, pinned)


PATH_STRIP = Query("path strip", key, answer, after=(SPACING,), draws=drawing("images"))


def save(key: Key, path: Path, task: Task[object], shown: Channels = ()) -> Path:
    """Write what is decoded along a path, where there is a way, into a file. Raises `OSError`."""
    strip = answer(key, Task())
    assert strip is not None
    return write(path, in_colours(strip.images, shown))


def write(path: Path, images: Bytes) -> Path:
    """Images (F, C, H, W) as a film that goes there and back (.gif), or side by side. Raises `OSError`."""
    import numpy as np

    from aegui.runs.film import MOST_SIDE, SCALE, save_gif, save_strip

    def scale(side: int) -> int:
        """As large as is usual, and small enough for every program."""
        return max(1, min(SCALE, MOST_SIDE // side))

    _, _, height, width = images.shape
    if path.suffix.lower() == ".gif":
        back = images[-2:0:-1]
        save_gif(path, np.concatenate([images, back]), FRAME, scale(max(height, width)))
    else:
        save_strip(path, images, scale=scale(max(height, width * len(images))))
    return path
