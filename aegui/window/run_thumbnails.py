"""The small pictures of runs: drawn by the loader when a row is seen, the last that was asked for first."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from aegui.views.theme import DARK, Theme, rgb

if TYPE_CHECKING:
    from aegui.app.loader import Loader

READING = "thumbnail"  # the question's name
MOST, WAITING = 400, 60  # pictures in memory, 76 KB each; and asked for: who scrolls past needs none
CLASSES = 10
Key = tuple[str, str]  # path, theme


class Thumbnails(QObject):
    """Signal: arrived (path)."""

    arrived = Signal(str)

    def __init__(self, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._theme: Theme = DARK
        self._kept: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._waiting: list[Key] = []
        self._under_way: Key | None = None
        self._stale: set[str] = set()  # paths of runs that have other codes by now

    def set_theme(self, theme: Theme) -> None:
        """In these colours from now on."""
        self._theme = theme
        self._waiting.clear()

    def renew(self, paths: set[str]) -> None:
        """These may have other codes now; the old pictures are seen until there are new ones."""
        self._stale |= paths & {path for path, _ in self._kept}

    @property
    def waits(self) -> bool:
        """Whether a picture that was asked for is still to be drawn."""
        return self._under_way is not None

    def picture(self, path: str) -> QPixmap | None:
        """The picture of a run; None while it is being drawn, and where there is none."""
        key = path, self._theme.name
        if key in self._kept:
            self._kept.move_to_end(key)
        if key in self._kept and path not in self._stale:
            return self._kept[key]
        if key != self._under_way:
            if key in self._waiting:
                self._waiting.remove(key)
            self._waiting = [*self._waiting, key][-WAITING:]
            self._next()
        return self._kept.get(key)

    def _next(self) -> None:
        if self._under_way is not None or not self._waiting:
            return
        self._under_way = key = self._waiting.pop()
        path = Path(key[0])
        colours = [rgb(colour) for colour in self._theme.class_colours(CLASSES)]

        def work(_: object) -> bytes:
            from aegui.runs.thumbnail import drawn

            return drawn(path, colours, key[1])

        self._loader.ask(READING, work, self._put, lambda _: self._put(b""))

    def _put(self, content: Any) -> None:
        key, self._under_way = self._under_way, None
        if key is not None:
            self._stale.discard(key[0])
            pixmap = QPixmap()
            self._kept[key] = pixmap if content and pixmap.loadFromData(content) else None
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            self.arrived.emit(key[0])
        self._next()
