"""The language of the program: that of the system, or a chosen one. Each is one file of translations.

Of Qt it takes QtCore alone, as the command line speaks it too.
"""

from __future__ import annotations

from functools import partial
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
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale(code) if code else of_system())
    if code != SOURCE:
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for name, folder in (("qtbase", qt), ("aegui", _folder())):
            translator = QTranslator(app)
            if translator.load(QLocale(), name, "_", str(folder)):
                app.installTranslator(translator)
    speak_alone(code)


def of_system() -> QLocale:
    """What the desktop is set to."""
    return QLocale.system()


def speak_alone(code: str) -> None:
    """The same for what the program itself says, without an application."""
    translator = QTranslator()
    spoken = code != SOURCE and translator.load(
        QLocale(code) if code else QLocale(), "aegui", "_", str(_folder())
    )
    translate_with(partial(_translated, translator) if spoken else None)


def _translated(translator: QTranslator, context: str, text: str, count: int) -> str:
    return translator.translate(context, text, None, count) or text


def _folder() -> Path:
    return paths.resources() / "translations"
