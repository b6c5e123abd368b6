"""Bookmarks: named looks at a run, each at its moment, that come back exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from aegui.analysis import latent
from aegui.engine import looks
from aegui.engine.undoing import Look
from aegui.explore.records import Embedding, Timeline
from aegui.explore.selection import Selection
from aegui.files import explain
from aegui.runs import annotations as notes
from aegui.text import counted

if TYPE_CHECKING:
    from aegui.engine.exploration import Exploration

Range = tuple[float, float, float, float]  # left, bottom, right, top in code units

LARGEST, MOST_ROWS = float(np.finfo(np.float32).max), int(np.iinfo(np.int64).max)


@dataclass(frozen=True, eq=False)
class Bookmark:
    """What was seen."""

    name: str
    look: Look
    epoch: float | None  # the stored moment; None for the newest model
    plane: latent.Axes | None  # where its name alone does not say which it was
    range: Range | None  # of the plane that was in view


class Bookmarks(QObject):
    """Keeps the bookmarks of the run and goes back to them."""

    changed = Signal(object)  # their names
    kept = Signal(str)  # the name of a new one
    range_asked = Signal(float, float, float, float)  # left, bottom, right, top of the plane
    complained = Signal(str)

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        exploration.timeline_changed.connect(self._on_timeline)
        exploration.moment_asked.connect(self._on_asked)
        exploration.moment_shown.connect(self._on_moment)
        exploration.planes.made.connect(self._on_plane)
        exploration.planes.embedding_changed.connect(self._on_embedding)
        self.complained.connect(exploration.complained)
        self._kept = notes.Kept(notes.BOOKMARKS, from_plain, to_plain)
        self._timeline: Timeline | None = None
        self._range: Range | None = None
        self._going: tuple[Bookmark, float | None] | None = None  # with its moment, which is asked for next
        self._wanted: tuple[Bookmark, float | None] | None = None  # which is being read
        self._coming: Bookmark | None = None  # its plane is being worked out

    def open(self, run: Path) -> None:
        """Another run, with the bookmarks that are kept with it."""
        self._wanted = self._coming = None
        self._kept.open(run, self.complained.emit)
        self._tell()

    def show_range(self, left: float, bottom: float, right: float, top: float) -> None:
        """The visible part of the plane changed."""
        self._range = (left, bottom, right, top)

    def suggestion(self) -> str:
        """What a bookmark of the present look may be called."""
        axes, epoch = self._exploration.axes, self._epoch()
        names = () if axes is None else (axes.key.upper(),) if axes.key.isalpha() else axes.names
        where, when = ", ".join(filter(None, names)), self.tr("epoch {}")
        parts = [where, "" if epoch is None else when.format(f"{epoch:g}")]
        return notes.free_name(" · ".join(part for part in parts if part), self.names())

    def names(self) -> tuple[str, ...]:
        """Of all bookmarks, the oldest first."""
        return tuple(one.name for one in self._kept.all)

    def add(self, name: str) -> None:
        """Remember what is seen now."""
        look, axes = looks.read(self._exploration), self._exploration.axes
        if look is None or axes is None:
            self.complained.emit(self.tr("There is nothing to remember yet: train a model or open a run."))
        elif self._allows(name):
            plane = axes if isinstance(axes, latent.Axes) and axes.key == "pca" else None
            look = replace(look, pins=None)  # a path is not kept with the run
            new = Bookmark(name.strip(), look, self._epoch(), plane, self._range)
            if self._keep([*self._kept.all, new]):
                self.kept.emit(new.name)

    def rename(self, old: str, new: str) -> None:
        """Give a bookmark another name."""
        if new.strip() != old and self._allows(new):
            new = new.strip()
            self._keep([replace(one, name=new) if one.name == old else one for one in self._kept.all])

    def remove(self, name: str) -> None:
        """Forget a bookmark."""
        self._refresh()
        self._keep([one for one in self._kept.all if one.name != name])

    def go(self, name: str) -> None:
        """Show again what was seen then; a moment that is no longer stored is told about."""
        found = next((one for one in self._kept.all if one.name == name), None)
        code, timeline = self._exploration.code, self._timeline
        if found is None or code is None:
            return
        if len(found.look.code) != len(code):
            size = len(found.look.code)
            text = self.tr("“{}” is of a code of {} dimensions, and this one has {}.")
            if size == 1:
                text = self.tr("“{}” is of a code of {} dimension, and this one has {}.")
            self.complained.emit(text.format(name, size, len(code)))
            return
        moment = None if timeline is None else self._moment(timeline, found)
        if timeline is None or moment is None or moment == timeline.current:
            self._put(found)
        else:
            self._going = found, _epoch(timeline, moment)
            self._exploration.choose_moment(moment)

    def _moment(self, timeline: Timeline, bookmark: Bookmark) -> int:
        """Its place on the time slider, or the nearest."""
        epochs = np.array(timeline.epochs)
        if bookmark.epoch is None:
            return len(epochs) if timeline.live else len(epochs) - 1
        nearest = int(np.abs(epochs - bookmark.epoch).argmin())
        if epochs[nearest] != bookmark.epoch:
            text = self.tr("The moment of “{}”, epoch {}, is no longer stored: epoch {} is shown.")
            words = (bookmark.name, f"{bookmark.epoch:g}", f"{epochs[nearest]:g}")
            self.complained.emit(text.format(*words))
        return nearest

    def _on_asked(self, index: int) -> None:
        """A moment asked for by another hand is no way to the bookmark that was waited for."""
        self._wanted, self._going = self._going, None

    def _on_moment(self, epoch: float | None) -> None:
        """Others may be shown on the way to the one that is waited for."""
        if self._wanted is not None and self._wanted[1] == epoch:
            found, self._wanted = self._wanted[0], None
            self._put(found)

    def _put(self, bookmark: Bookmark) -> None:
        self._coming = None
        looks.put(self._exploration, bookmark.look, bookmark.plane)
        self._coming = bookmark
        if self._exploration.axes is not None:
            self._zoom(self._exploration.axes)

    def _zoom(self, plane: latent.Plane) -> None:
        """In the plane of the bookmark, once it is there: another one would be seen whole after all."""
        coming = self._coming
        if coming is not None and plane.key == coming.look.axes:
            self._coming = None
            if coming.range is not None:
                self.range_asked.emit(*coming.range)

    def _on_plane(self, plane: latent.Plane, finer: bool) -> None:
        self._zoom(plane)
        self._coming = None

    def _on_embedding(self, embedding: Embedding) -> None:
        """t-SNE was cancelled, or has failed."""
        if embedding.share is None:
            self._coming = None

    def _on_timeline(self, timeline: Timeline | None) -> None:
        self._timeline = timeline

    def _epoch(self) -> float | None:
        """Of the moment shown; None for the newest model."""
        return None if self._timeline is None else _epoch(self._timeline, self._timeline.current)

    def _allows(self, name: str) -> bool:
        """Whether a bookmark may be called this, other windows' included; why not is told."""
        self._refresh()
        taken = name.strip() in self.names()
        if taken:
            text = self.tr("There is a bookmark “{}” already: take another name.")
            self.complained.emit(text.format(name.strip()))
        elif not name.strip():
            self.complained.emit(self.tr("A bookmark needs a name."))
        return bool(name.strip()) and not taken

    def _refresh(self) -> None:
        self._kept.refresh(self.complained.emit)
        self._tell()

    def _keep(self, bookmarks: list[Bookmark]) -> bool:
        """Whether they are kept with the run; otherwise it is said why not."""
        lost = ""
        try:
            self._kept.keep(bookmarks)
        except OSError as error:
            lost = self.tr("The bookmarks are lost when another run is opened: {}").format(explain(error))
            self.complained.emit(lost)
        self._tell()
        return not lost

    def _tell(self) -> None:
        self.changed.emit(self.names())


def _epoch(timeline: Timeline, index: int) -> float | None:
    """Of a moment; None for the newest model."""
    return None if index >= len(timeline.epochs) - (not timeline.live) else timeline.epochs[index]


def to_plain(bookmarks: list[Bookmark]) -> list[dict[str, Any]]:
    """As they are kept with a run."""
    return [
        {
            "name": one.name,
            "epoch": one.epoch,
            "code": one.look.code,
            "axes": one.look.axes,
            "backdrop": one.look.backdrop,
            "classes": None if one.look.classes is None else sorted(one.look.classes),
            "selected": _grouped(one.look.selected.names),
            "range": one.range,
            "plane": None if one.plane is None else _plane(one.plane),
        }
        for one in bookmarks
    ]


def from_plain(content: Any) -> list[Bookmark]:
    """The other way. Raises one of `notes.MISUNDERSTOOD` for anything else."""
    return [_bookmark(entry) for entry in content]


def _bookmark(entry: Any) -> Bookmark:
    if not (isinstance(entry["code"], list) and isinstance(entry["selected"], dict)):
        raise ValueError("a code is a list, and what is selected is named by data set and split")
    code, classes, epoch, place = _numbers(entry["code"]), entry["classes"], entry["epoch"], entry["range"]
    key = str(entry["axes"])
    if not latent.offers(len(code), key):
        raise ValueError(f"a code of {counted(len(code), 'dimension')} has no plane “{key}”")
    selected = {
        (*images.rsplit("/", 1), int(row)) for images, rows in entry["selected"].items() for row in rows
    }
    if any(len(name) != 3 or not 0 <= name[2] <= MOST_ROWS for name in selected):
        raise ValueError("a selected image is none")
    drawn = None if classes is None else frozenset(int(n) for n in classes)
    left, bottom, right, top = (0.0, 0.0, 1.0, 1.0) if place is None else _numbers(place)
    if not (left < right and bottom < top):
        raise ValueError("the range of the plane is none")
    return Bookmark(
        str(entry["name"]),
        Look(code, key, str(entry["backdrop"]), drawn, Selection(elsewhere=frozenset(selected))),
        None if epoch is None else _numbers([epoch])[0],
        None if entry["plane"] is None else _axes(key, entry["plane"], len(code)),
        None if place is None else (left, bottom, right, top),
    )


def _numbers(given: Any) -> tuple[float, ...]:
    """Numbers that codes can be made of. Raises `ValueError` for others, as the endless ones."""
    numbers = tuple(float(n) for n in given)
    if not all(abs(n) <= LARGEST for n in numbers):
        raise ValueError("a number is too large, or none")
    return numbers


def _grouped(names: frozenset[tuple[str, str, int]]) -> dict[str, list[int]]:
    """The images of each split together: {"mnist/test": [4, 62]}."""
    groups: dict[str, list[int]] = {}
    for data, split, row in sorted(names):
        groups.setdefault(f"{data}/{split}", []).append(row)
    return groups


def _plane(axes: latent.Axes) -> dict[str, Any]:
    return {"names": axes.names, "origin": axes.origin.tolist(), "basis": axes.basis.tolist()}


def _axes(key: str, given: Any, size: int) -> latent.Axes:
    """A plane as it was kept. Raises `ValueError` where it is none, or of another space."""
    names, origin, basis = given["names"], _numbers(given["origin"]), np.array(given["basis"], np.float64)
    if not (isinstance(names, list) and len(names) == 2):
        raise ValueError("a plane has two names")
    if len(origin) != size or basis.shape != (2, size):
        raise ValueError(f"the plane is not one through codes of {counted(size, 'dimension')}")
    if not np.allclose(basis @ basis.T, np.eye(2), atol=1e-3):
        raise ValueError("the directions of the plane are not at right angles, or not of length 1")
    across, up = str(names[0]), str(names[1])
    return latent.Axes(key, (across, up), np.array(origin, np.float32), basis.astype(np.float32))
