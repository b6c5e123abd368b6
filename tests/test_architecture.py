"""Imports go one way, and what must stay light stays light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "aegui"
LONG = 400  # lines

# Every layer imports only what has a lower number; parts with the same number do not know each other.
LAYERS = {
    "registry": 0,
    "networks": 1, "losses": 1, "noises": 1, "initialisers": 1, "datasets": 1,
    "tasks": 1, "input_layers": 1, "penalties": 1, "priors": 1, "targets": 1, "training": 1,
    "models": 2,
    "recipe": 3,
    "core": 4,
    "analysis": 5,
    "explore": 6,
    "app": 7,
    "engine": 8,
    "views": 9,
    "ui": 10,
}  # fmt: skip
EVERYWHERE = {"files", "locks", "paths", "reordering", "sampling", "text"}
ENTRIES = {
    "__main__", "bootstrap", "cli", "commands", "doctor", "installer", "libraries", "measuring", "progress",
    "shortcut", "standings", "terminal", "verdicts",
}  # fmt: skip
BEFORE_INSTALLING = {"bootstrap", "installer", "libraries", "locks", "progress"}
QT = {"PySide6", "shiboken6", "pyqtgraph"}
RECORDS = {"aegui.core.shown", "aegui.core.chosen", "aegui.core.page"}  # what the views draw
SAMPLE = "aegui.views.sample"  # sample data for design work; the window never imports it


class Import(NamedTuple):
    """One name that a module imports, wherever in the file it stands."""

    by: str  # "aegui.core.data"
    what: str  # "aegui.datasets", "torch.nn"
    inside: bool  # a function, or a block for type checkers only


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(file): file for file in sorted(PACKAGE.rglob("*.py"))}


def imports_of(module: str, source: str) -> Iterator[Import]:
    """Every import of a source; `from aegui import x` names the module x where there is one."""
    tree = ast.parse(source)
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        inside = id(node) not in top
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name, inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} has a relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield Import(module, whole if whole in FILES else str(node.module), inside)


IMPORTS = [found for name, file in FILES.items() for found in imports_of(name, file.read_text("utf-8"))]


def place(module: str) -> str:
    """aegui.core.data → core; aegui itself → ""."""
    return [*module.split("."), ""][1]


def ours(found: Import) -> bool:
    return found.what.split(".")[0] == "aegui"


def forbidden(found: Import) -> bool:
    """Whether an import of the program by itself goes the wrong way."""
    by, what = place(found.by), place(found.what)
    if by == what or not what or what in EVERYWHERE:
        return False
    if by in ENTRIES:
        return by in BEFORE_INSTALLING and what not in BEFORE_INSTALLING
    if by in EVERYWHERE or what in ENTRIES:
        return not (by == "ui" and what == "shortcut")  # "Add to applications" stands in a menu
    return LAYERS[what] >= LAYERS[by]


def test_every_module_has_a_place():
    places = {place(name) for name in FILES} - {""}
    assert places <= LAYERS.keys() | EVERYWHERE | ENTRIES


def test_imports_go_one_way():
    wrong = [f"{found.by} imports {found.what}" for found in IMPORTS if ours(found) and forbidden(found)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("by", "what", "wrong"),
    [
        ("core.data", "analysis.probes", True),
        ("analysis.probes", "core.data", False),
        ("networks.conv", "losses", True),
        ("datasets.mnist", "datasets.vision", False),
        ("registry", "recipe", True),
        ("core.jobs", "engine.session", True),
        ("views.latent", "core.shown", False),
        ("core.runs", "cli", True),
        ("ui.menus", "shortcut", False),
        ("bootstrap", "recipe", True),
        ("files", "recipe", True),
        ("views.names", "sampling", False),
        ("sampling", "core.data", True),
    ],
)
def test_the_rule_itself(by, what, wrong):
    assert forbidden(Import(f"aegui.{by}", f"aegui.{what}", False)) is wrong


def test_imports_inside_functions_are_read_too():
    source = "from aegui import files\ndef f():\n    import torch\n    from aegui.core import runs\n"
    assert [found.what for found in imports_of("x", source)] == ["aegui.files", "torch", "aegui.core.runs"]


def test_qt_only_where_it_belongs():
    wrong = []
    for found in IMPORTS:
        library, by = found.what.split(".")[0], place(found.by)
        if library in QT and by not in ("views", "ui"):
            core_only = by in ("app", "engine") and found.what == "PySide6.QtCore"
            wrong += [] if core_only or by in ENTRIES else [f"{found.by} imports {found.what}"]
    assert not wrong, "\n".join(wrong)


def test_entries_import_qt_only_when_they_need_it():
    """The command line works where Qt can't be loaded."""
    found = [i for i in IMPORTS if place(i.by) in ENTRIES and i.what.split(".")[0] in QT and not i.inside]
    assert not found


def test_views_are_passive():
    """They draw frozen records, and know no learning and no other view."""
    views = {name for name, file in FILES.items() if place(name) == "views" and is_view(file)}
    assert len(views) >= 4
    wrong = []
    for found in IMPORTS:
        if place(found.by) != "views":
            continue
        library = found.what.split(".")[0]
        if library in ("torch", "torchvision", "pydantic", "sklearn") and found.by != SAMPLE:
            wrong.append(f"{found.by} imports {found.what}")
        if found.what in views and found.by != found.what:
            wrong.append(f"{found.by} knows the view {found.what}")
        if ours(found) and place(found.what) not in ("views", "explore", *EVERYWHERE, ""):
            wrong += [] if found.what in RECORDS else [f"{found.by} imports {found.what}"]
    assert not wrong, "\n".join(wrong)


def is_view(file: Path) -> bool:
    """Whether a file holds a registered view: a class below `View` with a name."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "View" for base in node.bases):
            return True
    return False


def test_sample_data_is_imported_only_to_open_a_view_alone():
    assert all(found.inside for found in IMPORTS if found.what == SAMPLE)


@pytest.mark.parametrize("name", sorted(BEFORE_INSTALLING | {"__main__"}))
def test_the_start_needs_only_the_standard_library(name):
    libraries = {found.what.split(".")[0] for found in IMPORTS if found.by == f"aegui.{name}"}
    assert libraries - {"aegui"} <= set(sys.stdlib_module_names)


def test_long_files_are_named():
    """A long file may have two reasons to exist: a warning, since cutting to a count helps nobody."""
    lengths = {name: len(file.read_text("utf-8").splitlines()) for name, file in FILES.items()}
    long = {name: count for name, count in lengths.items() if count > LONG}
    if long:
        warnings.warn(f"files of over {LONG} lines: {long}", stacklevel=1)


def test_nothing_is_ever_unpickled():
    pattern = re.compile(r"\b(pickle|torch\.load|weights_only\s*=\s*False|joblib|allow_pickle\s*=\s*True)\b")
    found = [f"{name}: {m[0]}" for name, f in FILES.items() for m in pattern.finditer(f.read_text("utf-8"))]
    assert not found


def test_the_shipped_run_is_read_without_torch():
    """The window shows it before torch has been imported."""
    light = "datasets, core.runs, core.data, core.shown, core.latent, core.tiles, core.history, core.reports"
    names = ", ".join(f"aegui.{name}" for name in light.split(", "))
    code = f"import sys, {names}; sys.exit('torch' in sys.modules or 'PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60).returncode == 0
