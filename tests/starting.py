"""A checkout and a pip to start with in tests: no network, no time."""

from __future__ import annotations

from pathlib import Path

from aegui.install import environment, installer

PYPROJECT = """
[project]
name = "x"
dependencies = ["torch==2.13.0", "numpy>=2.0"]
[project.optional-dependencies]
dev = ["pytest>=8.4"]
"""


def make_checkout(folder: Path) -> Path:
    """A checkout with nothing in it but its description; the path has what breaks careless quoting."""
    root = folder / "a b'c"
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
            python = Path(environment.environment_python(command[-1]))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.write_text("")
            (Path(command[-1]) / "lib/python3.11/site-packages/pip-24.2.dist-info").mkdir(parents=True)
        if self.fails and verb == self.at:
            for line in self.fails.splitlines():
                read(line)
                log.write(line + "\n")
            return 1
        return 0


def install(checkout: Path, run: FakePip, wanted: list[str] | None = None) -> None:
    installer.install(str(checkout), str(checkout / ".venv"), wanted or ["torch==2.13.0"], run)
