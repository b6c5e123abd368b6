"""What the user keeps with a run: small JSON files beside its weights. No torch."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from aegui import paths
from aegui.files import explain, read_text, write_text
from aegui.text import shortened
from aegui.translation import tr

DIRECTIONS, BOOKMARKS, GROUPS = "directions.json", "bookmarks.json", "groups.json"
IMAGES_AT = "images.json"  # where the user's own images were last
MISUNDERSTOOD = (ValueError, LookupError, TypeError, ArithmeticError, RecursionError)


class Named(Protocol):
    """What is kept under a name of its own."""

    @property
    def name(self) -> str: ...


T = TypeVar("T")
N = TypeVar("N", bound=Named)


def folder(run: Path) -> Path:
    """Where the notes of a run are written: with it, unless it is shipped or may not be written to."""
    place = run.resolve()
    if place.is_relative_to(paths.trained().resolve()):
        return paths.user_data_dir() / "notes" / run.name  # the next version of the program has it elsewhere
    if os.access(run, os.W_OK):
        return run
    return paths.user_data_dir() / "notes" / f"{run.name}-{mark_of(run)}"


def mark_of(run: Path) -> str:
    """What tells a run from others of its name, and goes with it where it is moved: how it began."""
    content = b""
    for name in ("recipe.toml", "state.json"):
        with suppress(OSError):
            content += (run / name).read_bytes()
    return blake2b(content or os.fsencode(run.resolve()), digest_size=4).hexdigest()


def _before(run: Path) -> Path:
    """Where an older program kept the notes of a run that may not be written to: by its place."""
    mark = blake2b(os.fsencode(run.resolve()), digest_size=4).hexdigest()
    return paths.user_data_dir() / "notes" / f"{run.name}-{mark}"


def read(run: Path, name: str, understand: Callable[[Any], T], say: Callable[[str], None]) -> T | None:
    """The notes of that name as `understand` makes them of plain values, None where there are none.

    Where the user has none of a shipped run, those that came with it. A file that can't be read, or makes
    `understand` raise one of `MISUNDERSTOOD`, is renamed aside, and `say` is told.
    """
    for file in dict.fromkeys([folder(run) / name, _before(run) / name, run / name]):
        try:
            return understand(json.loads(read_text(file)))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            reason = explain(error, file).rstrip(".")
        except MISUNDERSTOOD as error:
            reason = tr("{} can't be understood ({})", file, shortened(f"{type(error).__name__}: {error}"))
        say(f"{reason}; {_put_aside(file)}.")
    return None


def _put_aside(file: Path) -> str:
    try:
        return tr("it was kept as {}", paths.set_aside(file).name)
    except OSError:
        return tr("it was left as it is")


def write(run: Path, name: str, content: Any) -> None:
    """Keep plain values under that name. Raises `OSError`; the notes before stay then."""
    file = folder(run) / name
    file.parent.mkdir(parents=True, exist_ok=True)
    write_text(file, json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n")


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number where it is taken."""
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


class Kept(Generic[N]):
    """A list by name that is kept with a run, which other windows may show, and add to, at the same time."""

    def __init__(
        self, file: str, from_plain: Callable[[Any], list[N]], to_plain: Callable[[list[N]], Any]
    ) -> None:
        self._file, self._from_plain, self._to_plain = file, from_plain, to_plain
        self._run: Path | None = None
        self._stored: frozenset[str] = frozenset()  # names that the file was last seen to hold
        self.all: list[N] = []

    def open(self, run: Path | None, say: Callable[[str], None]) -> None:
        """What is kept with another run; None: nothing is kept."""
        self._run, self._stored, self.all = run, frozenset(), []
        self.refresh(say)

    def refresh(self, say: Callable[[str], None]) -> None:
        """As other windows left the list, with what could not be written so far; before it is changed."""
        found = None if self._run is None else read(self._run, self._file, self._from_plain, say)
        if found is not None:
            there = frozenset(one.name for one in found)
            self.all = found + [one for one in self.all if one.name not in there | self._stored]
            self._stored = there

    def keep(self, entries: list[N]) -> None:
        """Another list, which stays where it can't be written. Raises `OSError`."""
        self.all = entries
        if self._run is not None:
            write(self._run, self._file, self._to_plain(entries))
            self._stored = frozenset(one.name for one in entries)
