"""What is said before there is a program to say it in another language is said in English."""

from __future__ import annotations

import pytest

from aegui import translation


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(translation, "_translator", None)
