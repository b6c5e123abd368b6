"""Every run of some folders as an entry of a list, read again only where its files have changed. No torch.

What was read is kept in the cache folder, with the times and sizes of the files that it was read from: a
thousand runs are listed by asking the disk for those alone.
"""

from __future__ import annotations

import json
import math
import os
import socket
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from aegui import paths
from aegui.files import explain, read_text, write_text
from aegui.runs import run_folder
from aegui.runs.annotations import folder as notes_folder
from aegui.runs.recipe_defaults import can_be_told, changes_of, mark
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_notes import ABOUT, RunNote, read_note
from aegui.text import shortened

VERSION = 2  # of what is kept
EXPERIMENT = "experiment.json"  # in the folder of an experiment, beside its trials
KEPT = "runs.json"
MOST_KEPT = 20_000  # runs
SOURCES = (run_folder.RECIPE, run_folder.STATE, run_folder.RESULTS, run_folder.FOREIGN)
SIGNS = (run_folder.STATE, run_folder.MODEL, run_folder.RESUME)  # of a run that has lost its recipe
LONGEST = 200  # characters of a text that others have written
UNDER_WAY = ("running", "paused")


@dataclass(frozen=True)
class Reached:
    """A figure that a run is held against."""

    figure: str
    measured: float
    asked: float
    better: str  # "higher" or "lower"
    reached: bool | None  # None: its control was not measured
    control: str = ""
    control_value: float | None = None


@dataclass(frozen=True)
class Entry:
    """What is listed of one run; texts are bounded, numbers are numbers."""

    path: str
    name: str  # as the user calls it, else its folder's
    shipped: bool = False
    recipe: str = ""
    summary: str = ""
    data: str = ""  # the data set, or the name of the user's own images
    own: bool = False  # they are the user's own
    experiment: str = ""  # that it is a trial of
    parent: str = ""  # the run that it is a branch of
    changes: str = ""  # what differs from its recipe's defaults: "model.code=16, training.seed=3"
    status: str = ""  # finished, stopped, interrupted, running, paused, failed, damaged, closed, unread
    problem: str = ""  # a sentence on what is wrong
    host: str = ""  # another process writes it, on this machine
    here: bool = False  # this process writes it
    elsewhere: bool = False  # another one does
    epoch: int = 0
    epochs: int = 0  # that its recipe asks for; 0: not known
    seconds: float | None = None
    started: str = ""  # in ISO 8601
    command: str = ""
    resumable: bool = False  # there is what it takes to go on
    foreign: bool = False
    said: str = ""  # what its results say of it
    figures: Mapping[str, float] = field(default_factory=dict)
    targets: tuple[Reached, ...] = ()
    star: bool = False
    tag: str = ""
    note: str = ""

    @property
    def folder(self) -> str:
        """The name of its folder."""
        return os.path.basename(self.path)

    @property
    def finished(self) -> bool:
        """Whether it was trained to its end."""
        return self.status == "finished"

    @property
    def mse(self) -> float | None:
        """The error per pixel of the test images; where there are none, of those it trained on."""
        return self.figures.get("test_mse", self.figures.get("train_mse"))


class Index:
    """The runs of some folders. One thread reads at a time."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[list[int], Entry]] = {}
        self._mark = ""  # of the defaults that the changes were told with
        self._bare: set[str] = set()  # of which it is not known what was changed

    def read(
        self,
        folders: Iterable[tuple[Path, bool]],
        may_import: bool = True,
        seconds: float = math.inf,
        say: Callable[[str], None] = lambda _: None,
    ) -> tuple[list[Entry], bool]:
        """The runs of each folder, and whether all of them were read; each folder says whether it is shipped.

        Where that takes more seconds, the others are entries with their name alone: read again for them.
        What differs from a recipe needs torch: where that is not there and may not be imported
        (`may_import`), it is left open, and read again when it is.
        """
        able = can_be_told(may_import)
        self._begin()
        end, found, news, whole = time.monotonic() + seconds, [], False, True
        for folder, shipped in folders:
            kept: set[str] = set()
            for path in _folders_in(folder, say):
                kept.add(path)
                stamp = _stamp(path, shipped)
                before = self._known.get(path)
                if before is not None and before[0] == stamp and not (able and path in self._bare):
                    found.append(_alive(before[1]))
                elif time.monotonic() > end:
                    whole = False
                    found.append(replace(before[1] if before else Entry(path, os.path.basename(path), shipped,
                                                                        status="unread")))  # fmt: skip
                else:
                    entry = entry_of(Path(path), shipped, able, say)
                    if entry is None:
                        self._known.pop(path, None)
                        continue
                    news = news or entry.status not in UNDER_WAY
                    (self._bare.discard if able else self._bare.add)(path)
                    self._known[path] = stamp, entry
                    found.append(_alive(entry))
            inside = os.path.join(os.path.abspath(folder), "")
            gone = [path for path in self._known if path.startswith(inside) and path not in kept]
            news = news or bool(gone)
            for path in gone:
                del self._known[path]
        if news and whole and not self._bare:
            self._keep()
        return found, whole

    def _begin(self) -> None:
        """What was kept, where it was told with the same defaults."""
        if not self._mark:
            self._mark = mark()
            self._known = _kept(self._mark)

    def _keep(self) -> None:
        """For the next time; a disk that is full keeps nobody from listing."""
        there = {folder for folder in map(os.path.dirname, self._known) if os.path.isdir(folder)}
        known = [(path, *kept) for path, kept in self._known.items() if os.path.dirname(path) in there]
        runs = {path: [stamp, _plain(entry)] for path, stamp, entry in known[-MOST_KEPT:]}
        with suppress(OSError):
            paths.cache_dir().mkdir(parents=True, exist_ok=True)
            content = {"version": VERSION, "defaults": self._mark, "runs": runs}
            write_text(paths.cache_dir() / KEPT, json.dumps(content, separators=(",", ":")))


def user_and_shipped() -> list[tuple[Path, bool]]:
    """The folders of the user's runs and of the shipped ones."""
    return [(paths.runs_dir(), False), (paths.trained(), True)]


def entry_of(
    path: Path, shipped: bool, able: bool = True, say: Callable[[str], None] = lambda _: None
) -> Entry | None:
    """What is listed of a folder: a damaged run says what is wrong with it; None of what is no run at all.

    `able` to say what differs from its recipe.
    """
    blank = Entry(str(path), path.name, shipped)
    try:
        if not any((path / name).exists() for name in (run_folder.RECIPE, *SIGNS)):
            os.listdir(path)  # raises where it is closed
            return None
        run = Run(path)
        entry = _entry(run, blank, able)
    except PermissionError as error:
        return replace(blank, status="closed", problem=explain(error, path))
    except run_folder.RunClosed as error:
        return replace(blank, status="closed", problem=str(error))
    except (RunError, OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        if not path.is_dir():
            return None  # it was taken away meanwhile
        return _said(replace(blank, status="damaged", problem=shortened(str(error), 500)), say)
    return _said(entry, say)


def _entry(run: Run, blank: Entry, able: bool) -> Entry:
    recipe, state, results = run.raw_recipe, run.state, run.results
    training, data = recipe.get("training"), recipe.get("data")
    asked = training.get("epochs") if isinstance(training, dict) else None
    status = str(state.get("status", "unknown"))
    own = run.own_data
    complaints = run.complaints if status == "unknown" else []
    return replace(
        blank,
        recipe=_text(recipe.get("name", blank.name)),
        summary=_text(recipe.get("summary", ""), 500),
        data=_text(own or (data_text(data) if isinstance(data, dict) else data) or ""),
        own=bool(own),
        experiment=run.path.parent.name if (run.path.parent / EXPERIMENT).is_file() else "",
        parent=_text(parent.get("run", "")) if isinstance(parent := state.get("parent"), dict) else "",
        changes=changes_of(recipe) if able and not run.foreign else "",
        status=status,
        problem=" ".join(complaints) or (_text(state.get("message", ""), 500) if status == "failed" else ""),
        epoch=results.get("epochs", state.get("epoch", 0)),
        epochs=asked if isinstance(asked, int) and 0 < asked < 10**9 else 0,
        seconds=_number(results.get("seconds", state.get("seconds"))),
        started=_text(state.get("started", "")),
        command=_text(state.get("command", ""), 1000),
        resumable=(run.path / run_folder.RESUME).is_file(),
        foreign=bool(run.foreign),
        said=_text(results.get("note", ""), 500) if run.foreign else "",
        figures=_figures(results),
        targets=tuple(_targets(results.get("targets", []))),
    )


def _said(entry: Entry, say: Callable[[str], None]) -> Entry:
    """With what the user says of it."""
    run = Path(entry.path)
    if not any(os.path.exists(place / ABOUT) for place in {notes_folder(run), run}):
        return entry
    note: RunNote = read_note(run, say)
    return replace(entry, name=note.name or entry.name, star=note.star, tag=note.tag, note=note.note)


def _alive(entry: Entry) -> Entry:
    """With who writes it at this moment."""
    if entry.status not in UNDER_WAY:
        return entry
    try:
        run = Run(Path(entry.path))
        busy, state = run.busy, run.state
    except (RunError, OSError):
        return replace(entry, status="interrupted")
    host = _text(state.get("host", ""))
    if busy:
        return replace(entry, elsewhere=True, host="" if host == socket.gethostname() else host)
    if state.get("process") == os.getpid() and host == socket.gethostname():
        return replace(entry, here=True)
    return replace(entry, status="interrupted")


def data_text(data: Mapping[str, Any]) -> str:
    """A data set, how its images were turned and made black and white: mnist (turned 45°, dynamic)."""
    binarised, turned = data.get("binarised", "none"), data.get("turned", 0.0)
    made = [f"turned {turned:g}°"] if isinstance(turned, int | float) and turned else []
    made += [str(binarised)] if binarised != "none" else []
    return str(data.get("kind")) + (f" ({', '.join(made)})" if made else "")


def _figures(results: Mapping[str, Any]) -> dict[str, float]:
    """All that was measured, by name."""
    measured = results.get("figures", {})
    named = {key: value for key, value in results.items() if key.startswith(("test_", "train_"))} | measured
    numbers = ((key, _number(value)) for key, value in named.items() if len(key) <= 60)
    return {key: value for key, value in numbers if value is not None}


def _targets(targets: Iterable[Mapping[str, Any]]) -> Iterable[Reached]:
    for target in targets:
        measured, asked = _number(target.get("measured")), _number(target.get("value"))
        reached, better = target.get("reached"), target.get("better")
        if measured is None or asked is None or not (reached is None or isinstance(reached, bool)):
            continue  # nothing is asked, nothing was measured, or it is damaged
        control = _number(target.get("control_value"))
        name = _text(target.get("control", "")) if control is not None else ""
        how = "higher" if better == "higher" else "lower"
        yield Reached(_text(target.get("figure", "")), measured, asked, how, reached, name, control)


def _number(value: object) -> float | None:
    """A number that can be shown and sorted by."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e300:
        return None
    return value


def _text(value: object, most: int = LONGEST) -> str:
    return shortened(str(value), most) if value is not None else ""


# What is kept


def _folders_in(folder: Path, say: Callable[[str], None], deep: bool = True) -> list[str]:
    """The folders that may be runs, also in those of experiments; `say` hears where they can't be listed."""
    try:
        with os.scandir(os.path.abspath(folder)) as inside:
            found = sorted(one.path for one in inside if not one.name.startswith(".") and _is_dir(one))
    except FileNotFoundError:
        return []  # nothing was trained yet
    except OSError as error:
        say(explain(error, folder))
        return []
    if deep:
        for path in [path for path in found if os.path.isfile(os.path.join(path, EXPERIMENT))]:
            found += _folders_in(Path(path), say, deep=False)
    return found


def _is_dir(one: os.DirEntry[str]) -> bool:
    try:
        return one.is_dir()
    except OSError:
        return False


def _stamp(path: str, shipped: bool) -> list[int]:
    """Times and sizes of all that an entry is read from."""
    stamp = [_time(path)[0]]
    for name in SOURCES:
        stamp += _time(f"{path}/{name}")
    if shipped:
        stamp += _time(paths.user_data_dir() / "notes" / os.path.basename(path) / ABOUT)
    elif not os.access(path, os.W_OK):
        stamp += _time(notes_folder(Path(path)) / ABOUT)
    return [*stamp, *_time(f"{path}/{ABOUT}")]


def _time(path: str | Path) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _plain(entry: Entry) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in asdict(entry).items() if value not in ("", None, False, (), {})}


def _kept(mark: str) -> dict[str, tuple[list[int], Entry]]:
    """What was read before, with these defaults; nothing where it can't be understood."""
    try:
        content = json.loads(read_text(paths.cache_dir() / KEPT))
        if content["version"] != VERSION or content["defaults"] != mark:
            return {}
        return {path: (stamp, _from_plain(plain)) for path, (stamp, plain) in content["runs"].items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}


def _from_plain(plain: dict[str, Any]) -> Entry:
    targets = tuple(Reached(**target) for target in plain.pop("targets", ()))
    return Entry(**plain, targets=targets)
