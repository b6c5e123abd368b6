#!/usr/bin/env bash
# safetensors 0.8.0: the same tensors with the same metadata make other bytes from process to process. The tensors stand in
# a fixed order, but the texts of the metadata are written in that of a hash table whose seed is drawn anew: of 8
# processes that store one array with six texts nearly every one makes a file of its own. So a checksum of such a
# file tells nothing of its content, and a stored example can't be compared byte by byte. What is read back is equal,
# and without metadata the files are the same.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/store.py" <<'PYTHON'
import hashlib
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

texts = {name: name.upper() for name in ("recipe", "epoch", "step", "source", "shape", "made")}
save_file({"weight": np.arange(6, dtype=np.float32)}, sys.argv[1], texts if sys.argv[2] == "texts" else None)
with safe_open(sys.argv[1], "np") as file:
    assert (file.metadata() or texts) == texts
print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check "safetensors==0.8.0" "numpy==2.4.6"
"$place/env/bin/python" -c 'import safetensors; print("safetensors", safetensors.__version__)'
distinct() {
    for _ in 1 2 3 4 5 6 7 8; do
        "$place/env/bin/python" "$place/store.py" "$place/file.safetensors" "$1"
    done | sort -u | wc -l
}
with=$(distinct texts)
without=$(distinct none)
echo "different files of 8 with six texts: $with, without: $without"
[[ $with -gt 1 && $without -eq 1 ]]
