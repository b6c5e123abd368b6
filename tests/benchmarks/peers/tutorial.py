"""A tutorial's loop in PyTorch: DataLoader, Adam, `loss.item()`; adversarial phases as in the DCGAN tutorial.

The images lie in memory as float tensors, which is faster than torchvision's data set with `ToTensor`.
"""

from __future__ import annotations

import sys

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import DataLoader, TensorDataset
from torch_networks import discriminator, networks
from turns import Job, Turns

job = Job(sys.argv[1])
turns = Turns() if job.answer is None else None
torch.manual_seed(job.seed)
encoder, decoder = networks(job, 2 * job.code if job.family == "variational" else None)
adam = {"lr": job.rate, "eps": job.epsilon}
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], **adam)
loader = DataLoader(
    TensorDataset(torch.from_numpy(job.images("train"))), batch_size=job.batch, shuffle=True,
    drop_last=bool(job.recipe["training"]["drop_last"]),
)  # fmt: skip


def drawn(images: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Mean and log variance of a variational model's codes, and a draw of them."""
    mean, log_variance = encoder(images).chunk(2, dim=1)
    return mean, log_variance, mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)


def plain(images: Tensor) -> Tensor:
    return F.mse_loss(decoder(encoder(images)), images)


def variational(images: Tensor) -> Tensor:
    mean, log_variance, codes = drawn(images)
    reconstruction = F.binary_cross_entropy(decoder(codes), images, reduction="sum")
    divergence = -0.5 * torch.sum(1 + log_variance - mean.pow(2) - log_variance.exp())
    return (reconstruction + divergence) / len(images)


def train(cost) -> float:
    total = 0.0
    for (images,) in loader:
        loss = cost(images)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
        if turns:
            turns.step(len(images))
    return total


def train_adversarial() -> float:
    total = 0.0
    for (images,) in loader:
        loss = plain(images)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        codes = encoder(images)
        ones, zeros = torch.ones(len(images), 1), torch.zeros(len(images), 1)
        judge_optimizer.zero_grad()
        real = F.binary_cross_entropy(judge(job.sigma * torch.randn_like(codes)), ones)
        real.backward()
        fake = F.binary_cross_entropy(judge(codes.detach()), zeros)
        fake.backward()
        judge_optimizer.step()
        encoder_optimizer.zero_grad()
        fooled = F.binary_cross_entropy(judge(codes), ones)
        fooled.backward()
        encoder_optimizer.step()
        total += loss.item() + real.item() + fake.item() + fooled.item()
        if turns:
            turns.step(len(images))
    return total


if job.family == "adversarial":
    judge = discriminator(job)
    judge_optimizer = torch.optim.Adam(judge.parameters(), **adam)
    encoder_optimizer = torch.optim.Adam(encoder.parameters(), **adam)
for epoch in range(job.epochs):
    if turns:
        turns.go()
    if job.family == "adversarial":
        total = train_adversarial()
    else:
        total = train(variational if job.family == "variational" else plain)
    print(f"epoch {epoch + 1}: {total / len(loader):.4f}", file=sys.stderr)
    if turns:
        turns.stand()
with torch.no_grad():
    parts = []
    for images in torch.from_numpy(job.images("test")).split(500):
        if job.family == "variational":
            mean, log_variance, codes = drawn(images)
            parts.append((decoder(codes), mean, log_variance))
        else:
            codes = encoder(images)
            parts.append((decoder(codes), codes))
names = ("reconstruction", "codes", "log_variance")
job.say(**{n: torch.cat(p).numpy() for n, p in zip(names, zip(*parts, strict=True), strict=False)})
