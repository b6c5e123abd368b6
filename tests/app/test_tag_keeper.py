"""Tags are read with the images and written as soon as they change, also when that is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from states import images, open_in, opened

from aegui.app.explorer import Explorer
from aegui.app.linked_views import LinkedViews
from aegui.app.loader import Loader
from aegui.app.tag_keeper import TagKeeper
from aegui.app.undo import Undo
from aegui.explore import tagging
from aegui.explore.state import State
from aegui.parts.datasets import Source, texts
from aegui.parts.datasets.tags import beside, tags_of


@pytest.fixture
def loader(explorer: Explorer) -> Iterator[Loader]:
    made = Loader()
    yield made
    made.worker.leave()
    assert made.worker.wait(10_000)


def cells(folder: Path) -> State:
    names = texts(f"{n}.png" for n in range(4))
    return opened(replace(images(count=4), data="folder", names=names, source=Source(folder)))


def has_tags(explorer: Explorer) -> bool:
    return explorer.state.tags is not None


def tag(explorer: Explorer, rows: list[int], name: str) -> None:
    explorer.update(**tagging.tagged(explorer.state, np.array(rows), name))


def test_tags_are_kept_and_taken_back(
    explorer: Explorer, loader: Loader, qtbot: QtBot, tmp_path: Path
) -> None:
    keeper, undo = TagKeeper(explorer, loader), Undo(explorer)
    open_in(explorer, cells(tmp_path))
    qtbot.waitUntil(lambda: explorer.state.tags is not None)
    undo.settle()
    tag(explorer, [1, 2], "odd")
    qtbot.waitUntil(beside(tmp_path).exists)
    qtbot.waitUntil(lambda: tags_of(Source(tmp_path)).counts == {"odd": 2})
    undo.settle()
    undo.undo()
    qtbot.waitUntil(lambda: tags_of(Source(tmp_path)).counts == {})
    undo.undo()  # there is nothing before the tags were read
    assert explorer.state.tags is not None
    undo.redo()
    qtbot.waitUntil(lambda: tags_of(Source(tmp_path)).counts == {"odd": 2})
    assert keeper is not None


def test_another_window_on_the_same_images_has_the_same_tags(
    explorer: Explorer, loader: Loader, qtbot: QtBot, tmp_path: Path
) -> None:
    other = Explorer()
    linked, keepers = LinkedViews(), [TagKeeper(one, loader) for one in (explorer, other)]
    for one in (explorer, other):
        linked.join(one)
        open_in(one, cells(tmp_path))
        qtbot.waitUntil(partial(has_tags, one))
    tag(explorer, [0], "big")
    assert other.state.tags is explorer.state.tags
    other.worker.leave()
    assert other.worker.wait(10_000)
    assert keepers


def test_what_can_not_be_read_is_said_and_nothing_is_written(
    explorer: Explorer, loader: Loader, qtbot: QtBot, tmp_path: Path
) -> None:
    keeper = TagKeeper(explorer, loader)
    beside(tmp_path).write_text("nothing\n1\n")
    with qtbot.waitSignal(explorer.complained) as said:
        open_in(explorer, cells(tmp_path))
    assert "holds no tags" in said.args[0]
    assert not tagging.can_tag(explorer.state)
    assert keeper is not None
