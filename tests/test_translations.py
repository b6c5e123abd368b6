"""Every visible text can be translated: the extraction tool finds it, and none is built too early."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Literal, get_args, get_origin
from xml.etree import ElementTree

import pytest

from aegui import paths
from aegui.app.labels import CHOICES, context
from aegui.parts.datasets import datasets
from aegui.parts.noises import noises
from aegui.parts.optimisation import Training
from aegui.recipe import REGISTRIES

MODULES = sorted(paths.PACKAGE.rglob("*.py"))
CALLS = {"tr", "translate", "QT_TRANSLATE_NOOP"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def calls(path: Path) -> list[tuple[ast.Call, str, bool]]:
    """Those of a module, with the name of what is called, and whether it is only for looking at the module by
    itself."""
    found = []
    for part in tree(path).body:
        alone = isinstance(part, ast.If) or getattr(part, "name", "") == "demo"
        for node in ast.walk(part):
            if isinstance(node, ast.Call) and node.args:
                found.append((node, getattr(node.func, "attr", getattr(node.func, "id", "")), alone))
    return found


def texts(path: Path) -> list[tuple[ast.Call, ast.expr]]:
    """The calls that mark a text, and what they mark."""
    marked = [(call, name) for call, name, _ in calls(path) if name in CALLS]
    return [(call, call.args[-1] if name != "tr" else call.args[0]) for call, name in marked]


def test_no_text_is_put_together_inside_the_call() -> None:
    wrong = [
        f"{path.relative_to(paths.PACKAGE)}:{call.lineno}"
        for path in MODULES
        for call, text in texts(path)
        if isinstance(text, ast.JoinedStr | ast.BinOp)
    ]
    assert not wrong


def test_no_text_is_marked_inside_an_f_string() -> None:
    """The extraction tool does not look into these."""
    wrong = []
    for path in MODULES:
        whole = [node for node in ast.walk(tree(path)) if isinstance(node, ast.JoinedStr)]
        within = {id(node) for one in whole for node in ast.walk(one)}
        found = [call for call, text in texts(path) if id(call) in within and isinstance(text, ast.Constant)]
        wrong += [f"{path.relative_to(paths.PACKAGE)}:{call.lineno}" for call in found]
    assert not wrong


def test_the_texts_of_parts_are_marked_with_the_word_that_the_form_or_the_curves_look_for() -> None:
    parts = paths.PACKAGE / "parts"
    words = {path: path.relative_to(parts).parts[0].removesuffix(".py") for path in parts.rglob("*.py")}
    wrong = [
        f"{path.relative_to(parts)}:{call.lineno}"
        for path, word in words.items()
        for call, _ in texts(path)
        if getattr(call.func, "id", "") != "tr"  # a sentence, which no form looks for
        and ast.literal_eval(call.args[0]) not in (word, "curves", "formulas", "")
    ]
    assert not wrong


def test_the_form_looks_for_the_word_that_parts_are_marked_with() -> None:
    parts = datasets.make("digits"), noises.make("gaussian"), Training()
    assert [context(type(part)) for part in parts] == ["datasets", "noises", "optimisation"]


def test_the_extraction_tool_finds_labels_and_window_texts(tmp_path: Path) -> None:
    target = tmp_path / "aegui.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    if not tool.exists():
        pytest.skip("this installation of PySide6 has no extraction tool")
    command = [str(tool), *map(str, MODULES), "-ts", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    found = {source.text for source in ElementTree.parse(target).iter("source")}
    assert found >= {"Learning rate", "Noise σ", "Latent space", "validation images", "Data"}
    marked = {
        text.value
        for path in MODULES
        for call, text in texts(path)
        if getattr(call.func, "id", "") == "QT_TRANSLATE_NOOP" and isinstance(text, ast.Constant)
    }
    assert marked <= found


NAMES = {
    "asinh", "bfloat16", "elu", "float32", "hutchinson", "leaky-relu", "linear", "log", "relu", "rgb",
    "sigmoid", "tanh",
}  # fmt: skip


def test_what_a_setting_may_be_is_marked_or_a_name_in_every_language() -> None:
    parts = [entry.what.model_fields for registry in REGISTRIES.values() for entry in registry]
    offered = {
        str(value)
        for fields in (*parts, Training.model_fields)
        for name, field in fields.items()
        for kind in (field.annotation, *get_args(field.annotation))
        if get_origin(kind) is Literal and name != "kind"
        for value in get_args(kind)
    }
    assert offered - NAMES == set(CHOICES)


SAYING = {
    "print", "waiting", "say", "complain", "_failed", "setText", "setToolTip", "setStatusTip",
    "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setTitle",
    "QLabel", "PlainLabel", "ElidedLabel", "QPushButton", "QCheckBox", "QGroupBox", "QAction", "add_column",
    "addTab", "addItem", "set_problem", "set_empty", "set_state", "set_sentence", "show_message",
    "CommandFailed", "RunError", "DataBroken", "DataMissing", "RecipeError", "ForeignError", "WeightsError",
    "DeviceMissing", "LessonError", "BuildError", "TableBroken", "RanksError", "WorkStopped", "NotInGraph",
    "Unreadable", "TrashRefused", "SettingError", "StartError",
}  # fmt: skip
SPOKEN_EARLY = ("__main__.py", "install/bootstrap.py")  # no language is known yet
OF_DEVELOPERS = ("analysis/digit_classifier.py",)
KEYS = {"sweep", "search", "tag"}  # that choose something, and are no words
ENGLISH = re.compile(r"(?<![\w./\\=~@<-])[A-Za-z]{3,}(?![\w/\\=@>:]|[.-]\w)")


def test_nothing_is_said_that_is_not_marked() -> None:
    """Neither printed, raised nor set as the text of a widget."""
    wrong = [
        f"{path.relative_to(paths.PACKAGE)}:{call.lineno} {said!r}"
        for path in MODULES
        if path.relative_to(paths.PACKAGE).as_posix() not in (*SPOKEN_EARLY, *OF_DEVELOPERS)
        for call, name, alone in calls(path)
        if name in SAYING and not alone
        if (said := first_words(call)) not in KEYS and ENGLISH.search(said)
    ]
    assert not wrong


def first_words(call: ast.Call) -> str:
    """The literal that it says, with {} for what is put in; of `waiting` and `say` it stands behind."""
    for given in call.args[:2]:
        parts = given.values if isinstance(given, ast.JoinedStr) else [given]
        constants = [part.value for part in parts if isinstance(part, ast.Constant)]
        if any(isinstance(one, str) for one in constants):
            return "{}".join(str(one) for one in constants)
        if not isinstance(given, ast.Constant | ast.Attribute):
            return ""  # what is said first is worked out
    return ""
