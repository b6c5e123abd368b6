"""Opens runs: first what needs no torch, then the model, the images and the moments of its history."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from aegui.engine.asking import AskThread
from aegui.engine.curves import CurveBook
from aegui.engine.exploration import Exploration
from aegui.engine.moment_cache import MomentCache
from aegui.error_message import sentence
from aegui.explore.records import Timeline
from aegui.explore.state import Model
from aegui.runs.image_list import Changes
from aegui.runs.run_folder import Run, RunError, StoredCodes
from aegui.runs.run_images import changed_sentence, read_images
from aegui.text import shortened
from aegui.training.splits import ImageSet, Splits, take

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet
    from aegui.runs.snapshot import Snapshot

PREVIEW = 16
LONG = 0.5  # seconds; what takes longer is told


class Opener(QObject):
    """Keeps the run that is shown, the newest model of it and its moments."""

    opened = Signal(object, object)  # Run, and its Recipe once torch is there
    images_moved = Signal(object, str)  # path of a run whose own images are not there, and where they were
    reading = Signal(float, str)  # share read of images that take long, and what; "" at the end
    opening_changed = Signal()

    def __init__(self, exploration: Exploration, long: AskThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exploration = exploration
        self._long = long
        self.run: Run | None = None
        self.book: CurveBook | None = None
        self._final: Model | None = None
        self._moments: list[tuple[int, Path]] = []
        self._unreadable: set[Path] = set()  # moments that are left out
        self._cache = MomentCache()
        self._last = 0.0  # the epoch that the stored run came to
        self._at: Path | None = None  # the moment asked for; None: the newest model
        self._seen: Path | None = None  # the moment shown: the same, unless it is still being read
        self._live = False
        self._newest = 0  # the place of the newest model on the time slider
        self._torch = False
        self._given_up: Run | None = None  # its images are not to be read
        self._asked: dict[str, int] = {}  # the newest questions of a run that is being opened, by kind

    def answered(self, kind: str) -> Callable[[Any], None]:
        """Who takes the answer to a question of this kind."""
        readers: dict[str, Callable[[Any], None]] = {
            "model": self._model_read,
            "images": self._images_read,
            "moment": self._moment_read,
        }
        return readers[kind]

    @property
    def is_opening(self) -> bool:
        """Whether the model or the images of the run are still being read."""
        return bool(self._asked)

    def settle(self, kind: str, number: int) -> None:
        """A question was answered, or can't be."""
        if self._asked.get(kind) == number:
            del self._asked[kind]
            self.opening_changed.emit()
            if kind == "images":
                self._exploration.explorer.update(images_awaited=False)

    def _ask(self, kind: str, work: Callable[[], Any]) -> None:
        self._asked[kind] = self._long.ask(kind, work)
        self.opening_changed.emit()
        if kind == "images":
            self._exploration.explorer.update(images_awaited=True)

    @property
    def moment(self) -> float | None:
        """The epoch of the stored moment that is shown instead of the newest model, or is to be at once."""
        return next((float(epoch) for epoch, path in self._moments if path == self._at), None)

    # Opening

    def open(self, run: Run, folders: tuple[Path, ...]) -> None:
        """Show a run. Raises `RunError` before anything has changed."""
        book, complaints = CurveBook(run.sections, run), run.complaints
        try:
            stored = run.codes
        except RunError as error:
            complaints.append(str(error))
            run.__dict__["codes"] = stored = None  # they are made anew, where the images are on the disk
        self.run, self.book = run, book
        self._begin()
        self._exploration.explorer.update(images_awaited=True)
        if stored is not None:
            self._exploration.open(stored.subset, stored.preview, stored.pictures, stored.codes)
        else:
            self._exploration.open(None, np.empty(0, np.int64), None, None)
        self._open_notes(run)
        self._exploration.curves_changed.emit(book.curves(None))
        self.reread_moments(live=False)
        self.opened.emit(run, None)
        for complaint in complaints:
            self._exploration.complained.emit(complaint)
        if self._torch:
            self._ask_model(folders)
        self.ask_images(folders)

    def torch_is_ready(self, folders: tuple[Path, ...]) -> None:
        """Read the model of the run that is already shown."""
        self._torch = True
        self._exploration.explorer.update(folders=folders)
        if self.run is not None:
            self._ask_model(folders)

    def show_new(self, run: Run, splits: Splits) -> None:
        """A training began: nothing to see yet."""
        self.run = run
        self._begin()
        self.book = CurveBook(run.sections, run)
        self._exploration.open(splits.shown, splits.preview(PREVIEW), None, None)
        self._open_notes(run)
        self._exploration.beginning.emit()
        self._exploration.curves_changed.emit(self.book.curves(None))
        self.reread_moments(live=True)

    def _begin(self) -> None:
        """Nothing is known of another run."""
        self._final = self._at = self._seen = None
        self._unreadable = set()

    def _open_notes(self, run: Run) -> None:
        """What is kept with the run."""
        self._cache = MomentCache()
        self._exploration.explorer.update(run=run.path)
        for kept in (self._exploration.directions, self._exploration.bookmarks):
            kept.open(run.path)

    def _ask_model(self, folders: tuple[Path, ...]) -> None:
        run = self.run
        if run is None:
            return

        def work() -> tuple[Run, Snapshot, StoredCodes | None]:
            from aegui.runs.snapshot import check_codes, open_run

            snapshot, stored = open_run(run), run.codes
            if stored is not None:
                check_codes(run, snapshot, stored)
            return run, snapshot, stored or self._encoded(run, snapshot, folders)

        self._ask("model", work)

    def _model_read(self, answer: tuple[Run, Snapshot, StoredCodes | None]) -> None:
        run, snapshot, stored = answer
        if run is not self.run or (stored is None and run is self._given_up):
            return
        if stored is None:
            text = self.tr("{} holds no codes, and its images are not on the disk: there is nothing to show.")
            self._exploration.complained.emit(text.format(shortened(run.name)))
            return
        if run.codes is None:
            self._exploration.open(stored.subset, stored.preview, stored.pictures, stored.codes)
            run.__dict__["codes"] = stored
        stored = run.codes or stored  # by now perhaps of the images that are still there alone
        rows = np.arange(len(stored.codes), dtype=np.int64)
        self._final = Model(snapshot, stored.codes, rows)
        if self._at is None:
            self._show(self._final, None)
        else:  # the time slider was moved before there was a model
            self._read_moment(self._at)
        self.opened.emit(run, snapshot.recipe)

    def ask_images(self, folders: tuple[Path, ...]) -> None:
        """Read the images behind the codes, where they are on the disk."""
        run, self._given_up = self.run, None
        self._exploration.explorer.update(folders=folders)
        if run is None:
            return

        def work() -> tuple[Run, ImageSet | None, Changes]:
            from aegui.parts.datasets import DataBroken, DataMissing, datasets
            from aegui.runs.run_images import ImagesMoved

            try:
                data = datasets.make(run.raw_recipe.get("data", "digits"))
            except ValueError:  # the recipe is read as a whole with the model, which says what is wrong
                return run, None, Changes()
            try:
                read = self._read(run, data, folders)
                return (run, read[0].shown, read[1]) if read is not None else (run, None, Changes())
            except ImagesMoved as error:
                self.images_moved.emit(run.path, str(error))
                return run, None, Changes()
            except (DataMissing, DataBroken):
                return run, None, Changes()

        self._ask("images", work)

    def _read(self, run: Run, data: DataSet, folders: tuple[Path, ...]) -> tuple[Splits, Changes] | None:
        """The images of a run, None where nobody waits for them any more; what takes long is told."""
        from aegui.parts.datasets import Cancelled

        began = time.monotonic()

        def say(share: float, what: str) -> None:
            if self._long.ending or run is not self.run or run is self._given_up:
                raise Cancelled
            if time.monotonic() - began > LONG:
                self.reading.emit(share, what)

        try:
            return read_images(run, data, folders, say)
        except Cancelled:
            return None
        finally:
            self.reading.emit(1.0, "")

    def stop_reading(self) -> None:
        """The images of the run are not waited for; its codes can be explored without."""
        self._given_up = self.run

    def _encoded(self, run: Run, snapshot: Snapshot, folders: tuple[Path, ...]) -> StoredCodes | None:
        """The codes of a run that holds none yet, where its images are on the disk."""
        read = self._read(run, snapshot.recipe.data, folders)
        splits = None if read is None else read[0]
        if splits is None or splits.shown.pixels is None:
            return None
        preview = splits.preview(PREVIEW)
        codes = snapshot.encode(splits.shown.pixels)
        pictures = snapshot.reconstruct(splits.shown.pixels[preview])
        return StoredCodes(splits.shown, codes, preview, pictures)

    def _images_read(self, answer: tuple[Run, ImageSet | None, Changes]) -> None:
        run, subset, changes = answer
        shown = self._exploration.shown
        if run is not self.run or subset is None or shown is None:
            return
        if changes.text:
            self._exploration.complained.emit(self._told(run, changes))
        if changes.lacking:
            self._leave_images_out(run, subset.places(shown) >= 0)
            shown = self._exploration.shown or shown
        # A packed run may hold the codes of some images alone.
        found = take(subset, subset.places(shown)) if changes.lacking else subset.found(shown)
        if found is not None:
            self._exploration.attach(found)

    def _told(self, run: Run, changes: Changes) -> str:
        if not changes.lacking:
            return changed_sentence(run, changes)
        text = self.tr("{} What is there no more is left out of what is shown.")
        return text.format(changed_sentence(run, changes))

    def _leave_images_out(self, run: Run, there: NDArray[np.bool_]) -> None:
        """Show the codes of the images (N,) that are there alone."""
        stored = run.codes
        if stored is None or there.all():
            return
        run.__dict__["codes"] = stored = stored.only(np.flatnonzero(there))
        self._cache = MomentCache()
        at, final = self._at, self._final
        self._exploration.open(stored.subset, stored.preview, stored.pictures, stored.codes)
        if final is not None:
            rows = np.arange(len(stored.codes), dtype=np.int64)
            self._final = Model(final.snapshot, stored.codes, rows)
            if at is None:
                self._show(self._final, None)
            else:
                self._read_moment(at)

    def keep(self, model: Model | None) -> None:
        """The training has ended with this model."""
        self._final = model or self._final

    def forget_tables(self) -> None:
        """The run has ended: read it anew when it is looked at."""
        if self.run is not None:
            self.run = Run(self.run.path)

    # Time

    def reread_moments(self, live: bool) -> None:
        """Tell the time slider which moments are stored."""
        self._live = live
        stored = self.run.moments if self.run is not None else []
        self._moments = [(epoch, path) for epoch, path in stored if path not in self._unreadable]
        self._last = float(self.run.results.get("epochs", 0)) if self.run is not None else 0.0
        self._show_timeline()

    def _show_timeline(self) -> None:
        timeline = None
        if self._moments:
            epochs = [float(epoch) for epoch, _ in self._moments]
            if not self._live and self._last > epochs[-1]:
                epochs.append(self._last)  # stopped between two moments
            self._newest = len(epochs) - (0 if self._live else 1)
            current = self._place()
            timeline = Timeline(tuple(epochs), current, self._live)
        self._exploration.timeline_changed.emit(timeline)

    def _place(self) -> int:
        """On the time slider, of the moment asked for or of the newest model."""
        paths = [path for _, path in self._moments]
        return paths.index(self._at) if self._at in paths else self._newest

    def show_moment(self, index: int, live: Model | None) -> None:
        """Show a stored moment, or the newest model where the index lies past the last."""
        if index >= min(self._newest, len(self._moments)):
            self._at = self._seen = None
            newest = live or self._final
            if newest is not None:
                self._show(newest, None)
            self._show_timeline()
            self._show_marker(None)
            return
        self._at = self._moments[max(index, 0)][1]
        self._read_moment(self._at)

    def _read_moment(self, path: Path) -> None:
        run = self.run
        shown = self._exploration.shown
        if run is None or shown is None or not self._torch:
            return
        cache = self._cache

        def work() -> tuple[Path, Model | Exception]:
            from aegui.recipe import make
            from aegui.runs.snapshot import open_moment

            model = cache.find(path)
            if model is None:
                try:
                    points, places = _numbered(run, shown)
                    snapshot, codes, rows = open_moment(make(run.raw_recipe), path, points)
                    there = places[rows] >= 0
                    model = Model(snapshot, codes[there], places[rows[there]])
                except Exception as error:
                    return path, error
                cache.put(path, model)
            return path, model

        self._long.ask("moment", work)

    def _moment_read(self, answer: tuple[Path, Model | Exception]) -> None:
        path, model = answer
        epoch = next((float(epoch) for epoch, stored in self._moments if stored == path), None)
        if epoch is None:  # of another run
            return
        if isinstance(model, Exception):
            self._leave_out(path, model)
        # The hand may be farther by now: what lies on its way is shown too, or nothing would be.
        elif self._at is not None:
            self._seen = path
            self._show(model, epoch)
            self._show_timeline()
            self._show_marker(epoch)

    def _leave_out(self, path: Path, error: Exception) -> None:
        """A moment that can't be read is no place on the time slider; what was shown before it stays."""
        self._unreadable.add(path)
        text = self.tr("{} The time slider goes on without this moment.")
        self._exploration.complained.emit(text.format(sentence(error)))
        self._moments = [(epoch, stored) for epoch, stored in self._moments if stored != path]
        given_up, self._at = self._at == path, self._seen if self._at == path else self._at
        self._show_timeline()
        if given_up:  # a training goes on being followed
            self._exploration.choose_moment(self._place())

    def _show(self, model: Model, epoch: float | None) -> None:
        self._exploration.show_model(model)
        self._exploration.moment_shown.emit(epoch)

    def _show_marker(self, epoch: float | None) -> None:
        if self.book is not None:
            self._exploration.curves_changed.emit(self.book.curves(epoch))


def _numbered(run: Run, shown: ImageSet) -> tuple[int, NDArray[np.int64]]:
    """How many images the moments of a run number, and which of those shown each is; −1 of the others."""
    points = run.points
    if points is None:
        return len(shown), np.arange(len(shown), dtype=np.int64)
    return len(points), shown.places(points)
