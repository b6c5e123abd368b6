"""Every format, in files that its own library wrote: what is read is what was written, or a sentence."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writers import IMAGES, LABELS, SQUARES, WRITERS, idx, parquet, png

from aegui.parts.datasets import DataBroken, Images
from aegui.parts.datasets.arrays import ArrayFile, kind_of
from aegui.parts.formats import StoredPictures, data_file, every, stored_arrays, suffixes


def read(path: Path, **choices: Any) -> Images:
    return ArrayFile(path=str(path), intensities="type", **choices).load("train", [])


def refusal(path: Path, **choices: Any) -> str:
    with pytest.raises(DataBroken) as caught:
        read(path, **choices)
    assert str(path) in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_read_is_what_was_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    WRITERS[name](path)
    images = read(path)
    wanted = SQUARES if name == "emnist.mat" else IMAGES
    order = [int(str(one)[-6:-4]) for one in images.names] if name == "own.zip" else slice(None)
    assert (images.pixels[:, 0] == wanted[order]).all()
    assert images.labels is not None
    assert (images.labels == LABELS[order]).all()
    assert len(images.classes) == 3
    assert len(set(images.names.tolist())) == 30


def test_every_format_is_written_here() -> None:
    named = {name.rpartition(".")[2] for name in WRITERS}
    for one in every():
        assert one.kind in ("numpy", "tiff", "picture") or any(
            name.endswith(suffix) for name in WRITERS for suffix in one.suffixes
        ), (one.kind, named)


def test_names_tell_the_file_inside(tmp_path: Path) -> None:
    for name, first in {
        "own.zip": "own.zip/animals/0/00.png", "inner.zip": "inner.zip/deep/inner.h5[0]",
        "own.h5": "own.h5[0]",
    }.items():  # fmt: skip
        WRITERS[name](tmp_path / name)
        names = read(tmp_path / name).names
        assert names is not None
        assert names[0] == first


def test_classes_have_the_names_that_the_table_notes(tmp_path: Path) -> None:
    parquet(tmp_path / "own.parquet")
    assert read(tmp_path / "own.parquet").classes == ("owl", "fox", "elk")


def test_the_files_of_a_parted_table_are_one(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    WRITERS["own.parquet"](tmp_path / "own.parquet")
    whole = pq.read_table(tmp_path / "own.parquet")
    for n, start in enumerate((0, 12, 24)):
        pq.write_table(whole.slice(start, 12), tmp_path / f"train-0000{n}-of-00003.parquet")
    loaded = ArrayFile(path=str(tmp_path / "train-00001-of-00003.parquet")).load_all([])["train"]
    assert (loaded.pixels[:, 0] == IMAGES).all()
    assert loaded.labels is not None
    assert (loaded.labels == LABELS).all()
    assert loaded.names is not None
    assert str(loaded.names[29]) == "train-00000-of-00003.parquet[29]"  # whichever was opened
    assert any(
        "3 of 3 files, train-00000-of-00003.parquet and on, are read as one" in n for n in loaded.notes
    )
    (tmp_path / "train-00002-of-00003.parquet").unlink()
    fewer = ArrayFile(path=str(tmp_path / "train-00001-of-00003.parquet")).load_all([])["train"]
    assert len(fewer) == 24
    assert any("; train-00002-of-00003.parquet is missing" in note for note in fewer.notes)


def test_pictures_without_their_bytes_are_outside(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kind = pa.struct([("bytes", pa.binary()), ("path", pa.string())])
    rows = pa.array([{"bytes": None, "path": "/secret.png"}] * 3, kind)
    pq.write_table(pa.table({"image": rows}), tmp_path / "own.parquet")
    assert (
        "has only the path of the picture of row 0: save the data set with its pictures embedded"
        in refusal(tmp_path / "own.parquet")
    )


def test_a_path_in_a_tree_is_chosen(tmp_path: Path) -> None:
    import h5py

    path = tmp_path / "two.h5"
    with h5py.File(path, "w") as file:
        file["a/first"], file["a/second"], file["y"] = IMAGES, IMAGES[::-1], LABELS
    said = refusal(path)
    assert "a/first (30×12×10, uint8), a/second (30×12×10, uint8). Set data.images to one of them." in said
    assert (read(path, images="/a/second").pixels[:, 0] == IMAGES[::-1]).all()
    said = refusal(path, images="a")
    assert "a in" in said
    assert "is a group of arrays: set data.images to one in it, a/first (30×12×10, uint8)" in said
    assert "holds no array b (data.images)" in refusal(path, images="b")


def test_nothing_outside_of_a_tree_is_read(tmp_path: Path) -> None:
    import h5py

    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["images"] = IMAGES
    (tmp_path / "raw").write_bytes(IMAGES.tobytes())
    path = tmp_path / "own.h5"
    layout = h5py.VirtualLayout(IMAGES.shape, np.uint8)
    layout[:] = h5py.VirtualSource(str(tmp_path / "other.h5"), "images", IMAGES.shape)
    with h5py.File(path, "w") as file:
        file["images"] = h5py.ExternalLink("other.h5", "/images")
        file.create_dataset("raw", IMAGES.shape, "u1", external=[(str(tmp_path / "raw"), 0, IMAGES.nbytes)])
        file.create_virtual_dataset("virtual", layout)
        file["objects"] = h5py.Empty("f")
    assert "images in" in refusal(path, images="images")
    assert "is a link to other.h5, and no other file is read: copy its values" in refusal(
        path, images="images"
    )
    for name in ("raw", "virtual"):
        assert f"{name} in {path} lies in other files, which are not read" in refusal(path, images=name)


def test_chunks_that_are_missing_are_told(tmp_path: Path) -> None:
    import zarr

    group = zarr.open_group(str(tmp_path / "own.zarr"), mode="w")
    array = group.create_array("images", shape=IMAGES.shape, chunks=(10, 12, 10), dtype="u1")
    array[:20] = IMAGES[:20]
    assert "images: 1 of 3 chunks are not stored and read as 0." in read(tmp_path / "own.zarr").notes


def test_codecs_that_hold_objects_are_left_closed(tmp_path: Path) -> None:
    import json

    import zarr

    zarr.open_group(str(tmp_path / "own.zarr"), mode="w", zarr_format=2).create_array("images", data=IMAGES)
    note = tmp_path / "own.zarr" / "images" / ".zarray"
    said = json.loads(note.read_text())
    note.write_text(json.dumps(said | {"filters": [{"id": "pick" + "le", "protocol": 5}]}))
    refusal(tmp_path / "own.zarr")


def test_colour_of_matlab_and_its_lonely_stacks(tmp_path: Path) -> None:
    from scipy.io import savemat

    colour = np.random.default_rng(1).integers(0, 256, (50, 8, 9, 3)).astype(np.uint8)
    savemat(tmp_path / "svhn.mat", {"X": np.moveaxis(colour, 0, -1), "y": np.ones((50, 1))})
    images = read(tmp_path / "svhn.mat")
    assert (images.pixels == colour.transpose(0, 3, 1, 2)).all()
    assert "X: images along the last axis, as MATLAB has them." in images.notes
    savemat(
        tmp_path / "alone.mat", {"stack": np.moveaxis(IMAGES, 0, -1), "names": np.array(["a", 1], object)}
    )
    alone = read(tmp_path / "alone.mat")
    assert (alone.pixels[:, 0] == IMAGES).all()
    assert "is of MATLAB's type cell, which is left closed" in refusal(tmp_path / "alone.mat", images="names")


def test_train_and_test_lie_beside_each_other(tmp_path: Path) -> None:
    for split in ("train", "t10k"):
        (tmp_path / f"{split}-images-idx3-ubyte").write_bytes(idx(IMAGES))
        (tmp_path / f"{split}-labels-idx1-ubyte").write_bytes(idx(LABELS.astype(np.uint8)))
    loaded = ArrayFile(path=str(tmp_path / "train-images-idx3-ubyte")).load_all([])
    assert len(loaded["test"]) == len(loaded["train"]) == 30
    assert any("t10k-images-idx3-ubyte" in note for note in loaded["train"].notes)


def test_splits_of_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as packed:
        for row, image in enumerate(IMAGES):
            packed.writestr(f"{'val' if row % 5 == 0 else 'train'}/{row % 2}/{row}.png", png(image))
        packed.writestr("train/1/broken.png", png(IMAGES[0])[:60])
    loaded = ArrayFile(path=str(tmp_path / "own.zip")).load_all([])
    assert [len(one) for one in loaded.values()] == [24, 6, 0]
    said = " ".join(loaded["train"].warnings)
    assert "1 of 31 pictures was left out: train/1/broken.png: it is cut off: copy or save it again" in said
    assert len(loaded["train"].skipped) == 1


@pytest.mark.parametrize("name", ["own.zip", "own.tar.gz"])
def test_what_unpacks_beyond_measure_stays_closed(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_file, "SUSPECT", 1000)
    monkeypatch.setattr(data_file, "MOST_MEMBER", 100_000)
    content = idx(np.zeros((100, 30, 30), np.uint8))
    if name.endswith("zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("own.idx", content)
        assert "times its size, which no images do: it is left closed" in refusal(tmp_path / name)
        monkeypatch.setattr(data_file, "MOST_MEMBER", 10_000)
    else:
        with tarfile.open(tmp_path / name, "w:gz") as tar:
            info = tarfile.TarInfo("own.idx")
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
        monkeypatch.setattr(data_file, "MOST_MEMBER", 10_000)
    assert "are read inside an archive: unpack it" in refusal(tmp_path / name)


def test_an_archive_with_nothing_for_us(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as packed:
        packed.writestr("read.me", "nothing")
    assert "holds neither pictures nor files of arrays" in refusal(tmp_path / "own.zip")
    (tmp_path / "own.rar").write_bytes(b"Rar!")
    assert "is of no format that can be read (.npz, .npy" in refusal(tmp_path / "own.rar")
    (tmp_path / "own.h5").write_bytes(b"no tree")
    assert "is no .h5 file: save the images with h5py" in refusal(tmp_path / "own.h5")


def test_images_too_large_to_be_held(tmp_path: Path) -> None:
    import h5py

    with h5py.File(tmp_path / "own.h5", "w") as file:
        file.create_dataset("images", (2, 30_000, 30_000), "u1", chunks=(1, 1000, 1000))
    assert "are 30000×30000 pixels, which is too large" in refusal(tmp_path / "own.h5", size=(64,))
    with h5py.File(tmp_path / "lies.h5", "w") as file:
        file.create_dataset("images", (10**12, 64, 64), "u1", chunks=(1, 64, 64))
    assert "and at most 10,000,000 are read: save fewer" in refusal(tmp_path / "lies.h5")


def test_fits_without_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    WRITERS["own.fits"](tmp_path / "own.fits")
    monkeypatch.setitem(sys.modules, "astropy.io", None)
    assert 'is not installed: pip install "autoencoder-explorer[fits]".' in refusal(tmp_path / "own.fits")


def test_a_store_is_a_file_and_other_folders_are_none(tmp_path: Path) -> None:
    WRITERS["own.zarr"](tmp_path / "own.zarr")
    WRITERS["own.h5"](tmp_path / "own.h5")
    assert [kind_of(tmp_path / name) for name in ("own.zarr", "own.h5", "")] == ["arrays", "arrays", "folder"]
    marked = ArrayFile(path=str(tmp_path / "own.zarr" / "zarr.json"))  # as a dialog for files chooses it
    assert marked.find([]) == tmp_path / "own.zarr"


def test_suffixes_are_what_the_dialog_shows() -> None:
    assert set(suffixes()) <= set(ArrayFile.suffixes)
    assert {".npz", ".h5", ".zarr", ".mat", ".parquet", ".zip", ".tif", ".fits", "-ubyte"} <= set(suffixes())


DAMAGED = (
    "own.h5",
    "own.mat",
    "own.parquet",
    "own.zip",
    "own.tar.gz",
    "own.zarr.zip",
    "own.fits",
    "idx",
    "idx.gz",
)


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    made = {"idx": idx(IMAGES), "idx.gz": gzip.compress(idx(IMAGES))}
    for name in DAMAGED:
        if name in WRITERS:
            WRITERS[name](folder / name)
            made[name] = (folder / name).read_bytes()
    return made


@settings(max_examples=60)
@given(
    st.sampled_from(DAMAGED),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=4),
    st.floats(0, 1),
)
def test_a_damaged_file_is_a_sentence_or_harmless(
    contents: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory, name: str,
    changes: list[tuple[float, int]], keep: float,
) -> None:  # fmt: skip
    damaged = bytearray(contents[name])
    for place, value in changes:
        damaged[min(int(place * len(damaged)), len(damaged) - 1)] = value
    path = tmp_path_factory.mktemp("damaged") / (name if name in WRITERS else f"own.{name}")
    path.write_bytes(damaged[: int(keep * len(damaged))] if keep < 0.8 else damaged)
    said = str(path)
    try:
        read(path)
    except DataBroken as error:
        said = str(error)
    assert str(path) in said


@settings(max_examples=100)
@given(st.binary(max_size=40))
def test_any_bytes_are_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    for start in (b"", b"\0\0\x08\x03", b"\x1f\x8b", b"II*\0"):
        path.write_bytes(start + content)
        said = str(path)
        try:
            for one in stored_arrays(path):
                list(one.files()) if isinstance(one, StoredPictures) else one.whole()
        except DataBroken as error:
            said = str(error)
        assert str(path) in said
