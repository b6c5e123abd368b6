"""The entry that a double-click opens, on each system, in a home of its own."""

from __future__ import annotations

import configparser
import os
import plistlib
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from aegui.install import shortcut
from aegui.paths import PACKAGE, resources
from aegui.runs.archive import MIME, write_archive
from aegui.runs.importing import ENDING
from aegui.runs.run_folder import Run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose name needs quoting everywhere."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    folder = tmp_path / ("it's " + '"50 %" $HOME `x` \\ home')
    folder.mkdir()
    return folder


class Commands(list[Sequence[str]]):
    """Takes commands and runs none."""

    def __call__(self, command: Sequence[str]) -> None:
        self.append(command)


def split_exec(value: str) -> list[str]:
    """Read `Exec` as the specification says: unescape the string, then unquote, then the % codes."""
    value = value.replace("\\\\", "\\")
    words, word, quoted, index = [], "", False, 0
    while index < len(value):
        character = value[index]
        if quoted and character == "\\":
            index += 1
            word += value[index]
        elif character == '"':
            quoted = not quoted
        elif character == " " and not quoted:
            words.append(word)
            word = ""
        else:
            word += character
        index += 1
    return [one.replace("%%", "%") for one in [*words, word]]


def read_entry(file: Path) -> dict[str, str]:
    """The keys of a desktop entry."""
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment]
    parser.read_string(file.read_text("utf-8"))
    return dict(parser["Desktop Entry"])


def test_linux_entry_starts_the_program_without_a_terminal(home: Path) -> None:
    python = home / "bin/python"
    written = shortcut.create("linux", home, python, run=Commands())
    entry = home / ".local/share/applications/aegui.desktop"
    keys = read_entry(entry)
    assert written[0] == entry
    assert os.access(entry, os.X_OK)
    assert split_exec(keys["Exec"].removesuffix(" %F")) == [str(python), str(PACKAGE), "open"]
    assert keys["Exec"].endswith(" open %F")  # a list of files, or none
    assert keys["MimeType"] == f"{MIME};"
    assert (keys["Type"], keys["Terminal"], keys["Icon"]) == ("Application", "false", "aegui")
    assert keys["Categories"].endswith(";")


def test_linux_icons_are_where_every_theme_finds_them(home: Path) -> None:
    shortcut.create("linux", home, run=Commands())
    theme = home / ".local/share/icons/hicolor"
    assert (theme / "scalable/apps/aegui.svg").read_bytes() == (resources() / "icons/aegui.svg").read_bytes()
    for size in shortcut.SIZES:
        with Image.open(theme / f"{size}x{size}/apps/aegui.png") as image:
            assert image.size == (size, size)


def test_linux_honours_xdg_and_the_desktop_and_undoes_itself(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setattr(Path, "home", lambda: home)
    (home / "Desktop").mkdir()
    before = {file for file in home.rglob("*") if file.is_file()}
    written = shortcut.create("linux", desktop=True, run=Commands())
    assert home / "Desktop/aegui.desktop" in written
    assert home / "data/applications/aegui.desktop" in written
    assert all(file.is_file() for file in written)
    assert set(shortcut.create("linux", desktop=True, run=Commands())) == set(written)  # again is no error
    assert set(shortcut.remove("linux", run=Commands())) == set(written)
    assert {file for file in home.rglob("*") if file.is_file()} == before
    assert shortcut.remove("linux", run=Commands()) == []


def test_linux_tells_the_desktop_only_with_tools_that_are_there(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda tool: f"/usr/bin/{tool}")
    commands = Commands()
    shortcut.create("linux", home, run=commands)
    assert [command[0] for command in commands] == ["update-mime-database", "update-desktop-database"]
    (home / ".local/share/icons/hicolor/icon-theme.cache").write_bytes(b"")
    shortcut.create("linux", home, run=commands)
    assert commands[-1][0] == "gtk-update-icon-cache"
    monkeypatch.setattr(shutil, "which", lambda tool: None)
    commands.clear()
    shortcut.create("linux", home, run=commands)
    assert not commands


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="shared-mime-info is not here")
def test_a_run_as_a_file_is_known_to_the_desktop_by_its_name_and_by_its_first_bytes(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (MIME, ENDING) == (shortcut.MIME, shortcut.ENDING)
    shortcut.create("linux", home)
    data = home / ".local/share"
    assert f"{MIME}:*{ENDING}" in (data / "mime/globs").read_text()
    (home / "run").mkdir()
    (home / "run/recipe.toml").write_text("")
    write_archive(Run(home / "run"), home / "renamed.bin")
    magic = (data / "mime/magic").read_bytes()
    wanted = b"mimetype" + MIME.encode()
    assert wanted in magic
    assert (home / "renamed.bin").read_bytes()[30:].startswith(wanted)
    shortcut.remove("linux", home)
    assert MIME not in (data / "mime/globs").read_text()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-validate is not here")
def test_linux_entry_is_valid(home: Path) -> None:
    entry = shortcut.create("linux", home, run=Commands())[0]
    done = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_windows_link_is_written_by_the_scripting_host(home: Path) -> None:
    python = home / "python.exe"
    (home / "pythonw.exe").touch()
    commands = Commands()
    written = shortcut.create("windows", home, python, run=commands)
    folder = home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
    assert written == [folder / "Autoencoder Explorer.lnk"]
    assert folder.is_dir()
    assert commands[0][0] == "powershell"
    values = {command[2].removeprefix("HKCU\\Software\\Classes\\"): command[5] for command in commands[1:]}
    assert all(command[:2] == ["reg", "add"] for command in commands[1:])  # the user's own: no administrator
    assert values[".aerun"] == "aegui.run"
    assert values["aegui.run\\shell\\open\\command"].endswith(' open "%1"')
    script = commands[0][-1]
    quoted = str(home / "pythonw.exe").replace("'", "''")
    assert f"$link.TargetPath = '{quoted}'" in script
    assert "aegui.ico" in script
    assert script.endswith("$link.Save()")
    written[0].touch()
    commands.clear()
    assert shortcut.remove("windows", home, run=commands) == written
    assert [command[1] for command in commands] == ["delete", "delete"]


def test_windows_says_when_the_link_could_not_be_written(home: Path) -> None:
    def fail(command: Sequence[str]) -> None:
        raise OSError("powershell failed: no")

    with pytest.raises(OSError, match="powershell failed"):
        shortcut.create("windows", home, run=fail)


def test_macos_bundle_is_complete(home: Path) -> None:
    python = home / "bin/python"
    (app,) = shortcut.create("macos", home, python)
    assert app == home / "Applications/Autoencoder Explorer.app"
    info = plistlib.loads((app / "Contents/Info.plist").read_bytes())
    launcher = app / "Contents/MacOS" / info["CFBundleExecutable"]
    assert os.access(launcher, os.X_OK)
    shebang, line = launcher.read_text().splitlines()
    assert shebang == "#!/bin/sh"
    assert shlex.split(line) == ["exec", str(python), str(PACKAGE)]
    with Image.open(app / "Contents/Resources" / info["CFBundleIconFile"]) as image:
        assert image.format == "ICNS"
    (document,), (kind,) = info["CFBundleDocumentTypes"], info["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["aerun"]
    assert shortcut.remove("macos", home) == [app]
    assert not app.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_macos_launcher_runs_for_real(home: Path) -> None:
    python = home / "python"
    python.write_text('#!/bin/sh\necho "started $1"\n')
    python.chmod(0o755)
    (app,) = shortcut.create("macos", home, python)
    done = subprocess.run([app / "Contents/MacOS/aegui"], capture_output=True, text=True, check=True)
    assert done.stdout == f"started {PACKAGE}\n"


def test_icons_hold_the_sizes_their_names_say() -> None:
    icons = resources() / "icons"
    for size in shortcut.SIZES:
        with Image.open(icons / f"aegui-{size}.png") as image:
            assert image.size == (size, size)
    with Image.open(icons / "aegui.ico") as image:
        assert {(16, 16), (32, 32), (256, 256)} <= image.info["sizes"]


def test_a_command_that_fails_is_an_error() -> None:
    with pytest.raises(OSError, match="failed: no"):
        shortcut.run_quietly([sys.executable, "-c", "import sys; sys.exit('no')"])
