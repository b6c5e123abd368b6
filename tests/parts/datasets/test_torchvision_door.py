"""torchvision is opened beside a torch whose compiled operators do not fit it, and beside one that does."""

from __future__ import annotations

import subprocess
import sys

ABSENT = """
import torch
def nothing_loads(path):
    raise OSError("undefined symbol")
torch.ops.load_library = nothing_loads
from aegui.parts.datasets import vision
assert sorted(vision.declare_missing()) == ["nms", "qnms"], "both are declared"
assert vision.declare_missing() == [], "and only once"
assert "MNIST" in dir(vision.torchvision_datasets())
"""

PRESENT = """
import torch
kept = []
def loads(path):
    library = torch.library.Library("torchvision", "DEF")
    for name in ("nms", "qnms"):
        library.define(name + "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    kept.append(library)
torch.ops.load_library = loads
from aegui.parts.datasets import vision
assert vision.declare_missing() == [], "nothing is declared"
assert not vision._library
assert hasattr(torch.ops.torchvision, "nms")
assert len(kept) == 1
"""


def run(code: str) -> None:
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr


def test_operators_that_are_absent_are_declared():
    run(ABSENT)


def test_nothing_is_declared_where_operators_are_present():
    run(PRESENT)
