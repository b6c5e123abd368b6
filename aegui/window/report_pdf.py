"""A report of a run on paper: the pages that `exports.report` has for a browser, laid out by Qt.

Texts and tables stay text; plane, manifold and curves are pictures of 300 dots an inch.
"""

from __future__ import annotations

import html
import re
from base64 import b64decode
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtSvg import QSvgRenderer

from aegui.exports.report import Report, Say, collected
from aegui.files import write_bytes
from aegui.runs.run_folder import Run
from aegui.translation import tr
from aegui.views.theme import LIGHT
from aegui.views.widgets.style import interface_font
from aegui.window.figure_file import CREATED, IDENTITY, XMP

WIDTH = 680  # px of a page's text, of which everything is told in shares
FINE = 4  # dots of a picture for each of them
MARGIN = 15.0  # mm
COLOURS = re.compile(r'class="(curve|dot) c(\d)"')
STYLE = """
body { color: #1b222c; } h1 { font-size: 17pt; } h2 { font-size: 12pt; } .dim, th { color: #67717f; }
td, th { padding-right: 10px; } pre { font-size: 8pt; }
"""


def write(
    out: Path, run: Run, folders: Iterable[Path], say: Say = lambda share, what: None,
    moment: float | None = None,
) -> int:  # fmt: skip
    """Write the report of a run, or of a stored moment by its epoch, as PDF on A4. Returns its bytes. Raises
    what `exports.report.write` does."""
    content = pdf(collected(run, folders, say, moment))
    say(1.0, tr("page"))
    write_bytes(out, content)
    return len(content)


def pdf(report: Report) -> bytes:
    """The file's content; when it was made is no part of it."""
    document = QTextDocument()
    font = QFont(interface_font())
    font.setPointSizeF(9.0)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(STYLE)
    document.setHtml(_html(report, document))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter,
        )
    )  # fmt: skip
    writer.setTitle(report.name)
    writer.setCreator("Autoencoder Explorer")
    about = html.escape(report.texts["provenance"])
    writer.setDocumentXmpMetadata(QByteArray(XMP.format(about).encode()))
    QHashSeed.setDeterministicGlobalSeed()  # else the fonts stand in the file in an order by chance
    try:
        _print(document, writer)
    finally:
        QHashSeed.resetRandomGlobalSeed()
    made = bytes(buffer.data().data())
    for pattern in (CREATED, IDENTITY):
        made = pattern.sub(lambda found: b" " * len(found.group()), made)
    return made


def _print(document: QTextDocument, writer: QPdfWriter) -> None:
    """Page after page, as wide as the text is meant to be."""
    area = QRectF(writer.pageLayout().paintRectPixels(writer.resolution()))
    scale = area.width() / WIDTH
    high = area.height() / scale
    document.setPageSize(QRectF(0, 0, WIDTH, high).size())
    painter = QPainter(writer)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        painter.save()
        painter.scale(scale, scale)
        painter.translate(QPointF(0, -number * high))
        document.drawContents(painter, QRectF(0, number * high, WIDTH, high))
        painter.restore()
    painter.end()


def _html(report: Report, document: QTextDocument) -> str:
    """The report in what `QTextDocument` knows of HTML; its pictures are put into the document."""

    def picture(name: str, image: QImage, width: float) -> str:
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        return f'<img src="{name}" width="{width:.0f}" height="{width * image.height() / image.width():.0f}">'

    texts = report.texts
    facts = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", texts["facts"], re.DOTALL)
    facts_told = " &nbsp; ".join(f'<span class="dim">{name}</span> {value}' for name, value in facts)
    half = WIDTH * 0.48
    plane = picture("plane", _plane(report.plane), half)
    manifold = picture("manifold", _decoded(report.manifold["sprite"]), half)
    strips = []
    for kind, images in report.grid.items():
        cells = []
        for number, element in enumerate(images):
            address = re.search(r'src="([^"]*)"', element)
            assert address is not None
            cells.append(picture(f"{kind}{number}", _decoded(address[1]), WIDTH / 12))
        strips.append(f'<p><span class="dim">{kind}</span><br>{" ".join(cells)}</p>')
    charts = [
        f"<p><b>{name}</b><br>{picture(f'chart{number}', _chart(svg), WIDTH * 0.75)}<br>{_legend(legend)}</p>"
        for number, (name, svg, legend) in enumerate(report.curves)
    ]
    return f"""
<h1>{texts["title"]}</h1><p class="dim">{texts["summary"]}</p><p>{facts_told}</p>
<table width="100%"><tr><td>{plane}</td><td>{manifold}</td></tr>
<tr><td>{_classes(report.plane)}</td><td class="dim">{texts["word_over"]}</td></tr></table>
<h2>{texts["word_images"]}</h2>{"".join(strips)}<p class="dim">{texts["note"]}</p>
<h2>{texts["word_training"]}</h2>{"".join(charts)}
<h2 style="page-break-before: always">{texts["word_figures"]}</h2>{_cells(texts["targets"])}
<table width="100%">{_cells(texts["figures"])}</table>
<h2>{texts["word_again"]}</h2><pre>{texts["command"]}\n{texts["again"]}</pre>
<h2>{texts["word_recipe"]}</h2><pre>{texts["recipe"]}</pre><table>{_cells(texts["versions"])}</table>
"""


def _cells(rows: str) -> str:
    """A table whose names stand on the left, as in the page."""
    return rows.replace("<th>", '<td class="dim">').replace("</th>", "</td>")


def _plane(plane: Mapping[str, Any]) -> QImage:
    """The points in the colours of their classes."""
    side = round(WIDTH * 0.48) * FINE
    places = np.frombuffer(b64decode(plane["xy"]), "<u2").reshape(-1, 2) / 65535
    labels = np.frombuffer(b64decode(plane["labels"]), "<i2") if plane["labels"] else np.full(len(places), -1)
    span = np.maximum(np.subtract(plane["high"], plane["low"]), 1e-9)
    shares = span / span.max()
    colours = [QColor(one) for one in LIGHT.class_colours(len(plane["classes"]))]
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.plane))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    inner, size = side - 12 * FINE, 1.1 * FINE
    for (x, y), label in zip(places.tolist(), labels.tolist(), strict=True):
        painter.setBrush(colours[label] if label >= 0 else QColor(LIGHT.unlabelled))
        across = 6 * FINE + inner * ((1 - shares[0]) / 2 + x * shares[0])
        down = 6 * FINE + inner * ((1 - shares[1]) / 2 + (1 - y) * shares[1])
        painter.drawEllipse(QPointF(across, down), size, size)
    painter.end()
    return image


def _classes(plane: Mapping[str, Any]) -> str:
    """A legend of the classes, and of the axes."""
    colours = LIGHT.class_colours(len(plane["classes"]))
    names = (
        f'<span style="color:{c}">●</span> {html.escape(n)}'
        for n, c in zip(plane["classes"], colours, strict=True)
    )
    axes = html.escape(" · ".join(filter(None, plane["axes"])))
    return f'{" &nbsp;".join(names)} <span class="dim">{axes}</span>'


def _chart(svg: str) -> QImage:
    """The curves as a picture, in colours of their own, since the page's style is not there."""

    def coloured(found: re.Match[str]) -> str:
        colour = LIGHT.curves[int(found[2]) % len(LIGHT.curves)]
        line = f'fill="none" stroke="{colour}" stroke-width="1.8"'
        return line if found[1] == "curve" else f'fill="{colour}"'

    plain = COLOURS.sub(coloured, svg).replace('class="grid"', f'stroke="{LIGHT.hairline}"')
    plain = plain.replace("<text ", f'<text font-size="11" font-family="sans-serif" fill="{LIGHT.dim}" ')
    renderer = QSvgRenderer(QByteArray(plain.encode()))
    image = QImage(renderer.defaultSize() * FINE, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.plane))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _legend(legend: str) -> str:
    """The names of the curves in their colours."""

    def mark(found: re.Match[str]) -> str:
        sign = "╌" if "dashed" in found[2] else "━"
        return f'<span style="color:{LIGHT.curves[int(found[1]) % len(LIGHT.curves)]}">{sign}</span> '

    marked = re.sub(r'<i class="swatch c(\d)([^"]*)"></i>', mark, legend)
    return (
        marked.replace("</span><span", "</span> &nbsp; <span")
        .replace("<div", "<span")
        .replace("</div>", "</span>")
    )


def _decoded(address: str) -> QImage:
    """The picture in an address that holds one."""
    return QImage.fromData(QByteArray(b64decode(address.partition(",")[2])))
