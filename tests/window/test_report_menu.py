"""File › Export › Report: as a page and on paper, with progress, and cancelled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.exports.reading import provenance_of
from aegui.runs.run_folder import Run
from aegui.window import report_pdf
from aegui.window.main_window import MainWindow
from aegui.window.report_menu import REPORT


def test_a_report_on_paper_has_its_texts_and_is_made_again_byte_for_byte(
    qapp: QApplication, tmp_path: Path
) -> None:
    run, out = Run(paths.trained() / "quick-start"), tmp_path / "report.pdf"
    report_pdf.write(out, run, ())
    assert provenance_of(out).kind == "report"
    pages = pypdfium2.PdfDocument(out)
    try:
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    finally:
        pages.close()
    for told in ("quick-start", "222,546", "Loss", "Make it again", "seed = 1"):
        assert told in text
    first = out.read_bytes()
    report_pdf.write(out, run, ())
    assert out.read_bytes() == first


def test_a_report_is_saved_from_the_menu_and_can_be_cancelled(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(shown=False)
    target = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "HTML (*.html)"))
    action = window.action_table["export.report"]
    action.trigger()
    assert window.session.loader.awaits(REPORT)
    window.banner.cancelled.emit()
    assert not window.session.loader.awaits(REPORT)
    action.trigger()
    qtbot.waitUntil(lambda: any("Saved" in text for text in window.banner.messages()))
    assert provenance_of(target).run == "quick-start"
    assert [file.name for file in tmp_path.glob("*report*")] == ["report.html"]
