"""A model frozen at a moment: what the window decodes from, never the live weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.parts.models import Autoencoder
from aegui.parts.noises import Noise
from aegui.recipe import Recipe, make
from aegui.runs.foreign_network import foreign_model
from aegui.runs.quick_decoder import Decode, quick_decoder
from aegui.runs.run_folder import CODES, MODEL, Run, RunError, StoredCodes
from aegui.runs.weights import moment, of_run
from aegui.stored_images import Pixels
from aegui.text import counted, shortened
from aegui.training.building import WeightsError, rebuild, twin
from aegui.training.device import stream
from aegui.training.evaluation import CHUNK, on_device, to_unit
from aegui.translation import tr

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Snapshot:
    """Encodes, decodes and restores numpy arrays; it never changes, but for how fast it is."""

    def __init__(self, recipe: Recipe, model: Autoencoder, code_names: tuple[str, ...] = ()) -> None:
        """`code_names` are those that a model from elsewhere gives the numbers of its code."""
        self.recipe = recipe
        self.model = model
        self.code_names = code_names
        self.hastened = False  # whether a faster way was looked for
        self._single: Decode | None = None  # that way, for one code
        self._device = next(model.parameters()).device

    @property
    def shape(self) -> tuple[int, int, int]:
        """Of an image: (C, H, W)."""
        return self.recipe.data.shape

    def decode(self, codes: Floats) -> Bytes:
        """(N, D) → uint8 (N, C, H, W)."""
        if self._single is not None and len(codes) == 1:
            return self._single(codes)
        return self._decode(codes)

    def hasten(self) -> None:
        """Look for a faster way to decode single codes, and take it from now on; it takes a moment."""
        if not self.hastened and self._device.type == "cpu":
            self._single = quick_decoder(self.model, self._decode, self.recipe.code_width)
        self.hastened = True

    @torch.inference_mode()
    def _decode(self, codes: Floats) -> Bytes:
        parts = [
            _to_bytes(self.model.decode(torch.from_numpy(codes[at : at + CHUNK]).to(self._device)))
            for at in range(0, len(codes) or 1, CHUNK)
        ]
        return np.concatenate(parts)

    @torch.inference_mode()
    def encode(self, pixels: Pixels) -> Floats:
        """uint8 (N, C, H, W) → (N, D)."""
        parts = [
            self.model.encode(to_unit(on_device(pixels[at : at + CHUNK], self._device))).cpu().numpy()
            for at in range(0, len(pixels), CHUNK)
        ]
        codes: Floats = np.concatenate(parts)
        return codes

    @torch.inference_mode()
    def reconstruct(self, pixels: Bytes) -> Bytes:
        """uint8 (N, C, H, W) through encoder and decoder."""
        return _to_bytes(self.model(to_unit(on_device(pixels, self._device))))

    @torch.inference_mode()
    def restore(self, pixels: Bytes, noise: Noise, draw: int) -> tuple[Bytes, Bytes]:
        """What the model sees of images that are corrupted, and makes of them; `draw` numbers the noise."""
        clean = to_unit(on_device(pixels, self._device))
        generator = stream(self.recipe.training.seed, "preview", draw, device=self._device)
        noisy = noise(clean, generator)
        task = self.recipe.task
        seen = task.as_images(task.entrance()(noisy), pixels.shape[1:])
        return _to_bytes(seen), _to_bytes(self.model(noisy))

    def on(self, device: torch.device) -> Snapshot:
        """The same on a device: the model itself is moved."""
        return Snapshot(self.recipe, self.model.to(device), self.code_names)

    def learnt(self, weights: dict[str, Any]) -> Snapshot:
        """Of the same recipe's model, with weights that nobody else changes. Raises `WeightsError`."""
        return Snapshot(self.recipe, twin(self.recipe, self.model, weights))


def open_run(run: Run) -> Snapshot:
    """The model of a run. Raises `RunError`, `RecipeError` or `WeightsError`."""
    recipe = make(run.raw_recipe, str(run.path / "recipe.toml"))
    if run.foreign:
        return Snapshot(recipe, foreign_model(run, recipe), run.code_names)
    try:
        return Snapshot(recipe, rebuild(recipe, of_run(run)))
    except WeightsError as error:
        raise WeightsError(tr("{} can't be used: {}.", run.path / MODEL, error)) from error


def at_epoch(run: Run, epoch: float | None) -> Snapshot:
    """The model of a run, or of one of its stored moments. Raises as `open_run`."""
    if epoch is None:
        return open_run(run)
    return open_moment(make(run.raw_recipe, str(run.path / "recipe.toml")), _moment(run, epoch), 0)[0]


def codes_at_epoch(run: Run, epoch: float, stored: StoredCodes) -> tuple[Snapshot, StoredCodes]:
    """The model of a stored moment, and its codes of those of the stored images that it holds codes of.

    Raises as `open_run`.
    """
    count, places = len(stored.subset), np.arange(len(stored.subset), dtype=np.int64)
    if run.points is not None:
        count, places = len(run.points), stored.subset.places(run.points)
    recipe = make(run.raw_recipe, str(run.path / "recipe.toml"))
    snapshot, codes, rows = open_moment(recipe, _moment(run, epoch), count)
    there = places[rows] >= 0
    found = replace(stored.only(places[rows][there]), codes=codes[there])
    return snapshot, replace(found, pictures=snapshot.decode(found.codes[found.preview]))


def _moment(run: Run, epoch: float) -> Path:
    moments = dict(run.moments)
    path = next((path for at, path in moments.items() if at == epoch), None)
    if path is None:
        stored = ", ".join(map(str, moments)) or "none"
        raise RunError(
            tr("{} holds no moment of epoch {:g}; there are {}.", run.name, epoch, shortened(stored))
        )
    return path


def open_moment(recipe: Recipe, path: Path, shown: int) -> tuple[Snapshot, Floats, Ints]:
    """The model of a stored moment, its codes (N, D), and of which of so many shown images (N,) they are.

    Raises `RunError` or `WeightsError`.
    """
    tensors, codes, rows = moment(path, shown)
    if codes.shape[1] != recipe.code_width:
        text = tr("its codes have {}, not {}", counted(codes.shape[1], "number"), recipe.code_width)
        raise RunError(tr("{} is damaged: {}.", path, text))
    try:
        return Snapshot(recipe, rebuild(recipe, tensors)), codes, rows
    except WeightsError as error:
        raise WeightsError(tr("{} can't be used: {}.", path, error)) from error


def check_codes(run: Run, snapshot: Snapshot, stored: StoredCodes) -> None:
    """Hold stored codes and pictures against the model that they are of. Raises `RunError`."""
    width, shape = snapshot.recipe.code_width, snapshot.recipe.data.shape
    if stored.codes.shape[1] != width:
        given = stored.codes.shape[1]
        raise RunError(
            tr(
                "{} is of another model: its codes have {}, not {}.",
                run.path / CODES,
                counted(given, "number"),
                width,
            )
        )
    if stored.pictures.shape[1:] != shape:
        raise RunError(tr("{} is of another model: its pictures have another size.", run.path / CODES))


def of_weights(recipe: Recipe, weights: dict[str, Any]) -> Snapshot:
    """A snapshot of weights that nobody else changes."""
    return Snapshot(recipe, rebuild(recipe, weights))


def _to_bytes(images: torch.Tensor) -> Bytes:
    pixels: Bytes = images.clamp(0.0, 1.0).mul(255).round().byte().cpu().numpy()
    return pixels
