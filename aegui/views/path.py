"""The images decoded along a path through the codes, and where it leaves the data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from aegui.explore.records import Strip
from aegui.views.controls import Choice, NumberField
from aegui.views.elided import ElidedLabel
from aegui.views.icons import icon
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.plain import PlainLabel
from aegui.views.strip import StripWidget
from aegui.views.style import em, small_font
from aegui.views.theme import Theme

STEP = 120  # ms for an image, as in the film
SQUARE = 4  # px between a square of the legend and its name, and after the name
FEWEST, MOST = 2, 60  # images


class PathView(View):
    """Signals: what was chosen and asked for. Setters: points, ways, the strip, the frame looked at."""

    name: ClassVar[str] = "path"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("PathView", "Path")
    order: ClassVar[int] = 60
    area: ClassVar[Area] = "centre-behind"
    shortcut: ClassVar[str] = "Ctrl+8"

    frame_chosen = Signal(int)
    way_chosen = Signal(str)
    count_chosen = Signal(int)
    unpinned = Signal()
    cleared = Signal()
    save_asked = Signal(str)  # "png" or "gif"

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._pins = 0
        self._strip: Strip | None = None
        self._frame = -1
        self.strip = StripWidget()
        self.ways = Choice(quiet=True)
        self.ways.setToolTip(self.tr("How the path goes from point to point."))
        self.count = NumberField()
        self.count.setDecimals(0)
        self.count.setRange(FEWEST, MOST)
        self.count.setToolTip(self.tr("How many images are decoded along the path."))
        images = ElidedLabel(self.tr("images"))
        images.setProperty("role", "dim")
        self.play, self.back, self.clear, self.save = (QToolButton() for _ in range(4))
        self.play.setCheckable(True)
        self.play.setToolTip(self.tr("Runs the cursor along the path, so that its images come large."))
        self.back.setToolTip(self.tr("Takes the last point of the path back."))
        self.clear.setToolTip(self.tr("Takes all points of the path away."))
        self.save.setToolTip(self.tr("Saves the images of the path as one picture or as a film."))
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.save)
        menu.addAction(self.tr("Picture (PNG)…")).triggered.connect(lambda: self.save_asked.emit("png"))
        menu.addAction(self.tr("Film (GIF)…")).triggered.connect(lambda: self.save_asked.emit("gif"))
        self.save.setMenu(menu)
        self._of_strip = (self.play, self.ways, self.count, images, self.save)
        for widget in (*self._of_strip, self.back, self.clear):
            self.header.addWidget(widget)
        self.words = ElidedLabel(least=em(40))
        self.words.setFont(small_font())
        self.words.setProperty("role", "dim")
        self._names = {
            "near": self.tr("near data"),
            "edge": self.tr("at the edge"),
            "extrapolating": self.tr("extrapolating"),
        }
        self.strip.set_names(self._names)
        self.legend = Marks(tuple(self._names.values()))
        self.legend.setToolTip(
            self.tr(
                "The bars are distances to the nearest real code; the lines are the distances that 95 % and "
                "99.5 % of the real codes keep within to one another."
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.legend)
        self.body.addWidget(self.strip, 1)
        self.body.addLayout(row)
        self.setFocusProxy(self.strip)
        self._timer = QTimer(self, interval=STEP)
        self._timer.timeout.connect(self._step)
        self._connect()
        self.set_count(12)
        self.set_strip(None)
        self.set_theme(self.theme)

    def _connect(self) -> None:
        self.strip.chosen.connect(self.frame_chosen)
        self.ways.chosen.connect(self.way_chosen)
        self.count.typed.connect(lambda count: self.count_chosen.emit(int(count)))
        self.play.toggled.connect(self._on_play)
        self.back.clicked.connect(self.unpinned)
        self.clear.clicked.connect(self.cleared)

    def sizeHint(self) -> QSize:
        """As the losses, which it lies behind."""
        return QSize(640, 250)

    def bind(self, session: Any) -> None:
        """The path of what is looked at."""
        paths = session.paths
        paths.pins_changed.connect(self.set_pins)
        paths.ways_changed.connect(self.set_ways)
        paths.strip_changed.connect(self.set_strip)
        paths.said.connect(self.set_sentence)
        paths.frame_changed.connect(self.set_frame)
        self.frame_chosen.connect(paths.go_to_frame)
        self.way_chosen.connect(paths.choose_way)
        self.count_chosen.connect(paths.choose_frames)
        self.unpinned.connect(paths.unpin)
        self.cleared.connect(paths.clear)

    # What to show

    def set_pins(self, count: int) -> None:
        """How many points the path has."""
        self._pins = count
        if self._strip is None:
            self.set_sentence("")

    def set_ways(self, ways: list[tuple[str, str, str]], current: str) -> None:
        """How the path can go: (key, label, help)."""
        self.ways.set_choices(ways, current)
        self.ways.setVisible(len(ways) > 1 and self._strip is not None)

    def set_count(self, count: int) -> None:
        """How many images there are."""
        self.count.set_number(count)

    def set_strip(self, strip: Strip | None) -> None:
        """The images along the path; None: there is none yet."""
        self._strip = strip
        self.strip.set_strip(strip)
        for widget in self._of_strip:
            widget.setVisible(strip is not None)
        if strip is None:
            self.play.setChecked(False)
            self.set_sentence("")
            return
        self.ways.setVisible(self.ways.count() > 1)
        self.set_empty("")
        self._say(strip)

    def set_sentence(self, problem: str) -> None:
        """Why there is no path, in its place."""
        if self._strip is not None:
            return
        if self._pins == 0:
            text = self.tr(
                "Take the Path tool (P) and click codes or places of the plane, or Shift-click images: what "
                "is decoded on the way between them appears here."
            )
        else:
            text = self.tr("One point is set. Click another, and the images between them appear here.")
        self.set_empty(problem or text)
        self.controls.setVisible(self._pins > 0)

    def set_frame(self, frame: int) -> None:
        """The image under the cursor."""
        self._frame = frame
        self.strip.set_frame(frame)

    def set_theme(self, theme: Theme) -> None:
        """Icons, bars and their names."""
        super().set_theme(theme)
        self.strip.set_theme(theme)
        self.play.setIcon(icon("pause" if self.play.isChecked() else "play", theme.text))
        for button, name in ((self.back, "back"), (self.clear, "trash"), (self.save, "download")):
            button.setIcon(icon(name, theme.dim))
        self.legend.set_colours((theme.good, theme.warn, theme.bad))

    def _say(self, strip: Strip) -> None:
        """Where the path is farthest from data."""
        self.legend.setVisible(bool(strip.kinds))
        far = int(strip.distances.argmax())
        kind = strip.kinds[far] if strip.kinds else "near"
        if kind == "near":
            text = self.tr("Near data all the way: at most {} code units away.")
            self.words.setText(text.format(f"{strip.distances[far]:.2f}"))
        else:
            text = self.tr("Farthest from data: {} code units, at image {}.")
            self.words.setText(text.format(f"{strip.distances[far]:.2f}", far + 1))

    # Playing

    def _on_play(self, on: bool) -> None:
        if on:
            self.frame_chosen.emit(0 if self._frame in (-1, self._last()) else self._frame)
        (self._timer.start if on else self._timer.stop)()
        self.set_theme(self.theme)

    def _step(self) -> None:
        if self._frame in (-1, self._last()):  # at the end, or the cursor was moved elsewhere
            self.play.setChecked(False)
        else:
            self.frame_chosen.emit(self._frame + 1)

    def _last(self) -> int:
        return -1 if self._strip is None else len(self._strip.images) - 1


class Marks(QWidget):
    """A square of a colour before each of some names, in one line."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SQUARE)
        self.squares = [PlainLabel("■") for _ in names]
        for square, name in zip(self.squares, names, strict=True):
            words = ElidedLabel(name)
            words.setProperty("role", "dim")
            for label in (square, words):
                label.setFont(small_font())
                row.addWidget(label)
            row.addSpacing(SQUARE)

    def set_colours(self, colours: Sequence[str]) -> None:
        """One for each name."""
        for square, colour in zip(self.squares, colours, strict=True):
            square.setStyleSheet(f"color: {colour}")


def demo() -> PathView:
    """The view with a path that leaves the data in its middle."""
    import numpy as np

    from aegui.views.sample import samples

    view = PathView()
    distances = (0.3 * np.sin(np.linspace(0.1, 3.1, 16)) ** 2).astype(np.float32)
    kinds = tuple("near" if d < 0.12 else "edge" if d < 0.22 else "extrapolating" for d in distances)
    view.set_pins(2)
    view.set_ways([("straight", "straight", ""), ("spherical", "spherical", "")], "straight")
    view.set_strip(Strip(samples().images[:16], distances, kinds, 0.12, 0.22, (0, 15)))
    view.set_frame(4)
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
