"""All colours come from the theme; light and dark differ; text reads on its ground."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from aegui.paths import resources
from aegui.views import all_views
from aegui.views.theme import BLACK, DARK, LIGHT, THEMES, WHITE, rgb, theme_of
from aegui.views.widgets import style
from aegui.views.widgets.style import chosen_theme, palette, stylesheet

VIEWS = ("latent", "decoded", "losses", "images")


def luminance(colour):
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.array(rgb(colour)) / 255
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_text_reads_on_every_ground(theme):
    for ground in (theme.window, theme.panel, theme.field, theme.plane):
        assert contrast(theme.text, ground) > 7
        assert contrast(theme.dim, ground) > 4.3
    assert contrast(theme.on_accent, theme.accent) > 4.5
    for colour in (theme.good, theme.warn, theme.bad, *theme.curves[:4]):
        assert contrast(colour, theme.panel) > 2.9


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
@pytest.mark.parametrize("count", [1, 10, 11, 40])
def test_class_colours_are_apart_and_seen(theme, count):
    colours = theme.class_colours(count)
    assert len(set(colours)) == count
    assert colours[:10] == theme.classes[:count][:10]
    assert all(contrast(colour, theme.plane) > 1.6 for colour in colours)


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_the_stylesheet_is_complete(theme):
    sheet = stylesheet(theme)
    assert "$" not in sheet
    assert theme.accent in sheet
    for line in sheet.split("url(")[1:]:
        assert line.split(")")[0].endswith(".svg")
        assert (resources() / "icons" / line.split(")")[0].rsplit("/", 1)[1]).is_file()


@pytest.mark.parametrize("theme", [BLACK, WHITE], ids=["on black", "on white"])
def test_high_contrast_is_high(theme):
    for ground in (theme.window, theme.panel, theme.field, theme.plane):
        words = (theme.text, theme.dim, theme.good, theme.warn, theme.bad, theme.accent)
        assert all(contrast(colour, ground) >= 7 for colour in words)
        assert contrast(theme.hairline, ground) >= 4.5
    assert contrast(theme.text, theme.hover) >= 7
    assert contrast(theme.on_accent, theme.accent) >= 7
    drawn = (*theme.class_colours(10), *theme.curve_colours(6), theme.unlabelled)
    assert all(contrast(colour, theme.plane) >= 3 for colour in drawn)


def test_each_theme_has_a_desktop_that_it_is_of(monkeypatch):
    assert [theme_of(theme.dark, theme.contrast) for theme in THEMES] == list(THEMES)
    for dark, high in ((True, BLACK), (False, WHITE)):
        monkeypatch.setattr(style, "is_system_dark", lambda dark=dark: dark)
        assert chosen_theme("contrast") is high
        assert chosen_theme("system") is theme_of(dark, False)
        assert (chosen_theme("dark"), chosen_theme("light")) == (DARK, LIGHT)


def test_light_is_not_dark():
    assert stylesheet(LIGHT) != stylesheet(DARK)
    assert palette(LIGHT).window().color() != palette(DARK).window().color()


def test_the_package_finds_its_views_in_order():
    names = [view.name for view in all_views()]
    assert [name for name in names if name in VIEWS] == list(VIEWS)
    assert all(view.label() and view.area and view.shortcut for view in all_views() if view.name in VIEWS)


def test_views_import_neither_torch_nor_pydantic():
    code = (
        "import sys, aegui.views\n"
        "assert 'aegui.views.panels.latent' not in sys.modules and 'PySide6' not in sys.modules\n"
        "import aegui.views.theme\n"
        "assert 'PySide6' not in sys.modules\n"
        "from aegui.views.panels import decoded, images, latent, losses\n"
        "heavy = {'torch', 'pydantic', 'sklearn', 'torchvision'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
