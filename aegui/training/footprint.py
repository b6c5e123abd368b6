"""What a training will take of memory and disk, foretold before anything of it is made.

The tensors of a step, of a measurement and of the optimizers are counted on pretended tensors that hold no
numbers: the family's own code runs through them, so that nothing about it has to be known here.
"""

from __future__ import annotations

import json
import shutil
import weakref
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from hashlib import blake2b
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import torch
from pydantic import BaseModel
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_map_only

from aegui.parts.datasets import DataBroken, DataMissing, Say
from aegui.parts.datasets.caching import is_large
from aegui.parts.models import Batch, Known
from aegui.paths import resources
from aegui.recipe import Recipe, RecipeError, find, shipped
from aegui.text import counted as numbered
from aegui.training import device as devices
from aegui.training import history
from aegui.training import optimizers as optimizing
from aegui.training.building import size_of, unfilled
from aegui.training.compiler import without_compiler
from aegui.training.evaluation import chunk_size
from aegui.training.read_ahead import HELD
from aegui.translation import tr

PROGRAM = 350_000_000  # bytes: Python, torch and what reads images
SAVING = 3.3  # times the stored tensors: they are copied, turned into bytes and put together
READING = 1.3  # times the pixels: the held-out ones are put behind the others where they lie
NAMING = 200  # bytes of what is known of each image that lies in a file
ROW = 120  # bytes of a table
ROWS_AN_EPOCH = 51
SUPPOSED = 10  # classes
KNOWN = resources() / "footprints.json"  # of the shipped recipes, by `key_of`
SPARE = 0.05  # of what is free stays free
GROUPS = (Path("/sys/fs/cgroup"), Path("/sys/fs/cgroup/memory"))  # control groups, version 2 and 1
GROUP_FILES = (
    ("memory.max", "memory.current", "inactive_file"),
    ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
)


class TooLarge(ValueError):
    """A training that does not fit this machine; the message says why and what to change.

    `batch` is a smaller one with which it would fit, where it is the step that takes most; else 0.
    """

    def __init__(self, message: str, batch: int = 0) -> None:
        super().__init__(message)
        self.batch = batch


class Tensors(NamedTuple):
    """Bytes of the tensors of a training."""

    weights: int
    optimizers: int
    lasting: int  # weights, gradients and what the optimizers remember
    step: int  # beside these, at the worst point of a step
    measuring: int  # and at the worst point of a measurement


@dataclass(frozen=True)
class Footprint:
    """What a training takes at most, in bytes."""

    parameters: int
    memory: int  # of the process
    device: int  # of the graphics processor's own memory; 0 where the processor trains
    disk: int  # of the run folder, while a checkpoint is being replaced
    images: int  # of which the pixels take this
    model: int  # and the weights, with all that learns and stores them
    step: int  # and a step
    measuring: int  # and a measurement


def footprint(recipe: Recipe, images: int, on_gpu: bool = False) -> Footprint:
    """What training a recipe on so many images takes.

    Raises what the recipe's own parts raise where they can't be pretended.
    """
    recipe = _with_some_classes(recipe)
    size = tensors(recipe)
    pixels = images * prod(recipe.data.shape)
    averaged = size.weights * int(recipe.averaging.averages)  # beside those that learn
    kept = size.weights * (2 if recipe.schedule.keep != "last" else 1) + averaged
    stored = kept + size.optimizers
    saving = round(SAVING * stored)
    once = not getattr(recipe.corruption, "fresh", True)  # corrupted beforehand: kept beside the clean ones
    binarised = getattr(recipe.data, "binarised", "none")
    anew = 2 * int(binarised == "dynamic")  # the brightness that is drawn from, and what was drawn last
    copies = int(binarised != "none") + int(bool(getattr(recipe.data, "turned", 0.0)))
    read = round((READING + copies) * pixels)  # those as they were stored stay beside the others
    held = pixels * (int(once) + int(on_gpu) + anew)
    if not recipe.data.classes_known and is_large(images, recipe.data.shape):  # they stay in a file
        read, held = min(HELD, pixels) + NAMING * images, 0
    worst = max(size.step, size.measuring)
    if on_gpu:
        device = held + size.lasting + averaged + kept + max(worst, stored)
        memory = PROGRAM + read + size.weights + saving
    else:
        device = 0
        memory = PROGRAM + read + held + size.lasting + averaged + kept + max(worst, saving)
    return Footprint(
        parameters=size_of(recipe),
        memory=memory,
        device=device,
        disk=_disk(recipe, images, size.weights, stored),
        images=read + held,
        model=size.lasting + averaged + kept + saving,
        step=size.step,
        measuring=size.measuring,
    )


def _with_some_classes(recipe: Recipe) -> Recipe:
    """As if the user's own images had ten classes, where it is not known yet how many they have."""
    if recipe.plan.classes_known:
        return recipe
    return recipe.model_copy(update={"class_names": tuple(map(str, range(SUPPOSED)))})


def _disk(recipe: Recipe, images: int, weights: int, stored: int) -> int:
    epochs = recipe.training.epochs
    moments = history.moments(epochs, weights // 4, recipe.code_width)
    past = len(moments) * history.moment_size(weights // 4, recipe.code_width)
    codes = images * (4 * recipe.code_width + 16)
    return 2 * stored + weights + past + codes + ROW * ROWS_AN_EPOCH * epochs


# What tensors take


def tensors(recipe: Recipe) -> Tensors:
    """The tensors of two steps and a measurement of a recipe; those of shipped recipes are known.

    To count them imports 90 MB of torch, which a first start would need for nothing else.
    """
    known = _known().get(key_of(recipe))
    return counted(recipe) if known is None else Tensors(*known)


def key_of(recipe: Recipe) -> str:
    """The same where all is the same that a recipe's tensors may depend on; a field that is new, at its
    default, makes no other key."""
    said = _said(recipe)
    for name in ("name", "group", "summary", "targets"):
        said.pop(name, None)
    return blake2b(json.dumps(said, sort_keys=True, default=str).encode(), digest_size=8).hexdigest()


def _said(part: BaseModel) -> dict[str, Any]:
    """What a part and those in it are, and every value that is not the default."""
    said: dict[str, Any] = {"": type(part).__name__}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if value != field.get_default(call_default_factory=True):
            said[name] = _said(value) if isinstance(value, BaseModel) else value
    return said


@cache
def _known() -> dict[str, list[int]]:
    known: dict[str, list[int]] = json.loads(KNOWN.read_text("utf-8"))
    return known


def write_known() -> None:
    """Count those of all shipped recipes anew: `python -m aegui.training.footprint`."""
    recipes = [_with_some_classes(find(name)) for name in shipped()]
    found = {key_of(recipe): counted(recipe) for recipe in recipes if recipe.data.sized}
    rows = [f'"{key}": {json.dumps(sizes)}' for key, sizes in found.items()]
    KNOWN.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


@lru_cache(maxsize=64)
def counted(recipe: Recipe) -> Tensors:
    """The tensors of two steps and a measurement of a recipe, counted without making them."""
    with without_compiler(), FakeTensorMode() as pretended, _Ledger() as ledger, ExitStack() as last:
        last.callback(pretended.cache_clear)  # of what is never asked again
        model = unfilled(recipe)
        weights = sum(map(_bytes, model.state_dict().values()))
        optimizers = model.optimizers(optimizing.maker(recipe))
        generator = torch.Generator().manual_seed(0)
        for _ in range(2):  # the optimizers remember something from the first on
            model.learn(_batch(recipe, recipe.training.batch, generator, learning=True), optimizers)
        lasting, step = ledger.now, ledger.most
        ledger.most = ledger.now
        with torch.no_grad():
            model.eval().measure(_batch(recipe, chunk_size(recipe.data.shape), generator, learning=False))
        remembered = sum(map(_bytes, optimizing.slots(optimizers)))
        return Tensors(weights, remembered, lasting, step - lasting, ledger.most - lasting)


def _batch(recipe: Recipe, count: int, generator: torch.Generator, learning: bool) -> Batch:
    """Images without pixels."""
    target = torch.zeros(count, *recipe.data.shape)
    labels = torch.zeros(count, dtype=torch.int64)
    seen = (
        recipe.corruption.in_training(target, generator, None)
        if learning
        else recipe.corruption(target, generator)
    )
    known = Known(target, labels) if learning else None
    return Batch(seen, target, labels, generator, epoch=1.0, known=known)


def _bytes(tensor: torch.Tensor) -> int:
    return tensor.numel() * tensor.element_size()


class _Ledger(TorchDispatchMode):
    """Adds up the memory of all tensors that are alive."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.now = self.most = 0
        self._alive: dict[int, weakref.ref[Any]] = {}

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        made = func(*args, **(kwargs or {}))
        tree_map_only(torch.Tensor, self._enter, made)
        return made

    def _enter(self, tensor: torch.Tensor) -> torch.Tensor:
        storage = tensor.untyped_storage()
        key, size = storage._cdata, storage.nbytes()
        if key not in self._alive:
            self._alive[key] = weakref.ref(storage, lambda _: self._leave(key, size))
            self.now += size
            self.most = max(self.most, self.now)
        return tensor

    def _leave(self, key: int, size: int) -> None:
        if self._alive.pop(key, None) is not None:
            self.now -= size


# What the machine has


def free_memory() -> int:
    """Bytes that this process can still take, by the machine and by the limits of its control group."""
    free: int = psutil.virtual_memory().available
    for group, (limit, used, reclaimable) in zip(GROUPS, GROUP_FILES, strict=True):
        with suppress(OSError, ValueError, StopIteration):  # no such group, or no limit ("max")
            lines = (line.split() for line in (group / "memory.stat").read_text().splitlines())
            back = next(int(value) for name, value in lines if name == reclaimable)
            free = min(free, int((group / limit).read_text()) - int((group / used).read_text()) + back)
    return max(free, 0)


def foretell(
    recipe: Recipe, folders: Iterable[Path], device: str, say: Say | None = None
) -> Footprint | None:
    """What a recipe takes on "cpu", "cuda", "mps" or "auto"; None where a part of it can't be pretended.

    `say` is told what of the images is looked at, and may raise to cancel.
    """
    folders = list(folders)
    if not recipe.data.sized:
        try:
            data = recipe.data.glance(folders, say).data
            recipe = recipe.changed({"data": data.model_dump(mode="json")})
        except (DataMissing, DataBroken, RecipeError):
            return None
    count, on_gpu = recipe.data.count(folders), devices.choose(device).type == "cuda"
    try:
        return footprint(recipe, count, on_gpu)
    except (RuntimeError, NotImplementedError):
        return None


def check(
    recipe: Recipe, folders: Iterable[Path], device: str, runs: Path, say: Say | None = None,
    processes: int = 1,
) -> Footprint | None:  # fmt: skip
    """Foretell a training by so many processes, of which each holds all of it.

    Raises `TooLarge` where it does not fit this machine, and `DeviceMissing`.
    """
    foretold = foretell(recipe, folders, device, say)
    if foretold is not None:
        foretold = replace(foretold, memory=foretold.memory * processes)
    refused = None if foretold is None else refusal(foretold, recipe, device, runs)
    if refused is not None:
        raise refused
    return foretold


def refusal(foretold: Footprint, recipe: Recipe, device: str, runs: Path) -> TooLarge | None:
    """Why a training does not fit what this machine has free, and what to change; None where it fits.

    `runs` is where the run folder goes.
    """
    there = psutil.Process().memory_info().rss
    room = 1 - SPARE
    needed, free = foretold.memory - min(there, PROGRAM), free_memory()
    if needed > room * free:
        return _refusal(foretold, recipe, needed, free, tr("memory"))
    if foretold.device and foretold.device > room * (free := torch.cuda.mem_get_info()[0]):
        return _refusal(foretold, recipe, foretold.device, free, tr("graphics memory"))
    place = next((one for one in (runs, *runs.absolute().parents) if one.is_dir()), None)
    if place is not None and foretold.disk > room * (free := shutil.disk_usage(place).free):
        words = tr(
            "The run takes {} of the disk, and {} are free in {}: make {} smaller, make room, "
            "or choose another folder for the runs.",
            amount(foretold.disk),
            amount(free),
            place,
            _model_fields(recipe),
        )
        return TooLarge(words)
    return None


def _refusal(foretold: Footprint, recipe: Recipe, needed: int, free: int, what: str) -> TooLarge:
    """What takes most of the memory, and which settings that hangs on."""
    own = "size" in type(recipe.data).model_fields
    most, words, fields = max(
        (
            foretold.model,
            tr("{:,} parameters, learning and stored, take", foretold.parameters),
            _model_fields(recipe),
        ),
        (foretold.images, tr("the images take"), "data.size" if own else tr("the data set")),
        (foretold.step, tr("a step of {} takes", numbered(recipe.training.batch, "image")), "training.batch"),
        (foretold.measuring, tr("measuring takes"), _model_fields(recipe)),
    )
    text = tr(
        "The training needs about {} of {}, and {} are free: {} {}. Make {} smaller.",
        amount(needed),
        what,
        amount(free),
        words,
        amount(most),
        fields,
    )
    batch = 0 if fields != "training.batch" else _batch_within(recipe, needed - round((1 - SPARE) * free))
    fits = tr("A batch of {:,} fits.", batch)
    return TooLarge(f"{text} {fits}" if batch else text, batch)


def _batch_within(recipe: Recipe, excess: int) -> int:
    """Of half the batch, a quarter and so on the largest whose step takes less by so many bytes; or 0."""
    whole, batch = tensors(recipe).step, recipe.training.batch // 2
    while batch:
        taken = tensors(recipe.changed({"training.batch": batch}))
        if whole - max(taken.step, taken.measuring) >= excess:
            return batch
        batch //= 2
    return 0


def _model_fields(recipe: Recipe) -> str:
    """The settings that the size of the model hangs on, by name."""
    names = [name for name in ("widths", "filters") if name in type(recipe.network).model_fields]
    fields = [f"network.{name}" for name in names] or ["model.code"]
    if "size" in type(recipe.data).model_fields:
        fields.append("data.size")
    return tr(" or ").join(fields)


def amount(size: float) -> str:
    """Bytes for people: 310 MB, 21.8 GB."""
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{max(size, 1e6) / 1e6:,.0f} MB"


if __name__ == "__main__":
    write_known()
