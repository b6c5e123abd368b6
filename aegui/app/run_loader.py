"""Shows a run: first what needs no torch, then its model and the images behind its codes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from aegui.app.explorer import Explorer
from aegui.app.loader import Loader
from aegui.app.moments import MODEL, Moments
from aegui.error_message import sentence
from aegui.explore.loss_curves import LossCurves
from aegui.explore.quantities import recorded, says_itself
from aegui.explore.query import Task, Urgency
from aegui.explore.state import Fields, GridImages, Model
from aegui.explore.subject import another_run, other_images
from aegui.runs.image_list import Changes
from aegui.runs.numpy_decoder import numpy_decoder
from aegui.runs.run_folder import MODEL as WEIGHTS
from aegui.runs.run_folder import Run, RunError, StoredCodes
from aegui.runs.run_images import ImagesMoved, changed_sentence, found_at, read_images, remember
from aegui.text import shortened
from aegui.training.splits import ImageSet, Splits, take

if TYPE_CHECKING:
    from aegui.runs.snapshot import Snapshot

IMAGES = "images"  # the question's name
PREVIEW = 16
LONG = 0.5  # seconds; what takes longer is told


class RunLoader(QObject):
    """Keeps the run that is shown."""

    opened = Signal(object, object)  # Run, and its Recipe once its model is there
    images_moved = Signal(object, str)  # path of a run whose own images are not there, and where they were
    unreadable = Signal(str)  # why there is no model to decode with
    reading = Signal(float, str)  # share read of images that take long, and what; "" at the end

    def __init__(
        self, explorer: Explorer, loader: Loader, moments: Moments, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._explorer, self._loader, self._moments = explorer, loader, moments
        self.run: Run | None = None
        self._asked = self._torch = False  # for torch; it is there, and models can be read

    def open(self, run: Run) -> None:
        """Show a run. Raises `RunError` before anything has changed."""
        losses, complaints = self._losses(run), run.complaints
        try:
            stored = run.codes
        except RunError as error:
            complaints.append(str(error))
            run.__dict__["codes"] = stored = None  # they are made anew, where the images are on the disk
        self.run = run
        codes = None if stored is None else stored.codes
        images = None if stored is None else stored.subset
        self._loader.cancel(MODEL)
        early = None if self._torch or stored is None else numpy_decoder(run, stored)
        state, named = self._explorer.state, run.code_names
        fields = another_run(state, run.path, images, _grid(stored), codes, named, early)
        fields |= self._moments.opened(run, live=False)
        awaited = run.has_network and (self._asked or early is None)
        fields |= Fields(curves=losses.curves, model_awaited=awaited, images_awaited=run.has_images)
        self._explorer.update(**fields)
        self.opened.emit(run, None)
        for complaint in complaints:
            self._explorer.complain(complaint)
        if self._torch:
            self._read_model(run)
        self.read_images()

    def torch_is_asked_for(self) -> None:
        """The model of the run that is shown comes."""
        self._asked = True
        if self.run is not None and self.run.has_network:
            self._explorer.update(model_awaited=True)

    def torch_is_ready(self) -> None:
        """Read the model of the run that is already shown, and name its curves where it is an old one."""
        self._asked = self._torch = True
        if self.run is not None:
            if not says_itself(self.run):
                self._explorer.update(curves=self._losses(self.run).curves)
            self._read_model(self.run)

    def show_new(self, run: Run, splits: Splits) -> LossCurves:
        """A training began: nothing to see yet; its curves go into what is returned."""
        self.run = run
        losses = self._losses(run)
        for reading in (IMAGES, MODEL):
            self._loader.cancel(reading)
        grid = GridImages(splits.preview(PREVIEW))
        fields = another_run(self._explorer.state, run.path, splits.shown, grid, None)
        fields |= self._moments.opened(run, live=True)
        fields |= Fields(training=True, curves=losses.curves, model_awaited=False, images_awaited=False)
        self._explorer.update(**fields)
        return losses

    def name_anew(self, run: Run) -> None:
        """Name the curves of a run in the language that is spoken now."""
        self._explorer.update(curves=self._losses(run).curves)

    def _losses(self, run: Run) -> LossCurves:
        return LossCurves(run.sections, run, recorded(run, self._torch))

    @property
    def can_read_models(self) -> bool:
        """Whether torch is there."""
        return self._torch

    def read_again(self, run: Run) -> None:
        """Another process has written the run that is shown: show its model and its codes as they are now."""
        self.run = run
        if self._torch:
            self._read_model(run)

    def forget_tables(self) -> None:
        """The run has ended: read it anew when it is looked at."""
        if self.run is not None:
            self.run = Run(self.run.path)

    # The model

    def _read_model(self, run: Run) -> None:
        begins = run.busy and not (run.path / WEIGHTS).is_file()  # another process: there is no model yet
        if not run.has_network or begins:
            self._explorer.update(model_awaited=self._moments.awaited)
            return
        folders = self._explorer.state.folders

        def work(task: Task[object]) -> tuple[Snapshot, StoredCodes | None]:
            from aegui.runs.snapshot import check_codes, open_run

            snapshot, stored = open_run(run), run.codes
            if stored is not None:
                check_codes(run, snapshot, stored)
            return snapshot, stored or _encoded(run, snapshot, folders, task)

        self._loader.ask(
            MODEL, work, partial(self._model_read, run), self._model_failed, self._told(), Urgency.SOON
        )
        self._explorer.update(model_awaited=True)

    def _model_read(self, run: Run, answer: tuple[Snapshot, StoredCodes | None]) -> None:
        snapshot, stored = answer
        self._end_reading()
        if stored is None:
            text = self.tr("{} holds no codes, and its images are not on the disk: there is nothing to show.")
            self._explorer.complain(text.format(shortened(run.name)))
            return
        if run.codes is None:
            run.__dict__["codes"] = stored
            self._show_codes(run, stored)
        codes = (run.codes or stored).codes  # by now perhaps of the images that are still there alone
        self._moments.keep(Model(snapshot, codes, np.arange(len(codes), dtype=np.int64)))
        self.opened.emit(run, snapshot.recipe)

    def _model_failed(self, error: Exception) -> None:
        self._end_reading()
        self.unreadable.emit(sentence(error))

    def _show_codes(self, run: Run, stored: StoredCodes) -> None:
        state = self._explorer.state
        self._explorer.update(
            **another_run(state, run.path, stored.subset, _grid(stored), stored.codes, run.code_names)
        )

    # The images

    def read_images(self) -> None:
        """Read the images behind the codes, where they are on the disk."""
        run, folders = self.run, self._explorer.state.folders
        if run is None or not run.has_images:
            return

        def work(task: Task[object]) -> tuple[ImageSet | None, Changes]:
            from aegui.parts.datasets import datasets

            try:
                data = datasets.make(run.raw_recipe.get("data", "digits"))
            except ValueError:  # the recipe is read as a whole with the model, which says what is wrong
                return None, Changes()
            splits, changes = read_images(run, data, folders, task.tell)
            return splits.shown, changes

        self._loader.ask(
            IMAGES, work, partial(self._images_read, run), partial(self._images_failed, run), self._told(),
            Urgency.IDLE,
        )  # fmt: skip
        self._explorer.update(images_awaited=True)

    def find_images(self, path: Path, place: Path) -> str:
        """The images of a run are at this place now; "", or why not.

        Raises `RunError`, `OSError` or `ValueError`.
        """
        from aegui.recipe import make

        run = Run(path)
        data = found_at(run, make(run.raw_recipe).data, place)
        if data is None:
            text = self.tr("None of the images of {} is in {}: choose the folder that holds them.")
            return text.format(run.name, place)
        remember(path, data.find(()))
        if self.run is not None and self.run.path == path:
            self.read_images()
        return ""

    def stop_reading(self) -> None:
        """The images of the run are not waited for; its codes can be explored without."""
        without = self.run is not None and self.run.codes is None and self._loader.awaits(MODEL)
        if without:
            self._loader.cancel(MODEL)
        if without or self._loader.awaits(IMAGES):
            self._loader.cancel(IMAGES)
            self._end_reading()

    def _images_read(self, run: Run, answer: tuple[ImageSet | None, Changes]) -> None:
        images, changes = answer
        shown = self._explorer.state.images
        self._end_reading()
        if images is None or shown is None:
            return
        if changes.text:
            self._explorer.complain(self._changed(run, changes))
        if changes.lacking:
            self._leave_images_out(run, images.places(shown) >= 0)
            shown = self._explorer.state.images or shown
        # A packed run may hold the codes of some images alone.
        found = take(images, images.places(shown)) if changes.lacking else images.found(shown)
        if found is not None and found.same_as(shown):
            # What they are of a training, and what their classes are called, the run says.
            classes = shown.classes if len(shown.classes) == len(found.classes) else found.classes
            named = replace(found, parts=shown.parts or found.parts, classes=classes)
            self._explorer.update(**other_images(self._explorer.state, named))

    def _images_failed(self, run: Run, error: Exception) -> None:
        from aegui.parts.datasets import DataBroken, DataMissing

        self._end_reading()
        if isinstance(error, ImagesMoved):
            self.images_moved.emit(run.path, str(error))
        elif not isinstance(error, DataMissing | DataBroken):
            self._explorer.complain(sentence(error))

    def _changed(self, run: Run, changes: Changes) -> str:
        if not changes.lacking:
            return changed_sentence(run, changes)
        text = self.tr("{} What is there no more is left out of what is shown.")
        return text.format(changed_sentence(run, changes))

    def _leave_images_out(self, run: Run, there: NDArray[np.bool_]) -> None:
        """Show the codes of the images (N,) that are there alone."""
        stored = run.codes
        if stored is None or there.all():
            return
        moment = self._explorer.state.moment
        run.__dict__["codes"] = stored = stored.only(np.flatnonzero(there))
        self._show_codes(run, stored)
        self._moments.leave_out(stored.codes, moment)

    # What takes long

    def _told(self) -> Callable[[float, str], None]:
        """Who is told how far it is, where it takes long."""
        began = time.monotonic()

        def told(share: float, what: str) -> None:
            if time.monotonic() - began > LONG:
                self.reading.emit(share, what)

        return told

    def _end_reading(self) -> None:
        images_awaited = self._loader.awaits(IMAGES)
        if not images_awaited and not self._loader.awaits(MODEL):
            self.reading.emit(1.0, "")
        self._explorer.update(images_awaited=images_awaited, model_awaited=self._moments.awaited)


def _grid(stored: StoredCodes | None) -> GridImages:
    """The images of the grid, with the reconstructions that came with the run."""
    if stored is None:
        return GridImages(np.empty(0, np.int64))
    return GridImages(stored.preview, stored.pictures)


def _encoded(
    run: Run, snapshot: Snapshot, folders: tuple[Path, ...], task: Task[object]
) -> StoredCodes | None:
    """The codes of a run that holds none yet, where its images are on the disk."""
    images, _ = read_images(run, snapshot.recipe.data, folders, task.tell)
    pixels = images.shown.pixels
    if pixels is None:
        return None
    preview = images.preview(PREVIEW)
    codes, pictures = snapshot.encode(pixels), snapshot.reconstruct(pixels[preview])
    return StoredCodes(images.shown, codes, preview, pictures)
