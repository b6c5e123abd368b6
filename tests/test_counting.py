"""What is counted is in the singular where it is one."""

from __future__ import annotations

import ast
import re

import numpy as np
import pytest
from PIL import Image

from aegui import paths
from aegui.parts.datasets import DataBroken, datasets
from aegui.text import counted

THINGS = re.compile(
    r"^ (\w+ )?(images|pictures|codes|epochs|classes|numbers|runs|dimensions|steps|moments|points|neighbours|"
    r"files|folders)\b"
)
NEVER_ONE = {  # what stands before the words
    # no counts, or constants
    "shape_text(recipe.shape)", "images.shape[1:]", "shape_text(made_for)", "path", "what", "part",
    "activation", "network.path", "entrance", "out", "layout", "model.decoder.path", "got",
    "kind", "found.name", "run.name",
    "MOST_FOLDERS", "MOST_FILES", "DRAWS", "TRIED", "DEEPEST", "report.images_per_second",
    # one of them has a sentence of its own
    "len(able)", "done", "len(members)",
    # more than can be, or all of a known data set
    "smallest", "len(some)", "min(len(codes), SAMPLED)", "len(pictures)", "len(learn)",
    "len(names)", "plan.classes", "number", "len(files)", "count", "len(xy)",
}  # fmt: skip


def test_one_thing_and_several():
    assert [counted(n, "image") for n in (0, 1, 2, 2000)] == [
        "0 images",
        "1 image",
        "2 images",
        "2,000 images",
    ]
    assert [counted(n, "class", "classes") for n in (1, 3)] == ["1 class", "3 classes"]


def test_no_sentence_counts_by_itself():
    found = [
        f"{path.name}:{node.lineno}: {ast.unparse(before.value)}{after.value!s}"
        for path in sorted(paths.PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        for before, after in zip(node.values, node.values[1:], strict=False)
        if isinstance(before, ast.FormattedValue)
        and isinstance(after, ast.Constant)
        and THINGS.match(str(after.value))
        and ast.unparse(before.value) not in NEVER_ONE
    ]
    assert not found, "use counted()"


def test_of_one_picture_that_can_not_be_read(tmp_path):
    (tmp_path / "a.png").write_bytes(b"nothing")
    data = datasets.make({"kind": "folder", "path": str(tmp_path), "size": [8], "colour": "grey"})
    with pytest.raises(
        DataBroken, match=r"^The one picture of .* can't be read: a\.png: it is no picture\.$"
    ):
        data.load("train", [])


def test_of_one_picture_among_others(tmp_path):
    for n in range(4):
        Image.fromarray(np.full((8, 8), 60 * n, np.uint8)).save(tmp_path / f"{n}.png")
    (tmp_path / "a.png").write_bytes(b"nothing")
    data = datasets.make({"kind": "folder", "path": str(tmp_path), "size": [8], "colour": "grey"})
    notes = data.load("train", []).notes
    assert any(note.startswith("1 of 5 pictures was left out: a.png") for note in notes), notes
