"""Three families of letters from packages, so that the tests need none of the machine's.

Bitstream Vera has the widths of DejaVu Sans, which is wide; Manrope is as wide and as high as Noto Sans;
Lato is narrow. With `--long` the layout is also tried in the real ones, as far as they are installed, or as
FONTCONFIG_FILE names them.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

FILES = {
    "Bitstream Vera Sans": ("reportlab", "fonts/Vera*.ttf"),
    "Manrope": ("font_manrope", "files/Manrope-[RS]*.ttf"),
    "Lato": ("font_lato", "files/Lato-[RB]*.ttf"),
}

POINTS = (9, 10, 11, 12, 13, 14)
REAL = ("DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Liberation Sans")  # that desktops come with


def real(family: str) -> str:
    """One that a desktop comes with; the test is skipped where this machine does not have it."""
    if family not in QFontDatabase.families():
        pytest.skip(f"{family} is not installed")
    return family


@cache
def load(family: str) -> str:
    """The family, made known to Qt; needs an application. Raises `RuntimeError` where it is missing."""
    package, pattern = FILES[family]
    found = find_spec(package)
    folders = found.submodule_search_locations if found is not None else None
    files = sorted(Path(next(iter(folders))).glob(pattern)) if folders else []
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    if family not in {name for number in numbers for name in QFontDatabase.applicationFontFamilies(number)}:
        raise RuntimeError(f"{family} is missing: install the packages for development.")
    return family
