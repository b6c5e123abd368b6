"""A step that there is no memory for ends the training, and a smaller batch is found by trying."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from small import narrow, pull, start
from torch import Tensor

from aegui.parts.models import Losses
from aegui.runs.run_folder import Run
from aegui.training.batch_parts import Parts
from aegui.training.reports import Failed

ERRORS = [
    MemoryError(),
    RuntimeError(
        "[enforce fail at alloc_cpu.cpp:131] . DefaultCPUAllocator: can't allocate memory: you tried"
    ),
    torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB."),
]


def lacking(monkeypatch: pytest.MonkeyPatch, error: Exception, most: int) -> list[int]:
    """From the third step on there is memory for so many images; those of each step that was tried."""
    whole, tried = Parts.learn, list[int]()

    def learn(parts: Parts, rows: Tensor, *others: object) -> Losses:
        tried.append(len(rows))
        if len(tried) > 2 and len(rows) > most:
            raise error
        return whole(parts, rows, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(Parts, "learn", learn)
    return tried


@pytest.mark.parametrize("error", ERRORS, ids=["python", "cpu", "cuda"])
def test_a_smaller_batch_is_tried_and_offered(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = lacking(monkeypatch, error, 40)
    begun = start(narrow(), tmp_path)
    failed = pull(begun.training)[-1]
    assert tried == [128, 128, 128, 64, 32]
    assert isinstance(failed, Failed)
    assert (failed.batch, failed.diverged) == (32, False)
    assert failed.message == (
        "There is no memory for a step of 128 images: one of 32 was tried and fits. "
        "Train with a batch of 32 (training.batch)."
    )
    assert Run(begun.path).state["status"] == "failed"


def test_where_none_fits_it_says_what_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = lacking(monkeypatch, MemoryError(), 0)
    failed = pull(start(narrow(), tmp_path).training)[-1]
    assert tried == [128, 128, 128, 64, 32, 16, 8, 4, 2, 1]
    assert isinstance(failed, Failed)
    assert failed.batch == 0
    assert failed.message.startswith("The memory is used up: take a smaller")


def test_what_is_foretold_not_to_fit_is_not_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = lacking(monkeypatch, MemoryError(), 40)
    begun = start(narrow(), tmp_path)
    monkeypatch.setattr("aegui.training.footprint.free_memory", lambda: 300_000)
    failed = pull(begun.training)[-1]
    assert isinstance(failed, Failed)
    assert 0 < failed.batch < 32
    assert tried[3:] == [failed.batch]


def test_other_errors_are_no_lack_of_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, RuntimeError("mat1 and mat2 can't be multiplied"), 40)
    with pytest.raises(RuntimeError, match="multiplied"):
        pull(start(narrow(), tmp_path).training)
