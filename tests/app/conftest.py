"""An explorer of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from aegui.app.explorer import Explorer


@pytest.fixture
def explorer(qtbot: QtBot) -> Iterator[Explorer]:
    explorer = Explorer()
    yield explorer
    explorer.worker.leave()
    assert explorer.worker.wait(10_000)
