"""What is to be swept, searched or climbed: the questions, and what it would cost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from aegui.views.accessibility import ChoiceName
from aegui.views.widgets.controls import NameField, tidy
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.help_button import offer_help

if TYPE_CHECKING:
    from aegui.app.experiments import Priced, Request
    from aegui.recipe import Recipe

SIZE = (43, 32)  # em at first
MOST = 10_000  # trials
FIGURES = ("val.mse", "test.mse", "val.loss", "test.psnr", "knn_probe", "linear_probe", "trustworthiness")
LARGE = ("test.psnr", "knn_probe", "linear_probe", "trustworthiness")  # the more, the better


class PlanDialog(FittedDialog):
    """Asks. Signals: asked (Request: what it would cost), begun (Priced, path of the folder)."""

    asked = Signal(object)
    begun = Signal(object, object)

    def __init__(self, request: Request, folder: Path, jobs: int, parent: QWidget | None = None) -> None:
        """`request` has what can't be chosen here: kind, recipe and device; `folder` is where it would go."""
        super().__init__(*SIZE, parent)
        self._request = request
        self._priced: Priced | None = None
        self.is_ladder = request.kind == "ladder"
        self.setWindowTitle(self.tr("Ladder") if self.is_ladder else self.tr("Sweep"))
        self.head = PlainLabel(self._heading())
        self.head.setWordWrap(True)
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        form = QFormLayout()
        form.setHorizontalSpacing(em(0.8))
        self.over, self.settings = QPlainTextEdit(), QComboBox()
        self._values = _varied(request.recipe)
        self.codes, self.epochs = QLineEdit("2, 16"), _spin(1, 100_000, request.recipe.training.epochs)
        self.seeds, self.jobs = _spin(1, 1000, 1), _spin(1, 256, jobs)
        self.figure, self.trials, self.way = QComboBox(), _spin(1, MOST, 20), QComboBox()
        self.folder = NameField(str(folder))
        if self.is_ladder:
            self._ask_for_ladder(form)
        else:
            self._ask_for_sweep(form)
        self._row(form, self.tr("&Epochs"), self.epochs, self.tr("Of each training."))
        self._row(
            form, self.tr("&Seeds"), self.seeds,
            self.tr("Each setting is trained so many times; the table tells mean and spread."),
        )  # fmt: skip
        self._row(
            form, self.tr("&Processes"), self.jobs,
            self.tr("So many train at once; the cores are shared among them."),
        )  # fmt: skip
        self._row(
            form, self.tr("&Folder"), self.folder,
            self.tr("Everything is kept here, and is gone on with from here, also by other machines."),
        )  # fmt: skip
        self.cost, self.begin = QPushButton(self.tr("&Measure the cost")), QPushButton(self.tr("&Begin"))
        self.cost.setToolTip(self.tr("Trains some batches of some settings, keeping nothing of it."))
        self.begin.setToolTip(self.tr("Measure the cost first."))
        self.begin.setEnabled(False)
        self.cost.clicked.connect(self._ask)
        self.begin.clicked.connect(self._begin)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.cost, self.begin):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        offer_help(self, buttons, "experiments#in-the-window")
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addLayout(form)
        layout.addWidget(self.said, 1)
        layout.addWidget(buttons)
        if not self.is_ladder:
            ChoiceName(self.settings, self.tr("Settings of the recipe"))
        self.cost.setDefault(True)
        self._follow_edits()

    def _heading(self) -> str:
        name = self._request.recipe.name
        if self.is_ladder:
            text = self.tr(
                "Trains principal components, plain, denoising, sparse, contractive, variational and "
                "adversarial autoencoders, and what else fits, with data, network and loss of {}, and "
                "measures all in the same way."
            )
            return text.format(name)
        text = self.tr("Trains {} as it is set now, with several values of some settings.")
        return text.format(name)

    def _ask_for_ladder(self, form: QFormLayout) -> None:
        self._row(
            form, self.tr("&Code sizes"), self.codes,
            self.tr("How many numbers a code has; several sizes with commas between them."),
        )  # fmt: skip

    def _ask_for_sweep(self, form: QFormLayout) -> None:
        self.over.setPlainText("model.code=2,4,8")
        self.over.setTabChangesFocus(True)
        self.over.setAccessibleName(self.tr("Over"))
        self.over.setFixedHeight(5 * self.over.fontMetrics().lineSpacing())
        self.settings.addItem(self.tr("Add a setting…"))
        self.settings.addItems(sorted(self._values))
        self.settings.activated.connect(self._add)
        frame = QFrame()
        frame.setProperty("role", "well")
        inside = QVBoxLayout(frame)
        inside.addWidget(self.over)
        inside.setContentsMargins(0, 0, 0, 0)
        self._row(
            form, self.tr("&Over"), frame,
            self.tr(
                "A line for each setting: model.code=2,4,8, or a range, training.learning_rate=1e-4:1e-2:log."
            ),
        )  # fmt: skip
        self._row(form, "", self.settings, self.tr("Adds a line for a setting of this recipe."))
        self.way.addItem(self.tr("Train every combination"), "sweep")
        self.way.addItem(self.tr("Search for the best (Optuna)"), "search")
        self._row(
            form, self.tr("&How"), self.way,
            self.tr("A search draws settings from the ranges and learns where good ones lie."),
        )  # fmt: skip
        self.figure.setEditable(True)
        self.figure.setAccessibleName(self.tr("Best by"))
        self.trials.setAccessibleName(self.tr("Trials"))
        self.figure.addItems(FIGURES)
        row = QHBoxLayout()
        row.addWidget(self.figure, 1)
        row.addWidget(PlainLabel(self.tr("in trials:")))
        row.addWidget(self.trials)
        self.best_row = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        self.best_row.setLayout(row)
        self._row(form, self.tr("Best b&y"), self.best_row, self.tr("The figure that is to be made better."))
        self.way.currentIndexChanged.connect(self._on_way)
        self._on_way()

    def _row(self, form: QFormLayout, label: str, field: QWidget, tip: str) -> None:
        field.setToolTip(tip)
        field.setAccessibleName(label.replace("&", ""))
        form.addRow(label, field)
        buddy = form.labelForField(field)
        if field.layout() is not None and isinstance(buddy, QLabel):  # the key leads to what is in the frame
            buddy.setBuddy(field.findChildren(QWidget)[0])

    def _add(self, place: int) -> None:
        """A line for a setting, with its value to begin with."""
        if place > 0:
            key = self.settings.itemText(place)
            lines = [line for line in self.over.toPlainText().splitlines() if line.strip()]
            self.over.setPlainText("\n".join([*lines, f"{key}={self._values[key]}"]))
            self.over.setFocus()
            self.over.moveCursor(QTextCursor.MoveOperation.End)
            self.settings.setCurrentIndex(0)

    def _on_way(self) -> None:
        searching = self.way.currentData() == "search"
        self.best_row.setEnabled(searching)
        self.seeds.setEnabled(not searching)

    def _follow_edits(self) -> None:
        """What was measured is of what stood there then."""
        for spin in (self.epochs, self.seeds, self.jobs, self.trials):
            spin.valueChanged.connect(self._on_edit)
        self.over.textChanged.connect(self._on_edit)
        self.codes.textChanged.connect(self._on_edit)
        self.way.currentIndexChanged.connect(self._on_edit)
        self.figure.currentTextChanged.connect(self._on_edit)

    def _on_edit(self, *_: object) -> None:
        self._priced = None
        self.begin.setEnabled(False)
        self.begin.setToolTip(self.tr("Measure the cost first."))
        self._say("")

    def request(self) -> Request | None:
        """What is asked for; None where a code size is no number, which is said."""
        codes = [word.strip() for word in self.codes.text().split(",")]
        if self.is_ladder and not all(word.isdecimal() and 0 < int(word) <= 4096 for word in codes):
            self._say(self.tr("Code sizes are numbers from 1 to 4,096, with commas between them."), "bad")
            return None
        figure = self.figure.currentText().strip()
        return replace(
            self._request,
            kind="ladder" if self.is_ladder else str(self.way.currentData()),
            over=tuple(line.strip() for line in self.over.toPlainText().splitlines() if line.strip()),
            seeds=self.seeds.value() if self.seeds.isEnabled() else 1,
            figure=figure,
            largest=figure in LARGE,
            trials=self.trials.value(),
            codes=tuple(dict.fromkeys(map(int, codes))) if self.is_ladder else (),
            epochs=self.epochs.value(),
            jobs=self.jobs.value(),
        )

    def _ask(self) -> None:
        request = self.request()
        if request is not None:
            self.cost.setEnabled(False)
            self._say(self.tr("Measuring the cost…"), "dim")
            self.asked.emit(request)

    def set_progress(self, share: float, what: str) -> None:
        """How far the measuring of the cost is."""
        self._say(self.tr("Measuring the cost: {} % ({})").format(round(100 * share), what), "dim")

    def set_priced(self, priced: Priced) -> None:
        """What it costs; it may begin now, unless something was changed meanwhile."""
        self.cost.setEnabled(True)
        if priced.request != self.request():
            self._say("")
            return
        self._priced = priced
        self._say(
            " ".join(filter(None, [priced.cost.text, priced.complaint])), "warn" * bool(priced.complaint)
        )
        self.begin.setEnabled(True)
        self.begin.setToolTip(self.tr("Trains all of it, in processes of their own."))
        self.begin.setDefault(True)

    def set_problem(self, text: str) -> None:
        """Why it can't be."""
        self.cost.setEnabled(True)
        self._say(text, "bad")

    def _say(self, text: str, role: str = "") -> None:
        self.said.setText(text)
        self.said.setProperty("role", role)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _begin(self) -> None:
        if self._priced is not None:
            self.begun.emit(self._priced, Path(self.folder.text()).expanduser())
            self.accept()


def _varied(recipe: Recipe) -> dict[str, str]:
    """The settings that can be varied, and what they are now."""
    from aegui.recipe import ABOUT, flat

    found = {}
    for key, value in flat(recipe.model_dump(mode="json", exclude=ABOUT)).items():
        if isinstance(value, bool):
            found[key] = str(value).lower()
        elif isinstance(value, int | float) and key != "training.seed":
            found[key] = f"{value:g}"
        elif isinstance(value, str) and value:
            found[key] = value
    return found


def _spin(low: int, high: int, value: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(low, high)
    spin.setValue(value)
    spin.setGroupSeparatorShown(True)
    tidy(spin)
    return spin
