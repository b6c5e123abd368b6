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


# Classes and curves began as those of Okabe and Ito (2008), and were moved as little as was needed for every
# two of them to be over 10 apart by CIEDE2000 to protanopes, deuteranopes and tritanopes, 18 to other eyes.
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
    good="#52ca94",
    warn="#eaa437",
    bad="#fd6a6a",
    unlabelled="#7fa6c9",
    classes=(
        "#53B5ED", "#CF9925", "#299D74", "#FFF89B", "#C9679A",
        "#CB5608", "#087CF2", "#BBBABB", "#8159A0", "#33F812",
    ),
    curves=("#55A1FF", "#E7A00E", "#BF77A1", "#0AD9A9", "#895CD7", "#F9EC4E"),
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
    good="#0e7e4b",
    warn="#a05e08",
    bad="#9d2422",
    unlabelled="#4f7ba3",
    classes=(
        "#23B7FF", "#C7820B", "#269767", "#D3BB1F", "#9A5F76",
        "#B75213", "#166BA0", "#8077D7", "#CA89BE", "#90C67D",
    ),
    curves=("#2A73FF", "#986513", "#D1579B", "#08875E", "#6C41AF", "#A59708"),
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
    good="#5eff9b",
    warn="#ffb64f",
    bad="#ff8788",
    unlabelled="#b5dcff",
    classes=(
        "#89C0E4", "#F3AB1E", "#2AAE7E", "#FFF208", "#C68DB0",
        "#E76711", "#4581BB", "#D4D2D1", "#AE8AFE", "#69F08E",
    ),
    curves=("#99C4F4", "#EFB131", "#FE73B6", "#16F2BE", "#AE81FF", "#FFFF43"),
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
    good="#185d3b",
    warn="#7b4508",
    bad="#6a0908",
    unlabelled="#1f5a8a",
    classes=(
        "#1083CF", "#BA7208", "#086555", "#766F49", "#A3589A",
        "#AD4009", "#083E63", "#79797D", "#6433AC", "#70995B",
    ),
    curves=("#08387B", "#A06E14", "#CA2B76", "#086848", "#7C3DC4", "#55520D"),
    contrast=True,
)  # fmt: skip

THEMES = (DARK, LIGHT, BLACK, WHITE)


def theme_of(dark: bool, contrast: bool) -> Theme:
    """The one for a desktop."""
    return next(one for one in THEMES if (one.dark, one.contrast) == (dark, contrast))
