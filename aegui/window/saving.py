"""Saves figures, codes and settings, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from aegui import settings
from aegui.error_message import sentence
from aegui.explore import selection_file
from aegui.explore.kept_view import to_plain
from aegui.explore.query import Lacking, Task, Urgency
from aegui.exports.codes import NO_CODES, table_of
from aegui.exports.provenance import of_run
from aegui.files import explain
from aegui.runs.run_folder import RunError
from aegui.settings import SAVED
from aegui.translation import translate
from aegui.views.panel import View
from aegui.views.panels.losses import LossView
from aegui.window.chosen_places import first_folder, keep_folder
from aegui.window.figure_dialog import FigureDialog, Shown
from aegui.window.figure_stage import style_of

CODES = "save codes"  # the question's name

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.explore.state import State
    from aegui.window.banner import Banner


class Saving(QObject):
    """What is saved of the window: figures, codes, the selection."""

    def __init__(self, session: Session, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._session, self._explorer = session, session.explorer
        self._banner, self._window = banner, window
        banner.cancelled.connect(self._cancel)

    def name(self) -> str:
        """What files of the run that is shown begin with."""
        run = self._session.run
        return str(run.raw_recipe.get("name", "aegui")) if run is not None else "aegui"

    def figure(self, view: View, views: Mapping[str, View]) -> None:
        """Have it chosen how a panel, or another one, looks on paper, and save or copy it."""
        state = self._explorer.state
        if state.model is None:
            self._banner.show_message(translate("exports", NO_CODES), "info")
            return
        chosen = settings.load()
        panels = {
            one.name: Shown(one.name, one.label(), one.kept(), min(max(one.height() / one.width(), 0.2), 5.0))
            for one in views.values()
        }
        ask = partial(self._ask_of_figure, self.tr("Save figure"))
        dialog = FigureDialog(
            state, panels, view.name, style_of(chosen.figure), chosen.figure_unit,
            partial(self._about, "figure", state), ask, self._window,
        )  # fmt: skip
        dialog.exec()
        style, unit = asdict(dialog.style_chosen), str(dialog.unit.currentData())
        remember({"figure": style, "figure_unit": unit}, self._explorer.complain)
        if dialog.saved:
            self._banner.show_message(self.tr("Saved {}").format(dialog.saved), "good")
        dialog.deleteLater()

    def _ask_of_figure(self, title: str, panel: str, endings: tuple[str, ...]) -> Path | None:
        return ask_where(self._window, title, f"{self.name()}-{panel}.png", *endings)

    def codes(self) -> None:
        """Ask where, and save the codes that are drawn: as CSV, NPZ or Parquet."""
        state = self._explorer.state
        if state.images is None or state.model is None:
            self._banner.show_message(translate("exports", NO_CODES), "info")
            return
        moment = state.model.moment
        newest, stored = self.tr("Save the codes of the newest model"), self.tr("Save the codes of epoch {}")
        title = newest if moment is None else stored.format(f"{moment:g}")
        target = ask_where(self._window, title, _named("codes", moment), "csv", "npz", "parquet")
        if target is None:
            return
        state = self._explorer.state  # whatever is looked at next
        about = self._about("codes", state)

        def work(task: Task[object]) -> tuple[Path, int]:
            table = table_of(state, task.tell)
            table.write(target, about, task.tell)
            return target, len(table.rows)

        loader = self._session.loader
        loader.ask(CODES, work, self._on_codes, self._on_failed, self._on_progress, Urgency.IDLE)

    def selection(self) -> None:
        """Ask where, and save the selected images, the worst first: a table, or a picture of them."""
        model = self._explorer.state.model
        moment = None if model is None else model.moment
        newest, stored = self.tr("Save selection"), self.tr("Save selection with the codes of epoch {}")
        title = newest if moment is None else stored.format(f"{moment:g}")
        kinds = ("csv", "png", "npz", "parquet")
        target = ask_where(self._window, title, _named("selection", moment), *kinds)
        if target is not None:
            state = self._explorer.state  # of which it is, whatever is looked at next
            write = partial(selection_file.write, target, state, self._about("selection", state))
            self._session.loader.order("selection", lambda _: write(), self._on_saved, self._on_failed)

    def _about(self, kind: str, state: State, settings: dict[str, Any] | None = None) -> str:
        """What a file says of itself; "" where no run is open."""
        run = self._session.run
        if run is None:
            return ""
        moment = None if state.model is None else state.model.moment
        try:
            return of_run(run, kind, moment, settings, to_plain(state)).to_json()
        except RunError:  # its recipe is gone
            return ""

    def _on_progress(self, share: float, what: str) -> None:
        self._banner.show_progress(share, self.tr("Saving codes: {}").format(what))

    def _cancel(self) -> None:
        """Nothing is written."""
        if self._session.loader.awaits(CODES):
            self._session.loader.cancel(CODES)
            self._banner.hide_progress()

    def _on_codes(self, saved: tuple[Path, int]) -> None:
        path, count = saved
        self._banner.hide_progress()
        self._banner.show_message(self.tr("Saved {}: {} codes").format(path, f"{count:,}"), "good")

    def _on_saved(self, path: Path) -> None:
        self._banner.show_message(self.tr("Saved {}").format(path), "good")

    def _on_failed(self, error: Exception) -> None:
        self._banner.hide_progress()
        self._explorer.complain(str(error) if isinstance(error, Lacking) else sentence(error))


def _named(what: str, moment: float | None) -> str:
    """A file's name, with the epoch where that is not the newest model's."""
    return f"{what}.csv" if moment is None else f"{what}-epoch-{moment:g}.csv"


def remember(changes: dict[str, Any], complain: Callable[[str], object]) -> None:
    """Keep settings; a disk that says no is told about."""
    try:
        settings.save(changes)
    except OSError as error:
        complain(explain(error))


def keep_choices(losses: LossView, remember: Callable[[dict[str, Any]], object]) -> None:
    """Which losses are drawn and how stays as the user last had it, also when the program is started anew."""
    chosen = settings.load()
    losses.choose(chosen.losses or losses.group().name)
    losses.log.setChecked(chosen.logarithmic)
    losses.formula.setChecked(chosen.formula)
    losses.group_chosen.connect(lambda name: remember({"losses": name}))
    losses.log_toggled.connect(lambda on: remember({"logarithmic": on}))
    losses.formula.toggled.connect(lambda on: remember({"formula": on}))


def ask_where(window: QWidget, title: str, name: str, *kinds: str) -> Path | None:
    """Ask where to save, for a file with the ending of one of the kinds; None where the user would not.

    The dialog begins in the folder that was saved to last.
    """
    filters = [f"{kind.upper()} (*.{kind})" for kind in kinds]
    start = str(_last_folder(_sort(kinds)) / name)
    typed, chosen = QFileDialog.getSaveFileName(window, title, start, ";;".join(filters))
    if not typed:
        return None
    target = Path(typed)
    if not typed.lower().endswith(tuple(f".{kind}" for kind in kinds)):
        target = Path(f"{typed}.{kinds[filters.index(chosen) if chosen in filters else 0]}")
        # The dialog has asked about the name as it was typed, not about the one with an ending.
        if target.exists() and not _may_replace(window, title, target):
            return None
    _keep_folder(_sort(kinds), target)
    return target


def ask_for_folder(window: QWidget, title: str, name: str) -> Path | None:
    """Ask for a new folder to save to; None where the user would not. It begins as `ask_where` does."""
    options = QFileDialog.Option.ShowDirsOnly | QFileDialog.Option.DontConfirmOverwrite
    typed = QFileDialog.getSaveFileName(window, title, str(_last_folder(SAVED) / name), options=options)[0]
    if not typed:
        return None
    _keep_folder(SAVED, Path(typed))
    return Path(typed)


def _sort(kinds: tuple[str, ...]) -> str:
    """Of folders that are saved to: figures and tables seldom go to the same one."""
    return f"{SAVED}-{kinds[0]}" if kinds else SAVED


def _last_folder(sort: str) -> Path:
    """That was saved to last, a file of this sort or else any; the user's documents at first."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(first_folder(sort, first_folder(SAVED, documents)))


def _keep_folder(sort: str, target: Path) -> None:
    for one in {sort, SAVED}:
        keep_folder(one, target)


def _may_replace(window: QWidget, title: str, path: Path) -> bool:
    text = QCoreApplication.translate("saving", "{} is there already: replace it?")
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text.format(path))
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    return box.exec() == QMessageBox.StandardButton.Yes
