"""The image whose code the mouse rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.file_units import channel_spans, rule_of, span
from aegui.explore.queries.table import TABLE
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.records import Hovered
from aegui.explore.shown_channels import RGB, drawing, names_of
from aegui.explore.state import Bytes, Model, State
from aegui.training.splits import ImageSet
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.parts.datasets.intensities import Intensities
    from aegui.parts.datasets.table import Table
    from aegui.parts.datasets.tags import Tags


@dataclass(frozen=True)
class Key:
    index: int  # row of the codes
    row: int  # of the shown images
    images: ImageSet
    model: Model | None  # that decodes it, where the pixels are not on the disk
    table: Table | None
    tags: Tags | None
    rule: Intensities | None = None  # that brought it to black and white
    channels: tuple[str, ...] = ()  # names, of what is neither grey nor colours


def key(state: State) -> Key | None:
    model, images, index = state.model, state.images, state.hovered
    if model is None or images is None or not 0 <= index < len(model.rows):
        return None
    lacking = model if images.pixels is None else None
    row = int(model.rows[index])
    channels = names_of(state)
    named = () if channels == RGB or len(channels) < 2 else channels
    return Key(index, row, images, lacking, state.table, state.tags, rule_of(model), named)


def answer(key: Key, task: Task[Hovered]) -> Hovered:
    """The image; decoded from its code where the data set is not on the disk, and none of codes alone."""
    images, row = key.images, key.row
    image: Bytes | None = None
    if images.pixels is not None:
        image = images.pixels[row]
    elif key.model is not None and key.model.snapshot is not None:
        image = key.model.snapshot.decode(key.model.codes[key.index : key.index + 1])[0]
    said = () if key.table is None or not key.table.columns else key.table.row(row)
    if key.tags is not None and images.names is not None:
        digests = None if images.digests is None else images.digests[[row]]
        (mark,) = key.tags.of([str(images.names[row])], digests)
        own = ((translate("column", "tag"), mark.tag), (translate("column", "note"), mark.note))
        said = (*((name, text) for name, text in own if text), *said)
    original = images.pixels is not None or image is None
    values = "" if key.channels or image is None else span(image, key.rule)
    each = () if image is None else channel_spans(image, key.rule, key.channels)
    return Hovered(key.index, images.identity(row), images.label(row), image, original, said, values, each)


HOVERED = Query("hovered", key, answer, Urgency.NOW, after=(TABLE,), draws=drawing("image"))
