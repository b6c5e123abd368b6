"""A field under the codes: even colours, a scale in the corner; the verdict and the posterior over them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aegui.explore.records import Backdrop, BackdropChoice, Backdrops, ImagePosterior, Scale, Trusted
from aegui.views.panels import decoded, latent
from aegui.views.plots.field_colours import colours
from aegui.views.theme import DARK, LIGHT, rgb
from aegui.views.widgets.palette import from_oklab, to_oklab

SCALE = Scale("code units", 0.0, 12.3456)


def field() -> Backdrop:
    """From the first colour at the left to the last at the right, wider than any view."""
    ramp = np.tile(np.linspace(0, 255, 64).astype(np.uint8), (8, 1))
    return Backdrop("distance", ramp, (-40.0, -40.0, 40.0, 40.0), SCALE)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_colours_go_in_even_steps_from_the_planes_own(theme):
    lab = to_oklab(colours(theme).astype(np.float64) / 255)
    assert colours(theme)[0].tolist() == list(rgb(theme.plane))
    far = np.linalg.norm(lab[16:] - lab[:-16], axis=1)  # 16 steps: single ones are rounded to bytes
    assert far.min() > 0.7 * far.max()
    lightness = np.diff(lab[::16, 0])
    assert (lightness > 0).all() if theme.dark else (lightness < 0).all()


def test_oklab_and_back():
    some = np.random.default_rng(0).uniform(size=(50, 3))
    assert from_oklab(to_oklab(some)) == pytest.approx(some, abs=1e-6)


def test_a_field_is_drawn_with_its_scale_and_goes_with_the_plane(show, pixels):
    view = show(latent.demo())
    view.set_codes(view._codes)
    assert not view.plane.scale.isVisible()
    view.set_backdrop(field())
    assert view.plane.scale.isVisible()
    assert view.plane.scale.words() == ("0", "12.3", "code units")
    assert view.plane.box.boundingRect().contains(view.plane.scale.boundingRect())
    view.plane.show_all(smoothly=False)
    left, right = (expected(view, pixels, share) for share in (0.02, 0.98))
    assert left != right
    view.plane.box.translateBy(x=10.0)  # the same picture, seen further right
    assert expected(view, pixels, 0.02) not in (left, right)
    view.set_backdrop(None)
    assert not view.plane.scale.isVisible()


def expected(view, pixels, share: float) -> tuple[int, ...]:
    """The colour at a share of the plane's width, which is that of the field there."""
    box = view.plane.box.sceneBoundingRect()
    x, y = int(box.left() + share * box.width()), int(box.center().y())
    seen = pixels(view.plane)[y, x]
    place = view.plane.box.viewRect()
    along = (place.left() + share * place.width() + 40) / 80
    assert np.abs(seen.astype(int) - colours(view.theme)[round(255 * along)]).max() <= 6
    return tuple(int(n) for n in seen)


def test_what_a_model_lacks_can_not_be_chosen_and_says_why(show):
    view = show(latent.demo())
    none, error = BackdropChoice("none", "none", ""), BackdropChoice("class-error", "error", "Its help.")
    view.set_backdrops(Backdrops((none, replace(error, lack="This needs labels.")), "none"))
    item = view.backdrops.model().item(1)
    assert not item.isEnabled()
    assert item.toolTip() == "This needs labels."
    assert view.backdrops.model().item(0).isEnabled()
    view.set_backdrops(Backdrops((none, error), "none"))
    assert view.backdrops.model().item(1).isEnabled()


@pytest.mark.parametrize(
    ("kind", "words"), [("near", "near data"), ("edge", "at the edge"), ("extrapolating", "extrapolating")]
)
def test_the_verdict_stands_over_the_decoded_image(show, kind, words):
    view = show(decoded.demo(), 410, 230)
    view.set_trusted(Trusted(kind, 0.314, 2.5, 0.2, 0.6))
    assert view.state_label.text() == f"{words} · 0.31"
    assert view.state_label.isVisible()
    tip = view.state_label.toolTip()
    assert tip.startswith("The nearest real code is 0.31 away, 2.5 times what is usual")
    assert view.state_label.width() >= view.state_label.sizeHint().width()
    view.set_trusted(None)
    assert not view.state_label.isVisible()


def test_a_posterior_is_an_ellipse_and_draws_for_the_code_pointed_at(show, given):
    view = show(latent.demo())
    view._hovering = 3
    view.set_hovered(given.hovered(3))
    height = view.card.height()
    posterior = ImagePosterior(3, (1.0, 2.0), (0.5, 0.25), 30.0, given.images[:5])
    view.set_posterior(posterior)
    assert view.plane.ellipse.isVisible()
    assert view.plane.ellipse.semi_axes == (0.5, 0.25)
    assert [picture.isVisible() for picture in view.card.draws] == [True] * 5
    assert view.card.height() > height
    assert view.rect().contains(view.card.geometry())
    view.set_posterior(ImagePosterior(4, (1.0, 2.0), (0.5, 0.25), 30.0, given.images[:5]))
    assert view.card.height() == height
    view.set_posterior(None)
    assert not view.plane.ellipse.isVisible()
