"""How groups were found and what they are called stays with the run; damaged notes are put aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from states import images, open_in, opened

from aegui.app.explorer import Explorer
from aegui.app.kept_groups import KeptGroups
from aegui.explore import grouping
from aegui.explore.groups import GroupingChoice

CHOICE = GroupingChoice("k-means", (("standardised", True), ("groups", 2)))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "run"
    folder.mkdir()
    return folder


def test_groups_are_there_again_with_their_names_and_only_in_their_run(explorer: Explorer, run: Path) -> None:
    kept = KeptGroups(explorer)
    state = opened(images(count=10))
    open_in(explorer, state, run)
    assert not (run / "groups.json").exists()
    explorer.update(**grouping.find(CHOICE))
    explorer.update(group_names=grouping.named(explorer.state, 1, "loops"))
    other = run.with_name("other")
    other.mkdir()
    open_in(explorer, state, other)
    kept.open()
    assert explorer.state.grouping is None
    assert not (other / "groups.json").exists()
    open_in(explorer, state, run)
    assert explorer.state.grouping == CHOICE
    assert explorer.state.group_names == ((1, "loops"),)
    assert explorer.state.colouring == ""
    explorer.update(**grouping.forget())
    open_in(explorer, state, run)
    assert explorer.state.grouping is None


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        '{"kind": "k-means"}',
        '{"kind": 1, "settings": {"groups": [1]}, "names": {}}',
        "{",
        '{"names": {"x": 1}}',
    ],
)
def test_damaged_notes_are_put_aside(content: str, explorer: Explorer, run: Path) -> None:
    KeptGroups(explorer, explorer)
    (run / "groups.json").write_text(content)
    said: list[str] = []
    explorer.complained.connect(said.append)
    open_in(explorer, opened(images(count=10)), run)
    assert explorer.state.grouping is None
    assert len(said) == 1
    assert "groups.json can't be understood" in said[0]


def test_what_can_not_be_written_is_said(explorer: Explorer, run: Path) -> None:
    KeptGroups(explorer, explorer)
    open_in(explorer, opened(images(count=10)), run)
    (run / "groups.json").mkdir()
    said: list[str] = []
    explorer.complained.connect(said.append)
    explorer.update(**grouping.find(CHOICE))
    assert len(said) == 1
    assert said[0].startswith("The names of the groups are lost when another run is opened")
    assert explorer.state.grouping == CHOICE
