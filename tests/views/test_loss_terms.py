"""Formulas of the loss: set in type, in the colour and with the mark of their curves."""

from __future__ import annotations

import numpy as np
import pytest
from clipping import cut, overlapping
from pytestqt.qtbot import QtBot

from aegui.explore.page import Pictures
from aegui.explore.queries.loss_terms import LossTerms, ShownTerm
from aegui.explore.records import Curve, CurveGroup, Curves
from aegui.views.panels.losses import LossView
from aegui.views.plots.curve_marks import mark_of
from aegui.views.theme import THEMES, Theme
from aegui.views.widgets.formula import html, legible
from aegui.views.widgets.palette import contrast


@pytest.mark.parametrize(
    ("formula", "rich"),
    [
        ("λ Σ_j |z_j|", "<i>λ</i> Σ<sub><i>j</i></sub> |<i>z</i><sub><i>j</i></sub>|"),
        ("‖x − x̂‖^2", "‖<i>x</i> − <i>x̂</i>‖<sup>2</sup>"),
        ("KL(q(z|x) ‖ p)", "KL(<i>q</i>(<i>z</i>|<i>x</i>) ‖ <i>p</i>)"),
        ("−log ŷ_{y<1}", "−log <i>ŷ</i><sub><i>y</i>&lt;1</sub>"),
    ],
)
def test_formulas_are_set_in_type(formula: str, rich: str) -> None:
    assert html(formula) == rich


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_formulas_can_be_read_in_every_theme(theme: Theme) -> None:
    for colour in theme.curves:
        assert contrast(legible(colour, theme), theme.panel) >= (7.0 if theme.contrast else 4.5)


def terms() -> LossTerms:
    picture = Pictures(np.zeros((2, 1, 4, 4), np.uint8), "image")
    whole = ShownTerm(
        "reconstruction", "reconstruction", "‖x − x̂‖^2", "Squares.", (), picture, "Seen.", "L", "All."
    )
    added = ShownTerm("kl", "KL divergence", "β KL(q ‖ p)", "β times.", ("β = 4",), None)
    return LossTerms((whole, added))


def falling() -> Curves:
    """A loss and its two parts, each also of the validation."""
    epochs = np.array([1, 2, 3], np.float32)
    names = [("loss", "loss"), ("reconstruction", "parts"), ("kl", "parts")]
    curves = [
        Curve(f"{measured}{name}", name, epochs, epochs, bool(measured), group)
        for measured in ("", "val_")
        for name, group in names
    ]
    groups = CurveGroup("loss", "Loss", "nats"), CurveGroup("parts", "Parts", "nats")
    return Curves(tuple(curves), "nats", None, groups)


def test_each_term_looks_like_its_curve_and_is_read_aloud(qtbot: QtBot) -> None:
    view = LossView()
    qtbot.addWidget(view)
    view.set_curves(falling())
    view.formula.setChecked(True)
    view.set_terms(terms())
    assert view.group().name == "parts"  # the curves of the terms
    for theme in THEMES:
        view.set_theme(theme)
        colours = view.legend.colours()
        for card, name in zip(view.terms.cards, ("reconstruction", "kl"), strict=True):
            colour = next(colour for key, colour in colours.items() if key.removeprefix("val_") == name)
            assert card.look.colour == colour
            assert card.swatch.mark == mark_of(theme, colour)
            assert legible(colour, theme) in card.formula.text()
    first, second = view.terms.cards
    assert first.accessibleName().startswith("reconstruction ")
    for said in ("All.", "Squares.", "Seen."):
        assert said in first.accessibleDescription()
    assert "β = 4" in second.accessibleDescription()
    assert "+" in second.formula.text()
    assert not any(chip.isVisibleTo(view) for chip in view.legend.chips.values())  # the cards are the legend
    view.choose("loss")
    view.legend.hide_keys(["kl"])
    second.click()
    assert view.group().name == "parts"
    assert "kl" in view.shown()
    view.formula.setChecked(False)
    assert not view.terms.isVisibleTo(view)
    assert all(chip.isVisibleTo(view) for chip in view.legend.chips.values())


@pytest.mark.parametrize("size", [(640, 250), (560, 180), (360, 520)], ids=str)
def test_formulas_fit_whatever_the_shape_of_the_panel(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = LossView()
    qtbot.addWidget(view)
    view.set_curves(falling())
    least = view.minimumSizeHint()
    view.formula.setChecked(True)
    view.set_terms(terms())
    view.resize(*size)
    view.show()
    assert view.minimumSizeHint().width() <= least.width()
    qtbot.waitUntil(lambda: cut(view.terms) == [])  # once it is laid out
    assert overlapping(view) == []
    for card in view.terms.cards:
        assert card.picture is None or card.picture.height() >= 50


def test_terms_without_curves_and_of_no_model_are_shown(qtbot: QtBot) -> None:
    view = LossView()
    qtbot.addWidget(view)
    view.formula.setChecked(True)
    view.set_terms(terms())
    view.set_curves(Curves(falling().curves[:1], "nats"))
    assert len(view.terms.cards) == 2
    view.set_terms(None)
    assert not view.terms.cards
