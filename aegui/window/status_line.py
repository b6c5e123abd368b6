"""The foot of the window: what is open or under way, messages, and the most important keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QWidget

from aegui import paths
from aegui.views.accessibility import Speaker
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.plain_text import plain_title
from aegui.window.banner import Banner

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.explore.records import Progress
    from aegui.explore.state import State

FOOT = 6  # px that it needs beside a message


class StatusLine(QStatusBar):
    """Follows a session. Signal: titled (what the window is to be called)."""

    titled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner()
        self.message, self.keys = ElidedLabel(self.tr("Starting…")), ElidedLabel()
        self._speaker, self._phase_said = Speaker(self), ""
        self._session: Session | None = None
        self.addWidget(self.message)
        self.addWidget(self.banner, 1)
        self.addPermanentWidget(self.keys)
        self.banner.needed.connect(self._on_banner)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(14, 0, 14, 0)
        self._name_keys()

    def follow(self, session: Session) -> None:
        """Say what is open and how its training goes, from now on."""
        self._session = session
        session.progress_changed.connect(self._on_progress)
        session.run_changed.connect(lambda _: self.say_again())
        session.explorer.changed.connect(self._on_state)
        self._say()

    def say_again(self) -> None:
        """The same, in the language of now."""
        self._name_keys()
        if self._session is not None:
            self._on_progress(self._session.last_progress())

    def settle(self) -> None:
        """Be as high as with a message, before anything above is laid out."""
        self._on_banner(self.banner.lowest())

    def _name_keys(self) -> None:
        self.keys.setText(self.tr("F1 help · Space train and pause · arrows move the cursor"))

    def _on_progress(self, progress: Progress) -> None:
        assert self._session is not None
        self._say()
        if progress.phase != self._phase_said:
            self._phase_said = progress.phase
            self._speaker.say(self.message.text())
        run = self._session.run
        name = f"{plain_title(run.name)} – {paths.NAME}" if run is not None else paths.NAME
        self.titled.emit(f"{progress.fraction:.0%} · {name}" if progress.phase == "running" else name)

    def _on_state(self, state: State, before: State) -> None:
        if _is_opening(state) is not _is_opening(before):
            self._say()

    def _say(self) -> None:
        if self._session is not None:
            self.message.setText(self._session.last_progress().message or self._usual(self._session))

    def _usual(self, session: Session) -> str:
        """What is said while nothing is under way."""
        run = session.run
        if run is None:
            return self.tr("Choose a recipe and press Train, or open a run.")
        if session.phase == "warming" or _is_opening(session.explorer.state):
            return self.tr("Opening {}…").format(run.name)
        return self.tr("Open: {}").format(run.name)

    def _on_banner(self, height: int) -> None:
        """As high as one line of a message, whether there is one or not."""
        self.keys.setVisible(self.banner.isHidden())
        self.setFixedHeight(height + FOOT)


def _is_opening(state: State) -> bool:
    """Whether a run is still being read."""
    return state.images_awaited or state.model_awaited
