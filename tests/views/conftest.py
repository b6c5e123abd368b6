"""Views shown on sample data in the program's own style."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from aegui.views.sample import Samples, samples
from aegui.views.theme import DARK
from aegui.views.widgets.style import apply

DARK_STYLE: dict[str, str] = {}  # once it is known
W = TypeVar("W", bound=QWidget)


@pytest.fixture(scope="session")
def given() -> Samples:
    """Real digits and their principal components."""
    return samples()


@pytest.fixture
def show(qtbot, qapp: QApplication) -> Callable[..., QWidget]:
    """Show a widget in the dark theme at a size, ready to be clicked."""
    if qapp.styleSheet() != DARK_STYLE.get("dark"):  # what a test before has left
        apply(qapp, DARK)
        DARK_STYLE["dark"] = qapp.styleSheet()

    def open_(widget: W, width: int = 640, height: int = 480) -> W:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        qapp.processEvents()
        return widget

    return open_


@pytest.fixture
def pixels() -> Callable[[QWidget], np.ndarray]:
    """What a widget looks like, (H, W, 3)."""

    def grab(widget: QWidget) -> np.ndarray:
        image = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB888)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()

    return grab
