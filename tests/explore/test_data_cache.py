"""All images of a recipe are read once, and what costs much is made once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from aegui.explore.data_cache import DataCache, data_cache
from aegui.explore.query import Cancelled, Lacking
from aegui.recipe import find


def test_the_images_of_one_recipe_are_held() -> None:
    cache, digits = DataCache(), find("quick-start")
    told: list[str] = []
    first = cache.splits(digits, None, (), lambda share, what: told.append(what))
    assert set(told) <= {"reading the images"}
    assert cache.splits(digits, None, ()) is first
    assert cache.splits(digits.changed({"training.epochs": 9}), None, ()) is first  # the data are the same
    assert cache.splits(digits, None, (Path("elsewhere"),)) is not first


def test_images_that_are_not_there_are_a_sentence_and_looked_for_again(tmp_path: Path) -> None:
    cache = DataCache()
    for _ in range(2):
        with pytest.raises(Lacking, match=r"needs the images of mnist.*data folder"):
            cache.splits(find("vae-2d"), None, (tmp_path,))


def test_reading_can_be_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from aegui.training import splits

    def slow(data: object, folders: object, say: object) -> None:
        assert callable(say)
        say(0.1, "1 of 10")

    def cancelled(share: float, what: str) -> None:
        raise Cancelled

    monkeypatch.setattr(splits, "divide", slow)
    with pytest.raises(Cancelled):
        DataCache().splits(find("quick-start"), None, (), cancelled)


def test_what_costs_much_is_made_once_for_the_same_object() -> None:
    cache, codes = DataCache(), [1, 2]
    assert cache.once("sum", codes, lambda: sum(codes)) == 3
    codes.append(4)
    assert cache.once("sum", codes, lambda: sum(codes)) == 3
    assert cache.once("length", codes, lambda: len(codes)) == 3
    assert cache.once("sum", [1, 2, 4], lambda: 7) == 7


def test_every_thread_has_a_cache_of_its_own() -> None:
    found: list[DataCache] = []
    thread = threading.Thread(target=lambda: found.extend([data_cache(), data_cache()]))
    thread.start()
    thread.join()
    assert found[0] is found[1]
    assert found[0] is not data_cache()
