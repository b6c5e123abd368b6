"""The panels of a window by their classes, so that what a test asks of one is checked."""

from __future__ import annotations

from typing import TypeVar

from aegui.views.panel import View
from aegui.window.main_window import MainWindow

V = TypeVar("V", bound=View)


def panel(window: MainWindow, kind: type[V]) -> V:
    """The one of a class."""
    return next(view for view in window.views.values() if isinstance(view, kind))
