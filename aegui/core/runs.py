"""The run folder: what a training leaves, and how it is found and read again. No torch."""

from __future__ import annotations

import csv
import json
import os
import socket
import stat
import time
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from aegui.core.data import Subset, take
from aegui.core.image_list import ImageList, from_csv
from aegui.files import PATH, explain
from aegui.text import shortened

RECIPE, STATE, RESULTS = "recipe.toml", "state.json", "results.json"
METRICS, STEPS, CHANGES = "metrics.csv", "steps.csv", "changes.csv"
MODEL, RESUME, CODES, HISTORY = "model.safetensors", "resume.safetensors", "codes.safetensors", "history"
IMAGES = "images.csv"  # of the user's own images: which they were
STALE = 30.0  # seconds without a heartbeat: the writer is gone


class RunError(ValueError):
    """A run folder that can't be used; one sentence says why."""


class RunClosed(RunError):
    """A run folder that may not be looked into."""


@dataclass(frozen=True, eq=False)
class StoredCodes:
    """The codes of the shown images, and pictures for where the images are not on the disk."""

    subset: Subset  # without pixels
    codes: NDArray[np.float32]  # (N, D)
    preview: NDArray[np.int64]  # (P,), rows of some validation images
    pictures: NDArray[np.uint8]  # (P, C, H, W), their reconstructions

    def only(self, rows: NDArray[np.int64]) -> StoredCodes:
        """Those of some of the images alone."""
        place = np.full(len(self.subset), -1, np.int64)
        place[rows] = np.arange(len(rows))
        there = place[self.preview] >= 0
        preview = place[self.preview[there]]
        return StoredCodes(take(self.subset, rows), self.codes[rows], preview, self.pictures[there])


class Run:
    """A run folder, read when asked, also while it grows."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.abspath(path))  # "." has a name, too
        try:
            there = stat.S_ISREG((path / RECIPE).stat().st_mode)
        except PermissionError as error:
            raise RunClosed(explain(error, path)) from error
        except (OSError, ValueError):  # no such name can be
            there = False
        if not there:
            raise RunError(f"{shortened(str(path), PATH)} is no run: it holds no {RECIPE}.")

    @property
    def name(self) -> str:
        return self.path.name

    @cached_property
    def raw_recipe(self) -> dict[str, Any]:
        """The recipe as plain values; `aegui.recipe.read` validates it."""
        try:
            return tomllib.loads((self.path / RECIPE).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise RunError(f"{self.path / RECIPE} can't be read: {error}.") from error

    @property
    def state(self) -> dict[str, Any]:
        return self._json(STATE)

    @property
    def results(self) -> dict[str, Any]:
        return self._json(RESULTS)

    def _json(self, name: str) -> dict[str, Any]:
        try:
            content = json.loads((self.path / name).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}

    @property
    def busy(self) -> bool:
        """Whether another process is writing here now."""
        state = self.state
        if state.get("status") not in ("running", "paused"):
            return False
        if state.get("process") == os.getpid() and state.get("host") == socket.gethostname():
            return False
        beat = state.get("heartbeat")
        return isinstance(beat, int | float) and time.time() - beat < STALE

    def table(self, name: str) -> dict[str, NDArray[np.float64]]:
        """The columns of a CSV file of numbers. Raises `RunError`."""
        header, rows = read_rows(self.path / name)
        try:
            values = np.array(rows, dtype=np.float64).reshape(len(rows), len(header))
        except ValueError as error:
            raise RunError(f"{self.path / name} holds something that is no number: {error}.") from error
        return {column: values[:, n] for n, column in enumerate(header)}

    @cached_property
    def images(self) -> ImageList | None:
        """The list of the user's own images, None where there is none. Raises `RunError`."""
        path = self.path / IMAGES
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise RunError(f"{path} can't be read: {error}.") from error
        try:
            data = self.raw_recipe.get("data")
            return from_csv(text, str(data.get("kind")) if isinstance(data, dict) else str(data))
        except (ValueError, IndexError, OverflowError, csv.Error) as error:
            raise RunError(f"{path} is damaged: {error}.") from error

    def _named(self, subset: Subset) -> Subset:
        """With the names and digests of the list of images, where it has all of them."""
        try:
            known = self.images
        except RunError:
            return subset  # it is told where the images are read
        places = known.images.places(subset) if known is not None else np.full(1, -1)
        if known is None or (places < 0).any():
            return subset
        listed = take(known.images, places)
        return replace(subset, names=listed.names, digests=listed.digests)

    @cached_property
    def points(self) -> Subset | None:
        """The user's own images as the moments number them; None of other data sets. Raises `RunError`."""
        if self.images is None:
            return None
        stored = self._read_codes()  # not `codes`, where images that are there no more may be left out
        return self.images.points if stored is None else stored.subset

    @cached_property
    def codes(self) -> StoredCodes | None:
        """The stored codes, None where the run has none yet. Raises `RunError`."""
        return self._read_codes()

    def _read_codes(self) -> StoredCodes | None:
        if not (self.path / CODES).is_file():
            return None
        tensors, about = read_arrays(self.path / CODES)
        try:
            labels = tensors["labels"].astype(np.int64) if "labels" in tensors else None
            subset = Subset(
                about["data"],
                tuple(json.loads(about["splits"])),
                tensors["split"],
                tensors["rows"].astype(np.int64),
                None,
                labels,
                tuple(json.loads(about["classes"])),
                int(about["of"]) if "of" in about else None,
            )
            codes = tensors["codes"].astype(np.float32)
            stored = StoredCodes(subset, codes, tensors["preview"].astype(np.int64), tensors["pictures"])
            _check(stored)
            return replace(stored, subset=self._named(subset))
        except (KeyError, ValueError, TypeError, IndexError, RecursionError) as error:
            raise RunError(f"{self.path / CODES} is damaged: {error}.") from error

    @property
    def moments(self) -> list[tuple[int, Path]]:
        """Epoch and file of each stored moment, in order."""
        files = sorted((self.path / HISTORY).glob("*.safetensors"))
        return [(int(file.stem), file) for file in files if file.stem.isdecimal()]


def read_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    """Header and rows of a CSV file; a line that was never finished is left out. Raises `RunError`."""
    try:
        text = path.read_text(encoding="utf-8")
        rows = list(csv.reader(text[: text.rfind("\n") + 1].split("\n")))
    except OSError:
        return [], []
    except (UnicodeDecodeError, csv.Error) as error:
        raise RunError(f"{path} is damaged: {error}.") from error
    header = rows[0] if rows else []
    return header, [row for row in rows[1:] if len(row) == len(header)]


def _check(stored: StoredCodes) -> None:
    """Hold the parts of stored codes against each other. Raises `ValueError` or `IndexError`."""
    subset, count = stored.subset, len(stored.subset)
    if not (stored.codes.ndim == 2 and len(stored.codes) == count and np.isfinite(stored.codes).all()):
        raise ValueError("the codes do not fit")
    if subset.split.shape != (count,) or subset.rows.shape != (count,):
        raise ValueError("the names of the images do not fit")
    np.take(subset.splits, subset.split)  # raises where a number has no name
    if subset.labels is not None:
        np.take(subset.classes, subset.labels)
        if len(subset.labels) != count or subset.labels.min(initial=0) < 0:
            raise ValueError("the classes do not fit")
    np.take(subset.rows, stored.preview)
    pictures = stored.pictures
    fits = pictures.ndim == 4 and pictures.dtype == np.uint8 and pictures.shape[1] in (1, 3)
    if not (fits and 0 < len(pictures) == len(stored.preview)):
        raise ValueError("the pictures do not fit")


def read_arrays(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """Arrays and texts of a safetensors file. Raises `RunError`."""
    try:
        with safe_open(path, framework="np") as file:
            return {name: file.get_tensor(name) for name in file.keys()}, file.metadata() or {}  # noqa: SIM118
    except OSError as error:
        raise RunError(explain(error, path)) from error
    except (SafetensorError, ValueError, TypeError, AttributeError) as error:
        raise RunError(f"{path} is damaged or no safetensors file ({error}).") from error


def create(parent: Path, recipe_name: str) -> Path:
    """A new folder for a run; a taken name gets -2. Raises `OSError`."""
    stem = f"{recipe_name}-{datetime.now():%Y%m%d-%H%M%S}"
    parent.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        path = parent / (stem if number == 1 else f"{stem}-{number}")
        try:
            path.mkdir()
        except FileExistsError:
            continue
        return path
    raise RunError(f"{parent} holds a thousand runs of this second.")


def find_all(folders: Iterable[Path], say: Callable[[str], None] = lambda _: None) -> list[Run]:
    """Every run below some folders, the newest first within each; `say` hears of those that are closed."""
    found = []
    for folder in folders:
        try:
            paths = sorted(folder.iterdir(), key=lambda p: p.name)
        except OSError:
            continue
        runs = []
        for path in paths:
            try:
                runs.append(Run(path))
            except RunClosed as error:
                say(str(error))
            except RunError:
                continue  # something else lies there
        found += sorted(runs, key=lambda run: str(run.state.get("started", "")), reverse=True)
    return found


def now() -> str:
    """The time as it stands in files."""
    return datetime.now(UTC).isoformat(timespec="seconds")
