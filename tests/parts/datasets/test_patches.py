"""Patches of large pictures: their names, their split, their classes, and what can be wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from aegui.parts.datasets import DataBroken, DataMissing, Images, caching
from aegui.parts.datasets.origin import origin
from aegui.parts.datasets.patches import Patches
from aegui.stored_images import StoredImages
from aegui.training.splits import ImageSet, divide


def put(path: Path, picture: np.ndarray) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(path)
    return path


def of(root: Path, **settings: object) -> Patches:
    return Patches(**{"path": str(root), "patch": (8,), "colour": "grey"} | settings)


def names(images: ImageSet) -> list[str]:
    assert images.names is not None
    return [str(name) for name in images.names]


def pictures(images: ImageSet) -> set[str]:
    return {origin(name).picture for name in names(images)}


@pytest.fixture
def plates(tmp_path: Path) -> Path:
    """Ten pictures of 24×32 pixels whose values tell where a patch lies."""
    y, x = np.mgrid[:24, :32]
    for row in range(10):
        put(tmp_path / "plates" / f"{row}.png", (x * 4 + y + row).astype(np.uint8))
    return tmp_path / "plates"


def test_a_grid_with_names_and_pictures_kept_apart(plates: Path) -> None:
    splits = divide(of(plates), [])
    assert (len(splits.train), len(splits.validation)) == (9 * 12, 12)
    assert not pictures(splits.train) & pictures(splits.validation)
    assert splits.notes[0] == "120 patches of 8×8 pixels, in a grid, of 10 pictures."
    assert splits.notes[1].startswith("Held out with all of their patches: 1 of 10 pictures (")
    assert splits.train.pixels is not None
    for name, image in zip(names(splits.train), splits.train.pixels, strict=True):
        corner = origin(name).corner
        assert corner is not None
        row = int(Path(origin(name).file).stem)
        assert image[0, 0, 0] == corner[0] * 4 + corner[1] + row


def test_patches_come_from_the_cache_the_second_time(plates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = of(plates).load_all([])
    monkeypatch.setattr("aegui.parts.datasets.patches.PictureReader", None)
    again = of(plates).load_all([])
    assert again["train"].pixels.tobytes() == first["train"].pixels.tobytes()
    assert again["train"].notes == first["train"].notes


def test_a_stride_an_edge_and_a_size(plates: Path) -> None:
    assert len(of(plates, stride=(4,)).load("train", [])) == 9 * 5 * 7
    odd = of(plates, patch=(10,), edges="shift").load("train", [])
    assert len(odd) == 9 * 3 * 4
    assert of(plates, patch=(10,)).load("train", []).notes[0].startswith("60 patches of 10×10 pixels")
    assert of(plates, size=(4,)).load("train", []).pixels.shape[1:] == (1, 4, 4)
    assert of(plates, patch=(10, 32)).shape == (1, 10, 32)


def test_of_one_picture_the_lowest_part_is_held_out(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (64, 32), dtype=np.uint8)
    put(tmp_path / "one" / "sample.png", noise)
    splits = divide(of(tmp_path / "one", stride=(4,)), [])

    def rows(images: ImageSet) -> list[int]:
        return [corner[1] for name in names(images) if (corner := origin(name).corner) is not None]

    assert max(rows(splits.train)) + 8 <= min(rows(splits.validation))
    assert any("across the border are left out" in note for note in splits.notes)


def test_empty_patches_are_left_out_and_counted(tmp_path: Path) -> None:
    picture = np.zeros((16, 64), np.uint8)
    picture[:, :32] = np.random.default_rng(0).integers(0, 255, (16, 32))
    for row in range(3):
        put(tmp_path / "half" / f"{row}.png", picture)
    images = of(tmp_path / "half", contrast=0.05).load_all([])
    assert len(images["train"]) + len(images["validation"]) == 3 * 8
    assert images["train"].notes[0].endswith("; 24 empty ones were left out.")
    with pytest.raises(DataBroken, match=r"all 48 have less contrast than 0.5 \(data.contrast\)\."):
        of(tmp_path / "half", contrast=0.5).load_all([])


def test_positions_of_a_table_with_classes(plates: Path) -> None:
    lines = ["file,X,Y,class", "0.png,10,12,ring", "1,20,8,dot", "0.png,1,1,dot", "gone.png,5,5,dot"]
    (plates / "positions.csv").write_text("\n".join(lines), "utf-8-sig")
    images = of(plates, cut="positions", validation="training").load("train", [])
    assert [str(name) for name in images.names] == ["0.png@6,8", "1.png@16,4"]
    assert images.classes == ("dot", "ring")
    assert images.labels is not None
    assert images.labels.tolist() == [1, 0]
    assert "1 at the edges were left out" in images.notes[0]
    assert images.warnings == (
        "1 position of positions.csv is in a picture that is not there, such as gone.png.",
    )


def test_one_for_each_object(plates: Path) -> None:
    labels = np.zeros((24, 32), np.uint16)
    labels[4:9, 5:9] = 1
    labels[10:14, 20:28] = 300
    for row in range(9):
        (plates / "labels").mkdir(exist_ok=True)
        tifffile.imwrite(plates / "labels" / f"{row}.tif", labels)
    images = of(plates, cut="objects").load_all([])
    assert len(images["train"]) == 8 * 2
    assert str(images["train"].names[0]).endswith("@3,3")
    assert images["train"].skipped == ("9.png: there is no label image called 9 in labels: add one",)
    tifffile.imwrite(plates / "labels" / "9.tif", labels[:5])
    said = of(plates, cut="objects").load("train", []).skipped
    assert said == ("9.png: its label image 9.tif has 32×5 pixels and it 32×24: save both in one size",)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("a,b\n1,2\n", "has no columns x and y: its first line is 'a,b'."),
        ("x,y\n1,2\n", "does not say in which of 10 pictures a position is: add a column file."),
        ("file;x;y\n0.png;1;\n", "Line 2 of .* has no numbers for x and y: '0.png;1;'."),
        ("file,x,y\n0.png,nan,1\n", "Line 2 of .* has no numbers for x and y"),
        ("file,x,y\nz.png,3,1\n", "has no position in any of the pictures: it names 'z.png', for one."),
        ("file,x,y\n", "has no position in any of the pictures: it has no lines."),
        ("", "has no columns x and y: its first line is ''."),
    ],
)
def test_a_table_that_is_none(plates: Path, table: str, sentence: str) -> None:
    (plates / "positions.csv").write_text(table)
    with pytest.raises(DataBroken, match=sentence):
        of(plates, cut="positions").load("train", [])


def test_what_is_not_there_or_outside_is_said(plates: Path) -> None:
    with pytest.raises(DataMissing, match=r"The table of positions .*positions\.csv is not there"):
        of(plates, cut="positions").load("train", [])
    with pytest.raises(DataBroken, match=r"none of 40×40 pixels lies inside one of them"):
        of(plates, patch=(40,)).load("train", [])
    with pytest.raises(DataMissing, match=r"folder of label images .*labels is not there"):
        of(plates, cut="objects").load("train", [])
    with pytest.raises(ValueError, match="positions must lie in the folder of the pictures"):
        of(plates, positions="../other.csv")


def test_a_label_image_of_colours_is_refused(plates: Path) -> None:
    put(plates / "labels" / "0.png", np.zeros((24, 32, 3), np.uint8))
    with pytest.raises(DataBroken, match="it is no label image: save whole numbers in one channel"):
        of(plates, cut="objects").load("train", [])


def test_more_than_the_memory_holds_lies_in_a_file(
    plates: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    held = of(plates).load_all([])
    for most in (0, 200):  # in a file from the first on, and once they are many
        monkeypatch.setattr(caching, "LARGE", most)
        shutil.rmtree(cache / "images")
        for _ in range(2):
            read = of(plates).load_all([])
            for split, one in held.items():
                assert isinstance(read[split].pixels, StoredImages)
                assert np.array_equal(read[split].pixels[:], one.pixels)
                assert np.array_equal(read[split].digests, one.digests)
                assert names_of(read[split]) == names_of(one)
        assert len(list(cache.rglob("*.images"))) == 1


def names_of(images: Images) -> list[str]:
    assert images.names is not None
    return [str(name) for name in images.names]
