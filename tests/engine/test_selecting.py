"""Selected images: surrounded in the plane, and the same ones in another run."""

from __future__ import annotations

import csv
import re
import shutil
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from deeds import EVERYWHERE, surround
from pytestqt.qtbot import QtBot

from aegui.engine.session import Session
from aegui.explore.queries.ranking import RANKING
from aegui.explore.records import Codes, Ranked
from aegui.runs import weights
from aegui.runs.run_folder import Run
from aegui.sampling import sample

NOWHERE = np.zeros((0, 2), np.float32)


def test_a_lasso_in_the_plane_selects_codes(session: Session, qtbot: QtBot, small_run: Path):
    look, shown = session.exploration, []
    look.codes_changed.connect(shown.append)
    session.open_run(small_run)
    surround(look.explorer)
    codes: Codes = shown[-1]
    assert codes.selected is not None
    assert codes.selected.all()
    half = EVERYWHERE.copy()
    half[:, 0] = np.where(half[:, 0] < 0, -1e6, float(np.median(codes.xy[:, 0])))
    surround(look.explorer, half, "remove")
    assert shown[-1].selected.mean() == pytest.approx(0.5, abs=0.02)
    surround(look.explorer, NOWHERE, "set")
    assert shown[-1].selected is None


def test_a_lasso_catches_nothing_that_is_hidden(session: Session, small_run: Path):
    look = session.exploration
    session.open_run(small_run)
    look.explorer.update(classes=frozenset({3, 8}))
    surround(look.explorer)
    labels = look.shown.labels
    assert look.explorer.state.selected.tolist() == np.flatnonzero((labels == 3) | (labels == 8)).tolist()
    look.explorer.update(classes=frozenset({3}))
    surround(look.explorer, how="remove")  # what is hidden stays selected
    assert look.explorer.state.selected.tolist() == []  # but does not count
    look.explorer.update(classes=None)
    assert look.explorer.state.selected.tolist() == np.flatnonzero(labels == 8).tolist()


COUNTS = re.compile(r"^([\d,]+)")


@pytest.mark.parametrize("order", sorted(set(permutations(("lasso", "hide", "scrub", "show")))))
def test_counts_agree_whatever_the_order(
    session: Session, qtbot: QtBot, small_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order
):
    """Of lasso, hiding, showing and going to another moment: plane, images view, direction and file."""
    look, shown, ranked, timelines = session.exploration, [], [], []
    look.codes_changed.connect(shown.append)
    look.explorer.show(RANKING, ranked.append)
    look.timeline_changed.connect(timelines.append)
    session.open_run(few_codes_in_its_moments(small_run, tmp_path))
    qtbot.waitUntil(lambda: look.snapshot is not None and look.shown.pixels is not None)
    labels = look.shown.labels
    deeds = {
        "lasso": lambda: surround(look.explorer),
        "hide": lambda: look.explorer.update(classes=frozenset({3, 8})),
        "show": lambda: look.explorer.update(classes=frozenset({1, 3, 8})),
        "scrub": lambda: look.choose_moment(0),
    }
    drawn = set(range(10))
    for deed in order:
        deeds[deed]()
        if deed == "scrub":
            qtbot.waitUntil(lambda: len(look.model.rows) == 150)
        drawn = {"hide": {3, 8}, "show": {1, 3, 8}}.get(deed, drawn)
        codes = shown[-1]
        rows = look.explorer.state.selected
        here = np.isin(labels[look.model.rows], list(drawn))
        if not len(rows):
            assert codes.caption.split()[0] == f"{int(here.sum()):,}"
            assert codes.selected is None
            continue
        assert set(labels[rows].tolist()) <= drawn
        assert COUNTS.match(codes.caption)[1] == f"{len(rows):,}"
        assert f" {int(here.sum()):,} codes" in codes.caption
        assert int(codes.selected.sum()) == int(np.isin(look.model.rows, rows).sum())
        if int(codes.selected.sum()) < len(rows):
            assert f" {int(codes.selected.sum()):,} of them" in codes.caption
        look.explorer.update(listed="selection")
        selected = len(rows)
        qtbot.waitUntil(lambda count=selected: counted(ranked) == count)
        look.explorer.update(listed="worst")
        every = int(np.isin(labels, list(drawn)).sum())
        qtbot.waitUntil(lambda every=every: counted(ranked) == every)
        with qtbot.waitSignal(look.gallery.saved, timeout=10_000):
            look.gallery.save(tmp_path / "selection.csv")
        with (tmp_path / "selection.csv").open(newline="") as file:
            table = list(csv.DictReader(file))
        assert len(table) == len(rows)
        assert {row["class"] for row in table} <= {str(n) for n in drawn}


def counted(ranked: list[Ranked | None]) -> int:
    """Of how many images those told last are the worst."""
    return 0 if not ranked or ranked[-1] is None else ranked[-1].count


def few_codes_in_its_moments(run: Path, folder: Path) -> Path:
    """As of a large data set: a moment holds the codes of a sample of the images."""
    copy = shutil.copytree(run, folder / "sampled")
    rows = sample(1797, 150)
    for epoch, path in Run(copy).moments:
        tensors, codes, _ = weights.moment(path)
        weights.write_moment(path.parent, epoch, tensors, codes[rows], rows)
    return copy


def test_classes_that_are_brought_back_count_again(session: Session, qtbot: QtBot, small_run: Path):
    look, shown = session.exploration, []
    look.codes_changed.connect(shown.append)
    session.open_run(small_run)
    surround(look.explorer)
    look.undo.settle()
    look.explorer.update(classes=frozenset({5}))
    look.undo.settle()
    fives = int((look.shown.labels == 5).sum())
    assert shown[-1].caption == f"{fives} of {fives} codes selected"
    look.undo.undo()
    assert shown[-1].caption == "1,797 of 1,797 codes selected"
    look.explorer.update(selection=look.explorer.state.selection.cleared())
    look.explorer.update(classes=frozenset({5}))
    assert shown[-1].caption.startswith(f"{fives} ")
    session.open_run(small_run)  # another run shows all of its classes
    assert shown[-1].caption.startswith("1,797 ")
