"""The plain autoencoder: it learns to give back what it was shown (Hinton & Salakhutdinov, 2006).

With a corrupted input and a clean target it is the denoising autoencoder (Vincent et al., 2010), with a
penalty the sparse or the contractive one.
"""

from __future__ import annotations

from typing import ClassVar

from aegui.parts.models import Autoencoder, Batch, Family, Losses, Plan, appearance, families
from aegui.parts.registry import QT_TRANSLATE_NOOP


class PlainAutoencoder(Autoencoder):
    """loss = reconstruction + weight · penalty."""

    def losses(self, batch: Batch) -> Losses:
        seen = self.disturbed(batch.input, batch.generator)
        codes = self.encoder(seen)
        return self.penalised(self.compare(codes, batch.target)[0], seen, codes, batch)

    def measure(self, batch: Batch) -> Losses:
        seen = self.entrance(batch.input)
        codes = self.encoder(seen)
        reconstruction, shown = self.compare(codes, batch.target)
        return {
            **self.penalised(reconstruction, seen, codes, batch),
            **appearance(shown, batch.target, codes),
        }


@families.add(
    "plain",
    QT_TRANSLATE_NOOP("models", "Plain"),
    QT_TRANSLATE_NOOP("models", "Learns to give back its input through the code alone."),
    order=0,
)
class Plain(Family):
    """No demand on the code but its size, and the recipe's penalty."""

    penalisable: ClassVar[bool] = True

    def build(self, plan: Plan) -> Autoencoder:
        return PlainAutoencoder(plan, self.code)
