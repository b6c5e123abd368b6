"""The runs there are, in the lists of the window, and what the user does with one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from aegui import paths
from aegui.window import run_rows
from aegui.window.banner import Banner
from aegui.window.recipe_menu import RecipeMenu
from aegui.window.run_list import RunList

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.runs.last_good import LastGood

REST = 150  # ms: several things happen to a run at once


class RunActions(QObject):
    """Connects the list of runs, the menu of recipes and the session."""

    def __init__(
        self, session: Session, runs: RunList, recipes: RecipeMenu, banner: Banner, window: QWidget
    ) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._session, self._list, self._recipes = session, runs, recipes
        self._banner, self._window = banner, window
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self.read)
        session.run_changed.connect(self._soon.start)
        session.runs_changed.connect(self._soon.start)
        session.diverged.connect(self._on_diverged)
        runs.open_asked.connect(lambda path: session.open_run(Path(path)))
        runs.resume_asked.connect(lambda path: session.resume(Path(path)))
        runs.more_asked.connect(self.train_more)
        runs.folder_asked.connect(self.show_folder)
        runs.browse_asked.connect(self.browse)

    def read(self) -> None:
        """Read the folders of runs again."""
        run = self._session.run
        busy = self._session.phase in ("running", "paused", "stopping")
        now = run.path if run is not None and busy else None
        rows = run_rows.rows(paths.runs_dir(), paths.trained(), now)
        self._list.set_runs(rows)
        self._recipes.set_runs(rows)
        if run is not None:
            self._list.set_current(str(run.path))

    def browse(self) -> None:
        """Open any run folder."""
        title = self.tr("Open a run")
        folder = QFileDialog.getExistingDirectory(self._window, title, str(paths.runs_dir()))
        if folder:
            self._session.open_run(Path(folder))

    def browse_beside(self, compare: Callable[[Path], object]) -> Callable[[], None]:
        """Compare with any run folder."""

        def browse() -> None:
            title = self.tr("Compare with a run")
            folder = QFileDialog.getExistingDirectory(self._window, title, str(paths.runs_dir()))
            if folder:
                compare(Path(folder))

        return browse

    def train_more(self, path: str) -> None:
        """Ask until which epoch a finished run is to be trained, and go on with it."""
        from aegui.runs.run_folder import Run

        done = int(Run(Path(path)).results.get("epochs", 0))
        text = self.tr("{} epochs are trained. Train until epoch").format(done)
        if done == 1:
            text = self.tr("1 epoch is trained. Train until epoch")
        title = self.tr("Train for more epochs")
        epochs, accepted = QInputDialog.getInt(self._window, title, text, 2 * done, done + 1)
        if accepted:
            self._session.resume(Path(path), changes={"training.epochs": str(epochs)})

    def show_folder(self, path: str) -> None:
        """Show a run in the desktop's own file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _on_diverged(self, path: Path, text: str, good: LastGood) -> None:
        """Offer to go back to the last good moment."""
        kept = self.tr("The weights of step {} are kept.").format(f"{good.step:,}")
        action = self.tr("Go on from there at a rate of {}").format(good.rate)
        changes = {"training.learning_rate": good.rate}
        go_on = (action, lambda: self._session.resume(path, changes=changes))
        self._banner.show_message(f"{text} {kept}", "bad", [go_on], stops_training=True)
