"""Codes alone become a run: with images in their file, beside it by name, or none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aegui.foreign import ForeignError
from aegui.parts.datasets import datasets
from aegui.parts.datasets.table import table_of
from aegui.runs.bringing_in import Brought, ImagesWanted, bring_in
from aegui.runs.run_folder import Run
from aegui.runs.run_images import read_images

CODES = np.random.default_rng(0).normal(size=(6, 3)).astype(np.float32)


def brought(path: Path, place: Path | None = None) -> Run:
    parent = path.parent / "runs"
    found = bring_in(path, place, "", [], parent, "a test", lambda share, what: None)
    assert isinstance(found, Brought)
    return Run(found.path)


def shown_now(run: Run) -> np.ndarray:
    """The pixels of the images whose codes are shown, as the window reads them."""
    assert run.codes is not None
    splits, changes = read_images(run, datasets.make(run.raw_recipe["data"]), [])
    assert not changes.text
    found = splits.shown.found(run.codes.subset)
    assert found is not None
    assert isinstance(found.pixels, np.ndarray)
    return found.pixels


def test_codes_without_images_keep_names_classes_and_their_table(tmp_path: Path) -> None:
    lines = [f"s{n},{','.join(map(str, row))},{'ab'[n % 2]},{n / 2}" for n, row in enumerate(CODES.tolist())]
    path = tmp_path / "codes.csv"
    path.write_text("\n".join(["name,z1,z2,z3,class,dose", *lines]))
    run = brought(path)
    assert (run.has_network, run.has_images) == (False, False)
    stored = run.codes
    assert stored is not None
    subset = stored.subset
    np.testing.assert_allclose(stored.codes, CODES, rtol=1e-6)
    assert [subset.identity(n) for n in range(3)] == ["s0", "s1", "s2"]
    assert [subset.label(n) for n in range(3)] == ["a", "b", "a"]
    assert subset.source is not None
    assert subset.names is not None
    table = table_of(subset.source, subset.names.tolist())
    assert table is not None
    dose = table.column("dose")
    assert dose is not None
    assert dose.texts == ("0.0", "0.5", "1.0", "1.5", "2.0", "2.5")


def test_rows_without_names_are_numbered_and_joined_by_their_number(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("\n".join(["z1,z2,dose", *(f"{n},{-n},{n * n}" for n in range(4))]))
    subset = brought(path).codes.subset
    assert subset.identity(2) == "codes.csv[2]"
    assert subset.source is not None
    assert subset.names is not None
    table = table_of(subset.source, subset.names.tolist())
    assert table is not None
    dose = table.column("dose")
    assert dose is not None
    assert dose.texts == ("0", "1", "4", "9")


def test_codes_with_their_images_in_one_file(tmp_path: Path) -> None:
    images = np.random.default_rng(1).integers(0, 256, (6, 10, 9), np.uint8)
    labels = np.array([1, 0, 1, 0, 1, 0])
    np.savez(tmp_path / "codes.npz", codes=CODES, images=images, labels=labels)
    run = brought(tmp_path / "codes.npz")
    assert run.has_images
    assert run.codes is not None
    order = run.codes.subset.rows
    np.testing.assert_array_equal(shown_now(run)[:, 0], images[order])
    np.testing.assert_allclose(run.codes.codes, CODES[order])
    assert [run.codes.subset.label(n) for n in range(6)] == [str(one) for one in labels[order]]


@pytest.mark.parametrize("beside", [True, False])
def test_codes_with_the_names_of_pictures(tmp_path: Path, beside: bool) -> None:
    pictures = tmp_path if beside else tmp_path / "pictures"
    pictures.mkdir(exist_ok=True)
    for n in range(5):  # of the last code there is none
        Image.new("L", (12, 12), 40 * n).save(pictures / f"{n}.png")
    Image.new("L", (12, 12), 255).save(pictures / "loose.png")
    np.savez(tmp_path / "codes.npz", codes=CODES, files=np.array([f"{n}.png" for n in range(6)]))
    run = brought(tmp_path / "codes.npz", None if beside else pictures)
    assert run.codes is not None
    names = [run.codes.subset.identity(n) for n in range(5)]
    assert sorted(names) == [f"{n}.png" for n in range(5)]
    np.testing.assert_allclose(run.codes.codes, CODES[[int(name[0]) for name in names]])
    assert shown_now(run)[:, 0, 0, 0].tolist() == [40 * int(name[0]) for name in names]
    assert "1 code left out" in run.results["note"]
    assert "1 image left out" in run.results["note"]


def test_a_folder_that_holds_none_of_them_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "codes.npz", codes=CODES, files=np.array([f"{n}.png" for n in range(6)]))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ForeignError, match=r"such as 0\.png, is a file in"):
        brought(tmp_path / "codes.npz", tmp_path / "empty")
    assert not (tmp_path / "runs").exists() or not list((tmp_path / "runs").iterdir())


def test_the_same_file_is_the_same_run(tmp_path: Path) -> None:
    np.save(tmp_path / "codes.npy", CODES)
    first = brought(tmp_path / "codes.npy")
    assert brought(tmp_path / "codes.npy").path == first.path
    np.save(tmp_path / "codes.npy", CODES + 1)
    assert brought(tmp_path / "codes.npy").path != first.path


def test_a_model_asks_for_images_once(tmp_path: Path) -> None:
    import graphs
    from small import digits

    pixels = digits().train.pixels
    assert pixels is not None
    model = graphs.linear(tmp_path / "model", pixels)

    def opened(kind: str = "", ask: bool = False) -> Brought | ImagesWanted:
        return bring_in(model, None, kind, [], tmp_path, "a test", lambda share, what: None, ask)

    wanted = opened()
    assert isinstance(wanted, ImagesWanted)
    assert (wanted.name, wanted.form) == ("model", (1, 28, 28))
    first, again = opened("digits"), opened()
    assert isinstance(first, Brought)
    assert isinstance(again, Brought)
    assert (first.new, again.new, again.path) == (True, False, first.path)
    assert isinstance(opened(ask=True), ImagesWanted)
    (model / "model.toml").write_text('data = "digits"\nrange = [0, 1]')
    described = opened()
    assert isinstance(described, Brought)
    assert described.new
