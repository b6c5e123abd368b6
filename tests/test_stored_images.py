"""Images that lie in files are taken as those of an array are, and what is wrong with a file is said."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aegui.stored_images import ImageFile, ImageWriter, StoredImages, blocks, summed

SHAPE = (1, 2, 3)
BYTES = np.dtype(np.uint8)


def rows(count: int, start: int = 0) -> np.ndarray:
    return (np.arange(count * 6) + start).astype(np.uint8).reshape(count, *SHAPE)


def stored(path: Path, given_: np.ndarray, offset: int = 5) -> ImageFile:
    path.write_bytes(b"x" * offset + given_.tobytes())
    return ImageFile(path, offset, given_.shape, given_.dtype)


def images(path: Path, count: int = 7) -> StoredImages:
    return StoredImages([stored(path, rows(count))], SHAPE)


def test_they_are_taken_like_those_of_an_array(tmp_path: Path) -> None:
    whole, lying = rows(7), images(tmp_path / "a")
    assert (len(lying), lying.shape, lying.nbytes, lying.dtype) == (7, whole.shape, whole.nbytes, whole.dtype)
    ways = (3, np.int64(2), -1, slice(1, 4), slice(None), np.array([5, 0, 5, 6]), whole[:, 0, 0, 0] > 9)
    for which in (*ways, np.empty(0, np.int64)):
        assert np.array_equal(lying[which], whole[which])
    assert np.array_equal(lying.only(np.array([6, 2]))[1], whole[2])
    assert [len(some) for some in blocks(lying, 3)] == [3, 3, 1]
    assert np.array_equal(summed(lying), whole.sum(axis=0))


@settings(max_examples=30)
@given(order=st.lists(st.integers(0, 11)), cut=st.integers(0, 7))
def test_those_of_several_files_are_one(tmp_path: Path, order: list[int], cut: int) -> None:
    parts = [images(tmp_path / "a"), StoredImages([stored(tmp_path / "b", rows(5, 100))], SHAPE)]
    both = np.concatenate([rows(7)[cut:], rows(5, 100), rows(7)[:cut]])
    one = StoredImages.joined([parts[0].only(slice(cut, None)), parts[1], parts[0].only(slice(0, cut))])
    which = np.array(order, np.int64)
    assert np.array_equal(one[which], both[which])
    assert np.array_equal(one.only(which)[:], both[which])


def test_a_form_makes_bytes_of_what_lies_there(tmp_path: Path) -> None:
    wide = np.linspace(0, 1, 12, dtype=np.float32).reshape(4, 1, 3)
    wide.tofile(tmp_path / "a")
    file = ImageFile(
        tmp_path / "a", 0, wide.shape, wide.dtype, lambda some: np.rint(some * 255).astype(np.uint8)[:, None]
    )
    assert np.array_equal(StoredImages([file], (1, 1, 3))[2:][0, 0], np.rint(wide[2] * 255))


@pytest.mark.parametrize("damage", ["cut off", "overwritten"])
def test_a_file_that_changes_meanwhile_is_refused(damage: str, tmp_path: Path) -> None:
    lying = images(tmp_path / "a")
    if damage == "cut off":
        os.truncate(tmp_path / "a", 20)
    else:
        os.utime(tmp_path / "a", (0, 0))
    with pytest.raises(OSError, match="it has changed while it was read") as caught:
        lying[:3]
    assert caught.value.filename == str(tmp_path / "a")
    with pytest.raises(OSError, match="shorter"):
        ImageFile(tmp_path / "a", 5, (8, *SHAPE), BYTES)


def test_images_are_written_at_their_places_and_kept_or_gone(tmp_path: Path) -> None:
    writer = ImageWriter(tmp_path, 4, SHAPE)
    writer[3] = rows(1)[0]
    writer[slice(0, 2)] = rows(2, 50)
    kept = StoredImages([writer.keep(tmp_path / "kept")], SHAPE)
    assert np.array_equal(kept[:], np.concatenate([rows(2, 50), np.zeros((1, *SHAPE), np.uint8), rows(1)]))
    gone = ImageWriter(tmp_path, 2, SHAPE)
    gone[slice(0, 2)] = rows(2)
    assert np.array_equal(gone.scratch()[:], rows(2))
    ImageWriter(tmp_path, 2, SHAPE).discard()
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
