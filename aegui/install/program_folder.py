"""`aegui build`: the program as a folder that needs no Python, no network and no administrator.

It is handed on as an archive with a script that installs it for one user, or as a .deb.

PyInstaller makes the folder on the system that it is for. The scripts beside this file (`packages/`) make an
installer of it on Windows and a disk image on macOS.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from aegui import paths
from aegui.install import shortcut
from aegui.text import counted
from aegui.translation import tr
from aegui.version import __version__

NAME = "aegui"
PLACE = "opt/aegui"  # of a .deb
SCRIPTS = Path(__file__).parent / "packages"
KINDS = ("tar", "deb")
# What the environment of a developer has and the program never imports, or only where an extra brought it.
EXCLUDED = (
    "IPython", "PyQt5", "PyQt6", "_pytest", "absl", "alembic", "astropy", "colorlog", "execnet", "font_lato",
    "font_manrope", "grpc", "hypothesis", "jax", "keras", "matplotlib", "mypy", "optuna", "pandas",
    "pypdfium2", "pytest", "reportlab", "resvg", "ruff", "sqlalchemy", "tensorboard", "tensorflow", "tkinter",
    "torch.utils.tensorboard", "triton",
)  # fmt: skip
# Of torch, what C++ programs are built with and what tests it; of Arrow, what speaks to servers: 50 MB.
PRUNED = (
    "torch/include", "torch/share", "torch/test", "torch/bin/test_*", "torch/bin/protoc*", "torch/lib/*.a",
    "torch/lib/*.lib", "pyarrow/include", "pyarrow/tests", "*libarrow_flight.*", "*libarrow_python_flight.*",
    "*libarrow_s3.*", "pyarrow/*libarrow_flight.*", "pyarrow/*libarrow_python_flight.*",
    "pyarrow/*libarrow_s3.*", "pyarrow/_flight.*", "pyarrow/_s3fs.*",
)  # fmt: skip
# Libraries that came with the names of what nobody calls from outside: 150 MB. Not all may be stripped: some
# of those that were patched in their wheels, as numpy's OpenBLAS, can't be loaded any more.
NAMED = ("libpython3*.so*", "torch/lib/libtorch*.so", "numcodecs/*.so")
Say = Callable[[str], None]


class BuildError(ValueError):
    """Why there is no program folder; one sentence."""


def arguments(work: Path) -> list[str]:
    """How PyInstaller is called; it works in a folder of its own."""
    if find_spec("PyInstaller") is None:
        raise BuildError(tr("PyInstaller is not there: pip install 'autoencoder-explorer[build]'."))
    root = paths.root()
    icon = {"win32": "aegui.ico", "darwin": "aegui.icns"}.get(sys.platform)
    words = [
        "--noconfirm", "--onedir", "--name", NAME, "--log-level", "WARN",
        "--distpath", str(work / "dist"), "--workpath", str(work / "build"), "--specpath", str(work),
        "--paths", str(root), "--collect-submodules", NAME,
        "--add-data", f"{paths.resources()}{os.pathsep}aegui/resources",
        "--add-data", f"{paths.trained()}{os.pathsep}aegui/trained",
        "--recursive-copy-metadata", "autoencoder-explorer",
    ]  # fmt: skip
    if icon:
        words += ["--windowed", "--icon", str(paths.resources() / "icons" / icon)]
    for name in EXCLUDED:
        words += ["--exclude-module", name]
    for name in ("h5py", "zarr", "pyarrow", "onnxscript", "onnxruntime"):
        if find_spec(name) is not None:
            words += ["--hidden-import", name]
    entry = work / "start.py"
    entry.write_text("import sys\n\nfrom aegui.__main__ import main\n\nsys.exit(main())\n", encoding="utf-8")
    return [*words, str(entry)]


def build(out: Path, kinds: tuple[str, ...] = (), say: Say = lambda text: None) -> list[Path]:
    """Make `out/aegui` anew and, of it, packages of some kinds; the paths of all. It takes minutes and 3 GB.

    Raises `BuildError` and `OSError`.
    """
    if not (paths.root() / "pyproject.toml").is_file():
        raise BuildError(tr("the program folder is built in a checkout of the repository."))
    folder = out / NAME
    if folder.exists() and not (folder / "_internal").is_dir():
        raise BuildError(tr("{} is there and is no program folder: name another place with --out.", folder))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="aegui-build-", dir=out) as work:
        say(tr("PyInstaller collects the program; this takes some minutes."))
        done = subprocess.run(
            [sys.executable, "-m", "PyInstaller", *arguments(Path(work))],
            stdin=subprocess.DEVNULL, check=False, env={**os.environ, "PYTHONPATH": str(paths.root())},
        )  # fmt: skip
        made = Path(work) / "dist" / NAME
        if done.returncode or not made.is_dir():
            raise BuildError(
                tr("PyInstaller ended with code {}; what it said stands above.", done.returncode)
            )
        prune(made)
        add_sources(made)
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    count, size = measured(folder)
    say(f"{folder}: {counted(count, 'file')}, {size / 1e6:,.0f} MB")
    return [folder, *(PACKERS[kind](folder, out) for kind in kinds)]


def prune(folder: Path) -> None:
    """Take out of a program folder what the program does not need: files, and on Linux names of functions."""
    inside = folder / "_internal"
    for pattern in PRUNED:
        for found in sorted(inside.glob(pattern)):
            shutil.rmtree(found) if found.is_dir() and not found.is_symlink() else found.unlink()
    if sys.platform.startswith("linux") and shutil.which("strip"):
        libraries = [str(one) for part in NAMED for one in inside.glob(part) if not one.is_symlink()]
        subprocess.run(["strip", "--strip-unneeded", *libraries], check=False, stdin=subprocess.DEVNULL)


def add_sources(folder: Path) -> None:
    """Texts that are read while the program runs: of our layers, for `aegui export --format safetensors`, and
    of onnxscript, whose functions are made of theirs."""
    for name in (NAME, "onnxscript"):
        found = find_spec(name)
        if found is None or found.origin is None:
            continue
        package = Path(found.origin).parent
        for file in package.rglob("*.py"):
            place = folder / "_internal" / name / file.relative_to(package)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)


def measured(folder: Path) -> tuple[int, int]:
    """Files, and their bytes."""
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    return len(files), sum(file.stat().st_size for file in files)


def pack_tar(folder: Path, out: Path) -> Path:
    """An archive of the folder with a script that installs it for one user."""
    target = out / f"{NAME}-{__version__}-{machine()}.tar.gz"
    with tarfile.open(target, "w:gz", compresslevel=6) as archive:
        archive.add(folder, f"{NAME}-{__version__}/{NAME}")
        archive.add(SCRIPTS / "install.sh", f"{NAME}-{__version__}/install.sh", filter=_executable)
    return target


def _executable(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.mode = 0o755
    return entry


def pack_deb(folder: Path, out: Path) -> Path:
    """A package for Debian, Ubuntu and their like."""
    if shutil.which("dpkg-deb") is None:
        raise BuildError(tr("dpkg-deb is not there: a .deb is made on Debian, Ubuntu and their like."))
    target = out / f"{NAME}_{__version__}_{'amd64' if machine() == 'x86_64' else 'arm64'}.deb"
    with tempfile.TemporaryDirectory(prefix="aegui-deb-", dir=out) as work:
        root = Path(work) / "root"
        (root / PLACE).parent.mkdir(parents=True)
        shutil.copytree(folder, root / PLACE, symlinks=True, copy_function=_linked)
        for path, content in deb_files(measured(folder)[1]):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        for source, place in shortcut.icons(root / "usr/share"):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
        (root / "usr/bin").mkdir(parents=True)
        (root / "usr/bin" / NAME).symlink_to(f"/{PLACE}/{NAME}")
        command = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z6", "--build", str(root), str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise BuildError(tr("{} failed: {}", "dpkg-deb", done.stderr.strip()))
    return target


def deb_files(size: int) -> Iterator[tuple[str, str]]:
    """The texts of a .deb by their paths; `size` in bytes."""
    libraries = (
        "libegl1, libgl1, libfontconfig1, libxkbcommon0, libxkbcommon-x11-0, libdbus-1-3, libxcb-cursor0"
    )
    fields = {
        "Package": "autoencoder-explorer",
        "Version": __version__,
        "Architecture": "amd64" if machine() == "x86_64" else "arm64",
        "Maintainer": "The Autoencoder Explorer project <autoencoder-explorer@localhost>",
        "Installed-Size": str(size // 1024),
        "Depends": libraries,
        "Section": "science",
        "Priority": "optional",
        "Description": shortcut.COMMENT,
    }
    yield "DEBIAN/control", "".join(f"{key}: {value}\n" for key, value in fields.items())
    yield "usr/share/applications/aegui.desktop", shortcut.desktop_entry([f"/{PLACE}/{NAME}"])
    yield "usr/share/mime/packages/aegui.xml", shortcut.mime_xml()


def _linked(source: str, target: str) -> str:
    """A second name of a file and not a second copy, where the disk can."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target)
    return target


def machine() -> str:
    """x86_64, aarch64, …"""
    import platform

    return platform.machine()


PACKERS: dict[str, Callable[[Path, Path], Path]] = {"tar": pack_tar, "deb": pack_deb}
