"""What a lesson can show, point at and hide, by name. A test of the window holds the names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aegui.translation import QT_TRANSLATE_NOOP

PANELS = (
    "latent", "decoded", "images", "losses", "inside", "own", "path", "axis_pairs", "directions", "groups",
    "sample", "recipe", "runs",
)  # fmt: skip


def can_point_at(name: str) -> bool:
    """Whether a name is a panel's, or of something in one or in the bar on top, as `losses.log`."""
    first, _, rest = name.partition(".")
    return name in PANELS or first == "bar" or (first in PANELS and bool(rest))


@dataclass(frozen=True)
class Switch:
    """Something that a teacher can take out of a class's hands while a lesson runs."""

    name: str
    label: str  # marked for translation
    panels: tuple[str, ...] = ()  # that can't be opened meanwhile
    actions: tuple[str, ...] = ()  # names of actions that would go round it


ALL = (
    Switch("recipe", QT_TRANSLATE_NOOP("lessons", "the form of the recipe"), ("recipe",),
           ("panel.recipe", "recipe.reset")),
    Switch("runs", QT_TRANSLATE_NOOP("lessons", "the list of runs"), ("runs",),
           ("panel.runs", "runs.table", "runs.search")),
    Switch("training", QT_TRANSLATE_NOOP("lessons", "training: train, stop, step"), (),
           ("train", "stop", "step", "resume", "branch", "experiment.sweep", "experiment.ladder",
            "experiment.open")),
    Switch("inside", QT_TRANSLATE_NOOP("lessons", "Look inside"), ("inside",), ("panel.inside",)),
    Switch("drawing", QT_TRANSLATE_NOOP("lessons", "drawing one's own image"), ("own",),
           ("panel.own", "own.paste", "own.open", "own.take", "own.go", "own.clear")),
    Switch("help", QT_TRANSLATE_NOOP("lessons", "“Do it for me”")),
)  # fmt: skip
SWITCHES: Mapping[str, Switch] = {one.name: one for one in ALL}
