"""What `results.json` says of a run whose model is measured anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def renewed(results: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """Results with what was found now, without what older programs called otherwise: figures on training
    images those of test images, and the first target the headline."""
    figures = found.get("figures", {})
    learnt = {name: f"train_{name[5:]}" for name in results if name.startswith("test_")}
    renamed = {old: new for old, new in learnt.items() if old not in figures and new in figures}
    kept = {name: value for name, value in results.items() if name not in (*renamed, "headline")}
    return {**kept, **{new: figures[new] for new in renamed.values()}, **found}
