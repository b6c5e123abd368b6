"""Imports go one way, and what must stay light stays light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "aegui"
LONG = 400  # lines

# Every layer imports only what has a lower number; layers with the same number do not know each other.
LAYERS = {
    "documents": 0,
    "parts.registry": 0, "parts.quantities": 0, "parts.terms": 0, "parts.channels": 0, "parts.whole_batch": 0,
    "parts.formats": 1,
    "parts.networks": 2, "parts.losses": 2, "parts.noises": 2, "parts.initialisers": 2, "parts.datasets": 2,
    "parts.tasks": 2, "parts.input_layers": 2, "parts.penalties": 2, "parts.priors": 2,
    "parts.optimisation": 2, "parts.optimizers": 2, "parts.schedules": 2, "parts.clipping": 2,
    "parts.averaging": 2,
    "parts.models": 3,
    "recipe": 4,
    "training": 5, "foreign": 5,
    "runs": 6,
    "analysis": 7,
    "experiments": 8,
    "explore": 9,
    "exports": 10, "lessons": 10,
    "app": 11,
    "views": 12,
    "window": 13,
}  # fmt: skip
EVERYWHERE = {
    "cancelled", "error_message", "files", "locks", "log", "paths", "processes", "reordering", "sampling",
    "settings", "stored_images", "text", "translation", "version",
}  # fmt: skip
ENTRIES = {"__main__", "cli", "face", "install"}
BEFORE_INSTALLING = {
    "aegui.install.bootstrap", "aegui.install.environment", "aegui.install.installer",
    "aegui.install.libraries", "aegui.install.progress", "aegui.install.spoken", "aegui.locks",
    "aegui.translation",
}  # fmt: skip
MENU = "aegui.install.shortcut"  # "Add to applications" stands in a menu
QT = {"PySide6", "shiboken6", "pyqtgraph"}
RECORDS = {"aegui.explore.records", "aegui.explore.page"}  # what the views draw
SAMPLE = "aegui.views.sample"  # sample data for design work; the window never imports it


class Import(NamedTuple):
    """One name that a module imports, wherever in the file it stands."""

    by: str  # "aegui.training.splits"
    what: str  # "aegui.parts.datasets", "torch.nn"
    inside: bool  # a function, or a block for type checkers only


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(file): file for file in sorted(PACKAGE.rglob("*.py"))}


@cache
def tree_of(module: str) -> ast.Module:
    """What a module says, parsed once for all that look at it."""
    return ast.parse(FILES[module].read_text("utf-8"))


@pytest.fixture(scope="module", autouse=True)
def _let_go_of_the_trees() -> Iterator[None]:
    yield
    tree_of.cache_clear()


def imports_of(module: str, tree: ast.Module) -> Iterator[Import]:
    """Every import of a source; `from aegui import x` names the module x where there is one."""
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


@cache
def imports() -> list[Import]:
    return [found for name in FILES for found in imports_of(name, tree_of(name))]


def place(module: str) -> str:
    """aegui.training.splits → training; aegui.parts.losses → parts.losses; aegui itself → ""."""
    names = [*module.split("."), "", ""]
    return f"parts.{names[2]}" if names[1] == "parts" and names[2] else names[1]


def ours(found: Import) -> bool:
    return found.what.split(".")[0] == "aegui"


def forbidden(found: Import) -> bool:
    """Whether an import of the program by itself goes the wrong way."""
    by, what = place(found.by), place(found.what)
    if found.by == "aegui":  # offers the face, of whose names it tells type checkers
        return what not in ("face", "training", "version")
    if found.by in BEFORE_INSTALLING:
        return found.what not in BEFORE_INSTALLING
    if by == what or not what or what in EVERYWHERE:
        return False
    if by in ENTRIES:
        return by == "install" and what in ENTRIES
    if by in EVERYWHERE or what in ENTRIES:
        return not (by == "window" and found.what == MENU)
    return LAYERS[what] >= LAYERS[by]


def circles(graph: Mapping[str, Iterable[str]]) -> list[set[str]]:
    """The modules that import each other, directly or through others (Tarjan, 1972)."""
    numbers: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    found = []

    def visit(module: str) -> None:
        numbers[module] = lowest[module] = len(numbers)
        open_.append(module)
        for other in graph[module]:
            if other not in numbers:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in open_:
                lowest[module] = min(lowest[module], numbers[other])
        if lowest[module] == numbers[module]:
            place = open_.index(module)
            circle = set(open_[place:])
            del open_[place:]
            if len(circle) > 1:
                found.append(circle)

    for module in graph:
        if module not in numbers:
            visit(module)
    return found


def test_every_module_has_a_place():
    places = {place(name) for name in FILES} - {"", "parts"}
    assert places <= LAYERS.keys() | EVERYWHERE | ENTRIES


def test_imports_go_one_way():
    wrong = [f"{found.by} imports {found.what}" for found in imports() if ours(found) and forbidden(found)]
    assert not wrong, "\n".join(wrong)


def test_no_circles_of_imports():
    """Imports inside functions and for type checkers count as well."""
    found: dict[str, set[str]] = {name: set() for name in FILES}
    for one in imports():
        if one.what in FILES:
            found[one.by].add(one.what)
    graph = {name: sorted(what - {name}) for name, what in found.items()}
    assert circles(graph) == []


def emitters(tree: ast.AST) -> Iterator[ast.expr]:
    """The signals that a source emits, or hands on as something to be called, but for its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "emit" and not is_own(node.value):
            yield node.value


def is_own(signal: ast.expr) -> bool:
    """Whether a signal is the object's own, or a choice of two of those."""
    if isinstance(signal, ast.IfExp):
        return is_own(signal.body) and is_own(signal.orelse)
    if isinstance(signal, ast.Attribute):
        return isinstance(signal.value, ast.Name) and signal.value.id == "self"
    return isinstance(signal, ast.Name)  # chosen before, of one's own


@pytest.mark.parametrize(
    ("source", "foreign"),
    [
        ("self.changed.emit(1)", 0),
        ("(self.one if x else self.other).emit()", 0),
        ("self._session.complained.emit('no')", 1),
        ("view.asked.connect(self._plane.asked.emit)", 1),
    ],
)
def test_foreign_emits_are_found(source, foreign):
    assert len(list(emitters(ast.parse(source)))) == foreign


def test_nobody_emits_the_signal_of_another_object():
    found = [
        f"{name}:{signal.lineno}: {ast.unparse(signal)}"
        for name in FILES
        for signal in emitters(tree_of(name))
    ]
    assert not found, "\n".join(found)


def handed_owners(trees: dict[str, ast.Module]) -> list[str]:
    """Where an object gives itself to a part of its own as more than a class of Qt or a protocol."""
    classes = {
        node.name: node
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = []
    for module, tree in trees.items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            made = classes.get(call.func.id) if isinstance(call.func, ast.Name) else None
            starts = [] if made is None else [one for one in made.body if isinstance(one, ast.FunctionDef)]
            start = next((one for one in starts if one.name == "__init__"), None)
            if start is None:
                continue
            parameters = start.args.args[1:]
            given = [*zip(parameters, call.args, strict=False)]
            given += [
                (parameter, word.value)
                for word in call.keywords
                for parameter in (*parameters, *start.args.kwonlyargs)
                if parameter.arg == word.arg
            ]
            for parameter, value in given:
                note = parameter.annotation
                kind = "nothing" if note is None else ast.unparse(note).split(" ")[0]
                if isinstance(value, ast.Name) and value.id == "self" and not harmless(kind, classes):
                    found.append(f"{module}: {made.name}({parameter.arg}: {kind})")
    return found


def harmless(kind: str, classes: dict[str, ast.ClassDef]) -> bool:
    """Whether a part that is given this knows of its owner that it is of Qt, or a protocol."""
    made = classes.get(kind)
    return (kind.startswith("Q") and made is None) or (
        made is not None and any(ast.unparse(base) == "Protocol" for base in made.bases)
    )


def test_no_part_gets_its_owner():
    layers = ("app", "views", "window")
    trees = {name: tree_of(name) for name in FILES if place(name) in layers}
    assert handed_owners(trees) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class A:\n def __init__(self, b: B): ...\nclass B:\n def go(self): A(self)", 1),
        ("class A:\n def __init__(self, *, b: B): ...\nclass B:\n def go(self): A(b=self)", 1),
        ("class A:\n def __init__(self, b: QWidget): ...\nclass B:\n def go(self): A(self)", 0),
        (
            "class C(Protocol): pass\nclass A:\n def __init__(s, b: C): ...\nclass B:\n def f(self): A(self)",
            0,
        ),
    ],
)
def test_owners_that_are_handed_down_are_found(source, found):
    assert len(handed_owners({"x": ast.parse(source)})) == found


def test_circles_are_found():
    graph = {"a": ["b"], "b": ["c", "d"], "c": ["a"], "d": ["e"], "e": ["d"], "f": ["a", "d"]}
    assert sorted(map(sorted, circles(graph))) == [["a", "b", "c"], ["d", "e"]]
    assert circles({"a": ["b", "c"], "b": ["c"], "c": []}) == []


@pytest.mark.parametrize(
    ("by", "what", "wrong"),
    [
        ("training.splits", "analysis.probes", True),
        ("analysis.probes", "training.splits", False),
        ("parts.networks.conv", "parts.losses", True),
        ("parts.datasets.mnist", "parts.datasets.vision", False),
        ("parts.registry", "recipe", True),
        ("training.trainer", "runs.recording", True),
        ("runs.recording", "training.trainer", False),
        ("runs.film", "explore.records", True),
        ("runs.jobs", "app.session", True),
        ("views.latent", "explore.records", False),
        ("runs.run_folder", "cli.main", True),
        ("window.help", "install.shortcut", False),
        ("ui.menus", "install.doctor", True),
        ("install.bootstrap", "recipe", True),
        ("install.bootstrap", "install.doctor", True),
        ("install.installer", "locks", False),
        ("install.doctor", "cli.main", True),
        ("files", "recipe", True),
        ("views.names", "sampling", False),
        ("face.runs", "runs.jobs", False),
        ("window.help", "face.runs", True),
        ("sampling", "training.splits", True),
    ],
)
def test_the_rule_itself(by, what, wrong):
    assert forbidden(Import(f"aegui.{by}", f"aegui.{what}", False)) is wrong


def test_imports_inside_functions_are_read_too():
    source = "from aegui import files\ndef f():\n    import torch\n    from aegui.runs import run_folder\n"
    named = [found.what for found in imports_of("x", ast.parse(source))]
    assert named == ["aegui.files", "torch", "aegui.runs.run_folder"]


def test_qt_only_where_it_belongs():
    wrong = []
    for found in imports():
        library, by = found.what.split(".")[0], place(found.by)
        if library in QT and by not in ("views", "window"):
            core_only = by == "app" and found.what == "PySide6.QtCore"
            wrong += [] if core_only or by in ENTRIES else [f"{found.by} imports {found.what}"]
    assert not wrong, "\n".join(wrong)


def test_entries_import_qt_only_when_they_need_it():
    """The command line works where Qt can't be loaded."""
    found = [i for i in imports() if place(i.by) in ENTRIES and i.what.split(".")[0] in QT and not i.inside]
    assert not found


def test_views_are_passive():
    """They draw frozen records, and know no learning and no other view."""
    views = {name for name in FILES if place(name) == "views" and is_view(tree_of(name))}
    assert len(views) >= 4
    wrong = []
    for found in imports():
        if place(found.by) != "views":
            continue
        library = found.what.split(".")[0]
        if library in ("torch", "torchvision", "pydantic", "sklearn") and found.by != SAMPLE:
            wrong.append(f"{found.by} imports {found.what}")
        if found.what in views and found.by != found.what:
            wrong.append(f"{found.by} knows the view {found.what}")
        if ours(found) and place(found.what) not in ("views", "explore", "documents", *EVERYWHERE, ""):
            wrong += [] if found.what in RECORDS else [f"{found.by} imports {found.what}"]
    assert not wrong, "\n".join(wrong)


def is_view(tree: ast.Module) -> bool:
    """Whether a source holds a registered view: a class below `View` with a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "View" for base in node.bases):
            return True
    return False


def test_sample_data_is_imported_only_to_open_a_view_alone():
    assert all(found.inside for found in imports() if found.what == SAMPLE)


@pytest.mark.parametrize("name", sorted(BEFORE_INSTALLING | {"aegui", "aegui.__main__", "aegui.install"}))
def test_the_start_needs_only_the_standard_library(name):
    libraries = {found.what.split(".")[0] for found in imports() if found.by == name}
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
    light = (
        "parts.datasets", "training.history", "training.reports", "training.splits", "runs.run_folder",
        "runs.tiles", "analysis.latent", "explore.records",
    )  # fmt: skip
    names = ", ".join(f"aegui.{name}" for name in light)
    code = f"import sys, {names}; sys.exit('torch' in sys.modules or 'PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60).returncode == 0
