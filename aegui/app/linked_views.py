"""Runs that are looked at side by side: the same images are selected, the cursors go to the same image."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMetaObject, QObject, QTimer

from aegui.app.explorer import Explorer
from aegui.explore.state import State, code_of

REST = 30  # ms: the others follow a drag, but not every step of it


class LinkedViews(QObject):
    """Hands on to each explorer that joined what the user did in another; images are known by their names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._joined: dict[Explorer, QMetaObject.Connection] = {}
        self._telling = False  # what happens meanwhile is no deed of the user's
        self._moved: Explorer | None = None  # whose cursor the others are to follow
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._follow)

    def join(self, explorer: Explorer) -> None:
        """From now on; what the others have selected is selected here too."""
        for other in list(self._joined)[:1]:
            explorer.update(selection=other.state.selection.shown_in(explorer.state.images))
        self._joined[explorer] = explorer.changed.connect(partial(self._on_changed, explorer))

    def leave(self, explorer: Explorer) -> None:
        """It is shown no more."""
        connection = self._joined.pop(explorer, None)
        if connection is not None:
            QObject.disconnect(connection)
        if self._moved is explorer:
            self._moved = None

    def _on_changed(self, explorer: Explorer, new: State, old: State) -> None:
        if self._telling:
            return
        if new.selection != old.selection:
            self._telling = True
            for other in self._others(explorer):
                other.update(selection=explorer.state.selection.shown_in(other.state.images))
            self._telling = False
        if new.tags is not None and old.tags is not None and new.tags is not old.tags:
            self._telling = True
            for other in self._others(explorer):
                if other.state.tags is not None and other.state.tags.root == new.tags.root:
                    other.update(tags=new.tags)
            self._telling = False
        # Where a training moved the codes the cursor is where it was; in another run it begins anew.
        if new.cursor != old.cursor and old.cursor is not None and new.grid is old.grid:
            self._moved = explorer
            if not self._soon.isActive():
                self._soon.start()

    def _others(self, explorer: Explorer) -> list[Explorer]:
        return [other for other in self._joined if other is not explorer]

    def _follow(self) -> None:
        """Move the other cursors onto the image nearest to the one moved, where its code is there."""
        from aegui.analysis.directions import members
        from aegui.explore.queries.decoded import nearest

        explorer, self._moved = self._moved, None
        state = None if explorer is None else explorer.state
        if explorer is None or state is None or state.model is None or state.code is None:
            return
        image = nearest(state.model, state.images, state.code)
        self._telling = True
        for other in self._others(explorer):
            model, images = other.state.model, other.state.images
            if model is not None and images is not None and image is not None:
                places = members([image.identity], images, model.rows)
                if len(places):
                    other.update(cursor=code_of(model.codes[places[0]]))
        self._telling = False
