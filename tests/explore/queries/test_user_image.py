"""The user's own image: brought to the form of the data, through the model, beside real images."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from inside import NAMES, recipe, snapshot, splits
from PIL import Image, ImageDraw
from small import of_folder

from aegui.analysis import latent
from aegui.explore import data_cache
from aegui.explore.drawing import Drawing, Mask, SheetRequest, Template, UserImage, of_image
from aegui.explore.queries import (
    centring,
    training_codes,
    user_form,
    user_image,
    user_neighbours,
    user_sheet,
)
from aegui.explore.query import Cancelled, Lacking, Task
from aegui.explore.records import Bytes, Drawn, UserNeighbours
from aegui.explore.state import Model, Noise, State
from aegui.explore.user_image import NoPicture, form_of, given, prepared
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build
from aegui.training.splits import divide

NO_HOLES = np.zeros((280, 280), bool)


def figure() -> Bytes:
    """A zero, (280, 280, 3)."""
    image = Image.new("RGB", (280, 280))
    ImageDraw.Draw(image).ellipse((90, 50, 190, 230), outline="white", width=24)
    return np.asarray(image)


def state_of(name: str, pixels: bool = True) -> State:
    """A small model that has learnt nothing, whose images are known."""
    shown = splits(name).shown
    assert shown.pixels is not None
    codes = snapshot(name).encode(shown.pixels)
    model = Model(snapshot(name), codes, np.arange(len(codes)))
    plane = latent.axes(latent.choices(codes.shape[1])[0][0], codes)
    state = State(images=shown if pixels else shown.without_pixels(), model=model, plane=plane)
    key = user_form.key(state)
    assert key is not None
    return replace(state, image_form=user_form.answer(key, Task()))


@pytest.fixture(scope="module")
def digits() -> State:
    return state_of("quick-start")


def drawing(picture: Bytes | None = None, holes: Mask = NO_HOLES) -> Drawing:
    return Drawing(figure() if picture is None else picture, holes)


def through(state: State, drawing: Drawing) -> UserImage | None:
    """What the model makes of a drawing."""
    key = user_image.key(replace(state, drawing=drawing))
    assert key is not None
    return user_image.answer(key, Task())


def drawn(state: State, drawing: Drawing) -> Drawn:
    image = through(state, drawing)
    assert image is not None
    return image.drawn


def neighbours(state: State, drawing: Drawing) -> UserNeighbours:
    """What takes longer to find out."""
    key = user_neighbours.key(replace(state, drawing=drawing, user_image=through(state, drawing)))
    assert key is not None
    return user_neighbours.answer(key, Task())


def template(state: State, request: SheetRequest) -> Template:
    """A sheet that begins from a picture."""
    key = user_sheet.key(replace(state, sheet_asked=request))
    assert key is not None
    return user_sheet.answer(key, Task())


def untouched(template: Template) -> Drawing:
    """The sheet before anything is drawn on it."""
    return Drawing(template.rows, np.zeros(template.rows.shape[:2], bool), template)


# Through the model


def test_a_drawing_goes_through_the_model(digits: State) -> None:
    got = drawn(digits, drawing())
    model = snapshot("quick-start")
    assert digits.image_form is not None
    image = prepared(figure(), digits.image_form, NO_HOLES).image
    assert np.array_equal(got.image, image)
    assert got.code == pytest.approx(model.encode(image[None])[0])
    assert np.array_equal(got.reconstructed, model.reconstruct(image[None])[0])
    away = np.square((image.astype(float) - got.reconstructed) / 255)
    assert got.mse == pytest.approx(away.mean(), rel=1e-4)
    assert got.errors[np.unravel_index(away[0].argmax(), away[0].shape)] == 255
    key = user_image.place_key(replace(digits, user_image=through(digits, drawing())))
    assert key is not None
    assert digits.plane is not None
    assert user_image.place(key, Task()) == pytest.approx(digits.plane.project(got.code).tolist())


def test_a_bare_sheet_is_nothing(digits: State) -> None:
    assert through(digits, drawing(np.zeros((280, 280, 3), np.uint8))) is None
    assert through(digits, drawing(holes=~NO_HOLES)) is None  # nothing is left to go by
    assert user_image.key(digits) is None
    assert user_image.key(replace(digits, drawing=drawing(), image_form=None)) is None
    assert user_image.place_key(digits) is None
    assert user_neighbours.key(replace(digits, drawing=drawing())) is None


def test_what_is_made_depends_on_model_and_drawing_alone(digits: State) -> None:
    state = replace(digits, drawing=drawing())
    moved = replace(state, cursor=(9.0, 9.0), noise=Noise("masking", 0.5), plane=None, backdrop="none")
    assert user_image.key(state) == user_image.key(moved)
    assert user_image.key(state) != user_image.key(replace(state, drawing=drawing()))
    assert user_image.key(state) != user_image.key(replace(state, model=state_of("vae-2d").model))
    assert user_image.key(state) != user_image.key(replace(state, centring=False))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pixels", [True, False])
def test_the_drawing_takes_the_form_of_every_model(name: str, pixels: bool) -> None:
    state = state_of(name, pixels)
    got = drawn(state, drawing())
    assert got.image.shape == recipe(name).shape
    found = neighbours(state, drawing())
    assert len(found.nearest) == user_neighbours.NEAREST
    assert not found.trained


def test_the_form_is_that_of_the_images_and_else_of_what_is_decoded(digits: State) -> None:
    assert digits.images is not None
    assert digits.images.pixels is not None
    like = replace(form_of(digits.images.pixels), centred=True)
    assert digits.image_form == like
    key, other = user_form.key(digits), user_form.key(state_of("quick-start", pixels=False))
    assert key is not None
    assert key != other
    assert key == user_form.key(replace(digits, model=replace(digits.model)))


# Holes, noise, real images


def test_what_is_erased_does_not_count_and_is_filled_in(digits: State) -> None:
    holes = NO_HOLES.copy()
    holes[120:180] = True
    got = drawn(digits, drawing(holes=holes))
    assert got.erased
    assert got.mse > 0
    assert digits.image_form is not None
    missing = prepared(figure(), digits.image_form, holes).holes
    assert len(np.unique(got.image[0][missing])) == 1
    assert got.errors[missing].max() == 0
    filled = neighbours(digits, drawing(holes=holes)).filled
    assert filled is not None
    assert np.array_equal(filled[0][~missing], got.image[0][~missing])
    assert len(np.unique(filled[0][missing])) > 1


def test_the_nearest_images_are_found_by_code(digits: State) -> None:
    found = neighbours(digits, drawing())
    model, shown = digits.model, digits.images
    assert model is not None
    assert shown is not None
    distances = np.linalg.norm(model.codes - drawn(digits, drawing()).code, axis=1)
    nearest = np.argsort(distances)[:4]
    assert [one.identity for one in found.nearest] == [shown.identity(int(model.rows[n])) for n in nearest]
    assert [one.distance for one in found.nearest] == pytest.approx(distances[nearest], rel=1e-3, abs=1e-4)
    assert (found.filled, found.noisy, found.restored) == (None, None, None)


def test_the_noise_of_the_images_view_is_taken_away_again(digits: State) -> None:
    noisy = replace(digits, noise=Noise("masking", 0.5))
    first = neighbours(noisy, drawing())
    assert first.noisy is not None
    assert first.restored is not None
    ink = drawn(digits, drawing()).image > 0
    assert 0.3 < (first.noisy[ink] == 0).mean() < 0.7
    assert first.restored.shape == (1, 28, 28)
    again = neighbours(replace(digits, noise=Noise("masking", 0.5, draw=1)), drawing())
    assert again.noisy is not None
    assert not np.array_equal(again.noisy, first.noisy)


# The training images


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The images of a recipe are a few."""
    cut = splits("quick-start")
    monkeypatch.setattr(data_cache.DataCache, "splits", lambda self, *_: cut)


def library_key(state: State) -> training_codes.Key:
    key = training_codes.key(replace(state, drawing=drawing()))
    assert key is not None
    return key


def test_in_the_end_the_training_images_are_searched(digits: State, read: None) -> None:
    shares: list[float] = []
    library = training_codes.answer(library_key(digits), Task(lambda share, what: shares.append(share)))
    assert shares[0] == 0
    train = splits("quick-start").train
    assert train.pixels is not None
    found = neighbours(replace(digits, library=library), drawing())
    assert found.trained
    code = drawn(digits, drawing()).code
    distances = np.linalg.norm(snapshot("quick-start").encode(train.pixels) - code, axis=1)
    assert found.nearest[0].identity == train.identity(int(distances.argmin()))
    other = replace(digits, library=replace(library, snapshot=snapshot("vae-2d")))
    assert not neighbours(other, drawing()).trained  # they are of another model


def test_the_training_images_are_encoded_for_a_drawing_and_never_in_training(digits: State) -> None:
    assert training_codes.key(digits) is None
    assert training_codes.key(replace(digits, drawing=drawing(), training=True)) is None
    one, other = drawing(), drawing()
    keys = [training_codes.key(replace(digits, drawing=it)) for it in (one, other)]
    assert keys[0] == keys[1]


def test_training_images_that_are_not_there_are_asked_for_again_when_they_come(digits: State) -> None:
    key = library_key(replace(digits, model=replace(digits.model), run=None))
    mnist = snapshot("quick-start").recipe.changed({"data.kind": "mnist"})
    elsewhere = replace(key, snapshot=type(key.snapshot)(type(key.snapshot.it)(mnist, key.snapshot.it.model)))
    with pytest.raises(Lacking):
        training_codes.answer(elsewhere, Task())
    assert digits.images is not None
    assert key != library_key(replace(digits, images=replace(digits.images)))


def test_encoding_can_be_given_up(digits: State, read: None) -> None:
    def pause() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        training_codes.answer(library_key(digits), Task(pause=pause))


# From elsewhere


def test_a_file_becomes_a_sheet(digits: State, tmp_path: Path) -> None:
    Image.fromarray(255 - figure()[:, 40:240]).save(tmp_path / "zero.png")
    sheet = template(digits, SheetRequest(tmp_path / "zero.png"))
    assert sheet.rows.shape == (280, 280, 3)
    assert not sheet.dark


def bomb() -> bytes:
    """A picture that would fill 400 megabytes."""
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (lambda: b"\x89PNG\r\n\x1a\n broken", r"can't be used: .+\. Choose a PNG or JPEG file\."),
        (lambda: b"import this", r"can't be used: it is no picture\. Choose"),
        (lambda: b"", r"can't be used: it is no picture\. Choose"),
        (bomb, r"can't be used: it is too large.*\. Choose"),
        (None, r"can't be used: it is not there any more\. Choose"),
    ],
    ids=["broken", "text", "empty", "huge", "missing"],
)
def test_a_bad_file_is_a_sentence(
    digits: State, tmp_path: Path, content: Callable[[], bytes] | None, sentence: str
) -> None:
    path = tmp_path / "it.png"
    if content is not None:
        path.write_bytes(content())
    with pytest.raises(NoPicture, match=sentence) as told:
        template(digits, SheetRequest(path))
    assert str(told.value).startswith(str(path))


def test_what_is_no_picture_is_refused(digits: State) -> None:
    with pytest.raises(NoPicture, match="is no picture"):
        template(digits, SheetRequest(np.zeros((3, 3), np.float32)))


def test_the_image_under_the_cursor_and_others_are_themselves(digits: State) -> None:
    assert user_sheet.under_cursor(digits) is None
    assert digits.model is not None
    code = digits.model.codes[5]
    request = user_sheet.under_cursor(replace(digits, cursor=tuple(code.tolist())))
    assert request is not None
    image = snapshot("quick-start").decode(code[None])[0]
    assert np.array_equal(drawn(digits, untouched(template(digits, request))).image, image)
    assert digits.images is not None
    assert digits.images.pixels is not None
    other = digits.images.pixels[7]
    assert np.array_equal(drawn(digits, untouched(template(digits, of_image(other)))).image, other)
    found = neighbours(digits, untouched(template(digits, of_image(other))))
    assert found.nearest[0].distance == pytest.approx(0, abs=1e-3)


def test_whether_a_figure_is_centred_is_a_choice(digits: State, tmp_path: Path) -> None:
    assert centring.centring(digits) is True  # what is drawn for digits
    assert centring.centring(State()) is None
    assert centring.centring(state_of("colorize-256")) is None
    form = digits.image_form
    assert form is not None
    centred = drawn(digits, drawing()).image
    plain = replace(digits, centring=False)
    assert centring.centring(plain) is False
    assert np.array_equal(drawn(plain, drawing()).image, prepared(figure(), form, centred=False).image)
    Image.fromarray(figure()).save(tmp_path / "large.png")
    sheet = template(digits, SheetRequest(tmp_path / "large.png"))
    assert sheet.centred  # a photograph of a digit
    assert np.abs(drawn(digits, untouched(sheet)).image.astype(int) - centred).mean() < 1
    (tmp_path / "large.png").unlink()  # it was read
    other = template(digits, user_sheet.centred_otherwise(sheet, False))
    assert not other.centred
    assert centring.centring(replace(digits, drawing=untouched(other))) is False
    assert np.array_equal(drawn(digits, untouched(other)).image, given(figure(), form).image)


def test_a_sheet_is_begun_anew_for_images_of_another_form(digits: State) -> None:
    request = SheetRequest(figure())
    asked = replace(digits, sheet_asked=request)
    sheet = template(digits, request)
    on_it = replace(asked, drawing=untouched(sheet))
    assert user_sheet.key(on_it) is None
    colours = replace(on_it, image_form=state_of("colorize-256").image_form)
    key = user_sheet.key(colours)
    assert key is not None
    assert user_image.key(replace(colours, model=state_of("colorize-256").model)) is None  # it is on its way
    assert user_sheet.answer(key, Task()).given.image.shape == (3, 32, 32)
    before, now = user_sheet.key(asked), user_sheet.key(colours)
    assert before is not None
    assert now is not None
    assert user_sheet.holds(before, before)
    assert not user_sheet.holds(before, now)


def test_strokes_do_not_take_a_request_back_but_another_sheet_does(digits: State) -> None:
    request = SheetRequest(figure())
    coming = replace(digits, sheet_asked=request, drawing=drawing())
    assert user_sheet.after_stroke(coming, None) is request
    sheet = template(digits, request)
    assert user_sheet.after_stroke(coming, sheet) is request
    assert user_sheet.after_stroke(replace(coming, drawing=untouched(sheet)), None) is None  # a bare one


def test_before_there_is_a_model_a_picture_is_kept_as_it_is() -> None:
    sheet = template(State(), SheetRequest(figure()))
    assert sheet.rows.shape == (280, 280, 3)
    assert not sheet.centred
    digits = state_of("quick-start")
    assert user_sheet.key(replace(digits, sheet_asked=sheet.request, drawing=untouched(sheet))) is not None


@pytest.mark.parametrize("resize", ["fit", "stretch", "pad"])
def test_an_image_of_ones_own_folder_is_itself(
    tmp_path: Path, resize: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    y, x = np.mgrid[:75, :100]
    (tmp_path / "own").mkdir()
    for n in range(12):
        texture = (127 + 120 * np.sin(x / (4 + n) + y / 9)).astype(np.uint8)
        Image.fromarray(texture).save(tmp_path / "own" / f"{n:02d}.png")
    made = of_folder(tmp_path / "own", data__size=[12, 16], data__resize=resize)
    shown = divide(made.data, ()).shown
    assert shown.pixels is not None
    assert shown.names is not None
    model = Snapshot(made, build(made).eval())
    state = State(images=shown, model=Model(model, model.encode(shown.pixels), np.arange(len(shown))))
    key = user_form.key(state)
    assert key is not None
    state = replace(state, image_form=user_form.answer(key, Task()))
    assert state.image_form is not None
    assert state.image_form.sheet(280) == (280, 210)
    sheet = template(state, SheetRequest(tmp_path / "own" / "03.png"))
    image = shown.pixels[shown.names.tolist().index("03.png")]
    assert np.array_equal(drawn(state, untouched(sheet)).image, image)
    assert neighbours(state, untouched(sheet)).nearest[0].distance == pytest.approx(0, abs=1e-3)
