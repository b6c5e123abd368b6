"""A training that is being set up has images and no model."""

from __future__ import annotations

import numpy as np
from inside import splits

from aegui.explore.queries.beginning import beginning
from aegui.explore.state import Model, State


def test_it_is_so_from_the_images_to_the_first_codes() -> None:
    shown = splits("quick-start").shown
    codes = np.zeros((len(shown), 2), np.float32)
    assert beginning(State()) is None
    assert beginning(State(images=shown)) is True
    assert beginning(State(images=shown, model=Model(None, codes, np.arange(len(shown))))) is None
