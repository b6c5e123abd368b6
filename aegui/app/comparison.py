"""Several runs looked at together: what is read of them, which images are selected and marked in all."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from aegui.app.loader import Loader
from aegui.error_message import sentence
from aegui.explore.compared import ComparedRun, Images, Row, chosen_names, levels, read
from aegui.explore.query import Task, Urgency
from aegui.explore.selection import Selection
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_images import read_images
from aegui.text import shortened

if TYPE_CHECKING:
    from aegui.explore.records import Bytes, Floats
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import ImageSet, Name

MOST_IMAGES = 24


class Pixels:
    """Images that are on the disk, by their names: those of one run, and of others of the same data set."""

    def __init__(self, number: int) -> None:
        self.number = number  # of the run that they are of
        self.index: dict[Name, tuple[int, int]] = {}
        self._sets: list[ImageSet] = []

    def add(self, images: ImageSet) -> None:
        """Those of another run."""
        for row in range(len(images)):
            self.index.setdefault(images.name(row), (len(self._sets), row))
        self._sets.append(images)

    def holds(self, run: ComparedRun) -> bool:
        """Whether the images of a run are among them."""
        return run.index.keys() <= self.index.keys()

    def image(self, name: Name) -> Bytes:
        """One of them (C, H, W)."""
        which, row = self.index[name]
        pixels = self._sets[which].pixels
        assert pixels is not None
        image: Bytes = np.asarray(pixels[row])
        return image


class ComparisonSession(QObject):
    """Reads the runs one after the other in a thread of its own; who looks hears of each."""

    run_read = Signal(int, object)  # number, ComparedRun
    table_read = Signal(object)  # experiments.comparison.Comparison
    images_changed = Signal(object)  # Images
    selection_changed = Signal(object)  # Selection
    marked_changed = Signal(object)  # Name or None
    complained = Signal(str)

    def __init__(
        self,
        paths: Sequence[Path],
        names: Sequence[str],
        folders: tuple[Path, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.paths, self.names, self._folders = list(paths), list(names), folders
        self.loader = Loader(self)
        self.runs: list[ComparedRun | None] = [None] * len(self.paths)
        self.selection = Selection()
        self.marked: Name | None = None
        self._pixels: Pixels | None = None
        self._models: dict[int, Snapshot | str] = {}  # or why there is none

    def start(self) -> None:
        """Read everything: the planes and curves first, then the table, then images and models."""
        for number in range(len(self.paths)):
            self._read_run(number)
        self.loader.ask("table", self._table, self.table_read.emit, self._fail, urgency=Urgency.SOON)

    def begin_anew(self) -> None:
        """Read it again, as what is told of runs is in words; models that were read stay."""
        self._models = {n: model for n, model in self._models.items() if not isinstance(model, str)}
        self.start()

    def reread(self, path: Path) -> None:
        """A run has grown, or has ended."""
        for number, one in enumerate(self.paths):
            if one == path:
                self._models.pop(number, None)
                self._read_run(number)
                self.loader.ask("table", self._table, self.table_read.emit, self._fail)

    def leave(self) -> None:
        """Nobody looks any more."""
        self.loader.worker.leave()

    @property
    def is_settled(self) -> bool:
        """Whether all is read that can be."""
        names = ["table", "pixels", "images", *(f"run {n}" for n in range(len(self.paths)))]
        return not any(self.loader.awaits(name) for name in names)

    # What the user does

    def select(self, selection: Selection) -> None:
        """The same images are selected in every run."""
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit(selection)
            self._ask_images()

    def mark(self, name: Name | None) -> None:
        """The image that the cursor is nearest to is marked in every run."""
        if name != self.marked:
            self.marked = name
            self.marked_changed.emit(name)
            self._ask_images()

    # Reading

    def _read_run(self, number: int) -> None:
        path, name = self.paths[number], self.names[number]

        def work(task: Task[Any]) -> ComparedRun:
            return read(path, name, "torch" in sys.modules)

        failed = partial(self._run_failed, number)
        self.loader.ask(f"run {number}", work, partial(self._on_run, number), failed, urgency=Urgency.NOW)

    def _on_run(self, number: int, run: ComparedRun) -> None:
        self.runs[number] = run
        self.run_read.emit(number, run)
        if all(self.runs):
            self._look_for_pixels()

    def _run_failed(self, number: int, error: Exception) -> None:
        """What can't be read is said in its place; the others are shown."""
        self._on_run(number, ComparedRun(self.paths[number], self.names[number], lacks=(sentence(error),)))

    def _table(self, task: Task[Any]) -> object:
        from aegui.experiments.comparison import compare

        return compare(self.paths)

    def _fail(self, error: Exception) -> None:
        self.complained.emit(sentence(error))

    def _look_for_pixels(self) -> None:
        """The images of the first run that has some on the disk, and of all runs of the same data set."""
        if self._pixels is not None:
            self._ask_images()
            return
        self.loader.ask("pixels", self._read_pixels, self._on_pixels, self._fail, urgency=Urgency.IDLE)

    def _read_pixels(self, task: Task[Any]) -> Pixels | None:
        from aegui.parts.datasets import DataBroken, DataMissing, datasets

        found: Pixels | None = None
        for number, path in enumerate(self.paths):
            one, run = self.runs[number], Run(path)
            if one is None or one.images is None or not run.has_images:
                continue
            if found is not None and (not self._shows(number, found) or found.holds(one)):
                continue
            try:
                data = datasets.make(run.raw_recipe.get("data", "digits"))
                splits, _ = read_images(run, data, self._folders, task.tell)
            except (DataMissing, DataBroken, RunError, OSError, ValueError):
                continue  # another run may have the same images elsewhere
            if splits.shown.pixels is not None:
                found = found or Pixels(number)
                found.add(splits.shown)
        return found

    def _on_pixels(self, pixels: Pixels | None) -> None:
        self._pixels = pixels
        if pixels is None:
            text = self.tr("The images of these runs are not on the disk: there is nothing to reconstruct.")
            self.images_changed.emit(Images((), None, (), text))
        else:
            self._ask_images()

    def _ask_images(self) -> None:
        runs = [one for one in self.runs if one is not None]
        if self._pixels is None or len(runs) < len(self.runs):
            return
        first = [runs[self._pixels.number], *runs]
        names = chosen_names(first, self.selection, self.marked, MOST_IMAGES)
        work = partial(self._reconstructed, self._pixels, names, self.marked)
        self.loader.ask("images", work, self.images_changed.emit, self._fail, urgency=Urgency.SOON)

    def _reconstructed(
        self, pixels: Pixels, names: Sequence[Name], marked: Name | None, task: Task[Any]
    ) -> Images:
        """What every run makes of the same images, and where it puts the marked one."""
        there = [name for name in names if name in pixels.index]
        if not there:
            return Images((), None, (), self.tr("The images that are chosen are not on the disk."))
        originals = np.stack([pixels.image(name) for name in there])
        made: list[tuple[Bytes | None, Floats | None, str]] = []
        places: list[tuple[float, float] | None] = []
        for number, run in enumerate(self.runs):
            task.tell(number / len(self.paths), self.names[number])
            made.append(self._of_run(number, pixels, originals))
            place = None if run is None else run.place_of(marked)
            model = self._models.get(number)
            if place is None and run is not None and marked == there[0] and made[-1][0] is not None:
                assert model is not None
                assert not isinstance(model, str)
                place = next(iter(run.placed(model.encode(originals[:1]))), None)
            places.append(place)
        errors = levels([one[1] for one in made if one[1] is not None])
        found = []
        for pictures, differences, lack in made:
            level = None if differences is None else errors.pop(0)
            mse = None
            if pictures is not None:
                away = (pictures.astype(np.float32) - originals.astype(np.float32)) / 255
                mse = np.square(away).reshape(len(away), -1).mean(axis=1)
            found.append(Row(pictures, level, mse, lack))
        return Images(tuple(there), originals, tuple(found), "", marked, tuple(places))

    def _of_run(
        self, number: int, pixels: Pixels, originals: Bytes
    ) -> tuple[Bytes | None, Floats | None, str]:
        """Reconstructions (K, C, H, W), their errors (K, H, W), and why there are none."""
        name = shortened(self.names[number])
        model = None if Run(self.paths[number]).has_network else self._model(number)
        if isinstance(model, str):  # codes alone
            return None, None, model
        if not self._shows(number, pixels):
            text = self.tr("{} is of other images than {}.")
            return None, None, text.format(name, shortened(self.names[pixels.number]))
        model = self._model(number)
        if isinstance(model, str):
            return None, None, model
        if originals.shape[1:] != model.recipe.data.shape:
            return None, None, self.tr("{} takes images of another size.").format(name)
        pictures = model.reconstruct(originals)
        if pictures.shape != originals.shape:
            return None, None, self.tr("{} makes images of another size.").format(name)
        away = np.abs(pictures.astype(np.float32) - originals.astype(np.float32)).mean(axis=1)
        return pictures, away.astype(np.float32), ""

    def _shows(self, number: int, pixels: Pixels) -> bool:
        """Whether a run is of the very data set that the images are of."""
        one, other = self.runs[number], self.runs[pixels.number]
        if one is None or other is None or one.images is None or other.images is None:
            return one is not None and Run(one.path).has_images
        if one.images.names is None and other.images.names is None:
            return one.images.data == other.images.data
        return bool(one.index.keys() & other.index.keys())

    def _model(self, number: int) -> Snapshot | str:
        """The model of a run, or why there is none; read once."""
        if number not in self._models:
            from aegui.runs.snapshot import open_run

            run = Run(self.paths[number])
            try:
                if run.has_network:
                    self._models[number] = open_run(run)
                else:
                    text = self.tr("{} has no decoder: there is nothing but codes.")
                    self._models[number] = text.format(shortened(self.names[number]))
            except (ValueError, OSError) as error:
                self._models[number] = sentence(error)
        return self._models[number]
