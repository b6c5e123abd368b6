"""The table of runs: its columns, and how it is sorted, searched and put into groups. No Qt, no torch.

The window and `aegui runs` show the same one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from aegui.paths import resources
from aegui.runs.run_index import Entry, Reached
from aegui.translation import QT_TRANSLATE_NOOP, translate

Value = str | float | bool | None  # that is sorted by; None comes last, whichever way
FIGURE = "figure:"  # before the name of a figure that has a column of its own
GROUPS = ("recipe", "data", "tag", "date", "experiment")
MOST_FIGURES = 400  # columns of figures that are offered


@dataclass(frozen=True)
class Column:
    """One column; its words are marked for translation under "runs"."""

    key: str
    title: str
    help: str
    value: Callable[[Entry], Value]
    text: Callable[[Entry], str] | None = None  # None: the value as it is
    right: bool = False  # numbers stand at the right
    falling: bool = False  # at first the highest is on top
    width: int = 8  # em at first
    field: str = ""  # what the user may change of it: name, tag, note

    @property
    def heading(self) -> str:
        """The title in the user's language."""
        return self.title if self.key.startswith(FIGURE) else translate("runs", self.title)

    def shown(self, entry: Entry) -> str:
        """The text of a cell."""
        if self.text is not None:
            return self.text(entry)
        value = self.value(entry)
        return "" if value is None else number(value) if isinstance(value, float) else str(value)


def number(value: float) -> str:
    """Four figures that count, without an exponent where it is not needed."""
    if value != 0 and not 1e-4 <= abs(value) < 1e7:
        return f"{value:.3e}"
    digits = 4 if value == 0 else max(0, 3 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{min(digits, 6)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def status_text(entry: Entry) -> str:
    """How it stands: finished, running on another machine, damaged."""
    words = {
        "finished": translate("runs", "finished"),
        "stopped": translate("runs", "stopped"),
        "interrupted": translate("runs", "interrupted"),
        "running": translate("runs", "running"),
        "paused": translate("runs", "paused"),
        "failed": translate("runs", "failed"),
        "damaged": translate("runs", "damaged"),
        "closed": translate("runs", "no permission"),
        "unread": translate("runs", "being read"),
        "unknown": "",
    }
    how = words.get(entry.status, entry.status)
    if entry.foreign:
        how = translate("runs", "made elsewhere")
    if entry.shipped and entry.finished:
        how = translate("runs", "shipped")
    if entry.elsewhere:
        where = entry.host or translate("runs", "another process")
        how = f"{how}, {where}"
    return how


def epochs_text(entry: Entry) -> str:
    """12, or 12 / 50 where it has not come to its end."""
    if entry.finished or not entry.epochs:
        return f"{entry.epoch:,}" if entry.epoch else ""
    return f"{entry.epoch:,} / {entry.epochs:,}"


def mse_text(entry: Entry) -> str:
    """Marked where it is of the images that were trained on."""
    value = entry.mse
    if value is None:
        return ""
    return f"{value:.4g}" if "test_mse" in entry.figures else f"{value:.4g} *"


def reached_text(target: Reached) -> str:
    """coverage 0.861 ✗."""
    mark = {True: "✓", False: "✗", None: "?"}[target.reached]
    return f"{target.figure} {target.measured:.4g} {mark}"


def date_text(entry: Entry) -> str:
    """In this machine's time, to the minute."""
    moment = started(entry)
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def started(entry: Entry) -> datetime | None:
    """When it began; None where that is not known."""
    return _moment_of(entry.started)


@lru_cache(4096)
def _moment_of(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _moment(entry: Entry) -> float | None:
    moment = started(entry)
    return None if moment is None else moment.timestamp()


def _or_none(text: str) -> str | None:
    return text or None


def _reached(entry: Entry) -> int:
    return sum(target.reached is True for target in entry.targets)


def _share(entry: Entry) -> float | None:
    return _reached(entry) / len(entry.targets) if entry.targets else None


def _reached_of(entry: Entry) -> str:
    if not entry.targets:
        return ""
    return translate("runs", "{} of {}").format(_reached(entry), len(entry.targets))


def recipe_order() -> list[str]:
    """The names of the shipped recipes as the menu has them."""
    return [path.stem.partition("_")[2] for path in sorted((resources() / "recipes").glob("*.toml"))]


N = QT_TRANSLATE_NOOP
COLUMNS: dict[str, Column] = {
    column.key: column
    for column in (
        Column(
            "star", N("runs", "★"), N("runs", "Runs with a star; a click on it gives or takes one."),
            lambda e: e.star or None, lambda e: "★" if e.star else "", falling=True, width=2,
        ),
        Column(
            "picture", N("runs", "Picture"),
            N("runs", "The codes of its images on a plane, and some of its reconstructions."),
            lambda e: None, lambda e: "", width=9,
        ),
        Column(
            "name", N("runs", "Name"), N("runs", "What the run is called: F2 changes it, its folder stays."),
            lambda e: e.name.casefold(), lambda e: e.name, width=14, field="name",
        ),
        Column(
            "recipe", N("runs", "Recipe"), N("runs", "The recipe that it was trained with."),
            lambda e: _or_none(e.recipe), width=8,
        ),
        Column(
            "changes", N("runs", "Changed"),
            N("runs", "What differs from the recipe as it is shipped; of a damaged run what is wrong."),
            lambda e: _or_none(e.changes), lambda e: e.problem.replace(f"{e.path}/", "") or e.changes,
            width=12,
        ),
        Column(
            "data", N("runs", "Data"), N("runs", "The data set, or the folder of your own images."),
            lambda e: _or_none(e.data), width=7,
        ),
        Column(
            "status", N("runs", "Status"),
            N("runs", "How far its training has come, or what is wrong with it."),
            lambda e: _or_none(status_text(e)), width=7,
        ),
        Column(
            "mse", N("runs", "Test MSE"),
            N(
                "runs",
                "The mean squared error per pixel of the test images; 0 is perfect, lower is better. With * "
                "it is of the very images that it trained on, as there are no others.",
            ),
            lambda e: e.mse, mse_text, right=True, width=6,
        ),
        Column(
            "figures", N("runs", "Figures"),
            N("runs", "The figures that its recipe is held against: ✓ reached, ✗ missed."),
            _share, lambda e: ", ".join(map(reached_text, e.targets)), falling=True, width=12,
        ),
        Column(
            "reached", N("runs", "Reached"),
            N("runs", "How many of the figures are reached that its recipe is held against."),
            _share, _reached_of, right=True, falling=True, width=5,
        ),
        Column(
            "epochs", N("runs", "Epochs"), N("runs", "How often it has seen all images."),
            lambda e: float(e.epoch) if e.epoch else None, epochs_text, right=True, falling=True, width=5,
        ),
        Column(
            "seconds", N("runs", "Seconds"), N("runs", "How long the training has taken."),
            lambda e: e.seconds, lambda e: "" if e.seconds is None else f"{e.seconds:,.0f}",
            right=True, falling=True, width=6,
        ),
        Column(
            "date", N("runs", "Begun"), N("runs", "When the training began."), _moment, date_text,
            falling=True, width=9,
        ),
        Column(
            "tag", N("runs", "Tag"), N("runs", "A word of yours to group runs by: F2 changes it."),
            lambda e: _or_none(e.tag.casefold()), lambda e: e.tag, width=6, field="tag",
        ),
        Column(
            "note", N("runs", "Note"), N("runs", "What you say of the run: F2 changes it."),
            lambda e: _or_none(e.note.casefold()), lambda e: e.note, width=8, field="note",
        ),
        Column(
            "experiment", N("runs", "Experiment"), N("runs", "The sweep or ladder that it is a trial of."),
            lambda e: _or_none(e.experiment), width=10,
        ),
        Column(
            "parent", N("runs", "Branch of"), N("runs", "The run that it was branched from."),
            lambda e: _or_none(e.parent), width=10,
        ),
        Column(
            "folder", N("runs", "Folder"), N("runs", "The name of its folder on the disk."),
            lambda e: e.folder, width=19,
        ),
        Column(
            "command", N("runs", "Command"), N("runs", "What started it."),
            lambda e: _or_none(e.command), width=19,
        ),
    )
}  # fmt: skip
AT_FIRST = (
    "star", "picture", "name", "status", "recipe", "changes", "mse", "figures", "epochs", "seconds", "date",
    "tag", "note",
)  # fmt: skip
IN_TEXT = ("name", "recipe", "changes", "status", "epochs", "mse", "reached", "date", "tag")  # of a terminal


def column(key: str) -> Column:
    """A column by its key, or that of a figure by its name. Raises `KeyError`."""
    if not key.startswith(FIGURE):
        return COLUMNS[key]
    name = key.removeprefix(FIGURE)
    if not name:
        raise KeyError(key)
    words = name.replace("_", " ")
    return Column(
        key,
        words,
        translate("runs", "The figure {}.").format(words),
        lambda e: e.figures.get(name),
        right=True,
    )


def figure_names(entries: Iterable[Entry]) -> list[str]:
    """The figures that any of the runs has, those of most runs first."""
    counts: dict[str, int] = {}
    for entry in entries:
        for name in entry.figures:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))[:MOST_FIGURES]


# Order


def sorted_by(entries: Iterable[Entry], key: str, falling: bool) -> list[Entry]:
    """By a column, what has nothing there last; what is equal stays in order. Raises `KeyError`."""
    value = column(key).value
    known = [(value(entry), entry) for entry in entries]
    there = [pair for pair in known if pair[0] is not None]
    there.sort(key=lambda pair: pair[0], reverse=falling)  # type: ignore[arg-type, return-value]
    return [entry for _, entry in there] + [entry for found, entry in known if found is None]


def in_order(entries: Iterable[Entry], recipes: Sequence[str] = ()) -> list[Entry]:
    """The user's own, the newest first; then the shipped ones, as their recipes stand."""
    places = {name: number for number, name in enumerate(recipes)}
    entries = list(entries)
    own = sorted_by((e for e in entries if not e.shipped), "date", falling=True)
    shipped = sorted(
        (e for e in entries if e.shipped), key=lambda e: (places.get(e.recipe, len(places)), e.recipe)
    )
    return [*own, *shipped]


# Search


def found(entries: Iterable[Entry], text: str) -> list[Entry]:
    """The runs in which every word occurs; "tag:best" looks into that column alone."""
    words = text.casefold().split()
    return [entry for entry in entries if all(_has(entry, word) for word in words)]


def _has(entry: Entry, word: str) -> bool:
    key, colon, wanted = word.partition(":")
    if colon and key in COLUMNS:
        return wanted in COLUMNS[key].shown(entry).casefold()
    texts = (
        entry.name, entry.folder, entry.recipe, entry.changes, entry.data, entry.tag, entry.note,
        entry.experiment, status_text(entry), entry.summary, date_text(entry), "★" if entry.star else "",
    )  # fmt: skip
    return word in " ".join(texts).casefold()


# Groups


class Group(NamedTuple):
    """Runs that have something in common."""

    name: str
    entries: list[Entry]


def grouped(entries: Iterable[Entry], by: str) -> list[Group]:
    """In groups by one of `GROUPS`, in the order of their first; by "" in one without a name."""
    if by not in GROUPS:
        return [Group("", list(entries))]
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_group_of(entry, by), []).append(entry)
    without = without_name(by)
    return sorted((Group(*pair) for pair in groups.items()), key=lambda group: group.name == without)


def _group_of(entry: Entry, by: str) -> str:
    if by == "date":
        moment = started(entry)
        return without_name(by) if moment is None else f"{moment:%Y-%m-%d}"
    named = {"recipe": entry.recipe, "data": entry.data, "tag": entry.tag, "experiment": entry.experiment}
    return named[by] or without_name(by)


def without_name(by: str) -> str:
    """What the group of the others is called."""
    return {
        "recipe": translate("runs", "no recipe"),
        "data": translate("runs", "no data"),
        "tag": translate("runs", "no tag"),
        "date": translate("runs", "no date"),
        "experiment": translate("runs", "no experiment"),
    }[by]


def as_plain(entry: Entry, keys: Sequence[str]) -> Mapping[str, object]:
    """Cells for a CSV file: numbers as they are, all else as text."""
    return {key: _plain(column(key), entry) for key in keys}


def _plain(of: Column, entry: Entry) -> object:
    value = of.value(entry)
    if of.key == "epochs":
        return entry.epoch
    numeric = isinstance(value, float) and of.key not in ("date", "figures", "reached")
    return value if numeric else of.shown(entry)
