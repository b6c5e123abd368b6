"""What was opened last: each sort on its own, the newest first, whatever is in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from aegui import paths
from aegui.app import recents
from aegui.app.recents import IMAGES, MODEL, RUN, Recent, add, keep, recent

PLAIN = st.recursive(
    st.none() | st.integers() | st.text() | st.sampled_from([RUN, "/a"]), st.lists, max_leaves=8
)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_data_dir", lambda: tmp_path / "data")
    return tmp_path / "data" / "recent.json"


def test_the_newest_come_first_and_only_so_many_of_each_sort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recents, "MOST", 2)
    assert recent() == ()
    for sort, name in ((RUN, "a"), (MODEL, "m"), (RUN, "b"), (IMAGES, "i"), (RUN, "a"), (RUN, "c")):
        add(sort, Path("/", name))
    told = [(one.sort, str(one.path)) for one in recent()]
    assert told == [(RUN, "/c"), (RUN, "/a"), (IMAGES, "/i"), (MODEL, "/m")]
    keep([])
    assert recent() == ()


@effort(max_examples=30)
@given(st.lists(st.lists(PLAIN, max_size=3) | PLAIN))
def test_a_file_of_anything_has_what_can_be_understood(content: Any) -> None:
    place = paths.user_data_dir() / "recent.json"
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(content), "utf-8")
    assert all(one.sort in recents.SORTS and one.path.is_absolute() for one in recent())


def test_a_file_that_is_none_is_empty(file: Path) -> None:
    file.parent.mkdir()
    for content in (b"\xff", b"{", b"[" * 5000, b'[["run", "/a\\u0000"], ["run", "b"], ["run", "/c"]]'):
        file.write_bytes(content)
        assert recent() == ((Recent(RUN, Path("/c")),) if b"/c" in content else ())
