"""What a choice needs beside it: the fewest other choices with which a recipe fits together again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from itertools import combinations, product
from math import prod
from typing import Any

from aegui.recipe import REGISTRIES, Recipe, RecipeError

Changes = dict[str, Any]  # keys of settings, or of whole sections, in the order they are made

COLOUR = {"data.kind": "cifar10"}
FREE = {"network.image": None}  # made for whatever shape the images have
MOST = 4  # companions of one choice
PAIRED = {"filters": "strides", "growing": "growth"}  # lists of a network that are as long as each other
GROWTHS = ((2, 2), (2,), (2, 2, 2), (1,))  # of the square code, those that keep it small first


def fitted(recipe: Recipe, key: str, changes: Changes, back: Changes) -> tuple[Recipe, Changes, Changes]:
    """The recipe with changes made by setting `key`, the companions that they needed, and what takes those
    back; `back` is what takes earlier ones back.

    Raises `RecipeError` where no companions help.
    """
    raw = _with(recipe.model_dump(mode="json"), back)
    offers = [
        offer
        for offer in _offers(recipe, key, changes)
        if not offer.keys() & changes.keys() and not stands(raw, offer)
    ]
    refusal: RecipeError | None = None
    for along in _together(offers):
        try:
            made = recipe.changed(deepcopy(back) | changes | along)  # setting a key changes its section
        except RecipeError as error:
            refusal = refusal or error
            if str(error).startswith(f"{key} "):
                break  # no companion helps a value that is wrong by itself
            continue
        along |= (following := _summed(made, key) | _measured(recipe, made, key))
        return made.changed(following), along, _former(raw, along)
    assert refusal is not None
    raise refusal


def _together(offers: list[Changes]) -> Iterator[Changes]:
    """None of the offers, each, and those that go together: the fewest first."""
    for count in range(min(len(offers), MOST) + 1):
        for chosen in combinations(offers, count):
            along = {name: value for offer in chosen for name, value in offer.items()}
            if len(along) == sum(map(len, chosen)):  # else two of them stand for each other
                yield along


def _with(raw: Changes, changes: Changes) -> Changes:
    """Plain values with whole sections or settings put back."""
    for key, value in changes.items():
        section, _, name = key.partition(".")
        raw[section] = {**raw[section], name: value} if name else value
    return raw


def _former(raw: Changes, along: Changes) -> Changes:
    """What takes companions back: another kind of part with all the settings it had."""
    parts = [key.partition(".")[0] for key in along if key.endswith(".kind")]
    rest = [key for key in along if key.partition(".")[0] not in parts]
    return {section: raw[section] for section in parts} | {key: _value(raw, key) for key in rest}


def stands(raw: Changes, changes: Changes) -> bool:
    """Whether a recipe's plain values are as the changes would make them."""
    return all(_value(raw, key) == value for key, value in changes.items())


def _value(raw: Changes, key: str) -> Any:
    """What stands at a dotted key; None where there is nothing."""
    section, _, name = key.partition(".")
    return raw[section].get(name)


def _offers(recipe: Recipe, key: str, changes: Changes) -> Iterator[Changes]:
    """What may be changed beside a setting, that which matters least first."""
    section, _, name = key.partition(".")
    if section == "data":
        yield FREE
        yield {"task.kind": "restore"}
        yield {"model.labels": False} if hasattr(recipe.model, "labels") else {}
        yield {"model.kind": "adversarial"}
    if key == "task.kind":
        yield FREE
        yield COLOUR
    if key in ("network.kind", "model.kind", "penalty.kind"):
        yield {"network.code_activation": "sigmoid" if section == "penalty" else "linear"}
    if key == "network.kind":
        yield {"network.code_activation": "sigmoid"}
    if key in ("network.kind", "loss.kind"):
        yield {"network.output_activation": "sigmoid"}
    if key == "model.kind":
        yield {"penalty.kind": "none"}
        yield {"prior.kind": "gaussian", "prior.sigma": 1.0}
    if key == "prior.kind":
        yield {"model.code": 2}
    if section == "network":
        yield from _as_long(recipe, name, changes)
    if section in ("data", "task", "network", "model") and key != "model.code":
        with suppress(ValueError, TypeError):  # of values that no recipe will take
            yield from _square(recipe, changes | (COLOUR if section == "task" else {}))


def _as_long(recipe: Recipe, name: str, changes: Changes) -> Iterator[Changes]:
    """Strides for as many filters, or the other way round: the last is repeated, or those too many go."""
    other = PAIRED.get(name) or {two: one for one, two in PAIRED.items()}.get(name, "")
    value, old = changes.get(f"network.{name}"), list(getattr(recipe.network, other, ()))
    if old and isinstance(value, list) and value:
        yield {f"network.{other}": (old + old[-1:] * len(value))[: len(value)]}


def _square(recipe: Recipe, changes: Changes) -> Iterator[Changes]:
    """Codes that a network which lays them out as a square can enlarge to the images."""
    if changes.get("network.kind", recipe.network.kind) != "reshaping":
        return
    shape = _part(recipe, "data", changes).shape
    family = _part(recipe, "model", changes)
    beside = family.width(len(_part(recipe, "data", changes).classes)) - family.code  # the label's numbers
    side = changes.get("network.side", getattr(recipe.network, "side", 0))
    given = changes.get("network.growth")
    now = getattr(recipe.network, "growth", GROWTHS[0])
    growths = [tuple(given)] if isinstance(given, list) and given else [now, *GROWTHS]
    for whole, growth in product(dict.fromkeys((side, 0)), dict.fromkeys(growths)):
        start, rest = divmod(whole or shape[1], prod(growth) or 1)
        code = start * start - beside
        if rest or code < 1:
            continue
        offer = {"model.code": code, "network.side": whole}
        if growth not in (now, given):
            offer["network.growth"] = list(growth)
            offer["network.growing"] = [16 * 2**n for n in reversed(range(len(growth)))]
        yield {name: value for name, value in offer.items() if name not in changes}


def _part(recipe: Recipe, section: str, changes: Changes) -> Any:
    """A part as the changes make it."""
    part = getattr(recipe, section)
    own = {key.partition(".")[2]: value for key, value in changes.items() if key.startswith(f"{section}.")}
    if own.get("kind", part.kind) != part.kind:
        fields = REGISTRIES[section][own["kind"]].what.model_fields
    else:
        fields = type(part).model_fields
    kept = {name: value for name, value in dict(part).items() if name in fields}
    return REGISTRIES[section].make({"kind": part.kind, **kept, **own})


def _summed(recipe: Recipe, key: str) -> Changes:
    """KL and penalties count beside the error of the whole image; beside its mean they drown it."""
    penalised = recipe.penalty.recorded is not None
    demanding = {"model.kind": recipe.model.has_posterior, "penalty.kind": penalised}
    return {"loss.reduction": "sum"} if demanding.get(key) and recipe.loss.reduction == "mean" else {}


def _measured(before: Recipe, recipe: Recipe, key: str) -> Changes:
    """Limits that are typed in are fixed; those of another rule are found anew, and of other images the names
    of their channels, too."""
    how, limits = getattr(recipe.data, "intensities", ""), getattr(recipe.data, "limits", ())
    if key == "data.limits":
        wanted = "fixed" if limits else "min-max"
        return {"data.intensities": wanted} if (how == "fixed") is not bool(limits) else {}
    old, new = (getattr(one.data, "path", "") for one in (before, recipe))
    if key == "data.path" and old not in ("", new):
        named: Changes = {"data.channels": []} if getattr(recipe.data, "channels", ()) else {}
        if not limits:
            return named
        return {"data.intensities": "auto" if how == "fixed" else how, "data.limits": [], **named}
    rules = ("data.intensities", "data.range_of", "data.percentiles")
    return {"data.limits": []} if key in rules and limits and how != "fixed" else {}
