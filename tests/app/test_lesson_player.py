"""A lesson in a session: deeds are done in their turn, conditions are looked at as things change."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from aegui.app.lesson_player import LessonPlayer
from aegui.app.session import Session
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.trust import TRUST
from aegui.lessons.library import folders
from aegui.lessons.reading import parse, read

FILES = sorted(folders()[0].glob("*.toml"))
SHORT = """
title = "Short"
[[step]]
title = "Away"
text = "…"
begin = { run = "quick-start", noise = "none" }
do = { cursor = [1000, -1000], noise = ["gaussian", 0.5], panel = "decoded" }
until = ["verdict is extrapolating", "noise is gaussian"]
[[step]]
title = "Say"
text = "…"
ask = "?"
do = { answer = "so", classes = ["eleven"] }
"""


def shown(session: Session) -> LessonPlayer:
    """With somebody who sees what is decoded, and how far it is from data."""
    session.explorer.show(DECODED, lambda _: None)
    session.explorer.show(TRUST, lambda _: None)
    return LessonPlayer(session, session)


def test_deeds_are_done_and_conditions_looked_at(session: Session, qtbot: QtBot) -> None:
    player = shown(session)
    panels: list[str] = []
    complaints: list[str] = []
    player.panel_asked.connect(panels.append)
    player.complained.connect(complaints.append)
    player.begin(parse(SHORT, "short"))
    assert player.walk is not None
    player.go(1)
    assert player.walk.place == 0  # not yet
    qtbot.waitUntil(lambda: not player.is_at_work and session.explorer.is_settled)
    player.do_it()
    qtbot.waitUntil(lambda: player.walk is not None and player.walk.may_go_on)
    assert panels == ["decoded"]
    assert [holds for _, holds, _ in player.conditions()] == [True, True]
    player.go(1)
    player.do_it()
    qtbot.waitUntil(lambda: player.walk is not None and player.walk.is_finished)
    assert "eleven" in complaints[0]
    player.leave()
    player.begin(parse(SHORT, "short"))
    assert player.walk.place == 1  # as it was left
    player.leave()


@pytest.mark.long
@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_every_lesson_is_gone_through_with_real_runs_and_trainings(
    name: str, session: Session, qtbot: QtBot
) -> None:
    player = shown(session)
    complaints: list[str] = []
    player.complained.connect(complaints.append)
    lesson = read(folders()[0] / f"{name}.toml")
    player.begin(lesson)
    for place, step in enumerate(lesson.steps):
        assert player.walk is not None
        assert player.walk.place == place
        qtbot.waitUntil(lambda: not player.is_at_work and session.explorer.is_settled)
        player.do_it()
        try:
            qtbot.waitUntil(lambda: player.walk is not None and player.walk.may_go_on)
        except Exception:
            told = [f"{one}: {now}" for one, _, now in player.conditions()]
            pytest.fail(f"{step.title.original}: {told} {complaints}")
        player.go(1)
    assert player.walk is not None
    assert player.walk.is_finished
    assert complaints == []
    player.leave()
    session.training.stop()
    qtbot.waitUntil(lambda: not session.is_training)
