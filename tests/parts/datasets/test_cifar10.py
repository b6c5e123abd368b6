"""CIFAR-10 in each of its forms, whole and broken; the real one where it is on the disk."""

from __future__ import annotations

import gzip
import hashlib
import io
import pickle
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from variants import shortened

from aegui.cancelled import Cancelled
from aegui.parts.datasets import DataBroken, DataMissing, cifar10, datasets, vision
from aegui.paths import data_dirs

CIFAR = datasets.make("cifar10")
EACH = 3  # pictures of each class in each split


def picture(seed: int, size: tuple[int, int] = (32, 32)) -> tuple[np.ndarray, bytes]:
    """Pixels (H, W, 3) and the same as a file that loses nothing."""
    pixels = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    packed = io.BytesIO()
    Image.fromarray(pixels).save(packed, "PNG")
    return pixels, packed.getvalue()


def tiny_pictures() -> dict[str, tuple[np.ndarray, bytes]]:
    """Path and picture of a tiny CIFAR-10, out of order."""
    return {
        f"{split}/{name}/{n:04}.png": picture(1000 * label + 10 * n + (split == "test"))
        for n in reversed(range(EACH))
        for label, name in enumerate(CIFAR.classes)
        for split in ("test", "train")
    }


def packed(files: dict[str, bytes], before: str = "") -> bytes:
    """A tar.gz."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w:gz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(before + name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return raw.getvalue()


@pytest.fixture
def files() -> dict[str, bytes]:
    return {name: content for name, (_, content) in tiny_pictures().items()}


@pytest.fixture
def archive(tmp_path, files) -> Path:
    path = tmp_path / cifar10.ARCHIVE
    path.write_bytes(packed(files))
    return path


@pytest.fixture
def folder(tmp_path, files) -> Path:
    for name, content in files.items():
        path = tmp_path / "cifar10" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "cifar10"


@pytest.fixture
def batches(tmp_path, monkeypatch) -> Path:
    """torchvision's form: the same pictures, those of a split in any order that keeps each class's own."""
    path = tmp_path / cifar10.BATCHES
    path.mkdir()
    pictures = tiny_pictures()
    source = vision.torchvision_datasets().CIFAR10
    sums = {}
    for split, names in (("train", ["data_batch_1", "data_batch_2"]), ("test", ["test_batch"])):
        rows = [(label, n) for n in range(EACH) for label in reversed(range(10))]
        for part, name in zip(np.array_split(rows, len(names)), names, strict=True):
            paths = [f"{split}/{CIFAR.classes[label]}/{n:04}.png" for label, n in part]
            data = np.stack([pictures[p][0].transpose(2, 0, 1).ravel() for p in paths])
            sums[name] = put(path / name, {"data": data, "labels": [int(label) for label, _ in part]})
    meta = put(path / "batches.meta", {"label_names": list(CIFAR.classes)})
    monkeypatch.setattr(source, "train_list", [[n, s] for n, s in sums.items() if n != "test_batch"])
    monkeypatch.setattr(source, "test_list", [["test_batch", sums["test_batch"]]])
    monkeypatch.setattr(source, "meta", {"filename": "batches.meta", "key": "label_names", "md5": meta})
    return path


def put(path: Path, content: object) -> str:
    path.write_bytes(pickle.dumps(content))
    return hashlib.md5(path.read_bytes()).hexdigest()


def check(folder: Path, note: str) -> None:
    for split in ("train", "test"):
        images = CIFAR.load(split, [folder / "nowhere", folder])
        assert images.pixels.shape == (10 * EACH, 3, 32, 32)
        assert images.pixels.dtype == np.uint8
        assert images.labels.tolist() == list(range(10)) * EACH
        for row, (label, pixels) in enumerate(zip(images.labels, images.pixels, strict=True)):
            name = f"{split}/{CIFAR.classes[label]}/{row // 10:04}.png"
            assert np.array_equal(pixels, tiny_pictures()[name][0].transpose(2, 0, 1)), name
        assert images.notes == (f"CIFAR-10 was read from {note}.",)


def test_the_archive_is_read_in_place(archive):
    check(archive.parent, "cifar10-jpeg.tar.gz: pictures, whose compression changed the pixels")
    assert list(archive.parent.iterdir()) == [archive]


@pytest.mark.parametrize("before", shortened(["../../", "./", "cifar10/", "/tmp/"]))
def test_where_the_archive_says_its_files_belong_does_not_matter(before, archive, files):
    archive.write_bytes(packed(files, before))
    check(archive.parent, "cifar10-jpeg.tar.gz: pictures, whose compression changed the pixels")
    assert list(archive.parent.iterdir()) == [archive]


@pytest.mark.parametrize("name", shortened(cifar10.FOLDERS))
def test_the_folder_is_read(name, folder):
    folder.rename(folder.with_name(name))
    check(folder.parent, f"{name}: pictures, whose compression changed the pixels")


def test_the_original_is_read_first(batches, archive):
    check(batches.parent, "cifar-10-batches-py: the original pixels")


def test_a_changed_original_is_never_opened(batches, monkeypatch):
    (batches / "data_batch_2").write_bytes(b"cos\nsystem\n(S'echo opened'\ntR.")
    monkeypatch.setattr(pickle, "load", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(DataBroken, match=r"was not opened, because its files are not the known ones"):
        CIFAR.load("train", [batches.parent])


def test_what_was_read_is_kept(archive, cache, monkeypatch):
    before = CIFAR.load("train", [archive.parent])
    monkeypatch.setattr(cifar10, "_archived", lambda *_: pytest.fail("it was read again"))
    again = CIFAR.load("train", [archive.parent])
    assert np.array_equal(before.pixels, again.pixels)
    assert np.array_equal(before.labels, again.labels)
    assert len(CIFAR.load("test", [archive.parent])) == 10 * EACH


def test_an_archive_that_changed_is_read_again(archive, files):
    CIFAR.load("train", [archive.parent])
    files["train/cat/0000.png"] = picture(77)[1]
    archive.write_bytes(packed(files))
    assert np.array_equal(CIFAR.load("train", [archive.parent]).pixels[3].transpose(1, 2, 0), picture(77)[0])


def test_a_folder_that_changed_is_read_again(folder):
    CIFAR.load("test", [folder.parent])
    (folder / "test" / "dog" / "0000.png").write_bytes(picture(78)[1])
    assert np.array_equal(CIFAR.load("test", [folder.parent]).pixels[5].transpose(1, 2, 0), picture(78)[0])


@pytest.mark.parametrize("form", ["archive", "folder"])
def test_progress_is_told_and_a_reading_can_be_cancelled(form, request, monkeypatch, cache):
    monkeypatch.setattr(cifar10, "EVERY", 4)
    path = request.getfixturevalue(form)
    said: list[float] = []

    def stop(share: float, what: str) -> None:
        said.append(share)
        if len(said) == 8:
            raise Cancelled

    with pytest.raises(Cancelled):
        CIFAR.load("train", [path.parent], stop)
    assert not list(cache.rglob("*.npz"))
    said.clear()
    CIFAR.load("train", [path.parent], lambda share, what: said.append(share))
    assert said == sorted(said)
    assert 0 <= said[0] <= said[-1] <= 1
    assert len(said) == 60 // 4


@pytest.mark.parametrize("keep", shortened([3000, 0, -1, 1, 100, -9], 3))
def test_an_archive_that_is_cut_off(keep, archive):
    archive.write_bytes(archive.read_bytes()[:keep])
    with pytest.raises(DataBroken, match=r"cifar10-jpeg\.tar\.gz (is cut off or damaged|has no pictures)"):
        CIFAR.load("train", [archive.parent])


@pytest.mark.parametrize(
    "content", [b"<html>not here</html>" * 50, gzip.compress(b"x" * 5000, mtime=0), b"\0" * 5000]
)
def test_an_archive_that_is_none(content, archive):
    archive.write_bytes(content)
    with pytest.raises(DataBroken, match="is cut off or damaged"):
        CIFAR.load("train", [archive.parent])


@pytest.mark.parametrize("at", [0.2, 0.5, 0.9])
def test_an_archive_with_a_wrong_byte(at, archive):
    content = bytearray(archive.read_bytes())
    content[int(at * len(content))] ^= 255
    archive.write_bytes(content)
    with pytest.raises(DataBroken, match=r"replace it|Replace it"):
        CIFAR.load("train", [archive.parent])


def test_a_picture_of_another_size(archive, files):
    files["test/frog/0001.png"] = picture(0, (31, 32))[1]
    archive.write_bytes(packed(files))
    with pytest.raises(DataBroken, match=r"test/frog/0001\.png has 31×32 pixels and CIFAR-10 has 32×32"):
        CIFAR.load("train", [archive.parent])


def test_a_picture_that_is_none(archive, files):
    files["test/frog/0001.png"] = b"no picture"
    archive.write_bytes(packed(files))
    with pytest.raises(DataBroken, match=r"test/frog/0001\.png: it is no picture\. Replace it\."):
        CIFAR.load("train", [archive.parent])


def test_a_class_that_is_missing(folder):
    for path in (folder / "test" / "ship").iterdir():
        path.unlink()
    with pytest.raises(DataBroken, match="has no pictures in test/ship"):
        CIFAR.load("train", [folder.parent])


def test_an_archive_of_something_else(archive, files):
    archive.write_bytes(packed({"film.mkv": b"\0" * 1_000_001, **files}))
    with pytest.raises(DataBroken, match=r"holds more than CIFAR-10 \(film\.mkv\)"):
        CIFAR.load("train", [archive.parent])


def test_other_files_do_no_harm(archive, files, folder):
    files |= {"README.txt": b"hello", "train/cat/notes.txt": b"mew", "val/cat/0000.png": b"", "cat.png": b""}
    archive.write_bytes(packed(files))
    assert len(CIFAR.load("train", [archive.parent])) == 10 * EACH


def test_links_in_the_archive_lead_nowhere(archive, files):
    raw = io.BytesIO(gzip.decompress(archive.read_bytes()))
    with tarfile.open(fileobj=raw, mode="a") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            link = tarfile.TarInfo(f"train/cat/link{kind.decode()}.png")
            link.type, link.linkname = kind, "/etc/passwd"
            tar.addfile(link)
    archive.write_bytes(gzip.compress(raw.getvalue()))
    assert len(CIFAR.load("train", [archive.parent])) == 10 * EACH


def test_cifar_that_is_not_there(tmp_path):
    with pytest.raises(DataMissing, match=r"not on the disk \(looked in .*\): download it, or choose"):
        CIFAR.load("train", [tmp_path])
    assert CIFAR.find([tmp_path]) is None


def test_a_download_leaves_the_original_form(batches, tmp_path, monkeypatch):
    from aegui.parts.datasets import fetching

    whole = packed({f"{cifar10.BATCHES}/{p.name}": p.read_bytes() for p in batches.iterdir()})
    asked = []

    def fetch(addresses, target, digest, say):
        asked.extend([*addresses, digest])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(whole)
        return target

    monkeypatch.setattr(fetching, "fetch", fetch)
    new = tmp_path / "new"
    CIFAR.download(new, lambda share, what: None)
    assert [path.name for path in new.iterdir()] == [cifar10.BATCHES]
    check(new, "cifar-10-batches-py: the original pixels")
    assert asked[0].startswith("http")
    assert len(asked[1]) == len("md5:") + 32


real = pytest.mark.skipif(CIFAR.find(data_dirs()) is None, reason="the real CIFAR-10 is not on this disk")


@real
@pytest.mark.long  # 10,000 JPEG files are read; the tiny ones above are of every form
def test_the_real_cifar():
    images = CIFAR.load("test", data_dirs())
    assert images.pixels.shape == (10_000, 3, 32, 32)
    assert np.bincount(images.labels).tolist() == [1000] * 10
    assert (images.pixels.mean((0, 2, 3)) / 255).tolist() == pytest.approx([0.494, 0.485, 0.450], abs=5e-3)
