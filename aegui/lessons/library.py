"""The lessons there are: the shipped ones and the user's own."""

from __future__ import annotations

from pathlib import Path

from aegui import paths
from aegui.lessons.lesson import Lesson
from aegui.lessons.reading import LessonError, read
from aegui.text import quoted
from aegui.translation import tr

MOST = 500  # files of a folder


def folders() -> tuple[Path, Path]:
    """Of the shipped lessons, and of the user's."""
    return paths.resources() / "lessons", paths.user_data_dir() / "lessons"


def files() -> list[Path]:
    """Of all lessons, the shipped ones first."""
    found: list[Path] = []
    for folder in folders():
        found += sorted(folder.glob("*.toml"))[:MOST] if folder.is_dir() else []
    return found


def lessons() -> tuple[list[Lesson], list[str]]:
    """Every lesson in its order, and why some can't be read."""
    shipped = folders()[0]
    known, faults = [], []
    for file in files():
        try:
            known.append(read(file))
        except LessonError as error:
            faults.append(str(error))
    known.sort(key=lambda one: (one.file is not None and one.file.parent != shipped, one.order, one.name))
    return known, faults


def find(name: str) -> Lesson:
    """A lesson by the name of its file, or by its path. Raises `LessonError`."""
    file = Path(name)
    if file.suffix == ".toml":
        return read(file)
    for one in files():
        if one.stem == name:
            return read(one)
    known = ", ".join(one.stem for one in files())
    raise LessonError(tr("There is no lesson {}; there are {}.", quoted(name), known))
