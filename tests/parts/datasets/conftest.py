"""A tiny MNIST in the layout of the real one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_mnist import put_files

from aegui.parts.datasets import datasets


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch) -> Path:
    """What is kept of a reading goes to a folder of the test."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("AEGUI_CACHE", str(folder))
    return folder


@pytest.fixture
def tiny(tmp_path) -> Path:
    """A data folder with the tiny MNIST."""
    return put_files(tmp_path / "data", datasets.make("mnist"))
