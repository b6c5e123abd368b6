"""A look inside the model: one figure at a time, chosen in the header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QToolButton, QWidget

from aegui.explore.page import Page
from aegui.explore.queries.absent import ABSENT, Absent
from aegui.explore.queries.beginning import BEGINNING
from aegui.explore.queries.page import PAGE, PAGES, OfferedPages, with_option
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.plots.page_plot import PageWidget
from aegui.views.theme import Theme
from aegui.views.widgets.controls import Choice
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.icons import icon
from aegui.views.widgets.progress_line import ProgressLine
from aegui.views.widgets.style import em, small_font

if TYPE_CHECKING:
    from aegui.views.seam import Explorer


class InspectorView(View):
    """The page that is chosen, with what it can be chosen of; or a sentence, and how far it is."""

    name: ClassVar[str] = "inside"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("InspectorView", "Look inside")
    order: ClassVar[int] = 50
    area: ClassVar[Area] = "centre-behind"
    shortcut: ClassVar[str] = "Ctrl+5"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explorer: Explorer | None = None
        self._pages: tuple[tuple[str, str, str], ...] = ()
        self.pages, self.options = Choice(), Choice(quiet=True)
        self.options.setToolTip(self.tr("Which of them is shown."))
        self.pages.setAccessibleName(self.tr("Page"))
        self.options.setAccessibleName(self.tr("Shown of the page"))
        self.draw = ElidedLabel()
        self.draw.setProperty("role", "dim")
        self.draw.setFont(small_font())
        self.draw.setToolTip(self.tr("With the seed of the recipe this number says what is drawn."))
        self.redraw = QToolButton()
        self.redraw.setToolTip(self.tr("Draws others by chance."))
        self.redraw.setAccessibleName(self.tr("Draw others"))
        for widget in (self.draw, self.redraw, self.options, self.pages):
            self.header.addWidget(widget)
        self.page = PageWidget()
        self.progress = ProgressLine(self.tr("Gives this figure up."))
        self.body.addWidget(Scrolling(self.page), 1)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.progress)
        self.pages.chosen.connect(self.choose)
        self.options.chosen.connect(self.choose_option)
        self.redraw.clicked.connect(self.draw_again)
        self.progress.given_up.connect(self.give_up)
        self._extras = (self.draw, self.redraw, self.options)
        self.set_progress(1.0, "")
        self.set_pages((), "")
        self.set_theme(self.theme)

    def controls_of_mouse(self) -> Sequence[QWidget]:
        """The page alone."""
        return self.redraw, self.pages, self.options

    def sizeHint(self) -> QSize:
        """As the losses, which it lies behind."""
        return QSize(640, 250)

    def connect_to(self, explorer: Explorer) -> None:
        """The pages of the model that is looked at, and the one that is chosen."""
        self._explorer = explorer
        self.follow(explorer, PAGES, self._set_offered)
        self.follow(explorer, PAGE, self._set_answer, self.set_progress, self.set_sentence)
        self.follow(explorer, BEGINNING, self._set_beginning)
        self.follow(explorer, ABSENT, self.set_absent)

    def without(self, absent: Absent) -> str:
        """Codes alone have no inside."""
        text = self.tr(
            "This run has codes and no network to look into. Panels that need codes alone work: plane, "
            "axis pairs, groups and directions."
        )
        return text if absent.decoder else ""

    # What the user does

    def choose(self, name: str) -> None:
        """Another page, or the same once more."""
        explorer = self._explorer
        if explorer is None:
            return
        if name != explorer.state.page.name:
            explorer.update(page=replace(explorer.state.page, name=name))
        else:
            explorer.again(PAGE)

    def choose_option(self, option: str) -> None:
        """One of the page's options."""
        if self._explorer is not None:
            self._explorer.update(page=with_option(self._explorer.state, option))

    def draw_again(self) -> None:
        """Other draws of what was drawn by chance."""
        if self._explorer is not None:
            page = self._explorer.state.page
            self._explorer.update(page=replace(page, draw=page.draw + 1))

    def give_up(self) -> None:
        """Stop making the page."""
        if self._explorer is not None:
            self._explorer.give_up(PAGE)
            self.set_progress(1.0, "")
            self.set_sentence(self.tr("Stopped. Choose the figure again to begin anew."))

    # What is shown

    def _set_offered(self, offered: OfferedPages | None) -> None:
        if offered is None:
            self.set_pages((), "")
        else:
            self.set_pages(offered.choices, offered.current)

    def _set_beginning(self, beginning: bool | None) -> None:
        self.set_beginning(beginning)
        if not beginning and not self._pages:
            self.set_pages((), "")

    def _set_answer(self, page: Page | None) -> None:
        if page is not None:
            self.set_page(page)

    def set_pages(self, pages: tuple[tuple[str, str, str], ...], current: str) -> None:
        """(name, label, help) of what can be looked at; none: there is no model yet."""
        before, self._pages = self._pages, pages
        if not pages:
            self._hide_extras()
            text = self.tr(
                "Layers, filters, draws from the prior and more of a model. Train one or open a run."
            )
            self.set_empty(text, offers=True)
            self.set_state("")
            return
        self.pages.set_choices(list(pages), current)
        self.pages.setToolTip(next((help for name, _, help in pages if name == current), ""))
        if pages != before:
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
        self.controls.show()  # another page may be there
        self._hide_extras()

    def _hide_extras(self) -> None:
        for widget in self._extras:
            widget.hide()

    def set_progress(self, share: float, what: str) -> None:
        """How far a figure that takes long is; 1 at the end."""
        self.progress.set_progress(share, what or self.tr("the figure is being made"))

    def set_theme(self, theme: Theme) -> None:
        """Everything drawn here."""
        super().set_theme(theme)
        self.page.set_theme(theme)
        self.redraw.setIcon(icon("refresh", theme.dim))


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


def demo() -> InspectorView:
    """The view with draws that were made beforehand."""
    from aegui.explore.page import Pictures
    from aegui.views.sample import samples

    view = InspectorView()
    pages = (
        ("prior", "Draws from the prior", "What the decoder makes of codes drawn by chance."),
        ("filters", "First-layer filters", "What each unit of the first layer looks for."),
    )
    view.set_pages(pages, "prior")
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
