"""Trains a convolutional autoencoder on MNIST in Keras, and exports it for `aegui open keras-mnist`.

pip install keras torch onnx onnxscript; then: python keras_autoencoder.py train-images-idx3-ubyte [EPOCHS]
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "torch")
import keras
import numpy as np
from keras import layers

pixels = np.fromfile(sys.argv[1], np.uint8, offset=16).reshape(-1, 28, 28, 1)
images = pixels.astype("float32") / 255  # N×28×28×1, from 0 to 1

encoder = keras.Sequential(
    [
        keras.Input((28, 28, 1)), layers.Conv2D(16, 3, 2, "same", activation="relu"),
        layers.Conv2D(32, 3, 2, "same", activation="relu"), layers.Flatten(), layers.Dense(8),
    ]
)  # fmt: skip
decoder = keras.Sequential(
    [
        keras.Input((8,)), layers.Dense(7 * 7 * 32, "relu"), layers.Reshape((7, 7, 32)),
        layers.Conv2DTranspose(16, 4, 2, "same", activation="relu"),
        layers.Conv2DTranspose(1, 4, 2, "same", activation="sigmoid"),
    ]
)  # fmt: skip
model = keras.Sequential([encoder, decoder])
model.compile("adam", "mse")
model.fit(images, images, batch_size=128, epochs=int(sys.argv[2]) if len(sys.argv) > 2 else 5)

folder = Path("keras-mnist")
folder.mkdir(exist_ok=True)
for name, network in (("encoder", encoder), ("decoder", decoder)):
    network.export(folder / f"{name}.onnx", format="onnx")
