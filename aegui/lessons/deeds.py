"""What a step begins with, and what its reader does: each deed is a name, a value, and another state.

`run`, `recipe`, `set`, `train`, `stop`, `panel` and `answer` are orders, which the window carries out; all
others are fields of the state. The editor records the latter by comparing states. No Qt, no torch.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from aegui.explore.cursor import cursor_at, cursor_typed
from aegui.explore.state import Fields, State, Waypoint
from aegui.lessons.panels import PANELS
from aegui.text import counted, quoted
from aegui.translation import tr

MOST = 64  # numbers, classes or points of one deed
NOWHERE = "last"  # the newest moment
EVERY = "all"  # classes


@dataclass(frozen=True)
class Deed:
    """One deed, with the value that its kind has read."""

    name: str
    value: Any

    def fields(self, state: State) -> Fields | None:
        """What of the state is other then; None for an order. Raises `ValueError` where it can't be done."""
        change = KINDS[self.name].change
        return None if change is None else change(state, self.value)


@dataclass(frozen=True)
class Kind:
    """One kind of deed."""

    name: str
    help: str
    read: Callable[[object], Any]  # the value as a lesson writes it; raises ValueError with a sentence's end
    change: Callable[[State, Any], Fields] | None = None  # None: an order
    found: Callable[[State], Any] = lambda state: None  # its value in a state; None: there is none
    proof: Callable[[Any], str] = lambda value: ""  # the condition that tells that it was done


# Values


def _text(given: object) -> str:
    if not isinstance(given, str) or not given.strip():
        raise ValueError(tr("is {}; it must be a word in quotation marks", quoted(given)))
    return given.strip()


def _true(given: object) -> bool:
    if given is not True:
        raise ValueError(tr("is {}; it is written as true, or left out", quoted(given)))
    return True


def _number(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise ValueError(tr("is {}; it must be a number", quoted(given)))
    return float(given)


def _list(given: object, what: str) -> list[Any]:
    if not isinstance(given, list) or not 0 < len(given) <= MOST:
        raise ValueError(
            tr("is {}; it must be a list of one to {} {} in brackets", quoted(given), MOST, what)
        )
    return given


def _code(given: object) -> tuple[float, ...]:
    return tuple(_number(one) for one in _list(given, tr("numbers")))


def _noise(given: object) -> tuple[str, float]:
    if isinstance(given, str):
        return _text(given), 0.0
    if not isinstance(given, list) or len(given) != 2:
        raise ValueError(tr('is {}; it must be a kind and a level, such as ["gaussian", 0.5]', quoted(given)))
    return _text(given[0]), _number(given[1])


def _moment(given: object) -> float | None:
    return None if given == NOWHERE else _number(given)


def _classes(given: object) -> tuple[str, ...] | None:
    return None if given == EVERY else tuple(_text(one) for one in _list(given, tr("names of classes")))


def _path(given: object) -> tuple[tuple[float, float], ...]:
    points = []
    for one in _list(given, tr("points")):
        if not isinstance(one, list) or len(one) != 2:
            raise ValueError(tr("has {}; a point of it is two numbers, such as [0, 1.5]", quoted(one)))
        points.append((_number(one[0]), _number(one[1])))
    return tuple(points)


def _settings(given: object) -> tuple[tuple[str, object], ...]:
    if not isinstance(given, dict) or not given:
        raise ValueError(tr('is {}; it must be settings, such as {{ "training.epochs" = 5 }}', quoted(given)))
    return tuple((str(key), value) for key, value in given.items())


def _panel(given: object) -> str:
    if given not in PANELS:
        raise ValueError(tr("is {}; it must be one of {}", quoted(given), ", ".join(PANELS)))
    return str(given)


def _answer(given: object) -> str:
    return _text(given) if isinstance(given, str) else f"{_number(given):.10g}"


# Another state


def _set_cursor(state: State, code: tuple[float, ...]) -> Fields:
    if state.cursor is None or len(state.cursor) != len(code):
        size = 0 if state.cursor is None else len(state.cursor)
        raise ValueError(
            tr("its {} are no code of the run, which has {}", counted(len(code), "number"), size)
        )
    return Fields(cursor=cursor_typed(state, code))


def _set_noise(state: State, noise: tuple[str, float]) -> Fields:
    return Fields(noise=replace(state.noise, kind=noise[0], level=noise[1]))


def _set_moment(state: State, moment: float | None) -> Fields:
    if moment is None or not state.moments:
        return Fields(moment=None)
    near = min(state.moments, key=lambda one: abs(one - moment))
    return Fields(moment=None if near == state.moments[-1] and not state.live else near)


def _names(state: State) -> tuple[str, ...]:
    return () if state.images is None else tuple(state.images.classes)


def _set_classes(state: State, names: tuple[str, ...] | None) -> Fields:
    if names is None:
        return Fields(classes=None)
    known = _names(state)
    strange = [name for name in names if name not in known]
    if strange:
        raise ValueError(tr("{} is no class of the run; there are {}", quoted(strange[0]), ", ".join(known)))
    return Fields(classes=frozenset(known.index(name) for name in names))


def _select(state: State, names: tuple[str, ...] | None) -> Fields:
    images = state.images
    if names is None or images is None or images.labels is None:
        return Fields(selection=replace(state.selection, chosen=np.zeros_like(state.selection.chosen)))
    wanted = _set_classes(state, names)["classes"]
    rows = np.flatnonzero(np.isin(images.labels, list(wanted or ())))
    return Fields(selection=state.selection.take(rows, "set"))


def _set_path(state: State, points: tuple[tuple[float, float], ...]) -> Fields:
    places = [cursor_at(state, *point) for point in points]
    return Fields(path=tuple(Waypoint(None, place) for place in places if place is not None))


def _found_classes(state: State) -> tuple[str, ...] | None:
    if state.classes is None or state.column is not None:
        return None
    return tuple(_names(state)[number] for number in sorted(state.classes))


def _plain(field: str) -> dict[str, Any]:
    """A field that is a word."""
    return {
        "read": _text,
        "change": lambda state, value: {field: value},
        "found": lambda state: getattr(state, field) or None,
        "proof": lambda value: f"{field} is {value}",
    }


ALL = (
    Kind("run", "Opens a run: a shipped one by its name, or another by its name or folder.", _text,
         found=lambda state: None if state.run is None else state.run.name,
         proof=lambda name: f"run is {name}"),
    Kind("recipe", "Puts a shipped recipe into the form.", _text),
    Kind("set", "Changes settings of the recipe, by their keys.", _settings),
    Kind("train", "Trains the recipe of the form from the start.", _true, proof=lambda _: "own"),
    Kind("stop", "Stops the training.", _true),
    Kind("panel", "Brings a panel to the front.", _panel),
    Kind("answer", "Answers the question of the step.", _answer),
    Kind("moment", 'Shows a stored epoch, the nearest there is; "last" is the newest.', _moment, _set_moment,
         lambda state: NOWHERE if state.moment is None else state.moment,
         lambda epoch: "" if epoch == NOWHERE else f"moment <= {epoch:g}"),
    Kind("cursor", "Sets the cursor to a code.", _code, _set_cursor,
         lambda state: None if state.cursor is None else [float(f"{one:.4g}") for one in state.cursor],
         lambda _: "moved > 0.1"),
    Kind("noise", "Corrupts the images of the grid: a kind and its level.", _noise, _set_noise,
         lambda state: [state.noise.kind, state.noise.level], lambda noise: f"noise is {noise[0]}"),
    Kind("backdrop", "Puts something under the codes: none, manifold, density, …", **_plain("backdrop")),
    Kind("projection", 'Chooses the plane: pca, 0,1 or tsne.', **_plain("projection")),
    Kind("page", "Shows a page of Look inside.", _text,
         lambda state, name: Fields(page=replace(state.page, name=name)),
         lambda state: state.page.name or None, lambda name: f"page is {name}"),
    Kind("listed", "Lists images: sample, selection or worst.", **_plain("listed")),
    Kind("classes", 'Shows these classes alone; "all" shows every one.', _classes, _set_classes,
         lambda state: list(_found_classes(state) or ()) or EVERY,
         lambda names: "" if names == EVERY else "hidden_classes > 0"),
    Kind("select", 'Selects all images of these classes.', _classes, _select),
    Kind("path", "Lays a path through points of the plane.", _path, _set_path),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {one.name: one for one in ALL}
ORDERS = tuple(one.name for one in ALL if one.change is None)


def read(given: Mapping[str, object]) -> tuple[Deed, ...]:
    """Deeds as a lesson writes them, in their order. Raises `ValueError` with a sentence that names one."""
    made = []
    for name, value in given.items():
        if name not in KINDS:
            raise ValueError(tr("{} is no deed; there are {}", quoted(name), ", ".join(KINDS)))
        try:
            made.append(Deed(name, KINDS[name].read(value)))
        except ValueError as error:
            raise ValueError(f"{name} {error}") from None
    return tuple(made)


def written(deed: Deed) -> object:
    """A deed's value as a lesson writes it."""
    if deed.name == "set":
        return dict(deed.value)
    if deed.value is None:
        return EVERY if deed.name in ("classes", "select") else NOWHERE
    return _listed(deed.value)


def _listed(value: object) -> object:
    return [_listed(one) for one in value] if isinstance(value, tuple) else value


def between(before: State, after: State) -> dict[str, object]:
    """What was done from one state to another, as a lesson writes it."""
    done = {}
    for kind in ALL:
        value = kind.found(after)
        if value is not None and value != kind.found(before):
            done[kind.name] = value
    return done


def proofs(done: Mapping[str, object]) -> list[str]:
    """The conditions that tell that deeds were done."""
    return [text for name, value in done.items() if (text := KINDS[name].proof(value))]


__all__ = ["ALL", "KINDS", "ORDERS", "Deed", "Kind", "between", "proofs", "read", "written"]
