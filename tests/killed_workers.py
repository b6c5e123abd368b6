"""Processes that work on an experiment, and are killed at it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

from aegui.experiments import claims
from aegui.experiments.folder import Experiment


def killed_while_at_work(experiment: Experiment, kills: int, draw: random.Random) -> int:
    """Let two processes work until nothing is left, and kill one that has a trial again and again: how often
    that was done."""
    words = [sys.executable, "-m", "aegui", "work", str(experiment.path), "--threads", "1", "--device", "cpu"]
    workers = [subprocess.Popen(words, stderr=subprocess.DEVNULL) for _ in range(2)]
    killed = 0
    try:
        while killed < kills and len(experiment.outcomes()) < len(experiment.plan.trials):
            held = [one.process for one in claims.holders(experiment.claims).values() if one is not None]
            at_work = [place for place, worker in enumerate(workers) if worker.pid in held]
            if not at_work:
                time.sleep(0.01)
                continue
            time.sleep(draw.uniform(0.0, 0.4))
            place = draw.choice(at_work)
            workers[place].send_signal(signal.SIGKILL)
            workers[place].wait()
            workers[place] = subprocess.Popen(words, stderr=subprocess.DEVNULL)
            killed += 1
        for worker in workers:
            assert worker.wait(300) == 0
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    return killed
