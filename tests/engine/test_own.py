"""One's own picture: encoded as it is drawn, kept while runs and models change."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw
from pytestqt.qtbot import QtBot
from small import of_folder, trained

from aegui.engine.own import OwnPicture
from aegui.engine.session import Session
from aegui.explore.records import Company, Drawn
from aegui.explore.user_image import form_of, given, prepared

NO_HOLES = np.zeros((280, 280), bool)


def figure() -> np.ndarray:
    """A zero, (280, 280, 3)."""
    image = Image.new("RGB", (280, 280))
    ImageDraw.Draw(image).ellipse((90, 50, 190, 230), outline="white", width=24)
    return np.asarray(image)


class Heard:
    """What the views are told."""

    def __init__(self, own: OwnPicture) -> None:
        self.drawn: list[Drawn | None] = []
        self.companies: list[Company | None] = []
        self.places: list[tuple[float, float] | None] = []
        self.sheets: list[tuple[np.ndarray, bool, int]] = []
        self.papers: list[bool] = []
        self.complaints: list[str] = []
        self.centrings: list[bool | None] = []
        self.sizes: list[tuple[int, int]] = []
        own.centring_changed.connect(self.centrings.append)
        own.sheet_size_changed.connect(lambda *size: self.sizes.append(size))
        own.drawn_changed.connect(self.drawn.append)
        own.company_changed.connect(self.companies.append)
        own.placed.connect(self.places.append)
        own.sheet_given.connect(lambda *sheet: self.sheets.append(sheet))
        own.paper_changed.connect(self.papers.append)
        own.complained.connect(self.complaints.append)


@pytest.fixture
def heard(session: Session, small_run: Path, qtbot: QtBot) -> Heard:
    """A session that shows a small run with its images."""
    look = session.exploration
    found = Heard(look.own)
    session.open_run(small_run)
    qtbot.waitUntil(lambda: look.snapshot is not None and look.shown.pixels is not None, timeout=20_000)
    like = form_of(look.shown.pixels)
    qtbot.waitUntil(lambda: look.own._form == like, timeout=10_000)  # no longer that of decoded images
    return found


@pytest.fixture
def own(session: Session, heard: Heard) -> OwnPicture:
    return session.exploration.own


def drawn(own: OwnPicture, heard: Heard, qtbot: QtBot, picture=None, holes=NO_HOLES) -> Drawn:
    before = len(heard.drawn)
    own.draw(figure() if picture is None else picture, holes)
    qtbot.waitUntil(lambda: len(heard.drawn) > before, timeout=10_000)
    return heard.drawn[-1]


def test_a_drawing_goes_through_the_model(session: Session, own, heard, qtbot):
    got = drawn(own, heard, qtbot)
    snapshot, look = session.exploration.snapshot, session.exploration
    image = prepared(figure(), own._form, NO_HOLES).image
    assert np.array_equal(got.image, image)
    assert got.code == pytest.approx(snapshot.encode(image[None])[0])
    assert np.array_equal(got.reconstructed, snapshot.reconstruct(image[None])[0])
    away = np.square((image.astype(float) - got.reconstructed) / 255)
    assert got.mse == pytest.approx(away.mean(), rel=1e-4)
    worst = np.unravel_index(away[0].argmax(), away[0].shape)
    assert got.errors[worst] == 255
    assert heard.places[-1] == pytest.approx(look.axes.project(got.code).tolist())


def test_a_bare_sheet_is_nothing(own, heard, qtbot):
    drawn(own, heard, qtbot)
    assert drawn(own, heard, qtbot, np.zeros((280, 280, 3), np.uint8)) is None
    assert heard.places[-1] is None
    own.go_there()
    assert heard.complaints == ["There is no picture of your own yet: draw, paste or open one."]


def test_what_takes_longer_comes_only_while_somebody_looks(session: Session, own, heard, qtbot):
    drawn(own, heard, qtbot)
    qtbot.wait(150)
    assert heard.companies == []
    own.set_visible(True)
    qtbot.waitUntil(lambda: len(heard.companies) > 0, timeout=10_000)
    company, model, shown = heard.companies[-1], session.exploration.model, session.exploration.shown
    distances = np.linalg.norm(model.codes - heard.drawn[-1].code, axis=1)
    nearest = np.argsort(distances)[:4]
    assert [one.identity for one in company.nearest] == [shown.identity(int(model.rows[n])) for n in nearest]
    assert [one.distance for one in company.nearest] == pytest.approx(distances[nearest], rel=1e-3, abs=1e-4)
    assert company.filled is None


def test_in_the_end_the_training_images_are_searched(session: Session, own, heard, qtbot):
    own.set_visible(True)
    shares = []
    own.progressed.connect(shares.append)
    drawn(own, heard, qtbot)
    qtbot.waitUntil(lambda: bool(heard.companies) and heard.companies[-1].trained, timeout=20_000)
    look = session.exploration
    train = look.shelf.splits(look.snapshot.recipe, lambda *_: None).train
    distances = np.linalg.norm(look.snapshot.encode(train.pixels) - heard.drawn[-1].code, axis=1)
    assert heard.companies[-1].nearest[0].identity == train.identity(int(distances.argmin()))
    assert 0 <= shares[0] < 1
    assert shares[-1] == 1


def test_the_noise_of_the_images_view_is_taken_away_again(session: Session, own, heard, qtbot):
    own.set_visible(True)
    drawn(own, heard, qtbot)
    qtbot.waitUntil(lambda: bool(heard.companies), timeout=10_000)
    assert heard.companies[-1].noisy is None
    session.exploration.grid.choose_noise("masking", 0.5)
    qtbot.waitUntil(lambda: heard.companies[-1].noisy is not None, timeout=10_000)
    first = heard.companies[-1]
    ink = heard.drawn[-1].image > 0
    assert 0.3 < (first.noisy[ink] == 0).mean() < 0.7
    assert first.restored.shape == (1, 28, 28)
    session.exploration.grid.redraw_noise()
    qtbot.waitUntil(lambda: not np.array_equal(heard.companies[-1].noisy, first.noisy), timeout=10_000)


def test_what_is_erased_does_not_count_and_is_filled_in(own, heard, qtbot):
    own.set_visible(True)
    holes = NO_HOLES.copy()
    holes[120:180] = True
    picture = figure().copy()
    got = drawn(own, heard, qtbot, picture, holes)
    assert got.erased
    assert got.mse > 0
    missing = prepared(picture, own._form, holes).holes
    assert len(np.unique(got.image[0][missing])) == 1
    assert got.errors[missing].max() == 0
    qtbot.waitUntil(lambda: bool(heard.companies), timeout=10_000)
    filled = heard.companies[-1].filled
    assert np.array_equal(filled[0][~missing], got.image[0][~missing])
    assert len(np.unique(filled[0][missing])) > 1
    assert drawn(own, heard, qtbot, picture, ~NO_HOLES) is None  # nothing is left to go by


def test_the_cursor_is_sent_there_when_asked(session: Session, own, heard, qtbot):
    before = session.exploration.code.copy()
    got = drawn(own, heard, qtbot)
    assert np.array_equal(session.exploration.code, before)
    own.go_there()
    assert np.array_equal(session.exploration.code, got.code)


def test_it_follows_the_model_while_that_learns(training: Session, qtbot):
    """Also with nobody looking, for its mark in the plane."""
    look = training.exploration
    heard = Heard(look.own)
    look.own.set_visible(True)
    look.own.draw(figure(), NO_HOLES)
    training.edit("training.epochs", 6)
    training.train()
    qtbot.waitUntil(lambda: len([one for one in heard.drawn if one is not None]) >= 2, timeout=30_000)
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=60_000)
    qtbot.waitUntil(
        lambda: np.allclose(heard.drawn[-1].code, look.snapshot.encode(heard.drawn[-1].image[None])[0]),
        timeout=10_000,
    )
    codes = [one.code for one in heard.drawn if one is not None]
    assert not np.allclose(codes[0], codes[-1])


# From elsewhere


def test_a_file_is_taken(own, heard, qtbot, tmp_path):
    Image.fromarray(255 - figure()[:, 40:240]).save(tmp_path / "zero.png")
    own.open(str(tmp_path / "zero.png"))
    qtbot.waitUntil(lambda: bool(heard.sheets), timeout=10_000)
    sheet, dark, _ = heard.sheets[-1]
    assert sheet.shape == (280, 280, 3)
    assert not dark
    assert heard.complaints == []


def bomb() -> bytes:
    """A picture that would fill 400 megabytes."""
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n broken", r"can't be used: .+\. Choose a PNG or JPEG file\."),
        (b"import this", r"can't be used: it is no picture\. Choose"),
        (b"", r"can't be used: it is no picture\. Choose"),
        (bomb, r"can't be used: it is too large.*\. Choose"),
        (None, r"can't be used: it is not there any more\. Choose"),
    ],
    ids=["broken", "text", "empty", "huge", "missing"],
)
def test_a_bad_file_is_a_sentence_and_the_drawing_stays(own, heard, qtbot, tmp_path, content, sentence):
    import re

    got = drawn(own, heard, qtbot)
    path = tmp_path / "it.png"
    if content is not None:
        path.write_bytes(content() if callable(content) else content)
    own.open(str(path))
    qtbot.waitUntil(lambda: bool(heard.complaints), timeout=20_000)
    assert re.search(sentence, heard.complaints[-1])
    assert heard.complaints[-1].startswith(str(path))
    assert heard.sheets == []
    assert heard.drawn[-1] is got


def test_no_picture_is_refused(own, heard):
    own.take(np.zeros((3, 3), np.float32))
    assert "is no picture" in heard.complaints[-1]


def test_the_image_under_the_cursor_and_those_of_the_grid(session: Session, own, heard, qtbot):
    look = session.exploration
    own.take_cursor()
    assert np.array_equal(shown_as(own, heard, qtbot).image, look.snapshot.decode(look.code[None])[0])
    qtbot.waitUntil(lambda: own._preview is not None and own._preview.originals is not None, timeout=10_000)
    own.take_grid(2)
    assert np.array_equal(shown_as(own, heard, qtbot).image, look.shown.pixels[look.grid.rows[2]])
    own.take_grid(99)
    assert len(heard.sheets) == 2


def shown_as(own, heard, qtbot) -> Drawn:
    """What becomes of the sheet that was given last, as the view draws it."""
    before = len(heard.drawn)
    sheet, _, number = heard.sheets[-1]
    own.draw(sheet, np.zeros(sheet.shape[:2], bool), number)
    qtbot.waitUntil(lambda: len(heard.drawn) > before, timeout=10_000)
    return heard.drawn[-1]


def test_an_image_of_the_data_set_is_itself(session: Session, own, heard, qtbot, tmp_path):
    own.set_visible(True)
    look = session.exploration
    train = look.shelf.splits(look.snapshot.recipe, lambda *_: None).train
    Image.fromarray(train.pixels[7, 0]).save(tmp_path / "seven.png")
    own.open(str(tmp_path / "seven.png"))
    qtbot.waitUntil(lambda: bool(heard.sheets), timeout=10_000)
    made = shown_as(own, heard, qtbot)
    assert np.array_equal(made.image, train.pixels[7])
    away = (train.pixels[7].astype(float) - look.snapshot.reconstruct(train.pixels[7:8])[0]) / 255
    assert made.mse == pytest.approx(np.square(away).mean(), rel=1e-3)
    qtbot.waitUntil(lambda: bool(heard.companies) and heard.companies[-1].trained, timeout=20_000)
    nearest = heard.companies[-1].nearest[0]
    assert nearest.identity == train.identity(7)
    assert nearest.distance == pytest.approx(0, abs=1e-3)


def test_whether_a_figure_is_centred_is_a_choice_that_is_told(session: Session, own, heard, qtbot, tmp_path):
    assert heard.centrings[-1] is True  # what is drawn for digits
    centred = drawn(own, heard, qtbot).image
    own.set_centring(False)
    assert heard.centrings[-1] is False
    assert np.array_equal(drawn(own, heard, qtbot).image, prepared(figure(), own._form, centred=False).image)
    own.set_centring(True)
    assert np.array_equal(drawn(own, heard, qtbot).image, centred)
    Image.fromarray(figure()).save(tmp_path / "large.png")
    own.open(str(tmp_path / "large.png"))
    qtbot.waitUntil(lambda: bool(heard.sheets), timeout=10_000)
    assert np.abs(shown_as(own, heard, qtbot).image.astype(int) - centred).mean() < 1
    assert heard.centrings[-1] is True  # a photograph of a digit
    own.set_centring(False)
    assert np.array_equal(shown_as(own, heard, qtbot).image, given(figure(), own._form).image)
    assert heard.centrings[-1] is False


@pytest.mark.parametrize("resize", ["fit", "stretch", "pad"])
def test_an_image_of_ones_own_folder_is_itself(session: Session, qtbot, tmp_path, resize, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    y, x = np.mgrid[:75, :100]
    (tmp_path / "own").mkdir()
    for n in range(12):
        texture = (127 + 120 * np.sin(x / (4 + n) + y / 9)).astype(np.uint8)
        Image.fromarray(texture).save(tmp_path / "own" / f"{n:02d}.png")
    threads = torch.get_num_threads()
    recipe = of_folder(tmp_path / "own", data__size=[12, 16], data__resize=resize)
    path = trained(recipe, tmp_path / "runs")
    torch.set_num_threads(threads)
    look, found = session.exploration, Heard(session.exploration.own)
    session.open_run(path)
    own = look.own
    own.set_visible(True)
    qtbot.waitUntil(lambda: own._form is not None and look.shown.pixels is not None, timeout=20_000)
    assert found.sizes[-1] == (280, 210)
    own.open(str(tmp_path / "own" / "03.png"))
    qtbot.waitUntil(lambda: bool(found.sheets), timeout=10_000)
    made = shown_as(own, found, qtbot)
    names = look.shown.names.tolist()
    assert np.array_equal(made.image, look.shown.pixels[names.index("03.png")])
    qtbot.waitUntil(lambda: bool(found.companies) and found.companies[-1] is not None, timeout=20_000)
    assert found.companies[-1].nearest[0].distance == pytest.approx(0, abs=1e-3)


def test_without_a_model_it_says_so(session: Session):
    heard = Heard(session.exploration.own)
    session.exploration.own.take_cursor()
    assert heard.complaints == ["There is no image under the cursor yet: train or open a run."]


# Other runs


@pytest.mark.parametrize("name", ["faces-256", "colorize-256", "conv-16", "aae-semi", "vae-2d"])
def test_the_drawing_takes_the_form_of_every_run(session: Session, own, heard, qtbot, name):
    from aegui import paths
    from aegui.recipe import find

    drawn(own, heard, qtbot)
    own.set_visible(True)
    before = len(heard.drawn)
    session.open_run(paths.trained() / name)
    assert heard.drawn[before] is None
    assert heard.places[-1] is None
    qtbot.waitUntil(lambda: heard.drawn[-1] is not None and len(heard.drawn) > before + 1, timeout=60_000)
    assert heard.drawn[-1].image.shape == find(name).shape
    companies = len(heard.companies)
    qtbot.waitUntil(
        lambda: len(heard.companies) > companies or heard.companies[-1] is not None, timeout=30_000
    )
    assert heard.complaints == []
