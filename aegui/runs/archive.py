"""A run as one file, which a desktop opens by double-click: a zip file of its folder that ends in `.aerun`.

Its first entry says what it is, uncompressed, so that it is known whatever it is called (as in OpenDocument).
`runs.importing` unpacks it. No torch.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aegui.files import explain, write_by
from aegui.runs.importing import BLOCK, files_of
from aegui.runs.run_folder import STATE, Run, RunError

MIME = "application/x-aegui-run"
PRIVATE = ("host", "process", "heartbeat")  # of a run that has ended, nobody needs to know where it was made
DENSE = (".safetensors", ".onnx", ".png")  # compressing them takes long and gains little
Say = Callable[[float, str], object]


def write_archive(run: Run, target: Path, say: Say = lambda share, what: None) -> int:
    """Write all of a run that nobody is writing, and give the bytes of the file.

    `say` hears how far it is and may raise to cancel: nothing is left behind then. Raises `RunError`.
    """
    state = run.state
    ended = state.get("status") in ("finished", "stopped")
    ours = state.get("process") == os.getpid() and state.get("status") in ("running", "paused")
    if ours or run.busy:
        raise RunError(run.writer_sentence)
    names = files_of(run.path)
    whole = sum((run.path / name).stat().st_size for name in names)

    def fill(file: Any) -> None:
        done = 0
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("mimetype", MIME)
            for name in names:
                entry = zipfile.ZipInfo.from_file(
                    run.path / name, f"{run.name}/{name.as_posix()}", strict_timestamps=False
                )
                dense = name.suffix in DENSE
                entry.compress_type = zipfile.ZIP_STORED if dense else zipfile.ZIP_DEFLATED
                if name == Path(STATE) and ended:
                    kept = {key: value for key, value in state.items() if key not in PRIVATE}
                    packed.writestr(entry, json.dumps(kept, indent=2) + "\n")
                    continue
                with (run.path / name).open("rb") as source, packed.open(entry, "w") as copy:
                    while block := source.read(BLOCK):
                        copy.write(block)
                        done += len(block)
                        say(done / max(1, whole), name.name)

    try:
        write_by(target, fill)
        return target.stat().st_size
    except OSError as error:
        raise RunError(explain(error)) from error
