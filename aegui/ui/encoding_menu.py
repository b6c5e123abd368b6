"""File › Encode images: every image of the run, of a folder or of a data set, into a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from aegui.engine.encoding import Encoding
from aegui.ui.saving import ask_where

if TYPE_CHECKING:
    from aegui.ui.main_window import MainWindow


class EncodingMenu(QObject):
    """Connects the menu, the banner and the encoding."""

    def __init__(self, window: MainWindow, menu: QMenu) -> None:
        super().__init__(window)
        self._window, self._menu = window, menu
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.encoding = encoding = Encoding(self)
        encoding.progressed.connect(self._on_progress)
        encoding.ended.connect(window.banner.hide_progress)
        encoding.saved.connect(self._on_saved)
        encoding.complained.connect(window.session.complained)
        window.banner.cancelled.connect(encoding.cancel)
        self._fill()

    def _fill(self) -> None:
        from aegui.parts.datasets import datasets

        menu, snapshot = self._menu, self._window.session.exploration.snapshot
        menu.clear()
        tip = self.tr("Saves identity, class, error and code of every image, trained on or not, as a table.")
        for text, asked in (
            (self.tr("All images of this &run…"), self.encode_run),
            (self.tr("A &folder of pictures…"), self.encode_folder),
            (self.tr("A file of &arrays…"), self.encode_arrays),
        ):
            action = menu.addAction(text)
            action.setToolTip(tip)
            action.setEnabled(snapshot is not None)
            action.triggered.connect(lambda _=False, asked=asked: asked())
        if snapshot is None:
            return
        menu.addSeparator()
        for entry in datasets:
            shape = getattr(entry.what, "shape", None)
            if isinstance(shape, tuple) and shape == tuple(snapshot.recipe.shape):
                label = QCoreApplication.translate("datasets", entry.label)
                action = menu.addAction(self.tr("{}…").format(label))
                action.setToolTip(tip)
                action.triggered.connect(lambda _=False, kind=entry.name: self.encode_set(kind))

    def encode_run(self) -> None:
        """Every image of the data that the open run was trained on."""
        session = self._window.session
        run, snapshot = session.run, session.exploration.snapshot
        if run is None or snapshot is None:
            return
        target = self._ask_where(run.name)
        if target is not None:
            self.encoding.encode_own(target, run, snapshot, session.folders)

    def encode_folder(self) -> None:
        """Pictures of any folder, brought to the form of the model's images."""
        place = QFileDialog.getExistingDirectory(self._window, self.tr("Folder of pictures to encode"))
        if place:
            self._encode(Path(place), "")

    def encode_arrays(self) -> None:
        """Images of a file."""
        title = self.tr("File of arrays to encode")
        place, _ = QFileDialog.getOpenFileName(self._window, title, "", "*.npz *.npy")
        if place:
            self._encode(Path(place), "")

    def encode_set(self, kind: str) -> None:
        """A data set of the program's."""
        self._encode(None, kind)

    def _encode(self, place: Path | None, kind: str) -> None:
        from aegui.analysis.encoding import other_data
        from aegui.error_message import sentence
        from aegui.parts.datasets import DataBroken

        snapshot = self._window.session.exploration.snapshot
        if snapshot is None:
            return
        try:
            data = other_data(snapshot.recipe, place, kind)
        except DataBroken as error:
            self._window.session.complained.emit(sentence(error))
            return
        target = self._ask_where(place.stem if place is not None else kind)
        if target is not None:
            self.encoding.encode_other(target, data, snapshot, self._window.session.folders)

    def _ask_where(self, name: str) -> Path | None:
        return ask_where(self._window, self.tr("Save codes"), f"{name}-codes.csv", "csv", "npz")

    def _on_progress(self, share: float, what: str) -> None:
        self._window.banner.show_progress(share, self.tr("Encoding: {}").format(what))

    def _on_saved(self, path: Path, count: int, notes: str) -> None:
        text = self.tr("Saved the codes of {} images in {}.").format(f"{count:,}", path)
        if count == 1:
            text = self.tr("Saved the code of 1 image in {}.").format(path)
        self._window.banner.show_message(" ".join(filter(None, [text, notes])), "good")
