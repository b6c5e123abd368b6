"""Images that were never there: codes drawn from the prior, decoded."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.explore.page import Page, Pictures
from aegui.explore.pages import PageKind, PageSource
from aegui.training.device import stream
from aegui.translation import QT_TRANSLATE_NOOP, translate

COUNT = 96  # images


def make(source: PageSource) -> Page:
    """A grid of draws."""
    title = translate("inside", "drawn from the prior: {}")
    pictures = Pictures(
        source.snapshot.decode(drawn(source, COUNT)),
        title.format(translate("priors", prior_label(source))),
    )
    return Page((pictures,), draw=source.draw + 1)


def drawn(source: PageSource, count: int, labels: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
    """Codes (count, D) from the prior as the decoder takes them, of classes (count,) where given."""
    model = source.snapshot.model
    device = next(model.parameters()).device
    generator = stream(source.recipe.training.seed, "prior", source.draw, device=device)
    told = None if labels is None else torch.tensor(labels, device=device)
    with torch.no_grad():
        codes: NDArray[np.float32] = model.prior_codes(count, generator, told).float().cpu().numpy()
    return codes


def prior_label(source: PageSource) -> str:
    """What the prior is called."""
    from aegui.parts.priors import priors

    return priors[source.recipe.prior.kind].label


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Draws from the prior"),
    QT_TRANSLATE_NOOP("inside", "What the decoder makes of codes drawn by chance: images that never were."),
    10,
    make,
    fits=lambda recipe: recipe.model.has_prior,
    by_chance=True,
)
