"""Six steps through the real window, each of which waits for what the user does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui.window.pointing import Pointed, Pointer

if TYPE_CHECKING:
    from aegui.app.session import Session

OFFLINE = "quick-start"  # the recipe whose images come with the program


@dataclass(frozen=True)
class Stop:
    """One step: what it says, what is to be done, and when that is done."""

    title: str
    text: str
    awaited: str
    praise: str  # what is said when it is done
    control: str
    free: tuple[str, ...]  # the panels in which something happens meanwhile
    done: Callable[[], bool]
    before: Callable[[], object] = lambda: None  # makes it possible
    offered: Callable[[], bool] = lambda: True  # whether there is anything to do


class Tour(QObject):
    """Goes from step to step; each can be passed over, gone back to and ended. Signal: ended."""

    ended = Signal()

    def __init__(self, session: Session, pointer: Pointer, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._pointer = session, pointer
        self._place = -1
        self._praised = self._trained = False
        self._recipe = self._page = ""  # when the step began
        self._cursor: tuple[float, ...] | None = None
        self._selected = 0
        self.stops = self._stops()
        pointer.next_asked.connect(self._go_on)
        pointer.back_asked.connect(self._go_back)
        pointer.ended.connect(self._end)
        session.explorer.changed.connect(self._look)
        session.progress_changed.connect(self._look)
        session.draft.changed.connect(self._look)

    @property
    def place(self) -> int:
        """Of the step, from 0; -1 while nobody is on the tour."""
        return self._place

    def start(self) -> None:
        """From the first step on."""
        self._trained = False
        self.go_to(0)

    def go_to(self, place: int) -> None:
        """Show a step, and wait for its deed."""
        self._place, self._praised = place, False
        stop, state = self.stops[place], self._session.explorer.state
        stop.before()
        self._recipe = self._name()
        self._cursor, self._page = state.cursor, state.page.name
        self._selected = len(state.selected)
        self._pointer.show(
            Pointed(stop.text, stop.title, stop.control, stop.free, place + 1, len(self.stops), stop.awaited)
        )
        self._look()

    def leave(self) -> None:
        """End it without a word."""
        self._place = -1
        self._pointer.hide()

    def _go_on(self) -> None:
        if self._place < 0:
            return
        ahead = (one for one in range(self._place + 1, len(self.stops)) if self.stops[one].offered())
        there = next(ahead, None)
        if there is not None:
            self.go_to(there)
        else:
            self._pointer.end()

    def _go_back(self) -> None:
        behind = (one for one in range(self._place - 1, -1, -1) if self.stops[one].offered())
        there = next(behind, None)
        if there is not None:
            self.go_to(there)

    def _end(self) -> None:
        if self._place >= 0:
            self._place = -1
            self.ended.emit()

    def _look(self, *_: object) -> None:
        """Whether the deed of the step is done: this is called at each step of a drag."""
        if self._place >= 0 and not self._praised and self.stops[self._place].done():
            self._praised = True
            self._pointer.set_done(self.stops[self._place].praise)

    # The deeds

    def _name(self) -> str:
        return self._session.recipe.name if self._session.recipe is not None else ""

    def _dragged(self) -> bool:
        cursor = self._session.explorer.state.cursor
        if self._cursor is None:
            self._cursor = cursor  # the run has only been opened now
        return cursor is not None and cursor != self._cursor

    def _has_other_recipe(self) -> bool:
        self._recipe = self._recipe or self._name()  # torch has only come now
        return self._name() != self._recipe

    def _trains(self) -> bool:
        self._trained = self._trained or self._session.phase == "running"
        return self._session.phase == "running"

    def _make_trainable(self) -> None:
        """A training that would ask for a download first is no first training."""
        recipe = self._session.recipe
        if recipe is not None and not self._session.is_training and recipe.name != OFFLINE:
            self._session.choose_recipe(OFFLINE)

    def _stops(self) -> list[Stop]:
        session = self._session
        return [
            Stop(
                self.tr("The plane of codes"),
                self.tr(
                    "Each point is a handwritten digit, put where the model's code of two numbers says. The "
                    "image at the right is what the decoder makes of the place under the ring."
                ),
                self.tr("Drag the ring, or press an arrow key."),
                self.tr("Digits melt into one another, also where there was none."),
                "latent.plane", ("decoded",), self._dragged,
            ),
            Stop(
                self.tr("A recipe says everything"),
                self.tr(
                    "A recipe is all that determines a training: images, network, loss, noise, seed. "
                    "The form below it shows each choice, and each can be changed."
                ),
                self.tr("Open the list and choose another recipe."),
                self.tr("The form shows what it is made of."),
                "bar.recipe", ("recipe",), self._has_other_recipe,
            ),
            Stop(
                self.tr("Train a model"),
                self.tr(
                    "The recipe is quick-start again: its images come with the program. Watch the cloud of "
                    "codes unfold and the loss fall. Everything can be used meanwhile."
                ),
                self.tr("Press Train, or the space bar."),
                self.tr("It learns. Drag the ring while it does."),
                "bar.main", ("latent", "losses", "decoded"), self._trains,
                self._make_trainable,
            ),
            Stop(
                self.tr("Stop when you like"),
                self.tr(
                    "A stopped training is a run of its own in the list of runs, and goes on later with the "
                    "same numbers as if it had never stopped. The slider below the plane goes back in time."
                ),
                self.tr("Press Stop, or wait until it ends."),
                self.tr("The run is kept."),
                "bar.stop", ("latent", "losses"), lambda: not session.is_training,
                offered=lambda: self._trained,
            ),
            Stop(
                self.tr("Look inside"),
                self.tr(
                    "What the layers are, what the first of them looks for, how healthy the code is, what "
                    "the decoder makes of codes that were drawn by chance."
                ),
                self.tr("Choose another page in this list."),
                self.tr("Each page says below what there is to see."),
                "inside.pages", ("inside.page",),
                lambda: session.explorer.state.page.name != self._page,
            ),
            Stop(
                self.tr("Select codes"),
                self.tr(
                    "With the lasso you draw around codes, and their images are listed, the worst first. "
                    "Two selections make a direction, which any code can be moved along."
                ),
                self.tr("Press L and draw around some codes; by keys: Enter, arrows, Enter."),
                self.tr("That was all. F1 explains any panel, and the Lessons menu goes on from here."),
                "latent.tools.lasso", ("latent", "images"), self._has_selected,
            ),
        ]  # fmt: skip

    def _has_selected(self) -> bool:
        count = len(self._session.explorer.state.selected)
        return count > 0 and count != self._selected
