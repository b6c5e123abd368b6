"""Light and dark for the whole window: what the views are drawn with, applied to everything."""

from __future__ import annotations

from aegui.views.theme import DARK, LIGHT, Theme
from aegui.views.widgets.style import apply, palette, stylesheet, system_theme

__all__ = ["DARK", "LIGHT", "Theme", "apply", "palette", "stylesheet", "system_theme"]
