"""Tags and notes: kept with the images, found again under other names, never lost to another window."""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui.files import write_text
from aegui.parts.datasets import Source, tags
from aegui.parts.datasets.table import TableBroken
from aegui.parts.datasets.tags import Mark, Tags, beside, keep, plain_tag, tags_of


def words(found: Tags, *names: str) -> list[tuple[str, str]]:
    return [(one.tag, one.note) for one in found.of(names)]


def test_tags_and_notes_are_read_as_they_were_written(tmp_path: Path) -> None:
    none = tags_of(Source(tmp_path))
    now = none.tagged([("a/1.png", 7), ("a/2.png", None)], "odd").noted("a/1.png", 7, "two\nlines, “quoted”")
    assert keep(now, none) == tmp_path / "aegui-tags.csv"
    found = tags_of(Source(tmp_path))
    assert words(found, "a/1.png", "a/2.png", "b") == [("odd", "two\nlines, “quoted”"), ("odd", ""), ("", "")]
    assert found.counts == {"odd": 2}
    lines = (tmp_path / "aegui-tags.csv").read_text().splitlines()
    assert lines[0] == "image,tag,note,digest"
    assert lines[-1] == "a/2.png,odd,,"


def test_what_another_window_has_written_stays(tmp_path: Path) -> None:
    none = tags_of(Source(tmp_path))
    one, other = none.tagged([("a", None)], "x"), none.tagged([("b", None), ("c", None)], "y")
    keep(other, none)
    keep(one, none)
    assert tags_of(Source(tmp_path)).counts == {"x": 1, "y": 2}
    keep(other.tagged([("b", None)], ""), other)
    assert tags_of(Source(tmp_path)).counts == {"x": 1, "y": 1}


def test_a_renamed_image_keeps_its_tag_by_its_content() -> None:
    found = Tags(Path(), {"old.png": Mark("odd", digest=7)})
    digests = np.array([7, 8], np.uint64)
    assert [one.tag for one in found.of(["new.png", "other.png"], digests)] == ["odd", ""]
    moved = found.tagged([("new.png", 7)], "odd").noted("new.png", 7, "here")
    assert moved.marks["new.png"] == Mark("odd", "here", 7)


def test_a_folder_that_can_not_be_written_to_has_its_tags_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "cells"
    folder.mkdir()

    def refuse(path: Path, content: str) -> None:
        if path.parent == folder:
            raise OSError(errno.EROFS, "read-only", str(path))
        write_text(path, content)

    monkeypatch.setattr(tags, "write_text", refuse)
    none = tags_of(Source(folder))
    file = keep(none.tagged([("a", None)], "x"), none)
    assert file.parent != folder
    assert tags_of(Source(folder)).counts == {"x": 1}


def test_a_full_disk_is_no_reason_to_write_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: str) -> None:
        raise OSError(errno.ENOSPC, "full", str(path))

    monkeypatch.setattr(tags, "write_text", refuse)
    none = Tags(tmp_path)
    with pytest.raises(OSError, match="full"):
        keep(none.tagged([("a", None)], "x"), none)


def test_what_a_spreadsheet_saved_is_read_and_what_is_none_is_not_lost(tmp_path: Path) -> None:
    file = beside(tmp_path)
    file.write_bytes("image;tag\nä.png;öd\n".encode("cp1252"))
    assert tags_of(Source(tmp_path)).of(["ä.png"])[0].tag == "öd"
    file.write_text("nothing of the kind\n1\n")
    with pytest.raises(TableBroken, match="holds no tags"):
        tags_of(Source(tmp_path))
    none = Tags(tmp_path)
    with pytest.raises(TableBroken):
        keep(none.tagged([("a", None)], "x"), none)
    assert file.read_text() == "nothing of the kind\n1\n"


def test_beside_a_file_of_arrays(tmp_path: Path) -> None:
    file = tmp_path / "x.npz"
    file.write_bytes(b"")
    assert beside(file) == tmp_path / "x.npz.aegui-tags.csv"


def test_a_tag_is_on_one_line() -> None:
    assert plain_tag("  two \n words\t") == "two words"
    assert len(plain_tag("x" * 1000)) == 60


@given(st.lists(st.tuples(st.text(min_size=1), st.text(), st.text()), max_size=5))
def test_any_words_come_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("tags")
    plain = {
        name.strip(): (plain_tag(tag), note.strip()) for name, tag, note in rows if _writable(name + note)
    }
    plain = {name: both for name, both in plain.items() if name}
    none = Tags(folder)
    now = none
    for name, (tag, note) in plain.items():
        now = now.tagged([(name, None)], tag).noted(name, None, note)
    if now.marks:
        keep(now, none)
        found = tags_of(Source(folder))
        assert {name: (one.tag, one.note) for name, one in found.marks.items()} == {
            name: both for name, both in plain.items() if any(both)
        }


def _writable(text: str) -> bool:
    """A carriage return alone is a line's end to the csv module, and a NUL is none of a text file."""
    return not set(text) & {"\r", "\0"} and text.isprintable()
