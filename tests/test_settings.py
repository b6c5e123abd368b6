"""The settings: what each may be, what of a broken file counts, and what the command line says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from aegui import paths, settings
from aegui.cli.main import DONE, FAILED, main
from aegui.settings import SettingError, Settings
from aegui.training import device


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own file of settings, and nothing in the environment."""
    for name in ("AEGUI_RUNS", "OMP_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    place = tmp_path / "settings.toml"
    monkeypatch.setattr(paths, "config_file", lambda: place)
    return place


def test_nobody_has_set_anything() -> None:
    assert settings.load() == Settings()


def test_every_setting_has_words_and_takes_its_default_as_it_is_written() -> None:
    for name, about in settings.described().items():
        default = getattr(Settings(), name)
        assert about.label
        assert about.help.endswith(".")
        assert settings.checked(name, default) == default
        assert settings.parsed(name, settings.written(name, default)) == default


def test_what_is_unknown_or_broken_is_told_and_the_rest_counts(file: Path) -> None:
    file.write_text('theme = "blue"\nthreads = true\nnotifications = false\nnewer = 1\nfigure = 3\n')
    said: list[str] = []
    found = settings.load(said.append)
    assert found == Settings(notifications=False)
    told = [[word for word in ("theme", "threads", "newer", "figure") if word in text] for text in said]
    assert sorted(map(tuple, told)) == [("figure",), ("newer",), ("theme",), ("threads",)]
    assert "'blue'" in said[0]
    assert "system, light, dark, contrast" in said[0]
    settings.save({"threads": 2})
    assert paths.load_settings() == {
        "theme": "blue", "threads": 2, "notifications": False, "newer": 1, "figure": 3,
    }  # fmt: skip


def test_a_folder_that_can_not_be_one_is_not_used(file: Path, tmp_path: Path) -> None:
    usual = paths.runs_dir(), paths.download_dir()
    for wrong in ("3", "'relative'", "''", "['/x']"):
        file.write_text(f"runs = {wrong}\ndata = {wrong}\n")
        assert (paths.runs_dir(), paths.download_dir()) == usual
    file.write_text(f"runs = '{tmp_path}/r'\ndata = '~/d'\n")
    assert (paths.runs_dir(), paths.download_dir()) == (tmp_path / "r", Path("~/d").expanduser())


def test_a_default_is_not_kept(file: Path) -> None:
    settings.save({"theme": "dark", "threads": 3, "notifications": False})
    settings.save({"theme": "system", "threads": None, "notifications": True})
    assert file.read_text() == ""


def test_the_folder_that_an_older_program_saved_to_is_taken_over(file: Path, tmp_path: Path) -> None:
    file.write_text(f"saved_to = '{tmp_path}'\n")
    said: list[str] = []
    found = settings.load(said.append)
    assert found.folders == {settings.SAVED: str(tmp_path)}
    assert said == []
    settings.save({"folders": {settings.SAVED: "/x"}})
    assert paths.load_settings() == {"folders": {settings.SAVED: "/x"}}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "blue"),
        ("threads", 0),
        ("threads", 1.5),
        ("decimals", 7),
        ("threads", True),
        ("notifications", "yes"),
        ("runs", "relative"),
        ("runs", "/a\0b"),
        ("runs", __file__),
        ("no_such_setting", 1),
    ],
)
def test_what_can_not_be_is_refused_by_name_and_nothing_is_kept(name: str, value: Any, file: Path) -> None:
    with pytest.raises(SettingError, match=name):
        settings.save({"theme": "dark", name: value})
    assert not file.exists()


@effort(max_examples=30)
@given(
    st.dictionaries(st.sampled_from([*settings.described(), "folders", "other"]), st.text() | st.integers())
)
def test_any_file_gives_settings_and_a_sentence_for_each_value_that_does_not_count(
    raw: dict[str, Any],
) -> None:
    said: list[str] = []
    found = settings.understood(raw, said.append)
    counts = [name for name, value in raw.items() if getattr(found, name, None) == value]
    assert len(counts) + len(said) == len(raw)


def test_the_threads_of_a_training_are_those_that_were_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert device.all_threads() == device.all_cores()
    settings.save({"threads": 3})
    assert device.all_threads() == 3
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    assert device.all_threads() == 2
    assert settings.overruled("threads") == "OMP_NUM_THREADS"


def test_the_command_line_lists_sets_and_puts_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "set", "theme", "dark"]) == DONE
    assert main(["settings", "set", "language", "system"]) == DONE
    assert main(["settings", "set", "runs", "here"]) == DONE
    assert main(["settings", "get", "threads"]) == DONE
    told = f"dark\nsystem\n{Path('here').absolute()}\nautomatic\n"
    assert capsys.readouterr().out == told
    assert main(["settings", "--json"]) == DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["settings"]["theme"] == "dark"
    assert answer["settings"]["threads"] is None
    assert main(["settings", "reset", "theme"]) == DONE
    assert settings.load().theme == "system"
    assert main(["settings"]) == DONE
    assert "notifications" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["set", "theme", "blue"], "'blue'"),
        (["set", "threads", "many"], "1 to 1,024"),
        (["set", "theme"], "needs a value"),
        (["get"], "needs the name"),
        (["get", "figure"], "no setting figure"),
        (["reset", "nothing"], "no setting nothing"),
    ],
)
def test_bad_words_are_answered_in_a_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settings", *words]) == FAILED
    assert said in capsys.readouterr().err
