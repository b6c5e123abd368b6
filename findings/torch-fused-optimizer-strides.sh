#!/usr/bin/env bash
# torch 2.13.0 (CPU): the fused optimizers take a gradient for laid out in memory as its weight is. Where its strides
# are others, SGD, Adam and AdamW with fused=True move each weight by the gradient of another one, without a word;
# fused=False is right. A 4×3 weight that is a view (linspace.view(3, 4).t()) with a contiguous gradient is enough:
# the plain step and the fused one of the same numbers then differ by up to a tenth of a unit. What autograd writes has the
# weight's layout; what is assigned to .grad need not: gradients averaged by hand, read from a file, or of a copy in
# channels_last.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import sys

import torch
from torch import nn, optim


def stepped(kind, fused, same_layout):
    weight = nn.Parameter(torch.linspace(-1, 1, 12).view(3, 4).t())
    gradient = torch.linspace(-1, 2, 12).view(4, 3)
    weight.grad = gradient.t().contiguous().t() if same_layout else gradient
    assert weight.grad.equal(gradient)
    kind([weight], lr=0.1, fused=fused).step()
    return weight.detach().clone()


print("torch", torch.__version__)
wrong = []
for kind in (optim.SGD, optim.Adam, optim.AdamW):
    for same_layout in (True, False):
        apart = (stepped(kind, True, same_layout) - stepped(kind, False, same_layout)).abs().max().item()
        layout = "laid out as the weight" if same_layout else "contiguous"
        print(f"{kind.__name__}, gradient {layout}: fused and plain differ by up to {apart:.3f}")
        wrong.append(apart < 1e-5 if same_layout else apart > 1e-3)
sys.exit(0 if all(wrong) else 1)
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check "torch==2.13.0" "numpy==2.4.6"
"$place/env/bin/python" "$place/try.py"
