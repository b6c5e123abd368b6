"""Whether things move: views that glide to another place, docks that slide, what plays by itself.

Some people are made ill by it. The desktop's wish counts, unless the settings say otherwise. Linux tells it
over the portal of settings, a moment later; Windows and macOS tell it at once.
"""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip,
)  # fmt: skip


class Motion(QObject):
    """The wish of the desktop and that of the settings. Signal: changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = "system"
        self._system: dict[str, bool] = {}  # what asks for less, by the key that told it
        self._asked = False

    @property
    def is_reduced(self) -> bool:
        """Whether nothing is to move by itself."""
        return self._choice == "reduced" or (self._choice != "full" and any(self._system.values()))

    def choose(self, choice: str) -> None:
        """full, reduced, or system: as the desktop has it."""
        before, self._choice = self.is_reduced, choice
        if before != self.is_reduced:
            self._apply()

    def set_system(self, key: str, reduced: bool) -> None:
        """What one of the desktop's settings asks for."""
        before = self.is_reduced
        self._system[key] = reduced
        if before != self.is_reduced:
            self._apply()

    def ask_system(self) -> None:
        """Ask the desktop, once, and hear what it says later."""
        if self._asked:
            return
        self._asked = True
        if sys.platform == "win32":
            self.set_system("windows", not _windows_animates())
        elif sys.platform == "darwin":
            self.set_system("macos", _macos_reduces())
        else:
            from aegui.views.desktop_portal import Portal

            Portal(self.set_system, self)

    def _apply(self) -> None:
        for effect in EFFECTS if self.is_reduced else ():
            QApplication.setEffectEnabled(effect, False)
        self.changed.emit()


def _windows_animates() -> bool:
    """Whether «Show animations in Windows» is on."""
    import ctypes

    animates = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(animates), 0)  # type: ignore[attr-defined]
    return bool(animates.value)


def _macos_reduces() -> bool:
    """Whether «Reduce motion» is on."""
    command = ["defaults", "read", "com.apple.universalaccess", "reduceMotion"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.stdout.strip() == "1"


_motion: Motion | None = None


def motion() -> Motion:
    """The one of this process."""
    global _motion
    if _motion is None:
        _motion = Motion()
    return _motion
