"""Patches cut out of the user's own large pictures: a grid, about given positions, or one for each object."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic import model_validator

from aegui.parts.datasets import (
    DataBroken,
    DataMissing,
    Images,
    Say,
    Split,
    cutting,
    datasets,
    digests,
    texts,
)
from aegui.parts.datasets.caching import Arrays, ImageHeap, remembered_heap
from aegui.parts.datasets.cutting import Corners, Edges
from aegui.parts.datasets.folder import Folder
from aegui.parts.datasets.intensities import number
from aegui.parts.datasets.listing import SPLITS, Found, Listing, listed
from aegui.parts.datasets.origin import Origin, origin
from aegui.parts.datasets.own import MOST_IMAGES, Colour, Side, Size, named
from aegui.parts.datasets.pictures import Picture, PictureReader, Shape, Unreadable, band, of_array
from aegui.parts.datasets.telling import Teller
from aegui.parts.datasets.values import Values
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.sampling import mixed, sample
from aegui.stored_images import picked
from aegui.text import counted
from aegui.translation import tr

BETWEEN = "\0"  # names: no file has it in its own
HELD_OUT_SEED = 20  # the same pictures are held out in every run


@datasets.add(
    "patches",
    QT_TRANSLATE_NOOP("datasets", "Patches of pictures"),
    QT_TRANSLATE_NOOP(
        "datasets",
        "Your own large pictures, cut into patches and not shrunk: a grid, given positions, or every object.",
    ),
    order=62,
)
class Patches(Folder):
    """Pictures as in a folder, each cut into patches; what is held out is held out picture by picture.

    Of a single picture the lowest part is held out, and what reaches across the border is left out, so that
    no pixel is on both sides.
    """

    patch: Annotated[
        tuple[Side, ...],
        about(
            QT_TRANSLATE_NOOP("datasets", "Patch"),
            QT_TRANSLATE_NOOP(
                "datasets", "Height and width of a patch in the pixels of the picture; one number is both."
            ),
            unit=QT_TRANSLATE_NOOP("datasets", "pixels"),
            min_length=1,
            max_length=2,
        ),
    ] = (64,)
    cut: Annotated[
        Literal["grid", "positions", "objects"],
        about(
            QT_TRANSLATE_NOOP("datasets", "Cut"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Grid: patches side by side, or as far apart as the stride. Positions: one about each "
                "position of a table. Objects: one about each object of the label images.",
            ),
        ),
    ] = "grid"
    stride: Annotated[
        tuple[Side, ...] | None,
        about(
            QT_TRANSLATE_NOOP("datasets", "Stride"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "From one patch of the grid to the next, down and across. Empty: as long as the patch.",
            ),
            unit=QT_TRANSLATE_NOOP("datasets", "pixels"),
            min_length=1,
            max_length=2,
        ),
    ] = None
    positions: Annotated[
        str,
        about(
            QT_TRANSLATE_NOOP("datasets", "Positions"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "A table (CSV) in the folder with the columns x and y, in pixels; file, where there are "
                "several pictures; and class, if there are any.",
            ),
            expert=True,
        ),
    ] = "positions.csv"
    objects: Annotated[
        str,
        about(
            QT_TRANSLATE_NOOP("datasets", "Objects"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "A folder in the folder with a label image for each picture, called like it: each object has "
                "a number of its own, or all are 1 and do not touch.",
            ),
            expert=True,
        ),
    ] = "labels"
    edges: Annotated[
        Edges,
        about(
            QT_TRANSLATE_NOOP("datasets", "Edges"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Patches that reach beyond the picture. Leave: they are left out. Shift: they are moved "
                "inwards. Pad: they are black there.",
            ),
            expert=True,
        ),
    ] = "leave"
    contrast: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("datasets", "Contrast"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Patches whose values spread less than this are empty and left out: the standard deviation "
                "as a share of the range from black to white.",
            ),
            ge=0.0,
            le=0.5,
            expert=True,
        ),
    ] = 0.0
    size: Size = None
    colour: Colour = "auto"
    cuts: ClassVar[bool] = True
    one_size: ClassVar[bool] = True

    @model_validator(mode="after")
    def _parts_lie_inside(self) -> Self:
        for name in ("positions", "objects"):
            given = Path(getattr(self, name))
            if given.is_absolute() or ".." in given.parts:
                raise ValueError(tr("{} must lie in the folder of the pictures", name))
        return self

    @property
    def shape(self) -> tuple[int, int, int]:  # type: ignore[override]
        high, wide = _both(self.size or self.patch)
        return (self.depth, high, wide)

    def usual_size(self, sizes: Collection[tuple[int, int]]) -> tuple[int, ...]:
        """As it is cut."""
        return self.patch

    def parts(self, picture: Picture, most: int) -> Iterator[Picture]:
        """Patches all over the picture, of one its middle."""
        (wide, high), patch = picture.size, _both(self.patch)
        side = math.ceil(math.sqrt(most))
        y, x = (np.mgrid[:side, :side] + 0.5) / side
        corners = cutting.around(np.stack([x.ravel() * wide, y.ravel() * high], axis=1), patch)
        for row in sample(len(corners), most).tolist():
            values = cutting.cut(np.asarray(picture.values), corners[row].tolist(), patch)
            yield replace(picture, values=values)

    def part(self, values: NDArray[Any], named: Origin) -> NDArray[Any] | None:
        """The patch of this name; None where it reaches beyond the picture and is black there."""
        patch, corner = _both(self.patch), np.array([named.corner or (0, 0)], np.int64)
        inside = cutting.placed(corner, values.shape[:2], patch, "leave")
        return cutting.cut(values, inside[0].tolist(), patch) if len(inside) else None

    def brought(self, values: NDArray[Any]) -> NDArray[np.uint8]:
        return _brought(of_array(values, self.form.colour).pixels(self.rule), self.form)

    def listing(self, root: Path, say: Say | None = None) -> Listing:
        """The pictures; what says where patches lie is none of them."""
        apart = {"positions": root / self.positions, "objects": root / self.objects}
        return listed(root, say, apart.get(self.cut), self.planes)

    def load_all(self, folders: Iterable[Path], say: Say | None = None) -> dict[Split, Images]:
        """Read, cut and divide. Raises what `load` does."""
        places = list(folders)
        data, root = self.settled(places, say), self.found(places)
        listing = data.listing(root, say)
        about_them = [tuple(one) for one in listing.files]
        beside = [(one, *_stamp(one)) for one in sorted(data._beside(root))]
        kept = remembered_heap(
            self.kind,
            (str(root.absolute()), data.model_dump(exclude={"path"}), about_them, beside),
            data.shape,
            lambda heap: _Cutter(data, root, listing, say, heap).arrays(),
            str(root),
        )
        arrays, pixels = kept.arrays, kept.pixels
        skipped = (*listing.left_out, *map(str, arrays["skipped"]))
        found = Values.of(arrays)
        crowded = found.crowded(pixels, data.rule)
        warnings = (*kept.notes, *map(str, arrays["warnings"]), *found.warnings(data.rule), *crowded)
        notes = (*map(str, arrays["notes"]), *data.channel_notes, *found.notes(data.rule), *warnings)
        classes = tuple(map(str, arrays["classes"]))
        names = texts(arrays["names"].tobytes().decode().split(BETWEEN))
        made: dict[Split, Images] = {}
        ends = np.cumsum(arrays["counts"]).tolist()
        for split, count, end in zip(SPLITS, arrays["counts"].tolist(), ends, strict=True):
            mine = slice(end - count, end)
            if count or split != "validation":
                made[split] = Images(
                    self.kind, split, picked(pixels, mine), arrays["labels"][mine] if classes else None,
                    classes, notes, warnings, skipped, names[mine], arrays["digests"][mine], fresh=True,
                    source=data.source(root),
                )  # fmt: skip
        return made

    def _beside(self, root: Path) -> Iterator[Path]:
        """The files beside the pictures that say where patches lie."""
        if self.cut == "positions":
            yield root / self.positions
        elif self.cut == "objects" and (root / self.objects).is_dir():
            yield from (one for one in (root / self.objects).rglob("*") if one.is_file())


def _both(side: tuple[int, ...]) -> tuple[int, int]:
    """Height and width."""
    return side[0], side[-1]


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of a file, which tell whether it has changed."""
    try:
        about_it = path.stat()
    except OSError:
        return (0, 0)
    return about_it.st_size, about_it.st_mtime_ns


@dataclass
class _Cut:
    """The patches of one picture."""

    source: Found
    corners: Corners  # (N, 2)
    rows: NDArray[np.int64]  # (N,), where they lie among all that were cut
    digests: NDArray[np.uint64]  # (N,)
    groups: list[str]  # (N,), their classes; "" of none


@dataclass
class _Cutter:
    """Reads the pictures one by one and cuts them."""

    data: Patches
    root: Path
    listing: Listing
    say: Say | None
    heap: ImageHeap  # where patches go as they are cut
    beyond: int = 0  # patches left out at the edges
    empty: int = 0
    again: int = 0  # positions that lie where another one does
    small: list[str] = field(default_factory=list)  # pictures smaller than a patch
    torn: int = 0  # across the border of what is held out of a single picture
    found: Values = field(default_factory=Values)
    skipped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def arrays(self) -> tuple[NDArray[np.int64], Arrays]:
        """Where the patches lie, split behind split, and what tells of them. Raises `DataBroken`."""
        cuts = list(self._cuts())
        if not any(len(one.corners) for one in cuts if one.source.split == "train"):
            why = next(iter(self.skipped), None) or self._without()
            raise DataBroken(tr("No patch could be cut from the pictures of {}: {}.", self.root, why))
        parts = self._divided(cuts)
        every = [one for split in SPLITS for one in parts[split]]
        classes = sorted({group for one in every for group in one.groups if group})
        index = {name: label for label, name in enumerate(classes)}
        if classes and not all(group for one in every for group in one.groups):
            raise DataBroken(
                tr("Some positions of {} have a class and some none.", self.root / self.data.positions)
            )
        self._tell(cuts, parts)
        names = [
            str(replace(origin(self._name(one.source)), corner=(int(x), int(y))))
            for one in every
            for x, y in one.corners
        ]
        return np.concatenate([one.rows for one in every]), {
            "digests": np.concatenate([one.digests for one in every]),
            "names": np.frombuffer(BETWEEN.join(names).encode(), np.uint8),
            "labels": np.array([index.get(group, 0) for one in every for group in one.groups], np.int64),
            "classes": np.array(classes, np.str_),
            "counts": np.array([sum(len(one.corners) for one in parts[split]) for split in SPLITS], np.int64),
            "skipped": np.array(self.skipped, np.str_),
            "notes": np.array(self.notes, np.str_),
            "warnings": np.array(self.warnings, np.str_),
            **self.found.arrays(),
        }

    def _name(self, source: Found) -> str:
        return source.name(self.root)

    # Reading

    def _cuts(self) -> Iterator[_Cut]:
        data, files, reader = self.data, self.listing.files, PictureReader(self.data.planes)
        given = self._given()
        told = Teller(self.say, tr("{{:,}} of {}", counted(len(files), "picture")), len(files))
        for row, source in enumerate(files):
            told(row)
            try:
                picture = reader.read(source.place, source.page, data.form.colour)
                pixels = picture.pixels(data.rule)
                corners, groups = self._corners(source, pixels.shape[:2], given)
                self.found |= Values.of_picture(picture, self._name(source))
            except Unreadable as error:
                self.skipped.append(f"{self._name(source)}: {error}")
                continue
            self._smaller(source, pixels.shape[:2])
            yield self._cut(source, pixels, corners, groups)

    def _given(self) -> dict[str, list[cutting.Position]]:
        """The positions of the table by picture, where there is one."""
        if self.data.cut != "positions":
            return {}
        table = self.root / self.data.positions
        if not table.is_file():
            raise DataMissing(
                tr("The table of positions {} is not there: set data.positions to one in that folder.", table)
            )
        pictures: dict[str, str] = {}
        for one in self.listing.files:
            name = self._name(one)
            file = Path(origin(name).file)  # of a stack, its first page
            for known in (name, Path(name).name, str(file), file.name, file.stem):
                pictures.setdefault(known, name)
        given, notes = cutting.positions(table, pictures)
        self.warnings += notes
        return given

    def _corners(
        self, source: Found, size: tuple[int, int], given: dict[str, list[cutting.Position]]
    ) -> tuple[Corners, list[str]]:
        """Where patches lie, and their classes. Raises `Unreadable`."""
        data, patch = self.data, _both(self.data.patch)
        if data.cut == "grid":
            corners = cutting.grid(size, patch, _both(data.stride or data.patch), data.edges)
            kept = cutting.placed(corners, size, patch, data.edges)
            self.beyond += len(corners) - len(kept)
            return kept, [source.group] * len(kept)
        groups = [source.group]
        if data.cut == "positions":
            mine = given.get(self._name(source), [])
            points = np.array([(one.x, one.y) for one in mine], np.float64).reshape(-1, 2)
            groups = [one.group or source.group for one in mine]
        else:
            points = cutting.objects(self._labels(source, size))
            groups *= len(points)
        corners = cutting.around(points, patch)
        made = [cutting.placed(one[None], size, patch, data.edges) for one in corners]
        kept_groups = [group for group, one in zip(groups, made, strict=True) if len(one)]
        kept = np.concatenate([np.empty((0, 2), np.int64), *made])
        first = np.sort(
            np.unique(kept, axis=0, return_index=True)[1]
        )  # one place has one patch, and one name
        self.beyond += len(corners) - len(kept)
        self.again += len(kept) - len(first)
        return kept[first], [kept_groups[row] for row in first.tolist()]

    def _labels(self, source: Found, size: tuple[int, int]) -> NDArray[Any]:
        """The label image (H, W) of a picture. Raises `Unreadable`."""
        beside = self.root / self.data.objects / source.path.relative_to(self.root).parent
        path = next((one for one in sorted(beside.glob("*")) if one.stem == source.path.stem), None)
        if path is None and not (self.root / self.data.objects).is_dir():
            raise DataMissing(
                tr(
                    "The folder of label images {} is not there: set data.objects to one in that folder.",
                    self.root / self.data.objects,
                )
            )
        if path is None:
            raise Unreadable(
                tr("there is no label image called {} in {}: add one", source.path.stem, self.data.objects)
            )
        labels = cutting.label_image(path)
        if labels.shape != size:
            high, wide = labels.shape
            raise Unreadable(
                tr(
                    "its label image {} has {:,}×{:,} pixels and it {:,}×{:,}: save both in one size",
                    path.name,
                    wide,
                    high,
                    size[1],
                    size[0],
                )
            )
        return labels

    def _cut(self, source: Found, pixels: NDArray[np.uint8], corners: Corners, groups: list[str]) -> _Cut:
        data, shape = self.data, self.data.form
        patches = [cutting.cut(pixels, corner, _both(data.patch)) for corner in corners]
        if data.contrast:
            full = [float(one.std()) / 255 >= data.contrast for one in patches]
            self.empty += full.count(False)
            patches = [one for one, keep in zip(patches, full, strict=True) if keep]
            groups = [one for one, keep in zip(groups, full, strict=True) if keep]
            corners = corners[np.array(full, bool)]
        made = np.empty((len(patches), shape.channels, shape.height, shape.width), np.uint8)
        for row, patch in enumerate(patches):
            made[row] = _brought(patch, shape)
        if len(self.heap) + len(made) > MOST_IMAGES:
            raise DataBroken(
                tr(
                    "More than {:,} patches would be cut from {}: set a longer data.stride, or "
                    "leave out empty ones by data.contrast.",
                    MOST_IMAGES,
                    self.root,
                )
            )
        return _Cut(source, corners, self.heap.add(made), digests(made), groups)

    # Dividing

    def _divided(self, cuts: list[_Cut]) -> dict[Split, list[_Cut]]:
        """The patches of each split: as the folders say, else some pictures are held out."""
        parts: dict[Split, list[_Cut]] = {split: [] for split in SPLITS}
        for one in cuts:
            if len(one.corners):
                parts[one.source.split].append(one)
        learn = parts["train"]
        test = bool(parts["test"]) and self.data.validation == "test"
        if parts["validation"] or test or self.data.validation == "training":
            return parts
        if len(learn) == 1:
            parts["train"], parts["validation"] = self._torn(learn[0])
            return parts
        groups = np.unique([one.source.group for one in learn], return_inverse=True)[1]
        held = set(mixed(len(learn), groups, HELD_OUT_SEED)[: self._count(len(learn))].tolist())
        parts["validation"] = [one for row, one in enumerate(learn) if row in held]
        parts["train"] = [one for row, one in enumerate(learn) if row not in held]
        names = named([self._name(one.source) for one in parts["validation"]])
        self.notes.append(
            tr(
                "Held out with all of their patches: {:,} of {:,} pictures ({}).",
                len(held),
                len(learn),
                names,
            )
        )
        return parts

    def _count(self, pictures: int) -> int:
        """How many pictures are held out."""
        return min(max(1, round(self.data.held_out * pictures)), pictures - 1)

    def _torn(self, one: _Cut) -> tuple[list[_Cut], list[_Cut]]:
        """The upper and the lower part of a single picture."""
        tops = one.corners[:, 1]
        border = int(np.quantile(tops, 1 - self.data.held_out, method="higher"))
        below, above = tops >= border, tops + _both(self.data.patch)[0] <= border
        if not above.any():
            self.warnings.append(
                tr("The one picture is too low to be parted: held-out patches may share pixels with others.")
            )
            return [one], []
        self.torn = int((~below & ~above).sum())
        across = tr("; {:,} patches across the border are left out", self.torn) if self.torn else ""
        self.notes.append(
            tr(
                "Held out: the one picture from row {:,} on, {:,} patches{}.",
                border,
                int(below.sum()),
                across,
            )
        )
        return [_some(one, above)], [_some(one, below)]

    # What is said

    def _smaller(self, source: Found, size: tuple[int, int]) -> None:
        """Note a picture that has no room for a patch."""
        (high, wide), patch = size, _both(self.data.patch)
        if high < patch[0] or wide < patch[1]:
            self.small.append(f"{self._name(source)} ({high:,}×{wide:,})")

    def _without(self) -> str:
        if self.empty:
            return tr(
                "all {:,} have less contrast than {} (data.contrast)", self.empty, number(self.data.contrast)
            )
        if self.data.cut == "objects":
            return tr("the label images in {} show no object", self.data.objects)
        return tr("none of {} pixels lies inside one of them", "×".join(map(str, _both(self.data.patch))))

    def _tell(self, cuts: Sequence[_Cut], parts: dict[Split, list[_Cut]]) -> None:
        data, count = self.data, sum(len(one.corners) for one in cuts)
        patch = "×".join(map(str, _both(data.patch)))
        how = {
            "grid": tr("in a grid"),
            "positions": tr("about positions"),
            "objects": tr("one for each object"),
        }[data.cut]
        patches = "patch" if count == 1 else "patches"
        text = tr(
            "{:,} {} of {} pixels, {}, of {}", count, patches, patch, how, counted(len(cuts), "picture")
        )
        if self.beyond:
            text += tr("; {:,} at the edges were left out", self.beyond)
        if self.again:
            text += tr("; {} had a patch already", counted(self.again, "position"))
        if self.empty:
            text += tr("; {:,} empty ones were left out", self.empty)
        self.notes.insert(0, f"{text}.")
        if self.small:
            verb, gives = ("is", "gives") if len(self.small) == 1 else ("are", "give")
            end = (
                tr("{} black beyond the edges", verb)
                if data.edges == "pad"
                else tr("{} none: set data.patch", gives)
            )
            whole = counted(len(self.small), "picture")
            self.warnings.append(
                tr("{} {} smaller than a patch ({}) and {}.", whole, verb, named(self.small), end)
            )
        if self.skipped:
            verb = "was" if len(self.skipped) == 1 else "were"
            whole = counted(len(self.listing.files), "picture")
            self.warnings.append(
                tr("{:,} of {} {} left out: {}.", len(self.skipped), whole, verb, named(self.skipped))
            )
        if self.listing.left_out:
            self.warnings.append(tr("Left out: {}.", named(self.listing.left_out)))


def _some(one: _Cut, which: NDArray[np.bool_]) -> _Cut:
    groups = [group for group, mine in zip(one.groups, which.tolist(), strict=True) if mine]
    return _Cut(one.source, one.corners[which], one.rows[which], one.digests[which], groups)


def _brought(patch: NDArray[np.uint8], shape: Shape) -> NDArray[np.uint8]:
    """A patch (h, w) or (h, w, C) as an image of the set (C, H, W)."""
    layers = [patch] if patch.ndim == 2 else list(patch.transpose(2, 0, 1))
    if patch.shape[:2] != (shape.height, shape.width):
        size = (shape.width, shape.height)
        layers = [np.asarray(band(one).resize(size, Image.Resampling.BICUBIC)) for one in layers]
    return np.stack(layers)
