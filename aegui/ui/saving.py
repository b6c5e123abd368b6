"""Saves figures, codes and settings, and says what came of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from aegui import paths
from aegui.files import explain, write_bytes
from aegui.runs.export import codes_csv
from aegui.views.panel import View

if TYPE_CHECKING:
    from aegui.ui.main_window import MainWindow


def write_image(path: Path, image: QImage) -> None:
    """A picture as PNG, whole or not at all. Raises `OSError`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    write_bytes(path, bytes(buffer.data().data()))


def save_figure(window: MainWindow, view: View) -> None:
    """Ask where, and save a view as PNG."""
    run = window.session.run
    name = f"{run.raw_recipe.get('name', 'aegui') if run else 'aegui'}-{view.name}.png"
    title = QCoreApplication.translate("saving", "Save figure")
    target = ask_where(window, title, name, "png")
    if target is not None:
        _write(window, target, lambda: write_image(target, view.figure()))


def save_codes(window: MainWindow) -> None:
    """Ask where, and save the codes that are drawn as CSV."""
    shown, model = window.session.exploration.shown, window.session.exploration.model
    if shown is None or model is None:
        text = QCoreApplication.translate("saving", "There are no codes yet: train a model or open a run.")
        window.banner.show_message(text, "info")
        return
    drawn = window.session.exploration.explorer.state.drawn[model.rows]
    codes, rows = model.codes[drawn], model.rows[drawn]
    moment = window.session.opener.moment
    newest = QCoreApplication.translate("saving", "Save the codes of the newest model")
    stored = QCoreApplication.translate("saving", "Save the codes of epoch {}")
    title = newest if moment is None else stored.format(f"{moment:g}")
    target = ask_where(window, title, _named("codes", moment), "csv")
    if target is not None:
        text = QCoreApplication.translate("saving", "Saved {}: {} codes")
        saved = text.format(target, f"{len(rows):,}")
        _write(window, target, lambda: codes_csv(target, shown, codes, rows), saved)


def _named(what: str, moment: float | None) -> str:
    """A file's name, with the epoch where that is not the newest model's."""
    return f"{what}.csv" if moment is None else f"{what}-epoch-{moment:g}.csv"


def save_selection(window: MainWindow) -> None:
    """Ask where, and save the selected images, the worst first: a table, or a picture of them."""
    moment = window.session.opener.moment
    newest = QCoreApplication.translate("saving", "Save selection")
    stored = QCoreApplication.translate("saving", "Save selection with the codes of epoch {}")
    title = newest if moment is None else stored.format(f"{moment:g}")
    target = ask_where(window, title, _named("selection", moment), "csv", "png")
    if target is not None:
        window.session.exploration.gallery.save(target)


def tell_saved(window: MainWindow, path: Path) -> None:
    """A file was written."""
    text = QCoreApplication.translate("saving", "Saved {}").format(path)
    window.banner.show_message(text, "good")


def remember(window: MainWindow, changes: dict[str, Any]) -> None:
    """Keep settings; a disk that says no is told about."""
    try:
        paths.save_settings(changes)
    except OSError as error:
        window.banner.show_message(explain(error), "warn")


def keep_choices(window: MainWindow) -> None:
    """Which losses are drawn and how stays as the user last had it, also when the program is started anew."""
    losses: Any = window.views["losses"]
    settings = paths.load_settings()
    losses.choose(str(settings.get("losses", losses.group().name)))
    losses.log.setChecked(settings.get("logarithmic") is True)
    losses.group_chosen.connect(lambda name: remember(window, {"losses": name}))
    losses.log_toggled.connect(lambda on: remember(window, {"logarithmic": on}))


def ask_where(window: QWidget, title: str, name: str, *kinds: str) -> Path | None:
    """Ask where to save, for a file with the ending of one of the kinds; None where the user would not.

    The dialog begins in the folder that was saved to last.
    """
    filters = [f"{kind.upper()} (*.{kind})" for kind in kinds]
    start = str(_last_folder() / name)
    typed, chosen = QFileDialog.getSaveFileName(window, title, start, ";;".join(filters))
    if not typed:
        return None
    target = Path(typed)
    if not typed.lower().endswith(tuple(f".{kind}" for kind in kinds)):
        target = Path(f"{typed}.{kinds[filters.index(chosen) if chosen in filters else 0]}")
        # The dialog has asked about the name as it was typed, not about the one with an ending.
        if target.exists() and not _may_replace(window, title, target):
            return None
    with suppress(OSError):  # a convenience, not worth a word
        paths.save_settings({"saved_to": str(target.absolute().parent)})
    return target


def _last_folder() -> Path:
    """That was saved to last; the user's documents at first."""
    last = Path(str(paths.load_settings().get("saved_to", "")))
    if last.is_absolute() and last.is_dir():
        return last
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _may_replace(window: QWidget, title: str, path: Path) -> bool:
    text = QCoreApplication.translate("saving", "{} is there already: replace it?")
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text.format(path))
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    return box.exec() == QMessageBox.StandardButton.Yes


def _write(window: MainWindow, path: Path, write: Any, saved: str = "") -> None:
    try:
        write()
    except OSError as error:
        window.banner.show_message(explain(error, path), "bad")
    else:
        if saved:
            window.banner.show_message(saved, "good")
        else:
            tell_saved(window, path)
