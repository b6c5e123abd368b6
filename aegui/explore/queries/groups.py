"""Groups found among the codes, and the methods that there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, get_args

from aegui.explore.groups import FoundGroups, GroupingChoice
from aegui.explore.query import Lacking, Query, Same, Task, Urgency
from aegui.explore.records import GroupingMethod, GroupingSetting
from aegui.explore.state import Floats, Ints, State
from aegui.training.splits import ImageSet
from aegui.translation import translate

REST = 0.4  # seconds that codes and settings stay


@dataclass(frozen=True)
class Key:
    choice: GroupingChoice
    codes: Same[Floats]  # (n, D)
    rows: Ints = field(compare=False)  # (n,), of the images
    images: ImageSet = field(compare=False)


def key(state: State) -> Key | None:
    """None before groups were asked for."""
    if state.grouping is None or state.model is None or state.images is None:
        return None
    return Key(state.grouping, Same(state.model.codes), state.model.rows, state.images)


def outlives(before: Key, now: Key) -> bool:
    """The groups stay until there are others, unless they are of other images."""
    return before.images is now.images or (
        before.images.data == now.images.data and before.images.same_as(now.images)
    )


def answer(key: Key, task: Task[FoundGroups]) -> FoundGroups:
    """Groups, coarse ones first; where the codes are those of the same images as before, each keeps its
    number. Raises `Lacking` where there are none."""
    from aegui.analysis.groups import find, groupings, matched

    before = task.before
    found = None
    task.tell(0.0)
    try:
        for step in find(
            key.codes.it, groupings.make({"kind": key.choice.kind, **dict(key.choice.settings)})
        ):
            task.tell(step.share, step.what)
            if step.groups is None:
                continue
            groups = step.groups
            if before is not None and before[0].images is key.images and before[0].choice == key.choice:
                groups = matched(groups, before[1].groups)
            found = FoundGroups(groups, key.rows, key.images, key.choice)
            if step.share < 1:
                task.hand(found)
    except ValueError as error:
        raise Lacking(str(error)) from None
    assert found is not None
    return found


# None while a training runs: every moment would be grouped anew, and a core would do nothing else.
GROUPS = Query(
    "groups", key, answer, Urgency.IDLE, rest=REST, in_training=None, outlives=outlives, keeps="groups"
)


def ready(state: State) -> bool | None:
    """Whether what describes the methods can be imported without a delay that is seen: with the model."""
    model = state.model
    codes_alone = model is not None and not state.model_awaited and not model.is_early  # no model comes
    return True if state.snapshot is not None or codes_alone else None


def offered(key: bool, task: Task[tuple[GroupingMethod, ...]]) -> tuple[GroupingMethod, ...]:
    """Every method with its settings."""
    from aegui.analysis.groups import groupings

    return tuple(
        GroupingMethod(
            one.name,
            translate("groups", one.label),
            translate("groups", one.help),
            tuple(_setting(name, info) for name, info in one.what.model_fields.items()),
        )
        for one in groupings
    )


METHODS = Query("grouping methods", ready, offered, Urgency.SOON)


def _setting(name: str, info: Any) -> GroupingSetting:
    """As the registry describes a field: a number that may be left to the method, a tick, or a choice."""
    limits = {
        kind: getattr(one, kind) for one in info.metadata for kind in ("ge", "le") if hasattr(one, kind)
    }
    texts = tuple(one for one in get_args(info.annotation) if isinstance(one, str))
    return GroupingSetting(
        name,
        translate("groups", info.title or name),
        translate("groups", info.description or ""),
        info.default,
        int(limits.get("ge", 0)),
        int(limits.get("le", 0)),
        texts,
    )
