"""The images of a run as they are on the disk now, held against those it was trained with. No torch."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from aegui.core.data import Splits, divide
from aegui.core.image_list import Changes, arranged
from aegui.core.runs import Run, RunError

if TYPE_CHECKING:
    from aegui.datasets import DataSet, Say


class ImagesChanged(RunError):
    """The images are not those that the run was trained with."""


def read_images(
    run: Run, data: DataSet, folders: Iterable[Path], say: Say | None = None, accept: bool = False
) -> tuple[Splits, Changes]:
    """The images of a run, in the parts that they had there, and what changed since.

    Images that are no longer the run's are left out; where changes are accepted, new ones are trained on.
    A run without a list, of a data set that does not change or of an older program, is divided anew. Raises
    `DataMissing`, `DataBroken`, `RunError`, or `ImagesChanged` where none of a part is left.
    """
    splits = divide(data, folders, say)
    known = run.images
    if known is None:
        return splits, Changes()
    try:
        return arranged(known, splits, accept)
    except ValueError as error:
        raise ImagesChanged(f"The images of {run.name} have changed since it was trained: {error}.") from None


def changed_sentence(run: Run, changes: Changes) -> str:
    """What changed of a run's images; "" where nothing did."""
    return (
        f"The images of {run.name} have changed since it was trained: {changes.text}." if changes.text else ""
    )
