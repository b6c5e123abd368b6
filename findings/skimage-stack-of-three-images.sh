#!/usr/bin/env bash
# scikit-image 0.26.0, skimage.io.imread: a TIFF stack of three or four grey images (three focal planes, four
# time points) comes back as ONE colour picture, with the axes moved, (3, 20, 30) as (20, 30, 3); stacks of two
# or five stay stacks. The file says "minisblack", one sample a pixel, and tifffile, which does the reading
# underneath, returns the stack. Code that was tested on longer stacks then mixes up images and channels.
# The remedy is tifffile.imread for stacks.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/python" -m pip install -q --disable-pip-version-check \
    scikit-image==0.26.0 tifffile==2026.3.3 numpy==2.4.6
cd "$place"
env/bin/python - <<'PYTHON'
import sys

import numpy as np
import skimage
import tifffile

expected = {2: (2, 20, 30), 3: (20, 30, 3), 4: (20, 30, 4), 5: (5, 20, 30)}
shapes = {}
for count in expected:
    stack = np.zeros((count, 20, 30), np.uint8)
    tifffile.imwrite("stack.tif", stack, photometric="minisblack")
    with tifffile.TiffFile("stack.tif") as file:
        assert len(file.pages) == count and file.pages[0].samplesperpixel == 1
    assert tifffile.imread("stack.tif").shape == stack.shape
    shapes[count] = skimage.io.imread("stack.tif").shape
    print(f"scikit-image {skimage.__version__}: a stack of {count}, {stack.shape}, is read as {shapes[count]}")
sys.exit(0 if shapes == expected else 1)
PYTHON
echo "As described."
