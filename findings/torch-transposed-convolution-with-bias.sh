#!/usr/bin/env bash
# torch 2.13.0 on a CPU, conv_transpose2d in the channels-last layout: the backward pass takes much longer where
# the layer has a bias. Adding the bias is nothing, and its gradient is one sum; but once oneDNN is asked for the
# gradients of weights and bias together, those of the weights take a slower path. The same layer without a bias,
# followed by an addition, gives the same output and the same gradients in less time. An ordinary convolution has
# none of this. Times are of the processor, in turns, one thread; the ratio is what is told.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/python" -m pip install -q --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$place/env/bin/python" - <<'PYTHON'
import statistics
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(0)


def backward(operation, inside, images, weight, bias, extra):
    output = operation(images, weight, bias if inside else None, 2, 1, **extra)
    if not inside:
        output = output + bias.view(-1, 1, 1)
    gradient = torch.ones_like(output)
    began = time.process_time()
    found = torch.autograd.grad(output, (images, weight, bias), gradient)
    return time.process_time() - began, found


def compare(name, operation, shape, kernel, channels, **extra):
    def leaf(size):
        made = torch.randn(size)
        made = made.to(memory_format=torch.channels_last) if made.dim() == 4 else made
        return made.requires_grad_()

    parts = leaf(shape), leaf(kernel), leaf((channels,))
    times = {True: [], False: []}
    for _ in range(15):
        for inside in times:
            took, gradients = backward(operation, inside, *parts, extra)
            times[inside].append(took)
            if len(times[inside]) == 1 and not inside:
                other = backward(operation, True, *parts, extra)[1]
                same = all(torch.allclose(a, b, rtol=1e-3, atol=1e-2) for a, b in zip(gradients, other))
                assert same, "the gradients differ"
    ratio = statistics.median(times[True]) / statistics.median(times[False])
    print(f"torch {torch.__version__}, {name}: backward with the bias inside / beside it: {ratio:.2f}")
    return ratio


transposed = compare(
    "conv_transpose2d 64 to 32", F.conv_transpose2d, (64, 64, 14, 14), (64, 32, 3, 3), 32, output_padding=1
)
ordinary = compare("conv2d 32 to 64", F.conv2d, (64, 32, 28, 28), (64, 32, 3, 3), 64)
sys.exit(0 if transposed > 1.2 and transposed > ordinary + 0.1 else 1)
PYTHON
echo "As described."
