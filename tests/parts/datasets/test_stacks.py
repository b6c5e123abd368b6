"""Files of several pages in a folder: each page is an image with a name of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from aegui.parts.datasets import Images
from aegui.parts.datasets.folder import Folder
from aegui.parts.datasets.origin import origin
from aegui.parts.datasets.patches import Patches
from aegui.parts.formats import tiff

PAGES = np.random.default_rng(2).integers(0, 256, (24, 9, 8)).astype(np.uint8)


def read(path: Path, **choices: Any) -> Images:
    made = Folder(path=str(path), size=None, colour="auto", intensities="type", **choices)
    return made.load("train", [])


def named(images: Images) -> dict[str, NDArray[Any]]:
    assert images.names is not None
    return dict(zip(images.names.tolist(), images.pixels, strict=True))


def test_every_page_is_an_image(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "well_A1.tif", PAGES, photometric="minisblack")
    tifffile.imwrite(tmp_path / "well_A2.ome.tif", PAGES[:8], metadata={"axes": "TYX"})
    tifffile.imwrite(tmp_path / "well_A3.tif", PAGES[0])
    images = named(read(tmp_path))
    assert list(images)[:2] == ["well_A1.tif#1", "well_A1.tif#2"]
    assert len(images) == 33
    assert all((images[f"well_A1.tif#{row + 1}"][0] == page).all() for row, page in enumerate(PAGES))
    assert (images["well_A2.ome.tif#8"][0] == PAGES[7]).all()
    assert (images["well_A3.tif"][0] == PAGES[0]).all()
    said = read(tmp_path).notes
    assert "Each page is a picture, 32 in 2 files: well_A1.tif (24), well_A2.ome.tif (8)." in said
    assert not any("first page" in note or "the first is read" in note for note in said)
    assert origin("well_A1.tif#3").page == 3


def test_pages_of_classes_lie_in_turns(tmp_path: Path) -> None:
    for row, kind in enumerate("ab"):
        (tmp_path / kind).mkdir()
        tifffile.imwrite(tmp_path / kind / "stack.tif", PAGES[12 * row :][:12], photometric="minisblack")
    images = named(read(tmp_path))
    assert list(images)[:3] == ["a/stack.tif#1", "b/stack.tif#1", "a/stack.tif#2"]
    assert (images["b/stack.tif#5"][0] == PAGES[16]).all()


FIVE = PAGES[:20].reshape(5, 2, 2, 9, 8)


@pytest.mark.parametrize(
    ("given", "options", "count", "channels"),
    [
        (FIVE, {"metadata": {"axes": "TZCYX"}, "ome": True}, 10, 2),
        (FIVE, {"metadata": {"axes": "TZCYX"}, "imagej": True}, 10, 2),
        (PAGES, {"photometric": "minisblack", "compression": "zlib"}, 24, 1),
        (PAGES.reshape(4, 3, 2, 9, 8), {"photometric": "minisblack"}, 24, 1),
        (PAGES, {"photometric": "minisblack", "bigtiff": True}, 24, 1),
        (PAGES[:6].reshape(2, 3, 9, 8), {"photometric": "rgb", "planarconfig": "separate"}, 2, 3),
        (PAGES[:6].reshape(2, 9, 8, 3), {"photometric": "rgb"}, 2, 3),
        (PAGES[:3], {"metadata": {"axes": "CYX"}, "ome": True}, 1, 3),
        (PAGES[0], {}, 1, 1),
        (PAGES[0].astype(np.float32), {"tile": (16, 16), "bigtiff": True}, 1, 1),
    ],
)
def test_axes_tell_pages_from_channels(
    tmp_path: Path, given: NDArray[Any], options: dict[str, Any], count: int, channels: int
) -> None:
    path = tmp_path / ("a.ome.tif" if options.pop("ome", False) else "a.tif")
    tifffile.imwrite(path, given, **options)
    assert tiff.count(str(path), 0, 0) == count
    with tiff.opened(path) as stack:
        assert len(stack) == count
        pages = np.stack([stack.read(page) for page in range(1, count + 1)])
    assert pages.dtype == given.dtype
    wanted: np.ndarray
    if given is FIVE:
        wanted = FIVE.reshape(10, 2, 9, 8).transpose(0, 2, 3, 1)
    elif pages.ndim == 4 and given.shape[-1] != 3:
        wanted = np.moveaxis(given.reshape(count, channels, 9, 8), 1, -1)
    else:
        wanted = given.reshape(pages.shape)
    assert (pages == wanted).all()


@pytest.mark.parametrize("compression", ["tiff_lzw", "jpeg", "packbits", "tiff_deflate", "tiff_lzma"])
def test_compressions_of_pillow(tmp_path: Path, compression: str) -> None:
    deep = compression != "jpeg"
    given = PAGES[:3].astype(np.uint16) * 200 if deep else np.repeat(PAGES[:3, :1, :1], 16, 1).repeat(16, 2)
    pages = [Image.fromarray(page) for page in given]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:], compression=compression)
    with tiff.opened(tmp_path / "a.tif") as stack:
        found = np.stack([stack.read(page) for page in (1, 2, 3)])
    assert found.dtype == given.dtype
    assert np.abs(found.astype(int) - given).max() <= (0 if deep else 2)


def test_channels_of_one_page_are_one_image(tmp_path: Path) -> None:
    for row, (name, count) in enumerate((("rgb", 3), ("two", 2), ("many", 5))):
        tifffile.imwrite(tmp_path / f"{name}.ome.tif", PAGES[row:][:count], metadata={"axes": "CYX"})
    images = read(tmp_path)
    assert named(images).keys() == {"rgb.ome.tif"}
    assert (images.pixels[0] == PAGES[:3]).all()
    assert any(
        one.startswith("two.ome.tif: it has 2 channels, and 3 are read: name") for one in images.skipped
    )


def test_a_page_that_is_aside_does_not_count(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as file:
        file.write(PAGES[0], metadata=None)
        file.write(PAGES[0, ::2, ::2].copy(), subfiletype=1, metadata=None)
        file.write(PAGES[1, :5], metadata=None)
    assert tiff.count(str(tmp_path / "a.tif"), 0, 0) == 2
    with tiff.opened(tmp_path / "a.tif") as stack:
        assert (stack.read(2) == PAGES[1, :5]).all()


def test_a_stack_that_gets_shorter_or_goes(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        tifffile.imwrite(tmp_path / f"{name}.tif", PAGES[:4], photometric="minisblack")
    whole = Folder.listing

    def changing(self: Folder, root: Path, say: Any = None) -> Any:
        found = whole(self, root, say)
        tifffile.imwrite(tmp_path / "a.tif", PAGES[:2], photometric="minisblack")
        (tmp_path / "b.tif").unlink()
        return found

    monkeypatch.setattr(Folder, "listing", changing)
    images = read(tmp_path)
    assert len(images) == 6
    assert "a.tif#3: it can't be read (it holds 2 pages, and not a page 3): save it again" in images.skipped
    assert "b.tif#1: it is not there any more" in images.skipped
    assert any("6 of 12 pictures were left out" in one for one in images.warnings)


def test_damaged_stacks(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "whole.tif", PAGES[:3], photometric="minisblack")
    content = (tmp_path / "whole.tif").read_bytes()
    (tmp_path / "cut.tif").write_bytes(content[:-150])
    (tmp_path / "empty.tif").write_bytes(b"II*\0\0\0\0\0")
    images = read(tmp_path)
    assert len(images) >= 3
    assert any(one.startswith("empty.tif: it is a stack of no pages") for one in images.skipped)
    assert any(one.startswith("cut.tif") for one in images.skipped)


def test_patches_of_pages(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", np.stack([PAGES[0], PAGES[1], PAGES[2]]), photometric="minisblack")
    made = Patches(path=str(tmp_path), patch=(4,), intensities="type").load_all([])
    names = [name for one in made.values() for name in one.names.tolist()]
    assert "a.tif#2@4,4" in names
    assert len(names) == 12
