"""One's own picture: a pad to draw on, and what the model makes of it."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from aegui.explore.records import Bytes, Company, Drawn, Nearest, Preview
from aegui.views.imagemenu import ImageMenu
from aegui.views.ownresults import OwnResults
from aegui.views.pad import Pad
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.picture import to_rows_with_alpha
from aegui.views.theme import Theme
from aegui.views.throttle import Throttle


class OwnView(View):
    """Signals: what was drawn, given and asked for. Setters: the sheet, and what the model makes of it."""

    name: ClassVar[str] = "own"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("OwnView", "Your own")
    order: ClassVar[int] = 45
    area: ClassVar[Area] = "right-behind"
    shortcut: ClassVar[str] = "Ctrl+6"

    drawn = Signal(
        object, object, int
    )  # picture (h, w, 3), what was erased of it (h, w), number of the sheet
    centring_chosen = Signal(bool)
    picture_given = Signal(object)  # (H, W, 3)
    file_given = Signal(str)
    open_asked = Signal()
    cursor_taken = Signal()
    image_taken = Signal(int)  # of the grid
    go_asked = Signal()
    refused = Signal(str)  # a sentence
    begun = Signal()  # a picture came from elsewhere and wants to be seen
    seen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = False
        self._there = False  # the model makes something of it
        self._time = Throttle(self.set_state, 500, self)  # every other text lays the panel out anew
        self.setAcceptDrops(True)
        self.pad = Pad()
        self.start, self.go = QToolButton(), QToolButton()
        self.start.setText(self.tr("Begin from…"))
        self.start.setToolTip(
            self.tr("Begins from a picture instead of a bare sheet; undo brings back yours.")
        )
        self.start.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.go.setText(self.tr("Go there"))
        self.go.setToolTip(self.tr("Moves the cursor of the plane onto the code of this picture."))
        self.grid = self._menu()
        self.centre = QToolButton()
        self.centre.setText(self.tr("Centre"))
        self.centre.setCheckable(True)
        self.centre.setToolTip(
            self.tr(
                "Cuts the figure out and puts it where those of the data are, as large and in the same "
                "colours. Off: the picture is prepared as those of the data were."
            )
        )
        self.centre.clicked.connect(self.centring_chosen)
        for button in (self.centre, self.start, self.go):
            self.header.addWidget(button)
        self.results = OwnResults()
        self._lay_out()
        self.state_label.setToolTip(self.tr("How long it took to prepare, encode and decode your picture."))
        self.setFocusProxy(self.pad.sketch)
        self.pad.sketch.changed.connect(self._on_sketch)
        self.go.clicked.connect(self.go_asked)
        self.set_drawn(None)
        self.set_centring(None)
        self.set_theme(self.theme)

    def _menu(self) -> ImageMenu:
        menu = QMenu(self.start)
        for text, what in (
            (self.tr("Picture file…"), self.open_asked.emit),
            (self.tr("Clipboard"), self.paste),
            (self.tr("Image under the cursor"), self.cursor_taken.emit),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, what=what: what())
        grid = ImageMenu(self.tr("Image of the grid"), menu)
        grid.taken.connect(self.image_taken)
        menu.addMenu(grid)
        self.start.setMenu(menu)
        return grid

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.pad, 2)
        row.addWidget(self.results, 3)
        self.body.addLayout(row, 1)

    def sizeHint(self) -> QSize:
        """As the images, which it lies behind."""
        return QSize(420, 330)

    def bind(self, session: Any) -> None:
        """The session's own picture."""
        own = session.own
        own.paper_changed.connect(self.pad.sketch.set_paper)
        own.sheet_size_changed.connect(self.pad.sketch.set_size)
        own.centring_changed.connect(self.set_centring)
        own.sheet_given.connect(self.set_sheet)
        own.drawn_changed.connect(self.set_drawn)
        own.company_changed.connect(self.results.set_company)
        own.progressed.connect(self.results.set_progress)
        session.preview_changed.connect(self.set_preview)
        self.drawn.connect(own.draw)
        self.centring_chosen.connect(own.set_centring)
        self.picture_given.connect(own.take)
        self.file_given.connect(own.open)
        self.cursor_taken.connect(own.take_cursor)
        self.image_taken.connect(own.take_grid)
        self.go_asked.connect(own.go_there)
        self.refused.connect(own.complained)
        self.seen.connect(own.set_visible)
        self.seen.emit(self._seen)  # it may have come into sight before there was anybody to tell

    # What to show

    def set_beginning(self) -> None:
        """The sheet stays, whatever is trained."""

    def set_centring(self, centred: bool | None) -> None:
        """Whether a figure is put where the data's are; None where pictures fill their frame."""
        self.centre.setVisible(centred is not None)
        self.centre.setChecked(bool(centred))

    def set_sheet(self, rows: Bytes, dark: bool, number: int = 0) -> None:
        """Begin from a picture (h, w, 3)."""
        self.pad.sketch.set_sheet(rows, dark, number)
        self.begun.emit()

    def set_drawn(self, drawn: Drawn | None) -> None:
        """What the model makes of the sheet; None: nothing."""
        self._there = drawn is not None
        self.go.setEnabled(self._there)
        self._time("" if drawn is None else self.tr("encoded in {} ms").format(f"{drawn.milliseconds:.1f}"))
        self.results.set_hint(self._words())
        self.results.set_drawn(drawn)

    def set_preview(self, preview: Preview | None) -> None:
        """The images that one can begin from."""
        if preview is None:
            self.grid.set_images(None)
        else:
            self.grid.set_images(preview.reconstructed if preview.originals is None else preview.originals)

    def set_seen(self, seen: bool) -> None:
        self._seen = seen
        self.seen.emit(seen)

    def set_theme(self, theme: Theme) -> None:
        """Icons, words and pictures."""
        super().set_theme(theme)
        self.pad.set_theme(theme)
        self.results.set_theme(theme)

    def _words(self) -> str:
        if self.pad.sketch.is_bare():
            return self.tr(
                "Draw a figure, or paste, drop or open a picture: what the model makes of it appears here "
                "while you draw, and a diamond in the plane marks its code."
            )
        return self.tr(
            "Nothing to encode yet: it takes a model to look with, and a picture that is neither even nor "
            "erased all over."
        )

    # What the user did

    def _on_sketch(self) -> None:
        if not self._there:
            self.results.set_hint(self._words())
        sketch = self.pad.sketch
        self.drawn.emit(sketch.picture(), sketch.holes(), sketch.number)

    def paste(self) -> None:
        """Begin from what is in the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.refused.emit(
                self.tr("There is no picture in the clipboard: copy one, or a picture file, and paste again.")
            )

    def take(self, given: QMimeData | None) -> bool:
        """A picture, or a file of one; whether there was any."""
        if given is None:  # an empty clipboard
            return False
        image = given.imageData() if given.hasImage() else None
        files = [url.toLocalFile() for url in given.urls() if url.isLocalFile()]
        if files:  # all that is in it, as the images of a folder are read
            self.file_given.emit(files[0])
        elif isinstance(image, QImage) and not image.isNull():
            self.picture_given.emit(to_rows_with_alpha(image))
        else:
            return False
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures and files; whether a file is one is seen when it is read."""
        if event.mimeData().hasImage() or any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take(event.mimeData()):
            event.acceptProposedAction()


def demo() -> OwnView:
    """The view with a digit, and others in place of what a model makes of it."""
    import numpy as np

    from aegui.views.sample import samples

    view, preview = OwnView(), samples().preview
    images, noisy, made = preview.originals, preview.noisy, preview.reconstructed[0]
    assert images is not None
    assert noisy is not None
    rows = np.ascontiguousarray(np.broadcast_to(images[0], (3, *images.shape[2:])).transpose(1, 2, 0))
    large = np.kron(rows, np.ones((10, 10, 1), np.uint8))
    view.set_sheet(large, True)
    away = np.square((images[0, 0].astype(np.float32) - made[0]) / 255)
    errors = (255 * away / away.max()).astype(np.uint8)
    view.set_drawn(Drawn(images[0], np.zeros(2, np.float32), (0, 0), made, errors, 0.2, 0.01, False, 2.1))
    nearest = tuple(Nearest(f"digits/train/{n}", str(n), 0.1 * n, images[n]) for n in range(1, 6))
    view.results.set_company(Company(noisy[0], made, None, nearest, True))
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
