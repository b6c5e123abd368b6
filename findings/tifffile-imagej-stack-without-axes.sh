#!/usr/bin/env bash
# tifffile 2026.3.3: a stack of six grey frames (6, 28, 28) that is written for ImageJ, imwrite(..., imagej=True),
# is said to be six channels of one image, not six slices or frames: the description holds channels=6 and the
# series reads back with the axes CYX. The same array with metadata={"axes": "TYX"} or "ZYX" is a stack. ImageJ
# then shows a composite whose slider is called c, and a program that tells channels from pages by the axes (as
# it should) sees one image of six channels. Two or seven frames do the same. The remedy is to name the axes.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import sys
from pathlib import Path

import numpy as np
import tifffile

folder = Path(sys.argv[1])


def series(frames, **options):
    path = folder / "stack.tif"
    tifffile.imwrite(path, np.zeros((frames, 28, 28), np.uint8), imagej=True, **options)
    with tifffile.TiffFile(path) as file:
        counts = {name: file.imagej_metadata.get(name) for name in ("channels", "slices", "frames")}
        return file.series[0].axes, counts


print("tifffile", tifffile.__version__)
said = {
    "six, no axes": series(6),
    "two, no axes": series(2),
    "seven, no axes": series(7),
    "six, TYX": series(6, metadata={"axes": "TYX"}),
    "six, ZYX": series(6, metadata={"axes": "ZYX"}),
}
for name, seen in said.items():
    print(f"{name}: {seen}")
expected = (
    all(said[name][0] == "CYX" for name in ("six, no axes", "two, no axes", "seven, no axes"))
    and said["six, no axes"][1]["channels"] == 6
    and said["six, TYX"][0] == "TYX"
    and said["six, TYX"][1]["frames"] == 6
    and said["six, ZYX"][0] == "ZYX"
    and said["six, ZYX"][1]["slices"] == 6
)
sys.exit(0 if expected else 1)
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check "numpy==2.4.6" "tifffile==2026.3.3"
"$place/env/bin/python" "$place/try.py" "$place"
