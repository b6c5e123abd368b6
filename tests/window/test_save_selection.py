"""The selected images are written by the loader, and what came of it is said."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from deeds import select
from menus import action
from pytestqt.qtbot import QtBot

from aegui.exports.provenance import from_json
from aegui.window import saving
from aegui.window.main_window import MainWindow


@pytest.fixture
def window(open_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    made = open_window()
    explorer = made.session.explorer
    qtbot.waitUntil(lambda: explorer.state.images is not None and explorer.state.images.pixels is not None)
    qtbot.waitUntil(lambda: explorer.state.snapshot is not None)
    select(explorer, [4, 7, 30])
    return made


def save(
    window: MainWindow, target: Path, monkeypatch: pytest.MonkeyPatch, what: str = "Save selection…"
) -> None:
    """As the user does, who names a file."""
    monkeypatch.setattr(saving, "ask_where", lambda *_: target)
    chosen = action(window, what)
    assert chosen is not None
    chosen.trigger()


def test_it_is_said_where_they_are(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "s.csv"
    save(window, target, monkeypatch)
    select(window.session.explorer, [1])  # the file is of what was selected then
    qtbot.waitUntil(lambda: window.banner.words.text() == f"Saved {target}")
    with target.open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
    codes = tmp_path / "codes.npz"
    save(window, codes, monkeypatch, "Codes…")
    qtbot.waitUntil(lambda: window.banner.words.text().startswith(f"Saved {codes}: "))
    with np.load(codes) as arrays:
        assert np.isfinite(arrays["errors"]).all()
        view = from_json(str(arrays["aegui"])).view
    assert view is not None
    assert view["selected"]


def test_a_place_that_can_not_be_written_to_is_a_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(window, tmp_path / "nowhere" / "s.csv", monkeypatch)
    qtbot.waitUntil(lambda: window.banner.words.text().endswith("s.csv: it is not there."))
    assert not list(tmp_path.glob("**/*.part"))


def test_what_was_asked_for_is_written_when_the_window_is_closed_at_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = [tmp_path / "one.csv", tmp_path / "other.png"]
    for target in targets:
        save(window, target, monkeypatch)
    window.close()
    window.session.end()
    assert all(target.is_file() for target in targets)
