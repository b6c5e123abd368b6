#!/usr/bin/env bash
# onnx 1.23.2 and onnxruntime 1.32.0: onnx.save(..., save_as_external_data=True, size_threshold=0), which asks for all
# tensors in the file beside the model, also moves the two int64 numbers that are the shape of a Reshape. onnx.checker
# takes the path and onnx.load reads the model back, but InferenceSession(path) refuses it: "Cannot parse data from external
# tensors. Please load external data into raw data for tensor: shape", though the file lies beside it. With the
# default threshold (1024 bytes) or 100 the shape stays in the model and the session opens. A model that is checked and
# loaded by the library that wrote it can thus be one that its runtime does not open: only a session tells.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


def model():
    weights = numpy_helper.from_array(np.ones((2, 400), np.float32), "weights")
    shape = numpy_helper.from_array(np.array([-1, 400], np.int64), "shape")
    nodes = [
        helper.make_node("MatMul", ["code", "weights"], ["flat"]),
        helper.make_node("Reshape", ["flat", "shape"], ["image"]),
    ]
    code = helper.make_tensor_value_info("code", TensorProto.FLOAT, ["batch", 2])
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["batch", 400])
    graph = helper.make_graph(nodes, "decoder", [code], [image], [weights, shape])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def tried(threshold):
    path = Path(sys.argv[1]) / f"decoder-{threshold}.onnx"
    onnx.save(model(), path, save_as_external_data=True, location=f"{path.name}.data", size_threshold=threshold)
    onnx.checker.check_model(path)
    onnx.load(path)
    try:
        (image,) = onnxruntime.InferenceSession(path).run(None, {"code": np.ones((3, 2), np.float32)})
    except Exception as error:
        return f"refused: {str(error).splitlines()[0]}"
    return f"opened: {image.shape}"


print("onnx", onnx.__version__, "onnxruntime", onnxruntime.__version__)
seen = {threshold: tried(threshold) for threshold in (0, 100, 1024)}
for threshold, said in seen.items():
    print(f"size_threshold={threshold}: {said}")
expected = "external tensors" in seen[0] and all(seen[one] == "opened: (3, 400)" for one in (100, 1024))
sys.exit(0 if expected else 1)
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check "numpy==2.4.6" "onnx==1.23.2" "onnxruntime==1.32.0"
"$place/env/bin/python" "$place/try.py" "$place"
