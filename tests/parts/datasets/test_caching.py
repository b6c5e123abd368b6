"""What is kept of a reading: whole or not at all, never trusted, never too much."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from aegui.parts.datasets import caching, digests
from aegui.parts.datasets.caching import Arrays, remembered
from aegui.stored_images import StoredImages

GIVEN: Arrays = {"a": np.arange(6).reshape(2, 3), "names": np.array(["x", "yé"]), "b": np.zeros(0, np.uint8)}


class Reader:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Arrays:
        self.asked += 1
        return GIVEN


def ask(read: Reader, key: object = 1, wanted: tuple[str, ...] = ("a", "names")) -> Arrays:
    return remembered("test", (key,), wanted, read)


def only(cache: Path) -> Path:
    (path,) = cache.rglob("*.npz")
    return path


def test_arrays_are_read_once(cache):
    read = Reader()
    for _ in range(3):
        arrays = ask(read)
        assert arrays.keys() == {"a", "names"}
        assert np.array_equal(arrays["a"], GIVEN["a"])
        assert arrays["names"].tolist() == ["x", "yé"]
    assert ask(read, wanted=("b",))["b"].shape == (0,)
    assert read.asked == 1
    assert only(cache).parent == cache / "images"


def test_another_key_is_another_reading(cache):
    read = Reader()
    ask(read, 1)
    ask(read, 2)
    remembered("other", (1,), ("a",), read)
    assert read.asked == 3


@pytest.mark.parametrize("at", [0, 40, 100, -30])
def test_a_damaged_file_is_read_anew(at, cache):
    read = Reader()
    ask(read)
    content = bytearray(only(cache).read_bytes())
    content[at] ^= 255
    only(cache).write_bytes(content)
    assert np.array_equal(ask(read)["a"], GIVEN["a"])
    assert ask(read)["names"].tolist() == ["x", "yé"]
    assert read.asked <= 2


def test_every_wrong_byte_is_noticed_or_harmless(cache):
    read = Reader()
    ask(read)
    whole = only(cache).read_bytes()
    for at in range(len(whole)):
        only(cache).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert np.array_equal(ask(read)["a"], GIVEN["a"]), at


@pytest.mark.parametrize("keep", [0, 10, 200])
def test_a_file_that_is_cut_off_is_read_anew(keep, cache):
    read = Reader()
    ask(read)
    only(cache).write_bytes(only(cache).read_bytes()[:keep])
    ask(read)
    ask(read)
    assert read.asked == 2


def test_objects_are_never_opened(cache):
    read = Reader()
    ask(read)
    np.savez(only(cache), a=np.array([{"run": "me"}], dtype=object), names=np.array(["x"]))
    assert np.array_equal(ask(read)["a"], GIVEN["a"])
    assert read.asked == 2


def test_a_reading_that_fails_leaves_nothing(cache):
    def fail() -> Arrays:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        remembered("test", (), ("a",), fail)
    assert not list(cache.rglob("*.npz"))


def test_a_full_disk_costs_only_time(cache, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    read = Reader()
    assert np.array_equal(ask(read)["a"], GIVEN["a"])
    assert [path for path in cache.rglob("*") if path.is_file()] == []


def test_a_cache_that_can_not_be_made_costs_only_time(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "file" / "cache"))
    read = Reader()
    ask(read)
    ask(read)
    assert read.asked == 2


def test_what_was_not_used_for_longest_goes_first(cache, monkeypatch):
    read = Reader()
    for key in (1, 2, 3):
        ask(read, key)
        for path in cache.rglob("*.npz"):
            os.utime(path, (0, os.stat(path).st_mtime - 100))
    size = max(path.stat().st_size for path in cache.rglob("*.npz"))
    ask(read, 1)  # used again
    monkeypatch.setattr(caching, "MOST_BYTES", 3 * size)
    ask(read, 4)
    assert read.asked == 4
    ask(read, 1)
    assert read.asked == 4
    ask(read, 2)
    assert read.asked == 5


def image_set(key: int, monkeypatch: pytest.MonkeyPatch) -> StoredImages:
    monkeypatch.setattr(caching, "LARGE", 0)

    def read(into: caching.Target) -> tuple[np.ndarray, Arrays]:
        into[slice(0, 4)] = images = np.full((4, 1, 5, 5), key, np.uint8)
        return np.arange(4), {"digests": digests(images)}

    kept = caching.remembered_images("test", (key,), 4, (1, 5, 5), read, "own")
    assert isinstance(kept.pixels, StoredImages)
    return kept.pixels


def test_images_go_with_what_tells_of_them(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image_set(1, monkeypatch)
    for path in cache.rglob("*.*"):
        os.utime(path, (0, path.stat().st_mtime - 100))
    size = caching.size()
    assert size == sum(path.stat().st_size for path in cache.rglob("*.*"))
    monkeypatch.setattr(caching, "MOST_BYTES", size + 50)
    monkeypatch.setattr(caching, "FORMAT", 0)  # another name
    assert int(image_set(2, monkeypatch)[0].max()) == 2
    assert sorted(path.suffix for path in cache.rglob("*.*")) == [".images", ".npz"]


def test_what_a_process_left_half_written_is_tidied_up(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image_set(1, monkeypatch)
    (cache / "images" / ".999999999-x.part").touch()
    (cache / "images" / f".{os.getpid()}-x.part").touch()  # of one that still writes
    image_set(2, monkeypatch)
    assert [path.name for path in cache.rglob(".*.part")] == [f".{os.getpid()}-x.part"]


@pytest.mark.parametrize(("used", "free", "most"), [(0, 10, 5), (10, 10, 10), (0, 10**15, 64 * 2**30)])
def test_the_cache_takes_half_of_the_disk_at_most(used: int, free: int, most: int) -> None:
    assert caching.most(used, free) == most
