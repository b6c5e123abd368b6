"""Train, hold, go on: what the menu, the buttons of the bar on top and the keys do, and when they can."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aegui.explore.records import COLD, Phase
from aegui.runs.run_folder import Run
from aegui.window.actions import Action, Menu

translate = QCoreApplication.translate


class Training(Protocol):
    """What the session does with a training."""

    @property
    def phase(self) -> Phase: ...
    @property
    def run(self) -> Run | None: ...
    def toggle(self) -> None: ...
    def step(self) -> None: ...
    def stop(self) -> None: ...
    def reset_recipe(self) -> None: ...
    def resume(self, path: Path) -> None: ...


def training_menu(session: Training, *inner: Menu) -> Menu:
    """The actions, each of which says why it can't be done, and the menus inside."""

    def can(*phases: Phase) -> bool:
        return session.phase in phases

    def resume() -> None:
        if session.run is not None:
            session.resume(session.run.path)

    def train_tip() -> str:
        return {
            "running": translate("TopBar", "Holds the training; look around. Space"),
            "paused": translate("TopBar", "Goes on where the training was held. Space"),
            "stopping": translate("TopBar", "The training is being ended…"),
            "warming": translate("TopBar", "Getting ready…"),
        }.get(session.phase) or translate("TopBar", "Trains this recipe from the start. Space")

    def step_tip() -> str:
        return {
            "warming": translate("TopBar", "Getting ready…"),
            "running": translate("TopBar", "Pause the training to go on step by step."),
        }.get(session.phase) or translate("TopBar", "Learns from one batch of images, then waits.")

    def stop_tip() -> str:
        if can("running", "paused", "stopping"):
            return translate(
                "TopBar", "Ends the training; its weights are kept, and the Training menu resumes it."
            )
        return translate("TopBar", "Nothing is being trained.")

    return Menu(
        translate("Menus", "&Training"),
        [
            Action(
                "train", translate("Menus", "&Train, pause, go on"), session.toggle, train_tip,
                "Ctrl+Return", lambda: can(*COLD, "idle", "running", "paused"),
            ),
            Action(
                "step", translate("Menus", "&Step"), session.step, step_tip, "Ctrl+.",
                lambda: can(*COLD, "idle", "paused"),
            ),
            Action(
                "stop", translate("Menus", "S&top"), session.stop, stop_tip, "Ctrl+Shift+.",
                lambda: can("running", "paused"),
            ),
            Action(
                "resume", translate("Menus", "&Resume the open run"), resume,
                translate(
                    "Menus",
                    "Go on with a run that was stopped, or ended unexpectedly, as if it never had been.",
                ),
                "Ctrl+Shift+Return", lambda: can("idle") and session.run is not None,
            ),
            None,
            Action(
                "recipe.reset", translate("Menus", "&Undo changes of the recipe"), session.reset_recipe,
                translate("Menus", "Set every field back to what the recipe says."),
                enabled=lambda: can("idle"),
            ),
            *((None, *inner) if inner else ()),
        ],
    )  # fmt: skip
