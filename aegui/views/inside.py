"""A look inside the model: one figure at a time, chosen in the header."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QToolButton, QWidget

from aegui.explore.page import Page
from aegui.views.controls import Choice
from aegui.views.elided import ElidedLabel
from aegui.views.icons import icon
from aegui.views.page import PageWidget
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.style import em, small_font
from aegui.views.theme import Theme


class InsideView(View):
    """Signals: chosen, option_chosen, again, stopped, seen. Setters: set_figures, set_page, set_progress."""

    name: ClassVar[str] = "inside"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("InsideView", "Look inside")
    order: ClassVar[int] = 50
    area: ClassVar[Area] = "centre-behind"
    shortcut: ClassVar[str] = "Ctrl+5"

    chosen = Signal(str)  # name of a figure
    option_chosen = Signal(str)
    again = Signal()
    stopped = Signal()
    seen = Signal(bool)  # whether anybody sees this view

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._helps: dict[str, str] = {}
        self.figures, self.options = Choice(), Choice(quiet=True)
        self.options.setToolTip(self.tr("Which of them is shown."))
        self.draw = ElidedLabel()
        self.draw.setProperty("role", "dim")
        self.draw.setFont(small_font())
        self.draw.setToolTip(self.tr("With the seed of the recipe this number says what is drawn."))
        self.redraw = QToolButton()
        self.redraw.setToolTip(self.tr("Draws others by chance."))
        for widget in (self.draw, self.redraw, self.options, self.figures):
            self.header.addWidget(widget)
        self.page = PageWidget()
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.doing = ElidedLabel()
        self.doing.setProperty("role", "dim")
        self.doing.setFont(small_font())
        self.stop = QToolButton()
        self.stop.setText(self.tr("Stop"))
        self.stop.setFont(small_font())
        self.stop.setToolTip(self.tr("Gives this figure up."))
        self.progress = QWidget()
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.doing)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.body.addWidget(Scrolling(self.page), 1)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.progress)
        self.figures.chosen.connect(self.chosen)
        self.options.chosen.connect(self.option_chosen)
        self.redraw.clicked.connect(self.again)
        self.stop.clicked.connect(self.stopped)
        self._extras = (self.draw, self.redraw, self.options)
        self.set_progress(1.0, "")
        self.set_figures([], "")
        self.set_theme(self.theme)

    def sizeHint(self) -> QSize:
        """As the losses, which it lies behind."""
        return QSize(640, 250)

    def bind(self, session: Any) -> None:
        """The figures of what is looked at."""
        inside = session.inside
        session.beginning.connect(self.set_beginning)
        inside.figures_changed.connect(self.set_figures)
        inside.page_changed.connect(self.set_page)
        inside.said.connect(self.set_sentence)
        inside.progressed.connect(self.set_progress)
        self.chosen.connect(self._on_chosen)
        self.chosen.connect(inside.choose)
        self.option_chosen.connect(inside.choose_option)
        self.again.connect(inside.draw_again)
        self.stopped.connect(inside.stop)
        self.seen.connect(inside.set_visible)

    def set_figures(self, figures: list[tuple[str, str, str]], current: str) -> None:
        """(name, label, help) of what can be looked at; none: there is no model yet."""
        self._helps = {name: explanation for name, _, explanation in figures}
        for widget in self._extras:
            widget.hide()
        if not figures:
            self.set_empty(
                self.tr("Layers, filters, draws from the prior and more of a model. Train one or open a run.")
            )
            self.set_state("")
            return
        self.figures.set_choices(figures, current)
        self._on_chosen(current)
        self.set_sentence(self.tr("The figure is being made."))

    def set_page(self, page: Page) -> None:
        """The figure as it is now."""
        self.set_empty("")
        self.page.set_page(page)
        self.set_state(page.state)
        self.options.set_choices(list(page.options), page.option)
        self.options.setVisible(bool(page.options))
        self.draw.setText(self.tr("draw {}").format(page.draw) if page.draw is not None else "")
        for widget in (self.draw, self.redraw):
            widget.setVisible(page.draw is not None)

    def set_sentence(self, text: str) -> None:
        """What is missing, in place of the figure."""
        self.set_empty(text)
        self.set_state("")
        self.controls.show()  # another figure may be there
        for widget in self._extras:
            widget.hide()

    def set_progress(self, share: float, what: str) -> None:
        """How far a figure that takes long is; 1 at the end."""
        self.progress.setVisible(share < 1.0)
        self.doing.setText(what or self.tr("the figure is being made"))
        self.bar.setValue(round(1000 * share))

    def set_theme(self, theme: Theme) -> None:
        """Everything drawn here."""
        super().set_theme(theme)
        self.page.set_theme(theme)
        self.redraw.setIcon(icon("refresh", theme.dim))

    def _on_chosen(self, name: str) -> None:
        self.figures.setToolTip(self._helps.get(name, ""))

    def set_seen(self, seen: bool) -> None:
        self.seen.emit(seen)


class Scrolling(QScrollArea):
    """Scrolls a page where its tables and pictures need more room than there is."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        return QSize(em(14), em(5))


def demo() -> InsideView:
    """The view with draws that were made beforehand."""
    from aegui.explore.page import Pictures
    from aegui.views.sample import samples

    view = InsideView()
    figures = [
        ("prior", "Draws from the prior", "What the decoder makes of codes drawn by chance."),
        ("filters", "First-layer filters", "What each unit of the first layer looks for."),
    ]
    view.set_figures(figures, "prior")
    view.set_page(
        Page(
            (Pictures(samples().images[:48], "drawn from the prior"),),
            note="Not one of them is real.",
            draw=1,
        )
    )
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
