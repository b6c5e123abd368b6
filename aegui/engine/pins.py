"""The points of a path: images, which go with their codes while the model learns, and free places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.state import Floats, Model
from aegui.training.splits import ImageSet

if TYPE_CHECKING:
    from aegui.runs.snapshot import Snapshot

Name = tuple[str, str, int]  # data set, split, place in it


@dataclass(frozen=True)
class Pin:
    """An image by its name, or a place of the space of codes."""

    name: Name | None
    place: tuple[float, ...] = ()


def of_row(subset: ImageSet, row: int) -> Pin:
    """The pin of one of the shown images."""
    return Pin((subset.data, subset.splits[subset.split[row]], int(subset.rows[row])))


def row_of(subset: ImageSet | None, name: Name) -> int | None:
    """Which of the shown images has this name."""
    if subset is None or subset.data != name[0] or name[1] not in subset.splits:
        return None
    there = (subset.rows == name[2]) & (subset.split == subset.splits.index(name[1]))
    return int(there.argmax()) if there.any() else None


class Codes:
    """Finds the codes of pins in a state of the network, and remembers those that took some work."""

    def __init__(self) -> None:
        self._known: dict[Name, Floats] = {}
        self._encoded: tuple[Snapshot | None, frozenset[Name]] = (None, frozenset())

    def forget(self) -> None:
        """Another run."""
        self._known, self._encoded = {}, (None, frozenset())

    def of(self, pins: tuple[Pin, ...], model: Model, subset: ImageSet | None) -> list[Floats]:
        """The code (D,) of each pin; pins that have none are left out.

        A stored moment holds the codes of some images alone. The others are encoded here, where their
        pixels are on the disk, and stay where they were last seen where they are not.
        """
        size = model.codes.shape[1]
        lost: dict[Name, int] = {}
        for pin in pins:
            row = None if pin.name is None else row_of(subset, pin.name)
            if pin.name is not None and row is not None:
                found = np.flatnonzero(model.rows == row)
                if len(found):
                    self._known[pin.name] = model.codes[found[0]]
                else:
                    lost[pin.name] = row
        self._encode(lost, model, subset)
        codes = [
            np.array(pin.place, np.float32) if pin.name is None else self._known.get(pin.name) for pin in pins
        ]
        return [code for code in codes if code is not None and len(code) == size]

    def _encode(self, lost: dict[Name, int], model: Model, subset: ImageSet | None) -> None:
        asked = (model.snapshot, frozenset(lost))
        if not lost or asked == self._encoded:
            return
        if model.snapshot is not None and subset is not None and subset.pixels is not None:
            codes = model.snapshot.encode(subset.pixels[list(lost.values())])
            self._known |= dict(zip(lost, codes, strict=True))
            self._encoded = asked
