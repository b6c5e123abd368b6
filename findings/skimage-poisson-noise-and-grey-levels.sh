#!/usr/bin/env bash
# scikit-image 0.26.0, skimage.util.random_noise(mode="poisson"): the strength of the noise depends on how many
# different grey levels the picture happens to hold, not on its brightness or type. The number of levels, brought
# to the next power of two, is taken for the number of photons at 1. The same ramp in 256 levels gets noise of
# sd 0.044, in 16 levels 0.18, as a 0/1 mask 0.50; a flat picture changes from 0.71 to 0.50 when ONE of its pixels
# takes another value. Who corrupts a data set for a denoiser image by image so corrupts dark, smooth or
# two-valued pictures many times as much as textured ones. The remedy is to draw generator.poisson(peak * image)
# / peak with a peak of one's own choice.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/python" -m pip install -q --disable-pip-version-check scikit-image==0.26.0 numpy==2.4.6
"$place/env/bin/python" - <<'PYTHON'
import sys

import numpy as np
import skimage
from skimage.util import random_noise


def strength(image):
    return float((random_noise(image, mode="poisson", rng=0, clip=False) - image).std())


ramp = np.tile(np.linspace(0, 1, 256), (256, 1))
measured = {levels: strength(np.round(ramp * (levels - 1)) / (levels - 1)) for levels in (256, 16, 2)}
flat = np.full((256, 256), 0.5)
spotted = flat.copy()
spotted[0, 0] = 0.1
print(f"scikit-image {skimage.__version__}")
for levels, sd in measured.items():
    print(f"  a ramp from 0 to 1 in {levels} grey levels: noise of sd {sd:.3f}")
print(f"  a flat picture: {strength(flat):.3f}; with one pixel of another value: {strength(spotted):.3f}")
grows = measured[16] > 3 * measured[256] and measured[2] > 10 * measured[256]
sys.exit(0 if grows and strength(flat) > 1.3 * strength(spotted) else 1)
PYTHON
echo "As described."
