"""The network of a run as a Python file that needs PyTorch and nothing of this program."""

from __future__ import annotations

import ast
import sys
from inspect import getsource, signature
from textwrap import dedent, indent
from types import FunctionType, ModuleType
from typing import Any

import torch
from torch import nn
from torch.nn.modules.conv import _ConvNd

from aegui.exports.preprocessing import Pixels
from aegui.recipe import Recipe
from aegui.runs.snapshot import Snapshot
from aegui.version import __version__

TAB = " " * 4
OWN = "aegui"  # the package whose layers are copied
HEAD = '''\
"""A trained autoencoder in plain PyTorch: it needs torch and safetensors, and nothing else.

Images are float32 (N, {shape}), 0 black to 1 white{beyond}; codes are float32 (N, {width}).
`load().encode(images)`, `.decode(codes)` and `.reconstruct(images)` do it. README.txt has an example.
Written by Autoencoder Explorer {version}.
"""

{future}from pathlib import Path

{imports}'''
FOOT = '''\
def pixels(images):
    """Bytes (N, {shape}), 0 black to 255 white → images as `encode` takes them."""
    return {pixels}


def load(path=Path(__file__).with_name("model.safetensors")):
    """The trained network, ready to be used."""
    model = Autoencoder()
    model.load_state_dict(load_file(path))
    return model.eval().requires_grad_(False)
'''


def source_of(snapshot: Snapshot, form: Pixels) -> str:
    """The text of model.py: the layers as they were built, and what the family does with them. All names in
    it are the program's own: what a run calls itself or its classes is no part of what is executed."""
    model, recipe = snapshot.model, snapshot.recipe
    there = [name for name, part in model.named_children() if not _does_nothing(part)]
    names = _names(snapshot, there)
    methods = [text.strip("\n").format(**names) for text in model.plain_torch.values()]
    needed = {name for name in there if f"self.{name}(" in "".join(methods)}
    copied: dict[str, Any] = {}
    made = ["super().__init__()"]
    for name in there:
        part = model.get_submodule(name)
        if name in needed or any(True for _ in part.parameters()):
            made += [] if name in needed else [f"# {name}: not needed to encode and decode"]
            made.append(f"self.{name} = {expression(part, copied)}")
    bodies = [
        indent(text, TAB) for text in ("\n".join(["def __init__(self):", *map(_inner, made)]), *methods)
    ]
    sources, imports = _of_others(copied)
    whole = "\n\n\n".join([*sources, "class Autoencoder(nn.Module):\n" + "\n\n".join(bodies)])
    if "torch." in whole:
        imports.setdefault("", set()).add("import torch")
    white = form.threshold
    names["pixels"] = "images.float() / 255" if white is None else f"(images >= {white}).float()"
    names |= {"version": __version__, "beyond": _beyond(recipe), "imports": _lines(imports)}
    names["future"] = "from __future__ import annotations\n\n" if sources else ""
    return f"{HEAD.format(**names)}\n\n\n{whole}\n\n\n{FOOT.format(**names)}"


def _lines(imports: dict[str, set[str]]) -> str:
    """Whole lines, and those that take something out of a module."""
    of = [f"from {module} import {', '.join(sorted(names))}" for module, names in imports.items() if module]
    return "\n".join([*sorted(imports.get("", ())), *sorted(of)])


def _inner(line: str) -> str:
    return indent(line, TAB)


def _does_nothing(part: nn.Module) -> bool:
    return all(isinstance(one, nn.Identity) for one in part.modules() if not list(one.children()))


def _beyond(recipe: Recipe) -> str:
    bounded = getattr(recipe.network, "output_activation", "sigmoid") == "sigmoid"
    return "" if bounded else " (what is decoded may lie beyond)"


def _names(snapshot: Snapshot, there: list[str]) -> dict[str, Any]:
    """What stands for the names in braces of `Autoencoder.plain_torch`."""
    recipe = snapshot.recipe
    decoded = "self.decoder(codes)"
    return {
        "shape": ", ".join(map(str, recipe.shape)),
        "code": recipe.model.code,
        "width": recipe.code_width,
        "classes": len(recipe.classes),
        "inferred": getattr(snapshot.model, "inferred", recipe.model.code),
        "family": recipe.model,
        "seen": "self.entrance(images)" if "entrance" in there else "images",
        "small": "self.shrink(images)" if "shrink" in there else "images",
        "shown": f"self.enlarge({decoded})" if "enlarge" in there else decoded,
    }


def expression(module: nn.Module, copied: dict[str, Any]) -> str:
    """A layer, or layers, as they are made anew; `copied` gets the classes that are none of torch's."""
    kind = _kind(module)
    name = kind.__name__ if _is_own(kind) else f"nn.{kind.__name__}"
    arguments: list[str] = []
    if isinstance(module, nn.Sequential):
        inner = list(module)
        if not any(True for _ in module.parameters()):  # no names of weights count the layers
            inner = [one for one in inner if not isinstance(one, nn.Identity)]
            if len(inner) == 1 and kind is nn.Sequential:
                return expression(inner[0], copied)
        arguments = [expression(one, copied) for one in inner]
    if _is_own(kind):
        copied[name] = kind
    arguments += _arguments(module, kind)
    if not isinstance(module, nn.Sequential):
        return f"{name}({', '.join(arguments)})"
    return f"{name}(\n" + "".join(f"{indent(one, TAB)},\n" for one in arguments) + ")"


def _arguments(module: nn.Module, kind: type[nn.Module]) -> list[str]:
    """What a layer is made with, as it tells of itself: 3 for (3, 3), and without what is so anyway."""
    call = ast.parse(f"made({module.extra_repr()})", mode="eval").body
    assert isinstance(call, ast.Call)
    given = signature(kind.__init__).parameters
    told = [ast.unparse(one) for one in call.args]
    for keyword in call.keywords:
        value = ast.literal_eval(keyword.value)
        if issubclass(kind, _ConvNd) and isinstance(value, tuple) and len(set(value)) == 1:
            value = value[0]
        name = str(keyword.arg)
        if name not in given or value != given[name].default:
            told.append(f"{name}={value!r}")
    return told


def _is_own(kind: type[nn.Module]) -> bool:
    return kind.__module__.partition(".")[0] == OWN


def _kind(module: nn.Module) -> type[nn.Module]:
    """The class that stands for a layer. One of ours that is made as a layer of torch is made computes the
    same as that in a faster way."""
    kind = type(module)
    while _is_own(kind) and "__init__" not in vars(kind) and kind.__bases__[0] is not nn.Module:
        kind = kind.__bases__[0]
    return kind


def _of_others(copied: dict[str, Any]) -> tuple[list[str], dict[str, set[str]]]:
    """What layers of ours are and need: the text of each constant, function and class, in the order in which
    they need each other; and what is imported, by the module that it is taken out of ("": whole lines)."""
    imports: dict[str, set[str]] = {"safetensors.torch": {"load_file"}, "torch": {"nn"}}
    sources: dict[str, str] = {}
    begun: set[str] = set()

    def take(name: str, value: Any, home: ModuleType) -> None:
        if name in begun:
            return
        begun.add(name)
        origin = getattr(value, "__module__", "")
        if value in (torch, nn):
            return  # imported anyway
        if isinstance(value, ModuleType):
            imports.setdefault("", set()).add(f"import {value.__name__} as {name}")
        elif isinstance(value, type | FunctionType) and origin.partition(".")[0] == OWN:
            text = _without_telling(dedent(getsource(value)))
            for one in sorted({node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}):
                if one in vars(home):
                    inner = vars(home)[one]
                    take(one, inner, sys.modules.get(getattr(inner, "__module__", ""), home))
            sources[name] = text.strip()
        elif isinstance(value, type | FunctionType):
            imports.setdefault(origin, set()).add(name)
        else:
            sources[name] = f"{name} = {value!r}"

    for name, value in copied.items():
        take(name, value, sys.modules[value.__module__])
    return list(sources.values()), imports


def _without_telling(text: str) -> str:
    """A class without `extra_repr`, which is there for `_arguments` alone."""
    (tree,) = ast.parse(text).body
    lines = text.splitlines()
    for node in getattr(tree, "body", []):
        if isinstance(node, ast.FunctionDef) and node.name == "extra_repr":
            del lines[node.lineno - 1 : (node.end_lineno or node.lineno) + 1]
    return "\n".join(lines)
