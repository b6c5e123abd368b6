"""Trains an autoencoder on MNIST in plain PyTorch, and exports it for `aegui open pytorch-mnist`.

pip install torch numpy onnx onnxscript; then: python pytorch_autoencoder.py train-images-idx3-ubyte [EPOCHS]
"""

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

pixels = np.fromfile(sys.argv[1], np.uint8, offset=16).reshape(-1, 1, 28, 28)
images = torch.tensor(pixels) / 127.5 - 1  # N×1×28×28, from −1 to 1

encoder = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 2))
decoder = nn.Sequential(
    nn.Linear(2, 256), nn.ReLU(), nn.Linear(256, 784), nn.Tanh(), nn.Unflatten(1, (1, 28, 28))
)
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], 1e-3)
for epoch in range(int(sys.argv[2]) if len(sys.argv) > 2 else 10):
    for batch in torch.randperm(len(images)).split(128):
        loss = nn.functional.mse_loss(decoder(encoder(images[batch])), images[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch + 1}: MSE {loss.item():.4f}")

folder = Path("pytorch-mnist")
folder.mkdir(exist_ok=True)
free = ({0: torch.export.Dim("batch")},)  # without it the batch is fixed
for name, network, example in (("encoder", encoder, images[:2]), ("decoder", decoder, torch.zeros(2, 2))):
    # One file each: else the weights go to a second file, which has to lie beside the first.
    torch.onnx.export(
        network.eval(), (example,), folder / f"{name}.onnx", dynamic_shapes=free, external_data=False
    )
