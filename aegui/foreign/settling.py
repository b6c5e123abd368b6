"""Tries a model from elsewhere on some images: its batches, its reference, and the ranges of its pixels.
No torch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from aegui.foreign import ForeignError
from aegui.foreign.foreign_model import ForeignModel
from aegui.foreign.labels import Labels
from aegui.foreign.model_folder import DESCRIPTION, ModelFolder
from aegui.foreign.pixel_range import BYTE, SIGNED, UNIT, PixelRange, usual
from aegui.foreign.reference import check
from aegui.text import counted
from aegui.translation import tr

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Tried = tuple[float, float, PixelRange, PixelRange]  # what is compared, error, range in, range out

TRIED = 64  # images that the ranges are tried on
SEARCHED = 640  # images in all that are decoded with each label
CLOSE = 1.25  # times the least error: the range is not certain
LONGEST = 4096  # numbers of a code


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
        notes.append(check(found.source.name, model.encoder, model.decoder, reference))
    told = found.description
    given_in, given_out = told.range, told.output_range or told.range
    if model.encoder is not None and model.encoder.of_bytes:
        given_in = BYTE
        notes.append(tr("The encoder takes bytes: pixels go in as they are."))
    if pixels is None or model.encoder is None:
        return _of_decoder(model, given_out, notes)
    usuals = usual(many if many is not None else pixels)
    ins = [given_in] if given_in is not None else usuals
    outs = [given_out] if given_out is not None else usuals
    if model.decoder is None:
        chosen = given_in or UNIT
        model = replace(model, range_in=chosen)
        codes = _finite(model.encode(_shares(pixels)), tr("The encoder"))
        if given_in is None:
            notes.append(
                tr(
                    "The range of the pixels is not said, and can't be tried without a decoder: {} "
                    "is taken. Say range in {} where it is another.",
                    chosen,
                    DESCRIPTION,
                )
            )
        return Settled(model, _width(codes), tuple(notes))
    return _by_error(model, pixels, ins, outs, notes)


def _by_error(
    model: ForeignModel, pixels: Bytes, ins: list[PixelRange], outs: list[PixelRange], notes: list[str]
) -> Settled:
    """The pair of ranges with the least reconstruction error."""
    shares, width, failure = _shares(pixels), 0, ""
    if model.searches and model.decoder is not None and model.decoder.labels is not None:
        shares = shares[: max(4, SEARCHED // model.decoder.labels.count)]
    tried: list[Tried] = []
    for entry in ins:
        one = replace(model, range_in=entry)
        try:
            codes = _finite(one.told(shares), tr("The encoder"))
            every = _of_each_label(one, codes)
            width = _width(every[0])
            raws = [_finite(one.raw(known), tr("The decoder")) for known in every]
        except _NoNumbers as problem:
            failure = str(problem)
            continue
        for leave in outs:
            raw = _nearest(raws, leave, shares)
            error = float(np.square(np.clip(leave.shares(raw), 0, 1) - shares, dtype=np.float64).mean())
            # Of equal ones that wins which is the same at both ends, and then the commonest.
            tried.append((error * (1.0 if leave == entry else 1.02), error, entry, leave))
    if not tried:
        raise ForeignError(failure)
    _, error, entry, leave = min(tried, key=lambda one: one[0])
    if len(tried) > 1:
        notes.append(_said(tried, error, entry, leave, shares))
    return Settled(replace(model, range_in=entry, range_out=leave), width, tuple(notes), error)


def _of_each_label(model: ForeignModel, codes: Floats) -> list[Floats]:
    """Codes (N, D) as the decoder takes them, with each label where it is to be found out."""
    labels = None if model.decoder is None else model.decoder.labels
    every = [codes]
    if model.searches and labels is not None:
        rows = np.eye(labels.count, dtype=np.float32)
        every = [np.concatenate([codes, np.repeat(row[None], len(codes), axis=0)], axis=1) for row in rows]
    _hold_code(model, _width(every[0]))
    return every


def _nearest(raws: list[Floats], leave: PixelRange, shares: Floats) -> Floats:
    """Of what was decoded with each label, (N, C, H, W) each, the nearest to each image, in a range."""
    if len(raws) == 1:
        return raws[0]
    apart = [np.square(leave.shares(raw) - shares).reshape(len(raw), -1).sum(axis=1) for raw in raws]
    best = np.stack(apart).argmin(axis=0)
    nearest: Floats = np.stack(raws)[best, np.arange(len(shares))]
    return nearest


def _said_of_labels(model: ForeignModel, labels: Labels) -> str:
    """What the last numbers of a code are."""
    last = counted(labels.count, "number")
    text = tr("The decoder takes labels beside the code: the last {} are the classes.", last)
    if model.encoder is None:
        return text
    if model.encoder.gives_labels:
        return tr("{} The encoder tells them.", text)
    return tr("{} Of each image that is taken with which it is reconstructed best.", text)


def _said(tried: list[Tried], error: float, entry: PixelRange, leave: PixelRange, shares: Floats) -> str:
    """Which ranges were taken, how near the next came, and what to do where that is too near."""
    ordinary = float(np.square(shares - shares.mean(axis=0)).mean())
    chosen = f"{entry}" if entry == leave else tr("{} going in and {} coming out", entry, leave)
    others = [one for one in tried if one[2:] != (entry, leave)]
    other = min(others, key=lambda one: one[1])
    text = tr(
        "The range of the pixels is not said: of {} tried on {}, {} has the least error (MSE "
        "{:.4f}; the next, {} and {}, {:.4f}).",
        counted(len(tried), "way", "ways"),
        counted(len(shares), "image"),
        chosen,
        error,
        other[2],
        other[3],
        other[1],
    )
    if error > ordinary:
        text += tr(" The mean of the images would be nearer: is it a model of such images?")
    elif other[1] < CLOSE * error:
        text += tr(" That is close: say range in {} where it is another.", DESCRIPTION)
    return text


def _of_decoder(model: ForeignModel, told: PixelRange | None, notes: list[str]) -> Settled:
    """A decoder alone, on draws of a standard Gaussian."""
    if model.decoder is None:
        raise ForeignError(tr("An encoder alone needs images: choose a data set."))
    size = model.decoder.width
    _hold_code(model, size)
    raw = _finite(model.raw(model.draws(TRIED)), tr("The decoder"))
    if told is None:
        low, high = float(raw.min()), float(raw.max())
        told = BYTE if high > 10 else SIGNED if low < -0.1 else UNIT
        notes.append(
            tr(
                "The range of the pixels is not said: {} is taken, as the decoder gives {:.3g} to "
                "{:.3g} for {} draws of a standard Gaussian. Say range in {} where it is another.",
                told,
                low,
                high,
                TRIED,
                DESCRIPTION,
            )
        )
    return Settled(replace(model, range_out=told), size, tuple(notes))


def _hold_code(model: ForeignModel, width: int) -> None:
    assert model.decoder is not None
    if width > LONGEST:
        raise ForeignError(tr("A code has {}; it may have {:,}.", counted(width, "number"), LONGEST))
    sizes, labels = model.decoder.shape, model.decoder.labels
    known = prod(size for size in sizes if size is not None)
    free = any(size is None for size in sizes)
    width -= 0 if labels is None else labels.count
    if width % known if free else width != known:
        raise ForeignError(
            tr(
                "The encoder gives codes of {} and the decoder takes {:,}: they are not of one model.",
                counted(width, "number"),
                known,
            )
        )


class _NoNumbers(ForeignError):
    """A network gives NaN or infinity."""


def _finite(values: Floats, who: str) -> Floats:
    broken = ~np.isfinite(values.reshape(len(values), -1)).all(axis=1)
    if broken.any():
        raise _NoNumbers(
            tr(
                "{} gives values that are no numbers (NaN or infinite) for {:,} of {}.",
                who,
                int(broken.sum()),
                counted(len(values), "image"),
            )
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
                tr(
                    "Of the encoder's {} outputs, {} is the code.",
                    len(model.encoder.outputs),
                    model.encoder.output,
                )
            )
    if model.decoder is not None:
        labels = model.decoder.labels
        if codes is None:
            codes = model.draws(1)
        elif model.searches:
            codes = np.concatenate([codes, model.draws(1)[:, -labels.count :]], axis=1) if labels else codes
        _hold_code(model, codes.shape[1])
        row = np.nan_to_num(codes)
        notes.append(model.decoder.try_batches(row if labels else row.reshape(1, *model.code_shape)))
        if labels is not None:
            notes.append(_said_of_labels(model, labels))
    return [note for note in notes if note]
