"""The controls of the window by stable names, for lessons and the tour, which point at them.

A name is that of a panel, or of what is in it by the name of its public attribute: "latent", "losses.log",
"latent.tools.lasso", "bar.main"; in the recipe it may be a setting: "recipe.training.batch".
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from aegui.views.panel import Panel
from aegui.window.docks import Dock
from aegui.window.layout import Stage
from aegui.window.recipe_form import RecipeForm
from aegui.window.top_bar import TopBar

BAR = "bar"  # the one on top


class ControlNames:
    """Finds controls, and brings them into sight."""

    def __init__(self, docks: Mapping[str, Dock], bar: TopBar, stage: Stage) -> None:
        self._docks, self._bar, self._stage = docks, bar, stage

    def names(self) -> list[str]:
        """Of everything that can be pointed at now; the settings of a recipe follow the recipe."""
        found = [BAR, *(f"{BAR}.{name}" for name in _parts(self._bar))]
        for name, dock in self._docks.items():
            found.append(name)
            for part, widget in _parts(dock.panel).items():
                found.append(f"{name}.{part}")
                found.extend(f"{name}.{part}.{inner}" for inner in _parts(widget))
            if isinstance(dock.panel, RecipeForm):
                sections = dock.panel.sections.items()
                found.extend(f"{name}.{section}.{row}" for section, one in sections for row in one.rows)
        return found

    def find(self, name: str) -> QWidget | None:
        """The control; None where there is none of that name now."""
        first, *rest = name.split(".")
        dock = self._docks.get(first)
        widget: QWidget | None = self._bar if first == BAR else dock.panel if dock is not None else None
        if isinstance(widget, RecipeForm) and rest and (row := widget.row(".".join(rest))) is not None:
            return row
        for part in rest:
            widget = _parts(widget).get(part) if widget is not None else None
        return widget

    def reveal(self, name: str) -> None:
        """Bring the panel of a control to the front, open what it is folded into and scroll to it."""
        dock, widget = self._docks.get(name.split(".")[0]), self.find(name)
        if dock is not None:
            if self._stage.is_alone() and not dock.isVisible():
                self._stage.show_all()
            dock.to_front()
            if isinstance(dock.panel, RecipeForm) and "." in name:
                dock.panel.reveal(name.partition(".")[2])
        parent = widget.parentWidget() if widget is not None else None
        while widget is not None and parent is not None and parent is not dock:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget, 8, 8)
            parent = parent.parentWidget()


def _parts(widget: QWidget) -> dict[str, QWidget]:
    """What a widget holds under public names, one by one or as a table by name; no code of it is run."""
    found: dict[str, QWidget] = {}
    for name, held in vars(widget).items():
        if name.startswith("_"):
            continue
        if isinstance(held, dict):
            found.update({str(key): one for key, one in held.items() if _can_be_shown(one)})
        elif _can_be_shown(held):
            found[name] = held
    return found


def _can_be_shown(held: object) -> bool:
    """Whether it is a control of a panel: not its title, nor a window or panel of its own."""
    if not isinstance(held, QWidget) or isinstance(held, Panel) or not isValid(held):
        return False
    return not held.isWindow() and not (isinstance(held, QLabel) and held.property("role") == "title")
