"""An encoder and a decoder from elsewhere, fitted to images of one form: arrays in, arrays out. No torch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from aegui.foreign import ForeignError
from aegui.foreign.model_folder import DESCRIPTION, ModelDescription, ModelFolder
from aegui.foreign.onnx_network import Dimension, OnnxNetwork
from aegui.foreign.pixel_range import BYTE, SIGNED, UNIT, PixelRange, usual
from aegui.text import counted

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Shape = tuple[int, int, int]  # (C, H, W)
Tried = tuple[float, float, PixelRange, PixelRange]  # what is compared, error, range in, range out
Axes = Literal["NCHW", "NHWC", "NHW", "flat"]

COLOURS = {1: "grey", 3: "RGB"}
TRIED = 64  # images that the ranges are tried on
CLOSE = 1.25  # times the least error: the range is not certain
AGREES = 1e-3  # of the largest value: a reference may differ by that much
LONGEST = 4096  # numbers of a code


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
            raise ForeignError(f"the decoder gives {got} where images are {wanted}") from None

    def __str__(self) -> str:
        if self.axes == "flat":
            return counted(self.numbers, "number") + " in a row"
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
            f"{network.path} has images of {counted(len(sizes) + 1, 'dimension')}; they must be N×C×H×W, "
            "N×H×W×C, N×H×W or N×numbers."
        )
    first, last = sizes[0] in COLOURS, sizes[2] in COLOURS
    axes = told.layout or ("NCHW" if first and not last else "NHWC" if last and not first else None)
    if axes is None:
        shown = "×".join("?" if size is None else str(size) for size in sizes)
        raise ForeignError(
            f"{network.path} has images of {shown}, and which of these the colours are can't be told: say "
            f'layout = "NCHW" or "NHWC" in {DESCRIPTION}.'
        )
    c, h, w = sizes if axes == "NCHW" else (sizes[2], sizes[0], sizes[1])
    return _checked(network, Layout(axes, (c or channels, h or high, w or wide)), told)


def _checked(network: OnnxNetwork, layout: Layout, told: ModelDescription) -> Layout:
    channels = {None: layout.form[0], "grey": 1, "rgb": 3}[told.colour]
    if layout.form != (channels, *(told.size or layout.form[1:])):
        raise ForeignError(f"{network.path} has {layout} images, and {DESCRIPTION} says others.")
    if layout.form[0] not in (None, 1, 3):
        raise ForeignError(
            f"{network.path} has images of {layout.form[0]} channels; they must be grey or RGB."
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
            raise ForeignError("This model has a decoder alone: images have no codes in it.")
        codes = self.encoder(self.entrance.laid(self.range_in.values(shares)))
        return codes.reshape(len(codes), -1)

    def decode(self, codes: Floats) -> Floats:
        """Codes (N, D) → pixels, 0 black and 1 white, (N, C, H, W). Raises `ForeignError`."""
        return self.range_out.shares(self.raw(codes))

    def raw(self, codes: Floats) -> Floats:
        """Codes (N, D) → (N, C, H, W) in the decoder's own range. Raises `ForeignError`."""
        if self.decoder is None or self.exit is None:
            raise ForeignError("This model has an encoder alone: codes have no images in it.")
        return self.exit.images(self.decoder(codes.reshape(len(codes), *self._code)), self.shape)

    @property
    def _code(self) -> tuple[int, ...]:
        """The shape of one code as the decoder takes it; one free size is the rest."""
        assert self.decoder is not None
        return tuple(size or -1 for size in self.decoder.shape)


def load(found: ModelFolder, threads: int | None = None) -> tuple[OnnxNetwork | None, OnnxNetwork | None]:
    """Encoder and decoder, as far as there are any. Raises `ForeignError`."""
    made = [None if one is None else OnnxNetwork(one, threads) for one in (found.encoder, found.decoder)]
    return made[0], made[1]


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
                    f"The encoder takes {entrance} images and the decoder gives {out} ones: they are not of "
                    "one model."
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
        raise ForeignError(f"{found.name} takes {entrance} images, and these are {given}: choose others.")
    if out is not None and not out.fits(shape):
        raise ForeignError(f"{found.name} gives {out} images, and these are {given}: choose others.")
    return _of_one_code(model)


def _of_one_code(model: ForeignModel) -> ForeignModel:
    """Hold the codes of both networks against each other. Raises `ForeignError`."""
    if model.decoder is None:
        return model
    sizes = model.decoder.shape
    if sum(size is None for size in sizes) > (0 if model.encoder is None else 1):
        shown = "×".join("?" if size is None else str(size) for size in sizes)
        raise ForeignError(
            f"{model.decoder.path} takes codes of {shown}, and how many numbers can't be told."
        )
    return model


@dataclass(frozen=True, eq=False)
class Settled:
    """A model whose ranges are known, what its codes have, and sentences on how that was found."""

    model: ForeignModel
    size: int  # numbers of a code
    notes: tuple[str, ...]
    error: float | None = None  # mean squared error per pixel of the images that were tried


def settled(
    found: ModelFolder, model: ForeignModel, pixels: Bytes | None, many: Bytes | None = None
) -> Settled:
    """Try a model on some images (N, C, H, W), hold it against its reference, and find its ranges.

    Mean and spread are those of `many` images. Raises `ForeignError`.
    """
    reference = found.reference()
    notes = [*_batches(model, pixels)]
    if reference:
        notes.append(_check(found, model, reference))
    told = found.description
    given_in, given_out = told.range, told.output_range or told.range
    if model.encoder is not None and model.encoder.of_bytes:
        given_in = BYTE
        notes.append("The encoder takes bytes: pixels go in as they are.")
    if pixels is None or model.encoder is None:
        return _of_decoder(model, given_out, notes)
    usuals = usual(many if many is not None else pixels)
    ins = [given_in] if given_in is not None else usuals
    outs = [given_out] if given_out is not None else usuals
    if model.decoder is None:
        chosen = given_in or UNIT
        model = replace(model, range_in=chosen)
        codes = _finite(model.encode(_shares(pixels)), "The encoder")
        if given_in is None:
            notes.append(
                f"The range of the pixels is not said, and can't be tried without a decoder: {chosen} is "
                f"taken. Say range in {DESCRIPTION} where it is another."
            )
        return Settled(model, _width(codes), tuple(notes))
    return _by_error(model, pixels, ins, outs, notes)


def _by_error(
    model: ForeignModel, pixels: Bytes, ins: list[PixelRange], outs: list[PixelRange], notes: list[str]
) -> Settled:
    """The pair of ranges with the least reconstruction error."""
    shares, width, failure = _shares(pixels), 0, ""
    tried: list[Tried] = []
    for entry in ins:
        one = replace(model, range_in=entry)
        try:
            codes = one.encode(shares)
            _finite(codes, "The encoder")
            width = _width(codes)
            _hold_code(one, width)
            raw = _finite(one.raw(codes), "The decoder")
        except _NoNumbers as problem:
            failure = str(problem)
            continue
        for leave in outs:
            error = float(np.square(np.clip(leave.shares(raw), 0, 1) - shares, dtype=np.float64).mean())
            # Of equal ones that wins which is the same at both ends, and then the commonest.
            tried.append((error * (1.0 if leave == entry else 1.02), error, entry, leave))
    if not tried:
        raise ForeignError(failure)
    _, error, entry, leave = min(tried, key=lambda one: one[0])
    if len(tried) > 1:
        notes.append(_said(tried, error, entry, leave, shares))
    return Settled(replace(model, range_in=entry, range_out=leave), width, tuple(notes), error)


def _said(tried: list[Tried], error: float, entry: PixelRange, leave: PixelRange, shares: Floats) -> str:
    """Which ranges were taken, how near the next came, and what to do where that is too near."""
    ordinary = float(np.square(shares - shares.mean(axis=0)).mean())
    chosen = f"{entry}" if entry == leave else f"{entry} going in and {leave} coming out"
    others = [one for one in tried if one[2:] != (entry, leave)]
    other = min(others, key=lambda one: one[1])
    text = (
        f"The range of the pixels is not said: of {counted(len(tried), 'way', 'ways')} tried on "
        f"{counted(len(shares), 'image')}, {chosen} has the least error (MSE {error:.4f}; the next, "
        f"{other[2]} and {other[3]}, {other[1]:.4f})."
    )
    if error > ordinary:
        text += " The mean of the images would be nearer: is it a model of such images?"
    elif other[1] < CLOSE * error:
        text += f" That is close: say range in {DESCRIPTION} where it is another."
    return text


def _of_decoder(model: ForeignModel, told: PixelRange | None, notes: list[str]) -> Settled:
    """A decoder alone, on draws of a standard Gaussian."""
    if model.decoder is None:
        raise ForeignError("An encoder alone needs images: choose a data set.")
    size = prod(one or 1 for one in model.decoder.shape)
    _hold_code(model, size)
    raw = _finite(model.raw(draws(TRIED, size)), "The decoder")
    if told is None:
        low, high = float(raw.min()), float(raw.max())
        told = BYTE if high > 10 else SIGNED if low < -0.1 else UNIT
        notes.append(
            f"The range of the pixels is not said: {told} is taken, as the decoder gives {low:.3g} to "
            f"{high:.3g} for {TRIED} draws of a standard Gaussian. Say range in {DESCRIPTION} where it is "
            "another."
        )
    return Settled(replace(model, range_out=told), size, tuple(notes))


def draws(count: int, size: int) -> Floats:
    """Codes (N, D) of a standard Gaussian, the same each time."""
    return np.random.default_rng(0).standard_normal((count, size), np.float32)


def _hold_code(model: ForeignModel, width: int) -> None:
    assert model.decoder is not None
    if width > LONGEST:
        raise ForeignError(f"A code has {counted(width, 'number')}; it may have {LONGEST:,}.")
    sizes = model.decoder.shape
    known = prod(size for size in sizes if size is not None)
    free = any(size is None for size in sizes)
    if width % known if free else width != known:
        raise ForeignError(
            f"The encoder gives codes of {counted(width, 'number')} and the decoder takes {known:,}: they "
            "are not of one model."
        )


class _NoNumbers(ForeignError):
    """A network gives NaN or infinity."""


def _finite(values: Floats, who: str) -> Floats:
    broken = ~np.isfinite(values.reshape(len(values), -1)).all(axis=1)
    if broken.any():
        raise _NoNumbers(
            f"{who} gives values that are no numbers (NaN or infinite) for {int(broken.sum()):,} of "
            f"{counted(len(values), 'image')}."
        )
    return values


def _width(codes: Floats) -> int:
    return int(codes.shape[1])


def _shares(pixels: Bytes) -> Floats:
    return pixels.astype(np.float32) / np.float32(255)


def _batches(model: ForeignModel, pixels: Bytes | None) -> list[str]:
    """Try both networks on batches of one, two and three."""
    notes = []
    codes = None
    if model.encoder is not None and model.entrance is not None and pixels is not None:
        row = model.entrance.laid(_shares(pixels[:1]))
        notes.append(model.encoder.try_batches(row))
        codes = model.encoder(row).reshape(1, -1)
        if len(model.encoder.outputs) > 1:
            notes.append(
                f"Of the encoder's {len(model.encoder.outputs)} outputs, {model.encoder.output} is the code."
            )
    if model.decoder is not None:
        if codes is None:
            codes = draws(1, prod(one or 1 for one in model.decoder.shape))
        _hold_code(model, codes.shape[1])
        notes.append(
            model.decoder.try_batches(
                np.nan_to_num(codes).reshape(1, *(s or -1 for s in model.decoder.shape))
            )
        )
    return [note for note in notes if note]


def _check(found: ModelFolder, model: ForeignModel, reference: dict[str, NDArray[np.generic]]) -> str:
    """Hold both networks against inputs with their outputs. Raises `ForeignError`."""
    said = []
    for network, given, expected, what in (
        (model.encoder, "images", "codes", "codes"),
        (model.decoder, "codes", "outputs", "images"),
    ):
        if network is None or given not in reference or expected not in reference:
            continue
        inputs = reference[given].astype(np.float32)
        wanted = reference[expected].astype(np.float32)
        sizes = tuple(size or -1 for size in network.shape)
        try:
            inputs = inputs.reshape(len(inputs), *sizes)
        except ValueError:
            raise ForeignError(
                f"The {given} of {found.source.name}'s reference are of another size than "
                f"{network.path.name} takes."
            ) from None
        made = network(inputs).reshape(len(inputs), -1)
        wanted = wanted.reshape(len(wanted), -1)
        if made.shape != wanted.shape:
            raise ForeignError(
                f"{network.path.name} gives {counted(made.shape[1], 'number')} for each input, and the "
                f"{expected} of the reference have {wanted.shape[1]:,}."
            )
        apart = float(np.abs(made - wanted).max())
        scale = max(float(np.abs(wanted).max()), 1.0)
        if not apart <= AGREES * scale:
            raise ForeignError(
                f"{network.path.name} does not give the {what} of the reference: the largest difference is "
                f"{apart:.3g}, where {AGREES * scale:.1g} is allowed. The graph and the reference are not of "
                "one training, or something was left out of the graph."
            )
        said.append(f"{what} within {apart:.1g}")
    if not said:
        raise ForeignError("The reference holds nothing that this model can be held against.")
    return f"The reference is met: {' and '.join(said)}."
