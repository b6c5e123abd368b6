"""The rule that brings values to black and white."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from aegui.analysis.encoding import other_data
from aegui.parts.datasets import DataBroken, datasets
from aegui.parts.datasets.arrays import ArrayFile
from aegui.parts.datasets.folder import Folder
from aegui.parts.datasets.intensities import Intensities, Limits, NoRange, ValueSample
from aegui.parts.datasets.own import OwnImages
from aegui.recipe import RecipeError, find

Bytes = NDArray[np.uint8]


def limits_stated(low: float, high: float, **more: Any) -> Intensities:
    return Intensities("fixed", Limits(low, high), **more)


def folder(path: Path, images: NDArray[Any], **choices: Any) -> Folder:
    for n, image in enumerate(images):
        tifffile.imwrite(path / f"{n:02d}.tif", image)
    return Folder(path=str(path), size=None, colour="auto", **choices)


def array(path: Path, images: NDArray[Any], **choices: Any) -> ArrayFile:
    np.savez(path / "a.npz", images=images)
    return ArrayFile(path=str(path / "a.npz"), **choices)


MAKERS = pytest.mark.parametrize("make", [folder, array])


def pixels(data: OwnImages) -> Bytes:
    """In the order of the files."""
    return data.load("train", []).pixels


@given(
    st.sampled_from(["uint8", "uint16", "int16", "float32", "float64"]),
    st.floats(-1e6, 1e6),
    st.floats(1e-3, 1e6),
)
def test_a_line_is_what_it_was_before_there_were_curves(kind: str, low: float, span: float) -> None:
    values = np.random.default_rng(3).uniform(0, 200, 50).astype(kind)
    limits = Limits(low, low + span)
    wide = np.float64 if values.dtype.itemsize > 2 else np.float32
    exact: np.ndarray = values.astype(wide)
    unit = (exact / 2 - limits.low / 2) / (limits.high / 2 - limits.low / 2)
    before = np.rint(np.clip(unit, 0, 1) * 255).astype(np.uint8)
    assert np.array_equal(Intensities("fixed", limits).bytes(values), before)


@pytest.mark.parametrize("curve", ["linear", "log", "asinh"])
@pytest.mark.parametrize("inverted", [False, True])
def test_what_became_a_brightness_is_told_in_the_units_of_the_file(curve: Any, inverted: bool) -> None:
    rule = limits_stated(-2, 6, curve=curve, softness=0.05, inverted=inverted)
    values = np.linspace(-2, 6, 33)
    made = rule.bytes(values)
    assert (np.diff(made.astype(int)) * (-1 if inverted else 1) >= 0).all()
    back = [rule.values(one / 255) for one in made.tolist()]
    # Within half of a step, which is the widest where the curve is the flattest.
    step = max(abs(rule.values((n + 1) / 255) - rule.values(n / 255)) for n in range(255))
    assert np.abs(np.array(back) - values).max() <= 0.51 * step


def test_curves_are_those_of_astronomy() -> None:
    values = np.array([0.0, 0.1, 1.0])
    log = np.log1p(values / 0.1) / np.log1p(10)
    asinh = np.arcsinh(values / 0.1) / np.arcsinh(10)
    assert limits_stated(0, 1, curve="log").bytes(values).tolist() == np.rint(log * 255).tolist()
    assert limits_stated(0, 1, curve="asinh").bytes(values).tolist() == np.rint(asinh * 255).tolist()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("curve", ["linear", "log", "asinh"])
@pytest.mark.parametrize("inverted", [False, True])
def test_what_is_no_number_is_black_under_every_rule(curve: Any, inverted: bool) -> None:
    values = np.array([np.nan, np.inf, -np.inf, 0.5], np.float32)
    made = limits_stated(0, 1, curve=curve, inverted=inverted).bytes(values)
    assert made[:3].tolist() == [0, 0, 0]
    assert made[3] > 0


def test_bytes_have_a_table() -> None:
    values = np.arange(256, dtype=np.uint8).repeat(3)
    for rule in (
        limits_stated(10, 200, curve="log"),
        Intensities("percentiles", curve="asinh", inverted=True),
    ):
        assert (
            np.abs(rule.bytes(values).astype(int) - rule.bytes(values.astype(np.float64)).astype(int)).max()
            <= 1
        )


@pytest.mark.parametrize("method", ["min-max", "percentiles"])
def test_each_image_has_a_range_of_its_own(method: Any) -> None:
    values = np.append(np.full(500, 7.0), 9.0)
    assert Intensities(method).limits_for(values) == (7, 9)  # also where the percentiles are one
    with pytest.raises(NoRange, match="each image has limits of its own"):
        Intensities(method).values(0.5)
    with pytest.raises(NoRange, match="none of its pixels is a number"):
        Intensities(method).bytes(np.full(4, np.nan))


def test_some_values_of_every_image_tell_the_percentiles_of_all() -> None:
    told = ValueSample(100)
    every = np.random.default_rng(1).normal(size=(100, 1000))
    for image in every:
        told.add(image)
    assert np.allclose(told.limits(Limits(5, 95), Limits(0, 1)), np.percentile(every, [5, 95]), atol=0.02)
    assert ValueSample(3).limits(Limits(5, 95), Limits(2, 4)) == (2, 4)


HOT = np.random.default_rng(2).integers(1000, 2000, (20, 8, 8)).astype(np.uint16)
HOT[3, 0, 0] = 60000  # as a camera's hot pixel


@MAKERS
def test_percentiles_of_the_set_are_written_into_the_run(make: Any, tmp_path: Path) -> None:
    data = make(tmp_path, HOT, intensities="percentiles", percentiles=(1, 99))
    settled = data.settled([])
    low, high = np.percentile(HOT, [1, 99])
    assert settled.limits == pytest.approx((low, high))
    assert settled.settled([]) == settled
    assert np.array_equal(pixels(data), pixels(settled))
    assert pixels(data).mean() == pytest.approx(127, abs=5)
    assert any("became 0…1 (data.intensities is percentiles)" in note for note in data.glance([]).notes)


@MAKERS
@pytest.mark.parametrize("method", ["min-max", "percentiles"])
def test_the_range_of_each_image(make: Any, method: str, tmp_path: Path) -> None:
    images = np.stack([HOT[0], HOT[1] * 20, HOT[2]])
    data = make(tmp_path, images, intensities=method, range_of="image").settled([])
    assert data.limits == ()
    made = pixels(data)
    assert made.min(axis=(1, 2, 3)).tolist() == [0, 0, 0]
    assert made.max(axis=(1, 2, 3)).tolist() == [255, 255, 255]
    assert any("of each image by itself" in note for note in data.load("train", []).notes)


@MAKERS
def test_curve_and_inversion_hold_for_the_images(make: Any, tmp_path: Path) -> None:
    data = make(tmp_path, HOT, intensities="fixed", limits=(1000, 2000), curve="log", inverted=True)
    assert np.array_equal(pixels(data)[5, 0], data.rule.bytes(HOT[5]))


@MAKERS
def test_most_values_in_little_of_the_range_are_said(make: Any, tmp_path: Path) -> None:
    data = make(tmp_path, HOT, intensities="min-max")
    (said,) = data.load("train", []).warnings
    assert said == (
        "99 % of the values lie in 2 % of the range from black to white: set data.intensities to percentiles."
    )
    assert make(tmp_path, HOT, intensities="percentiles").load("train", []).warnings == ()


@MAKERS
def test_values_that_are_no_numbers_are_said_once_and_named(make: Any, tmp_path: Path) -> None:
    images = np.random.default_rng(4).uniform(size=(6, 8, 8)).astype(np.float32)
    images[2, 0, 0], images[4, 1, 1] = np.nan, np.inf
    read = make(tmp_path, images).load("train", [])
    first = "02.tif" if make is folder else "images[2]"
    assert read.warnings == (
        f"2 images (the first is {first}) hold values that are no numbers (NaN or infinite): "
        "those became black.",
    )
    assert read.pixels[2, 0, 0, 0] == read.pixels[4, 0, 1, 1] == 0


@MAKERS
def test_an_image_without_a_number_in_it(make: Any, tmp_path: Path) -> None:
    images = np.random.default_rng(4).uniform(size=(6, 8, 8)).astype(np.float32)
    images[1] = np.nan
    read = make(tmp_path, images, intensities="min-max", range_of="image").load("train", [])
    if make is folder:
        assert len(read) == 5
        assert read.skipped == ("01.tif: none of its pixels is a number",)
    else:
        assert not read.pixels[1].any()
        assert "1 image (images[1]) holds values that are no numbers" in read.warnings[0]
    with pytest.raises(DataBroken, match=r"NaN|none of its pixels is a number"):
        make(tmp_path, np.full_like(images, np.nan), intensities="min-max").load("train", [])


@MAKERS
def test_images_of_one_value_are_all_alike(make: Any, tmp_path: Path) -> None:
    for method in ("min-max", "percentiles", "type"):
        data = make(tmp_path, np.full((3, 8, 8), 700, np.uint16), intensities=method)
        assert "All values are 700: the images are all alike" in data.load("train", []).warnings[0]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("limits", [5, 5], "limits must be two numbers, the lower one first"),
        ("limits", [9, 5], "limits must be two numbers, the lower one first"),
        ("limits", [0, float("inf")], "limits must be finite numbers"),
        ("percentiles", [99, 1], "percentiles must be two numbers from 0 to 100, the lower one first"),
        ("percentiles", [1, 101], "must be at most 100"),
        ("percentiles", [1], "must have at least 2 entries"),
        ("softness", 0, "softness is 0; it must be at least 0.0001"),
        ("curve", "square", "curve is 'square'; it must be one of 'linear', 'log' or 'asinh'"),
    ],
)
def test_a_bad_rule_is_refused_in_a_sentence(field: str, value: object, sentence: str) -> None:
    recipe = find("quick-start").changed({"data": "folder"})
    with pytest.raises(RecipeError) as caught:
        recipe.changed({f"data.{field}": value})
    assert sentence in str(caught.value)


def test_fixed_needs_limits(tmp_path: Path) -> None:
    with pytest.raises(DataBroken, match=r"set data\.limits to two values, or data\.intensities to min-max"):
        folder(tmp_path, HOT, intensities="fixed").load("train", [])


@pytest.mark.parametrize("kind", ["folder", "arrays", "patches"])
def test_other_images_are_brought_to_a_model_by_its_rule(kind: str, tmp_path: Path) -> None:
    form = {"kind": kind, "path": str(tmp_path), "size": [8, 8], "colour": "grey"}
    rule = {"intensities": "percentiles", "limits": (1000, 2000), "curve": "asinh", "inverted": True}
    recipe = find("quick-start").changed({"data": {**form, **rule}})
    for place in (tmp_path, Path(__file__)):
        other = other_data(recipe, place)
        assert isinstance(other, OwnImages)
        assert other.rule == datasets.make({**form, **rule}).rule  # type: ignore[attr-defined]
