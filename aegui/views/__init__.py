"""The docks of the window, one file each: a module here that holds a `View` is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aegui.views.panel import View


@cache
def all_views() -> tuple[type[View], ...]:
    """Every view of this package in its order; imports the modules when first asked."""
    from aegui.views import panels
    from aegui.views.panel import View

    found: set[type[View]] = set()
    for module_info in pkgutil.iter_modules(panels.__path__, panels.__name__ + "."):
        module = importlib.import_module(module_info.name)
        found.update(
            item
            for item in vars(module).values()
            if isinstance(item, type)
            and issubclass(item, View)
            and item.name
            and item.__module__ == module.__name__
        )
    return tuple(sorted(found, key=lambda view: (view.order, view.name)))
