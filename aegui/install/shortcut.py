"""Put the program where a double-click opens it: `.desktop` on Linux, `.lnk` on Windows, `.app` on macOS.

Runs as files (`.aerun`) are told to the desktop too: that they are the program's, and what opens them.
"""

from __future__ import annotations

import os
import plistlib
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from aegui.paths import NAME, PACKAGE, resources
from aegui.version import __version__

MIME, ENDING = "application/x-aegui-run", ".aerun"  # of a run as a file: a test holds them to `runs.archive`
CLASS = "aegui.run"  # its name in the registry of Windows
TYPE = "org.autoencoder-explorer.run"  # and among the types of macOS

Kind = Literal["linux", "windows", "macos"]
Run = Callable[[Sequence[str]], object]

COMMENT = "Train autoencoders and explore their latent spaces live"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def run_quietly(command: Sequence[str]) -> None:
    """Run a command; raises `OSError` where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise OSError(f"{command[0]} did not end within a minute") from error
    if done.returncode != 0:
        raise OSError(f"{command[0]} failed: {done.stderr.strip() or done.returncode}")


def create(
    kind: Kind | None = None,
    home: Path | None = None,
    python: Path | None = None,
    desktop: bool = False,
    run: Run = run_quietly,
) -> list[Path]:
    """Make the entry and say which files were written. Raises `OSError` where one cannot be.

    `home` and `python` stand for the user's folder and interpreter in tests; `desktop` puts an icon on the
    Linux desktop too; `run` takes the commands that tell the system.
    """
    kind = kind or this_kind()
    command = [str(python or sys.executable)]
    if python is not None or not getattr(sys, "frozen", False):  # a program folder starts by itself
        command.append(str(PACKAGE))
    if kind == "windows":
        return create_windows(start_menu(home), command, run)
    if kind == "macos":
        return create_macos(bundle(home), command)
    return create_linux(data_home(home), (home or Path.home()) / "Desktop" if desktop else None, command, run)


def remove(kind: Kind | None = None, home: Path | None = None, run: Run = run_quietly) -> list[Path]:
    """Take away what `create` made and say which files are gone."""
    kind = kind or this_kind()
    if kind == "windows":
        files = [start_menu(home) / f"{NAME}.lnk"]
        if files[0].exists():
            for key in (ENDING, CLASS):
                run(["reg", "delete", rf"HKCU\Software\Classes\{key}", "/f"])
    elif kind == "macos":
        files = [bundle(home)]
    else:
        data = data_home(home)
        files = [data / "applications/aegui.desktop", mime_file(data), *(target for _, target in icons(data))]
        files.append((home or Path.home()) / "Desktop" / "aegui.desktop")
    gone = [file for file in files if file.exists()]
    for file in gone:
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    if kind == "linux" and gone:
        refresh(data_home(home), run)
    return gone


def this_kind() -> Kind:
    """The kind of this system."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")  # type: ignore[return-value]


# Linux


def data_home(home: Path | None) -> Path:
    """Where the desktop looks for the user's programs and icons."""
    if home is None and os.environ.get("XDG_DATA_HOME"):
        return Path(os.environ["XDG_DATA_HOME"])
    return (home or Path.home()) / ".local/share"


def icons(data: Path) -> list[tuple[Path, Path]]:
    """Each icon of the program with its place in the theme that every theme falls back on."""
    folder, theme = resources() / "icons", data / "icons/hicolor"
    pairs = [(folder / "aegui.svg", theme / "scalable/apps/aegui.svg")]
    return pairs + [(folder / f"aegui-{n}.png", theme / f"{n}x{n}/apps/aegui.png") for n in SIZES]


def create_linux(data: Path, desktop: Path | None, command: list[str], run: Run) -> list[Path]:
    """A desktop entry with icons; on the desktop itself too, if that is asked for and there is one."""
    written = []
    for source, target in icons(data):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        written.append(target)
    mime_file(data).parent.mkdir(parents=True, exist_ok=True)
    mime_file(data).write_text(mime_xml(), encoding="utf-8")
    written.append(mime_file(data))
    places = [data / "applications"] + ([desktop] if desktop and desktop.is_dir() else [])
    for place in places:
        place.mkdir(parents=True, exist_ok=True)
        entry = place / "aegui.desktop"
        entry.write_text(desktop_entry(command), encoding="utf-8")
        entry.chmod(0o755)  # file managers start only an executable entry by double-click
        written.insert(0, entry)
    refresh(data, run)
    return written


def mime_file(data: Path) -> Path:
    """Where the desktop looks for kinds of files that programs of the user's have."""
    return data / "mime/packages/aegui.xml"


def mime_xml() -> str:
    """What a run as a file is, by the Shared MIME-info Specification: known by its name, and by its first
    bytes where it was renamed."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{MIME}">
    <comment>Run of {NAME}</comment>
    <comment xml:lang="zh_CN">{NAME} 的运行</comment>
    <sub-class-of type="application/zip"/>
    <icon name="aegui"/>
    <magic priority="70">
      <match type="string" offset="0" value="PK">
        <match type="string" offset="30" value="mimetype{MIME}"/>
      </match>
    </magic>
    <glob pattern="*{ENDING}"/>
  </mime-type>
</mime-info>
"""


def desktop_entry(command: list[str]) -> str:
    """The text of the entry, by the Desktop Entry Specification."""
    lines = {
        "Type": "Application",
        "Version": "1.0",
        "Name": NAME,
        "GenericName": "Machine learning explorer",
        "Comment": COMMENT,
        "Exec": " ".join([*(quote_argument(part) for part in command), "open", "%F"]),
        "MimeType": f"{MIME};",
        "Icon": "aegui",
        "Terminal": "false",
        "Categories": "Science;ArtificialIntelligence;",
        "Keywords": "autoencoder;VAE;neural network;latent space;machine learning;",
        "StartupNotify": "true",
        "StartupWMClass": "aegui",
    }
    return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())


def quote_argument(text: str) -> str:
    """One argument of `Exec`: quoted by its rule, then escaped again as any string value is."""
    quoted = text
    for character in '\\"`$':
        quoted = quoted.replace(character, "\\" + character)
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'


def refresh(data: Path, run: Run) -> None:
    """Have the desktop notice at once, where its tools are there; it notices by itself later on."""
    theme = data / "icons/hicolor"
    if theme.is_dir():
        os.utime(theme)  # icons are looked for anew where this is newer than what is known
    commands = [["update-desktop-database", str(data / "applications")]]
    if (data / "mime").is_dir():
        commands.insert(0, ["update-mime-database", str(data / "mime")])
    if (theme / "icon-theme.cache").exists():  # a cache of ours would go stale with other programs' icons
        commands.append(["gtk-update-icon-cache", "-f", "-t", str(theme)])
    for command in commands:
        if shutil.which(command[0]):
            try:
                run(command)
            except OSError:
                continue


# Windows


def start_menu(home: Path | None) -> Path:
    """The user's folder of programs in the Start menu."""
    roaming = os.environ.get("APPDATA") if home is None else None
    base = Path(roaming) if roaming else (home or Path.home()) / "AppData/Roaming"
    return base / "Microsoft/Windows/Start Menu/Programs"


def create_windows(folder: Path, command: list[str], run: Run) -> list[Path]:
    """A link in the Start menu, written by Windows' own scripting host, and who opens runs as files."""
    folder.mkdir(parents=True, exist_ok=True)
    link = folder / f"{NAME}.lnk"
    windowed = Path(command[0]).with_name("pythonw.exe")  # opens no console
    target = windowed if windowed.exists() else Path(command[0])
    script = link_script(link, target, command[1:])
    run(["powershell", "-NoProfile", "-NonInteractive", "-Command", script])
    opens = subprocess.list2cmdline([str(target), *command[1:], "open"]) + ' "%1"'
    icon = str(resources() / "icons/aegui.ico")
    for key, value in (
        (ENDING, CLASS), (CLASS, f"Run of {NAME}"), (rf"{CLASS}\DefaultIcon", icon),
        (rf"{CLASS}\shell\open\command", opens),
    ):  # fmt: skip
        run(["reg", "add", rf"HKCU\Software\Classes\{key}", "/ve", "/d", value, "/f"])
    return [link]


def link_script(link: Path, target: Path, arguments: Sequence[str]) -> str:
    """The PowerShell that writes the link."""

    def literal(text: object) -> str:
        return "'" + str(text).replace("'", "''") + "'"

    return "; ".join(
        [
            "$ErrorActionPreference = 'Stop'",
            f"$link = (New-Object -ComObject WScript.Shell).CreateShortcut({literal(link)})",
            f"$link.TargetPath = {literal(target)}",
            f"$link.Arguments = {literal(subprocess.list2cmdline(arguments))}",
            f"$link.WorkingDirectory = {literal(PACKAGE.parent)}",
            f"$link.IconLocation = {literal(resources() / 'icons/aegui.ico')}",
            f"$link.Description = {literal(COMMENT)}",
            "$link.Save()",
        ]
    )


# macOS


def bundle(home: Path | None) -> Path:
    """The application in the user's own folder of applications."""
    return (home or Path.home()) / "Applications" / f"{NAME}.app"


# The kind of file that the program has made known, and that it opens.
DOCUMENTS = {
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": f"Run of {NAME}",
            "CFBundleTypeRole": "Editor",
            "CFBundleTypeIconFile": "aegui.icns",
            "LSItemContentTypes": [TYPE],
            "LSHandlerRank": "Owner",
        }
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": TYPE,
            "UTTypeDescription": f"Run of {NAME}",
            "UTTypeConformsTo": ["public.data"],
            "UTTypeTagSpecification": {
                "public.filename-extension": [ENDING.removeprefix(".")], "public.mime-type": [MIME],
            },
        }
    ],
}  # fmt: skip


def create_macos(app: Path, command: list[str]) -> list[Path]:
    """A bundle whose executable is a script that becomes the program."""
    contents = app / "Contents"
    for name in ("MacOS", "Resources"):
        (contents / name).mkdir(parents=True, exist_ok=True)
    info = {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleIdentifier": "org.autoencoder-explorer.aegui",
        "CFBundleExecutable": "aegui",
        "CFBundleIconFile": "aegui.icns",
        "CFBundlePackageType": "APPL",
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "NSHighResolutionCapable": True,
        **DOCUMENTS,
    }
    (contents / "Info.plist").write_bytes(plistlib.dumps(info))
    launcher = contents / "MacOS/aegui"
    launcher.write_text(f"#!/bin/sh\nexec {shlex.join(command)}\n", encoding="utf-8")
    launcher.chmod(0o755)
    shutil.copyfile(resources() / "icons/aegui.icns", contents / "Resources/aegui.icns")
    return [app]
