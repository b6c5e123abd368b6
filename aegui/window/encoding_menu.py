"""File › Export › Encode images: every image of the run, of a folder or of a data set, into a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from aegui.app.encoding import Encoding
from aegui.views.widgets.plain_text import plain_action
from aegui.window.actions import Action, Listed, Menu
from aegui.window.banner import Banner
from aegui.window.chosen_places import IMAGES, ask_for_file, ask_for_place
from aegui.window.saving import ask_where

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.runs.snapshot import Snapshot


class EncodingMenu(QObject):
    """Connects the menu, the banner and the encoding."""

    def __init__(self, session: Session, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._session, self._banner, self._window = session, banner, window
        self.encoding = encoding = Encoding(session.loader, self)
        encoding.progressed.connect(self._on_progress)
        encoding.ended.connect(banner.hide_progress)
        encoding.saved.connect(self._on_saved)
        encoding.complained.connect(self._complain)
        banner.cancelled.connect(encoding.cancel)
        self._tip = self.tr(
            "Saves identity, class, error and code of every image, trained on or not, as a table."
        )

    def menu(self) -> Menu:
        """Of the run, of a folder or file, and of every data set whose images are as large."""

        def action(name: str, text: str, does: Callable[[], object]) -> Action:
            return Action(name, text, does, self._tip, enabled=lambda: self._snapshot() is not None)

        return Menu(
            self.tr("&Encode images"),
            [
                action("encode.run", self.tr("All images of this &run…"), self.encode_run),
                action("encode.folder", self.tr("A &folder of pictures…"), self.encode_folder),
                action("encode.arrays", self.tr("A file of &arrays…"), self.encode_arrays),
                Listed(self._sets),
            ],
        )

    def _snapshot(self) -> Snapshot | None:
        return self._session.explorer.state.snapshot

    def _sets(self) -> Iterator[Action | None]:
        from aegui.parts.datasets import datasets

        snapshot = self._snapshot()
        if snapshot is None:
            return
        yield None
        for entry in datasets:
            shape = getattr(entry.what, "shape", None)
            if isinstance(shape, tuple) and shape == tuple(snapshot.recipe.shape):
                label = self.tr("{}…").format(QCoreApplication.translate("datasets", entry.label))
                yield Action("", plain_action(label), partial(self.encode_set, entry.name), self._tip)

    def encode_run(self) -> None:
        """Every image of the data that the open run was trained on."""
        session = self._session
        run, snapshot = session.run, self._snapshot()
        if run is None or snapshot is None:
            return
        target = self._ask_where(run.name)
        if target is not None:
            self.encoding.encode_own(target, run, snapshot, session.folders, self._about("", None))

    def encode_folder(self) -> None:
        """Pictures of any folder, brought to the form of the model's images."""
        place = ask_for_place(self._window, IMAGES, self.tr("Folder of pictures to encode"))
        if place is not None:
            self._encode(place, "")

    def encode_arrays(self) -> None:
        """Images of a file."""
        from aegui.parts.formats import suffixes

        title = self.tr("File of arrays to encode")
        pattern = " ".join(f"*{suffix}" for suffix in suffixes())
        place = ask_for_file(self._window, IMAGES, title, pattern)
        if place is not None:
            self._encode(place, "")

    def encode_set(self, kind: str) -> None:
        """A data set of the program's."""
        self._encode(None, kind)

    def _encode(self, place: Path | None, kind: str) -> None:
        from aegui.analysis.encoding import other_data
        from aegui.error_message import sentence
        from aegui.parts.datasets import DataBroken

        snapshot = self._snapshot()
        if snapshot is None:
            return
        try:
            data = other_data(snapshot.recipe, place, kind)
        except DataBroken as error:
            self._complain(sentence(error))
            return
        target = self._ask_where(place.stem if place is not None else kind)
        if target is not None:
            folders, about = self._session.folders, self._about(kind, place)
            self.encoding.encode_other(target, data, snapshot, folders, about)

    def _about(self, kind: str, place: Path | None) -> str:
        """What the file says of itself: of the model as it is kept; a stored moment is not made again."""
        from aegui.exports.provenance import of_run

        run, model = self._session.run, self._session.explorer.state.model
        if run is None or model is None or model.moment is not None:
            return ""
        folder = "" if place is None else str(place.absolute())
        return of_run(run, "encoded", settings={"data_set": kind, "folder": folder, "groups": ""}).to_json()

    def _ask_where(self, name: str) -> Path | None:
        return ask_where(self._window, self.tr("Save codes"), f"{name}-codes.csv", "csv", "npz", "parquet")

    def _complain(self, text: str) -> None:
        self._banner.show_message(text, "bad")

    def _on_progress(self, share: float, what: str) -> None:
        self._banner.show_progress(share, self.tr("Encoding: {}").format(what))

    def _on_saved(self, path: Path, count: int, notes: str) -> None:
        text = self.tr("Saved the codes of {} images in {}.").format(f"{count:,}", path)
        if count == 1:
            text = self.tr("Saved the code of 1 image in {}.").format(path)
        self._banner.show_message(" ".join(filter(None, [text, notes])), "good")
