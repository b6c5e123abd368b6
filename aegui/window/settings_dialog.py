"""The settings, made of their description in `aegui.settings`: each counts as soon as it is set."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aegui import paths, settings
from aegui.settings import AUTOMATIC, WORDS, About, Settings
from aegui.views.panel import set_role
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import title_font
from aegui.window import language
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.form_fields import ChoiceField, Field, NumberLine, Switch
from aegui.window.form_section import Row
from aegui.window.help_button import offer_help
from aegui.window.path_field import PathField

SIZE = (45, 43)  # em at first
BETWEEN, ABOVE = 6, 14  # px between settings, and above a heading
translate = QCoreApplication.translate


class FolderField(PathField):
    """A folder; empty: the program's own."""

    def ask(self) -> None:
        """Let the user choose; what was there stays where nothing is chosen."""
        title = self.accessibleName()
        path = QFileDialog.getExistingDirectory(self, title, self.text() or self.placeholderText())
        if path:
            self.edited.emit(path)

    def sizeHint(self) -> QSize:
        """As wide as most paths need."""
        return QSize(30 * self.fontMetrics().averageCharWidth(), super().sizeHint().height())


class SettingsDialog(FittedDialog):
    """Shows every setting; what is typed is handed on, and refused in a sentence below its field.

    Signals: edited (name, value), reset_asked.
    """

    in_rows = True

    edited = Signal(str, object)
    reset_asked = Signal()

    def __init__(self, now: Settings, parent: QWidget | None = None) -> None:
        super().__init__(*SIZE, parent)
        self.rows: dict[str, Row] = {}
        self._now = now
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it goes where the fields go
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.place = PlainLabel()
        self.place.setProperty("role", "dim")
        self.place.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.reset = buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self.reset_asked)
        buttons.rejected.connect(self.reject)
        offer_help(self, buttons, "window#settings")
        layout = QVBoxLayout(self)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.place)
        layout.addWidget(buttons)
        self._build()
        self.rows["language"].field.setFocus()

    def _build(self) -> None:
        """In the language of the moment."""
        self.setWindowTitle(self.tr("Settings"))
        self.area.setAccessibleName(self.windowTitle())
        self.reset.setText(self.tr("&Defaults"))
        self.reset.setToolTip(self.tr("Puts all of these back to how the program came."))
        self.place.setText(self.tr("They are kept in {}").format(paths.config_file()))
        self.rows.clear()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 0, 8, 0)
        column.setSpacing(BETWEEN)
        for number, (group, every) in enumerate(settings.groups()):
            heading = PlainLabel(translate(WORDS, group))
            heading.setFont(title_font())
            set_role(heading, "dim")
            column.addSpacing(ABOVE if number else 0)
            column.addWidget(heading)
            for name, about in every.items():
                self.rows[name] = row = self._row(name, about)
                column.addWidget(row)
        column.addStretch(1)
        self.area.setWidget(content)
        self.set_values(self._now)

    def set_values(self, now: Settings) -> None:
        """What is set."""
        self._now = now
        for name, row in self.rows.items():
            row.set_value(getattr(now, name), False)

    def set_problem(self, name: str, sentence: str) -> None:
        """Why what was entered can't be."""
        self.rows[name].set_problem(sentence)

    def begin_anew(self) -> None:
        """Say all of it in the language and the letters of now; the keyboard and what is seen stay."""
        focused = self.focusWidget()
        held = next((name for name, row in self.rows.items() if focused and row.isAncestorOf(focused)), "")
        bar = self.area.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._build()
        self.fit()
        content = self.area.widget()
        assert content is not None
        content.adjustSize()
        bar.setValue(round(share * bar.maximum()))
        if held:
            self.rows[held].field.setFocus()

    def _row(self, name: str, about: About) -> Row:
        field = _field(name, about)
        beside = field.choose if isinstance(field, PathField) else None
        row = Row(translate(WORDS, about.label), field, self._help(name, about), True, beside)
        row.edited.connect(lambda value: self.edited.emit(name, value))
        return row

    def _help(self, name: str, about: About) -> str:
        lines = [translate(WORDS, about.help)]
        if about.low is not None and about.high is not None:
            lines.append(self.tr("{} to {}").format(f"{about.low:,}", f"{about.high:,}"))
        if about.at_start:
            lines.append(self.tr("It counts when the program is started again."))
        variable = settings.overruled(name)
        if variable:
            lines.append(self.tr("${} is set, and counts before it.").format(variable))
        return "\n".join(lines)


def _field(name: str, about: About) -> Field:
    choices = settings.choices_of(name)
    if choices is not None:
        if name == "language":
            choices |= language.languages()
        field = ChoiceField()
        field.set_choices([(key, translate(WORDS, label), "") for key, label in choices.items()], "")
        return field
    if about.folder:
        folder = FolderField()
        folder.setPlaceholderText(str(paths.runs_dir() if name == "runs" else paths.download_dir()))
        return folder
    if isinstance(getattr(Settings(), name), bool):
        return Switch()
    number = _Number(about)
    if getattr(Settings(), name) is None:
        number.setPlaceholderText(translate("form", AUTOMATIC))
    return number


class _Number(NumberLine):
    """A whole number; empty leaves it to the program."""

    def __init__(self, about: About) -> None:
        super().__init__(True, float(about.low or 0), float(about.high or 0))
        self._write = lambda value: "" if value is None else f"{value}"

    def _commit(self) -> None:
        if self.text().strip() == "" and self._value is not None:
            self._pause.stop()
            self.setModified(False)
            self._value = None
            self.edited.emit(None)
        else:
            super()._commit()
