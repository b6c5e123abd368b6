#!/usr/bin/env bash
# safetensors 0.8.0, numpy front end: an array that is not C-contiguous is stored with its values in another
# order, and nothing is raised. A transposed weight matrix, one in Fortran order, every second row or the first
# columns of a matrix are all read back with the right shape and type and the wrong values. 0.7.0 stored them
# rightly. The remedy is numpy.ascontiguousarray at every save.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

import numpy as np
from safetensors.numpy import load, save

weights = np.arange(12, dtype=np.float32).reshape(3, 4)
views = {
    "transposed": weights.T,
    "Fortran order": np.asfortranarray(weights),
    "every second row": weights[::2],
    "first two columns": weights[:, :2],
}
wrong = 0
for name, array in views.items():
    back = load(save({"x": array}))["x"]
    same = np.array_equal(array, back)
    wrong += not same
    print(f"safetensors {version('safetensors')}, {name}: {array.tolist()} comes back as {back.tolist()}")
    assert back.shape == array.shape and back.dtype == array.dtype
    assert np.array_equal(array, load(save({"x": np.ascontiguousarray(array)}))["x"])
sys.exit(0 if wrong == int(sys.argv[1]) else 1)
PYTHON
try() {
    "$place/env/bin/python" -m pip install -q --disable-pip-version-check "safetensors==$1" numpy==2.4.6
    "$place/env/bin/python" "$place/try.py" "$2" || { echo "safetensors $1 behaves otherwise"; exit 1; }
}
try 0.7.0 0
try 0.8.0 4
echo "As described."
