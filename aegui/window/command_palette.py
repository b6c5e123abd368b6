"""The command palette: everything that can be done, found by typing; by keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from aegui.app.later import later
from aegui.window.actions import BELOW, Offer, native, plain
from aegui.window.picker_list import Picker
from aegui.window.picker_rows import Option

WIDE, HIGH = 640, 440  # px
DOWN = 84  # px below the top of the window


class CommandPalette(Picker):
    """Actions by menu at first, and the best matches first once something is typed.

    Each row shows what the action does and its key; what can't be done now is faint.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("All commands"))
        self.search.setPlaceholderText(self.tr("Type what you want"))
        self.search.setAccessibleName(self.tr("Type what you want"))
        self._offers: Sequence[Offer] = ()
        self._every: list[Option] = []
        self.chosen.connect(self._run)

    def open_over(self, window: QWidget, offers: Sequence[Offer]) -> None:
        """Show what can be done now, over the upper half of a window."""
        self._offers = offers
        options = [_option(str(number), offer) for number, offer in enumerate(offers)]
        # A group stands in one piece; those that are lists alone, of runs and recipes, stand last.
        groups = list(dict.fromkeys(offer.group for offer in offers))
        always = {offer.group for offer in offers if offer.action.name}
        self._every = sorted(options, key=lambda one: (one.group not in always, groups.index(one.group)))
        self.search.clear()
        self._filter("")
        self.list.setFixedHeight(min(HIGH, max(120, window.height() - DOWN - 90)))
        self.resize(min(WIDE, window.width() - 40), self.sizeHint().height())
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, DOWN)))
        self.show()
        self.search.setFocus()

    def _filter(self, text: str) -> None:
        """The rows that have all words; a row that begins with them stands before one that explains them."""
        words = text.casefold().split()
        found = self._every
        if words:
            ranks = [(_rank(option, words), option) for option in self._every]
            ranked = [(_later(option), rank, option) for rank, option in ranks if rank is not None]
            ranked.sort(key=lambda one: one[:2])
            found = [one._replace(label=f"{one.group}: {one.label}", group="") for _, _, one in ranked]
        self.list.set_options(found, "")
        rows = [item for item, option in self.list.options() if option.enabled]
        if rows:
            self.list.setCurrentItem(rows[0])
        self.list.scrollToTop()
        self.nothing.setVisible(not found)

    def _run(self, key: str) -> None:
        """Once the palette is gone, and the keyboard is back where it was."""
        later(0, self, self._offers[int(key)].action.run)


def _option(key: str, offer: Offer) -> Option:
    action = offer.action
    tip = action.tooltip().partition("\n")[0]
    ticked = action.checked is not None and action.checked()
    keys = native(action.key) if action.key else ""
    return Option(key, plain(action.text), tip, offer.group, keys, enabled=action.enabled(), ticked=ticked)


def _later(option: Option) -> tuple[bool, bool]:
    """What can't be done stands behind what can, and what is there already behind what is not."""
    return not option.enabled, option.ticked


def _rank(option: Option, words: Sequence[str]) -> tuple[int, bool] | None:
    """0 where the label begins with what was typed, more where it is farther from that, and of as good ones
    those of inner menus last; None: it has nothing of it."""
    label, group = option.label.casefold(), option.group.casefold()
    begins = f" {label} {group}".replace("(", " ").replace("-", " ")
    everything = f"{label} {group} {option.note.casefold()} {option.aside.casefold()}"
    if not all(word in everything for word in words):
        return None
    if label.startswith(" ".join(words)):
        rank = 0
    elif all(f" {word}" in begins for word in words):
        rank = 1
    else:
        rank = 2 if all(word in f"{label} {group}" for word in words) else 3
    return rank, BELOW in option.group
