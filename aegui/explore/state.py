"""The state: what the user wants to see, and of what, in one frozen, comparable record. No Qt, no torch.

Every deed in the window is another state. What is large (models, images, planes) is compared by identity,
all else by value; nothing in a state is ever changed in place.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict

import numpy as np
from numpy.typing import NDArray

from aegui.explore.page_choice import PageChoice
from aegui.explore.selection import Selection
from aegui.explore.tsne import fingerprint
from aegui.parts.channels import Channels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aegui.analysis import latent
    from aegui.analysis.directions import Direction, Sides
    from aegui.analysis.fields import Scene
    from aegui.analysis.out_of_distribution import Spacing
    from aegui.analysis.ranking import Errors, EveryError
    from aegui.explore.column import Column
    from aegui.explore.drawing import Drawing, Library, SheetRequest, UserImage
    from aegui.explore.groups import FoundGroups, GroupingChoice
    from aegui.explore.records import BackdropChoice, Curves, NoiseChoice, Ranking, UnderCursor
    from aegui.explore.tsne import Places
    from aegui.explore.user_image import Form
    from aegui.parts.datasets.table import Table
    from aegui.parts.datasets.tags import Tags
    from aegui.runs.numpy_decoder import NumpyDecoder
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import ImageSet, Name

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Code = tuple[float, ...]  # (D,)
Painted = Literal["place", "class", "selection"]  # in the plane
Rect = tuple[float, float, float, float]  # left, bottom, right, top in code units


@dataclass(frozen=True, eq=False)
class Model:
    """A network at one moment, with the codes that belong to it."""

    snapshot: Snapshot | None  # None until torch is there
    codes: Floats  # (N, D)
    rows: Ints  # (N,), of the shown images
    moment: float | None = None  # the epoch of the stored moment that it is; None: it is the newest
    anew: bool = False  # a training has made all of its codes anew: principal components follow them
    early: NumpyDecoder | None = None  # what decodes until torch is there

    @property
    def is_early(self) -> bool:
        """Whether its network may still come: something else decodes meanwhile."""
        return self.snapshot is None and self.early is not None

    @property
    def decoder(self) -> Snapshot | NumpyDecoder | None:
        """What decodes its codes."""
        return self.snapshot or self.early

    @cached_property
    def lengths(self) -> Floats:
        """The squared length (N,) of each code, by which the nearest one is found quickly."""
        lengths: Floats = np.einsum("nd,nd->n", self.codes, self.codes)
        return lengths

    @cached_property
    def fingerprint(self) -> bytes:
        """Tells its codes from others."""
        return fingerprint(self.codes)


@dataclass(frozen=True)
class Noise:
    """How the images of the grid are corrupted."""

    kind: str = "none"
    level: float = 0.0
    draw: int = 0  # another number: the same noise, drawn again


@dataclass(frozen=True, eq=False)
class GridImages:
    """The fixed validation images that the image grid shows."""

    rows: Ints  # (K,), of the shown images
    stored: Bytes | None = None  # (K, C, H, W), the reconstructions that came with the run


@dataclass(frozen=True)
class Waypoint:
    """A point of the latent path: an image by its name, or a place of the space of codes."""

    name: Name | None
    place: Code = ()  # of an image: where it was when it was added


@dataclass(frozen=True)
class Frame:
    """A frame of the latent path that the cursor was sent to; it is there until something of this changes."""

    number: int
    cursor: Code
    path: tuple[Waypoint, ...]
    frames: int


@dataclass(frozen=True, eq=False)
class ViewRequest:
    """A part of the plane is to be brought into view; asked for once more, it is another request."""

    rect: Rect


@dataclass(frozen=True)
class Endpoint:
    """One of the two groups of images that the next direction is made of."""

    key: str = ""  # a class by its number, or "taken": what was selected when it was chosen; "": none yet
    images: tuple[str, ...] = ()  # their names


@dataclass(frozen=True)
class Moved:
    """How the cursor was moved along directions; where it is elsewhere now, it was moved by other means."""

    start: Code
    steps: tuple[tuple[str, float], ...]  # along each, by its name
    end: Code


# The fields that a training changes by itself, several times a second.
LEARNT = (
    "model",
    "plane",
    "places",
    "under",
    "spacing",
    "errors",
    "every_error",
    "groups",
    "column",
    "scene",
    "ranking",
    "user_image",
    "library",
    "newest",
    "moments",
    "curves",
)
NOTHING = Selection()
FIRST_PAGE = PageChoice()
NO_ENDPOINTS = (Endpoint(), Endpoint())


@dataclass(frozen=True)
class State:
    """The look of the window at a model."""

    # Of what
    run: Path | None = None
    folders: tuple[Path, ...] = ()  # where data sets are looked for
    images: ImageSet | None = None  # whose codes are the points of the plane
    images_awaited: bool = False  # their pixels are being read, and may come
    grid: GridImages | None = None
    model: Model | None = None  # at the moment shown
    model_awaited: bool = False  # the one that is to be shown is still being read
    training: bool = False  # the model is being trained, and is followed
    live: bool = False  # a training is under way, or paused: there is a model newer than every moment
    newest: float = 0.0  # the epoch that it has come to
    moments: tuple[float, ...] = ()  # epochs, places of the time slider; the last one's model, unless `live`
    moment: float | None = None  # the epoch of the stored moment to be shown; None: the newest model
    curves: Curves | None = None  # the losses of the run
    code_names: tuple[
        str, ...
    ] = ()  # that a model from elsewhere gives the numbers of its code; (): z₁, z₂, …

    # What of it
    projection: str = ""  # "pca", "0,1" or "tsne"; "" before there are codes
    plane: latent.Plane | None = None  # the one made for the projection; it follows the codes
    places: Places | None = None  # of t-SNE, while it is shown
    embedded: Model | None = None  # whose codes t-SNE is being worked out of
    under: UnderCursor | None = None  # the image that is decoded, and the real one nearest to it
    spacing: Spacing | None = None  # how far codes are from one another
    errors: Errors | None = None  # reconstruction errors, as far as they are known
    scene: Scene | None = None  # what fields over the plane are worked out of
    offered: tuple[BackdropChoice, ...] | None = None  # those fields; None until they are known of the model
    ranking: Ranking | None = None  # the dimensions of a long code by how much they change the image
    strips: tuple[tuple[int, ...], int] = (), 0  # the dimensions whose strips are seen, and images of each
    cursor: Code | None = None  # the code (D,) that is decoded
    hovered: int = -1  # the row of the codes that the mouse rests on
    selection: Selection = NOTHING
    classes: frozenset[int] | None = None  # those drawn, or names of the column; None: all
    colouring: str = ""  # what the codes are to be coloured by: "", their class, "group", "table:dose", …
    span: tuple[float, float] | None = None  # of the values that they are coloured by: what is drawn
    table: Table | None = None  # beside the user's own images, of those shown
    tags: Tags | None = None  # of the user's own images, once they are read
    every_error: EveryError | None = None  # where the codes are coloured by it
    column: Column | None = None  # what they are coloured by; None: their class
    grouping: GroupingChoice | None = None  # how groups are found; None: there are none
    groups: FoundGroups | None = None
    group_names: tuple[tuple[int, str], ...] = ()  # that the user gave, by the number of the group
    noises: tuple[NoiseChoice, ...] = ()  # how images can be corrupted; none before torch is there
    noise: Noise = Noise()
    listed: str = "sample"  # images beside their reconstructions: "sample", "selection" or "worst"
    ranked_by: str = "error"  # the last two: by "error", "distance" or "density", the oddest first
    listed_class: str = ""  # the name of the class that the last two are narrowed to; "": all
    shown_channels: Channels = ()  # one to three, from 0, in the order of their colours; (): the usual ones
    backdrop: str = "manifold"  # as chosen; `backdrop.shown` says what lies there
    view: Rect | None = None  # the part of the plane that is seen
    view_asked: ViewRequest | None = None
    path: tuple[Waypoint, ...] = ()
    interpolation: str = ""  # how the path goes from point to point; "": as is usual for the model
    frames: int = 12  # on the path, its ends among them
    frame: Frame | None = None
    page: PageChoice = FIRST_PAGE
    directions: tuple[Direction, ...] = ()  # of the run, the oldest first
    sides: tuple[Sides, ...] | None = None  # the images of each
    direction: str = ""  # the name of the one used last
    endpoints: tuple[Endpoint, Endpoint] = NO_ENDPOINTS  # what the next one leads from and to
    moved: Moved | None = None
    sample: str = ""  # the picture that patches are painted onto, by name; "": the first
    painted: Painted = "place"  # what they are painted by

    # The user's own image
    drawing: Drawing | None = None  # None before anything was drawn
    sheet_asked: SheetRequest | None = None  # the picture that the sheet is to begin from
    centring: bool | None = None  # of a bare sheet, as it was chosen; None: as is usual for the images
    image_form: Form | None = None  # what the images have in common
    user_image: UserImage | None = None  # what the model makes of the drawing
    library: Library | None = None  # the training images with their codes

    @cached_property
    def code(self) -> Floats | None:
        """The code (D,) under the cursor."""
        return None if self.cursor is None else np.array(self.cursor, np.float32)

    @property
    def snapshot(self) -> Snapshot | None:
        """The network."""
        return None if self.model is None else self.model.snapshot

    @property
    def decoder(self) -> Snapshot | NumpyDecoder | None:
        """What decodes: the network, or the first run's decoder until that is there."""
        return None if self.model is None else self.model.decoder

    @cached_property
    def drawn(self) -> NDArray[np.bool_]:
        """Which of the shown images (N,) are of classes, or groups, that are drawn."""
        images = self.images
        if images is None:
            return np.zeros(0, bool)
        labels = images.labels if self.column is None else self.column.labels
        if labels is None:
            return np.ones(len(images), bool)
        return labels >= 0 if self.classes is None else np.isin(labels, list(self.classes))

    @cached_property
    def selected(self) -> Ints:
        """The selected images that are drawn, as rows (K,) of those shown."""
        return np.flatnonzero(self.selection.shown_in(self.images).chosen & self.drawn)

    def selected_among(self, rows: Ints) -> Bools | None:
        """Which of these rows of the shown images are selected and drawn; None where none of all is."""
        counted = np.zeros(len(self.drawn), bool)
        counted[self.selected] = True
        return counted[rows] if len(self.selected) else None

    def changed(self, other: State, among: Iterable[str] | None = None) -> tuple[str, ...]:
        """The fields, of all or of some, in which another state differs."""
        a, b, names = vars(self), vars(other), NAMES if among is None else among
        return tuple([name for name in names if a[name] is not b[name] and a[name] != b[name]])

    def replaced(self, values: Fields) -> State:
        """The same but for these fields, as `dataclasses.replace` in a fifth of its time: a step of a drag.

        What was worked out of other fields is kept.
        """
        if not FIELDS.issuperset(values):
            raise TypeError(f"a state has no fields {sorted(values.keys() - FIELDS)}")
        another = object.__new__(State)
        content = vars(another)
        content.update(vars(self))
        for name, made_of in WORKED_OUT.items():
            if not values.keys().isdisjoint(made_of):
                content.pop(name, None)
        content.update(values)
        return another


NAMES = tuple(one.name for one in fields(State))
FIELDS = frozenset(NAMES)
# What a state works out of its fields, and of which: a test compares it with what they read.
WORKED_OUT = {
    "code": ("cursor",),
    "snapshot": ("model",),
    "decoder": ("model",),
    "drawn": ("images", "classes", "column"),
    "selected": ("images", "classes", "column", "selection"),
    "selected_among": ("images", "classes", "column", "selection"),
}
MADE_OF = {**{name: (name,) for name in NAMES}, **WORKED_OUT}


class Reading:
    """Stands for a state, and notes the fields that are read of it."""

    __slots__ = ("_state", "fields")

    def __init__(self, state: State) -> None:
        self._state = state
        self.fields: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.fields.update(MADE_OF.get(name, NAMES))  # of what is not known, every field counts
        return getattr(self._state, name)


class Fields(TypedDict, total=False):
    """The fields of a state by name, so that a misspelt one is found before the program runs."""

    run: Path | None
    folders: tuple[Path, ...]
    images: ImageSet | None
    images_awaited: bool
    grid: GridImages | None
    model: Model | None
    model_awaited: bool
    training: bool
    live: bool
    newest: float
    moments: tuple[float, ...]
    moment: float | None
    curves: Curves | None
    code_names: tuple[str, ...]
    projection: str
    plane: latent.Plane | None
    places: Places | None
    embedded: Model | None
    under: UnderCursor | None
    spacing: Spacing | None
    errors: Errors | None
    scene: Scene | None
    offered: tuple[BackdropChoice, ...] | None
    ranking: Ranking | None
    strips: tuple[tuple[int, ...], int]
    cursor: Code | None
    hovered: int
    selection: Selection
    classes: frozenset[int] | None
    colouring: str
    span: tuple[float, float] | None
    table: Table | None
    tags: Tags | None
    every_error: EveryError | None
    column: Column | None
    grouping: GroupingChoice | None
    groups: FoundGroups | None
    group_names: tuple[tuple[int, str], ...]
    noises: tuple[NoiseChoice, ...]
    noise: Noise
    listed: str
    ranked_by: str
    listed_class: str
    shown_channels: Channels
    backdrop: str
    view: Rect | None
    view_asked: ViewRequest | None
    path: tuple[Waypoint, ...]
    interpolation: str
    frames: int
    frame: Frame | None
    page: PageChoice
    drawing: Drawing | None
    sheet_asked: SheetRequest | None
    centring: bool | None
    image_form: Form | None
    user_image: UserImage | None
    library: Library | None
    directions: tuple[Direction, ...]
    sides: tuple[Sides, ...] | None
    direction: str
    endpoints: tuple[Endpoint, Endpoint]
    moved: Moved | None
    sample: str
    painted: Painted


def code_of(code: Floats) -> Code:
    """A code (D,) as the state keeps it."""
    return tuple(code.tolist())
