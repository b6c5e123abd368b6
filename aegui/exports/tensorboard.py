"""A folder that TensorBoard opens: curves, the image grid, and the codes for its projector. No Qt, no torch.

`tensorboard --logdir FOLDER`. Training and validation are two runs, so that one chart shows both; the codes
lie in the folder itself, as its projector and projector.tensorflow.org read them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from aegui.explore.loss_curves import HIDDEN
from aegui.explore.quantities import VALIDATION, Glossary
from aegui.explore.queries import preview
from aegui.explore.query import Lacking, Task
from aegui.exports.codes import table_of
from aegui.files import write_folder
from aegui.parts.quantities import EVERY
from aegui.runs.codes_table import CodesTable, Say
from aegui.runs.export import as_shown, save_png
from aegui.runs.run_folder import METRICS, STEPS, Run
from aegui.runs.tiles import mosaic
from aegui.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from tensorboard.compat.proto.event_pb2 import Event

    from aegui.explore.records import Preview
    from aegui.explore.state import Bytes, State

NOT_INSTALLED = QT_TRANSLATE_NOOP(
    "exports",
    "TensorBoard's files are written by its own library, which is not installed: "
    "pip install tensorboard, then try again.",
)
EVENTS = "events.out.tfevents.0.aegui"  # readers look for the middle of the name
CODES, METADATA, SPRITE, CONFIG = "codes.tsv", "metadata.tsv", "sprite.png", "projector_config.pbtxt"
ABOUT = "about.json"
FEWEST = 3  # dimensions: of fewer the projector shows an empty space
LARGEST = 8192  # px of a sprite's side: what browsers draw with has no larger pictures
AT_ONCE = 1_000  # codes between two words about the progress


def write(path: Path, run: Run, state: State, about: str, say: Say) -> None:
    """The curves of a run, and grid and codes of a state of it, into a folder that is not there yet, or
    empty; whole or not at all.

    Raises `Lacking` where TensorBoard is not installed or there are no codes, and `OSError`.
    """
    try:
        import tensorboard.compat.proto.event_pb2  # noqa: F401
    except ImportError as error:
        raise Lacking(translate("exports", NOT_INSTALLED)) from error

    table, key = table_of(state, say), preview.key(state)
    grid = None if key is None else preview.answer(key, Task())

    def fill(folder: Path) -> None:
        begun = _started(run)
        for name, events in (
            ("train", _curves(run, False, begun)),
            ("validation", _curves(run, True, begun)),
            ("", _images(grid, begun)),
        ):
            found = list(events)
            if found or not name:  # TensorBoard looks for codes where there are events
                _write_events(folder / name, found, begun)
        _write_codes(folder, table, say)
        if about:
            (folder / ABOUT).write_text(about + "\n", encoding="utf-8")

    write_folder(path, fill)


# Curves and images


def _started(run: Run) -> float:
    """When the run began, in seconds since 1970; 0 where it does not say."""
    try:
        return datetime.fromisoformat(str(run.state.get("started", ""))).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


def _curves(run: Run, validation: bool, begun: float) -> Iterator[Event]:
    """Every figure of every epoch, by its epoch; the losses of the steps, by their step."""
    glossary = Glossary(EVERY)
    for name, key, prefix in ((METRICS, "epoch", ""), (STEPS, "step", "steps/")):
        columns = run.table(name)
        if key not in columns or (prefix and validation):
            continue
        seconds = columns.get("seconds", np.zeros(len(columns[key])))
        for column, values in columns.items():
            if column in HIDDEN or column == key or column.startswith(VALIDATION) is not validation:
                continue
            tag = prefix + column.removeprefix(VALIDATION)
            help_ = glossary.described(column).help
            for at, value, when in zip(columns[key].tolist(), values.tolist(), seconds.tolist(), strict=True):
                if np.isfinite(value):
                    yield _event(tag, int(at), begun + (when if np.isfinite(when) else 0), help_, value)


def _images(grid: Preview | None, begun: float) -> Iterator[Event]:
    """The rows of the grid, each a picture."""
    if grid is None:
        return
    rows = {"original": grid.originals, "noisy": grid.noisy, "reconstructed": grid.reconstructed}
    for name, images in rows.items():
        if images is not None and len(images):
            yield _event(
                f"grid/{name}", 0, begun, "", _picture(mosaic(images, int(np.ceil(np.sqrt(len(images))))))
            )


def _event(tag: str, step: int, when: float, help_: str, value: Any) -> Event:
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.compat.proto.summary_pb2 import Summary, SummaryMetadata

    what = {"image": value} if isinstance(value, Summary.Image) else {"simple_value": value}
    said = SummaryMetadata(summary_description=help_)
    return Event(
        wall_time=when, step=step, summary=Summary(value=[Summary.Value(tag=tag, metadata=said, **what)])
    )


def _picture(pixels: Bytes) -> Any:
    from PIL import Image
    from tensorboard.compat.proto.summary_pb2 import Summary

    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    colours = 1 if pixels.ndim == 2 else 3
    height, width = pixels.shape[:2]
    return Summary.Image(height=height, width=width, colorspace=colours, encoded_image_string=file.getvalue())


def _write_events(folder: Path, events: list[Event], begun: float) -> None:
    """Under a name that says nothing of this machine, so that the same run gives the same file."""
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.summary.writer.record_writer import RecordWriter

    folder.mkdir(exist_ok=True)
    with (folder / EVENTS).open("wb") as file:
        writer = RecordWriter(file)
        for event in (Event(wall_time=begun, file_version="brain.Event:2"), *events):
            writer.write(event.SerializeToString(deterministic=True))


# Codes


def _write_codes(folder: Path, table: CodesTable, say: Say) -> None:
    """For the projector: numbers, what is known of each image, and all images small on one sprite."""
    from google.protobuf import text_format
    from tensorboard.plugins.projector import ProjectorConfig

    if not len(table.codes):
        return
    lacking = max(0, FEWEST - table.codes.shape[1])
    with (folder / CODES).open("w", encoding="utf-8", newline="\n") as file:
        for code in np.pad(table.codes, ((0, 0), (0, lacking))):
            file.write("\t".join(f"{value:.7g}" for value in code.tolist()) + "\n")
    columns = {name: list(values) for name, values in table.texts().items()}
    if table.errors is not None:
        columns["error"] = ["" if np.isnan(error) else f"{error:.6g}" for error in table.errors.tolist()]
    columns |= {name: list(values) for name, values in table.more.items()}
    with (folder / METADATA).open("w", encoding="utf-8", newline="\n") as file:
        if len(columns) > 1:  # of one column the projector takes the first line for an image's
            file.write("\t".join(_cell(name) for name in columns) + "\n")
        for cells in zip(*columns.values(), strict=True):
            file.write("\t".join(_cell(cell) for cell in cells) + "\n")
    config = ProjectorConfig()
    embedding = config.embeddings.add()
    embedding.tensor_name, embedding.tensor_path, embedding.metadata_path = "codes", CODES, METADATA
    if table.images.pixels is not None:
        size = write_sprite(folder / SPRITE, table.images.pixels, table.rows, say)
        embedding.sprite.image_path = SPRITE
        embedding.sprite.single_image_dim.extend(size)
    (folder / CONFIG).write_text(text_format.MessageToString(config), encoding="utf-8")


def _cell(text: str) -> str:
    """On one line and in one column."""
    return " ".join(text.split())


def sprite_form(count: int, width: int, height: int) -> tuple[int, int, int]:
    """How many images stand in a row of the sprite, and how wide and high each is: smaller where all of them
    would not fit into `LARGEST` px."""
    shrink = 1.0
    while True:
        wide, high = max(1, int(width * shrink)), max(1, int(height * shrink))
        across = min(count, max(1, int(np.ceil(np.sqrt(count * high / wide)))))
        if across * wide <= LARGEST and -(-count // across) * high <= LARGEST:
            return across, wide, high
        if wide == high == 1:
            return LARGEST, 1, 1  # of more than 67 million codes the projector shows none
        shrink *= 0.95


def write_sprite(path: Path, pixels: Bytes, rows: Any, say: Say) -> tuple[int, int]:
    """All images row by row on one picture; returns how wide and high each is there. Raises `OSError`."""
    from PIL import Image

    height, width = pixels.shape[2:]
    across, wide, high = sprite_form(len(rows), width, height)
    down = -(-len(rows) // across)
    colours = 1 if pixels.shape[1] == 1 else 3
    canvas = np.zeros((down * high, across * wide, colours), np.uint8)
    for number, row in enumerate(rows.tolist()):
        if number % AT_ONCE == 0:
            say(number / len(rows), translate("exports", "pictures"))
        image = as_shown(pixels[row])
        if (wide, high) != (width, height):
            image = np.asarray(Image.fromarray(image).resize((wide, high), Image.Resampling.BOX))
        top, left = number // across * high, number % across * wide
        canvas[top : top + high, left : left + wide] = image.reshape(high, wide, colours)
    save_png(path, canvas[:, :, 0] if colours == 1 else canvas)
    return wide, high
