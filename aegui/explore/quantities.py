"""What the recorded losses are called, what they mean, and which are looked at together. No torch."""

from __future__ import annotations

from typing import Any, NamedTuple

from aegui.explore.records import CurveGroup
from aegui.text import shortened
from aegui.translation import QT_TRANSLATE_NOOP, translate

VALIDATION = "val_"
KL_OF = "kl_"  # and the number of a dimension


class Name(NamedTuple):
    """One recorded quantity; texts are translated when shown."""

    group: str
    label: str
    help: str = ""


NAMES = {
    "loss": Name(
        "loss",
        QT_TRANSLATE_NOOP("curves", "loss"),
        QT_TRANSLATE_NOOP("curves", "What the training makes small."),
    ),
    "step": Name(
        "loss",
        QT_TRANSLATE_NOOP("curves", "each step"),
        QT_TRANSLATE_NOOP("curves", "The loss of single batches, until there are epochs to draw."),
    ),
    "reconstruction": Name(
        "parts",
        QT_TRANSLATE_NOOP("curves", "reconstruction"),
        QT_TRANSLATE_NOOP("curves", "What the images lose on their way through the code."),
    ),
    "kl": Name(
        "parts",
        QT_TRANSLATE_NOOP("curves", "KL divergence"),
        QT_TRANSLATE_NOOP("curves", "How far the codes of an image are from the prior, in nats an image."),
    ),
    "sparsity": Name(
        "parts",
        QT_TRANSLATE_NOOP("curves", "sparsity"),
        QT_TRANSLATE_NOOP("curves", "What the activity of the code costs, before its weight."),
    ),
    "jacobian": Name(
        "parts",
        QT_TRANSLATE_NOOP("curves", "sensitivity"),
        QT_TRANSLATE_NOOP(
            "curves", "How much the code moves when the image changes: ‖∂code/∂x‖², before its weight."
        ),
    ),
    "elbo": Name(
        "elbo",
        QT_TRANSLATE_NOOP("curves", "ELBO"),
        QT_TRANSLATE_NOOP(
            "curves",
            "A lower bound of log p(x): the higher, the better the model. Of grey pixels it is no "
            "log-probability, and published nats, of black and white ones, are not comparable.",
        ),
    ),
    "discriminator": Name(
        "adversary",
        QT_TRANSLATE_NOOP("curves", "discriminator"),
        QT_TRANSLATE_NOOP("curves", "How badly codes are told from draws of the prior; 0.693: by guessing."),
    ),
    "generator": Name(
        "adversary",
        QT_TRANSLATE_NOOP("curves", "encoder"),
        QT_TRANSLATE_NOOP("curves", "How badly the encoder passes its codes off as draws of the prior."),
    ),
    "label_discriminator": Name(
        "label_adversary",
        QT_TRANSLATE_NOOP("curves", "discriminator"),
        QT_TRANSLATE_NOOP("curves", "How badly guessed classes are told from true ones; 0.693: by guessing."),
    ),
    "label_generator": Name(
        "label_adversary",
        QT_TRANSLATE_NOOP("curves", "encoder"),
        QT_TRANSLATE_NOOP("curves", "How badly the encoder passes its guesses off as true classes."),
    ),
    "told_apart": Name(
        "told_apart",
        QT_TRANSLATE_NOOP("curves", "codes"),
        QT_TRANSLATE_NOOP(
            "curves",
            "Share of codes and draws of the prior that the discriminator tells apart; "
            "0.5: it can only guess.",
        ),
    ),
    "label_told_apart": Name(
        "told_apart",
        QT_TRANSLATE_NOOP("curves", "classes"),
        QT_TRANSLATE_NOOP(
            "curves",
            "Share of guessed and true classes that their discriminator tells apart; "
            "0.5: it can only guess.",
        ),
    ),
    "accuracy": Name(
        "accuracy",
        QT_TRANSLATE_NOOP("curves", "accuracy"),
        QT_TRANSLATE_NOOP("curves", "Share of images whose class is guessed right."),
    ),
    "classification": Name(
        "classification",
        QT_TRANSLATE_NOOP("curves", "classification"),
        QT_TRANSLATE_NOOP("curves", "Cross-entropy of the guessed classes, of labelled images."),
    ),
    "inconsistency": Name(
        "inconsistency",
        QT_TRANSLATE_NOOP("curves", "inconsistency"),
        QT_TRANSLATE_NOOP("curves", "Squared difference between the classes that encoder and teacher see."),
    ),
    "mse": Name(
        "mse",
        QT_TRANSLATE_NOOP("curves", "squared error"),
        QT_TRANSLATE_NOOP("curves", "Mean squared error of the images as shown: comparable everywhere."),
    ),
    "psnr": Name(
        "psnr",
        QT_TRANSLATE_NOOP("curves", "PSNR"),
        QT_TRANSLATE_NOOP("curves", "Peak signal-to-noise ratio, the mean of each image's, in dB."),
    ),
    "code_mean": Name(
        "code_mean",
        QT_TRANSLATE_NOOP("curves", "mean of the code"),
        QT_TRANSLATE_NOOP("curves", "The mean of all codes' units: how dense or sparse the code is."),
    ),
    "learning_rate": Name(
        "learning_rate",
        QT_TRANSLATE_NOOP("curves", "learning rate"),
        QT_TRANSLATE_NOOP("curves", "The size of the steps, as the schedule or you changed it."),
    ),
}  # fmt: skip

GROUPS = (
    CurveGroup(
        "loss", QT_TRANSLATE_NOOP("curves", "Loss"), "",
        QT_TRANSLATE_NOOP("curves", "What the training makes small, on training and validation images."),
    ),
    CurveGroup(
        "parts", QT_TRANSLATE_NOOP("curves", "Parts"), "",
        QT_TRANSLATE_NOOP("curves", "What the loss is the sum of."),
    ),
    CurveGroup(
        "kl_dimensions", QT_TRANSLATE_NOOP("curves", "KL per dimension"),
        QT_TRANSLATE_NOOP("curves", "nats per image"),
        QT_TRANSLATE_NOOP("curves", "How much each dimension of the code tells about an image."),
        bars=True,
    ),
    CurveGroup(
        "elbo", QT_TRANSLATE_NOOP("curves", "ELBO"), QT_TRANSLATE_NOOP("curves", "nats per image"),
        QT_TRANSLATE_NOOP("curves", "The bound by which variational models of the same images are compared."),
    ),
    CurveGroup(
        "accuracy", QT_TRANSLATE_NOOP("curves", "Accuracy"),
        QT_TRANSLATE_NOOP("curves", "share of the images"),
        QT_TRANSLATE_NOOP("curves", "How many classes are guessed right."),
    ),
    CurveGroup(
        "classification", QT_TRANSLATE_NOOP("curves", "Classification"),
        QT_TRANSLATE_NOOP("curves", "cross-entropy in nats"),
        QT_TRANSLATE_NOOP("curves", "How well the classes are learnt from the labelled images."),
    ),
    CurveGroup(
        "inconsistency", QT_TRANSLATE_NOOP("curves", "Inconsistency"),
        QT_TRANSLATE_NOOP("curves", "squared difference"),
        QT_TRANSLATE_NOOP("curves", "How far the encoder and its own moving average see other classes."),
    ),
    CurveGroup(
        "told_apart", QT_TRANSLATE_NOOP("curves", "Told apart"),
        QT_TRANSLATE_NOOP("curves", "share told apart"),
        QT_TRANSLATE_NOOP("curves", "Who is winning: the discriminator near 1, the encoder near 0.5."),
        level=0.5,
    ),
    CurveGroup(
        "adversary", QT_TRANSLATE_NOOP("curves", "Adversaries"),
        QT_TRANSLATE_NOOP("curves", "nats"),
        QT_TRANSLATE_NOOP(
            "curves", "The cross-entropies of discriminator and encoder, which work against each other."
        ),
    ),
    CurveGroup(
        "label_adversary", QT_TRANSLATE_NOOP("curves", "Class adversaries"),
        QT_TRANSLATE_NOOP("curves", "nats"),
        QT_TRANSLATE_NOOP("curves", "The losses of the adversaries that the guessed classes have."),
    ),
    CurveGroup(
        "mse", QT_TRANSLATE_NOOP("curves", "Squared error"),
        QT_TRANSLATE_NOOP("curves", "mean squared error per pixel"),
        QT_TRANSLATE_NOOP("curves", "The error of the images as they are shown, whatever the loss is."),
    ),
    CurveGroup(
        "psnr", QT_TRANSLATE_NOOP("curves", "PSNR"),
        QT_TRANSLATE_NOOP("curves", "dB, mean of each image's"),
        QT_TRANSLATE_NOOP(
            "curves", "Peak signal-to-noise ratio of the images as they are shown: the higher, the better."
        ),
    ),
    CurveGroup(
        "code_mean", QT_TRANSLATE_NOOP("curves", "Code mean"),
        QT_TRANSLATE_NOOP("curves", "mean of the code's units"),
        QT_TRANSLATE_NOOP("curves", "How dense or sparse the code is."),
    ),
    CurveGroup(
        "learning_rate", QT_TRANSLATE_NOOP("curves", "Learning rate"),
        QT_TRANSLATE_NOOP("curves", "size of the steps"),
        QT_TRANSLATE_NOOP("curves", "What the schedule, or you, made of it."),
    ),
)  # fmt: skip


WORDS = {  # of the units
    "squared": QT_TRANSLATE_NOOP(
        "curves",
        "Squared error (MSE is its mean): the differences between the pixels of an image, from 0 to 1, and "
        "those of its reconstruction, each multiplied by itself. 0 is perfect: the lower, the better.",
    ),
    "cross-entropy": QT_TRANSLATE_NOOP(
        "curves",
        "Cross-entropy: what it costs to tell what is true to one who expects what the model says. The "
        "lower, the better; of grey pixels it stays above 0 even where they are met exactly.",
    ),
    "nats": QT_TRANSLATE_NOOP("curves", "A nat is a unit of information: 1 nat = 1.44 bits."),
    "similarity": QT_TRANSLATE_NOOP(
        "curves",
        "Structural similarity (SSIM) compares brightness, contrast and structure of small patches. Here 0 "
        "is perfect: the lower, the better.",
    ),
    "kl": QT_TRANSLATE_NOOP(
        "curves",
        "KL, the Kullback-Leibler divergence: how far the codes of an image are from the prior, in nats; β "
        "weighs it.",
    ),
    "penalty": QT_TRANSLATE_NOOP("curves", "The penalty is what the recipe adds to it, times its weight."),
    "db": QT_TRANSLATE_NOOP(
        "curves",
        "dB, decibels: 10 dB more is a tenth of the squared error. The higher, the better; from about 30 dB "
        "on differences are hard to see.",
    ),
    "more": QT_TRANSLATE_NOOP("curves", "The higher, the better."),
    "none": QT_TRANSLATE_NOOP("curves", "It is neither good nor bad: it tells how the training goes on."),
}
OF_LOSS = {
    "mse": ("squared",),
    "half-squared": ("squared",),
    "bce": ("cross-entropy", "nats"),
    "ssim": ("similarity",),
}
OF_GROUP = {
    "kl_dimensions": ("kl", "nats"),
    "elbo": ("nats", "more"),
    "accuracy": ("more",),
    "classification": ("cross-entropy", "nats"),
    "inconsistency": ("squared",),
    "told_apart": ("none",),
    "adversary": ("cross-entropy", "nats"),
    "label_adversary": ("cross-entropy", "nats"),
    "mse": ("squared",),
    "psnr": ("db",),
    "code_mean": ("none",),
    "learning_rate": ("none",),
}


def base(name: str) -> str:
    """A name without the mark of the validation."""
    return name.removeprefix(VALIDATION)


def described(name: str) -> Name:
    """What a recorded quantity is; what nobody has named stands with the parts under its own name."""
    plain = base(name)
    if plain.removeprefix(KL_OF).isdecimal():
        return Name("kl_dimensions", "z" + plain.removeprefix(KL_OF).translate(SUBSCRIPTS))
    known = NAMES.get(plain, Name("parts", shortened(plain.replace("_", " "), 40)))
    return Name(known.group, _tr(known.label), _tr(known.help))


def group(which: CurveGroup, recipe: dict[str, Any]) -> CurveGroup:
    """A group in the window's language, with the units that its recipe gives it."""
    units = {"loss": loss_unit(recipe), "parts": parts_unit(recipe)}
    unit = units.get(which.name) or _tr(which.unit)
    words = _words_of_loss(recipe) if which.name in units else OF_GROUP.get(which.name, ())
    explained = "\n".join(_tr(WORDS[word]) for word in words)
    label, meaning = _tr(which.label), _tr(which.help)
    return CurveGroup(which.name, label, unit, meaning, which.level, which.bars, explained)


def _words_of_loss(recipe: dict[str, Any]) -> tuple[str, ...]:
    words = OF_LOSS.get(str(recipe.get("loss", {}).get("kind", "mse")), ())
    if recipe.get("model", {}).get("kind") == "variational":
        words += ("kl",)
    if recipe.get("penalty", {}).get("kind", "none") != "none":
        words += ("penalty",)
    return words


def reconstruction_unit(recipe: dict[str, Any]) -> str:
    """What the numbers of the recipe's loss are."""
    loss = recipe.get("loss", {})
    kind, reduction = loss.get("kind", "mse"), loss.get("reduction", "mean")
    units = {
        ("mse", "mean"): translate("curves", "mean squared error per pixel"),
        ("mse", "sum"): translate("curves", "squared error per image"),
        ("bce", "mean"): translate("curves", "cross-entropy in nats per pixel"),
        ("bce", "sum"): translate("curves", "cross-entropy in nats per image"),
        ("half-squared", "mean"): translate("curves", "half squared error per pixel"),
        ("half-squared", "sum"): translate("curves", "half squared error per image"),
        ("ssim", "mean"): translate("curves", "1 − structural similarity"),
        ("ssim", "sum"): translate("curves", "1 − structural similarity, times the pixels"),
    }
    return units.get((str(kind), str(reduction)), shortened(str(kind)))


def loss_unit(recipe: dict[str, Any]) -> str:
    """What the numbers of the whole loss are."""
    unit = reconstruction_unit(recipe)
    if recipe.get("model", {}).get("kind") == "variational":
        if _in_nats(recipe):
            return translate("curves", "nats per image")
        return translate("curves", "{} + β · KL").format(unit)
    if recipe.get("penalty", {}).get("kind", "none") != "none":
        return translate("curves", "{} + penalty").format(unit)
    return unit


def parts_unit(recipe: dict[str, Any]) -> str:
    """What the numbers of the parts are, where they are the same."""
    if _in_nats(recipe) and recipe.get("model", {}).get("kind") == "variational":
        return translate("curves", "nats per image")
    return translate("curves", "each in its own unit")


def _in_nats(recipe: dict[str, Any]) -> bool:
    loss = recipe.get("loss", {})
    return bool(loss.get("kind") == "bce" and loss.get("reduction") == "sum")


def _tr(text: str) -> str:
    return translate("curves", text) if text else ""


SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
