#!/usr/bin/env bash
# Pillow 13.0.0 and 12.3.0, 16-bit grey pictures (mode I;16, what a 16-bit PNG or TIFF opens as): resizing is
# right to a grey level, but rotate() and transform() with bilinear or bicubic interpolation give levels that
# have nothing to do with the picture (0x1234 everywhere becomes 48). histogram() takes each row for bytes and
# counts as many of them as there are pixels, so it sees the two bytes of every pixel of the left half and
# nothing of the right half, and ImageStat's mean is made of that. getextrema() is right. Who augments by small
# rotations, or normalises by ImageStat, trains on noise. The remedies are mode F before rotating, and numpy for
# every statistic (mode F has an ImageStat of its own kind: its 256 bins span what getextrema() gives).
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import sys

import numpy as np
import PIL
from PIL import Image, ImageStat

LEVEL = 4660  # 0x1234: a flat picture, so that every interpolation must give this level again
deep = Image.fromarray(np.full((16, 16), LEVEL, np.uint16))
real = deep.convert("F")


def middle(image):
    return float(np.asarray(image)[8, 8])


def seen(image):
    yield "resize, bilinear", middle(image.resize((20, 20), Image.Resampling.BILINEAR))
    yield "rotate, nearest", middle(image.rotate(10, Image.Resampling.NEAREST))
    yield "rotate, bilinear", middle(image.rotate(10, Image.Resampling.BILINEAR))
    yield "rotate, bicubic", middle(image.rotate(10, Image.Resampling.BICUBIC))
    yield "mean of ImageStat", ImageStat.Stat(image).mean[0]
    yield "maximum of getextrema", float(image.getextrema()[1])


assert deep.mode == "I;16"
right = set()
for (name, value), (_, floating) in zip(seen(deep), seen(real)):
    print(f"Pillow {PIL.__version__}, {name}: {value:.1f} in mode I;16, {floating:.1f} in mode F, {LEVEL} expected")
    if value == LEVEL:
        right.add(name)
as_described = right == {"resize, bilinear", "rotate, nearest", "maximum of getextrema"}
as_described &= middle(real.rotate(10, Image.Resampling.BILINEAR)) == LEVEL
halves = np.zeros((16, 16), np.uint16)
halves[:, 8:] = LEVEL
counts = Image.fromarray(halves).histogram()
print(f"left half 0, right half {LEVEL}: histogram() counts {[(n, c) for n, c in enumerate(counts) if c]}")
as_described &= counts[0] == 256
sys.exit(0 if as_described else 1)
PYTHON
for one in 12.3.0 13.0.0; do
    "$place/env/bin/python" -m pip install -q --disable-pip-version-check "pillow==$one" numpy==2.4.6
    "$place/env/bin/python" "$place/try.py" || { echo "Pillow $one behaves otherwise"; exit 1; }
done
echo "As described."
