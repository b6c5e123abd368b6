"""Keeps torch's compiler out of a process that compiles nothing: to import it takes 130 MB and a second."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any

import torch

NAME = "torch._dynamo"
_one_at_a_time = RLock()  # who imports the compiler does not get what stands in for it in another thread


def _itself(function: Any, *_: object, **__: object) -> Any:
    return function


def _nothing() -> None:
    """There is no graph to be broken."""


def leave_optimizers_alone() -> None:
    """torch imports the compiler for the first optimizer, to say that it must not compile some functions of
    optimizers. Here that counts as said."""
    for function in vars(torch.optim.Optimizer).values():
        if inspect.isfunction(function) and function.__code__.co_filename == torch._compile.__file__:
            plain = inspect.unwrap(function)
            plain.__dynamo_disable = plain


@contextmanager
def without_compiler() -> Iterator[None]:
    """Tensors that are pretended, or whose operations are counted, import all of it for its settings.

    Meanwhile the module of the settings stands alone, with what is asked of the compiler where nothing is
    compiled; afterwards who needs the compiler imports it as ever.
    """
    if NAME in sys.modules:
        yield
        return
    with _one_at_a_time:
        yield from _standing_in()


def bring_compiler() -> None:
    """Import the compiler for who can't do without, as the exporter of models."""
    with _one_at_a_time:
        importlib.import_module(NAME)


def _standing_in() -> Iterator[None]:
    if NAME in sys.modules:  # it came while this waited
        yield
        return
    stand_in: Any = ModuleType(NAME)
    stand_in.__path__ = [str(Path(torch.__file__).parent / "_dynamo")]
    stand_in.disable, stand_in.graph_break = _itself, _nothing
    sys.modules[NAME] = torch._dynamo = stand_in
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name == NAME or name.startswith(f"{NAME}.")]:
            del sys.modules[name]
        del torch._dynamo
