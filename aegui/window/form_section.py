"""A section of the recipe's form: what kind it is, its fields, and more under a fold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aegui.app.labels import context
from aegui.views.panel import set_role
from aegui.views.widgets.elided import ElidedButton, ElidedLabel
from aegui.views.widgets.explained import explain
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import small_font
from aegui.window.form_fields import ChoiceField, Field, Switch, field_for, mark_invalid, range_text
from aegui.window.path_field import PathField

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from aegui.parts.registry import Registry

NOTHING = "none"  # the kind that leaves a part out
WHOLE = 10_000  # px
NAMED = 2  # settings that the words of a fold name


class Section(QWidget):
    """One part of the recipe: its kind, its fields, and more under a fold. Signal: edited."""

    edited = Signal(str, object)

    def __init__(self, title: str, registry: Registry[Any] | None) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self.title = title
        self._part: type | None = None
        self._registry = registry
        self._guests: list[Section] = []
        self._host: Section | None = None
        self.fold = ElidedButton()
        self.fold.setAccessibleName(self.tr("More of {}").format(title) if title else self.tr("More"))
        self.fold.setCheckable(True)
        self.fold.setProperty("fold", True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.toggled.connect(self._on_fold)
        self._basic, self._more = QVBoxLayout(), QWidget()
        self._folded = QVBoxLayout(self._more)
        self._more.setVisible(False)
        column = QVBoxLayout(self)
        for layout in (column, self._basic, self._folded):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(4)
        self._head: Row | None = None
        if registry is not None:
            self._head = self._add_kind(title, registry, column)
        column.addLayout(self._basic)
        if self._head is None:
            self.fold.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            line = QHBoxLayout()
            line.addWidget(self.fold)
            line.addStretch(1)
            column.addLayout(line)
        column.addWidget(self._more)
        self._on_fold(False)

    @property
    def part(self) -> type | None:
        """What sort of part is shown."""
        return self._part

    def add_folded(self, section: Section) -> None:
        """Put another section under the fold."""
        self._guests.append(section)
        section._host = self
        self._folded.addWidget(section)

    def set_part(self, part: Any, original: Any, locked: bool) -> None:
        """Show the choices of a part; other fields are made only where it is of another kind."""
        from aegui.recipe import fields_of

        fields = fields_of(part)
        if type(part) is not self._part:
            self._part = type(part)
            self._make_rows(fields, context(type(part)))
            self.set_locked(locked)
            if self._host is not None and part.kind != NOTHING and NOTHING in self._kinds():
                self._host.fold.setChecked(True)  # what might be left out and is there is not hidden
        same = type(part) is type(original)
        for name, row in self.rows.items():
            value = getattr(part, name)
            changed = not same if name == "kind" else same and value != getattr(original, name)
            row.set_value(value, changed)
            if changed and self._more.isAncestorOf(row):
                self.reveal(row)
        if self._head is not None and self._registry is not None:
            entry = self._registry[part.kind]
            self._head.set_help(QCoreApplication.translate(context(entry.what), entry.help))
        words = self._fold_words(part, fields)
        style = Qt.ToolButtonStyle
        self.fold.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
        self.fold.setText(words)

    def set_locked(self, locked: bool) -> None:
        for row in self.rows.values():
            row.set_locked(locked)

    def reveal(self, row: Row) -> None:
        """Unfold what hides a row."""
        if self._more.isAncestorOf(row):
            self.fold.setChecked(True)
        if self._host is not None:
            self._host.fold.setChecked(True)

    def _add_kind(self, title: str, registry: Registry[Any], column: QVBoxLayout) -> Row:
        choice = ChoiceField()
        tr = QCoreApplication.translate
        choices = []
        for entry in registry:
            where = context(entry.what)
            choices.append((entry.name, tr(where, entry.label), tr(where, entry.help)))
        choice.set_choices(choices, "")
        row = Row(title, choice, "", live=False, beside=self.fold)
        row.edited.connect(lambda value: self.edited.emit("kind", value))
        self.rows["kind"] = row
        column.addWidget(row)
        return row

    def _make_rows(self, fields: dict[str, FieldInfo], where: str) -> None:
        for name in [name for name in self.rows if name != "kind"]:
            gone = self.rows.pop(name)
            gone.setParent(None)
            gone.deleteLater()
        for name, info in fields.items():
            row = made_row(info, where)
            if isinstance(row.field, PathField):
                row.field.suffix = " *".join(getattr(self._part, "suffixes", ()))
            row.edited.connect(lambda value, name=name: self.edited.emit(name, value))
            self.rows[name] = row
            if _is(info, "expert"):
                place = self._folded.count() - len(self._guests)
                self._folded.insertWidget(place, row)
            else:
                self._basic.addWidget(row)
        translate = QCoreApplication.translate
        names = [name for name, info in fields.items() if _is(info, "expert")]
        folded = [translate(where, fields[name].title or "") for name in names]
        folded += [guest.title for guest in self._guests]
        self.fold.setVisible(bool(folded))
        self.fold.setToolTip(self.tr("More: {}").format(", ".join(folded)))
        if not folded:
            self.fold.setChecked(False)

    def _fold_words(self, part: Any, fields: dict[str, FieldInfo]) -> str:
        """What is under the fold: where that is all of the section, what of it is set."""
        where = context(type(part))
        if not all(_is(info, "expert") for info in fields.values()):
            return "" if self._head is not None else self.tr("More")
        given = [info.title or "" for name, info in fields.items() if getattr(part, name) != info.default]
        words = [QCoreApplication.translate(where, title) for title in given[:NAMED]]
        words += ["…"] * (len(given) > NAMED)
        title = self.title if self._head is None else ""  # which stands before the kind
        return " · ".join(filter(None, [title, ", ".join(words)]))

    def _kinds(self) -> list[str]:
        return self._registry.names() if self._registry is not None else []

    def _on_fold(self, unfolded: bool) -> None:
        self._more.setVisible(unfolded)
        self.fold.setArrowType(Qt.ArrowType.NoArrow)
        self.fold.setIcon(icon("chevron" if unfolded else "chevron-right", "", 10))
        self.fold.setIconSize(QSize(9, 9))


class Row(QWidget):
    """A label, a field, and what is wrong with it. Signal: edited (value)."""

    edited = Signal(object)

    def __init__(
        self, label: str, field: Field, help: str, live: bool, beside: QWidget | None = None
    ) -> None:
        super().__init__()
        self.field = field
        self._live, self._help, self._locked = live, help, False
        self._changed = False
        self._value: Any = None
        self.label = ElidedLabel(label, least=0 if beside is None else WHOLE)  # what is beside it is cut
        self.label.setProperty("role", "dim")
        self._meaning = explain(self.label)
        self.label.setBuddy(field)
        self.problem = PlainLabel()
        self.problem.setProperty("role", "bad")
        self.problem.setFont(small_font())
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)  # it quotes what was typed
        self.problem.setVisible(False)
        self._beside = beside
        self._line, self._below = QHBoxLayout(), QHBoxLayout()
        self._line.setSpacing(2)
        self._line.addWidget(self.label)
        if beside is not None:
            self._line.addWidget(beside)
        self._line.addStretch(1)
        self._line.addSpacing(4)
        self._line.addWidget(field)
        self._below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._line)
        column.addLayout(self._below)
        column.addWidget(self.problem)
        QWidget.setAccessibleName(field, label)  # a choice has no need of another label than the one here
        field.edited.connect(self.edited)
        self._tell()

    def set_value(self, value: Any, changed: bool) -> None:
        """Show a value that is valid, and whether it differs from the recipe."""
        self._value = value
        self.field.set_value(value)
        self.set_problem("")
        if changed != self._changed:
            self._changed = changed
            set_role(self.label, "changed" if changed else "dim")
            self._tell()

    def set_help(self, help: str) -> None:
        """One sentence on what the choice does to the model."""
        self._help = help
        self._tell()

    def set_locked(self, locked: bool) -> None:
        """Locked rows say why."""
        self._locked = locked and not self._live
        self.field.setEnabled(not self._locked)
        self._tell()

    def set_problem(self, sentence: str) -> None:
        """What is wrong with what was entered; a refused choice goes back."""
        if sentence and isinstance(self.field, ChoiceField | Switch):
            self.field.set_value(self._value)
        mark_invalid(self.field, bool(sentence))
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    # Layout

    def minimumSizeHint(self) -> QSize:
        """Of the narrowest form, with the field below the label."""
        wide = max(self._wide(lambda one: one.minimumSizeHint()), self.field.minimumSizeHint().width())
        return QSize(wide, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """The field goes below its label where there is no room for both, and back."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._wrap()
        return super().event(event)

    def _wrap(self) -> None:
        beside = self._wide(lambda one: one.sizeHint()) + 8 + self.field.sizeHint().width() <= self.width()
        there, elsewhere = (self._line, self._below) if beside else (self._below, self._line)
        if there.indexOf(self.field) < 0:
            elsewhere.removeWidget(self.field)
            there.addWidget(self.field)

    def _wide(self, hint: Callable[[QWidget], QSize]) -> int:
        """Of what stands before the field."""
        button = self._beside if self._beside is not None and not self._beside.isHidden() else None
        return hint(self.label).width() + (hint(button).width() + 2 if button is not None else 0)

    def _tell(self) -> None:
        locked = self.tr("Locked while training: it is part of what the run is. Stop to change it.")
        changed = self.tr("Differs from the recipe.") if self._changed else ""
        said = [self._help, changed, locked if self._locked else "", self._meaning]
        tip = "\n".join(one for one in said if one)
        for widget in (self.label, self.field):
            widget.setToolTip(tip)


def _is(info: FieldInfo, what: str) -> bool:
    from aegui.parts.registry import is_marked  # here: pydantic is not there yet when the window opens

    return is_marked(info, what)


def made_row(info: FieldInfo, where: str) -> Row:
    """The line of one setting; `where` is the context its words are translated in."""
    tr = QCoreApplication.translate
    extra = info.json_schema_extra
    unit = str(extra.get("unit") or "") if isinstance(extra, dict) else ""
    allowed = " ".join(filter(None, [range_text(info), tr(where, unit) if unit else ""]))
    help = "\n".join(filter(None, [tr(where, info.description or ""), allowed]))
    field = PathField() if _is(info, "path") else field_for(info)
    beside = field.choose if isinstance(field, PathField) else None
    return Row(tr(where, info.title or ""), field, help, _is(info, "live"), beside)
