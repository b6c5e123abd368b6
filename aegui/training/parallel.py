"""Several processes that learn one training together: the ranks of `torchrun`.

Each has the whole model and learns its part of every batch; before an optimizer's step the gradients of all
are averaged, weighed by how many images each part has. That is done here and not by a wrapper of torch's: the
phases of an adversarial training use some of the weights each, by which such a wrapper fails or, called past,
averages nothing (pytorch-lightning #20328, #20685). What depends on a clock or on a user rank 0 decides.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor

from aegui import processes
from aegui.parts.whole_batch import parts_of_batches
from aegui.recipe import Recipe, differences, parse
from aegui.text import counted, quoted, shortened
from aegui.training.device import all_cores, all_threads, choose
from aegui.training.parallel_draws import Slice, SlicedDraws
from aegui.translation import tr

GETTING_READY = timedelta(minutes=30)  # one rank may have to fetch the images that another has
PATIENCE = timedelta(minutes=2)  # for each other in a training, where rank 0 may be writing to a slow disk
LINE = 2048  # bytes that are told at once
REAPED = 0.2  # seconds until a process that was killed is known to be


class RanksError(ValueError):
    """The ranks can't train together; one sentence says why. All of them know, and rank 0 says it."""


class RankLost(ValueError):
    """Another rank does not answer any more."""


@dataclass(frozen=True)
class Peer:
    """Where a rank runs."""

    host: str
    process: int

    @property
    def gone(self) -> bool:
        """Whether it is known to have ended."""
        return self.host == socket.gethostname() and not processes.lives(self.process)


@dataclass
class Ranks:
    """This process among those that train together; by itself it is one that trains alone."""

    rank: int = 0
    count: int = 1
    local: int = 0  # which of those on this machine
    here: int = 1  # how many are on this machine
    peers: Sequence[Peer] = ()
    _draws: SlicedDraws | None = None
    _share: float = 1.0
    _met: bool = False
    _groups: Sequence[Any] = (None, None)  # with the patience of before the training and of the training
    _device: torch.device = field(default_factory=lambda: torch.device("cpu"))

    @property
    def alone(self) -> bool:
        return self.count == 1

    # Before the training

    @property
    def threads(self) -> int:
        """How many threads a rank computes with: its share of the cores. torchrun tells each to take one,
        whatever the machine has; another number is the user's own."""
        told = os.environ.get("OMP_NUM_THREADS", "")
        own = self.alone or (told.isdigit() and int(told) > 1)
        return all_threads() if own else max(1, all_cores() // self.here)

    def device(self, name: str) -> torch.device:
        """Where it computes. Raises `DeviceMissing`."""
        return choose(name) if self.alone else self._device

    def check(self, recipe: Recipe) -> None:
        """Raises `RanksError` where a batch can't be shared out."""
        batch = recipe.training.batch
        if batch % self.count:
            below, above = batch - batch % self.count, batch + self.count - batch % self.count
            near = tr("{} or {}", below, above) if below else str(above)
            raise RanksError(
                tr(
                    "training.batch is {}, which {} ranks can't share evenly: take --set "
                    "training.batch={}, or another number of ranks.",
                    batch,
                    self.count,
                    near,
                )
            )

    def excuse(self, sentence: str) -> None:
        """Tell the others why this rank can't take part, where they still wait for it."""
        if not self.alone and not self._met:
            with suppress(RankLost):
                self.gathered({"error": sentence})
            self._met = True

    def meet(self, facts: Mapping[str, Any]) -> None:
        """Hold what each rank is about to do against the others. Raises `RanksError` on all of them where it
        is not the same, or one can't."""
        if self.alone:
            return
        told: list[dict[str, Any]] = self.gathered({"facts": dict(facts)})
        self._met = True
        for number, one in enumerate(told):
            if "error" in one:
                raise RanksError(tr("{} can't train: {}", self.name(number), one["error"]))
        first = told[0]["facts"]
        for number, one in enumerate(told):
            for key, value in one["facts"].items():
                if value != first.get(key):
                    raise RanksError(
                        tr(
                            "{} is about to train something else than rank 0: {}. Start all ranks "
                            "by the same command.",
                            self.name(number),
                            _difference(key, value, first.get(key)),
                        )
                    )

    def name(self, rank: int) -> str:
        """Rank 1 (process 812 on node-2)."""
        if rank >= len(self.peers):
            return tr("Rank {}", rank)
        return tr("Rank {} (process {} on {})", rank, self.peers[rank].process, self.peers[rank].host)

    # While it trains

    def part(self, images: int) -> Slice:
        """What this rank learns of a batch of so many images: all of it where there are fewer than ranks."""
        if images < self.count:
            return Slice(0, images, images, 1 / self.count)
        first, end = (images * n // self.count for n in (self.rank, self.rank + 1))
        return Slice(first, end, images, (end - first) / images)

    def like(self, part: Slice, images: int) -> Slice:
        """What it learns of other images at the same step, weighed as that part is: all of them, where they
        can't be shared out as evenly."""
        mine = self.part(images)
        return mine if mine.share == part.share else Slice(0, images, images, part.share)

    @contextmanager
    def learning(self, part: Slice, together: bool = True) -> Iterator[None]:
        """A step with that part of the batch; a rehearsal of it is not made together."""
        if self.alone:
            yield
            return
        self._share = part.share
        with ExitStack() as stack:
            if together:
                stack.enter_context(parts_of_batches(lambda mean: self.total(mean * part.share)))
            self._draws = stack.enter_context(SlicedDraws(part))
            yield
        self._draws = None

    @contextmanager
    def drawing(self, part: Slice) -> Iterator[None]:
        """Meanwhile it is drawn for other images of the same step."""
        if self._draws is None:
            yield
            return
        with self._draws.of(part):
            yield

    @torch.no_grad()
    def average(self, parameters: Sequence[Tensor]) -> None:
        """Give weights the gradients of the whole batch, of those of its parts."""
        gradients = [one.grad for one in parameters if one.grad is not None]
        if self.alone or not gradients:
            return
        flat = torch.cat([gradient.reshape(-1) for gradient in gradients]).mul_(self._share)
        self._reduce(flat)
        split = torch.split(flat, [gradient.numel() for gradient in gradients])
        mine = [one.view(gradient.shape) for one, gradient in zip(split, gradients, strict=True)]
        torch._foreach_copy_(gradients, mine)

    def total(self, values: Tensor) -> Tensor:
        """The sum over all ranks; the same bits on each."""
        if self.alone:
            return values
        summed = values.detach().to(self._device).clone()
        self._reduce(summed)
        return summed.to(values.device)

    def mine(self, number: int) -> bool:
        """Whether a piece of work of that number is this rank's."""
        return number % self.count == self.rank

    def first(self, value: Any) -> Any:
        """What rank 0 says, a value of JSON."""
        return value if self.alone else self.gathered(value if self.rank == 0 else None)[0]

    def gathered(self, value: Any) -> list[Any]:
        """A value of JSON from each rank, in their order. Raises `RankLost`."""
        if self.alone:
            return [value]
        text = json.dumps(value).encode()
        told = self._lines(text, LINE)
        longest = max(length for length, _ in told)
        if longest > LINE:
            told = self._lines(text, longest)
        return [json.loads(line[:length]) for length, line in told]

    def _lines(self, text: bytes, size: int) -> list[tuple[int, bytes]]:
        """How long the text of each rank is, and as much of it as there is room for."""
        content = (len(text).to_bytes(8, "little") + text[:size]).ljust(8 + size)
        line = torch.frombuffer(bytearray(content), dtype=torch.uint8).to(self._device)
        lines = [torch.empty_like(line) for _ in range(self.count)]
        with self._answered():
            dist.all_gather(lines, line, group=self._groups[self._met])
        told = [one.cpu().numpy().tobytes() for one in lines]
        return [(int.from_bytes(one[:8], "little"), one[8:]) for one in told]

    def _reduce(self, values: Tensor) -> None:
        """Make values their sum over all ranks, in place."""
        with self._answered():
            if self.count == 2 and self._device.type == "cpu":
                self._add_of_the_other(values)
            else:
                dist.all_reduce(values, group=self._groups[1])

    def _add_of_the_other(self, values: Tensor) -> None:
        """The sum over two ranks, by one exchange: gloo's own reduction of a few hundred thousand values goes
        to and fro in pieces and takes three times as long (3.0 ms for 178,001 between steps, this 1.0 ms)."""
        other, group = torch.empty_like(values), self._groups[1]
        under_way = [
            dist.isend(values, group_dst=1 - self.rank, group=group),
            dist.irecv(other, group_src=1 - self.rank, group=group),
        ]
        for one in under_way:
            if one is not None:
                one.wait()
        values.add_(other)

    @contextmanager
    def _answered(self) -> Iterator[None]:
        try:
            yield
        except RuntimeError as error:
            raise RankLost(self._lost(error)) from error

    def _lost(self, error: RuntimeError) -> str:
        """Which rank does not answer, as far as that can be known."""
        time.sleep(REAPED)
        gone = [n for n, peer in enumerate(self.peers) if n != self.rank and peer.gone]
        who = self.name(gone[0]) if gone else tr("Another rank")
        why = tr("has ended") if gone else tr("does not answer any more")
        if "timed out" in str(error).lower():
            why += tr(" (waited {:.0f} seconds)", PATIENCE.total_seconds())
        return tr("{} {}: the {} can't go on without each other.", who, why, counted(self.count, "rank"))


ALONE = Ranks()


def started_together() -> bool:
    """Whether torchrun, or what tells the same by the environment, started more than this process."""
    count = os.environ.get("WORLD_SIZE", "")
    return "RANK" in os.environ and count.isdigit() and int(count) > 1


@contextmanager
def joined(device: str) -> Iterator[Ranks]:
    """This process among those that `torchrun` started; alone where it started none.

    Raises `RanksError` where they can't find each other.
    """
    if not started_together():
        yield Ranks()
        return
    environment = os.environ
    local, here = int(environment.get("LOCAL_RANK", 0)), int(environment.get("LOCAL_WORLD_SIZE", 1))
    mine = _device(device, local, here)
    backend = "nccl" if mine.type == "cuda" else "gloo"
    try:
        dist.init_process_group(backend, timeout=PATIENCE)
        groups = [dist.new_group(timeout=patience) for patience in (GETTING_READY, PATIENCE)]
    except (RuntimeError, ValueError) as error:
        raise RanksError(_not_joined(error)) from error
    ranks = Ranks(dist.get_rank(), dist.get_world_size(), local, here, _groups=groups, _device=mine)
    try:
        told = ranks.gathered([socket.gethostname(), os.getpid()])
        ranks.peers = [Peer(str(host), int(process)) for host, process in told]
        yield ranks
    finally:
        with suppress(RuntimeError):
            dist.destroy_process_group()


def _device(name: str, local: int, here: int) -> torch.device:
    """The device of a rank. Raises `RanksError` where the machine has fewer than ranks."""
    if name == "mps":
        raise RanksError(tr("Several ranks train on processors or on CUDA devices: take --device cpu."))
    if name == "cpu" or (name == "auto" and not torch.cuda.is_available()):
        return torch.device("cpu")
    found = torch.cuda.device_count()
    if found < here:
        raise RanksError(
            tr(
                "{} on this machine are more than its {}: start fewer with --nproc-per-node, or "
                "take --device cpu.",
                counted(here, "rank"),
                counted(found, "CUDA device"),
            )
        )
    torch.cuda.set_device(local)
    return torch.device("cuda", local)


def _not_joined(error: Exception) -> str:
    address = f"{os.environ.get('MASTER_ADDR', '?')}:{os.environ.get('MASTER_PORT', '?')}"
    text = str(error)
    if "EADDRINUSE" in text or "in use" in text:
        return tr(
            "The ranks can't meet at {}: another program uses that port. Give torchrun another "
            "one, --master-port N, or let it choose one: --standalone.",
            address,
        )
    return tr("The ranks could not meet at {}: {}", address, shortened(text.splitlines()[0] if text else "?"))


def _difference(key: str, value: Any, first: Any) -> str:
    """What is another on a rank, and on rank 0."""
    if key == "recipe":
        with suppress(ValueError):
            changed = differences(parse(str(first), "rank 0"), parse(str(value), "a rank"))
            return "; ".join(
                tr("{} is {!r} there, {!r} on rank 0", name, new, old) for name, (old, new) in changed.items()
            )
    return tr("its {} {} there, {} on rank 0", key, quoted(value), quoted(first))
