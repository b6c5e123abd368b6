"""The user's own image: what is drawn, the picture that a sheet began from, and what a model makes of it.

No Qt, no torch.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aegui.parts.channels import Channels

if TYPE_CHECKING:
    from aegui.analysis.retrieval import CodeIndex
    from aegui.explore.records import Drawn
    from aegui.explore.user_image import Given
    from aegui.parts.datasets.pictures import Shape
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import ImageSet

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

SIDE = 280  # px of the longer side of a sheet


@dataclass(frozen=True, eq=False)
class SheetRequest:
    """A picture that a sheet is to begin from; asked again, it is another."""

    source: Path | Bytes  # a file, or (h, w, 3) or (h, w, 4), or with the channels of the images
    centred: bool | None = None  # whether its figure is put where the data's are; None: as is usual for both
    given: Given | None = None  # the same, read already, and
    frame: Shape | None = None  # brought to this


@dataclass(frozen=True, eq=False)
class Template:
    """A picture as a sheet to draw on."""

    request: SheetRequest
    given: Given
    frame: Shape  # that it was brought to
    rows: Bytes  # (h, w, 3), before anything was drawn on it
    dark: bool  # light ink is seen on it
    centred: bool
    shown: Channels = ()  # the channels that the sheet shows, and that are drawn in


@dataclass(frozen=True, eq=False)
class Drawing:
    """What is on the sheet."""

    picture: Bytes  # (h, w, 3)
    holes: Mask  # (h, w), what was erased of it for the model to fill in
    template: Template | None = None  # that it was drawn on; None: a bare sheet


@dataclass(frozen=True, eq=False)
class UserImage:
    """The drawing in the form of the data set, through a model."""

    drawn: Drawn
    whole: Bytes  # (C, H, W), with what lies under the holes
    holes: Mask  # (H, W)


@dataclass(frozen=True, eq=False)
class Library:
    """Images with their codes, to look for similar ones among."""

    snapshot: Snapshot  # that encoded them
    index: CodeIndex
    subset: ImageSet
    rows: Ints  # of the subset, one a code
    codes: Floats
    trained: bool  # they are the training images


def of_image(image: Bytes) -> SheetRequest:
    """Begin from an image (C, H, W), with all of its channels."""
    whole = np.broadcast_to(image, (3, *image.shape[1:])) if len(image) == 1 else image
    return SheetRequest(np.ascontiguousarray(whole.transpose(1, 2, 0)))
