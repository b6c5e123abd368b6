"""Edit › Tags: tags and notes for one's own images, which can be the classes of the next training."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from aegui.error_message import sentence
from aegui.explore import tagging
from aegui.text import shortened
from aegui.views.widgets.plain_text import plain_action
from aegui.window.actions import Action, Listed, Menu
from aegui.window.banner import Banner, Kind
from aegui.window.saving import ask_where

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.explore.state import Ints, State

RECIPE = "aae-semi"  # that learns classes from few images
LEAST, STEPS = (
    16,
    20,
)  # images of a batch at least, and steps of an epoch: few images would make a step or two


class TagMenu(QObject):
    """Asks for tags and notes; the session keeps them with the images."""

    def __init__(self, session: Session, banner: Banner, pointed: Callable[[], int], window: QWidget) -> None:
        """`pointed` is the row of the image under the mouse or at the cursor; dialogs stand over `window`."""
        super().__init__(window)
        self._session, self._banner, self._pointed, self._window = session, banner, pointed, window
        session.tags.kept_elsewhere.connect(self._warn)

    @property
    def _state(self) -> State:
        return self._session.explorer.state

    def menu(self) -> Menu:
        """Tag, note, select, save, train."""
        return Menu(
            self.tr("Ta&gs"),
            [
                Action(
                    "tag.selection", self.tr("&Tag the selection…"), self.tag_selection,
                    partial(
                        self._tip,
                        self.tr("Give the selected images a tag: it is kept with them, and can be learnt."),
                    ),
                    "Ctrl+T", self._can_tag_selection,
                ),
                Action(
                    "tag.none", self.tr("Take the tag &away"), partial(self._tag, ""),
                    partial(self._tip, self.tr("The selected images have no tag any more.")),
                    "Ctrl+Shift+Backspace", self._can_tag_selection,
                ),
                Action(
                    "tag.note", self.tr("&Note on the image…"), self.note,
                    partial(
                        self._tip,
                        self.tr("Write a note on the image under the mouse, else nearest to the cursor."),
                    ),
                    "Ctrl+Shift+N", self._can_tag,
                ),
                None,
                Action(
                    "tag.save", self.tr("&Save tags…"), self.save,
                    self.tr("Save the tags and notes of all images of the data as CSV, with their files."),
                    enabled=self._are_tagged,
                ),
                Action(
                    "tag.learn", self.tr("&Learn the tags"), self.learn,
                    self.tr(
                        "Set a recipe that learns the tags as classes, from the tagged images and all others."
                    ),
                    enabled=self._can_learn,
                ),
                Menu(self.tr("S&elect"), [Listed(self._selecting)]),
            ],
        )  # fmt: skip

    def fill(self, menu: QMenu, row: int) -> None:
        """What can be said of one image, in its own menu."""
        if self._can_tag():
            chosen = row in self._state.selected
            text = self.tr("&Tag the selection…") if chosen else self.tr("&Tag this image…")
            rows = self._state.selected if chosen else np.array([row])
            menu.addAction(text).triggered.connect(lambda: self._ask_tag(rows))
            menu.addAction(self.tr("&Note…")).triggered.connect(lambda: self.note(row))

    # When

    def _can_tag(self) -> bool:
        return tagging.can_tag(self._state)

    def _can_tag_selection(self) -> bool:
        return self._can_tag() and bool(len(self._state.selected))

    def _are_tagged(self) -> bool:
        return self._state.tags is not None and bool(self._state.tags.marks)

    def _can_learn(self) -> bool:
        tags, snapshot = self._state.tags, self._state.snapshot
        idle = snapshot is not None and not self._session.is_training
        return idle and tags is not None and len(tags.counts) > 1

    def _tip(self, what: str) -> str:
        """The tooltip, or why it can't be done."""
        if not self._can_tag():
            return self.tr("Tags are kept with images of your own; these are none, or not on the disk.")
        return what

    # What is done

    def tag_selection(self) -> None:
        """Ask for a tag of the selected images."""
        self._ask_tag(self._state.selected)

    def _ask_tag(self, rows: Ints) -> None:
        from aegui.parts.datasets.tags import plain_tag

        tags = self._state.tags
        known = [] if tags is None else list(tags.counts)
        label = self.tr("Tag of {} images").format(f"{len(rows):,}")
        if len(rows) == 1:
            label = self.tr("Tag of 1 image")
        title = self.tr("Tag")
        text, done = QInputDialog.getItem(self._window, title, label, known, 0 if known else -1, True)
        if done and plain_tag(text):
            self._tag(plain_tag(text), rows)

    def _tag(self, tag: str, rows: Ints | None = None) -> None:
        rows = self._state.selected if rows is None else rows
        count = len(rows)
        self._session.explorer.update(**tagging.tagged(self._state, rows, tag))
        if tag:
            text = self.tr("{} images are tagged “{}”; Ctrl+Z takes it back.")
            if count == 1:
                text = self.tr("{} image is tagged “{}”; Ctrl+Z takes it back.")
            self._say(text.format(f"{count:,}", shortened(tag)))

    def note(self, row: int | None = None) -> None:
        """Ask for a note on an image."""
        row = self._pointed() if row is None else row
        images = self._state.images
        if images is None or row < 0:
            return
        title = self.tr("Note on {}").format(shortened(images.identity(row)))
        before = tagging.note_of(self._state, row)
        text, done = QInputDialog.getMultiLineText(self._window, title, self.tr("Note"), before)
        if done:
            self._session.explorer.update(**tagging.noted(self._state, row, text.strip()))

    def _selecting(self) -> Iterator[Action]:
        tags = self._state.tags
        for tag, count in ({} if tags is None else tags.counts).items():
            yield Action(
                "", plain_action(f"{shortened(tag)} ({count:,})"), partial(self._select, tag),
                self.tr("Select the shown images that have this tag."),
            )  # fmt: skip

    def _select(self, tag: str) -> None:
        self._session.explorer.update(selection=tagging.members(self._state, tag))

    def save(self) -> None:
        """Ask where, and save what was said of all images of the data."""
        from aegui.files import write_text
        from aegui.parts.datasets.tags import to_csv

        tags = self._state.tags
        target = ask_where(self._window, self.tr("Save tags"), "tags.csv", "csv")
        if tags is None or target is None:
            return
        try:
            write_text(Path(target), to_csv(tags.marks))
        except OSError as error:
            self._say(sentence(error), "bad")
        else:
            self._say(self.tr("Saved {}").format(target))

    def learn(self) -> None:
        """The recipe of few labels, with these images and their tags as classes."""
        from aegui.recipe import RecipeError, find

        snapshot, tags = self._state.snapshot, self._state.tags
        if snapshot is None or tags is None:
            return
        data = {**snapshot.recipe.data.model_dump(mode="json"), "labels_from": "tags"}
        try:
            recipe = find(RECIPE)
            count = snapshot.recipe.data.count(self._session.folders)
            changes: dict[str, Any] = {"data": data}
            if count < STEPS * recipe.training.batch:
                # The teacher remembers a thousand steps: of few images it holds on to its first guesses.
                changes |= {"training.batch": max(LEAST, count // STEPS), "model.consistency": 0.0}
            recipe = recipe.changed(changes)
        except RecipeError as error:
            self._say(str(error), "bad")
            return
        self._session.use_recipe(recipe)
        tagged = sum(tags.counts.values())
        text = self.tr("{} is set to learn {} tags from {} tagged images and all others: press Train.")
        self._say(text.format(RECIPE, f"{len(tags.counts):,}", f"{tagged:,}"), "info")

    def _warn(self, text: str) -> None:
        self._say(text, "warn")

    def _say(self, text: str, how: Kind = "good") -> None:
        self._banner.show_message(text, how)
