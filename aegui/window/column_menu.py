"""The menu that chooses the columns of the table of runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from aegui.runs import run_table
from aegui.runs.run_index import Entry
from aegui.views.widgets.plain_text import plain_action

FIGURES = 30  # that are offered at first level; those of fewer runs stand below them
translate = QCoreApplication.translate
Choose = Callable[[Sequence[str]], object]


def fill(menu: QMenu, keys: Sequence[str], runs: Sequence[Entry], choose: Choose) -> None:
    """Offer every column and every figure of the runs; `keys` are those that are shown, in their order."""
    menu.clear()
    menu.setToolTipsVisible(True)
    for key in run_table.COLUMNS:
        _add(menu, key, keys, choose)
    figures = menu.addMenu(translate("RunList", "Figures"))
    chosen = [key.removeprefix(run_table.FIGURE) for key in keys]
    names = run_table.figure_names(runs)
    for name in [*names[:FIGURES], *(name for name in names[FIGURES:] if name in chosen)]:
        _add(figures, run_table.FIGURE + name, keys, choose)
    if names[FIGURES:]:
        more = figures.addMenu(translate("RunList", "More"))
        for name in names[FIGURES:]:
            _add(more, run_table.FIGURE + name, keys, choose)
    menu.addSeparator()
    menu.addAction(translate("RunList", "As at first"), lambda: choose(run_table.AT_FIRST))


def _add(menu: QMenu, key: str, keys: Sequence[str], choose: Choose) -> None:
    action = menu.addAction(plain_action(run_table.column(key).heading))
    action.setCheckable(True)
    action.setChecked(key in keys)
    action.setEnabled(key != "name")
    wanted = [*keys, key] if key not in keys else [one for one in keys if one != key]
    action.triggered.connect(lambda: choose(wanted))
