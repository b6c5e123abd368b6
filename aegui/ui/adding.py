"""How a part of the menus adds its actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

Add = Callable[[QMenu, str, str, Callable[[], object], str], QAction]  # menu, text, keys, what, tip
