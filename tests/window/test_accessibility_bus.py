"""The window as a screen reader meets it: over the real bus of accessibility, under a virtual display."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility_bus import CHECKED, PATIENCE, SHOWING, Bus, Thing, desktop, lacking

from aegui import paths

CONTROLS = {
    "push button", "check box", "combo box", "text", "spin box", "slider", "canvas", "button menu", "tree",
    "table", "page tab", "progress bar", "chart", "radio button", "toggle button", "menu item", "tree item",
}  # fmt: skip
WORDS = {"Backdrop", "Coloured by", "Network", "Recipe: quick-start", "Class 7"}
READINGS = 20  # of a second each, at most
SCRIPT = Path(__file__).parents[1] / "window_on_a_bus.py"
pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking() or "it can be started")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[tuple[Bus, subprocess.Popen[str]]]:
    with desktop(tmp_path) as (made, environment):
        made.listen("object:announcement", "Announcement")
        command = [sys.executable, str(SCRIPT), str(tmp_path / "window.ini")]
        environment["PYTHONPATH"] = str(paths.PACKAGE.parent)
        program = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, text=True)
        try:
            yield made, program
        finally:
            program.kill()
            program.wait()
            assert program.stdin is not None
            program.stdin.close()


def the(tree: Thing, role: str, name: str) -> Thing:
    """The one that is seen and called so."""
    known = (one for one in tree.every() if SHOWING in one.states)
    (found,) = [one for one in known if (one.role, one.spoken) == (role, name)]
    return found


def cursor_said(bus: Bus) -> str:
    """The next sentence on where the cursor of the plane is."""
    return next(words for words in bus.heard() if words.startswith("Cursor at"))


def test_a_reader_finds_every_control_by_name_uses_it_and_hears_where_the_cursor_goes(
    bus: tuple[Bus, subprocess.Popen[str]],
) -> None:
    reader, program = bus
    assert "Nearest: class" in cursor_said(reader)  # as soon as the run is open
    assert program.stdin is not None
    program.stdin.write("1 0\n")  # what comes of it is heard below: a second sentence waits a while
    program.stdin.flush()
    (at,) = reader.programs()
    for _ in range(READINGS):  # the plane is there before the recipes are
        tree = reader.thing(at, leaving={"list", "popup menu", "tree"})
        every = list(tree.every())
        told = {one.spoken for one in every if SHOWING in one.states}
        if told >= WORDS:
            break
    print("\n".join(tree.lines()))  # is shown where it fails
    assert told >= WORDS
    assert len(every) > 300
    assert [one for one in every if one.role in CONTROLS and not one.spoken.strip()] == []
    assert the(tree, "push button", "Stop").at

    lasso = the(tree, "check box", "Lasso")
    assert CHECKED not in lasso.states
    assert reader.call(lasso.at, "DoAction", "i", (0,), of="org.a11y.atspi.Action")
    assert CHECKED in reader.thing(lasso.at).states

    slider = the(tree, "slider", "z₁")
    value = "org.a11y.atspi.Value"
    assert reader.call(slider.at, "DoAction", "i", (0,), of="org.a11y.atspi.Action")
    low, now, high = (
        reader.property(slider.at, name, value) for name in ("MinimumValue", "CurrentValue", "MaximumValue")
    )
    assert low < now < high < 100  # numbers of the code, and no steps of the slider
    recipe = the(tree, "button menu", "Recipe: quick-start")
    assert reader.call(recipe.at, "GetActions", of="org.a11y.atspi.Action")[0][0] == "Press"

    said = cursor_said(reader)
    canvas = reader.thing(the(tree, "canvas", "Plane of codes").at, 0)
    assert canvas.description.startswith(said)  # the verdict may have come since
    program.stdin.close()
    assert program.wait(PATIENCE) == 0
