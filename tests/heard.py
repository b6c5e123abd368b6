"""What a screen reader would stumble over in a window: the tree that Qt tells it, walked and judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QScrollBar, QSlider, QWidget

from aegui.views.accessibility import Role

MANY = 80  # things in one: the rows of a table, which are all alike
SILENT = {Role.StaticText, Role.ScrollBar, Role.Graphic}  # that need no name of their own
Text = QAccessible.Text


def heard(window: QWidget) -> Iterator[Any]:
    """Everything of a window that is seen once it is shown, in the order that readers go through it."""
    yield from _below(QAccessible.queryAccessibleInterface(window), window)


def _below(interface: Any, window: QWidget) -> Iterator[Any]:
    thing = interface.object()
    if isinstance(thing, QWidget) and thing is not window and not thing.isVisibleTo(window):
        return
    yield interface
    for place in range(min(interface.childCount(), MANY)):
        child = interface.child(place)
        if child is not None and child.isValid():
            yield from _below(child, window)


def stumbles(window: QWidget) -> list[str]:
    """What is said twice, says nothing, or stands for something else than what is told of it."""
    return [
        f"{wrong}: {type(one.object()).__name__} {one.text(Text.Name)!r} {one.text(Text.Description)[:60]!r}"
        for one in heard(window)
        for wrong in _wrong(one)
    ]


def _wrong(interface: Any) -> Iterator[str]:
    name, told = interface.text(Text.Name).strip(), interface.text(Text.Description).strip()
    thing, label = interface.object(), QAccessible.RelationFlag.Label
    labels = [one for one, relation in interface.relations(label) if relation & label]
    if len(labels) > 1:
        yield "labelled twice"
    if name and told.startswith(f"{name}\n"):
        yield "its name again in its description"
    inner = thing is None or isinstance(thing.parent(), QAbstractSpinBox | QComboBox)  # cells may be empty
    control = told or (interface.state().focusable and not inner)
    if not name and control and not labels and interface.role() not in SILENT:
        yield "no name"
    if (
        thing is not None
        and interface.state().focusable
        and ("：" in name or "。" in name or name.endswith("."))
    ):
        yield "a sentence for a name"
    if isinstance(thing, QSlider) and not isinstance(thing, QScrollBar):
        number = thing.stands_for(thing.value())  # type: ignore[attr-defined]
        if abs(float(interface.text(Text.Value)) - number) > 1e-3 * max(1.0, abs(number)):
            yield "another number"
