"""A panel as PNG, SVG or PDF, of a size on paper; in the last two letters stay letters."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QHashSeed,
    QIODevice,
    QMarginsF,
    QMimeData,
    QPoint,
    QRect,
    QSize,
    QSizeF,
)
from PySide6.QtGui import QColor, QFontInfo, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from aegui.exports.provenance import NAME
from aegui.files import write_bytes
from aegui.views.panel import View
from aegui.views.widgets.style import DOTS, POINT, interface_font
from aegui.window.figure_stage import INCH, FigureStyle

CREATED = re.compile(rb"/(CreationDate|ModDate) \([^)]*\)")
IDENTITY = re.compile(rb"/ID \[[^\]]*\]")
XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:aegui="urn:aegui"><aegui:provenance>{}</aegui:provenance>'
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


class Drawn(Protocol):
    """A panel, and how it is to look; `figure_stage.FigureStage` is one."""

    view: View
    style: FigureStyle

    @property
    def on_paper(self) -> tuple[float, float]:
        """Width and height in mm."""

    def undress(self) -> None:
        """Take away what the figure does without."""


def write(path: Path, stage: Drawn, about: str) -> None:
    """As the ending of the name says; PNG for others. `about` is what the file says of itself.

    Whole or not at all. Raises `OSError`.
    """
    write_bytes(path, KINDS.get(path.suffix.lower(), png)(stage, about))


def to_image(stage: Drawn) -> QImage:
    """In the dots per inch of its style."""
    stage.undress()
    view, dpi = stage.view, stage.style.dpi
    wide = max(1, round(stage.style.width / INCH * dpi))
    scale = wide / view.width()
    image = QImage(wide, max(1, round(view.height() * scale)), QImage.Format.Format_RGB888)
    image.fill(QColor(stage.style.theme.panel))
    for set_dots in (image.setDotsPerMeterX, image.setDotsPerMeterY):
        set_dots(round(dpi / INCH * 1000))
    painter = QPainter(image)
    _paint(painter, view, scale)
    return image


def png(stage: Drawn, about: str) -> bytes:
    """The file's content."""
    image = to_image(stage)
    if about:
        image.setText(NAME, about)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg(stage: Drawn, about: str) -> bytes:
    """The file's content; pictures in it are as fine as the dots per inch ask."""
    stage.undress()
    view, style = stage.view, stage.style
    scale = style.width / INCH * style.dpi / view.width()
    size = QSize(*(round(side * scale) for side in _sides(view)))
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(DOTS))  # letters that are told in points come out as large as on screen
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setTitle(view.label())
    painter = QPainter(generator)
    _paint(painter, view, scale)
    text = bytes(buffer.data().data()).decode()
    wide, high = (f"{side:.3f}mm" for side in stage.on_paper)
    text = re.sub(r'<svg width="[^"]*" height="[^"]*"', f'<svg width="{wide}" height="{high}"', text, count=1)
    family = QFontInfo(interface_font()).family()
    text = text.replace(
        f'font-family="{interface_font().family()}"', f'font-family="{html.escape(family)}, sans-serif"'
    )
    text = text.replace("<desc>Generated with Qt</desc>\n", "", 1)
    said = f'<metadata id="{NAME}">{html.escape(about)}</metadata>\n' if about else ""
    return text.replace("<defs>", f"{said}<defs>", 1).encode()


def pdf(stage: Drawn, about: str) -> bytes:
    """The file's content. When it was made is no part of it, so that the same figure is the same file."""
    stage.undress()
    view, style = stage.view, stage.style
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(style.dpi)
    points = QSizeF(*(side / INCH * POINT for side in stage.on_paper))
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(view.label())
    writer.setCreator("Autoencoder Explorer")
    writer.setDocumentXmpMetadata(QByteArray(XMP.format(html.escape(about)).encode()))
    QHashSeed.setDeterministicGlobalSeed()  # else the fonts stand in the file in an order by chance
    try:
        painter = QPainter(writer)
        _paint(painter, view, style.width / INCH * style.dpi / view.width())
    finally:
        QHashSeed.resetRandomGlobalSeed()
    made = bytes(buffer.data().data())
    for pattern in (CREATED, IDENTITY):
        made = pattern.sub(lambda found: b" " * len(found.group()), made)  # places of others are counted
    return made


KINDS: dict[str, Callable[[Drawn, str], bytes]] = {".png": png, ".svg": svg, ".pdf": pdf}


def for_clipboard(stage: Drawn, about: str) -> QMimeData:
    """As a picture, and for programs that take lines as SVG and PDF."""
    mime = QMimeData()
    mime.setImageData(to_image(stage))
    mime.setData("image/svg+xml", QByteArray(svg(stage, about)))
    mime.setData("application/pdf", QByteArray(pdf(stage, about)))
    return mime


def _sides(view: QWidget) -> tuple[int, int]:
    return view.width(), view.height()


def _paint(painter: QPainter, view: QWidget, scale: float) -> None:
    """The scale is the painter's, which tells pictures how fine they must be."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    view.render(painter, QPoint())
    painter.end()
