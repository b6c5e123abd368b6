"""A search for what makes a figure small: Optuna's TPE (Bergstra et al., 2011) over a shared file.

Optuna is asked for the settings of a trial by whoever holds the claim on it, and told what came of it. Its
journal lies in the experiment's folder, so that every process learns from all trials.
"""

from __future__ import annotations

import logging
import os
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aegui.experiments import claims
from aegui.experiments.folder import CLAIMS, JOURNAL, Experiment, Outcome
from aegui.experiments.plan import Plan, Trial

if TYPE_CHECKING:
    import optuna

MISSING = (
    "A search needs Optuna, which is not installed: pip install 'optuna>=5,<6'. A sweep over all values, "
    "without --minimise, does without it."
)
LEFT = ("mse", "psnr", "loss")  # of the test images
SLOT = "trial"  # what Optuna knows a trial of ours by
ORPHAN = timedelta(minutes=2)  # a trial without a number of ours: who asked for it died at once
AGAIN = 0.02  # seconds between tries
STARTUP = 5  # trials that are drawn by chance, and never pruned


class OptunaMissing(RuntimeError):
    """Optuna is not installed."""


def check() -> None:
    """Raise `OptunaMissing` where no search can be made."""
    try:
        import optuna  # noqa: F401
    except ImportError:
        raise OptunaMissing(MISSING) from None


def is_trained(figure: str) -> bool:
    """Whether a figure is left by every training, so that it need not be measured."""
    parts = figure.partition("_")
    return parts[0] == "val" or figure == "seconds" or (parts[0] == "test" and parts[2] in LEFT)


class Search:
    """One trial of a search: where its settings come from, and who is told what came of it."""

    def __init__(self, experiment: Experiment, trial: Trial) -> None:
        check()
        self._plan = experiment.plan
        with _quiet():
            self._study = study(experiment.path, experiment.plan, trial.number)
            self._number = self._asked(experiment, trial)
        self.trial = experiment.drawn(trial)

    def _asked(self, experiment: Experiment, trial: Trial) -> int:
        """Optuna's number of the trial, whose settings are drawn where they were not."""
        import optuna

        known = experiment.about_draw(trial).get("optuna")
        if trial.drawn and isinstance(known, int):
            return known
        found = self._known(trial)
        if found is None:
            asked = self._study.ask(distributions(self._plan))
            asked.set_user_attr(SLOT, trial.number)
            number, params = asked.number, asked.params
        else:
            number, params = found.number, found.params
        for other in self._study.get_trials(deepcopy=False, states=(optuna.trial.TrialState.RUNNING,)):
            begun = other.datetime_start
            if SLOT not in other.user_attrs and begun is not None and datetime.now() - begun > ORPHAN:
                self._study.tell(other.number, state=optuna.trial.TrialState.FAIL, skip_if_finished=True)
        experiment.draw(trial, settings(self._plan, params), optuna=number)
        return number

    def _known(self, trial: Trial) -> optuna.trial.FrozenTrial | None:
        """The trial as Optuna knows it already, where who asked for it died before it was written down."""
        for one in self._study.get_trials(deepcopy=False):
            if one.user_attrs.get(SLOT) == trial.number and one.params.keys() == {
                axis.key for axis in self._plan.axes
            }:
                return one
        return None

    def is_hopeless(self, validation: Mapping[str, float], epoch: int) -> bool:
        """Whether to end a trial after an epoch: its validation error, or loss, is worse than the median."""
        import optuna

        value = validation.get("mse", validation.get("loss"))
        search = self._plan.search
        if value is None or search is None:
            return False
        state = self._frozen().state
        if state.is_finished():  # it was told before this process took over
            return state is optuna.trial.TrialState.PRUNED
        if search.largest:
            value = -value  # less error goes with more of what is wanted
        with _quiet():
            one = optuna.trial.Trial(self._study, self._frozen()._trial_id)
            one.report(value, epoch)
            return one.should_prune()

    def tell(self, outcome: Outcome) -> None:
        """Say what came of it."""
        import optuna

        states = optuna.trial.TrialState
        search = self._plan.search
        value = None if search is None else outcome.figures.get(search.figure)
        with _quiet():
            if outcome.status == "finished" and value is not None:
                self._study.tell(self._number, value, skip_if_finished=True)
            else:
                state = states.PRUNED if outcome.status == "pruned" else states.FAIL
                self._study.tell(self._number, state=state, skip_if_finished=True)

    def _frozen(self) -> optuna.trial.FrozenTrial:
        return self._study.get_trials(deepcopy=False)[self._number]


def study(folder: Path, plan: Plan, number: int) -> optuna.Study:
    """Optuna's record of a search, shared by all who have the folder; `number` is the trial that is drawn."""
    import optuna
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend

    search = plan.search
    assert search is not None
    file = folder / JOURNAL
    return optuna.create_study(
        storage=JournalStorage(JournalFileBackend(str(file), _lock(file))),
        sampler=optuna.samplers.TPESampler(
            n_startup_trials=STARTUP, constant_liar=True, seed=1000 * search.seed + number
        ),
        pruner=optuna.pruners.MedianPruner(n_startup_trials=STARTUP, n_warmup_steps=1),
        study_name="search",
        direction="maximize" if search.largest else "minimize",
        load_if_exists=True,
    )


def _lock(journal: Path) -> Any:
    """Who holds it may write to the journal.

    Optuna's own lock waits half a minute for one who died; ours is a claim. What was written in part by one
    who died is cut off first: after it Optuna fails for ever (5.0.0).
    """

    class ClaimLock:
        """A claim on the journal."""

        def acquire(self) -> bool:
            while (held := claims.take(journal.parent / CLAIMS, "journal")) is None:
                time.sleep(AGAIN)
            self._held = held
            claims.thin(held)
            mend(journal)
            return True

        def release(self) -> None:
            self._held.release()

    return ClaimLock()


def distributions(plan: Plan) -> dict[str, Any]:
    """What Optuna draws each setting from."""
    from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

    found: dict[str, Any] = {}
    for axis in plan.axes:
        if axis.low is None or axis.high is None:
            found[axis.key] = CategoricalDistribution(list(range(len(axis.values))))
        elif axis.whole:
            found[axis.key] = IntDistribution(int(axis.low), int(axis.high), log=axis.log)
        else:
            found[axis.key] = FloatDistribution(axis.low, axis.high, log=axis.log)
    return found


def settings(plan: Plan, params: Mapping[str, Any]) -> dict[str, Any]:
    """What a recipe is changed by; of values in a list Optuna knows the places, as they may be lists."""
    axes = {axis.key: axis for axis in plan.axes}
    return {key: value if axes[key].is_range else axes[key].values[value] for key, value in params.items()}


def mend(journal: Path) -> None:
    """Cut off a last line without an end. Raises `OSError`."""
    if not journal.is_file() or not journal.stat().st_size:
        return
    with journal.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        if file.read(1) != b"\n":
            file.seek(0)
            file.truncate(file.read().rfind(b"\n") + 1)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without what Optuna says of itself."""
    logger = logging.getLogger("optuna")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
