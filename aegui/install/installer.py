"""Make the program's own environment with venv and pip, and say on the terminal how far it is.

Standard library only. An install that was interrupted is finished by the next start: the stamp is written
last, and what a start finds without a stamp it repairs.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from aegui.install.environment import (
    LOG,
    STAMP,
    StartError,
    environment_python,
    interpreter_line,
    is_ready,
    write_stamp,
)
from aegui.install.progress import PipReader, Progress
from aegui.install.spoken import speak
from aegui.locks import take
from aegui.translation import tr

LOCK = "install.lock"
# Room for download, unpacking and the packages. On Linux the index's torch may bring its CUDA libraries,
# several times as much, but a CPU build fits: below this nothing does.
ROOM = 3_000_000_000 if sys.platform.startswith("linux") else 2_000_000_000
REPAIR_ROOM = 300_000_000  # torch is already there
NO_NETWORK = (
    "NewConnectionError",
    "Failed to establish a new connection",
    "Retrying (Retry(",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Max retries exceeded",
    "Network is unreachable",
    "ProxyError",
    "No matching distribution found for setuptools",  # any Python can have that one
)

Run = Callable[..., int]  # runs a command, gives each line of its output to a function, returns the exit code


def install(root: str, folder: str, wanted: list[str], run: Run | None = None) -> None:
    """Make `folder` an environment with all of `wanted`, or say in one sentence why that is impossible."""
    run = run or run_command
    speak()
    try:
        check_means(folder)
        Path(folder).mkdir(parents=True, exist_ok=True)
        progress = Progress(sys.stderr)
        with only_one(folder, progress), open(os.path.join(folder, LOG), "a", encoding="utf-8") as log:
            if is_ready(folder, wanted):  # another start was faster
                return
            progress.say(tr("First start: setting up {} (this is done once)", folder))
            make_environment(folder, log, progress, run)
            install_packages(root, folder, wanted, log, progress, run)
            write_stamp(folder, {*wanted, interpreter_line(folder)})
            progress.say(tr("Ready after {:.0f} s.", progress.seconds()))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StartError(no_room(folder)) from error
        raise StartError(
            tr("the environment {} cannot be made: {}.", folder, error.strerror or error)
        ) from error


def check_means(folder: str) -> None:
    """Refuse beforehand what cannot end well, so that nothing is left half-made."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise StartError(
            tr(
                "this Python lacks its venv module, which makes the program's environment; "
                "install it with:  sudo apt install python3-venv  (Debian, Ubuntu)."
            )
        )
    place = Path(folder)
    while not place.exists():
        place = place.parent
    room = REPAIR_ROOM if any(Path(folder).glob("[Ll]ib*/**/site-packages/torch")) else ROOM
    if shutil.disk_usage(place).free < room:
        raise StartError(no_room(folder))


def no_room(folder: str) -> str:
    """The sentence for a disk that is too full."""
    return tr(
        "there is not enough disk space for the packages in {}: free at least {:.0f} GB "
        "(a build of torch with CUDA wants 10 GB) and start again.",
        folder,
        ROOM / 1e9,
    )


def make_environment(folder: str, log: TextIO, progress: Progress, run: Run) -> None:
    """Make the virtual environment, unless one that works is there."""
    python = environment_python(folder)
    if os.path.exists(python) and run([python, "-I", "-m", "pip", "--version"], log, print_nothing) == 0:
        return
    clear(folder)
    progress.stage(1, tr("making a virtual environment"))
    output: list[str] = []
    if run([sys.executable, "-I", "-m", "venv", folder], log, output.append, progress.refresh) != 0:
        clear(folder)
        raise StartError(explain(output, folder, tr("the virtual environment could not be made")))


def clear(folder: str) -> None:
    """Empty a broken environment, but for the lock that is held and the log."""
    for entry in Path(folder).iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name not in (LOCK, LOG):
            entry.unlink()


def install_packages(
    root: str, folder: str, wanted: list[str], log: TextIO, progress: Progress, run: Run
) -> None:
    """Have pip install the project, editable, with what it pins; its requirements where it is read-only."""
    python = environment_python(folder)
    Path(folder, STAMP).unlink(missing_ok=True)
    drop_half_copied(folder)
    project = ["-e", root] if os.access(root, os.W_OK) else []
    reader = PipReader(site_packages(folder), progress)
    # -I: packages of another Python on PYTHONPATH must not pass for installed ones.
    command = [python, "-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    command += ["--progress-bar", "raw" if pip_version(folder) >= (24, 1) else "off", *project, *wanted]
    output: list[str] = []

    def read(line: str) -> None:
        output.append(line)
        reader.read(line)

    progress.stage(2, tr("asking for the packages"))
    if run(command, log, read, reader.refresh) != 0:
        raise StartError(explain(output, folder, tr("pip could not install the packages")))


def site_packages(folder: str) -> Path:
    """Where an environment keeps its packages."""
    found = sorted(Path(folder).glob("[Ll]ib/**/site-packages"))
    return found[0] if found else Path(folder, "lib", "site-packages")


def drop_half_copied(folder: str) -> None:
    """Let pip forget packages whose copying was interrupted: it writes RECORD last."""
    for info in site_packages(folder).glob("*.dist-info"):
        if not (info / "RECORD").exists():
            shutil.rmtree(info)


def pip_version(folder: str) -> tuple[int, ...]:
    """The environment's pip, by the name of its folder."""
    infos = sorted(site_packages(folder).glob("pip-*.dist-info"))
    return tuple(int(part) for part in re.findall(r"\d+", infos[-1].name)) if infos else ()


def explain(output: list[str], folder: str, what: str) -> str:
    """One sentence on why venv or pip failed; for an unknown cause, the end of what it said."""
    text = "\n".join(output)
    log = os.path.join(folder, LOG)
    if "No space left on device" in text or "Errno 28" in text:
        return no_room(folder)
    if any(sign in text for sign in NO_NETWORK):
        return tr(
            "the packages cannot be downloaded: pip does not reach its package index; connect to the network "
            "(behind a proxy, set HTTPS_PROXY) and start again (details: {}).",
            log,
        )
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return tr(
            "pip does not trust the certificate of its package index: give it the network's certificate "
            "(set PIP_CERT) and start again (details: {}).",
            log,
        )
    absent = re.search(r"No matching distribution found for (\S+)", text)
    if absent:
        python = ".".join(str(part) for part in sys.version_info[:2])
        return tr(
            "pip finds no {} for Python {} on this system: start with another Python, "
            "such as 3.12, or look whether the package index is within reach (details: {}).",
            absent[1],
            python,
            log,
        )
    tail = "\n".join("    " + line for line in output[-15:])
    return tr("{}; the end of {}:\n{}", what, log, tail)


@contextmanager
def only_one(folder: str, progress: Progress) -> Iterator[None]:
    """Hold the lock on an environment; the system frees it even where the program is killed."""
    with open(os.path.join(folder, LOCK), "ab") as file:
        while not take(file):
            progress.wait(tr("waiting for another start, which is setting up {}", folder))
            time.sleep(0.2)
        yield


def print_nothing(line: str) -> None:
    """Take a line and leave it."""


def run_command(
    command: list[str], log: TextIO, read: Callable[[str], None], idle: Callable[[], None] = lambda: None
) -> int:
    """Run a command: each line of output to the log and to `read`, and `idle` twice a second."""
    log.write(f"\n$ {' '.join(command)}\n")
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        # The user's configuration of pip holds, except for what would install elsewhere.
        env={**os.environ, "PIP_USER": "0", "PYTHONUNBUFFERED": "1"},
    )
    lines: queue.Queue[str | None] = queue.Queue()

    def pump() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=pump, daemon=True).start()
    try:
        while True:
            try:
                line = lines.get(timeout=0.5)
            except queue.Empty:
                idle()
                continue
            if line is None:
                return process.wait()
            if not line.startswith("Progress "):
                log.write(line)
                log.flush()
            read(line.rstrip())
    except BaseException:
        process.terminate()
        process.wait()
        raise
