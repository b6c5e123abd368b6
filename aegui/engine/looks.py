"""All that determines what is shown of a model, read from an exploration and put back into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aegui.engine.undoing import Look

if TYPE_CHECKING:
    from aegui.analysis import latent
    from aegui.engine.exploration import Exploration


def read(exploration: Exploration) -> Look | None:
    """What is shown now, None where there is nothing."""
    code, axes = exploration.code, exploration.axes
    if code is None or axes is None:
        return None
    return Look(
        tuple(float(n) for n in code),
        axes.key,
        exploration.backdrops.kind,
        exploration.explorer.state.classes,
        exploration.explorer.state.selection,
        exploration.paths.pins,
    )


def put(exploration: Exploration, look: Look, plane: latent.Plane | None = None) -> None:
    """Bring back a look at this run, and its very plane; one at codes of another size is left alone."""
    code, axes = exploration.code, exploration.axes
    if code is None or axes is None or len(look.code) != len(code):
        return
    if plane is not None or look.axes != axes.key:
        exploration.choose_axes(look.axes, plane)
    if look.backdrop != exploration.backdrops.kind:
        exploration.choose_backdrop(look.backdrop)
        exploration.greet()
    state = exploration.explorer.state
    exploration.explorer.update(classes=look.classes, selection=look.selected.shown_in(state.images))
    if look.pins is not None:
        exploration.paths.restore(look.pins)
    exploration.set_code(np.array(look.code, np.float32))
