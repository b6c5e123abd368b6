"""Start where the packages are: here, or in the checkout's own environment, made if need be.

Standard library only, and it parses on Python 3.6, to say there that it is too old. Every start passes
through here, so it imports next to nothing; the work of installing is `installer`'s.
"""

import os
import sys

from aegui.install.environment import (
    LOG,
    StartError,
    environment_folder,
    environment_python,
    is_inside,
    is_ready,
    read_stamp,
    write_stamp,
)

NAME = "Autoencoder Explorer"
OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INSIDE = "AEGUI_INSIDE"  # set for the program that is started again: do not look a second time


def complain(sentence: str, code: int = 1) -> int:
    """Say what is wrong on standard error and give back the exit code."""
    if sys.stderr is not None:  # pythonw has none
        sys.stderr.write("aegui: " + sentence + "\n")
    return code


def prepare(arguments: "list[str]", root: str = ROOT) -> None:
    """Return where the packages are present; elsewhere start again, not to return, where they are."""
    if sys.version_info[:2] < OLDEST:
        raise StartError(too_old(sys.version_info[:3], sys.executable))
    if os.environ.pop(INSIDE, None) or not is_checkout(root):
        return
    wanted = requirements(root, ["dev"] if arguments[:1] == ["test"] else [])
    folder = environment_folder(root)
    ours = is_inside(folder)
    ready = is_ready(folder, wanted)
    active = not ours and sys.prefix != sys.base_prefix
    # What our own installer left unfinished looks installed to `satisfied`.
    unfinished = ours and os.path.exists(os.path.join(folder, LOG))
    if (active or not ready) and not unfinished and satisfied(wanted):
        return
    if not ready:
        from aegui.install import installer

        installer.install(root, folder, wanted)
    check_libraries(arguments, folder)
    if not (ours and ready):
        start_again([environment_python(folder), os.path.join(root, "aegui"), *arguments], {INSIDE: "1"})


def too_old(version: "tuple[int, ...]", executable: str) -> str:
    """The sentence for a Python that cannot run the program."""
    have = ".".join(str(part) for part in version)
    need = ".".join(str(part) for part in OLDEST)
    return (
        f"{NAME} needs Python {need} or later, and {executable} is Python {have}; "
        f"install a newer one (python.org, or your system's packages) and start it with that."
    )


def is_checkout(root: str) -> bool:
    """Whether the program lies in its repository; installed with pip, its packages came with it."""
    return os.path.isfile(os.path.join(root, "pyproject.toml"))


def requirements(root: str, extras: "list[str]") -> "list[str]":
    """What pyproject.toml asks for, with these extras: the only list there is."""
    import tomllib

    try:
        with open(os.path.join(root, "pyproject.toml"), "rb") as file:
            project = tomllib.load(file)["project"]
        groups = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise StartError(f"pyproject.toml in {root} cannot be read: {error}.") from error
    return [requirement for group in groups for requirement in group]


def satisfied(wanted: "list[str]") -> bool:
    """Whether the running Python has all of these by itself, as in an environment the user made."""
    import re
    from importlib import metadata

    parts = re.findall(r"^([\w.-]+)(?:\[[^]]*\])?([^;\n]*)", "\n".join(wanted), re.MULTILINE)
    for name, bounds in parts:
        try:
            have = metadata.version(name)
        except metadata.PackageNotFoundError:
            return False
        if not all(meets(have, *bound) for bound in re.findall(r"([=<>!~]=|[<>])\s*([\d.]+)", bounds)):
            return False
    return True


def meets(have: str, relation: str, bound: str) -> bool:
    """Whether a version such as `2.13.0+cpu` keeps one bound, by its release numbers."""
    left, right = release(have), release(bound)
    return {
        "==": left == right,
        "!=": left != right,
        ">=": left >= right,
        "~=": left >= right and left[: len(right) - 1] == right[:-1],
        "<=": left <= right,
        "<": left < right,
        ">": left > right,
    }[relation]


def release(version: str) -> "list[int]":
    """The release numbers of a version, without the zeros at the end."""
    import re

    numbers = [int(part) for part in re.findall(r"\d+", re.sub(r"[^\d.].*", "", version))]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers


def check_libraries(arguments: "list[str]", folder: str) -> None:
    """Ask once for each environment whether the loader finds what Qt links, where Qt will be needed."""
    stamp = read_stamp(folder)
    unknown = [group for group in library_groups(arguments) if "libraries: " + group not in stamp]
    if not unknown:
        return
    from aegui.install import libraries

    absent = libraries.missing(unknown)
    if absent:
        from aegui.install.spoken import speak

        speak()
        raise StartError(libraries.advice(absent))
    write_stamp(folder, stamp | {"libraries: " + group for group in unknown})


def library_groups(arguments: "list[str]") -> "list[str]":
    """The groups of system libraries that this start will load: `qt`, and `xcb` for a window on X11."""
    if not sys.platform.startswith("linux"):
        return []
    if arguments[:1] == ["test"]:
        return ["qt"]
    platform = display_platform()
    if arguments[:1] not in ([], ["open"]) or not platform:
        return []  # no window, or no display for it: the command line has its own sentence
    return ["qt", "xcb"] if platform.startswith("xcb") else ["qt"]


def display_platform() -> str:
    """The platform that Qt would open a window on; empty where there is no display."""
    asked = os.environ.get("QT_QPA_PLATFORM")
    if asked or not sys.platform.startswith("linux"):
        return asked or {"win32": "windows", "darwin": "cocoa"}.get(sys.platform, "")
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb" if os.environ.get("DISPLAY") else ""


def explain_import(error: ImportError) -> "str | None":
    """The sentence for a failed import of Qt or of a package; None where it is a fault of ours."""
    from aegui.install import libraries

    if not libraries.named(str(error)):
        return None
    return libraries.advice(libraries.missing(["qt"]) or libraries.named(str(error)))


def start_again(command: "list[str]", changes: "dict[str, str]", cwd: str = "") -> None:
    """Become another program: same terminal, same exit code; `cwd` only where it must differ."""
    environ = {**os.environ, **changes}
    if sys.stderr is not None:
        sys.stderr.flush()
    if os.name == "nt":  # where exec returns to the shell before the new program ends
        import subprocess

        raise SystemExit(subprocess.call(command, env=environ, cwd=cwd or None))
    if cwd:
        os.chdir(cwd)
    os.execve(command[0], command, environ)


def run_tests(arguments: "list[str]", root: str = ROOT) -> int:
    """Run pytest in the checkout, without a display: `--long` adds what takes minutes, `--bench` measures."""
    if not is_checkout(root):
        return complain("the tests come with a checkout of the repository, not with the installed program.")
    command, changes = [sys.executable, "-m", "pytest"], {"QT_QPA_PLATFORM": "offscreen"}
    changes["PYTHONDONTWRITEBYTECODE"] = ""  # compiling the tests and the program anew each time takes 20 s
    if "--bench" in arguments:
        arguments = [argument for argument in arguments if argument != "--bench"]
        naming = ["-o", "python_files=bench_*.py", "-o", "python_functions=bench_*"]
        command += [os.path.join("tests", "benchmarks"), "-s", *naming]
    elif arguments in ([], ["--long"]):
        command += ["-n", "3", "--dist", "loadfile"]  # of which one mostly waits: for a process, for a timer
        changes["OMP_NUM_THREADS"] = os.environ.get("OMP_NUM_THREADS", "1")  # each takes one core
    start_again([*command, *arguments], changes, cwd=root)
    return 0
