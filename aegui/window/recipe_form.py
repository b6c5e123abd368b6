"""The recipe as a form, made from its description: what stands beside a setting is all it needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aegui.views.panel import Panel, set_role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font
from aegui.window.form_fields import ChoiceField
from aegui.window.form_section import Row, Section

if TYPE_CHECKING:
    from aegui.parts.registry import Registry
    from aegui.recipe import Recipe

SECTIONS = (
    "data", "task", "corruption", "input_layer", "network", "initialisation", "model", "prior", "penalty",
    "loss", "training", "optimizer", "clipping", "averaging", "schedule",
)  # fmt: skip
EDGE = 16  # px left and right of the lines, with what the panel keeps free
INSIDE = {  # folded into another section
    "input_layer": "corruption", "initialisation": "network",
    "optimizer": "training", "clipping": "training", "averaging": "training",
}  # fmt: skip
KEY = re.compile(r"\b[a-z_]+\.[a-z_0-9]+\b")


class RecipeForm(Panel):
    """Signals: edited (key, value), reset_asked, preview_asked. Setters show a recipe, its problems and
    facts."""

    edited = Signal(str, object)
    reset_asked = Signal()
    preview_asked = Signal()  # of the intensities

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Recipe"), parent)
        self.setObjectName("recipe")
        self.sections: dict[str, Section] = {}
        self._locked = False
        self._early: list[Row] = []
        self.reset = QToolButton()
        self.reset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reset.setToolTip(self.tr("Sets every field back to what the recipe says."))
        self.reset.setAccessibleName(self.tr("Undo all changes"))
        self.reset.clicked.connect(self.reset_asked)
        self.header.addWidget(self.reset)
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 2, 0)
        self._column.setSpacing(4)
        self._scroll = Snug(self._rows)
        self.facts = PlainLabel()
        self.facts.setProperty("role", "dim")
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setVisible(False)
        self.beside = PlainLabel()
        self.beside.setFont(small_font())
        self.beside.setWordWrap(True)
        self.beside.setVisible(False)
        self.image_notes, self.image_warnings = PlainLabel(), PlainLabel()
        for label, role in ((self.image_notes, "dim"), (self.image_warnings, "warn")):
            label.setProperty("role", role)
            label.setFont(small_font())
            label.setWordWrap(True)
            label.setVisible(False)
        self.preview = QToolButton()
        self.preview.setText(self.tr("Intensities…"))
        self.preview.setToolTip(
            self.tr("Shows the histogram of the values and some images as they would be trained on.")
        )
        self.preview.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.preview.setVisible(False)
        self.preview.clicked.connect(self.preview_asked)
        for widget in (self._scroll, self.facts, self.beside):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.set_theme(DARK)
        self.set_empty(
            self.tr("What the model is and how it learns. The choices appear when the program is ready.")
        )

    def sizeHint(self) -> QSize:
        """Every choice of every line has room, below its label."""
        rows = [row for section in self.sections.values() for row in section.rows.values()]
        fields = (row.field for row in rows or self._early)
        choices = (field.widest() for field in fields if isinstance(field, ChoiceField))
        sides = 2 * EDGE + self._scroll.bar_width()
        wide = max((one + sides for one in choices), default=0)
        return QSize(max(em(18), wide, self.minimumSizeHint().width()), 480)

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest line needs, where the field is below its label."""
        return QSize(max(em(17), super().minimumSizeHint().width()), em(12))

    def set_theme(self, theme: Theme) -> None:
        """Icons in these colours."""
        self.reset.setIcon(icon("refresh", theme.dim, 12))
        self.reset.setIconSize(QSize(12, 12))

    def show_early(self, rows: Sequence[Row]) -> None:
        """Lines that look like those of the recipe that will come."""
        self._early = list(rows)
        for row in rows:
            self._column.addWidget(row)
        self.reset.setVisible(False)
        self.set_empty("")

    @property
    def early(self) -> bool:
        """Whether it has all that it shows at first."""
        return bool(self._early)

    def set_recipe(self, recipe: Recipe, original: Recipe) -> None:
        """Show every choice, and which differ from the recipe it was made from."""
        from aegui.recipe import REGISTRIES

        self.setUpdatesEnabled(False)
        while self._early:
            gone = self._early.pop()
            gone.setParent(None)
            gone.deleteLater()
        for name in SECTIONS:
            if name not in self.sections:
                self._add_section(name, type(recipe).model_fields[name].title or name, REGISTRIES.get(name))
        for name, section in self.sections.items():
            section.set_part(getattr(recipe, name), getattr(original, name), self._locked)
        self.preview.setVisible(bool(getattr(recipe.data, "path", "")))
        self.sections["prior"].setVisible(recipe.model.has_prior)
        self.sections["penalty"].setVisible(recipe.model.penalisable)
        changed = any(getattr(recipe, name) != getattr(original, name) for name in SECTIONS)
        self.set_empty("")
        self.reset.setVisible(changed)
        self.set_state(self.tr("modified") if changed else "")
        self.setUpdatesEnabled(True)

    def set_locked(self, locked: bool) -> None:
        """While training only what may change during it can be edited."""
        if locked == self._locked:
            return
        self._locked = locked
        self.reset.setEnabled(not locked)
        for section in self.sections.values():
            section.set_locked(locked)

    def set_problem(self, key: str, sentence: str) -> None:
        """Say under a field what is wrong with what was entered there."""
        row = self.row(key)
        if row is None:
            self.set_facts(sentence, "bad")
            return
        words = self.worded(sentence)
        row.set_problem(words[:1].upper() + words[1:])
        self.reveal(key)

    def set_facts(self, text: str, role: str = "dim") -> None:
        """What the choices amount to, in a line at the foot."""
        set_role(self.facts, role)
        # A fact is not broken over two lines where the whole of it has room.
        facts = [
            fact.replace(" ", "\N{NO-BREAK SPACE}") if len(fact) < 26 else fact for fact in text.split(" · ")
        ]
        self.facts.setText(" · ".join(facts))
        self.facts.setVisible(bool(text))

    def set_image_notes(self, notes: str, warnings: str) -> None:
        """What is understood of the images, and what of it somebody should see before training."""
        for label, text in ((self.image_notes, notes), (self.image_warnings, warnings)):
            label.setText(self.worded(text))
            label.setVisible(bool(text))

    def set_beside(self, text: str) -> None:
        """What the last choice changed beside itself."""
        self.beside.setText(text)
        self.beside.setVisible(bool(text))

    def row(self, key: str) -> Row | None:
        """The line of a setting, such as "training.batch"."""
        section = self.sections.get(key.split(".")[0])
        return section.rows.get(key.partition(".")[2] or "kind") if section else None

    def reveal(self, key: str) -> None:
        """Unfold what hides a setting, and scroll to it."""
        if (row := self.row(key)) is not None:
            self.sections[key.split(".")[0]].reveal(row)
            self._scroll.ensureWidgetVisible(row, 0, 20)

    def worded(self, sentence: str) -> str:
        """A sentence that names settings by their keys, with what the form calls them."""
        return KEY.sub(self._label, sentence)

    def _label(self, key: re.Match[str]) -> str:
        """What the form calls a setting that a sentence names by its key."""
        row = self.row(key[0])
        return row.label.text() if row is not None else key[0]

    def _add_section(self, name: str, title: str, registry: Registry[Any] | None) -> None:
        section = Section(QCoreApplication.translate("recipe", title), registry)
        section.edited.connect(lambda field, value: self.edited.emit(f"{name}.{field}", value))
        self.sections[name] = section
        if name in INSIDE:
            self.sections[INSIDE[name]].add_folded(section)
        else:
            self._column.addWidget(section)
        if name == "data":
            for label in (self.image_notes, self.image_warnings):
                self._column.addWidget(label)
            self._column.addWidget(self.preview)


class Snug(QScrollArea):
    """Scrolls where there is no room and is never higher than what is in it."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside.installEventFilter(self)
        # Its room is kept also while there is nothing to scroll: no line moves, or wraps, when it comes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(
            lambda low, high: self.verticalScrollBar().setEnabled(high > low)
        )
        self.verticalScrollBar().setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Sentences take more lines the narrower it is."""
        inside = self.widget()
        if inside is None:
            return QSize(200, 0)
        high = inside.sizeHint().height()
        return QSize(200, max(high, inside.heightForWidth(self.viewport().width())))

    def minimumSizeHint(self) -> QSize:
        """As wide as what is in it: it scrolls up and down only."""
        inside = self.widget()
        return QSize((inside.minimumSizeHint().width() if inside else 0) + self.bar_width(), 60)

    def bar_width(self) -> int:
        """Pixels of the bar that scrolls."""
        return self.verticalScrollBar().sizeHint().width()


if __name__ == "__main__":
    from aegui.views.sample import show

    def demo() -> RecipeForm:
        from aegui.recipe import RecipeError, find

        form, original = RecipeForm(), find("quick-start")
        now = [original]

        def edit(key: str, value: object) -> None:
            try:
                now[0] = now[0].changed({key: value})
            except RecipeError as error:
                form.set_problem(key, str(error))
            else:
                form.set_recipe(now[0], original)

        form.edited.connect(edit)
        form.set_recipe(original, original)
        form.set_facts("1,070,612 parameters · about 8 s an epoch")
        return form

    show(demo)
