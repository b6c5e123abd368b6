"""The decoded image under the cursor, its code and the nearest real image."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aegui.explore.cursor import cursor_on_nearest, cursor_typed
from aegui.explore.queries.absent import ABSENT, Absent
from aegui.explore.queries.beginning import BEGINNING
from aegui.explore.queries.codes import SLIDERS
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.dimensions import IMPORTANCE, TRAVERSALS
from aegui.explore.queries.file_units import UNITS
from aegui.explore.queries.trust import TRUST
from aegui.explore.records import Floats, Nearest, Sliders, Trusted, UnderCursor
from aegui.views.accessibility import Role
from aegui.views.panel import HEAD, QT_TRANSLATE_NOOP, Area, View
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.picture import Picture
from aegui.views.widgets.pixel_value import Units
from aegui.views.widgets.sliders import CodeSliders
from aegui.views.widgets.style import em, small_font

if TYPE_CHECKING:
    from aegui.views.seam import Explorer


class DecodedView(View):
    """Signals: code_changed (float32 (D,)), nearest_clicked. Setters: sliders and what is decoded."""

    name: ClassVar[str] = "decoded"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("DecodedView", "Under the cursor")
    order: ClassVar[int] = 20
    area: ClassVar[Area] = "right-top"
    shortcut: ClassVar[str] = "Ctrl+2"
    early = True

    code_changed = Signal(object)
    nearest_clicked = Signal()
    strips_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = SquarePicture()
        self.picture.setToolTip(self.tr("What the decoder makes of the code under the cursor."))
        self.picture.setAccessibleName(self.tr("Decoded image"))
        self.sliders = CodeSliders()
        self.nearest = NearestCard()
        self.timing = ElidedLabel()
        self.timing.setProperty("role", "dim")
        self.timing.setFont(small_font())
        self.timing.setToolTip(self.tr("How long the decoder took for this image."))
        self.strips = QToolButton()
        self.strips.setText(self.tr("strips"))
        self.strips.setCheckable(True)
        self.strips.setFont(small_font())
        self.strips.setMaximumHeight(em(HEAD))
        self.strips.setVisible(False)
        self.strips.setToolTip(
            self.tr(
                "Shows what each dimension does to the image under the cursor, from 5 % to 95 % of its codes."
            )
        )
        self.strips.toggled.connect(self.set_strips)
        self.strips.toggled.connect(self.strips_toggled)
        self.header.addWidget(self.strips)
        for below in (self.nearest, self.timing):  # what a high panel has over stays below them
            below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._column.addWidget(self.sliders, 1)
        self._column.addWidget(self.nearest)
        self._column.addWidget(self.timing)
        self._column.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.picture)
        row.addLayout(self._column, 1)
        self.body.addLayout(row, 2)
        self.sliders.changed.connect(self.code_changed)
        self.nearest.clicked.connect(self.nearest_clicked)
        self.set_decoded(None)

    def sizeHint(self) -> QSize:
        """Room for a large digit."""
        return QSize(420, 250)

    def connect_to(self, explorer: Explorer) -> None:
        """What lies under the cursor, the dimensions of its code, and whether there is data."""

        def type_code(code: Floats) -> None:
            explorer.update(cursor=cursor_typed(explorer.state, code))

        explorer.show(BEGINNING, self.set_beginning)
        explorer.show(ABSENT, self.set_absent)
        explorer.show(DECODED, self.set_decoded)
        self.code_changed.connect(type_code)
        self.nearest_clicked.connect(lambda: explorer.update(cursor=cursor_on_nearest(explorer.state)))
        explorer.show(SLIDERS, self.set_sliders)
        self.follow(explorer, IMPORTANCE, self.sliders.set_ranking)
        self.follow(explorer, TRAVERSALS, self.sliders.set_traversals)
        self.sliders.connect_to(explorer)
        explorer.show(TRUST, self.set_trusted)
        self.follow(explorer, UNITS, self.set_units)

    def without(self, absent: Absent) -> str:
        """Codes alone have no images."""
        text = self.tr(
            "This run has no decoder, so no image can be made of a code. Open a model with decoder.onnx, or "
            "train one."
        )
        return text if absent.decoder else ""

    def set_sliders(self, sliders: Sliders | None) -> None:
        """The dimensions of the code and their ranges."""
        if sliders is not None:
            self.sliders.set_sliders(sliders)
            self.strips.setVisible(len(sliders.names) > 2)
            self._lay_out()

    def set_strips(self, strips: bool) -> None:
        """Images along the dimensions: the sliders take the whole width, the picture less of the height."""
        self.strips.setChecked(strips)
        self.sliders.set_strips(strips)
        self._lay_out()

    def _lay_out(self) -> None:
        """Sliders beside the picture, or below it where they have strips."""
        below = self.strips.isChecked() and not self.strips.isHidden()
        if below and self._column.indexOf(self.sliders) >= 0:
            self.body.addWidget(self.sliders, 3)
        elif not below and self._column.indexOf(self.sliders) < 0:
            self._column.insertWidget(0, self.sliders, 1)

    def controls_of_mouse(self) -> Sequence[QWidget]:
        """How long it took is no part of a figure."""
        return self.strips, self.timing

    def kept(self) -> dict[str, Any]:
        """Whether there are images along the dimensions."""
        return {"strips": self.strips.isChecked()}

    def keep(self, chosen: Mapping[str, Any]) -> None:
        """The same."""
        self.set_strips(chosen.get("strips") is True)

    def set_decoded(self, under: UnderCursor | None) -> None:
        """The image at the cursor, its code and what is near it."""
        if under is None:
            self.set_empty(
                self.tr("The image decoded from the code under the cursor. Train a model or open a run."),
                offers=True,
            )
            return
        self.set_empty("")
        self.picture.set_image(under.image)
        self.sliders.set_code(under.code)
        self.nearest.set_nearest(under.nearest)
        self.timing.setText(self.tr("decoded in {} ms").format(f"{under.milliseconds:.1f}"))

    def set_units(self, units: Units | None) -> None:
        """The value (256,) in the user's files of each byte; None where it is not known."""
        self.picture.set_units(units)
        self.nearest.set_units(units)

    def set_trusted(self, trusted: Trusted | None) -> None:
        """Whether there is data where the cursor is, in the header."""
        if trusted is None:
            self.set_state("")
            return
        words, role = {
            "near": (self.tr("near data"), "good"),
            "edge": (self.tr("at the edge"), "warn"),
            "extrapolating": (self.tr("extrapolating"), "bad"),
        }[trusted.kind]
        self.set_state(f"{words} · {trusted.distance:.2f}", role)
        text = self.tr(
            "The nearest real code is {} away, {} times what is usual between two real codes. Up to {} "
            "counts as near data; beyond {} the decoder has seen nothing alike, and the image is a guess."
        )
        numbers = (trusted.distance, trusted.ratio, trusted.near, trusted.edge)
        self.state_label.setToolTip(text.format(*(f"{number:.2g}" for number in numbers)))


class SquarePicture(Picture):
    """As high as its place and as wide as high, up to half of the view."""

    def __init__(self) -> None:
        super().__init__(96)
        self.setMaximumWidth(400)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A square of the height there is."""
        side = max(96, min(self.height(), self._widest()))
        return QSize(side, 96)

    def resizeEvent(self, event: object) -> None:
        """Stay square."""
        self.updateGeometry()

    def _widest(self) -> int:
        parent = self.parentWidget()
        return 400 if parent is None else int(parent.width() * 0.5)


class NearestCard(QWidget):
    """The real image whose code is nearest. Signal: clicked."""

    spoken_role: ClassVar[Role] = Role.Button

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("The real image whose code is nearest; a click moves the cursor onto it."))
        self.setAccessibleName(self.tr("Go to the nearest image"))
        self._picture = Picture(64)
        self._picture.setFixedSize(64, 64)
        self._picture.setToolTip(self.toolTip())
        self._head, self._label, self._identity, self._distance = (ElidedLabel() for _ in range(4))
        self._label.setProperty("role", "value")
        for label in (self._head, self._identity, self._distance):
            label.setProperty("role", "dim")
            label.setFont(small_font())
        self._head.setText(self.tr("nearest image"))
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self._head, self._label, self._identity, self._distance):
            words.addWidget(label)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.addWidget(self._picture, 0, 0)
        grid.addLayout(words, 0, 1)
        grid.setColumnStretch(1, 1)

    def set_nearest(self, nearest: Nearest | None) -> None:
        """The image, its class, its identity and how far its code is; hidden where there is none."""
        self.setVisible(nearest is not None)
        if nearest is None:
            return
        self._picture.setVisible(nearest.image is not None)
        self._picture.set_image(nearest.image)
        self._label.setVisible(nearest.label is not None)
        self._label.setText(self.tr("class {}").format(nearest.label))
        self._identity.setText(nearest.identity)
        self._distance.setText(self.tr("distance {}").format(f"{nearest.distance:.2f}"))
        label = self._label.text() if nearest.label is not None else ""
        told = filter(None, (label, nearest.identity, self._distance.text()))
        self.setAccessibleDescription(", ".join(told))

    def set_units(self, units: Units | None) -> None:
        """As the view has them."""
        self._picture.set_units(units)

    def click(self) -> None:
        """Do as a click does."""
        self.clicked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card."""
        if self.rect().contains(event.position().toPoint()):
            self.click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame tells that keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().highlight().color(), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Space click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.click()
        else:
            super().keyPressEvent(event)


def demo() -> DecodedView:
    """The view with a digit decoded from its principal components."""
    from aegui.views.sample import samples

    view, given = DecodedView(), samples()
    view.set_sliders(given.sliders)
    view.set_decoded(given.under)
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
