"""«Look inside»: one figure of the model that is looked at, made off the window's thread.

The newest question wins. While a training runs the figure is made anew at most every two seconds, and
never while nobody sees it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from aegui.engine.asking import AskThread
from aegui.engine.reading import Shelf
from aegui.engine.wording import worries
from aegui.error_message import sentence
from aegui.explore.records import UnderCursor

if TYPE_CHECKING:
    from aegui.engine.exploration import Exploration
    from aegui.engine.inside import Figure, Seen
    from aegui.explore.state import Floats, Model
    from aegui.recipe import Recipe

EVERY = 2.0  # seconds between two in training, at least
REST = 4.0  # times what the last one took, at least
QUICK = 300  # milliseconds; what takes longer shows how far it is


class Stopped(Exception):
    """Nobody waits for the figure any more."""


class Inside(QObject):
    """Offers the figures that fit a model, makes the one chosen and tells the view."""

    figures_changed = Signal(object, str)  # [(name, label, help)], the current one
    page_changed = Signal(object)  # Page
    said = Signal(str)  # a sentence in place of a page: what is missing, or why it failed
    progressed = Signal(float, str)  # share of the work done, and of what; 1 at the end
    _told = Signal(int, float, str)  # the same from the thread, with the number of the question

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        exploration.model_changed.connect(self._on_model)
        exploration.cursor_changed.connect(self._on_cursor)
        exploration.preview_changed.connect(self._on_preview)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._told.connect(self._on_told)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._ask)
        self._slow = QTimer(self, singleShot=True, interval=QUICK)
        self._slow.timeout.connect(self._tell)
        self._model: Model | None = None
        self._recipe: Recipe | None = None
        self._run: Path | None = None
        self._cursor: Floats | None = None  # (D,)
        self._noise: tuple[str, float] = ("none", 0.0)
        self._draw = 0
        self._name = ""
        self._options: dict[str, str] = {}  # what was chosen of each figure's options
        self.shelf = Shelf()
        self._visible = self._stale = self._busy = False
        self._patient = False  # what is stale waits its turn
        self._without_images = False  # the newest figure was made before they were read
        self._token = 0  # of the question that is waited for; older ones are given up
        self._asked = 0  # the same as the thread counts
        self._progress: tuple[float, str] = (0.0, "")
        self._last, self._took = 0.0, 0.0  # when the newest figure was done, and what it cost: seconds

    # What is looked at

    def look_in(self, folders: tuple[Path, ...]) -> None:
        """Where data sets are looked for."""
        if self.shelf.look_in(folders):
            self._want()

    def look_at(self, run: Path) -> None:
        """Where the figures of the training are kept."""
        self._run = run
        self.shelf.look_at(run)

    def _on_model(self, training: bool) -> None:
        """Another state of the network; in training the figure waits its turn."""
        self._model = model = self._exploration.model
        if model is None or model.snapshot is None:
            return
        if model.snapshot.recipe != self._recipe:
            self._recipe = model.snapshot.recipe
            self._give_up()
            self._offer()
        self._want(patiently=training)

    def _on_cursor(self, under: UnderCursor | None) -> None:
        model = self._exploration.model
        if under is None and (model is None or model.snapshot is None):
            self._forget()
        elif under is not None:
            moved = self._cursor is None or (under.code != self._cursor).any()
            self._cursor = under.code
            if moved and self._figure is not None and self._figure.follows_cursor:
                self._want()

    def _on_preview(self, preview: object) -> None:
        """The pictures of the images view are new: perhaps the noise is another, or the images were read."""
        before, self._noise = self._noise, self._exploration.grid.noise
        if before != self._noise and self._figure is not None and self._figure.follows_noise:
            self._options.pop(self._name, None)
            self._want()
        elif self._without_images and self._images_there():
            self._want()

    def _images_there(self) -> bool:
        shown = self._exploration.shown
        return shown is not None and shown.pixels is not None

    def _forget(self) -> None:
        """Another run, of which there is no model yet."""
        self._model = self._recipe = self._cursor = None
        self._give_up()
        self.figures_changed.emit([], "")

    @property
    def _figure(self) -> Figure | None:
        from aegui.engine.inside import figures

        return figures().get(self._name) if self._recipe is not None else None

    def _offer(self) -> None:
        """The figures that fit the recipe; the one chosen stays where it does."""
        from aegui.engine.inside import figures

        assert self._recipe is not None
        fitting = [figure for figure in figures().values() if figure.fits(self._recipe)]
        if self._name not in [figure.name for figure in fitting]:
            self._name = fitting[0].name
        offered = [
            (
                figure.name,
                QCoreApplication.translate("inside", figure.label),
                QCoreApplication.translate("inside", figure.help),
            )
            for figure in fitting
        ]
        self.figures_changed.emit(offered, self._name)

    # What the user does

    @property
    def name(self) -> str:
        """Of the figure that is shown."""
        return self._name

    def set_visible(self, visible: bool) -> None:
        """Whether anybody sees the figure."""
        self._visible = visible
        if visible:
            self._plan()
        else:
            self._soon.stop()

    def choose(self, name: str) -> None:
        """Another figure, or the same once more."""
        self._name = name
        self._anew()

    def choose_option(self, key: str) -> None:
        """One of the page's options."""
        self._options[self._name] = key
        self._anew()

    def draw_again(self) -> None:
        """Other draws of what was drawn by chance."""
        self._draw += 1
        self._anew()

    def stop(self) -> None:
        """Give up the figure that is being made."""
        self._give_up()
        self.said.emit(
            QCoreApplication.translate("inside", "Stopped. Choose the figure again to begin anew.")
        )

    # Making it

    def _anew(self) -> None:
        self._give_up()
        self._want()

    def _give_up(self) -> None:
        self._token += 1
        self._busy = False
        self._soon.stop()
        self._slow.stop()
        self.progressed.emit(1.0, "")

    def _want(self, patiently: bool = False) -> None:
        """Make the figure anew; in its turn, unless something wants it at once."""
        self._patient = patiently and (self._patient or not self._stale)
        self._stale = True
        self._plan()

    def _plan(self) -> None:
        if self._visible and self._stale and not self._busy:
            turn = self._last + max(EVERY, REST * self._took) if self._patient else 0.0
            self._soon.start(max(0, round(1e3 * (turn - time.monotonic()))))

    def _ask(self) -> None:
        figure, seen = self._figure, self._gathered()
        if figure is None or seen is None or self._busy or not self._visible:
            return
        self._busy, self._stale = True, False
        self._progress = (0.0, "")
        self._slow.start()
        token = self._token
        self._asked = self._thread.ask("figure", lambda: (token, self._timed(lambda: figure.make(seen))))

    def _gathered(self) -> Seen | None:
        """What a figure is made of now, with a number of its own."""
        from aegui.engine.inside import Seen

        model, subset = self._model, self._exploration.shown
        if model is None or model.snapshot is None or subset is None or self._cursor is None:
            return None
        self._token = token = self._token + 1
        self._without_images = subset.pixels is None

        def say(share: float, what: str) -> None:
            """In the thread."""
            if token != self._token or self._thread.ending:
                raise Stopped
            self._told.emit(token, share, what)

        recipe = model.snapshot.recipe
        return Seen(
            snapshot=model.snapshot,
            codes=model.codes,
            rows=model.rows,
            subset=subset,
            preview=self._exploration.grid.rows,
            cursor=self._cursor,
            noise=self._noise,
            draw=self._draw,
            option=self._options.get(self._name, ""),
            splits=lambda: self.shelf.splits(recipe, say),
            once=self.shelf.once,
            say=say,
            concerns=partial(worries, recipe, self._run),
        )

    def _timed(self, work: Callable[[], object]) -> object:
        began = time.thread_time()
        try:
            return work()
        finally:
            self._took = time.thread_time() - began

    def _on_told(self, token: int, share: float, what: str) -> None:
        if token == self._token and self._busy:
            self._progress = (share, what)
            if not self._slow.isActive():
                self._tell()

    def _tell(self) -> None:
        self.progressed.emit(*self._progress)

    def _answered(self, kind: str, number: int, answer: tuple[int, object]) -> None:
        token, page = answer
        if token == self._token and self._busy:
            self._done()
            self.page_changed.emit(page)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        from aegui.engine.inside import Lacking

        if isinstance(error, Stopped) or number != self._asked or not self._busy:
            return
        self._done()
        self.said.emit(str(error) if isinstance(error, Lacking) else sentence(error))

    def _done(self) -> None:
        self._busy, self._last = False, time.monotonic()
        self._slow.stop()
        self.progressed.emit(1.0, "")
        self._plan()
