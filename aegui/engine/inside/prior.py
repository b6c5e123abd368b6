"""Images that were never there: codes drawn from the prior, decoded."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from aegui.engine.inside import QT_TRANSLATE_NOOP, Figure, Seen
from aegui.explore.page import Page, Pictures
from aegui.training.device import stream

COUNT = 96  # images


def make(seen: Seen) -> Page:
    """A grid of draws."""
    title = QCoreApplication.translate("inside", "drawn from the prior: {}")
    pictures = Pictures(
        seen.snapshot.decode(drawn(seen, COUNT)),
        title.format(QCoreApplication.translate("priors", prior_label(seen))),
    )
    return Page((pictures,), draw=seen.draw + 1)


def drawn(seen: Seen, count: int, labels: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
    """Codes (count, D) from the prior as the decoder takes them, of classes (count,) where given."""
    model = seen.snapshot.model
    device = next(model.parameters()).device
    generator = stream(seen.recipe.training.seed, "prior", seen.draw, device=device)
    told = None if labels is None else torch.tensor(labels, device=device)
    with torch.no_grad():
        codes: NDArray[np.float32] = model.prior_codes(count, generator, told).float().cpu().numpy()
    return codes


def prior_label(seen: Seen) -> str:
    """What the prior is called."""
    from aegui.parts.priors import priors

    return priors[seen.recipe.prior.kind].label


FIGURE = Figure(
    QT_TRANSLATE_NOOP("inside", "Draws from the prior"),
    QT_TRANSLATE_NOOP("inside", "What the decoder makes of codes drawn by chance: images that never were."),
    10,
    make,
    fits=lambda recipe: recipe.model.has_prior,
    by_chance=True,
)
