"""The classes of one's own images taken from a column of a table, or from the tags they were given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

import numpy as np

from aegui.parts.datasets import DataBroken, Images, Source, Split
from aegui.parts.datasets.table import Table, TableBroken, natural, table_of
from aegui.parts.datasets.tags import tags_of
from aegui.text import counted, quoted, shortened
from aegui.translation import tr

TAGS = "tags"  # of `labels_from`; a column of the table may be called so: it is meant then
MOST = 1_000  # classes
SAID = 5  # classes that a sentence names


def labelled(read: Mapping[Split, Images], column: str) -> dict[Split, Images]:
    """The images of each split with the classes that a column, or the tags, give them.

    Where some have none, no image has a label: those that have are known, to families that learn from few.
    Raises `DataBroken` where the column gives no training image a class.
    """
    if any(one.names is None or one.source is None for one in read.values()):
        return dict(read)
    texts = _texts(read, column)
    counts = Counter(text for text in texts["train"] if text)
    classes = tuple(sorted(counts, key=natural))
    if not classes:
        raise DataBroken(_nothing(column, read["train"].source))
    if len(classes) > MOST:
        raise DataBroken(
            tr(
                "data.labels_from = {} gives {}, and at most {:,} are learnt: choose a column of categories.",
                quoted(column),
                counted(len(classes), "class", "classes"),
                MOST,
            )
        )
    known = {name: n for n, name in enumerate(classes)}
    labels = {
        split: np.array([known.get(text, -1) for text in found], np.int64) for split, found in texts.items()
    }
    whole = all((one >= 0).all() for one in labels.values())
    without = sum(int((one < 0).sum()) for one in labels.values())
    named = ", ".join(f"{counts[name]:,} {shortened(name)}" for name in classes[:SAID])
    more = tr(" and {:,} more", len(classes) - SAID) if len(classes) > SAID else ""
    note = tr("The classes are taken from {}: {}{} among the training images.", _called(column), named, more)
    if without:
        verb = "is" if without == 1 else "are"
        note = tr("{}; {} without one {} unlabelled.", note[:-1], counted(without, "image"), verb)
    return {
        split: replace(
            one,
            labels=labels[split] if whole else None,
            known=None if whole else labels[split],
            classes=classes,
            notes=(*one.notes, note),
        )
        for split, one in read.items()
    }


def _texts(read: Mapping[Split, Images], column: str) -> dict[Split, list[str]]:
    """The text (N,) that stands for the class of each image of a split, "" of those that have none."""
    source = next(one.source for one in read.values())
    assert source is not None
    names = {split: [] if one.names is None else one.names.tolist() for split, one in read.items()}
    try:
        table = table_of(source, [name for some in names.values() for name in some])
        found = None if table is None else table.column(column)
        if found is None and column == TAGS:
            tags = tags_of(source)
            return {split: [one.tag for one in tags.of(names[split], read[split].digests)] for split in read}
    except TableBroken as error:
        raise DataBroken(str(error)) from error
    if found is None:
        raise DataBroken(
            tr("data.labels_from = {} is no column of the table: {}.", quoted(column), _instead(table))
        )
    every = iter(found.texts)
    return {split: list(islice(every, len(some))) for split, some in names.items()}


def _instead(table: Table | None) -> str:
    """What there is in place of a column."""
    if table is None:
        return tr("no table lies beside the images")
    if not table.columns:
        return table.warnings[0].rstrip(".")
    return tr("there is {}", ", ".join(one.name for one in table.columns))


def _called(column: str) -> str:
    return tr("the tags") if column == TAGS else tr("the column {}", quoted(column))


def _nothing(column: str, source: Source | None) -> str:
    if column == TAGS:
        where = "" if source is None else tr(" below {}", source.root)
        return tr(
            "data.labels_from is {}, and no training image{} has one: select images in the "
            "plane and tag them (Ctrl+T).",
            TAGS,
            where,
        )
    return tr(
        "data.labels_from = {} gives no training image a class: all of its cells are empty.", quoted(column)
    )
