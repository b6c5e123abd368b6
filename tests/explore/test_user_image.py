"""One's own pictures in the form of a data set's."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from small import digits

from aegui.explore import user_image
from aegui.explore.user_image import (
    Form,
    Ink,
    NoPicture,
    drawn_on,
    form_of,
    is_dark,
    on_sheet,
    prepared,
    sheet_of,
)
from aegui.explore.user_image import given as taken
from aegui.parts.datasets.folder import Folder

MNIST = Form((1, 28, 28), Ink(False, 20.0, (14.0, 14.0), True))
WHITE = Form((1, 28, 28), Ink(True, 20.0, (14.0, 14.0), True))
FACES = Form((1, 64, 64), None)
COLOUR = Form((3, 32, 32), None)


def drawing(*lines, paper=0, ink=255, size=(280, 280)):
    """Lines of a pen on paper, as (H, W, 3)."""
    image = Image.new("RGB", size, (paper,) * 3)
    for line in lines:
        ImageDraw.Draw(image).line(line, fill=(ink,) * 3, width=22)
    return np.asarray(image)


SEVEN = ((60, 50), (160, 50), (110, 170))


def extent(image):
    """Left, top, right and bottom of what is brighter than half."""
    rows, columns = np.flatnonzero((image[0] > 127).any(1)), np.flatnonzero((image[0] > 127).any(0))
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


def mass(image):
    bright = image[0].astype(float)
    places = np.arange(28) + 0.5
    return bright.sum(0) @ places / bright.sum(), bright.sum(1) @ places / bright.sum()


# The form of a data set


def test_the_form_of_digits_is_measured():
    form = form_of(digits().test.pixels)
    assert form.shape == (1, 28, 28)
    assert form.ink == Ink(False, 24.0, (14.0, 14.0), by_mass=False)  # as they were put into their frame


def test_figures_centred_by_mass_are_found_to_be_so():
    again = [prepared(image[0], MNIST).image for image in digits().test.pixels[:60]]
    form = form_of(np.stack(again))
    assert form.ink.by_mass
    assert form.ink.box == pytest.approx(20, abs=1)
    assert form.ink.centre == pytest.approx((14, 14), abs=0.1)


def test_black_on_white_is_the_same_turned_round():
    pixels = digits().test.pixels
    assert form_of(255 - pixels).ink == Ink(True, 24.0, (14.0, 14.0), by_mass=False)


@pytest.mark.parametrize("images", [
    np.random.default_rng(0).integers(0, 256, (9, 1, 20, 20), np.uint8),
    np.zeros((9, 3, 20, 20), np.uint8),
    np.zeros((9, 1, 20, 20), np.uint8),
])  # fmt: skip
def test_other_images_fill_their_frame(images):
    assert form_of(images) == Form(images.shape[1:], None)


# Figures


def test_a_drawing_gets_the_size_and_the_place_of_a_digit():
    found = prepared(drawing(SEVEN), MNIST)
    assert not found.blank
    assert found.image.shape == (1, 28, 28)
    left, top, right, bottom = extent(found.image)
    assert bottom - top == pytest.approx(20, abs=1)
    assert (right - left) / (bottom - top) == pytest.approx(122 / 142, abs=0.1)
    assert mass(found.image) == pytest.approx((14, 14), abs=0.15)


@pytest.mark.parametrize("move", [(0, 0), (90, 60), (-25, 80)])
@pytest.mark.parametrize("size", [0.5, 1.0])
def test_where_and_how_large_it_is_drawn_does_not_matter(move, size):
    line = tuple((size * x + move[0] + 10, size * y + move[1] + 10) for x, y in SEVEN)
    image = Image.new("L", (300, 400))
    ImageDraw.Draw(image).line(line, fill=255, width=round(22 * size))
    reference = prepared(drawing(SEVEN), MNIST).image.astype(float)
    other = prepared(np.asarray(image), MNIST).image.astype(float)
    assert np.square((other - reference) / 255).mean() < 0.008


def test_polarity_follows_the_data():
    white, black = drawing(SEVEN), drawing(SEVEN, paper=255, ink=0)
    reference = prepared(white, MNIST).image
    assert np.array_equal(prepared(black, MNIST).image, reference)
    assert np.array_equal(prepared(white, WHITE).image, 255 - reference)
    assert np.array_equal(prepared(black, WHITE).image, 255 - reference)


def test_pencil_on_grey_and_grainy_paper_becomes_white_on_black():
    paper = np.random.default_rng(0).normal(185, 4, (280, 280, 1))
    photo = np.where(drawing(SEVEN) > 0, 90, paper).astype(np.uint8)
    found, reference = prepared(photo, MNIST).image, prepared(drawing(SEVEN), MNIST).image
    assert found[0, 0].max() == 0
    assert np.abs(found.astype(int) - reference).mean() < 4


def test_a_digit_of_the_data_set_stays_nearly_itself():
    pixels = digits().test.pixels[:100]
    form = form_of(digits().test.pixels)
    again = np.stack([prepared(image[0], form).image for image in pixels])
    error = np.square((again.astype(float) - pixels) / 255).mean(axis=(1, 2, 3))
    assert np.median(error) < 0.1 * (pixels / 255).var(axis=0).mean()


def test_a_dot_stays_small():
    left, _, right, _ = extent(prepared(drawing(((140, 140), (150, 140))), MNIST).image)
    assert right - left < 10


def test_nothing_is_cut_off_that_is_all_to_one_side():
    comb = ((20, 20), (260, 20)), ((20, 20), (20, 260))
    form = Form((1, 28, 28), Ink(False, 27, (20, 20), True))
    left, top, right, bottom = extent(prepared(drawing(*comb), form).image)
    assert (right - left, bottom - top) == (27, 27)


@pytest.mark.parametrize("paper", [0, 255, 130])
@pytest.mark.parametrize("form", [MNIST, WHITE])
def test_an_empty_drawing_is_a_blank_image_and_says_so(paper, form):
    found = prepared(np.full((280, 280, 3), paper, np.uint8), form)
    assert found.blank
    assert (found.image == (255 if form is WHITE else 0)).all()


# Holes


def test_holes_stay_on_the_same_pixels():
    """Where all of the ink is erased, all of the ink of the image is."""
    picture = drawing(SEVEN)
    found = prepared(picture, MNIST, picture[..., 0] > 0)
    assert np.array_equal(found.holes, found.image[0] >= 128)
    assert found.holes.any()


def test_no_holes_are_no_holes():
    assert not prepared(drawing(SEVEN), MNIST).holes.any()


def test_holes_in_other_pictures_are_cut_and_shrunk_with_them():
    holes = np.zeros((40, 80), bool)
    holes[:20, 20:40] = True  # the upper left quarter of the middle
    found = prepared(np.zeros((40, 80, 3), np.uint8), COLOUR, holes)
    expected = np.zeros((32, 32), bool)
    expected[:16, :16] = True
    assert np.array_equal(found.holes, expected)


def test_holes_of_another_size_are_refused():
    with pytest.raises(
        NoPicture, match=r"Holes of shape \(3, 3\) do not fit a picture of shape \(280, 280, 3\)"
    ):
        prepared(drawing(SEVEN), MNIST, np.zeros((3, 3), bool))


# Other pictures


def test_a_photograph_gives_its_middle():
    picture = np.zeros((64, 200, 3), np.uint8)
    picture[:, 68:132] = (200, 100, 50)
    assert (prepared(picture, COLOUR).image == np.array([200, 100, 50])[:, None, None]).all()
    assert prepared(picture, FACES).image == pytest.approx(124, abs=1)  # its brightness (ITU-R BT.601)


def test_large_pictures_shrink_without_aliasing():
    stripes = np.zeros((640, 640), np.uint8)
    stripes[:, ::2] = 255
    assert np.abs(prepared(stripes, FACES).image.astype(int) - 127).max() < 6
    assert prepared(stripes, COLOUR).image.shape == (3, 32, 32)


def test_what_is_transparent_is_paper():
    clear = np.zeros((280, 280, 4), np.uint8)
    clear[..., 3] = drawing(SEVEN)[..., 0]  # black ink on nothing
    assert np.array_equal(prepared(clear, MNIST).image, prepared(drawing(SEVEN), MNIST).image)


@settings(max_examples=60)
@given(
    st.integers(1, 40), st.integers(1, 40), st.sampled_from([(), (3,), (4,)]),
    st.sampled_from([MNIST, WHITE, FACES, COLOUR]), st.integers(0, 2**31), st.booleans(),
)  # fmt: skip
def test_any_small_picture_comes_out_in_form(height, width, channels, form, seed, sparse):
    generator = np.random.default_rng(seed)
    picture = generator.integers(0, 256, (height, width, *channels), np.uint8)
    if sparse:
        picture[generator.random((height, width)) < 0.9] = 0
    found = prepared(picture, form, generator.random((height, width)) < 0.5)
    assert found.image.shape == form.shape
    assert found.image.dtype == np.uint8
    assert found.holes.shape == form.shape[1:]
    assert found.holes.dtype == bool


# Bad input


@pytest.mark.parametrize("picture", [
    np.zeros((0, 5), np.uint8), np.zeros((5, 5, 2), np.uint8), np.zeros((5, 5)), np.zeros(5, np.uint8),
])  # fmt: skip
def test_what_is_no_picture_is_refused(picture):
    with pytest.raises(NoPicture, match=r"is no picture: give uint8 \(H, W\)"):
        prepared(picture, MNIST)


def test_too_large_a_picture_is_refused():
    huge = np.broadcast_to(np.uint8(0), (100_000, 100_000))
    with pytest.raises(NoPicture, match="too large: 100,000 × 100,000 pixels; cut out"):
        prepared(huge, MNIST)


def test_a_file_is_read_and_large_ones_shrink(tmp_path):
    path = tmp_path / "seven.png"
    Image.fromarray(drawing(SEVEN)).save(path)
    assert np.array_equal(taken(path, MNIST).whole, drawing(SEVEN))
    Image.new("RGB", (3000, 1500), "red").save(path)
    assert taken(path, MNIST).whole.shape == (500, 1000, 3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a picture", "it is no picture"),
        (None, "it is not there any more"),
        (b"cut", "it is cut off"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path, content, reason):
    path = tmp_path / "broken.png"
    if content == b"cut":
        whole = io.BytesIO()
        noise = np.random.default_rng(0).integers(0, 256, (50, 50, 3), np.uint8)
        Image.fromarray(noise).save(whole, "PNG")
        content = whole.getvalue()[:2000]
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NoPicture, match=f"broken.png can't be used: {reason}.*Choose a PNG or JPEG file"):
        taken(path, MNIST)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch, tmp_path):
    bomb = tmp_path / "bomb.png"
    Image.new("1", (9_200, 9_200)).save(bomb, "PNG")
    monkeypatch.setattr(user_image, "_smaller", lambda image: pytest.fail("it was unpacked"))
    with pytest.raises(NoPicture, match=r"bomb\.png can't be used: it is too large"):
        taken(bomb, MNIST)


# A sheet to draw on


def test_a_wide_drawing_lies_whole_on_more_of_its_own_paper():
    wide = drawing(((20, 40), (380, 40)), paper=230, ink=20, size=(400, 80))
    sheet = on_sheet(wide, (280, 280))
    assert sheet.shape == (280, 280, 3)
    assert (sheet[:90] == 230).all()
    assert (sheet[:, [14, 265]].min(axis=(0, 2)) < 120).all()  # both ends of the line
    assert not is_dark(sheet)
    assert is_dark(on_sheet(drawing(SEVEN), (280, 280)))


def test_of_a_wide_photo_the_middle_is_taken():
    wide = np.zeros((50, 150, 3), np.uint8)
    wide[:, :50], wide[:, 50:100], wide[:, 100:] = 10, 120, 240
    photo = taken(wide, COLOUR)
    assert (photo.image[:, :, 4:-4] == 120).all()
    assert photo.whole.shape == (50, 150, 3)
    assert (sheet_of(photo.image, (280, 280))[:, 40:-40] == 120).all()


def test_what_is_no_picture_gets_no_sheet():
    with pytest.raises(NoPicture, match="An array of float64 and shape"):
        on_sheet(np.zeros((5, 5)), (280, 280))  # type: ignore[arg-type]


# Prepared as the data set's images are


@pytest.mark.parametrize("method", ["fit", "stretch", "pad"])
@pytest.mark.parametrize("colour", ["grey", "rgb"])
@pytest.mark.parametrize("kind", ["png", "jpg", "deep.png", "dark.tif", "mask.png", "clear.png"])
def test_a_picture_file_is_prepared_as_the_same_file_of_a_folder_is(
    method, colour, kind, tmp_path, monkeypatch
):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    y, x = np.mgrid[:150, :200]
    texture = (127 + 120 * np.sin(x[..., None] / (4, 6, 9) + y[..., None] / 9)).astype(np.uint8)
    image = Image.fromarray(texture)
    if kind == "deep.png":
        image = Image.fromarray(texture[..., 0].astype(np.uint16) * 257)
    elif kind == "dark.tif":
        image = Image.fromarray(texture[..., 0].astype(np.float32) * 3 - 100)
    elif kind == "mask.png":
        image = Image.fromarray(texture[..., 0] // 128)
    elif kind == "clear.png":
        image.putalpha(Image.fromarray(texture[..., 1]))
    (tmp_path / "own").mkdir()
    file = tmp_path / "own" / f"1.{kind}"
    image.save(file)
    data = Folder(path=str(tmp_path / "own"), size=(48, 64), colour=colour, resize=method)
    pixels = data.load("train", []).pixels
    form = Form(pixels.shape[1:], None, method, data.settled([]).rule)
    assert (form.rule.limits is not None) is (kind in ("deep.png", "dark.tif", "mask.png"))
    mine = taken(file, form)
    assert np.array_equal(mine.image, pixels[0])
    sheet = sheet_of(mine.image, form.sheet(280))
    assert sheet.shape == (210, 280, 3)
    nothing = np.zeros(sheet.shape[:2], bool)
    assert np.array_equal(drawn_on(mine.image, sheet, sheet, nothing).image, pixels[0])


def test_what_is_pasted_is_prepared_as_a_file_is(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 256, (90, 120, 3), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "it.png")
    form = Form((3, 48, 64), None, "stretch")
    assert np.array_equal(taken(pixels, form).image, taken(tmp_path / "it.png", form).image)


def test_what_is_drawn_on_a_picture_changes_it_there_alone():
    image = np.full((3, 48, 64), 90, np.uint8)
    sheet = sheet_of(image, (280, 210))
    picture, holes = sheet.copy(), np.zeros((210, 280), bool)
    picture[:105, :140], holes[:, 210:] = 250, True
    made = drawn_on(image, sheet, picture, holes)
    assert (made.image[:, :24, :32] == 250).all()
    assert (made.image[:, 24:] == 90).all()
    assert np.array_equal(made.holes, np.broadcast_to(np.arange(64) >= 48, (48, 64)))


def test_a_drawing_need_not_be_centred():
    whole = prepared(drawing(SEVEN), MNIST, centred=False).image
    assert np.array_equal(whole, prepared(drawing(SEVEN), Form((1, 28, 28), None)).image)
    assert mass(whole) != pytest.approx((14, 14), abs=0.5)
