#!/usr/bin/env bash
# PySide6 6.11.3 (Qt 6.11.3): painter.drawImage(target, image, source) on a QSvgGenerator writes the whole image into
# the target: the source rectangle is ignored, without a warning. On a QImage and on a QPdfWriter the same call draws the
# part alone. An image of two pixels, black beside white, of which the black one is asked for, comes out as both when
# the SVG is looked into. A panel that draws tiles out of an atlas is therefore right on the screen and in a PDF and
# shows the whole atlas in every tile of the SVG. The remedy is to draw a copy of the part, image.copy(source).
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import base64
import re
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

app = QGuiApplication([])
two = QImage(2, 1, QImage.Format.Format_RGB32)
two.setPixelColor(0, 0, QColor("black"))
two.setPixelColor(1, 0, QColor("white"))
target, source = QRectF(0, 0, 10, 10), QRectF(0, 0, 1, 1)


def width_in_svg(image, *part):
    """Of the image that lies within the SVG, in pixels."""
    path = Path(sys.argv[1]) / "tile.svg"
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(10, 10))
    painter = QPainter(generator)
    painter.drawImage(target, image, *part)
    painter.end()
    content = re.search(r"data:image/png;base64,([^\"]+)", path.read_text(), re.DOTALL).group(1)
    found = QImage()
    found.loadFromData(base64.b64decode("".join(content.split())))
    return found.width()


screen = QImage(10, 10, QImage.Format.Format_RGB32)
screen.fill(QColor("red"))
painter = QPainter(screen)
painter.drawImage(target, two, source)
painter.end()
colours = {screen.pixelColor(x, 5).name() for x in range(10)}
asked, copied = width_in_svg(two, source), width_in_svg(two.copy(QRect(0, 0, 1, 1)))
print("PySide6", PySide6.__version__)
print("QImage, colours of the target:", sorted(colours))
print("SVG, pixels across of what is in it: with a source rectangle", asked, "- of a copy", copied)
sys.exit(0 if (colours, asked, copied) == ({"#000000"}, 2, 1) else 1)
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check "PySide6-Essentials==6.11.3"
QT_QPA_PLATFORM=offscreen "$place/env/bin/python" "$place/try.py" "$place"
