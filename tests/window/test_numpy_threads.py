"""The window's own products of matrices do not wait for other threads."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from aegui.window.app import keep_to_one_thread

assert "numpy" not in sys.modules  # or it would come too late
keep_to_one_thread()
import numpy, threadpoolctl

print([found["num_threads"] for found in threadpoolctl.threadpool_info() if found["user_api"] == "blas"])
"""


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="left as it is")
@pytest.mark.parametrize(("asked", "threads"), [(None, 1), ("2", 2)])
def test_numpy_takes_one_thread_unless_the_user_asks_for_more(asked: str | None, threads: int) -> None:
    if threads > (os.cpu_count() or 1):
        pytest.skip("there are no two cores")
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    if asked is not None:
        environment["OPENBLAS_NUM_THREADS"] = asked
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert set(eval(done.stdout)) <= {threads}
