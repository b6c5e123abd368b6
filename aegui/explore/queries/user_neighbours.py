"""The user's own image restored from noise, its holes filled in, and the real images nearest to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.data_cache import data_cache
from aegui.explore.drawing import Drawing, Library, UserImage
from aegui.explore.queries.training_codes import TRAINING_CODES
from aegui.explore.queries.user_image import USER_IMAGE
from aegui.explore.query import Query, Task
from aegui.explore.records import Nearest, UserNeighbours
from aegui.explore.shown_channels import drawing
from aegui.explore.state import Bytes, Floats, Model, Noise, State

if TYPE_CHECKING:
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import ImageSet

NEAREST = 4
REST = 0.12  # seconds that the pen rests before: the worker would hold up the strokes


@dataclass(frozen=True)
class Key:
    drawing: Drawing  # what the user did, whatever the model makes of it
    image: UserImage
    model: Model  # with a snapshot
    images: ImageSet
    library: Library | None  # the training images, where they are encoded with this model
    noise: Noise


def key(state: State) -> Key | None:
    drawing, image, model, images, library = (
        state.drawing, state.user_image, state.model, state.images, state.library,
    )  # fmt: skip
    if drawing is None or image is None or model is None or model.snapshot is None or images is None:
        return None
    if library is not None and library.snapshot is not model.snapshot:
        library = None
    return Key(drawing, image, model, images, library, state.noise)


def answer(key: Key, task: Task[UserNeighbours]) -> UserNeighbours:
    """Noise and filling are the model's; the nearest are by the code alone, without a label behind it."""
    from aegui.parts.noises import with_level

    snapshot, noise = key.model.snapshot, key.noise
    assert snapshot is not None
    grey = snapshot.recipe.task.kind == "colorize"
    noisy = restored = None
    if noise.kind != "none" or grey:
        corruption = with_level(noise.kind, noise.level, snapshot.recipe.corruption)
        seen, made = snapshot.restore(key.image.drawn.image[None], corruption, noise.draw)
        noisy, restored = seen[0], None if noise.kind == "none" else made[0]
    library = key.library or shown(key)
    nearest = nearest_of(snapshot, key.image.drawn.code, library)
    return UserNeighbours(noisy, restored, filled_in(snapshot, key.image), nearest, library.trained, grey)


def shown(key: Key) -> Library:
    """The images of the plane, which stand in for those of the training."""
    from aegui.analysis.retrieval import CodeIndex

    codes, snapshot = key.model.codes, key.model.snapshot
    assert snapshot is not None
    size = snapshot.recipe.model.code
    index = data_cache().once("codes", codes, lambda: CodeIndex(codes[:, :size]))
    return Library(snapshot, index, key.images, key.model.rows, codes, trained=False)


def filled_in(snapshot: Snapshot, image: UserImage) -> Bytes | None:
    """What the model puts into the holes."""
    from aegui.analysis.reconstruction import filled

    made = None
    if image.drawn.erased:
        for better in filled(snapshot, image.whole, image.holes):
            made = better
    return made


def nearest_of(snapshot: Snapshot, code: Floats, library: Library) -> tuple[Nearest, ...]:
    """The images of a library nearest to a code (D,), decoded where they are not on the disk."""
    subset = library.subset
    found = library.index.nearest(code[None, : snapshot.recipe.model.code], NEAREST)
    answers = []
    for place, distance in zip(found.rows[0].tolist(), found.distances[0].tolist(), strict=True):
        row = int(library.rows[place])
        image = (
            snapshot.decode(library.codes[place : place + 1])[0]
            if subset.pixels is None
            else subset.pixels[row]
        )
        answers.append(Nearest(subset.identity(row), subset.label(row), distance, image))
    return tuple(answers)


USER_NEIGHBOURS = Query(
    "user neighbours",
    key,
    answer,
    rest=REST,
    after=(USER_IMAGE, TRAINING_CODES),
    draws=drawing("noisy", "restored", "filled", "nearest.image"),
)
