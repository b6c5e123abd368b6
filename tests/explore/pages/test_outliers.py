"""How well odd images are told from the others: of unseen classes, of a class, of a group; and why not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from inside import recipe, snapshot, source, splits

from aegui.analysis.outliers import SCORES
from aegui.explore.column import Column, of_values
from aegui.explore.page import Lines, Page, Pictures, Table
from aegui.explore.pages import PageSource, outliers
from aegui.explore.query import Lacking
from aegui.runs.snapshot import Snapshot
from aegui.training.splits import Splits, take


def without(*unseen: int) -> PageSource:
    """A model that is said to have seen no such digits."""
    images, frozen = splits("vae-2d"), snapshot("vae-2d")
    assert images.train.labels is not None
    kept = ~np.isin(images.train.labels, unseen)
    some = Splits(take(images.train, kept), images.validation, images.test, images.shown)
    told = recipe("vae-2d").changed({"data.unseen": ", ".join(map(str, unseen))})
    return source("vae-2d", snapshot=Snapshot(told, frozen.model), splits=lambda: some)


def made(of: PageSource, option: str = "") -> Page:
    return outliers.make(replace(of, option=option))


def test_unseen_classes_come_first_and_training_images_are_left_out() -> None:
    of = without(4, 9)
    page = made(of)
    assert [key for key, _, _ in page.options[:3]] == ["unseen", "class:4", "class:9"]
    assert page.option == "unseen"
    labels = of.subset.labels
    assert labels is not None
    odd = np.isin(labels, [4, 9])
    others = len(labels) - len(of.splits().train)
    count = int(odd.sum()) - 0
    assert page.state == f"{count} odd, {others - count} others"
    assert "trained on this class" not in page.note
    lines, table, pictures = page.blocks
    assert isinstance(lines, Lines)
    assert isinstance(table, Table)
    assert isinstance(pictures, Pictures)
    assert len(lines.lines) == len(table.rows) == len(SCORES)
    assert all((np.diff(line.values) >= 0).all() for line in lines.lines)
    assert len(pictures.images) == 24


def test_a_class_that_was_trained_on_says_so() -> None:
    assert "trained on this class" in made(source("vae-2d"), "class:3").note
    assert "trained on this class" in made(without(4), "class:3").note


def test_any_value_that_the_plane_is_coloured_by_may_be_odd() -> None:
    of = source("vae-2d")
    values = np.where(np.arange(len(of.subset)) < 30, 0, 1)
    page = made(replace(of, column=Column(values, ("few", "many"))), "value:0")
    assert page.state == f"30 odd, {len(of.subset) - 30:,} others"
    assert ("value:1", "many") in [(key, label) for key, label, _ in page.options]


def test_a_column_of_numbers_is_parted_at_its_median_or_by_the_chosen_range() -> None:
    of = source("vae-2d")
    count = len(of.subset)
    dose = np.arange(count, dtype=np.float64)
    dose[:3] = np.nan  # of which nothing is known: on neither side
    dosed = replace(of, column=of_values("dose", dose))
    page = made(dosed, "above")
    middle = np.nanmedian(dose)
    upper, lower = int((dose >= middle).sum()), int((dose < middle).sum())
    assert page.state == f"{upper} odd, {lower} others"
    labels = {key: label for key, label, _ in page.options}
    assert labels["above"] == f"dose from {middle:.4g} on"
    assert "range" not in labels
    assert (
        made(dosed, "below").state
        == f"{int((dose < middle).sum())} odd, {int((dose >= middle).sum())} others"
    )
    ranged = replace(of, column=of_values("dose", dose, (10.0, 19.0)))
    assert made(ranged, "range").state == f"10 odd, {count - 13:,} others"
    rare = replace(of, column=of_values("spots", np.where(np.arange(count) < 40, 2.0, 0.0)))
    assert made(rare, "above").state == f"40 odd, {count - 40:,} others"
    assert ("above", "spots above 0") in [(key, label) for key, label, _ in made(rare, "above").options]
    even = replace(of, column=of_values("even", np.ones(count)))
    assert "above" not in {key for key, _, _ in made(even).options}


def test_images_of_one_class_have_no_curve_and_images_without_classes_no_options() -> None:
    of = source("vae-2d")
    one = replace(of.subset, labels=np.zeros(len(of.subset), np.int64))
    with pytest.raises(Lacking, match="images of both sides: all of the"):
        made(replace(of, subset=one), "class:0")
    with pytest.raises(Lacking, match="can't be judged without classes"):
        made(replace(of, subset=replace(of.subset, labels=None)))
