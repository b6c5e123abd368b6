"""Keeps what is set in the dialog of settings, and has it count at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aegui import settings
from aegui.app.history import WINDOW, Deed, History
from aegui.files import explain
from aegui.settings import SettingError, Settings
from aegui.window.settings_dialog import SettingsDialog

Applies = Mapping[str, Callable[[Any], object]]


class Preferences(QObject):
    """The settings of a window."""

    def __init__(
        self, applies: Applies, history: History, complain: Callable[[str], object], window: QWidget
    ) -> None:
        """`applies`: what is done with another value of a setting, by its name; a setting that is not there
        is read whenever it is needed. Dialogs stand over `window`."""
        super().__init__(window)
        self._applies, self._history = applies, history
        self._complain, self._window = complain, window
        self._dialog: SettingsDialog | None = None

    def show(self) -> None:
        """Open the dialog, or bring the one that is open to the front."""
        if self._dialog is None:
            self._dialog = dialog = SettingsDialog(settings.load(self._complain), self._window)
            dialog.edited.connect(self.set)
            dialog.reset_asked.connect(self.reset)
            dialog.finished.connect(self._on_closed)
            dialog.show()
        self._dialog.activateWindow()

    def begin_anew(self) -> None:
        """The dialog, where it is open, in the language and the letters of now."""
        if self._dialog is not None:
            self._dialog.begin_anew()

    def set(self, name: str, value: Any) -> None:
        """Keep a setting and have it count; one that can't be is refused by its field."""
        before = settings.load()
        try:
            settings.save({name: value})
        except SettingError as error:
            if self._dialog is not None:
                self._dialog.set_problem(name, str(error))
            return
        except OSError as error:
            self._complain(explain(error))
        self._follow(before)

    def reset(self) -> None:
        """Put every setting of the dialog back; Undo has them again as they were."""
        now = settings.load()
        before = {name: getattr(now, name) for name in settings.described()}
        usual = {name: getattr(Settings(), name) for name in before}
        if before != usual:
            self._put(usual)
            self._history.record(Deed(WINDOW, partial(self._put, before), partial(self._put, usual)))

    def _put(self, values: Mapping[str, Any]) -> None:
        before = settings.load()
        try:
            settings.save(values)
        except OSError as error:
            self._complain(explain(error))
        self._follow(before)

    def _follow(self, before: Settings) -> None:
        now = settings.load()
        if self._dialog is not None:
            self._dialog.set_values(now)
        for name, apply in self._applies.items():
            if getattr(now, name) != getattr(before, name):
                apply(getattr(now, name))

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
