"""What a statistic is over a whole batch, where several processes learn a part of it each.

A loss that is the mean of its images' needs nothing of this. One that is a function of a mean over the batch
asks for that mean here: its value is that of all images, its gradient that of the images at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from torch import Tensor

Total = Callable[[Tensor], Tensor]  # the mean at hand → that of the whole batch, without its graph
_total: ContextVar[Total | None] = ContextVar("total", default=None)


def over_batch(mean: Tensor) -> Tensor:
    """The mean over the whole batch, of the mean over the images at hand."""
    total = _total.get()
    return mean if total is None else mean + (total(mean.detach()) - mean.detach())


@contextmanager
def parts_of_batches(total: Total) -> Iterator[None]:
    """Meanwhile the images at hand are a part of a batch."""
    token = _total.set(total)
    try:
        yield
    finally:
        _total.reset(token)
