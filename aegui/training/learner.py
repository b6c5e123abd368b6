"""The mutable state of a training: the model, its optimizers, and where in the data it stands."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import partial
from hashlib import blake2b
from typing import Any

import numpy as np
import torch
from torch import Tensor

from aegui.parts.datasets import Say
from aegui.parts.models import Autoencoder, Batch, Losses
from aegui.recipe import Recipe
from aegui.text import counted, shortened
from aegui.training import optimizers, ways
from aegui.training.averaging import AveragedModel
from aegui.training.batch_parts import Parts
from aegui.training.building import WeightsError, build, check, finite, parameter_count
from aegui.training.device import stream, use_threads
from aegui.training.divergence import Diverged
from aegui.training.evaluation import (
    Abandoned,
    DeviceImages,
    Left,
    corrupted_once,
    draw_binary,
    encode,
    measure,
    never,
    on_device,
    test_figures,
    to_unit,
)
from aegui.training.history import probe_rows
from aegui.training.labelled_subset import KnownImages
from aegui.training.parallel import ALONE, Ranks
from aegui.training.parallel_draws import Slice
from aegui.training.read_ahead import ReadAhead
from aegui.training.reports import (
    Changed,
    Checkpoint,
    Embedding,
    Epoch,
    Finished,
    Moment,
    SnapshotTaken,
    Started,
    StepLosses,
)
from aegui.training.schedule import Pace, Standing
from aegui.training.splits import Splits
from aegui.training.ways import Way
from aegui.translation import tr
from aegui.version import __version__

SAMPLE = 100  # images by which several ranks know that they have the same


GLANCE = 128  # images that tell whether weights are good


class Learner:
    """Takes steps, measures, and hands out frozen copies of what it holds."""

    def __init__(
        self,
        recipe: Recipe,
        splits: Splits,
        device: torch.device,
        left: Left = never,
        way: Way | None = None,
        ranks: Ranks = ALONE,
    ) -> None:
        if splits.train.pixels is None or splits.validation.pixels is None or splits.shown.pixels is None:
            raise ValueError(tr("training needs the images"))
        self.recipe = recipe
        self.device, self.ranks = device, ranks
        self.way = way or ways.plain(recipe, torch.get_num_threads())
        if not ranks.alone:
            self.way = replace(self.way, parts=1)  # a batch is shared out already
        self.model = build(recipe, device)
        self.images = on_device(splits.train.pixels, device)
        self._brightness = None if splits.brightness is None else on_device(splits.brightness, device)
        if self._brightness is not None and isinstance(self.images, Tensor):
            self.images = self.images.clone()  # drawn anew in place; the array is the data set's
        self.labels = _labels(splits.train.labels, device)
        self._noisy = (
            None if getattr(recipe.corruption, "fresh", True) else corrupted_once(recipe, self.images)
        )
        stored = [one for one in (self.images, self._noisy) if isinstance(one, DeviceImages)]
        self._ahead = ReadAhead(stored, recipe.training.batch // ranks.count) if stored else None
        self._splits = splits
        self._left = left
        self._validation = on_device(splits.validation.pixels, device)
        self._shown = on_device(splits.shown.pixels, device)
        self.way.apply(self.model)
        self.optimizers = self.model.optimizers(optimizers.maker(recipe))
        self._averaged = AveragedModel(recipe.averaging, self.model) if recipe.averaging.averages else None
        self._parts = Parts(self.model, self.optimizers, self.way, ranks)
        self.pace = Pace(recipe.schedule, recipe.training.epochs)
        self._rate = recipe.training.learning_rate  # without the warm-up
        self._known = KnownImages.of(recipe, self.images, splits.train, device)
        self._best: dict[str, Tensor] | None = None
        self.epoch = self.step = self.position = 0
        self._changes = 0  # to the recipe, so far
        self.rates: dict[int, float] = {}  # the learning rates that were set, by the step
        self.halvings = 0  # how often it went back after it diverged
        self.seconds = self._step_seconds = 0.0
        self._sums: dict[str, float] = {}
        self._seen = 0
        self._pending: list[Losses] = []
        self._order = self._begin_epoch()
        batch = recipe.training.batch
        if recipe.training.drop_last and len(self.images) < batch:
            raise ValueError(
                tr(
                    "training.batch is {}, but the training has only {} and training.drop_last "
                    "leaves the unfilled batch out: take a smaller batch.",
                    batch,
                    counted(len(self.images), "image"),
                )
            )
        whole, rest = divmod(len(self.images), batch)
        self.steps_per_epoch = whole + (1 if rest and not recipe.training.drop_last else 0)

    @property
    def kept(self) -> Autoencoder:
        """The model that is measured, shown and kept: the one that learns, or the mean of it."""
        return self.model if self._averaged is None else self._averaged.model

    @property
    def epoch_done(self) -> bool:
        return self.position >= self.steps_per_epoch

    def advance(self, seconds: float, one_step: bool) -> StepLosses:
        """Take steps for some time, at most to the end of the epoch. Raises `Diverged`."""
        began, first = time.perf_counter(), self.step
        most = None if self.ranks.alone else self.ranks.first(1 if one_step else self._steps_in(seconds))
        while not self.epoch_done:
            self._learn()
            if self.step - first == most or (
                most is None and (one_step or time.perf_counter() - began >= seconds)
            ):
                break
        report = self._read(first)
        elapsed = time.perf_counter() - began
        self._step_seconds = elapsed / max(1, self.step - first)
        self.seconds += elapsed
        images = self._images_of(self.position) - self._images_of(self.position - (self.step - first))
        return StepLosses(*report, self._running(), images / max(elapsed, 1e-9))

    def _steps_in(self, seconds: float) -> int:
        """How many steps that time has room for if each is as long as the last were."""
        return max(1, round(seconds / self._step_seconds)) if self._step_seconds else 1

    def find_way(self, say: Say | None = None) -> None:
        """Take the way that is the fastest for these steps, where the training is long enough to gain by it.

        The steps that are timed are those of copies: of what is learnt, and drawn, nothing changes. `say`
        hears how far it is and may raise to cancel.
        """
        images = self._images_of(self.steps_per_epoch)
        found = ways.candidates(self.recipe, self.model, self.device, self.way.threads)
        if not self.ranks.alone:
            found = [one for one in found if one.parts == 1] or [replace(found[0], parts=1)]
        if len(found) == 1:
            self.way = found[0]
        elif ways.worth_measuring(self.recipe, self.model, images):
            self.way = ways.fastest(found, self._rehearsal, say)
        if not self.ranks.alone:
            self.way = ways.told(self.ranks.first(ways.as_json(self.way)))
        for model in (self.model, self.kept):
            self.way.apply(model)
        self._parts = Parts(self.model, self.optimizers, self.way, self.ranks)

    def try_step(self, batch: int) -> None:
        """Take a step with some images, whatever becomes of what was learnt. Raises what torch does."""
        self._order = self._order[:batch]
        self.position = 0
        if self._ahead is not None:
            self._ahead.begin(self._order)
        self._step(self._parts)

    def forget_step(self) -> None:
        """Let go of the gradients and losses of the last steps."""
        self._pending.clear()
        for optimizer in self.optimizers.values():
            optimizer.zero_grad(set_to_none=True)

    def _rehearsal(self, way: Way) -> Callable[[], None]:
        """A step of a copy of the model, in a way."""
        model = copy.deepcopy(self.model)
        way.apply(model)
        parts = Parts(model, model.optimizers(optimizers.maker(self.recipe)), way)

        def step() -> None:
            self._step(parts, together=False)

        return step

    def _learn(self) -> None:
        if self.pace.varies(self.step, self.time):
            self._set_rate()
        self._pending.append(self._step(self._parts))
        self.step += 1
        self.position += 1
        if self._averaged is not None:
            self._averaged.take_in(self.step)

    def _step(self, parts: Parts, together: bool = True) -> Losses:
        """One step of what is learnt in parts; with all ranks `together`, unless it is a rehearsal."""
        size = self.recipe.training.batch
        whole = self._order[self.position * size : (self.position + 1) * size]
        part = self.ranks.part(len(whole))
        with self.ranks.learning(part, together):
            return self._learn_from(part.take(whole), part, parts)

    def _learn_from(self, rows: Tensor, learnt: Slice, parts: Parts) -> Losses:
        """One step with the images of some rows, which are that slice of a batch."""
        if self._ahead is None or (learnt.whole and not self.ranks.alone):
            return parts.learn(rows, partial(self._batch, learnt=learnt))
        read = self._ahead.take(self.position)

        def batch(places: Tensor, *part: int) -> Batch:
            if not part:
                return self._batch(rows, taken=read, learnt=learnt)
            return self._batch(rows[places], *part, taken=[one.index_select(0, places) for one in read])

        return parts.learn(torch.arange(len(rows), device=self.device), batch)

    def _batch(
        self, rows: Tensor, *part: int, taken: Sequence[Tensor] = (), learnt: Slice | None = None
    ) -> Batch:
        """What the next step sees of some images; all of them, or the part of that number. `taken` are those
        images, and their noisy ones if there are any, where they were read."""
        images = taken[0] if taken else self.images[rows]
        target = to_unit(images)
        generator = stream(self.recipe.training.seed, "step", self.step, *part, device=self.device)
        before = None if self._noisy is None else to_unit(taken[1] if taken else self._noisy[rows])
        return Batch(
            input=self.recipe.corruption.in_training(target, generator, before),
            target=target,
            labels=None if self.labels is None else self.labels[rows],
            generator=generator,
            epoch=self.time,
            known=None if self._known is None else self._known.draw(self.step, generator, self.ranks, learnt),
        )

    def _images_of(self, steps: int) -> int:
        """How many images the first steps of an epoch see; the last batch may not be full."""
        return min(steps * self.recipe.training.batch, len(self.images))

    def _read(self, first: int) -> tuple[Any, Any, dict[str, Any]]:
        """The losses since the last reading, in one transfer from the device."""
        names = list(self._pending[0]) if self._pending else ["loss"]
        table = np.empty((0, len(names)), np.float32)
        if self._pending:
            rows = [torch.stack([losses[n] for n in names]) for losses in self._pending]
            table = self._of_all(torch.stack(rows).float().cpu())
        self._pending.clear()
        if not np.isfinite(table).all():
            row = int(np.flatnonzero(~np.isfinite(table).all(axis=1))[0])
            raise Diverged(
                tr("The loss is no number since step {:,}", first + row + 1),
                tr(
                    "lower the learning rate ({:g}) or the spread of the starting weights, and train again.",
                    self.learning_rate,
                ),
                first + row + 1,
            )
        size = self.recipe.training.batch
        for n, row_values in enumerate(table.tolist()):
            at = self.position - len(table) + n
            images = min(size, len(self.images) - at * size)
            self._seen += images
            for name, value in zip(names, row_values, strict=True):
                self._sums[name] = self._sums.get(name, 0.0) + value * images
        steps = np.arange(first + 1, first + 1 + len(table), dtype=np.int64)
        epochs = (steps / self.steps_per_epoch).astype(np.float32)
        return steps, epochs, {name: table[:, n].copy() for n, name in enumerate(names)}

    def _of_all(self, table: Tensor) -> Any:
        """The losses (steps, names) of whole batches, of those that this rank has learnt."""
        if self.ranks.alone:
            return table.numpy()
        places = range(self.position - len(table), self.position)
        shares = [self.ranks.part(self._images_of(at + 1) - self._images_of(at)).share for at in places]
        return self.ranks.total(table.double() * torch.tensor(shares)[:, None]).float().numpy()

    def _running(self) -> dict[str, float]:
        return {name: total / self._seen for name, total in self._sums.items()} if self._seen else {}

    def end_epoch(self) -> Epoch:
        """Measure on the validation images and begin the next epoch. Raises `Abandoned` before."""
        train = self._running()
        labels = _labels(self._splits.validation.labels, self.device)
        with self._measuring():
            validation = measure(
                self.kept, self.recipe, self._validation, labels, "validation", self._left, self.ranks
            )
        if not math.isfinite(validation["loss"]) and len(self._validation):
            raise Diverged(
                tr("The validation loss of epoch {} is no number", self.epoch + 1),
                tr("lower the learning rate ({:g}) and train again.", self.learning_rate),
                self.step,
            )
        self._next_epoch()
        if self.pace.is_best(validation, self.epoch):
            self._best = self.weights()
        rate = self.learning_rate
        self._take_rate(self.pace.after_epoch(validation, self._rate))
        speed = self._images_of(self.steps_per_epoch) * self.epoch / max(self.seconds, 1e-9)
        return Epoch(self.epoch, self.step, self.seconds, train, validation, rate, speed)

    def _next_epoch(self) -> None:
        self.epoch += 1
        self.position = self._seen = 0
        self._sums = {}
        self._order = self._begin_epoch()

    @contextmanager
    def _measuring(self, model: Autoencoder | None = None) -> Iterator[None]:
        """A model, or the kept one, as it is used and not as it learns; all threads compute one operation."""
        model = model or self.kept
        model.eval()
        use_threads(self.way.threads)
        try:
            yield
        finally:
            model.train()
            use_threads(self.way.threads_each)

    # Frozen copies of what is here

    def started(self) -> Started:
        return Started(
            epochs=self.recipe.training.epochs,
            steps_per_epoch=self.steps_per_epoch,
            images_per_epoch=self._images_of(self.steps_per_epoch),
            parameters=parameter_count(self.model),
            device=str(self.device),
            threads=self.way.threads,
            precision=self.way.precision,
            products=self.way.products,
            parts=self.way.parts,
            way=self.way.text,
            speeds=dict(self.way.speeds),
            epoch=self.epoch,
            step=self.step,
            ranks=self.ranks.count,
        )

    def facts(self) -> dict[str, Any]:
        """What has to be the same on all ranks."""
        images = self._splits.train
        rows = np.arange(0, len(images), max(1, len(images) // SAMPLE))
        seen = b"" if images.pixels is None else images.pixels[rows]
        return {
            "recipe": self.recipe.to_toml(),
            "program": f"{__version__}, torch {torch.__version__}",
            "images": f"{len(images)}, {len(self._validation)}, {len(self._shown)}",
            "pixels": blake2b(np.ascontiguousarray(seen).tobytes(), digest_size=8).hexdigest(),
            "step": self.step,
            "device": self.device.type,
        }

    @property
    def time(self) -> float:
        """How far the training is, in epochs."""
        return self.epoch + self.position / self.steps_per_epoch

    def weights(self) -> dict[str, Tensor]:
        """A copy of the weights to use. Raises `Diverged` rather than hand out numbers that are none."""
        return self._copy_of(self.kept)

    def _copy_of(self, model: Autoencoder) -> dict[str, Tensor]:
        copy = {name: value.detach().clone() for name, value in model.state_dict().items()}
        if not finite(copy):
            raise Diverged(
                tr("The weights hold values that are no numbers since step {:,}", self.step),
                tr("lower the learning rate ({:g}) and train again.", self.learning_rate),
                self.step,
            )
        return copy

    @property
    def best_is_new(self) -> bool:
        """Whether the last epoch's model is the best so far, where the recipe keeps the best."""
        return self._best is not None and self.pace.standing.best_epoch == self.epoch

    def choose_best(self) -> None:
        """Take back the weights that the recipe keeps, where they are not the last."""
        if self._best is not None:
            self.kept.load_state_dict(self._best)

    def snapshot(self) -> SnapshotTaken:
        return SnapshotTaken(self.weights(), self.time, self.step)

    def moment(self) -> Moment:
        rows = probe_rows(len(self._shown), self._splits.shown.labels)
        weights = {name: value.half().cpu() for name, value in self.weights().items()}
        probes = self._shown[torch.tensor(rows, device=self.device)]
        return Moment(self.epoch, self.step, weights, self._encode(probes, never), rows)

    def embedding(self, start: int = 0, count: int | None = None) -> Embedding:
        end = len(self._shown) if count is None else start + count
        return Embedding(start, self._encode(self._shown[start:end], self._left), self.time)

    @property
    def shown_count(self) -> int:
        return len(self._shown)

    def _encode(self, pixels: Tensor | DeviceImages, left: Left) -> Any:
        with self._measuring():
            codes = encode(self.kept, pixels, left, self.ranks)
        if not np.isfinite(codes).all():
            self.weights()  # says why, where it is the weights
            raise Diverged(
                tr("The codes are no numbers since step {:,}", self.step),
                tr("lower the learning rate."),
                self.step,
            )
        return codes

    def finish(self, stopped: bool) -> Finished:
        """The end, with figures and codes where somebody waits for them."""
        try:
            with self._measuring():
                results = test_figures(
                    self.kept, self.recipe, self._splits, self.device, self._left, self.ranks
                )
            codes = self._encode(self._shown, self._left)
        except Abandoned:
            return Finished(stopped, self.epoch, self.seconds)
        return Finished(stopped, self.epoch, self.seconds, codes, results)

    # Going on later

    def checkpoint(self) -> Checkpoint:
        """All that is needed to go on from here. Raises `Diverged`."""
        counters = {
            "epoch": self.epoch,
            "step": self.step,
            "position": self.position,
            "seconds": self.seconds,
            "seen": self._seen,
            "sums": dict(self._sums),
            "learning_rate": self._rate,
            "rate_now": self.learning_rate,
            "changes": self._changes,
            "halvings": self.halvings,
            "schedule": self.pace.counters(),
        }
        learnt, remembered = self._copy_of(self.model), optimizers.state_of(self.optimizers)
        average = None if self._averaged is None else self.weights()
        return Checkpoint(learnt, remembered, counters, self._best, average)

    def glance(self) -> float:
        """The loss of a few validation images, of the weights that learn."""
        few = self._validation[: min(GLANCE, self.recipe.training.batch)]
        if not len(few):
            return 0.0
        labels = _labels(self._splits.validation.labels, self.device)
        with self._measuring(self.model):
            found = measure(
                self.model, self.recipe, few, None if labels is None else labels[: len(few)], "validation",
                never, self.ranks,
            )  # fmt: skip
        return found["loss"]

    def steps_again(self, rates: Mapping[int, float], end: int) -> Iterator[int]:
        """Take steps that were taken before, up to one, with the learning rates that were set then; each is
        named when it is done, and nothing is told of its losses."""
        try:
            while self.step < end:
                if self.epoch_done:
                    self._next_epoch()
                if self.step in rates:
                    self._take_rate(rates[self.step])
                self._learn()
                yield self.step
        finally:
            self._pending.clear()

    def restore(self, checkpoint: Checkpoint) -> None:
        """Stand where the checkpoint was taken. Raises `WeightsError`."""
        try:
            check(checkpoint.weights, self.model)
            check(checkpoint.best or checkpoint.weights, self.model)
            check(checkpoint.average or checkpoint.weights, self.model)
            self.model.load_state_dict(checkpoint.weights)
            if self._averaged is not None:
                self._averaged.restore(checkpoint.average)
            self._parts.refresh()
            optimizers.restore(self.optimizers, checkpoint.optimizers)
            counters = checkpoint.counters
            self.epoch, self.step, self.position = (int(counters[n]) for n in ("epoch", "step", "position"))
            self.seconds, self._seen = float(counters["seconds"]), int(counters["seen"])
            self._sums = {name: float(value) for name, value in counters["sums"].items()}
            self.pace.standing = Standing(**counters.get("schedule", {}))
            self._check_place()
            self._best = dict(checkpoint.best) if checkpoint.best else None
            self._changes = int(counters.get("changes", 0))
            self.halvings = int(counters.get("halvings", 0))
            self.rates = {}
            self._rate = float(counters["learning_rate"])
            self._set_rate()
            if "rate_now" in counters:  # of the last step: its share of the schedule is not the next one's
                optimizers.set_rate(self.optimizers, float(counters["rate_now"]))
        except WeightsError as error:
            raise WeightsError(tr("The run can't go on: {}.", error)) from error
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
            why = (
                tr("{} is missing", shortened(str(error.args[0])))
                if isinstance(error, KeyError)
                else str(error)
            )
            raise WeightsError(
                tr("The run can't go on: its stored state is damaged ({}).", shortened(why))
            ) from error
        self._order = self._begin_epoch()

    def _check_place(self) -> None:
        """Whether a training can stand where the counters say. Raises `ValueError` or `TypeError`."""
        numbers = (self.epoch, self.step, self.position, self.seconds, self._seen)
        if not all(0 <= number < 2**53 for number in numbers) or self.position > self.steps_per_epoch:
            raise ValueError(tr("a counter is out of its range"))
        if any(map(math.isnan, (*self._sums.values(), *asdict(self.pace.standing).values()))):
            raise ValueError(tr("a counter is no number"))

    # What may change while it runs

    @property
    def learning_rate(self) -> float:
        return float(next(iter(self.optimizers.values())).param_groups[0]["lr"])

    def change(self, field: str, value: float) -> Changed:
        """Set a live field of the recipe."""
        if field != "training.learning_rate":
            raise ValueError(tr("{} can't change while the training runs", field))
        self._take_rate(value)
        self._changes += 1
        return Changed(self.step, field, value)

    def halve_rate(self) -> Changed:
        """Go on at half the learning rate, as after losses that were no numbers."""
        self.halvings += 1
        self._changes += 1
        return self.change("training.learning_rate", self._rate / 2)

    def go_on_with(self, field: str, value: Any) -> Changed:
        """Take over a field that is another than when the checkpoint was made."""
        if field == "training.learning_rate":
            return self.change(field, float(value))
        self._changes += 1  # the recipe has it already
        return Changed(self.step, field, value)

    def _take_rate(self, rate: float) -> None:
        self._rate = self.rates[self.step] = rate
        self._set_rate()

    def _set_rate(self) -> None:
        optimizers.set_rate(self.optimizers, self.pace.rate(self._rate, self.step, self.time))

    def _begin_epoch(self) -> Tensor:
        """The order of the images (N,), which are drawn anew where they are black and white by chance."""
        if self._brightness is not None and isinstance(self.images, Tensor):
            drawing = stream(self.recipe.training.seed, "binarised", self.epoch, device=self.device)
            draw_binary(self._brightness, drawing, self.images)
        generator = stream(self.recipe.training.seed, "order", self.epoch)
        order = torch.randperm(len(self.images), generator=generator)
        if self._ahead is not None:
            self._ahead.begin(self._of_rank(order))
        return order.to(self.device)

    def _of_rank(self, order: Tensor) -> Tensor:
        """The images (n,) that this rank learns in an epoch of that order."""
        if self.ranks.alone:
            return order
        batches = torch.split(order, self.recipe.training.batch)
        return torch.cat([self.ranks.part(len(rows)).take(rows) for rows in batches])


def _labels(labels: Any, device: torch.device) -> Tensor | None:
    return None if labels is None else torch.tensor(labels, device=device)
