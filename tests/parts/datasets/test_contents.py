"""What is in a file, before anything is trained on it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from PIL import Image
from writers import IMAGES, LABELS, WRITERS

from aegui.cli.main import main
from aegui.parts.datasets import DataBroken
from aegui.parts.datasets.arrays import ArrayFile, kind_of
from aegui.parts.datasets.contents import BINS, Held, contents, histogram
from aegui.parts.formats.picture import SUFFIXES


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_tells_what_it_holds(tmp_path: Path, name: str) -> None:
    WRITERS[name](tmp_path / name)
    found = contents(tmp_path / name)
    assert found.problem == ""
    assert found.format
    (images,) = [one for one in found.held if one.role == "images"]
    assert images.count == 30
    assert images.span is not None
    assert len(images.bins) == len(images.sparkline) == BINS
    assert any("30 1" in sentence for sentence in found.understood)


def test_candidates_are_listed_and_chosen(tmp_path: Path) -> None:
    np.savez(tmp_path / "two.npz", first=IMAGES, second=IMAGES[::-1], y=LABELS, odd=np.array([None]))
    found = contents(tmp_path / "two.npz")
    assert found.problem.endswith("Set data.images to one of them.")
    assert [one.role for one in found.held] == ["", "", "", "closed"]
    found = contents(tmp_path / "two.npz", images="second")
    assert [one.role for one in found.held] == ["", "images", "labels", "closed"]


def test_a_range_that_is_wasted_and_one_that_is_not(tmp_path: Path) -> None:
    np.save(tmp_path / "counts.npy", np.arange(4 * 64, dtype=np.uint16).reshape(4, 8, 8))
    assert contents(tmp_path / "counts.npy").warnings == ()
    np.save(tmp_path / "dark.npy", np.arange(4 * 64, dtype=np.uint8).reshape(4, 8, 8) // 16)
    assert "only 6 % of the range" in " ".join(contents(tmp_path / "dark.npy").warnings)


def test_a_folder_with_a_stack(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "stack.tif", IMAGES, photometric="minisblack")
    Image.fromarray(IMAGES[0]).save(tmp_path / "one.png")
    found = contents(tmp_path)
    assert [(one.count, one.shape, one.type, one.seen) for one in found.held] == [(31, "12×10", "uint8", 24)]
    assert "Each page is a picture, 30 in 1 file: stack.tif (30)." in found.understood


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_picture_by_itself(tmp_path: Path, suffix: str) -> None:
    path, mode = tmp_path / f"train_image{suffix}", "1" if suffix == ".pbm" else "L"
    with Image.fromarray(np.repeat(np.repeat(IMAGES[0], 30, 0), 2, 1)).convert(mode) as picture:
        picture.save(path)
        picture.save(tmp_path / f"test_label{suffix}")  # is none of the labels of the other
    found = contents(path)
    ((count, shape, role),) = [(one.count, one.shape, one.role) for one in found.held]
    assert (found.format, count, role) == ("Picture", 1, "images")
    assert shape in ("1×360×20", "1×360×20×3")  # a GIF may have colours
    assert len(found.understood) == 1
    assert kind_of(path) == "arrays"
    assert len(ArrayFile(path=str(path)).load("train", []).pixels) == 1


def test_what_is_no_picture_by_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert re.fullmatch(r".*broken.png can't be used: .*", contents(tmp_path / "broken.png").problem)
    (tmp_path / "text.jpg").write_text("a text")
    with pytest.raises(DataBroken, match=r"text.jpg is no .jpg file"):
        contents(tmp_path / "text.jpg")


@given(npst.arrays(npst.floating_dtypes() | npst.integer_dtypes(), st.integers(0, 40)))
def test_a_histogram_counts_every_number_once(values: np.ndarray) -> None:
    span, bins = histogram(values)
    numbers = values.astype(np.float64)[np.isfinite(values.astype(np.float64))]
    if not len(numbers):
        assert (span, bins) == (None, ())
    elif bins:
        assert sum(bins) == len(numbers)
        assert bins[0] > 0
        assert bins[-1] > 0


def test_the_highest_bar_is_full_and_an_empty_one_is_blank() -> None:
    assert Held("x", 1, "1", "uint8", "", None, (0, 1, 800, 400)).sparkline == " ▁█▄"


def test_the_command_line_says_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    WRITERS["own.h5"](tmp_path / "own.h5")
    assert main(["inspect", str(tmp_path / "own.h5")]) == 0
    said = capsys.readouterr().out
    assert "own.h5 · HDF5" in said
    assert "30 12×10 grey images in entry/data/images; labels of 3 classes in entry/labels." in said
    assert main(["inspect", str(tmp_path / "own.h5"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {one["name"]: one["role"] for one in answer["arrays"]} == {
        "entry/data/images": "images", "entry/labels": "labels",
    }  # fmt: skip
    assert main(["inspect", str(tmp_path / "gone.h5")]) == 1
    assert "is not there" in capsys.readouterr().err
    (tmp_path / "text.txt").write_text("no images")
    assert main(["inspect", str(tmp_path / "text.txt")]) == 1
    assert "is of no format that can be read" in capsys.readouterr().err


def test_looking_can_be_cancelled(tmp_path: Path) -> None:
    WRITERS["own.h5"](tmp_path / "own.h5")

    def cancel(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        contents(tmp_path / "own.h5", check=cancel)
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataBroken, match="holds no pictures"):
        contents(tmp_path / "empty")
