"""Runs in the trash and back, and runs that are copied from elsewhere."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import stat
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aegui import paths
from aegui.runs import importing, thumbnail, trash
from aegui.runs.archive import write_archive
from aegui.runs.importing import bring, takes
from aegui.runs.run_folder import Run, RunError
from aegui.runs.trash import TrashRefused

freedesktop = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="another trash")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a trash of its own, on the disk of the runs."""
    other = pytest.importorskip("send2trash.plat_other")
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("XDG_DATA_HOME", str(place / "data"))
    monkeypatch.setattr(other, "XDG_DATA_HOME", os.fsencode(place / "data"))
    monkeypatch.setattr(other, "HOMETRASH_B", os.fsencode(place / "data" / "Trash"))
    monkeypatch.setattr("send2trash.send2trash", other.send2trash)
    return place


def made(path: Path, **state: object) -> Path:
    path.mkdir(parents=True)
    (path / "recipe.toml").write_text('name = "vae"\n')
    (path / "state.json").write_text(json.dumps({"status": "finished"} | state))
    (path / "history").mkdir()
    (path / "history" / "00.safetensors").write_bytes(b"moment")
    return path


@freedesktop
@pytest.mark.parametrize("name", ["one", "with a space & 100 %", "ä-ü", "n" * 200])
def test_a_run_goes_to_the_trash_and_comes_back(home: Path, name: str) -> None:
    run = made(home / "runs" / name)
    first = trash.put(run)
    assert not run.exists()
    assert first.place is not None
    made(run)  # another of the same name
    second = trash.put(run)
    trash.bring_back(first)
    assert (run / "history" / "00.safetensors").read_bytes() == b"moment"
    with pytest.raises(TrashRefused, match="there is another one in its place"):
        trash.bring_back(second)
    with pytest.raises(TrashRefused, match="in the trash no more"):
        trash.bring_back(first)
    assert len(list((home / "data" / "Trash" / "info").iterdir())) == 1


@freedesktop
def test_what_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = made(home / "trained" / "one")
    monkeypatch.setattr(paths, "trained", lambda: home / "trained")
    with pytest.raises(TrashRefused, match="is shipped"):
        trash.put(shipped)
    busy = made(home / "runs" / "busy", status="running", host="elsewhere", heartbeat=1e12, process=7)
    with pytest.raises(TrashRefused, match="is being written by process 7 on elsewhere"):
        trash.put(busy)
    with pytest.raises(TrashRefused, match="not there any more"):
        trash.put(home / "runs" / "gone")
    one = made(home / "runs" / "one")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("send2trash.plat_other.os.rename", refuse)
        with pytest.raises(TrashRefused, match="permission is denied"):
            trash.put(one)
    assert list((home / "data" / "Trash" / "info").iterdir()) == []  # the library's note of it is gone, too
    assert shipped.is_dir()
    assert busy.is_dir()
    assert one.is_dir()


def nothing(share: float, what: str) -> None:
    """Nobody hears how far it is."""


def test_a_run_folder_is_copied_under_a_free_name_and_one_of_ones_own_is_not(tmp_path: Path) -> None:
    run, own = made(tmp_path / "elsewhere" / "one"), tmp_path / "runs"
    (run / "link").symlink_to(tmp_path)
    (run / ".lock").write_text("")
    assert takes(run)
    assert not takes(tmp_path)
    assert bring(run, own, nothing) == (own / "one", True)
    assert bring(run, own, nothing) == (own / "one", False)  # it is there already
    (own / "one" / "about.json").write_text("{}")  # a note, a tag
    assert bring(run, own, nothing) == (own / "one", False)
    (own / "one" / "model.safetensors").write_bytes(b"trained since")
    assert bring(run, own, nothing) == (own / "one-2", True)
    assert bring(run, own, nothing) == (own / "one-2", False)
    (own / "one" / "model.safetensors").unlink()
    (own / "one" / "about.json").unlink()
    assert bring(own / "one", own, nothing) == (own / "one", False)
    names = {str(path.relative_to(own / "one")) for path in (own / "one").rglob("*")}
    assert names == {"recipe.toml", "state.json", "history", "history/00.safetensors"}


def packed(path: Path, names: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in names.items():
            file.writestr(name, content)
    return path


@pytest.mark.parametrize("root", ["", "mine/"])
def test_a_zip_file_of_a_run_is_unpacked_without_what_is_none_of_it(tmp_path: Path, root: str) -> None:
    inside = {
        f"{root}recipe.toml": b'name = "vae"', f"{root}history/1.safetensors": b"1", f"{root}.hidden": b"!",
    }  # fmt: skip
    path = packed(tmp_path / "run.zip", inside)
    assert takes(path)
    made_of_it, new = bring(path, tmp_path / "runs", nothing)
    assert (made_of_it.name, new) == ("mine" if root else "run", True)
    assert {file.name for file in tmp_path.rglob("*") if file.is_file()} == {
        "run.zip", "recipe.toml", "1.safetensors",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["../evil", "r/../../evil", "/evil", "r/a\\..\\evil", "C:evil", "r/X", "a\0b"]
)
def test_an_archive_that_leads_elsewhere_or_has_a_name_twice_is_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "run.aerun", {"r/recipe.toml": b"", "r/x": b""})
    with zipfile.ZipFile(path, "a") as file:
        entry = zipfile.ZipInfo()
        entry.filename = name  # the constructor would mend it
        file.writestr(entry, b"!")
    if name != "a\0b":  # the library ends a name there
        with pytest.raises(
            RunError, match=r"is refused: '.*' in it (leads out of its folder|is there twice)"
        ):
            bring(path, tmp_path / "runs", nothing)
        assert {file.name for file in tmp_path.rglob("*")} == {"run.aerun"}


def test_an_archive_with_a_link_a_lie_or_too_much_in_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = zipfile.ZipInfo("r/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = packed(tmp_path / "link.aerun", {"r/recipe.toml": b""})
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(link, "/etc/passwd")
    with pytest.raises(RunError, match="'r/link' in it is a link"):
        bring(path, tmp_path / "runs", nothing)
    monkeypatch.setattr(importing, "SMALL", 10**5)
    bomb = packed(tmp_path / "bomb.aerun", {"recipe.toml": b"", "x": bytes(10**6)})
    with pytest.raises(RunError, match="no run"):
        bring(bomb, tmp_path / "runs", nothing)
    monkeypatch.setattr(importing, "MOST_FILES", 3)
    many = packed(tmp_path / "many.aerun", {"recipe.toml": b"", **{f"{n}": b"" for n in range(9)}})
    with pytest.raises(RunError, match="it holds 10 files, and a run at most 3"):
        bring(many, tmp_path / "runs", nothing)
    assert not takes(many.rename(tmp_path / "many.zip"))
    assert not (tmp_path / "runs").exists()


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_archive_is_unpacked_or_refused_in_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "torn.aerun"
    packed(path, {"r/recipe.toml": b"x" * 40, "r/model.safetensors": b"weights"})
    content = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    with suppress(RunError):
        made_of_it, _ = bring(path, tmp_path / "runs", nothing)
        assert (made_of_it / "recipe.toml").is_file()
    assert {one.name for one in tmp_path.iterdir()} <= {"torn.aerun", "runs"}
    shutil.rmtree(tmp_path / "runs", ignore_errors=True)


def test_a_run_is_one_file_and_comes_back_as_it_was(tmp_path: Path) -> None:
    run = made(tmp_path / "elsewhere" / "one ä", host="here", process=7, message="kept")
    (run / "a.csv").write_text("a,b\n" * 1000)
    path = tmp_path / "x.aerun"
    assert write_archive(Run(run), path) == path.stat().st_size < 3000
    assert path.read_bytes()[30:61] == b"mimetypeapplication/x-aegui-run"  # what the desktop looks for
    back, _ = bring(path, tmp_path / "runs", nothing)
    assert back.name == "one ä"
    for name in importing.files_of(run):
        if name.name != "state.json":
            assert (back / name).read_bytes() == (run / name).read_bytes()
    assert json.loads((back / "state.json").read_text()) == {"status": "finished", "message": "kept"}
    state = {"status": "running", "process": os.getpid(), "host": socket.gethostname()}
    (run / "state.json").write_text(json.dumps(state))
    with pytest.raises(RunError, match="is being written by this program"):
        write_archive(Run(run), tmp_path / "y.aerun")
    assert not (tmp_path / "y.aerun").exists()


def test_zip_files_that_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not takes(packed(tmp_path / "none.zip", {"a/b": b""}))
    two = packed(tmp_path / "two.zip", {"a/recipe.toml": b"", "b/recipe.toml": b""})
    assert not takes(two)
    with pytest.raises(RunError, match="or several"):
        bring(two, tmp_path / "runs", nothing)
    torn = tmp_path / "torn.zip"
    torn.write_bytes(b"PK\x03\x04 nothing")
    assert not takes(torn)
    with pytest.raises(RunError, match="can't be unpacked"):
        bring(torn, tmp_path / "runs", nothing)
    large = packed(tmp_path / "large.zip", {"recipe.toml": b"x" * 3000})
    monkeypatch.setattr(importing, "MOST_BYTES", 2000)
    with pytest.raises(RunError, match="at most"):
        bring(large, tmp_path / "runs", nothing)
    assert not (tmp_path / "runs").exists()


def test_what_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    def cancel(share: float, what: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring(made(tmp_path / "elsewhere" / "one"), tmp_path / "runs", cancel)
    assert list((tmp_path / "runs").iterdir()) == []


def test_the_small_picture_of_a_run_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path))
    run, colours = paths.trained() / "quick-start", [(255, 0, number) for number in range(10)]
    content = thumbnail.drawn(run, colours, "dark")
    picture = Image.open(io.BytesIO(content))
    assert picture.size == (2 * thumbnail.SIDE + thumbnail.GAP, thumbnail.SIDE)
    assert len(picture.getcolors(10**6) or ()) > 50
    monkeypatch.setattr(thumbnail, "Run", None)
    assert thumbnail.drawn(run, colours, "dark") == content
    assert thumbnail.drawn(tmp_path, colours, "dark") == b""
