"""The worst images: of those selected or of all, of one class, while it learns, and as files."""

from __future__ import annotations

import csv
import threading
from pathlib import Path

import numpy as np
import pytest
from deeds import select
from PIL import Image
from pytestqt.qtbot import QtBot

from aegui.engine import asking
from aegui.engine import gallery as module
from aegui.engine.gallery import SAMPLE, SELECTION, WORST, Gallery
from aegui.engine.session import Session
from aegui.explore.records import Ranked


@pytest.fixture
def opened(session: Session, small_run: Path, qtbot: QtBot) -> Session:
    """A session that shows a small plain model, and the images view in sight."""
    session.open_run(small_run)
    look = session.exploration
    qtbot.waitUntil(lambda: look.snapshot is not None and look.shown.pixels is not None, timeout=20_000)
    look.gallery.set_visible(True)
    return session


@pytest.fixture
def gallery(opened: Session) -> Gallery:
    return opened.exploration.gallery


def told(qtbot: QtBot, gallery: Gallery, act) -> Ranked:
    with qtbot.waitSignal(gallery.ranked, timeout=10_000) as heard:
        act()
    return heard.args[0]


def errors_by_hand(session: Session, rows: np.ndarray) -> np.ndarray:
    originals = session.exploration.shown.pixels[rows]
    away = (session.exploration.snapshot.reconstruct(originals) - originals.astype(float)) / 255
    return (away**2).mean(axis=(1, 2, 3))


def test_the_worst_of_all_come_first(opened, gallery, qtbot):
    ranked = told(qtbot, gallery, lambda: gallery.choose(WORST))
    every = errors_by_hand(opened, np.arange(1797))
    assert ranked.count == 1797
    assert ranked.mean == pytest.approx(every.mean(), rel=1e-4)
    assert ranked.errors == pytest.approx(np.sort(every)[::-1][: module.MOST], rel=1e-3)
    worst = int(every.argmax())
    assert ranked.names[0] == opened.exploration.shown.identity(worst)
    assert ranked.labels[0] == opened.exploration.shown.label(worst)
    assert np.array_equal(ranked.originals[0], opened.exploration.shown.pixels[worst])


def test_what_is_selected_is_shown_at_once(opened, gallery, qtbot):
    which = []
    gallery.which_changed.connect(which.append)
    ranked = told(qtbot, gallery, lambda: select(opened.exploration.explorer, [4, 7, 30]))
    shown = opened.exploration.shown
    assert set(ranked.names) == {shown.identity(row) for row in (4, 7, 30)}
    assert (np.diff(ranked.errors) <= 0).all()
    select(opened.exploration.explorer, ())
    assert which == [SELECTION, SAMPLE]


def test_of_one_class_only(opened, gallery, qtbot):
    told(qtbot, gallery, lambda: gallery.choose(WORST))
    ranked = told(qtbot, gallery, lambda: gallery.choose_class("3"))
    assert set(ranked.labels) == {"3"}
    assert ranked.count == (opened.exploration.shown.labels == 3).sum()


def test_a_click_goes_to_the_code(opened, gallery, qtbot):
    told(qtbot, gallery, lambda: select(opened.exploration.explorer, [5]))
    gallery.go_to(0)
    assert opened.exploration.code.tolist() == opened.exploration.model.codes[5].tolist()
    gallery.go_to(99)
    assert opened.exploration.code.tolist() == opened.exploration.model.codes[5].tolist()


def test_another_run_takes_the_ranking_of_the_one_before_away(opened, gallery, qtbot, small_run):
    told(qtbot, gallery, lambda: gallery.choose(WORST))
    said: list[str] = []
    gallery.said.connect(said.append)
    ranked = told(qtbot, gallery, lambda: (opened.open_run(small_run), clicked(opened, gallery)))
    assert said[0] == "The model is not there yet."
    assert said[-1] == "The errors are being worked out."
    assert gallery.row(0) is not None
    assert ranked.count == 1797


def clicked(session: Session, gallery: Gallery) -> None:
    """A click on the first image goes nowhere."""
    before = session.exploration.code.copy()
    gallery.go_to(0)
    assert gallery.row(0) is None
    assert session.exploration.code.tolist() == before.tolist()


def test_the_errors_of_the_run_before_reach_nobody(opened, gallery, qtbot, small_run, monkeypatch):
    began, gate, ranked = threading.Event(), threading.Event(), module._ranked
    monkeypatch.setattr(module, "_ranked", lambda *_: (began.set(), gate.wait(10), (np.arange(3), "old"))[-1])
    heard = []
    gallery.ranked.connect(heard.append)
    gallery.choose(WORST)
    qtbot.waitUntil(began.is_set)
    monkeypatch.setattr(module, "_ranked", ranked)
    opened.open_run(small_run)
    gate.set()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert "old" not in heard


def test_what_went_wrong_before_is_not_said_of_the_next_run(opened, gallery, qtbot, small_run, monkeypatch):
    began, gate, ranked = threading.Event(), threading.Event(), module._ranked

    def broken(*_: object) -> None:
        began.set()
        gate.wait(10)
        raise ValueError("it broke")

    monkeypatch.setattr(module, "_ranked", broken)
    said: list[str] = []
    gallery.said.connect(said.append)
    gallery.choose(WORST)
    qtbot.waitUntil(began.is_set)
    monkeypatch.setattr(module, "_ranked", ranked)
    opened.open_run(small_run)
    told(qtbot, gallery, gate.set)
    assert not [text for text in said if "it broke" in text]


def test_nothing_is_worked_out_that_nobody_sees(opened, gallery, qtbot):
    heard = []
    gallery.ranked.connect(heard.append)
    gallery.set_visible(False)
    gallery.choose(WORST)
    qtbot.wait(100)
    assert not heard
    assert not gallery._thread.isRunning()
    told(qtbot, gallery, lambda: gallery.set_visible(True))


def test_what_is_missing_is_a_sentence(opened, gallery, qtbot):
    with qtbot.waitSignal(gallery.said) as said:
        gallery.choose(SELECTION)
    assert said.args[0].startswith("Nothing is selected: draw around codes")
    opened.exploration._subset = opened.exploration.shown.without_pixels()
    with qtbot.waitSignal(gallery.said) as said:
        gallery.choose(WORST)
    assert "on the disk" in said.args[0]


def test_while_it_learns_the_errors_follow(opened, gallery, qtbot, monkeypatch):
    first = told(qtbot, gallery, lambda: gallery.choose(WORST))
    model = opened.exploration.model
    monkeypatch.setattr(module, "AGAIN", 20)
    heard = []
    gallery.ranked.connect(heard.append)
    for _ in range(30):
        opened.exploration.show_model(model, training=True)
        qtbot.wait(5)
    assert len(heard) <= 1  # its turn comes by what it costs
    monkeypatch.setattr(gallery._pace, "due", lambda kind: True)
    qtbot.waitUntil(lambda: bool(heard), timeout=5_000)
    assert heard[-1].names == first.names


def test_the_table_of_a_selection(opened, gallery, qtbot, tmp_path):
    select(opened.exploration.explorer, [4, 7, 30])
    with qtbot.waitSignal(gallery.saved, timeout=10_000):
        gallery.save(tmp_path / "s.csv")
    rows = list(csv.DictReader((tmp_path / "s.csv").open(newline="")))
    shown, codes = opened.exploration.shown, opened.exploration.model.codes
    order = np.array([4, 7, 30])[np.argsort(-errors_by_hand(opened, [4, 7, 30]))]
    assert [row["image"] for row in rows] == [shown.identity(int(n)) for n in order]
    assert [row["class"] for row in rows] == [shown.label(int(n)) for n in order]
    assert [float(row["error"]) for row in rows] == pytest.approx(errors_by_hand(opened, order), rel=1e-3)
    assert [float(row["z2"]) for row in rows] == pytest.approx(codes[order, 1], rel=1e-4)


def test_a_moment_holds_some_codes_only_and_the_others_are_encoded(opened, gallery, qtbot, tmp_path):
    model = opened.exploration.model
    few = type(model)(model.snapshot, model.codes[:10], np.arange(10))
    opened.exploration.show_model(few)
    select(opened.exploration.explorer, [4, 700])
    with qtbot.waitSignal(gallery.saved, timeout=10_000):
        gallery.save(tmp_path / "s.csv")
    rows = {row["image"]: row for row in csv.DictReader((tmp_path / "s.csv").open(newline=""))}
    for number in (4, 700):
        code = rows[opened.exploration.shown.identity(number)]
        assert float(code["z1"]) == pytest.approx(model.codes[number, 0], rel=1e-3)


def test_the_picture_of_a_selection(opened, gallery, qtbot, tmp_path):
    select(opened.exploration.explorer, [4, 7])
    with qtbot.waitSignal(gallery.saved, timeout=10_000):
        gallery.save(tmp_path / "s.png")
    picture = np.asarray(Image.open(tmp_path / "s.png"))
    shown = opened.exploration.shown
    order = np.array([4, 7])[np.argsort(-errors_by_hand(opened, [4, 7]))]
    assert picture.shape == (2 * 28, 2 * 28 + 2)
    assert np.array_equal(picture[:28, :28], shown.pixels[order[0], 0])
    again = opened.exploration.snapshot.reconstruct(shown.pixels[order])
    assert np.array_equal(picture[28:, 30:], again[1, 0])


@pytest.mark.parametrize("ending", ["csv", "png"])
def test_a_place_that_can_not_be_written_to_is_a_sentence(opened, gallery, qtbot, tmp_path, ending):
    select(opened.exploration.explorer, [4])
    with qtbot.waitSignal(opened.complained, timeout=10_000) as said:
        gallery.save(tmp_path / "nowhere" / f"s.{ending}")
    assert said.args[0].endswith(f"s.{ending}: it is not there.")
    assert not list(tmp_path.glob("**/*.part"))


def test_two_files_in_a_row_are_both_written(opened, gallery, tmp_path):
    select(opened.exploration.explorer, [4])
    for name in ("one.csv", "other.csv"):
        gallery.save(tmp_path / name)
    asking.end(gallery)  # the window is closed at once
    assert {path.name for path in tmp_path.glob("*.csv")} == {"one.csv", "other.csv"}


def test_saving_nothing_is_a_sentence(opened, gallery, qtbot, tmp_path):
    with qtbot.waitSignal(opened.complained) as said:
        gallery.save(tmp_path / "s.csv")
    assert said.args[0].startswith("Nothing is selected")
