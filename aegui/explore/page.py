"""A page of «Look inside»: frozen blocks, made by a query, drawn by the inspector.

Images are uint8, ``(N, C, H, W)``, with C 1 (grey) or 3 (RGB) once they are told to a view.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aegui.explore.records import Bytes, Floats, Ints


@dataclass(frozen=True, eq=False)
class Pictures:
    """Images in rows, from left to right and from the top."""

    images: Bytes  # (N, C, H, W)
    title: str = ""
    columns: int = 0  # 0: as many as fill the place best
    rows: tuple[str, ...] = ()  # what each row is, beside it
    tops: tuple[str, ...] = ()  # what each column is, above all rows


@dataclass(frozen=True)
class Table:
    """Words and figures; the first column is words, the others stand at the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()  # rows that head or sum up others


@dataclass(frozen=True)
class Box:
    """One layer of a diagram, or what goes in and comes out."""

    name: str  # "Conv 3×3"
    shape: tuple[int, ...]  # (C, H, W), or (units,)
    sort: Literal["image", "layer", "code", "verdict"] = "layer"
    help: str = ""


@dataclass(frozen=True)
class Diagram:
    """How an image goes through a network; what is stacked belongs to one step."""

    steps: tuple[tuple[Box, ...], ...]
    branches: tuple[tuple[str, int, tuple[Box, ...]], ...] = ()  # name, step it leaves, its boxes


@dataclass(frozen=True, eq=False)
class Line:
    """One line of a plot."""

    label: str
    values: Floats  # (N,)
    dashed: bool = False


@dataclass(frozen=True, eq=False)
class Lines:
    """Lines over one quantity."""

    title: str
    across: str  # what the horizontal axis is
    places: Floats  # (N,)
    lines: tuple[Line, ...]
    marker: float | None = None  # a place worth a dotted line


@dataclass(frozen=True, eq=False)
class Points:
    """A cloud of codes."""

    title: str
    xy: Floats  # (N, 2)
    labels: Ints | None  # (N,), classes
    classes: tuple[str, ...]
    half: float  # the plot reaches from minus this to plus this along both axes
    axes: tuple[str, str]
    behind: Floats | None = None  # (M, 2), others, drawn faintly below
    outlines: tuple[Floats, ...] = ()  # (K, 2) each, closed: where the codes of one image lie
    circle: float = 0.0  # the radius of a dotted circle about 0


@dataclass(frozen=True, eq=False)
class Histogram:
    """How often values occur, and how often they were expected to."""

    name: str
    heights: Floats  # (B,), densities
    expected: Floats  # (B,), densities


@dataclass(frozen=True, eq=False)
class Histograms:
    """Small histograms over one range."""

    title: str
    low: float
    high: float
    items: tuple[Histogram, ...]
    expected: str  # what the line is


@dataclass(frozen=True)
class Bar:
    """Bars that are compared."""

    name: str
    values: tuple[float, ...]  # one of each series, 0 to 1
    help: str = ""
    figures: tuple[str, ...] = ()  # what stands over them; per cent where none are given


@dataclass(frozen=True)
class Bars:
    """Groups of bars, 0 to 1, with their figures."""

    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]


Block = Pictures | Table | Diagram | Lines | Points | Histograms | Bars


@dataclass(frozen=True, eq=False)
class Page:
    """Blocks side by side."""

    blocks: tuple[Block, ...]
    shares: tuple[float, ...] = ()  # of the width; equal where none are given
    state: str = ""  # how things stand, for the header
    note: str = ""  # what there is to see, under the blocks
    warning: str = ""  # what may be wrong, above them
    options: tuple[tuple[str, str, str], ...] = ()  # (key, label, help) of what can be chosen
    option: str = ""
    draw: int | None = None  # the number of what was drawn by chance


def words(block: Block) -> str:
    """A block as text, for who does not see it: a table whole, of the rest what it names and its figures."""
    match block:
        case Table():
            lines = [", ".join(filter(None, row)) for row in (block.header, *block.rows)]
        case Pictures():
            lines = [block.title, ", ".join(block.rows), ", ".join(block.tops)]
        case Diagram():
            lines = [", ".join(map(_layer, step)) for step in block.steps]
        case Lines():
            ends = [f"{line.label} {_end(line.values, 0)} – {_end(line.values, -1)}" for line in block.lines]
            lines = [block.title, block.across, *ends]
        case Points():
            lines = [block.title, ", ".join(block.axes)]
        case Histograms():
            lines = [block.title, ", ".join(item.name for item in block.items)]
        case Bars():
            figures = [
                " ".join(bar.figures or [f"{value:.0%}" for value in bar.values]) for bar in block.bars
            ]
            named = [f"{bar.name} {words}" for bar, words in zip(block.bars, figures, strict=True)]
            lines = [block.title, ", ".join(block.series), *named]
    return "; ".join(filter(None, lines))


def _layer(box: Box) -> str:
    return f"{box.name} {'×'.join(map(str, box.shape))}"


def _end(values: Floats, at: int) -> str:
    return f"{float(values[at]):.3g}" if len(values) else ""
