"""What the shipped recipes say by themselves, and what a run was trained with instead.

The defaults of a recipe need its parts, and those need torch: what is told is kept for a version of them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from typing import Any

from aegui import paths
from aegui.text import shortened
from aegui.version import __version__

NOT_TRAINED = {"name", "group", "summary", "targets", "headline", "class_names"}
OWN = ("path", "images", "labels", "intensities")  # of the user's own images: the name of the data says it
AUTOMATIC = "auto"  # a run says what that came to on its machine, which is no change
LONGEST = 300  # characters

Flat = dict[str, Any]


def can_be_told(may_import: bool) -> bool:
    """Whether `defaults` imports nothing that is not there yet, or may."""
    return may_import or "aegui.recipe" in sys.modules


@cache
def defaults() -> Mapping[str, Flat]:
    """The settings of every shipped recipe by its name, as "training.batch" → 128. Imports torch."""
    from aegui.recipe import RecipeError, find, shipped

    found = {}
    for name in shipped():
        with suppress(RecipeError):
            found[name] = flat(find(name).model_dump(mode="json"))
    return found


def mark() -> str:
    """Other for another version of the program, of its recipes or of the parts that have the defaults."""
    seen = [__version__]
    for folder in (paths.resources() / "recipes", paths.PACKAGE / "parts", paths.PACKAGE / "recipe"):
        for above, folders, files in os.walk(folder):
            folders[:] = [name for name in folders if name != "__pycache__"]
            for name in files:
                with suppress(OSError):
                    found = os.stat(os.path.join(above, name))
                    seen.append(f"{name} {found.st_mtime_ns} {found.st_size}")
    return blake2b("\n".join(sorted(seen)).encode(), digest_size=8).hexdigest()


def flat(values: Mapping[str, Any], prefix: str = "") -> Flat:
    """Settings by their whole names; a part that is only named is its kind."""
    found: Flat = {}
    for name, value in values.items():
        if not prefix and name in NOT_TRAINED:
            continue
        if isinstance(value, Mapping):
            found |= flat(value, f"{prefix}{name}.")
        elif not prefix and isinstance(value, str):
            found[f"{name}.kind"] = value
        else:
            found[f"{prefix}{name}"] = value
    return found


def changes_of(recipe: Mapping[str, Any]) -> str:
    """What a run's recipe has otherwise than the shipped one of its name: "model.code=16, training.seed=3".

    A setting that the run does not name is as it is by itself; with another kind of part only what the run
    names counts. "" where there is no such recipe, or no difference. Imports torch.
    """
    from aegui.recipe.older import as_now

    before = defaults().get(str(recipe.get("name")))
    if before is None:
        return ""
    data = recipe.get("data")
    own = isinstance(data, Mapping) and "path" in data
    changed = []
    for key, value in flat(as_now(recipe)).items():
        section, _, name = key.partition(".")
        if own and section == "data" and (name in OWN or name == "kind"):
            continue
        if key not in before or before[key] not in (value, AUTOMATIC):
            changed.append(f"{section if name == 'kind' else key}={_worded(value)}")
    return shortened(", ".join(changed), LONGEST)


def _worded(value: object) -> str:
    """As it is written on the command line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    return shortened(value if isinstance(value, str) else json.dumps(value, default=str), 60)
