"""What a training takes is foretold: parameters, memory and disk, and whether that fits."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from small import narrow, trained
from variants import shortened

from aegui.recipe import Recipe, find, read, shipped
from aegui.runs.run_folder import Run
from aegui.training import footprint, history
from aegui.training.building import size_of
from aegui.training.footprint import (
    TooLarge,
    _known,
    _with_some_classes,
    check,
    counted,
    foretell,
    key_of,
    refusal,
    tensors,
)

MILLION, GIGA = 10**6, 10**9


def _kinds(name: str) -> tuple[str, str]:
    recipe = read(shipped()[name])
    return recipe.model.kind, recipe.network.kind


SHIPPED = {_kinds(name): name for name in reversed(shipped())}.values()  # one of each kind, then the others


@pytest.mark.parametrize("name", shortened(dict.fromkeys([*SHIPPED, *shipped()]), len(SHIPPED)))
def test_every_shipped_recipe_is_foretold(name):
    recipe = read(shipped()[name])
    foretold = foretell(recipe, (), "cpu")
    assert foretold.parameters == size_of(recipe)
    taken = counted(_with_some_classes(recipe))
    assert tensors(_with_some_classes(recipe)) == taken, "python -m aegui.training.footprint counts them anew"
    if name == next(iter(shipped())):  # of the first start
        assert key_of(_with_some_classes(recipe)) in _known(), "python -m aegui.training.footprint"
    # Weights, a gradient of some of them, and two moments of Adam for each phase that moves them.
    assert taken.weights >= 4 * foretold.parameters
    assert 2 * taken.weights - 4096 < taken.optimizers < 5 * taken.weights
    assert taken.lasting >= taken.weights + taken.optimizers
    assert refusal(foretold, recipe, "cpu", Path("runs")) is None


def test_what_a_step_takes_grows_with_the_batch():
    """What a step keeps of a batch grows with the batch; the images alone are there twice."""
    small, large = (tensors(narrow(training__batch=batch)).step for batch in (100, 200))
    assert large - small == pytest.approx(small, rel=0.2)
    assert small >= 4 * 100 * 784 * 2  # the images and what is made of them


def test_what_is_drawn_anew_is_kept_beside_what_it_is_drawn_from():
    grey, static, dynamic = (
        footprint.footprint(find("vae-16").changed({"data.binarised": kind}), 70_000).images
        for kind in ("none", "static", "dynamic")
    )
    assert static - grey == 70_000 * 784
    assert dynamic - static == 2 * 70_000 * 784


def test_nothing_is_made_and_no_random_number_is_drawn():
    recipe = narrow(network__widths=[8192], data__kind="folder", data__size=[512], data__colour="rgb")
    before = torch.get_rng_state()
    assert tensors(recipe).weights > 50 * GIGA
    assert torch.equal(torch.get_rng_state(), before)


def huge() -> Recipe:
    """The adversarial family on 256×256 RGB: 21.8 GB before it was killed by the system."""
    return find("aae-2d").changed({"data.kind": "folder", "data.size": [256], "data.colour": "rgb"})


@pytest.fixture
def machine(monkeypatch):
    """A machine with so much free memory, and so much free disk."""

    def of(memory: int, disk: int = 1000 * GIGA) -> None:
        monkeypatch.setattr(footprint, "free_memory", lambda: memory)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=disk))

    return of


def test_what_does_not_fit_is_refused_with_the_settings_to_change(machine, tmp_path):
    machine(16 * GIGA)
    with pytest.raises(
        TooLarge,
        match=r"^The training needs about 3\d\.\d GB of memory, and 16\.0 GB are free: 396,425,611 "
        r"parameters, learning and stored, take .* GB\. Make network\.widths or data\.size smaller\.$",
    ):
        check(huge(), (), "cpu", tmp_path)
    machine(64 * GIGA)
    assert check(huge(), (), "cpu", tmp_path) is not None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"training.batch": 8192, "data.kind": "folder", "data.size": [128]},
            r"Make training\.batch smaller\. A batch of \d+ fits\.$",
        ),
        ({"data.kind": "svhn", "training.batch": 8}, "the images take .* Make the data set smaller"),
    ],
)
def test_the_sentence_names_what_takes_most(change, words, machine, tmp_path):
    machine(300 * MILLION)
    recipe = find("conv-16").changed(change | {"network.filters": [4], "network.strides": [2]})
    with pytest.raises(TooLarge, match=words):
        check(recipe, (), "cpu", tmp_path)


def test_the_batch_that_is_offered_fits(machine, tmp_path):
    machine(700 * MILLION)
    recipe = find("conv-16").changed({"training.batch": 8192})
    with pytest.raises(TooLarge) as refused:
        check(recipe, (), "cpu", tmp_path)
    batch = refused.value.batch
    assert 0 < batch < 8192
    assert check(recipe.changed({"training.batch": batch}), (), "cpu", tmp_path) is not None
    with pytest.raises(TooLarge):
        check(recipe.changed({"training.batch": 2 * batch}), (), "cpu", tmp_path)


def test_a_full_disk_is_foretold(machine, tmp_path):
    machine(64 * GIGA, disk=100 * MILLION)
    recipe = narrow(network__widths=[8192, 8192])
    with pytest.raises(
        TooLarge, match=r"takes \d+\.\d GB of the disk, and 100 MB are free in .* another folder"
    ):
        check(recipe, (), "cpu", tmp_path / "not" / "yet" / "there")


@pytest.mark.parametrize("version", [0, 1])
def test_the_limit_of_a_control_group_counts(version, tmp_path, monkeypatch):
    """Version 2 and 1: what the kernel can take back is free."""
    limit, used, back = footprint.GROUP_FILES[version]
    (tmp_path / limit).write_text("3000000\n")
    (tmp_path / used).write_text("2500000\n")
    (tmp_path / "memory.stat").write_text(f"anon 7\n{back} 1200000\nfile 3\n")
    monkeypatch.setattr(footprint, "GROUPS", (tmp_path, tmp_path))
    assert footprint.free_memory() == 1_700_000
    (tmp_path / limit).write_text("max\n")
    assert footprint.free_memory() > 1_700_000


def test_the_images_of_a_folder_are_counted_without_reading_them(tmp_path):
    for number in range(7):
        (tmp_path / f"{number}.png").write_bytes(b"no picture")
    recipe = narrow(data__kind="folder", data__path=str(tmp_path), data__size=[100], data__colour="rgb")
    assert recipe.data.count(()) == 7
    assert foretell(recipe, (), "cpu").images == round(7 * 30_000 * 1.3)


def test_the_run_folder_takes_no_more_than_was_foretold(tmp_path):
    recipe = narrow(network__widths=[300], training__epochs=2)
    path = trained(recipe, tmp_path)
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    foretold = foretell(recipe, (), "cpu").disk
    assert 0.3 * foretold < size < foretold


def test_a_history_stays_within_its_room_whatever_the_model(tmp_path, monkeypatch):
    """Room for four moments of this model, then for one: then none is kept, and it is said."""
    recipe = narrow(network__widths=[64], training__epochs=6)
    parameters = size_of(recipe)
    for room, kept in ((4.5, 4), (1.5, 0)):
        most = int(room * history.moment_size(parameters, 2))
        monkeypatch.setattr(history, "MOST_BYTES", most)
        path = trained(recipe, tmp_path / str(kept))
        files = [file for _, file in Run(path).moments]
        assert len(files) == kept
        assert sum(file.stat().st_size for file in files) <= most
        note = Run(path).results.get("note", "")
        assert ("No history is kept for the time slider" in note) == (kept == 0)
        assert (path / "model.safetensors").is_file()


def test_images_in_a_file_take_little_memory(tmp_path: Path) -> None:
    data = {"kind": "arrays", "path": str(tmp_path / "own.npy"), "size": [64, 64], "colour": "rgb"}
    recipe = find("dense-128").changed({"data": data})
    few, many = (footprint.footprint(recipe, count) for count in (10_000, 10_000_000))
    assert few.images > 10_000 * 3 * 64 * 64
    assert many.images < 3_000_000_000 < 10_000_000 * 3 * 64 * 64
