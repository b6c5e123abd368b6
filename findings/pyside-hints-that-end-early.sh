#!/usr/bin/env bash
# PySide6 6.11.3: what QStyleHints.accessibility() gives is gone as soon as nobody in Python holds the style hints that
# it came from, although Qt's own object lives as long as the application: the usual chain
# QGuiApplication.styleHints().accessibility().contrastPreference() raises RuntimeError ("Internal C++ object
# (PySide6.QtGui.QAccessibilityHints) already deleted"). With the style hints in a variable it answers. The other way
# to it, styleHints().property("accessibility"), has no converter for the type.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import sys

import PySide6
from PySide6.QtGui import QGuiApplication

app = QGuiApplication([])
print("PySide6", PySide6.__version__)


def outcome(ask):
    try:
        return str(ask())
    except RuntimeError as error:
        return f"RuntimeError: {error}"


chained = outcome(lambda: QGuiApplication.styleHints().accessibility().contrastPreference())
hints = QGuiApplication.styleHints()
held = outcome(lambda: hints.accessibility().contrastPreference())
as_property = outcome(lambda: hints.property("accessibility"))
print("in one chain:", chained)
print("with the style hints held:", held)
print("as a property:", as_property)
as_seen = "already deleted" in chained and "ContrastPreference" in held and "Can't find converter" in as_property
sys.exit(0 if as_seen else 1)
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check "PySide6-Essentials==6.11.3"
QT_QPA_PLATFORM=offscreen "$place/env/bin/python" "$place/try.py"
