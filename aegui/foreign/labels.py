"""Labels that a decoder takes beside the code: which of its inputs they are, and how they lie in it.
No torch."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from aegui.foreign import ForeignError
from aegui.text import counted, shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr

Floats = NDArray[np.float32]
KINDS = {
    "tensor(float)": np.float32, "tensor(double)": np.float64, "tensor(float16)": np.float16,
    "tensor(int64)": np.int64, "tensor(int32)": np.int32, "tensor(uint8)": np.uint8, "tensor(bool)": np.bool_,
}  # fmt: skip
# As labels are called.
CALLED = re.compile(r"label|class|condition|one.?hot|attribute|(^|_)cond(_|$)|^[yc](_|$)", re.IGNORECASE)
MOST = 1_000  # classes
OUTPUTS = ("label", "labels", "y")  # what the labels are called that an encoder gives
DESCRIBED = QT_TRANSLATE_NOOP("", "say classes in model.toml")


class Given(Protocol):
    """An input, as onnxruntime tells it."""

    name: str
    type: str
    shape: Sequence[Any]


@dataclass(frozen=True)
class Labels:
    """The input of a decoder that takes the class."""

    input: str
    count: int  # of classes
    type: Any  # of numpy
    sizes: tuple[int, ...]  # behind the batch
    numbered: bool  # it takes the number of the class; else a share for each class

    def laid(self, shares: Floats) -> NDArray[Any]:
        """Shares of the classes (N, K) → as the network takes them; whole numbers tell the likeliest."""
        first: NDArray[Any] = shares.argmax(axis=1)
        if np.dtype(self.type).kind != "f":
            shares = np.eye(self.count, dtype=np.float32)[first]
        laid = first if self.numbered else shares
        return laid.reshape(len(shares), *self.sizes).astype(self.type)


def classes_told(about: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the classes that the metadata of a graph tells, as what is exported here does; or none."""
    return _names(about.get("classes", ""))


def code_names_told(about: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the numbers of a code in the metadata of a graph."""
    return _names(about.get("code_names", ""))


def _names(text: str) -> tuple[str, ...]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    right = isinstance(given, list) and all(isinstance(one, str) for one in given)
    return tuple(given) if right else ()


def told_apart(path: object, inputs: Sequence[Given], classes: int) -> tuple[Given, Labels]:
    """The input that takes the code, and the one that takes labels, of so many classes; 0: it is not known
    how many. Raises `ForeignError`."""
    found = [(one, labels) for one in inputs if (labels := _labels(one, classes)) is not None]
    if len(found) == 2:  # a code as long as there are classes: the name tells
        called = [one for one in found if CALLED.search(one[0].name)]
        found = called if len(called) == 1 else found[1:]
    if not found:
        names = tr(" and ").join(shortened(one.name) for one in inputs)
        hint = tr("{} are known", counted(classes, "class", "classes")) if classes else tr(DESCRIBED)
        raise ForeignError(
            tr(
                "{} takes two inputs ({}), and which are the labels can't be told: they are "
                "N×classes, or whole numbers of N×1; {}.",
                path,
                shortened(names),
                hint,
            )
        )
    ((_, labels),) = found
    if not 2 <= labels.count <= MOST:
        raise ForeignError(
            tr(
                "{} takes labels of {}; they may be 2 to {:,}.",
                path,
                counted(labels.count, "class", "classes"),
                MOST,
            )
        )
    return next(one for one in inputs if one.name != labels.input), labels


def _labels(given: Given, classes: int) -> Labels | None:
    """How an input takes labels; None where it does not."""
    sizes = [size if isinstance(size, int) and size > 0 else None for size in given.shape[1:]]
    kind, called = KINDS.get(given.type), bool(CALLED.search(given.name))
    if kind is None or not given.shape:
        return None
    whole = np.dtype(kind).kind != "f"
    if classes and sizes and all(size in (1, None) for size in sizes[:-1]):
        if sizes[-1] == classes or (sizes[-1] is None and called and not whole):
            return Labels(given.name, classes, kind, (*[1] * (len(sizes) - 1), classes), False)
    elif called and not whole and len(sizes) == 1 and (sizes[0] or 0) > 1:
        return Labels(given.name, sizes[0] or 0, kind, (sizes[0] or 0,), False)
    if classes and (whole or called) and all(size in (1, None) for size in sizes) and kind is not np.bool_:
        return Labels(given.name, classes, kind, (1,) * len(sizes), True)
    return None
