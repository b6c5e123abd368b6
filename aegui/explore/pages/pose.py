"""How things lie, as the model infers it: taken out, given to what is under the cursor, and beside the
angles by which images were turned."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aegui.analysis import pose
from aegui.explore.page import Block, Page, Pictures, Points
from aegui.explore.pages import PageKind, PageSource
from aegui.sampling import sample
from aegui.translation import QT_TRANSLATE_NOOP, translate

SHOWN = 6
JUDGED = 1_000  # images
TURN = 180.0


def make(source: PageSource) -> Page:
    """A few images, their codes without a pose, and the cursor's code in it; the true angles where they are
    known."""
    assert source.cursor is not None
    some = source.first(SHOWN)
    codes = source.snapshot.encode(some)
    inferred = pose.poses(source.snapshot, some)
    tops = tuple(f"{angle:.0f}°" for angle in inferred[:, 0])
    names = (
        translate("inside", "original"),
        translate("inside", "its code alone"),
        translate("inside", "under the cursor"),
    )
    shown_at = np.tile(source.cursor[: codes.shape[1]], (len(some), 1))
    lying = pose.in_poses(source.snapshot, shown_at, inferred)
    images = np.concatenate([some, source.snapshot.decode(codes), lying])
    shown = Pictures(images, columns=len(some), rows=names, tops=tops)
    note = translate(
        "inside",
        "Above: the inferred angle, counter-clockwise. Shifts: {} pixels, typically.",
    ).format(f"{np.median(np.hypot(*inferred[:, 1:].T)):.1f}")
    truth = pose.true_angles(source.recipe, source.subset)
    blocks: tuple[Block, ...] = (shown,)
    if truth is not None:
        rows = sample(len(source.subset), JUDGED, source.subset.labels)
        pixels = source.pixels[rows]

        def infer() -> NDArray[np.float32]:
            return np.concatenate([pose.poses(source.snapshot, few)[:, 0] for few in source.few(pixels)])

        found = source.once("angles", source.codes, infer)
        turned = np.remainder(truth[rows] + TURN, 2 * TURN) - TURN
        xy = np.stack([turned, found], axis=1).astype(np.float32)
        labels = None if source.subset.labels is None else source.subset.labels[rows]
        axes = (translate("inside", "true angle, °"), translate("inside", "inferred angle, °"))
        title = translate("inside", "angles of {} images").format(f"{len(rows):,}")
        blocks = (shown, Points(title, xy, labels, source.subset.classes, TURN, axes))
    return Page(blocks, shares=(0.7, 0.3) if len(blocks) > 1 else (), note=note)


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Pose"),
    QT_TRANSLATE_NOOP("inside", "How each thing is turned and shifted, which its code does not say."),
    14,
    make,
    fits=lambda recipe: recipe.model.has_pose,
    follows_cursor=True,
)
