"""How soon six shipped runs are seen beside one another."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from measuring import Say
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.window.main_window import MainWindow

RUNS = ("vae-2d", "conv-2d", "dense-2d", "aae-2d", "undercomplete-2", "beta-vae")
ROUNDS = 5
Mark = Callable[[str], None]


def bench_opening_a_comparison(window: MainWindow, qtbot: QtBot, say: Say) -> None:
    """From the deed to the first plane on the screen, to all planes and curves, and to all images."""
    marks: dict[str, list[float]] = {"first": [], "planes": [], "table": [], "images": []}
    for _ in range(ROUNDS):
        began = time.perf_counter()
        opened = window.comparisons.open([paths.trained() / name for name in RUNS])
        assert opened is not None
        session, seen = opened.session, set[str]()

        def mark(name: str, began: float = began, seen: set[str] = seen) -> None:
            if name not in seen:
                seen.add(name)
                QApplication.processEvents()  # it is painted
                marks[name].append(time.perf_counter() - began)

        def on_run(*_: object, mark: Mark = mark, runs: list[Any] = session.runs) -> None:
            mark("first")
            if all(runs):
                mark("planes")

        session.run_read.connect(on_run)
        session.table_read.connect(lambda *_, mark=mark: mark("table"))
        session.images_changed.connect(lambda *_, mark=mark: mark("images"))
        qtbot.waitUntil(partial(_all_of, seen, marks), timeout=60_000)
        opened.close()
    words = {name: f"{statistics.median(found):.2f} s" for name, found in marks.items()}
    first = f"{marks['first'][0]:.2f} s the first time"
    say(
        f"six runs compared: first picture {words['first']} ({first}), all planes and curves "
        f"{words['planes']}, table {words['table']}, images {words['images']}; asked ≤ 1 s to the first"
    )


def _all_of(seen: set[str], marks: dict[str, list[float]]) -> bool:
    return len(seen) == len(marks)
