"""Whether what a lesson names is there: runs, recipes, settings, noises, pages, figures, pictures. No Qt.

Reading says whether a file is a lesson at all; this says what its reader would stumble over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from aegui.explore.records import Phase
from aegui.lessons import figures
from aegui.lessons.conditions import Condition
from aegui.lessons.deeds import Deed
from aegui.lessons.lesson import Lesson, Step, Words
from aegui.lessons.panels import can_point_at
from aegui.text import quoted
from aegui.translation import tr

PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
SHOWS = "show:"  # what a link begins with that points at a panel
NEVER_OTHER: Mapping[str, Sequence[str]] = {  # facts that are one of few words
    "verdict": ("near", "edge", "extrapolating"), "training": get_args(Phase),
    "listed": ("sample", "selection", "worst"),
}  # fmt: skip


def faults(lesson: Lesson) -> list[str]:
    """Sentences, each naming a step; none where all is there."""
    found, run = [], ""
    for place, step in enumerate(lesson.steps, 1):
        where = tr("step {} ({})", place, step.title.original)
        found += [f"{where}: {fault}." for fault in _of_step(lesson, step)]
        for deed in (*step.begin, *step.do):
            run = "" if deed.name == "train" else deed.value if deed.name == "run" else run
            if deed.name == "page" and run and not _fits(deed.value, run):
                found.append(tr("{}: {} has no page {}.", where, run, quoted(deed.value)))
    return found


def _of_step(lesson: Lesson, step: Step) -> Iterator[str]:
    for words in _read(step):
        for text in (words.original, *(text for _, text in words.translations)):
            for name in figures.missing(text):
                yield tr("no shipped run reports {}", name)
            for name in PICTURE.findall(text):
                if picture(lesson, name) is None:
                    yield tr("there is no picture {} beside the lesson", quoted(name))
            for target in LINK.findall(text):
                if not target.startswith(SHOWS) or not can_point_at(target.removeprefix(SHOWS)):
                    yield tr("a link leads to {}; it can lead to show: and a panel", quoted(target))
    for deed in (*step.begin, *step.do):
        yield from _of_deed(deed, step)
    for condition in step.until:
        yield from _of_condition(condition)


def _of_condition(condition: Condition) -> Iterator[str]:
    """A word that its fact never is: the step would wait for ever, or not at all."""
    from aegui import recipe as recipes
    from aegui.explore import pages
    from aegui.parts.noises import noises

    known = {**NEVER_OTHER, "noise": noises.names(), "page": pages.names()}
    if condition.fact in known and condition.value not in known[condition.fact]:
        names = ", ".join(known[condition.fact])
        yield tr("until: {} is never {}; there are {}", condition.fact, quoted(condition.value), names)
    elif condition.fact == "run" and condition.value not in recipes.shipped():  # of one's own, and shipped
        yield from _of_run(str(condition.value))


def _read(step: Step) -> tuple[Words, ...]:
    asked = step.question
    return (step.text, step.hint, *(() if asked is None else (asked.text, asked.reply, *asked.choices)))


def _of_deed(deed: Deed, step: Step) -> Iterator[str]:
    from aegui import recipe as recipes
    from aegui.explore import pages
    from aegui.parts.noises import noises

    if deed.name == "run":
        yield from _of_run(deed.value)
    elif deed.name == "recipe" and deed.value not in recipes.shipped():
        yield tr("there is no recipe {}", quoted(deed.value))
    elif deed.name == "noise" and deed.value[0] not in noises.names():
        yield tr("{} is no noise; there are {}", quoted(deed.value[0]), ", ".join(noises.names()))
    elif deed.name == "page" and deed.value not in pages.names():
        yield tr("{} is no page; there are {}", quoted(deed.value), ", ".join(pages.names()))
    elif deed.name == "set":
        named = next((one.value for one in (*step.begin, *step.do) if one.name == "recipe"), None)
        if named in recipes.shipped():
            try:
                recipes.find(named).changed(dict(deed.value))
            except (recipes.RecipeError, ValueError) as error:
                yield tr("set: {}", str(error).rstrip("."))


def _of_run(name: str) -> Iterator[str]:
    from aegui.runs.named_runs import find_run
    from aegui.runs.run_folder import RunError

    try:
        find_run(Path(name))
    except RunError:
        yield tr("there is no run {}", quoted(name))


def _fits(page: str, run: str) -> bool:
    """Whether Look inside has a page of a run; a run or a page that is not there is told elsewhere."""
    from aegui.explore.pages import pages
    from aegui.recipe import make
    from aegui.runs.named_runs import find_run
    from aegui.runs.run_folder import Run, RunError

    try:
        recipe = make(Run(find_run(Path(run))).raw_recipe)
    except (RunError, ValueError):
        return True
    return page not in pages() or pages()[page].fits(recipe)


def picture(lesson: Lesson, name: str) -> Path | None:
    """A picture beside a lesson's file; None where there is none, or it is elsewhere."""
    if lesson.file is None:
        return None
    folder = lesson.file.parent.resolve()
    try:
        file = (folder / name).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    return file if file.is_relative_to(folder) and file.is_file() else None
