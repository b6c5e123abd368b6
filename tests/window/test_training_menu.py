"""A run that was stopped goes on from the menu."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.window.main_window import MainWindow


@pytest.fixture
def window(open_window, qtbot: QtBot) -> MainWindow:
    made = open_window(None, shown=False)
    qtbot.waitUntil(lambda: made.session.phase == "idle", timeout=20_000)
    return made


def resume(window: MainWindow) -> None:
    actions = window.findChildren(QAction)
    next(a for a in actions if a.shortcut().toString() == "Ctrl+Shift+Return").trigger()


def test_a_stopped_run_goes_on_where_it_was(window: MainWindow, qtbot: QtBot):
    session = window.session
    session.choose_recipe("quick-start")
    session.edit("training.epochs", 200)
    session.train()
    qtbot.waitUntil(lambda: session.last_progress().epoch >= 1, timeout=20_000)
    session.stop()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    run, done = session.run.path, session.run.results["epochs"]
    resume(window)
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    qtbot.waitUntil(lambda: session.last_progress().epoch > done, timeout=20_000)
    session.stop()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    assert session.run.path == run
    assert session.run.results["epochs"] > done


def test_a_run_that_can_not_go_on_says_why(window: MainWindow, qtbot: QtBot):
    resume(window)  # there is none
    assert not window.banner.messages()
    session = window.session
    session.open_run(paths.trained() / "quick-start")
    qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None, timeout=20_000)
    resume(window)
    qtbot.waitUntil(lambda: bool(window.banner.messages()), timeout=20_000)
    assert "can't go on" in window.banner.messages()[0]
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    assert session.explorer.state.snapshot is not None


def test_a_finished_run_is_trained_for_longer(window: MainWindow, qtbot: QtBot, monkeypatch):
    session = window.session
    session.choose_recipe("quick-start")
    session.edit("training.epochs", 2)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    asked = []

    def answer(parent, title, text, value, least):
        asked.append((text, value, least))
        return 3, True

    monkeypatch.setattr("aegui.window.run_actions.QInputDialog.getInt", answer)
    window.runs.train_more(str(session.run.path))
    qtbot.waitUntil(lambda: session.run.results.get("epochs") == 3, timeout=20_000)
    assert asked == [("2 epochs are trained. Train until epoch", 4, 3)]
    assert any("training.epochs 2 → 3" in text for text in window.banner.messages())
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)


def test_after_losses_that_are_no_numbers_the_way_back_is_offered(window: MainWindow, qtbot: QtBot):
    session = window.session
    session.choose_recipe("quick-start")
    session.edit("network.output_activation", "linear")
    session.edit("training.epochs", 2000)
    session.train()
    qtbot.waitUntil(lambda: session.last_progress().epoch >= 3, timeout=20_000)
    path = session.run.path
    session.training.change("training.learning_rate", 1e38)
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    text = window.banner.messages()[0]
    assert "no number" in text
    assert "are kept" in text
    (button,) = window.banner.strip.findChildren(QPushButton)
    assert button.text() == "Back there at half the learning rate: 0.001"
    button.click()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    qtbot.waitUntil(lambda: "learning_rate,0.001" in (path / "changes.csv").read_text(), timeout=20_000)
    session.stop()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    assert session.run.path == path
    assert session.run.state["status"] == "stopped"


@pytest.mark.parametrize(
    ("done", "words"),
    [(1, "1 epoch is trained. Train until epoch"), (3, "3 epochs are trained. Train until epoch")],
)
def test_the_epochs_that_are_trained_are_counted(window: MainWindow, tmp_path, monkeypatch, done, words):
    (tmp_path / "recipe.toml").write_text('name = "one"\n')
    (tmp_path / "results.json").write_text(f'{{"epochs": {done}}}')
    asked = []
    monkeypatch.setattr(
        "aegui.window.run_actions.QInputDialog.getInt", lambda *given: (asked.append(given[2]), False)
    )
    window.runs.train_more(str(tmp_path))
    assert asked == [words]


def test_why_a_training_failed_is_said_once_and_until_another_begins(window: MainWindow, qtbot: QtBot):
    session = window.session
    session.choose_recipe("quick-start")
    session.edit("training.epochs", 1)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "idle" and session.run is not None, timeout=20_000)
    qtbot.waitUntil(lambda: session.run.done, timeout=20_000)
    resume(window)
    qtbot.waitUntil(lambda: bool(window.banner.messages()), timeout=20_000)
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    (said,) = window.banner.messages()
    assert "has trained its one epoch" in said
    assert window.status.message.text() == f"Open: {session.run.name}"
    session.edit("data.kind", "folder")
    session.train()
    assert "No folder is chosen" in window.banner.messages()[0]
    session.choose_recipe("quick-start")
    session.edit("training.epochs", 1)
    session.train()
    qtbot.waitUntil(lambda: not window.banner.messages(), timeout=20_000)
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)


def test_where_memory_lacks_the_batch_that_fits_is_offered(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    session = window.session
    session.choose_recipe("quick-start")
    begun: list[int] = []
    monkeypatch.setattr(session, "train", lambda: begun.append(session.recipe.training.batch))
    session.too_large.emit("It does not fit.", 16)
    smaller, anyway = window.banner.strip.findChildren(QPushButton)
    assert (smaller.text(), anyway.text()) == ("Train with a batch of 16", "Train anyway")
    smaller.click()
    session.monitor.memory_lacked.emit("There is no memory.", 32)
    buttons = {one.text(): one for one in window.banner.strip.findChildren(QPushButton)}
    buttons["Train anew with a batch of 32"].click()
    assert begun == [16, 32]
