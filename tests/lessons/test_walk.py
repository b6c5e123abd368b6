"""On the way through a lesson: what opens the next step, what is kept, and the sheet of answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from aegui import paths
from aegui.explore.state import Noise, State
from aegui.lessons import walk as walks
from aegui.lessons.facts import Situation
from aegui.lessons.figures import quoted
from aegui.lessons.reading import parse
from aegui.lessons.sheet import sheet
from aegui.lessons.walk import Walk

LESSON = parse(
    """
title = "Noise <b>"
[[step]]
title = "Set it"
text = "…"
until = ["noise is gaussian"]
[[step]]
title = "Guess"
text = "…"
ask = "Which <one>?"
choices = ["a & b", "c"]
right = 1
[[step]]
title = "End"
text = "…"
""",
    "noise",
)
NOISY = Situation(State(noise=Noise("gaussian", 0.5)))


def test_the_next_step_opens_when_its_conditions_have_held_and_the_question_is_answered() -> None:
    walk = Walk(LESSON)
    assert not walk.may_go_on
    assert walk.at(2).place == 0
    walk = walk.looked(Situation(State()))
    assert not walk.may_go_on
    walk = walk.looked(NOISY).looked(Situation(State()))
    assert walk.may_go_on  # what has held once stays done
    walk = walk.at(1)
    assert not walk.may_go_on
    assert walk.at(2).place == 1
    walk = walk.answered("2").at(2)
    assert walk.place == 2
    assert walk.is_finished
    assert walk.at(-5).place == 0
    assert not walk.at(1).answered(" ").may_go_on


def test_where_a_reader_was_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_data_dir", lambda: tmp_path)
    walk = Walk(LESSON).looked(NOISY).at(1).answered("1").at(2)
    walks.keep(walk)
    assert walks.begun(LESSON) == walk
    assert walks.begun(replace(LESSON, steps=LESSON.steps[:2])) == Walk(
        replace(LESSON, steps=LESSON.steps[:2])
    )
    for broken in (
        "[]",
        "{",
        '{"steps": 3}',
        '{"steps": ["Set it", "Guess", "End"], "answers": [], "done": 1}',
    ):
        walks.kept_file(LESSON).write_text(broken, "utf-8")
        assert walks.begun(LESSON) == Walk(LESSON)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_sheet_holds_the_answers_and_needs_nothing_else() -> None:
    walk = Walk(LESSON).looked(NOISY).at(1).answered("1")
    read = Tags()
    read.feed(sheet(walk, "", "Ada <script>", date(2026, 11, 28), {1: b"png"}))
    assert "b" not in read.tags
    assert "script" not in read.tags
    words = "".join(read.words)
    for said in ("Noise <b>", "Ada <script>", "2026-11-28", "Which <one>?", "a & b", "right", "1 of 1 tasks"):
        assert said in words
    assert [source[:22] for source in read.sources] == ["data:image/png;base64,"]


def test_figures_are_those_that_runs_report() -> None:
    text = quoted(
        "{dense-2d.test_mse} and {dense-2d.pca_mse}, {aae-semi.test_accuracy %}, {none.test_mse} {x}"
    )
    assert text == "0.0416 and 0.0555, 97.8 %, ? {x}"
