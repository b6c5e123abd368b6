"""How soon another language is spoken."""

from __future__ import annotations

import time

from measuring import Say, summary
from PySide6.QtWidgets import QApplication

from aegui.window.main_window import MainWindow


def bench_another_language(window: MainWindow, say: Say) -> None:
    taken = []
    for code in ("zh_CN", "en") * 5:
        began = time.perf_counter()
        window.choose_language(code)
        menu = window.menu_bar
        while window.menu_bar is menu:
            QApplication.processEvents()
        QApplication.processEvents()
        taken.append(1e3 * (time.perf_counter() - began))
    say(f"language chosen to window repainted: {summary(taken)}; asked ≤ 500 ms")
