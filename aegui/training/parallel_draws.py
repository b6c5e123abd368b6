"""Draws for a part of a batch that are those for the whole of it: what disturbs an image depends on its place
in the batch, not on how many processes learn it.

Each process draws for all images, which is cheap beside learning from them, and keeps what belongs to its
own. It is done where torch is called, so that noises, priors and families draw as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

BLOCKS = (1, 2)  # an adversary sees codes and as many draws of the prior, one behind the other
SIZED = ("rand", "randn", "randint")  # drawn of a size that is given
APART = ("randperm", "seed", "manual_seed")  # not of images


@dataclass(frozen=True)
class Slice:
    """Which of a batch's images a process learns, and how much of its mean they are."""

    first: int
    end: int
    of: int
    share: float = 1.0

    @property
    def whole(self) -> bool:
        return self.end - self.first == self.of

    def take(self, rows: Tensor) -> Tensor:
        """Those of the batch's rows (of, …)."""
        return rows if self.whole else rows[self.first : self.end]


class SlicedDraws(TorchFunctionMode):
    """Where it is entered, what is drawn for the images of a part is the part of what is drawn for all.

    The first dimension of what is drawn are the images, once or twice; what has another is drawn as it is.
    """

    def __init__(self, part: Slice) -> None:
        super().__init__()
        self._part = part

    @contextmanager
    def of(self, part: Slice) -> Iterator[None]:
        """Meanwhile it is drawn for others: those that the classes are learnt from."""
        before, self._part = self._part, part
        try:
            yield
        finally:
            self._part = before

    def __torch_function__(
        self,
        function: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        given = dict(kwargs or {})
        name = getattr(function, "__name__", "")
        if given.get("generator") is None or self._part.whole or name in APART:
            return function(*args, **given)
        if name.endswith("_"):
            return self._fill(function, args[0], args[1:], given)
        if name in SIZED:
            return self._drawn(function, name, args, given)
        raise NotImplementedError(
            f"torch.{name} draws for the images at hand alone: several processes would draw other numbers "
            "than one. Fill a tensor by normal_, uniform_ or bernoulli_, or take rand, randn or randint."
        )

    def _fill(
        self, function: Callable[..., Any], mine: Tensor, args: tuple[Any, ...], given: dict[str, Any]
    ) -> Tensor:
        blocks = self._blocks(mine.shape)
        if not blocks:
            return function(mine, *args, **given)  # type: ignore[no-any-return]
        last = mine.dim() == 4 and not mine.is_contiguous()
        whole = torch.empty(
            (blocks * self._part.of, *mine.shape[1:]), dtype=mine.dtype, device=mine.device,
            memory_format=torch.channels_last if last else torch.contiguous_format,
        )  # fmt: skip
        return mine.copy_(self._own(function(whole, *args, **given), blocks))

    def _drawn(
        self, function: Callable[..., Any], name: str, args: tuple[Any, ...], given: dict[str, Any]
    ) -> Tensor:
        """What a function draws whose size is its last argument, or all of them."""
        bounds = () if name != "randint" else tuple(one for one in args if isinstance(one, int))
        rest = args[len(bounds) :]
        size = given.pop("size", None) or (rest[0] if rest and not isinstance(rest[0], int) else rest)
        blocks = self._blocks(size)
        if not blocks:
            return function(*bounds, tuple(size), **given)  # type: ignore[no-any-return]
        whole = function(*bounds, (blocks * self._part.of, *size[1:]), **given)
        return self._own(whole, blocks)

    def _blocks(self, size: Any) -> int:
        """How often what is drawn holds the images; 0 where it is not of them."""
        images = self._part.end - self._part.first
        return next((n for n in BLOCKS if size and prod(size) and size[0] == n * images), 0)

    def _own(self, whole: Tensor, blocks: int) -> Tensor:
        each = whole.view(blocks, self._part.of, *whole.shape[1:]) if blocks > 1 else whole[None]
        return each[:, self._part.first : self._part.end].flatten(0, 1)
