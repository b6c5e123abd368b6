"""Moments that were read lately, so that a hand that goes to and fro finds them again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from aegui.explore.state import Model

if TYPE_CHECKING:
    from torch import Tensor

ROOM = 160 * 2**20  # bytes: a history of 64 MB in half precision, and some more


class MomentCache:
    """Keeps models of one run by their files, for one thread; what nobody looked at goes first."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._models: dict[Path, Model] = {}

    def find(self, path: Path) -> Model | None:
        """The model of this file, if it is kept still."""
        model = self._models.pop(path, None)
        if model is not None:
            self._models[path] = model
        return model

    def put(self, path: Path, model: Model) -> None:
        """Keep a model; one larger than the room is not kept."""
        self._models[path] = model
        while self._models and sum(_size(kept) for kept in self._models.values()) > self._room:
            del self._models[next(iter(self._models))]


def _size(model: Model) -> int:
    """Bytes of its weights and codes."""
    weights: Iterable[Tensor] = (
        model.snapshot.model.state_dict().values() if model.snapshot is not None else ()
    )
    return model.codes.nbytes + sum(value.numel() * value.element_size() for value in weights)
