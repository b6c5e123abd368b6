"""What is imported and prepared in the background while the window is already on screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.records import NoiseChoice
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.recipe import Recipe


@dataclass(frozen=True, eq=False)
class Ready:
    """Everything that needs torch to be imported first."""

    recipes: dict[str, Recipe]
    broken: dict[str, str]  # name → why a shipped recipe can't be used
    devices: list[tuple[str, str]]  # key and description, the automatic one first


def warm_up() -> Ready:
    """Import torch and the parts; read the shipped recipes."""
    from aegui import recipe as recipes
    from aegui.runs import jobs, snapshot  # noqa: F401  (imported so that nobody waits later)

    found: dict[str, Recipe] = {}
    broken: dict[str, str] = {}
    for name, path in recipes.shipped().items():
        try:
            found[name] = recipes.read(path)
        except recipes.RecipeError as error:
            broken[name] = str(error)
    return Ready(found, broken, devices())


def devices() -> list[tuple[str, str]]:
    """What a training can compute on, the fastest first, and what each is called."""
    import torch

    from aegui.training import device

    threads = device.all_threads()
    return [(name, device.describe(torch.device(name), threads)) for name in device.available()]


def noise_choices() -> tuple[NoiseChoice, ...]:
    """The corruptions that images can be shown with, in the language of now."""
    from annotated_types import Ge, Le

    from aegui.parts.noises import level_of, noises

    choices = []
    for entry in noises:
        name = level_of(entry.what)
        field = entry.what.model_fields.get(name)
        limits = field.metadata if field else []
        low = next((float(limit.ge) for limit in limits if isinstance(limit, Ge)), 0.0)  # type: ignore[arg-type]
        high = next((float(limit.le) for limit in limits if isinstance(limit, Le)), 1.0)  # type: ignore[arg-type]
        title = field.title or "" if field else ""
        label, help, title = (translate("noises", text) for text in (entry.label, entry.help, title))
        choices.append(NoiseChoice(entry.name, label, help, title, low, high))
    return tuple(choices)


def noise_of(recipe: Recipe) -> tuple[str, float]:
    """Kind and strength of a recipe's corruption."""
    from aegui.parts.noises import strength

    return recipe.corruption.kind, strength(recipe.corruption)
