"""The user's own image: a pad to draw on, and what the model makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from aegui.explore.drawing import SIDE, Drawing, SheetRequest, Template, UserImage, of_image
from aegui.explore.queries.absent import ABSENT, Absent
from aegui.explore.queries.centring import CENTRING
from aegui.explore.queries.file_units import UNITS
from aegui.explore.queries.preview import PREVIEW
from aegui.explore.queries.training_codes import TRAINING_CODES
from aegui.explore.queries.user_form import USER_FORM
from aegui.explore.queries.user_image import USER_IMAGE
from aegui.explore.queries.user_neighbours import USER_NEIGHBOURS
from aegui.explore.queries.user_sheet import USER_SHEET, after_stroke, centred_otherwise, under_cursor
from aegui.explore.records import Bytes, Drawn, Nearest, Preview, UserNeighbours
from aegui.explore.state import code_of
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.theme import Theme
from aegui.views.widgets.drawing_pad import Pad
from aegui.views.widgets.elided import ElidedButton
from aegui.views.widgets.image_menu import ImageMenu
from aegui.views.widgets.picture import to_rows_with_alpha
from aegui.views.widgets.throttle import Throttle
from aegui.views.widgets.user_image_results import UserImageResults

if TYPE_CHECKING:
    from aegui.explore.user_image import Form
    from aegui.views.seam import Explorer


class UserImageView(View):
    """What is drawn here is the drawing of the state; what the model makes of it is shown beside."""

    name: ClassVar[str] = "own"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("UserImageView", "Your own")
    order: ClassVar[int] = 45
    area: ClassVar[Area] = "right-behind"
    shortcut: ClassVar[str] = "Ctrl+6"

    open_asked = Signal()
    begun = Signal()  # a picture came from elsewhere and wants to be seen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explorer: Explorer | None = None
        self._there = False  # the model makes something of it
        self._images: Bytes | None = None  # (N, C, H, W) of the grid
        self._soon = QTimer(self, singleShot=True, interval=0)  # strokes that come at once are one drawing
        self._soon.timeout.connect(self._draw)
        self._time = Throttle(self.set_state, 500, self)  # every other text lays the panel out anew
        self.setAcceptDrops(True)
        self.pad = Pad()
        self.start, self.go = ElidedButton(), ElidedButton()
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
        policy = self.centre.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # or the panels would be arranged anew when it comes
        self.centre.setSizePolicy(policy)
        self.centre.setToolTip(
            self.tr(
                "Cuts the figure out and puts it where those of the data are, as large and in the same "
                "colours. Off: the picture is prepared as those of the data were."
            )
        )
        self.centre.clicked.connect(self.set_centred)
        for button in (self.centre, self.start, self.go):
            self.header.addWidget(button)
        for button in (self.start, self.go):  # Qt's are as wide as their words, and nothing else
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.results = UserImageResults()
        self._lay_out()
        self.state_label.setToolTip(self.tr("How long it took to prepare, encode and decode your picture."))
        self.setFocusProxy(self.pad.sketch)
        self.pad.sketch.changed.connect(self._on_sketch)
        self.go.clicked.connect(self.go_there)
        self.set_drawn(None)
        self.set_centring(None)
        self.set_theme(self.theme)

    def _menu(self) -> ImageMenu:
        menu = QMenu(self.start)
        for text, what in (
            (self.tr("Picture file…"), self.open_asked.emit),
            (self.tr("Clipboard"), self.paste),
            (self.tr("Image under the cursor"), self.take_cursor),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, what=what: what())
        grid = ImageMenu(self.tr("Image of the grid"), menu)
        grid.taken.connect(self.take_image)
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

    def connect_to(self, explorer: Explorer) -> None:
        """What is drawn and begun from, and what the model makes of it while somebody looks."""
        self._explorer = explorer
        explorer.show(USER_SHEET, self._set_template, lacking=self._refuse)
        self.follow(explorer, PREVIEW, self.set_preview)
        self.follow(explorer, USER_FORM, self.set_form)
        self.follow(explorer, CENTRING, self.set_centring)
        self.follow(explorer, USER_IMAGE, self._set_image)
        self.follow(explorer, USER_NEIGHBOURS, self.results.set_neighbours)
        self.follow(explorer, UNITS, self.results.set_units)
        self.follow(explorer, ABSENT, self.set_absent)
        self.follow(
            explorer, TRAINING_CODES, lambda library: None, lambda share, _: self.results.set_progress(share)
        )

    # What to show

    def set_beginning(self, beginning: bool | None = True) -> None:
        """The sheet stays, whatever is trained."""

    def set_absent(self, absent: Absent | None) -> None:
        """The sheet stays; what is said beside it changes."""
        super().set_absent(absent)
        self.results.set_hint(self._words())

    def set_centring(self, centred: bool | None) -> None:
        """Whether a figure is put where the data's are; None where pictures fill their frame."""
        self.centre.setVisible(centred is not None)
        self.centre.setChecked(bool(centred))

    def set_form(self, form: Form | None) -> None:
        """Bare sheets have the proportions of the data set's images, and their ground."""
        if form is not None:
            self.pad.sketch.set_size(*form.sheet(SIDE))
            self.pad.sketch.set_paper(form.ink is None or not form.ink.on_white)

    def _set_template(self, template: Template | None) -> None:
        """Begin from a picture."""
        if template is not None:
            self.pad.sketch.set_sheet(template.rows, template.dark, template)
            self.begun.emit()

    def _set_image(self, image: UserImage | None) -> None:
        self.set_drawn(None if image is None else image.drawn)

    def set_drawn(self, drawn: Drawn | None) -> None:
        """What the model makes of the sheet; None: nothing."""
        self._there = drawn is not None
        self.go.setEnabled(self._there)
        self._time("" if drawn is None else self.tr("encoded in {} ms").format(f"{drawn.milliseconds:.1f}"))
        self.results.set_hint(self._words())
        self.results.set_drawn(drawn)

    def set_preview(self, preview: Preview | None) -> None:
        """The images that one can begin from."""
        self._images = None if preview is None else _first_row(preview)
        self.grid.set_images(self._images)

    def set_theme(self, theme: Theme) -> None:
        """Icons, words and pictures."""
        super().set_theme(theme)
        self.pad.set_theme(theme)
        self.results.set_theme(theme)

    def _words(self) -> str:
        absent = self._absent
        if absent is not None and absent.encoder:
            return self.tr(
                "This run has no encoder, so a picture of yours has no code in it. Open a model with "
                "encoder.onnx and decoder.onnx, or train one."
            )
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
        self._soon.start()

    def _draw(self) -> None:
        explorer, sketch = self._explorer, self.pad.sketch
        if explorer is not None:
            drawing = Drawing(sketch.picture(), sketch.holes(), sketch.template)
            explorer.update(drawing=drawing, sheet_asked=after_stroke(explorer.state, sketch.template))

    def set_centred(self, centred: bool) -> None:
        """Whether a figure is put where those of the data set are, as large and in its polarity."""
        template = self.pad.sketch.template
        if template is not None:
            self._begin(centred_otherwise(template, centred))
        elif self._explorer is not None:
            self._explorer.update(centring=centred)

    def _begin(self, request: SheetRequest | None) -> None:
        if self._explorer is not None:
            self._explorer.update(sheet_asked=request)

    def _refuse(self, text: str) -> None:
        """What was asked for is no picture: the sheet stays."""
        template = self.pad.sketch.template
        self._begin(None if template is None else template.request)
        self._complain(text)

    def _complain(self, text: str) -> None:
        if self._explorer is not None:
            self._explorer.complain(text)

    def open(self, path: str) -> None:
        """Begin from a picture file."""
        self._begin(SheetRequest(Path(path)))

    def take_cursor(self) -> None:
        """Begin from what is decoded under the cursor."""
        request = None if self._explorer is None else under_cursor(self._explorer.state)
        if request is None:
            self._complain(self.tr("There is no image under the cursor yet: train or open a run."))
        else:
            self._begin(request)

    def take_image(self, index: int) -> None:
        """Begin from an image of the grid; where it is not on the disk, from what was made of it."""
        whole = None if self._explorer is None else self._explorer.answer(PREVIEW)  # with all channels
        images = self._images if whole is None else _first_row(whole)
        if images is not None and 0 <= index < len(images):
            self._begin(of_image(images[index]))

    def go_there(self) -> None:
        """Move the cursor onto the code of the picture."""
        image = None if self._explorer is None else self._explorer.state.user_image
        if image is None or self._explorer is None:
            self._complain(self.tr("There is no picture of your own yet: draw, paste or open one."))
        else:
            self._explorer.update(cursor=code_of(image.drawn.code))

    def paste(self) -> None:
        """Begin from what is in the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self._complain(
                self.tr("There is no picture in the clipboard: copy one, or a picture file, and paste again.")
            )

    def take(self, given: QMimeData | None) -> bool:
        """A picture, or a file of one; whether there was any."""
        if given is None:  # an empty clipboard
            return False
        image = given.imageData() if given.hasImage() else None
        files = [url.toLocalFile() for url in given.urls() if url.isLocalFile()]
        if files:  # all that is in it, as the images of a folder are read
            self.open(files[0])
        elif isinstance(image, QImage) and not image.isNull():
            self._begin(SheetRequest(to_rows_with_alpha(image)))
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


def _first_row(preview: Preview) -> Bytes:
    """The originals, or where they are not on the disk what was made of them."""
    return preview.reconstructed if preview.originals is None else preview.originals


def demo() -> UserImageView:
    """The view with a digit, and others in place of what a model makes of it."""
    import numpy as np

    from aegui.views.sample import samples

    view, preview = UserImageView(), samples().preview
    images, noisy, made = preview.originals, preview.noisy, preview.reconstructed[0]
    assert images is not None
    assert noisy is not None
    rows = np.ascontiguousarray(np.broadcast_to(images[0], (3, *images.shape[2:])).transpose(1, 2, 0))
    large = np.kron(rows, np.ones((10, 10, 1), np.uint8))
    view.pad.sketch.set_sheet(large, True)
    away = np.square((images[0, 0].astype(np.float32) - made[0]) / 255)
    errors = (255 * away / away.max()).astype(np.uint8)
    view.set_drawn(Drawn(images[0], np.zeros(2, np.float32), made, errors, 0.2, 0.01, False, 2.1))
    nearest = tuple(Nearest(f"digits/train/{n}", str(n), 0.1 * n, images[n]) for n in range(1, 6))
    view.results.set_neighbours(UserNeighbours(noisy[0], made, None, nearest, True))
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
