"""Keeps the bookmarks of the run and goes back to them: to the moment first, then to the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PySide6.QtCore import QObject, Signal

from aegui.app.history import KEPT, Deed, History
from aegui.app.named_list import NamedList, Sentences
from aegui.explore.bookmarks import Bookmark, bookmark, from_plain, returned, to_plain
from aegui.explore.moments import moment_at
from aegui.explore.state import State, ViewRequest
from aegui.runs.annotations import BOOKMARKS, Kept, free_name

if TYPE_CHECKING:
    from aegui.analysis.latent import Plane
    from aegui.app.explorer import Explorer

R = TypeVar("R")


class Bookmarks(QObject):
    """The bookmarks of the run that is shown."""

    changed = Signal(object)  # their names
    kept = Signal(str)  # the name of a new one

    def __init__(self, explorer: Explorer, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer, self._history = explorer, history
        sentences = Sentences(
            self.tr("A bookmark needs a name."),
            self.tr("There is a bookmark “{}” already: take another name."),
            self.tr("The bookmarks are lost when another run is opened: {}"),
        )
        kept = Kept(BOOKMARKS, from_plain, to_plain)
        self._list = NamedList(kept, sentences, explorer.complain, lambda _: self.changed.emit(self.names()))
        self._wanted: Bookmark | None = None  # its moment is being read
        self._coming: Bookmark | None = None  # its plane is being worked out
        explorer.changed.connect(self._on_changed)
        explorer.run_opened.connect(self.open)

    def open(self) -> None:
        """Another run, with the bookmarks that are kept with it."""
        self._wanted = self._coming = None
        self._list.open(self._explorer.state.run)

    def names(self) -> tuple[str, ...]:
        """Of all bookmarks, the oldest first."""
        return self._list.names

    def suggestion(self) -> str:
        """What a bookmark of what is seen now may be called."""
        state = self._explorer.state
        plane, when = state.plane, self.tr("epoch {}")
        moment = None if state.model is None else state.model.moment
        names = () if plane is None else (plane.key.upper(),) if plane.key.isalpha() else plane.names
        parts = [", ".join(filter(None, names))]
        if moment is not None:
            parts.append(when.format(f"{moment:g}"))
        return free_name(" · ".join(filter(None, parts)), self.names())

    def add(self, name: str) -> None:
        """Remember what is seen now."""
        new = bookmark(self._explorer.state, name.strip())
        if new is None:
            text = self.tr("There is nothing to remember yet: train a model or open a run.")
            self._explorer.complain(text)
        elif self._done(partial(self._list.add, new)):
            self.kept.emit(new.name)

    def rename(self, old: str, new: str) -> bool:
        """Give one another name; whether it has it now."""
        return self._done(partial(self._list.rename, old, new))

    def remove(self, name: str) -> None:
        """Forget one."""
        self._done(partial(self._list.remove, name))

    def _done(self, change: Callable[[], R]) -> R:
        """Change the list so that it can be taken back."""
        self._list.refresh()
        before = self._list.all
        answer = change()
        after = self._list.all
        if after != before:
            put = self._list.put
            self._history.record(Deed(KEPT, partial(put, before, after), partial(put, after, before)))
        return answer

    # Going back

    def go(self, name: str) -> None:
        """Show again what was seen then; a moment that is no longer stored is told about."""
        found, cursor = self._list.find(name), self._explorer.state.cursor
        if found is None or found.state.cursor is None or cursor is None:
            return
        if len(found.state.cursor) != len(cursor):
            size = len(found.state.cursor)
            text = self.tr("“{}” is of a code of {} dimensions, and this one has {}.")
            if size == 1:
                text = self.tr("“{}” is of a code of {} dimension, and this one has {}.")
            self._explorer.complain(text.format(name, size, len(cursor)))
            return
        moment = self._moment(found)
        self._wanted = Bookmark(name, replace(found.state, moment=moment))
        self._explorer.update(moment=moment)
        self._look_whether_shown(self._explorer.state)

    def _moment(self, bookmark: Bookmark) -> float | None:
        """The bookmark's, or the stored one nearest to it; None: the newest model."""
        state, epoch = self._explorer.state, bookmark.state.moment
        if epoch is None or not state.moments:
            return None
        nearest = int(np.abs(np.array(state.moments) - epoch).argmin())
        if state.moments[nearest] != epoch:
            text = self.tr("The moment of “{}”, epoch {}, is no longer stored: epoch {} is shown.")
            there = f"{state.moments[nearest]:g}"
            self._explorer.complain(text.format(bookmark.name, f"{epoch:g}", there))
        return moment_at(state, nearest)

    def _look_whether_shown(self, state: State) -> None:
        """Other moments may be shown on the way to the one that is waited for."""
        wanted = self._wanted
        if wanted is not None and state.model is not None and state.model.moment == wanted.state.moment:
            self._wanted = None
            self._show(wanted)

    def _on_changed(self, new: State, old: State) -> None:
        wanted, coming = self._wanted, self._coming
        if wanted is not None and new.moment != wanted.state.moment:
            self._wanted = None  # another hand has asked for another, or this one can't be read
        elif wanted is not None and new.model is not old.model:
            self._look_whether_shown(new)
        elif coming is not None and coming.state.projection == _key(new.plane):
            self._coming = None
            self._bring_into_view(coming.state)
        elif coming is not None and new.projection not in (old.projection, coming.state.projection):
            self._coming = None  # t-SNE was cancelled, or the user wants another plane

    def _show(self, bookmark: Bookmark) -> None:
        """Its part of the plane comes into view once the plane is there: another would be seen whole."""
        self._explorer.update(**returned(bookmark, self._explorer.state))
        self._coming = None
        if bookmark.state.projection == _key(self._explorer.state.plane):
            self._bring_into_view(bookmark.state)
        else:
            self._coming = bookmark

    def _bring_into_view(self, state: State) -> None:
        if state.view is not None:
            self._explorer.update(view_asked=ViewRequest(state.view))


def _key(plane: Plane | None) -> str:
    return "" if plane is None else plane.key
