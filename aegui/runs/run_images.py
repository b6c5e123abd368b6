"""The images of a run as they are on the disk now, held against those it was trained with. No torch."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from aegui.parts.datasets import DataBroken
from aegui.parts.datasets.origin import origin
from aegui.runs import annotations as notes
from aegui.runs.image_list import Changes, arranged
from aegui.runs.run_folder import Run, RunError
from aegui.sampling import sample
from aegui.training.splits import Splits, divide
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet, Say


LOOKED_FOR = 200  # names of images: where one of them is, are the others


class ImagesChanged(RunError):
    """The images are not those that the run was trained with."""


class ImagesMoved(RunError):
    """The user's own images of a run are not where they were; the message says where that was."""


def remember(run: Path, place: Path | None) -> None:
    """Keep where a run's own images are, with the run. Raises `OSError`."""
    if place is not None:
        notes.write(run, notes.IMAGES_AT, {"path": str(place.absolute())})


def located(run: Run, data: DataSet, folders: Iterable[Path]) -> DataSet:
    """A run's data where they are: as the recipe says, where they were last, or moved to one of the folders.

    Raises `ImagesMoved`.
    """
    looked = list(folders)
    if data.classes_known or data.find(looked) is not None:
        return data
    path = Path(str(getattr(data, "path", "")))
    before = notes.read(run.path, notes.IMAGES_AT, lambda content: Path(content["path"]), lambda _: None)
    known = _names(run)
    moved = [place for folder in looked for place in (folder / path.name, folder) if _holds(place, known)]
    for place in [*([before] if before is not None else []), *moved]:
        there = at(data, place)
        if there.find(()) is not None:
            return there
    places = ", ".join(str(place) for place in dict.fromkeys([path, *([before] if before else [])]))
    raise ImagesMoved(tr("The images of {} are not at {} any more.", run.name, places))


def at(data: DataSet, place: Path) -> DataSet:
    """The same data at another place."""
    return data.model_copy(update={"path": str(place.absolute())})


def found_at(run: Run, data: DataSet, place: Path) -> DataSet | None:
    """A run's data in a folder that the user pointed to, or beside others there; None where they are not."""
    name = Path(str(getattr(data, "path", ""))).name
    known = _names(run)
    for here in (place, place / name):
        if at(data, here).find(()) is not None and (not known or _holds(here, known)):
            return at(data, here)
    return None


def _names(run: Run) -> list[str]:
    """Some names of a run's images: paths below their folder, or rows of a file."""
    known = run.images
    if known is None or known.images.names is None:
        return []
    names: list[str] = known.images.names[sample(len(known.images), LOOKED_FOR)].tolist()
    return names


def _holds(place: Path, names: list[str]) -> bool:
    """Whether a folder or file holds one of these images; a folder of everything does not."""
    if place.is_file():
        return not names or any(name.startswith((f"{place.name}[", f"{place.name}/")) for name in names)
    return any((place / origin(name).file).is_file() for name in names)


def read_images(
    run: Run, data: DataSet, folders: Iterable[Path], say: Say | None = None, accept: bool = False
) -> tuple[Splits, Changes]:
    """The images of a run, in the parts that they had there, and what changed since.

    Images that are no longer the run's are left out; where changes are accepted, new ones are trained on.
    A run without a list, of a data set that does not change or of an older program, is divided anew. Raises
    `ImagesMoved`, `DataMissing`, `DataBroken`, `RunError`, or `ImagesChanged` where none of a part is left.
    """
    places = list(folders)
    there = located(run, data, places)
    known = run.images
    try:
        splits = divide(there, places, say)
    except DataBroken:
        if known is None or not getattr(there, "labels_from", ""):
            raise
        # The tags, or the table, that the classes were taken from are gone: the list knows the classes.
        splits = divide(there.model_copy(update={"labels_from": ""}), places, say)
    try:
        answer = (splits, Changes()) if known is None else arranged(known, splits, accept)
    except ValueError as error:
        raise ImagesChanged(
            tr("The images of {} have changed since it was trained: {}.", run.name, error)
        ) from None
    if there is not data:
        with suppress(OSError):  # the next time they are looked for there first
            remember(run.path, there.find(()))
    return answer


def changed_sentence(run: Run, changes: Changes) -> str:
    """What changed of a run's images; "" where nothing did."""
    return (
        tr("The images of {} have changed since it was trained: {}.", run.name, changes.text)
        if changes.text
        else ""
    )
