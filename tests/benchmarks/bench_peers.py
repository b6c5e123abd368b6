"""Training beside what a user would pick instead: Keras on TensorFlow, pythae's trainer, a tutorial's loop.

Each trains the recipe's network on its images, in batches of its size, by its optimizer, in a process of
its own and in its own usual way (`tests/benchmarks/peers/`). The processes take turns of a few seconds;
ratios are those of turns beside each other, of images per second and per processor second. The program takes
part twice: with the precision of its recipe, and with float32. Validation and files between epochs are left
out of the clock. On a busy machine only `--threads 1` is fair: threads that wait for each other busily, as
those of the peers do, lose most of their time where another process has one of the cores.

The peers are the extra `peers` of pyproject.toml, best in an environment of their own:

    python3 -m venv PEERS && PEERS/bin/pip install '.[peers]'
    python -m tests.benchmarks.bench_peers --python PEERS/bin/python [--cases conv-16@32,vae-2d] [--figures]

`--figures` trains each from three seeds for as many epochs and compares what comes out of it. A peer or a
data set that is not there is named and left out. `python3 aegui test --bench` runs the short form, with the
interpreter that AEGUI_PEERS names.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from aegui import paths
from aegui.analysis.priors import told_apart
from aegui.parts.datasets import DataMissing
from aegui.recipe import Recipe, find
from aegui.training.splits import divide

Say = Callable[[str], None]

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CASES = {  # recipe, batch, and the epochs of `--figures`
    "conv-16@32": ("conv-16", 32, 1),
    "conv-16@128": ("conv-16", 128, 1),
    "dense-2d-wide": ("dense-2d-wide", 100, 4),
    "vae-2d": ("vae-2d", 128, 4),
    "aae-2d": ("aae-2d", 100, 4),
    "colorize-256": ("colorize-256", 32, 1),
}
PEERS = {"Keras": ("keras_fit.py", "keras"), "pythae": ("pythae_trainer.py", "pythae"),
         "tutorial": ("tutorial.py", "torch")}  # fmt: skip
OURS = ("ours", "ours, float32")
CLOCKS = {"wall": "second", "cpu": "processor second"}
THREADS = ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS")
Turn = dict[str, float]  # `images`, and seconds by the clocks "wall" and "cpu"
ROUNDS, SECONDS, WARM_UP = 5, 4.0, 3.0
SEEDS = (1, 2, 3)
FOR_EVER = 100_000  # epochs
ASKED = ("≥ 2.0, none below 1.3", "≥ 1.1 each")


class Worker:
    """A peer's process, which trains when it is asked to."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self._log = log
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log.open("w"), text=True,
            env=environment, cwd=ROOT,
        )  # fmt: skip
        self._answer()

    def turn(self, seconds: float) -> Turn:
        """Train for so long."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{seconds}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"a peer ended: {self._log.read_text('utf-8', errors='replace')[-2000:]}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


def recipe_of(case: str) -> tuple[Recipe, int]:
    """The recipe and the epochs of `--figures`; no schedule, which peers write in ways of their own."""
    name, batch, epochs = CASES[case]
    return find(name).changed({"training.batch": batch, "schedule": {}}), epochs


@contextmanager
def images_of(recipe: Recipe) -> Iterator[Path]:
    """A folder with the training and test images as numpy files. Raises `DataMissing`."""
    splits = divide(recipe.data, paths.data_dirs(None))
    with tempfile.TemporaryDirectory(prefix="peers-", ignore_cleanup_errors=True) as folder:
        for name, subset in (("train", splits.train), ("test", splits.test)):
            assert subset.pixels is not None
            np.save(Path(folder) / f"{name}.npy", subset.pixels)
        yield Path(folder)


def command_of(who: str, python: str) -> tuple[list[str], dict[str, str]]:
    """The command that starts one of them, less its job, and its environment."""
    if who in OURS:
        return [sys.executable, str(HERE / "peers" / "ours.py")], {**os.environ, "PYTHONPATH": str(ROOT)}
    environment = {key: value for key, value in os.environ.items() if key != "OMP_WAIT_POLICY"}
    return [python, str(HERE / "peers" / PEERS[who][0])], environment


def present(python: str, say: Say) -> list[str]:
    """The peers that are installed; the others are named."""
    if shutil.which(python) is None:
        raise SystemExit(f"There is no Python at {python}: name the one that has the extra `peers`.")
    found = []
    for name, (_, module) in PEERS.items():
        needed = [module, "tensorflow"] if name == "Keras" else [module]
        test = f"import importlib.util as i, sys; sys.exit(not all(map(i.find_spec, {needed!r})))"
        told = subprocess.run([python, "-c", test], check=False, cwd=ROOT, capture_output=True)
        if told.returncode == 0:
            found.append(name)
        else:
            say(f"{name} is not there and is left out: install the extra `peers` (see bench_peers.py)")
    return found


def write_job(folder: Path, who: str, recipe: Recipe, seed: int, epochs: int, answer: Path | None) -> Path:
    changes: dict[str, Any] = {"training.seed": seed, "training.epochs": epochs}
    if who == "ours, float32":
        changes["training.precision"] = "float32"
    job = {
        "recipe": recipe.changed(changes).model_dump(mode="json"),
        "folder": str(folder), "answer": str(answer) if answer else None, "seed": seed, "epochs": epochs,
    }  # fmt: skip
    path = folder / f"{who}-{seed}.json"
    path.write_text(json.dumps(job), encoding="utf-8")
    return path


def take_turns(
    case: str, peers: list[str], python: str, rounds: int, seconds: float
) -> dict[str, list[Turn]]:
    """The turns of each, all rounds. Raises `DataMissing`."""
    recipe, _ = recipe_of(case)
    turns: dict[str, list[Turn]] = {who: [] for who in (*OURS, *peers)}
    with images_of(recipe) as folder, ExitStack() as stack:
        workers = {}
        for who in turns:
            command, environment = command_of(who, python)
            job = write_job(folder, who, recipe, recipe.training.seed, FOR_EVER, None)
            worker = Worker([*command, str(job)], environment, folder / f"{who}.log")
            stack.callback(worker.end)
            worker.turn(WARM_UP)
            workers[who] = worker
        for number in range(rounds):
            order = list(workers) if number % 2 == 0 else list(reversed(workers))
            for who in order:
                turns[who].append(workers[who].turn(seconds))
    return turns


def ratios(ours: list[Turn], other: list[Turn], clock: str) -> list[float]:
    """Our speed by theirs, round by round; by the "wall" clock or the "cpu"'s."""
    return [(a["images"] / a[clock]) / (b["images"] / b[clock]) for a, b in zip(ours, other, strict=True)]


def speed(turns: list[Turn], clock: str) -> float:
    return statistics.median(turn["images"] / turn[clock] for turn in turns)


def compare(case: str, turns: dict[str, list[Turn]], peers: list[str], say: Say) -> dict[str, Turn]:
    """Print one case; the ratios of each of ours to the peer that is fastest by that clock."""
    for who, told in turns.items():
        speeds = [f"{speed(told, clock):,.0f} images a {name}" for clock, name in CLOCKS.items()]
        say(f"{case}: {who} {', '.join(speeds)}")
    found: dict[str, Turn] = {who: {} for who in OURS}
    for clock, name in CLOCKS.items() if peers else ():
        fastest = max(peers, key=lambda peer: speed(turns[peer], clock))
        for who in OURS:
            each = {peer: ratios(turns[who], turns[peer], clock) for peer in peers}
            parts = [
                f"{peer} {statistics.median(r):.2f} ({min(r):.2f} to {max(r):.2f})"
                for peer, r in each.items()
            ]
            say(f"{case}, images a {name}: {who} / {', '.join(parts)}; the fastest is {fastest}")
            found[who][clock] = statistics.median(each[fastest])
    return found


def run_speeds(cases: list[str], python: str, rounds: int, seconds: float, say: Say) -> None:
    peers = present(python, say)
    found: list[dict[str, Turn]] = []
    for case in cases:
        try:
            found.append(compare(case, take_turns(case, peers, python, rounds, seconds), peers, say))
        except DataMissing as error:
            say(f"{case} is left out: {error}")
    for who, asked in zip(OURS, ASKED, strict=True):
        for clock, name in CLOCKS.items():
            values = [each[who][clock] for each in found if clock in each[who]]
            if values:
                mean = statistics.geometric_mean(values)
                least = f"{min(values):.2f} of {len(values)}"
                say(f"images a {name}, {who} / fastest peer: mean {mean:.2f}, least {least}; asked {asked}")


def figures_of(recipe: Recipe, answer: Path, test: np.ndarray) -> dict[str, float]:
    """What a model made of the test images, by the same arithmetic for all."""
    with np.load(answer) as arrays:
        told = {name: arrays[name] for name in arrays.files}
    output, truth = told["reconstruction"].astype(np.float64), test / 255.0
    if recipe.model.kind == "variational":
        output = output.clip(1e-7, 1 - 1e-7)
        cost = -(truth * np.log(output) + (1 - truth) * np.log1p(-output)).sum((1, 2, 3)).mean()
        mean, log = told["codes"].astype(np.float64), told["log_variance"].astype(np.float64)
        kl = -0.5 * (1 + log - mean**2 - np.exp(log)).sum(1).mean()
        return {"elbo": float(-cost - kl)}
    found = {"test_mse": float(np.square(output - truth).mean())}
    if recipe.model.kind == "adversarial":
        spread = told["codes"] / told["codes"].std()  # pythae's prior has a variance of its own
        prior = np.random.default_rng(0).standard_normal((5000, spread.shape[1])).astype(np.float32)
        found["told_apart_knn"] = told_apart(spread.astype(np.float32), prior)
    return found


def run_figures(cases: list[str], python: str, say: Say) -> None:
    """Train all from three seeds and print the figures side by side."""
    peers = present(python, say)
    for case in cases:
        recipe, epochs = recipe_of(case)
        try:
            with images_of(recipe) as folder:
                test = np.load(folder / "test.npy")
                for who in (*OURS, *peers):
                    rows = []
                    for seed in SEEDS:
                        answer = folder / f"{who}-{seed}.npz"
                        command, environment = command_of(who, python)
                        job = write_job(folder, who, recipe, seed, epochs, answer)
                        ended = subprocess.run(
                            [*command, str(job)], env=environment, cwd=ROOT, check=False,
                            capture_output=True, text=True, errors="replace",
                        )  # fmt: skip
                        if ended.returncode:
                            raise RuntimeError(f"{who} failed: {ended.stderr[-2000:]}")
                        rows.append(figures_of(recipe, answer, test))
                        answer.unlink()
                    for name in rows[0]:
                        values = ", ".join(f"{row[name]:.5g}" for row in rows)
                        middle = statistics.median(row[name] for row in rows)
                        say(f"{case}, {epochs} epochs: {who} {name} {middle:.5g} of seeds 1, 2, 3: {values}")
        except DataMissing as error:
            say(f"{case} is left out: {error}")


def bench_training_beside_its_peers(say: Say) -> None:
    python = os.environ.get("AEGUI_PEERS", sys.executable)
    run_speeds(list(CASES), python, rounds=3, seconds=2.0, say=say)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--python", default=os.environ.get("AEGUI_PEERS", sys.executable))
    parser.add_argument("--cases", default=",".join(CASES), help="some of " + ", ".join(CASES))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--threads", type=int, help="threads of each; what each takes by itself if not given")
    parser.add_argument("--figures", action="store_true", help="train to the end and compare the figures")
    options = parser.parse_args()
    cases = options.cases.split(",")
    if unknown := set(cases) - set(CASES):
        parser.error(f"there is no case {', '.join(sorted(unknown))}; there are {', '.join(CASES)}")

    if options.threads:
        os.environ.update(dict.fromkeys(THREADS, str(options.threads)))

    def say(text: str) -> None:
        print(text, flush=True)

    if options.figures:
        run_figures(cases, options.python, say)
    else:
        run_speeds(cases, options.python, options.rounds, options.seconds, say)


if __name__ == "__main__":
    main()
