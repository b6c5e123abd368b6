"""Keeps the directions of the run, which are made of two groups of images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aegui.analysis.directions import Direction, from_plain, to_plain
from aegui.app.history import KEPT, Deed, History
from aegui.app.named_list import NamedList, Sentences
from aegui.explore.directions import renamed, suggestion
from aegui.explore.state import NO_ENDPOINTS
from aegui.runs.annotations import DIRECTIONS, Kept

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer
    from aegui.explore.state import Moved


@dataclass(frozen=True)
class _Standing:
    """The directions, and which of them is chosen."""

    every: tuple[Direction, ...]
    direction: str
    moved: Moved | None


class Directions(QObject):
    """Puts the directions of the run that is shown into the state, and writes those that the user makes."""

    def __init__(self, explorer: Explorer, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer, self._history = explorer, history
        sentences = Sentences(
            self.tr("A direction needs a name."),
            self.tr("There is a direction “{}” already: take another name."),
            self.tr("The directions are lost when another run is opened: {}"),
        )
        kept = Kept(DIRECTIONS, from_plain, to_plain)
        self._list = NamedList(
            kept, sentences, explorer.complain, lambda found: explorer.update(directions=found)
        )
        explorer.run_opened.connect(self.open)

    def open(self) -> None:
        """Another run, with the directions that are kept with it; the groups chosen are of the one before."""
        self._list.open(self._explorer.state.run)
        self._explorer.update(direction=self._newest(), moved=None, endpoints=NO_ENDPOINTS)

    def make(self, name: str = "") -> None:
        """A direction between the two groups that are chosen; without a name it is called after them."""
        self._list.refresh()
        before = self._standing()
        state = self._explorer.state
        start, end = (one.images for one in state.endpoints)
        if not (start and end):
            text = self.tr("A direction needs two groups: choose where it leads from and to.")
            self._explorer.complain(text)
            return
        name = name.strip() or suggestion(state.images, state.endpoints, state.directions)
        made = Direction(name, end, start)
        self._list.add(made)
        if self._list.find(name) is made:  # be it kept with the run or not
            self._explorer.update(direction=name)
            self._record(before)

    def rename(self, old: str, new: str) -> None:
        """Give a direction another name; one that is taken is refused."""
        before = self._standing()
        if self._list.rename(old, new):
            state = self._explorer.state
            direction = new.strip() if state.direction == old else state.direction
            self._explorer.update(direction=direction, moved=renamed(state.moved, old, new.strip()))
            self._record(before)

    def remove(self, name: str) -> None:
        """Forget a direction; the code stays where it was moved to."""
        before = self._standing()
        self._list.remove(name)
        if self._explorer.state.direction == name:
            self._explorer.update(direction=self._newest())
        self._explorer.update(moved=None)
        self._record(before)

    # Undo

    def _standing(self) -> _Standing:
        state = self._explorer.state
        return _Standing(self._list.all, state.direction, state.moved)

    def _record(self, before: _Standing) -> None:
        after = self._standing()
        if after.every != before.every:
            self._history.record(
                Deed(KEPT, lambda: self._return(before, after), lambda: self._return(after, before))
            )

    def _return(self, to: _Standing, instead_of: _Standing) -> None:
        self._list.put(to.every, instead_of.every)
        chosen = to.direction if self._list.find(to.direction) is not None else self._newest()
        self._explorer.update(direction=chosen, moved=to.moved if chosen == to.direction else None)

    def _newest(self) -> str:
        """The name of the newest, where there is one."""
        return next(reversed(self._list.names), "")
