"""One's own picture: drawn, pasted or read from a file, and what the model makes of it as it is drawn.

It is encoded and decoded in the window's thread, as the code under the cursor is: that takes less time than
the way to another thread and back. What takes longer comes from a thread of its own, while somebody looks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from aegui.engine.asking import AskThread
from aegui.engine.learnt import Learnt
from aegui.engine.pacing import Pace
from aegui.error_message import sentence
from aegui.explore.records import Company, Preview, UnderCursor

if TYPE_CHECKING:
    from aegui.engine.exploration import Exploration
    from aegui.engine.own_answers import Bytes, Library, Mask, Own
    from aegui.explore.user_image import Form, Given

SIDE = 280  # px of the sheet that is drawn on
PAUSE = 120  # ms the pen rests before what takes longer is asked: its thread would hold up the strokes
KEPT = 60  # sheets that undo can bring back
REST = 700  # ms a model stays before the training images are encoded with it


class _Sheet(NamedTuple):
    """A sheet that began from a picture."""

    source: Path | Bytes
    given: Given
    rows: Bytes  # (h, w, 3), before anything was drawn on it
    centred: bool


class OwnPicture(QObject):
    """Keeps the picture while runs and models change, and tells what becomes of it."""

    paper_changed = Signal(bool)  # whether figures of this data set are light on dark
    sheet_size_changed = Signal(int, int)  # width and height of a sheet, which has the images' proportions
    # (h, w, 3) to begin from, whether light ink is seen on it, and its number; 0 is a bare sheet.
    sheet_given = Signal(object, bool, int)
    centring_changed = Signal(object)  # whether a figure is put where the data's are; None: it can't be
    drawn_changed = Signal(object)  # Drawn; None where nothing is drawn or there is no model
    company_changed = Signal(object)  # Company; None where it is not known
    placed = Signal(object)  # (x, y) in the plane, None for nowhere
    progressed = Signal(float)  # share of the training images encoded; 1 at the end
    complained = Signal(str)

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        exploration.model_changed.connect(self._on_model)
        exploration.cursor_changed.connect(self._on_cursor)
        exploration.codes_changed.connect(self._on_codes)
        exploration.preview_changed.connect(self._on_preview)
        self.complained.connect(exploration.complained)
        self._learnt = Learnt(exploration.shelf, self)
        self._learnt.found.connect(self._ask)
        self._learnt.progressed.connect(self.progressed)
        self._learnt.complained.connect(self.complained)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._pace = Pace()
        self._soon = QTimer(self, singleShot=True, interval=0)  # strokes that come at once are one question
        self._soon.timeout.connect(self._show)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._learn)
        self._asked: dict[str, int] = {}  # the newest question of each kind
        self._measured: object = None  # what the form was asked of
        self._form: Form | None = None
        self._drawings = False  # the data set's images are such that what is drawn is centred
        self._picture: Bytes | None = None  # (h, w, 3)
        self._holes: Mask | None = None
        self._sheets: dict[int, _Sheet] = {}  # that began from a picture
        self._number = 0  # of the sheet that is drawn on
        self._centred: dict[int, bool] = {}  # as it was chosen for a sheet
        self._own: Own | None = None
        self._preview: Preview | None = None
        self._noise: tuple[tuple[str, float], int] = (("none", 0.0), 0)  # and which draw of it
        self._visible = self._training = False
        self._fresh = False  # what was drawn last was not asked about

    # What the user does

    def set_visible(self, visible: bool) -> None:
        """Whether anybody sees what becomes of it."""
        self._visible = visible
        if visible and self._own is not None:
            self._ask()
            self._rest.start()
        elif not visible:
            self._learnt.give_up()

    def draw(self, picture: Bytes, holes: Mask, number: int = 0) -> None:
        """What is on a sheet now: (h, w, 3), and what was erased of it (h, w)."""
        self._picture, self._holes, self._fresh = picture, holes, True
        if number != self._number:
            self._number = number
            self._tell_centring()
        self._soon.start()

    def set_centring(self, centred: bool) -> None:
        """Whether a figure is put where those of the data set are, as large and in its polarity."""
        if centred != self._centring:
            self._centred[self._number] = centred
            sheet = self._sheets.get(self._number)
            if sheet is not None:
                self._begin(sheet.source, sheet.given, centred)
            else:
                self._tell_centring()
                self._soon.start()

    @property
    def _centring(self) -> bool | None:
        """Of the sheet that is drawn on."""
        if self._form is None or self._form.ink is None:
            return None
        sheet = self._sheets.get(self._number)
        return self._centred.get(self._number, self._drawings if sheet is None else sheet.centred)

    def _tell_centring(self) -> None:
        self.centring_changed.emit(self._centring)

    def open(self, path: str) -> None:
        """Begin from a picture file."""
        self._give(Path(path))

    def take(self, picture: Bytes) -> None:
        """Begin from a picture (h, w, 3) or (h, w, 4)."""
        self._give(picture)

    def _give(self, source: Path | Bytes) -> None:
        """Begin from a picture, prepared as the data set's images were."""
        from aegui.explore.user_image import Form, NoPicture, given

        form = self._form or Form((3, SIDE, SIDE), None)
        if isinstance(source, Path):
            self._asked["read"] = self._submit("read", lambda: (source, given(source, form)))
            return
        try:
            self._begin(source, given(source, form))
        except NoPicture as error:
            self.complained.emit(str(error))

    def _begin(self, source: Path | Bytes, picture: Given, centred: bool | None = None) -> None:
        """On a new sheet. A photograph of a digit is centred among digits; an image of the set is not."""
        from aegui.explore.user_image import Form, is_dark, on_sheet, sheet_of

        form = self._form or Form((3, SIDE, SIDE), None)
        if centred is None:
            centred = form.ink is not None and self._drawings and not picture.exact
        size = form.sheet(SIDE)
        rows = on_sheet(picture.whole, size) if centred else sheet_of(picture.image, size)
        number = max(self._sheets, default=0) + 1
        self._sheets[number] = _Sheet(source, picture, rows, centred)
        self._sheets.pop(number - KEPT, None)
        self.sheet_given.emit(rows, is_dark(rows), number)

    def take_cursor(self) -> None:
        """Begin from what is decoded under the cursor."""
        snapshot, code = self._exploration.snapshot, self._exploration.code
        if snapshot is None or code is None:
            self.complained.emit(self.tr("There is no image under the cursor yet: train or open a run."))
        else:
            self._take_image(snapshot.decode(code[None])[0])

    def take_grid(self, index: int) -> None:
        """Begin from an image of the grid; where it is not on the disk, from what was made of it."""
        preview = self._preview
        if preview is not None:
            images = preview.reconstructed if preview.originals is None else preview.originals
            if 0 <= index < len(images):
                self._take_image(images[index])

    def _take_image(self, image: Bytes) -> None:
        """(C, H, W)."""
        self.take(np.ascontiguousarray(np.broadcast_to(image, (3, *image.shape[1:])).transpose(1, 2, 0)))

    def go_there(self) -> None:
        """Move the cursor onto the code of the picture."""
        if self._own is not None:
            self._exploration.set_code(self._own.drawn.code)
        else:
            self.complained.emit(self.tr("There is no picture of your own yet: draw, paste or open one."))

    # What is looked at

    def _on_cursor(self, under: UnderCursor | None) -> None:
        if under is None:  # another run: the picture stays, and takes its form
            self._measured = self._form = None
            for kind in ("form", "company"):
                self._asked.pop(kind, None)
            self._learnt.give_up()
            self._tell(None)

    def _on_model(self, training: bool) -> None:
        self._training = training
        self._measure()
        if training:
            self._rest.stop()
            self._learnt.give_up()
        if self._picture is not None and (not training or self._visible or self._pace.due("own")):
            self._soon.start()
            if not training and self._visible:
                self._rest.start()

    def _on_codes(self, codes: object) -> None:
        """The plane may be another."""
        axes = self._exploration.axes
        if codes is not None and self._own is not None and axes is not None:
            self.placed.emit(tuple(axes.project(self._own.drawn.code).tolist()))

    def _on_preview(self, preview: Preview | None) -> None:
        """Perhaps the noise is another, or the images were read."""
        self._preview = preview
        self._measure()
        noise = (self._exploration.grid.noise, self._exploration.grid.draw)
        if noise != self._noise:
            self._noise = noise
            self._ask()

    def _measure(self) -> None:
        """What the data set's images have in common."""
        model, subset = self._exploration.model, self._exploration.shown
        if model is None or model.snapshot is None or subset is None:
            return
        source = model.snapshot.recipe.data if subset.pixels is None else subset.pixels
        if source is not self._measured:
            from aegui.engine import own_answers

            self._measured = source
            self._asked["form"] = self._submit("form", lambda: own_answers.form(model, subset))

    def _take_form(self, form: Form) -> None:
        """What is on the sheet takes it too."""
        before, self._form = self._form, form
        model = self._exploration.model
        recipe = None if model is None or model.snapshot is None else model.snapshot.recipe
        self._drawings = form.ink is not None and recipe is not None and recipe.data.classes_known
        self.sheet_size_changed.emit(*form.sheet(SIDE))
        self.paper_changed.emit(form.ink is None or not form.ink.on_white)
        self._tell_centring()
        sheet = self._sheets.get(self._number)
        if sheet is not None and (before is None or before.frame != form.frame):
            self._give(sheet.source)
        self._soon.start()

    # What becomes of it

    def _show(self) -> None:
        """Through the model, at once."""
        snapshot, axes, like = self._exploration.snapshot, self._exploration.axes, self._form
        picture, holes = self._picture, self._holes
        if snapshot is None or axes is None or like is None or picture is None or holes is None:
            return
        from aegui.engine.own_answers import own
        from aegui.explore.user_image import NoPicture, Prepared, drawn_on, prepared

        sheet, centred = self._sheets.get(self._number), bool(self._centring)
        fits = sheet is not None and sheet.given.image.shape == like.shape
        if sheet is not None and not fits:  # another form is on its way to it
            return

        def prepare() -> Prepared:
            if sheet is not None and not centred:
                return drawn_on(sheet.given.image, sheet.rows, picture, holes)
            return prepared(picture, like, holes, centred)

        try:
            made = self._pace.timed("own", lambda: own(snapshot, axes.project, prepare))()
        except NoPicture as error:
            self.complained.emit(str(error))
            return
        self._tell(made)
        if self._fresh or not self._training or self._pace.due("company"):
            self._pause.start()
        if made is not None and self._visible and not self._training and not self._rest.isActive():
            self._rest.start()

    def _tell(self, own: Own | None) -> None:
        before, self._own = self._own, own
        if own is not None or before is not None:
            self.drawn_changed.emit(None if own is None else own.drawn)
            self.placed.emit(None if own is None else own.drawn.xy)
        if own is None and before is not None:
            self._asked.pop("company", None)
            self.company_changed.emit(None)

    def _learn(self) -> None:
        snapshot = self._exploration.snapshot
        if snapshot is not None and self._visible and self._own is not None and not self._training:
            self._learnt.want(snapshot)

    def _ask(self) -> None:
        """What takes longer, while somebody looks."""
        model, subset, mine = self._exploration.model, self._exploration.shown, self._own
        if not self._visible or mine is None or model is None or model.snapshot is None or subset is None:
            return
        self._fresh = False
        snapshot, codes, rows = model.snapshot, model.codes, model.rows
        learnt, once, noise = self._learnt.of(snapshot), self._exploration.shelf.once, self._noise

        def work() -> Company:
            from aegui.analysis.retrieval import CodeIndex
            from aegui.engine.own_answers import Library, company

            def shown() -> Library:
                index = once("codes", codes, lambda: CodeIndex(codes[:, : snapshot.recipe.model.code]))
                return Library(index, subset, rows, codes, trained=False)

            return company(snapshot, mine, learnt or shown(), *noise)

        self._asked["company"] = self._submit("company", self._pace.timed("company", work))

    def _submit(self, kind: str, work: object) -> int:
        return self._thread.ask(kind, work)  # type: ignore[arg-type]

    def _answered(self, kind: str, number: int, answer: object) -> None:
        if self._asked.get(kind) != number:
            return
        if kind == "form":
            self._take_form(answer)  # type: ignore[arg-type]
        elif kind == "read":
            self._begin(*answer)  # type: ignore[misc]
        else:
            self.company_changed.emit(answer)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if self._asked.get(kind) == number:
            self.complained.emit(sentence(error))
