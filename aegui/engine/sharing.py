"""Runs that are looked at side by side: the same images are selected, the cursors go to the same image."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QTimer

from aegui.analysis.directions import members
from aegui.engine.exploration import Exploration
from aegui.explore.records import UnderCursor
from aegui.explore.state import Floats, State

REST = 30  # ms: the others follow a drag, but not every step of it


class Hub(QObject):
    """Tells every exploration that joined what the user did in another; images are known by their names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._joined: list[Exploration] = []
        self._codes: dict[Exploration, Floats] = {}  # under each cursor, when it was last looked at
        self._telling = False  # what happens meanwhile is no deed of the user's
        self._wanted: tuple[Exploration, str] | None = None  # who moved, and the image nearest to there
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._follow)

    def join(self, exploration: Exploration) -> None:
        """From now on; what the others have selected is selected here too."""
        for other in self._joined[:1]:
            chosen = other.explorer.state.selection
            exploration.explorer.update(selection=chosen.shown_in(exploration.shown))
        self._joined.append(exploration)
        if exploration.code is not None:
            self._codes[exploration] = exploration.code
        exploration.explorer.changed.connect(partial(self._on_state, exploration))
        exploration.cursor_changed.connect(partial(self._on_cursor, exploration))

    def leave(self, exploration: Exploration) -> None:
        """It is shown no more."""
        if exploration in self._joined:
            self._joined.remove(exploration)
            self._codes.pop(exploration, None)

    def _others(self, exploration: Exploration) -> list[Exploration]:
        return [other for other in self._joined if other is not exploration]

    def _on_state(self, exploration: Exploration, new: State, old: State) -> None:
        if self._telling or exploration not in self._joined or new.selection == old.selection:
            return
        self._telling = True
        for other in self._others(exploration):
            other.explorer.update(selection=new.selection.shown_in(other.shown))
        self._telling = False

    def _on_cursor(self, exploration: Exploration, under: UnderCursor | None) -> None:
        """The image nearest to a cursor that was moved; not where a training moved the images."""
        if exploration not in self._joined:
            return
        before = self._codes.pop(exploration, None)
        if under is None:  # another run
            return
        self._codes[exploration] = under.code
        moved = before is not None and not np.array_equal(before, under.code)
        if moved and not self._telling and under.nearest is not None:
            self._wanted = (exploration, under.nearest.identity)
            if not self._soon.isActive():
                self._soon.start()

    def _follow(self) -> None:
        """Move the cursors of the others onto that image, where they have its code."""
        if self._wanted is None:
            return
        exploration, identity = self._wanted
        self._wanted = None
        self._telling = True
        for other in self._others(exploration):
            model, subset = other.model, other.shown
            if model is not None and subset is not None:
                places = members([identity], subset, model.rows)
                if len(places):
                    other.go_to(int(places[0]))
        self._telling = False
