"""A second run in a window of its own, beside the first: selection and cursors are shared."""

from __future__ import annotations

import weakref
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSettings, QTimer

from aegui.window import garbage
from aegui.window.main_window import MainWindow
from aegui.window.screen_geometry import beside

LATER = 200  # ms: until it is looked again whether a closed window still works on something
TRIES = 6  # full collections for what a closed window held; each waits twice as long as the one before


class LinkedWindows(QObject):
    """The windows of the program; those after the first were opened to compare a run with its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from aegui.app.linked_views import LinkedViews  # brings numpy with it

        self._linked = LinkedViews(self)
        self._windows: list[MainWindow] = []
        self._alone = QByteArray()  # where the first window stood before it made room for another
        self._place = QRect()  # and where it stands since
        self._closed: list[MainWindow] = []  # whose threads may still be at work
        self._deleted: list[weakref.ref[QObject]] = []  # sessions that are still to be freed
        self._tries = 0
        self._cleaner = QTimer(self, singleShot=True)
        self._cleaner.timeout.connect(self._clean)

    def add(self, window: MainWindow) -> None:
        """A window that has begun; from now on it shares selection, cursor and colours with the others."""
        self._windows.append(window)
        self._linked.join(window.session.explorer)
        window.installEventFilter(self)
        window.beside_asked.connect(self.open)
        window.theme_chosen.connect(self._match)
        window.language_chosen.connect(self._speak)

    def open(self, path: Path) -> None:
        """Show a run in a window of its own; what is no run is told in the window it was asked in."""
        from aegui.error_message import sentence
        from aegui.runs.run_folder import Run, RunError

        first = self._windows[0]
        try:
            Run(path)
        except (RunError, OSError) as error:
            first.banner.show_message(sentence(error), "bad")
            return
        window = MainWindow(QSettings("aegui", "beside"))
        window.set_theme_choice(first.theme_choice, remember=False)
        if len(self._windows) == 1:
            self._alone = first.saveGeometry()
        beside(self._windows[-1], window, halves=len(self._windows) == 1)
        self._place = first.geometry()
        window.show()
        window.begin([path])
        self.add(window)
        window.session.run_changed.connect(partial(self._look_for_shared, window))
        self._look_for_shared(window)

    def _look_for_shared(self, window: MainWindow, _: object = None) -> None:
        """Say so where the runs can share nothing, because they show other images."""
        one, other = (some.session.explorer.state.images for some in (self._windows[0], window))
        if one is None or other is None or window not in self._windows:
            return
        if one.data != other.data or not set(one.splits) & set(other.splits):
            text = self.tr(
                "This run shows other images ({}) than the first window ({}): selection and cursor are not "
                "shared."
            )
            kinds = (f"{shown.data}, {' + '.join(shown.splits)}" for shown in (other, one))
            window.banner.show_message(text.format(*kinds), "info")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that closes leaves."""
        if event.type() == QEvent.Type.Close:
            self._leave(next(window for window in self._windows if window is watched))
        return False

    def _leave(self, window: MainWindow) -> None:
        self._linked.leave(window.session.explorer)
        window.removeEventFilter(self)
        if window is not self._windows[0]:
            self._windows.remove(window)
            self._make_room()
            self._closed.append(window)
            self._tries = 0
            self._cleaner.start(0)  # once it has closed

    def _make_room(self) -> None:
        """The first window, alone again, is as large as it was, unless the user has placed it otherwise."""
        first = self._windows[0]
        if len(self._windows) == 1 and first.geometry() == self._place:
            first.restoreGeometry(self._alone)

    def _clean(self) -> None:
        """Give back what closed windows held: images and models go with what was connected to a session.

        A window goes once it is at rest. Python frees what refers to itself only when it looks, and not
        while a timer or a message on its way still holds an end of it: then it looks again.
        """
        resting = [window for window in self._closed if window.at_rest]
        for window in resting:
            self._closed.remove(window)
            self._deleted.append(weakref.ref(window.session))
            window.session.deleteLater()
            window.deleteLater()
        if resting:
            self._tries = 0
        elif self._deleted:
            garbage.collect_everything()
            self._tries += 1
            self._deleted = [ref for ref in self._deleted if ref() is not None]
        if self._closed or (self._deleted and self._tries < TRIES):
            self._cleaner.start(0 if resting else LATER * 2**self._tries)

    def _speak(self) -> None:
        """The language chosen in one window is that of all."""
        for window in self._windows:
            if window is not self.sender():
                window.begin_anew()

    def _match(self, choice: str) -> None:
        """The colours chosen in one window are those of all."""
        for window in self._windows:
            if window.theme_choice != choice:
                window.set_theme_choice(choice, remember=False)
