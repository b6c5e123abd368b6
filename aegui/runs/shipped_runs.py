"""What another version of the program has brought along: shipped runs that are new, and others trained anew.

The runs lie in the program's folder, which an update replaces as a whole. What the user says of them lies
with the user's own data, by their names, and is never touched by it. No torch.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from aegui import paths
from aegui.files import read_text, write_text
from aegui.runs.annotations import BOOKMARKS, mark_of

SEEN = "shipped.json"  # the marks of each run, of every version that was started
LARGEST = 10**6  # bytes of it


@dataclass(frozen=True)
class News:
    """Names of shipped runs."""

    new: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    bookmarked: tuple[str, ...] = ()  # renewed ones of which the user has bookmarks, made with the one before

    def __bool__(self) -> bool:
        return bool(self.new or self.renewed)


def look() -> News:
    """What was never seen before, once; nothing the first time. Raises `OSError` where that can't be kept."""
    now = {run.parent.name: mark_of(run.parent) for run in sorted(paths.trained().glob("*/recipe.toml"))}
    seen = _seen()
    fresh = [name for name, mark in now.items() if mark not in seen.get(name, [])]
    if not fresh:
        return News()
    told = {**seen, **{name: [*seen.get(name, []), now[name]] for name in fresh}}
    file = paths.user_data_dir() / SEEN
    file.parent.mkdir(parents=True, exist_ok=True)
    write_text(file, json.dumps(told, indent=0))
    if not seen:
        return News()
    renewed = tuple(name for name in fresh if name in seen)
    notes = paths.user_data_dir() / "notes"
    marked = tuple(name for name in renewed if (notes / name / BOOKMARKS).is_file())
    return News(tuple(name for name in fresh if name not in seen), renewed, marked)


def here_now(path: Path) -> Path:
    """A shipped run of another version's folder, where this version has it; any other path as it is."""
    if path.parent.name == paths.trained().name and not path.exists():
        there = paths.trained() / path.name
        return there if there.is_dir() else path
    return path


def _seen() -> dict[str, list[str]]:
    try:
        plain = json.loads(read_text(paths.user_data_dir() / SEEN, LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(plain, dict):
        return {}
    return {
        str(name): [str(mark) for mark in marks] for name, marks in plain.items() if isinstance(marks, list)
    }
