"""Where an exported file comes from is written down the same for the same, and read back whole."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui import paths
from aegui.exports.provenance import KINDS, Provenance, from_json, of_run, recipe_hash
from aegui.runs.run_folder import Run

RUN = Run(paths.trained() / "quick-start")


def test_a_provenance_comes_back_as_it_was() -> None:
    made = of_run(RUN, "report", 3.0, {"width": 900}, {"name": "</script>", "axes": "z1,z2"})
    assert from_json(made.to_json()) == made
    assert made.seed == RUN.raw_recipe["training"]["seed"]
    assert "<" not in made.to_json()
    assert made.to_json() == from_json(made.to_json()).to_json()


def test_the_hash_is_of_what_determines_a_run() -> None:
    raw = RUN.raw_recipe
    assert recipe_hash({**raw, "name": "another", "summary": ""}) == recipe_hash(raw)
    assert recipe_hash(dict(reversed(raw.items()))) == recipe_hash(raw)
    assert recipe_hash({**raw, "training": {**raw["training"], "seed": 999}}) != recipe_hash(raw)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[" * 100_000, '{"format": 2}', "NaN", '{"format": 1, "kind": 3}']
)
def test_what_is_no_provenance_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="its provenance"):
        from_json(text)


NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@given(st.sampled_from(sorted(KINDS)), st.one_of(st.booleans(), st.lists(st.none()), NUMBERS))
def test_a_field_of_another_kind_is_named(key: str, value: object) -> None:
    made = {**json.loads(Provenance("report", "run", 1, "0").to_json()), key: value}
    if isinstance(value, float) and key == "moment":
        assert from_json(json.dumps(made)).moment == value
    else:
        with pytest.raises(ValueError, match=f"{key} of its provenance"):
            from_json(json.dumps(made))
