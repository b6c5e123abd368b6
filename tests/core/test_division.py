"""Images are divided the same way every time, and each keeps its name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import digits

from aegui.core.data import ENOUGH_POINTS, Subset, divide, join, take, whole
from aegui.datasets import DataSet, Images, datasets


def names(subset: Subset) -> list[str]:
    return [subset.identity(n) for n in range(len(subset))]


def made_up(counts: dict[str, int], labels: bool, **settings: object) -> DataSet:
    """A data set of 2×2 images that know their row, of four uneven classes."""

    class MadeUp(DataSet):
        shape = (1, 2, 2)
        classes = tuple("abcd") if labels else ()

        def find(self, folders):
            return Path(".")

        def load(self, split, folders):
            rows = np.arange(counts[split])
            pixels = np.zeros((len(rows), 1, 2, 2), np.uint8) + (rows % 251)[:, None, None, None].astype("u1")
            kinds = np.minimum(rows % 9, 3).astype(np.int64) if labels else None
            return Images("made-up", split, pixels, kinds, self.classes)

    MadeUp.kind = "made-up"
    return MadeUp(**settings)


def test_the_subsets_do_not_overlap():
    splits = digits()
    parts = [set(names(part)) for part in (splits.train, splits.validation, splits.test)]
    assert sum(map(len, parts)) == len(set.union(*parts)) == 1797
    assert [len(part) for part in parts] == [1295, 143, 359]


def test_the_held_out_part_is_stratified():
    splits = digits()
    before = np.bincount(np.concatenate([splits.train.labels, splits.validation.labels]))
    held = np.bincount(splits.validation.labels)
    assert np.abs(held / before - 0.1).max() < 0.005


def test_the_division_is_the_same_every_time():
    first, again = digits(), divide(datasets.make("digits"), [])
    for name in ("train", "validation", "test", "shown"):
        one, other = getattr(first, name), getattr(again, name)
        assert names(one) == names(other)
        assert np.array_equal(one.pixels, other.pixels)


def test_the_division_stays_as_it_was_published():
    """Runs that were trained before stay comparable."""
    splits = digits()
    assert names(splits.validation)[:3] == ["digits/train/13", "digits/train/19", "digits/train/21"]
    assert names(splits.test)[:2] == ["digits/test/0", "digits/test/1"]


def test_names_lead_back_to_the_images():
    splits = digits()
    data = datasets.make("digits")
    loaded = {split: data.load(split, []) for split in ("train", "test")}
    for subset in (splits.train, splits.validation, splits.test, splits.shown):
        for n in range(0, len(subset), 37):
            _, split, row = subset.identity(n).split("/")
            assert np.array_equal(subset.pixels[n], loaded[split].pixels[int(row)])
            assert subset.label(n) == loaded[split].classes[loaded[split].labels[int(row)]]


def test_few_images_are_all_shown():
    splits = digits()
    assert len(splits.shown) == len(set(names(splits.shown))) == 1797
    rows = splits.preview(16)
    assert [splits.shown.identity(n) for n in rows] == names(splits.validation)[:16]


def test_enough_validation_images_are_shown_alone():
    splits = divide(made_up({"train": 20, "test": ENOUGH_POINTS}, True, validation="test"), [])
    assert splits.shown is splits.validation
    few = divide(made_up({"train": 20, "test": ENOUGH_POINTS - 1}, True, validation="test"), [])
    assert len(few.shown) == 20 + ENOUGH_POINTS - 1


def test_the_text_images_can_be_the_validation_images():
    splits = divide(made_up({"train": 50, "test": 10}, True, validation="test"), [])
    assert names(splits.validation) == names(splits.test)
    assert len(splits.train) == 50
    assert len(splits.shown) == 60


@settings(max_examples=40, deadline=None)
@given(st.integers(9, 300), st.integers(1, 50), st.floats(0.01, 0.5), st.booleans())
def test_any_data_set_divides(train, test, share, labels):
    splits = divide(made_up({"train": train, "test": test}, labels, held_out=share), [])
    parts = [set(names(part)) for part in (splits.train, splits.validation, splits.test)]
    assert sum(map(len, parts)) == len(set.union(*parts)) == train + test
    assert len(splits.validation) >= 1
    assert sorted(names(splits.shown)) == sorted(set.union(*parts))
    assert abs(len(splits.validation) - share * train) <= (4 if labels else 1)
    assert (splits.train.labels is None) is not labels


def test_images_can_not_be_written_to():
    images = datasets.make("digits").load("train", [])
    with pytest.raises(ValueError, match="read-only"):
        images.pixels[0] = 0


def test_subsets_without_pixels_keep_their_names():
    subset = whole(datasets.make("digits").load("test", []))
    bare = subset.without_pixels()
    assert bare.pixels is None
    assert names(bare) == names(subset)
    joined = join([take(bare, np.array([1, 0])), take(bare, np.array([0, 5]))])
    assert joined.pixels is None
    assert names(joined) == ["digits/test/1", "digits/test/0", "digits/test/5"]
