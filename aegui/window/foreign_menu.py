"""File › Open from elsewhere, and what is dropped on the window: models in ONNX files, and codes alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from aegui import settings
from aegui.app.adoption import Adoption
from aegui.files import explain
from aegui.views.widgets.plain_text import plain_title
from aegui.window.banner import Banner
from aegui.window.chosen_places import IMAGES, MODELS, ask_for_file, ask_for_place

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.runs.bringing_in import Brought, ImagesWanted

PATTERN = "*.onnx *.zip *.npz *.npy *.csv *.tsv *.parquet"


class ForeignMenu(QObject):
    """Connects menu, drop and banner with the adoption. Signal: opened (path of a model or codes)."""

    opened = Signal(object)

    def __init__(self, session: Session, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._session, self._banner, self._window = session, banner, window
        self._path = Path()
        self.adoption = adoption = Adoption(session.loader, self)
        adoption.progressed.connect(self._on_progress)
        adoption.ended.connect(banner.hide_progress)
        adoption.adopted.connect(self._on_adopted)
        adoption.images_wanted.connect(self._ask_for_images)
        adoption.complained.connect(lambda text: banner.show_message(text, "bad"))
        banner.cancelled.connect(adoption.cancel)

    def takes(self, path: Path) -> bool:
        """Whether a file or folder is a model, or codes, by its names."""
        from aegui.foreign.codes_file import is_codes
        from aegui.foreign.model_folder import is_model

        return is_model(path) or is_codes(path)

    def browse(self) -> None:
        """Open a model by one of its files, or codes."""
        title = self.tr("Open a model or codes from elsewhere")
        path = ask_for_file(self._window, MODELS, title, PATTERN)
        if path is not None:
            self.open(path)

    def open(self, path: Path, place: Path | None = None, kind: str = "", ask: bool = False) -> None:
        """Open a model with images of a place, or of a data set; of neither: those of the last time."""
        if self._session.is_training:
            text = self.tr("A training is under way: stop it before a model is opened.")
            self._banner.show_message(text, "bad")
            return
        self._path = path
        self.adoption.open(path, self._session.folders, place, kind, ask)

    def _on_progress(self, share: float, what: str) -> None:
        self._banner.show_progress(share, self.tr("Opening {}: {}").format(self._path.name, what))

    def _on_adopted(self, found: Brought) -> None:
        self._session.open_run(found.path)
        path = self._path
        self.opened.emit(path)
        others = (self.tr("Other images…"), lambda: self.open(path, ask=True))
        text = self.tr("{} was opened before: this is its run.").format(path.name)
        self._banner.show_message(
            found.notes if found.new else text, "info", [others] if self._is_model() else []
        )

    def _is_model(self) -> bool:
        from aegui.foreign.model_folder import is_model

        return is_model(self._path)

    def _ask_for_images(self, wanted: ImagesWanted) -> None:
        """Which images the model is to be explored with; the last choice first."""
        kinds, labels = self._offered(wanted)
        last = settings.load().model_images
        text = self.tr("Images to explore “{}” with:").format(plain_title(wanted.name))
        title = self.tr("A model from elsewhere")
        current = kinds.index(last) if last in kinds else 0
        label, accepted = QInputDialog.getItem(self._window, title, text, labels, current, False)
        if not accepted:
            return
        kind = kinds[labels.index(label)]
        place: Path | None = None
        if kind == "folder":
            place = ask_for_place(self._window, IMAGES, self.tr("Folder of pictures"))
        elif kind == "arrays":
            from aegui.parts.formats import suffixes

            pattern = " ".join(f"*{suffix}" for suffix in suffixes())
            place = ask_for_file(self._window, IMAGES, self.tr("File of images"), pattern)
        if kind in ("folder", "arrays") and place is None:
            return
        try:
            settings.save({"model_images": kind})
        except OSError as error:
            self._banner.show_message(explain(error), "warn")
        self.open(wanted.path, place, "" if place is not None else kind)

    def _offered(self, wanted: ImagesWanted) -> tuple[list[str], list[str]]:
        """The data sets on the disk whose images are of the model's form, and one's own: names and labels."""
        from aegui.parts.datasets import datasets
        from aegui.runs.adoption import suits

        kinds, labels = [], []
        for entry in datasets:
            shape = getattr(entry.what, "shape", None)
            fits = isinstance(shape, tuple) and suits(wanted.form, shape)
            if fits and entry.what().find(self._session.folders) is not None:
                kinds.append(entry.name)
                labels.append(QCoreApplication.translate("datasets", entry.label))
        own = [("folder", self.tr("A folder of pictures…")), ("arrays", self.tr("A file of images…"))]
        return [*kinds, *(kind for kind, _ in own)], [*labels, *(label for _, label in own)]
