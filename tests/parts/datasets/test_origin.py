"""The name of an image of one's own tells its file, its page and its place there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui.parts.datasets.origin import Origin, origin

FILES = st.text(min_size=1).map(lambda name: f"{name}.tif")
PAGES = st.none() | st.integers(1, 10**6)
CORNERS = st.none() | st.tuples(st.integers(-(10**5), 10**5), st.integers(-(10**5), 10**5))


@given(FILES, PAGES, CORNERS)
def test_a_name_gives_back_its_parts(file: str, page: int | None, corner: tuple[int, int] | None) -> None:
    one = Origin(file, page, corner)
    assert origin(str(one)) == one


@pytest.mark.parametrize(
    ("name", "file", "picture"),
    [
        ("cats/7.png", "cats/7.png", "cats/7.png"),
        ("a#1@2,3.png", "a#1@2,3.png", "a#1@2,3.png"),
        ("plate/w.tif#3@120,64", "plate/w.tif", "plate/w.tif#3"),
        ("one.png@-4,0", "one.png", "one.png"),
        ("own.npz/x_train[7]", "own.npz/x_train[7]", "own.npz/x_train[7]"),
    ],
)
def test_file_and_picture(name: str, file: str, picture: str) -> None:
    assert (origin(name).file, origin(name).picture) == (file, picture)
