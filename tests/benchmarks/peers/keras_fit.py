"""Keras on TensorFlow: `fit`, with a `train_step` of their own for the variational and adversarial models, as
Keras' guides write them."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from turns import Job, Turns

job = Job(sys.argv[1])
turns = Turns() if job.answer is None else None
keras.utils.set_random_seed(job.seed)


def start() -> dict:
    if job.spread is None:
        return {}  # Keras' own is Glorot's
    return {"kernel_initializer": keras.initializers.RandomNormal(stddev=job.spread)}


def chain(inputs, widths: list[int]):
    values = inputs
    for width in widths:
        values = layers.Dense(width, activation="relu", **start())(values)
    return values


def networks(outputs: int):
    """Encoder and decoder; images are (N, H, W, C) here."""
    channels, height, width = job.shape()
    pixels = keras.Input((height, width, 1 if job.colours else channels))
    codes = keras.Input((job.code,))
    if job.network["kind"] == "dense":
        widths = list(job.network["widths"])
        found = layers.Dense(outputs, **start())(chain(layers.Flatten()(pixels), widths))
        values = chain(codes, list(reversed(widths)))
        values = layers.Dense(height * width * channels, activation="sigmoid", **start())(values)
        images = layers.Reshape((height, width, channels))(values)
    else:
        values = pixels
        filters, strides = list(job.network["filters"]), list(job.network["strides"])
        for count, stride in zip(filters, strides, strict=True):
            values = layers.Conv2D(count, 3, stride, padding="same", activation="relu")(values)
            height, width = height // stride, width // stride
        found = layers.Dense(outputs)(layers.Flatten()(values))
        values = layers.Dense(height * width * filters[-1])(codes)
        values = layers.Reshape((height, width, filters[-1]))(values)
        for count, stride in zip(reversed(filters), reversed(strides), strict=True):
            values = layers.Conv2DTranspose(count, 3, stride, padding="same", activation="relu")(values)
        images = layers.Conv2DTranspose(channels, 3, padding="same", activation="sigmoid")(values)
    return keras.Model(pixels, found), keras.Model(codes, images)


def adam():
    return keras.optimizers.Adam(job.rate, epsilon=job.epsilon)


class Variational(keras.Model):
    """As "Variational AutoEncoder" of Keras' code examples."""

    def __init__(self, encoder, decoder) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder, decoder
        self.total = keras.metrics.Mean(name="loss")
        self.seeds = keras.random.SeedGenerator(job.seed)

    @property
    def metrics(self):
        return [self.total]

    def drawn(self, images):
        mean, log_variance = tf.split(self.encoder(images), 2, axis=1)
        noise = keras.random.normal(tf.shape(mean), seed=self.seeds)
        return mean, log_variance, mean + tf.exp(0.5 * log_variance) * noise

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_variance, codes = self.drawn(data)
            output = self.decoder(codes)
            reconstruction = tf.reduce_mean(
                tf.reduce_sum(keras.losses.binary_crossentropy(data, output), axis=(1, 2))
            )
            divergence = -0.5 * (1 + log_variance - tf.square(mean) - tf.exp(log_variance))
            loss = reconstruction + tf.reduce_mean(tf.reduce_sum(divergence, axis=1))
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights, strict=True))
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Adversarial(keras.Model):
    """As the guide "Customizing what happens in fit" writes a GAN; three updates a step."""

    def __init__(self, encoder, decoder, judge) -> None:
        super().__init__()
        self.encoder, self.decoder, self.judge = encoder, decoder, judge
        self.seeds = keras.random.SeedGenerator(job.seed)
        self.judge_optimizer, self.encoder_optimizer = adam(), adam()
        self.guess = keras.losses.BinaryCrossentropy(from_logits=True)
        self.means = [keras.metrics.Mean(name=n) for n in ("loss", "discriminator", "generator")]

    @property
    def metrics(self):
        return self.means

    def train_step(self, data):
        weights = self.encoder.trainable_weights + self.decoder.trainable_weights
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.decoder(self.encoder(data)) - data))
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights, strict=True))
        codes = self.encoder(data)
        real = job.sigma * keras.random.normal(tf.shape(codes), seed=self.seeds)
        count = tf.shape(codes)[0]
        truth = tf.concat([tf.ones((count, 1)), tf.zeros((count, 1))], axis=0)
        weights = self.judge.trainable_weights
        with tf.GradientTape() as tape:
            judged = self.guess(truth, self.judge(tf.concat([real, codes], axis=0)))
        self.judge_optimizer.apply_gradients(zip(tape.gradient(judged, weights), weights, strict=True))
        weights = self.encoder.trainable_weights
        with tf.GradientTape() as tape:
            fooled = self.guess(tf.ones((count, 1)), self.judge(self.encoder(data)))
        self.encoder_optimizer.apply_gradients(zip(tape.gradient(fooled, weights), weights, strict=True))
        for mean, value in zip(self.means, (loss, judged, fooled), strict=True):
            mean.update_state(value)
        return {mean.name: mean.result() for mean in self.means}


class Listener(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None) -> None:
        turns.go()

    def on_train_batch_end(self, batch, logs=None) -> None:
        turns.step(min(job.batch, len(train) - batch * job.batch))

    def on_epoch_end(self, epoch, logs=None) -> None:
        turns.stand()


def grey(images):
    return images @ np.float32([[0.299], [0.587], [0.114]])


train = np.ascontiguousarray(job.images("train").transpose(0, 2, 3, 1))
if job.recipe["training"]["drop_last"]:
    train = train[: len(train) // job.batch * job.batch]
encoder, decoder = networks(2 * job.code if job.family == "variational" else job.code)
if job.family == "variational":
    model = Variational(encoder, decoder)
    model.compile(optimizer=adam())
    pairs = (train,)
elif job.family == "adversarial":
    inputs = keras.Input((job.code,))
    judge = keras.Model(inputs, layers.Dense(1, **start())(chain(inputs, job.recipe["model"]["widths"])))
    model = Adversarial(encoder, decoder, judge)
    model.compile(optimizer=adam())
    pairs = (train,)
else:
    model = keras.Model(encoder.inputs, decoder(encoder.outputs[0]))
    model.compile(optimizer=adam(), loss="mse")
    pairs = (grey(train) if job.colours else train, train)
listeners = [Listener()] if turns else None
model.fit(*pairs, batch_size=job.batch, epochs=job.epochs, verbose=2, callbacks=listeners)

parts = []
for batch in np.array_split(job.images("test").transpose(0, 2, 3, 1), 20):
    if job.family == "variational":
        mean, log_variance, codes = model.drawn(batch)
        parts.append((decoder(codes), mean, log_variance))
    else:
        codes = encoder(grey(batch) if job.colours else batch)
        parts.append((decoder(codes), codes))
found = [np.concatenate([np.asarray(v) for v in part]) for part in zip(*parts, strict=True)]
found[0] = found[0].transpose(0, 3, 1, 2)
job.say(**dict(zip(("reconstruction", "codes", "log_variance"), found, strict=False)))
