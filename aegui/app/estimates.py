"""What is known of a recipe before it is trained: what it takes of memory and disk, and of its own images."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.app.loader import Loader
from aegui.error_message import sentence
from aegui.explore.query import Task, Urgency

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet, Glance
    from aegui.recipe import Recipe
    from aegui.training.footprint import Footprint

SOON = 250  # ms after the last change


class Estimates(QObject):
    """Has the newest recipe looked at by the loader, and tells what is found."""

    footprint_changed = Signal(str, str)  # what it takes, in a line; why that does not fit, "" where it does
    images_changed = Signal(str, str)  # sentences on its own images, and those that somebody should see

    def __init__(self, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._recipe: tuple[Recipe, tuple[Path, ...], str, Path] | None = None
        self._images: tuple[DataSet, tuple[Path, ...]] | None = None
        self.footprint, self.notes = ("", ""), ("", "")  # as they were told last
        self._seen: tuple[DataSet, DataSet] | None = None  # as chosen; with the shape that the images have
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._ask)

    def about(self, recipe: Recipe, folders: tuple[Path, ...], device: str, runs: Path) -> None:
        """A recipe, where its images may lie, where it is trained and where the run would go.

        Images are not looked at again where they are the same.
        """
        self._recipe = recipe, folders, device, runs
        self._loader.cancel("footprint")
        if (recipe.data, folders) != self._images:
            self._images, self._seen = (recipe.data, folders), None
            self._loader.cancel("glance")
            self._tell_images("", "")
        self._soon.start()

    def look_again(self) -> None:
        """Another language is spoken: what is told is in words."""
        if self._recipe is not None:
            self._images, self.footprint = None, ("", "")
            self.about(*self._recipe)

    def facts(self) -> str:
        """What the recipe amounts to, in a line; "" while the images' shape is not known."""
        from aegui.recipe import shape_text
        from aegui.training.building import size_of

        recipe = None if self._recipe is None else self._shaped(self._recipe[0])
        if recipe is None:
            return ""
        text = self.tr("%1 parameters · %2 images")
        return text.replace("%1", f"{size_of(recipe):,}").replace("%2", shape_text(recipe.shape))

    def _shaped(self, recipe: Recipe) -> Recipe | None:
        """The recipe with the shape that its images have; None where that is not known yet."""
        from aegui.recipe import RecipeError

        if recipe.data.sized:
            return recipe
        if self._seen is None or self._seen[0] != recipe.data:
            return None
        try:
            return recipe.changed({"data": self._seen[1].model_dump(mode="json")})
        except RecipeError:
            return None  # it does not fit the rest, which is said

    def _ask(self) -> None:
        if self._recipe is None or self._images is None:
            return
        recipe, folders, device, runs = self._recipe

        def foretell(task: Task[object]) -> tuple[Footprint | None, str]:
            from aegui.training import footprint

            foretold = footprint.foretell(recipe, folders, device, task.tell)
            if foretold is None:
                return None, ""
            refused = footprint.refusal(foretold, recipe, device, runs)
            return foretold, "" if refused is None else str(refused)

        data = recipe.data
        if getattr(data, "path", "") and self._seen is None and not self._loader.awaits("glance"):
            self._loader.ask(
                "glance", lambda task: data.glance(folders, task.tell),
                lambda glance: self._glanced(data, glance),
                lambda error: self._tell_images("", sentence(error)),
                urgency=Urgency.IDLE,  # a huge folder takes long: what is to be read passes
            )  # fmt: skip
        self._loader.ask(
            "footprint", foretell, self._foretold, lambda _: self._tell_footprint("", ""),
            urgency=Urgency.IDLE,
        )  # fmt: skip

    def _glanced(self, data: DataSet, glance: Glance) -> None:
        self._seen = data, glance.data
        self._tell_images(" ".join(glance.notes), " ".join(glance.warnings))

    def _foretold(self, answer: tuple[Footprint | None, str]) -> None:
        from aegui.training.footprint import amount

        foretold, complaint = answer
        if foretold is not None:
            text = self.tr("about {} of memory · up to {} on the disk")
            memory = amount(foretold.memory + foretold.device)
            self._tell_footprint(text.format(memory, amount(foretold.disk)), complaint)

    def _tell_footprint(self, takes: str, complaint: str) -> None:
        self.footprint = takes, complaint
        self.footprint_changed.emit(takes, complaint)

    def _tell_images(self, notes: str, warnings: str) -> None:
        self.notes = notes, warnings
        self.images_changed.emit(notes, warnings)
