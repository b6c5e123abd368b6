"""Damaged run folders: whatever is wrong with one, it works, or one sentence of ours says why it doesn't."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import signal
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from deeds import go_to, travel
from mutating import Mutator
from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from small import narrow, pull, start

from aegui.analysis import latent
from aegui.app.session import Session
from aegui.cli import commands, exporting, results, run_listing
from aegui.cli.main import parser
from aegui.error_message import MEMORY, sentence
from aegui.explore import projection
from aegui.explore.cursor import cursor_at
from aegui.explore.query import Urgency
from aegui.runs import annotations as notes
from aegui.runs import packing, weights
from aegui.runs.diagnostics import watch
from aegui.runs.jobs import begin, resume_job
from aegui.runs.run_folder import CHANGES, METRICS, STEPS, Run
from aegui.runs.snapshot import open_run
from aegui.text import SENTENCE
from aegui.training import trainer
from aegui.training.reports import Control
from aegui.training.trainer import ReportOptions
from aegui.window.main_window import MainWindow

PATIENCE = 60  # s for one deed: a loaded machine is slow, and what hangs never ends
VERBS = {**commands.VERBS, **exporting.VERBS, **results.VERBS, **run_listing.VERBS}
BOOKMARK = {
    "name": "a", "epoch": 1.0, "code": [0.5, 0.25], "axes": "0,1", "backdrop": "none", "classes": [0, 2],
    "selected": {"arrays/train": [1, 2]}, "range": [-1.0, -1.0, 1.0, 1.0], "plane": None,
}  # fmt: skip
DIRECTION = {"name": "d", "plus": ["arrays/train/1", "arrays/train/2"], "minus": ["arrays/train/30"]}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Small runs of several sorts, each with all that a run can hold."""
    place = tmp_path_factory.mktemp("sound")
    generator = np.random.default_rng(0)
    images = generator.integers(0, 255, (60, 8, 8), dtype=np.uint8)
    np.savez(place / "images.npz", images=images, labels=np.repeat(np.arange(3), 20))
    data = {
        "data.kind": "arrays", "data.path": str(place / "images.npz"), "data.size": [8, 8],
        "data.colour": "grey", "network.widths": [8], "training.epochs": 2, "training.batch": 16,
    }  # fmt: skip
    sorts: dict[str, dict[str, object]] = {
        "plain": {"schedule.keep": "best:val_loss"},
        "variational": {"model.kind": "variational", "model.code": 3, "loss.kind": "bce"},
        "adversarial": {"model.kind": "adversarial"},
    }
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        patch.setattr(trainer, "CHECKPOINT_EVERY", -1.0)
        for name, changes in sorts.items():
            begun = start(narrow().changed(data | changes), place / name)
            pull(begun.training, {3: Control(changes={"training.learning_rate": 0.01})})
            path = begun.path.rename(place / name / name)
            (path / notes.BOOKMARKS).write_text(json.dumps([BOOKMARK]))
            (path / notes.DIRECTIONS).write_text(json.dumps([DIRECTION]))
            made.append(path)
        packed = packing.pack(Run(made[0]), place / "packed", 2, (), small=True)
        made.append(Path(packed["run"]))
        stopped = start(narrow().changed(data | {"network.widths": [4], "model.code": 5}), place / "stopped")
        pull(stopped.training, {5: Control(stop=True)})
        made.append(stopped.path)
    return made


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "AEGUI_RUNS", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.delenv("AEGUI_DATA", raising=False)
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session()
    made.start()
    qtbot.waitUntil(lambda: made.phase == "idle", timeout=60_000)
    yield made
    made.end()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.populate(Session())
    made.show()
    made.session.start()
    qtbot.waitUntil(lambda: made.session.phase == "idle", timeout=60_000)
    yield made
    made.close()


class Hangs(BaseException):
    """Something takes too long."""


@contextlib.contextmanager
def patience() -> Iterator[None]:
    def ring(number: int, frame: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def fault(error: BaseException) -> str:
    """What is wrong with an error that was raised; nothing where it is one sentence of ours."""
    if isinstance(error, OSError | MemoryError | Exception) and sentence(error) == MEMORY:
        return ""
    said = sentence(error) if isinstance(error, Exception) else ""
    ours = (
        type(error).__module__.startswith("aegui")
        or isinstance(error, OSError)
        or type(error) is ValueError
        or (isinstance(error, RuntimeError) and "RuntimeError" not in said)  # of torch, that have a sentence
    )
    if ours and said.endswith((".", ")")) and 0 < len(said) <= SENTENCE and "\n" not in said:
        return ""
    return "".join(traceback.format_exception(error)[-6:])


def tried(what: Callable[[], object]) -> str:
    """What goes wrong otherwise than it should."""
    try:
        with (
            patience(), warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()) as out,
            contextlib.redirect_stderr(io.StringIO()),
        ):  # fmt: skip
            warnings.simplefilter("ignore")
            what()
        return "a traceback was printed" if "Traceback" in out.getvalue() else ""
    except (Exception, Hangs) as error:
        return fault(error)


def command(*words: object) -> Callable[[], object]:
    options = parser().parse_args([str(word) for word in words])
    return lambda: VERBS[options.verb](options)


def read(path: Path) -> None:
    """Everything, each part for itself: what is damaged keeps nothing else from being read."""
    run = Run(path)
    errors = []
    for part in (
        lambda: run.raw_recipe, lambda: run.state, lambda: run.results, lambda: run.busy, lambda: run.codes,
        lambda: run.complaints, lambda: run.images, lambda: run.points, lambda: run.moments,
        lambda: weights.read_checkpoint(run),
        lambda: open_run(run),
        *(lambda name=name: run.table(name) for name in (METRICS, STEPS, CHANGES)),
        *(lambda file=file: weights.moment(file) for _, file in run.moments),
    ):  # fmt: skip
        try:
            part()
        except Exception as error:
            errors.append(fault(error))
    assert not any(errors), "\n".join(filter(None, errors))


def go_on(path: Path) -> None:
    """A few steps from where the run stood."""
    job = replace(resume_job(path, (), "test"), threads=1)
    watch(job.recipe, job.resume)
    begun = begin(job, ReportOptions(every=0.0))
    control, count = None, 0
    with contextlib.suppress(StopIteration):
        next(begun.training)
        while True:
            begun.training.send(control)
            count += 1
            control = Control(stop=count > 6)


def problems(path: Path, out: Path, but: tuple[str, ...] = ()) -> dict[str, str]:
    """What each way of using a run, but for some, does wrong with this one."""
    ways: dict[str, Callable[[], object]] = {
        "read": lambda: read(path),
        "runs": command("runs", "--out", path.parent),
        "export": command("export", path, "--out", out / "codes.csv"),
        "manifold": command("figure", path, "manifold", "--out", out / "manifold.png"),
        "evaluate": command("evaluate", path, "--json"),
        "pack": command("pack", path, "--out", out / "packed", "--moments", 2, "--json"),
        "resume": lambda: go_on(path),
    }
    return {name: found for name, what in ways.items() if name not in but and (found := tried(what))}


def damage_all(
    sound: list[Path], tmp_path: Path, seeds: range, tries: Callable[[Path, Path], dict[str, str]] = problems
) -> list[str]:
    """Damage, try, and collect what is wrong."""
    found = []
    for seed in seeds:
        place = tmp_path / str(seed)
        (place / "runs").mkdir(parents=True)
        done = Mutator(seed, sound).make(place / "runs" / "mutant")
        for way, what in tries(place / "runs" / "mutant", place).items():
            found.append(f"seed {seed} ({done}): {way}: {what}")
        shutil.rmtree(place)
    return found


class Explorer:
    """Looks at runs as a user does, in one session, and hears what goes wrong in any thread."""

    def __init__(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session = session
        self.said: list[str] = []
        self.faults: list[str] = []
        self._clock = QTimer(session)  # wakes who waits, so that Python hears the alarm
        self._clock.start(50)
        session.complained.connect(self.said.append)
        for worker in (session.loader.worker, session.explorer.worker):
            worker.failed.connect(lambda _, error: self.faults.append(fault(error)))

    def __call__(self, path: Path, out: Path) -> dict[str, str]:
        self.said.clear()
        self.faults.clear()
        with capture_exceptions() as caught:
            if hung := tried(lambda: self._look(path)):
                self.faults.append(hung)
        self.faults += ["".join(traceback.format_exception(*one)[-6:]) for one in caught]
        self.faults += [text for text in self.said if len(text) > SENTENCE or "\n" in text]
        return {f"look {n}": fault for n, fault in enumerate(filter(None, self.faults))}

    def _look(self, path: Path) -> None:
        session, explorer = self.session, self.session.explorer
        session.open_run(path)
        self._wait()
        for index in range(len(session.run.moments) + 1 if session.run is not None else 0):
            travel(explorer, index)
            self._wait()
        go_to(explorer, 3)
        explorer.update(cursor=cursor_at(explorer.state, 0.5, -0.5))
        if explorer.state.code is not None and latent.offers(len(explorer.state.code), "pca"):
            explorer.update(**projection.choose(explorer.state, "pca"))
        for name in session.bookmarks.names():
            session.bookmarks.go(name)
        session.bookmarks.add("another")
        self._wait()

    def _wait(self) -> None:
        """Until everything is answered that was asked of the thread that reads."""
        answered: list[object] = []
        urgency = Urgency.IDLE
        self.session.loader.ask("nothing", lambda task: 1, answered.append, answered.append, urgency=urgency)
        while not answered:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def test_damaged_runs_are_used_or_refused_with_a_sentence(sound, tmp_path):
    """Each in every way, or in those that cost little."""
    found = damage_all(sound, tmp_path, range(20))
    found += damage_all(sound, tmp_path, range(20, 50), partial(problems, but=("evaluate", "pack", "resume")))
    assert not found, "\n".join(found)


def test_damaged_runs_are_looked_at_as_far_as_they_are_sound(sound, tmp_path, monkeypatch, session):
    found = damage_all(sound, tmp_path, range(1_000, 1_015), Explorer(session, monkeypatch))
    assert not found, "\n".join(found)


def test_damaged_runs_in_the_window(sound, tmp_path, monkeypatch, window):
    found = damage_all(sound, tmp_path, range(2_000, 2_004), Explorer(window.session, monkeypatch))
    assert not found, "\n".join(found)


@pytest.mark.long
def test_ten_thousand_damaged_runs(sound, tmp_path):
    found = damage_all(sound, tmp_path, range(10_000, 18_000))
    assert not found, f"{len(found)} faults\n" + "\n".join(found[:40])


@pytest.mark.long
def test_thousands_of_damaged_runs_looked_at(sound, tmp_path, monkeypatch, session):
    found = damage_all(sound, tmp_path, range(20_000, 22_000), Explorer(session, monkeypatch))
    assert not found, f"{len(found)} faults\n" + "\n".join(found[:40])
