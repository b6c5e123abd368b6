"""The registries of facts and deeds: what each gives of any state, and what each makes of one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from states import images, opened

from aegui import paths
from aegui.analysis.out_of_distribution import Spacing
from aegui.explore.records import Curve, Curves, Nearest, Preview, UnderCursor
from aegui.explore.state import State
from aegui.lessons import conditions, deeds
from aegui.lessons.facts import FACTS, Situation
from aegui.lessons.panels import PANELS, SWITCHES

PICTURE = np.zeros((1, 2, 2), np.uint8)


def situations() -> list[Situation]:
    """Nothing open, a run just opened, and one of which everything is known."""
    start = opened(images())
    near = Nearest("mnist/test/1", "even", 2.0, None)
    curve = Curve(
        "val_mse", "validation", np.array([1, 2], np.float32), np.array([0.5, 0.01], np.float32), True
    )
    full = replace(
        start,
        run=paths.trained() / "dense-2d",
        under=UnderCursor((0.0, 0.0), np.zeros(2, np.float32), PICTURE, near, 1.0),
        spacing=Spacing(0.5, 1.0, 1.5),
        curves=Curves((curve,), ""),
        cursor=(3.0, 5.0),
        moments=(1.0, 2.0),
    )
    seen = Preview(None, None, PICTURE[None], 10.0, 20.0, "")
    return [
        Situation(State()),
        Situation(start),
        Situation(full, start, preview=seen, answer="0,5", right=True),
    ]


@pytest.mark.parametrize("name", FACTS)
def test_each_fact_gives_a_value_of_its_kind_or_none(name: str) -> None:
    fact = FACTS[name]
    for situation in situations():
        found = fact.read(situation)
        assert found is None or type(found) is fact.kind
    assert fact.label


def test_known_answers() -> None:
    empty, _, full = situations()
    true = (
        "run is dense-2d", "not own", "distance > 1.9", "distance <= 2", "spacings >= 4",
        "verdict is extrapolating", "z1 >= 3", "z2 < 5.1", "moved > 4", "class is even", "val_mse < 0.0101",
        "moment >= 2", "psnr_restored > 19", "noise is none", "answered", "answer >= 0.5", "right",
        "noise is not masking", "selected < 1", "not drawn",
    )  # fmt: skip
    for text in true:
        assert conditions.read(text).holds(full), text
    for text in ("distance < 9", "run is not dense-2d", "val_mse < 1", "verdict is near", "answer < 9"):
        assert not conditions.read(text).holds(empty), text  # what is not known is not true


def test_a_trained_run_is_known_by_its_recipe() -> None:
    own = Situation(replace(State(), run=Path("/x/quick-start-20261128-120000-2")))
    assert conditions.read("run is quick-start").holds(own)
    assert conditions.read("own").holds(own)


VALUES = {
    "cursor": [2.5, -1], "noise": ["gaussian", 0.5], "moment": 2, "backdrop": "density", "projection": "pca",
    "page": "health", "listed": "worst", "classes": ["odd"], "select": ["even"], "path": [[0, 0], [1, 1]],
}  # fmt: skip


@pytest.mark.parametrize("name", [kind.name for kind in deeds.ALL if kind.change])
def test_each_deed_makes_another_state_and_is_recognised_in_it(name: str) -> None:
    before = replace(opened(images()), moments=(1.0, 2.0, 3.0))
    (deed,) = deeds.read({name: VALUES[name]})
    fields = deed.fields(before)
    assert fields is not None
    after = before.replaced(fields)
    assert after.changed(before)
    kind = deeds.KINDS[name]
    if kind.found(after) is not None:
        (seen,) = deeds.read({name: deeds.between(before, after)[name]})
        assert seen == deed
        assert not deeds.between(after, after)
        for text in deeds.proofs({name: VALUES[name]}):
            assert conditions.read(text).holds(Situation(after, before))


def test_orders_are_for_the_window() -> None:
    for name in deeds.ORDERS:
        (deed,) = deeds.read(
            {name: {"set": {"a": 1}, "train": True, "stop": True, "panel": "latent"}.get(name, "x")}
        )
        assert deed.fields(State()) is None


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"cursor": [1.0]}, "which has 2"),
        ({"classes": ["seven"]}, "no class of the run; there are even, odd"),
    ],
)
def test_what_the_run_has_not_is_refused(told: dict[str, object], words: str) -> None:
    (deed,) = deeds.read(told)
    with pytest.raises(ValueError, match=words):
        deed.fields(opened(images()))


def test_switches_name_panels() -> None:
    assert {panel for switch in SWITCHES.values() for panel in switch.panels} <= set(PANELS)


def test_the_document_for_teachers_lists_every_fact_deed_panel_and_switch() -> None:
    document = (paths.resources() / "docs" / "lessons.md").read_text("utf-8")
    names = [*FACTS, *deeds.KINDS, *SWITCHES]
    assert not [name for name in names if f"| `{name}` |" not in document]
    assert not [name for name in PANELS if f"`{name}`" not in document]
