"""What a sweep varies, as it is written, and what can't be."""

from __future__ import annotations

import math
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import narrow

from aegui.experiments.axes import Axis, from_json, parse
from aegui.recipe import RecipeError

RECIPE = narrow()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("model.code=2,4,8", (2, 4, 8)),
        ("model.kind=plain,variational", ("plain", "variational")),
        ("model=plain, variational", ("plain", "variational")),
        ("network.widths=[32, 16],[64]", ([32, 16], [64])),
        ("training.learning_rate=1e-4:1e-1:log", (1e-4, 1e-3, 1e-2, 1e-1)),
        ("training.learning_rate=0.1:0.5:3", (0.1, 0.3, 0.5)),
        ("model.code=2:32:log", (2, 8, 32)),
        ("model.code=1:3:9", (1, 2, 3)),
        ("optimizer.beta1=0:0.8", (0.0, 0.2, 0.4, 0.6, 0.8)),
        ("data.path=C:/one,D:/two", ("C:/one", "D:/two")),
    ],
)
def test_values_and_ranges(text: str, values: tuple[object, ...]) -> None:
    axis = parse(text, RECIPE)
    assert axis.values == pytest.approx(values) if isinstance(values[0], float) else axis.values == values
    assert from_json(axis.to_json()) == axis


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("model.code", "write it as KEY=VALUE,VALUE or KEY=LOW:HIGH:log"),
        ("model.code=", "--over model.code names no values"),
        ("model.code=2,,4", "a value is empty"),
        ("model.code=2,4,2", "2 stands there twice"),
        ("model.cod=2", "--over model.cod: a recipe has no such setting; the nearest is model.code."),
        ("code=2", "the nearest is model.code."),
        ("network.learning_rate=1", "the nearest is training.learning_rate."),
        ("qqq=1", "a recipe has no such setting."),
        ("training.seed=1,2", "ask for several with --seeds 3"),
        ("training.learning_rate=-1:1:log", "a logarithmic range lies above 0, and this one begins at -1"),
        ("training.learning_rate=0:1:log", "a logarithmic range lies above 0"),
        ("training.learning_rate=1:0.1", "1 is not below 0.1"),
        ("training.learning_rate=0.1:1:loq", "write a range LOW:HIGH"),
        ("training.learning_rate=0.1:1:1", "from 2 to 1,000 values, not 1 value"),
        ("training.learning_rate=0.1:1:5000", "from 2 to 1,000 values, not 5,000 values"),
        ("training.learning_rate=0.1:1:log:3:4", "write a range LOW:HIGH"),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(RecipeError) as refused:
        parse(text, RECIPE)
    assert said in str(refused.value)


@given(low=st.floats(1e-6, 1e3), factor=st.floats(1.01, 1e6), count=st.integers(2, 50), log=st.booleans())
def test_a_range_has_both_ends_and_rises(low: float, factor: float, count: int, log: bool) -> None:
    text = f"training.learning_rate={low!r}:{low * factor!r}{':log' if log else ''}:{count}"
    axis = parse(text, RECIPE)
    assert len(axis.values) <= count
    assert axis.values[0] == pytest.approx(low, rel=1e-5)
    assert axis.values[-1] == pytest.approx(low * factor, rel=1e-5)
    assert list(axis.values) == sorted(set(axis.values))
    assert all(math.isfinite(value) for value in axis.values)


@settings(max_examples=30)
@given(st.text("0123456789.:,[]\"' elog-\n", max_size=40))
def test_any_text_is_an_axis_or_refused(text: str) -> None:
    with suppress(RecipeError):
        axis = parse(f"model.code={text}", RECIPE)
        assert isinstance(axis, Axis)
        assert axis.values
