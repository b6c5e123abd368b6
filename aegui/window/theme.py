"""Light, dark and high contrast: what the views are drawn with, applied to the whole window."""

from __future__ import annotations

from aegui.views.theme import DARK, LIGHT, Theme
from aegui.views.widgets.style import apply, chosen_theme, follow_system, palette, stylesheet

__all__ = ["DARK", "LIGHT", "Theme", "apply", "chosen_theme", "follow_system", "palette", "stylesheet"]
