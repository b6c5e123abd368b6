"""A recipe says everything, survives its file, and names what is wrong in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from aegui.parts.datasets import DataSet
from aegui.parts.networks import Activation
from aegui.parts.optimisation import Training
from aegui.parts.registry import complaint
from aegui.recipe import (
    REGISTRIES,
    Recipe,
    RecipeError,
    fields_of,
    find,
    make,
    parse,
    read,
    shape_text,
    shipped,
    value_of,
)

ACTIVATIONS = list(get_args(Activation))


def sentence(change: dict) -> str:
    """What is said of quick-start with a change."""
    with pytest.raises(RecipeError) as caught:
        find("quick-start").changed(change)
    return str(caught.value)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("training.batch", 0, ["training.batch is 0", "at least 1"]),
        ("training.batch", 9000, ["training.batch is 9000", "at most 8192"]),
        ("training.batch", "many", ["training.batch is 'many'", "whole number"]),
        ("training.batch", 2.5, ["training.batch is 2.5", "whole number"]),
        ("training.learning_rate", 0, ["training.learning_rate is 0", "more than 0"]),
        ("training.learning_rate", "fast", ["training.learning_rate is 'fast'", "must be a number"]),
        ("optimizer.beta1", 1.0, ["optimizer.beta1 is 1.0", "less than 1"]),
        ("training.beta1", 1.0, ["optimizer.beta1 is 1.0", "less than 1"]),  # where it once stood
        ("training.drop_last", "perhaps", ["training.drop_last is 'perhaps'", "true or false"]),
        ("training.speed", 3, ["training.speed is no setting here", "learning_rate", "epochs"]),
        ("training.kind", "mse", ["training.kind is no setting here", "batch"]),
        ("modle.code", 2, ["modle.code is no setting", "'modle'"]),
        ("speed", 3, ["speed is no setting here", "training"]),
        ("targets.value", 3, ["targets.value is no setting", "'targets'"]),
        ("targets", [3], ["targets.0 is 3", "must be settings with names"]),
        ("targets", [{"figure": "test_mse", "date": "soon"}], ["targets.0.date is 'soon'", "2026-11-28"]),
        ("training.batch.size", 3, ["training.batch.size is no setting", "'batch'"]),
        ("model.code", 0, ["model.code is 0", "at least 1"]),
        ("model.code", [2], ["model.code is [2]", "whole number"]),
        ("model.kind", "plian", ["model.kind is 'plian'", "one of plain"]),
        ("model", "plian", ["model.kind is 'plian'", "one of plain"]),
        ("model", 7, ["model.kind is 7", "one of plain"]),
        ("loss.kind", ["mse"], ["loss.kind is ['mse']", "one of mse, bce"]),
        ("loss.reduction", "median", ["loss.reduction is 'median'", "'mean' or 'sum'"]),
        ("network.widths", True, ["network.widths is True", "whole numbers with commas between them"]),
        ("network.widths", [256, 0], ["network.widths.1 is 0", "at least 1"]),
        ("network.widths", [8] * 13, ["network.widths", "at most 12 entries"]),
        ("network.activation", "softplus", ["network.activation is 'softplus'", "'relu'"]),
        ("network.filters", [8], ["network.filters is no setting here", "widths"]),
        ("corruption.sigma", 0.5, ["corruption.sigma", "takes no settings here"]),
        ("data.held_out", 0.9, ["data.held_out is 0.9", "at most 0.5"]),
        ("data", "imagenet", ["data.kind is 'imagenet'", "digits, mnist"]),
        ("name", "Mine!", ["name is 'Mine!'"]),
        ("summary", 5, ["summary is 5", "must be a text"]),
    ],
)
def test_sentences_name_field_value_and_what_is_allowed(key, value, words):
    said = sentence({key: value})
    assert all(word in said for word in words), said
    assert said.endswith(".")
    assert "\n" not in said


def test_a_sentence_names_an_unknown_setting_of_a_record_in_a_list():
    with pytest.raises(RecipeError, match=r"targets\.0\.figre is no setting here; there are figure, value"):
        make({"targets": [{"figure": "test_mse", "value": 1.0, "figre": 2}]})
    with pytest.raises(RecipeError, match=r"targets\.1\.figure is missing"):
        make({"targets": [{"figure": "test_mse"}, {"value": 1.0}]})
    was = {"value": 2, "date": "2026-11-21", "until": "2026-11-28"}
    with pytest.raises(RecipeError, match=r"targets\.0\.was\.0\.why is missing"):
        make({"targets": [{"figure": "test_mse", "value": 1.0, "was": [was]}]})


def test_every_sentence_begins_with_the_file():
    with pytest.raises(RecipeError, match=r"^mine\.toml: training\.batch is 0"):
        parse("[training]\nbatch = 0\n", "mine.toml")


# Parts that don't fit


def test_a_network_for_other_images_is_refused():
    said = sentence({"network.image": [1, 32, 32]})
    for words in ("32×32 grey", "digits", "28×28 grey", "network.image"):
        assert words in said
    assert find("quick-start").changed({"network.image": [1, 28, 28]}).shape == (1, 28, 28)
    assert shape_text((3, 32, 32)) == "32×32 RGB"


def test_cross_entropy_needs_outputs_that_are_pixels():
    said = sentence({"loss": "bce", "network.output_activation": "linear"})
    assert "sigmoid" in said
    assert find("quick-start").changed({"loss": "bce"}).loss.kind == "bce"


def test_filters_and_strides_come_in_pairs():
    with pytest.raises(RecipeError, match="2 filters need as many strides, but there are 1"):
        find("conv-16").changed({"network.strides": [2]})


# Changing


def test_a_change_is_a_copy():
    recipe = find("quick-start")
    other = recipe.changed({"training.batch": 7, "model.code": 3})
    assert (other.training.batch, other.model.code) == (7, 3)
    assert recipe == find("quick-start")
    assert other.changed({"training.batch": recipe.training.batch, "model.code": 2}) == recipe


def test_another_kind_keeps_the_settings_both_have():
    noisy = find("conv-16").changed({"corruption": "masking", "corruption.share": 0.4})
    other = noisy.changed({"corruption.kind": "salt-and-pepper"})
    assert (other.corruption.kind, other.corruption.model_dump()["share"]) == ("salt-and-pepper", 0.4)
    assert noisy.changed({"corruption": "gaussian"}).corruption.model_dump()["sigma"] == 0.5
    dense = find("conv-16").changed({"network": "dense"})
    assert (dense.network.kind, dense.network.model_dump()["activation"]) == ("dense", "relu")


def test_changes_apply_in_their_order():
    both = {"corruption": "gaussian", "corruption.sigma": 0.2}
    assert find("conv-16").changed(both).corruption.model_dump()["sigma"] == 0.2


@pytest.mark.parametrize(
    ("text", "value"),
    [("2", 2), ("1e-3", 0.001), ("true", True), ("[8, 4]", [8, 4]), ("relu", "relu"), ('"relu"', "relu"),
     ("2d", "2d"), ("", ""), ("[" * 5000, "[" * 5000), ("9" * 5000, "9" * 5000)],
)  # fmt: skip
def test_values_on_the_command_line(text, value):
    assert value_of(text) == value


LISTS = [
    (part, name, info.annotation)
    for registry in REGISTRIES.values()
    for part in registry
    for name, info in part.what.model_fields.items()
    if "tuple" in str(info.annotation)
]


@pytest.mark.parametrize(
    ("part", "name", "annotation"), LISTS, ids=[f"{part.name}.{name}" for part, name, _ in LISTS]
)
def test_every_list_may_be_written_as_people_write_it(part, name, annotation):
    """32,32 and its like mean the list, for every field that holds one."""

    def outcome(value: object) -> object:
        """The list; or, of two fields that must be as long as each other, what is said of them."""
        try:
            return getattr(part.what(**{name: value}), name)
        except ValidationError as error:
            return error.errors(include_url=False)[0]["msg"]

    numbers = ["1", "2", "3"][: 2 if "..." in str(annotation) else 3]
    expected, texts = outcome([int(one) for one in numbers]), "[str" in str(annotation)
    wanted = tuple(numbers) if texts else tuple(map(int, numbers))
    assert expected == wanted or "lengths" in str(expected) or "as many" in str(expected)
    for text in (", ".join(numbers), ",".join(numbers), "; ".join(numbers) if texts else "×".join(numbers)):
        assert outcome(text) == outcome(value_of(text)) == expected
    if "..." in str(annotation):
        assert outcome(3) == outcome(value_of("3")) == outcome([3])


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("network.widths", "32,32", (32, 32)),
        ("network.widths", "32", (32,)),
        ("network.widths", " 32 ; 16", (32, 16)),
        ("data.size", "48,64", (48, 64)),
        ("data.size", "48x64", (48, 64)),
        ("data.size", "48×64", (48, 64)),
        ("data.size", "[48, 64]", (48, 64)),
        ("data.size", "48", (48,)),
        ("data.path", "2024", "2024"),
        ("data.path", "1e3", "1e3"),
        ("data.path", "2024-01-01", "2024-01-01"),
        ("data.path", "a,b", "a,b"),
        ("data.path", '"x y"', "x y"),
        ("network.image", "none", None),
        ("network.image", "3,64,64", (3, 64, 64)),
    ],
)
def test_a_text_of_the_command_line_means_what_it_says(key, text, value):
    section, _, name = key.partition(".")
    made = find("quick-start").changed_by_text({key: text, "data.kind": "folder"})
    assert getattr(getattr(made, section), name) == value


@pytest.mark.parametrize("text", ["32,a", "32.5,3", "", "none", "0,3", "true", "9" * 5000])
def test_lists_that_can_not_be_are_refused_in_a_sentence(text):
    with pytest.raises(RecipeError, match=r"^network\.widths") as caught:
        find("quick-start").changed_by_text({"network.widths": text})
    assert len(str(caught.value)) < 500


# Files


def test_files_that_are_no_recipe(tmp_path):
    cases = {
        "bad.toml": (b"name = ", "this is no TOML"),
        "latin.toml": ("name = 'é'".encode("latin-1"), "no text in UTF-8"),
        "deep.toml": (b"x = " + b"[" * 5000, "this is no TOML"),
        "long.toml": (b"x = " + b"1" * 5000, "this is no TOML"),
        "binary.toml": (b"\0\1\2", "this is no TOML"),
    }
    for name, (content, words) in cases.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(RecipeError, match=words) as caught:
            read(path)
        assert str(path) in str(caught.value)
    with pytest.raises(RecipeError, match="it is not there"):
        read(tmp_path / "missing.toml")
    with pytest.raises(RecipeError, match=str(tmp_path)):
        read(tmp_path)


def test_recipes_are_found_by_name_or_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(find("conv-2d").to_toml(), encoding="utf-8")
    assert find(str(path)) == find("conv-2d")
    with pytest.raises(RecipeError, match=r"no recipe 'conv-3d'; there are quick-start, .*conv-2d"):
        find("conv-3d")


def test_shipped_recipes_stand_in_the_order_of_their_files():
    files = [path.name for path in shipped().values()]
    assert files == sorted(files)


def test_an_empty_recipe_is_the_defaults():
    recipe = parse("", "empty")
    assert recipe == Recipe()
    assert recipe.data.kind == "digits"


def test_recipes_are_frozen():
    recipe = find("quick-start")
    with pytest.raises(ValueError, match="frozen"):
        recipe.name = "other"  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        recipe.training.batch = 1  # type: ignore[misc]


def test_complaints_fall_back_to_what_pydantic_says():
    error: Any = SimpleNamespace(
        errors=lambda include_url: [{"type": "odd", "loc": ("a", 1), "input": 3, "msg": "Should be even"}]
    )
    assert complaint(error, Recipe) == ("a.1", "is 3; it should be even")


def test_fields_of_a_part_in_order():
    assert list(fields_of(Training()))[:3] == ["learning_rate", "batch", "epochs"]
    assert set(DataSet.model_fields) == {"validation", "held_out", "unseen"}


# Anything

find_once = cache(lambda: find("quick-start"))
numbers = st.floats(allow_nan=False, allow_infinity=False)
recipes = st.fixed_dictionaries(
    {
        "name": st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,60}\Z"),
        "summary": st.text(st.characters(codec="utf-8"), max_size=30),
        "data": st.fixed_dictionaries(
            {
                "kind": st.sampled_from(["digits", "mnist"]),
                "validation": st.sampled_from(["held-out", "test"]),
                "held_out": st.floats(0, 0.5, exclude_min=True),
            }
        ),
        "corruption": st.one_of(
            st.fixed_dictionaries(
                {"kind": st.just("gaussian"), "sigma": st.floats(0, 2), "mean": st.floats(-1, 1)}
            ),
            st.fixed_dictionaries(
                {
                    "kind": st.sampled_from(["masking", "salt-and-pepper"]),
                    "share": st.floats(0, 1),
                    "fresh": st.booleans(),
                }
            ),
            st.just({"kind": "none"}),
        ),
        "network": st.one_of(
            st.fixed_dictionaries(
                {
                    "kind": st.just("dense"),
                    "widths": st.lists(st.integers(1, 8192), max_size=12),
                    "activation": st.sampled_from(ACTIVATIONS),
                    "code_activation": st.sampled_from(ACTIVATIONS),
                }
            ),
            st.lists(st.tuples(st.integers(1, 1024), st.integers(1, 4)), min_size=1, max_size=8).map(
                lambda layers: {
                    "kind": "conv",
                    "image": [1, 28, 28],
                    "filters": [filters for filters, _ in layers],
                    "strides": [stride for _, stride in layers],
                }
            ),
        ),
        "initialisation": st.fixed_dictionaries(
            {
                "kind": st.sampled_from(["normal", "truncated-normal"]),
                "sigma": st.floats(0, 10),
                "bias_sigma": st.floats(0, 10),
            }
        ),
        "model": st.fixed_dictionaries({"kind": st.just("plain"), "code": st.integers(1, 4096)}),
        "loss": st.fixed_dictionaries(
            {"kind": st.sampled_from(["mse", "bce"]), "reduction": st.sampled_from(["mean", "sum"])}
        ),
        "training": st.fixed_dictionaries(
            {
                "learning_rate": st.floats(0, 1, exclude_min=True),
                "batch": st.integers(1, 8192),
                "epochs": st.integers(1, 100_000),
                "beta2": st.floats(0, 1, exclude_max=True),
                "seed": st.integers(0, 2**31 - 1),
            }
        ),
    },
    optional={
        "targets": st.lists(
            st.fixed_dictionaries(
                {"figure": st.text(st.characters(codec="utf-8")), "value": numbers},
                optional={"date": st.dates()},
            ),
            max_size=2,
        )
    },
)


def complaint_of(call: Callable[[], object]) -> str | None:
    """What a `RecipeError` says, None where there is none; every other exception fails the test."""
    try:
        call()
    except RecipeError as error:
        return str(error)
    return None


@settings(max_examples=60)
@given(recipes)
def test_any_valid_recipe_survives_its_file(raw):
    recipe = make(raw)
    again = parse(recipe.to_toml(), "again")
    assert again == recipe
    assert again.model_dump() == recipe.model_dump()
    assert recipe.training.learning_rate == raw["training"]["learning_rate"]


@settings(max_examples=80)
@given(st.text())
def test_any_text_is_a_recipe_or_a_sentence(text):
    assert (complaint_of(lambda: parse(text, "it")) or "it").startswith("it")


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.datetimes(),
    nested,
    max_leaves=6,
)
keys = st.sampled_from([*Recipe.model_fields, *(f"training.{k}" for k in Training.model_fields), "headline",
                        "data.kind", "network.kind", "network.image", "network.widths", "loss.kind",
                        "headline.kind", "training.kind", "", ".", "a.b", "kind"])  # fmt: skip


@settings(max_examples=150)
@given(keys, values)
def test_any_change_is_a_recipe_or_a_sentence(key, value):
    said = complaint_of(lambda: find_once().changed({key: value}))
    if said is None:
        recipe = find_once().changed({key: value})
        assert parse(recipe.to_toml(), "it").model_dump_json() == recipe.model_dump_json()
    else:
        assert said.endswith(".")


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(list(Recipe.model_fields)), values.filter(lambda v: v is not None)))
def test_any_toml_is_a_recipe_or_a_sentence(raw):
    try:
        text = tomli_w.dumps(raw)
    except (TypeError, ValueError):
        return  # what TOML can't say
    assert (complaint_of(lambda: parse(text, "it")) or "it").startswith("it")


def test_reading_does_not_change_the_file(tmp_path: Path):
    path = tmp_path / "mine.toml"
    text = find("quick-start").to_toml()
    path.write_text(text, encoding="utf-8")
    read(path)
    assert path.read_text(encoding="utf-8") == text
