"""Directions of a run: made of two groups, kept with it, refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from deeds import select
from states import images, open_in, opened

from aegui.app.directions import Directions
from aegui.app.explorer import Explorer
from aegui.app.history import History
from aegui.explore.directions import amounts, applied, chosen
from aegui.explore.queries.directions import AMOUNTS, ARROW, ENDPOINTS
from aegui.explore.state import NO_ENDPOINTS
from aegui.runs import annotations as notes


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "run"
    folder.mkdir()
    return folder


@pytest.fixture
def directions(explorer: Explorer, run: Path) -> Directions:
    made = Directions(explorer, History())
    explorer.show(AMOUNTS, lambda answer: None)
    explorer.show(ENDPOINTS, lambda answer: None)
    explorer.show(ARROW, lambda answer: None)
    open_in(explorer, opened(images(count=10)), run)
    return made


@pytest.fixture
def said(explorer: Explorer) -> list[str]:
    heard: list[str] = []
    explorer.complained.connect(heard.append)
    return heard


def between(directions: Directions, explorer: Explorer, start: str, end: str, name: str = "") -> object:
    for side, key in enumerate((start, end)):
        explorer.update(**chosen(explorer.state, side, key))
    directions.make(name)
    return None


def names(explorer: Explorer) -> list[str]:
    return [one.name for one in explorer.state.directions]


def test_one_that_is_made_can_be_used_at_once(explorer: Explorer, directions: Directions) -> None:
    between(directions, explorer, "0", "1")
    assert names(explorer) == ["even → odd"]
    assert explorer.answer(ARROW) is not None
    before = explorer.state.cursor
    explorer.update(**applied(explorer.state, "even → odd", 1.0))
    assert explorer.state.cursor != before
    told = explorer.answer(AMOUNTS)
    assert told is not None
    assert [one.steps for one in told] == [1.0]


def test_they_are_kept_with_the_run(explorer: Explorer, directions: Directions, run: Path) -> None:
    between(directions, explorer, "0", "1", "loops")
    between(directions, explorer, "1", "0", "  back ")
    directions.rename("back", "hat")
    explorer.update(**applied(explorer.state, "loops", 1.0))
    directions.remove("loops")
    assert amounts(explorer.state) == {}
    assert explorer.state.direction == "hat"
    kept = json.loads((run / notes.DIRECTIONS).read_text("utf-8"))
    assert [entry["name"] for entry in kept] == ["hat"]
    assert all(name.startswith("mnist/") for name in kept[0]["plus"] + kept[0]["minus"])
    directions.open()
    assert names(explorer) == ["hat"]


def test_another_name_keeps_the_steps(explorer: Explorer, directions: Directions) -> None:
    between(directions, explorer, "0", "1", "loops")
    explorer.update(**applied(explorer.state, "loops", 1.5))
    directions.rename("loops", "hat")
    assert amounts(explorer.state) == {"hat": 1.5}
    assert explorer.state.direction == "hat"


def test_two_windows_keep_what_the_other_did(explorer: Explorer, directions: Directions, run: Path) -> None:
    between(directions, explorer, "0", "1", "loops")
    other, there = Explorer(), opened(images(count=10))
    theirs = Directions(other, History())
    open_in(other, there, run)
    between(directions, explorer, "1", "0", "back")
    directions.remove("loops")
    between(theirs, other, "0", "1", "up")
    between(theirs, other, "1", "0", "loops")  # the name means something else now
    directions.rename("back", "hat")
    assert names(explorer) == ["hat", "up", "loops"]
    before = explorer.state.code
    assert before is not None
    codes = explorer.state.model.codes if explorer.state.model is not None else np.zeros((0, 2))
    explorer.update(**applied(explorer.state, "loops", 1.0))
    step = codes[::2].mean(axis=0) - codes[1::2].mean(axis=0)
    assert explorer.state.code == pytest.approx(before + step)


def test_a_name_is_suggested_that_no_other_window_has_taken(
    explorer: Explorer, directions: Directions, run: Path
) -> None:
    other = Explorer()
    theirs = Directions(other, History())
    open_in(other, opened(images(count=10)), run)
    for each, made in ((other, theirs), (explorer, directions)):
        for side in (0, 1):
            select(each, [side])
            each.update(**chosen(each.state, side, "selection"))
        made.make()
    assert names(explorer) == ["1 image → 1 image", "1 image → 1 image (2)"]


def test_groups_stay_when_the_images_are_read_and_go_with_the_run(
    explorer: Explorer, directions: Directions, run: Path
) -> None:
    explorer.update(**chosen(explorer.state, 0, "0"))
    before = explorer.state.endpoints
    read = replace(images(count=10))
    explorer.update(images=read, selection=explorer.state.selection.shown_in(read))
    assert explorer.state.endpoints == before != NO_ENDPOINTS
    open_in(explorer, opened(images(5, count=10)))
    assert explorer.state.endpoints == NO_ENDPOINTS
    explorer.update(**chosen(explorer.state, 0, "0"))
    directions.open()
    assert explorer.state.endpoints == NO_ENDPOINTS


def test_groups_that_were_selected_do_not_replace_each_other(
    explorer: Explorer, directions: Directions
) -> None:
    for first in (0, 2):
        for side, row in enumerate((first, first + 5)):
            select(explorer, [row])
            explorer.update(**chosen(explorer.state, side, "selection"))
        directions.make()
    assert names(explorer) == ["1 image → 1 image", "1 image → 1 image (2)"]


def test_a_damaged_file_is_a_sentence_and_kept(directions: Directions, run: Path, said: list[str]) -> None:
    (run / notes.DIRECTIONS).write_text('[{"name": 7}')
    directions.open()
    assert "can't be understood" in said[0]
    assert "directions.json.broken" in said[0]
    assert (run / "directions.json.broken").is_file()


Act = Callable[[Directions, Explorer], object]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda d, e: d.make("x"), "needs two groups"),
        (lambda d, e: (between(d, e, "0", "1", "x"), between(d, e, "1", "0", " x ")), "“x” already"),
        (lambda d, e: (between(d, e, "0", "1"), between(d, e, "0", "1")), "“even → odd” already"),
        (lambda d, e: (between(d, e, "0", "1"), d.rename("even → odd", " ")), "needs a name"),
        (
            lambda d, e: (
                between(d, e, "0", "1", "a"), between(d, e, "1", "0", "b"), d.rename("a", "b")
            ),
            "“b” already",
        ),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_a_sentence(
    explorer: Explorer, directions: Directions, said: list[str], act: Act, words: str
) -> None:
    act(directions, explorer)
    assert words in said[-1]


def test_a_disk_that_says_no_is_told_and_the_direction_can_be_used(
    explorer: Explorer, directions: Directions, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "directions.json")

    monkeypatch.setattr(notes, "write", full)
    between(directions, explorer, "0", "1")
    assert said[-1].endswith("directions.json: the disk is full.")
    assert names(explorer) == ["even → odd"]
    assert explorer.state.direction == "even → odd"
