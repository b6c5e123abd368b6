"""Recipes as older programs wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OF_ADAM = ("beta1", "beta2", "epsilon")  # that stood in the section of the training


def as_now(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A recipe as it is written now. What is neither is left, to be refused by name."""
    given = dict(raw)
    _take_headline(given)
    _take_optimizer(given)
    schedule = given.get("schedule")
    if isinstance(schedule, Mapping) and "kind" not in schedule:  # there was one, and it had no name
        given["schedule"] = {"kind": "constant", **schedule}
    return given


def _take_headline(given: dict[str, Any]) -> None:
    """There was one target, which was called the headline."""
    if "targets" not in given and isinstance(given.get("headline"), Mapping):
        given["targets"] = [given.pop("headline")]
    elif given.get("headline", "") is None:
        del given["headline"]


def _take_optimizer(given: dict[str, Any]) -> None:
    """The optimizer was always Adam, and its settings stood beside the learning rate."""
    training, optimizer = given.get("training"), given.get("optimizer", {"kind": "adam"})
    if not isinstance(training, Mapping) or not training.keys() & set(OF_ADAM):
        return
    if isinstance(optimizer, str):
        optimizer = {"kind": optimizer}
    if isinstance(optimizer, Mapping):
        given["training"] = {name: value for name, value in training.items() if name not in OF_ADAM}
        moved = {name: training[name] for name in OF_ADAM if name in training}
        given["optimizer"] = {**optimizer, **moved}
