"""All images of a recipe, for what needs more than those shown, and what costs much to make of them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from aegui.explore.query import Lacking
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.recipe import Recipe
    from aegui.training.splits import Splits

T = TypeVar("T")


class DataCache:
    """Holds the images of one recipe at a time, and of each thing that was made the newest."""

    def __init__(self) -> None:
        self._read: tuple[object, Splits] | None = None  # of what, and all its images
        self._made: dict[str, tuple[object, object]] = {}

    def splits(
        self,
        recipe: Recipe,
        run: Path | None,
        folders: tuple[Path, ...],
        tell: Callable[[float, str], None] = lambda share, what: None,
    ) -> Splits:
        """The images of a recipe, those of a run where it keeps a list of them; data sets are looked for in
        the folders. `tell` may raise to cancel. Raises `Lacking`."""
        from aegui.parts.datasets import DataBroken, DataMissing
        from aegui.runs.run_folder import IMAGES, Run
        from aegui.runs.run_images import ImagesMoved, read_images
        from aegui.training.splits import divide

        listed = run if run is not None and (run / IMAGES).is_file() else None
        wanted = (recipe.data, listed, folders)
        if self._read is None or self._read[0] != wanted:
            reading = translate("inside", "reading the images")

            def told(share: float, what: str) -> None:
                tell(0.0, reading)

            try:
                if listed is None:
                    splits = divide(recipe.data, folders, told)
                else:
                    splits, _ = read_images(Run(listed), recipe.data, folders, told)
            except (DataMissing, DataBroken, ImagesMoved) as error:
                raise Lacking(lacking_images(recipe.data.kind)) from error
            self._read = (wanted, splits)
        return self._read[1]

    def once(self, what: str, of: object, make: Callable[[], T]) -> T:
        """What was made of the very same object before, else made now and kept in its place."""
        made = self._made.get(what)
        if made is None or made[0] is not of:
            self._made[what] = made = (of, make())
        return cast(T, made[1])


_of_thread = threading.local()


def data_cache() -> DataCache:
    """The cache of this thread. A window works answers out in one thread: its images go when that ends."""
    cache = getattr(_of_thread, "cache", None)
    if cache is None:
        _of_thread.cache = cache = DataCache()
    return cache


def lacking_images(data: str) -> str:
    """Why there are no images to show."""
    text = translate(
        "inside",
        "This needs the images of {}, which are not on the disk: choose their folder with File › Choose data "
        "folder, or download them with the data button above.",
    )
    return text.format(data)
