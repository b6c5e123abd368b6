"""Directions with a meaning: made from two groups of images, kept with the run, applied to any code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from aegui.analysis.directions import (
    Arrow,
    Direction,
    DirectionRefused,
    Sides,
    add,
    arrow,
    from_plain,
    sides,
    to_plain,
)
from aegui.explore.queries.selected import COUNT
from aegui.explore.records import Groups, Heading, UnderCursor
from aegui.files import explain
from aegui.runs import annotations as notes
from aegui.sampling import sample

if TYPE_CHECKING:
    from aegui.engine.exploration import Exploration
    from aegui.explore.state import Floats, Ints
    from aegui.training.splits import ImageSet

MOST = 2_000  # images of a side: more would not move its middle
SELECTION = "selection"
TAKEN = "taken"  # what was selected when it was chosen


class Directions(QObject):
    """Keeps the directions of the run, the two groups of the next, and how far the code was moved."""

    changed = Signal(object)  # tuple[Heading, ...]
    groups_changed = Signal(object)  # Groups; None: there are no codes yet
    arrow_changed = Signal(object)  # ((x, y), (x, y)) in the plane, of the one used last; None
    complained = Signal(str)

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        exploration.codes_changed.connect(self._on_codes)
        exploration.cursor_changed.connect(self._on_cursor)
        self.complained.connect(exploration.complained)
        self._kept = notes.Kept(notes.DIRECTIONS, from_plain, to_plain)
        self._current = ""  # the one used last
        self._groups: list[tuple[str, tuple[str, ...]]] = [("", ()), ("", ())]  # key and images of each
        self._amounts: dict[str, float] = {}
        self._base: Floats | None = None  # the code before it was moved
        self._made: Floats | None = None  # and after
        self._subset: ImageSet | None = None
        self._rows: Ints | None = None  # of the codes
        self._codes: Floats | None = None  # that the arrows were found in
        self._sides: dict[str, Sides] = {}
        self._arrows: dict[str, Arrow] = {}
        exploration.explorer.show(COUNT, lambda _: self._tell_groups())

    # The run

    def open(self, run: Path) -> None:
        """Another run, with the directions that are kept with it."""
        self._kept.open(run, self.complained.emit)
        self._current = self._last()
        self._forget()

    def _forget(self) -> None:
        """Everything is to be found anew."""
        self._sides.clear()
        self._arrows.clear()
        self._amounts.clear()
        self._base = self._made = None
        self._tell()

    def _refresh(self) -> None:
        """Take over what another window made or forgot; the same name may mean another direction now."""
        self._kept.refresh(self.complained.emit)
        self._sides.clear()
        self._arrows.clear()

    def _keep(self, directions: list[Direction]) -> None:
        try:
            self._kept.keep(directions)
        except OSError as error:
            text = self.tr("The directions are lost when another run is opened: {}")
            self.complained.emit(text.format(explain(error)))
        self._tell_groups()  # the name suggested may be taken now

    def _names(self) -> list[str]:
        return [one.name for one in self._kept.all]

    def _last(self) -> str:
        """The newest, where there is one."""
        return next(reversed(self._names()), "")

    # Making one

    def choose_group(self, side: int, key: str) -> None:
        """Where a direction leads from (0) or to (1): a class by its number, or what is selected now."""
        subset = self._exploration.shown
        if subset is None or (key == TAKEN and self._groups[side][0] == TAKEN):
            return
        rows = np.empty(0, np.int64)
        if key == SELECTION:
            rows, key = self._exploration.explorer.state.selected, TAKEN
            if not len(rows):
                self.complained.emit(
                    self.tr("Nothing is selected: draw around codes with the lasso (L) or the box (B).")
                )
                return
        elif key and subset.labels is not None:
            rows = np.flatnonzero(subset.labels == int(key))
        some = rows[sample(len(rows), MOST)]
        self._groups[side] = (key, tuple(subset.identity(int(row)) for row in some))
        self._tell_groups()

    def make(self, name: str) -> None:
        """A direction between the two groups; without a name it is called after them."""
        start, end = (images for _, images in self._groups)
        if not (start and end):
            self.complained.emit(self.tr("A direction needs two groups: choose where it leads from and to."))
            return
        self._refresh()
        name = name.strip() or self._suggestion()
        if self._allows(name):
            self._keep(add(self._kept.all, Direction(name, end, start)))
            self._current = name
        self._tell()

    def _allows(self, name: str) -> bool:
        """Whether a direction may be called this; why not is told."""
        if not name:
            self.complained.emit(self.tr("A direction needs a name."))
        elif name in self._names():
            text = self.tr("There is a direction “{}” already: take another name.")
            self.complained.emit(text.format(name))
        return bool(name) and name not in self._names()

    def remove(self, name: str) -> None:
        """Forget a direction; the code stays where it was moved to."""
        self._refresh()
        self._keep([one for one in self._kept.all if one.name != name])
        self._current = self._last() if name == self._current else self._current
        self._forget()

    def rename(self, old: str, new: str) -> None:
        """Give a direction another name; one that is taken is refused."""
        new = new.strip()
        if new == old:
            return
        self._refresh()
        if self._allows(new):
            self._keep([replace(one, name=new) if one.name == old else one for one in self._kept.all])
            if old in self._amounts:
                self._amounts[new] = self._amounts.pop(old)
            self._current = new if self._current == old else self._current
        self._tell()

    # Using them

    def apply(self, name: str, amount: float) -> None:
        """Move the code under the cursor so many steps from where it was before; 0 leads back."""
        code = self._exploration.code
        if code is None or name not in self._names():
            return
        base = code.copy() if self._base is None else self._base
        amounts = {**self._amounts, name: amount}
        self._amounts = {key: steps for key, steps in amounts.items() if steps}
        moved = base
        for key, steps in self._amounts.items():
            found = self._find(key)
            moved = moved if found is None else found.along(moved, steps)
        self._base, self._made, self._current = base, moved, name
        self._exploration.set_code(moved)
        self._tell()

    def _find(self, name: str) -> Arrow | None:
        """The direction in the codes that are shown; None where its images have none."""
        direction = next((one for one in self._kept.all if one.name == name), None)
        if direction is None or self._subset is None or self._codes is None or self._rows is None:
            return None
        if name not in self._sides:
            self._sides[name] = sides(direction, self._subset)
        if name not in self._arrows:
            try:
                self._arrows[name] = arrow(self._sides[name], self._codes, self._rows)
            except DirectionRefused:
                return None
        return self._arrows[name]

    # What has changed

    def _on_codes(self, codes: object) -> None:
        """Other codes, or another plane through them."""
        model, subset = self._exploration.model, self._exploration.shown
        before, self._subset = self._subset, subset
        other = subset is None or before is None or not subset.same_as(before)
        if other:
            self._sides.clear()
            self._groups = [("", ()), ("", ())]
        if other or model is None or model.codes is not self._codes:
            self._arrows.clear()
        fewer = model is None or self._rows is None or len(model.rows) != len(self._rows)
        self._codes, self._rows = (None, None) if model is None else (model.codes, model.rows)
        if subset is not before or fewer:
            self._tell()
            self._tell_groups()
        else:
            self._tell_arrow()

    def _on_cursor(self, under: UnderCursor | None) -> None:
        """Where the cursor was moved by other means the code there is the one to begin from."""
        if under is None:  # another run: images of the same numbers can be others
            self._subset = None
        if self._made is not None and (under is None or not np.array_equal(under.code, self._made)):
            self._amounts.clear()
            self._base = self._made = None
            self._tell()

    def _tell(self) -> None:
        self.changed.emit(tuple(self._heading(name) for name in self._names()))
        self._tell_arrow()

    def _heading(self, name: str) -> Heading:
        found = self._find(name)
        if found is None:
            why = self.tr("None of the images on one of its sides has a code here.")
            return Heading(name, 0.0, why, False)
        text = self.tr("From the middle of {} (0) to that of {} (1); a double-click on 0.")
        others = self.tr("{} others").format(f"{found.plus:,}")
        if found.plus == 1:
            others = self.tr("1 other")
        words = text.format(self._images(found.minus), others)
        return Heading(name, self._amounts.get(name, 0.0), words, True)

    def _images(self, count: int) -> str:
        return self.tr("1 image") if count == 1 else self.tr("{} images").format(f"{count:,}")

    def _tell_arrow(self) -> None:
        found, axes = self._find(self._current), self._exploration.axes
        if found is None or axes is None or axes.key == "tsne":  # which straight lines are bent in
            self.arrow_changed.emit(None)
            return
        ends = [axes.project(code) for code in (found.start, found.start + found.step)]
        self.arrow_changed.emit(tuple((float(x), float(y)) for x, y in ends))

    def _tell_groups(self) -> None:
        subset = self._subset
        if subset is None:
            self.groups_changed.emit(None)
            return
        selected = len(self._exploration.explorer.state.selected)
        classes = subset.classes if subset.labels is not None else ()
        offered = [
            ("", self.tr("choose…"), ""),
            (SELECTION, self.tr("the {} selected").format(f"{selected:,}"), ""),
            *((str(n), self.tr("class {}").format(label), "") for n, label in enumerate(classes)),
        ]
        if not selected:
            offered.pop(1)
        taken = [
            [(TAKEN, self._images(len(names)), "")] if key == TAKEN else [] for key, names in self._groups
        ]
        choices = [tuple(offered[:1] + own + offered[1:]) for own in taken]
        ready = all(names for _, names in self._groups)
        keys = tuple(key for key, _ in self._groups)
        self.groups_changed.emit(Groups(tuple(choices), keys, self._suggestion(), ready))

    def _suggestion(self) -> str:
        """What a direction between the two groups may be called."""
        classes: Sequence[str] = self._subset.classes if self._subset is not None else ()
        names = [
            classes[int(key)] if key.isdecimal() else self._images(len(images))
            for key, images in self._groups
        ]
        if not all(images for _, images in self._groups):
            return ""
        name = " → ".join(names)
        # Other images may be as many; two classes are the same direction again.
        return notes.free_name(name, self._names()) if any(key == TAKEN for key, _ in self._groups) else name
