"""Writes a lesson: what is done in the window becomes steps, whose texts are typed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aegui.error_message import sentence
from aegui.files import write_text
from aegui.lessons import drafting
from aegui.lessons.library import folders
from aegui.lessons.panels import SWITCHES
from aegui.lessons.reading import LessonError
from aegui.views.panel import set_role
from aegui.views.widgets.flow_layout import FlowLayout
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em
from aegui.window.fitted_dialog import FittedDialog, Place
from aegui.window.help_button import offer_help

if TYPE_CHECKING:
    from aegui.explore.state import State
    from aegui.lessons.lesson import Lesson

SIZE = (66, 46)  # em at first
WIDE = 18  # em, of the list of steps
# lines of a field that has several
HIGH = {"text": 7, "hint": 2, "ask": 2, "reply": 2, "choices": 3, "begin": 3, "do": 3, "until": 3}


class Written(NamedTuple):
    """What an editor holds and where it stands, for another one in its place."""

    draft: dict[str, Any]
    file: Path | None
    saved: str  # the text that was opened or saved last
    row: int  # of the step
    fields: dict[str, str]  # of it, also those that can't be understood yet
    since: State
    place: Place


class LessonEditor(FittedDialog):
    """Stands beside the window, which is used meanwhile. Signal: try_asked (a lesson)."""

    try_asked = Signal(object)

    def __init__(
        self, state: Callable[[], State], seen: Callable[[], list[str]], parent: QWidget | None = None
    ) -> None:
        """`state` gives what is looked at now, and `seen` the names of the panels that are seen."""
        super().__init__(*SIZE, parent)
        self.setWindowTitle(self.tr("Write a lesson"))
        self.setModal(False)
        self._state, self._seen = state, seen
        self._since = state()
        self._file: Path | None = None
        self._draft: dict[str, Any] = drafting.blank()
        self._saved = drafting.text_of(self._draft)  # as it was opened or saved
        self._filling = False
        self._wrong: dict[str, str] = {}  # what can't be understood, by field
        self.title, self.summary = QLineEdit(), self._lines(2)
        self.steps = QListWidget()
        self.steps.setAccessibleName(self.tr("Steps"))
        self.steps.setMinimumWidth(em(WIDE))
        self.steps.setWordWrap(True)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problem = PlainLabel()
        self.problem.setWordWrap(True)
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.switches: dict[str, QCheckBox] = {}
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        head, form, across = QFormLayout(), QFormLayout(), QHBoxLayout()
        head.addRow(self.tr("Lesson"), self.title)
        head.addRow(self.tr("In a sentence"), self.summary)
        switches = QWidget()
        flow = FlowLayout(8)
        switches.setLayout(flow)
        for name, switch in SWITCHES.items():
            self.switches[name] = box = QCheckBox(QCoreApplication.translate("lessons", switch.label))
            flow.addWidget(box)
        head.addRow(self.tr("Out of reach"), switches)
        for name, label, tip in self._labels():
            self.fields[name] = field = self._lines(HIGH[name]) if name in HIGH else QLineEdit()
            field.setToolTip(tip)
            field.setAccessibleName(label)
            form.addRow(label, field)
        left = QVBoxLayout()
        self.record = QPushButton(self.tr("Add what I did"))
        self.record.setToolTip(
            self.tr("Makes a step of what was done in the window since the last one was made so.")
        )
        self.add, self.remove = QPushButton(self.tr("Add a step")), QPushButton(self.tr("Remove"))
        self.up, self.down = QPushButton(self.tr("Up")), QPushButton(self.tr("Down"))
        pairs = QHBoxLayout()
        for button in (self.up, self.down, self.remove):
            pairs.addWidget(button)
        left.addWidget(self.steps, 1)
        left.addWidget(self.record)
        left.addWidget(self.add)
        left.addLayout(pairs)
        across.addLayout(left, 1)
        fields, scrolled = QWidget(), QScrollArea()
        fields.setLayout(form)
        scrolled.setWidget(fields)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setMinimumWidth(em(WIDE) + em(WIDE) // 2)
        across.addWidget(scrolled, 2)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.open_file = QPushButton(self.tr("Open…"))
        self.try_it, self.save = QPushButton(self.tr("Try it")), QPushButton(self.tr("Save as…"))
        for button in (self.open_file, self.try_it, self.save):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        offer_help(self, self.buttons, "lessons#top")
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.addLayout(head)
        whole.addLayout(across, 1)
        whole.addWidget(self.problem)
        whole.addWidget(self.buttons)

    def _lines(self, count: int) -> QPlainTextEdit:
        field = QPlainTextEdit()
        high = em(1.5 * count)  # as a style: the program's own would have it lower
        field.setStyleSheet(f"QPlainTextEdit {{ min-height: {high}px; max-height: {high}px; }}")
        field.setTabChangesFocus(True)
        return field

    def _labels(self) -> list[tuple[str, str, str]]:
        """Name, label and tip of each field of a step."""
        return [
            ("title", self.tr("Step"), self.tr("Its heading.")),
            (
                "text",
                self.tr("Text"),
                self.tr("Markdown: **bold**, ![picture](file.png), [words](show:latent)."),
            ),
            ("hint", self.tr("Hint"), self.tr("Said when the reader asks for it.")),
            ("ask", self.tr("Question"), self.tr("The next step waits for its answer.")),
            ("choices", self.tr("Choices"), self.tr("One a line; without any, a text is typed.")),
            (
                "right",
                self.tr("Right is"),
                self.tr("The number of a choice, or [0.2, 0.3]: from where to where."),
            ),
            ("reply", self.tr("Reply"), self.tr("Said once the question is answered.")),
            (
                "point",
                self.tr("Points at"),
                self.tr("A panel, such as latent, or something in it: losses.log."),
            ),
            ("begin", self.tr("Begins with"), self.tr('Deeds, one a line: run = "dense-2d"')),
            ("do", self.tr("To be done"), self.tr('Deeds of the reader, one a line: backdrop = "none"')),
            ("until", self.tr("Until"), self.tr("What must be true, one a line: distance > 0.5")),
        ]

    def _connect(self) -> None:
        self.title.textEdited.connect(partial(self._set_head, "title"))
        self.summary.textChanged.connect(lambda: self._set_head("summary", self.summary.toPlainText()))
        for name, box in self.switches.items():
            box.clicked.connect(partial(self._set_switch, name))
        for name, field in self.fields.items():
            if isinstance(field, QLineEdit):
                field.textEdited.connect(partial(self._set_field, name))
            else:
                field.textChanged.connect(partial(self._on_long_text, name))
        self.steps.currentRowChanged.connect(lambda _: self._fill_step())
        self.record.clicked.connect(self.record_step)
        self.add.clicked.connect(lambda: self._insert(drafting.step()))
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.open_file.clicked.connect(self._open)
        self.try_it.clicked.connect(self._try)
        self.save.clicked.connect(self._save)
        self.buttons.rejected.connect(self.reject)

    # What is edited

    def set_lesson(self, lesson: Lesson) -> None:
        """Change this one; saved, it is another file."""
        self._file, self._draft = lesson.file, drafting.of(lesson)
        self._saved = drafting.text_of(self._draft)
        self._since = self._state()
        self._fill()

    def kept(self) -> Written:
        """Everything in it."""
        texts = {
            name: field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            for name, field in self.fields.items()
            if name in self._wrong
        }
        at = self.steps.currentRow()
        return Written(self._draft, self._file, self._saved, at, texts, self._since, self.standing())

    def keep(self, written: Written) -> None:
        """Show the same, where it was."""
        self._draft, self._file, self._since = written.draft, written.file, written.since
        self._saved = written.saved
        self._fill(written.row)
        for name, text in written.fields.items():
            field = self.fields[name]
            if isinstance(field, QLineEdit):
                field.setText(text)
                self._set_field(name, text)
            else:
                field.setPlainText(text)
        self.stand(written.place)

    def lesson(self) -> Lesson | None:
        """What is written, where it is a lesson; else the line below says what it lacks."""
        try:
            if self._wrong:
                raise LessonError(next(iter(self._wrong.values())))
            made = drafting.made(self._draft)
        except LessonError as error:
            self.problem.setText(str(error).removeprefix(f"{drafting.NAME}: "))
            set_role(self.problem, "warn")
            return None
        self.problem.setText(self.tr("✓ This is a lesson."))
        set_role(self.problem, "good")
        return replace(made, file=self._file)

    def record_step(self) -> None:
        """A step of what was done in the window since."""
        step = drafting.recorded(self._since, self._state(), self._seen())
        if step is None:
            self.problem.setText(self.tr("Nothing was done in the window that a lesson could ask for."))
            set_role(self.problem, "warn")
            return
        self._since = self._state()
        self._insert(step)

    def _insert(self, step: dict[str, Any]) -> None:
        steps = self._draft["step"]
        row = self.steps.currentRow()
        if len(steps) == 1 and steps[0] == drafting.step():
            steps[0], row = step, 0
        else:
            row += 1
            steps.insert(row, step)
        self._fill(row)

    def _remove(self) -> None:
        steps, row = self._draft["step"], self.steps.currentRow()
        del steps[row]
        if not steps:
            steps.append(drafting.step())
        self._fill(min(row, len(steps) - 1))

    def _move(self, by: int) -> None:
        steps, row = self._draft["step"], self.steps.currentRow()
        if 0 <= row + by < len(steps):
            steps[row], steps[row + by] = steps[row + by], steps[row]
            self._fill(row + by)

    def _set_head(self, name: str, text: str) -> None:
        if self._filling:
            return
        self._draft = {name: text, **{key: one for key, one in self._draft.items() if key != name}}
        if not text and name != "title":
            del self._draft[name]
        self.lesson()

    def _set_switch(self, name: str, on: bool) -> None:
        hidden = [one for one in SWITCHES if (on if one == name else one in self._draft.get("hide", []))]
        self._draft = {
            "title": self._draft.get("title", ""),
            "hide": hidden,
            **self._without("title", "hide"),
        }
        if not hidden:
            del self._draft["hide"]
        self.lesson()

    def _without(self, *names: str) -> dict[str, Any]:
        return {key: one for key, one in self._draft.items() if key not in names}

    def _on_long_text(self, name: str) -> None:
        field = self.fields[name]
        if isinstance(field, QPlainTextEdit):
            self._set_field(name, field.toPlainText())

    def _set_field(self, name: str, text: str) -> None:
        if self._filling:
            return
        row = self.steps.currentRow()
        try:
            self._draft["step"][row] = drafting.edited(self._draft["step"][row], name, text)
            self._wrong.pop(name, None)
        except LessonError as error:
            self._wrong[name] = str(error)
        if name == "title":
            self.steps.item(row).setText(self._named(row))
        self.lesson()

    def _named(self, row: int) -> str:
        return f"{row + 1}. {self._draft['step'][row].get('title', '')}"

    def _fill(self, row: int = 0) -> None:
        self._filling = True
        self.title.setText(self._draft.get("title", ""))
        self.summary.setPlainText(self._draft.get("summary", ""))
        for name, box in self.switches.items():
            box.setChecked(name in self._draft.get("hide", []))
        self.steps.clear()
        self.steps.addItems([self._named(place) for place in range(len(self._draft["step"]))])
        self.steps.setCurrentRow(row)
        self._filling = False
        self._fill_step()

    def _fill_step(self) -> None:
        row = self.steps.currentRow()
        if row < 0 or self._filling:
            return
        self._filling, step = True, self._draft["step"][row]
        self._wrong.clear()
        for name, field in self.fields.items():
            text = drafting.shown(step, name)
            if isinstance(field, QLineEdit):
                field.setText(text)
            else:
                field.setPlainText(text)
        self._filling = False
        self.lesson()

    # Files

    def _open(self) -> None:
        from aegui.lessons.reading import read

        kinds = self.tr("Lessons (*.toml)")
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Open a lesson"), str(folders()[0]), kinds)
        if file:
            try:
                self.set_lesson(read(Path(file)))
            except LessonError as error:
                self.problem.setText(str(error))
                set_role(self.problem, "bad")

    def _try(self) -> None:
        lesson = self.lesson()
        if lesson is not None:
            self.try_asked.emit(lesson)

    def _save(self) -> None:
        if self.lesson() is None:
            return
        folder = folders()[1]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            folder = Path.home()
        usual = folder / (self._file.name if self._file is not None else "lesson.toml")
        kinds = self.tr("Lessons (*.toml)")
        file, _ = QFileDialog.getSaveFileName(self, self.tr("Save the lesson"), str(usual), kinds)
        if file:
            self.write(Path(file).with_suffix(".toml"))

    def write(self, file: Path) -> None:
        """Save it as this file."""
        try:
            write_text(file, drafting.text_of(self._draft))
        except OSError as error:
            self.problem.setText(sentence(error))
            set_role(self.problem, "bad")
            return
        self._file, self._saved = file, drafting.text_of(self._draft)
        self.problem.setText(self.tr("Saved: {}").format(file))
        set_role(self.problem, "good")

    def reject(self) -> None:
        """Close it; what is not saved is asked about first."""
        unsaved = self._wrong or drafting.text_of(self._draft) != self._saved
        if not unsaved or self._is_settled():
            super().reject()

    def _is_settled(self) -> bool:
        """Whether what was written may go: it is saved now, or not wanted."""
        choice = QMessageBox.StandardButton
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("Save the lesson before it is closed?"))
        box.setStandardButtons(choice.Save | choice.Discard | choice.Cancel)
        chosen = box.exec()
        if chosen == choice.Save:
            self._save()
            return not self._wrong and drafting.text_of(self._draft) == self._saved
        return chosen == choice.Discard

    def keyPressEvent(self, event: Any) -> None:
        """Esc closes nothing: what was written would be lost."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
