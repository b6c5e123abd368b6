"""The environment that the program makes for itself: where it lies, and whether it was finished.

Standard library only, and it parses on Python 3.6, as all that a start meets before the packages are there.
"""

import os
import sys

STAMP = "aegui-stamp.txt"  # in the environment: a line for each thing that is known to be there
LOG = "install.log"


class StartError(Exception):
    """Why the program cannot start, in one sentence for the user."""


def environment_folder(root: str) -> str:
    """`.venv` in the checkout, or a folder among the user's data where the checkout is read-only."""
    folder = os.path.join(root, ".venv")
    if os.path.exists(os.path.join(folder, STAMP)) or os.access(root, os.W_OK):
        return folder
    import zlib

    # One for each checkout, told apart by its path.
    return os.path.join(user_data(), f"venv-{zlib.crc32(root.encode()):08x}")


def user_data() -> str:
    """The user's data folder, as platformdirs names it, which is not installed yet."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share")
    return os.path.join(base, "aegui")


def environment_python(folder: str) -> str:
    """The interpreter of a virtual environment."""
    parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(folder, *parts)


def interpreter_line(folder: str) -> str:
    """The stamp's line on the interpreter: a system that moved on to another Python breaks it."""
    return "interpreter: " + os.path.basename(os.path.realpath(environment_python(folder)))


def is_inside(folder: str) -> bool:
    """Whether this very process runs in that environment."""
    return os.path.isdir(folder) and os.path.samefile(sys.prefix, folder)


def read_stamp(folder: str) -> "set[str]":
    """What is known to be in an environment; empty where nothing was finished."""
    try:
        with open(os.path.join(folder, STAMP), encoding="utf-8") as file:
            return set(file.read().splitlines())
    except OSError:
        return set()


def write_stamp(folder: str, lines: "set[str]") -> None:
    """Record what is in an environment, whole or not at all."""
    path = os.path.join(folder, STAMP)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write("\n".join(sorted(lines)) + "\n")
    os.replace(path + ".new", path)


def is_ready(folder: str, wanted: "list[str]") -> bool:
    """Whether the environment was finished with all of these and its interpreter is still there."""
    lines = [*wanted, interpreter_line(folder)]
    return read_stamp(folder).issuperset(lines) and os.path.exists(environment_python(folder))
