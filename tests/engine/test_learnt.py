"""The codes of the training images: asked for again where their images were not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from inside import snapshot, splits
from pytestqt.qtbot import QtBot

from aegui.engine import asking
from aegui.engine.learnt import Learnt
from aegui.engine.reading import Shelf
from aegui.explore.query import Lacking
from aegui.recipe import Recipe
from aegui.training.splits import Splits


class Late(Shelf):
    """The images come on the disk when they were asked for once."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._errors = [error]

    def splits(self, recipe: Recipe, say: Callable[[float, str], None]) -> Splits:
        if self._errors:
            raise self._errors.pop()
        return splits("quick-start")


@pytest.fixture
def learnt(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Learnt]:
    """Was asked for the training images, in vain."""
    made = Learnt(Late(request.param))
    with qtbot.waitSignal(made.progressed) as told:
        made.want(snapshot("quick-start"))
    assert told.args == [1.0]
    yield made
    asking.end(made)


@pytest.mark.parametrize("learnt", [Lacking("They are not there.")], indirect=True)
def test_images_that_come_later_are_found(learnt: Learnt, qtbot: QtBot):
    with qtbot.waitSignal(learnt.found):
        learnt.want(snapshot("quick-start"))
    library = learnt.of(snapshot("quick-start"))
    assert library is not None
    assert len(library.codes) == 300


@pytest.mark.parametrize("learnt", [ValueError("it broke")], indirect=True)
def test_what_went_wrong_is_not_tried_again(learnt: Learnt, qtbot: QtBot):
    found = []
    learnt.found.connect(lambda: found.append(1))
    learnt.want(snapshot("quick-start"))
    qtbot.wait(100)
    assert not found
