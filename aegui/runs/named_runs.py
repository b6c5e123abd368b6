"""Runs as people name them: by path, by folder, by the name they gave one, or by recipe. No torch."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from aegui import paths
from aegui.files import PATH
from aegui.runs import run_folder
from aegui.runs.run_folder import Run, RunClosed, RunError
from aegui.runs.run_notes import read_note
from aegui.text import counted, shortened
from aegui.translation import tr

FEWEST, MOST = 2, 8  # runs that are compared


def find_run(path: Path) -> Path:
    """A run by path, by its folder's name, its own, or its recipe's: one's own newest, then the shipped.

    Raises `RunError`.
    """
    return meant(path)[0].path


def meant(path: Path) -> list[Run]:
    """The run of a path; else those of a name, at least one: by folder, by the name given, by recipe.

    One's own come before the shipped, the newest first. Raises `RunError`.
    """
    try:
        return [Run(path)]
    except RunClosed:
        raise
    except RunError:
        pass  # a name, then
    known = run_folder.find_all([paths.runs_dir(), paths.trained()])
    ways = ([run.name for run in known], map(given_name, known), map(recipe_of, known))
    found = [run for names in ways for run, name in zip(known, names, strict=True) if name == str(path)]
    named = list({run.path: run for run in found}.values())
    if not named:
        raise RunError(tr("There is no run {}; aegui runs lists them.", shortened(str(path), PATH)))
    return named


def given_name(run: Run) -> str:
    """What the user calls a run; "" where that is as its folder is called."""
    return read_note(run.path, lambda _: None).name


def recipe_of(run: Run) -> str | None:
    """The name of a run's recipe, None where it can't be read."""
    with suppress(RunError):
        return str(run.raw_recipe.get("name"))
    return None


def distinct(paths: Sequence[Path]) -> list[Run]:
    """The runs of paths, each once. Raises `RunError`."""
    runs: list[Run] = []
    for path in paths:
        run = Run(path)
        twin = next((one for one in runs if one.path.resolve() == run.path.resolve()), None)
        if twin is not None:
            raise RunError(tr("{} is named twice: name runs that are not the same.", shortened(run.name)))
        runs.append(run)
    if not FEWEST <= len(runs) <= MOST:
        raise RunError(
            tr("{} can't be compared: choose from {} to {} of them.", counted(len(runs), "run"), FEWEST, MOST)
        )
    return runs


def told_apart(runs: Sequence[Run]) -> list[str]:
    """What each is called: its folder, with as many of the folders above as tell it from the others."""
    texts = [run.name for run in runs]
    for depth in range(2, 6):
        twice = {text for text in texts if texts.count(text) > 1}
        texts = [
            "/".join(run.path.parts[-depth:]) if text in twice else text
            for run, text in zip(runs, texts, strict=True)
        ]
    return [shortened(text) for text in texts]
