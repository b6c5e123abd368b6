"""What a model makes of the user's own image, and the images nearest to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aegui.explore.records import Drawn, Nearest, UserNeighbours
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.captioned import Captioned, CaptionedPictures
from aegui.views.widgets.error_colours import coloured
from aegui.views.widgets.picture import to_qimage
from aegui.views.widgets.pixel_value import Units
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import small_font

ERROR = 2  # which of the pictures shows errors, as colours


class UserImageResults(QWidget):
    """Pictures above, the nearest images below; or a hint in their place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = DARK
        self._drawn: Drawn | None = None
        self._neighbours: UserNeighbours | None = None
        self._share = 1.0
        self.pictures, self.nearest = CaptionedPictures(), CaptionedPictures(rows=1, lines=2)
        self.name, self.hint = PlainLabel(), PlainLabel()
        self.name.setFont(small_font())
        self.name.setProperty("role", "dim")
        self.name.setToolTip(self.tr("By code, with class and distance, the nearest first."))
        self.hint.setProperty("role", "empty")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.hint, 1)
        column.addWidget(self.pictures, 3)
        column.addWidget(self.name)
        column.addWidget(self.nearest, 1)
        self.set_drawn(None)

    def set_hint(self, text: str) -> None:
        """What to do, while there is nothing."""
        self.hint.setText(text)

    def set_drawn(self, drawn: Drawn | None) -> None:
        """What the model makes of the sheet; None: nothing."""
        self._drawn = drawn
        if drawn is None:
            self._neighbours = None
        self._arrange()

    def set_neighbours(self, neighbours: UserNeighbours | None) -> None:
        """What takes longer to find out."""
        self._neighbours = neighbours
        self._arrange()

    def set_progress(self, share: float) -> None:
        """How many of the training images are encoded."""
        self._share = share
        self._name_nearest()

    def set_units(self, units: Units | None) -> None:
        """The value (256,) in the user's files of each byte; None where it is not known."""
        self.pictures.set_units(units)
        self.nearest.set_units(units)

    def set_theme(self, theme: Theme) -> None:
        """Words and the colours of errors."""
        self._theme = theme
        for widget in (self.pictures, self.nearest):
            widget.set_theme(theme)
        self._arrange()

    def _arrange(self) -> None:
        drawn, neighbours = self._drawn, self._neighbours
        for widget in (self.pictures, self.name, self.nearest):
            widget.setVisible(drawn is not None)
        self.hint.setVisible(drawn is None)
        if drawn is not None:
            self.pictures.set_pictures(self._made(drawn, neighbours))
            found = () if neighbours is None else neighbours.nearest
            self.nearest.set_pictures([self._neighbour(one) for one in found])
            self._name_nearest()

    def _made(self, drawn: Drawn, neighbours: UserNeighbours | None) -> list[Captioned]:
        found = [
            (self.tr("as data"), drawn.image, self.tr("Your picture, brought to the form of the data set.")),
            (self.tr("decoded"), drawn.reconstructed, self.tr("Its reconstruction, decoded from its code.")),
            (
                self.tr("error {}").format(f"{drawn.mse:.3f}"),
                coloured(drawn.errors, self._theme),
                self.tr("Where it differs: the brightest pixels by {} and more, on average by {} (squared).")
                .format(f"{drawn.high:.2g}", f"{drawn.mse:.2g}"),
            ),
        ]  # fmt: skip
        if neighbours is not None and neighbours.noisy is not None:
            name = self.tr("grey") if neighbours.grey else self.tr("noisy")
            help = self.tr("What the model sees, with the noise chosen in the images view.")
            found.append((name, neighbours.noisy, help))
        if neighbours is not None and neighbours.restored is not None:
            found.append((self.tr("restored"), neighbours.restored, self.tr("What the model makes of that.")))
        if neighbours is not None and neighbours.filled is not None and drawn.erased:
            help = self.tr("What the model puts where you made holes.")
            found.append((self.tr("filled in"), neighbours.filled, help))
        return [
            Captioned(name, to_qimage(image), help, None if n == ERROR else image)
            for n, (name, image, help) in enumerate(found)
        ]

    def _neighbour(self, nearest: Nearest) -> Captioned:
        label = nearest.label or nearest.identity.rpartition("/")[2]
        words = f"{label}\n{nearest.distance:.2f}"
        help = self.tr("{}, class {}: its code is {} code units away.")
        if nearest.label is None:
            help = self.tr("{}: its code is {} code units away.")
        parts = [nearest.identity, nearest.label, f"{nearest.distance:.3g}"]
        image = QImage() if nearest.image is None else to_qimage(nearest.image)
        help = help.format(*[part for part in parts if part is not None])
        return Captioned(words, image, help, nearest.image)

    def _name_nearest(self) -> None:
        """Which images were searched."""
        trained = self._neighbours is not None and self._neighbours.trained
        text = self.tr("nearest training images") if trained else self.tr("nearest of the codes shown")
        if self._share < 1:
            text = self.tr("encoding the training images: {}").format(f"{self._share:.0%}")
        self.name.setText(text)
