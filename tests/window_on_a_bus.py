"""A window with the run that comes with the program, for who listens on the bus of accessibility.

Called with a file of settings. A line of standard input moves the cursor, "1 0" to the right; its end closes.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QSettings, QSocketNotifier
from PySide6.QtWidgets import QApplication

from aegui import paths
from aegui.app.session import Session
from aegui.window.main_window import MainWindow


def main() -> int:
    app = QApplication(sys.argv[:1])
    window = MainWindow(QSettings(sys.argv[1], QSettings.Format.IniFormat))
    window.resize(1440, 880)
    window.populate(Session())
    window.show()
    window.session.start()
    window.session.open_run(paths.trained() / "quick-start")
    typed = QSocketNotifier(0, QSocketNotifier.Type.Read)

    def read() -> None:
        steps = sys.stdin.readline().split()
        if steps:
            window.views["latent"].plane.nudge(*map(int, steps), coarse=True)  # type: ignore[attr-defined]
        else:
            app.closeAllWindows()

    typed.activated.connect(read)
    return app.exec()


if __name__ == "__main__":
    os._exit(main())
