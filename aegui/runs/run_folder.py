"""The run folder: what a training leaves, and how it is found and read again. No torch."""

from __future__ import annotations

import csv
import json
import os
import re
import socket
import stat
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from aegui.files import MOST_TABLE, PATH, check_plain, explain, read_text
from aegui.locks import is_held
from aegui.parts.channels import MOST_CHANNELS
from aegui.parts.quantities import from_json
from aegui.runs import tables
from aegui.runs.image_list import ImageList, from_csv
from aegui.runs.tables import CHANGES as CHANGES
from aegui.runs.tables import METRICS as METRICS
from aegui.runs.tables import STEPS as STEPS
from aegui.runs.writer_lock import STALE as STALE
from aegui.runs.writer_lock import Writer, age_of, writer_of
from aegui.text import quoted, shortened
from aegui.training.splits import ImageSet, parts_of, take
from aegui.translation import tr

RECIPE, STATE, RESULTS = "recipe.toml", "state.json", "results.json"
LOCK = ".lock"  # held by whoever writes the run
MODEL, RESUME, CODES, HISTORY = "model.safetensors", "resume.safetensors", "codes.safetensors", "history"
LONGEST = 40  # characters of the name of one's own images in that of a run
IMAGES = "images.csv"  # of the user's own images: which they were
FOREIGN = "foreign.toml"  # of what was made elsewhere: where it came from, and how it is understood
GRAPHS = "model"  # the folder of its ONNX files
FILES = (RECIPE, STATE, RESULTS, MODEL, RESUME, CODES, IMAGES)
KINDS = {
    STATE: {
        "status": "text", "started": "text", "command": "text", "resumed_by": "text", "message": "text",
        "device": "text", "precision": "text", "weights": "text", "host": "text", "since": "text",
        "writer": "text", "id": "text", "parent": "table", "process": "whole number",
        "threads": "whole number", "epoch": "whole number", "step": "whole number",
        "parameters": "whole number", "heartbeat": "number", "seconds": "number",
        "images_per_second": "number", "wall_seconds": "number", "products": "text", "parts": "whole number",
        "ranks": "whole number", "speeds": "table", "quantities": "list of quantities",
    },
    RESULTS: {
        "epochs": "whole number", "best_epoch": "whole number", "seconds": "number",
        "images_per_second": "number", "finished": "text", "note": "text", "figures": "table",
        "controls": "table", "wall_seconds": "number",
        "targets": "list of tables",
    },
}  # fmt: skip
LARGEST = 1e18  # of a code: its square is a number still


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**63


def _are_quantities(value: object) -> bool:
    try:
        return bool(from_json(value))
    except ValueError:
        return False


FITS: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "number": _is_number,
    "whole number": lambda value: _is_number(value) and isinstance(value, int),
    "table": lambda value: isinstance(value, dict),
    "list of tables": lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
    "list of quantities": _are_quantities,
    "anything": lambda value: True,
}


class RunError(ValueError):
    """A run folder that can't be used; one sentence says why."""


class RunClosed(RunError):
    """A run folder that may not be looked into."""


@dataclass(frozen=True, eq=False)
class StoredCodes:
    """The codes of the shown images, and pictures for where the images are not on the disk."""

    subset: ImageSet  # without pixels
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
            raise RunError(tr("{} is no run: it holds no {}.", shortened(str(path), PATH), RECIPE))

    @property
    def name(self) -> str:
        return self.path.name

    @cached_property
    def raw_recipe(self) -> dict[str, Any]:
        """The recipe as plain values; `aegui.recipe.read` validates it."""
        try:
            return tomllib.loads(read_text(self.path / RECIPE))
        except OSError as error:
            raise RunError(explain(error, self.path / RECIPE)) from error
        except (ValueError, RecursionError) as error:
            raise RunError(tr("{} can't be read: {}.", self.path / RECIPE, shortened(str(error)))) from error

    @cached_property
    def foreign(self) -> dict[str, Any]:
        """How a model, or codes, from elsewhere are understood; empty where it was trained here.

        Raises `RunError`.
        """
        path = self.path / FOREIGN
        try:
            return tomllib.loads(read_text(path))
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise RunError(explain(error, path)) from error
        except (ValueError, RecursionError) as error:
            raise RunError(tr("{} can't be read: {}.", path, shortened(str(error)))) from error

    @property
    def has_network(self) -> bool:
        """Whether there is a model to decode with. Raises `RunError`."""
        return not self.foreign or bool(self.foreign.get("decodes"))

    @property
    def code_names(self) -> tuple[str, ...]:
        """What a model from elsewhere calls the numbers of its code; () where they have no names.

        Raises `RunError`.
        """
        given = self.foreign.get("codes", [])
        return tuple(given) if isinstance(given, list) and all(isinstance(one, str) for one in given) else ()

    @property
    def has_images(self) -> bool:
        """Whether its codes are of images that can be read. Raises `RunError`."""
        return not self.foreign or bool(self.foreign.get("images"))

    @property
    def sections(self) -> dict[str, dict[str, Any]]:
        """The recipe's sections for who can't wait until it is validated; odd ones are left out."""
        given = self.raw_recipe.items()
        named = {name: {"kind": value} if isinstance(value, str) else value for name, value in given}
        return {name: value for name, value in named.items() if isinstance(value, dict)}

    @property
    def own_data(self) -> str:
        """The name of the user's own images, such as their folder's; "" of a data set. Raises `RunError`."""
        data = self.raw_recipe.get("data")
        return own_name(data) if isinstance(data, dict) else ""

    @property
    def state(self) -> dict[str, Any]:
        """What the writer of the run said last, without what is damaged."""
        return self._json(STATE)[0]

    @property
    def results(self) -> dict[str, Any]:
        """What was measured, without what is damaged."""
        return self._json(RESULTS)[0]

    @property
    def complaints(self) -> list[str]:
        """A sentence for each damage in the texts and tables; the run can be used without what is damaged."""
        said = [*self._json(STATE)[1], *self._json(RESULTS)[1]]
        damage = [tables.read(self.path / name).damage for name in tables.KEYS]
        return [*said, *(sentence for sentence in damage if sentence)]

    def state_to_keep(self) -> dict[str, Any]:
        """The state for who writes it next: what can't be read is not taken for empty. Raises `OSError`."""
        return self._json(STATE, strict=True)[0]

    def _json(self, name: str, strict: bool = False) -> tuple[dict[str, Any], list[str]]:
        """The values of a file that are what they must be, and what is wrong with the others.

        Raises `OSError` where it is `strict`.
        """
        path = self.path / name
        try:
            content = json.loads(read_text(path))
        except FileNotFoundError:
            return {}, []
        except OSError as error:
            if strict:
                raise
            return {}, [explain(error, path)]
        except (ValueError, RecursionError) as error:
            return {}, [tr("{} can't be understood: {}.", path, shortened(str(error)))]
        if not isinstance(content, dict):
            return {}, [tr("{} is {}; it must be an object with names.", path, quoted(content))]
        sound, said = {}, []
        for key, value in content.items():
            kind = KINDS[name].get(key, "number" if key.startswith(("test_", "train_")) else "anything")
            if FITS[kind](value):
                sound[key] = value
            elif value is not None:
                said.append(tr("{}: {} is {}; it must be a {}.", path, shortened(key), quoted(value), kind))
        return sound, said

    @property
    def busy(self) -> bool:
        """Whether another process is writing here now.

        The lock tells for this machine. Other machines may not see it on a shared disk: their heartbeat does.
        """
        state = self.state
        if state.get("status") not in ("running", "paused"):
            return False
        here = state.get("host") == socket.gethostname()
        if here and state.get("process") == os.getpid():
            return False
        held = is_held(self.path / LOCK)
        if held:
            return True
        if here and (held is False or not _lives(state.get("process"))):
            return False
        beat = state.get("heartbeat")
        said = isinstance(beat, int | float) and time.time() - beat < STALE
        return said or age_of(self.path / LOCK) < STALE

    @property
    def done(self) -> bool:
        """Whether it was trained to its end and measured."""
        return self.state.get("status") == "finished" and (self.path / RESULTS).is_file()

    @property
    def writer_sentence(self) -> str:
        """Who is writing it."""
        writer = self.writer
        here = writer.host == socket.gethostname()
        where = tr("this machine") if here else writer.host
        who = (
            tr("this program") if here and writer.process == os.getpid() else tr("process {}", writer.process)
        )
        since = tr(" since {}", writer.since) if writer.since else ""
        return tr(
            "{} is being written by {} on {}{}: wait until it has ended, or stop it there.",
            self.name,
            who,
            where,
            since,
        )

    @property
    def writer(self) -> Writer:
        """Who holds its lock, or wrote it last."""
        state = self.state
        told = [str(state.get(name, "?" if name == "host" else "")) for name in ("host", "since")]
        return writer_of(self.path / LOCK) or Writer(told[0], "", int(state.get("process", 0)), told[1])

    def table(self, name: str) -> dict[str, NDArray[np.float64]]:
        """The columns of a table (N,) by name, without its damaged rows."""
        return tables.read(self.path / name).columns()

    @cached_property
    def images(self) -> ImageList | None:
        """The list of the user's own images, None where there is none. Raises `RunError`."""
        path = self.path / IMAGES
        try:
            text = read_text(path, MOST_TABLE)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RunError(explain(error, path)) from error
        except UnicodeDecodeError as error:
            raise RunError(tr("{} can't be read: {}.", path, error)) from error
        try:
            data = self.raw_recipe.get("data")
            return from_csv(text, str(data.get("kind")) if isinstance(data, dict) else str(data))
        except (ValueError, IndexError, OverflowError, csv.Error) as error:
            raise RunError(tr("{} is damaged: {}.", path, shortened(str(error)))) from error

    def _named(self, subset: ImageSet) -> ImageSet:
        """With the names and digests of the list of images, where it has all of them."""
        try:
            known = self.images
        except RunError:
            return subset  # it is told where the images are read
        places = known.images.places(subset) if known is not None else np.full(1, -1)
        if known is None or (places < 0).any():
            return subset
        listed = take(known.images, places)
        named = replace(subset, names=listed.names, digests=listed.digests)
        root = self.foreign.get("root")
        if self.has_images or not isinstance(root, str):
            return named
        from aegui.parts.datasets import Source  # pydantic: the first pictures do without

        # Codes alone: tags lie beside their file, which may be the table that says more of each.
        return replace(named, source=Source(Path(root), str(self.foreign.get("table", ""))))

    def _parts(self, stored: str | None, subset: ImageSet) -> tuple[str, ...]:
        """What the shown images are of a training; runs of before did not say."""
        if stored is not None:
            return tuple(str(part) for part in json.loads(stored))
        data = self.raw_recipe.get("data")
        validation = data.get("validation", "held-out") if isinstance(data, dict) else "held-out"
        return parts_of(subset.splits, subset.rows, subset.of or len(subset), str(validation))

    @cached_property
    def points(self) -> ImageSet | None:
        """The user's own images as the moments number them; None of other data sets. Raises `RunError`."""
        if self.images is None:
            return None
        try:
            stored = self._read_codes()  # not `codes`, where images that are there no more may be left out
        except RunError:
            stored = None  # it is told where the codes are read
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
            splits, split = _names(about, "splits"), _whole(tensors, "split")
            np.take(splits[:256], split)  # raises where a number has no name
            subset = ImageSet(
                about["data"],
                splits,
                split.astype(np.uint8),
                _whole(tensors, "rows"),
                None,
                _whole(tensors, "labels") if "labels" in tensors else None,
                _names(about, "classes"),
                int(about["of"]) if "of" in about else None,
            )
            subset = replace(subset, parts=self._parts(about.get("parts"), subset))
            codes = tensors["codes"]
            if codes.dtype.kind != "f":
                raise ValueError(tr("the codes are no numbers with a fraction"))
            preview, pictures = _whole(tensors, "preview"), tensors["pictures"]
            stored = StoredCodes(subset, codes.astype(np.float32), preview, pictures)
            _check(stored)
            return replace(stored, subset=self._named(subset))
        except KeyError as error:
            raise RunError(tr("{} is damaged: {} is missing.", self.path / CODES, error.args[0])) from error
        except (ValueError, TypeError, IndexError, RecursionError) as error:
            raise RunError(tr("{} is damaged: {}.", self.path / CODES, shortened(str(error)))) from error

    @property
    def moments(self) -> list[tuple[int, Path]]:
        """Epoch and file of each stored moment, in order."""
        files = sorted((self.path / HISTORY).glob("*.safetensors"))
        return [(int(file.stem), file) for file in files if file.stem.isdecimal() and len(file.stem) < 12]


def _whole(tensors: dict[str, NDArray[Any]], name: str) -> NDArray[np.int64]:
    """Whole numbers (N,) from 0 up. Raises `KeyError` or `ValueError`."""
    values = tensors[name]
    if values.ndim != 1 or values.dtype.kind not in "iu" or (values.size and int(values.min()) < 0):
        raise ValueError(tr("{} is no list of whole numbers from 0 up", name))
    return values.astype(np.int64)


def _names(about: dict[str, str], key: str) -> tuple[str, ...]:
    """A list of texts. Raises `KeyError` or `ValueError`."""
    names = json.loads(about[key])
    if not (isinstance(names, list) and all(isinstance(name, str) for name in names)):
        raise ValueError(tr("{} is no list of texts", key))
    return tuple(names)


def _check(stored: StoredCodes) -> None:
    """Hold the parts of stored codes against each other. Raises `ValueError` or `IndexError`."""
    subset, count, codes = stored.subset, len(stored.subset), stored.codes
    if not (count and codes.ndim == 2 and len(codes) == count and codes.shape[1]):
        raise ValueError(tr("the codes do not fit"))
    if not (np.abs(codes) < LARGEST).all():
        raise ValueError(tr("a code holds what is no number, or too large a one"))
    if subset.split.shape != (count,):
        raise ValueError(tr("the names of the images do not fit"))
    if subset.labels is not None:
        np.take(subset.classes, subset.labels)  # raises where a number has no name
        if len(subset.labels) != count:
            raise ValueError(tr("the classes do not fit"))
    np.take(subset.rows, stored.preview)
    pictures = stored.pictures
    fits = pictures.ndim == 4 and pictures.dtype == np.uint8 and 1 <= pictures.shape[1] <= MOST_CHANNELS
    if not (fits and len(pictures) == len(stored.preview) and (pictures.size or not len(pictures))):
        raise ValueError(tr("the pictures do not fit"))


def read_arrays(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """Arrays and texts of a safetensors file. Raises `RunError`."""
    try:
        check_plain(path)
        with safe_open(path, framework="np") as file:
            return {name: file.get_tensor(name) for name in file.keys()}, file.metadata() or {}  # noqa: SIM118
    except OSError as error:
        raise RunError(explain(error, path)) from error
    except (SafetensorError, ValueError, TypeError, AttributeError) as error:
        raise RunError(
            tr("{} is damaged or no safetensors file ({}).", path, shortened(str(error)))
        ) from error


def own_name(data: Mapping[str, Any]) -> str:
    """What a description of data calls the user's own images: the last part of their path; "" of others."""
    path = str(data.get("path") or "")
    return Path(path).stem if str(data.get("kind")) == "arrays" else Path(path).name


def name_of(recipe_name: str, data: Mapping[str, Any]) -> str:
    """A recipe and the user's own images as a name of a folder that any disk takes."""
    own = re.sub(r"[^\w]+", "-", own_name(data)).strip("-_")[:LONGEST]
    return f"{recipe_name}-{own}" if own else recipe_name


def create(parent: Path, name: str) -> Path:
    """A new folder for a run of that name; a taken one gets -2. Raises `OSError`."""
    stem = f"{name}-{datetime.now():%Y%m%d-%H%M%S}"
    parent.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        path = parent / (stem if number == 1 else f"{stem}-{number}")
        try:
            path.mkdir()
        except FileExistsError:
            continue
        return path
    raise RunError(tr("{} holds a thousand runs of this second.", parent))


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


def _lives(process: object) -> bool:
    """Whether a process of this machine runs, or is only stopped; True where that can't be known."""
    if os.name == "nt" or not isinstance(process, int) or process <= 0:
        return True  # asking on Windows would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def now() -> str:
    """The time as it stands in files."""
    return datetime.now(UTC).isoformat(timespec="seconds")
