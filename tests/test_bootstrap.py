"""Starting: which environment is used, how it is made, and one sentence for each thing that can be wrong."""

from __future__ import annotations

import ast
import errno
import io
import os
import shutil
import subprocess
import sys
import threading
import time
from collections import namedtuple
from pathlib import Path

import pytest

from aegui import bootstrap, installer, libraries
from aegui.bootstrap import StartError
from aegui.progress import PipReader, Progress

PYPROJECT = """
[project]
name = "x"
dependencies = ["torch==2.13.0", "numpy>=2.0"]
[project.optional-dependencies]
dev = ["pytest>=8.4"]
"""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the environment of the machine that tests."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", bootstrap.INSIDE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing in it but its description; the path has what breaks careless quoting."""
    root = tmp_path / "a b'c"
    root.mkdir()
    (root / "pyproject.toml").write_text(PYPROJECT)
    return root


class FakePip:
    """Makes an environment and installs into it in no time; `fails` with some output instead."""

    def __init__(self, fails: str = "", at: str = "install") -> None:
        self.fails, self.at = fails, at
        self.commands: list[list[str]] = []

    def __call__(self, command, log, read, idle=None) -> int:  # type: ignore[no-untyped-def]
        self.commands.append(command)
        verb = "venv" if "venv" in command else command[4]
        if verb == "venv":
            python = Path(bootstrap.environment_python(command[-1]))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.write_text("")
            (Path(command[-1]) / "lib/python3.11/site-packages/pip-24.2.dist-info").mkdir(parents=True)
        if self.fails and verb == self.at:
            for line in self.fails.splitlines():
                read(line)
                log.write(line + "\n")
            return 1
        return 0


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


def install(checkout: Path, run: FakePip, wanted: list[str] | None = None) -> None:
    installer.install(str(checkout), str(checkout / ".venv"), wanted or ["torch==2.13.0"], run)


# What every start does


@pytest.mark.parametrize("file", ["__main__.py", "bootstrap.py", "__init__.py"])
def test_old_pythons_can_read_what_they_meet(file: str) -> None:
    source = Path(bootstrap.__file__).with_name(file).read_text()
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
    python = bootstrap.environment_python(str(checkout / ".venv"))
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
    assert bootstrap.is_ready(folder, ["torch==2.13.0"])
    os.unlink(bootstrap.environment_python(folder))
    assert not bootstrap.is_ready(folder, ["torch==2.13.0"])


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


def test_a_read_only_checkout_gets_its_environment_among_the_users_data(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr(bootstrap, "user_data", lambda: str(tmp_path / "data"))
    folder = bootstrap.environment_folder(str(checkout))
    assert folder.startswith(str(tmp_path / "data" / "venv-"))
    pip = FakePip()
    installer.install(str(checkout), folder, ["torch==2.13.0"], pip)
    assert "-e" not in pip.commands[-1]
    assert not (checkout / ".venv").exists()


# What can be wrong


def test_no_venv_module(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installer.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StartError, match="sudo apt install python3-venv"):
        install(checkout, FakePip())
    assert not (checkout / ".venv").exists()


def test_no_room_beforehand(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(installer.shutil, "disk_usage", lambda path: usage(10**12, 10**12, 10**8))
    with pytest.raises(StartError, match=r"not enough disk space .* free at least"):
        install(checkout, FakePip())
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "disk space"),
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'\n"
            "ERROR: No matching distribution found for setuptools>=77",
            "connect to the network",
        ),
        ("ERROR: No matching distribution found for torch==2.13.0", r"no torch==2\.13\.0 for Python 3"),
        ("ssl.SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED", "certificate"),
    ],
)
def test_what_pip_says_becomes_one_sentence(checkout: Path, output: str, sentence: str) -> None:
    with pytest.raises(StartError, match=sentence) as raised:
        install(checkout, FakePip(output))
    assert "\n" not in str(raised.value)
    assert not bootstrap.is_ready(str(checkout / ".venv"), ["torch==2.13.0"])
    install(checkout, FakePip())  # the next start repairs it
    assert bootstrap.is_ready(str(checkout / ".venv"), ["torch==2.13.0"])


def test_an_unknown_failure_shows_the_end_of_the_log(checkout: Path) -> None:
    with pytest.raises(StartError, match=r"the end of .*install\.log:\n    early") as raised:
        install(checkout, FakePip("early\n" * 20 + "strange"))
    assert str(raised.value).count("early") == 14
    assert str(raised.value).endswith("strange")
    assert "strange" in (checkout / ".venv" / bootstrap.LOG).read_text()


def test_a_failed_environment_leaves_only_its_log(checkout: Path) -> None:
    with pytest.raises(StartError, match="virtual environment could not be made"):
        install(checkout, FakePip("oh no", at="venv"))
    assert {file.name for file in (checkout / ".venv").iterdir()} == {bootstrap.LOG, installer.LOCK}


def test_a_disk_that_fills_up_while_the_log_is_written(checkout: Path) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StartError, match="disk space"):
        installer.install(str(checkout), str(checkout / ".venv"), ["x"], full)


def test_packages_that_were_half_copied_are_forgotten(checkout: Path) -> None:
    install(checkout, FakePip())
    packages = installer.site_packages(str(checkout / ".venv"))
    for name, record in (("whole-1.0", True), ("half-1.0", False)):
        (packages / f"{name}.dist-info").mkdir()
        (packages / f"{name}.dist-info/METADATA").write_text("")
        if record:
            (packages / f"{name}.dist-info/RECORD").write_text("")
    installer.drop_half_copied(str(checkout / ".venv"))
    assert (packages / "whole-1.0.dist-info").exists()
    assert not (packages / "half-1.0.dist-info").exists()


def test_two_starts_at_once_install_once(checkout: Path) -> None:
    pip = FakePip()

    def slow(*arguments: object) -> int:
        time.sleep(0.05)
        return pip(*arguments)  # type: ignore[arg-type]

    starts = [threading.Thread(target=install, args=(checkout, slow)) for _ in range(2)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert sum("install" in command for command in pip.commands) == 1


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
    assert bootstrap.is_ready(str(checkout / ".venv"), ["torch==2.13.0"])


def test_only_a_failed_import_of_a_system_library_is_explained() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert "libEGL.so.1" in str(bootstrap.explain_import(error))
    assert bootstrap.explain_import(ImportError("cannot import name 'x' from 'aegui.core'")) is None


# Progress


class Terminal(io.StringIO):
    """A terminal that keeps what it was shown."""

    def isatty(self) -> bool:
        return True


PIP = """Collecting torch==2.13.0 (from x)
  Downloading torch-2.13.0-cp311-none-linux.whl.metadata (29 kB)
Collecting numpy>=2.0
Downloading torch-2.13.0-cp311-none-linux.whl (190.4 MB)
Progress 95200000 of 190400000
Installing collected packages: numpy, torch"""


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_progress_names_package_share_and_seconds(stream: io.StringIO, tmp_path: Path) -> None:
    seconds = iter(range(0, 1000, 10))
    progress = Progress(stream, lambda: float(next(seconds)))
    reader = PipReader(tmp_path, progress)
    progress.stage(2, "asking for the packages")
    for line in PIP.splitlines():
        reader.read(line)
    (tmp_path / "numpy-2.0.dist-info").mkdir()
    reader.refresh()
    shown = stream.getvalue()
    for part in ("[2/3]", "package 2: numpy", "torch (190.4 MB): 50 %", "ing 2 packages", "1 of 2", "0 s"):
        assert part in shown
    assert "\x1b" not in shown or stream.isatty()


def test_no_terminal_at_all() -> None:
    Progress(None).say("nobody hears this")


def test_a_command_is_read_line_by_line_and_logged() -> None:
    log, lines = io.StringIO(), list[str]()
    code = "import sys; print('Progress 1 of 2'); print('one'); print('two', file=sys.stderr); sys.exit(3)"
    assert installer.run_command([sys.executable, "-c", code], log, lines.append) == 3
    assert sorted(lines) == ["Progress 1 of 2", "one", "two"]
    assert "one\n" in log.getvalue()
    assert "\nProgress" not in log.getvalue()


# For real, in a copy with a stand-in for the command line


@pytest.fixture
def copy(checkout: Path) -> Path:
    """A checkout that starts for real, with an environment that is this very Python."""
    package = checkout / "aegui"
    package.mkdir()
    for name in ("__init__.py", "__main__.py", "bootstrap.py", "libraries.py", "installer.py", "progress.py"):
        shutil.copy(Path(bootstrap.__file__).with_name(name), package)
    (package / "datasets.py").write_text("raise SystemExit('shadowed')")
    (package / "cli.py").write_text(
        "import os, sys\n"
        "def main(argv):\n"
        "    print(argv, os.getcwd(), sys.prefix, os.environ['OMP_WAIT_POLICY'], 'datasets' in sys.modules)\n"
        "    return 7\n"
    )
    folder = checkout / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    wanted = bootstrap.requirements(str(checkout), [])
    bootstrap.write_stamp(str(folder), {*wanted, bootstrap.interpreter_line(str(folder))})
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
    """Two interpreters start and nothing heavy is imported; 60 ms over that, with room for a busy machine."""
    system = os.path.realpath(sys.executable)

    def fastest(*command: str) -> float:
        times = []
        for _ in range(5):
            begin = time.perf_counter()
            start(list(command), tmp_path)
            times.append(time.perf_counter() - begin)
        return min(times)

    inner = bootstrap.environment_python(str(copy / ".venv"))
    bare = fastest(system, "-c", "pass") + fastest(inner, "-c", "pass")
    assert fastest(system, str(copy / "aegui")) - bare < 0.12


def test_tests_run_in_the_checkout_without_a_display(copy: Path, tmp_path: Path) -> None:
    """pytest itself is a stand-in that tells how it was called."""
    tell = "import os, sys; print(sys.argv[1:], os.getcwd(), os.environ['QT_QPA_PLATFORM']); sys.exit(5)"
    (copy / "pytest.py").write_text(tell)
    code = f"import sys; sys.path.insert(0, {str(copy)!r}); from aegui import bootstrap as b; "
    naming = ["-o", "python_files=bench_*.py", "-o", "python_functions=bench_*"]
    bench = [str(Path("tests/benchmarks")), "-s", *naming]
    for arguments, expected in ((["-k", "x"], ["-k", "x"]), (["--bench"], bench)):
        command = [sys.executable, "-c", code + f"b.run_tests({arguments})"]
        done = start(command, tmp_path, QT_QPA_PLATFORM="xcb")
        assert done.stdout == f"{expected} {copy} offscreen\n"
        assert done.returncode == 5


def test_a_failure_is_one_line_on_standard_error_and_exit_code_1(copy: Path, tmp_path: Path) -> None:
    (copy / "aegui/cli.py").write_text("raise ImportError('libGL.so.1: cannot open shared object file')")
    done = start([os.path.realpath(sys.executable), str(copy / "aegui")], tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("aegui: the system librar")
    assert done.stderr.count("\n") == 1
