"""Which channels of images are shown, and how answers are made fit for the eye. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from aegui.parts.channels import COLOURS, Channels, channel_names, fitting, in_colours, usual

if TYPE_CHECKING:
    from aegui.explore.state import State


RGB = ("R", "G", "B")


@dataclass(frozen=True)
class ChannelChoice:
    """The channels that there are, and those that are shown."""

    names: tuple[str, ...]
    shown: Channels  # from 0, in the order of their colours

    @property
    def is_plain(self) -> bool:
        """Whether they are red, green and blue, shown as such."""
        return self.names == RGB and self.shown == usual(len(RGB))


def names_of(state: State) -> tuple[str, ...]:
    """What the channels of the images are called; () where there are no images yet."""
    images, grid, snapshot = state.images, state.grid, state.snapshot
    known: tuple[str, ...] = ()
    if snapshot is not None:
        count = snapshot.recipe.shape[0]
        data = snapshot.recipe.data
        known = tuple(getattr(data, "channels", ()))
        if count == 3 and not known:
            return RGB
    elif images is not None and images.pixels is not None:
        count = int(images.pixels.shape[1])
    elif grid is not None and grid.stored is not None:
        count = int(grid.stored.shape[1])
    else:
        return ()
    return channel_names(count, known)


def choice(state: State) -> ChannelChoice | None:
    """None where there is one channel, or none is known."""
    names = names_of(state)
    return None if len(names) < 2 else ChannelChoice(names, fitting(state.shown_channels, len(names)))


def next_alone(state: State) -> Channels:
    """The channel after the first one shown, alone; the usual ones after the last."""
    now = choice(state)
    if now is None:
        return ()
    after = now.shown[0] + 1 if len(now.shown) == 1 else 0
    return (after,) if after < len(now.names) else ()


def places(shown: Channels) -> tuple[int, ...]:
    """In which of red, green and blue each shown channel is seen."""
    return tuple(COLOURS[len(shown)].index(place) for place in range(len(shown)))


def drawing(*fields: str) -> Callable[[Any, Channels], Any]:
    """What makes of an answer the same with its images (…, C, H, W) in colours.

    A field may be one of a record in it, or of several: "nearest.image".
    """

    def draws(answer: Any, shown: Channels) -> Any:
        changes: dict[str, Any] = {}
        for name in fields:
            head, _, rest = name.partition(".")
            value = changes.get(head, getattr(answer, head, None))
            if value is None:
                continue
            made: Any
            if not rest:
                made = in_colours(value, shown)
            elif isinstance(value, tuple):
                made = tuple(drawing(rest)(one, shown) for one in value)
                made = value if all(map(_same, made, value)) else made
            else:
                made = drawing(rest)(value, shown)
            if made is not value:
                changes[head] = made
        return replace(answer, **changes) if changes else answer

    return draws


def _same(one: object, other: object) -> bool:
    return one is other
