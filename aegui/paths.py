"""Where things are: the program's own files, the user's settings, runs and data sets."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from aegui.translation import tr

NAME = "Autoencoder Explorer"
PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """The checkout, or the package's folder where the program was installed."""
    return PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").is_file() else PACKAGE


def resources() -> Path:
    """Recipes, icons, style and translations."""
    return root() / "resources"


def trained() -> Path:
    """The shipped runs, to be read only."""
    return root() / "trained"


def user_data_dir() -> Path:
    """The program's folder among the user's data."""
    import platformdirs

    return platformdirs.user_data_path("aegui", appauthor=False)


def cache_dir() -> Path:
    """What can be made again and may be deleted at any time: `$AEGUI_CACHE`, or the user's cache folder."""
    chosen = os.environ.get("AEGUI_CACHE")
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return platformdirs.user_cache_path("aegui", appauthor=False)


def log_file() -> Path:
    """What the window said and what went wrong: see `aegui.log`."""
    import platformdirs

    return platformdirs.user_log_path("aegui", appauthor=False) / "aegui.log"


def config_file() -> Path:
    """The settings, shared by the window and the command line."""
    return _config_dir(os.environ.get("XDG_CONFIG_HOME"), os.environ.get("HOME")) / "settings.toml"


@cache
def _config_dir(*variables: str | None) -> Path:
    """Asked for hundreds of times while a window opens; another where these variables say something else."""
    import platformdirs

    return platformdirs.user_config_path("aegui", appauthor=False)


def runs_dir() -> Path:
    """Where new runs go: `$AEGUI_RUNS`, the setting `runs`, or a visible folder of the user's."""
    chosen = os.environ.get("AEGUI_RUNS") or _set_folder("runs")
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return platformdirs.user_documents_path() / NAME / "runs"


def data_dirs(explicit: Path | None = None) -> tuple[Path, ...]:
    """Where data sets are looked for, in this order: `--data`, `$AEGUI_DATA`, the user's data folder."""
    asked = [explicit, os.environ.get("AEGUI_DATA")]
    folders = [Path(folder).expanduser().absolute() for folder in asked if folder]
    return tuple(dict.fromkeys([*folders, download_dir()]))


def download_dir() -> Path:
    """The user's data folder, which downloads go to: the setting `data`, or one of the program's own."""
    chosen = _set_folder("data")
    return Path(chosen).expanduser() if chosen else user_data_dir() / "data"


def _set_folder(name: str) -> str:
    """A folder of the settings, "" where none is set that could be one: `aegui.settings` tells why."""
    chosen = load_settings().get(name)
    if not isinstance(chosen, str) or "\0" in chosen:
        return ""
    return chosen if Path(chosen).expanduser().is_absolute() else ""


def complain(sentence: str) -> None:
    """Say something on standard error."""
    print(f"aegui: {sentence}", file=sys.stderr)


def load_settings(say: Callable[[str], object] = complain) -> dict[str, Any]:
    """The user's settings; a file that cannot be understood is kept aside, and `say` is told."""
    import tomllib

    file = config_file()
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        say(tr("the settings {} cannot be read ({}); the defaults are used.", file, error.strerror))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        try:
            say(tr("the settings cannot be understood ({}) and were kept as {}.", error, set_aside(file)))
        except OSError:
            say(tr("the settings {} cannot be understood ({}); the defaults are used.", file, error))
    return {}


def set_aside(file: Path) -> Path:
    """Rename a broken file to a free name that ends in `.broken`, and give that name."""
    number, kept = 1, file.with_name(file.name + ".broken")
    while kept.exists():
        number += 1
        kept = file.with_name(f"{file.name}-{number}.broken")
    return file.rename(kept)


def save_settings(changes: Mapping[str, Any]) -> None:
    """Merge some settings into the file; None takes one out. Raises `OSError` where it cannot be written."""
    import tomli_w

    from aegui.files import write_text

    settings = {**load_settings(), **changes}
    kept = {key: value for key, value in settings.items() if value is not None}
    config_file().parent.mkdir(parents=True, exist_ok=True)
    write_text(config_file(), tomli_w.dumps(kept))
