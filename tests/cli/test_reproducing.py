"""What was exported is made again from what it says of itself; what differs is said."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.headless import state_of
from aegui.cli.main import DONE, FAILED, main
from aegui.cli.reproducing import differences
from aegui.explore.kept_view import restored, to_plain
from aegui.exports.codes import stored_table, table_of
from aegui.exports.provenance import Provenance, of_run
from aegui.exports.reading import SaysNothing, provenance_of
from aegui.runs.export import save_png
from aegui.runs.run_folder import Run
from aegui.window.figure_file import write
from aegui.window.figure_stage import FigureStage, FigureStyle
from aegui.window.figures import application, draw
from aegui.window.theme import LIGHT, apply

RUN = Run(paths.trained() / "quick-start")
Reproduce = Callable[..., tuple[int, str, str]]


@pytest.fixture
def reproduce(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Reproduce:
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "runs"))
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)

    def call(*words: object) -> tuple[int, str, str]:
        code = main(["reproduce", *map(str, words)])
        return code, *capfd.readouterr()

    return call


def silent(share: float, what: str) -> None:
    pass


def test_a_view_at_a_moment_is_made_again(reproduce: Reproduce, tmp_path: Path, qtbot: QtBot) -> None:
    """Other classes, another place, a selection, noise: as a user left it."""
    apply(application(), LIGHT)  # as the window does
    moment = float(RUN.moments[2][0])
    table, figure = tmp_path / "codes.csv", tmp_path / "figure.png"
    with state_of(RUN.path, (), moment=moment) as opened:
        assert opened.images is not None
        seen = opened.replaced(
            {
                "classes": frozenset({1, 4}), "cursor": (1.5, -2.0), "noise": replace(opened.noise, draw=3),
                "selection": opened.selection.shown_in(opened.images).take(np.array([4, 9])),
                "backdrop": "none", "view": (-4.0, -3.0, 4.0, 3.0),
            }
        )  # fmt: skip
        view = json.loads(json.dumps(to_plain(seen)))
        assert restored(view, opened)["classes"] == {1, 4}
        table_of(seen, silent).write(table, of_run(RUN, "codes", moment, view=view).to_json())
        style = FigureStyle(width=100.0, dpi=100)
        kept = {"range": [-4.0, -3.0, 4.0, 3.0]}
        settings = {"panel": "latent", "kept": kept, "proportion": 0.8, "style": asdict(style)}
        stage = FigureStage(seen, "latent", kept, 0.8, lambda: None)
        draw(stage, style)
        write(figure, stage, of_run(RUN, "figure", moment, settings, view).to_json())
        stage.close()
    for file in (table, figure):
        code, said, _ = reproduce(file)
        assert code == DONE
        assert said == f"{file.with_stem(file.stem + '-again')}: The same, byte for byte.\n"
    code, _, told = reproduce(table)
    assert code == FAILED
    assert told.endswith("codes-again.csv is there already: name another file with --out.\n")


@pytest.mark.parametrize("ending", ["csv", "npz", "parquet"])
def test_stored_codes_of_a_run_that_moved(ending: str, reproduce: Reproduce, tmp_path: Path) -> None:
    moved, file = tmp_path / "elsewhere", tmp_path / f"codes.{ending}"
    shutil.copytree(RUN.path, moved, ignore=shutil.ignore_patterns("history"))
    recipe = moved / "recipe.toml"
    recipe.write_text(recipe.read_text().replace("seed = 1", "seed = 77"))
    stored_table(Run(moved)).write(file, of_run(Run(moved), "stored codes").to_json())
    code, _, told = reproduce(file)
    assert code == FAILED
    assert "the run elsewhere, and none of yours has its recipe: say where it is now with --run" in told
    code, _, told = reproduce(file, "--run", RUN.path)
    assert code == FAILED
    assert "quick-start has another recipe" in told
    code, said, _ = reproduce(file, "--run", moved)
    assert code == DONE
    assert "The same, byte for byte" in said


def test_what_differs_is_said(tmp_path: Path) -> None:
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    pixels = np.zeros((10, 10), np.uint8)
    save_png(one, pixels, "a")
    save_png(other, pixels, "b")
    assert list(differences(one, other)) == ["Every pixel is the same; what the file says of itself differs."]
    pixels[0, 0] = 7
    save_png(other, pixels)
    assert list(differences(one, other)) == ["1.00% of its pixels differ, by 7 of 255 at most."]
    save_png(other, pixels[:5])
    assert list(differences(one, other)) == ["It has 10 × 5 pixels, and had 10 × 10."]
    table = stored_table(RUN)
    codes = table.codes + np.float32(0.5) * (np.arange(2) == 1)
    for ending in ("csv", "npz", "parquet"):
        files = [tmp_path / f"{n}.{ending}" for n in range(2)]
        table.write(files[0])
        replace(table, codes=codes.astype(np.float32)).write(files[1])
        (said,) = differences(*files)
        assert said.startswith("These differ: ")
        assert ("z2" if ending != "npz" else "codes") in said
        if ending != "parquet":
            assert "(by 0.5 at most)" in said


def test_files_that_say_nothing_are_told(tmp_path: Path, reproduce: Reproduce) -> None:
    made = Provenance("codes", "x", 1, "0").to_json()
    Image.new("L", (2, 2)).save(tmp_path / "plain.png")
    for name, content in {
        "a.npz": b"PK\x03\x04", "b.parquet": b"PAR1PAR1",
        "c.svg": b'<metadata id="aegui">{"format": 1}</metadata>',
        "d.pdf": b"%PDF <aegui:provenance>NaN</aegui:provenance>", "e.png": b"\x89PNG", "f.html": b"<html>",
        "g.csv": b"a,b\n", "h.json": b"[" * 10_000, "i.csv": b"",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(content)
    (tmp_path / "i.csv-metadata.json").write_text('{"notes": []}')
    (tmp_path / "folder").mkdir()
    np.savez(tmp_path / "pickled.npz", aegui=np.array([{}], object))
    for path in sorted(tmp_path.iterdir()):
        if path.suffix != ".json" or path.name == "h.json":
            with pytest.raises(SaysNothing, match=r"\.$"):
                provenance_of(path)
    (tmp_path / "f.html").write_text(f'<script type="application/json" id="aegui">{made}</script>')
    assert provenance_of(tmp_path / "f.html").to_json() == made
    code, _, told = reproduce(tmp_path / "nowhere.csv")
    assert (code, told) == (FAILED, f"aegui: {tmp_path}/nowhere.csv: it is not there.\n")
