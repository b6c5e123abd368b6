"""`aegui doctor`: what the program finds on this machine, and what mends what it does not find."""

from __future__ import annotations

import importlib
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from aegui import paths
from aegui.install import bootstrap, libraries
from aegui.settings import understood
from aegui.translation import QT_TRANSLATE_NOOP, tr
from aegui.version import __version__

if TYPE_CHECKING:
    from rich.console import RenderableType

LITTLE = 1_000_000_000  # bytes free: a day of training writes a few hundred MB


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; the advice is one sentence, empty where there is nothing to mend."""

    name: str
    value: str
    ok: bool = True
    advice: str = ""


def examine(data: Path | None = None) -> list[Check]:
    """Look at everything; a look that fails is itself a finding, so this raises nothing."""
    looks: dict[str, Callable[[], Iterator[Check]]] = {
        "versions": versions,
        "settings": settings,  # before what reads them, for a broken file is set aside by the first
        "log": log,
        "devices": devices,
        "threads": threads,
        "display": display,
        "data sets": lambda: data_sets(data),
        "runs folder": runs_folder,
        "cache": cache,
        "shipped runs": shipped_runs,
    }
    return [check for name, look in looks.items() for check in carefully(name, look)]


def carefully(name: str, look: Callable[[], Iterator[Check]]) -> Iterator[Check]:
    """The findings of a look, and what stopped it."""
    try:
        yield from look()
    except Exception as error:
        advice = tr("This is a fault of the program or of its installation: please report it.")
        yield Check(name, f"{type(error).__name__}: {error}", False, advice)


def versions() -> Iterator[Check]:
    """The program, Python and the packages."""
    yield Check(paths.NAME, f"{__version__} in {paths.root()}")
    yield Check("Python", f"{platform.python_version()} in {sys.prefix}")
    yield Check("system", platform.platform())
    for package in packages():
        try:
            yield Check(package, metadata.version(package))
        except metadata.PackageNotFoundError:
            advice = tr("Install the program again: python3 aegui, or pip install autoencoder-explorer.")
            yield Check(package, "missing", False, advice)


def packages() -> list[str]:
    """The names of the packages that the program asks for."""
    if bootstrap.is_checkout(bootstrap.ROOT):
        wanted = bootstrap.requirements(bootstrap.ROOT, [])
    else:
        wanted = [one for one in metadata.requires("autoencoder-explorer") or [] if "extra ==" not in one]
    return [re.split(r"[^\w.-]", one)[0] for one in wanted]


def devices() -> Iterator[Check]:
    """What can train, the fastest first."""
    import torch

    for index in range(torch.cuda.device_count()):
        free, total = (amount / 1e9 for amount in torch.cuda.mem_get_info(index))
        name = torch.cuda.get_device_name(index)
        yield Check(f"cuda:{index}", tr("{}, {:.1f} of {:.1f} GB free", name, free, total))
    if torch.backends.mps.is_available():
        yield Check("mps", tr("Apple's GPU"))
    if shutil.which("nvidia-smi") and not torch.cuda.is_available():
        advice = tr("Update the NVIDIA driver, or install a build of torch with CUDA, to train on the GPU.")
        yield Check("cuda", tr("torch {} cannot use the NVIDIA GPU", torch.__version__), False, advice)
    yield Check("cpu", tr("{}, {} logical cores", processor(), os.cpu_count()))


def processor() -> str:
    """The processor's name."""
    try:
        named = re.search(r"^model name\s*: (.+)", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        named = None
    return named[1] if named else platform.processor() or platform.machine()


def threads() -> Iterator[Check]:
    """How many threads torch takes, and how they wait."""
    import torch

    yield Check("threads", str(torch.get_num_threads()))
    policy = os.environ.get("OMP_WAIT_POLICY", tr("not set"))
    passive = policy.upper() == "PASSIVE"
    advice = (
        "" if passive else tr("Set OMP_WAIT_POLICY=PASSIVE, so that training leaves the window its share.")
    )
    yield Check("OMP_WAIT_POLICY", policy, passive, advice)


def display() -> Iterator[Check]:
    """Where a window would open, and the system libraries of Qt."""
    found = bootstrap.display_platform()
    advice = tr("Start it in a desktop session; the headless commands work without (aegui --help).")
    yield Check("display", found or "none", bool(found), "" if found else advice)
    if not sys.platform.startswith("linux"):
        return
    absent = libraries.missing(["qt", "xcb"] if found.startswith("xcb") else ["qt"])
    value = "missing: " + ", ".join(library.name for library in absent) if absent else tr("all there")
    sentence = libraries.advice(absent) if absent else ""
    yield Check(
        QT_TRANSLATE_NOOP("", "system libraries"), value, not absent, sentence[:1].upper() + sentence[1:]
    )


def data_sets(data: Path | None) -> Iterator[Check]:
    """The data folders, in the order they are looked through, and where each data set is."""
    folders = paths.data_dirs(data)
    for folder in folders:
        yield Check(
            QT_TRANSLATE_NOOP("", "data folder"),
            f"{folder}" + ("" if folder.is_dir() else tr(" (not there yet)")),
        )
    registry = importlib.import_module("aegui.parts.datasets").datasets
    checks = {e.name: find(e.name, e.what, folders) for e in registry if "path" not in e.what.model_fields}
    absent = [name for name, check in checks.items() if not check.ok]
    yield from (check for check in checks.values() if check.ok)
    if absent:  # no fault: nobody needs them all
        how = tr("download them in the window, or give the folder that has them with --data or AEGUI_DATA")
        yield Check(QT_TRANSLATE_NOOP("", "other data sets"), f"{', '.join(absent)}: {how}")


def find(name: str, kind: type, folders: Sequence[Path]) -> Check:
    """Where one data set is."""
    name = f"data set {name}"
    try:
        place = kind().find(folders)
    except Exception as error:  # one that needs a folder of the user's, or a broken one
        return Check(name, str(error).splitlines()[0] if str(error) else type(error).__name__)
    if place is not None:
        return Check(name, str(place))
    download = getattr(kind, "can_download", False)
    how = tr("Download it in the window, or give") if download else "Give"
    return Check(
        name, tr("not found"), False, tr("{} the folder that has it with --data or AEGUI_DATA.", how)
    )


def runs_folder() -> Iterator[Check]:
    """Whether new runs can be written, and how much room they have."""
    folder = paths.runs_dir()
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    if not (place.is_dir() and os.access(place, os.W_OK)):
        advice = tr("Choose another folder in the settings, or with AEGUI_RUNS.")
        yield Check(QT_TRANSLATE_NOOP("", "runs folder"), tr("{}, not writable", folder), False, advice)
        return
    free = shutil.disk_usage(place).free
    advice = "" if free >= LITTLE else tr("Free some disk space, or choose another folder with AEGUI_RUNS.")
    yield Check(
        QT_TRANSLATE_NOOP("", "runs folder"),
        tr("{}, {:.1f} GB free", folder, free / 1e9),
        free >= LITTLE,
        advice,
    )


def cache() -> Iterator[Check]:
    """What is kept of images that were read, which may be deleted at any time."""
    caching = importlib.import_module("aegui.parts.datasets.caching")
    folder, used = caching.folder(), caching.size()
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    most = caching.most(used, shutil.disk_usage(place).free)
    yield Check(
        "cache", tr("{}, {:.1f} GB of at most {:.1f} GB; it may be deleted", folder, used / 1e9, most / 1e9)
    )


def settings() -> Iterator[Check]:
    """The settings file and whether it can be understood."""
    said: list[str] = []
    file = paths.config_file()
    there = file.exists()
    raw = paths.load_settings(said.append)
    lost = bool(said)
    understood(raw, said.append)
    count = len(raw)
    if said:
        advice = tr("Set again what you had changed, or mend the file and put it back.")
        if not lost:
            advice = tr("Set it again: aegui settings says what each may be.")
        yield Check("settings", " ".join(said), False, advice)
    else:
        yield Check(
            "settings", f"{file}, {count} set" if there else tr("{}, not there: the defaults hold", file)
        )


def log() -> Iterator[Check]:
    """The file that a report of a fault can carry."""
    file = paths.log_file()
    yield Check(
        "log", f"{file}" if file.exists() else tr("{}, not there: the window was not opened yet", file)
    )


def shipped_runs() -> Iterator[Check]:
    """The runs that came with the program."""
    runs = sorted(file.parent.name for file in paths.trained().glob("*/recipe.toml"))
    advice = (
        "" if runs else tr("Get the program again: the folder {} came without its runs.", paths.trained())
    )
    yield Check(QT_TRANSLATE_NOOP("", "shipped runs"), ", ".join(runs) or "none", bool(runs), advice)


def render(checks: Sequence[Check]) -> RenderableType:
    """A table for the terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        mark = Text("✓", "green") if check.ok else Text("!", "yellow")
        text = Text(check.value)
        if check.advice:
            text.append("\n" + check.advice, "yellow")
        table.add_row(tr(check.name), mark, text)
    return table


def as_json(checks: Sequence[Check]) -> list[dict[str, str | bool]]:
    """The findings as plain records, for one JSON object."""
    return [asdict(check) for check in checks]
