"""Pictures of the real window: for looking at it, and those of the documents, which are always made alike."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QSettings
from PySide6.QtGui import QFont, QFontDatabase, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from aegui import paths
from aegui.app.headless import wait_for
from aegui.files import write_bytes
from aegui.runs.run_folder import RunError
from aegui.translation import tr
from aegui.views.widgets import style
from aegui.window.figures import application, settle
from aegui.window.intensities_dialog import IntensitiesDialog
from aegui.window.main_window import MainWindow

LETTERS = "Bitstream Vera Sans"  # of the documents' pictures, whatever the machine has
USERS = ("AEGUI_RUNS", "XDG_CONFIG_HOME", "XDG_DATA_HOME")  # folders that they know nothing of
LARGE = (1440, 900)
TWELVE_BITS = 198, 2803  # values of the pictures that are made up
PAUSE, ALIKE, PATIENCE = (
    0.3,
    3,
    30.0,
)  # s between looks, how many have to be alike, and s after which it is as it is
EPOCHS, WEAK, LONG = 20, 0.05, 600.0  # of a model of them, its β, and s that it may take to learn


def save_screenshots(folder: Path, folders: tuple[Path, ...]) -> list[Path]:
    """Pictures of the real window: at first start, in mid-training, paused, and an MNIST run."""
    application()
    folder.mkdir(parents=True, exist_ok=True)
    saved: list[Path] = []
    with tempfile.TemporaryDirectory() as aside, _window(Path(aside)) as window:

        def shoot(name: str) -> None:
            for theme in ("dark", "light"):
                window.set_theme_choice(theme, remember=False)
                for width, height in ((1440, 900), (1280, 720)):
                    window.resize(width, height)
                    settle(0.8)
                    target = folder / f"{name}-{theme}-{width}x{height}.png"
                    _write(target, window.grab())
                    saved.append(target)

        window.begin(data=folders[0] if folders else None)
        session = window.session
        session.start()
        wait_for(lambda: session.phase == "idle" and session.explorer.state.snapshot is not None)
        settle(1.0)
        shoot("first-start")
        session.choose_recipe("quick-start")
        session.train()
        wait_for(lambda: session.last_progress().fraction > 0.3)
        shoot("training")
        session.pause()
        wait_for(lambda: session.phase in ("paused", "idle"))
        shoot("paused")
        session.stop()
        wait_for(lambda: session.phase == "idle")
        shoot("stopped")
        wide = paths.trained() / "conv-2d"
        if (wide / "recipe.toml").is_file():
            session.open_run(wide)
            settle(3.0)
            shoot("mnist")
    return saved


def save_document_pictures(folder: Path, names: Sequence[str] = ()) -> list[Path]:
    """The pictures of the documents, all or some by name ("first-start-dark"), under these names in a folder.

    They are always of the same letters, size and runs: of the user's settings, runs and data they know
    nothing. Raises `RunError` where the letters are missing, and `OSError`.
    """
    application()
    folder.mkdir(parents=True, exist_ok=True)
    saved: list[Path] = []
    with tempfile.TemporaryDirectory() as name, _always_alike(Path(name)) as aside, _window(aside) as window:
        window.resize(*LARGE)  # another size has other places for the panels
        window.begin()
        window.session.start()
        scenes = Scenes(window, aside)
        for name in names or SCENES:
            target = folder / f"{name}.png"
            _write(target, SCENES[name](scenes))
            saved.append(target)
    return saved


class Scenes:
    """One window, brought to what each picture of the documents shows."""

    def __init__(self, window: MainWindow, aside: Path) -> None:
        """`aside` is a folder for the files that are made up."""
        self._window, self._session, self._aside = window, window.session, aside
        self._foretold = foretold = list[str]()  # what the recipe takes; a slot that knew more would keep all
        self._session.estimates.footprint_changed.connect(lambda takes, _: foretold.append(takes))

    def first_start(self) -> QPixmap:
        """The run that is shown first."""
        self._open("quick-start")
        self._window.docks["images"].to_front()
        return self._drawn("dark")

    def micrograph(self) -> QPixmap:
        """Patches, and the picture that they were cut from."""
        self._open("micrograph")
        self._window.docks["sample"].to_front()
        return self._drawn("light")

    def mnist(self) -> QPixmap:
        """A plane of 10,000 codes."""
        self._open("conv-2d")
        self._window.docks["images"].to_front()
        return self._drawn("dark")

    def training(self) -> QPixmap:
        """A third of the way."""
        session = self._session
        self._open("quick-start")
        self._window.docks["images"].to_front()
        session.choose_recipe("quick-start")
        session.train()
        wait_for(lambda: session.last_progress().fraction > 0.3)
        made = self._drawn("light")
        session.stop()
        wait_for(lambda: session.phase == "idle")
        return made

    def intensities(self) -> QPixmap:
        """The dialog on pictures of 12 bits."""
        self._choose_plates()
        self._window.action_table["data.intensities"].trigger()
        (dialog,) = self._window.findChildren(IntensitiesDialog)
        wait_for(lambda: any(sign.isdecimal() for sign in dialog.said.text()))
        _come_to_rest(dialog)
        made = dialog.grab()
        dialog.close()
        return made

    def table(self) -> QPixmap:
        """Codes by a column of the table beside the pictures."""
        session, explorer = self._session, self._session.explorer
        self._choose_plates()
        session.edit("training.epochs", EPOCHS)
        session.train()
        wait_for(lambda: session.last_progress().fraction > 0)
        wait_for(lambda: session.phase == "idle", LONG)
        explorer.update(colouring="table:dose")
        self._window.docks["sample"].to_front()
        return self._drawn("light")

    def _open(self, name: str) -> None:
        session = self._session
        wait_for(lambda: session.phase == "idle")
        self._foretold.clear()
        session.open_run(paths.trained() / name)
        wait_for(lambda: session.run is not None and session.run.path.name == name)

    def _drawn(self, theme: str) -> QPixmap:
        """The window, once all that is seen is worked out."""
        window, explorer = self._window, self._session.explorer
        window.set_theme_choice(theme, remember=False)
        wait_for(lambda: explorer.state.snapshot is not None and not explorer.state.images_awaited)
        if not self._session.is_training:
            wait_for(lambda: explorer.is_settled and any(self._foretold), PATIENCE)
            _come_to_rest(window)
        return window.grab()

    def _choose_plates(self) -> None:
        """The recipe on pictures of 12 bits, with a table beside them."""
        self._open("micrograph")  # its recipe, which would come later otherwise
        self._drawn("light")
        for key, value in (
            ("data.path", str(_plates(self._aside / "plate"))), ("data.colour", "grey"),
            ("data.intensities", "auto"), ("data.stride", [16]), ("model.beta", WEAK),
        ):  # fmt: skip
            self._session.edit(key, value)


SCENES = {
    "micrograph-light": Scenes.micrograph,
    "first-start-dark": Scenes.first_start,
    "mnist-dark": Scenes.mnist,
    "training-light": Scenes.training,
    "intensities-light": Scenes.intensities,
    "table-light": Scenes.table,
}


def _come_to_rest(widget: QWidget) -> None:
    """Wait until it looks the same for a while: planes fly to their place, and some facts come late."""
    same, before, until = 0, widget.grab().toImage(), time.monotonic() + PATIENCE
    while same < ALIKE and time.monotonic() < until:
        settle(PAUSE)
        now = widget.grab().toImage()
        same, before = (same + 1 if now == before else 0), now


def _plates(folder: Path) -> Path:
    """Four pictures of 12 bits, of quarters of the micrograph that is shipped, and a table of their doses."""
    if folder.is_dir():
        return folder
    import tifffile
    from PIL import Image

    folder.mkdir()
    with Image.open(paths.resources() / "samples" / "ihc" / "ihc.png") as picture:
        grey = np.asarray(picture.convert("L"), np.float64) / 255
    grey = (grey - grey.min()) / np.ptp(grey)
    half, (low, high), lines = grey.shape[0] // 2, TWELVE_BITS, ["file,page,dose,stain,date"]
    for number in range(4):
        top, left = number // 2 * half, number % 2 * half
        values = low + (high - low) * grey[top : top + half, left : left + half]
        name = f"well_A{number + 1}.tif"
        tifffile.imwrite(folder / name, values.round().astype(np.uint16))
        lines.append(f"{name},1,{(0, 1, 3, 10)[number]},HE,2026-11-0{number + 1}")
    (folder / "metadata.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


@contextmanager
def _window(aside: Path) -> Iterator[MainWindow]:
    """A real window, shown, and ended again; its settings lie aside."""
    window = MainWindow(QSettings(str(aside / "window.ini"), QSettings.Format.IniFormat))
    try:
        window.show()
        yield window
    finally:
        window.close()
        window.session.end()
        window.session.deleteLater()  # it is heard by what only it holds: Python alone would free neither
        window.deleteLater()
        QApplication.processEvents()


@contextmanager
def _always_alike(aside: Path) -> Iterator[Path]:
    """Letters and folders that no machine changes, and the program's own again afterwards."""
    found = find_spec("reportlab")
    folders = [] if found is None else list(found.submodule_search_locations or ())
    for file in sorted(Path(folders[0], "fonts").glob("Vera*.ttf")) if folders else ():
        QFontDatabase.addApplicationFont(str(file))
    if LETTERS not in QFontDatabase.families():
        raise RunError(tr("{} is missing: pip install reportlab brings it.", LETTERS))
    app = application()
    before = style.FAMILIES, style.HINTING
    sheet, font, colours = app.styleSheet(), app.font(), app.palette()
    kept = {name: os.environ.get(name) for name in USERS}
    try:
        # Without hinting letters are as wide on every machine: its settings say how they are hinted.
        style.FAMILIES, style.HINTING = (LETTERS,), QFont.HintingPreference.PreferNoHinting
        os.environ.update({name: str(aside / name) for name in USERS})
        yield aside
    finally:
        style.FAMILIES, style.HINTING = before
        app.setFont(font)
        app.setPalette(colours)
        app.setStyleSheet(sheet)
        for name, value in kept.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _write(path: Path, picture: QPixmap) -> None:
    """A picture as PNG, whole or not at all. Raises `OSError`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.toImage().save(buffer, "PNG")  # type: ignore[call-overload]
    write_bytes(path, bytes(buffer.data().data()))
