"""How well odd images are told from the others, by three scores: their ROC curves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.outliers import DENSITY, DISTANCE, ERROR, SCORES, Roc, roc
from aegui.analysis.ranking import Errors
from aegui.explore import outliers
from aegui.explore.page import Line, Lines, Page, Pictures, Table
from aegui.explore.pages import PageKind, PageSource
from aegui.explore.query import Lacking
from aegui.explore.state import Model
from aegui.sampling import sample
from aegui.translation import QT_TRANSLATE_NOOP, translate

PLACES = np.linspace(0, 1, 201, dtype=np.float32)
JUDGED = 4_000  # images of the others, at most
SHOWN = 24  # images
UNSEEN, CLASS, VALUE = "unseen", "class", "value"
ABOVE, BELOW, RANGE = "above", "below", "range"  # of a column of numbers: its median, or the chosen range

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Option = tuple[str, str, str]


def make(source: PageSource) -> Page:
    """Three curves with their areas, and the images that each score finds oddest."""
    offered = options(source)
    if not offered:
        raise Lacking(
            translate(
                "inside",
                "Which images are odd can't be judged without classes: choose images that have them, or find "
                "groups.",
            )
        )
    option = source.option if source.option in {key for key, _, _ in offered} else offered[0][0]
    rows, odd = chosen(source, option)
    found = scored(source)
    rows, odd = rows[judged(odd)], odd[judged(odd)]
    curves = {}
    for name in SCORES:
        try:
            curves[name] = roc(found[name][rows], odd)
        except ValueError as error:
            raise Lacking(str(error)) from None
    label = next(label for key, label, _ in offered if key == option)
    lines = tuple(
        Line(f"{words(name)[1]} {curves[name].area:.3f}", curves[name].at(PLACES)) for name in SCORES
    )
    across = translate("inside", "share of the others taken for odd")
    title = translate("inside", "share of “{}” that is found, and the area").format(label)
    oddest = max(SCORES, key=lambda name: curves[name].area)
    order = rows[np.argsort(-np.nan_to_num(found[oddest][rows], nan=-np.inf), kind="stable")[:SHOWN]]
    columns = 6 if len(order) == SHOWN else 0
    heading = translate("inside", "oddest, {}").format(words(oddest)[0])
    blocks = (
        Lines(title, across, PLACES, lines),
        table(curves),
        Pictures(source.pixels[source.rows[order]], heading, columns),
    )
    return Page(
        blocks, (1.6, 1.0, 1.0), state(odd), note(source, option), options=offered, option=option
    )  # fmt: skip


def words(score: str) -> tuple[str, str]:
    """What a score goes by, and in a word."""
    return {
        ERROR: (translate("inside", "by reconstruction error"), translate("inside", "error")),
        DISTANCE: (translate("inside", "by distance to training codes"), translate("inside", "distance")),
        DENSITY: (translate("inside", "by density (local outlier factor)"), translate("inside", "density")),
    }[score]


def options(source: PageSource) -> tuple[Option, ...]:
    """What may be taken for odd: all classes that were not trained on, each class, each value of a column."""
    subset, found = source.subset, []
    unseen = unseen_of(source)
    if len(unseen) > 1:
        every = ", ".join(subset.classes[n] for n in unseen)
        found.append((UNSEEN, translate("inside", "unseen classes"), every))
    if subset.labels is not None and len(subset.classes) > 1:
        order = [*unseen, *(n for n in range(len(subset.classes)) if n not in unseen)]
        help = translate("inside", "Images of this class among all others.")
        text = translate("inside", "class {}")
        found += [(f"{CLASS}:{n}", text.format(subset.classes[n]), help) for n in order]
    if source.column is not None and source.column.scale is None:
        help = translate("inside", "Images that the plane colours so among all others.")
        found += [(f"{VALUE}:{n}", name, help) for n, name in enumerate(source.column.names)]
    return (*found, *_of_numbers(source))


def _of_numbers(source: PageSource) -> Iterator[Option]:
    """Both sides of the median of what the plane is coloured by, and the range chosen in its legend."""
    sides = _sides(source)
    if sides is None or source.column is None or source.column.scale is None:
        return
    scale, (middle, strict) = source.column.scale, sides
    written = f"{middle:.4g}".replace("-", "−")
    if scale.dates:
        written = datetime.fromtimestamp(middle, UTC).date().isoformat()
    above = translate("inside", "{} above {}") if strict else translate("inside", "{} from {} on")
    below = translate("inside", "{} up to {}") if strict else translate("inside", "{} below {}")
    help = translate("inside", "Half of the images, by the median, against the others.")
    yield ABOVE, above.format(scale.name, written), help
    yield BELOW, below.format(scale.name, written), help
    if scale.span is not None:
        help = translate("inside", "Images in the range that is chosen in the legend, against the others.")
        yield RANGE, translate("inside", "{} in the chosen range").format(scale.name), help


def _sides(source: PageSource) -> tuple[float, bool] | None:
    """The median of the numbers of the codes, and whether it belongs to the lower side, as where most images
    have the least value; None without numbers of two sizes."""
    column = source.column
    if column is None or column.values is None:
        return None
    values = column.values[source.rows]
    values = values[np.isfinite(values)]
    if not len(values) or values.min() == values.max():
        return None
    middle = float(np.median(values))
    return middle, bool((values >= middle).all())


def _by_number(source: PageSource, kind: str) -> tuple[Bools, Bools]:
    """Which codes (K,) are on the side, or in the range; and which have a number at all."""
    column, sides = source.column, _sides(source)
    assert column is not None
    assert column.values is not None
    assert column.scale is not None
    assert sides is not None
    values, (middle, strict) = column.values[source.rows], sides
    if kind == RANGE and column.scale.span is not None:
        low, high = column.scale.span
        odd = (values >= low) & (values <= high)
    else:
        above = values > middle if strict else values >= middle
        odd = above if kind == ABOVE else ~above
    return odd, np.isfinite(values)


def unseen_of(source: PageSource) -> tuple[int, ...]:
    """The classes that were not trained on."""
    subset = source.subset
    return source.recipe.data.unseen_classes(subset.classes) if subset.labels is not None else ()


def chosen(source: PageSource, option: str) -> tuple[Ints, Bools]:
    """Places (K,) of the codes that are judged, and which of them are the odd ones.

    Where classes are not trained on the training images are left out, of which the model knows better.
    """
    kind, _, number = option.partition(":")
    subset, unseen = source.subset, unseen_of(source)
    labels = subset.labels
    if kind == VALUE:
        assert source.column is not None
        labels = source.column.labels
    places = np.arange(len(source.rows), dtype=np.int64)
    if kind in (ABOVE, BELOW, RANGE):
        odd, there = _by_number(source, kind)
        places, odd = places[there], odd[there]
        return _unlearnt(source, places, odd) if unseen else (places, odd)
    assert labels is not None
    labels = labels[source.rows]
    odd = np.isin(labels, unseen) if kind == UNSEEN else labels == int(number)
    return _unlearnt(source, places, odd) if unseen else (places, odd)


def _unlearnt(source: PageSource, places: Ints, odd: Bools) -> tuple[Ints, Bools]:
    """Those that are of no training images."""
    kept = ~learnt(source)[places]
    return places[kept], odd[kept]


def learnt(source: PageSource) -> Bools:
    """Which of the codes are of training images; none where those are not on the disk."""
    rows = np.zeros(len(source.subset), bool)
    try:
        places = source.subset.places(source.splits().train.without_pixels())
        rows[places[places >= 0]] = True
    except Lacking:
        pass
    return rows[source.rows]


def judged(odd: Bools) -> Ints:
    """Some of many images: all that are odd, up to a number, and so many of the others."""
    parts = [np.flatnonzero(side)[sample(int(side.sum()), JUDGED)] for side in (odd, ~odd)]
    return np.sort(np.concatenate(parts))


def scored(source: PageSource) -> dict[str, Floats]:
    """Each score of every code (N,)."""
    model = Model(source.snapshot, source.codes, source.rows)

    def make() -> dict[str, Floats]:
        def say(begun: float, share: float) -> None:
            source.task.tell(begun + share / 4, translate("inside", "scoring images"))

        errors = Errors(source.snapshot, source.pixels)
        known = outliers.reference(model, source.subset, source.splits, partial(say, 0.0))
        found = {}
        for number, name in enumerate(SCORES):
            told = partial(say, (number + 1) / 4)
            found[name] = outliers.scores(
                name, model, source.subset, source.rows, errors, lambda: known, told
            )
        return found

    return source.once("odd ones", source.codes, make)


def table(curves: dict[str, Roc]) -> Table:
    """The areas, and what is found at few false alarms."""
    head = ("", translate("inside", "area"), translate("inside", "found at 5 %"))
    five = np.array([0.05], np.float32)
    rows = [(words(n)[0], f"{curve.area:.3f}", f"{curve.at(five)[0]:.0%}") for n, curve in curves.items()]
    best = max(range(len(rows)), key=lambda n: float(rows[n][1]))
    return Table(head, tuple(rows), frozenset({best}))


def state(odd: Bools) -> str:
    """How many there are of both."""
    return translate("inside", "{} odd, {} others").format(f"{odd.sum():,}", f"{(~odd).sum():,}")


def note(source: PageSource, option: str) -> str:
    """What the areas mean, and whether the images were learnt."""
    text = translate(
        "inside",
        "Area under the curve: the chance that an odd image scores higher than another; 0.5 is chance. The "
        "images view ranks by the same scores.",
    )
    kind, _, number = option.partition(":")
    if kind == CLASS and int(number) not in unseen_of(source):
        honest = translate(
            "inside",
            "The model was trained on this class: leave it out with “Unseen” of the data to see what "
            "is new to it.",
        )
        return f"{text} {honest}"
    return text


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Odd ones"),
    QT_TRANSLATE_NOOP(
        "inside",
        "How well images of a class, a group or of classes never trained on are told from the others: by "
        "error, by distance and by density.",
    ),
    65,
    make,
    follows_column=True,
)
