"""What is looked at, as plain values: a bookmark, and what else a picture or a table shows. No Qt."""

from __future__ import annotations

import math
from typing import Any

from aegui.explore.bookmarks import bookmark, from_plain, returned
from aegui.explore.bookmarks import to_plain as bookmarks_to_plain
from aegui.explore.latent_path import FEWEST, MOST
from aegui.explore.page_choice import PageChoice
from aegui.explore.state import Fields, Noise, State, ViewRequest, Waypoint
from aegui.text import counted
from aegui.translation import tr

PLAIN = ("listed", "ranked_by", "listed_class", "interpolation", "direction", "sample", "painted")


def to_plain(state: State) -> dict[str, Any] | None:
    """What is seen now; None before there are codes."""
    kept = bookmark(state, "")
    if kept is None:
        return None
    (entry,) = bookmarks_to_plain([kept])
    page = state.page
    return entry | {
        **{name: getattr(state, name) for name in PLAIN},
        "noise": [state.noise.kind, state.noise.level, state.noise.draw],
        "frames": state.frames,
        "path": [[None if one.name is None else list(one.name), list(one.place)] for one in state.path],
        "page": [page.name, page.draw, [list(option) for option in page.options]],
    }


def restored(plain: Any, state: State) -> Fields:
    """What of a state is to be other, so that the same is seen again once its moment is shown.

    Raises `ValueError` with a sentence's end where the values are none of a view, or of another code.
    """
    try:
        (kept,) = from_plain([plain])
        size, there = len(kept.state.cursor or ()), len(state.cursor or ())
        if size != there:
            raise ValueError(tr("its code has {}, and that of the run {}", counted(size, "dimension"), there))
        fields = returned(kept, state) | _more(plain)
        if kept.state.view is not None:
            fields["view_asked"] = ViewRequest(kept.state.view)
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(tr("its view can't be understood ({})", error)) from error
    return fields


def _more(plain: Any) -> Fields:
    """Beside the bookmark; a file without has none."""
    fields: dict[str, Any] = {name: str(plain[name]) for name in PLAIN if name in plain}
    if "noise" in plain:
        kind, level, draw = plain["noise"]
        fields["noise"] = Noise(str(kind), _finite(level), int(draw))
    if "frames" in plain:
        fields["frames"] = min(max(int(plain["frames"]), FEWEST), MOST)
    if "path" in plain:
        fields["path"] = tuple(
            Waypoint(
                None if name is None else (str(name[0]), str(name[1]), int(name[2])),
                tuple(_finite(one) for one in place),
            )
            for name, place in plain["path"]
        )
    if "page" in plain:
        name, draw, options = plain["page"]
        read = tuple(
            (str(page), str(option), None if noise is None else (str(noise[0]), _finite(noise[1])))
            for page, option, noise in options
        )
        fields["page"] = PageChoice(str(name), int(draw), read)
    return fields  # type: ignore[return-value]  # names of fields, each with a value of its kind


def _finite(given: Any) -> float:
    number = float(given)
    if not math.isfinite(number):
        raise ValueError(tr("a number of its view is none"))
    return number
