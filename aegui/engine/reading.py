"""All images of a recipe for the figures that need more than those shown, and what costs much to make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from aegui.recipe import Recipe
    from aegui.training.splits import Splits

T = TypeVar("T")


class Shelf:
    """Holds the images of one recipe at a time, and what was made of them; for the threads that ask."""

    def __init__(self) -> None:
        self._reading = Lock()
        self._folders: tuple[Path, ...] = ()
        self._run: Path | None = None
        self._held: tuple[object, Splits] | None = None  # the recipe's data, and all its images
        self._made: dict[str, tuple[object, object]] = {}

    def look_in(self, folders: tuple[Path, ...]) -> bool:
        """Where data sets are looked for; whether that is new."""
        changed = folders != self._folders
        if changed:
            self._folders, self._held = folders, None
            self._made.clear()
        return changed

    def look_at(self, run: Path) -> None:
        """The run whose images they are, where it keeps a list of them."""
        self._run = run

    def splits(self, recipe: Recipe, say: Callable[[float, str], None]) -> Splits:
        """The images of a recipe; `say` may raise to cancel. Raises `Lacking`."""
        from aegui.explore.data_cache import lacking_images
        from aegui.explore.query import Lacking
        from aegui.parts.datasets import DataBroken, DataMissing
        from aegui.runs.run_folder import IMAGES, Run
        from aegui.runs.run_images import ImagesMoved, read_images
        from aegui.training.splits import divide

        with self._reading:
            held = self._held
            run = self._run if self._run is not None and (self._run / IMAGES).is_file() else None
            wanted = (recipe.data, run)
            if held is None or held[0] != wanted:
                reading = QCoreApplication.translate("inside", "reading the images")

                def told(share: float, what: str) -> None:
                    say(0.0, reading)

                try:
                    if run is None:
                        splits = divide(recipe.data, self._folders, told)
                    else:
                        splits, _ = read_images(Run(run), recipe.data, self._folders, told)
                except (DataMissing, DataBroken, ImagesMoved) as error:
                    raise Lacking(lacking_images(recipe.data.kind)) from error
                self._held = held = (wanted, splits)
            return held[1]

    def once(self, what: str, of: object, make: Callable[[], T]) -> T:
        """What was made of the very same object before, else made now and kept in its place."""
        held = self._made.get(what)
        if held is None or held[0] is not of:
            self._made[what] = held = (of, make())
        return cast(T, held[1])
