"""What a session complains of and notes, as messages, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aegui.window.banner import Banner

if TYPE_CHECKING:
    from aegui.app.session import Session


class SessionMessages(QObject):
    """Shows them in the banner."""

    def __init__(self, session: Session, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._banner = session, banner
        monitor = session.monitor
        session.complained.connect(lambda text: banner.show_message(text, "bad"))
        session.noted.connect(lambda text: banner.show_message(text, "info"))
        session.too_large.connect(self._on_too_large)
        monitor.failed.connect(lambda text: banner.show_message(text, "bad", stops_training=True))
        monitor.concerned.connect(lambda text: banner.show_message(text, "warn"))
        monitor.memory_lacked.connect(self._on_memory_lacked)
        monitor.started.connect(banner.training_began)

    def _on_memory_lacked(self, text: str, batch: int) -> None:
        """Offer the batch that there is memory for."""
        action = self.tr("Train anew with a batch of {}").format(f"{batch:,}")
        self._banner.show_message(
            text, "bad", [(action, partial(self._train_with, batch))], stops_training=True
        )

    def _on_too_large(self, text: str, batch: int) -> None:
        """Offer a batch that is foretold to fit, where one is, and to try all the same."""
        deeds: list[tuple[str, Callable[[], object]]] = []
        if batch:
            action = self.tr("Train with a batch of {}").format(f"{batch:,}")
            deeds.append((action, partial(self._train_with, batch)))
        deeds.append((self.tr("Train anyway"), self._session.train_anyway))
        self._banner.show_message(text, "warn", deeds, stops_training=True)

    def _train_with(self, batch: int) -> None:
        self._session.edit("training.batch", batch)
        self._session.train()
