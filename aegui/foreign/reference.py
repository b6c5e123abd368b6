"""Holds graphs against inputs that lie beside them with their outputs. No torch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.foreign import ForeignError
from aegui.foreign.onnx_network import OnnxNetwork
from aegui.text import counted
from aegui.translation import tr

AGREES = 1e-3  # of the largest value: a reference may differ by that much

Arrays = Mapping[str, NDArray[Any]]


def check(name: str, encoder: OnnxNetwork | None, decoder: OnnxNetwork | None, reference: Arrays) -> str:
    """Run both networks on the reference of the folder of this name; what was found, in a sentence.

    Raises `ForeignError`.
    """
    said = []
    for network, given, expected, what in (
        (encoder, "images", "codes", "codes"),
        (decoder, "codes", "outputs", "images"),
    ):
        if network is None or given not in reference or expected not in reference:
            continue
        inputs = _inputs(name, network, reference, given)
        if inputs is None:
            continue
        made = network(inputs).reshape(len(inputs), -1)
        wanted = reference[expected].astype(np.float32).reshape(len(inputs), -1)
        if network.gives_labels:  # the reference may have them beside the code
            made = made[:, : wanted.shape[1]]
        if made.shape != wanted.shape:
            raise ForeignError(
                tr(
                    "{} gives {} for each input, and the {} of the reference have {:,}.",
                    network.path.name,
                    counted(made.shape[1], "number"),
                    expected,
                    wanted.shape[1],
                )
            )
        apart = float(np.abs(made - wanted).max())
        scale = max(float(np.abs(wanted).max()), 1.0)
        if not apart <= AGREES * scale:
            raise ForeignError(
                tr(
                    "{} does not give the {} of the reference: the largest difference is {:.3g}, "
                    "where {:.1g} is allowed. The graph and the reference are not of one training, "
                    "or something was left out of the graph.",
                    network.path.name,
                    what,
                    apart,
                    AGREES * scale,
                )
            )
        said.append(tr("{} within {:.1g}", what, apart))
    if not said:
        raise ForeignError(tr("The reference holds nothing that this model can be held against."))
    return tr("The reference is met: {}.", tr(" and ").join(said))


def _inputs(name: str, network: OnnxNetwork, reference: Arrays, given: str) -> NDArray[np.float32] | None:
    """What a network is given, as it takes it; None where the labels that it needs are not there."""
    inputs = reference[given].astype(np.float32)
    try:
        if network.labels is None:
            return inputs.reshape(len(inputs), *(size or -1 for size in network.shape))
        rows, count = inputs.reshape(len(inputs), -1), network.labels.count
        if rows.shape[1] == network.width:
            return rows
        if "labels" not in reference:
            return None
        labels = reference["labels"].reshape(len(rows), -1)
        if labels.shape[1] == 1:
            labels = np.eye(count, dtype=np.float32)[labels[:, 0].astype(np.int64)]
        return np.concatenate([rows, labels.astype(np.float32).reshape(-1, count)], axis=1)
    except (ValueError, IndexError):
        raise ForeignError(
            tr("The {} of {}'s reference are of another size than {} takes.", given, name, network.path.name)
        ) from None
