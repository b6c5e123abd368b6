"""The value in the user's files that each brightness stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.file_units import channel_units, rule_of, units
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.records import ChannelUnits
from aegui.explore.shown_channels import ChannelChoice, choice
from aegui.explore.state import Floats, State

if TYPE_CHECKING:
    from aegui.parts.datasets.intensities import Intensities


@dataclass(frozen=True)
class Key:
    rule: Intensities | None
    channels: ChannelChoice | None = None  # None: grey or colours


def key(state: State) -> Key | None:
    rule, channels = rule_of(state.model), choice(state)
    if channels is not None and channels.is_plain:
        channels = None
    return None if rule is None and channels is None else Key(rule, channels)


def answer(key: Key, task: Task[Floats | ChannelUnits | None]) -> Floats | ChannelUnits | None:
    """(256,), of each byte, at most at the limits; or that of each shown channel."""
    return units(key.rule) if key.channels is None else channel_units(key.rule, key.channels)


UNITS = Query("units", key, answer, Urgency.NOW)
