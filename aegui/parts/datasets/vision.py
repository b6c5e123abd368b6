"""The one door to torchvision, whose compiled operators can't load beside a CPU-only torch."""

from __future__ import annotations

from types import ModuleType
from typing import Any

SCHEMAS = (
    ("nms", "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"),
    ("qnms", "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"),
)
_library: list[object] = []  # kept alive: the declarations vanish with the library object


def torchvision_datasets() -> ModuleType:
    """torchvision.datasets; its Python parts need two operator schemas to exist before the import."""
    declare_missing()
    import torchvision.datasets

    module: ModuleType = torchvision.datasets
    return module


def declare_missing() -> list[str]:
    """Declare those of torchvision's operators that a CPU-only torch lacks; returns their names."""
    import torch

    if _library or _has_compiled_operators():
        return []
    library: Any = torch.library.Library("torchvision", "DEF")  # type: ignore[no-untyped-call]
    _library.append(library)
    declared = []
    for name, schema in SCHEMAS:
        if not hasattr(torch.ops.torchvision, name):
            library.define(schema)
            declared.append(name)
    return declared


def _has_compiled_operators() -> bool:
    """Whether torchvision's own library loads beside this torch (it then declares everything itself)."""
    from importlib.util import find_spec
    from pathlib import Path

    import torch

    spec = find_spec("torchvision")
    folders = list(spec.submodule_search_locations or []) if spec else []
    for library in (path for folder in folders for path in Path(folder).glob("_C*.*")):
        try:
            torch.ops.load_library(str(library))  # type: ignore[no-untyped-call]
        except OSError:
            continue
        return True
    return False
