"""Weights in files: the model of a run, what resuming needs, and the moments of its history."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from aegui.files import check_plain, explain, write_bytes
from aegui.runs.quantising import restored
from aegui.runs.run_folder import MODEL, RESUME, Run, RunError
from aegui.text import counted, shortened
from aegui.training.history import unnamed_rows
from aegui.training.reports import Checkpoint
from aegui.translation import tr


def write(path: Path, tensors: dict[str, Tensor], about: dict[str, str]) -> None:
    """Write a safetensors file whole or not at all. Raises `OSError`."""
    write_bytes(path, save({k: v.detach().cpu().contiguous() for k, v in tensors.items()}, about))


def read(path: Path, tensors: bool = True) -> tuple[dict[str, Tensor], dict[str, str]]:
    """Tensors, where they are wanted, and texts of a safetensors file. Raises `RunError`."""
    try:
        check_plain(path)
        with safe_open(str(path), framework="pt") as file:
            names = file.keys() if tensors else ()
            return {name: file.get_tensor(name) for name in names}, file.metadata() or {}
    except OSError as error:
        raise RunError(explain(error, path)) from error
    except (SafetensorError, ValueError, RuntimeError) as error:
        raise RunError(
            tr("{} is damaged or no safetensors file ({}).", path, shortened(str(error)))
        ) from error


def of_run(run: Run) -> dict[str, Tensor]:
    """The weights to use. Raises `RunError`."""
    path = run.path / MODEL
    try:
        return restored(read(path)[0])
    except ValueError as error:
        raise RunError(tr("{} is damaged: {}.", path, error)) from error


def write_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Everything that resuming needs, in one file that changes as a whole."""
    tensors = {f"model/{k}": v for k, v in checkpoint.weights.items()}
    tensors |= {f"optimizer/{k}": v for k, v in checkpoint.optimizers.items()}
    tensors |= {f"best/{k}": v for k, v in (checkpoint.best or {}).items()}
    tensors |= {f"average/{k}": v for k, v in (checkpoint.average or {}).items()}
    about = {"counters": json.dumps(checkpoint.counters), "recipe": checkpoint.recipe}
    write(path / RESUME, tensors, about)


def require_checkpoint(run: Run) -> None:
    """Refuse a run that has nothing to go on from. Raises `RunError`."""
    if (run.path / RESUME).is_file():
        return
    if run.foreign:
        raise RunError(
            tr("{} can't be trained: it was made elsewhere, and came without what learning needs.", run.name)
        )
    if run.results:
        raise RunError(
            tr("{} can't go on: it holds no {} (a shipped or packed run has none).", run.name, RESUME)
        )
    raise RunError(
        tr(
            "{} can't go on: it holds no {}, as it ended before its first checkpoint: train it anew.",
            run.name,
            RESUME,
        )
    )


def read_checkpoint(run: Run) -> Checkpoint:
    """Raises `RunError`."""
    require_checkpoint(run)
    tensors, about = read(run.path / RESUME)
    return Checkpoint(
        _under("model/", tensors),
        _under("optimizer/", tensors),
        _counters(run.path / RESUME, about),
        _under("best/", tensors) or None,
        _under("average/", tensors) or None,
        about.get("recipe") or _recipe_of_model(run),
    )


def read_counters(run: Run) -> dict[str, Any]:
    """The plain numbers of a run's checkpoint, without its tensors. Raises `RunError`."""
    path = run.path / RESUME
    return _counters(path, read(path, tensors=False)[1])


def _counters(path: Path, about: dict[str, str]) -> dict[str, Any]:
    try:
        counters: dict[str, Any] = json.loads(about["counters"])
        int(counters["epoch"]), int(counters["step"])
    except (KeyError, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise RunError(tr("{} is damaged: its counters are missing.", path)) from error
    return counters


def _recipe_of_model(run: Run) -> str:
    """The recipe that stands in the model's file: older checkpoints hold none."""
    with suppress(RunError):
        return read(run.path / MODEL)[1].get("recipe", "")
    return ""


def moment(path: Path, shown: int = 0) -> tuple[dict[str, Tensor], Any, NDArray[np.int64]]:
    """The weights and the probe codes (N, D) of a stored moment, and which of so many shown images they
    are of. Raises `RunError`."""
    tensors, _ = read(path)
    held, named = tensors.pop("codes", torch.empty(0)), tensors.pop("rows", None)
    if held.ndim != 2 or not (held.numel() and held.is_floating_point() and held.isfinite().all()):
        raise RunError(tr("{} is damaged: it holds no codes.", path))
    if named is not None and (
        named.ndim != 1 or named.is_floating_point() or len(np.unique(named.numpy())) < len(named)
    ):
        raise RunError(tr("{} is damaged: which images its codes are of can't be told.", path))
    codes = held.float().numpy()
    rows = unnamed_rows(shown) if named is None else named.long().numpy()
    if shown and (len(codes) != len(rows) or rows.min(initial=0) < 0 or rows.max(initial=0) >= shown):
        given, there = counted(len(codes), "code"), counted(shown, "image")
        raise RunError(tr("{} is damaged: its {} can't be of the {} shown.", path, given, there))
    try:
        return restored(tensors), codes, rows
    except ValueError as error:
        raise RunError(tr("{} is damaged: {}.", path, error)) from error


def write_moment(
    folder: Path, epoch: int, weights: dict[str, Tensor], codes: Any, rows: NDArray[np.int64]
) -> None:
    """Weights, probe codes (N, D), and of which shown images (N,) they are."""
    folder.mkdir(exist_ok=True)
    probes = {"codes": torch.from_numpy(codes).half(), "rows": torch.tensor(rows).int()}
    write(folder / f"{epoch:06d}.safetensors", weights | probes, {"epoch": str(epoch)})


def renumber(moments: Iterable[tuple[int, Path]], shown: int, places: NDArray[np.int64]) -> None:
    """Let moments number other images than the `shown` ones so far: the new place of each, −1 of none.

    A moment that can't be read stays as it is. Raises `OSError`.
    """
    for epoch, path in moments:
        with suppress(RunError):
            tensors, codes, rows = moment(path, shown)
            there = places[rows] >= 0
            halves = {n: v.half() if v.is_floating_point() else v for n, v in tensors.items()}
            write_moment(path.parent, epoch, halves, codes[there], places[rows[there]])


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
