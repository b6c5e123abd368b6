"""Runs side by side: their curves on one axis, their codes with the same images in each. No Qt, no torch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from aegui.analysis import latent
from aegui.explore.loss_curves import LossCurves
from aegui.explore.quantities import VALIDATION, recorded
from aegui.explore.records import Bytes, Codes, Curve, Floats, Ints
from aegui.explore.selection import Selection
from aegui.runs.run_folder import Run, RunError
from aegui.runs.tables import METRICS
from aegui.text import shortened
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.training.splits import ImageSet

Name = tuple[str, str, int]  # of an image: `training.splits.Name`
Axis = Literal["epoch", "step", "seconds"]
AXES: tuple[Axis, ...] = ("epoch", "step", "seconds")
LOSS = "loss"
SHARE = re.compile(r"\s*[(（].*?(\d+ ?%).*?[)）]")  # that of an axis, with what it is a share of


@dataclass(frozen=True, eq=False)
class ComparedRun:
    """One run as it is looked at beside others."""

    path: Path
    name: str
    curves: tuple[Curve, ...] = ()
    unit: str = ""  # of its loss
    paces: dict[str, Floats] = field(default_factory=dict)  # epoch, step and seconds of each ended epoch (E,)
    codes: Codes | None = None  # the plane
    axes: latent.Axes | None = None  # of the plane
    images: ImageSet | None = None  # of the codes, without pixels
    preview: Ints = field(default_factory=lambda: np.zeros(0, np.int64))  # rows of some of these images
    pictures: Bytes | None = None  # (P, C, H, W), their stored reconstructions
    lacks: tuple[str, ...] = ()  # sentences: what of it can't be shown

    @cached_property
    def index(self) -> dict[Name, int]:
        """The row of each image by its name."""
        return {} if self.images is None else {self.images.name(n): n for n in range(len(self.images))}

    def row_of(self, name: Name | None) -> int:
        """The row of an image; −1 where it is not among those of this run."""
        return -1 if name is None else self.index.get(name, -1)

    def place_of(self, name: Name | None) -> tuple[float, float] | None:
        """Where the code of an image lies in the plane."""
        row = self.row_of(name)
        if row < 0 or self.codes is None:
            return None
        x, y = self.codes.xy[row].tolist()
        return x, y

    def placed(self, codes: Floats) -> list[tuple[float, float]]:
        """Where codes (N, D) lie in the plane."""
        return [] if self.axes is None else [(x, y) for x, y in self.axes.project(codes).tolist()]

    def nearest(self, x: float, y: float) -> Name | None:
        """The image whose code is drawn nearest to a place."""
        if self.codes is None or self.images is None or not len(self.codes.xy):
            return None
        away = ((self.codes.xy - np.array([x, y], np.float32)) ** 2).sum(axis=1)
        return self.images.name(int(np.nanargmin(away)))

    def surrounded(self, outline: Floats, how: str, before: Selection) -> Selection:
        """Select the codes that an outline (K, 2) in the plane surrounds, or add them, or take them away."""
        from aegui.analysis.lasso import inside

        if self.codes is None or self.images is None:
            return before
        caught = np.flatnonzero(inside(self.codes.xy, outline))
        return before.shown_in(self.images).take(caught, how)  # type: ignore[arg-type]

    def with_selected(self, selection: Selection) -> Codes | None:
        """The plane with the selected images drawn above the others."""
        if self.codes is None:
            return None
        chosen = selection.shown_in(self.images).chosen
        return replace(self.codes, selected=chosen if chosen.any() else None)


def read(path: Path, name: str, torch_is_there: bool = False) -> ComparedRun:
    """What of a run needs no torch. What is damaged, or was never there, is said in `lacks`."""
    run = Run(path)
    lacks, losses = [], LossCurves(run.sections, run, recorded(run, torch_is_there)).curves
    curves = tuple(curve for curve in losses.curves if len(curve.epochs))
    if not curves:
        text = translate("Compared", "{}: no curves are recorded.")
        lacks.append(text.format(shortened(name)))
    table = run.table(METRICS)
    paces = {str(axis): table[axis].astype(np.float32) for axis in AXES if axis in table}
    try:
        stored = run.codes
    except RunError as error:
        stored = None
        lacks.append(str(error))
    else:
        if stored is None:
            text = translate("Compared", "{}: no codes are stored yet.")
            lacks.append(text.format(shortened(name)))
    found = ComparedRun(path, name, curves, losses.unit, paces, lacks=tuple(lacks))
    if stored is None:
        return found
    axes = latent.axes("pca", stored.codes)
    images, labels = stored.subset, stored.subset.labels
    codes = Codes(
        axes.project(stored.codes), labels, images.classes, short_names(axes.names),
        f"{len(images):,}", (path, "compared"),
    )  # fmt: skip
    return replace(
        found,
        codes=codes,
        axes=axes,
        images=images,
        preview=stored.preview,
        pictures=stored.pictures if stored.pictures.size else None,
    )


def short_names(names: tuple[str, str]) -> tuple[str, str]:
    """What axes are, where there is little room: without what a share is of."""
    across, up = (SHARE.sub(r" (\1)", name) for name in names)
    return across, up


# Curves


def quantities(runs: Sequence[ComparedRun]) -> list[tuple[str, str, str]]:
    """Name, label and explanation of all that any run recorded, without "validation": it is drawn dashed."""
    found: dict[str, tuple[str, str, str]] = {}
    for run in runs:
        for curve in run.curves:
            name = curve.name.removeprefix(VALIDATION)
            if name not in found or not curve.validation:
                found[name] = name, curve.label if not curve.validation else name, curve.help
    return list(found.values())


def curves_of(run: ComparedRun, number: int, quantity: str, axis: Axis, smoothing: float) -> list[Curve]:
    """The curves of a quantity of one run, named after its number; over epochs, steps or seconds.

    `smoothing` is 0 for none and nearly 1 for the most: the share of the mean so far in the next point.
    """
    drawn = []
    for curve in run.curves:
        if curve.name.removeprefix(VALIDATION) == quantity:
            x = along(run, curve.epochs, axis)
            if x is not None:
                name = f"{number}:{curve.name}"
                drawn.append(replace(curve, name=name, epochs=x, values=smoothed(curve.values, smoothing)))
    return drawn


def along(run: ComparedRun, epochs: Floats, axis: Axis) -> Floats | None:
    """Epochs (N,) as steps or seconds; None where the run does not say how they went on."""
    if axis == "epoch":
        return epochs
    known, wanted = run.paces.get("epoch"), run.paces.get(axis)
    if known is None or wanted is None or not len(known):
        return None
    first = wanted[0] - wanted[0] / max(known[0], 1) if len(known) < 2 else _before(known, wanted)
    start = max(float(known[0]) - 1, 0.0)
    there: Floats = np.interp(epochs, [start, *known], [first, *wanted]).astype(np.float32)
    return there


def _before(known: Floats, wanted: Floats) -> float:
    """The value an epoch before the first: a branch begins where its parent stood."""
    if known[0] <= 1:
        return 0.0
    return max(float(wanted[0] - (wanted[1] - wanted[0]) / max(known[1] - known[0], 1)), 0.0)


def smoothed(values: Floats, weight: float) -> Floats:
    """The mean of what came before, of which older points count less and less, without a pull to 0 at the
    beginning (Kingma and Ba, 2015, section 3). What is no number is passed over."""
    if weight <= 0 or len(values) < 2:
        return values
    made, mean, share = np.empty(len(values), np.float64), 0.0, 0.0
    for place, value in enumerate(values.tolist()):
        if np.isfinite(value):
            mean, share = weight * mean + (1 - weight) * value, weight * share + (1 - weight)
        made[place] = mean / share if share else value
    return made.astype(np.float32)


# Images


@dataclass(frozen=True, eq=False)
class Row:
    """What one run makes of the images."""

    pictures: Bytes | None  # (K, C, H, W)
    errors: Bytes | None = None  # (K, H, W), levels of one scale for all runs
    mse: Floats | None = None  # (K,)
    lack: str = ""  # why there is nothing


@dataclass(frozen=True, eq=False)
class Images:
    """The same images in every run."""

    names: tuple[Name, ...]  # (K,)
    originals: Bytes | None  # (K, C, H, W); None where they are not on the disk
    rows: tuple[Row, ...]  # of each run
    lack: str = ""
    marked: Name | None = None
    places: tuple[tuple[float, float] | None, ...] = ()  # of the marked image in the plane of each run


def chosen_names(
    runs: Sequence[ComparedRun], selection: Selection, marked: Name | None, most: int
) -> list[Name]:
    """The images that are shown of all runs: the marked one, then those selected, else some of every class,
    of the first run that has such."""
    found = dict.fromkeys([marked] if marked is not None else [])
    for run in runs:
        if run.images is not None:
            chosen = np.flatnonzero(selection.shown_in(run.images).chosen)[:most]
            found |= dict.fromkeys(run.images.name(int(row)) for row in chosen)
    if not selection:
        first = next((run for run in runs if run.images is not None and len(run.preview)), None)
        if first is not None and first.images is not None:
            found |= dict.fromkeys(first.images.name(int(row)) for row in first.preview)
    return list(found)[:most]


def levels(errors: Sequence[Floats]) -> list[Bytes]:
    """Errors (K, H, W) of every run on one scale: the greatest of all is 255."""
    top = max((float(one.max(initial=0.0)) for one in errors), default=0.0)
    return [np.round(one * (255 / top if top else 0.0)).astype(np.uint8) for one in errors]


def kept(plain: Any) -> dict[str, Any]:
    """What was chosen last, of settings that may hold anything."""
    given = plain if isinstance(plain, dict) else {}
    axis, smoothing = given.get("axis"), given.get("smoothing")
    number = isinstance(smoothing, int | float) and not isinstance(smoothing, bool) and 0 <= smoothing < 1
    return {
        "runs": [str(one) for one in given.get("runs", []) if isinstance(one, str)]
        if isinstance(given.get("runs"), list)
        else [],
        "quantity": str(given.get("quantity", LOSS)),
        "axis": axis if axis in AXES else "epoch",
        "smoothing": float(smoothing) if number else 0.0,  # type: ignore[arg-type]
        "log": given.get("log") is True,
        "errors": given.get("errors") is True,
        "by_itself": given.get("by_itself") is not False,
    }
