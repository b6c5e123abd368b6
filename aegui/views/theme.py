"""The colours of the program, for the stylesheet and for every plot; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass


def rgb(colour: str) -> tuple[int, int, int]:
    """The three bytes of ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@dataclass(frozen=True)
class Theme:
    """One set of colours, ``#rrggbb`` each."""

    name: str
    dark: bool
    window: str
    panel: str
    plane: str  # under the codes
    hairline: str
    field: str
    hover: str  # a field under the mouse
    text: str
    dim: str
    accent: str
    on_accent: str
    good: str
    warn: str
    bad: str
    unlabelled: str  # codes of data without classes
    classes: tuple[str, ...]
    curves: tuple[str, ...]  # training, validation, then each part
    contrast: bool = False  # whether lines and edges are to be as clear as the words

    def class_colours(self, count: int) -> tuple[str, ...]:
        """One colour a class, apart for colour-blind eyes too."""
        from aegui.views.widgets.palette import distinct_colours  # numpy: the first frame does without

        return distinct_colours(self.classes, count, dark=self.dark)

    def curve_colours(self, count: int) -> tuple[str, ...]:
        """One colour a curve."""
        from aegui.views.widgets.palette import distinct_colours

        return distinct_colours(self.curves, count, dark=self.dark)


DARK = Theme(
    name="dark",
    dark=True,
    window="#0e1116",
    panel="#161a20",
    plane="#0f1318",
    hairline="#262c35",
    field="#1e242c",
    hover="#262d37",
    text="#dfe5ec",
    dim="#8a94a3",
    accent="#4ea1ff",
    on_accent="#07121f",
    good="#59c98f",
    warn="#e6a23c",
    bad="#ff6b6b",
    unlabelled="#7fa6c9",
    classes=(
        "#56B4E9", "#E69F00", "#009E73", "#F0E442", "#CC79A7",
        "#D55E00", "#0072B2", "#B5B5B5", "#9A6AE0", "#7FD34E",
    ),
    curves=("#4ea1ff", "#E69F00", "#CC79A7", "#2fb891", "#9A6AE0", "#F0E442"),
)  # fmt: skip

LIGHT = Theme(
    name="light",
    dark=False,
    window="#eef0f3",
    panel="#ffffff",
    plane="#ffffff",
    hairline="#dfe3e8",
    field="#f4f6f8",
    hover="#e9edf1",
    text="#1b222c",
    dim="#67717f",
    accent="#1769d6",
    on_accent="#ffffff",
    good="#178a50",
    warn="#a86400",
    bad="#c62f2f",
    unlabelled="#4f7ba3",
    # The yellow and the grey are darkened, and the light ones a little: they lie on white.
    classes=(
        "#3FA3DC", "#E08E00", "#009E73", "#CDB400", "#CC79A7",
        "#D55E00", "#0072B2", "#8C8C8C", "#9A6AE0", "#63B732",
    ),
    curves=("#1769d6", "#D08700", "#B85A90", "#00875f", "#7C4BCB", "#A39000"),
)  # fmt: skip

# High contrast: on its ground every word has 7 : 1, every edge 4.5 : 1, every code and curve 3 : 1.
BLACK = Theme(
    name="contrast-dark",
    dark=True,
    window="#000000",
    panel="#000000",
    plane="#000000",
    hairline="#808080",
    field="#101010",
    hover="#1f4e8c",
    text="#ffffff",
    dim="#e4e4e4",
    accent="#ffd60a",
    on_accent="#000000",
    good="#5dff9b",
    warn="#ffb347",
    bad="#ff8f8f",
    unlabelled="#b5dcff",
    classes=(
        "#56B4E9", "#E69F00", "#00B383", "#F0E442", "#E08FBE",
        "#FF7A26", "#4A9BE8", "#D0D0D0", "#B48CFF", "#8FE65C",
    ),
    curves=("#6fb6ff", "#FFB000", "#F08FC4", "#3fdcb0", "#B48CFF", "#F0E442"),
    contrast=True,
)  # fmt: skip

WHITE = Theme(
    name="contrast-light",
    dark=False,
    window="#ffffff",
    panel="#ffffff",
    plane="#ffffff",
    hairline="#6b6b6b",
    field="#f4f4f4",
    hover="#a9ccff",
    text="#000000",
    dim="#2b2b2b",
    accent="#0040a8",
    on_accent="#ffffff",
    good="#00602f",
    warn="#7a4300",
    bad="#a30000",
    unlabelled="#1f5a8a",
    classes=(
        "#1680BF", "#B36B00", "#007A59", "#857400", "#B2558A",
        "#B84A00", "#004C80", "#6B6B6B", "#6A3CB5", "#3F7D12",
    ),
    curves=("#0040a8", "#9C6200", "#9C3D74", "#006B4A", "#6A3CB5", "#6E6000"),
    contrast=True,
)  # fmt: skip

THEMES = (DARK, LIGHT, BLACK, WHITE)


def theme_of(dark: bool, contrast: bool) -> Theme:
    """The one for a desktop."""
    return next(one for one in THEMES if (one.dark, one.contrast) == (dark, contrast))
