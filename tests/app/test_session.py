"""The session: opening, training, pausing, changing, failing."""

from __future__ import annotations

import json
import re
import shutil
import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from deeds import corrupt, draw_noise_again, go_to, settle, travel
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.session import Session
from aegui.explore.cursor import cursor_at
from aegui.explore.queries.codes import CODES
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.losses import LOSSES
from aegui.explore.queries.preview import PREVIEW
from aegui.explore.queries.timeline import TIMELINE
from aegui.explore.queries.trust import TRUST
from aegui.explore.records import Codes, Curves, Preview, Timeline, UnderCursor
from aegui.explore.state import Model
from aegui.parts.datasets import datasets
from aegui.runs.jobs import Job
from aegui.runs.run_folder import CHANGES, METRICS, MODEL, RECIPE, STATE, STEPS, Run
from aegui.training import footprint


class Screen:
    """Keeps the newest of everything that the views would be shown."""

    def __init__(self, session: Session) -> None:
        self.codes: Codes | None = None
        self.cursor: UnderCursor | None = None
        self.preview: Preview | None = None
        self.curves: Curves | None = None
        self.timeline: Timeline | None = None
        self.complaints: list[str] = []
        look = session.explorer
        look.show(CODES, lambda it: setattr(self, "codes", it))
        look.show(DECODED, lambda it: setattr(self, "cursor", it))
        look.show(PREVIEW, lambda it: setattr(self, "preview", it))
        look.show(LOSSES, lambda it: setattr(self, "curves", it))
        look.show(TIMELINE, lambda it: setattr(self, "timeline", it))
        session.complained.connect(self.complaints.append)


def wait_idle(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=30_000)


def test_what_is_to_be_trained_before_torch_is_there_begins_once_it_is(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Session()
    begun: list[tuple[Job, bool]] = []
    monkeypatch.setattr(made.training, "begin", lambda job, paused: begun.append((job, paused)))
    made.open_run(paths.trained() / "quick-start")
    state = made.explorer.state
    assert made.phase == "asleep"
    assert (state.model is None or state.model.is_early, state.model_awaited) == (True, False)
    made.step()
    made.step()  # once more is not twice
    assert made.phase == "warming"
    assert made.explorer.state.model_awaited
    qtbot.waitUntil(lambda: bool(begun))
    assert [(job.recipe.name, paused) for job, paused in begun] == [("quick-start", True)]
    made.end()


def test_an_opened_run_shows_codes_pictures_curves_and_decodes(
    session: Session, qtbot: QtBot, small_run: Path
):
    screen = Screen(session)
    session.open_run(small_run)
    assert screen.codes is not None
    assert len(screen.codes.xy) == 1797
    qtbot.waitUntil(lambda: screen.preview is not None)
    assert screen.curves is not None
    assert {c.name for c in screen.curves.curves} >= {"loss", "val_loss"}
    qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None)
    go_to(session.explorer, 5)
    assert screen.cursor is not None
    assert screen.cursor.image.shape == (1, 28, 28)
    assert screen.cursor.nearest is not None
    assert screen.cursor.nearest.distance == pytest.approx(0, abs=1e-6)
    before = screen.cursor.image
    x, y = screen.cursor.xy
    session.explorer.update(cursor=cursor_at(session.explorer.state, x + 3, y - 3))
    assert not np.array_equal(before, screen.cursor.image)


def test_noise_is_previewed_with_its_figures(session: Session, qtbot: QtBot, small_run: Path):
    screen = Screen(session)
    session.open_run(small_run)
    qtbot.waitUntil(lambda: screen.preview is not None and screen.preview.psnr_reconstructed is not None)
    assert screen.preview.noisy is None
    corrupt(session.explorer, "gaussian", 0.2)
    qtbot.waitUntil(lambda: screen.preview.noisy is not None)
    mild = screen.preview.psnr_noisy
    corrupt(session.explorer, "gaussian", 0.8)
    qtbot.waitUntil(lambda: screen.preview.psnr_noisy < mild)
    first = screen.preview.noisy
    draw_noise_again(session.explorer)
    qtbot.waitUntil(lambda: not np.array_equal(screen.preview.noisy, first))


def test_the_time_slider_moves_codes_decoder_and_marker(session: Session, qtbot: QtBot, small_run: Path):
    screen = Screen(session)
    session.open_run(small_run)
    qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None)
    go_to(session.explorer, 0)
    final, image = screen.codes.xy, screen.cursor.image
    assert screen.timeline is not None
    travel(session.explorer, 0)
    qtbot.waitUntil(lambda: screen.curves.marker == 0.0)
    assert screen.timeline.current == 0
    assert screen.curves.marker == 0.0
    assert not np.array_equal(screen.codes.xy, final)
    assert not np.array_equal(screen.cursor.image, image)
    travel(session.explorer, len(screen.timeline.epochs))
    assert np.array_equal(screen.codes.xy, final)
    assert screen.curves.marker is None


def test_a_hand_that_is_faster_than_the_disk_sees_moments_on_its_way(
    session: Session, qtbot: QtBot, small_run: Path
):
    session.open_run(small_run)
    look = session.explorer
    qtbot.waitUntil(lambda: look.state.snapshot is not None)
    final = look.state.model
    models = []
    look.changed.connect(lambda new, old: models.append(new.model) if new.model is not old.model else None)
    show = session.moments._show

    def on_the_move(model: Model) -> None:
        moments = session.explorer.state.moments
        travel(look, (moments.index(model.moment) + 1) % 3)  # before the one that was read is shown
        show(model)

    session.moments._show = on_the_move
    travel(look, 0)
    qtbot.waitUntil(lambda: len(models) >= 2, timeout=10_000)
    session.moments._show = show
    travel(look, 100)
    assert look.state.model.snapshot is final.snapshot
    with qtbot.waitCallback() as read:
        session.loader.ask("moment", lambda task: None, read, read)
    assert look.state.model.snapshot is final.snapshot  # what was still being read came too late


def test_a_moment_that_was_seen_is_not_read_again(session: Session, qtbot: QtBot, small_run: Path):
    session.open_run(small_run)
    look = session.explorer
    qtbot.waitUntil(lambda: look.state.snapshot is not None)
    seen = []
    for moment in (0, 1, 0):
        travel(look, moment)
        settle(qtbot, look)
        seen.append(look.state.snapshot)
    assert seen[0] is not seen[1]
    assert seen[0] is seen[2]


def test_a_pause_makes_everything_anew_that_waits_its_turn_in_training(training: Session, qtbot: QtBot):
    training.edit("training.epochs", 500)
    explorer = training.explorer
    training.train()
    qtbot.waitUntil(lambda: training.last_progress().epoch >= 1, timeout=20_000)
    training.pause()
    qtbot.waitUntil(lambda: training.phase == "paused", timeout=20_000)
    assert not explorer.state.training
    explorer.show(TRUST, lambda answer: None)
    qtbot.waitUntil(lambda: explorer.state.spacing is not None, timeout=5_000)
    training.go_on()
    qtbot.waitUntil(lambda: explorer.state.training, timeout=20_000)
    training.stop()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=20_000)
    assert not explorer.state.training


def test_training_shows_everything_live_and_leaves_a_run(training: Session, qtbot: QtBot):
    screen = Screen(training)
    training.edit("training.epochs", 30)
    training.explorer._budget._next = {"preview": 1e12, "manifold": 1e12}  # not due for long
    training.train()
    assert training.phase == "running"
    qtbot.waitUntil(lambda: screen.codes is not None and screen.cursor is not None, timeout=10_000)
    qtbot.waitUntil(lambda: screen.preview is not None, timeout=5_000)
    assert training.phase == "running"
    wait_idle(training, qtbot)
    assert screen.complaints == []
    assert training.run is not None
    assert training.run.state["status"] == "finished"
    assert training.run.results["test_mse"] > 0
    assert len(training.run.table(METRICS)["epoch"]) == 30
    assert screen.curves.curves[0].epochs[-1] == 30
    assert training.last_progress().fraction == 1.0


def moved_from(session: Session, step: str) -> bool:
    return where(session) != step


def where(session: Session) -> str:
    """Step and loss, as the status bar says them."""
    return session.last_progress().message.partition(" · ")[2]


def test_pause_keeps_everything_explorable_and_going_on_changes_no_number(training: Session, qtbot: QtBot):
    training.edit("training.epochs", 12)
    training.train()
    wait_idle(training, qtbot)
    straight = training.run
    screen = Screen(training)
    training.train()
    training.pause()
    qtbot.waitUntil(lambda: training.phase == "paused", timeout=10_000)
    assert training.last_progress().message.startswith("Paused · step ")
    step = where(training)
    snapshot = training.explorer.state.snapshot
    shown, rows = training.explorer.state.images, training.explorer.state.grid.rows
    paused_at = snapshot.reconstruct(shown.pixels[rows])
    qtbot.waitUntil(
        lambda: screen.preview is not None and np.array_equal(screen.preview.reconstructed, paused_at),
        timeout=5_000,
    )
    go_to(training.explorer, 3)
    corrupt(training.explorer, "masking", 0.5)
    qtbot.waitUntil(lambda: screen.preview is not None and screen.preview.noisy is not None)
    assert Run(training.run.path).state["status"] == "paused"
    training.step()
    qtbot.waitUntil(lambda: where(training) != step)
    qtbot.waitUntil(lambda: training.phase == "paused")
    training.go_on()
    wait_idle(training, qtbot)
    paused = training.run
    assert paused.path != straight.path
    for name in ("loss", "val_loss"):
        assert np.array_equal(straight.table(METRICS)[name], paused.table(METRICS)[name])
    assert np.array_equal(straight.table(STEPS)["loss"], paused.table(STEPS)["loss"])


def test_going_on_and_pausing_at_once_pauses_again(training: Session, qtbot: QtBot):
    training.edit("training.epochs", 1000)
    training.train()
    training.pause()
    for _ in range(5):
        qtbot.waitUntil(lambda: training.phase == "paused", timeout=10_000)
        step = where(training)
        training.go_on()
        training.pause()
        assert training.phase == "running"
        assert training.last_progress().message == f"Training · {step}"
        qtbot.waitUntil(partial(moved_from, training, step), timeout=10_000)
    training.stop()
    wait_idle(training, qtbot)


def test_step_from_idle_learns_from_one_batch(training: Session, qtbot: QtBot):
    training.step()
    qtbot.waitUntil(lambda: training.phase == "paused", timeout=10_000)
    assert "step 1 " in training.last_progress().message
    training.stop()
    wait_idle(training, qtbot)


def test_a_stopped_run_can_be_resumed_to_its_end(training: Session, qtbot: QtBot):
    training.edit("training.epochs", 40)
    training.train()
    qtbot.waitUntil(lambda: training.last_progress().epoch >= 2, timeout=20_000)
    training.stop()
    wait_idle(training, qtbot)
    run = Run(training.run.path)
    assert run.state["status"] == "stopped"
    training.resume(run.path)
    wait_idle(training, qtbot)
    assert Run(run.path).state["status"] == "finished"
    epochs = Run(run.path).table(METRICS)["epoch"]
    assert list(epochs) == list(range(1, 41))


def finished(training: Session, qtbot: QtBot) -> Path:
    training.edit("training.epochs", 2)
    training.train()
    wait_idle(training, qtbot)
    assert Run(training.run.path).state["status"] == "finished"
    return training.run.path


def test_a_run_goes_on_with_what_was_changed_in_its_form(training: Session, qtbot: QtBot):
    path = finished(training, qtbot)
    training.edit("training.epochs", 3)
    training.edit("training.learning_rate", 0.0005)
    with qtbot.waitSignal(training.noted, timeout=20_000) as noted:
        training.resume(path)
    assert "training.epochs 2 → 3" in noted.args[0]
    assert "training.learning_rate" in noted.args[0]
    wait_idle(training, qtbot)
    assert Run(path).results["epochs"] == 3
    assert "training.learning_rate,0.0005" in (path / CHANGES).read_text()
    assert training.recipe.training.epochs == 3


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("training.epochs", 2, "has trained all its 2 epochs"),
        ("training.batch", 64, "training.batch"),
        ("corruption.kind", "gaussian", "corruption"),
    ],
)
def test_a_run_that_can_not_go_on_says_why_and_nothing_is_touched(
    key: str, value: object, words: str, training: Session, qtbot: QtBot
):
    path = finished(training, qtbot)
    screen = Screen(training)
    training.edit(key, value)
    edited = training.recipe
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    training.resume(path)
    qtbot.waitUntil(lambda: bool(screen.complaints), timeout=20_000)
    wait_idle(training, qtbot)
    assert words in screen.complaints[0]
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == before
    assert training.recipe == edited
    assert training.explorer.state.snapshot is not None


def test_what_was_changed_while_it_trained_is_not_changed_again(training: Session, qtbot: QtBot):
    """The schedule may have lowered the rate since: the checkpoint knows it."""
    training.edit("training.epochs", 400)
    training.train()
    qtbot.waitUntil(lambda: training.last_progress().epoch >= 1, timeout=20_000)
    training.edit("training.learning_rate", 0.0001)
    qtbot.waitUntil((training.run.path / CHANGES).exists, timeout=20_000)
    training.stop()
    wait_idle(training, qtbot)
    path, before = training.run.path, (training.run.path / CHANGES).read_text()
    with qtbot.waitSignal(training.noted, timeout=20_000) as noted:
        training.resume(path)
    assert "learning_rate" not in noted.args[0]
    qtbot.waitUntil(lambda: training.last_progress().images_per_second is not None, timeout=20_000)
    training.stop()
    wait_idle(training, qtbot)
    assert (path / CHANGES).read_text() == before
    assert set(Run(path).table(METRICS)["learning_rate"][-1:]) == {0.0001}


def test_another_run_goes_on_as_it_was_whatever_the_form_holds(training: Session, qtbot: QtBot):
    training.edit("training.epochs", 40)
    training.train()
    qtbot.waitUntil(lambda: training.last_progress().epoch >= 1, timeout=20_000)
    training.stop()
    wait_idle(training, qtbot)
    path, recipe = training.run.path, training.recipe
    training.choose_recipe("dense-2d")
    training.edit("training.batch", 64)
    training.resume(path)
    wait_idle(training, qtbot)
    assert Run(path).results["epochs"] == 40
    assert training.recipe == recipe


def test_the_learning_rate_changes_while_it_trains(training: Session, qtbot: QtBot):
    training.edit("training.epochs", 200)
    training.train()
    qtbot.waitUntil(lambda: training.last_progress().epoch >= 1, timeout=20_000)
    training.edit("training.learning_rate", 0.0001)
    changes = training.run.path / "changes.csv"
    qtbot.waitUntil(changes.exists, timeout=10_000)
    epoch = training.last_progress().epoch
    qtbot.waitUntil(lambda: training.last_progress().epoch >= epoch + 2, timeout=20_000)
    training.stop()
    wait_idle(training, qtbot)
    assert Run(training.run.path).table(METRICS)["learning_rate"][-1] == pytest.approx(0.0001)


def test_a_bad_value_is_refused_and_the_recipe_stays(training: Session):
    problems: list[tuple[str, str]] = []
    training.draft.refused.connect(lambda *problem: problems.append(problem))
    before = training.recipe
    training.edit("model.code", 0)
    assert training.recipe is before
    assert problems == [("model.code", "model.code is 0; it must be at least 1.")]


def test_what_was_refused_is_not_trained_behind_the_users_back(training: Session):
    complaints: list[str] = []
    training.complained.connect(complaints.append)
    shown: list[object] = []
    training.draft.changed.connect(lambda recipe, original: shown.append(recipe))
    training.edit("training.batch", 0)
    training.train()
    assert training.phase == "idle"
    assert "it must be at least 1" in complaints[0]
    assert shown == [training.recipe]  # the form is set back to what would be trained
    assert training.draft.agrees()  # a second press trains


def test_a_missing_data_set_is_said_and_nothing_starts(session: Session, qtbot: QtBot):
    session.choose_recipe("conv-16")
    with qtbot.waitSignal(session.data_missing) as missing:
        session.train()
    assert missing.args[0] == "mnist"
    assert "MNIST is not on the disk" in missing.args[1]
    assert session.phase == "idle"


def test_a_training_that_does_not_fit_begins_only_when_it_is_told_to(
    training: Session, qtbot: QtBot, monkeypatch, tmp_path: Path
):
    monkeypatch.setattr(footprint, "free_memory", lambda: 1_000_000)
    with qtbot.waitSignal(training.too_large, timeout=20_000) as said:
        training.train()
    assert "of memory, and 1 MB are free" in said.args[0]
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=20_000)
    assert not list((tmp_path / "runs").glob("*"))
    training.train_anyway()
    wait_idle(training, qtbot)
    assert training.run.state["status"] == "finished"
    training.train_anyway()  # once is enough
    assert training.phase == "idle"


def test_what_the_recipe_takes_is_told_anew_with_each_change(training: Session, qtbot: QtBot, monkeypatch):
    def told(width: int) -> tuple[int, str]:
        with qtbot.waitSignal(training.estimates.footprint_changed, timeout=20_000) as said:
            training.edit("network.widths", [width])
        size, complaint = re.search(r"about ([\d,]+) MB of memory", said.args[0]), said.args[1]
        return int(size[1].replace(",", "")), complaint

    (small, fits), (large, _) = told(16), told(4000)
    assert large > small + 80  # 6.3 million parameters, their gradients and two moments
    assert fits == ""
    monkeypatch.setattr(footprint, "free_memory", lambda: 1_000_000)
    assert "Make network.widths smaller" in told(3999)[1]


def test_a_download_that_fails_is_offered_again(session: Session, qtbot: QtBot, monkeypatch):
    def broken(*given: object) -> None:
        raise OSError("no connection")

    monkeypatch.setattr(datasets["mnist"].what, "download", broken)
    with qtbot.waitSignal(session.data_missing) as missing:
        session.downloads.fetch("mnist")
    assert missing.args[0] == "mnist"
    assert "no connection" in missing.args[1]


def test_a_loss_that_is_no_number_ends_the_training_with_a_sentence(training: Session, qtbot: QtBot):
    screen = Screen(training)
    training.edit("network.output_activation", "linear")
    training.edit("network.activation", "relu")
    training.edit("initialisation.kind", "normal")
    training.edit("initialisation.sigma", 10.0)
    training.edit("network.widths", [512] * 12)
    training.train()
    wait_idle(training, qtbot)
    assert len(screen.complaints) == 1
    assert "no number" in screen.complaints[0] or "no numbers" in screen.complaints[0]
    assert Run(training.run.path).state["status"] == "failed"


def test_what_is_sound_of_a_damaged_run_can_be_used(
    session: Session, qtbot: QtBot, small_run: Path, tmp_path: Path
):
    screen = Screen(session)
    session.open_run(small_run)
    qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None)
    session.open_run(tmp_path)
    assert "is no run" in screen.complaints[-1]
    assert session.run.path == small_run
    broken = tmp_path / "broken"
    shutil.copytree(small_run, broken)
    (broken / "codes.safetensors").write_bytes(b"nothing")
    (broken / METRICS).write_text("epoch,loss\n1,much\n")
    (broken / STATE).write_text('{"status": 3, "epoch": 3}')
    session.open_run(broken)
    for name in ("codes.safetensors", METRICS, STATE):
        assert any(name in said for said in screen.complaints)
    assert any("status is 3; it must be a text" in said for said in screen.complaints)
    assert session.run.state == {"epoch": 3}
    qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None)  # its codes are made anew
    assert len(screen.codes.xy) == 1797
    assert len(screen.complaints) == 4
    truncated = tmp_path / "truncated"
    shutil.copytree(small_run, truncated)
    model = truncated / MODEL
    model.write_bytes(model.read_bytes()[:1000])
    session.open_run(truncated)
    qtbot.waitUntil(lambda: "model.safetensors" in screen.complaints[-1])


def test_a_run_written_elsewhere_is_not_resumed(
    session: Session, small_run: Path, tmp_path: Path, qtbot: QtBot
):

    screen = Screen(session)
    busy = tmp_path / "busy"
    shutil.copytree(small_run, busy)
    state = json.loads((busy / STATE).read_text())
    state |= {"status": "running", "process": 1, "host": "elsewhere", "heartbeat": time.time()}
    (busy / STATE).write_text(json.dumps(state))
    before = (busy / RECIPE).read_bytes()
    session.resume(busy)
    qtbot.waitUntil(lambda: bool(screen.complaints), timeout=10_000)
    assert "being written by process 1" in screen.complaints[0]
    assert (busy / RECIPE).read_bytes() == before
    wait_idle(session, qtbot)
