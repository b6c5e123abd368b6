"""What can be done with codes of more than two dimensions: the planes through them, strips, all sliders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from aegui import paths

if TYPE_CHECKING:
    from aegui.explore.records import Embedding, Sliders
    from aegui.ui.main_window import MainWindow
from aegui.ui.adding import Add

SETTING = "strips"


class CodeMenu(QObject):
    """Connects the menu; its actions are there where codes are long."""

    def __init__(self, window: MainWindow, menu: QMenu, add: Add) -> None:
        super().__init__(window)
        from aegui.views.decoded import DecodedView

        self._look = look = window.session.exploration
        view = window.views["decoded"]
        assert isinstance(view, DecodedView)
        self._view = view
        menu.setToolTipsVisible(True)
        planes = (
            add(
                menu, self.tr("&Principal components"), "Shift+C", lambda: look.choose_axes("pca"),
                self.tr("Show the plane in which the codes vary most."),
            ),
            add(
                menu, self.tr("&t-SNE"), "Shift+T", lambda: look.choose_axes("tsne"),
                self.tr("Show codes that are alike beside each other; worked out in the background."),
            ),
            add(
                menu, self.tr("The &two dimensions that matter most"), "Shift+D", self._two,
                self.tr("Show the plane of the two dimensions that change the image most."),
            ),
        )  # fmt: skip
        menu.addSeparator()
        self._again = add(
            menu, self.tr("t-SNE &again"), "Ctrl+Shift+T", look.planes.again,
            self.tr("Work t-SNE out for the model as it is now."),
        )  # fmt: skip
        self._cancel = add(
            menu, self.tr("&Cancel t-SNE"), "", look.planes.cancel,
            self.tr("Stop t-SNE; places that are shown already stay."),
        )  # fmt: skip
        menu.addSeparator()
        self._strips = add(
            menu, self.tr("&Strips along the dimensions"), "Shift+S", view.strips.toggle,
            self.tr("Show what each dimension does to the image under the cursor."),
        )  # fmt: skip
        self._all = add(
            menu, self.tr("&List every dimension"), "Shift+M", view.sliders.more.click,
            self.tr("List the dimensions too that change the image less."),
        )  # fmt: skip
        self._strips.setCheckable(True)
        self._long = (*planes, self._strips, self._all)
        for action in (*self._long, self._again, self._cancel):
            action.setEnabled(False)
        look.sliders_changed.connect(self._on_sliders)
        look.planes.embedding_changed.connect(self._on_embedding)
        view.strips.setChecked(paths.load_settings().get(SETTING) is True)
        self._strips.setChecked(view.strips.isChecked())
        view.strips_toggled.connect(self._strips.setChecked)
        from aegui.ui.saving import remember  # brings numpy with it

        view.strips_toggled.connect(lambda on: remember(window, {SETTING: on}))

    def _two(self) -> None:
        first, second = self._look.dimensions.first(2)
        self._look.choose_axes(f"{first},{second}")

    def _on_sliders(self, sliders: Sliders | None) -> None:
        for action in self._long:
            action.setEnabled(sliders is not None and len(sliders.names) > 2)

    def _on_embedding(self, now: Embedding) -> None:
        self._again.setEnabled(now.old and now.share is None)
        self._cancel.setEnabled(now.share is not None)
