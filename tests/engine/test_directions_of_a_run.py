"""Directions in the window: made of groups, kept with the run, applied to the code under the cursor."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from deeds import select
from pytestqt.qtbot import QtBot

from aegui.engine.directions import Directions
from aegui.engine.session import Session
from aegui.explore.records import Heading
from aegui.runs import annotations as notes


class Heard:
    """What the view is told."""

    def __init__(self, directions: Directions) -> None:
        self.headings: tuple[Heading, ...] = ()
        self.groups = None
        self.arrow = None
        directions.changed.connect(lambda headings: setattr(self, "headings", headings))
        directions.groups_changed.connect(lambda groups: setattr(self, "groups", groups))
        directions.arrow_changed.connect(lambda arrow: setattr(self, "arrow", arrow))

    @property
    def amounts(self) -> dict[str, float]:
        return {heading.name: heading.amount for heading in self.headings}


@pytest.fixture
def run(small_run: Path, tmp_path: Path) -> Path:
    """A copy to write to."""
    return Path(shutil.copytree(small_run, tmp_path / "runs" / small_run.name))


@pytest.fixture
def opened(session: Session, run: Path, qtbot: QtBot) -> Session:
    session.open_run(run)
    look = session.exploration
    qtbot.waitUntil(lambda: look.snapshot is not None and look.shown.pixels is not None, timeout=20_000)
    return session


@pytest.fixture
def directions(opened: Session) -> Directions:
    return opened.exploration.directions


@pytest.fixture
def heard(directions: Directions) -> Heard:
    return Heard(directions)


def middle(session: Session, label: int) -> np.ndarray:
    look = session.exploration
    return look.model.codes[look.shown.labels == label].mean(axis=0)


def between(directions: Directions, start: str, end: str, name: str = "") -> None:
    directions.choose_group(0, start)
    directions.choose_group(1, end)
    directions.make(name)


def test_between_two_classes(opened, directions, heard):
    between(directions, "3", "8")
    assert heard.amounts == {"3 → 8": 0.0}
    before = opened.exploration.code.copy()
    directions.apply("3 → 8", 0.5)
    step = middle(opened, 8) - middle(opened, 3)
    assert opened.exploration.code == pytest.approx(before + 0.5 * step, rel=1e-4)
    directions.apply("3 → 8", 1.5)  # from where the code was at first
    assert opened.exploration.code == pytest.approx(before + 1.5 * step, rel=1e-4)
    directions.apply("3 → 8", 0.0)
    assert opened.exploration.code.tolist() == before.tolist()


def test_chosen_groups_stay_when_the_images_are_read_and_go_with_the_run(opened, directions, heard):
    look = opened.exploration
    directions.choose_group(0, "3")
    directions.choose_group(1, "8")
    look.attach(replace(look.shown))
    select(look.explorer, np.arange(10))
    assert heard.groups.chosen == ("3", "8")
    assert heard.groups.ready
    opened.open_run(opened.run.path)
    assert heard.groups.chosen == ("", "")


def test_groups_of_one_image_are_counted_so(opened, directions, heard):
    look = opened.exploration
    for side in (0, 1):
        select(look.explorer, np.array([5 + side]))
        directions.choose_group(side, "selection")
    assert ("taken", "1 image", "") in heard.groups.choices[0]
    assert heard.groups.name == "1 image → 1 image"
    directions.make("")
    assert heard.headings[0].help.startswith("From the middle of 1 image (0) to that of 1 other (1);")


def test_between_two_lassoed_groups(opened, directions, heard):
    look = opened.exploration
    select(look.explorer, np.arange(10))
    directions.choose_group(0, "selection")
    select(look.explorer, np.arange(10, 40))
    directions.choose_group(1, "selection")
    assert heard.groups.chosen == ("taken", "taken")
    assert heard.groups.ready
    assert ("taken", "10 images", "") in heard.groups.choices[0]
    directions.make("  slant ")
    before = look.code.copy()
    directions.apply("slant", 1.0)
    step = look.model.codes[10:40].mean(axis=0) - look.model.codes[:10].mean(axis=0)
    assert look.code == pytest.approx(before + step, rel=1e-4)


def test_several_add_up_and_each_leads_back(opened, directions, heard):
    between(directions, "3", "8")
    between(directions, "1", "7")
    before = opened.exploration.code.copy()
    directions.apply("3 → 8", 1.0)
    directions.apply("1 → 7", -1.0)
    steps = middle(opened, 8) - middle(opened, 3) - middle(opened, 7) + middle(opened, 1)
    assert opened.exploration.code == pytest.approx(before + steps, rel=1e-4)
    assert heard.amounts == {"3 → 8": 1.0, "1 → 7": -1.0}
    directions.apply("3 → 8", 0.0)
    directions.apply("1 → 7", 0.0)
    assert opened.exploration.code.tolist() == before.tolist()


def test_where_the_cursor_is_moved_by_hand_one_begins_anew(opened, directions, heard):
    between(directions, "3", "8")
    directions.apply("3 → 8", 1.0)
    opened.exploration.go_to(17)
    assert heard.amounts == {"3 → 8": 0.0}
    directions.apply("3 → 8", 1.0)
    step = middle(opened, 8) - middle(opened, 3)
    assert opened.exploration.code == pytest.approx(opened.exploration.model.codes[17] + step, rel=1e-4)


def test_the_arrow_lies_in_the_plane_and_follows_the_training(opened, directions, heard):
    between(directions, "3", "8")
    look = opened.exploration
    ends = np.array(heard.arrow)
    assert ends == pytest.approx(
        look.axes.project(np.stack([middle(opened, 3), middle(opened, 8)])), rel=1e-3
    )
    model = look.model
    look.show_model(type(model)(model.snapshot, 2 * model.codes, model.rows), training=True)
    assert np.array(heard.arrow) == pytest.approx(2 * ends, rel=1e-3)
    before = look.code.copy()
    directions.apply("3 → 8", 1.0)
    assert look.axes.project(look.code) - look.axes.project(before) == pytest.approx(
        2 * (ends[1] - ends[0]), rel=1e-3
    )


def test_a_moment_has_fewer_codes_and_the_same_directions(opened, directions, heard):
    between(directions, "3", "8")
    look, model = opened.exploration, opened.exploration.model
    few = np.arange(0, 1797, 3)
    look.show_model(type(model)(model.snapshot, model.codes[few], few))
    labels = look.shown.labels[few]
    before = look.code.copy()
    directions.apply("3 → 8", 1.0)
    step = model.codes[few][labels == 8].mean(axis=0) - model.codes[few][labels == 3].mean(axis=0)
    assert look.code == pytest.approx(before + step, rel=1e-4)


def test_they_are_kept_with_the_run(opened, directions, heard, run):
    between(directions, "3", "8", "loops")
    between(directions, "1", "7")
    directions.rename("1 → 7", "hat")
    directions.remove("loops")
    kept = json.loads((run / notes.DIRECTIONS).read_text("utf-8"))
    assert [entry["name"] for entry in kept] == ["hat"]
    assert all(name.startswith("digits/") for name in kept[0]["plus"] + kept[0]["minus"])
    opened.open_run(run)
    assert heard.amounts == {"hat": 0.0}
    assert heard.headings[0].usable


def test_two_windows_keep_what_the_other_did(opened, directions, heard, run):
    between(directions, "3", "8", "loops")
    other = Directions(opened.exploration)
    other.open(run)
    between(directions, "1", "7")
    directions.remove("loops")
    between(other, "4", "9", "up")
    between(other, "0", "1", "loops")  # the name means something else now
    directions.rename("1 → 7", "hat")
    assert list(heard.amounts) == ["hat", "up", "loops"]
    before = opened.exploration.code.copy()
    directions.apply("loops", 1.0)
    assert opened.exploration.code - before == pytest.approx(middle(opened, 1) - middle(opened, 0), rel=1e-3)


def test_lassoed_groups_of_the_same_size_do_not_replace_each_other(opened, directions, heard):
    look = opened.exploration
    for first in (0, 100):
        for side, start in enumerate((first, first + 50)):
            select(look.explorer, np.arange(start, start + 10))
            directions.choose_group(side, "")
            directions.choose_group(side, "selection")
        directions.make("")
    assert list(heard.amounts) == ["10 images → 10 images", "10 images → 10 images (2)"]
    assert heard.groups.name == "10 images → 10 images (3)"


def test_another_run_of_the_same_images_may_not_know_them(opened, directions, heard, run):
    content = [{"name": "gone", "plus": ["mnist/test/1"], "minus": ["digits/train/1"]}]
    (run / notes.DIRECTIONS).write_text(json.dumps(content))
    opened.open_run(run)
    assert not heard.headings[0].usable
    assert heard.headings[0].help.endswith("has a code here.")
    assert heard.arrow is None
    before = opened.exploration.code.copy()
    directions.apply("gone", 1.0)
    assert opened.exploration.code.tolist() == before.tolist()


def test_a_damaged_file_is_a_sentence_and_kept(opened, directions, run, qtbot):
    (run / notes.DIRECTIONS).write_text('[{"name": 7}')
    with qtbot.waitSignal(opened.complained) as said:
        opened.open_run(run)
    assert "can't be understood" in said.args[0]
    assert "directions.json.broken" in said.args[0]
    assert (run / "directions.json.broken").is_file()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda d: d.make("x"), "needs two groups"),
        (lambda d: (between(d, "1", "7", "x"), between(d, "3", "8", " x ")), "“x” already"),
        (lambda d: (between(d, "1", "7"), between(d, "1", "7")), "“1 → 7” already"),
        (lambda d: d.choose_group(0, "selection"), "Nothing is selected"),
        (lambda d: (between(d, "1", "7"), d.rename("1 → 7", " ")), "needs a name"),
        (
            lambda d: (between(d, "1", "7"), between(d, "3", "8"), d.rename("1 → 7", "3 → 8")),
            "“3 → 8” already",
        ),
    ],
)
def test_what_makes_no_sense_is_a_sentence(opened, directions, qtbot, act, words):
    with qtbot.waitSignal(opened.complained) as said:
        act(directions)
    assert words in said.args[0]


def test_a_disk_that_says_no_is_told_and_the_direction_can_be_used(
    opened, directions, heard, qtbot, monkeypatch
):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "directions.json")

    monkeypatch.setattr(notes, "write", full)
    with qtbot.waitSignal(opened.complained) as said:
        between(directions, "3", "8")
    assert said.args[0].endswith("directions.json: the disk is full.")
    assert heard.amounts == {"3 → 8": 0.0}
