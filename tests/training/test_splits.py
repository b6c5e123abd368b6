"""Images are divided the same way every time, and each keeps its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import digits

from aegui.cancelled import Cancelled
from aegui.parts.datasets import DataBroken, DataSet, Images, datasets, in_turns
from aegui.training.history import unnamed_rows
from aegui.training.splits import ENOUGH_POINTS, ImageSet, divide, join, take, whole


def names(subset: ImageSet) -> list[str]:
    return [subset.identity(n) for n in range(len(subset))]


def made_up(counts: dict[str, int], labels: bool, each: int = 0, **settings: object) -> DataSet:
    """A data set of 2×2 images that know their row: of four uneven classes, or of `each` a class."""

    class MadeUp(DataSet):
        shape = (1, 2, 2)
        classes = tuple(map(str, range(max(counts.values()) + 4))) if labels else ()

        def find(self, folders):
            return Path(".")

        def load(self, split, folders, say=None):
            if say is not None:
                say(0.0, split)
                say(1.0, split)
            rows = np.arange(counts[split])
            pixels = np.zeros((len(rows), 1, 2, 2), np.uint8) + (rows % 251)[:, None, None, None].astype("u1")
            kinds = rows // each if each else np.minimum(rows % 9, 3)
            return Images("made-up", split, pixels, kinds if labels else None, self.classes, (split,))

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
    shown = [splits.shown.identity(int(n)) for n in rows]
    assert len(set(shown)) == 16
    assert set(shown) <= set(names(splits.validation))
    assert [splits.shown.identity(int(n)) for n in digits().preview(9)] == shown[:9]


def test_enough_validation_images_are_shown_alone():
    splits = divide(made_up({"train": 20, "test": ENOUGH_POINTS}, True, validation="test"), [])
    assert splits.shown.pixels is splits.validation.pixels
    few = divide(made_up({"train": 20, "test": ENOUGH_POINTS - 1}, True, validation="test"), [])
    assert len(few.shown) == 20 + ENOUGH_POINTS - 1


def test_the_text_images_can_be_the_validation_images():
    splits = divide(made_up({"train": 50, "test": 10}, True, validation="test"), [])
    assert names(splits.validation) == names(splits.test)
    assert len(splits.train) == 50
    assert len(splits.shown) == 60


@pytest.mark.parametrize("labels", [True, False])
def test_all_images_can_be_trained_on(labels):
    splits = divide(made_up({"train": 30, "test": 0}, labels, validation="training"), [])
    every = [f"made-up/train/{n}" for n in range(30)]
    assert names(splits.train) == names(splits.validation) == names(splits.test) == every
    assert names(splits.shown) == every
    assert any("validation images are the training images" in note for note in splits.notes)
    assert any("So are the test images" in note for note in splits.notes)


def test_test_images_stay_test_images_where_all_others_are_trained_on():
    splits = divide(made_up({"train": 30, "test": 5}, True, validation="training"), [])
    assert names(splits.validation) == names(splits.train)
    assert names(splits.test) == [f"made-up/test/{n}" for n in range(5)]
    assert not any("So are the test images" in note for note in splits.notes)


@pytest.mark.parametrize("validation", ["held-out", "test"])
def test_held_out_images_stand_in_for_test_images(validation):
    splits = divide(made_up({"train": 40, "test": 0}, True, validation=validation, held_out=0.25), [])
    assert names(splits.validation) == names(splits.test)
    assert not set(names(splits.train)) & set(names(splits.test))
    assert len(splits.train) + len(splits.test) == 40
    assert splits.notes[-1] == (
        "The data set has no test images: the held-out images are the test images too."
    )


def test_what_was_noted_when_the_images_were_read_is_kept():
    splits = divide(made_up({"train": 20, "test": 5}, True, validation="test"), [])
    assert splits.notes == (
        "train", "test", "The validation images are the test images, as in the recipe's text."
    )  # fmt: skip


@pytest.mark.parametrize("each", [1, 2, 5])
def test_no_class_is_held_out_whole(each):
    splits = divide(made_up({"train": 20, "test": 5}, True, each=each), [])
    assert 1 <= len(splits.validation) <= 20 // each
    if each > 1:
        assert set(splits.train.labels) == set(range(20 // each))


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_images_to_hold_some_out_are_a_sentence(count):
    with pytest.raises(DataBroken, match=rf"has {count} training images?: .* at least 2; add images, or"):
        divide(made_up({"train": count, "test": 0}, False), [])


def test_the_reading_is_heard_from_beginning_to_end():
    said: list[tuple[float, str]] = []
    divide(made_up({"train": 20, "test": 5}, True), [], lambda *one: said.append(one))
    assert [what for _, what in said] == ["train", "train", "test", "test"]
    shares = [share for share, _ in said]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_a_reading_can_be_cancelled():
    def stop(share: float, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        divide(made_up({"train": 20, "test": 5}, True), [], stop)


@given(st.lists(st.integers(0, 5), max_size=40))
def test_one_image_of_each_class_in_turn(labels):
    order = in_turns(np.array(labels, np.int64))
    assert sorted(order) == list(range(len(labels)))
    kinds = len(set(labels))
    assert [labels[n] for n in order[:kinds]] == sorted(set(labels))
    for kind in set(labels):
        assert [n for n in order if labels[n] == kind] == [n for n, one in enumerate(labels) if one == kind]


@settings(max_examples=40)
@given(st.integers(9, 300), st.integers(1, 50), st.floats(0.01, 0.5), st.booleans())
def test_any_data_set_divides(train, test, share, labels):
    splits = divide(made_up({"train": train, "test": test}, labels, held_out=share), [])
    parts = [set(names(part)) for part in (splits.train, splits.validation, splits.test)]
    assert sum(map(len, parts)) == len(set.union(*parts)) == train + test
    assert len(splits.validation) >= 1
    assert sorted(names(splits.shown)) == sorted(set.union(*parts))
    assert abs(len(splits.validation) - share * train) <= (4 if labels else 1)
    assert (splits.train.labels is None) is not labels


def test_the_same_images_are_known_again():
    subset = divide(made_up({"train": 20, "test": 5}, True), []).train
    assert subset.same_as(subset.without_pixels())
    assert subset.same_as(replace(subset, labels=None))
    assert not subset.same_as(replace(subset, labels=subset.labels[::-1]))  # the folder has changed since
    assert not subset.same_as(replace(subset, rows=subset.rows + 1))
    assert not subset.same_as(take(subset, np.arange(3)))


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


def test_the_few_images_of_a_packed_run_are_found_among_all():
    shown = divide(made_up({"train": 100, "test": 5_000}, labels=True, validation="test"), []).shown
    rows = np.union1d(np.arange(17, 900, 3), [3, 7])
    found = shown.found(replace(take(shown, rows), of=5_000).without_pixels())
    assert found is not None
    assert names(found) == names(take(shown, rows))
    assert (found.pixels == shown.pixels[rows]).all()
    assert shown.found(shown.without_pixels()) is shown


def test_runs_that_were_packed_before_they_said_of_how_many_are_found():
    shown = divide(made_up({"train": 100, "test": 5_000}, labels=True, validation="test"), []).shown
    rows = np.union1d(unnamed_rows(5_000), [3, 7])
    found = shown.found(take(shown, rows).without_pixels())
    assert found is not None
    assert names(found) == names(take(shown, rows))
    assert shown.found(take(shown, rows[1:]).without_pixels()) is None


def test_the_same_rows_of_another_split_are_others():
    train, test = (whole(datasets.make("digits").load(split, [])) for split in ("train", "test"))
    first, second = (take(part, np.arange(50)) for part in (train, test))
    assert first.same_as(take(train, np.arange(50)))
    assert not replace(first, labels=None).same_as(second)


def test_images_of_another_number_or_of_other_classes_are_not_found():
    shown = divide(made_up({"train": 100, "test": 5_000}, labels=True, validation="test"), []).shown
    few = replace(take(shown, np.arange(0, 5_000, 3)), of=5_000).without_pixels()
    more = divide(made_up({"train": 100, "test": 5_001}, labels=True, validation="test"), []).shown
    assert more.found(few) is None
    assert take(shown, np.arange(4_000)).found(few) is None
    assert shown.found(replace(few, labels=few.labels[::-1])) is None


def test_unseen_classes_are_neither_trained_nor_validated_on_and_their_test_images_are_shown() -> None:
    data = made_up({"train": 30_000, "test": 900}, True, each=3_000, unseen="2, 7")
    splits = divide(data, ())
    assert not np.isin(splits.train.labels, [2, 7]).any()
    assert not np.isin(splits.validation.labels, [2, 7]).any()
    assert len(splits.train) + len(splits.validation) == 24_000
    assert "2, 7 are not trained on: 5,400 images left out." in " ".join(splits.notes)
    plain = divide(made_up({"train": 30_000, "test": 900}, True, each=3_000), ())
    assert splits.test.same_as(plain.test)
    uneven = divide(made_up({"train": 30_000, "test": 900}, True, unseen="0"), ())
    assert uneven.shown.parts == ("held-out", "test")
    assert (uneven.shown.labels[: len(uneven.validation)] > 0).all()
    assert (uneven.shown.labels[len(uneven.validation) :] == 0).all()
    assert (uneven.shown.labels == 0).sum() == (uneven.test.labels == 0).sum()


@pytest.mark.parametrize("validation", ["held-out", "test", "training"])
def test_unseen_classes_are_left_out_however_it_is_validated(validation: str) -> None:
    splits = divide(datasets.make({"kind": "digits", "unseen": "9", "validation": validation}), ())
    assert 9 not in splits.train.labels
    assert 9 not in splits.validation.labels
    assert 9 in splits.test.labels
    assert 9 in splits.shown.labels
    assert len(splits.preview(8)) == 8


@pytest.mark.parametrize(
    ("unseen", "sentence"),
    [
        ("ten", "data.unseen names 'ten', which is no class of digits; there are 0, 1, 2"),
        ("0,1,2,3,4,5,6,7,8,9", "data.unseen names every class: leave at least one"),
    ],
)
def test_unseen_classes_that_are_none_are_refused(unseen: str, sentence: str) -> None:
    with pytest.raises(DataBroken, match=sentence):
        divide(datasets.make({"kind": "digits", "unseen": unseen}), ())


def test_unseen_classes_of_images_without_classes_are_refused() -> None:
    with pytest.raises(DataBroken, match="has no classes: leave it empty"):
        divide(made_up({"train": 30, "test": 9}, False, unseen="1"), ())


def test_the_name_of_an_unseen_class_may_hold_a_comma() -> None:
    data = made_up({"train": 30, "test": 9}, True, unseen='"a, b", c')
    assert data.unseen_classes(("c", "d", "a, b")) == (0, 2)
