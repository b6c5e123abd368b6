"""Real digits as sample data, with their principal components as codes: for design work and tests."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from aegui.explore.records import (
    Backdrop,
    Bytes,
    Codes,
    Curve,
    Curves,
    Hovered,
    Nearest,
    NoiseChoice,
    Preview,
    Sliders,
    Timeline,
    UnderCursor,
)


@dataclass(frozen=True, eq=False)
class Samples:
    """One of each record."""

    images: Bytes  # (N, 1, 32, 32)
    codes: Codes
    under: UnderCursor
    sliders: Sliders
    preview: Preview
    curves: Curves
    backdrop: Backdrop
    timeline: Timeline
    noises: tuple[NoiseChoice, ...]

    def hovered(self, index: int) -> Hovered | None:
        """What a session would answer."""
        if index < 0 or self.codes.labels is None:
            return None
        label = self.codes.classes[int(self.codes.labels[index])]
        return Hovered(index, f"digits/all/{index}", label, self.images[index], True)


@cache
def samples() -> Samples:
    """Everything the views can show; needs scikit-learn."""
    from sklearn.datasets import load_digits
    from sklearn.decomposition import PCA

    digits = load_digits()
    flat = digits.data / 16
    pca = PCA(2, random_state=0).fit(flat)
    xy = pca.transform(flat).astype(np.float32)

    def decode(places: np.ndarray) -> Bytes:
        small = np.clip(pca.inverse_transform(places), 0, 1).reshape(-1, 1, 8, 8)
        return _enlarge(small)

    images = _enlarge(flat.reshape(-1, 1, 8, 8))
    codes = Codes(
        xy, digits.target.astype(np.int64), tuple("0123456789"), ("z₁", "z₂"), f"{len(xy):,} test codes"
    )
    place = np.array([[0.42, -1.05]], dtype=np.float32)
    nearest = int(((xy - place) ** 2).sum(axis=1).argmin())
    under = UnderCursor(
        (0.42, -1.05),
        place[0],
        decode(place)[0],
        Nearest(f"digits/test/{nearest}", str(digits.target[nearest]), 0.08, images[nearest]),
        0.6,
    )
    return Samples(
        images=images,
        codes=codes,
        under=under,
        sliders=Sliders(("z₁", "z₂"), xy.min(axis=0), xy.max(axis=0)),
        preview=_preview(flat, images),
        curves=_curves(),
        backdrop=_manifold(decode, (-3.4, -2.6, 3.4, 2.6)),
        timeline=Timeline(tuple(float(epoch) for epoch in range(15)), 15, True),
        noises=(
            NoiseChoice("none", "None", "Leaves the images as they are.", "", 0, 0),
            NoiseChoice("gaussian", "Gaussian", "Adds a random grey value to every pixel.", "σ", 0, 1),
            NoiseChoice("masking", "Masking", "Sets a share of the pixels to black.", "fraction", 0, 1),
        ),
    )


def _enlarge(small: np.ndarray) -> Bytes:
    """(N, 1, 8, 8) in 0 to 1, as (N, 1, 32, 32) bytes, bilinear."""
    at = np.clip((np.arange(32) + 0.5) / 4 - 0.5, 0, 7)
    low = np.minimum(at.astype(int), 6)
    share = at - low
    rows = small[:, :, low] * (1 - share)[:, None] + small[:, :, low + 1] * share[:, None]
    both = rows[..., low] * (1 - share) + rows[..., low + 1] * share
    enlarged: Bytes = np.round(np.clip(both, 0, 1) * 255).astype(np.uint8)
    return enlarged


def _manifold(decode: Callable[[np.ndarray], Bytes], rect: tuple[float, float, float, float]) -> Backdrop:
    left, bottom, right, top = rect
    across, down = 17, 13
    xs = left + (np.arange(across) + 0.5) / across * (right - left)
    ys = top - (np.arange(down) + 0.5) / down * (top - bottom)
    tiles = decode(np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2))
    picture = tiles.reshape(down, across, 32, 32).swapaxes(1, 2).reshape(down * 32, across * 32)
    return Backdrop("manifold", picture, rect)


def _preview(flat: np.ndarray, images: Bytes) -> Preview:
    from sklearn.decomposition import PCA

    rng = np.random.default_rng(1)
    noisy = np.clip(images[:16] + rng.normal(0, 90, images[:16].shape), 0, 255).astype(np.uint8)
    pca = PCA(12, random_state=0).fit(flat)
    again = np.clip(pca.inverse_transform(pca.transform(flat[:16])), 0, 1)
    return Preview(
        images[:16],
        noisy,
        _enlarge(again.reshape(-1, 1, 8, 8)),
        14.8,
        18.9,
        "validation images",
        rows=np.arange(16),
    )


def _curves() -> Curves:
    rng = np.random.default_rng(2)
    epochs = np.linspace(0, 14, 400).astype(np.float32)
    total = 138 + 80 * np.exp(-epochs * 0.9) + 8 * np.exp(-epochs * 0.1) + rng.normal(0, 0.5, 400)
    kl = 6.4 * (1 - np.exp(-epochs * 0.7)) + rng.normal(0, 0.05, 400) + 0.2
    ends = np.arange(15, dtype=np.float32)
    held = np.interp(ends, epochs, total) + 1.5 + rng.normal(0, 0.6, 15)
    return Curves(
        (
            Curve("loss", "loss", epochs, total.astype(np.float32), False),
            Curve("val_loss", "loss", ends, held.astype(np.float32), True),
            Curve("reconstruction", "reconstruction", epochs, (total - kl).astype(np.float32), False),
            Curve("kl", "KL divergence", epochs, kl.astype(np.float32), False),
        ),
        "nats per image",
    )


def show(demo: Callable[[], QWidget]) -> None:
    """Open one view alone, in the system's colours; `--light` or `--dark` chooses."""
    from aegui.views.theme import DARK, LIGHT
    from aegui.views.widgets.style import apply, system_theme

    app = QApplication(sys.argv)
    theme = LIGHT if "--light" in sys.argv else DARK if "--dark" in sys.argv else system_theme()
    apply(app, theme)
    widget = demo()
    widget.set_theme(theme)  # type: ignore[attr-defined]
    widget.resize(700, 540)
    widget.show()
    sys.exit(app.exec())
