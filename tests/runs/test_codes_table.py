"""Codes as files, each read back by the library that reads such files."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pyarrow import parquet
from states import images

from aegui.runs.codes_table import BESIDE, WRITERS, CodesTable, neighbours, typed

ABOUT = json.dumps({"run": "quick-start"})


def table(count: int = 40, size: int = 3) -> CodesTable:
    """Codes drawn by chance; the first image has no place in the plane, and its error is not known."""
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (count, 1, 5, 4), np.uint8)
    shown = images(count=count)
    errors, places = rng.random(count, np.float32), rng.normal(size=(count, 2)).astype(np.float32)
    errors[0] = places[0] = np.nan
    return CodesTable(
        type(shown)(**{**vars(shown), "pixels": pixels}),
        np.arange(count)[::-1].copy(),
        rng.normal(size=(count, size)).astype(np.float32),
        groups=["", *["1"] * (count - 1)],
        errors=errors,
        places=places,
        more={"dose": ["", *[f"{n / 2}" for n in range(count - 1)]], "plate": ["007"] * count},
    )


@pytest.mark.parametrize("ending", WRITERS)
def test_what_is_written_is_read_back(ending: str, tmp_path: Path) -> None:
    made, path = table(), tmp_path / f"codes{ending}"
    made.write(path, ABOUT)
    identities = [made.images.identity(row) for row in made.rows.tolist()]
    if ending == ".csv":
        rows = list(csv.DictReader(io.StringIO(path.read_text())))
        assert list(rows[0])[:6] == ["image", "class", "group", "error", "x", "y"]
        assert [row["image"] for row in rows] == identities
        assert [float(row["z3"]) for row in rows] == pytest.approx(made.codes[:, 2], rel=1e-5)
        assert (rows[0]["error"], rows[0]["x"], rows[0]["plate"]) == ("", "", "007")
        beside = json.loads(path.with_name(path.name + BESIDE).read_text())
        assert (beside["url"], beside["notes"]) == (path.name, [json.loads(ABOUT)])
    elif ending == ".npz":
        with np.load(path) as file:
            assert file["images"].tolist() == identities
            assert np.array_equal(file["codes"], made.codes)
            assert np.array_equal(file["coordinates"], made.places, equal_nan=True)
            assert json.loads(str(file["aegui"])) == json.loads(ABOUT)
    else:
        read = parquet.read_table(path)
        assert read.schema.metadata[b"aegui"].decode() == ABOUT
        assert read["image"].to_pylist() == identities
        assert np.allclose(np.stack(read["code"].to_numpy()), made.codes)
        assert read["x"].null_count == read["error"].null_count == read["dose"].null_count == 1
        assert read["dose"].to_pylist()[1:3] == [0.0, 0.5]
        assert read["plate"].to_pylist()[0] == "007"


def test_pictures_and_neighbours_are_as_embedding_atlas_takes_them(tmp_path: Path) -> None:
    made, path = table(), tmp_path / "codes.parquet"
    made.write(path)
    rows = parquet.read_table(path).to_pylist()
    assert made.images.pixels is not None
    for number, row in enumerate(rows):
        shown = np.asarray(Image.open(io.BytesIO(row["picture"]["bytes"])))
        assert np.array_equal(shown, made.images.pixels[made.rows[number], 0])
        apart = np.linalg.norm(made.codes - made.codes[number], axis=1)
        assert row["neighbours"]["distances"] == pytest.approx(np.sort(apart)[:15].tolist(), abs=1e-6)
        assert row["neighbours"]["ids"] == np.argsort(apart, kind="stable")[:15].tolist()


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_table_is_the_same_file(ending: str, tmp_path: Path) -> None:
    files = [tmp_path / str(n) / f"codes{ending}" for n in (0, 1)]
    for file in files:
        file.parent.mkdir()
        table().write(file, ABOUT)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("ending", WRITERS)
def test_a_full_disk_leaves_the_old_file(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / f"codes{ending}"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        table().write(path, ABOUT)
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(path, b"before")]


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (["1", "", "-3"], [1, None, -3]),
        (["1", "2.5", "1e3"], [1.0, 2.5, 1000.0]),
        (["007", "1"], ["007", "1"]),
        (["nan", "1"], ["nan", "1"]),
        (["", ""], [None, None]),
        (["9" * 30], [float("9" * 30)]),
    ],
)
def test_columns_of_numbers_are_numbers(given: list[str], made: list[object]) -> None:
    assert typed(given) == made


def test_neighbours_of_codes_that_are_no_numbers_are_left_out(tmp_path: Path) -> None:
    broken = np.full((3, 2), np.nan, np.float32)
    assert neighbours(broken, lambda share, what: None) is None
    few = neighbours(np.zeros((2, 2), np.float32), lambda share, what: None)
    assert few is not None
    assert few[0].shape == (2, 2)
