"""Tells of faults: of one that nobody caught, in any thread, and of one that ended the program before."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from aegui.app.crashes import Crash, Watch
from aegui.log import log
from aegui.text import shortened
from aegui.window.banner import Action, Banner

if TYPE_CHECKING:
    from aegui.app.session import Session


class Failures(QObject):
    """What nobody caught goes to standard error, the log and a report and, in a sentence, to the banner."""

    _happened = Signal(str, object)  # a sentence, and the path of a report or None; from any thread

    def __init__(self, watch: Watch, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch, self._banner = watch, banner
        self._session: Session | None = None
        self._happened.connect(self._tell)

    def listen(self) -> None:
        """Hear of every exception that nobody catches, in any thread."""
        sys.excepthook = self._hook
        threading.excepthook = self._hook_of_thread

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        log.error("nobody caught this", exc_info=(kind, error, trace))
        report = None if isinstance(error, KeyboardInterrupt) else self._watch.report(error)
        self._happened.emit(f"{kind.__name__}: {error}", report)

    def _hook_of_thread(self, happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None and not isinstance(happened.exc_value, SystemExit):
            self._hook(happened.exc_type, happened.exc_value, happened.exc_traceback)

    def _tell(self, sentence: str, report: Path | None) -> None:
        if report is not None:
            sentence = self.tr("{} A report of it is in {}").format(shortened(sentence, 300), report)
        self._banner.show_message(sentence, "bad", [self._action(report)] if report is not None else [])

    def _action(self, report: Path) -> Action:
        return self.tr("Show the report"), partial(self._show, report)

    def _show(self, report: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(report))):
            self._banner.show_message(self.tr("The report is in {}").format(report), "info")

    # What a session before this one left

    def follow(self, session: Session, crashes: Sequence[Crash]) -> None:
        """Note which run is open from now on, and tell of the programs that ended without saying so."""
        self._session = session
        session.run_changed.connect(self._note)
        session.progress_changed.connect(self._note)
        self._note()
        for crash in reversed(crashes):  # the newest is shown first
            if crash.training and crash.run is not None and (crash.run / "recipe.toml").is_file():
                session.ready.connect(partial(self._offer, crash))  # nothing goes on before
            else:
                self._offer(crash)

    def _note(self, *_: object) -> None:
        if self._session is not None:
            run = self._session.run
            self._watch.note(None if run is None else run.path, self._session.is_training)

    def _offer(self, crash: Crash, *_: object) -> None:
        run, session = crash.run, self._session
        actions: list[Action] = []
        text = self.tr("The program ended unexpectedly the last time.")
        if run is not None and session is not None and (run / "recipe.toml").is_file():
            name = shortened(run.name, 60)
            if crash.training:
                kept = self.tr("{} was being trained: what was stored of it is kept.")
                text = f"{text} {kept.format(name)}"
                actions.append((self.tr("Go on training"), partial(session.resume, run)))
            if session.run is None or session.run.path != run:
                actions.append((self.tr("Open {}").format(name), partial(session.open_run, run)))
        if crash.report is not None:
            written = self.tr("A report is in {}").format(crash.report)
            text = f"{text} {written}"
            actions.append(self._action(crash.report))
        self._banner.show_message(text, "warn", actions)
