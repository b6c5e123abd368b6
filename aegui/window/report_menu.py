"""File › Export › Report: what there is to tell of a run, as a page for any browser or on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from aegui.error_message import sentence
from aegui.explore.query import Task, Urgency
from aegui.window.actions import Action
from aegui.window.banner import Banner
from aegui.window.saving import ask_where

if TYPE_CHECKING:
    from aegui.app.session import Session

REPORT = "report"  # the question's name


class ReportMenu(QObject):
    """Asks where, has the report made beside everything else, and offers to open it."""

    def __init__(self, session: Session, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._session, self._banner, self._window = session, banner, window
        banner.cancelled.connect(self._cancel)

    def action(self) -> Action:
        """The row of the menu."""
        return Action(
            "export.report",
            self.tr("&Report…"),
            self.ask,
            self.tr(
                "Save a page on this run for any browser, or as PDF: plane, manifold, images, curves, "
                "figures and recipe."
            ),
            enabled=lambda: self._session.run is not None,
        )

    def ask(self) -> None:
        """Ask where, and write the report of the run that is shown."""
        session, loader = self._session, self._session.loader
        run = session.run
        if run is None:
            return
        if loader.awaits(REPORT):
            text = self.tr("A report is being written already: wait for it, or cancel it.")
            self._banner.show_message(text, "warn")
            return
        target = ask_where(self._window, self.tr("Save report"), f"{run.name}.html", "html", "pdf")
        if target is None:
            return
        folders = session.folders

        def work(task: Task[object]) -> Path:
            if target.suffix.lower() == ".pdf":
                from aegui.window.report_pdf import write
            else:
                from aegui.exports.report import write
            write(target, run, folders, task.tell)
            return target

        self._on_progress(0.0, "")
        loader.ask(REPORT, work, self._on_saved, self._on_failed, self._on_progress, Urgency.IDLE)

    def _cancel(self) -> None:
        loader = self._session.loader
        if loader.awaits(REPORT):
            loader.cancel(REPORT)
            self._banner.hide_progress()

    def _on_progress(self, share: float, what: str) -> None:
        self._banner.show_progress(share, self.tr("Report: {}").format(what))

    def _on_saved(self, path: Path) -> None:
        self._banner.hide_progress()
        show = (self.tr("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        self._banner.show_message(self.tr("Saved {}").format(path), "good", [show])

    def _on_failed(self, error: Exception) -> None:
        self._banner.hide_progress()
        self._banner.show_message(sentence(error), "bad")
