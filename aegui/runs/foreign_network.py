"""The networks of a run that were trained elsewhere: its ONNX files, as they were understood."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from aegui.foreign import ForeignError
from aegui.foreign.autoencoder import ForeignAutoencoder
from aegui.foreign.foreign_model import fitted
from aegui.foreign.model_folder import looked_over
from aegui.foreign.pixel_range import PixelRange
from aegui.foreign.settling import Settled
from aegui.recipe import Recipe
from aegui.runs.run_folder import FOREIGN, GRAPHS, Run, RunError
from aegui.translation import tr


def kept(settled: Settled) -> dict[str, Any]:
    """What was found out of a model, as plain values for the run's folder."""
    model = settled.model
    batches = {
        name: network.batch
        for name, network in (("encoder", model.encoder), ("decoder", model.decoder))
        if network is not None and network.batch is not None
    }
    ranges = {"range_in": model.range_in, "range_out": model.range_out}
    return {"batches": batches} | {name: one.model_dump(mode="json") for name, one in ranges.items()}


def foreign_model(run: Run, recipe: Recipe) -> ForeignAutoencoder:
    """The networks of a run as a model. Raises `RunError`."""
    about = run.foreign
    if not run.has_network:
        raise RunError(tr("{} holds codes alone: there is no decoder to make images of them.", run.name))
    try:
        # One thread: single images are decoded while the mouse moves.
        model = fitted(looked_over(run.path / GRAPHS), recipe.shape, threads=1)
        ranges = [PixelRange.model_validate(about[name]) for name in ("range_in", "range_out")]
        for network, name in ((model.encoder, "encoder"), (model.decoder, "decoder")):
            batch = about["batches"].get(name)
            if network is not None and isinstance(batch, int) and batch > 0:
                network.batch = batch
        model = replace(model, range_in=ranges[0], range_out=ranges[1])
    except ForeignError as error:
        raise RunError(str(error)) from error
    except (KeyError, AttributeError, TypeError, ValidationError) as error:
        raise RunError(tr("{} is damaged: open the model's own folder again.", run.path / FOREIGN)) from error
    return ForeignAutoencoder(recipe.plan, recipe.code_width, model)
