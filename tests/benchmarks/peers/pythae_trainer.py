"""pythae's trainer by its training pipeline, with networks of our own as its documentation shows.

Its adversarial model updates the encoder once a step, by both losses together, where the paper has two
updates: less work than the others do. Its prior is N(0, I).
"""

from __future__ import annotations

import sys
import tempfile

import torch
from pythae.models import AE, VAE, Adversarial_AE, Adversarial_AE_Config, AEConfig, VAEConfig
from pythae.models.base.base_utils import ModelOutput
from pythae.models.nn import BaseDecoder, BaseDiscriminator, BaseEncoder
from pythae.pipelines import TrainingPipeline
from pythae.trainers import AdversarialTrainerConfig, BaseTrainerConfig
from pythae.trainers.training_callbacks import TrainingCallback
from torch import Tensor, nn
from torch_networks import discriminator, networks
from turns import Job, Turns

job = Job(sys.argv[1])
turns = Turns() if job.answer is None else None
torch.manual_seed(job.seed)


class Encoder(BaseEncoder):
    def __init__(self, layers: nn.Module) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, images: Tensor) -> ModelOutput:
        codes = self.layers(images)
        if job.family == "variational":
            mean, log_variance = codes.chunk(2, dim=1)
            return ModelOutput(embedding=mean, log_covariance=log_variance)
        return ModelOutput(embedding=codes, log_covariance=torch.zeros_like(codes))


class Decoder(BaseDecoder):
    def __init__(self, layers: nn.Module) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, codes: Tensor) -> ModelOutput:
        return ModelOutput(reconstruction=self.layers(codes))


class Judge(BaseDiscriminator):
    def __init__(self, layers: nn.Module) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, codes: Tensor) -> ModelOutput:
        return ModelOutput(embedding=self.layers(codes))


class Listener(TrainingCallback):
    def __init__(self) -> None:
        self._left = images

    def on_epoch_begin(self, training_config, **told) -> None:
        self._left = images
        turns.go()

    def on_train_step_end(self, training_config, **told) -> None:
        size = min(job.batch, self._left)
        self._left -= size
        turns.step(size)
        if not self._left:
            turns.stand()


train = torch.from_numpy(job.images("train"))
if job.recipe["training"]["drop_last"]:
    train = train[: len(train) // job.batch * job.batch]
images = len(train)
channels_height_width = job.shape()
halves = networks(job, 2 * job.code if job.family == "variational" else None)
encoder, decoder = Encoder(halves[0]), Decoder(halves[1])
size = {"input_dim": channels_height_width, "latent_dim": job.code}
common = {
    "output_dir": tempfile.mkdtemp(prefix="pythae-"),
    "per_device_train_batch_size": job.batch,
    "num_epochs": job.epochs,
    "seed": job.seed,
}
if job.family == "variational":
    model = VAE(VAEConfig(reconstruction_loss="bce", **size), encoder, decoder)
elif job.family == "adversarial":
    config = Adversarial_AE_Config(
        reconstruction_loss="mse", adversarial_loss_scale=1.0, deterministic_posterior=True,
        reconstruction_loss_scale=2.0 / train[0].numel(), **size,
    )  # fmt: skip
    model = Adversarial_AE(config, encoder, decoder, Judge(discriminator(job)))
else:
    model = AE(AEConfig(**size), encoder, decoder)
if job.family == "adversarial":
    training = AdversarialTrainerConfig(
        autoencoder_learning_rate=job.rate, autoencoder_optimizer_params={"eps": job.epsilon},
        discriminator_learning_rate=job.rate, discriminator_optimizer_params={"eps": job.epsilon}, **common,
    )  # fmt: skip
else:
    # Its loss is the sum over the pixels where the recipe's is the mean: Adam's ε grows with it.
    scale = 1 if job.family == "variational" else train[0].numel()
    params = {"eps": job.epsilon * scale}
    training = BaseTrainerConfig(learning_rate=job.rate, optimizer_params=params, **common)
TrainingPipeline(model=model, training_config=training)(
    train_data=train, callbacks=[Listener()] if turns else None
)
with torch.no_grad():
    model.eval()
    parts = []
    for batch in torch.from_numpy(job.images("test")).split(500):
        found = encoder(batch)
        if job.family == "variational":
            mean, log_variance = found.embedding, found.log_covariance
            codes = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
            parts.append((decoder(codes).reconstruction, mean, log_variance))
        else:
            parts.append((decoder(found.embedding).reconstruction, found.embedding))
names = ("reconstruction", "codes", "log_variance")
job.say(**{n: torch.cat(p).numpy() for n, p in zip(names, zip(*parts, strict=True), strict=False)})
