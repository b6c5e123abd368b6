"""A few images with the values of their files, on which a rule is seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile

from aegui.parts.datasets import DataBroken, raw_images
from aegui.parts.datasets.arrays import ArrayFile
from aegui.parts.datasets.folder import Folder
from aegui.parts.datasets.own import OwnImages
from aegui.parts.datasets.patches import Patches

IMAGES = np.random.default_rng(5).integers(200, 4000, (20, 12, 12)).astype(np.uint16)


def stored(path: Path, images: Any = IMAGES) -> dict[str, OwnImages]:
    """The same images as files, as one file, and as pictures to cut."""
    folder = path / "folder"
    folder.mkdir()
    for n, image in enumerate(images):
        tifffile.imwrite(folder / f"{n:02d}.tif", image)
    np.save(path / "a.npy", images)
    auto: dict[str, Any] = {"size": None, "colour": "auto"}
    return {
        "folder": Folder(path=str(folder), **auto),
        "arrays": ArrayFile(path=str(path / "a.npy")),
        "patches": Patches(path=str(folder), patch=(8,)),
    }


@pytest.mark.parametrize("kind", ["folder", "arrays", "patches"])
@pytest.mark.parametrize(
    "rule",
    [
        {"intensities": "type"},
        {"intensities": "fixed", "limits": (500, 3000), "curve": "asinh"},
        {"intensities": "min-max", "range_of": "image", "inverted": True},
        {"intensities": "percentiles"},
    ],
)
def test_what_is_seen_is_what_is_trained_on(kind: str, rule: dict[str, Any], tmp_path: Path) -> None:
    data = stored(tmp_path)[kind].model_copy(update=rule)
    raw = data.raw([])
    settled = data.settled([])
    seen = raw.drawn(settled.rule)
    if kind == "patches":
        assert seen.shape == (16, 1, 8, 8)
    else:
        every = {image.tobytes() for image in settled.load("train", []).pixels}
        assert all(image.tobytes() in every for image in seen)
    assert int(raw.histogram(50).sum()) == sum(map(len, raw.values))
    assert raw.extent() == (raw.found.span and tuple(raw.found.span))


def test_of_few_pictures_several_patches_are_seen(tmp_path: Path) -> None:
    picture = np.arange(48 * 48, dtype=np.uint16).reshape(48, 48)
    for n in range(3):
        tifffile.imwrite(tmp_path / f"{n}.tif", picture)
    raw = Patches(path=str(tmp_path), patch=(8,), colour="grey").raw([])
    assert len(raw.images) == 16
    assert len({raw.levels[image].tobytes() for image in raw.images}) == 6  # of each picture


def test_large_images_are_seen_small(tmp_path: Path) -> None:
    images = np.random.default_rng(0).normal(size=(3, 300, 200))
    raw = stored(tmp_path, images)["arrays"].model_copy(update={"intensities": "min-max"}).raw([])
    assert raw.images.shape == (3, 1, 96, 64)


def test_very_many_values_are_drawn_as_if_none_were_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = np.random.default_rng(0).normal(size=(3, 40, 40))
    images[0, 0, :2] = [-1e6, 1e6]  # a hot pixel takes no level from the others
    images[1, 3, 3] = np.nan
    data = stored(tmp_path, images)["arrays"]
    fixed = data.model_copy(update={"intensities": "fixed", "limits": (-2.0, 2.0)})
    every = fixed.raw([]).drawn(fixed.rule)
    monkeypatch.setattr(raw_images, "LEVELS", 1000)
    few = fixed.raw([])
    assert len(few.levels) == 1000
    assert np.abs(few.drawn(fixed.rule).astype(int) - every).max() <= 4


def test_what_holds_no_number_is_not_shown(tmp_path: Path) -> None:
    images = np.full((3, 8, 8), np.nan)
    images[1] = np.arange(64).reshape(8, 8)
    made = stored(tmp_path, images)
    assert len(made["arrays"].raw([]).images) == len(made["folder"].raw([]).images) == 1
    np.save(tmp_path / "a.npy", np.full((3, 8, 8), np.nan))
    with pytest.raises(DataBroken, match=r"None of the images that were tried can be read\."):
        made["arrays"].raw([])


def test_values_that_lie_close_together_are_known(tmp_path: Path) -> None:
    images = IMAGES.copy()
    images[0, 0, 0] = 65535
    data = stored(tmp_path, images)["folder"].model_copy(update={"intensities": "min-max"})
    raw = data.raw([])
    assert 0.04 < raw.crowding(data.settled([]).rule) < 0.07
    better = data.model_copy(update={"intensities": "percentiles"}).settled([])
    assert raw.crowding(better.rule) > 0.9
