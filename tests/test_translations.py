"""Every visible text can be translated: the extraction tool finds it, and none is built too early."""

from __future__ import annotations

import ast
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
def texts(path: Path) -> list[tuple[ast.Call, ast.expr]]:
    """The calls that mark a text, and what they mark."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in CALLS and node.args:
                found.append((node, node.args[-1] if name != "tr" else node.args[0]))
    return found


def test_no_text_is_put_together_inside_the_call() -> None:
    wrong = [
        f"{path.relative_to(paths.PACKAGE)}:{call.lineno}"
        for path in MODULES
        for call, text in texts(path)
        if isinstance(text, ast.JoinedStr | ast.BinOp)
    ]
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
    parts = [entry.what for registry in REGISTRIES.values() for entry in registry]
    offered = {
        str(value)
        for part in (*parts, Training)
        for name, field in part.model_fields.items()
        for kind in (field.annotation, *get_args(field.annotation))
        if get_origin(kind) is Literal and name != "kind"
        for value in get_args(kind)
    }
    assert offered - NAMES == set(CHOICES)
