"""A report on paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QApplication

from aegui import paths
from aegui.exports.reading import provenance_of
from aegui.runs.run_folder import Run
from aegui.window import report_pdf


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
