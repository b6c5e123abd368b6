"""The picture that patches were cut from, painted with what their codes say, live while training."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from aegui.explore.cursor import cursor_on_image
from aegui.explore.queries.channels import CHANNELS
from aegui.explore.queries.file_units import UNITS
from aegui.explore.queries.sample import PAINT, POINTED, SAMPLE, Paint, Sample, selected_in
from aegui.explore.query import fact
from aegui.explore.selection import How
from aegui.explore.state import Ints, Painted
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.plots.painted_picture import PaintedPicture
from aegui.views.theme import Theme
from aegui.views.widgets.channel_button import ChannelButton
from aegui.views.widgets.controls import Choice, Slider

if TYPE_CHECKING:
    from aegui.views.seam import Explorer


class SampleView(View):
    """A click moves the cursor to the code of a patch; what lies under the cursor is outlined."""

    name: ClassVar[str] = "sample"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("SampleView", "Sample")
    order: ClassVar[int] = 48
    offers: ClassVar[tuple[str, ...]] = ("micrograph",)
    area: ClassVar[Area] = "right-behind"
    shortcut: ClassVar[str] = "Ctrl+0"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PaintedPicture()
        self.pictures, self.painted = Choice(quiet=True), Choice(quiet=True)
        self.pictures.setToolTip(self.tr("The picture that is shown."))
        self.painted.setToolTip(self.tr("What the patches are painted by."))
        self.pictures.setAccessibleName(self.tr("Picture"))
        self.painted.setAccessibleName(self.tr("Painted by"))
        self.strength = Slider()
        self.strength.setRange(0, 100)
        self.strength.setValue(50)
        self.strength.setMaximumWidth(70)
        self.strength.setToolTip(self.tr("How much the colours cover of the picture."))
        self.strength.setAccessibleName(self.tr("Opacity of the colours"))
        self.channels = ChannelButton()
        for widget in (self.channels, self.pictures, self.painted, self.strength):
            self.header.addWidget(widget)
        self.body.addWidget(self.picture, 1)
        self.setFocusProxy(self.picture)
        self._ways = {
            "place": (
                self.tr("place in the plane"),
                self.tr("Left to right in the plane is blue to orange, bottom to top is dark to light."),
            ),
            "class": (
                self.tr("colour in the plane"),
                self.tr("The colours that the codes have in the plane: by class, or by group."),
            ),
            "selection": (self.tr("selection"), self.tr("The selected images.")),
        }
        self.picture.setAccessibleName(self.title_label.text())
        self.picture.setAccessibleDescription(
            self.tr(
                "Click or drag: the cursor moves to the patch's code. Shift and drag selects patches, Ctrl "
                "takes them away. Wheel, + and − zoom, Home shows all, arrows go from patch to patch."
            )
        )
        self.controls.setToolTip(self.picture.accessibleDescription())
        self.strength.valueChanged.connect(lambda value: self.picture.set_strength(value / 100))
        self.set_sample(None)

    def connect_to(self, explorer: Explorer) -> None:
        """The picture, what it is painted by, and what is pointed at."""

        def point(patch: int) -> None:
            sample = explorer.answer(SAMPLE)
            if sample is not None and patch < len(sample.rows):
                explorer.update(cursor=cursor_on_image(explorer.state, int(sample.rows[patch])))

        def select(rows: Ints, how: How) -> None:
            explorer.update(selection=selected_in(explorer.state, rows, how))

        def choose(by: str) -> None:
            explorer.update(painted=next(one for one in get_args(Painted) if one == by))

        self.channels.connect_to(explorer)
        self.follow(explorer, CHANNELS, self.channels.set_choice)
        self.follow(explorer, SAMPLE, self.set_sample, lacking=self.set_empty)
        self.follow(explorer, PAINT, self.set_paint)
        self.follow(explorer, UNITS, self.picture.set_units)
        self.follow(explorer, POINTED, self.set_pointed)
        self.follow(explorer, fact("painted"), self.set_painted)
        self.picture.pointed.connect(point)
        self.picture.surrounded.connect(select)
        self.pictures.chosen.connect(lambda name: explorer.update(sample=name))
        self.painted.chosen.connect(choose)

    def set_sample(self, sample: Sample | None) -> None:
        """Show this picture."""
        self.picture.set_sample(sample)
        if sample is None:
            self.set_empty(
                self.tr(
                    "What is learnt is painted back onto the pictures that the images were cut from: choose "
                    "the data set “Patches of pictures” and train on your own."
                ),
                offers=True,
            )
            self.set_state("")
            return
        self.set_empty("")
        self.pictures.set_choices([(name, name, "") for name in sample.names], sample.name)
        self.pictures.setVisible(len(sample.names) > 1)
        count = f"{len(sample.rows):,}"
        self.set_state(
            (self.tr("{} patch") if len(sample.rows) == 1 else self.tr("{} patches")).format(count)
        )

    def set_paint(self, paint: Paint | None) -> None:
        """Paint it with these colours."""
        self.picture.set_paint(paint)

    def set_painted(self, by: str | None) -> None:
        """What it is painted by."""
        ways = [(key, words, tip) for key, (words, tip) in self._ways.items()]
        self.painted.set_choices(ways, by or "place")

    def set_pointed(self, names: tuple[str, str] | None) -> None:
        """What lies under the mouse in the plane, and under the cursor."""
        hovered, nearest = names or ("", "")
        self.picture.set_marked(nearest, hovered)

    def set_theme(self, theme: Theme) -> None:
        """Frames and the colours of classes."""
        super().set_theme(theme)
        self.picture.set_theme(theme)

    def sizeHint(self) -> QSize:
        """As the images, which it lies behind."""
        return QSize(420, 330)


def demo() -> SampleView:
    """The view with a picture of rings and dots, painted by where they lie."""
    import numpy as np

    y, x = np.mgrid[:192, :256]
    grey = (127 + 120 * np.sin(np.hypot(x % 64 - 32, y % 64 - 32) / 4)).astype(np.uint8)
    up, across = np.mgrid[:6, :8]
    corners = np.stack([across.ravel(), up.ravel()], axis=1) * 32
    names = tuple(f"plate.png@{left},{top}" for left, top in corners.tolist())
    places = (corners / corners.max(axis=0)).astype(np.float32)
    pixels = np.repeat(grey[..., None], 3, axis=2)
    rows = np.arange(len(names), dtype=np.int64)
    view = SampleView()
    view.set_sample(
        Sample("plate.png", ("plate.png", "other.png"), pixels, (192, 256), (32, 32), (32, 32), rows, corners,
               names, (None,) * len(names))
    )  # fmt: skip
    view.set_painted("place")
    view.set_paint(Paint("place", np.ones(len(names), bool), places, axes=("z₁", "z₂")))
    view.set_pointed((names[9], names[20]))
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
