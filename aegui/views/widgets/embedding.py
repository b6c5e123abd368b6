"""How it stands with t-SNE, in a line under the plane; hidden where nobody asked for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QToolButton, QWidget

from aegui.explore import projection
from aegui.explore.queries.tsne import EMBEDDING, TSNE
from aegui.explore.records import Embedding
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.style import small_font

if TYPE_CHECKING:
    from aegui.views.seam import Explorer


NONE = Embedding(None, False, False)


class EmbeddingBar(QWidget):
    """Progress with a way to stop, what the cursor does, and a way to have it worked out anew."""

    cancelled = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ElidedLabel()
        self.text.setProperty("role", "dim")
        self.text.setFont(small_font())
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("t-SNE")
        self.progress.setRange(0, 100)
        self.progress.setFixedWidth(110)
        self.cancel, self.again = QToolButton(), QToolButton()
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stops t-SNE; places that are shown already stay."))
        self.again.setText(self.tr("Again"))
        self.again.setToolTip(self.tr("Works t-SNE out for the model as it is now."))
        self.cancel.clicked.connect(self.cancelled)
        self.again.clicked.connect(self.again_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.text, 1)
        for widget in (self.progress, self.cancel, self.again):
            layout.addWidget(widget)
        self.set_embedding(NONE)

    def connect_to(self, explorer: Explorer) -> None:
        """Follow t-SNE; it is given up where it fails."""

        def fail(why: str) -> None:
            explorer.update(**projection.cancel(explorer.state))
            explorer.complain(why)

        explorer.show(EMBEDDING, self.set_embedding)
        explorer.show(TSNE, lambda places: None, lacking=fail)
        self.cancelled.connect(lambda: explorer.update(**projection.cancel(explorer.state)))
        self.again_asked.connect(lambda: explorer.update(**projection.again(explorer.state)))

    def set_embedding(self, now: Embedding | None) -> None:
        """Say what is so, and offer what can be done."""
        now = now or NONE
        working = now.share is not None
        self.setVisible(working or now.shown)
        self.progress.setVisible(working)
        self.cancel.setVisible(working)
        self.again.setVisible(now.old and not working)
        if working:
            self.progress.setValue(round(100 * (now.share or 0)))
            self.progress.setToolTip(self.tr("How much of t-SNE is done; it gets better step by step."))
        words = self.tr("The cursor goes to the nearest code: t-SNE has no way back from a place to a code.")
        if working and not now.shown:
            words = self.tr("t-SNE is being worked out in the background.")
        elif working:
            words = self.tr("It gets better; the cursor goes to the nearest code.")
        elif now.old:
            words = self.tr("The cursor goes to the nearest code. Placed for an earlier state of the model.")
        self.text.setText(words)
        self.text.setToolTip(words)
