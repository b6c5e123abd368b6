"""What was opened last: runs, models from elsewhere and images of one's own, in a small file. No Qt."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aegui import paths
from aegui.files import read_text, write_text

SORTS = RUN, MODEL, IMAGES = ("run", "model", "images")
MOST = 12  # of each sort
LARGEST = 10**6  # bytes of the file


@dataclass(frozen=True)
class Recent:
    """One thing that was opened."""

    sort: str
    path: Path


def recent() -> tuple[Recent, ...]:
    """The newest first; what can't be understood is left out."""
    try:
        plain = json.loads(read_text(_file(), LARGEST))
    except (OSError, ValueError, RecursionError):
        return ()
    found = []
    for one in plain if isinstance(plain, list) else []:
        if isinstance(one, list) and len(one) == 2 and one[0] in SORTS and _is_path(one[1]):
            found.append(Recent(one[0], Path(one[1])))
    return tuple(dict.fromkeys(found))


def add(sort: str, path: Path) -> None:
    """It was opened now. Raises `OSError`."""
    new = Recent(sort, path.absolute())
    others = [one for one in recent() if one != new]
    kept = [new, *others]
    keep([one for n, one in enumerate(kept) if sum(o.sort == one.sort for o in kept[:n]) < MOST])


def keep(entries: Sequence[Recent]) -> None:
    """Another list. Raises `OSError`."""
    if tuple(entries) != recent():
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        write_text(file, json.dumps([[one.sort, str(one.path)] for one in entries], indent=0))


def _file() -> Path:
    return paths.user_data_dir() / "recent.json"


def _is_path(what: object) -> bool:
    return isinstance(what, str) and bool(what) and "\0" not in what and Path(what).is_absolute()
