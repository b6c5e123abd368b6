"""What the images of the data set have in common: the user's own is brought to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from aegui.explore.query import Query, Same, Task
from aegui.explore.state import Model, State
from aegui.sampling import sample

if TYPE_CHECKING:
    from aegui.explore.user_image import Form
    from aegui.parts.datasets.intensities import Intensities
    from aegui.parts.datasets.pictures import Method
    from aegui.training.splits import ImageSet

MEASURED = 200  # images tell the form of all


@dataclass(frozen=True)
class Key:
    source: Same[object]  # the pixels of the images; where they are not there, the recipe's data
    model: Model = field(compare=False)  # with a snapshot
    images: ImageSet = field(compare=False)


def key(state: State) -> Key | None:
    model, images = state.model, state.images
    if model is None or model.snapshot is None or images is None:
        return None
    pixels = images.pixels
    return Key(Same(model.snapshot.recipe.data if pixels is None else pixels), model, images)


def answer(key: Key, task: Task[Form]) -> Form:
    """Of the data set; where that is not on the disk, of what the model decodes."""
    import aegui.analysis.reconstruction  # noqa: F401  # here: the first stroke does not wait for it
    from aegui.explore.user_image import form_of
    from aegui.parts.datasets.pictures import AS_TYPED
    from aegui.parts.formats.data_file import Planes

    snapshot, codes, pixels = key.model.snapshot, key.model.codes, key.images.pixels
    assert snapshot is not None
    if pixels is None:
        pixels = snapshot.decode(codes[sample(len(codes), MEASURED)])
    data = snapshot.recipe.data
    method: Method = getattr(data, "resize", "fit")
    rule: Intensities = getattr(data, "rule", AS_TYPED)
    form = form_of(pixels)
    centred = form.ink is not None and data.classes_known
    apart, planes = bool(getattr(data, "apart", False)), cast(Planes, getattr(data, "planes", "auto"))
    return replace(form, method=method, rule=rule, centred=centred, apart=apart, planes=planes)


USER_FORM = Query("user form", key, answer, keeps="image_form")
