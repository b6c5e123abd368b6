"""The log: what the window said and what went wrong, in a file that a report of a fault can carry.

`aegui doctor` names it. It holds no images, and of the user's files their paths alone; three files of 256 KB
are kept. Whoever can't write there works without.
"""

from __future__ import annotations

import logging
import platform
import sys
from logging.handlers import RotatingFileHandler

from aegui import paths
from aegui.version import __version__

LARGEST, KEPT = 256 * 1024, 2  # bytes of a file; older files
LEVELS = {"bad": logging.ERROR, "warn": logging.WARNING}  # by the kind of a message in the banner

log = logging.getLogger("aegui")
log.setLevel(logging.INFO)
log.propagate = False
log.addHandler(logging.NullHandler())  # until `begin`, nothing is written anywhere


def begin() -> None:
    """Write to the file from now on."""
    file = paths.log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, "a", LARGEST, KEPT, "utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.info("aegui %s, Python %s, %s", __version__, sys.version.split()[0], platform.platform())


def said(text: str, kind: str) -> None:
    """A message of the banner."""
    log.log(LEVELS.get(kind, logging.INFO), "%s", text)
