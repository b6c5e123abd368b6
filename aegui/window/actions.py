"""The table of what can be done in a window. The menus, the buttons of the bar on top, the list of keys and
the command palette are made of it; whoever adds an action says here alone what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from aegui.explore.state import State
from aegui.views.widgets.controls import Choice
from aegui.views.widgets.plain_text import plain_action, plain_tip

BELOW = " › "  # between the titles of a menu and of one inside it
Group = tuple[str, list[tuple[str, str]]]  # a heading, and keys with what they do


def always() -> bool:
    """Whenever one likes."""
    return True


MOVED = frozenset({"cursor", "under", "hovered", "view"})  # by the mouse, on which no action depends


@dataclass(frozen=True, eq=False)
class Action:
    """One thing that can be done."""

    name: str  # "path.play"; "" in lists that change
    text: str  # in the user's language, with & before the letter that chooses it in a menu
    does: Callable[[], object]
    tip: str | Callable[[], str] = ""  # one sentence; where it is not enabled it may say why
    key: str = ""
    enabled: Callable[[], bool] = always
    checked: Callable[[], bool] | None = None  # None: nothing to tick
    keyed: bool = True  # whether the window hears the key; else a widget does by itself

    def run(self) -> None:
        """Do it, where it can be done."""
        if self.enabled():
            self.does()

    @property
    def can_change(self) -> bool:
        """Whether how it looks depends on anything."""
        return self.enabled is not always or self.checked is not None or not isinstance(self.tip, str)

    def tooltip(self) -> str:
        """The sentence of the moment."""
        return self.tip if isinstance(self.tip, str) else self.tip()


@dataclass(frozen=True, eq=False)
class Listed:
    """What changes while the window is open; worked out when a menu, or the palette, is about to show it."""

    entries: Callable[[], Iterable[Action | Menu | None]]


@dataclass(frozen=True, eq=False)
class Menu:
    """Actions that belong together; None is a line between them."""

    title: str
    entries: Sequence[Action | Menu | Listed | None]

    def now(self) -> Iterator[Action | Menu | None]:
        """Everything in it at the moment."""
        for entry in self.entries:
            if isinstance(entry, Listed):
                yield from entry.entries()
            else:
                yield entry


class Offer(NamedTuple):
    """An action as the palette shows it."""

    group: str  # the titles of its menus: "Edit › Path"
    action: Action


class Actions(QObject):
    """The actions of one window: as menus, by their keys and by name."""

    def __init__(self, menus: Sequence[Menu], others: Sequence[Menu], window: QWidget) -> None:
        """`others` stand in no menu: they have keys, and the palette offers them."""
        super().__init__(window)
        self._menus, self._others = menus, others
        self._made: dict[str, tuple[Action, QAction]] = {}
        self._withheld: frozenset[str] = frozenset()
        for menu in (*menus, *others):
            self._make(menu, window)
        self._changing = [(entry, made) for entry, made in self._made.values() if entry.can_change]

    def _make(self, menu: Menu, window: QWidget) -> None:
        for entry in menu.entries:
            if isinstance(entry, Menu):
                self._make(entry, window)
            elif isinstance(entry, Action):
                assert entry.name not in self._made, f"two actions are called {entry.name}"
                made = _qt_action(entry, window)
                self._made[entry.name] = entry, made
                window.addAction(made)  # a key is heard also where no menu holds the action

    def __getitem__(self, name: str) -> QAction:
        """An action that is always there, as Qt knows it."""
        return self._made[name][1]

    def follow(self, *signals: SignalInstance) -> None:
        """Look what is enabled whenever one of these is emitted."""
        for signal in signals:
            signal.connect(self.refresh)

    def refresh(self, *_: object) -> None:
        """Look what is enabled and ticked. Most actions always are: each step of a drag comes by here."""
        for entry, made in self._changing:
            _bring_up_to_date(entry, made, entry.name not in self._withheld)

    def withhold(self, names: frozenset[str]) -> None:
        """Have these, and no others, out of reach, as long as a lesson wants it."""
        for name in names ^ self._withheld:
            _bring_up_to_date(*self._made[name], name not in names)
        self._withheld = names

    def follow_state(self, new: State, old: State) -> None:
        """The same where more than the mouse has moved."""
        if not MOVED.issuperset(new.changed(old)):
            self.refresh()

    # The menus

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into a bar."""
        for menu in self._menus:
            self._fill(bar.addMenu(menu.title), menu)

    def _fill(self, shown: QMenu, menu: Menu) -> None:
        shown.setToolTipsVisible(True)
        lists: list[tuple[Listed, QAction]] = []  # each with the mark that it stands before
        inner: list[tuple[QMenu, Menu]] = []
        for entry in menu.entries:
            if entry is None:
                shown.addSeparator()
            elif isinstance(entry, Action):
                shown.addAction(self[entry.name])
            elif isinstance(entry, Menu):
                inner.append((shown.addMenu(entry.title), entry))
                self._fill(*inner[-1])
            else:
                mark = shown.addSeparator()
                mark.setVisible(False)
                lists.append((entry, mark))
        listed: list[QAction | QMenu] = []

        def bring_up_to_date() -> None:
            self.refresh()
            for gone in listed:
                shown.removeAction(gone.menuAction() if isinstance(gone, QMenu) else gone)
                gone.setParent(None)
                gone.deleteLater()
            listed.clear()
            for entries, mark in lists:
                listed.extend(self._insert(shown, entries.entries(), mark))
            for below, entry in inner:
                below.menuAction().setEnabled(any(True for _ in entry.now()))

        shown.aboutToShow.connect(bring_up_to_date)

    def _insert(
        self, shown: QMenu, entries: Iterable[Action | Menu | None], mark: QAction
    ) -> Iterator[QAction | QMenu]:
        for entry in entries:
            if isinstance(entry, Action):
                made = _qt_action(entry, shown)
                shown.insertAction(mark, made)
                yield made
            elif isinstance(entry, Menu):
                below = QMenu(entry.title, shown)
                self._fill(below, entry)
                shown.insertMenu(mark, below)
                yield below
            else:
                yield shown.insertSeparator(mark)

    # What there is

    def offers(self) -> list[Offer]:
        """Everything that can be done at the moment, also what is not enabled."""
        offers = [offer for menu in (*self._menus, *self._others) for offer in _offers(menu, "")]
        return [offer for offer in offers if offer.action.name not in self._withheld]

    def keys(self) -> list[Group]:
        """Every key and what it does, menu by menu."""
        return [group for menu in (*self._menus, *self._others) for group in _keys_of(menu)]


def of_choice(choice: Choice) -> Iterator[Action]:
    """What a combo box of a panel offers."""

    def is_current(key: str) -> bool:
        return bool(choice.currentData() == key)

    for row in range(choice.count()):
        key, label, explanation, there = choice.offered(row)
        yield Action(
            "", plain_action(label), partial(choice.choose, key), explanation, enabled=partial(bool, there),
            checked=partial(is_current, key),
        )  # fmt: skip


def plain(text: str) -> str:
    """The words of an action, without what a menu needs."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _qt_action(entry: Action, parent: QObject) -> QAction:
    made = QAction(entry.text, parent)
    if entry.key and entry.keyed:
        made.setShortcut(QKeySequence(entry.key))
    made.setCheckable(entry.checked is not None)
    made.triggered.connect(lambda: entry.run())
    _bring_up_to_date(entry, made)
    return made


def _bring_up_to_date(entry: Action, made: QAction, allowed: bool = True) -> None:
    tip = plain_tip(entry.tooltip())
    if made.toolTip() != tip:
        made.setToolTip(tip)
        made.setStatusTip(tip)
    if made.isEnabled() != (allowed and entry.enabled()):
        made.setEnabled(not made.isEnabled())
    if entry.checked is not None:
        made.setChecked(entry.checked())


def _offers(menu: Menu, above: str) -> Iterator[Offer]:
    group = BELOW.join(filter(None, [above, plain(menu.title)]))
    for entry in menu.now():
        if isinstance(entry, Action):
            yield Offer(group, entry)
        elif isinstance(entry, Menu):
            yield from _offers(entry, group)


def _keys_of(menu: Menu) -> list[Group]:
    """Of a menu and of those inside it; the only key of an inner one stands among the outer one's."""
    rows: list[tuple[str, str]] = []
    groups: list[Group] = []
    for entry in menu.entries:
        if isinstance(entry, Menu):
            found = _keys_of(entry)
            if len(found) == 1 and len(found[0][1]) == 1:
                ((keys, what),) = found[0][1]
                rows.append((keys, f"{plain(entry.title)}: {what}"))
            else:
                groups += found
        elif isinstance(entry, Action) and entry.key and entry.keyed:
            rows.append((native(entry.key), plain(entry.text)))
    return [(plain(menu.title), rows), *groups] if rows else groups


def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
