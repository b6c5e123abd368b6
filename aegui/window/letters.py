"""How large the text of the window is: as the desktop's, or as was chosen."""

from __future__ import annotations

from aegui import settings
from aegui.views.widgets import style

SETTING = "text_size"  # points; without it as the desktop's


def chosen() -> str:
    """The points in the settings; empty: none are, or none that there are."""
    points = settings.load().text_size
    return "" if points is None else str(points)


def write() -> None:
    """Have everything that is made from now on written like that."""
    style.write_in(_wanted())


def are_written() -> bool:
    """Whether everything is, as far as is known: the desktop may have other letters by now."""
    return round(style.text_points()) == round(_wanted())


def _wanted() -> float:
    return float(chosen() or style.system_text())
