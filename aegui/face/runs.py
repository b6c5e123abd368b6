"""Runs as notebooks and scripts see them. torch is imported when a model is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from aegui import paths
from aegui.face.image_arrays import Floats, Shape, codes_of, images_of
from aegui.runs import run_folder
from aegui.runs.named_runs import find_run
from aegui.runs.run_folder import METRICS, RunError
from aegui.training.splits import ImageSet
from aegui.translation import tr

if TYPE_CHECKING:
    import torch

    from aegui.recipe import Recipe
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import Splits

Part = Literal["train", "validation", "test", "shown"]


@dataclass(frozen=True, eq=False)
class LabelledImages:
    """Some images of a run, and what is known of them."""

    pixels: NDArray[np.uint8]  # (N, C, H, W)
    labels: NDArray[np.int64] | None  # (N,), rows of `classes`; None where there are none
    classes: tuple[str, ...]
    names: tuple[str, ...]  # (N,) what each is called in every run: "mnist/test/62"

    def __len__(self) -> int:
        return len(self.pixels)


@dataclass(frozen=True, eq=False)
class StoredCodes:
    """The codes that a run keeps, of the images that the window shows as points."""

    codes: Floats  # (N, D)
    labels: NDArray[np.int64] | None  # (N,), rows of `classes`; None where there are none
    classes: tuple[str, ...]
    names: tuple[str, ...]  # (N,)

    def __len__(self) -> int:
        return len(self.codes)


class Run:
    """A run that the window, the command line or `train` left. It is read when something of it is asked for.

    Codes, images and losses need no torch; the model is read when it is used for the first time.
    """

    def __init__(
        self, path: str | Path, moment: int | None = None, device: str = "cpu", data: str | Path | None = None
    ) -> None:
        """See `open_run`."""
        self._run = run_folder.Run(Path(path))
        self._moment, self._device_name = moment, device
        self._folders = paths.data_dirs(None if data is None else Path(data))
        if moment is not None and moment not in self.moments:
            kept = ", ".join(map(str, self.moments)) or "none"
            raise RunError(tr("{} keeps no moment of epoch {}; it keeps {}.", self.name, moment, kept))

    def __repr__(self) -> str:
        moment = "" if self._moment is None else f", moment={self._moment}"
        return f"aegui.open_run({str(self.path)!r}{moment})"

    @property
    def path(self) -> Path:
        """The run's folder."""
        return self._run.path

    @property
    def name(self) -> str:
        """Its folder's name."""
        return self._run.name

    @property
    def moment(self) -> int | None:
        """The epoch whose weights are used; None for those that the run keeps."""
        return self._moment

    @property
    def moments(self) -> tuple[int, ...]:
        """The epochs of which the run keeps the weights, for `open_run(run, moment=…)`."""
        return tuple(epoch for epoch, _ in self._run.moments)

    @cached_property
    def recipe(self) -> Recipe:
        """All that determines the run. Raises `RecipeError`."""
        from aegui.recipe import make

        return make(self._run.raw_recipe, str(self.path / run_folder.RECIPE))

    @property
    def image_shape(self) -> Shape:
        """(C, H, W) of the images."""
        return self.recipe.data.shape

    @property
    def code_size(self) -> int:
        """D, how many numbers a code has."""
        return self.recipe.code_width

    @property
    def results(self) -> Mapping[str, Any]:
        """What was measured at the end: `figures`, `targets`, `seconds`, …; nothing before."""
        return self._run.results

    @property
    def losses(self) -> Mapping[str, NDArray[np.float64]]:
        """Every column of `metrics.csv` (epochs,): `epoch`, `loss`, `val_loss`, …; an empty cell is NaN."""
        return self._run.table(METRICS)

    @cached_property
    def codes(self) -> StoredCodes:
        """The stored codes of the final weights. Raises `RunError` where there are none yet."""
        stored = self._run.codes
        if stored is None:
            raise RunError(tr("{} holds no codes yet: finish its training first.", self.name))
        subset = stored.subset
        return StoredCodes(stored.codes, subset.labels, subset.classes, _names(subset))

    def images(self, part: Part = "test") -> LabelledImages:
        """The images that it was trained on ("train"), validated or tested on, or whose codes are stored
        ("shown").

        Raises `DataMissing` where they are not on the disk, and `RunError` where they have changed.
        """
        subset = getattr(self._splits, part, None)
        if not isinstance(subset, ImageSet) or subset.pixels is None:
            raise ValueError(tr("part is {!r}; there are train, validation, test and shown.", part))
        return LabelledImages(subset.pixels, subset.labels, subset.classes, _names(subset))

    def encode(self, images: ArrayLike) -> Floats:
        """The codes (N, D) of images: bytes, or fractions from 0 to 1, as (N, C, H, W), (N, H, W, C),
        (N, H, W) where they are grey, or flat rows (N, C·H·W).

        Of variational models the code is the posterior's mean. Raises `ValueError` for others.
        """
        model = self._snapshot.model
        return self._computed(model.encode, images_of(images, self.image_shape))

    def decode(self, codes: ArrayLike) -> Floats:
        """The images (N, C, H, W) from 0 to 1 that codes (N, D) stand for. Raises `ValueError` for others."""
        images = self._computed(self._snapshot.model.decode, codes_of(codes, self.code_size))
        return images.clip(0.0, 1.0)

    def reconstruct(self, images: ArrayLike) -> Floats:
        """What the model makes of images (N, C, H, W), from 0 to 1; they are taken as by `encode`."""
        model = self._snapshot.model
        return self._computed(model, images_of(images, self.image_shape)).clip(0.0, 1.0)

    def export(self, out: str | Path) -> Path:
        """See `aegui.export`."""
        return export(self, out)

    @cached_property
    def _splits(self) -> Splits:
        from aegui.runs.run_images import read_images

        return read_images(self._run, self.recipe.data, self._folders)[0]

    @cached_property
    def _snapshot(self) -> Snapshot:
        from aegui.runs.snapshot import open_moment
        from aegui.runs.snapshot import open_run as read_model
        from aegui.training.device import choose

        if self._moment is None:
            found = read_model(self._run)
        else:
            file = dict(self._run.moments)[self._moment]
            stored = self._run.codes
            found, _, _ = open_moment(self.recipe, file, len(stored.subset) if stored is not None else 0)
        return found.on(choose(self._device_name))

    def _computed(self, compute: Callable[[torch.Tensor], torch.Tensor], given: Floats) -> Floats:
        """A function of the model over some rows at a time, without gradients."""
        import torch

        from aegui.training.evaluation import chunk_size

        size, device = chunk_size(self.image_shape), next(self._snapshot.model.parameters()).device
        parts = []
        with torch.inference_mode():
            for at in range(0, max(len(given), 1), size):  # of none the shape alone
                rows = torch.from_numpy(np.ascontiguousarray(given[at : at + size])).to(device)
                parts.append(compute(rows).float().cpu().numpy())
        return np.concatenate(parts)


def open_run(
    run: str | Path, *, moment: int | None = None, device: str = "cpu", data: str | Path | None = None
) -> Run:
    """A run by its path, by the name of its folder, or by its recipe ("conv-2d": your own newest, then the
    shipped one).

    `moment` is an epoch whose weights are to be used (`Run.moments`); `device` is cpu, cuda, mps or auto;
    `data` is a folder with data sets, beside `$AEGUI_DATA` and the user's own. Raises `RunError`.
    """
    return Run(find_run(Path(run)), moment, device, data)


def list_runs(folder: str | Path | None = None) -> list[Run]:
    """Every run in a folder; without one the user's own, the newest first, and the shipped."""
    folders = [paths.runs_dir(), paths.trained()] if folder is None else [Path(folder)]
    return [Run(found.path) for found in run_folder.find_all(folders)]


def list_recipes() -> list[str]:
    """The names of the shipped recipes."""
    from aegui.recipe import shipped

    return list(shipped())


def find_recipe(name: str | Path, changes: Mapping[str, Any] | None = None) -> Recipe:
    """A shipped recipe by name, or one in a TOML file, with settings changed: {"model.code": 2}.

    Raises `RecipeError`, which names the setting, the value and what is allowed.
    """
    from aegui.recipe import find

    recipe = find(str(name))
    return recipe if changes is None else recipe.changed(changes)


def export(run: Run | str | Path, out: str | Path) -> Path:
    """Write a run for others; the ending of the name says how: `.csv`, `.npz` or `.parquet` the codes of the
    images whose codes are stored, `.html` a report for any browser.

    The file appears whole or not at all. Raises `ValueError` for other endings, `RunError` where there is
    nothing to export, and `OSError`.
    """
    from aegui.exports.codes import stored_table
    from aegui.exports.provenance import of_run
    from aegui.runs.codes_table import WRITERS

    target, opened = Path(out), run if isinstance(run, Run) else open_run(run)
    ending = target.suffix.lower()
    if ending == ".html":
        from aegui.exports import report

        report.write(target, opened._run, opened._folders)
    elif ending in WRITERS:
        stored_table(opened._run).write(target, of_run(opened._run, "stored codes").to_json())
    else:
        raise ValueError(tr("{}: the name must end in .csv, .npz, .parquet or .html.", target.name))
    return target


def _names(subset: ImageSet) -> tuple[str, ...]:
    return tuple(subset.identity(row) for row in range(len(subset)))
