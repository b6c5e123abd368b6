#!/usr/bin/env bash
# torch 2.13.0 with onnxscript 0.7.2: torch.onnx.export(dynamo=True) rounds a Python number that meets a float64 tensor to
# float32 on its way into the graph, although the constant it becomes there is of type double: x * 0.98 is exported
# as x * 0.9800000190734863, so that the graph is 2e-8 off where float64 promises 1e-16. A number that is too small
# for float32 becomes 0: clamp(min=1e-300) loses its meaning. torch.tensor(0.98, dtype=torch.float64) keeps all digits.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import contextlib
import io
import sys

import numpy as np
import onnx
import onnx.numpy_helper
import onnxscript
import torch


class Scaled(torch.nn.Module):
    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def forward(self, x):
        return x * self.factor


def constant(factor):
    with contextlib.redirect_stdout(io.StringIO()):
        model = torch.onnx.export(Scaled(factor), (torch.ones(3, dtype=torch.float64),), dynamo=True).model_proto
    onnx.checker.check_model(model)
    found = [onnx.numpy_helper.to_array(one) for one in model.graph.initializer]
    found += [
        onnx.numpy_helper.to_array(attribute.t)
        for node in model.graph.node for attribute in node.attribute if attribute.name == "value"
    ]  # fmt: skip
    (value,) = [one for one in found if one.dtype == np.float64]
    return float(value)


print("torch", torch.__version__, "onnxscript", onnxscript.__version__, "onnx", onnx.__version__)
number, tensor = constant(0.98), constant(torch.tensor(0.98, dtype=torch.float64))
tiny = constant(1e-300)
print("a Python number 0.98 becomes the double", repr(number))
print("a tensor of float64 becomes the double", repr(tensor))
print("a Python number 1e-300 becomes the double", repr(tiny))
sys.exit(0 if number == float(np.float32(0.98)) and tensor == 0.98 and tiny == 0.0 else 1)
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check \
    "torch==2.13.0" "numpy==2.4.6" "onnx==1.23.2" "onnxscript==0.7.2"
"$place/env/bin/python" "$place/try.py"
