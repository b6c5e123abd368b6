"""Which arrays of a file are images and labels, and of which splits: by their shapes, lengths and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt
from pathlib import Path
from typing import Literal, NamedTuple

from aegui.parts.channels import MOST_CHANNELS
from aegui.parts.datasets import DataBroken, Split
from aegui.parts.datasets.listing import SPLITS, split_of
from aegui.parts.datasets.packed import beside, by_folder
from aegui.parts.formats import MOST_PIXELS, ClosedArray, StoredArray, StoredPictures, stored_arrays, times
from aegui.parts.formats.data_file import Planes
from aegui.text import counted
from aegui.translation import QT_TRANSLATE_NOOP, tr

LEAST_FLAT = 64  # numbers in a row that may be an image: 8×8
IMAGES = frozenset({"x", "images", "image", "imgs", "img", "pixels", "pictures", "data", "inputs", "arr_0"})
LABELS = frozenset({"y", "labels", "label", "targets", "target", "classes", "class", "arr_1"})
FORMS = QT_TRANSLATE_NOOP("", "N×H×W, N×H×W×C or N×C×H×W with 1 to 8 channels, or N×(H·W) of squares")
USUAL = (1, 3)  # channels: grey and colours
OPAQUE = 4  # channels: colours, and an opacity unless they are integers of more than 8 bits

Axis = Literal["auto", "first", "last"]


class Frame(NamedTuple):
    """How images lie in an array: (N, H, W), (N, H, W, C), (N, C, H, W) or flat."""

    channels: int  # without an opacity
    height: int
    width: int
    last: bool = True  # where channels are
    opacity: bool = False  # one more channel says how much is seen of a pixel

    @property
    def shape(self) -> tuple[int, int, int]:
        """(C, H, W)."""
        return self[:3]

    @property
    def is_usual(self) -> bool:
        """Whether they are grey or have colours."""
        return self.channels in USUAL


@dataclass(frozen=True)
class Choice:
    """What the recipe says of how a file is read; all of it may be left open."""

    images: str | None = None  # the array
    labels: str | None = None
    channels: int = 0  # how many are named
    axis: Axis = "auto"
    planes: Planes = "auto"


OPEN = Choice()


class Named(NamedTuple):
    """What the name of an array says: x_train is the x of train."""

    stem: str
    split: Split | None


@dataclass(frozen=True)
class Layout:
    """Which arrays of a file are what."""

    images: dict[Split, StoredArray]
    labels: dict[Split, StoredArray]  # none, or one for each of the images
    left_out: tuple[str, ...]
    frame: Frame  # of all images
    understood: tuple[str, ...] = ()  # sentences on what was found beside the images

    @property
    def count(self) -> int:
        """How many images there are."""
        return sum(one.shape[0] for one in self.images.values())

    def warnings(self, path: Path) -> tuple[str, ...]:
        """Which arrays of the file are nothing to the images, in a sentence where there are any."""
        return (tr("Left out of {}: {}.", path.name, ", ".join(self.left_out)),) if self.left_out else ()


def layout_of(path: Path, choice: Choice = OPEN) -> Layout:
    """Which arrays of a file are what, as the choices say if there are any. Raises `DataBroken`."""
    wanted, wanted_labels = choice.images, choice.labels
    arrays = stored_arrays(path, choice.planes)
    understood: list[str] = []
    pictures = _pictures(arrays, wanted)
    if pictures is not None:
        found = by_folder(pictures)
        images, folders, left = found.images, found.labels, found.left_out
        understood += found.understood
        rest = [one for one in arrays if not isinstance(one, StoredPictures)]
    else:
        images, folders, left = _chosen_images(arrays, wanted and wanted.strip("/"), path, choice), {}, ()
        rest = [one for one in arrays if one not in images.values()]
    if len(images) == 1 and not rest:
        test, rest = beside(path, first(images))
        images |= {"test": test} if test is not None and "test" not in images else {}
        names = [one.path.name for one in ((test, *rest) if test is not None else rest)]
        understood += [tr("Read with it, from beside it: {}.", ", ".join(names))] if names else []
    if folders and not wanted_labels:
        labels = folders
    else:
        labels = _chosen_labels(rest, images, wanted_labels and wanted_labels.strip("/"), path)
    of_them = first(images)
    if of_them.note:
        understood.append(f"{of_them.name or path.name}: {of_them.note}.")
    left += tuple(str(one) for one in rest if one not in labels.values() and one.shape)
    lies = _frame(of_them, choice)
    assert lies is not None  # they were chosen for it
    if len(of_them.shape) == 4 and not lies.is_usual:
        where = "last" if lies.last else "second"
        understood.append(
            tr(
                "The {} channels are the {} axis of {} ({}).",
                lies.channels,
                where,
                of_them.name or path.name,
                times(of_them.shape),
            )
        )
    return Layout(images, labels, left, lies, tuple(understood))


def _frame(one: StoredArray, choice: Choice = OPEN) -> Frame | None:
    """How the images lie in an array; None where it holds none."""
    integers = one.dtype.kind in "iu" and one.dtype.itemsize > 1
    return frame(one.shape, choice, apart=one.apart, opacity=not integers)


def _pictures(arrays: Sequence[StoredArray], wanted: str | None) -> StoredPictures | None:
    """The pictures of an archive or a table, where nothing else is wanted."""
    found = [one for one in arrays if isinstance(one, StoredPictures)]
    if wanted:
        found = [one for one in found if one.name == wanted]
    elif any((lies := _frame(one)) and lies.is_usual and len(one.shape) > 2 for one in arrays):
        return None
    return found[0] if len(found) == 1 else None


def named(name: str) -> Named:
    """x_train, train-images and images.val, whichever comes first."""
    words = [word for word in re.split(r"[_\-. /]+|(?<=[a-z])(?=[A-Z])", name) if word]
    splits = [split for word in words if (split := split_of(word)) is not None and not word[-1].isdigit()]
    if not splits or len(words) == 1:
        return Named(name.lower(), splits[0] if splits and len(words) == 1 else None)
    stem = "_".join(word for word in words if split_of(word) is None)
    return Named(stem.lower(), splits[0])


def _word(one: StoredArray) -> str:
    """What an array is, by the last part of its path that names no split: images of entry/images/train."""
    parts = [part for part in one.name.split("/") if split_of(part) is None]
    return named(parts[-1]).stem if parts else ""


def frame(
    shape: tuple[int, ...], choice: Choice = OPEN, apart: bool = False, opacity: bool = True
) -> Frame | None:
    """How the images lie in an array of this shape; None where it holds none.

    The axis of channels is that of one or three, of four, or else the shorter one of two to eight, the last
    where both are as short. Of four channels the last is an `opacity`, and the images are what is seen of the
    other three, unless four are named or the file says that its channels are `apart`, in the last axis.
    """
    if len(shape) == 3:
        return Frame(1, shape[1], shape[2])
    if len(shape) == 4:
        places = {"first": (1,), "last": (3,)}.get(choice.axis, (3,) if apart else (3, 1))
        able = [place for place in places if 0 < shape[place] <= MOST_CHANNELS]
        if not able:
            return None
        if choice.channels in [shape[place] for place in able]:
            place = next(place for place in able if shape[place] == choice.channels)
        else:
            place = min(able, key=lambda place: _rank(shape[place]))
        count, last = shape[place], place == 3
        opaque = count == OPAQUE and opacity and not apart and choice.channels != OPAQUE
        sides = shape[1:3] if last else shape[2:]
        return Frame(count - opaque, *sides, last, opaque)
    if len(shape) == 2 and shape[1] >= LEAST_FLAT:
        for channels in [choice.channels] if choice.channels else USUAL:
            side = isqrt(shape[1] // channels)
            if channels * side * side == shape[1]:
                return Frame(channels, side, side, last=channels == 1)
    return None


def _rank(channels: int) -> tuple[int, int]:
    """Which of two axes is rather that of channels: the lower one."""
    return 0 if channels in USUAL else 1 if channels == OPAQUE else 2, channels


def _groups(arrays: Sequence[StoredArray]) -> dict[str, dict[Split, StoredArray]]:
    """Arrays by what their names share, each by its split; one without a split is for training."""
    groups: dict[str, dict[Split, StoredArray]] = {}
    for one in arrays:
        stem, split = named(one.name)
        group = groups.setdefault(stem, {})
        if (split or "train") in group:  # x and x_train: the one that names no split is another thing
            groups.setdefault(one.name, {})["train"] = one
        else:
            group[split or "train"] = one
    return groups


def _chosen_images(
    arrays: Sequence[StoredArray], wanted: str | None, path: Path, choice: Choice
) -> dict[Split, StoredArray]:
    able = [one for one in arrays if _frame(one, choice) and one.dtype.kind in "buifO"]
    usual_ones = [one for one in able if (lies := _frame(one, choice)) is not None and lies.is_usual]
    if usual_ones and not choice.channels and not wanted:
        able = usual_ones
    groups = _groups(able)
    held = ", ".join(map(str, arrays)) or "nothing"
    if wanted:
        exact = next((one for one in arrays if one.name == wanted), None)
        group = _groups([exact])[named(wanted).stem] if exact is not None else groups.get(wanted.lower())
        if group is None:
            inside = [str(one) for one in arrays if one.name.startswith(f"{wanted}/")]
            if inside:
                raise DataBroken(
                    tr(
                        "{} in {} is a group of arrays: set data.images to one in it, {}.",
                        wanted,
                        path,
                        ", ".join(inside),
                    )
                )
            raise DataBroken(tr("{} holds no array {} (data.images), but {}.", path, wanted, held))
        if exact is not None and wanted not in groups and len(groups.get(named(wanted).stem, {})) > 1:
            group = groups[named(wanted).stem]
        groups = {wanted: group}
    else:
        deep = {stem: group for stem, group in groups.items() if first(group).shape[2:]}
        groups = deep or {stem: group for stem, group in groups.items() if stem not in LABELS} or groups
        usual = {stem: group for stem, group in groups.items() if _word(first(group)) in IMAGES}
        groups = usual if len(usual) == 1 else groups
    named_so = next((one for one in arrays if named(one.name).stem in IMAGES), arrays[0] if arrays else None)
    if not groups:
        if named_so is None or (len(arrays) > 1 and named(named_so.name).stem not in IMAGES):
            raise DataBroken(tr("{} holds no images ({}), but {}.", path, tr(FORMS), held))
        raise DataBroken(_no_images(named_so, path))
    if len(groups) > 1:
        names = ", ".join(str(first(group)) for group in groups.values())
        raise DataBroken(
            tr("Several arrays of {} may be the images: {}. Set data.images to one of them.", path, names)
        )
    (group,) = groups.values()
    if "train" not in group:
        if len(group) > 1:
            names = tr(" and ").join(one.name for one in group.values())
            raise DataBroken(tr("{} holds {} and no training images: save them as x_train.", path, names))
        group = {"train": first(group)}
    for one in group.values():
        lies = _frame(one, choice)
        if lies is None or one.dtype.kind not in "buif" or 0 in one.shape:
            raise DataBroken(_no_images(one, path))
        if lies.height * lies.width > MOST_PIXELS:
            raise DataBroken(
                tr(
                    "The images of {} in {} are {} pixels, which is too large: cut them into "
                    "patches, saved as arrays.",
                    one.name or tr("the array"),
                    path,
                    times(one.shape[1:]),
                )
            )
        if lies != _frame(first(group), choice):
            raise DataBroken(tr("{} and {} of {} hold images of different sizes.", first(group), one, path))
    return {split: group[split] for split in SPLITS if split in group}


def _no_images(one: StoredArray, path: Path) -> str:
    """Why an array can't be the images."""
    name = one.name or tr("The array")
    if isinstance(one, ClosedArray):
        return tr("{} in {} {}.", name, path, one.note)
    if one.dtype.hasobject:
        return tr("{} holds objects, which could run anything: save plain numbers.", path)
    if 0 in one.shape:
        return tr("{} in {} is {}: there is no image in it.", name, path, times(one.shape))
    if one.dtype.kind not in "buif":
        return tr("{} in {} is of type {}; it must be numbers.", name, path, one.dtype)
    return tr("{} in {} is {}; it must be {}.", name, path, times(one.shape), tr(FORMS))


def first(group: dict[Split, StoredArray]) -> StoredArray:
    """The training images, or else what there is."""
    return next(iter(group.values()))


def _chosen_labels(
    arrays: Sequence[StoredArray], images: dict[Split, StoredArray], wanted: str | None, path: Path
) -> dict[Split, StoredArray]:
    if wanted is not None and wanted.lower() == "none":
        return {}
    groups = _groups(arrays)
    if len(images) == 1 and "train" in images:  # y_test beside x_test alone
        groups = {
            stem: {"train": first(group)} if len(group) == 1 else group for stem, group in groups.items()
        }
    fit = {stem: group for stem, group in groups.items() if _may_label(group, images)}
    held = ", ".join(map(str, arrays)) or tr("no other array")
    if wanted:
        stem = wanted.lower() if wanted.lower() in groups else named(wanted).stem
        if stem not in groups:
            raise DataBroken(tr("{} holds no array {} (data.labels), but {}.", path, wanted, held))
        fit = {stem: groups[stem]} if stem in fit else {}
    else:
        usual = {stem: group for stem, group in fit.items() if _word(first(group)) in LABELS}
        fit = usual or {stem: group for stem, group in fit.items() if first(group).dtype.kind != "f"}
        stem = next((stem for stem, group in groups.items() if _word(first(group)) in LABELS), "")
    if not fit and stem:
        one, count = first(groups[stem]), counted(first(images).shape[0], "image")
        if one.dtype.hasobject:
            raise DataBroken(
                tr(
                    "{} in {} holds objects, which could run anything: save whole numbers or texts "
                    "({}.astype(str)), or set data.labels to none.",
                    one.name,
                    path,
                    one.name,
                )
            )
        raise DataBroken(
            tr(
                "{} in {} is {}, of type {}, and it holds {}: give one label each, whole numbers "
                "or texts, or set data.labels to none.",
                one.name,
                path,
                times(one.shape),
                one.dtype,
                count,
            )
        )
    if len(fit) > 1:
        names = ", ".join(str(first(group)) for group in fit.values())
        raise DataBroken(
            tr(
                "Several arrays of {} may be the labels: {}. Set data.labels to one of them, or none.",
                path,
                names,
            )
        )
    return {split: group[split] for group in fit.values() for split in images}


def _may_label(group: dict[Split, StoredArray], images: dict[Split, StoredArray]) -> bool:
    """Whether arrays have a label for each image: (N,), (N, 1), or (N, K) with a one in each row."""
    return all(
        split in group
        and group[split].dtype.kind in "biufUS"
        and len(group[split].shape) in (1, 2)
        and group[split].shape[0] == one.shape[0]
        for split, one in images.items()
    )
