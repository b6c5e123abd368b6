"""File → Open recent: what was opened last, to be opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aegui import paths
from aegui.app import recents
from aegui.app.recents import IMAGES, MODEL, RUN, Recent
from aegui.files import explain
from aegui.runs.shipped_runs import here_now
from aegui.text import shortened
from aegui.views.widgets.plain_text import plain_action
from aegui.window.actions import Action, Listed, Menu
from aegui.window.banner import Banner

if TYPE_CHECKING:
    from aegui.runs.run_folder import Run

SHOWN = 60  # characters of a name


class RecentMenu(QObject):
    """Remembers what is opened, of each sort, and opens it again."""

    def __init__(
        self, opens: Mapping[str, Callable[[Path], object]], banner: Banner, parent: QObject
    ) -> None:
        """`opens`: what shows a run, a model from elsewhere, and images of one's own."""
        super().__init__(parent)
        self._opens, self._banner = opens, banner

    def menu(self) -> Menu:
        """The newest of each sort first, sort by sort."""
        return Menu(self.tr("Open &recent"), [Listed(self._entries)])

    def _entries(self) -> Iterator[Action | None]:
        tips = {
            RUN: self.tr("Show this run: {}"),
            MODEL: self.tr("Explore this model from elsewhere: {}"),
            IMAGES: self.tr("Make these images the recipe's data: {}"),
        }
        every = recents.recent()
        for sort, tip in tips.items():
            found = [one for one in every if one.sort == sort]
            for one in found:
                text = plain_action(shortened(one.path.name or str(one.path), SHOWN))
                yield Action("", text, partial(self.open, one), tip.format(one.path))
            if found:
                yield None
        if every:
            tip = self.tr("Forget what was opened; the files stay.")
            yield Action("", self.tr("&Clear this list"), self.clear, tip)

    def open(self, one: Recent) -> None:
        """Open it again; what is not there any more is told, and can be taken from the list."""
        path = here_now(one.path)  # another version of the program has its runs elsewhere
        if path.exists():
            self._opens[one.sort](path)
            return
        text = self.tr("{} is not there any more: it was moved or deleted, or its disk is not connected.")
        forget = (self.tr("Take it from the list"), partial(self._forget, one))
        self._banner.show_message(text.format(one.path), "warn", [forget])

    def _forget(self, one: Recent) -> None:
        self._banner.dismiss()
        self._keep([other for other in recents.recent() if other != one])

    def clear(self) -> None:
        """Forget all of it."""
        before = recents.recent()
        self._keep([])
        back = (self.tr("Undo"), partial(self._keep, before))
        self._banner.show_message(self.tr("The list of what was opened is empty."), "info", [back])

    def _keep(self, entries: list[Recent] | tuple[Recent, ...]) -> None:
        try:
            recents.keep(entries)
        except OSError as error:
            self._banner.show_message(explain(error), "warn")

    # What is opened

    def on_run(self, run: Run | None) -> None:
        """A run is shown; the one that the program comes up with is not worth remembering."""
        if run is not None and run.path != paths.trained() / "quick-start":
            self.remember(RUN, run.path)

    def remember(self, sort: str, path: Path) -> None:
        """It was opened."""
        with suppress(OSError):  # a convenience, not worth a word
            recents.add(sort, path)
