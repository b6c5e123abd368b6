"""Data sets in the window: which are there, and what to do about one that is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from aegui.error_message import sentence
from aegui.parts.datasets import datasets
from aegui.parts.formats import suffixes
from aegui.runs.run_folder import Run
from aegui.window.banner import Banner
from aegui.window.chosen_places import DATA, IMAGES, ask_for_file, ask_for_place
from aegui.window.fitted_dialog import Place
from aegui.window.path_field import PathField
from aegui.window.recipe_form import RecipeForm
from aegui.window.top_bar import TopBar

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.explore.query import Task
    from aegui.parts.datasets import DataSet
    from aegui.parts.datasets.contents import Contents
    from aegui.window.contents_dialog import ContentsDialog

LOOK = "contents"  # what the loader is asked for
OWN = "path"  # the setting of data sets that are the user's own


class DataSets(QObject):
    """Connects the menu of data sets, the banner and the session. Signal: taken (path of own images)."""

    taken = Signal(object)

    def __init__(
        self, session: Session, bar: TopBar, form: RecipeForm, banner: Banner, window: QWidget
    ) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._looked_into: tuple[ContentsDialog, Path] | None = None  # the dialog that is open
        self._session, self._bar, self._form = session, bar, form
        self._banner, self._window = banner, window
        session.data_missing.connect(self._on_missing)
        session.images_changed.connect(self._on_changed)
        session.images_moved.connect(self._on_moved)
        session.downloads.progressed.connect(banner.show_progress)
        session.downloads.ended.connect(self._on_downloaded)
        session.downloads.cancelled.connect(self._on_cancelled)
        session.run_loader.reading.connect(self._on_reading)
        banner.cancelled.connect(session.downloads.cancel)
        banner.cancelled.connect(session.run_loader.stop_reading)

    def show(self, current: str) -> None:
        """List the data sets in the bar on top, the current one chosen."""
        rows = []
        for entry in datasets:
            there = OWN in entry.what.model_fields or self._find(entry.name) is not None
            about = QCoreApplication.translate("datasets", entry.help)
            rows.append((entry.name, self._label(entry.name), about if there else self.tr("not on the disk")))
        self._bar.set_datasets(rows, current)

    def choose_folder(self) -> None:
        """Look for data sets somewhere else."""
        title = self.tr("Folder that holds data sets")
        folder = ask_for_place(self._window, DATA, title)
        if folder is not None:
            self._session.use_data_folder(folder)
            if self._session.recipe is not None:
                self._tell(self._session.recipe.data.kind)

    def show_contents(self) -> None:
        """What is in the recipe's own images; in another file where it has none."""
        recipe = self._session.recipe
        path = (
            recipe.data.find(self._session.folders) if recipe is not None and self._own(recipe.data) else None
        )
        if path is None:
            title = self.tr("File of images")
            pattern = " ".join(f"*{suffix}" for suffix in suffixes())
            path = ask_for_file(self._window, IMAGES, title, pattern)
        if path is not None:
            self._look_into(path)

    def takes(self, path: Path) -> bool:
        """Whether a file or folder may be images of one's own, by its name."""
        return path.is_dir() or path.name.lower().endswith(suffixes())

    def take(self, path: Path) -> None:
        """Make a file or folder the recipe's data, and show what is in it."""
        if self._use(path):
            self._look_into(path)

    def _use(self, path: Path) -> bool:
        """Make a file or folder the recipe's data; not while training."""
        from aegui.parts.datasets.arrays import kind_of

        recipe = self._session.recipe
        if recipe is None:
            self._session.start()
            self._banner.show_message(self.tr("The program is still getting ready: drop them again."), "info")
            return False
        if self._session.is_training:
            self._banner.show_message(self.tr("Stop the training before other images are chosen."), "info")
            return False
        kind = kind_of(path)
        if recipe.data.kind != kind:
            self._session.edit("data.kind", kind)
        self._session.edit("data.path", str(path))
        self.taken.emit(path)
        return True

    @staticmethod
    def _own(data: DataSet) -> bool:
        return bool(getattr(data, OWN, ""))

    def kept(self) -> tuple[Path, Place] | None:
        """What is looked into, and where that is shown; it is closed."""
        if self._looked_into is None:
            return None
        dialog, path = self._looked_into
        place = dialog.standing()
        dialog.close()
        return path, place

    def keep(self, kept: tuple[Path, Place] | None) -> None:
        """Look into the same again."""
        if kept is not None:
            self._look_into(*kept)

    def _look_into(self, path: Path, place: Place | None = None) -> None:
        """A dialog at a time: another one is closed."""
        from aegui.window.contents_dialog import ContentsDialog

        if self._looked_into is not None:
            self._looked_into[0].close()
        dialog = ContentsDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.images_chosen.connect(lambda name: self._choose(dialog, path, "images", name))
        dialog.labels_chosen.connect(lambda name: self._choose(dialog, path, "labels", name))
        dialog.taken.connect(lambda: self._choose(dialog, path))
        dialog.finished.connect(self._look_no_more)
        self._looked_into = dialog, path
        if place is None:
            dialog.show()
        else:
            dialog.stand(place)
        self._fill(dialog, path)

    def _look_no_more(self) -> None:
        self._session.loader.cancel(LOOK)
        self._looked_into = None

    def _fill(self, dialog: ContentsDialog, path: Path) -> None:
        """Have the loader look into a file, and show what it finds."""
        recipe = self._session.recipe
        data = recipe.data if recipe is not None and self._is_of(recipe.data, path) else None
        images, labels = getattr(data, "images", None), getattr(data, "labels", None)

        def look(task: Task[object]) -> Contents:
            from aegui.parts.datasets.contents import contents

            return contents(path, images, labels, lambda share: task.tell(share, ""))

        dialog.set_looking(str(path))
        self._session.loader.ask(
            LOOK, look, lambda found: dialog.set_contents(found, data is not None),
            lambda error: dialog.set_problem(sentence(error)),
            lambda share, _: dialog.set_looking(str(path), share),
        )  # fmt: skip

    def _is_of(self, data: DataSet, path: Path) -> bool:
        return self._own(data) and data.find(self._session.folders) == path

    def _choose(self, dialog: ContentsDialog, path: Path, field: str = "", name: str = "") -> None:
        """An array is the images or labels of the recipe."""
        recipe = self._session.recipe
        if (recipe is None or not self._is_of(recipe.data, path)) and not self._use(path):
            return
        if field:
            self._session.edit(f"data.{field}", name)
        self._fill(dialog, path)

    def _tell(self, kind: str) -> None:
        """Whether a data set is on the disk now."""
        self.show(kind)
        if self._find(kind) is None:
            text = self.tr("{} is not in that folder: choose the one that holds it.")
            self._on_missing(kind, text.format(self._label(kind)))
        else:
            text = self.tr("{} is on the disk: press Train.").format(self._label(kind))
            self._banner.show_message(text, "good")

    def _find(self, kind: str) -> Path | None:
        recipe = self._session.recipe
        data = recipe.data if recipe is not None and recipe.data.kind == kind else datasets[kind].what()
        return data.find(self._session.folders)

    def _label(self, kind: str) -> str:
        return QCoreApplication.translate("datasets", datasets[kind].label)

    def _on_missing(self, kind: str, sentence: str) -> None:
        actions = [(self.tr("Choose folder…"), self.choose_folder)]
        row = self._form.row(f"data.{OWN}")
        if row is not None and isinstance(row.field, PathField):
            actions = [(self.tr("Choose…"), row.field.ask)]
        if datasets[kind].what.can_download:
            actions.insert(0, (self.tr("Download"), lambda: self._session.downloads.fetch(kind)))
        self._banner.show_message(self._form.worded(sentence), "warn", actions, stops_training=True)

    def _on_changed(self, run: Path, sentence: str) -> None:
        """A run was not gone on with."""
        go_on = (self.tr("Go on with them as they are now"), lambda: self._session.resume(run, accept=True))
        self._banner.show_message(sentence, "warn", [go_on], stops_training=True)

    def _on_moved(self, run: Path, sentence: str, resume: bool) -> None:
        """A run's own images are somewhere else."""
        find = (self.tr("Find them…"), lambda: self._find_images(run, resume))
        self._banner.show_message(sentence, "warn", [find], stops_training=resume)

    def _find_images(self, run: Path, resume: bool) -> None:
        data = Run(run).raw_recipe.get("data")
        kind = data.get("kind") if isinstance(data, dict) else data
        of_files = (
            bool(getattr(datasets[str(kind)].what, "suffixes", ())) if kind in datasets.names() else False
        )
        title = self.tr("Where the images are now")
        if of_files:
            pattern = " ".join(f"*{suffix}" for suffix in suffixes())
            place = ask_for_file(self._window, IMAGES, title, pattern)
        else:
            place = ask_for_place(self._window, IMAGES, title)
        if place is not None:
            self._session.find_images(run, place, resume)

    def _on_reading(self, share: float, what: str) -> None:
        if what:
            self._banner.show_progress(share, self.tr("Reading the images: {}").format(what))
        else:
            self._banner.hide_progress()

    def _on_cancelled(self) -> None:
        self._banner.show_message(self.tr("The download was cancelled."), "info")

    def _on_downloaded(self, kind: str) -> None:
        self._banner.hide_progress()
        if kind:
            self._tell(kind)
