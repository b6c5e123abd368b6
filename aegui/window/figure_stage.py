"""A panel set up for a figure: out of sight, of a size of its own, and of a state that nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt

from aegui.app.explorer import Explorer
from aegui.explore.state import NAMES, Fields, State
from aegui.translation import QT_TRANSLATE_NOOP, translate
from aegui.views import all_views
from aegui.views.panel import View
from aegui.views.widgets.style import DOTS, text_points
from aegui.window.theme import DARK, LIGHT, palette, stylesheet

if TYPE_CHECKING:
    from aegui.views.theme import Theme

INCH = 25.4  # mm
MARGIN = 2  # px about what is drawn
MOST = 150_000_000  # px of a picture: 600 MB
# mm, dots per inch and pt that are taken.
BOUNDS = {"width": (10.0, 2000.0), "height": (10.0, 2000.0), "dpi": (30, 2400), "letters": (3.0, 48.0)}
TOO_NARROW = QT_TRANSLATE_NOOP(
    "figure",
    "At a width of {} mm and a height of {} mm there is no room for this panel in letters of {} pt: it needs "
    "{} × {} mm.",
)
TOO_LARGE = QT_TRANSLATE_NOOP("figure", "{} × {} pixels are too many: take fewer dots per inch.")
TITLED = "Panel {{ border: none; border-radius: 0; background: {}; }}"


class FigureRefused(ValueError):
    """A figure can't be drawn like that; one sentence."""


@dataclass(frozen=True)
class FigureStyle:
    """How a figure is to look."""

    width: float = 85.0  # mm: a column of most journals
    height: float = 0.0  # mm; 0: in the proportions of the panel
    dpi: int = 300  # of PNG, and of what is no line in SVG and PDF
    letters: float = 8.0  # pt
    dark: bool = False
    title: bool = False  # whether the panel's name stands above it
    controls: bool = False  # whether its buttons and sliders are seen

    @property
    def theme(self) -> Theme:
        """Its colours."""
        return DARK if self.dark else LIGHT

    def layout(self, proportion: float) -> QSize:
        """In px of a layout whose letters come out as wished; `proportion` is height by width."""
        shrink = self.letters / text_points()
        wide = self.width / INCH * DOTS / shrink
        high = self.height / INCH * DOTS / shrink if self.height > 0 else wide * proportion
        return QSize(max(1, round(wide)), max(1, round(high)))

    def to_mm(self, pixels: float) -> float:
        """So many px of the layout, on paper."""
        return pixels * self.letters / text_points() / DOTS * INCH


def style_of(plain: Mapping[str, Any]) -> FigureStyle:
    """A style as settings and files keep it; what makes no sense is as usual."""
    usual = vars(FigureStyle())
    given: dict[str, Any] = {}
    for name, value in plain.items():
        if isinstance(usual.get(name), bool):
            if isinstance(value, bool):
                given[name] = value
        elif name in BOUNDS and isinstance(value, int | float) and not isinstance(value, bool):
            low, high = BOUNDS[name]
            if low <= value <= high or (name == "height" and value == 0):
                given[name] = int(value) if name == "dpi" else float(value)
    return FigureStyle(**given)


class FigureStage:
    """One panel of a state; `ready` is called whenever all of it is drawn."""

    def __init__(
        self,
        state: State,
        panel: str,
        kept: Mapping[str, Any],
        proportion: float,
        ready: Callable[[], object],
    ) -> None:
        """`kept` is what `View.kept` gave. Raises `KeyError` where there is no such panel."""
        what = {view.name: view for view in all_views()}[panel]
        self.proportion, self._kept = proportion, dict(kept)
        self.explorer = Explorer()
        self.explorer.settled.connect(ready)
        fields: Any = {name: getattr(state, name) for name in NAMES}
        fields |= Fields(training=False, model_awaited=False, images_awaited=False, hovered=-1, view=None)
        self.explorer.update(**fields)
        self.view: View = what()
        self.view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.style = FigureStyle()
        self.fits = False  # into the size of its style
        self.undressed = False  # controls were taken away, and do not come back
        self._dress()
        self.view.set_seen(True)
        self.view.connect_to(self.explorer)
        self.view.keep(self._kept)

    @property
    def is_ready(self) -> bool:
        """Whether everything is drawn."""
        return self.explorer.is_settled

    @property
    def on_paper(self) -> tuple[float, float]:
        """Width and height in mm."""
        return self.style.width, self.style.width * self.view.height() / self.view.width()

    def set_style(self, style: FigureStyle) -> None:
        """Lay it out like that. Raises `FigureRefused` where it does not fit."""
        self.fits = False
        size = style.layout(self.proportion)
        pixels = [round(side * style.dpi / INCH) for side in (style.width, style.to_mm(size.height()))]
        if pixels[0] * pixels[1] > MOST:
            text = translate("figure", TOO_LARGE)
            raise FigureRefused(text.format(*(f"{side:,}" for side in pixels)))
        self.style = style
        self._dress()
        view, layout = self.view, self.view.layout()
        view.show()
        self.undress()
        assert layout is not None
        layout.activate()
        view.resize(size)
        layout.activate()
        _lay_out()  # a legend takes two lines where it is narrow, and then the least is another
        least = view.minimumSizeHint()
        if not style.height:
            size.setHeight(max(size.height(), least.height()))
        if least.width() > size.width() or least.height() > size.height():
            text = translate("figure", TOO_NARROW)
            mm = [style.to_mm(side) for side in (size.width(), size.height(), least.width(), least.height())]
            wide, high, need_wide, need_high = (f"{side:.0f}" for side in mm)
            raise FigureRefused(text.format(wide, high, f"{style.letters:g}", need_wide, need_high))
        view.resize(size)
        self.fits = True
        layout.activate()
        _lay_out()
        view.keep(self._kept)

    def _dress(self) -> None:
        theme = self.style.theme
        self.view.setPalette(palette(theme))
        self.view.setStyleSheet(stylesheet(theme) + TITLED.format(theme.panel))
        self.view.set_theme(theme)
        layout = self.view.layout()
        assert layout is not None
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)

    def undress(self) -> None:
        """Take away what the figure does without; what is shown later may bring it back."""
        before, layout = self.view.body.geometry(), self.view.layout()
        self._take_away()
        assert layout is not None
        layout.activate()
        if self.view.body.geometry() != before:
            self.view.keep(self._kept)  # the same part of a plane, whatever its shape was on the way
            self._take_away()  # which that may have brought back
            layout.activate()

    def _take_away(self) -> None:
        self.view.title_label.setVisible(self.style.title)
        self.view.title_label.set_words(())  # nobody points at a figure
        if self.style.controls:
            return
        self.undressed = True
        for widget in self.view.controls_of_mouse():
            widget.hide()
        header, view = self.view.header, self.view
        items = [header.itemAt(n) for n in range(header.count())]
        inside = [None if item is None else item.widget() for item in items]
        if all(widget is None or widget.isHidden() for widget in inside) or view.is_empty():
            view.controls.hide()  # it would keep its height

    def close(self) -> None:
        """Nobody looks at it any more."""
        self.explorer.worker.leave()
        self.explorer.worker.wait()
        self.view.close()
        self.view.deleteLater()
        self.explorer.deleteLater()


def _lay_out() -> None:
    """Have what asked for another place get it now, and not with the next events."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
