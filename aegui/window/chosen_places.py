"""Asks for files and folders, each sort in the folder where one of its sort was found last."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from aegui import settings

# The sorts, as the settings name them
RUNS, ARCHIVES, MODELS, IMAGES, PICTURES, DATA = "runs", "archives", "models", "images", "pictures", "data"


def first_folder(sort: str, otherwise: Path | str = "") -> str:
    """Where to begin to look: "" leaves it to Qt."""
    last = settings.load().folders.get(sort)
    return last if isinstance(last, str) and Path(last).is_dir() else str(otherwise)


def keep_folder(sort: str, chosen: Path) -> None:
    """Begin there the next time."""
    with suppress(OSError):  # a convenience, not worth a word
        folders = {**settings.load().folders, sort: str(chosen.absolute().parent)}
        settings.save({"folders": folders})


def ask_for_file(window: QWidget, sort: str, title: str, pattern: str) -> Path | None:
    """One file that is there; None where the user would not."""
    name, _ = QFileDialog.getOpenFileName(window, title, first_folder(sort), pattern)
    return _kept(sort, [name])


def ask_for_files(window: QWidget, sort: str, title: str, pattern: str) -> list[Path]:
    """Some files that are there."""
    names, _ = QFileDialog.getOpenFileNames(window, title, first_folder(sort), pattern)
    _kept(sort, names)
    return [Path(name) for name in names]


def ask_for_place(window: QWidget, sort: str, title: str, otherwise: Path | str = "") -> Path | None:
    """A folder that is there, looked for beside the last one, or in another at first."""
    return _kept(sort, [QFileDialog.getExistingDirectory(window, title, first_folder(sort, otherwise))])


def _kept(sort: str, names: Iterable[str]) -> Path | None:
    chosen = next((Path(name) for name in names if name), None)
    if chosen is not None:
        keep_folder(sort, chosen)
    return chosen
