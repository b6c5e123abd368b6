"""The comparisons that are open, and the choice of runs for another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aegui import settings
from aegui.runs.named_runs import distinct, told_apart
from aegui.runs.run_folder import RunError

if TYPE_CHECKING:
    from aegui.runs.run_index import Entry
    from aegui.views.theme import Theme
    from aegui.window.comparison_window import ComparisonWindow


class Comparisons(QObject):
    """Opens comparison windows, and lets go of those that were closed once they are at rest."""

    def __init__(
        self,
        runs: Callable[[], Sequence[Entry]],
        folders: Callable[[], tuple[Path, ...]],
        theme: Callable[[], Theme],
        complain: Callable[[str], object],
        window: QWidget,
    ) -> None:
        """`runs` are all that there are; `window` is what dialogs stand over."""
        super().__init__(window)
        self._runs = runs
        self._folders, self._theme, self._complain, self._over = folders, theme, complain, window
        self.windows: list[ComparisonWindow] = []

    def open(self, runs: Sequence[Path | str]) -> ComparisonWindow | None:
        """Compare these; what can't be compared is said."""
        from aegui.window.comparison_window import ComparisonWindow

        try:
            found = distinct([Path(run) for run in runs])
        except (RunError, OSError) as error:
            self._complain(str(error))
            return None
        window = ComparisonWindow(
            [run.path for run in found], told_apart(found), self._folders(), self._theme()
        )
        window.choose_asked.connect(self.choose)
        window.closing.connect(partial(self._on_closing, window))
        self.windows.append(window)
        window.show()
        window.begin()
        return window

    def choose(self) -> None:
        """Ask which runs, those that were compared last at first."""
        from aegui.explore.compared import kept
        from aegui.window.run_picker import RunPicker

        last = kept(settings.load().comparison)["runs"]
        dialog = RunPicker(self._runs(), last, self._over)
        if dialog.exec():
            self.open(dialog.chosen())

    def set_theme(self, theme: Theme) -> None:
        """Every comparison in these colours."""
        for window in self.windows:
            window.set_theme(theme)

    def begin_anew(self) -> None:
        """Every comparison in the language and the letters of now."""
        for window in self.windows:
            window.begin_anew()

    def refresh(self, path: Path) -> None:
        """A run has grown, or has ended."""
        for window in self.windows:
            window.session.reread(path)

    def close(self) -> None:
        """The window that they belong to closes."""
        for window in list(self.windows):
            window.close()

    def _on_closing(self, window: Any) -> None:
        if window in self.windows:
            self.windows.remove(window)
        worker = window.session.loader.worker
        if worker.isRunning():
            worker.finished.connect(window.deleteLater)
        else:
            window.deleteLater()
