"""Vectors made elsewhere: which files are taken for such, what is read of them, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aegui.foreign import ForeignError
from aegui.foreign.codes_file import is_codes, read_codes

VECTORS = np.arange(12, dtype=np.float64).reshape(4, 3) / 7


def csv(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n")
    return path


def npz(path: Path, **arrays: Any) -> Path:
    np.savez(path, **arrays)
    return path


def test_columns_that_are_numbered_are_the_code_and_in_their_order(tmp_path: Path) -> None:
    path = csv(tmp_path / "c.csv", "file,z10,z2,z1,class,dose", "a.png,3,2,1,cat,0.5", "b.png,6,5,4,dog,1")
    found = read_codes(path)
    assert is_codes(path)
    assert found.codes.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert found.columns == ("z1", "z2", "z10")
    assert (found.names, found.labels) == (("a.png", "b.png"), ("cat", "dog"))


def test_a_table_that_names_no_code_gives_its_numbers(tmp_path: Path) -> None:
    found = read_codes(csv(tmp_path / "c.csv", "name;width;height;label", "a;1;2;x", "b;3;4;y"))
    assert found.codes.tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize("kind", [pa.list_(pa.float32()), pa.list_(pa.float64(), 3)])
def test_parquet_with_a_column_of_lists(tmp_path: Path, kind: pa.DataType) -> None:
    table = pa.table({"embedding": pa.array(VECTORS.tolist(), kind), "label": ["a", "b", "a", "b"]})
    pq.write_table(table, tmp_path / "c.parquet")
    found = read_codes(tmp_path / "c.parquet")
    assert is_codes(tmp_path / "c.parquet")
    np.testing.assert_allclose(found.codes, VECTORS, rtol=1e-6)
    assert found.labels == ("a", "b", "a", "b")


def test_arrays_with_labels_names_and_images(tmp_path: Path) -> None:
    path = npz(
        tmp_path / "c.npz", z=VECTORS, y=np.array([0, 1, 0, 2]), files=np.array(list("abcd")),
        images=np.zeros((4, 8, 8), np.uint8),
    )  # fmt: skip
    found = read_codes(path)
    assert is_codes(path)
    assert (found.labels, found.names, found.images) == (("0", "1", "0", "2"), tuple("abcd"), "images")
    np.save(tmp_path / "codes.npy", VECTORS)
    assert read_codes(tmp_path / "codes.npy").codes.shape == (4, 3)


def test_images_are_not_taken_for_codes(tmp_path: Path) -> None:
    np.save(tmp_path / "x_train.npy", VECTORS)
    assert not is_codes(tmp_path / "x_train.npy")
    assert not is_codes(npz(tmp_path / "mnist.npz", x_train=np.zeros((4, 8, 8)), y_train=np.zeros(4)))
    assert not is_codes(tmp_path)
    assert not is_codes(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        (
            {"codes": np.array([[1, np.nan], [1, 2]])},
            r"no number \(NaN, empty or too large\) in 1 code.*row 1",
        ),
        ({"codes": np.array([[{}], [{}]], object)}, "can't be read"),
        ({"codes": np.zeros((0, 3))}, "holds 0 codes of 3 numbers"),
        ({"codes": np.zeros((2, 5000))}, "holds 2 codes of 5,000 numbers"),
        ({"a": np.zeros((2, 3)), "b": np.zeros((2, 3))}, r"holds no codes.*a \(2×3\), b \(2×3\)"),
        ({"y": np.zeros(3)}, "holds no codes"),
    ],
)
def test_arrays_that_hold_no_codes_are_refused(tmp_path: Path, arrays: dict[str, Any], words: str) -> None:
    with pytest.raises(ForeignError, match=words):
        read_codes(npz(tmp_path / "c.npz", **arrays))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("z1,z2", "1,x"), "z2 is 'x' in row 1, no number"),
        (("z1,z2", "1,"), "row 1"),
        (("z1,z2",), "has no rows"),
        (("file,class", "a,b"), "holds no columns of codes: call them z1, z2"),
    ],
)
def test_tables_that_hold_no_codes_are_refused(tmp_path: Path, lines: tuple[str, ...], words: str) -> None:
    with pytest.raises(ForeignError, match=words):
        read_codes(csv(tmp_path / "c.csv", *lines))


@settings(max_examples=25)
@given(content=st.binary(max_size=200), suffix=st.sampled_from([".csv", ".npz", ".npy", ".parquet"]))
def test_whatever_a_file_holds_is_a_sentence_or_codes(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"c{suffix}"
    path.write_bytes(content)
    is_codes(path)
    with suppress(ForeignError):
        assert np.isfinite(read_codes(path).codes).all()
