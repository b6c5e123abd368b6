"""The channels that images have, and those that are shown."""

from __future__ import annotations

from aegui.explore.query import Query, Task, Urgency
from aegui.explore.shown_channels import ChannelChoice, choice


def answer(key: ChannelChoice, task: Task[ChannelChoice]) -> ChannelChoice:
    """As the state has it."""
    return key


CHANNELS = Query("channels", choice, answer, Urgency.NOW)
