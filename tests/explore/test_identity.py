"""The user's own images are known by their names: in another order, in other splits, in a bookmark."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from states import images, opened

from aegui.explore.bookmarks import bookmark, from_plain, to_plain
from aegui.explore.latent_path import row_of, shown_in, with_image
from aegui.explore.selection import Selection
from aegui.parts.datasets import Source, texts
from aegui.parts.datasets.origin import file_of
from aegui.training.splits import NAMED, ImageSet, join, take

NAMES = ("a/1.png", "a/2.png", "b/1.png", "b/2.tif#3", "b/2.tif#4@10,20", "c.png")


def own(order: list[int], split: str = "test") -> ImageSet:
    """The same files, read in some order."""
    names = texts(NAMES[n] for n in order)
    return replace(images(count=len(order)), data="folder", names=names, splits=(split,))


def test_a_selection_is_of_the_same_files_in_another_order_and_another_split() -> None:
    before, after = own([0, 1, 2, 3, 4, 5]), own([5, 3, 1, 0], "train")
    chosen = Selection().shown_in(before).take(np.array([1, 3, 4]))
    there = chosen.shown_in(after)
    assert np.flatnonzero(there.chosen).tolist() == [1, 2]
    assert there.elsewhere == {("folder", NAMES[4], NAMED)}
    assert there.shown_in(before) == chosen


def test_files_of_the_same_places_are_other_images() -> None:
    chosen = Selection().shown_in(own([0, 1])).take(np.array([0]))
    assert not chosen.shown_in(own([2, 3])).chosen.any()


def test_a_bookmark_names_the_files() -> None:
    state = replace(opened(own([0, 1, 2, 3])), backdrop="none")
    state = replace(state, selection=state.selection.take(np.array([3])))
    kept = bookmark(state, "odd one")
    assert kept is not None
    plain = json.loads(json.dumps(to_plain([kept])))
    assert plain[0]["selected"] == {"folder": ["b/2.tif#3"]}
    (read,) = from_plain(plain)
    assert np.flatnonzero(read.state.selection.shown_in(own([3, 0])).chosen).tolist() == [0]


def test_a_path_goes_through_the_same_files() -> None:
    state = opened(own([0, 1, 2, 3]))
    path = with_image(state, 2)
    other = own([2, 0])
    assert [row_of(other, one.name) for one in shown_in(path, other)] == [0]
    assert shown_in(path, own([0, 1])) == ()


def test_where_images_are_goes_with_them() -> None:
    source = Source(Path("/data"))
    whole = replace(own([0, 1, 2, 3]), source=source)
    assert take(whole, np.array([1])).source is source
    assert join([take(whole, np.array([1])), take(whole, np.array([0]))]).source is source


def test_the_file_of_an_image_lies_below_its_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.tif", "pack.zip", "a#b.png"):
        (tmp_path / name).write_bytes(b"x")
    assert file_of(tmp_path, "b/2.tif#4@10,20") == tmp_path / "b/2.tif"
    assert file_of(tmp_path, "pack.zip/inner/1.png") == tmp_path / "pack.zip"
    assert file_of(tmp_path, "a#b.png") == tmp_path / "a#b.png"
    assert file_of(tmp_path / "pack.zip", "pack.zip[7]") == tmp_path / "pack.zip"
    for name in ("../b/2.tif", "/etc/passwd", "b", "gone.png", "b/../../x"):
        assert file_of(tmp_path, name) is None
