#!/usr/bin/env bash
# Pillow 13.0.0: Image.resize no longer always resamples columns first. A picture that loses more than twice as many rows
# as columns is brought to its height first, and as each pass rounds to whole levels, other pixels come out than from
# Pillow 12.3.0: of random bytes 131×40 (rows × columns) resized to 32×28 bicubically about a fifth, by up to three
# levels. 13.0.0 equals two calls of its own, rows before columns; 12.3.0 equals columns before rows. Pictures that were
# prepared by one version and are compared with pictures of the other, or with a program that resamples in one fixed order, are
# near, but not equal.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/new"
python3 -m venv "$place/old"
cat >"$place/try.py" <<'PYTHON'
import sys

import numpy as np
import PIL
from PIL import Image

ROWS, COLUMNS, HEIGHT, WIDTH = 131, 40, 32, 28
picture = Image.fromarray(np.random.default_rng(0).integers(0, 256, (ROWS, COLUMNS), dtype=np.uint8))


def resized(*sizes):
    found = picture
    for size in sizes:
        found = found.resize(size, Image.Resampling.BICUBIC)
    return np.asarray(found).astype(int)


once = resized((WIDTH, HEIGHT))
rows_first = resized((COLUMNS, HEIGHT), (WIDTH, HEIGHT))
columns_first = resized((WIDTH, ROWS), (WIDTH, HEIGHT))
print("Pillow", PIL.__version__)
for name, other in (("rows", rows_first), ("columns", columns_first)):
    apart = abs(once - other)
    print(f"  against {name} first: {(apart > 0).mean():.1%} of the pixels differ, by up to {apart.max()}")
equal = {"rows": (once == rows_first).all(), "columns": (once == columns_first).all()}
sys.exit(0 if equal[sys.argv[1]] and not all(equal.values()) else 1)
PYTHON
"$place/new/bin/pip" install --quiet --disable-pip-version-check "pillow==13.0.0" "numpy==2.4.6"
"$place/old/bin/pip" install --quiet --disable-pip-version-check "pillow==12.3.0" "numpy==2.4.6"
"$place/new/bin/python" "$place/try.py" rows
"$place/old/bin/python" "$place/try.py" columns
