"""The plain autoencoder: it learns to give back what it was shown (Hinton & Salakhutdinov, 2006).

With a corrupted input and a clean target it is the denoising autoencoder (Vincent et al., 2010).
"""

from __future__ import annotations

from torch import nn

from aegui.losses import Loss
from aegui.models import Autoencoder, Batch, Family, Losses, families
from aegui.registry import QT_TRANSLATE_NOOP


class PlainAutoencoder(Autoencoder):
    """loss = reconstruction."""

    def losses(self, batch: Batch) -> Losses:
        return {"loss": self.loss(self(batch.input), batch.target)}


@families.add(
    "plain",
    QT_TRANSLATE_NOOP("models", "Plain"),
    QT_TRANSLATE_NOOP("models", "Learns to give back its input through the code alone."),
    order=0,
)
class Plain(Family):
    """No demand on the code but its size."""

    def build(self, encoder: nn.Sequential, decoder: nn.Sequential, loss: Loss) -> Autoencoder:
        return PlainAutoencoder(encoder, decoder, loss)
