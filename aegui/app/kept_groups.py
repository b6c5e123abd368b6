"""Keeps with a run how its groups were found, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from aegui.error_message import sentence
from aegui.explore.grouping import from_plain, to_plain
from aegui.explore.state import Fields, State
from aegui.runs.annotations import GROUPS, read, write

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer


class KeptGroups(QObject):
    """Puts the groups of the run that is shown into the state, and writes those that the user asks for.

    The same codes have the same groups each time: how they were found is enough.
    """

    def __init__(self, explorer: Explorer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer = explorer
        self._stored: dict[str, Any] | None = None  # as the notes of the run have it
        explorer.run_opened.connect(self.open)
        explorer.changed.connect(self._on_changed)

    def open(self) -> None:
        """Another run, with what is kept with it; the plane is coloured by class all the same."""
        run = self._explorer.state.run
        found = None if run is None else read(run, GROUPS, _understood, self._explorer.complain)
        self._stored = None if found is None else to_plain(State(**found))
        if found is not None:
            self._explorer.update(**found)

    def _on_changed(self, new: State, old: State) -> None:
        same = new.run == old.run and new.grid is old.grid
        if not same or new.run is None or (new.grouping, new.group_names) == (old.grouping, old.group_names):
            return
        plain = to_plain(new)
        if plain == self._stored:
            return
        try:
            write(new.run, GROUPS, plain)
        except OSError as error:
            text = self.tr("The names of the groups are lost when another run is opened: {}")
            self._explorer.complain(text.format(sentence(error)))
        self._stored = plain


def _understood(content: Any) -> Fields:
    return from_plain(content) if content is not None else Fields()
