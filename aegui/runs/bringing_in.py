"""Whatever was made elsewhere, as a run: a model with images, or codes alone; or the run it became before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aegui.foreign.codes_file import ARRAYS, TABLES, read_codes
from aegui.foreign.model_folder import opened
from aegui.runs.adoption import Form, adopt, adopted, data_for, form, key_of
from aegui.runs.codes_alone import adopt_codes, digest_of
from aegui.runs.run_folder import Run

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet, Say


@dataclass(frozen=True)
class Brought:
    """The run of what was brought in."""

    path: Path
    new: bool  # False: it was opened before
    notes: str  # sentences on how it was understood


@dataclass(frozen=True)
class ImagesWanted:
    """A model whose images are to be chosen."""

    path: Path
    name: str
    form: Form


def bring_in(
    path: Path, place: Path | None, kind: str, folders: Sequence[Path], parent: Path, command: str, say: Say,
    ask: bool = False,
) -> Brought | ImagesWanted:  # fmt: skip
    """Make or find the run of a model or of codes, with images of a place or of a data set of that name.

    A model without either is shown with those of the last time, or those that its description names, unless
    they are to be asked for. `say` hears how far it is and may raise to cancel. Raises what `adopt` and
    `adopt_codes` do.
    """
    say(0.0, path.name)
    if path.suffix.lower() in (*TABLES, *ARRAYS) and path.is_file():
        before = None if place else adopted(parent, digest_of(path))
        if before is not None:
            return _brought(before, new=False)
        return _brought(adopt_codes(read_codes(path), place, folders, parent, command, say))
    with opened(path) as found:
        digest = found.digest()
        before = None if place or kind or ask else adopted(parent, digest)
        if before is not None:
            return _brought(before, new=False)
        data: DataSet | None = None
        if found.encoder is not None:
            shape = form(found)
            named = kind or ("" if place or ask else found.description.data)
            if not named and place is None:
                return ImagesWanted(path, found.name, shape)
            data = data_for(shape, place, named, found.description.images)
            before = adopted(parent, digest, key_of(data))
            if before is not None:
                return _brought(before, new=False)
        return _brought(adopt(found, data, folders, parent, command, say))


def _brought(path: Path, new: bool = True) -> Brought:
    return Brought(path, new, str(Run(path).results.get("note", "")))
