"""What stands in the window beside panels and dialogs: cards, callouts, lessons, what is shown alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from PySide6.QtWidgets import QWidget

from aegui.lessons.library import lessons
from aegui.lessons.walk import Walk
from aegui.window.main_window import MainWindow


def cards(window: MainWindow, all_lessons: bool) -> Iterator[tuple[str, QWidget]]:
    """One after the other, as it is shown: its name, and what its layout is to be looked at of."""
    yield from _guides(window)
    window.panels.show_run_table()
    yield "table of runs", window
    window.panels.show_run_table()
    window.show_palette()
    palette = window._command_palette
    yield "palette", palette
    palette.search.setText("nothing has these words")
    yield "empty palette", palette
    palette.close()
    yield from _lessons(window, all_lessons)


def _guides(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    guide = window.guide()
    guide.show_welcome()
    yield "welcome", guide.welcome
    guide.welcome.hide()
    callout = guide.pointer.callout
    for place in range(len(guide.tour.stops)):
        guide.tour.go_to(place)
        yield f"tour {place}", callout
    guide.tour.leave()
    for hint in (guide.drag, guide.train, guide.show_runs):
        hint()
        yield hint.__name__, callout
    guide.pointer.hide()


def _lessons(window: MainWindow, all_of_them: bool) -> Iterator[tuple[str, QWidget]]:
    """With the panels of each step; what a step would do is not done."""
    shown, known = window.lessons, lessons()[0]
    panel, stage = shown.panel, window.stage
    panel.language = shown._language()
    panel.show()
    for large, lesson in product((False, True), known if all_of_them else known[:1]):
        panel.set_large(large)
        for place, step in enumerate(lesson.steps if all_of_them else lesson.steps[: 1 if large else 3]):
            panels = step.panels[: 1 if large else None] or ("latent",)
            stage.show_alone(*(window.docks[name] for name in panels))
            answers = {place: "1"} if step.question is not None else {}
            panel.set_walk(Walk(lesson, place, answers), [(one, False, None) for one in step.until])
            panel.hint.setVisible(bool(step.hint))
            yield f"{lesson.name} {place}{', large' * large}", window
    panel.set_large(False)
    panel.hide()
    stage.show_all()
