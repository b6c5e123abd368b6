"""The window of this build beside that of another, such as the one before a change.

    python -m tests.benchmarks.bench_builds --other FOLDER [--what drag,training,memory] [--rounds 10]

FOLDER is a checkout (`git worktree add FOLDER COMMIT`). Each build has a process of its own, and while one is
measured the others are stopped; ratios are those of turns beside each other, and on a busy machine those of
processor time are the ones to trust.

    drag      mouse event → repainted image, idle and while conv-16 trains at batch 128
    training  images a second in the window, untouched and dragged, beside the command line's own process
    memory    resident after the first start

Without `--other` the training and the memory are those of this build alone.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FORM = "dd"  # of command_line.py
STEPS = 60  # events of the mouse in a turn
SECONDS = 4.0  # of a turn of training
FIRST_START = 25.0  # s after which the memory of a start is read
LINES = {
    "clock": "clock, event → repainted image",
    "image": "processor time, event → repainted image",
    "step": "processor time of a whole step",
}


class Stoppable:
    """A process that works in its turns alone."""

    def __init__(self, command: list[str], environment: dict[str, str], **pipes: Any) -> None:
        self.process = subprocess.Popen(
            command, env={**os.environ, **environment}, cwd=ROOT, text=True, **pipes
        )

    def stop(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def go(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


class Window(Stoppable):
    """The window of a build; see build_window.py for what can be asked of it."""

    def __init__(self, build: Path) -> None:
        command = [sys.executable, str(HERE / "build_window.py"), str(build)]
        environment = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        super().__init__(command, environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._answer()
        self.stop()

    def ask(self, order: str, *values: Any) -> Any:
        assert self.process.stdin is not None
        self.go()
        self.process.stdin.write(json.dumps([order, *values]) + "\n")
        self.process.stdin.flush()
        answer = self._answer()
        self.stop()
        return answer

    def _answer(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("a window ended before it answered: its error stands above")
        return json.loads(line)


class CommandLine(Stoppable):
    """`aegui train` of what the window trains."""

    def __init__(self, folder: Path, data: str) -> None:
        self._count = folder / "count"
        command = [
            sys.executable, str(HERE / "command_line.py"), str(self._count), "train", "conv-16",
            "--epochs", "1000", "--out", str(folder), "--set", "training.batch=128",
            "--set", f"data.kind={data}",
        ]  # fmt: skip
        super().__init__(command, {}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 120
        while not self._count.exists() or self._step()[0] < 200:
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the command line does not train")
            time.sleep(0.1)
        self.stop()

    def _step(self) -> tuple[float, float]:
        """The step that it has come to, and when."""
        content = self._count.read_bytes()
        return struct.unpack(FORM, content) if len(content) == struct.calcsize(FORM) else (0.0, 0.0)

    def learn(self, seconds: float) -> float:
        """Images a second, from one report to another."""
        before = self._step()
        self.go()
        while (first := self._step()) == before:
            time.sleep(0.001)
        time.sleep(seconds)
        last = self._step()
        self.stop()
        return (last[0] - first[0]) * 128 / (last[1] - first[1])


def told(values: list[float], form: str = ".3f") -> str:
    """The median of paired ratios, and between which half of them lie."""
    low, middle, high = statistics.quantiles(values, n=4)
    return f"{middle:{form}} (half of them {low:{form}} to {high:{form}})"


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def compare_drags(windows: dict[str, Window], rounds: int, what: str) -> None:
    """Turns of a hundred events each; the ratios are of this build to the other."""
    turns: dict[str, list[dict[str, list[float]]]] = {name: [] for name in windows}
    for number in range(rounds):
        for name in sorted(windows, reverse=bool(number % 2)):
            turns[name].append(windows[name].ask("drag", STEPS))
    for line, label in LINES.items():
        medians = {name: [statistics.median(turn[line]) for turn in turns[name]] for name in windows}
        every = {name: [time for turn in turns[name] for time in turn[line]] for name in windows}
        last = {name: percentile(every[name], 0.99) for name in windows}
        text = ", ".join(
            f"{name} {statistics.median(every[name]):.2f} / {last[name]:.2f} ms" for name in windows
        )
        if len(windows) == 2:
            pairs = [a / b for a, b in zip(medians["this"], medians["other"], strict=True)]
            tails = [
                percentile(a[line], 0.99) / percentile(b[line], 0.99)
                for a, b in zip(turns["this"], turns["other"], strict=True)
            ]
            text += f"; this / other: median {told(pairs)}, p99 of all {last['this'] / last['other']:.3f}, "
            text += f"of turns {told(tails)}; asked ≤ 1"
        print(f"drag, {what}, {label}, median / p99: {text}", flush=True)


def compare_training(windows: dict[str, Window], alone: CommandLine, rounds: int) -> None:
    """The window's speed by the command line's, turn by turn."""
    for dragged, asked in ((False, 0.97), (True, 0.85)):
        speeds: dict[str, list[float]] = {name: [] for name in (*windows, "command line")}
        for number in range(rounds):
            for name in sorted(speeds, reverse=bool(number % 2)):
                window = windows.get(name)
                speed = window.ask("learn", SECONDS, dragged) if window else alone.learn(SECONDS)
                speeds[name].append(speed)
        for name in windows:
            pairs = [a / b for a, b in zip(speeds[name], speeds["command line"], strict=True)]
            print(
                f"training, {'dragged at 60 Hz' if dragged else 'untouched'}: {name} "
                f"{statistics.median(speeds[name]):,.0f} images/s, command line "
                f"{statistics.median(speeds['command line']):,.0f}; ratio {told(pairs)}; asked ≥ {asked}",
                flush=True,
            )


def resident(build: Path) -> dict[str, float]:
    """Megabytes of the program some seconds after its first start."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = {
            **os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_CACHE_HOME": folder,
            "XDG_STATE_HOME": folder,
            "AEGUI_RUNS": f"{folder}/runs",
        }  # fmt: skip
        process = subprocess.Popen([sys.executable, "-m", "aegui"], cwd=build, env=environment)
        time.sleep(FIRST_START)
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()[1:]
        process.kill()
        process.wait()
    rows = dict(line.split(":", 1) for line in lines)
    return {name: int(rows[name].split()[0]) / 1000 for name in ("Rss", "Anonymous")}


def compare_memory(builds: dict[str, Path], rounds: int) -> None:
    found: dict[str, list[dict[str, float]]] = {name: [] for name in builds}
    for _ in range(rounds):
        for name, build in builds.items():
            found[name].append(resident(build))
    for line in ("Rss", "Anonymous"):
        text = ", ".join(
            f"{name} {statistics.median(one[line] for one in found[name]):.0f} MB" for name in builds
        )
        if len(builds) == 2:
            pairs = [a[line] / b[line] for a, b in zip(found["this"], found["other"], strict=True)]
            text += f"; this / other {told(pairs)}; asked ≤ 0.85"
        print(f"memory at first start, {line}: {text}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--other", type=Path, help="a checkout of another build")
    parser.add_argument("--what", default="drag,training,memory")
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    builds = {"this": ROOT} | ({"other": options.other.resolve()} if options.other else {})
    wanted = options.what.split(",")
    if "memory" in wanted:
        compare_memory(builds, max(2, options.rounds // 3))
    with ExitStack() as stack:
        if not {"drag", "training"} & set(wanted):
            return
        windows = {name: Window(build) for name, build in builds.items()}
        for window in windows.values():
            stack.callback(window.end)
        if "drag" in wanted:
            compare_drags(windows, options.rounds, "idle")
        for window in windows.values():
            data = window.ask("train")
        if "drag" in wanted:
            compare_drags(windows, options.rounds, "conv-16 trains")
        if "training" in wanted:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
            alone = CommandLine(folder, data)
            stack.callback(alone.end)
            compare_training(windows, alone, options.rounds)


if __name__ == "__main__":
    main()
