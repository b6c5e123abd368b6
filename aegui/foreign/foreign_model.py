"""An encoder and a decoder from elsewhere, fitted to images of one form: arrays in, arrays out. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from aegui.foreign import ForeignError
from aegui.foreign.model_folder import DESCRIPTION, ModelDescription, ModelFolder
from aegui.foreign.onnx_network import Dimension, OnnxNetwork
from aegui.foreign.pixel_range import UNIT, PixelRange
from aegui.text import counted
from aegui.translation import tr

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Shape = tuple[int, int, int]  # (C, H, W)
Axes = Literal["NCHW", "NHWC", "NHW", "flat"]

COLOURS = {1: "grey", 3: "RGB"}


@dataclass(frozen=True)
class Layout:
    """How images lie in an input or output."""

    axes: Axes
    form: tuple[Dimension, Dimension, Dimension]  # (C, H, W); None: free
    numbers: int = 0  # of a flat one

    def fits(self, shape: Shape) -> bool:
        if self.axes == "flat":
            return self.numbers in (0, prod(shape))
        return all(own in (None, given) for own, given in zip(self.form, shape, strict=True))

    def laid(self, images: Floats) -> Floats:
        """(N, C, H, W) → as the network has it."""
        if self.axes == "NHWC":
            return images.transpose(0, 2, 3, 1)
        if self.axes == "NHW":
            return images[:, 0]
        return images.reshape(len(images), -1) if self.axes == "flat" else images

    def images(self, rows: Floats, shape: Shape) -> Floats:
        """As the network has it → (N, C, H, W). Raises `ForeignError`."""
        try:
            if self.axes == "NHWC":
                return rows.reshape(len(rows), shape[1], shape[2], shape[0]).transpose(0, 3, 1, 2)
            return rows.reshape(len(rows), *shape)
        except ValueError:
            got, wanted = "×".join(map(str, rows.shape[1:])), "×".join(map(str, shape))
            raise ForeignError(tr("the decoder gives {} where images are {}", got, wanted)) from None

    def __str__(self) -> str:
        if self.axes == "flat":
            return counted(self.numbers, "number") + tr(" in a row")
        sizes = "×".join("?" if size is None else str(size) for size in self.form[1:])
        colour = "" if self.form[0] is None else f" {COLOURS.get(self.form[0], f'{self.form[0]}-channel')}"
        return f"{sizes}{colour}"


def layout_of(network: OnnxNetwork, sizes: tuple[Dimension, ...], told: ModelDescription) -> Layout:
    """How images lie in the input or output of a network with these sizes. Raises `ForeignError`."""
    channels = {None: None, "grey": 1, "rgb": 3}[told.colour]
    high, wide = told.size or (None, None)
    if len(sizes) == 1:
        return Layout("flat", (channels, high, wide), sizes[0] or 0)
    if len(sizes) == 2:
        return _checked(network, Layout("NHW", (1, sizes[0] or high, sizes[1] or wide)), told)
    if len(sizes) != 3:
        raise ForeignError(
            tr(
                "{} has images of {}; they must be N×C×H×W, N×H×W×C, N×H×W or N×numbers.",
                network.path,
                counted(len(sizes) + 1, "dimension"),
            )
        )
    first, last = sizes[0] in COLOURS, sizes[2] in COLOURS
    axes = told.layout or ("NCHW" if first and not last else "NHWC" if last and not first else None)
    if axes is None:
        shown = "×".join("?" if size is None else str(size) for size in sizes)
        raise ForeignError(
            tr(
                "{} has images of {}, and which of these the colours are can't be told: say layout "
                '= "NCHW" or "NHWC" in {}.',
                network.path,
                shown,
                DESCRIPTION,
            )
        )
    c, h, w = sizes if axes == "NCHW" else (sizes[2], sizes[0], sizes[1])
    return _checked(network, Layout(axes, (c or channels, h or high, w or wide)), told)


def _checked(network: OnnxNetwork, layout: Layout, told: ModelDescription) -> Layout:
    channels = {None: layout.form[0], "grey": 1, "rgb": 3}[told.colour]
    if layout.form != (channels, *(told.size or layout.form[1:])):
        raise ForeignError(tr("{} has {} images, and {} says others.", network.path, layout, DESCRIPTION))
    if layout.form[0] not in (None, 1, 3, len(told.images.get("channels", ()))):
        raise ForeignError(
            tr("{} has images of {} channels; they must be grey or RGB.", network.path, layout.form[0])
        )
    return layout


@dataclass(frozen=True, eq=False)
class ForeignModel:
    """Networks fitted to images; what is missing of the two can't be asked."""

    encoder: OnnxNetwork | None
    decoder: OnnxNetwork | None
    entrance: Layout | None  # of the encoder's input
    exit: Layout | None  # of the decoder's output
    shape: Shape
    range_in: PixelRange = UNIT
    range_out: PixelRange = UNIT

    def encode(self, shares: Floats) -> Floats:
        """Pixels from 0 to 1, (N, C, H, W) → codes (N, D). Raises `ForeignError`."""
        if self.encoder is None or self.entrance is None:
            raise ForeignError(tr("This model has a decoder alone: images have no codes in it."))
        return self.with_labels(self.told(shares), shares)

    def told(self, shares: Floats) -> Floats:
        """What the encoder gives of pixels from 0 to 1: codes, and labels where it gives them, too."""
        assert self.encoder is not None
        assert self.entrance is not None
        codes = self.encoder(self.entrance.laid(self.range_in.values(shares)))
        return codes.reshape(len(codes), -1)

    @property
    def searches(self) -> bool:
        """Whether the decoder takes labels that the encoder does not tell."""
        decoder, encoder = self.decoder, self.encoder
        return decoder is not None and decoder.labels is not None and not (encoder and encoder.gives_labels)

    def with_labels(self, codes: Floats, shares: Floats) -> Floats:
        """Codes (N, D) as the decoder takes them: with the labels, where it needs some and is told none, with
        which it makes the images (N, C, H, W) best."""
        if not self.searches:
            return codes
        assert self.decoder is not None
        assert self.decoder.labels is not None
        every = np.eye(self.decoder.labels.count, dtype=np.float32)
        errors = []
        for label in every:
            known = np.concatenate([codes, np.broadcast_to(label, (len(codes), len(label)))], axis=1)
            apart = np.square(self.decode(known) - shares).reshape(len(codes), -1)
            errors.append(apart.sum(axis=1, dtype=np.float64))
        best = np.nan_to_num(np.stack(errors), nan=np.inf).argmin(axis=0)
        return np.concatenate([codes, every[best]], axis=1)

    def decode(self, codes: Floats) -> Floats:
        """Codes (N, D) → pixels, 0 black and 1 white, (N, C, H, W). Raises `ForeignError`."""
        return self.range_out.shares(self.raw(codes))

    def raw(self, codes: Floats) -> Floats:
        """Codes (N, D) → (N, C, H, W) in the decoder's own range. Raises `ForeignError`."""
        if self.decoder is None or self.exit is None:
            raise ForeignError(tr("This model has an encoder alone: codes have no images in it."))
        rows = codes if self.decoder.labels is not None else codes.reshape(len(codes), *self.code_shape)
        return self.exit.images(self.decoder(rows), self.shape)

    def draws(self, count: int) -> Floats:
        """Codes (N, D) of a standard Gaussian, the same each time; one class after the other behind them."""
        assert self.decoder is not None
        labels = self.decoder.labels
        told = 0 if labels is None else labels.count
        codes = draws(count, self.decoder.width - told)
        if labels is None:
            return codes
        return np.concatenate([codes, np.eye(told, dtype=np.float32)[np.arange(count) % told]], axis=1)

    @property
    def code_shape(self) -> tuple[int, ...]:
        """The shape of one code as the decoder takes it; one free size is the rest."""
        assert self.decoder is not None
        return tuple(size or -1 for size in self.decoder.shape)


def load(found: ModelFolder, threads: int | None = None) -> tuple[OnnxNetwork | None, OnnxNetwork | None]:
    """Encoder and decoder, as far as there are any. Raises `ForeignError`."""
    told, encoder, decoder = found.description, None, None
    if found.encoder is not None:
        encoder = OnnxNetwork(found.encoder, threads, entrance=told.entrance)
    if found.decoder is not None:
        decoder = OnnxNetwork(found.decoder, threads, len(told.classes))
    if encoder is not None and decoder is not None and decoder.labels is not None:
        encoder.tell_labels(decoder.labels.count)
    return encoder, decoder


def form_of(
    found: ModelFolder, encoder: OnnxNetwork | None, decoder: OnnxNetwork | None
) -> tuple[Layout | None, Layout | None, tuple[Dimension, Dimension, Dimension]]:
    """How images lie at both ends, and their form as far as the graphs and the description say it.

    Raises `ForeignError`.
    """
    told = found.description
    entrance = None if encoder is None else layout_of(encoder, encoder.shape, told)
    out = None if decoder is None else layout_of(decoder, decoder.made, told)
    channels = {None: None, "grey": 1, "rgb": 3}[told.colour]
    form: list[Dimension] = [channels, *(told.size or (None, None))]
    for layout in (entrance, out):
        if layout is None or layout.axes == "flat":
            continue
        for axis, size in enumerate(layout.form):
            if size is not None and form[axis] not in (None, size):
                raise ForeignError(
                    tr(
                        "The encoder takes {} images and the decoder gives {} ones: they are not "
                        "of one model.",
                        entrance,
                        out,
                    )
                )
            form[axis] = size or form[axis]
    return entrance, out, (form[0], form[1], form[2])


def fitted(found: ModelFolder, shape: Shape, threads: int | None = None) -> ForeignModel:
    """The model for images (C, H, W). Raises `ForeignError` where they are of another form."""
    encoder, decoder = load(found, threads)
    entrance, out, _ = form_of(found, encoder, decoder)
    model = ForeignModel(encoder, decoder, entrance, out, shape)
    given = f"{shape[1]}×{shape[2]} {COLOURS.get(shape[0], f'{shape[0]}-channel')}"
    if entrance is not None and not entrance.fits(shape):
        raise ForeignError(
            tr("{} takes {} images, and these are {}: choose others.", found.name, entrance, given)
        )
    if out is not None and not out.fits(shape):
        raise ForeignError(tr("{} gives {} images, and these are {}: choose others.", found.name, out, given))
    return _of_one_code(model)


def _of_one_code(model: ForeignModel) -> ForeignModel:
    """Hold the codes of both networks against each other. Raises `ForeignError`."""
    if model.decoder is None:
        return model
    sizes = model.decoder.shape
    if sum(size is None for size in sizes) > (0 if model.encoder is None else 1):
        shown = "×".join("?" if size is None else str(size) for size in sizes)
        raise ForeignError(
            tr("{} takes codes of {}, and how many numbers can't be told.", model.decoder.path, shown)
        )
    return model


def draws(count: int, size: int) -> Floats:
    """Codes (N, D) of a standard Gaussian, the same each time."""
    return np.random.default_rng(0).standard_normal((count, size), np.float32)
