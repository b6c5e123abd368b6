"""After a step for which the memory did not suffice: a smaller batch for which it does, found by trying."""

from __future__ import annotations

import gc

import torch

from aegui.error_message import is_out_of_memory
from aegui.training import footprint
from aegui.training.learner import Learner


def batch_that_fits(learner: Learner) -> int:
    """Of half the batch, a quarter and so on the largest with which a step can be taken; 0 where none can.

    The steps are real ones, so that what the learner has learnt is lost. What is foretold not to fit is not
    tried: some systems end a program that takes too much. Several ranks do not try, as a step is of all.
    """
    recipe = learner.recipe
    batch = recipe.training.batch // 2 if learner.ranks.alone else 0
    while batch:
        free_what_can_be(learner)
        if _foretold(learner, batch) and _fits(learner, batch):
            return batch
        batch //= 2
    return 0


def free_what_can_be(learner: Learner) -> None:
    """Give back what a step has left behind."""
    learner.forget_step()
    gc.collect()
    if learner.device.type == "cuda":
        torch.cuda.empty_cache()


def _foretold(learner: Learner, batch: int) -> bool:
    if learner.device.type != "cpu":
        return True  # there a step that does not fit is refused
    try:
        step = footprint.tensors(learner.recipe.changed({"training.batch": batch})).step
    except (RuntimeError, NotImplementedError):
        return True  # it can't be pretended
    return step <= (1 - footprint.SPARE) * footprint.free_memory()


def _fits(learner: Learner, batch: int) -> bool:
    try:
        learner.try_step(batch)
    except (MemoryError, RuntimeError) as error:
        if not is_out_of_memory(error):
            raise
        return False
    return True
