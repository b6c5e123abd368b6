"""What `import aegui` offers: it is light, it gives what the window shows, and bad input gets a sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from small import NARROW

import aegui
from aegui import paths
from aegui.face.image_arrays import codes_of, images_of
from aegui.runs import run_folder
from aegui.runs.snapshot import open_run as snapshot_of
from aegui.training.reports import Epoch, Finished

ROOT = Path(__file__).parent.parent.parent
PAGE = (paths.resources() / "docs/python.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
GREY, COLOUR = (1, 4, 6), (3, 4, 6)


@pytest.fixture(scope="module")
def run() -> aegui.Run:
    return aegui.open_run("quick-start")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)


def test_importing_imports_nothing_else() -> None:
    code = (
        "import sys; before = set(sys.modules); import aegui; "
        "assert set(sys.modules) - before == {'aegui', 'aegui.version'}, set(sys.modules) - before; "
        "aegui.open_run('quick-start').codes; aegui.export('quick-start', sys.argv[1]); aegui.list_runs(); "
        "heavy = {'torch', 'sklearn', 'pydantic', 'PySide6'} & set(sys.modules); assert not heavy, heavy"
    )
    command = [sys.executable, "-c", code, "codes.csv"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_every_name_is_there_and_has_a_docstring() -> None:
    for name in set(aegui.__all__) - {"__version__"}:
        assert getattr(aegui, name).__doc__, name
    assert set(aegui.__all__) <= set(dir(aegui))
    with pytest.raises(AttributeError, match=r"aegui.*'nothing'"):
        _ = aegui.nothing
    assert (ROOT / "aegui/py.typed").is_file()
    for name in set(aegui.__all__) - {"__version__", "TrainingRun"}:
        assert name in PAGE, f"{name} is not in python.md"


@pytest.mark.parametrize("number", range(5))
def test_the_examples_of_the_page_run(number: int) -> None:
    exec(compile(EXAMPLES[number], f"example {number + 1}", "exec"), {})


def test_a_run_gives_what_the_window_shows(run: aegui.Run) -> None:
    snapshot = snapshot_of(run_folder.Run(run.path))
    pixels = run.images("test").pixels[:9]
    assert run.encode(pixels).tobytes() == snapshot.encode(pixels).tobytes()
    codes = run.codes.codes[:9]
    assert np.array_equal(np.rint(run.decode(codes) * 255), snapshot.decode(codes))
    assert np.array_equal(np.rint(run.reconstruct(pixels) * 255), snapshot.reconstruct(pixels))
    assert run.encode(pixels[:0]).shape == (0, 2)
    assert run.codes.names == tuple(run.images("shown").names)


def test_a_moment_has_its_own_weights(run: aegui.Run) -> None:
    early = aegui.open_run(run.path, moment=run.moments[0])
    pixels = run.images("test").pixels[:3]
    assert not np.allclose(early.encode(pixels), run.encode(pixels))
    assert repr(early).endswith(f"moment={run.moments[0]})")
    with pytest.raises(ValueError, match=r"quick-start keeps no moment of epoch 7777; it keeps 0, "):
        aegui.open_run(run.path, moment=7777)


@pytest.mark.parametrize("shape", [(5, 3, 4, 6), (5, 4, 6, 3), (5, 72)])
def test_images_of_every_form_are_the_same(shape: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, *COLOUR), np.uint8)
    given = np.moveaxis(pixels, 1, -1) if shape[-1] == 3 else pixels.reshape(shape)
    assert np.array_equal(images_of(given, COLOUR), pixels * np.float32(1 / 255))
    assert np.array_equal(images_of(pixels / 255.0, COLOUR), (pixels / 255.0).astype(np.float32))
    grey = pixels[:, :1]
    assert np.array_equal(images_of(grey[:, 0] > 9, GREY), grey > 9)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (np.zeros((2, 5, 6)), r"shape \(2, 5, 6\); this model takes \(N, 1, 4, 6\), .* or \(N, 24\)\."),
        (np.zeros((4, 6)), r"one image alone: images\[None\]"),
        (np.zeros((2, 4, 6), np.int32), "images has the type int32: give bytes"),
        (np.full((2, 4, 6), 255.0), "values from 255 to 255: bring them to 0 to 1"),
        (np.full((2, 4, 6), np.nan), "values from nan to nan"),
        (["a"], r"images has the shape \(1,\)"),
    ],
)  # fmt: skip
def test_images_that_do_not_fit_get_a_sentence(given: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        images_of(given, GREY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (np.zeros((2, 3)), r"codes has the shape \(2, 3\); this model takes \(N, 2\)\."),
        (np.zeros(2), r"one code alone: codes\[None\]"),
        (np.full((1, 2), np.inf), "codes holds what is no number"),
        ([["a", "b"]], "codes holds what is no number"),
    ],
)
def test_codes_that_do_not_fit_get_a_sentence(given: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        codes_of(given, 2)  # type: ignore[arg-type]


def test_a_training_is_pulled_and_can_be_stopped(tmp_path: Path) -> None:
    training = aegui.train("quick-start", NARROW | {"training.epochs": 50}, out=tmp_path)
    reports = []
    for report in training:
        reports.append(report)
        if isinstance(report, Epoch):
            training.stop()
    assert isinstance(reports[-1], Finished)
    assert reports[-1].stopped
    made = training.run()
    assert made.path.parent == tmp_path
    assert 1 <= len(made.losses["epoch"]) < 50
    assert (
        run_folder.Run(made.path)
        .state["command"]
        .startswith("aegui.train('quick-start', {'training.epochs': ")
    )
    assert [found.path for found in aegui.list_runs(tmp_path)] == [made.path]
    with aegui.train(made.recipe, out=tmp_path) as another:
        next(another)
    assert not run_folder.Run(another.path).busy
    assert run_folder.Run(another.path).state["command"] == "aegui train quick-start.toml"


@pytest.mark.parametrize(
    ("recipe", "changes", "sentence"),
    [
        ("no-such", None, "There is no recipe 'no-such'"),
        ("quick-start", {"training.epochs": 0}, "training.epochs is 0"),
        ("quick-start", {"data": {"kind": "arrays", "path": "no.npz"}}, "no.npz"),
    ],
)
def test_what_can_not_be_trained_leaves_nothing(
    recipe: str, changes: dict[str, object] | None, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(Exception, match=sentence):
        aegui.train(recipe, changes, out=tmp_path / "runs")
    assert not (tmp_path / "runs").exists()


def test_an_export_says_what_it_can_write(run: aegui.Run, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"codes.txt: the name must end in .csv"):
        run.export(tmp_path / "codes.txt")
    assert list(tmp_path.iterdir()) == []
    with np.load(run.export(tmp_path / "codes.npz"), allow_pickle=False) as file:
        assert np.array_equal(file["codes"], run.codes.codes)
        assert tuple(file["images"]) == run.codes.names
