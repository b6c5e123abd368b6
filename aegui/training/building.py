"""From a recipe to a model, and from stored weights back to one."""

from __future__ import annotations

from typing import Any, TypeVar

import torch

from aegui.parts.models import Autoencoder
from aegui.recipe import Recipe
from aegui.training.device import stream
from aegui.translation import tr

M = TypeVar("M", bound=torch.nn.Module)


class WeightsError(ValueError):
    """Weights that can't be used: another architecture, or numbers that are none."""


def build(recipe: Recipe, device: torch.device | str = "cpu") -> Autoencoder:
    """A model with the starting weights that the recipe's seed gives."""
    model = _assemble(recipe)
    recipe.initialisation.fill(model, stream(recipe.training.seed, "initialisation"))
    return _laid_out(recipe, model.to(device))


def rebuild(recipe: Recipe, weights: dict[str, Any]) -> Autoencoder:
    """A model that holds the given weights, ready to be used. Raises `WeightsError`."""
    with torch.device("meta"):
        model = _assemble(recipe)
    check(weights, model)
    state = {name: value.float() for name, value in weights.items()}
    model.load_state_dict(state, assign=True)
    return _laid_out(recipe, model.eval().requires_grad_(False))


def twin(recipe: Recipe, model: Autoencoder, weights: dict[str, Any]) -> Autoencoder:
    """A rebuilt model with other weights of the same recipe, in a fifth of the time that building it takes:
    a training shows several a second. Raises `WeightsError`."""
    check(weights, model)
    state = {name: value.float() for name, value in weights.items()}
    return _laid_out(recipe, _with_weights(model, state, ""))


def _with_weights(module: M, state: dict[str, Any], path: str) -> M:
    """A module and all below it, with tensors that are named by where they stand; all else is shared."""
    another = object.__new__(type(module))
    content = vars(another)
    content.update(vars(module))
    content["_parameters"] = {
        name: None if one is None else torch.nn.Parameter(state[path + name], requires_grad=False)
        for name, one in module._parameters.items()
    }
    content["_buffers"] = {
        name: state.get(path + name, one) for name, one in module._buffers.items()
    }  # fmt: skip
    content["_modules"] = {
        name: None if one is None else _with_weights(one, state, f"{path}{name}.")
        for name, one in module._modules.items()
    }
    return another


def check(weights: dict[str, Any], model: Autoencoder) -> None:
    """Hold names, shapes and numbers of weights against a model. Raises `WeightsError`."""
    wanted = model.state_dict()
    if missing := wanted.keys() - weights.keys():
        raise WeightsError(tr("these are the weights of another model: {} is missing", min(missing)))
    if surplus := weights.keys() - wanted.keys():
        raise WeightsError(
            tr("these are the weights of another model: {} does not belong to it", min(surplus))
        )
    for name, value in weights.items():
        if value.shape != wanted[name].shape:
            given, needed = tuple(value.shape), tuple(wanted[name].shape)
            raise WeightsError(
                tr("these are the weights of another model: {} is {}, not {}", name, given, needed)
            )
    if not finite(weights):
        raise WeightsError(tr("the weights hold values that are no numbers (NaN or infinite)"))


def finite(weights: dict[str, Any]) -> bool:
    """Whether every weight is a number; one pass and one answer from the device."""
    sums = [v.detach().float().sum() for v in weights.values() if v.is_floating_point()]
    return bool(torch.isfinite(torch.stack(sums)).all()) if sums else True


def size_of(recipe: Recipe) -> int:
    """How many parameters a recipe's model has, without making it."""
    with torch.device("meta"):
        return parameter_count(_assemble(recipe))


def unfilled(recipe: Recipe) -> Autoencoder:
    """A model whose weights nobody has started."""
    return _assemble(recipe)


def parameter_count(model: Autoencoder) -> int:
    return sum(p.numel() for p in model.parameters())


def _laid_out(recipe: Recipe, model: Autoencoder) -> Autoencoder:
    """Convolutions are faster with the channels of a pixel side by side."""
    if recipe.network.channels_last:
        model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return model


def _assemble(recipe: Recipe) -> Autoencoder:
    return recipe.model.build(recipe.plan)
