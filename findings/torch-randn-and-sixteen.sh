#!/usr/bin/env bash
# torch 2.13.0 on a CPU, torch.randn with a seeded generator: the first numbers depend on how many are asked for.
# Fewer than 16 come from another algorithm than 16 or more, and where the count is no multiple of 16 the last
# sixteen are drawn once more, over what was there. So randn(8) is no part of randn(16), randn(17) differs
# from randn(16) from its second number on, and the noise of 200 values drawn as two batches of 100 is another
# than that drawn at once, while in batches of 16·k it is the same. torch.rand has none of this. A noise that is
# to be the same whatever the batch must be drawn in counts that are multiples of 16, or with rand.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/python" -m pip install -q --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$place/env/bin/python" - <<'PYTHON'
import sys

import torch


def drawn(draw, *counts):
    generator = torch.Generator().manual_seed(0)
    return torch.cat([draw(count, generator=generator) for count in counts])


def same_head(draw, fewer, more):
    return torch.equal(drawn(draw, fewer), drawn(draw, more)[:fewer])


seen = {}
for name, draw in (("randn", torch.randn), ("rand", torch.rand)):
    heads = {pair: same_head(draw, *pair) for pair in ((8, 16), (15, 16), (16, 17), (16, 32))}
    batches = {count: torch.equal(drawn(draw, count, count), drawn(draw, 2 * count)) for count in (100, 112)}
    seen[name] = [*heads.values(), *batches.values()]
    print(f"torch {torch.__version__}, {name}:")
    for (fewer, more), same in heads.items():
        print(f"  {fewer} numbers {'are' if same else 'are NOT'} the first of {more}")
    for count, same in batches.items():
        print(f"  two draws of {count} {'are' if same else 'are NOT'} one draw of {2 * count}")
expected = {"randn": [False, False, False, True, False, True], "rand": [True] * 6}
sys.exit(0 if seen == expected else 1)
PYTHON
echo "As described."
