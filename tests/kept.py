"""The windows that all tests of a module share: at the end of a test they are not left behind."""

from __future__ import annotations

from typing import Any

windows: list[Any] = []
