"""An experiment is followed by its folder, whoever trains it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from small import narrow

from aegui.app.experiments import Experiments, Following, Request, plan_of
from aegui.app.loader import Loader
from aegui.experiments import claims
from aegui.experiments.folder import CLAIMS, Outcome, create


def test_a_folder_is_followed_until_all_is_done(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aegui.app.experiments.EVERY", 20)
    plan = plan_of(Request("sweep", narrow(), ("model.code=2,4",)))
    experiment = create(tmp_path, plan)
    claim = claims.take(tmp_path / CLAIMS, "0001")  # by somebody who trains elsewhere
    assert claim is not None
    loader = Loader()
    followed = Experiments(loader)
    seen: list[Following] = []
    said: list[str] = []
    followed.changed.connect(seen.append)
    followed.complained.connect(said.append)
    try:
        followed.open(tmp_path / "nothing")
        qtbot.waitUntil(lambda: bool(said))
        assert "is no experiment: it holds no experiment.json" in said[0]
        followed.open(tmp_path)
        qtbot.waitUntil(lambda: bool(seen))
        assert [one.state for one in seen[-1].standings] == ["training", "waiting"]
        assert not followed.works
        followed.stop()
        assert experiment.stopping  # everybody is told, on other machines, too
        for trial in plan.trials:
            experiment.finish(trial, Outcome(trial.number, "failed", {}, 0.0, 0.0, 0, "", "it diverged"))
        qtbot.waitUntil(lambda: seen[-1].done == 2)
        followed.report()
        with qtbot.waitSignal(followed.reported) as told:
            pass
        assert told.args is not None
        assert "it diverged" in Path(told.args[0]).read_text("utf-8")
        followed.retry()
        qtbot.waitUntil(lambda: seen[-1].done == 0)
    finally:
        loader.worker.leave()
