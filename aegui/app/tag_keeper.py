"""Reads the tags of the user's own images, and keeps with the images what the user says of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui.error_message import sentence
from aegui.explore.query import Urgency

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer
    from aegui.app.loader import Loader
    from aegui.explore.state import State
    from aegui.parts.datasets import Source
    from aegui.parts.datasets.tags import Tags

READING = "tags"  # the question's name


class TagKeeper(QObject):
    """Follows the state: other images bring their tags along, and other tags are written at once."""

    kept_elsewhere = Signal(str)  # a sentence: the folder of the images can't be written to

    def __init__(self, explorer: Explorer, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer, self._loader = explorer, loader
        self._told: set[Path] = set()  # roots whose tags are known to be kept elsewhere
        explorer.changed.connect(self._on_changed)

    def _on_changed(self, new: State, old: State) -> None:
        source = None if new.images is None or new.images.names is None else new.images.source
        if source is None:
            if new.tags is not None and new.images is not old.images and new.run != old.run:
                self._explorer.update(tags=None)
        elif new.images is not old.images and (new.tags is None or new.tags.root != source.root):
            self._read(source)
        before, now = old.tags, new.tags
        if before is None or now is None or now is before or now.root != before.root:
            return
        if now.changes(before):
            self._write(now, before)

    def _read(self, source: Source) -> None:
        def work(_: object) -> Tags:
            from aegui.parts.datasets.tags import tags_of

            return tags_of(source)

        def put(tags: Tags) -> None:
            images = self._explorer.state.images
            if images is not None and images.source is not None and images.source.root == tags.root:
                self._explorer.update(tags=tags)

        self._loader.ask(READING, work, put, self._fail, urgency=Urgency.SOON)

    def _write(self, now: Tags, before: Tags) -> None:
        def work(_: object) -> Path:
            from aegui.parts.datasets.tags import keep

            return keep(now, before)

        self._loader.order("write tags", work, partial(self._written, now.root), self._fail)

    def _written(self, root: Path, file: Path) -> None:
        if file.parent not in (root, root.parent) and root not in self._told:
            self._told.add(root)
            text = self.tr("{} can't be written to: its tags are kept in {}.")
            self.kept_elsewhere.emit(text.format(root, file))

    def _fail(self, error: Exception) -> None:
        self._explorer.complain(self.tr("The tags are not kept: {}").format(sentence(error)))
