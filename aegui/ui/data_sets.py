"""Data sets in the window: which are there, and what to do about one that is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from aegui.datasets import datasets

if TYPE_CHECKING:
    from aegui.ui.main_window import MainWindow


class DataSets(QObject):
    """Connects the menu of data sets, the banner and the session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = session = window.session
        session.data_missing.connect(self._on_missing)
        session.downloads.progressed.connect(window.banner.show_progress)
        session.downloads.ended.connect(self._on_downloaded)
        window.banner.cancelled.connect(session.downloads.cancel)

    def show(self, current: str) -> None:
        """List the data sets in the bar on top, the current one chosen."""
        rows = []
        for entry in datasets:
            there = entry.what().find(self._session.folders) is not None
            about = QCoreApplication.translate("datasets", entry.help)
            rows.append((entry.name, self._label(entry.name), about if there else self.tr("not on the disk")))
        self._window.top_bar.set_datasets(rows, current)

    def choose_folder(self) -> None:
        """Look for data sets somewhere else."""
        title = self.tr("Folder that holds data sets")
        folder = QFileDialog.getExistingDirectory(self._window, title)
        if folder:
            self._session.use_data_folder(Path(folder))
            if self._session.recipe is not None:
                self._tell(self._session.recipe.data.kind)

    def _tell(self, kind: str) -> None:
        """Whether a data set is on the disk now."""
        self.show(kind)
        if datasets[kind].what().find(self._session.folders) is None:
            text = self.tr("{} is not in that folder: choose the one that holds it.")
            self._on_missing(kind, text.format(self._label(kind)))
        else:
            text = self.tr("{} is on the disk: press Train.").format(self._label(kind))
            self._window.banner.show_message(text, "good")

    def _label(self, kind: str) -> str:
        return QCoreApplication.translate("datasets", datasets[kind].label)

    def _on_missing(self, kind: str, sentence: str) -> None:
        actions = [(self.tr("Choose folder…"), self.choose_folder)]
        if datasets[kind].what.can_download:
            actions.insert(0, (self.tr("Download"), lambda: self._session.downloads.fetch(kind)))
        self._window.banner.show_message(sentence, "warn", actions)

    def _on_downloaded(self, kind: str) -> None:
        self._window.banner.hide_progress()
        if kind:
            self._tell(kind)
