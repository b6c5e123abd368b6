"""Runs as people name them: by path, by the name of their folder, or by their recipe. No torch."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from aegui import paths
from aegui.files import PATH
from aegui.runs import run_folder
from aegui.runs.run_folder import Run, RunClosed, RunError
from aegui.text import shortened


def find_run(path: Path) -> Path:
    """A run by path, by the name of its folder, or by its recipe: one's own newest, then the shipped.

    Raises `RunError`.
    """
    return meant(path)[0].path


def meant(path: Path) -> list[Run]:
    """The run of a path; else those of a name, at least one: by their folder first, then by their recipe.

    One's own come before the shipped, the newest first. Raises `RunError`.
    """
    try:
        return [Run(path)]
    except RunClosed:
        raise
    except RunError:
        pass  # a name, then
    known = run_folder.find_all([paths.runs_dir(), paths.trained()])
    named = [run for run in known if run.name == str(path)] + [
        run for run in known if recipe_of(run) == str(path) != run.name
    ]
    if not named:
        raise RunError(f"There is no run {shortened(str(path), PATH)}; aegui runs lists them.")
    return named


def recipe_of(run: Run) -> str | None:
    """The name of a run's recipe, None where it can't be read."""
    with suppress(RunError):
        return str(run.raw_recipe.get("name"))
    return None
