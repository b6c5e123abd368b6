"""The part of the plane that the user zoomed to is seen again when its run is opened again."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from aegui import paths
from aegui.explore.state import State
from aegui.window.last_views import LastViews


@dataclass
class Flat:
    key: str


class Told(QObject):
    """A state that the test changes; what is brought into view is looked at."""

    changed, settled = Signal(object, object), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = State()
        self.asked: list[tuple[float, ...]] = []

    def update(self, **fields: Any) -> None:
        old, self.state = self.state, replace(self.state, **fields)
        if "view_asked" in fields:
            self.asked.append(fields["view_asked"].rect)
            self.state = replace(self.state, view=fields["view_asked"].rect)
        self.changed.emit(self.state, old)

    def open(self, run: str, projection: str = "pca") -> None:
        plane: Any = Flat(projection)
        self.update(run=Path(run), projection=projection, plane=plane, view=(-9.0, -9.0, 9.0, 9.0))
        self.settled.emit()


def test_each_run_has_its_own_part_and_another_start_knows_it(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data_dir", lambda: tmp_path / "data")
    explorer, zoomed = Told(), [False]
    told: Any = explorer
    views = LastViews(told, lambda: zoomed[0], explorer)
    explorer.open("/a")
    explorer.update(view=(0.0, 0.0, 5.0, 5.0))  # it follows the codes
    views.store()
    assert not (tmp_path / "data").exists()
    zoomed[0] = True
    explorer.update(view=(1.0, 1.0, 2.0, 2.0))
    zoomed[0] = False
    explorer.open("/b")
    assert explorer.asked == []
    explorer.open("/a", "0,1")  # another plane
    assert explorer.asked == []
    explorer.open("/b")
    explorer.open("/a")
    assert explorer.asked == [(1.0, 1.0, 2.0, 2.0)]
    zoomed[0] = True
    explorer.settled.emit()
    assert len(explorer.asked) == 1
    views.store()
    later = Told()
    more: Any = later
    LastViews(more, lambda: True, later)
    later.open("/a")
    assert later.asked == [(1.0, 1.0, 2.0, 2.0)]


@pytest.mark.parametrize(
    "content", [[], {"/a": 3}, {"/a": ["pca", [1, 2, 3]]}, {"/a": ["pca", [2, 2, 1, 3]]}]
)
def test_a_file_of_anything_moves_nothing(
    content: object, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data_dir", lambda: tmp_path)
    (tmp_path / "views.json").write_text(json.dumps(content))
    explorer = Told()
    told: Any = explorer
    LastViews(told, lambda: True, explorer)
    explorer.open("/a")
    assert explorer.asked == []
