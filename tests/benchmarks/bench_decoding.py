"""One code through the program's own network, through the exported decoder, and as the window decodes it."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from benchmarks.bench_builds import told
from measuring import Say, drag, drag_by_both_clocks, percentile
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.exports.graphs import CODE, DECODER
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import Snapshot, open_run
from aegui.training.device import use_threads
from aegui.window.main_window import MainWindow

RUNS = ("conv-16", "faces-256", "colorize-256", "aae-2d")
COUNT, ROUNDS = 60, 10  # codes of a turn
Decode = Callable[[Any], object]
Turn = dict[str, list[tuple[float, float]]]  # by the way of decoding: ms by the clock, and of the processor


@contextmanager
def _both_cores_busy() -> Iterator[None]:
    """Another process trains conv-16 on as many threads as there are cores."""
    command = [
        sys.executable,
        "-m",
        "aegui",
        "train",
        "conv-16",
        "--epochs",
        "1000",
        "--set",
        "data.kind=digits",
    ]
    with subprocess.Popen(
        [*command, "--set", "training.batch=128", "--out", os.environ["AEGUI_RUNS"]],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        time.sleep(15)
        yield
        process.kill()


def _exported(name: str, folder: Path) -> Path:
    """The decoder as `aegui export` writes it, by a process of its own: tracing would slow this one down."""
    run = paths.trained() / name
    command = [sys.executable, "-m", "aegui", "export", str(run), "--format", "onnx", "--plain"]
    subprocess.run([*command, "--out", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return folder / DECODER


def _session(graph: Path, threads: int) -> Decode:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(graph, options, ["CPUExecutionProvider"])

    def decode(code: Any) -> object:
        (shares,) = session.run(None, {CODE: code})
        return np.rint(shares.clip(0, 1) * 255).astype(np.uint8)

    return decode


@pytest.mark.parametrize("busy", [False, True])
@pytest.mark.parametrize("name", RUNS)
def bench_one_code(name: str, busy: bool, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "runs"))
    use_threads(1)  # as in the window's thread
    snapshot, graph = open_run(Run(paths.trained() / name)), _exported(name, tmp_path / "model")
    snapshot.hasten()
    ways: dict[str, Decode] = {
        "torch": snapshot._decode, "exported, 1 thread": _session(graph, 1),
        "exported, 2 threads": _session(graph, 2), "as the window does": snapshot.decode,
    }  # fmt: skip
    codes = np.random.default_rng(0).standard_normal((COUNT, 1, snapshot.recipe.code_width), np.float32)
    with _both_cores_busy() if busy else nullcontext():
        turns = [_turn(ways, codes) for _ in range(ROUNDS)]
    when = "while conv-16 trains beside" if busy else "alone"
    for number, line in enumerate(("clock", "processor time")):
        for way in ways:
            _tell(say, f"{name}, {when}, {line}, {way}", "torch", way, turns, number, "asked ≤ 0.77")


def _turn(ways: dict[str, Decode], codes: Any) -> Turn:
    """Milliseconds of each code by each way, one after another."""
    times: Turn = {way: [] for way in ways}
    for code in codes:
        for way, decode in ways.items():
            began, spent = time.perf_counter(), time.thread_time()
            decode(code)
            times[way].append((1e3 * (time.perf_counter() - began), 1e3 * (time.thread_time() - spent)))
    return times


def _tell(say: Say, what: str, base: str, way: str, turns: list[Turn], number: int, asked: str) -> None:
    """Median and p99 of a way, and how many times those of another they are."""
    own, other = ([[one[number] for one in turn[name]] for turn in turns] for name in (way, base))
    middles = [statistics.median(a) / statistics.median(b) for a, b in zip(own, other, strict=True)]
    every, last = [time for turn in own for time in turn], [time for turn in other for time in turn]
    tail = percentile(every, 0.99) / percentile(last, 0.99)
    say(
        f"{what}: median {statistics.median(every):.3f} ms, p99 {percentile(every, 0.99):.3f}; of {base}'s: "
        f"median {told(middles, '.2f')}, p99 {tail:.2f}; {asked}"
    )


@pytest.mark.parametrize("name", RUNS)
def bench_drag_decoded(name: str, window: MainWindow, qtbot: QtBot, say: Say) -> None:
    """Mouse event → repainted image, by torch and as it is, turn by turn."""
    explorer = window.session.explorer
    window.session.open_run(paths.trained() / name)
    qtbot.waitUntil(lambda: _shows(explorer.state.snapshot, name) and explorer.is_settled)
    snapshot = explorer.state.snapshot
    assert snapshot is not None
    drag(window, 30)
    qtbot.waitUntil(lambda: snapshot.hastened)
    ways = {"torch": None, "as it is": snapshot._single}
    turns: list[Turn] = []
    for number in range(ROUNDS):
        turn: Turn = {}
        for way in sorted(ways, reverse=bool(number % 2)):
            snapshot._single = ways[way]
            turn[way] = drag_by_both_clocks(window, 60)
        turns.append(turn)
    for number, line in enumerate(("clock", "processor time")):
        for way in ways:
            asked = "asked p99 ≤ 0.6 of colorize-256"
            _tell(say, f"drag of {name}, {line}, {way}", "torch", way, turns, number, asked)


def _shows(snapshot: Snapshot | None, name: str) -> bool:
    return snapshot is not None and snapshot.recipe.name == name
