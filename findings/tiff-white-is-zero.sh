#!/usr/bin/env bash
# A TIFF that says "white is zero" (photometric MINISWHITE, usual for scans, gels and blots), read by the two
# libraries that everybody uses: Pillow 13.0.0 inverts pictures of 1 and 8 bits and leaves those of 16 and 32
# bits as they are stored; tifffile 2026.3.3 inverts none. So a series that was exported again at another depth,
# or is read by the other library, silently comes with its contrast turned round.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/python" -m pip install -q --disable-pip-version-check pillow==13.0.0 tifffile==2026.3.3 numpy==2.4.6
cd "$place"
env/bin/python - <<'PYTHON'
import sys

import numpy as np
import PIL
import tifffile
from PIL import Image

ramp = np.linspace(0, 1, 16).reshape(4, 4)
stored = {
    "1 bit": ramp > 0.5,
    "8 bits": (255 * ramp).astype(np.uint8),
    "16 bits": (65535 * ramp).astype(np.uint16),
    "32 bits": ramp.astype(np.float32),
}
inverted = {"Pillow": [], "tifffile": []}
for depth, array in stored.items():
    tifffile.imwrite("scan.tif", array, photometric="miniswhite")
    for reader, image in (("Pillow", np.asarray(Image.open("scan.tif"))), ("tifffile", tifffile.imread("scan.tif"))):
        first, last = array.flat[0], array.flat[-1]
        print(f"{depth}: stored {first} … {last}, {reader} reads {image.flat[0]} … {image.flat[-1]}")
        if image.flat[0] != first:
            inverted[reader].append(depth)
print(f"Pillow {PIL.__version__}, tifffile {tifffile.__version__}; inverted: {inverted}")
sys.exit(0 if inverted == {"Pillow": ["1 bit", "8 bits"], "tifffile": []} else 1)
PYTHON
echo "As described."
