"""Which part of the plane was looked at, run by run: it is seen again when the run is opened again."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from aegui import paths
from aegui.explore.state import State, ViewRequest
from aegui.files import read_text, write_text

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer

MOST = 100  # runs
LARGEST = 10**6  # bytes of the file
Part = tuple[str, tuple[float, float, float, float]]  # the projection, and left, bottom, right, top


class LastViews(QObject):
    """Follows the state; where the user has not zoomed there is nothing to remember."""

    def __init__(self, explorer: Explorer, is_zoomed: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._explorer, self._is_zoomed = explorer, is_zoomed
        self._parts = _read()
        self._run: Path | None = None  # whose codes are shown as they are to be
        explorer.changed.connect(self._on_changed)
        explorer.settled.connect(self._on_settled)

    def _on_changed(self, new: State, old: State) -> None:
        if new.run != old.run:
            self._run = None
        elif self._run is not None and new.view != old.view:
            self._parts.pop(str(self._run), None)
            if self._is_zoomed() and new.view is not None:
                self._parts[str(self._run)] = new.projection, new.view

    def _on_settled(self) -> None:
        """Its plane is there: where it is the one that was zoomed, the part is seen again."""
        state = self._explorer.state
        if self._run == state.run or state.run is None or state.plane is None:
            return
        part = self._parts.get(str(state.run))
        if part is not None and part[0] == state.projection == state.plane.key:
            self._explorer.update(view_asked=ViewRequest(part[1]))
        self._run = state.run

    def store(self) -> None:
        """For the next start."""
        file = paths.user_data_dir() / "views.json"
        kept = dict([*self._parts.items()][-MOST:])
        with suppress(OSError):  # a convenience, not worth a word
            if kept or file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                write_text(file, json.dumps(kept, indent=0))


def _read() -> dict[str, Part]:
    try:
        plain = json.loads(read_text(paths.user_data_dir() / "views.json", LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    told = plain.items() if isinstance(plain, dict) else ()
    return {run: part for run, one in told if (part := _part(one)) is not None}


def _part(told: Any) -> Part | None:
    """None where it is none."""
    try:
        projection, (left, bottom, right, top) = told
        rect = float(left), float(bottom), float(right), float(top)
    except (ValueError, TypeError, OverflowError):
        return None
    sound = all(map(math.isfinite, rect)) and rect[0] < rect[2] and rect[1] < rect[3]
    return (projection, rect) if sound and isinstance(projection, str) else None
