"""Images of one to eight channels: where those are found, what they are called, and what limits each has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from aegui.parts.channels import fitting, in_colours, usual
from aegui.parts.datasets import DataBroken, Images
from aegui.parts.datasets.arrays import ArrayFile
from aegui.parts.datasets.contents import contents
from aegui.parts.datasets.folder import Folder
from aegui.parts.datasets.patches import Patches

RANDOM = np.random.default_rng(4)
FIVE = (RANDOM.random((5, 12, 10)) * np.array([255, 1000, 4000, 65535, 90])[:, None, None]).astype(np.uint16)
STAINS = ("DAPI", "GFP", "Cy3", "Cy5", "BF")


def folder(path: Path, **choices: Any) -> Folder:
    return Folder(path=str(path), size=None, colour="auto", **choices)


def array(path: Path, **choices: Any) -> ArrayFile:
    return ArrayFile(path=str(path), **choices)


def train(data: Folder | ArrayFile) -> Images:
    return data.load("train", [])


def test_ome_names_its_channels_and_each_has_limits_of_its_own(tmp_path: Path) -> None:
    for row in range(3):
        names = {"axes": "CYX", "Channel": {"Name": list(STAINS)}}
        tifffile.imwrite(tmp_path / f"{row}.ome.tif", FIVE + row, metadata=names)
    settled = folder(tmp_path).settled([])
    assert (settled.channels, settled.shape, settled.apart) == (STAINS, (5, 12, 10), True)
    assert len(settled.limits) == 10
    for channel, (low, high) in enumerate(zip(settled.limits[::2], settled.limits[1::2], strict=True)):
        assert (low, high) == (FIVE[channel].min(), FIVE[channel].max() + 2)
    images = train(settled)
    assert images.pixels.shape == (3, 5, 12, 10)
    for channel in range(5):  # each uses its range
        assert int(images.pixels[:, channel].min()) == 0
        assert int(images.pixels[:, channel].max()) == 255
    assert any("of each channel" in note for note in images.notes)


def test_an_imagej_stack_without_axes_is_channels_up_to_eight_unless_it_is_said_to_be_images(
    tmp_path: Path,
) -> None:
    tifffile.imwrite(tmp_path / "a.tif", FIVE.astype(np.uint8), imagej=True)
    assert folder(tmp_path).settled([]).channels == ("C1", "C2", "C3", "C4", "C5")
    alone = array(tmp_path / "a.tif")
    assert any("set data.planes to images" in note for note in train(alone).notes)
    said = "5 channels: C1, C2, C3, C4, C5; set data.planes to images where each plane of a file is an image."
    assert said in train(folder(tmp_path)).notes
    assert said in folder(tmp_path).glance([]).notes
    assert contents(tmp_path).understood[-1] == "They have 5 channels: C1, C2, C3, C4, C5."
    apart = train(folder(tmp_path, planes="images"))
    assert apart.pixels.shape == (5, 1, 12, 10)
    assert apart.names is not None
    assert apart.names.tolist() == [f"a.tif#{page}" for page in range(1, 6)]
    assert train(array(tmp_path / "a.tif", planes="images")).pixels.shape == (5, 1, 12, 10)


def test_more_planes_than_eight_are_images(tmp_path: Path) -> None:
    tifffile.imwrite(
        tmp_path / "a.tif", np.zeros((20, 12, 10), np.uint8) + FIVE[0, :, :].astype(np.uint8), imagej=True
    )
    assert train(folder(tmp_path)).pixels.shape == (20, 1, 12, 10)
    refused = "it has 20 planes, and at most 8 can be channels"
    with pytest.raises(DataBroken, match=refused):
        train(folder(tmp_path, planes="channels"))


def test_pages_of_a_plain_stack_are_channels_where_that_is_said(tmp_path: Path) -> None:
    for name in "ab":
        tifffile.imwrite(tmp_path / f"{name}.tif", FIVE, photometric="minisblack", metadata=None)
    assert len(train(folder(tmp_path))) == 10
    images = train(folder(tmp_path, planes="channels", channels=STAINS, intensities="type"))
    assert images.pixels.shape == (2, 5, 12, 10)
    assert (images.pixels[0, 3] == np.rint(FIVE[3] / 65535 * 255)).all()


@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
@pytest.mark.parametrize("planar", ["contig", "separate"])
def test_samples_of_one_page(tmp_path: Path, dtype: Any, planar: str) -> None:
    given = FIVE[:4].astype(dtype) if planar == "separate" else FIVE[:4].transpose(1, 2, 0).astype(dtype)
    tifffile.imwrite(
        tmp_path / "a.tif", given, photometric="minisblack", planarconfig=planar, extrasamples=(0, 0, 0)
    )  # fmt: skip
    assert train(folder(tmp_path)).pixels.shape == (1, 4, 12, 10)


def test_files_of_other_counts_are_left_out_and_named(tmp_path: Path) -> None:
    for name in "ab":
        tifffile.imwrite(tmp_path / f"{name}.ome.tif", FIVE, metadata={"axes": "CYX"})
    tifffile.imwrite(tmp_path / "two.ome.tif", FIVE[:2], metadata={"axes": "CYX"})
    Image.new("RGB", (10, 12)).save(tmp_path / "colour.png")
    images = train(folder(tmp_path))
    assert images.pixels.shape == (2, 5, 12, 10)
    assert images.skipped == (
        "colour.png: it has 3 channels, and 5 are read", "two.ome.tif: it has 2 channels, and 5 are read"
    )  # fmt: skip
    with pytest.raises(DataBroken, match="it has 5 channels, and 4 are read"):
        train(folder(tmp_path, channels=("a", "b", "c", "d")))


def test_channels_of_a_png_are_kept_apart_where_they_are_named(tmp_path: Path) -> None:
    pixels = RANDOM.integers(0, 256, (12, 10, 4), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    images = train(folder(tmp_path, channels=("R", "G", "B", "NIR")))
    assert (images.pixels[0] == pixels.transpose(2, 0, 1)).all()
    assert train(folder(tmp_path)).pixels.shape == (1, 3, 12, 10)


@pytest.mark.parametrize(
    ("shape", "choices", "made"),
    [
        ((6, 12, 10, 5), {}, (5, 12, 10)),
        ((6, 5, 12, 10), {}, (5, 12, 10)),
        ((6, 2, 8, 8), {}, (2, 8, 8)),
        ((6, 4, 12, 10), {}, (4, 12, 10)),
        ((6, 3, 8, 8), {}, (3, 8, 8)),
        ((6, 3, 12, 8), {"channel_axis": "last"}, (8, 3, 12)),
        ((6, 3, 12, 8), {"channels": tuple("abcdefgh")}, (8, 3, 12)),
        ((6, 500), {"channels": STAINS}, (5, 10, 10)),
    ],
)
def test_the_axis_of_channels(
    tmp_path: Path, shape: tuple[int, ...], choices: dict[str, Any], made: tuple[int, ...]
) -> None:
    given = RANDOM.integers(0, 4000, shape).astype(np.uint16)
    np.save(tmp_path / "a.npy", given)
    data = array(tmp_path / "a.npy", intensities="type", **choices)
    images = train(data)
    assert images.pixels.shape == (6, *made)
    last = shape[-1] == made[0] and len(shape) == 4
    wanted = np.moveaxis(given, 3, 1) if last else given.reshape(6, *made)
    assert (images.pixels[:] == np.rint(wanted / 65535 * 255)).all()
    assert data.settled([]).shape == made


def test_hdf5_with_percentiles_of_each_channel(tmp_path: Path) -> None:
    given = RANDOM.normal(0, 1, (40, 6, 6, 2)) * [1, 100]
    given[0, 0, 0, 0] = np.nan
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["entry/data"] = given
    data = array(tmp_path / "a.h5", intensities="percentiles", percentiles=(5, 95)).settled([])
    for channel in range(2):
        wanted = np.nanpercentile(given[..., channel], (5, 95))
        assert np.allclose(data.limits[2 * channel : 2 * channel + 2], wanted)
    assert data.channels == ("C1", "C2")
    each = train(array(tmp_path / "a.h5", intensities="min-max", range_of="image"))
    assert (each.pixels[1:].max(axis=(2, 3)) == 255).all()
    assert (each.pixels[1:].min(axis=(2, 3)) == 0).all()


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (
            {"channels": ("a", "b")},
            "data.channels names 2 (a, b), and the images of {} have 5 channels: name",
        ),
        ({"colour": "rgb"}, "The images of {} have 5 channels, and data.colour is rgb: set it to auto"),
    ],
)
def test_what_does_not_fit_is_said(tmp_path: Path, choices: dict[str, Any], said: str) -> None:
    path = tmp_path / "a.npy"
    np.save(path, FIVE[None])
    with pytest.raises(DataBroken) as caught:
        train(array(path, **choices))
    assert str(caught.value).startswith(said.format(path))


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"channels": ("a", "a")}, "different names"),
        ({"channels": ("a", " ")}, "none is empty"),
        ({"channels": ("a" * 41,)}, "at most 40 characters"),
        ({"channels": ("a", "b"), "limits": (0, 1, 0, 1, 0, 1)}, "limits are of 3 channels"),
        ({"limits": (0, 1, 5)}, "two for each channel"),
        ({"limits": (0, 1, 5, 4)}, "two for each channel"),
        ({"channels": tuple("abcdefghi")}, "at most 8 items"),
    ],
)
def test_a_recipe_that_makes_no_sense(choices: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Folder(**choices)


def test_patches_of_five_channels(tmp_path: Path) -> None:
    whole: NDArray[np.uint16] = np.tile(FIVE, (1, 4, 4))
    tifffile.imwrite(
        tmp_path / "a.ome.tif", whole, metadata={"axes": "CYX", "Channel": {"Name": list(STAINS)}}
    )
    data = Patches(path=str(tmp_path), patch=(12, 10))
    made = data.load_all([])
    images = made["train"]
    assert data.settled([]).channels == STAINS
    assert images.pixels.shape[1:] == (5, 12, 10)
    assert (images.pixels[:] == images.pixels[0]).all()
    assert data.raw([]).drawn(data.settled([]).rule).shape[1] == 5
    smaller = Patches(path=str(tmp_path), patch=(12, 10), size=(6, 5)).load_all([])["train"]
    assert smaller.pixels.shape[1:] == (5, 6, 5)


def test_channels_as_the_eye_sees_them() -> None:
    images = RANDOM.integers(0, 256, (2, 5, 3, 4), np.uint8)
    assert (in_colours(images) == images[:, :3]).all()
    assert (in_colours(images, (4,)) == images[:, 4:]).all()
    assert (in_colours(images, (3, 1)) == images[:, [1, 3, 1]]).all()
    assert (in_colours(images, (4, 0, 2)) == images[:, [4, 0, 2]]).all()
    assert (in_colours(images[:, :2]) == images[:, [1, 0, 1]]).all()
    assert in_colours(images[:, :3]) is not None
    assert fitting((7,), 5) == usual(5) == (0, 1, 2)
    assert fitting((), 2) == (0, 1)
