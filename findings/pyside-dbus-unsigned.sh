#!/usr/bin/env bash
# PySide6 6.11.3, QtDBus: no number of 32 bits can be put into a QDBusArgument. C++ has an operator<< for each width;
# from Python `argument << n` always takes that of 16 bits without a sign ("q"): 65,536 is an OverflowError, and 0 as
# the "u" that org.freedesktop.Notifications.Notify wants for replaces_id (the notification that a long training has
# ended) goes out as "q", which the service refuses. PyQt has QDBusArgument(0, QMetaType.UInt); here there is no way to
# say the type, so such a method can't be called through QtDBus from Python.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import sys
import warnings

import PySide6
from PySide6.QtDBus import QDBusArgument

print("PySide6", PySide6.__version__)
warnings.simplefilter("ignore")
seen = []
for number in (0, 1, 2**16 - 1, 2**16, 2**32 - 1):
    argument = QDBusArgument()
    try:
        argument << number
        seen.append(argument.currentSignature())
    except OverflowError:
        seen.append("OverflowError")
    print(number, "->", seen[-1])
try:
    QDBusArgument(0)
    typed = "taken"
except TypeError:
    typed = "TypeError"
print("QDBusArgument(0):", typed)
sys.exit(0 if (seen, typed) == (["q"] * 3 + ["OverflowError"] * 2, "TypeError") else 1)
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check "PySide6-Essentials==6.11.3"
QT_QPA_PLATFORM=offscreen "$place/env/bin/python" "$place/try.py"
