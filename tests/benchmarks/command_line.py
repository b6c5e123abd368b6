"""The command line, counting its steps: `python command_line.py COUNT ARGUMENTS…` runs `aegui ARGUMENTS`.

With each report of a training the file COUNT gets two doubles: the step, and `time.monotonic()`.
"""

from __future__ import annotations

import os
import struct
import sys
import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch, as the program itself does
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from aegui.cli import main, training_progress
from aegui.runs.jobs import begin
from aegui.training.reports import StepLosses

FORM = "dd"
count = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)


def counted(training: Generator[Any, Any, None]) -> Generator[Any, Any, None]:
    report = next(training)
    while True:
        if isinstance(report, StepLosses) and len(report.steps):
            os.pwrite(count, struct.pack(FORM, report.steps[-1], time.monotonic()), 0)
        control = yield report
        try:
            report = training.send(control)
        except StopIteration:
            return


def counting(*values: Any) -> Any:
    begun = begin(*values)
    return replace(begun, training=counted(begun.training))


if __name__ == "__main__":
    vars(training_progress)["begin"] = counting
    sys.exit(main.main(sys.argv[2:]))
