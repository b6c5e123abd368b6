"""Encoding a folder beside everything else, with progress, and given up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from small import put_blobs

from aegui import paths
from aegui.analysis.encoding import other_data
from aegui.app.encoding import Encoding
from aegui.app.loader import Loader
from aegui.app.session import Session
from aegui.explore.queries.codes import CODES
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import open_run


@pytest.fixture
def encoding(qtbot: QtBot) -> Iterator[Encoding]:
    loader = Loader()
    made = Encoding(loader)
    yield made
    loader.worker.leave()
    assert loader.worker.wait(20_000)


def test_a_folder_is_encoded_into_a_file(encoding, small_run, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    snapshot = open_run(Run(small_run))
    data = other_data(snapshot.recipe, put_blobs(tmp_path / "own", 7))
    shares: list[float] = []
    encoding.progressed.connect(lambda share, what: shares.append(share))
    with qtbot.waitSignal(encoding.saved, timeout=20_000) as saved:
        encoding.encode_other(tmp_path / "own.csv", data, snapshot, ())
    assert saved.args[:2] == [tmp_path / "own.csv", 7]
    assert shares[-1] == 1.0
    assert len((tmp_path / "own.csv").read_text().splitlines()) == 8


def test_what_is_given_up_leaves_no_file(encoding, small_run, qtbot, tmp_path):
    run = Run(small_run)
    encoding.progressed.connect(lambda *_: encoding.cancel())
    with qtbot.waitSignal(encoding.ended, timeout=20_000):
        encoding.encode_own(tmp_path / "all.csv", run, open_run(run), ())
        encoding.cancel()
    assert list(tmp_path.iterdir()) == []


def test_what_fails_is_told(encoding, small_run, qtbot, tmp_path):
    run = Run(small_run)
    with qtbot.waitSignal(encoding.complained, timeout=20_000) as told:
        encoding.encode_own(tmp_path / "nowhere" / "all.csv", run, open_run(run), ())
    assert "nowhere" in told.args[0]


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("vae-2d", "5,999 held-out codes"),
        ("conv-16", "10,000 test codes"),
        ("faces-64", "400 training codes"),
        ("quick-start", "1,797 training, held-out and test codes"),
    ],
)
def test_held_out_images_are_called_so(session: Session, name: str, caption: str):
    told: list[str] = []
    session.explorer.show(CODES, lambda codes: told.append(codes.caption) if codes is not None else None)
    session.open_run(paths.trained() / name)
    assert told[-1] == caption
