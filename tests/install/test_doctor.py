"""The doctor looks at everything, raises nothing, and has a sentence for what is missing."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from aegui import paths
from aegui.install import doctor, libraries
from aegui.install.doctor import Check


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with nothing in it."""
    for name in [name for name in os.environ if name.startswith(("XDG_", "AEGUI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(paths, "config_file", lambda: tmp_path / "config/settings.toml")
    return tmp_path


def named(checks: list[Check], name: str) -> Check:
    return next(check for check in checks if check.name == name)


def test_everything_is_looked_at_and_what_is_missing_has_advice() -> None:
    checks = doctor.examine()
    names = {check.name for check in checks}
    assert {"Python", "torch", "cpu", "threads", "OMP_WAIT_POLICY", "display", "data folder"} <= names
    assert {"runs folder", "settings"} <= names
    for check in checks:
        assert check.value
        assert bool(check.advice) is not check.ok
        assert "\n" not in check.advice
        if check.advice:
            assert check.advice[0].isupper()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "packages", lambda: ["no-such-package-at-all"])
    check = named(list(doctor.versions()), "no-such-package-at-all")
    assert not check.ok


def test_display_and_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(libraries, "missing", lambda groups: [libraries.QT[0]])
    screen, system = doctor.display()
    assert (screen.value, screen.ok) == ("none", False)
    assert "libEGL.so.1" in system.value
    assert "install libegl1" in system.advice or "libglvnd-egl" in system.advice


def test_data_sets_that_are_here_missing_or_broken(tmp_path: Path) -> None:
    class Here:
        can_download = True

        def find(self, folders: tuple[Path, ...]) -> Path | None:
            return folders[0]

    class Missing(Here):
        def find(self, folders: tuple[Path, ...]) -> Path | None:
            return None

    class Broken(Here):
        def find(self, folders: tuple[Path, ...]) -> Path | None:
            raise ValueError("needs a folder\nand more")

    assert doctor.find("a", Here, [tmp_path]) == Check("data set a", str(tmp_path))
    assert doctor.find("b", Missing, [tmp_path]).advice.startswith("Download it")
    assert doctor.find("c", Broken, [tmp_path]).value == "needs a folder"


def test_data_sets_that_nobody_fetched_are_no_fault(tmp_path: Path) -> None:
    checks = {check.name: check for check in doctor.data_sets(tmp_path)}
    assert {"data set digits", "data set random"} <= checks.keys()
    others = checks["other data sets"]
    assert others.ok
    assert "svhn" in others.value
    assert "download them in the window" in others.value
    assert not [name for name in checks if "folder" in name and name != "data folder"]


def test_runs_folder_without_room_or_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "runs"))
    (check,) = doctor.runs_folder()
    assert check.ok
    assert not (tmp_path / "runs").exists()  # looking makes nothing
    monkeypatch.setattr(doctor, "LITTLE", 10**18)
    (check,) = doctor.runs_folder()
    assert "AEGUI_RUNS" in check.advice
    (tmp_path / "file").touch()
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "file/runs"))
    (check,) = doctor.runs_folder()
    assert "not writable" in check.value


def test_the_size_of_the_cache_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    (check,) = doctor.cache()
    assert check.value.startswith(f"{tmp_path}/cache/images, 0.0 GB of at most ")
    (tmp_path / "cache" / "images").mkdir(parents=True)
    with open(tmp_path / "cache" / "images" / "a.npz", "wb") as file:
        file.truncate(2 * 10**9)
    (check,) = doctor.cache()
    assert ", 2.0 GB of at most " in check.value
    assert check.ok


def test_a_look_that_fails_is_a_finding() -> None:
    def look() -> Iterator[Check]:
        yield Check("first", "found")
        raise RuntimeError("broken")

    first, second = doctor.carefully("second", look)
    assert first.ok
    assert (second.name, second.value, second.ok) == ("second", "RuntimeError: broken", False)


def test_as_text_and_as_json() -> None:
    checks = [Check("torch", "[2.13.0]"), Check("display", "none", False, "Start a desktop.")]
    console = Console(width=60, force_terminal=False)
    with console.capture() as capture:
        console.print(doctor.render(checks))
    assert "[2.13.0]" in capture.get()
    assert "Start a desktop." in capture.get()
    told = json.loads(json.dumps(doctor.as_json(checks)))
    assert told[1] == {"name": "display", "value": "none", "ok": False, "advice": "Start a desktop."}


# Paths and settings


def test_runs_and_data_folders_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.runs_dir().parts[-2:] == ("Autoencoder Explorer", "runs")
    assert paths.data_dirs() == (paths.user_data_dir() / "data",)
    paths.save_settings({"runs": str(tmp_path / "r"), "data": str(tmp_path / "d")})
    assert paths.runs_dir() == tmp_path / "r"
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "s"))
    monkeypatch.setenv("AEGUI_DATA", str(tmp_path / "e"))
    assert paths.runs_dir() == tmp_path / "s"
    assert paths.data_dirs(tmp_path / "x") == (tmp_path / "x", tmp_path / "e", tmp_path / "d")


def test_settings_are_merged_and_taken_out() -> None:
    assert paths.load_settings() == {}
    paths.save_settings({"theme": "dark", "window": {"plots": 2}})
    paths.save_settings({"theme": None, "language": "ä"})
    assert paths.load_settings() == {"window": {"plots": 2}, "language": "ä"}
    assert [file.name for file in paths.config_file().parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("content", [b"theme = dark", b"theme = '\xff'"])
def test_broken_settings_are_kept_aside(content: bytes) -> None:
    file = paths.config_file()
    file.parent.mkdir()
    for number in ("", "-2"):
        file.write_bytes(content)
        said: list[str] = []
        assert paths.load_settings(said.append) == {}
        assert f"settings.toml{number}.broken" in said[0]
        assert file.with_name(f"settings.toml{number}.broken").read_bytes() == content
        assert not file.exists()


def test_a_setting_that_can_not_be_is_told_with_what_it_may_be() -> None:
    paths.save_settings({"theme": "blue", "threads": 2})
    (check,) = doctor.settings()
    assert "'blue'" in check.value
    assert "aegui settings" in check.advice
    paths.save_settings({"theme": "dark"})
    (check,) = doctor.settings()
    assert check.ok
    assert check.value.endswith("2 set")


def test_resources_and_trained_lie_beside_the_package() -> None:
    assert (paths.resources() / "icons/aegui.svg").is_file()
    assert paths.trained().parent == paths.root() == paths.PACKAGE.parent


def test_installed_they_lie_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "site-packages/aegui")
    assert paths.resources() == tmp_path / "site-packages/aegui/resources"
