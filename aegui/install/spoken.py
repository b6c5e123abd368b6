"""The user's language before any package is there: of the file that what Qt reads is made of.

Standard library only.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from aegui.translation import of_system, translate_with

FOLDER = Path(__file__).parents[2] / "resources" / "translations"  # of a checkout


def speak(code: str = "", folder: Path = FOLDER) -> None:
    """Have what is said in sentences, as by `tr`, in the language of the system, or of a code such as zh_CN;
    it stays English where there is no such file."""
    spoken = code or of_system()
    found = [file for file in folder.glob("aegui_*.ts") if file.stem[6:8] == spoken[:2]]
    if not found:
        return
    try:
        contexts = list(ElementTree.parse(found[0]).iter("context"))
    except (OSError, ElementTree.ParseError):  # no reason not to install
        return
    sentences = {
        one.findtext("source"): one.findtext("translation") or ""
        for context in contexts
        if not context.findtext("name")
        for one in context.iter("message")
    }
    translate_with(lambda context, text, count: sentences.get(text, ""))
