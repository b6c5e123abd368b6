"""Data sets in the window: which are there, and what to do about one that is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from aegui.parts.datasets import datasets
from aegui.runs.run_folder import Run
from aegui.window.banner import Banner
from aegui.window.path_field import PathField
from aegui.window.recipe_form import RecipeForm
from aegui.window.top_bar import TopBar

if TYPE_CHECKING:
    from aegui.app.session import Session

OWN = "path"  # the setting of data sets that are the user's own


class DataSets(QObject):
    """Connects the menu of data sets, the banner and the session."""

    def __init__(
        self, session: Session, bar: TopBar, form: RecipeForm, banner: Banner, window: QWidget
    ) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._session, self._bar, self._form = session, bar, form
        self._banner, self._window = banner, window
        session.data_missing.connect(self._on_missing)
        session.images_changed.connect(self._on_changed)
        session.images_moved.connect(self._on_moved)
        session.downloads.progressed.connect(banner.show_progress)
        session.downloads.ended.connect(self._on_downloaded)
        session.downloads.cancelled.connect(self._on_cancelled)
        session.run_loader.reading.connect(self._on_reading)
        banner.cancelled.connect(session.downloads.cancel)
        banner.cancelled.connect(session.run_loader.stop_reading)

    def show(self, current: str) -> None:
        """List the data sets in the bar on top, the current one chosen."""
        rows = []
        for entry in datasets:
            there = OWN in entry.what.model_fields or self._find(entry.name) is not None
            about = QCoreApplication.translate("datasets", entry.help)
            rows.append((entry.name, self._label(entry.name), about if there else self.tr("not on the disk")))
        self._bar.set_datasets(rows, current)

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
        if self._find(kind) is None:
            text = self.tr("{} is not in that folder: choose the one that holds it.")
            self._on_missing(kind, text.format(self._label(kind)))
        else:
            text = self.tr("{} is on the disk: press Train.").format(self._label(kind))
            self._banner.show_message(text, "good")

    def _find(self, kind: str) -> Path | None:
        recipe = self._session.recipe
        data = recipe.data if recipe is not None and recipe.data.kind == kind else datasets[kind].what()
        return data.find(self._session.folders)

    def _label(self, kind: str) -> str:
        return QCoreApplication.translate("datasets", datasets[kind].label)

    def _on_missing(self, kind: str, sentence: str) -> None:
        actions = [(self.tr("Choose folder…"), self.choose_folder)]
        row = self._form.row(f"data.{OWN}")
        if row is not None and isinstance(row.field, PathField):
            actions = [(self.tr("Choose…"), row.field.ask)]
        if datasets[kind].what.can_download:
            actions.insert(0, (self.tr("Download"), lambda: self._session.downloads.fetch(kind)))
        self._banner.show_message(sentence, "warn", actions, stops_training=True)

    def _on_changed(self, run: Path, sentence: str) -> None:
        """A run was not gone on with."""
        go_on = (self.tr("Go on with them as they are now"), lambda: self._session.resume(run, accept=True))
        self._banner.show_message(sentence, "warn", [go_on], stops_training=True)

    def _on_moved(self, run: Path, sentence: str, resume: bool) -> None:
        """A run's own images are somewhere else."""
        find = (self.tr("Find them…"), lambda: self._find_images(run, resume))
        self._banner.show_message(sentence, "warn", [find], stops_training=resume)

    def _find_images(self, run: Path, resume: bool) -> None:
        data = Run(run).raw_recipe.get("data")
        kind = data.get("kind") if isinstance(data, dict) else data
        suffixes = getattr(datasets[str(kind)].what, "suffixes", ()) if kind in datasets.names() else ()
        title = self.tr("Where the images are now")
        if suffixes:
            pattern = " ".join(f"*{suffix}" for suffix in suffixes)
            place, _ = QFileDialog.getOpenFileName(self._window, title, "", pattern)
        else:
            place = QFileDialog.getExistingDirectory(self._window, title)
        if place:
            self._session.find_images(run, Path(place), resume)

    def _on_reading(self, share: float, what: str) -> None:
        if what:
            self._banner.show_progress(share, self.tr("Reading the images: {}").format(what))
        else:
            self._banner.hide_progress()

    def _on_cancelled(self) -> None:
        self._banner.show_message(self.tr("The download was cancelled."), "info")

    def _on_downloaded(self, kind: str) -> None:
        self._banner.hide_progress()
        if kind:
            self._tell(kind)
