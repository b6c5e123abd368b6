"""A table beside images: read as people have them, joined by file or row; what is wrong is said."""

from __future__ import annotations

import csv
from contextlib import suppress
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui.parts.datasets import Source
from aegui.parts.datasets.table import (
    MOST_CELL,
    Table,
    TableBroken,
    joined,
    of_bytes,
    place_of,
    read,
    table_of,
    typed,
)

HERE = Path("metadata.csv")
FILES = ("a/1.png", "a/2.png", "b/3.png")


def table(text: str | bytes, names: tuple[str, ...] = FILES, path: Path = HERE) -> Table:
    content = text if isinstance(text, bytes) else text.encode()
    return joined(path, of_bytes(content, path), names)


def texts(found: Table, name: str) -> list[str]:
    column = found.column(name)
    assert column is not None
    return list(column.texts)


@pytest.mark.parametrize(
    "names",
    [("b/3.png", "a/1.png"), ("3.png", "1.png"), ("3", "1"), ("b\\3.png", "./a/1.png"), ("b/3", "a/1")],
)
def test_rows_are_joined_by_path_name_or_stem_in_any_order(names: tuple[str, str]) -> None:
    found = table(f"dose,file\n9,{names[0]}\n7,{names[1]}\n")
    assert texts(found, "dose") == ["7", "", "9"]
    assert found.row(2) == (("dose", "9"), ("file", names[0]))
    assert "2 of 3 images have a row" in found.notes[0]
    assert any("1 image has no row" in one and "a/2.png" in one for one in found.warnings)


def test_a_row_is_of_every_page_and_patch_of_its_file() -> None:
    names = ("s.tif#1", "s.tif#2", "t.tif#1@0,64", "t.tif#1@64,64")
    assert texts(table("f,x\ns.tif,1\nt.tif,2\n", names), "x") == ["1", "1", "2", "2"]
    assert texts(table("f,x\ns.tif#2,1\nt.tif#1,2\n", names), "x") == ["", "1", "2", "2"]


def test_a_column_of_pages_tells_the_pages_of_a_file_apart() -> None:
    names = ("s.tif#1", "s.tif#2@0,0", "s.tif#2@8,0", "one.png")
    found = table("file,page,x\ns.tif,2,b\ns.tif,1,a\none.png,1,c\ns.tif,2,d\ns.tif,9,e\n", names)
    assert texts(found, "x") == ["a", "b", "b", "c"]
    assert "by name in the column 'file' and page in 'page', counted from 1" in found.notes[0]
    assert any("rows 2 and 5 ('s.tif, page 2')" in one for one in found.warnings)
    assert any("'s.tif, page 9'" in one for one in found.warnings)
    assert texts(table("file,Frame,x\ns,0,a\ns,1,b\n", names), "x") == ["a", "b", "b", ""]
    assert texts(table("file,page,x\ns.tif,2,b\n", names), "x") == ["b", "b", "b", ""]  # of the whole file
    assert texts(table("file,slice,x\ns.tif,thin,b\n", names), "x") == ["b", "b", "b", ""]


def test_a_name_of_two_files_is_none() -> None:
    with pytest.raises(TableBroken, match=r"No row of metadata.csv names one of the images: it has '1.png'"):
        table("file\n1.png\n", ("a/1.png", "b/1.png"))


def test_files_without_an_ending_and_hidden_ones_have_stems() -> None:
    names = ("a.b/c", ".hidden", "d/.hidden2", "e.tar.gz")
    found = table("file,x\na.b/c,1\n.hidden,2\nd/.hidden2,3\n", names)
    assert texts(found, "x") == ["1", "2", "3", ""]
    assert texts(table("file,x\ne.tar,4\n", names), "x") == ["", "", "", "4"]


def test_numbers_are_names_only_where_their_column_says_so() -> None:
    with pytest.raises(TableBroken):
        table("x,dose\nq.png,1\n")
    assert texts(table("id,dose\n1,5\n"), "dose") == ["5", "", ""]
    assert texts(table("x,file\n1,a/2.png\n2,b/3.png\n3,q.png\n"), "x") == ["", "1", "2"]


def test_arrays_are_joined_by_row() -> None:
    names = tuple(f"x.npz[{n}]" for n in (2, 0))
    found = table("dose\n5\n6\n7\n8\n", names)
    assert texts(found, "dose") == ["7", "5"]
    assert "1 of 4 rows of metadata.csv names no image, such as 'row 5'." in found.warnings


def test_rows_that_match_nothing_or_twice_are_said() -> None:
    found = table("file,x\na/1.png,1\na/2.png,2\nb/3.png,3\nb/3.png,4\nzzz.png,5\n")
    assert texts(found, "x") == ["1", "2", "3"]
    assert any("1 of 5 rows of metadata.csv names no image" in x for x in found.warnings)
    assert any("rows 4 and 5 ('b/3.png'): the first counts" in one for one in found.warnings)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\n", "is empty"),
        (b"file,x\n", "has no rows"),
        (b'file,x\na/1.png,"' + b"x" * (MOST_CELL + 1), "is a quotation mark not closed?"),
        (b"file,x\nq.png,1\n", "No row of metadata.csv names one of the images"),
        (b",".join(b"c%d" % n for n in range(1001)), "at most 1,000 are read"),
    ],
)
def test_a_table_that_can_not_be_read_is_a_sentence(content: bytes, said: str) -> None:
    limit = csv.field_size_limit()
    with pytest.raises(TableBroken, match=r"metadata\.csv") as caught:
        table(content)
    assert said in str(caught.value)
    assert csv.field_size_limit() == limit


def test_uneven_rows_twice_named_columns_and_other_letters_are_read_and_said() -> None:
    found = table("file;Größe;Größe;\na/1.png;1,5\na/2.png;2,5;3;4;5\n".encode("cp1252"))
    assert [one.name for one in found.columns] == ["file", "Größe", "Größe (2)", "column 4"]
    size = found.column("Größe")
    assert size is not None
    assert size.kind == "number"
    assert size.values is not None
    assert size.values[:2].tolist() == [1.5, 2.5]
    said = " ".join(found.warnings)
    assert "read as Windows-1252" in said
    assert "more than one column 'Größe'" in said
    assert "2 rows of metadata.csv have too few cells or too many, the first of them row 2 with 2" in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_of_the_usual_encodings(encoding: str) -> None:
    found = table("file\tβ\na/1.png\tß\n".encode(encoding), path=Path("m.tsv"))
    assert texts(found, "β") == ["ß", "", ""]


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["1", "-2.5e3", "", "NaN", "0,5", "−3"], "number"),
        (["007", "008", "009"], "category"),
        (["2026-11-28", "2026-11-28T10:31:00", ""], "date"),
        (["28.11.2026", "1.2.2026"], "date"),
        (["A1", "A10", "A2", "A1"], "category"),
        ([f"note {n}" for n in range(40)], "text"),
        (["", "n/a"], "text"),
        (["1", "two"], "category"),
    ],
)
def test_the_kind_of_a_column(texts: list[str], kind: str) -> None:
    assert typed("x", texts).kind == kind


def test_categories_are_in_the_order_of_their_numbers() -> None:
    assert typed("well", ["A10", "A2", "b1", ""]).categories == ("A2", "A10", "b1")


def test_parquet_is_read_by_its_types(tmp_path: Path) -> None:
    path = tmp_path / "metadata.parquet"
    columns = {
        "file": ["a/1.png", "b/3.png"],
        "dose": [0.5, None],
        "day": [date(2026, 11, 28), date(2026, 11, 29)],
        "odd": [[1], [2]],
    }
    pq.write_table(pa.table(columns), path)
    found = table_of(Source(tmp_path), FILES)
    assert found is not None
    kinds = {one.name: one.kind for one in found.columns}
    assert kinds == {"file": "category", "dose": "number", "day": "date"}
    assert any("Left out of metadata.parquet, as no plain values: odd." in one for one in found.warnings)
    path.write_bytes(b"PAR1 nothing")
    broken = table_of(Source(tmp_path), FILES)
    assert broken is not None
    assert not broken.columns
    assert "is no Parquet file that can be read" in broken.warnings[0]


def test_where_a_table_lies(tmp_path: Path) -> None:
    assert place_of(Source(tmp_path)) is None
    assert place_of(Source(tmp_path, "wells.csv")) == tmp_path / "wells.csv"
    (tmp_path / "metadata.tsv").write_text("file\n")
    assert place_of(Source(tmp_path)) == tmp_path / "metadata.tsv"
    array = tmp_path / "x.npz"
    array.write_bytes(b"")
    assert place_of(Source(array)) is None  # the folder's table is of the folder's pictures
    (tmp_path / "x.metadata.csv").write_text("dose\n")
    assert place_of(Source(array)) == tmp_path / "x.metadata.csv"
    missing = table_of(Source(tmp_path, "gone.csv"), FILES)
    assert missing is not None
    assert "gone.csv: it is not there." in missing.warnings[0]


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_sentence(content: bytes) -> None:
    with suppress(TableBroken):
        found = table(b"file,x\na/1.png," + content)
        assert all(len(one.texts) == len(FILES) for one in found.columns)


def test_a_table_of_some_images() -> None:
    found = table("file,x\na/1.png,1\nb/3.png,3\n").take(np.array([2, 0]))
    assert texts(found, "x") == ["3", "1"]


def test_what_is_no_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TableBroken, match="a folder stands where a file is needed"):
        read(tmp_path)
