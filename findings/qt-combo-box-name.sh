#!/usr/bin/env bash
# PySide6 6.11.3 (Qt 6.11): the accessible name that is set on a combo box is told to nobody. QComboBox.setAccessibleName
# ("Backdrop") is kept by the widget, but its accessible interface answers with what is chosen in the box, which
# it tells as the value as well: a screen reader says "none, none" and never what the box is for. A push button and a
# line edit tell theirs. A label whose buddy the box is (a hidden one, too) leaves the name as it is: it appears as a
# relation of the box alone, where not every reader looks.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import sys

import PySide6
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

app = QApplication([])


def told(widget, what):
    return QAccessible.queryAccessibleInterface(widget).text(what)


print("PySide6", PySide6.__version__)
names = {}
for kind in (QPushButton, QLineEdit, QComboBox):
    widget = kind()
    widget.setAccessibleName("Backdrop")
    if kind is QComboBox:
        widget.addItems(["none", "density"])
    names[kind] = told(widget, QAccessible.Text.Name)
    print(f"{kind.__name__}: set {widget.accessibleName()!r}, told {names[kind]!r}")

parent = QWidget()
box, label = QComboBox(parent), QLabel("Of the plane", parent)
box.addItems(["none", "density"])
box.setAccessibleName("Backdrop")
label.setBuddy(box)
label.hide()
name, value = told(box, QAccessible.Text.Name), told(box, QAccessible.Text.Value)
relations = QAccessible.queryAccessibleInterface(box).relations()
labels = [other.text(QAccessible.Text.Name) for other, kind in relations if kind == QAccessible.Label]
print(f"QComboBox with a hidden label as its buddy: told {name!r}, value {value!r}, labelled by {labels}")

as_seen = names == {QPushButton: "Backdrop", QLineEdit: "Backdrop", QComboBox: "none"}
sys.exit(0 if as_seen and (name, value, labels) == ("none", "none", ["Of the plane"]) else 1)
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check "PySide6-Essentials==6.11.3"
QT_QPA_PLATFORM=offscreen "$place/env/bin/python" "$place/try.py"
