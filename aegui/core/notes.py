"""What the user keeps with a run: small JSON files beside its weights. No torch."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from aegui import paths
from aegui.files import explain, write_text

DIRECTIONS, BOOKMARKS = "directions.json", "bookmarks.json"

T = TypeVar("T")


def folder(run: Path) -> Path:
    """Where the notes of a run are written: with it, unless it is shipped or may not be written to."""
    shipped = run.resolve().is_relative_to(paths.trained().resolve())
    return paths.user_data_dir() / "notes" / run.name if shipped or not os.access(run, os.W_OK) else run


def read(run: Path, name: str, understand: Callable[[Any], T], say: Callable[[str], None]) -> T | None:
    """The notes of that name as `understand` makes them of plain values, None where there are none.

    Where the user has none of a shipped run, those that came with it. A file that can't be read, or makes
    `understand` raise `ValueError`, `KeyError` or `TypeError`, is renamed aside, and `say` is told.
    """
    for file in dict.fromkeys([folder(run) / name, run / name]):
        try:
            return understand(json.loads(file.read_text("utf-8")))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            reason = explain(error, file).rstrip(".")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            reason = f"{file} can't be understood ({type(error).__name__}: {error})"
        say(f"{reason}; {_put_aside(file)}.")
    return None


def _put_aside(file: Path) -> str:
    try:
        return f"it was kept as {paths.set_aside(file).name}"
    except OSError:
        return "it was left as it is"


def write(run: Path, name: str, content: Any) -> None:
    """Keep plain values under that name. Raises `OSError`; the notes before stay then."""
    file = folder(run) / name
    file.parent.mkdir(parents=True, exist_ok=True)
    write_text(file, json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n")
