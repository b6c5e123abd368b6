"""Another version brings other shipped runs: what the user has and said stays; what is new is told once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aegui import paths
from aegui.runs.annotations import BOOKMARKS, write
from aegui.runs.run_notes import RunNote, read_note, write_note
from aegui.runs.shipped_runs import SEEN, News, here_now, look


def ship(folder: Path, runs: dict[str, str]) -> None:
    """What a version brings: names, and when each run was trained."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, when in runs.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "recipe.toml").write_text(f'name = "{name}"\n')
        (folder / name / "state.json").write_text(f'{{"started": "{when}"}}')


@pytest.fixture
def trained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_data_dir", lambda: tmp_path / "data")
    monkeypatch.setattr(paths, "trained", lambda: tmp_path / "1.0" / "trained")
    return tmp_path / "1.0" / "trained"


def test_an_update_keeps_what_is_the_users(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(trained, {"vae": "1", "dense": "1", "gone": "1"})
    own = tmp_path / "runs" / "vae"
    ship(own.parent, {"vae": "9"})
    assert look() == News()  # everything is new: nothing is worth a word
    notes = {name: RunNote(name, True, "best", "note") for name in ("vae", "gone")}
    for name, note in notes.items():
        write_note(trained / name, note)
    write(trained / "vae", BOOKMARKS, [])
    write_note(own, RunNote(tag="mine"))

    newer = tmp_path / "2.0" / "trained"
    monkeypatch.setattr(paths, "trained", lambda: newer)
    ship(newer, {"vae": "2", "dense": "1", "conv": "2"})
    shutil.rmtree(trained)
    news = look()
    assert news == News(("conv",), ("vae",), ("vae",))
    assert not look()
    assert read_note(newer / "vae", pytest.fail) == notes["vae"]
    assert (paths.user_data_dir() / "notes" / "gone" / "about.json").is_file()  # until it is shipped again
    assert read_note(own, pytest.fail) == RunNote(tag="mine")
    assert (own / "state.json").read_text() == '{"started": "9"}'
    assert here_now(trained / "vae") == newer / "vae"
    assert here_now(trained / "gone") == trained / "gone"
    assert here_now(own) == own

    ship(newer, {"vae": "1", "dense": "1", "gone": "1"})  # the older version is started again
    assert look() == News()


@pytest.mark.parametrize("content", ["{", "[]", '{"vae": 3}', '{"vae": [["x"]]}'])
def test_a_broken_file_of_what_was_seen_is_begun_anew(content: str, trained: Path) -> None:
    ship(trained, {"vae": "1"})
    file = paths.user_data_dir() / SEEN
    file.parent.mkdir()
    file.write_text(content)
    assert not look().new
    assert not look()
