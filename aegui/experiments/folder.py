"""An experiment's folder: its plan, the claims on its trials, what came of each, and their run folders.

```
experiment.json     the plan, which never changes
claims/             who trains what now
drawn/0007.json     of a search: the settings of a trial
done/0007.json      what came of a trial; there once, whoever finished it
0007-…-seed-1/      the run folder of a trial, as any other
stop                everybody is asked to stop
```

Everything appears whole or not at all, and what is done is never written again: processes may die any time.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from aegui.experiments import claims
from aegui.experiments import plan as plans
from aegui.experiments.claims import Claim
from aegui.experiments.comparison import is_number
from aegui.experiments.plan import Plan, Trial
from aegui.files import explain, read_text, write_text
from aegui.recipe import RecipeError
from aegui.runs import run_folder
from aegui.runs.run_folder import Run, RunError
from aegui.text import shortened
from aegui.translation import tr

PLAN, CLAIMS, DRAWN, DONE, STOP, JOURNAL = "experiment.json", "claims", "drawn", "done", "stop", "optuna.log"
ENDS = ("finished", "pruned", "failed")
State = Literal["waiting", "training", "half-way", "finished", "pruned", "failed"]


class ExperimentError(ValueError):
    """A folder that can't be used for an experiment; one sentence says why."""


@dataclass(frozen=True)
class Outcome:
    """What came of a trial."""

    number: int
    status: str  # one of `ENDS`
    figures: Mapping[str, float]
    seconds: float  # of training
    wall_seconds: float
    epochs: int
    run: str = ""  # the name of its run folder; "" where there is none
    message: str = ""  # why it failed, or was pruned
    host: str = ""

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {**self.__dict__, "figures": dict(self.figures)}


@dataclass(frozen=True)
class Standing:
    """Where a trial is."""

    trial: Trial
    state: State
    epoch: int = 0
    epochs: int = 0
    loss: float | None = None  # the last validation loss
    figures: Mapping[str, float] | None = None
    seconds: float = 0.0
    left: float | None = None  # seconds
    host: str = ""  # where it is trained
    message: str = ""
    run: Path | None = None


class Experiment:
    """An experiment's folder, read when asked, also while it grows."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.abspath(path))
        self.plan = _read_plan(self.path)
        self._outcomes: dict[str, Outcome] = {}
        self._drawn: dict[str, Trial] = {}

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def claims(self) -> Path:
        """The folder of the claims."""
        return self.path / CLAIMS

    def trials(self) -> list[Trial]:
        """All of them, those of a search with the settings that were drawn so far."""
        return [self.drawn(trial) for trial in self.plan.trials]

    def drawn(self, trial: Trial) -> Trial:
        """A trial of a search with its settings, where they were drawn."""
        if trial.drawn or trial.name in self._drawn:
            return self._drawn.get(trial.name, trial)
        raw = _json(self.path / DRAWN / f"{trial.name}.json")
        if not isinstance(raw, dict) or not isinstance(raw.get("changes"), dict):
            return trial
        changes = raw["changes"]
        found = replace(trial, changes=changes, label=plans.label_of(changes), drawn=True)
        self._drawn[trial.name] = found
        return found

    def draw(self, trial: Trial, changes: Mapping[str, Any], **about: Any) -> Trial:
        """Settle what a trial of a search trains. Raises `OSError`."""
        (self.path / DRAWN).mkdir(exist_ok=True)
        text = json.dumps({"changes": dict(changes), **about}, indent=2) + "\n"
        _write_once(self.path / DRAWN / f"{trial.name}.json", text)
        return self.drawn(trial)

    def about_draw(self, trial: Trial) -> dict[str, Any]:
        """What was said of a draw; empty where there is none."""
        raw = _json(self.path / DRAWN / f"{trial.name}.json")
        return raw if isinstance(raw, dict) else {}

    def run_of(self, trial: Trial) -> Path:
        """Where a trial's run is, or goes."""
        return self.path / trial.folder

    # What is done

    def outcomes(self) -> dict[str, Outcome]:
        """What came of each trial that has ended, by name."""
        try:
            names = [name[:-5] for name in os.listdir(self.path / DONE) if name.endswith(".json")]
        except OSError:
            return {}
        for name in names:
            if name not in self._outcomes and not name.startswith("."):
                found = _outcome(_json(self.path / DONE / f"{name}.json"))
                if found is not None:
                    self._outcomes[name] = found
        known = {trial.name for trial in self.plan.trials}
        kept = {name: one for name, one in self._outcomes.items() if name in names and name in known}
        return dict(sorted(kept.items()))

    def is_done(self, trial: Trial) -> bool:
        """Whether a trial has ended."""
        return trial.name in self._outcomes or _outcome(_json(self._end_of(trial))) is not None

    def finish(self, trial: Trial, outcome: Outcome) -> bool:
        """Say what came of a trial; False where somebody has said it before. Raises `OSError`."""
        (self.path / DONE).mkdir(exist_ok=True)
        text = json.dumps(outcome.to_json(), indent=2, allow_nan=False) + "\n"
        first = _write_once(self._end_of(trial), text)
        if not first and not self.is_done(trial):  # what stands there is damaged
            write_text(self._end_of(trial), text)
        claims.clear(self.claims, trial.name)
        return first

    def _end_of(self, trial: Trial) -> Path:
        return self.path / DONE / f"{trial.name}.json"

    def forget_failed(self) -> int:
        """Let failed trials be trained anew; how many there were. Raises `OSError`."""
        failed = [name for name, one in self.outcomes().items() if one.status == "failed"]
        for name in failed:
            (self.path / DONE / f"{name}.json").unlink(missing_ok=True)
            self._outcomes.pop(name, None)
        return len(failed)

    # Who does what

    def next(self, leave: Iterable[str] = ()) -> tuple[Trial, Claim] | None:
        """The first trial that nobody trains and that is not done, held from now on; None: there is none.

        Raises `OSError`.
        """
        done, held, left = self.outcomes().keys(), claims.holders(self.claims).keys(), set(leave)
        for trial in self.plan.trials:
            if trial.name in done or trial.name in held or trial.name in left:
                continue
            claim = claims.take(self.claims, trial.name)
            if claim is None:
                continue
            if self.is_done(trial):  # since it was looked for
                claims.clear(self.claims, trial.name)
                continue
            return self.drawn(trial), claim
        return None

    @property
    def stopping(self) -> bool:
        """Whether everybody is asked to stop."""
        return (self.path / STOP).exists()

    def stop(self) -> None:
        """Ask every process to stop, on every machine. Raises `OSError`."""
        write_text(self.path / STOP, "stop\n")

    def go_on(self) -> None:
        """Let trials be trained again. Raises `OSError`."""
        (self.path / STOP).unlink(missing_ok=True)

    def standings(self) -> list[Standing]:
        """Where each trial is."""
        done = self.outcomes()
        held = claims.holders(self.claims) if self.claims.is_dir() else {}
        mean = _mean([one.wall_seconds for one in done.values() if one.status == "finished"])
        found = []
        for trial in self.trials():
            outcome = done.get(trial.name)
            if outcome is not None:
                found.append(_ended(trial, outcome, self.path))
            elif trial.name in held:
                holder = held[trial.name]
                under_way = _under_way(trial, self.run_of(trial), mean, self.plan.recipe.training.epochs)
                found.append(replace(under_way, host="" if holder is None else holder.host))
            else:
                run = self.run_of(trial)
                begun = trial.drawn and (run / run_folder.RECIPE).is_file()
                one = _under_way(trial, run, mean, self.plan.recipe.training.epochs)
                found.append(replace(one, state="half-way" if begun else "waiting"))
        return found


def create(path: Path, plan: Plan) -> Experiment:
    """An experiment in a new or empty folder, or the same one that is there already, to be gone on with.

    Raises `ExperimentError` for a folder that holds something else.
    """
    try:
        if (path / PLAN).exists():
            return _same(path, plan)
        if path.is_dir() and any(not name.startswith(".") for name in os.listdir(path)):
            raise ExperimentError(
                tr("{} holds something else: name a new folder, or an empty one.", shortened(str(path)))
            )
        path.mkdir(parents=True, exist_ok=True)
        if not _write_once(path / PLAN, json.dumps(plan.to_json(), indent=1) + "\n"):
            return _same(path, plan)
    except OSError as error:
        raise ExperimentError(tr("No experiment can be kept there: {}", explain(error, path))) from error
    return Experiment(path)


def _same(path: Path, plan: Plan) -> Experiment:
    there = Experiment(path)
    if there.plan != plan:
        said = next(iter(plans.differences(there.plan, plan)), tr("it is another"))
        raise ExperimentError(
            tr(
                "{} holds another experiment: {}. Name another folder, or go on with that one: aegui {} {}",
                shortened(str(path)),
                said,
                "ladder" if there.plan.kind == "ladder" else "sweep",
                shortened(str(path)),
            )
        )
    return there


def is_experiment(path: Path) -> bool:
    """Whether a folder holds one."""
    return (path / PLAN).is_file()


def _read_plan(path: Path) -> Plan:
    file = path / PLAN
    try:
        return plans.from_json(json.loads(read_text(file)), str(file))
    except FileNotFoundError:
        raise ExperimentError(
            tr("{} is no experiment: it holds no {}.", shortened(str(path)), PLAN)
        ) from None
    except OSError as error:
        raise ExperimentError(explain(error, file)) from error
    except RecipeError as error:
        raise ExperimentError(tr("The experiment's recipe can't be used: {}", error)) from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        said = tr("{} is missing", error.args[0]) if isinstance(error, KeyError) else shortened(str(error))
        raise ExperimentError(tr("{} is damaged: {}.", file, said)) from error


def _outcome(raw: Any) -> Outcome | None:
    """What a file says of a trial; None where it says nothing that can be understood."""
    try:
        figures = {str(name): float(value) for name, value in raw["figures"].items() if is_number(value)}
        if raw["status"] not in ENDS:
            return None
        return Outcome(
            int(raw["number"]), raw["status"], figures, float(raw["seconds"]), float(raw["wall_seconds"]),
            int(raw["epochs"]), str(raw["run"]), str(raw["message"]), str(raw.get("host", "")),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


def _ended(trial: Trial, outcome: Outcome, path: Path) -> Standing:
    state: Any = outcome.status
    figures = outcome.figures
    loss = figures.get("val_loss", figures.get("test_mse"))
    # The name is a file's: only a plain one leads into this folder.
    run = path / outcome.run if Path(outcome.run).name == outcome.run != ".." and outcome.run else None
    return Standing(
        trial, state, outcome.epochs, outcome.epochs, loss, figures, outcome.wall_seconds, None, outcome.host,
        outcome.message, run,
    )  # fmt: skip


def _under_way(trial: Trial, path: Path, mean: float | None, planned: int) -> Standing:
    """How far a trial is, by its run folder."""
    try:
        run = Run(path)
        state = run.state
        epochs = int(run.raw_recipe.get("training", {}).get("epochs", planned))
    except (RunError, TypeError, ValueError, AttributeError):
        return Standing(trial, "training", 0, int(trial.changes.get("training.epochs", planned)), left=mean)
    table = run.table(run_folder.METRICS)  # newer than the state, which is written every few seconds
    last = {name: float(column[-1]) for name, column in table.items() if len(column)}
    epoch, loss = int(last.get("epoch", 0)), last.get("val_loss")
    wall = max(float(state.get("wall_seconds") or 0.0), last.get("seconds", 0.0))
    left = wall / epoch * max(epochs - epoch, 0) if epoch else mean
    return Standing(trial, "training", epoch, epochs, loss, None, wall, left, run=path)


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _json(path: Path) -> Any:
    try:
        return json.loads(read_text(path))
    except (OSError, ValueError, RecursionError):
        return None


def _write_once(path: Path, text: str) -> bool:
    """Write a file whole under a name that no file has yet; False where one has it. Raises `OSError`."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        with partial.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        return claims.give_name(partial, path)
    except OSError as error:
        if error.filename in (None, str(partial)):
            error.filename = str(path)
        raise
    finally:
        with suppress(OSError):
            partial.unlink()
