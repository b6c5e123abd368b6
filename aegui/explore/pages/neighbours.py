"""Images like the one under the cursor, found by their codes and by bits of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aegui.analysis import latent
from aegui.analysis.retrieval import QUERIES, BinaryIndex, CodeIndex, Quality, compare
from aegui.explore.page import Page, Pictures
from aegui.explore.pages import PageKind, PageSource
from aegui.sampling import sample
from aegui.translation import QT_TRANSLATE_NOOP, translate

FOUND, ALONE = 10, 24  # images, and where there is only one search
WORTH_HASHING = 8  # dimensions: fewer make too few bits

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def make(source: PageSource) -> Page:
    """The query, and a row for each way to search."""
    size = source.recipe.model.code
    codes = source.codes[:, :size]
    assert source.cursor is not None
    query, _ = latent.nearest(codes, source.cursor[:size])
    hashed = size >= WORTH_HASHING
    searches: list[CodeIndex | BinaryIndex] = [source.once("codes", source.codes, lambda: CodeIndex(codes))]
    if hashed:
        searches.append(source.once("bits", source.codes, lambda: BinaryIndex(codes)))
    count = FOUND if hashed else ALONE
    found = [others(search.nearest(codes[query][None], count + 1).rows[0], query) for search in searches]
    qualities = source.once("quality", source.codes, lambda: judged(source, codes))
    names = (
        translate("inside", "by code"),
        translate("inside", "by bits"),
    )
    rows = tuple(told(name, qualities, n) for n, name in enumerate(names[: len(found)]))
    columns = min(map(len, found))
    pictures = images(source, np.concatenate([r[:columns] for r in found]))
    blocks = (
        Pictures(images(source, np.array([query])), translate("inside", "query"), 1),
        Pictures(pictures, columns=columns, rows=rows) if hashed else Pictures(pictures, rows[0]),
    )
    identity = source.subset.identity(int(source.rows[query]))
    return Page(blocks, (1.0, 6.0), state=identity, note=note(qualities, size, hashed))


def others(rows: Ints, query: int) -> Ints:
    """The found rows without the query itself."""
    rest: Ints = rows[rows != query]
    return rest


def judged(source: PageSource, codes: Floats) -> tuple[Quality, Quality] | None:
    """How well both ways find images of the query's class: some of the images look among the others."""
    labels = None if source.subset.labels is None else source.subset.labels[source.rows]
    if labels is None or len(codes) < 4:
        return None
    asking = np.zeros(len(codes), bool)
    asking[sample(len(codes), min(QUERIES, len(codes) // 2), labels)] = True
    return compare(codes[~asking], labels[~asking], codes[asking], labels[asking], FOUND)


def images(source: PageSource, rows: Ints) -> NDArray[np.uint8]:
    """The images behind codes; decoded from them where the data set is not on the disk."""
    pixels = source.subset.pixels
    return source.snapshot.decode(source.codes[rows]) if pixels is None else pixels[source.rows[rows]]


def told(name: str, qualities: tuple[Quality, Quality] | None, which: int) -> str:
    """The name of a row with what the search is worth."""
    if qualities is None:
        return name
    return translate("inside", "{}: {}").format(name, f"{qualities[which].precision:.0%}")


def note(qualities: tuple[Quality, Quality] | None, size: int, hashed: bool) -> str:
    """What the figures are."""
    follow = translate("inside", "The query is the image nearest to the cursor.")
    if qualities is None:
        return follow
    by_code, by_bits = qualities
    found = translate(
        "inside", "Percent: found images of the query's class, on average. By code {} ms, {}."
    ).format(f"{by_code.milliseconds:.2f}", _bytes(by_code.bytes_per_image))
    bits = translate("inside", "By {} bits {} ms, {}.")
    if size == 1:
        bits = translate("inside", "By {} bit {} ms, {}.")
    figures = (size, f"{by_bits.milliseconds:.2f}", _bytes(by_bits.bytes_per_image))
    return " ".join([follow, found, *([bits.format(*figures)] if hashed else [])])


def _bytes(count: int) -> str:
    if count == 1:
        return translate("inside", "1 byte")
    return translate("inside", "{} bytes").format(count)


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Similar images"),
    QT_TRANSLATE_NOOP(
        "inside", "Images like the one nearest to the cursor, by code and by one bit a number."
    ),
    60,
    make,
    follows_cursor=True,
)
