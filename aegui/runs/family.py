"""Which run is a branch of which: the family tree of runs, as their folders say. No torch.

A parent is known by an identity that it keeps when it is renamed or moved; one that is gone stands in the
tree under the name that its branches remember.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aegui.runs.run_folder import Run
from aegui.text import shortened


@dataclass(eq=False)
class Relative:
    """A run in a family, or one that is there no more."""

    name: str
    run: Run | None  # None: it was deleted, or lies where nobody looked
    record: Mapping[str, Any] = field(default_factory=dict)  # of where it comes from
    branches: list[Relative] = field(default_factory=list)

    def everybody(self) -> Iterable[Relative]:
        """It and all that come from it."""
        yield self
        for one in self.branches:
            yield from one.everybody()


def families(runs: Sequence[Run]) -> list[Relative]:
    """The first of each family, in the order of the runs; a run by itself is a family of one."""
    everybody = [Relative(run.name, run, _parent(run)) for run in runs]
    by_identity: dict[str, Relative] = {}
    for one in everybody:
        assert one.run is not None
        for key in _identities(one.run.state, one.run.name):
            by_identity.setdefault(key, one)
    firsts: list[Relative] = []
    gone: dict[str, Relative] = {}
    for one in everybody:
        if not one.record:
            firsts.append(one)
            continue
        names = _identities(one.record, str(one.record.get("run", "")))
        parent = next((by_identity[key] for key in names if key in by_identity), None)
        if parent is None or _comes_from(parent, one):
            key = names[0] if names else ""
            if key not in gone:
                gone[key] = Relative(shortened(str(one.record.get("run") or "?")), None)
                firsts.append(gone[key])
            parent = gone[key]
        parent.branches.append(one)
    return firsts


def family_of(run: Run, runs: Sequence[Run]) -> Relative:
    """The first of the family of a run, which may lie elsewhere than the others."""
    known = [one for one in runs if one.path != run.path]
    firsts = families([run, *known])
    return next(one for one in firsts if any(who.run is run for who in one.everybody()))


def parent_of(run: Run, runs: Sequence[Run]) -> Run | None:
    """The run that this one is a branch of; None where it is none, or its parent is gone."""
    record = _parent(run)
    names = set(_identities(record, str(record.get("run", "")))) if record else set()
    for key in sorted(names, key=lambda name: not name.startswith("id ")):
        for one in runs:
            if one.path != run.path and key in _identities(one.state, one.name):
                return one
    return None


def _parent(run: Run) -> Mapping[str, Any]:
    found = run.state.get("parent")
    return found if isinstance(found, dict) else {}


def _identities(of: Mapping[str, Any], name: str) -> list[str]:
    """What a run is known by, the surest first; a run of an older program has no identity, but a start."""
    found = []
    if of.get("id"):
        return [f"id {of['id']}"]
    if of.get("started"):
        found.append(f"started {of['started']} {name}")
        found.append(f"started {of['started']}")
    return found


def _comes_from(one: Relative, other: Relative) -> bool:
    """Whether the one is the other or a branch of it: damaged folders must not make a circle."""
    return any(who is one for who in other.everybody())
