"""Starting: which environment is used, which system libraries it needs, and the real thing in a copy."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from starting import PYPROJECT, FakePip, install, make_checkout

from aegui.install import bootstrap, environment, installer, libraries
from aegui.install.environment import StartError


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the environment of the machine that tests."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", bootstrap.INSIDE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return make_checkout(tmp_path)


class StartedAgainError(Exception):
    """The program was started again."""


@pytest.fixture
def restarts(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was started again instead of being started."""
    commands: list[list[str]] = []

    def start_again(command: list[str], changes: dict[str, str], cwd: str = "") -> None:
        commands.append(command)
        raise StartedAgainError

    monkeypatch.setattr(bootstrap, "start_again", start_again)
    return commands


# What every start does


@pytest.mark.parametrize(
    "file",
    [
        "__main__.py", "__init__.py", "install/__init__.py", "install/bootstrap.py", "install/environment.py",
        "install/frozen.py",
    ],
)  # fmt: skip
def test_old_pythons_can_read_what_they_meet(file: str) -> None:
    source = (Path(bootstrap.ROOT) / "aegui" / file).read_text()
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__ import annotations" not in source  # unknown to Python 3.6


def test_old_python_gets_one_sentence(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    with pytest.raises(StartError, match=r"needs Python 3\.11 or later, and .* is Python 3\.9\.18") as raised:
        bootstrap.prepare([], str(checkout))
    assert "\n" not in str(raised.value)
    assert not (checkout / ".venv").exists()


def test_first_start_installs_and_the_second_goes_straight_in(
    checkout: Path, restarts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pip = FakePip()
    monkeypatch.setattr(installer, "run_command", pip)
    monkeypatch.setattr(bootstrap, "satisfied", lambda wanted: False)
    for arguments in (["runs"], ["runs"]):
        with pytest.raises(StartedAgainError):
            bootstrap.prepare(arguments, str(checkout))
    python = environment.environment_python(str(checkout / ".venv"))
    assert restarts == [[python, str(checkout / "aegui"), "runs"]] * 2
    assert sum("install" in command for command in pip.commands) == 1


def test_tests_need_more_and_a_changed_pin_is_installed(
    checkout: Path, restarts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pip = FakePip()
    monkeypatch.setattr(installer, "run_command", pip)
    monkeypatch.setattr(bootstrap, "satisfied", lambda wanted: False)
    monkeypatch.setattr(libraries, "missing", lambda groups: [])

    def start(*arguments: str) -> int:
        with pytest.raises(StartedAgainError):
            bootstrap.prepare(list(arguments), str(checkout))
        return sum("install" in command for command in pip.commands)

    assert start() == 1
    assert start("test") == 2
    assert "pytest>=8.4" in pip.commands[-1]
    assert start() == start("test") == 2  # what the tests need includes what the program needs
    (checkout / "pyproject.toml").write_text(PYPROJECT.replace("2.13.0", "2.14.0"))
    assert start() == 3


def test_a_vanished_interpreter_is_noticed(checkout: Path) -> None:
    install(checkout, FakePip())
    folder = str(checkout / ".venv")
    assert environment.is_ready(folder, ["torch==2.13.0"])
    os.unlink(environment.environment_python(folder))
    assert not environment.is_ready(folder, ["torch==2.13.0"])


def test_an_environment_with_everything_is_used_as_it_is(
    checkout: Path, restarts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "satisfied", lambda wanted: True)
    bootstrap.prepare([], str(checkout))
    assert not restarts
    assert not (checkout / ".venv").exists()


def test_the_installed_program_asks_for_nothing(tmp_path: Path, restarts: list[list[str]]) -> None:
    bootstrap.prepare([], str(tmp_path))
    assert not restarts


@pytest.mark.parametrize(
    ("have", "relation", "bound", "met"),
    [
        ("2.13.0+cpu", "==", "2.13.0", True),
        ("2.13.0", "==", "2.13", True),
        ("2.14.0", "==", "2.13.0", False),
        ("6.11.3", ">=", "6.11.2", True),
        ("6.12.0", "<", "6.12", False),
        ("10.0", ">=", "9.5", True),
        ("1.4", "~=", "1.2", True),
        ("2.0", "~=", "1.2", False),
        ("2.0rc1", ">=", "2.0", True),
    ],
)
def test_versions(have: str, relation: str, bound: str, met: bool) -> None:
    assert bootstrap.meets(have, relation, bound) is met


def test_satisfied_reads_names_extras_and_markers() -> None:
    assert bootstrap.satisfied(["pytest>=8,<1000", "pytest [x] >= 1; python_version > '3'", "pytest"])
    assert not bootstrap.satisfied(["pytest<1"])
    assert not bootstrap.satisfied(["no-such-package-at-all"])


def test_the_real_description_is_understood() -> None:
    wanted = bootstrap.requirements(bootstrap.ROOT, ["dev"])
    assert any(one.startswith("torch==") for one in wanted)
    assert any(one.startswith("pytest") for one in wanted)


# System libraries


def test_missing_libraries_get_the_line_that_mends_them() -> None:
    def load(name: str) -> None:
        if name in ("libEGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(name)

    absent = libraries.missing(["qt", "xcb"], load)
    apt = libraries.advice(absent, lambda tool: tool if tool == "apt" else None)
    assert "libEGL.so.1, libxcb-cursor.so.0" in apt
    assert "sudo apt install libegl1 libxcb-cursor0" in apt
    assert "sudo dnf install libglvnd-egl xcb-util-cursor" in libraries.advice(
        absent, lambda tool: tool if tool == "dnf" else None
    )
    assert libraries.missing(["qt"], lambda name: None) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
@pytest.mark.parametrize(
    ("arguments", "environ", "groups"),
    [
        ([], {"DISPLAY": ":0"}, ["qt", "xcb"]),
        ([], {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["qt"]),
        ([], {"QT_QPA_PLATFORM": "offscreen"}, ["qt"]),
        (["open", "run"], {"DISPLAY": ":0"}, ["qt", "xcb"]),
        ([], {}, []),
        (["test", "-x"], {}, ["qt"]),
        (["train", "x"], {"DISPLAY": ":0"}, []),
    ],
)
def test_which_libraries_a_start_needs(
    arguments: list[str], environ: dict[str, str], groups: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert bootstrap.library_groups(arguments) == groups


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_libraries_are_looked_for_until_they_are_there(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(checkout, FakePip())
    answers = [[libraries.QT[0]], []]
    monkeypatch.setattr(libraries, "missing", lambda groups: answers.pop(0))
    with pytest.raises(StartError, match=r"libEGL\.so\.1"):
        bootstrap.check_libraries(["test"], str(checkout / ".venv"))
    for _ in range(2):  # found, and not asked again
        bootstrap.check_libraries(["test"], str(checkout / ".venv"))
    assert not answers
    assert environment.is_ready(str(checkout / ".venv"), ["torch==2.13.0"])


def test_only_a_failed_import_of_a_system_library_is_explained() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert "libEGL.so.1" in str(bootstrap.explain_import(error))
    assert bootstrap.explain_import(ImportError("cannot import name 'x' from 'aegui.runs'")) is None


# For real, in a copy with a stand-in for the command line


@pytest.fixture
def copy(checkout: Path) -> Path:
    """A checkout that starts for real, with an environment that is this very Python."""
    package = checkout / "aegui"
    for folder in ("install", "cli"):
        (package / folder).mkdir(parents=True)
        (package / folder / "__init__.py").write_text("")
    for name in ("__init__.py", "__main__.py", "translation.py", "version.py"):
        shutil.copy(Path(bootstrap.ROOT) / "aegui" / name, package)
    for name in ("bootstrap", "environment", "frozen", "installer", "libraries", "progress", "spoken"):
        shutil.copy(Path(bootstrap.__file__).with_name(f"{name}.py"), package / "install")
    (package / "datasets.py").write_text("raise SystemExit('shadowed')")
    (package / "cli/main.py").write_text(
        "import os, sys\n"
        "def main(argv):\n"
        "    print(argv, os.getcwd(), sys.prefix, os.environ['OMP_WAIT_POLICY'], 'datasets' in sys.modules)\n"
        "    return 7\n"
    )
    own = checkout / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", own], check=True)
    wanted = bootstrap.requirements(str(checkout), [])
    environment.write_stamp(str(own), {*wanted, environment.interpreter_line(str(own))})
    return checkout


def start(command: list[str], cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
    return subprocess.run(
        command, cwd=cwd, env={**kept, **environ}, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_fresh_checkout_starts_from_anywhere_in_its_own_environment(copy: Path, tmp_path: Path) -> None:
    system = os.path.realpath(sys.executable)
    for command in ([system, str(copy / "aegui")], [system, os.path.relpath(copy / "aegui", tmp_path)]):
        done = start([*command, "runs", "x y"], tmp_path)
        assert done.stdout.split("\n")[0] == f"['runs', 'x y'] {tmp_path} {copy / '.venv'} PASSIVE False"
        assert done.returncode == 7, done.stderr
    done = start([system, "-m", "aegui"], copy, OMP_WAIT_POLICY="ACTIVE")
    assert f"[] {copy} {copy / '.venv'} ACTIVE" in done.stdout


def test_the_second_start_costs_little(copy: Path, tmp_path: Path) -> None:
    """Two interpreters start and nothing heavy is imported: 60 ms of the processor over that, with room."""
    system = os.path.realpath(sys.executable)

    def taken() -> float:
        now = os.times()
        return now.children_user + now.children_system

    def fastest(*command: str) -> float:
        times = []
        for _ in range(3):
            begin = taken()
            start(list(command), tmp_path)
            times.append(taken() - begin)
        return min(times)

    inner = environment.environment_python(str(copy / ".venv"))
    bare = fastest(system, "-c", "pass") + fastest(inner, "-c", "pass")
    assert fastest(system, str(copy / "aegui")) - bare < 0.12


def test_tests_run_in_the_checkout_without_a_display(copy: Path, tmp_path: Path) -> None:
    """pytest itself is a stand-in that tells how it was called."""
    tell = "import os, sys; print(sys.argv[1:], os.getcwd(), os.environ['QT_QPA_PLATFORM']); "
    tell += "sys.exit(5 - sys.dont_write_bytecode)"
    (copy / "pytest.py").write_text(tell)
    code = f"import sys; sys.path.insert(0, {str(copy)!r}); from aegui.install import bootstrap as b; "
    naming = ["-o", "python_files=bench_*.py", "-o", "python_functions=bench_*"]
    bench = [str(Path("tests/benchmarks")), "-s", *naming]
    both = ["-n", "3", "--dist", "loadfile"]
    cases: list[tuple[list[str], list[str]]] = [([], both), (["-k", "x"], ["-k", "x"])]
    cases += [(["--bench"], bench), (["--long"], [*both, "--long"])]
    for arguments, expected in cases:
        command = [sys.executable, "-c", code + f"b.run_tests({arguments})"]
        done = start(command, tmp_path, QT_QPA_PLATFORM="xcb", PYTHONDONTWRITEBYTECODE="1")
        assert done.stdout == f"{expected} {copy} offscreen\n"
        assert done.returncode == 5


def test_a_failure_is_one_line_on_standard_error_and_exit_code_1(copy: Path, tmp_path: Path) -> None:
    (copy / "aegui/cli/main.py").write_text("raise ImportError('libGL.so.1: cannot open shared object file')")
    done = start([os.path.realpath(sys.executable), str(copy / "aegui")], tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("aegui: the system librar")
    assert done.stderr.count("\n") == 1
