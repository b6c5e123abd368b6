"""Training › Experiments: several trainings for one question, and the windows that follow them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from aegui import paths
from aegui.app.experiments import Experiments, Following, Priced, Request
from aegui.window.actions import Action, Menu
from aegui.window.banner import Banner
from aegui.window.chosen_places import RUNS, ask_for_place
from aegui.window.experiment_dialog import ExperimentDialog
from aegui.window.plan_dialog import PlanDialog

if TYPE_CHECKING:
    from aegui.app.session import Session


class ExperimentsMenu(QObject):
    """Opens the dialogs, and connects them to what is planned, trained and followed."""

    def __init__(self, session: Session, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over; experiments that were begun in it end with it."""
        super().__init__(window)
        self._session, self._banner, self._window = session, banner, window
        self.experiments = Experiments(session.loader, self)
        self._asking: PlanDialog | None = None
        self._shown: ExperimentDialog | None = None
        self.experiments.priced.connect(self._on_priced)
        self.experiments.refused.connect(self._on_refused)
        self.experiments.progressed.connect(self._on_progressed)
        self.experiments.changed.connect(self._on_changed)
        self.experiments.complained.connect(self._complain)
        self.experiments.reported.connect(
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        )
        window.installEventFilter(self)

    def menu(self) -> Menu:
        """What can be begun, and followed."""

        def ready() -> bool:
            return self._session.recipe is not None

        return Menu(
            self.tr("&Experiments"),
            [
                Action(
                    "experiment.sweep", self.tr("&Sweep…"), lambda: self._ask("sweep"),
                    self.tr("Train this recipe with several values of its settings, or search for the best."),
                    enabled=ready,
                ),
                Action(
                    "experiment.ladder", self.tr("&Ladder…"), lambda: self._ask("ladder"),
                    self.tr("Train every sort of autoencoder on these images, and compare them in a table."),
                    enabled=ready,
                ),
                Action(
                    "experiment.open", self.tr("&Open an experiment…"), self.browse,
                    self.tr("Follow a sweep or a ladder by its folder, wherever it is trained."),
                ),
                Action(
                    "experiment.show", self.tr("Show the &experiment"), self.show,
                    self.tr("Bring the table of its trials to the front."),
                    enabled=lambda: self._shown is not None,
                ),
            ],
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Processes that were started in a window end with it; what they have goes on later."""
        if event.type() == QEvent.Type.Close and watched is self._window:
            self.experiments.end()
        return False

    def browse(self) -> None:
        """Ask for a folder."""
        place = ask_for_place(self._window, RUNS, self.tr("Folder of an experiment"), paths.runs_dir())
        if place is not None:
            self.experiments.open(place)

    def show(self) -> None:
        """Bring the followed experiment to the front."""
        if self._shown is not None:
            self._shown.show()
            self._shown.raise_()
            self._shown.activateWindow()

    def _ask(self, kind: str) -> None:
        session = self._session
        recipe = session.recipe
        if recipe is None:
            return
        request = Request(kind, recipe, device=session.device, folders=session.folders)
        dialog = PlanDialog(request, _free_folder(kind, recipe.name), _jobs(), self._window)
        dialog.asked.connect(self.experiments.plan)
        dialog.begun.connect(self._begin)
        dialog.finished.connect(self._on_finished)
        self._asking = dialog
        dialog.open()

    def _on_finished(self) -> None:
        self.experiments.forget_plan()
        dialog, self._asking = self._asking, None
        if dialog is not None:
            dialog.deleteLater()

    def _begin(self, priced: Priced, folder: Path) -> None:
        self.experiments.begin(priced, folder)

    def _on_priced(self, priced: Priced) -> None:
        if self._asking is not None:
            self._asking.set_priced(priced)

    def _on_refused(self, text: str) -> None:
        if self._asking is not None:
            self._asking.set_problem(text)

    def _on_progressed(self, share: float, what: str) -> None:
        if self._asking is not None:
            self._asking.set_progress(share, what)

    def _on_changed(self, told: Following) -> None:
        if self._shown is None:
            self._shown = self._dialog()
            self._shown.show()
        self._shown.set_following(told, self.experiments.works)

    def _dialog(self) -> ExperimentDialog:
        dialog = ExperimentDialog(_jobs(), self._window)
        dialog.stopped.connect(self.experiments.stop)
        dialog.gone_on.connect(self._go_on)
        dialog.retried.connect(self.experiments.retry)
        dialog.reported.connect(self.experiments.report)
        dialog.run_opened.connect(self._session.open_run)
        return dialog

    def begin_anew(self) -> None:
        """The table of trials in the language and the letters of now."""
        if self._shown is not None:
            before, self._shown = self._shown, self._dialog()
            self._shown.take_place_of(before)
            delete(before)

    def _go_on(self, jobs: int) -> None:
        if self._shown is not None:
            self._shown.set_problem("")
        self.experiments.go_on(jobs, self._session.device, self._session.folders)

    def _complain(self, text: str) -> None:
        if self._shown is not None and self._shown.isVisible():
            self._shown.set_problem(text)
        else:
            self._banner.show_message(text, "bad")


def _jobs() -> int:
    """How many processes are offered: one for each two cores, which are often halves of one."""
    return max(1, (os.cpu_count() or 1) // 2)


def _free_folder(kind: str, name: str) -> Path:
    """A folder that is not there yet."""
    parent = paths.runs_dir()
    number = 1
    while (path := parent / (f"{kind}-{name}" if number == 1 else f"{kind}-{name}-{number}")).exists():
        number += 1
    return path
