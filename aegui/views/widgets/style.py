"""The one stylesheet, palette and font of the program, made from a `Theme`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QPalette,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication, QStyleFactory

from aegui.paths import resources
from aegui.settings import LARGEST_TEXT, SMALLEST_TEXT
from aegui.views.theme import DARK, LIGHT, Theme, rgb, theme_of

FAMILIES = ("Inter",)  # the first of them that is installed, else the system's own
HINTING = QFont.HintingPreference.PreferDefaultHinting  # pictures of the documents have none: see screenshots
USUAL, SMALL, HEADING = 13, 11 / 13, 15 / 13  # px, and what titles and headings are of it
TEXT = USUAL  # px of everything that is made from now on; see `write_in`
POINTS = range(SMALLEST_TEXT, LARGEST_TEXT + 1)  # that the window can be written in
DOTS, POINT = 96.0, 72.0  # px of a layout and points to an inch


def system_theme() -> Theme:
    """Dark or light, and of high contrast, as the desktop is; light where the desktop does not say."""
    return theme_of(is_system_dark(), is_contrast_wanted())


def is_system_dark() -> bool:
    """Whether the desktop is."""
    return _hints().colorScheme() == Qt.ColorScheme.Dark


def is_contrast_wanted() -> bool:
    """Whether the desktop asks for high contrast."""
    return _hints().accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def chosen_theme(choice: str) -> Theme:
    """What is meant by "dark", "light" and "contrast"; anything else is as the desktop is.

    High contrast is white on black where the desktop is dark, and black on white elsewhere.
    """
    if choice == "contrast":
        return theme_of(is_system_dark(), True)
    return {"dark": DARK, "light": LIGHT}.get(choice) or system_theme()


def follow_system(changed: Callable[[], object]) -> None:
    """Call a method of a widget whenever the desktop's colours or its contrast are others."""
    _hints().colorSchemeChanged.connect(changed)
    _hints().accessibility().contrastPreferenceChanged.connect(changed)


@cache
def _hints() -> QStyleHints:
    """Held, because what its `accessibility()` returns is invalid as soon as nobody holds this."""
    return QGuiApplication.styleHints()


def apply(app: QApplication, theme: Theme) -> None:
    """Give every widget of the program the colours of `theme`; where it has them, that takes no time."""
    sheet = stylesheet(theme)
    if app.styleSheet() == sheet and app.font() == interface_font():
        return  # Qt would style each widget anew: a fifth of a second for a window
    if not app.styleSheet() and app.style().objectName() != "fusion":  # a sheet's own style has no name
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(interface_font())
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet)


def stylesheet(theme: Theme) -> str:
    """`resources/style/aegui.qss` with the theme's colours in place of its names; more with high contrast."""
    folder = resources()
    files = ["aegui.qss", *(["contrast.qss"] if theme.contrast else [])]
    template = Template("".join((folder / "style" / file).read_text(encoding="utf-8") for file in files))
    tokens = {name: value for name, value in vars(theme).items() if isinstance(value, str)}
    return template.substitute(
        tokens,
        icons=(folder / "icons").as_posix(),
        faint=mix(theme.dim, theme.panel, 0.5),
        edge=mix(theme.dim, theme.panel, 0.2 if theme.contrast else 0.55),
        groove=mix(theme.hairline, theme.text, 0.1),
        check="dark" if theme.dark else "light",
        accent_hover=mix(theme.accent, theme.text, 0.15),
        heading=f"{round(TEXT * HEADING)}px",
        small=f"{round(TEXT * SMALL)}px",
        warn_soft=mix(theme.warn, theme.panel, 0.86),
        bad_soft=mix(theme.bad, theme.panel, 0.86),
    )


def palette(theme: Theme) -> QPalette:
    """For what no stylesheet reaches: placeholder texts, links, disabled texts."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    colours = {
        role.Window: theme.window,
        role.Base: theme.field,
        role.AlternateBase: theme.panel,
        role.Button: theme.field,
        role.WindowText: theme.text,
        role.Text: theme.text,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.dim,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Mid: theme.hairline,
    }
    for one, colour in colours.items():
        made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, one, QColor(mix(theme.dim, theme.panel, 0.5)))
    return made


def interface_font() -> QFont:
    """Inter where it is installed, else the system's own; figures of one width."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    installed = QFontDatabase.families()
    font.setFamily(next((name for name in FAMILIES if name in installed), font.family()))
    font.setHintingPreference(HINTING)
    font.setPixelSize(TEXT)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def system_text() -> float:
    """Points of the desktop's own text: as large as it is, within bounds, and no smaller than usual."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return min(max(QFontInfo(font).pixelSize(), USUAL) * POINT / DOTS, POINTS[-1])


def write_in(points: float) -> None:
    """Have every widget that is made from now on written in letters of a size."""
    global TEXT
    TEXT = round(points * DOTS / POINT)


def text_points() -> float:
    """Points of the letters that widgets are written in now."""
    return TEXT / DOTS * POINT


def em(count: float) -> int:
    """Pixels of so many times the size of the text."""
    return round(count * TEXT)


def title_font() -> QFont:
    """Small, spaced, upper case: the titles of panels."""
    font = small_font()
    font.setWeight(QFont.Weight.DemiBold)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.7)
    return font


def small_font() -> QFont:
    """For titles, axes and captions."""
    font = interface_font()
    font.setPixelSize(round(TEXT * SMALL))
    return font


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` of `other` in it."""
    pairs = zip(rgb(colour), rgb(other), strict=True)
    return "#{:02x}{:02x}{:02x}".format(*(round(a + (b - a) * share) for a, b in pairs))
