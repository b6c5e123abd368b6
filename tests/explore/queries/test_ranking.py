"""The worst images: of those selected or of all, of one class; and why there are none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from model_states import answered, state_of

from aegui.explore.queries import errors, image_classes, ranking
from aegui.explore.queries.errors import ERRORS
from aegui.explore.queries.ranking import SELECTION, WORST
from aegui.explore.query import Cancelled, Lacking, Task
from aegui.explore.records import Ranked
from aegui.explore.selection import Selection
from aegui.explore.state import Floats, Model, State


def state(listed: str = WORST, selected: tuple[int, ...] = (), **changes: object) -> State:
    found = state_of("quick-start", listed=listed)
    assert found.images is not None
    chosen = np.zeros(len(found.images), bool)
    chosen[list(selected)] = True
    return replace(answered(found, ERRORS), selection=Selection(found.images, chosen), **changes)  # type: ignore[arg-type]


def ranked(of: State, task: Task[Ranked] | None = None) -> Ranked:
    key = ranking.key(of)
    assert key is not None
    return ranking.answer(key, task or Task())


def by_hand(of: State, rows: Any = slice(None)) -> Floats:
    """The mean squared error of each image."""
    assert of.images is not None
    assert of.images.pixels is not None
    assert of.snapshot is not None
    originals = of.images.pixels[rows]
    away = (of.snapshot.reconstruct(originals) - originals.astype(np.float32)) / 255
    found: Floats = np.square(away).mean(axis=(1, 2, 3))
    return found


def test_the_worst_of_all_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "MOST", 40)
    of = state()
    found, every = ranked(of), by_hand(of)
    images = of.images
    assert images is not None
    assert images.pixels is not None
    assert found.count == len(images)
    assert found.mean == pytest.approx(every.mean(), rel=1e-4)
    assert found.scores == pytest.approx(np.sort(every)[::-1][:40], rel=1e-3)
    worst = int(every.argmax())
    assert found.rows[0] == worst
    assert found.names[0] == images.identity(worst)
    assert found.labels[0] == images.label(worst)
    assert np.array_equal(found.originals[0], images.pixels[worst])


def test_of_what_is_selected() -> None:
    found = ranked(state(SELECTION, (4, 7, 30)))
    assert sorted(found.rows.tolist()) == [4, 7, 30]
    assert (np.diff(found.scores) <= 0).all()


def test_of_one_class_only() -> None:
    of = state(listed_class="3")
    found = ranked(of)
    assert set(found.labels) == {"3"}
    assert of.images is not None
    assert of.images.labels is not None
    assert found.count == (of.images.labels == 3).sum()
    assert ranked(state(listed_class="cat")).count == len(of.images)  # chosen when other data was shown


def test_what_is_not_drawn_does_not_count() -> None:
    found = ranked(state(classes=frozenset({3, 8})))
    assert set(found.labels) == {"3", "8"}


@pytest.mark.parametrize(
    ("of", "why"),
    [
        (lambda: state(SELECTION), "Nothing is selected: draw around codes"),
        (lambda: state(SELECTION, (4,), listed_class="no digit"), ""),
        (lambda: state(classes=frozenset()), "None of these images is drawn"),
        (lambda: replace(state(), model=None, errors=None), "The model is not there yet."),
        (lambda: replace(state(), errors=None), "The errors are known only where the images are on the disk"),
    ],
)
def test_why_there_are_none(of: object, why: str) -> None:
    if not why:
        assert ranked(of()).count == 1  # type: ignore[operator]
        return
    with pytest.raises(Lacking, match=why):
        ranked(of())  # type: ignore[operator]


def test_none_of_the_selected_images_is_of_a_class() -> None:
    of = state(SELECTION, (4,))
    assert of.images is not None
    other = next(name for name in of.images.classes if name != of.images.label(4))
    with pytest.raises(Lacking, match="None of the selected images is of this class"):
        ranked(replace(of, listed_class=other))


def test_what_is_known_of_the_errors_is_kept_and_the_rest_can_be_given_up() -> None:
    of, shares = state(), []
    ranked(of, Task(lambda share, what: shares.append(share)))
    assert shares[0] == 0
    told = len(shares)
    ranked(replace(of, listed_class="3"), Task(lambda share, what: shares.append(share)))
    assert len(shares) == told  # nothing was left to be worked out

    def pause() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ranked(state(), Task(pause=pause))


def test_errors_are_of_a_model_and_of_images() -> None:
    of = state()
    assert of.model is not None
    few = replace(of, model=Model(of.snapshot, of.model.codes[:9], of.model.rows[:9]))
    assert errors.key(of) == errors.key(few)
    assert of.images is not None
    assert of.images.pixels is not None
    other = replace(of, images=replace(of.images, pixels=of.images.pixels.copy()))
    assert errors.key(of) != errors.key(other)


def test_images_of_another_run_and_another_choice_go_at_once() -> None:
    of = state()
    first, moment = ranking.key(of), ranking.key(replace(of, errors=None, classes=frozenset({1})))
    assert of.images is not None
    selection = ranking.key(replace(of, listed=SELECTION))
    other = ranking.key(replace(of, images=replace(of.images)))
    assert first is not None
    assert moment is not None
    assert selection is not None
    assert other is not None
    assert ranking.outlives(first, moment)
    assert not ranking.outlives(first, selection)
    assert not ranking.outlives(first, other)
    assert ranking.key(replace(of, listed="sample")) is None


def test_the_classes_to_choose_from() -> None:
    of = state(listed_class="3")
    assert image_classes.key(of) == image_classes.Classes(tuple("0123456789"), "3")
    assert image_classes.key(replace(of, listed_class="cat")).current == ""
    assert of.images is not None
    assert image_classes.key(replace(of, images=replace(of.images, labels=None))).names == ()


@pytest.mark.parametrize("by", ["distance", "density"])
def test_images_are_ranked_by_how_odd_their_codes_are(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "MOST", 30)
    of = state(ranked_by=by)
    images, model = of.images, of.model
    assert images is not None
    assert model is not None
    far = Model(model.snapshot, model.codes.copy(), model.rows)
    far.codes[7] += 50
    far.codes[9] = np.nan
    of = replace(of, model=far)

    class Cache:
        def splits(self, *_: object) -> object:
            raise Lacking("the training images are not on the disk")

        def once(self, what: str, key: object, make: object) -> object:
            return make()  # type: ignore[operator]

    monkeypatch.setattr(ranking, "data_cache", Cache)
    found = ranked(of)
    assert found.by == by
    assert found.rows[0] == 7
    assert (np.diff(found.scores) <= 0).all()
    assert np.isfinite(found.mean)
    assert 9 not in found.rows
    with pytest.raises(Lacking, match="at least two training codes"):
        ranked(replace(of, model=Model(model.snapshot, np.full_like(model.codes, np.nan), model.rows)))
