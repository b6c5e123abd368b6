"""CIFAR-10: 50,000 training and 10,000 test images of 32×32 RGB (Krizhevsky, 2009)."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aegui.files import explain, write_bytes
from aegui.parts.datasets import DataBroken, DataMissing, DataSet, Images, Say, Split, datasets, in_turns
from aegui.parts.datasets.caching import Arrays, remembered
from aegui.parts.datasets.pictures import SUFFIXES, Unreadable, channels_first, opened
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.reordering import arrange
from aegui.translation import tr

SIZE = 32
SPLITS: tuple[Split, Split] = ("train", "test")
BATCHES = "cifar-10-batches-py"  # torchvision's form
FOLDERS = (
    "cifar10",
    "cifar-10",
    "cifar10-jpeg",
)  # train/<class>/*.jpg and test/<class>/*.jpg in one of these
ARCHIVE = "cifar10-jpeg.tar.gz"  # the same, packed
MOST_BYTES = 1_000_000  # of one file in the archive; a picture has about a thousand
MOST_FILES = 100_000
EVERY = 500  # pictures between two words about the progress


class Picture(NamedTuple):
    """One file of the form with a folder for each class."""

    split: str
    label: int
    name: str
    pixels: NDArray[np.uint8]  # (3, 32, 32)


@datasets.add(
    "cifar10",
    QT_TRANSLATE_NOOP("datasets", "CIFAR-10"),
    QT_TRANSLATE_NOOP("datasets", "60,000 colour images of 32×32 pixels: animals and vehicles."),
    order=30,
)
class Cifar10(DataSet):
    """CIFAR-10 in torchvision's form, or as JPEG files in a folder or an archive; it notes which was read.

    The images are ordered alike in every form: one of each class in turn.
    """

    total: ClassVar[int] = 60_000
    shape: ClassVar[tuple[int, int, int]] = (3, SIZE, SIZE)
    classes: ClassVar[tuple[str, ...]] = (
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
    )  # fmt: skip
    can_download: ClassVar[bool] = True

    def find(self, folders: Iterable[Path]) -> Path | None:
        return next((path for folder in folders for path in _forms(folder)), None)

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        looked = list(folders)
        path = self.find(looked)
        if path is None:
            places = ", ".join(map(str, looked)) or tr("no folder")
            raise DataMissing(
                tr(
                    "CIFAR-10 is not on the disk (looked in {}): download it, or choose the folder "
                    "that holds {}, {} or cifar10/train and cifar10/test.",
                    places,
                    BATCHES,
                    ARCHIVE,
                )
            )
        try:
            if path.name == BATCHES:
                pixels, labels = _read_batches(path, split)
                note = tr("CIFAR-10 was read from {}: the original pixels.", BATCHES)
            else:
                pixels, labels = self._read_pictures(path, split, say)
                note = tr(
                    "CIFAR-10 was read from {}: pictures, whose compression changed the pixels.", path.name
                )
        except OSError as error:
            raise DataBroken(explain(error, path)) from error
        return Images(self.kind, split, pixels, labels, self.classes, (note,), fresh=True)

    def _read_pictures(
        self, path: Path, split: Split, say: Say | None
    ) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        def read() -> Arrays:
            return _arranged(_archived(path, say) if path.name == ARCHIVE else _unpacked(path, say), path)

        arrays = remembered(self.kind, _fingerprint(path), (split, f"{split}_labels"), read)
        return arrays[split], arrays[f"{split}_labels"]

    def download(self, folder: Path, say: Say) -> None:
        from aegui.parts.datasets.fetching import fetch
        from aegui.parts.datasets.vision import torchvision_datasets

        source = torchvision_datasets().CIFAR10
        packed = fetch([source.url], folder / source.filename, f"md5:{source.tgz_md5}", say)
        (folder / BATCHES).mkdir(exist_ok=True)
        names = [name for name, _ in source.train_list + source.test_list] + [source.meta["filename"]]
        with tarfile.open(packed) as tar:
            for name in names:
                say(1.0, tr("unpacking {}", name))
                member = tar.extractfile(f"{BATCHES}/{name}")
                if member is not None:
                    write_bytes(folder / BATCHES / name, member.read())
        packed.unlink()


def _forms(folder: Path) -> Iterator[Path]:
    """The forms of CIFAR-10 in a folder, the original pixels first."""
    if (folder / BATCHES / "test_batch").is_file():
        yield folder / BATCHES
    yield from (f for f in map(folder.joinpath, FOLDERS) if all((f / split).is_dir() for split in SPLITS))
    if (folder / ARCHIVE).is_file():
        yield folder / ARCHIVE


def _read_batches(path: Path, split: Split) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """torchvision's class reads objects: it does so only where every check sum is the known one."""
    from aegui.parts.datasets.vision import torchvision_datasets

    try:
        data = torchvision_datasets().CIFAR10(path.parent, train=split == "train")
    except RuntimeError as error:
        raise DataBroken(
            tr(
                "{} was not opened, because its files are not the known ones (a check sum is "
                "another): delete it and download CIFAR-10 again.",
                path,
            )
        ) from error
    labels = np.array(data.targets, np.int64)
    order = in_turns(labels)
    pixels = np.ascontiguousarray(data.data.transpose(0, 3, 1, 2))
    del data
    arrange(pixels, order)
    return pixels, labels[order]


def _fingerprint(path: Path) -> list[object]:
    """What tells whether the pictures are still the same."""
    files = [path] if path.is_file() else sorted(f for f in path.glob("*/*/*") if f.is_file())
    stats = [(str(file.relative_to(path.parent)), file.stat()) for file in files]
    return [str(path.absolute()), *((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)]


def _place(name: str) -> tuple[str, int] | None:
    """Split and label of train/cat/0001.jpg, None where a name is no such path."""
    parts = PurePosixPath(name).parts
    if len(parts) < 3 or parts[-2] not in Cifar10.classes or parts[-3] not in SPLITS:
        return None
    known = PurePosixPath(name).suffix.lower() in SUFFIXES
    return (parts[-3], Cifar10.classes.index(parts[-2])) if known else None


def _archived(path: Path, say: Say | None) -> Iterator[Picture]:
    """The pictures of the archive, read in passing: nothing is written to the disk."""
    size = path.stat().st_size
    try:
        # tarfile's own reader of gzip takes a file that is cut off for one that ends.
        with path.open("rb") as file, gzip.open(file) as plain, tarfile.open(fileobj=plain, mode="r|") as tar:
            for number, member in enumerate(tar):
                if number > MOST_FILES or member.size > MOST_BYTES:
                    raise DataBroken(tr("{} holds more than CIFAR-10 ({}): replace it.", path, member.name))
                if say is not None and number % EVERY == 0:
                    say(min(file.tell() / size, 1.0), tr("CIFAR-10: {:,} pictures", number))
                place = _place(member.name)
                content = tar.extractfile(member) if place and member.isreg() else None
                if place and content is not None:
                    pixels = _pixels(io.BytesIO(content.read()), f"{path}: {member.name}")
                    yield Picture(*place, PurePosixPath(member.name).name, pixels)
            while plain.read(1 << 16):
                pass  # to the end, where the check sum stands
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DataBroken(tr("{} is cut off or damaged ({}): replace it.", path, error)) from error


def _unpacked(path: Path, say: Say | None) -> Iterator[Picture]:
    """The pictures of the folder."""
    files = [file for split in SPLITS for file in sorted((path / split).glob("*/*"))]
    for number, file in enumerate(files):
        if say is not None and number % EVERY == 0:
            say(number / len(files), tr("CIFAR-10: {:,} of {:,} pictures", number, len(files)))
        place = _place(file.relative_to(path).as_posix())
        if place:
            yield Picture(*place, file.name, _pixels(file, str(file)))


def _pixels(source: Path | io.BytesIO, name: str) -> NDArray[np.uint8]:
    try:
        image = opened(source, "rgb")
    except Unreadable as error:
        raise DataBroken(tr("{}: {}. Replace it.", name, error)) from error
    if image.size != (SIZE, SIZE):
        raise DataBroken(
            tr(
                "{} has {}×{} pixels and CIFAR-10 has 32×32: replace it, or read other pictures "
                "with the data set folder.",
                name,
                image.width,
                image.height,
            )
        )
    return channels_first(image)


def _arranged(pictures: Iterable[Picture], path: Path) -> Arrays:
    """Arrays of both splits, in their order."""
    # One block of them, of which the part that is filled takes memory: not an array for each.
    pixels = np.empty((MOST_FILES, 3, SIZE, SIZE), np.uint8)
    places: dict[str, list[tuple[int, str, int]]] = {split: [] for split in SPLITS}
    for row, picture in enumerate(pictures):
        if row >= MOST_FILES:
            raise DataBroken(tr("{} holds more than CIFAR-10: replace it.", path))
        pixels[row] = picture.pixels
        places[picture.split].append((picture.label, picture.name, row))
    arrays: Arrays = {}
    rows: list[int] = []
    for split in SPLITS:
        chosen = sorted(places[split])
        labels = np.array([label for label, _, _ in chosen], np.int64)
        lacking = sorted(set(range(10)) - set(labels.tolist()))
        if lacking:
            name = Cifar10.classes[lacking[0]]
            raise DataBroken(
                tr("{} has no pictures in {}/{}: replace it with a whole CIFAR-10.", path, split, name)
            )
        order = in_turns(labels)
        rows += [chosen[place][2] for place in order.tolist()]
        arrays[f"{split}_labels"] = labels[order]
    arrange(pixels[: len(rows)], np.array(rows, np.int64))
    count = len(arrays["train_labels"])
    return arrays | {"train": pixels[:count], "test": pixels[count : len(rows)]}
