"""Any three channels are shown, or one; what is worked out has all of them."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from aegui.explore import bookmarks, view_state
from aegui.explore.drawing import of_image
from aegui.explore.file_units import channel_spans, channel_units
from aegui.explore.queries import file_units, hovered
from aegui.explore.query import Task
from aegui.explore.records import ChannelUnits, Nearest, UnderCursor
from aegui.explore.shown_channels import ChannelChoice, choice, drawing, next_alone
from aegui.explore.state import Model, State
from aegui.explore.user_image import Form, drawn_on, given, prepared, sheet_of
from aegui.parts.datasets.folder import Folder
from aegui.training.splits import ImageSet

RANDOM = np.random.default_rng(1)
IMAGES = RANDOM.integers(0, 256, (6, 5, 8, 8), np.uint8)
STAINS = ("DAPI", "GFP", "Cy3", "Cy5", "BF")
LIMITS = (0.0, 255.0, 0.0, 1000.0, 100.0, 200.0, 0.0, 510.0, 0.0, 1.0)
DATA = Folder(path="x", size=(8, 8), colour="auto", channels=STAINS, intensities="min-max", limits=LIMITS)
FORM = Form((5, 8, 8), None, apart=True)


def state(**changes: Any) -> State:
    recipe = SimpleNamespace(shape=DATA.shape, data=DATA)
    snapshot: Any = SimpleNamespace(recipe=recipe)
    names = np.array([f"{row}.tif" for row in range(6)], np.dtypes.StringDType())
    images = ImageSet(
        "folder", ("train",), np.zeros(6, np.uint8), np.arange(6), IMAGES, None, (), names=names
    )  # fmt: skip
    model = Model(snapshot, RANDOM.normal(size=(6, 2)).astype(np.float32), np.arange(6))
    return State(images=images, model=model, cursor=(0.0, 0.0), projection="0,1", **changes)


def test_the_names_are_those_of_the_recipe_and_the_first_three_are_shown() -> None:
    assert choice(state()) == ChannelChoice(STAINS, (0, 1, 2))
    assert choice(state(shown_channels=(4,))) == ChannelChoice(STAINS, (4,))
    assert choice(state(shown_channels=(4, 9))) == ChannelChoice(STAINS, (0, 1, 2))
    assert choice(State()) is None
    shown = state()
    for place in range(5):
        shown = replace(shown, shown_channels=next_alone(shown))
        assert shown.shown_channels == (place,)
    assert next_alone(shown) == ()


def test_an_answer_is_drawn_and_not_changed() -> None:
    nearest = Nearest("a", None, 0.1, IMAGES[1])
    under = UnderCursor((0, 0), np.zeros(2, np.float32), IMAGES[0], nearest, 1.0)
    drawn = drawing("image", "nearest.image")(under, (4, 0, 3))
    assert (drawn.image == IMAGES[0, [4, 0, 3]]).all()
    assert (drawn.nearest.image == IMAGES[1, [4, 0, 3]]).all()
    assert under.image is IMAGES[0] or (under.image == IMAGES[0]).all()
    grey = replace(under, image=IMAGES[0, :1], nearest=None)
    assert drawing("image", "nearest.image")(grey, ()) is grey


def test_the_card_lists_every_channel_in_the_units_of_its_file() -> None:
    key = hovered.key(state(hovered=2))
    assert key is not None
    told = hovered.answer(key, Task())
    assert [name for name, _ in told.channels] == list(STAINS)
    low, high = IMAGES[2, 3].min() / 255 * 510, IMAGES[2, 3].max() / 255 * 510
    assert told.channels[3][1] == f"{low:.0f}…{high:.0f}"
    assert told.values == ""
    assert channel_spans(IMAGES[2], None, STAINS)[0][1] == f"{IMAGES[2, 0].min()}…{IMAGES[2, 0].max()}"


def test_units_are_those_of_the_shown_channels() -> None:
    key = file_units.key(state(shown_channels=(3, 1)))
    assert key is not None
    told = file_units.answer(key, Task())
    assert isinstance(told, ChannelUnits)
    assert (told.names, told.places) == (("Cy5", "GFP"), (1, 0))
    assert told.values is not None
    assert told.values[:, 255].tolist() == [510, 1000]
    assert channel_units(None, ChannelChoice(STAINS, (0,))).values is None


def test_the_choice_is_a_step_of_undo_and_is_kept_in_bookmarks() -> None:
    shown = state(shown_channels=(4, 2))
    view = view_state.view_state(shown)
    assert view is not None
    assert view_state.restored(view, state())["shown_channels"] == (4, 2)
    kept = bookmarks.bookmark(shown, "two")
    assert kept is not None
    (plain,) = json.loads(json.dumps(bookmarks.to_plain([kept])))
    (back,) = bookmarks.from_plain([plain])
    assert back.state.shown_channels == (4, 2)
    del plain["channels"]
    assert bookmarks.from_plain([plain])[0].state.shown_channels == ()


@pytest.mark.parametrize(
    ("shown", "changed"), [((), [0, 1, 2]), ((4,), [4]), ((3, 1), [1, 3]), ((4, 0, 2), [0, 2, 4])]
)
def test_what_is_drawn_goes_into_the_shown_channels_alone(shown: tuple[int, ...], changed: list[int]) -> None:
    sheet = sheet_of(IMAGES[0], (8, 8), shown)
    picture = sheet.copy()
    picture[2:4] = 255 - (picture[2:4] > 127) * 255
    made = drawn_on(IMAGES[0], sheet, picture, np.zeros((8, 8), bool), shown).image
    assert sorted({int(one) for one in np.nonzero(made != IMAGES[0])[0]}) == changed
    assert (made[:, 4:] == IMAGES[0][:, 4:]).all()


def test_ones_own_picture_has_the_channels_of_the_images() -> None:
    read = given(of_image(IMAGES[3]).source, FORM, (1,))
    assert (read.image == IMAGES[3]).all()
    assert (read.whole == IMAGES[3, 1][..., None]).all()
    grey = RANDOM.integers(0, 256, (8, 8), np.uint8)
    assert (given(grey, FORM).image == grey).all()
    drawn = prepared(np.repeat(grey[..., None], 3, 2), FORM, centred=False)
    assert drawn.image.shape == (5, 8, 8)
    assert (drawn.image == drawn.image[0]).all()
