"""The menu of recipes: which groups there are, and which run is at hand."""

from __future__ import annotations

from aegui.recipe import GROUPS, find, shipped
from aegui.runs.run_index import Entry
from aegui.window.recipe_menu import best, data_name


def row(path: str, name: str, status: str, shipped: bool = False) -> Entry:
    return Entry(path, name, shipped, name, status=status)


def test_every_shipped_recipe_has_a_group():
    groups = {name: find(name).group for name in shipped()}
    assert set(groups.values()) == GROUPS.keys() - {""}
    assert groups["vae-2d"] == "variational"


def test_black_and_white_is_said_beside_the_data_set():
    assert data_name(find("vae-16")) == "MNIST"
    assert data_name(find("vae-16-binarised")) == "MNIST, black and white"


def test_the_shipped_run_comes_first_then_the_newest_finished_one():
    runs = [
        row("/own/3", "vae-2d", "stopped"),
        row("/own/2", "vae-2d", "finished"),
        row("/own/1", "vae-2d", "finished"),
        row("/own/4", "conv-16", "finished"),
        row("/own/5", "dense-2d", "stopped"),
        row("/trained/conv-16", "conv-16", "finished", True),
    ]
    shown = {name: run.path for name, run in best(runs).items()}
    assert shown == {"vae-2d": "/own/2", "conv-16": "/trained/conv-16"}
