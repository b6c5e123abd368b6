"""A model from elsewhere becomes a run: its graphs, the codes of some images, and how it was understood.

From then on it is opened, listed and explored like every other run; it holds nothing that could be trained.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import tomli_w
from numpy.typing import NDArray
from pydantic_core import PydanticCustomError

from aegui.files import explain, write_text
from aegui.foreign import ForeignError
from aegui.foreign.autoencoder import ForeignAutoencoder
from aegui.foreign.foreign_model import ForeignModel, fitted, form_of, load
from aegui.foreign.labels import classes_told, code_names_told
from aegui.foreign.model_folder import DESCRIPTION, ModelFolder, copy_to
from aegui.foreign.settling import TRIED, settled
from aegui.parts.datasets import DataBroken, datasets, texts
from aegui.parts.datasets.arrays import kind_of
from aegui.recipe import Recipe, make
from aegui.runs import run_folder
from aegui.runs.foreign_network import kept
from aegui.runs.image_list import ImageList, listed, to_csv
from aegui.runs.recording import store_codes, versions
from aegui.runs.run_folder import RunError, StoredCodes
from aegui.runs.run_images import remember
from aegui.runs.snapshot import Snapshot
from aegui.sampling import mixed
from aegui.text import counted, quoted, shortened
from aegui.training.splits import ImageSet, Splits, divide
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet, Say

AT_ONCE = 512  # images
COUNTED = 4_000  # images that mean and spread are taken of
DRAWS = 1_000  # codes of a decoder alone
PREVIEW = 16
READING = 0.3  # of the time, about
LONGEST = 40  # characters of a name
LONGEST_NAME = 40  # of a number of a code, or of a class that is a label
OURS = re.compile(r"z_?\d+")  # as the numbers of a code are called anyway
FIXED = {"path", "table"}  # no description of a model leads to files

Shape = tuple[int, int, int]
Form = tuple[int | None, int | None, int | None]
Bytes = NDArray[np.uint8]


def form(found: ModelFolder) -> Form:
    """Channels, height and width of the images that a model is of; None of what is free.

    Raises `ForeignError`.
    """
    return form_of(found, *load(found, threads=1))[2]


def adopted(parent: Path, digest: str, data: str = "") -> Path | None:
    """The newest run of a model with this digest, of these images (`key_of`) where they are named."""
    for run in run_folder.find_all([parent]):
        with suppress(RunError):
            about = run.foreign
            if about.get("digest") == digest and data in ("", about.get("data")):
                return run.path
    return None


def data_for(
    form: Form, place: Path | None = None, kind: str = "", told: Mapping[str, Any] | None = None
) -> DataSet:
    """A data set, a folder of pictures or a file of arrays, whose images are brought to a model's form; those
    of one's own as the model has `told`, where it says how.

    The test images are looked at, where there are some. Raises `DataBroken` or `ForeignError`.
    """
    if place is None:
        if kind not in datasets.names():
            raise DataBroken(
                tr("There is no data set {}; there are {}.", quoted(kind), ", ".join(datasets.names()))
            )
        return datasets.make({"kind": kind, "validation": "test"})
    channels, high, wide = form
    size = {} if high is None or wide is None else {"size": [high, wide]}
    colour = {} if channels is None else {"colour": "grey" if channels == 1 else "rgb"}
    told = told or {}
    own = "patches" if "patch" in told and kind_of(place) == "folder" else kind_of(place)
    fields = {key for kind in ("arrays", "patches") for key in datasets[kind].what.model_fields} - FIXED
    wrong = next((key for key in told if key not in fields), None)
    if wrong is not None:
        raise ForeignError(
            tr("{}: images.{} is no setting of images of one's own.", DESCRIPTION, shortened(wrong))
        )
    known = {key: value for key, value in told.items() if key in datasets[own].what.model_fields}
    given = {"path": str(place.absolute()), "validation": "training", **size}
    try:
        return datasets.make({"kind": own, **known, **given, **({} if known.get("channels") else colour)})
    except PydanticCustomError as error:
        about = error.context or {}
        raise ForeignError(tr("{}: images.{} {}.", DESCRIPTION, about["path"], about["message"])) from None


def suits(form: Form, shape: Shape) -> bool:
    """Whether images (C, H, W) are of a model's form."""
    return all(own in (None, given) for own, given in zip(form, shape, strict=True))


def adopt(
    found: ModelFolder, data: DataSet | None, folders: Sequence[Path], parent: Path, command: str, say: Say
) -> Path:
    """Make a run of a model and the images of a data set; of a decoder alone, without images.

    `say` hears how far it is and may raise to cancel: then nothing is left behind. Raises `ForeignError`,
    `DataMissing`, `DataBroken`, `RunError` or `OSError`.
    """
    if found.encoder is None:
        return _decoder_alone(found, parent, command)
    if data is None:
        raise ForeignError(tr("{} encodes images: choose a data set.", found.name))
    data = data.settled(folders, lambda share, what: say(0.1 * share, what))
    model = fitted(found, data.shape)
    splits = divide(data, folders, lambda share, what: say(0.1 + READING * share, what))
    shown = splits.shown
    if shown.pixels is None:
        raise ForeignError(tr("The images are not on the disk."))
    rows = mixed(len(shown), shown.labels)[:COUNTED]
    understood = settled(found, model, shown.pixels[rows[:TRIED]], shown.pixels[rows])
    recipe = _recipe(found, data, understood.size, shown.classes)
    snapshot = Snapshot(recipe, ForeignAutoencoder(recipe.plan, understood.size, understood.model))
    codes = []
    for at in range(0, len(shown), AT_ONCE):
        say(0.5 + 0.5 * at / len(shown), tr("{:,} of {}", at, counted(len(shown), "image")))
        codes.append(snapshot.encode(shown.pixels[at : at + AT_ONCE]))
    preview = splits.preview(PREVIEW) if found.decoder is not None else np.empty(0, np.int64)
    pictures = np.empty((0, *data.shape), np.uint8)
    if found.decoder is not None:
        pictures = snapshot.reconstruct(shown.pixels[preview])
    own = shown.names is not None  # what they are of the model's training is not known
    subset = replace(shown, parts=("given",)) if own else shown
    called = found.description.classes
    if called and len(called) == len(shown.classes):
        subset = replace(subset, classes=called)
    stored = StoredCodes(subset, np.concatenate(codes), preview, pictures)
    _hold_numbers(stored, found)
    names, note = code_names(found, understood.model, understood.size)
    about = {
        "digest": found.digest(), "data": key_of(data), "images": True, "decodes": found.decoder is not None,
        **kept(understood), "codes": names, "notes": [*understood.notes, *note, *splits.warnings],
    }  # fmt: skip
    with new_folder(parent, run_folder.name_of(recipe.name, data.model_dump(mode="json"))) as made:
        copy_to(found, made / run_folder.GRAPHS)
        with suppress(OSError):
            remember(made, data.find(folders) if not data.classes_known else None)
        write(made, recipe.to_toml(), found.source, command, about, stored, listed(splits))
    return made


def _decoder_alone(found: ModelFolder, parent: Path, command: str) -> Path:
    """A run of draws of a standard Gaussian: there are no images."""
    channels, high, wide = form(found)
    if channels is None or high is None or wide is None:
        raise ForeignError(
            tr(
                "{} has a decoder alone, and how large its images are can't be told: say size and "
                "colour in model.toml.",
                found.name,
            )
        )
    shape = channels, high, wide
    understood = settled(found, fitted(found, shape), None)
    colour = "grey" if channels == 1 else "rgb"
    data = datasets.make({"kind": "folder", "size": [high, wide], "colour": colour})
    recipe = _recipe(found, data, understood.size, ())
    subset = _drawn(understood.model, class_names(found, understood.model))
    stored = StoredCodes(
        subset, understood.model.draws(DRAWS), np.empty(0, np.int64), np.empty((0, *shape), np.uint8)
    )
    names, said = code_names(found, understood.model, understood.size)
    note = tr(
        "There is no encoder: the {:,} points are draws of a standard Gaussian, and no image "
        "lies behind them.",
        DRAWS,
    )
    about = {
        "digest": found.digest(), "data": "", "images": False, "decodes": True, **kept(understood),
        "codes": names, "notes": [note, *understood.notes, *said],
    }  # fmt: skip
    with new_folder(parent, recipe.name) as made:
        copy_to(found, made / run_folder.GRAPHS)
        known = listed(Splits(subset, subset, subset, subset))
        write(made, recipe.to_toml(), found.source, command, about, stored, known)
    return made


def _drawn(model: ForeignModel, classes: tuple[str, ...]) -> ImageSet:
    """The draws of a decoder alone; where it takes labels, each is of the class that it is drawn with."""
    made = nameless("draws", DRAWS, "drawn")
    names = texts([tr("draw {}", number) for number in range(1, DRAWS + 1)])
    labels = made.rows % len(classes) if classes else None
    return replace(made, names=names, digests=np.zeros(DRAWS, np.uint64), labels=labels, classes=classes)


def class_names(found: ModelFolder, model: ForeignModel) -> tuple[str, ...]:
    """What the labels are called that a decoder takes; () where it takes none."""
    if model.decoder is None or model.decoder.labels is None:
        return ()
    count = model.decoder.labels.count
    for named in (found.description.classes, classes_told(model.decoder.about)):
        if len(named) == count:
            return tuple(shortened(name, LONGEST_NAME) for name in named)
    return tuple(str(number) for number in range(count))


def code_names(found: ModelFolder, model: ForeignModel, size: int) -> tuple[list[str], list[str]]:
    """What the numbers of a code are called, the labels behind them by their classes; "" where one has no
    name of its own, and none where no one has. Then a sentence where the names said can't be used."""
    classes = class_names(found, model)
    graph = model.decoder or model.encoder
    told = found.description.codes or (code_names_told(graph.about) if graph is not None else ())
    names = ["" if OURS.fullmatch(name.strip()) else shortened(name.strip(), LONGEST_NAME) for name in told]
    wanted, note = size - len(classes), list[str]()
    if names and len(names) not in (wanted, size):
        text = tr("model.toml names {} of a code that has {:,}", counted(len(names), "number"), wanted)
        names, note = [], [tr("{}: the names are left out.", text)]
    names = [*names, *[""] * (wanted - len(names)), *[f"label {name}" for name in classes]][:size]
    return (names if any(names) else []), note


def nameless(name: str, count: int, part: str) -> ImageSet:
    """Points (N,) that no image is known of."""
    rows = np.arange(count, dtype=np.int64)
    return ImageSet(name, ("train",), np.zeros(count, np.uint8), rows, None, None, (), parts=(part,))


def _hold_numbers(stored: StoredCodes, found: ModelFolder) -> None:
    broken = np.flatnonzero(~(np.abs(stored.codes) < run_folder.LARGEST).all(axis=1))
    if len(broken):
        first = stored.subset.identity(int(broken[0]))
        raise ForeignError(
            tr(
                "The encoder of {} gives no numbers (NaN, infinite, or too large) for {:,} of {}, {} first.",
                found.name,
                len(broken),
                counted(len(stored.codes), "image"),
                first,
            )
        )


def _recipe(found: ModelFolder, data: DataSet, code: int, classes: tuple[str, ...]) -> Recipe:
    """What is known of it: its images, and how long a code is."""
    name = re.sub(r"[^a-z0-9]+", "-", found.name.lower()).strip("-")[:LONGEST].strip("-") or "model"
    return make(
        {
            "name": name,
            "summary": tr(
                "Trained elsewhere, opened from {}: data and code size are known alone.", found.source
            ),
            "data": data.model_dump(mode="json"),
            "class_names": None if data.classes_known else list(classes),
            "model": {"kind": "plain", "code": code},
        }
    )


def key_of(data: DataSet) -> str:
    """What tells one choice of images from another."""
    return str(getattr(data, "path", "") or data.kind)


@contextmanager
def new_folder(parent: Path, name: str) -> Iterator[Path]:
    """A folder for a run; where it is not filled to the end, nothing is left of it. Raises `RunError`."""
    try:
        made = run_folder.create(parent, name)
    except OSError as error:
        raise RunError(
            tr(
                "No run can be stored here: {} Choose another folder: the setting `runs` or AEGUI_RUNS.",
                explain(error, parent),
            )
        ) from error
    try:
        yield made
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def write(
    made: Path, recipe: str, source: Path, command: str, about: dict[str, Any], stored: StoredCodes,
    known: ImageList | None,
) -> None:  # fmt: skip
    """Everything but the graphs; the recipe last, which makes a run of the folder. Raises `OSError`."""
    store_codes(made, stored)
    write_text(made / run_folder.FOREIGN, tomli_w.dumps({"source": str(source.absolute()), **about}))
    if known is not None:
        write_text(made / run_folder.IMAGES, to_csv(known))
    state = {
        "status": "finished", "started": run_folder.now(), "command": command, "versions": versions(),
    }  # fmt: skip
    write_text(made / run_folder.STATE, json.dumps(state, indent=2) + "\n")
    write_text(made / run_folder.RESULTS, json.dumps({"note": " ".join(about["notes"])}, indent=2) + "\n")
    write_text(made / run_folder.RECIPE, recipe)
