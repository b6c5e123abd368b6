"""The language of the window: that of the system, or a chosen one. Each is one file of translations."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from aegui import paths, settings
from aegui.translation import translate_with

SOURCE = "en"  # what the texts of the code are in
SETTING = "language"  # "en", "zh_CN", …; without it that of the system


def languages() -> dict[str, str]:
    """Their codes, with what each calls itself: {"en": "English", "zh_CN": "简体中文"}."""
    files = sorted(_folder().glob("aegui_*.qm"))
    codes = [file.stem.removeprefix("aegui_") for file in files]
    return {SOURCE: "English", **{code: QLocale(code).nativeLanguageName() for code in codes}}


def chosen() -> str:
    """The code in the settings; empty, or of no language that is there: as the system."""
    return settings.load().language


def speak(app: QCoreApplication, code: str) -> None:
    """Have every text that is made from now on in a language, those of Qt's own dialogs too."""
    if code:
        QLocale.setDefault(QLocale(code))
    if code != SOURCE:
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for name, folder in (("qtbase", qt), ("aegui", _folder())):
            translator = QTranslator(app)
            if translator.load(QLocale(), name, "_", str(folder)):
                app.installTranslator(translator)
    translate_with(QCoreApplication.translate)


def _folder() -> Path:
    return paths.resources() / "translations"
