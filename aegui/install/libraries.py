"""The system libraries that Qt needs on Linux, which no Python package brings, and what installs them.

Standard library only: it speaks before anything is installed.
"""

from __future__ import annotations

import ctypes
import shutil
from collections.abc import Callable, Iterable
from typing import NamedTuple

from aegui.translation import tr


class Library(NamedTuple):
    """A shared library by the name the loader looks for, and the packages that carry it."""

    name: str
    apt: str
    dnf: str


# What QtCore, QtGui and QtDBus link and a slim system lacks; needed offscreen too.
QT = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libX11.so.6", "libx11-6", "libX11"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libzstd.so.1", "libzstd1", "libzstd"),
)
# What the platform plugin for X11 windows links beyond those.
XCB = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
)
GROUPS = {"qt": QT, "xcb": XCB}


def missing(groups: Iterable[str], load: Callable[[str], object] = ctypes.CDLL) -> list[Library]:
    """The libraries of these groups that the loader does not find."""
    absent = []
    for library in (one for group in groups for one in GROUPS[group]):
        try:
            load(library.name)
        except OSError:
            absent.append(library)
    return absent


def named(text: str) -> list[Library]:
    """The libraries that a loader's message names, so `libEGL.so.1: cannot open shared object file`."""
    return [library for library in QT + XCB if library.name in text]


def advice(absent: Iterable[Library], which: Callable[[str], str | None] = shutil.which) -> str:
    """One sentence: which libraries are missing and the line that installs them."""
    absent = list(absent)
    names = ", ".join(library.name for library in absent)
    apt = "sudo apt install " + " ".join(sorted({library.apt for library in absent}))
    dnf = "sudo dnf install " + " ".join(sorted({library.dnf for library in absent}))
    either = tr("{}  (Debian, Ubuntu)  or  {}  (Fedora)", apt, dnf)
    line = apt if which("apt") else dnf if which("dnf") else either
    if len(absent) == 1:
        return tr("the system library that its window needs is missing ({}); install with:  {}", names, line)
    return tr("the system libraries that its window needs are missing ({}); install with:  {}", names, line)
