"""A bookmark is a state as JSON, with a name: it names images, and holds no model. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from aegui.analysis import latent
from aegui.explore.column import CLASS, GROUP
from aegui.explore.grouping import from_plain as groups_from_plain
from aegui.explore.grouping import to_plain as groups_to_plain
from aegui.explore.selection import Names, Selection
from aegui.explore.state import Fields, State
from aegui.explore.view_state import restored, view_state
from aegui.parts.channels import MOST_SHOWN
from aegui.text import counted
from aegui.training.splits import NAMED
from aegui.translation import tr

LARGEST, MOST_ROWS = float(np.finfo(np.float32).max), int(np.iinfo(np.int64).max)


@dataclass(frozen=True, eq=False)
class Bookmark:
    """What was seen, and at which moment; a path is not kept with the run."""

    name: str
    state: State  # its plane is there where its name alone does not say which it was


def bookmark(state: State, name: str) -> Bookmark | None:
    """What is seen now; None before there are codes."""
    view, plane = view_state(state), state.plane
    if view is None:
        return None
    kept = plane if isinstance(plane, latent.Axes) and plane.key == view.projection == "pca" else None
    moment = None if state.model is None else state.model.moment
    return Bookmark(name, replace(view, moment=moment, plane=kept, view=state.view, path=(), tags=None))


def returned(bookmark: Bookmark, state: State) -> Fields:
    """What of a state is to be other, so that what was seen is seen again once its moment is shown."""
    fields = restored(bookmark.state, state, bookmark.state.plane)
    fields.pop("path", None)
    fields.pop("tags", None)
    fields.pop("endpoints", None)
    return fields


def to_plain(bookmarks: list[Bookmark]) -> list[dict[str, Any]]:
    """As they are kept with a run."""
    return [_entry(one.name, one.state) for one in bookmarks]


def _entry(name: str, state: State) -> dict[str, Any]:
    return {
        "name": name,
        "epoch": state.moment,
        "code": state.cursor,
        "axes": state.projection,
        "backdrop": state.backdrop,
        "classes": None if state.classes is None else sorted(state.classes),
        "colouring": state.colouring,
        "span": state.span,
        "channels": list(state.shown_channels),
        "grouping": groups_to_plain(state),
        "selected": _grouped(state.selection.names),
        "range": state.view,
        "plane": _plane(state.plane) if isinstance(state.plane, latent.Axes) else None,
    }


def from_plain(content: Any) -> list[Bookmark]:
    """The other way. Raises one of `annotations.MISUNDERSTOOD` for anything else."""
    return [_bookmark(entry) for entry in content]


def _bookmark(entry: Any) -> Bookmark:
    if not (isinstance(entry["code"], list) and isinstance(entry["selected"], dict)):
        raise ValueError(tr("a code is a list, and what is selected is named by data set and split"))
    code, classes, epoch, place = _numbers(entry["code"]), entry["classes"], entry["epoch"], entry["range"]
    key = str(entry["axes"])
    if not latent.offers(len(code), key):
        raise ValueError(tr("a code of {} has no plane “{}”", counted(len(code), "dimension"), key))
    selected = {
        (images, one, NAMED) if isinstance(one, str) else (*images.rsplit("/", 1), _row(one))
        for images, rows in entry["selected"].items()
        for one in rows
    }
    if any(len(name) != 3 for name in selected):
        raise ValueError(tr("a selected image is none"))
    left, bottom, right, top = (0.0, 0.0, 1.0, 1.0) if place is None else _numbers(place)
    if not (left < right and bottom < top):
        raise ValueError(tr("the range of the plane is none"))
    state = State(
        moment=None if epoch is None else _numbers([epoch])[0],
        projection=key,
        plane=None if entry["plane"] is None else _axes(key, entry["plane"], len(code)),
        cursor=code,
        selection=Selection(elsewhere=frozenset(selected)),
        classes=None if classes is None else frozenset(int(n) for n in classes),
        backdrop=str(entry["backdrop"]),
        shown_channels=tuple(int(one) for one in entry.get("channels", ()))[:MOST_SHOWN],
        view=None if place is None else (left, bottom, right, top),
    )
    return Bookmark(str(entry["name"]), replace(state, **_groups(entry)))


def _groups(entry: Any) -> Fields:
    """The same of a bookmark; older ones have none. Raises `ValueError` for settings that are none."""
    given, span = entry.get("grouping"), entry.get("span")
    colouring = str(entry.get("colouring", CLASS))
    if span is not None:
        low, high = _numbers(span)
        span = low, high
    if given is None:
        return Fields(colouring=CLASS if colouring == GROUP else colouring, span=span)
    return groups_from_plain(given) | Fields(colouring=colouring, span=span)


def _row(given: Any) -> int:
    """The place of an image in its split. Raises `ValueError` for others."""
    row = int(given)
    if not 0 <= row <= MOST_ROWS:
        raise ValueError(tr("a selected image is none"))
    return row


def _numbers(given: Any) -> tuple[float, ...]:
    """Numbers that codes can be made of. Raises `ValueError` for others, as the endless ones."""
    numbers = tuple(float(n) for n in given)
    if not all(abs(n) <= LARGEST for n in numbers):
        raise ValueError(tr("a number is too large, or none"))
    return numbers


def _grouped(names: Names) -> dict[str, list[int | str]]:
    """The images of each split together: {"mnist/test": [4, 62]}; the user's own: {"folder": ["a.png"]}."""
    groups: dict[str, list[int | str]] = {}
    for data, split, row in sorted(names):
        if row == NAMED:
            groups.setdefault(data, []).append(split)
        else:
            groups.setdefault(f"{data}/{split}", []).append(row)
    return groups


def _plane(axes: latent.Axes) -> dict[str, Any]:
    return {"names": axes.names, "origin": axes.origin.tolist(), "basis": axes.basis.tolist()}


def _axes(key: str, given: Any, size: int) -> latent.Axes:
    """A plane as it was kept. Raises `ValueError` where it is none, or of another space."""
    names, origin, basis = given["names"], _numbers(given["origin"]), np.array(given["basis"], np.float64)
    if not (isinstance(names, list) and len(names) == 2):
        raise ValueError(tr("a plane has two names"))
    if len(origin) != size or basis.shape != (2, size):
        raise ValueError(tr("the plane is not one through codes of {}", counted(size, "dimension")))
    if not np.allclose(basis @ basis.T, np.eye(2), atol=1e-3):
        raise ValueError(tr("the directions of the plane are not at right angles, or not of length 1"))
    across, up = str(names[0]), str(names[1])
    return latent.Axes(key, (across, up), np.array(origin, np.float32), basis.astype(np.float32))
