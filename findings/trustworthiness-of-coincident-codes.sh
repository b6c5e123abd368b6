#!/usr/bin/env bash
# scikit-learn 1.9.1, sklearn.manifold.trustworthiness where many embedded points coincide, as the codes of a
# collapsed autoencoder, a saturated sigmoid code or a quantised one do: the score depends on the order of the
# rows. All points on one spot keep nothing of the data, yet the score is 0.20 for rows in one order and 0.66 for
# the same rows in another, as neighbours at equal distance are taken as the search returns them. A model that
# learnt nothing can so look better than another. Shuffle the rows and average, or break ties with tiny noise.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/python" -m pip install -q --disable-pip-version-check scikit-learn==1.9.1 numpy==2.4.6
"$place/env/bin/python" - <<'PYTHON'
import sys

import numpy as np
import sklearn
from sklearn.manifold import trustworthiness

generator = np.random.default_rng(0)
images = np.sort(generator.normal(size=(200, 1)), axis=0)
collapsed = np.zeros((200, 2))  # every image has the same code


def score(order):
    return trustworthiness(images[order], collapsed, n_neighbors=5)


rows = np.arange(200)
scores = {"sorted": score(rows), "middle rows first": score(np.argsort(np.abs(rows - 100), kind="stable"))}
shuffled = [score(generator.permutation(200)) for _ in range(20)]
tiny = collapsed + 1e-9 * generator.normal(size=collapsed.shape)
broken = [trustworthiness(images[order], tiny[order], n_neighbors=5) for order in (rows, rows[::-1])]
print(f"scikit-learn {sklearn.__version__}, 200 images with one and the same code:")
for name, value in scores.items():
    print(f"  rows {name}: {value:.3f}")
print(f"  20 random orders: {min(shuffled):.3f} to {max(shuffled):.3f}")
print(f"  ties broken by noise of 1e-9, rows forwards and backwards: {broken[0]:.3f}, {broken[1]:.3f}")
spread = max(*scores.values(), *shuffled) - min(*scores.values(), *shuffled)
sys.exit(0 if spread > 0.2 and abs(broken[0] - broken[1]) < 1e-6 else 1)
PYTHON
echo "As described."
