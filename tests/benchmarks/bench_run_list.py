"""A thousand runs: listed within 0.5 s and 100 MB more memory, and scrolled without a jerk, is wanted.

Each run is a shipped one whose files are hard links, but for its state; they are read in a process of their
own, for the first time (cold: nothing is kept) and again (warm: what was kept is compared with the disk).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from measuring import Say, summary
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.loader import Loader
from aegui.runs.run_index import Entry, Index
from aegui.window.run_list import RunList
from aegui.window.run_thumbnails import Thumbnails

COUNT, SECONDS, MEGABYTES, FRAME = 1000, 0.5, 100, 50.0  # ms a frame while it is scrolled
LISTED = """
import json, psutil, sys, time
from pathlib import Path
from aegui.runs.run_index import Index
if sys.argv[2] == "torch":
    from aegui.runs.recipe_defaults import defaults
    defaults()
process = psutil.Process()
before = process.memory_info().rss
index, taken = Index(), []
clock = time.perf_counter()
whole = False
while not whole:  # as the window does it: what is known is shown after a quarter of a second
    entries, whole = index.read([(Path(sys.argv[1]), False)], seconds=0.25)
    taken.append(time.perf_counter() - clock)
more = (process.memory_info().rss - before) / 2**20
print(json.dumps([len(entries), taken[0], taken[-1], more, sum(bool(entry.recipe) for entry in entries)]))
"""


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with so many."""
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    sources = [paths.trained() / name for name in ("vae-2d", "conv-16", "undercomplete-8", "quick-start")]
    for number in range(COUNT):
        source, folder = sources[number % len(sources)], tmp_path / "runs" / f"run-{number:04}"
        folder.mkdir(parents=True)
        for file in source.iterdir():
            if file.is_file() and file.name != "state.json":
                os.link(file, folder / file.name)
        state = json.loads((source / "state.json").read_text())
        minute = f"2026-{1 + number // 250:02}-{1 + number // 24 % 28:02}T{number % 24:02}:00:00+00:00"
        (folder / "state.json").write_text(json.dumps(state | {"started": minute}))
    return tmp_path / "runs"


def bench_a_thousand_runs_are_read(runs: Path, say: Say) -> None:
    for which, way in (("cold", "torch"), ("warm", "none"), ("warm", "none")):
        done = subprocess.run(
            [sys.executable, "-c", LISTED, str(runs), way], cwd=Path(__file__).parents[2], text=True,
            capture_output=True, check=True, env=dict(os.environ),
        )  # fmt: skip
        count, first, last, more, known = json.loads(done.stdout)
        say(f"{which}: {count:,} runs by name after {first:.2f} s, all read after {last:.2f} s")
        say(f"{which}: {more:.0f} MB more")
        assert count == known == COUNT
        assert first <= SECONDS
        if which == "warm":
            assert last <= SECONDS
            assert more <= MEGABYTES


def bench_a_thousand_runs_are_shown_and_scrolled(runs: Path, qtbot: QtBot, say: Say) -> None:
    entries, _ = Index().read([(runs, False)])
    widget = RunList()
    qtbot.addWidget(widget)
    widget.resize(1400, 800)
    widget.show()
    loader = Loader(widget)
    pictures = Thumbnails(loader, widget)
    widget.rows.line.picture = pictures.picture
    pictures.arrived.connect(lambda _: widget.rows.viewport().update())
    QApplication.processEvents()
    process = psutil.Process()
    before = process.memory_info().rss
    clock = time.perf_counter()
    widget.set_runs(entries)
    widget.grab()
    shown = time.perf_counter() - clock
    say(f"{len(entries):,} runs are shown in a table after {1e3 * shown:.0f} ms")
    taken: dict[str, list[float]] = {"the first time": [], "again": []}
    bar = widget.rows.verticalScrollBar()
    for times in taken.values():
        for place in range(0, bar.maximum(), max(1, bar.maximum() // 200)):
            clock = time.perf_counter()
            bar.setValue(place)
            QApplication.processEvents()
            times.append(1e3 * (time.perf_counter() - clock))
    for how, times in taken.items():
        say(f"a frame while it is scrolled {how}: {summary(times)}")
    ways = {
        "sorted": lambda: widget.rows.header().sectionClicked.emit(widget.model.number("mse")),
        "grouped": lambda: widget.groups.setCurrentIndex(1),
        "searched": lambda: widget.search.setText("vae"),
    }
    for what, way in ways.items():
        clock = time.perf_counter()
        way()
        widget.grab()
        say(f"{what} after {1e3 * (time.perf_counter() - clock):.0f} ms")
    qtbot.waitUntil(lambda: not pictures.waits)
    more = (process.memory_info().rss - before) / 2**20
    say(f"{more:.0f} MB more with the pictures that were seen (wanted: {MEGABYTES})")
    loader.worker.leave()
    loader.worker.wait()
    assert shown <= SECONDS
    assert sorted(taken["again"])[int(0.99 * len(taken["again"]))] <= FRAME
    assert more <= MEGABYTES
    assert all(isinstance(entry, Entry) for entry in entries)
