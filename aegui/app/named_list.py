"""What the user names and keeps with a run: bookmarks, directions. Other windows may change it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from aegui.files import explain
from aegui.runs.annotations import Kept, Named

N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Sentences:
    """Why a name is refused, and what a full disk means, in the user's language."""

    nameless: str
    taken: str  # {}: the name
    lost: str  # {}: the reason


class NamedList(Generic[N]):
    """Adds, renames and forgets; what is refused is said, and nothing is raised."""

    def __init__(
        self,
        kept: Kept[N],
        sentences: Sentences,
        complain: Callable[[str], None],
        changed: Callable[[tuple[N, ...]], None],
    ) -> None:
        """`changed` is called with all there are, the oldest first, whenever that may be others."""
        self._kept, self._sentences, self._complain, self._changed = kept, sentences, complain, changed

    @property
    def names(self) -> tuple[str, ...]:
        """Of all, the oldest first."""
        return tuple(one.name for one in self._kept.all)

    def open(self, run: Path | None) -> None:
        """Another run, with what is kept with it; None: there is none, and nothing is kept."""
        self._kept.open(run, self._complain)
        self._changed(tuple(self._kept.all))

    def refresh(self) -> None:
        """As other windows left the list; it is done by itself before the list is changed."""
        self._kept.refresh(self._complain)
        self._changed(tuple(self._kept.all))

    def put(self, entries: tuple[N, ...], instead_of: tuple[N, ...]) -> None:
        """Entries in place of those that a deed left, beside what other windows have changed since."""
        self.refresh()
        if self.names != tuple(one.name for one in instead_of):
            gone = {one.name for one in instead_of} - {one.name for one in entries}
            stay = [one for one in self._kept.all if one.name not in gone]
            taken = {one.name for one in stay}
            known = {one.name for one in instead_of}
            back = [one for one in entries if one.name not in known | taken]
            entries = (*stay, *back)
        self._keep(list(entries))

    @property
    def all(self) -> tuple[N, ...]:
        """The oldest first."""
        return tuple(self._kept.all)

    def find(self, name: str) -> N | None:
        """The one of that name."""
        return next((one for one in self._kept.all if one.name == name), None)

    def add(self, new: N) -> bool:
        """One more, under a name of its own; whether it is kept with the run."""
        return self._allows(new.name) and self._keep([*self._kept.all, new])

    def rename(self, old: str, new: str) -> bool:
        """Give one another name; whether it has it now."""
        new = new.strip()
        if new == old or not self._allows(new):
            return False
        self._keep([_named(one, new) if one.name == old else one for one in self._kept.all])
        return self.find(new) is not None

    def remove(self, name: str) -> None:
        """Forget one."""
        self.refresh()
        self._keep([one for one in self._kept.all if one.name != name])

    def _allows(self, name: str) -> bool:
        """Whether one may be called this, other windows' included; why not is said."""
        self.refresh()
        if not name:
            self._complain(self._sentences.nameless)
        elif name in self.names:
            self._complain(self._sentences.taken.format(name))
        return bool(name) and name not in self.names

    def _keep(self, entries: list[N]) -> bool:
        lost = ""
        try:
            self._kept.keep(entries)
        except OSError as error:
            lost = self._sentences.lost.format(explain(error))
            self._complain(lost)
        self._changed(tuple(self._kept.all))
        return not lost


def _named(one: N, name: str) -> N:
    return replace(one, name=name)  # type: ignore[type-var]
