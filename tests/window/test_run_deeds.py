"""What is done with runs of the list, undone and done again; and the list of a real window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.history import History
from aegui.explore.query import Task
from aegui.runs import trash
from aegui.runs.run_index import Entry, entry_of
from aegui.runs.run_notes import RunNote, read_note
from aegui.runs.thumbnail import drawn
from aegui.runs.trash import Trashed, TrashRefused
from aegui.window.banner import Banner
from aegui.window.run_deeds import RunDeeds
from aegui.window.run_thumbnails import Thumbnails

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]
SHIPPED = paths.trained() / "quick-start"


class Now:
    """A loader that does what is ordered at once."""

    def order(self, name: str, work: Callable[[Task[Any]], Any], done: Any, failed: Any) -> None:
        try:
            answer = work(Task())
        except OSError as error:
            failed(error)
        else:
            done(answer)


@pytest.fixture
def deeds(qtbot: QtBot) -> RunDeeds:
    window = QWidget()
    qtbot.addWidget(window)
    return RunDeeds(Now(), History(window), Banner(window), window)  # type: ignore[arg-type]


def made(path: Path) -> Path:
    path.mkdir(parents=True)
    (path / "recipe.toml").write_text('name = "vae"\n')
    return path


def read(path: Path) -> Entry:
    entry = entry_of(path, False, able=False)
    assert entry is not None
    return entry


def test_names_stars_tags_and_notes_can_be_undone(deeds: RunDeeds, tmp_path: Path) -> None:
    one, two = made(tmp_path / "one"), made(tmp_path / "two")
    deeds.say([read(one)], "name", "  mine ")
    deeds.star([read(one), read(two)])
    deeds.say([read(one), read(two)], "tag", "best")
    assert read_note(one, pytest.fail) == RunNote("mine", True, "best")
    assert read(two).star
    deeds.undo()
    deeds.undo()
    assert (read(one).name, read(one).star, read(two).tag) == ("mine", False, "")
    deeds.redo()
    assert read(two).star
    deeds.star([read(one), read(two)])  # all have one: it is taken
    assert not read(one).star
    deeds.say([read(one)], "name", "one")  # as its folder is called
    assert read_note(one, pytest.fail).name == ""


def test_what_can_not_be_said_is_told(
    deeds: RunDeeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = read(made(tmp_path / "one"))
    deeds.say([run], "name", "n" * 200)
    assert "at most 120 characters" in deeds._banner.messages()[0]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(tmp_path))

    monkeypatch.setattr("aegui.window.run_deeds.write_note", full)
    deeds.star([run])
    assert "the disk is full" in deeds._banner.messages()[0]
    assert not read(tmp_path / "one").star


def test_the_trash_offers_undo_and_tells_what_stays(deeds: RunDeeds, monkeypatch: pytest.MonkeyPatch) -> None:
    back: list[Trashed] = []

    def put(path: Path) -> Trashed:
        if path.name == "busy":
            raise TrashRefused("busy is being written.")
        return Trashed(path, Path("/trash") / path.name, None)

    monkeypatch.setattr(trash, "put", put)
    monkeypatch.setattr(trash, "bring_back", back.append)
    monkeypatch.setattr(trash, "gives_back", lambda: True)
    deeds.throw_away([Entry("/r/one", "one"), Entry("/r/busy", "busy"), Entry("/s/vae", "vae", True)])
    assert deeds._banner.messages() == [
        "busy is being written.", "one is in the trash.", "vae is shipped with the program: it stays.",
    ]  # fmt: skip
    deeds.undo()
    assert [one.path.name for one in back] == ["one"]
    asked: list[str] = []
    monkeypatch.setattr(trash, "gives_back", lambda: False)
    monkeypatch.setattr(deeds, "_asked", lambda text: asked.append(text))
    deeds.throw_away([Entry("/r/one", "one")])
    assert "in the file manager alone" in asked[0]
    assert len(back) == 1


def test_the_list_of_a_window_follows_the_disk_and_takes_what_is_dropped(
    open_window: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(None)
    qtbot.waitUntil(lambda: window.session.phase == "idle")
    window.runs.read()
    qtbot.waitUntil(lambda: any(run.shipped for run in window.runs.entries))
    elsewhere = shutil.copytree(SHIPPED, tmp_path / "elsewhere" / "mine")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(elsewhere))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), Qt.DropAction.CopyAction, data, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none))
    own = paths.runs_dir() / "mine"
    qtbot.waitUntil(lambda: window.session.run is not None and window.session.run.path == own)
    qtbot.waitUntil(lambda: window.run_list.rows.line.current == str(own))
    run = window.run_list.run(str(own))
    window.run_list.starred.emit([str(own)])
    assert window.run_list.run(str(own)).star  # at once, before it is written
    qtbot.waitUntil(lambda: (own / "about.json").exists())
    window.panels.show_run_table()
    assert window.stage.is_alone()
    assert window.run_list.table.isChecked()
    window.run_list.open_asked.emit(str(SHIPPED))
    assert not window.stage.is_alone()
    qtbot.waitUntil(
        lambda: window.session.run.path == SHIPPED and not window.session.explorer.state.model_awaited
    )
    shutil.rmtree(own)
    window.runs.read()
    qtbot.waitUntil(lambda: window.run_list.run(str(own)) is None)
    assert run is not None


def test_the_old_picture_of_a_run_is_seen_until_there_is_a_new_one(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path))
    asked: list[str] = []

    class Later:
        """A loader that answers nothing by itself."""

        def ask(self, name: str, work: object, done: Callable[[bytes], None], failed: object) -> None:
            asked.append(name)
            self.done = done

    loader = Later()
    pictures = Thumbnails(loader)  # type: ignore[arg-type]
    content = drawn(SHIPPED, [(0, 0, 0)], "test")
    assert pictures.picture("/r/one") is None
    loader.done(content)
    first = pictures.picture("/r/one")
    assert first is not None
    assert len(asked) == 1
    pictures.renew({"/r/one", "/r/other"})
    assert pictures.picture("/r/one") is first
    assert len(asked) == 2
    loader.done(b"")
    assert pictures.picture("/r/one") is None
    assert len(asked) == 2
