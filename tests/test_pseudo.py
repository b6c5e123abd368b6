"""The language of the layout tests."""

from __future__ import annotations

import pytest
from pseudo import pseudo, spoken
from PySide6.QtWidgets import QApplication

from aegui.cli.translating import MNEMONIC, placeholders
from aegui.translation import tr
from aegui.window.docks import Grip


@pytest.mark.parametrize(
    "text", ["&Open a file…", "{} of {:,} codes", "%n image", "<b>{}</b> is there.", "{epoch} %1", ""]
)
def test_what_is_put_in_and_what_is_chosen_by_stays(text: str) -> None:
    told = pseudo(text)
    assert placeholders(told) == placeholders(text)
    assert MNEMONIC.findall(told) == MNEMONIC.findall(text)
    assert len(told) >= len(text)


def test_everything_that_is_marked_speaks_it(qapp: QApplication) -> None:
    with spoken(qapp):
        assert tr("{} is not there.", "a.png") == "a.png îš ñöt théré~~~~."
        assert Grip().toolTip().startswith("Dråg tö mövé")
    assert tr("{} is not there.", "a.png") == "a.png is not there."
