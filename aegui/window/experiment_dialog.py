"""All trials of an experiment as they are trained: a table that follows the folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from aegui.text import rough_duration
from aegui.views.panel import QT_TRANSLATE_NOOP
from aegui.views.widgets.controls import tidy
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.help_button import offer_help

if TYPE_CHECKING:
    from aegui.app.experiments import Following
    from aegui.experiments.folder import Standing

SIZE = (72, 35)  # em at first
SORT = Qt.ItemDataRole.UserRole
COLUMNS = (
    QT_TRANSLATE_NOOP("ExperimentDialog", "Trial"),
    QT_TRANSLATE_NOOP("ExperimentDialog", "Setting"),
    QT_TRANSLATE_NOOP("ExperimentDialog", "Seed"),
    QT_TRANSLATE_NOOP("ExperimentDialog", "State"),
    QT_TRANSLATE_NOOP("ExperimentDialog", "Epoch"),
    QT_TRANSLATE_NOOP("ExperimentDialog", "Loss"),
    QT_TRANSLATE_NOOP("ExperimentDialog", "Test error"),
    QT_TRANSLATE_NOOP("ExperimentDialog", "Time"),
    QT_TRANSLATE_NOOP("ExperimentDialog", "Left"),
    QT_TRANSLATE_NOOP("ExperimentDialog", "Machine"),
)
SETTING, STATE, FIGURE = 1, 3, 6
STATES = {
    "waiting": QT_TRANSLATE_NOOP("ExperimentDialog", "waiting"),
    "training": QT_TRANSLATE_NOOP("ExperimentDialog", "training"),
    "half-way": QT_TRANSLATE_NOOP("ExperimentDialog", "half-way"),
    "finished": QT_TRANSLATE_NOOP("ExperimentDialog", "finished"),
    "pruned": QT_TRANSLATE_NOOP("ExperimentDialog", "ended early"),
    "failed": QT_TRANSLATE_NOOP("ExperimentDialog", "failed"),
}
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Trials(QAbstractTableModel):
    """A line for each trial."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Standing, ...] = ()
        self._figure = ""

    def set_rows(self, rows: tuple[Standing, ...], figure: str) -> None:
        """Show where each trial is; `figure` is what a search is about."""
        same = len(rows) == len(self.rows) and figure == self._figure
        if not same:
            self.beginResetModel()
        before, self.rows, self._figure = self.rows, rows, figure
        if not same:
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            if section == FIGURE and self._figure:
                return self._figure.replace("_", " ")
            return QCoreApplication.translate("ExperimentDialog", COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._texts(one)[SETTING] if index.column() == SETTING else one.message or one.trial.title
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() not in (SETTING, STATE, 9):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == SORT:
            return self._values(one)[index.column()]
        return self._texts(one)[index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def _figure_of(self, one: Standing) -> float | None:
        figures = one.figures or {}
        name = self._figure or next((n for n in ("test_mse", "train_mse") if n in figures), "")
        return figures.get(name)

    def _values(self, one: Standing) -> tuple[Any, ...]:
        """What the columns are sorted by; what is not known comes last."""
        last = float("inf")
        figure = self._figure_of(one)
        return (
            one.trial.number, one.trial.label, one.trial.seed, one.state, one.epoch,
            last if one.loss is None else one.loss, last if figure is None else figure, one.seconds,
            last if one.left is None else one.left, one.host,
        )  # fmt: skip

    def _texts(self, one: Standing) -> tuple[str, ...]:
        code = self.tr("{}, code {}").format(one.trial.label, one.trial.code)
        epoch = f"{one.epoch:,} / {one.epochs:,}" if one.epochs else ""
        figure = self._figure_of(one)
        return (
            f"{one.trial.number}",
            code if one.trial.code else one.trial.label,
            f"{one.trial.seed}",
            QCoreApplication.translate("ExperimentDialog", STATES[one.state]),
            epoch,
            "" if one.loss is None else f"{one.loss:.5g}",
            "" if figure is None else f"{figure:.5g}",
            rough_duration(one.seconds) if one.seconds else "",
            rough_duration(one.left) if one.left and one.state == "training" else "",
            one.host,
        )


class ExperimentDialog(FittedDialog):
    """Follows an experiment. Signals: stopped, gone_on (processes), retried, reported, run_opened (path)."""

    stopped = Signal()
    gone_on = Signal(int)
    retried = Signal()
    reported = Signal()
    run_opened = Signal(object)

    def __init__(self, jobs: int, parent: QWidget | None = None) -> None:
        super().__init__(*SIZE, parent)
        self.setWindowTitle(self.tr("Experiment"))
        self.told: tuple[Following, bool] | None = None
        self.head, self.said = PlainLabel(), PlainLabel()
        self.said.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.model = Trials(self)
        sorted_model = QSortFilterProxyModel(self)
        sorted_model.setSourceModel(self.model)
        sorted_model.setSortRole(SORT)
        self.table = QTableView()
        self.table.setModel(sorted_model)
        self.table.setFont(small_font())
        self.table.setSortingEnabled(True)
        self.table.setShowGrid(False)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName(self.tr("Trials"))
        self.table.setToolTip(self.tr("Double-click opens the run of a trial, also while it is trained."))
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setMinimumSectionSize(em(4.5))
        self.table.horizontalHeader().setSectionResizeMode(SETTING, QHeaderView.ResizeMode.Stretch)
        self.table.doubleClicked.connect(self._open)
        self.stop, self.go_on = QPushButton(self.tr("&Stop")), QPushButton(self.tr("&Go on"))
        self.retry, self.report = QPushButton(self.tr("&Retry failed")), QPushButton(self.tr("&Table…"))
        self.stop.setToolTip(
            self.tr("Ends every process, on other machines, too; what is half-way is kept and goes on later.")
        )
        self.go_on.setToolTip(self.tr("Trains what is left, from where each trial was."))
        self.retry.setToolTip(self.tr("Lets failed trials be trained anew."))
        self.report.setToolTip(self.tr("Writes the table as CSV and as a page, and opens the page."))
        self.jobs = QSpinBox()
        self.jobs.setRange(1, 256)
        tidy(self.jobs)
        self.jobs.setValue(jobs)
        self.jobs.setToolTip(self.tr("So many processes train at once."))
        self.jobs.setAccessibleName(self.tr("Processes"))
        self.stop.clicked.connect(self.stopped)
        self.go_on.clicked.connect(lambda: self.gone_on.emit(self.jobs.value()))
        self.retry.clicked.connect(self.retried)
        self.report.clicked.connect(self.reported)
        row = QHBoxLayout()
        for widget in (
            self.stop,
            self.go_on,
            PlainLabel(self.tr("Processes:")),
            self.jobs,
            self.retry,
            self.report,
        ):
            row.addWidget(widget)
        row.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        offer_help(self, close, "experiments#in-the-window")
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(self.bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addLayout(row)
        for button in (self.stop, self.go_on, self.retry, self.report):
            button.setAutoDefault(False)
            button.setEnabled(False)

    def set_following(self, told: Following, works: bool) -> None:
        """Where everything is; `works`: processes of this window train."""
        self.told = told, works
        self.setWindowTitle(self.tr("Experiment {}").format(told.path.name))
        self.model.set_rows(told.standings, told.figure)
        count = len(told.standings)
        self.bar.setRange(0, max(count, 1))
        self.bar.setValue(told.done)
        at_work = told.at_work
        left = sum(one.left or 0.0 for one in told.standings if one.state == "training")
        waiting = [one for one in told.standings if one.state in ("waiting", "half-way")]
        known = [one.left for one in told.standings if one.left]
        if waiting and known:
            left += len(waiting) * sum(known) / len(known)
        texts = [self.tr("{} of {} trials done").format(f"{told.done:,}", f"{count:,}")]
        if at_work:
            texts.append(self.tr("{} in training").format(at_work))
            texts.append(self.tr("about {} left").format(rough_duration(left / at_work)) if left else "")
        elif told.done < count:
            texts.append(self.tr("about to begin") if works else self.tr("nobody trains: Go on"))
        self.head.setText(" · ".join(filter(None, texts)))
        failed = [one for one in told.standings if one.state == "failed"]
        self.stop.setEnabled(at_work > 0 or works)
        self.go_on.setEnabled(not works and told.done < count)
        self.retry.setEnabled(bool(failed) and not works)
        self.report.setEnabled(told.done > 0)

    def take_place_of(self, other: ExperimentDialog) -> None:
        """Show what another one shows, and how it shows it."""
        if other.told is not None:
            self.set_following(*other.told)
        header = other.table.horizontalHeader()
        self.table.sortByColumn(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.jobs.setValue(other.jobs.value())
        self.table.selectRow(other.table.currentIndex().row())
        if other.isVisible():
            self.stand(other.standing())

    def set_problem(self, text: str) -> None:
        """Why it can't be gone on with."""
        self.said.setText(text)

    def _open(self, index: QModelIndex) -> None:
        proxy = self.table.model()
        assert isinstance(proxy, QSortFilterProxyModel)
        one = self.model.rows[proxy.mapToSource(index).row()]
        if one.run is not None:
            self.set_problem("")
            self.run_opened.emit(Path(one.run))
        else:
            self.set_problem(self.tr("There is no run of this trial to open."))
