"""A run brought to a view without a window: what figures and tables of the command line are made of."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEventLoop

from aegui.app.session import Session
from aegui.explore.kept_view import restored
from aegui.explore.queries.column import COLUMN
from aegui.explore.queries.errors import ERRORS
from aegui.explore.queries.groups import GROUPS
from aegui.explore.queries.table import TABLE
from aegui.explore.queries.tsne import PLACED, TSNE
from aegui.explore.query import Query, Urgency
from aegui.runs.run_folder import Run, RunError
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.explore.state import State

PATIENCE = 120.0  # seconds for a run to be read; t-SNE and groups of a view may take several times as long
# What a table of codes is made of.
NEEDED: tuple[Query[Any, Any], ...] = (TSNE, PLACED, ERRORS, GROUPS, TABLE, COLUMN)


def wait_for(done: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Run the event loop until something is done; whether it came to be."""
    loop, end = QEventLoop(), time.monotonic() + patience
    while not done() and time.monotonic() < end:
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
    return done()


class Headless:
    """A session that nobody looks at, with one run open in it."""

    def __init__(self, run: Path, folders: tuple[Path, ...]) -> None:
        """Raises `RunError` where there is no run."""
        self.session = Session(folders[0] if folders else None)
        self.explorer = self.session.explorer
        self.failures: list[str] = []
        self.path = run
        harmless = Run(run).complaints  # it can be drawn without what is damaged there
        self.session.complained.connect(
            lambda text: self.failures.append(text) if text not in harmless else None
        )

    def open(self) -> None:
        """Show the run, once who shows it is connected. Raises `RunError`."""
        self.session.open_run(self.path)
        self.session.start()
        self.wait(self._is_open)
        told: list[object] = []  # the thread that reads answers this last: tags and tables have come then
        self.session.loader.ask("rest", lambda task: None, told.append, told.append, urgency=Urgency.IDLE)
        self.wait(lambda: bool(told) and self.explorer.is_settled)

    def look(self, view: Mapping[str, Any] | None, moment: float | None) -> None:
        """Go to a moment, and see of it what `kept_view.to_plain` gave. Raises `RunError`."""
        state = self.explorer.state
        if moment is not None and moment not in state.moments:
            raise RunError(tr("{} stores no moment of epoch {:g}.", self.path.name, moment))
        if moment is not None and moment != state.moments[-1]:
            self.explorer.update(moment=moment)
            self.wait(lambda: self._shows(moment) and self.explorer.is_settled)
        if view is None:
            return
        try:
            self.explorer.update(**restored(view, self.explorer.state))
        except ValueError as error:
            raise RunError(tr("The view can't be brought back: {}.", error)) from error
        self.wait(lambda: self.explorer.is_settled and self._is_placed(), 10 * PATIENCE)

    def _is_open(self) -> bool:
        """Whether its codes are there, and its model and its images, where it has some."""
        state = self.explorer.state
        model, awaited = state.model, state.model_awaited or state.images_awaited
        # What decodes until torch is there shows no pages.
        return model is not None and not model.is_early and not awaited and self.explorer.is_settled

    def _shows(self, moment: float) -> bool:
        model = self.explorer.state.model
        return model is not None and model.moment == moment

    def _is_placed(self) -> bool:
        """Whether the plane is the one that was asked for."""
        state = self.explorer.state
        return state.plane is not None and state.plane.key == state.projection and state.embedded is None

    def wait(self, there: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Until something is there. Raises `RunError` where something fails before, or it takes too long."""
        came = wait_for(lambda: bool(self.failures) or there(), patience)
        if self.failures or not came:
            late = tr("{} could not be read within {:.0f} seconds.", self.path, patience)
            raise RunError(self.failures[0] if self.failures else late)


@contextmanager
def state_of(
    run: Path, folders: tuple[Path, ...], view: Mapping[str, Any] | None = None, moment: float | None = None
) -> Iterator[State]:
    """The state at a moment of a run and a view of it, with all that a table says; as it opens by itself.

    Raises `RunError`.
    """
    own = None if QCoreApplication.instance() else QCoreApplication(["aegui"])
    headless = Headless(run, folders)
    try:
        for query in NEEDED:
            headless.explorer.show(query, lambda answer: None)
        headless.open()
        headless.look(view, moment)
        yield headless.explorer.state
    finally:
        headless.session.end()
        if own is not None:  # whoever opens a window afterwards, in a notebook, needs one of another kind
            own.shutdown()
