"""What the window shows: frozen records of numpy arrays, made by the session, drawn by the views.

Images are uint8, ``(C, H, W)`` alone or ``(N, C, H, W)`` together. Queries answer with all channels of the
data, 1 to 8; a view is told those with C 1 (grey) or 3 (red, green and blue) that are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Bytes = NDArray[np.uint8]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
else:
    Floats = Bytes = Ints = Bools = Any  # the window's first frame needs these records and not numpy

Phase = Literal["asleep", "warming", "idle", "running", "paused", "stopping"]
COLD: tuple[Phase, ...] = ("asleep", "warming")  # torch was not asked for yet, or is being imported


@dataclass(frozen=True)
class ValueScale:
    """What the colours of values stand for."""

    name: str  # of the column
    low: float  # of the first colour, and of what is less
    high: float  # of the last
    least: float  # of all values
    most: float
    span: tuple[float, float] | None = None  # what is drawn; None: all
    dates: bool = False  # values are seconds since 1970


@dataclass(frozen=True, eq=False)
class ChannelUnits:
    """What the pixels of images that are shown by some of their channels stand for."""

    names: tuple[str, ...]  # (K,), of the shown channels
    places: tuple[int, ...]  # (K,), in which of red, green and blue each is seen
    values: Floats | None  # (K, 256), the value in the file of each byte; None where it is not known


@dataclass(frozen=True, eq=False)
class Codes:
    """The codes of real images as points of the plane."""

    xy: Floats  # (N, 2), in code units; NaN: not in this plane
    labels: Ints | None  # (N,), indices into `classes`
    classes: tuple[str, ...]
    axes: tuple[str, str]  # what the axes are: "z₁", "z₂" or "PC 1 (41 %)", …
    caption: str  # "10,000 test codes"
    whole: object = None  # another one, as of another run or other axes: everything is shown again
    selected: Bools | None = None  # (N,); None where none is: the others are drawn faintly
    note: str = ""  # what the plane does not show, in a sentence
    loose: bool = False  # the last of the classes is what is in none of them
    scale: ValueScale | None = None  # the classes are steps of colour that stand for values


@dataclass(frozen=True)
class PlaneChoices:
    """The planes that codes of a size offer."""

    choices: tuple[tuple[str, str], ...]  # key, label
    current: str


@dataclass(frozen=True, eq=False)
class Nearest:
    """The real image whose code is nearest to the cursor."""

    identity: str  # "mnist/test/62"
    label: str | None
    distance: float  # in code units
    image: Bytes | None  # (C, H, W); None where the data set is not on the disk


@dataclass(frozen=True, eq=False)
class UnderCursor:
    """The decoded image at one code."""

    xy: tuple[float, float]  # the code's place in the plane
    code: Floats  # (D,)
    image: Bytes  # (C, H, W)
    nearest: Nearest | None
    milliseconds: float  # how long the decoder took


@dataclass(frozen=True, eq=False)
class Sliders:
    """The dimensions of the code and the range each may be dragged over."""

    names: tuple[str, ...]  # ("z₁", "z₂", …)
    low: Floats  # (D,)
    high: Floats  # (D,)


@dataclass(frozen=True, eq=False)
class Hovered:
    """The image of the code that the mouse rests on."""

    index: int  # row of `Codes.xy`
    identity: str
    label: str | None
    image: Bytes | None  # (C, H, W); None where there is neither an image nor a decoder
    original: bool  # False: decoded from its code, because the data set is not on the disk
    row: tuple[tuple[str, str], ...] = ()  # what a table says of it: column, text
    values: str = ""  # from its lowest to its highest, in the file's units; "" where they are not known
    channels: tuple[
        tuple[str, str], ...
    ] = ()  # the same of each channel, by its name; () of grey and colours


@dataclass(frozen=True, eq=False)
class Preview:
    """Fixed validation images through the model."""

    originals: Bytes | None  # (N, C, H, W); None where the data set is not on the disk
    noisy: Bytes | None  # (N, C, H, W); None without noise
    reconstructed: Bytes  # (N, C, H, W)
    psnr_noisy: float | None  # dB against the originals, mean over the images
    psnr_reconstructed: float | None
    caption: str  # "validation images" / what is missing and why
    grey: bool = False  # "noisy" is what a colouring network sees: the brightness alone
    errors: Bytes | None = None  # (N, H, W), squared error of each pixel: 255 from `high` on
    high: float = 0.0
    rows: Ints | None = None  # (N,), which of the shown images they are
    names: tuple[str, ...] = ()  # (N,), "mnist/test/62"
    units: Floats | None = None  # (256,), the value in the file of each byte, where it is known


@dataclass(frozen=True, eq=False)
class Curve:
    """One line of the loss plot."""

    name: str  # "loss", "reconstruction", "val_loss", …
    label: str
    epochs: Floats  # (N,), fractions of an epoch allowed
    values: Floats  # (N,)
    validation: bool
    group: str = "loss"
    help: str = ""  # what it is, in a sentence


@dataclass(frozen=True)
class CurveGroup:
    """Curves that are looked at together."""

    name: str
    label: str  # "Parts"
    unit: str  # of one unit of the left axis; "" where they differ
    help: str = ""
    level: float | None = None  # a value worth a line of its own: 0.5 where one can only guess
    bars: bool = False  # better as a bar for each curve, at the moment shown
    unit_help: str = ""  # what the unit is, and which way is better, in plain words


@dataclass(frozen=True, eq=False)
class Curves:
    """The losses so far."""

    curves: tuple[Curve, ...]
    unit: str  # "mean squared error per pixel"
    marker: float | None = None  # epoch of the moment shown, while it is not the last
    groups: tuple[CurveGroup, ...] = ()  # those that there are curves of, the most important first


@dataclass(frozen=True)
class Scale:
    """What the colours of a field stand for."""

    unit: str  # "code units"
    low: float  # of the first colour
    high: float  # of the last


@dataclass(frozen=True, eq=False)
class Backdrop:
    """A picture that lies under the codes."""

    kind: str  # "manifold", or the name of a field
    image: Bytes  # (H, W) or (H, W, 3); row 0 is the top (largest y)
    rect: tuple[float, float, float, float]  # left, bottom, right, top in code units
    scale: Scale | None = None  # of a field: its image (H, W) goes from the first colour, 0, to the last


@dataclass(frozen=True)
class BackdropChoice:
    """Something that can lie under the codes."""

    kind: str  # "none", "manifold", or the name of a field
    label: str
    help: str
    lack: str = ""  # what it needs that is not there, in a sentence


@dataclass(frozen=True)
class Backdrops:
    """Everything that can lie under the codes, and the kind of what does."""

    choices: tuple[BackdropChoice, ...]
    current: str


@dataclass(frozen=True)
class Trusted:
    """Whether the image under the cursor can be trusted: is there data?"""

    kind: Literal["near", "edge", "extrapolating"]
    distance: float  # to the nearest real code, in code units
    ratio: float  # the same over what is usual between two real codes
    near: float  # up to this distance a code is near data
    edge: float  # up to this one it is at the edge


@dataclass(frozen=True, eq=False)
class ImagePosterior:
    """How sure a variational model is of the code of an image: its posterior, as it lies in the plane."""

    index: int  # row of `Codes.xy`
    centre: tuple[float, float]  # in the plane
    semi_axes: tuple[float, float]  # one standard deviation each, in code units
    degrees: float  # counter-clockwise, of the first of them
    draws: Bytes  # (N, C, H, W), decoded from codes drawn from there


@dataclass(frozen=True, eq=False)
class Timeline:
    """The stored moments of the run."""

    epochs: tuple[float, ...]
    current: int  # index into `epochs`; len(epochs) means live
    live: bool  # there is a live model after the last stored moment


@dataclass(frozen=True)
class NoiseChoice:
    """One kind of corruption that the image grid can preview."""

    kind: str
    label: str
    help: str
    level_name: str  # "σ", "fraction", "" for none
    low: float
    high: float


@dataclass(frozen=True)
class Progress:
    """Where the training stands."""

    phase: Phase = "idle"
    epoch: int = 0  # finished epochs
    epochs: int = 0
    fraction: float = 0.0  # of the whole training, 0 to 1
    seconds_left: float | None = None
    images_per_second: float | None = None
    device: str = ""
    message: str = ""  # the status line
    followed: bool = False  # another process trains, and it is only looked at


SEPARATOR = " · "  # between the parts of a note; the first one matters most


@dataclass(frozen=True)
class LatentPath:
    """A path through the codes, as it lies in the plane; places in code units."""

    points: tuple[tuple[float, float], ...]  # that were set, and have a code
    line: tuple[tuple[float, float], ...] = ()  # the frames on the way; none where there is no way
    frame: int = -1  # that the cursor is at; −1: none
    problem: str = ""  # why there is no way through the points


@dataclass(frozen=True, eq=False)
class PathStrip:
    """What is decoded along a path through the codes, from end to end."""

    images: Bytes  # (F, C, H, W)
    distances: Floats  # (F,), to the nearest real code, in code units
    kinds: tuple[str, ...]  # (F,), as in `Trusted`; empty where nothing can be said
    near: float | None  # up to this distance a code is near data
    edge: float | None  # up to this one it is at the edge
    pinned: tuple[int, ...]  # the frames that lie at the points of the path


@dataclass(frozen=True, eq=False)
class Drawn:
    """The user's own image through the model."""

    image: Bytes  # (C, H, W), as the data set has them; what was erased is even
    code: Floats  # (D,)
    reconstructed: Bytes  # (C, H, W)
    errors: Bytes  # (H, W), squared error of each pixel: 255 from `high` on
    high: float
    mse: float  # mean of the errors, of what was not erased
    erased: bool  # a part is to be filled in
    milliseconds: float  # how long preparing, encoding and decoding took


@dataclass(frozen=True, eq=False)
class UserNeighbours:
    """What takes longer to find out about the user's own image."""

    noisy: Bytes | None  # (C, H, W), what the model sees; None without noise
    restored: Bytes | None  # (C, H, W), what it makes of that
    filled: Bytes | None  # (C, H, W), with what the model puts where something was erased
    nearest: tuple[Nearest, ...]  # by code, the nearest first
    trained: bool  # they are training images; else those that the plane shows
    grey: bool = False  # "noisy" is what a colouring network sees: the brightness alone


@dataclass(frozen=True)
class Embedding:
    """How it stands with t-SNE."""

    share: float | None  # of the work that is done; None: nothing is being worked out
    shown: bool  # the plane shows its places
    old: bool  # they are of another state of the network


@dataclass(frozen=True, eq=False)
class Ranking:
    """The dimensions of a code by how much each changes the image, and where nearly all codes lie."""

    order: Ints  # (D,), the most important first
    change: Floats  # (D,), mean squared difference of pixels in [0, 1] between the ends
    low: Floats  # (D,), of the range that an image strip shows
    high: Floats  # (D,)


@dataclass(frozen=True, eq=False)
class Traversals:
    """What the image under the cursor becomes as one dimension after the other goes through its range."""

    dimensions: tuple[int, ...]
    images: Bytes  # (K, F, C, H, W), from low to high


@dataclass(frozen=True, eq=False)
class Ranked:
    """Images and what the model makes of them, the worst or the oddest first."""

    originals: Bytes  # (N, C, H, W)
    reconstructed: Bytes  # (N, C, H, W)
    # (N,), by "error" the mean squared error per pixel, of pixels in [0, 1]; by "distance" that to the tenth
    # nearest training code, in code units; by "density" the local outlier factor, 1 for the usual
    scores: Floats
    names: tuple[str, ...]  # "mnist/test/62"
    labels: tuple[str, ...]  # of their classes; "" where there are none
    count: int  # how many images there are, of which these are the worst
    mean: float  # score of all of them
    rows: Ints  # (N,), which of the shown images they are
    by: str = "error"


@dataclass(frozen=True)
class Amount:
    """A direction with a meaning, and how far the code under the cursor was moved along it."""

    name: str
    steps: float  # one leads from the middle of one group of images to that of the other
    help: str  # what it was found from, or why it can't be used
    usable: bool


@dataclass(frozen=True)
class Endpoints:
    """Where the next direction may lead from and to."""

    choices: tuple[tuple[tuple[str, str, str], ...], ...]  # (key, label, help) of each of the two
    chosen: tuple[str, ...]  # a key of each
    name: str  # what the direction may be called
    ready: bool  # both were chosen


@dataclass(frozen=True)
class GroupingSetting:
    """A field of a method that finds groups: a tick, a choice of texts, or a number between two bounds."""

    name: str
    label: str
    help: str
    default: int | bool | str | None  # None: left to the method
    low: int
    high: int
    texts: tuple[str, ...] = ()  # that can be chosen


@dataclass(frozen=True)
class GroupingMethod:
    """A way to find groups."""

    name: str
    label: str
    help: str
    settings: tuple[GroupingSetting, ...]


@dataclass(frozen=True, eq=False)
class GroupRow:
    """A group of codes."""

    group: int  # −1: those in none
    name: str
    size: int
    share: float  # of all codes
    images: Bytes  # (n, C, H, W), the nearest to the centre first
    classes: str  # "7 (83 %), 9 (12 %)"; "" where there are none


@dataclass(frozen=True, eq=False)
class GroupRows:
    """The groups, the largest first."""

    rows: tuple[GroupRow, ...]
    count: int  # codes
    notes: tuple[str, ...]  # how they were found, in sentences
    rand: float | None  # adjusted Rand index against the classes; None where there are none
    information: float | None  # normalised mutual information
    table: str  # how many of which class are in each, a line a group


@dataclass(frozen=True)
class Colourings:
    """What the codes can be coloured by."""

    choices: tuple[tuple[str, str], ...]  # key, label
    current: str
    about: str = ""  # how the table beside the images was read and joined
