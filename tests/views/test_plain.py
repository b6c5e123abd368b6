"""What looks like rich text is shown as it stands."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtCore import Qt

from aegui.views.widgets.plain_text import PlainLabel, plain_tip

PACKAGE = Path(__file__).parent.parent.parent / "aegui"
OWN = {"plain.py", "elided.py"}  # these say themselves which format they have


def test_labels_and_tooltips_take_nothing_for_rich_text(qtbot):
    label = PlainLabel("<b>cats</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert plain_tip("cats\ndogs") == "cats\ndogs"
    assert "&lt;b&gt;cats&lt;/b&gt;" in plain_tip("<b>cats</b>")


def test_no_label_guesses_its_format():
    guessing = [
        f"{path.name}:{node.lineno}"
        for folder in ("window", "views")
        for path in (PACKAGE / folder).rglob("*.py")
        if path.name not in OWN
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QLabel"
    ]
    assert not guessing


def test_no_tooltip_of_a_place_guesses_its_format():
    calls = [
        (f"{path.name}:{node.lineno}", node.args[1])
        for folder in ("window", "views")
        for path in (PACKAGE / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QToolTip.showText"
    ]
    assert calls
    assert not [place for place, text in calls if not ast.unparse(text).startswith("plain_tip(")]
