"""What is wrong with images of one's own is told in a sentence that names the file; the rest is read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
import tifffile
from PIL import Image

from aegui.parts.datasets import DataBroken, DataMissing, Images, datasets
from aegui.parts.datasets.contents import contents

CHANCE = np.random.default_rng(3)
KINDS = ("folder", "patches")


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Six pictures that nothing is wrong with."""
    for n in range(6):
        Image.fromarray(CHANCE.integers(0, 256, (20, 20)).astype(np.uint8)).save(tmp_path / f"ok{n}.png")
    return tmp_path


def read(kind: str, root: Path, say: Callable[[float, str], None] | None = None, **more: Any) -> Images:
    """The training images."""
    patch: dict[str, Any] = {"patch": (10,)} if kind == "patches" else {"size": (10,)}
    return datasets.make({"kind": kind, "path": str(root), **patch, **more}).load_all([], say)["train"]


def claimed(path: Path, width: int, height: int) -> None:
    """A TIFF that says it is of this size, whatever it holds."""
    tifffile.imwrite(path, np.zeros((20, 20), np.uint16))
    with tifffile.TiffFile(path) as file:
        places = [file.pages.first.tags[tag].valueoffset for tag in (256, 257)]
    content = bytearray(path.read_bytes())
    for place, side in zip(places, (width, height), strict=True):
        content[place : place + 2] = side.to_bytes(2, "little")
    path.write_bytes(content)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_cut_off_lies_about_its_size_or_is_too_large_is_left_out_by_name(
    kind: str, whole: Path
) -> None:
    claimed(whole / "lie.tif", 4000, 4000)
    claimed(whole / "wide.tif", 30000, 30000)
    content = (whole / "ok0.png").read_bytes()
    (whole / "cut.png").write_bytes(content[: len(content) // 2])
    (whole / "page.tif").write_bytes(b"II*\0")
    images = read(kind, whole)
    assert sorted(images.skipped) == [
        "cut.png: it is cut off: copy or save it again",
        "lie.tif: it is cut off: copy or save it again",
        "page.tif: it is cut off: copy or save it again",
        "wide.tif: it is too large: at most 80,000,000 pixels are read, save it in parts",
    ]
    assert any(one.startswith("4 of 10 pictures were left out: ") for one in images.warnings)
    glance = datasets.make({"kind": kind, "path": str(whole)}).glance([])  # before anything is trained
    assert glance.warnings[0].startswith("4 of 10 pictures that were tried can't be read: cut.png: it is cut")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_without_a_number_is_left_out(kind: str, whole: Path) -> None:
    for name, value in (("none.tif", np.nan), ("some.tif", 0.5)):
        picture = np.full((20, 20), value, np.float32)
        picture[0, :2] = [value, np.inf]
        picture[1, 0] = 0.1 if value == 0.5 else np.nan
        tifffile.imwrite(whole / name, picture)
    images = read(kind, whole, intensities="fixed", limits=(0.0, 255.0))
    assert images.skipped == ("none.tif: none of its pixels is a number",)
    assert any("1 image (some.tif) holds values that are no numbers" in one for one in images.warnings)


def test_pictures_of_a_pixel_are_read_and_named(whole: Path) -> None:
    Image.new("L", (1, 1), 90).save(whole / "dot.png")
    Image.new("L", (3, 9), 90).save(whole / "low.png")
    folder = read("folder", whole, size=(12,))
    assert len(folder.pixels) == 8
    assert folder.warnings == (
        "1 picture is enlarged to 12×12 pixels: dot.png (1×1); set a smaller data.size.",
    )
    small = "2 pictures are smaller than a patch (dot.png (1×1); low.png (9×3)) and"
    assert f"{small} give none: set data.patch." in read("patches", whole).warnings
    assert f"{small} are black beyond the edges." in read("patches", whole, edges="pad").warnings


def test_label_images_of_another_size_or_none(whole: Path) -> None:
    with pytest.raises(DataMissing, match=r"label images .*labels is not there: set data\.objects"):
        read("patches", whole, cut="objects")
    (whole / "labels").mkdir()
    label = np.zeros((20, 20), np.uint8)
    label[5:15, 5:15] = 1
    for n in range(5):
        Image.fromarray(label[: 10 if n == 3 else 20]).save(whole / "labels" / f"ok{n}.png")
    images = read("patches", whole, cut="objects")
    assert images.skipped == (
        "ok3.png: its label image ok3.png has 20×10 pixels and it 20×20: save both in one size",
        "ok5.png: there is no label image called ok5 in labels: add one",
    )


def test_positions_that_match_nothing_or_twice_are_counted(whole: Path) -> None:
    table = whole / "positions.csv"
    rows = ["ok1.png,10,10", "ok1.png,10,10", "ok2.png,10,10", "ok3.png,400,9", "gone.png,1,1"]
    table.write_text("\n".join(["file,x,y", *rows]))
    images = read("patches", whole, cut="positions")
    assert "1 position of positions.csv is in a picture that is not there, such as gone.png." in images.notes
    assert "1 at the edges were left out; 1 position had a patch already" in images.notes[0]


def test_a_page_or_array_too_large_is_not_unpacked(tmp_path: Path) -> None:
    claimed(tmp_path / "wide.tif", 30000, 30000)
    with pytest.raises(
        DataBroken, match=r"pages of .*wide\.tif are 30,000×30,000 pixels.*save them in parts"
    ):
        read("arrays", tmp_path / "wide.tif")
    with h5py.File(tmp_path / "wide.h5", "w") as file:
        file.create_dataset("images", (3, 30000, 30000), "u1", chunks=(1, 100, 100))
    (held,) = contents(tmp_path / "wide.h5").held  # of 2.7 GB nothing is read
    assert (held.shape, held.note) == ("3×30000×30000", "too large to be looked at")


def changing(*changes: Callable[[], object]) -> Callable[[float, str], None]:
    """Hears of the progress, and changes what is read once pictures are."""
    left = list(changes)

    def say(share: float, what: str) -> None:
        if share > 0 and left:
            left.pop(0)()

    return say


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_that_changes_while_it_is_read(
    kind: str, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aegui.parts.datasets.telling.EVERY", 0.0)
    monkeypatch.setattr("aegui.parts.datasets.picture_pool.PART", 1)
    settled: dict[str, Any] = {"colour": "grey", "intensities": "type"}

    def change() -> None:
        (whole / "ok3.png").unlink()
        (whole / "ok4.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        shutil.copy(whole / "ok0.png", whole / "new.png")

    images = read(kind, whole, changing(change), **settled)
    assert images.skipped[0] == "ok3.png: it is not there any more"
    assert images.skipped[1].startswith("ok4.png: it ")
    assert any(one.startswith("2 of 6 pictures were left out") for one in images.warnings)
    again = read(kind, whole, **settled)  # and nothing of it is remembered as if it were whole
    assert len(again.skipped) == 1


def test_the_pages_before_the_end_of_a_stack_that_is_cut_off_are_read(tmp_path: Path) -> None:
    pages = CHANCE.integers(0, 4096, (5, 20, 20)).astype(np.uint16)
    tifffile.imwrite(tmp_path / "stack.tif", pages, photometric="minisblack")
    with tifffile.TiffFile(tmp_path / "stack.tif") as file:
        start = file.series[0].dataoffset
    assert start is not None
    content = (tmp_path / "stack.tif").read_bytes()
    (tmp_path / "stack.tif").write_bytes(content[: start + 2 * pages[0].nbytes + 300])
    whole = read("folder", tmp_path, size=(20,), colour="grey", intensities="fixed", limits=(0, 4095))
    assert whole.names is not None
    assert sorted(whole.names.tolist()) == ["stack.tif#1", "stack.tif#2"]
    assert whole.skipped[0] == "stack.tif#3: it is cut off: copy or save it again"
    (last,) = np.flatnonzero(whole.names == "stack.tif#2")
    assert np.abs(whole.pixels[last, 0] / 255 - pages[1] / 4095).max() < 0.01
