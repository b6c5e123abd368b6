"""What a wheel carries, and that what is pinned stays pinned."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

from aegui import __version__, paths

ROOT = paths.root()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_package_is_listed() -> None:
    listed = set(PROJECT["tool"]["setuptools"]["packages"]) - {"aegui.resources", "aegui.trained"}
    modules = (ROOT / "aegui").rglob("*.py")
    assert listed == {".".join(file.parent.relative_to(ROOT).parts) for file in modules}


def test_the_version_stands_once_in_each_place() -> None:
    assert PROJECT["project"]["version"] == __version__


def test_what_breaks_is_pinned() -> None:
    wanted = PROJECT["project"]["dependencies"]
    assert "torch==2.13.0" in wanted
    assert "torchvision==0.28.0" in wanted
    assert any(one.startswith("PySide6-Essentials") and "<6.12" in one for one in wanted)


def test_a_wheel_carries_resources_and_trained(tmp_path: Path) -> None:
    """Built without pip, from a copy, with what is nested and what is hidden."""
    copy = tmp_path / "copy"
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("aegui", "resources"):
        shutil.copytree(ROOT / name, copy / name, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", copy)
    (copy / "README.md").write_text("Read me.")
    nested = copy / "trained/run/history"
    nested.mkdir(parents=True)
    for file in (nested / "codes.safetensors", nested.parent / "state.json", nested / ".hidden"):
        file.write_text("x")
    code = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "aegui/__main__.py" in names
    assert "aegui/trained/run/state.json" in names
    assert "aegui/trained/run/history/codes.safetensors" in names
    for file in (ROOT / "resources").rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            assert f"aegui/{file.relative_to(ROOT).as_posix()}" in names
    assert not [name for name in names if "/." in name or "__pycache__" in name]
