"""The images decoded along a path through the codes, and where it leaves the data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from aegui.explore.latent_path import FEWEST, MOST, frame_at
from aegui.explore.queries.absent import ABSENT, Absent
from aegui.explore.queries.latent_path import INTERPOLATIONS, LATENT_PATH
from aegui.explore.queries.path_strip import PATH_STRIP
from aegui.explore.query import fact
from aegui.explore.records import LatentPath, PathStrip
from aegui.explore.state import Waypoint
from aegui.views.motion import motion
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.theme import Theme
from aegui.views.widgets.controls import Choice, NumberField
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.filmstrip import StripWidget
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font

if TYPE_CHECKING:
    from aegui.views.seam import Explorer

STEP, CALM = 120, 1000  # ms for an image: as in the film, and where little is to move
SQUARE = 4  # px between a square of the legend and its name, and after the name


class PathView(View):
    """Signals: the frame chosen, a file asked for. Setters: the path, its points and its images."""

    name: ClassVar[str] = "path"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("PathView", "Path")
    order: ClassVar[int] = 60
    offers: ClassVar[tuple[str, ...]] = ("tool.pins",)
    area: ClassVar[Area] = "centre-behind"
    shortcut: ClassVar[str] = "Ctrl+8"

    frame_chosen = Signal(int)
    save_asked = Signal(str)  # "png" or "gif"

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._waypoints: tuple[Waypoint, ...] = ()
        self._path = LatentPath(())
        self._strip: PathStrip | None = None
        self._ways = {
            "straight": (self.tr("straight"), self.tr("From point to point in a straight line.")),
            "spherical": (
                self.tr("spherical"),
                self.tr("Around the middle, where a Gaussian of many dimensions is empty."),
            ),
        }
        self.strip = StripWidget()
        self.strip.setAccessibleName(self.tr("Images along the path"))
        self.ways = Choice(quiet=True)
        self.ways.setToolTip(self.tr("How the path goes from point to point."))
        self.ways.setAccessibleName(self.tr("Kind of the way"))
        self.count = NumberField()
        self.count.setDecimals(0)
        self.count.setRange(FEWEST, MOST)
        self.count.setToolTip(self.tr("How many images are decoded along the path."))
        self.count.setAccessibleName(self.tr("Images along the path"))
        images = ElidedLabel(self.tr("images"))
        images.setProperty("role", "dim")
        self.play, self.back, self.clear, self.save = (QToolButton() for _ in range(4))
        self.play.setCheckable(True)
        self.play.setToolTip(self.tr("Runs the cursor along the path, so that its images come large."))
        self.back.setToolTip(self.tr("Takes the last point of the path back."))
        self.clear.setToolTip(self.tr("Takes all points of the path away."))
        self.save.setToolTip(self.tr("Saves the images of the path as one picture or as a film."))
        self.play.setAccessibleName(self.tr("Play"))
        self.back.setAccessibleName(self.tr("Take the last point back"))
        self.clear.setAccessibleName(self.tr("No path"))
        self.save.setAccessibleName(self.tr("Save the path"))
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
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._connect()
        self.set_count(12)
        self.set_strip(None)
        self.set_theme(self.theme)

    def controls_of_mouse(self) -> Sequence[QWidget]:
        """All but the images and what is said of them."""
        return *self._of_strip, self.back, self.clear

    def _connect(self) -> None:
        self.strip.chosen.connect(self.frame_chosen)
        self.play.toggled.connect(self._on_play)

    def sizeHint(self) -> QSize:
        """As the losses, which it lies behind."""
        return QSize(640, 250)

    def connect_to(self, explorer: Explorer) -> None:
        """The path through what is looked at; it is changed here, and the cursor sent along it."""

        def go_to(number: int) -> None:
            frame = frame_at(explorer.state, number)
            if frame is not None:
                explorer.update(cursor=frame.cursor, frame=frame)

        explorer.show(fact("path"), self.set_waypoints)
        explorer.show(fact("frames"), self.set_count)
        explorer.show(INTERPOLATIONS, self.set_interpolations)
        explorer.show(LATENT_PATH, self.set_path)
        explorer.show(ABSENT, self.set_absent)
        self.follow(explorer, PATH_STRIP, self.set_strip)
        self.frame_chosen.connect(go_to)
        self.ways.chosen.connect(lambda way: explorer.update(interpolation=way))
        self.count.typed.connect(lambda count: explorer.update(frames=int(count)))
        self.back.clicked.connect(lambda: explorer.update(path=explorer.state.path[:-1]))
        self.clear.clicked.connect(lambda: explorer.update(path=()))

    def without(self, absent: Absent) -> str:
        """Codes alone have no images between them."""
        text = self.tr(
            "This run has no decoder, so there are no images on the way from code to code. Open a model with "
            "decoder.onnx, or train one."
        )
        return text if absent.decoder else ""

    # What to show

    def set_waypoints(self, waypoints: tuple[Waypoint, ...] | None) -> None:
        """The points of the path."""
        self._waypoints = waypoints or ()
        self._teach()

    def set_interpolations(self, offered: tuple[tuple[str, ...], str] | None) -> None:
        """How the path can go, and how it goes."""
        ways, current = offered or ((), "")
        self.ways.set_choices([(way, *self._ways[way]) for way in ways], current)
        self.ways.setVisible(len(ways) > 1 and self._strip is not None)

    def set_count(self, count: int | None) -> None:
        """How many images there are."""
        self.count.set_number(count or FEWEST)

    def set_path(self, path: LatentPath | None) -> None:
        """The path as it lies in the plane: where the cursor is on it, or why there is no way."""
        self._path = path or LatentPath(())
        self.strip.set_frame(self._path.frame)
        self._teach()

    def set_strip(self, strip: PathStrip | None) -> None:
        """The images along the path; None: there is none yet."""
        self._strip = strip
        self.strip.set_strip(strip)
        for widget in self._of_strip:
            widget.setVisible(strip is not None)
        if strip is None:
            self.play.setChecked(False)
            self._teach()
            return
        self.ways.setVisible(self.ways.count() > 1)
        self.set_empty("")
        self._say(strip)

    def _teach(self) -> None:
        """Why there is no path, in its place."""
        if self._strip is not None:
            return
        text = self.tr("One point is set. Click another, and the images between them appear here.")
        if not self._waypoints:
            text = self.tr(
                "Take the Path tool (P) and click codes or places of the plane, or Shift-click images: what "
                "is decoded on the way between them appears here."
            )
        self.set_empty(self._path.problem or text, offers=not self._path.problem)
        self.controls.setVisible(bool(self._waypoints))

    def set_theme(self, theme: Theme) -> None:
        """Icons, bars and their names."""
        super().set_theme(theme)
        self.strip.set_theme(theme)
        self.play.setIcon(icon("pause" if self.play.isChecked() else "play", theme.text))
        for button, name in ((self.back, "back"), (self.clear, "trash"), (self.save, "download")):
            button.setIcon(icon(name, theme.dim))
        self.legend.set_colours((theme.good, theme.warn, theme.bad))

    def _say(self, strip: PathStrip) -> None:
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
            self.frame_chosen.emit(0 if self._path.frame in (-1, self._last()) else self._path.frame)
            self._timer.start(CALM if motion().is_reduced else STEP)
        else:
            self._timer.stop()
        self.set_theme(self.theme)

    def _step(self) -> None:
        if self._path.frame in (-1, self._last()):  # at the end, or the cursor was moved elsewhere
            self.play.setChecked(False)
        else:
            self.frame_chosen.emit(self._path.frame + 1)

    def _last(self) -> int:
        return len(self._path.line) - 1


class Marks(QWidget):
    """A square of a colour before each of some names, in one line."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SQUARE)
        self.squares = [PlainLabel("■") for _ in names]
        for square, name in zip(self.squares, names, strict=True):
            square.setAccessibleName(name)  # and not "black square"
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
    line = tuple((float(n), 0.0) for n in range(16))
    view.set_waypoints((Waypoint(None, (0.0, 0.0)), Waypoint(None, (15.0, 0.0))))
    view.set_interpolations((("straight", "spherical"), "straight"))
    view.set_path(LatentPath((line[0], line[-1]), line, frame=4))
    view.set_strip(PathStrip(samples().images[:16], distances, kinds, 0.12, 0.22, (0, 15)))
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
