"""The one stylesheet, palette and font of the program, made from a `Theme`."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from aegui.paths import resources
from aegui.views.theme import DARK, LIGHT, Theme, rgb

FAMILIES = ("Inter",)  # the first of them that is installed, else the system's own
TEXT, SMALL, HEADING = 13, 11 / 13, 15 / 13  # px, and what titles and headings are of it


def system_theme() -> Theme:
    """Dark or light, as the desktop is; light where the desktop does not say."""
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


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
    """`resources/style/aegui.qss` with the theme's colours in place of its names."""
    folder = resources()
    template = Template((folder / "style" / "aegui.qss").read_text(encoding="utf-8"))
    tokens = {name: value for name, value in vars(theme).items() if isinstance(value, str)}
    return template.substitute(
        tokens,
        icons=(folder / "icons").as_posix(),
        faint=mix(theme.dim, theme.panel, 0.5),
        edge=mix(theme.dim, theme.panel, 0.55),
        groove=mix(theme.hairline, theme.text, 0.1),
        accent_hover=mix(theme.accent, theme.text, 0.15),
        heading=f"{round(TEXT * HEADING)}px",
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
    font.setPixelSize(TEXT)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


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
