"""The recipe being edited: a choice brings along what it needs, and takes that back."""

from __future__ import annotations

import pytest

from aegui.app.draft import Draft
from aegui.parts.optimisation import Training
from aegui.parts.registry import Part
from aegui.recipe import REGISTRIES, fields_of, find
from aegui.training.building import size_of

STARTS = ["quick-start", "sparse-kl", "faces-256", "aae-2d-mixture", "colorize-256", "vae-2d", "aae-semi"]
FITTING = ("choose ", "change ", "use ", "set ", "take ")  # a refusal says what to do


class Edited:
    """A draft and what it refused."""

    def __init__(self, name: str) -> None:
        self.draft = Draft()
        self.refusals: list[str] = []
        self.draft.refused.connect(lambda _, sentence: self.refusals.append(sentence))
        self.draft.set(find(name))

    def edit(self, key: str, value: object) -> bool:
        return self.draft.edit(key, value, training=False)

    @property
    def recipe(self):
        return self.draft.recipe


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("section", REGISTRIES)
def test_each_kind_can_be_chosen_and_taken_back_or_is_refused_with_advice(start, section):
    for entry in REGISTRIES[section]:
        edited = Edited(start)
        before = edited.recipe
        shown = {"prior": before.model.has_prior, "penalty": before.model.penalisable}.get(section, True)
        if not shown:
            continue
        if edited.edit(f"{section}.kind", entry.name):
            assert size_of(edited.recipe) > 0
            assert edited.edit(f"{section}.kind", getattr(before, section).kind)
            assert edited.recipe == before, f"{entry.name} is not taken back"
        else:
            assert edited.recipe == before
            assert any(word in edited.refusals[0] for word in FITTING), edited.refusals[0]


@pytest.mark.parametrize(
    ("start", "key", "value", "beside"),
    [
        ("sparse-kl", "model.kind", "variational", "Code activation → linear, Penalty → None"),
        ("quick-start", "model.kind", "variational", "Over pixels → sum"),
        ("quick-start", "task.kind", "colorize", "Data → CIFAR-10"),
        ("colorize-256", "data.kind", "mnist", "Task → Give back the image"),
        ("faces-256", "data.kind", "digits", "Works at → 0, Code size → 196"),
        ("aae-2d-labelled", "data.kind", "random", "Tell the labels → no"),
        ("aae-semi", "data.kind", "random", "Family → Adversarial"),
        ("quick-start", "penalty.kind", "kl-sparsity", "Code activation → sigmoid, Over pixels → sum"),
        ("conv-16", "network.filters", [8, 16, 32], "Strides → 2, 2, 2"),
        ("conv-16", "network.strides", [2], "Filters → 32"),
        ("faces-64", "network.growth", [2], "Decoder filters → 16, Code size → 1024"),
    ],
)
def test_companions_are_told(start, key, value, beside):
    edited = Edited(start)
    assert edited.edit(key, value), edited.refusals
    assert edited.draft.beside() == f"Changed with it: {beside}.".replace(
        " → ", "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}"
    )
    edited.edit("training.seed", 7)
    assert edited.draft.beside() == ""


JUNK = [
    None,
    "",
    "abc",
    -1,
    0,
    1e300,
    3.5,
    True,
    [],
    [0],
    ["a"],
    [-3, 2],
    [[1]],
    {},
    {"kind": "x"},
    list(range(20)),
]


@pytest.mark.parametrize("start", ["quick-start", "faces-256", "conv-16", "vae-2d"])
def test_whatever_is_entered_is_taken_or_refused_in_a_sentence(start):
    edited, recipe = Edited(start), find(start)
    for section in type(recipe).model_fields:
        part = getattr(recipe, section)
        names = fields_of(part) if isinstance(part, Part | Training) else {}
        for key in [f"{section}.{name}" for name in [*names, "kind", "growth", "nonsense"]]:
            for value in JUNK:
                taken = edited.edit(key, value)
                assert taken != bool(edited.refusals)
                assert all(sentence.endswith(".") for sentence in edited.refusals)
                assert taken or edited.recipe == recipe
                edited.refusals.clear()
                if taken:
                    edited.draft.set(recipe)


def test_what_fits_by_itself_brings_nothing_along():
    edited = Edited("quick-start")
    assert edited.edit("corruption.kind", "gaussian")
    assert edited.draft.beside() == ""


def test_the_settings_of_a_kind_come_back_with_it():
    edited = Edited("vae-2d")
    edited.edit("model.beta", 3.5)
    edited.edit("model.kind", "plain")
    edited.edit("model.code", 5)
    edited.edit("model.kind", "variational")
    assert (edited.recipe.model.beta, edited.recipe.model.code) == (3.5, 5)


def test_so_do_those_of_a_companion():
    edited = Edited("quick-start")
    edited.edit("data.kind", "folder")
    edited.edit("data.colour", "grey")
    edited.edit("data.size", [32])
    edited.edit("task.kind", "colorize")
    assert edited.recipe.data.kind == "cifar10"
    edited.edit("task.kind", "restore")
    assert (edited.recipe.data.kind, edited.recipe.data.size) == ("folder", (32,))


def test_a_square_code_follows_the_size_of_the_pictures():
    edited = Edited("quick-start")
    edited.edit("data.kind", "folder")
    edited.edit("network.kind", "reshaping")
    assert edited.recipe.model.code == 256
    assert edited.edit("data.size", [30])
    assert (edited.recipe.model.code, edited.recipe.network.growth) == (225, (2,))
    assert not edited.edit("data.size", [30, 20])
    assert "change model.code, network.growth or network.side" in edited.refusals[0]


def test_another_recipe_remembers_nothing_of_the_last():
    edited = Edited("vae-2d")
    edited.edit("model.beta", 3.5)
    edited.edit("model.kind", "plain")
    edited.draft.set(find("quick-start"))
    edited.edit("model.kind", "variational")
    assert edited.recipe.model.beta == 1.0


def test_companions_that_were_changed_since_are_not_taken_back():
    edited = Edited("sparse-kl")
    edited.edit("model.kind", "adversarial")
    edited.edit("model.kind", "variational")
    edited.edit("network.activation", "tanh")
    edited.edit("loss.reduction", "mean")
    edited.edit("model.kind", "plain")
    assert edited.recipe.penalty.kind == "kl-sparsity"
    assert edited.recipe.network.code_activation == "sigmoid"
    assert (edited.recipe.network.activation, edited.recipe.loss.reduction) == ("tanh", "mean")


def test_a_detail_is_refused_rather_than_the_family_changed():
    edited = Edited("vae-2d")
    assert not edited.edit("network.code_activation", "relu")
    assert "variational" in edited.refusals[0]
    assert edited.recipe.model.kind == "variational"


def test_other_images_have_the_size_of_their_kind_unless_one_was_chosen():
    edited = Edited("quick-start")
    edited.edit("data.kind", "folder")
    assert edited.recipe.data.size == (64,)
    edited.edit("data.kind", "patches")
    edited.edit("data.patch", [8])
    assert edited.recipe.data.shape[1:] == (8, 8)  # not enlarged to 64
    edited.edit("data.size", [16])
    edited.edit("data.kind", "folder")
    assert edited.recipe.data.size == (16,)


@pytest.mark.parametrize("how", ["fixed", "min-max"])
def test_limits_of_other_images_are_not_kept(how):
    edited = Edited("quick-start")
    edited.edit("data.kind", "folder")
    edited.edit("data.path", "/one")
    edited.edit("data.limits", [200, 900])
    edited.draft.set(edited.recipe.changed({"data.intensities": how}))
    edited.edit("data.path", "/one")
    assert edited.recipe.data.limits == (200, 900)
    edited.edit("data.path", "/other")
    assert edited.recipe.data.limits == ()
    assert edited.recipe.data.intensities == ("auto" if how == "fixed" else how)
    assert "Limits" in edited.draft.beside()
