"""File › Export: what takes a while to be written, with where, progress, cancelling, and what came of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from aegui.error_message import sentence
from aegui.explore.kept_view import to_plain
from aegui.explore.query import Task, Urgency
from aegui.exports.child import finished
from aegui.exports.folders import swept
from aegui.exports.provenance import of_run
from aegui.runs.run_folder import Run, RunError
from aegui.translation import QT_TRANSLATE_NOOP, tr, translate
from aegui.window.actions import Action
from aegui.window.banner import Banner
from aegui.window.saving import ask_for_folder, ask_where

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.explore.state import State

PLAIN = "--plain"  # what the command line leaves the preprocessing out by


@dataclass(frozen=True, eq=False)
class Shown:
    """What is written: the run, and what was looked at of it when it was asked for."""

    run: Run
    state: State
    folders: tuple[Path, ...]  # of data sets
    plain: bool = False  # without preprocessing

    @property
    def moment(self) -> float | None:
        """Epoch; None: the newest model."""
        return None if self.state.model is None else self.state.model.moment


@dataclass(frozen=True)
class Export:
    """One thing that leaves. Texts are marked for the context ExportMenu."""

    name: str
    label: str
    tip: str
    title: str  # of the dialog that asks where
    ending: str  # of the name that is proposed, behind the run's
    kinds: tuple[str, ...]  # endings of files; (): a folder is written
    # Writes it to a place, beside the window; the sentence on what came of it, "" for the usual one.
    write: Callable[[Shown, Path, Task[object]], str]
    ready: Callable[[State], bool] = lambda state: state.snapshot is not None


def _report(shown: Shown, target: Path, task: Task[object]) -> str:
    if target.suffix.lower() == ".pdf":
        from aegui.window.report_pdf import write
    else:
        from aegui.exports.report import write
    write(target, shown.run, shown.folders, task.tell, shown.moment)
    return ""


def _tensorboard(shown: Shown, target: Path, task: Task[object]) -> str:
    from aegui.exports import tensorboard

    about = of_run(shown.run, "tensorboard", shown.moment, view=to_plain(shown.state))
    tensorboard.write(target, shown.run, shown.state, about.to_json(), task.tell)
    return translate("exports", OPEN_TENSORBOARD).format(target)


def _weights(shown: Shown, target: Path, task: Task[object]) -> str:
    from aegui.exports.weights_folder import export_weights

    snapshot = shown.state.snapshot
    assert snapshot is not None
    return export_weights(shown.run, snapshot, target, shown.folders, task.tell, shown.moment).sentence


def _onnx(shown: Shown, target: Path, task: Task[object]) -> str:
    """A process of its own saves the graphs: tracing a model changes how every module of the process is
    called, also of one that learns or decodes meanwhile. Raises `RunError` with what it said."""
    command = [sys.executable, "-m", "aegui", "export", str(shown.run.path), "--format", "onnx", "--json"]
    command += ["--out", str(target)]
    command += [] if shown.moment is None else ["--epoch", repr(shown.moment)]
    command += [PLAIN] if shown.plain else []
    command += ["--data", str(shown.folders[0])] if shown.folders else []
    ended = finished(command, task.check, partial(swept, target))
    if ended.returncode:
        said = ended.stderr.strip().splitlines() or [tr("The export ended with code {}.", ended.returncode)]
        raise RunError(said[-1].removeprefix("aegui: "))
    return str(json.loads(ended.stdout)["said"])


def _archive(shown: Shown, target: Path, task: Task[object]) -> str:
    from aegui.runs.archive import write_archive

    write_archive(shown.run, target, task.tell)
    return ""


OPEN_TENSORBOARD = QT_TRANSLATE_NOOP("exports", "Saved {0}: open it with tensorboard --logdir {0}")
EXPORTS = (
    Export(
        "aerun",
        QT_TRANSLATE_NOOP("ExportMenu", "&Run as a file…"),
        QT_TRANSLATE_NOOP(
            "ExportMenu",
            "Save all of this run as one file (.aerun), to be sent, and opened with a double-click.",
        ),
        QT_TRANSLATE_NOOP("ExportMenu", "Save the run as a file"),
        ".aerun",
        ("aerun",),
        _archive,
        lambda state: True,
    ),
    Export(
        "tensorboard",
        QT_TRANSLATE_NOOP("ExportMenu", "&TensorBoard…"),
        QT_TRANSLATE_NOOP(
            "ExportMenu",
            "Save curves, image grid and codes as a folder that TensorBoard and its projector open.",
        ),
        QT_TRANSLATE_NOOP("ExportMenu", "Save a folder for TensorBoard"),
        "-tensorboard",
        (),
        _tensorboard,
        lambda state: state.images is not None and state.model is not None,
    ),
    Export(
        "onnx",
        QT_TRANSLATE_NOOP("ExportMenu", "&ONNX…"),
        QT_TRANSLATE_NOOP(
            "ExportMenu",
            "Save encoder and decoder of the model that is shown as ONNX, tried against the program before "
            "they are there.",
        ),
        QT_TRANSLATE_NOOP("ExportMenu", "Save a folder with the model"),
        "-onnx",
        (),
        _onnx,
    ),
    Export(
        "weights",
        QT_TRANSLATE_NOOP("ExportMenu", "&Weights…"),
        QT_TRANSLATE_NOOP(
            "ExportMenu",
            "Save the weights of the model that is shown with a short file that makes its network in plain "
            "PyTorch, tried against the program before they are there.",
        ),
        QT_TRANSLATE_NOOP("ExportMenu", "Save a folder with weights and network"),
        "-weights",
        (),
        _weights,
    ),
    Export(
        "report",
        QT_TRANSLATE_NOOP("ExportMenu", "&Report…"),
        QT_TRANSLATE_NOOP(
            "ExportMenu",
            "Save a page on this run for any browser, or as PDF: plane, manifold, images, curves, figures "
            "and recipe.",
        ),
        QT_TRANSLATE_NOOP("ExportMenu", "Save report"),
        ".html",
        ("html", "pdf"),
        _report,
        lambda state: True,
    ),
)


class ExportMenu(QObject):
    """Asks where, has each thing written beside everything else, and offers to open it."""

    def __init__(self, session: Session, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._session, self._banner, self._window = session, banner, window
        banner.cancelled.connect(self._cancel)

    def actions(self) -> list[Action]:
        """The rows of the menu."""
        return [
            Action(
                f"export.{one.name}", self.tr(one.label), partial(self.ask, one), self.tr(one.tip),
                enabled=lambda: self._session.run is not None,
            )
            for one in EXPORTS
        ]  # fmt: skip

    def ask(self, one: Export) -> None:
        """Ask where, and write it of the run and the moment that are shown."""
        session, loader, state = self._session, self._session.loader, self._session.explorer.state
        run = session.run
        if run is None or not one.ready(state):
            text = self.tr("There is nothing to save yet: open a run with a model, or train one.")
            self._banner.show_message(text, "info")
            return
        if loader.awaits(one.name):
            text = self.tr("This is being saved already: wait for it, or cancel it.")
            self._banner.show_message(text, "warn")
            return
        title, name = self.tr(one.title), f"{run.name}{one.ending}"
        target = (
            ask_where(self._window, title, name, *one.kinds)
            if one.kinds
            else ask_for_folder(self._window, title, name)
        )
        if target is None:
            return
        self._save(one, Shown(run, self._session.explorer.state, tuple(session.folders)), target)

    def _save(self, one: Export, shown: Shown, target: Path) -> None:
        """Have it written; where a step of the preprocessing can't be, offer to leave that out."""

        def failed(error: Exception) -> None:
            self._banner.hide_progress()
            said = sentence(error)
            without = (
                self.tr("Without preprocessing"),
                lambda: self._save(one, replace(shown, plain=True), target),
            )
            self._banner.show_message(said, "bad", [without] if PLAIN in said else [])

        self._on_progress(0.0, "")
        self._session.loader.ask(
            one.name, lambda task: (target, one.write(shown, target, task)), self._on_saved, failed,
            self._on_progress, Urgency.IDLE,
        )  # fmt: skip

    def _cancel(self) -> None:
        """Nothing is written."""
        loader = self._session.loader
        for one in EXPORTS:
            if loader.awaits(one.name):
                loader.cancel(one.name)
                self._banner.hide_progress()

    def _on_progress(self, share: float, what: str) -> None:
        self._banner.show_progress(share, self.tr("Saving: {}").format(what))

    def _on_saved(self, saved: tuple[Path, str]) -> None:
        path, said = saved
        self._banner.hide_progress()
        show = (self.tr("Show"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        self._banner.show_message(said or self.tr("Saved {}").format(path), "good", [show])
