"""What recipes say is what their shipped runs show.

Every sentence of a recipe's comment and summary stands here: with a check of the shipped run where a figure
or a picture could contradict it, or among those that only say how the recipe is made.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors

from aegui import paths
from aegui.analysis import digit_classifier
from aegui.parts.datasets import datasets
from aegui.parts.initialisers import initialisers
from aegui.parts.models import families
from aegui.recipe import find, shipped
from aegui.runs.jobs import Job, begin
from aegui.runs.run_folder import Run
from aegui.runs.run_images import read_images
from aegui.runs.snapshot import Snapshot, open_run
from aegui.training.trainer import ReportOptions

Floats = np.ndarray[Any, np.dtype[np.float64]]
# Of these the sentences are being weighed anew with their runs.
OPEN = {
    "aae-2d", "aae-2d-mixture", "aae-2d-swiss-roll", "aae-2d-uniform", "aae-2d-labelled", "aae-style",
    "aae-semi",
}  # fmt: skip


class Shown:
    """A shipped run, and what its figures and pictures say."""

    def __init__(self, name: str) -> None:
        self.run = Run(paths.trained() / name)
        self.results = self.run.results

    def __getitem__(self, figure: str) -> float:
        return float(self.results["figures"][figure])

    def control(self, name: str, figure: str) -> float:
        return float(self.results["controls"][name]["figures"][figure])

    def at(self, epoch: int, column: str) -> float:
        return float(self._rows()[epoch - 1][column])

    def before(self, seconds: float, column: str) -> float:
        return [float(row[column]) for row in self._rows() if float(row["seconds"]) <= seconds][-1]

    def _rows(self) -> list[dict[str, str]]:
        with (self.run.path / "metrics.csv").open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    @property
    def model(self) -> Snapshot:
        return open_run(self.run)

    @property
    def codes(self) -> Floats:
        assert self.run.codes is not None
        return self.run.codes.codes.astype(np.float64)

    def decoded(self, *code: float) -> tuple[int, float]:
        """The digit that the judge sees at a code, and how surely."""
        found = digit_classifier.read(self.model.decode(np.array([code], np.float32)))
        return int(found.digit[0]), float(found.chance[0])


def nearest(points: Floats, others: Floats) -> Floats:
    """The distance of each point (N,) from the nearest of the others."""
    found: Floats = NearestNeighbors(n_neighbors=1).fit(others).kneighbors(points)[0][:, 0]
    return found


def gap_share(codes: Floats, points: Floats, others: Floats) -> float:
    """How many of the points have no code as near as 99 % of them have one of the others."""
    return float((nearest(points, codes) > np.quantile(nearest(points, others), 0.99)).mean())


def no_gaps_in_the_prior(shown: Shown) -> bool:
    one, other = np.random.default_rng(0).normal(size=(2, len(shown.codes), 2))
    return gap_share(shown.codes, one, other) < 2 * 0.01


def gaps_elsewhere(shown: Shown) -> bool:
    """A tenth of the square that holds the middle 98 % of the codes at least has none near."""
    codes, generator = shown.codes, np.random.default_rng(0)
    low, high = np.quantile(codes, [0.01, 0.99], axis=0)
    one, other = generator.uniform(low, high, size=(2, len(codes), 2))
    return nearest(np.zeros((1, 2)), codes)[0] < 0.5 and gap_share(codes, one, other) > 0.1


def a_seven_at_zero(shown: Shown) -> bool:
    digit, chance = shown.decoded(0.0, 0.0)
    return digit == 7 and chance > 0.5 and gaps_elsewhere(shown)


def unfolds(shown: Shown) -> bool:
    """After ten seconds the error is within a twentieth of the way that it comes down in all."""
    first, last = shown.at(1, "val_mse"), shown.at(100, "val_mse")
    return shown.before(10.0, "val_mse") - last < 0.05 * (first - last)


def saturated(shown: Shown) -> bool:
    """Most units of the code are at one of their ends, and the error is far from that of components."""
    codes = shown.codes
    return float(((codes < 0.01) | (codes > 0.99)).mean()) > 0.5 and shown["pca_ratio"] > 2


def memory(shown: Shown) -> bool:
    """Others cost at least three times what the learnt ones do."""
    return shown["test_loss"] > 3 * shown.at(600, "loss")


def apart(shown: Shown) -> bool:
    """The codes shown are of all 400 faces; 40 of them were held out, one of each person's ten."""
    assert shown.run.codes is not None
    found = shown.run.codes.subset
    return (
        len(found) == 400 and found.parts == ("train", "held-out") and "test_loss" in shown.results["figures"]
    )


def better_than_components(shown: Shown) -> bool:
    return shown["test_mse"] < shown["pca_mse"]


def copies_no_noise(shown: Shown) -> bool:
    noise = np.random.default_rng(0).integers(0, 256, (200, 1, 28, 28), dtype=np.uint8)
    away = shown.model.reconstruct(noise) / 255 - noise / 255
    return float(np.square(away).mean()) > (noise / 255).var() > shown["test_mse"]


def poorer_than_untrained(shown: Shown) -> bool:
    """A quarter of the error of a code of 64; the code helps a linear learner less than a random one."""
    error = Shown("dense-64-leaky")["test_mse"] / 4
    poorer = shown["linear_probe"] < shown.control("untrained", "linear_probe")
    return close(shown["test_mse"], error, 0.05) and poorer


def keeps(shown: Shown, of: str) -> float:
    """The share of the variance that an error leaves room for."""
    return 1 - shown[of] * shown["unexplained"] / shown["test_mse"]


def little_of_new_ones(shown: Shown) -> bool:
    learnt, new = shown.at(20, "loss"), shown.at(20, "val_loss")
    return keeps(shown, "test_mse") < 64 / 784 and learnt < new


def calmer(shown: Shown) -> bool:
    """Than the same network without the penalty, at hardly more error."""
    error = shown["test_mse"] / shown.control("penalty.weight=0", "test_mse")
    norm = shown["jacobian_norm"] / shown.control("penalty.weight=0", "jacobian_norm")
    return norm < 0.5 and error < 1.06


def restores(shown: Shown) -> bool:
    """Clearly better than a linear map and a filter, with less than a third of the noise's error left."""
    return shown["restored_ratio"] < 0.8 and shown["test_mse"] < shown["noisy_mse"] / 3


def good_at_clean_ones(shown: Shown) -> bool:
    """At most a fifth more than dense-64-leaky, which sees clean images alone."""
    return shown["clean_mse"] < 1.2 * Shown("dense-64-leaky")["test_mse"]


def close(one: float, other: float, share: float = 0.005) -> bool:
    return abs(one - other) <= share * abs(other)


Check = Callable[[Shown], bool]


# Sentence of a recipe → what must hold of its shipped run.
def tells_tissue_apart(shown: Shown) -> bool:
    """Of five neighbours in the plane more than four are both stained brown, or both not; by chance half."""
    splits, _ = read_images(shown.run, datasets.make(shown.run.raw_recipe["data"]), [])
    assert splits.shown.pixels is not None
    pixels = splits.shown.pixels.astype(np.float64)
    brown = (pixels[:, 0] - pixels[:, 2]).mean(axis=(1, 2))
    stained = brown > np.median(brown)
    near = NearestNeighbors(n_neighbors=5).fit(shown.codes).kneighbors(return_distance=False)
    return bool((stained[near] == stained[:, None]).mean() > 0.8)


SAYS: dict[str, dict[str, Check]] = {
    "quick-start": {
        "A first look that needs no download: watch 1,797 bundled digits unfold on a plane within seconds.": (
            unfolds
        ),
        "A 2-unit code of the bundled digits; unfolds within ten seconds on two cores.": unfolds,
    },
    "micrograph": {
        "A micrograph of colonic glands in patches of 32×32 on a plane: kinds of tissue, painted back.": (
            tells_tissue_apart
        ),
    },
    "dense-128": {
        "As its text: sigmoid after every layer and unit-normal starting weights saturate, so it learns "
        "slowly.": (saturated),
    },
    "dense-2d": {
        "The code is compared with the first two principal components, whose test error is 0.0557.": (
            lambda shown: close(shown["pca_mse"], 0.0557)
        ),
    },
    "dense-2d-wide": {
        "Adam at 0.01 from such small weights is a gamble: with seeds 1 and 2 the first steps saturate the "
        "output and the loss stays above 0.12 for good; with seed 3 it learns.": (
            lambda shown: shown["test_mse"] < 0.06 and shown.run.raw_recipe["training"]["seed"] == 3
        ),
        "Here codes lie at (0, 0), and a seven is decoded there; the gaps are elsewhere.": a_seven_at_zero,
    },
    "conv-16": {
        "MNIST through two strided convolutions and a code of 16: after one epoch better than 16 principal "
        "components.": lambda shown: shown["test_mse"] < shown["pca_mse"] and shown.results["epochs"] == 1,
    },
    "conv-16-denoise": {
        "Restores MNIST from heavy noise of mean and σ 0.5.": (
            lambda shown: shown["test_mse"] < shown["noisy_mse"] / 10
        ),
    },
    "faces-256": {
        "The text's loop sees 350 of the 400 faces an epoch and divides their sum by 400: its last printed "
        "loss, 0.4636, is 0.530 per face seen.": lambda _: close(0.4636 * 400 / 350, 0.530),
        "Here all 400 are seen in an epoch, in 8 steps instead of 7: 4,800 updates instead of 4,200, and the "
        "figures are of these very faces; faces-256-held-out shows how much is memory.": (
            lambda shown: (
                shown.run.state["step"] == 4800
                and "train_loss" in shown.results["figures"]
                and memory(Shown("faces-256-held-out"))
            )
        ),
        "Without the warm-up the sigmoid code saturates within the first steps and stays the mean face's; at "
        "a constant rate it ends at 0.540, hence the cool-down.": (
            lambda shown: shown["train_loss"] < 0.54 < shown.at(500, "loss") and shown["unexplained"] < 0.1
        ),
        "400 faces through a code of 256 values between 0 and 1.": (
            lambda shown: shown.codes.shape == (400, 256) and 0 <= shown.codes.min() < shown.codes.max() <= 1
        ),
    },
    "faces-256-held-out": {
        "faces-256 with one of each person's ten faces held out, chosen by a seed (the same in every run): "
        "360 are trained on, the figures are of the 40 others.": (
            lambda shown: shown.run.state["step"] == 8 * 600 and memory(shown)
        ),
        "The same, judged on 40 faces that it never saw.": apart,
    },
    "faces-256-denoise": {
        "As in faces-256, 8 steps an epoch instead of 7, and the figures are of the faces that it trained "
        "on.": (lambda shown: shown.run.state["step"] == 4800 and "train_mse" in shown.results["figures"]),
        "A linear map of the same faces restores them better.": lambda shown: shown["restored_ratio"] > 1,
        "Restores faces from Gaussian noise of σ 0.2.": (
            lambda shown: shown["train_mse"] < shown["noisy_mse"] / 10
        ),
    },
    "overcomplete": {
        "A code of 1,000 for 784 pixels can hold a digit itself: the error is a quarter of that of "
        "dense-64-leaky, and the code helps a linear classifier less than that of the same network before it "
        "learnt anything.": (poorer_than_untrained),
        "It copies digits, though, and not all images: of pixels of noise it makes an error above their "
        "variance.": (copies_no_noise),
        "A code larger than the image: copies digits well and learns little of use.": (
            lambda shown: shown["knn_gain"] < 0
        ),
    },
    "random-images": {
        "Of such images 64 straight directions, whichever they are, keep 64 of 784 parts, which is 8.2 %.": (
            lambda shown: close(keeps(shown, "pca_mse"), 0.082, 0.03)
        ),
        "The network keeps less of new ones; of those that it learnt from it keeps more, and that is "
        "memory.": (little_of_new_ones),
        "Images without structure: 64 numbers keep less than 64 of 784 parts of them.": little_of_new_ones,
    },
    "sparse-l1": {
        "At 0.5 a few units speak for an image and more than half of the units for none.": (
            lambda shown: shown["units_per_image"] <= 32 and shown["dead_units"] > 128
        ),
        "Activity costs: about 24 of 256 units speak for an image, and many for none.": (
            lambda shown: close(shown["units_per_image"], 24, 0.03)
        ),
    },
    "sparse-kl": {
        "The means end a little above ρ.": lambda shown: 0.04 < shown["code_mean"] < 0.05,
        "Each of 256 units is silent for most images: the mean activation is near 0.05.": (
            lambda shown: shown["units_per_image"] < 256 / 4 and close(shown["code_mean"], 0.05, 0.2)
        ),
    },
    "contractive": {
        "λ counts beside the squared error summed over the pixels: 1e-4 hardly shows there, at 3e-3 the "
        "squared norm of the Jacobian falls by more than half for a twentieth more error, and at 1e-1 the "
        "error is more than twice that without the penalty.": (calmer),
        "A code that moves less when the image changes a little.": calmer,
    },
    "faces-64": {
        "Three of the convolutions stride, so that the dense layer is a quarter of the size that it has at "
        "32×32.": lambda shown: close(dense(shown), dense(Shown("faces-256")) / 4),
        "The figures are of the faces that it trained on.": (
            lambda shown: "train_mse" in shown.results["figures"]
        ),
        "The faces at their full 64×64, as far as is reasonable.": (
            lambda shown: shown.model.recipe.shape == (1, 64, 64) and shown["unexplained"] < 0.2
        ),
    },
    "undercomplete-2": {
        "MNIST through 2 numbers, beside as many principal components.": lambda s: (
            s["pca_mse"] > s["test_mse"]
        )
    },
    "undercomplete-8": {
        "MNIST through 8 numbers, beside as many principal components.": lambda s: (
            s["pca_mse"] > s["test_mse"]
        )
    },
    "undercomplete-32": {
        "MNIST through 32 numbers, beside as many principal components.": lambda s: (
            s["pca_mse"] > s["test_mse"]
        )
    },
    "denoise-gaussian": {
        "Half of the images are left clean, so that it stays good at those, too.": good_at_clean_ones,
        "Restores MNIST from Gaussian noise of σ 0.5.": restores,
    },
    "denoise-salt-pepper": {
        "Half of the images are left clean, so that it stays good at those, too.": good_at_clean_ones,
        "Restores MNIST with 30 % of its pixels black or white.": restores,
    },
    "denoise-masking": {
        "Half of the images are left clean, so that it stays good at those, too.": good_at_clean_ones,
        "Restores MNIST with 30 % of its pixels missing.": restores,
    },
    "colorize-256": {
        "The grey pictures themselves have an error of 0.0060, less than the model's: what 256 numbers lose "
        "of the details counts for more than the colours.": (
            lambda shown: (
                close(shown["grey_mse"], 0.006, 0.01)
                and shown["grey_mse"] < shown["test_mse"]
                and shown["test_mse"] - shown["colour_mse"] > shown["grey_mse"] - shown["colour_mse"] > 0
            )
        ),
        "Guesses the colours of grey photographs.": (
            lambda shown: shown["colour_ratio"] < shown["brightness_colour_ratio"] < 1
        ),
    },
    "vae-2d": {
        "A variational autoencoder on a plane: the codes leave no gaps in the prior.": no_gaps_in_the_prior,
    },
    "vae-16": {
        "A variational autoencoder with 16 dimensions: draw new digits from it.": lambda s: (
            s["readable"] > 0.75
        ),
    },
    "vae-16-binarised": {
        "vae-16 on black and white pixels: p(x) is a probability here, and the bound can be held against "
        "published ones.": lambda shown: shown["iw_bound_5000"] > shown["iw_bound_200"] > shown["test_elbo"],
        "The same on black and white digits, so that it can be held against published likelihoods.": (
            lambda shown: shown["iw_bound_error"] < 0.3
        ),
    },
    "spatial-vae": {
        "Two numbers tell them by their neighbours as well as those of vae-2d tell upright ones.": (
            lambda shown: shown["knn_probe"] > Shown("vae-2d")["knn_probe"] - 0.01
        ),
        "Digits turned at random: the code says which digit it is, and the angle is inferred apart.": (
            lambda shown: (
                shown["knn_probe"] > shown.control("model.kind=variational", "knn_probe") + 0.2
                and shown["angle_correlation_least"] > 0.8
            )
        ),
    },
    "beta-vae": {
        "The same with β = 4: more than half of its dimensions fall asleep.": (
            lambda shown: shown["sleeping_units"] > 8 > Shown("vae-16")["sleeping_units"]
        ),
    },
}


def dense(shown: Shown) -> float:
    """The weights of the largest layer of an encoder."""
    return float(max(value.numel() for value in shown.model.model.encoder.parameters()))


# Sentences that no run can contradict: how a recipe is made, and what its text says.
MADE: dict[str, set[str]] = {
    "dense-128": {"MNIST through a code of 128 sigmoid units."},
    "dense-2d": {"MNIST on a plane through narrow sigmoid layers."},
    "dense-64-leaky": {"MNIST through leaky ReLU layers and a code of 64."},
    "dense-2d-wide": {
        "The text names no seed.",
        "The text finds no digit at (0, 0), because the codes leave gaps in the plane.",
        "MNIST on a plane through two layers of 1,000 units.",
    },
    "conv-2d": {"MNIST on a plane through two strided convolutions."},
    "conv-16-denoise": {
        "The text draws the noise once for the whole set (`fresh = false`); here it is drawn anew for each "
        "batch, so that the network never sees the same noise twice.",
    },
    "faces-256-held-out": {"Eight steps an epoch as there, the last of ten faces."},
    "faces-256-denoise": {
        "The text's prose says 0.45, its code 0.2.",
        "The noise is added at 64×64, before the faces are shrunk.",
    },
    "vae-16-binarised": {
        "The training images are drawn anew each epoch, the test images once.",
        "Burda et al. (2016) train on 59,600 of them for 3,280 epochs, with 50 dimensions between two hidden "
        "layers of 200 units a side.",
    },
    "spatial-vae": {
        "Every digit is turned by an angle of its own, drawn from a Gaussian of 45° once for all.",
    },
    "random-images": {
        "Every pixel is an independent draw from U(0, 1), whose variance is 1/12 = 0.0833.",
    },
    "sparse-l1": {
        "λ counts beside the squared error summed over the pixels: 1e-3 hardly shows there.",
        "The code is one layer, so that the weights of a unit are a stroke to look at, and it learns for 30 "
        "epochs instead of 20.",
    },
    "sparse-kl": {
        "The weight counts beside the squared error summed over the pixels: at 0.1 hardly any unit is ever "
        "silent, at 5 each is for most images.",
        "The code is one layer, as in Ng (2011).",
        "It learns for 18 epochs at twice the rate: in 40 the error halves, but the decoder learns to "
        "amplify, and twice as many units speak.",
    },
    "colorize-256": {
        "The text keeps the best model by its validation loss, and its validation images are the test "
        "images.",
        "So the colours are judged alone, without the brightness.",
    },
    "faces-64": {"The text suggests it where there is power for it."},
}
# A run → a tooltip of its parts that its figures could contradict, and what must hold of it.
TOOLTIPS: dict[str, tuple[str, Check]] = {
    "vae-2d": ("Each image becomes a cloud of codes; together they fill a Gaussian.", no_gaps_in_the_prior),
    "beta-vae": (
        "How much the KL counts; the more, the more dimensions it switches off.",
        lambda shown: shown["sleeping_units"] > Shown("vae-16")["sleeping_units"],
    ),
    "dense-128": ("Spread of the starting weights; large ones saturate sigmoids.", saturated),
    "aae-semi": (
        "Learns the classes from a few labelled images and all the unlabelled ones.",
        lambda shown: shown["test_accuracy"] > shown["labels_alone"] + 0.01,
    ),
}
NAMES = [name for name in shipped() if name not in OPEN]


@cache
def sentences(name: str) -> list[str]:
    """Those of a recipe's comment and summary."""
    text = shipped()[name].read_text("utf-8")
    comments = " ".join(line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#"))
    found = re.split(r"(?<=[.!?])\s+(?=[A-Z0-9])", comments) if comments else []
    return [*found, tomllib.loads(text)["summary"]]


@pytest.mark.long
@pytest.mark.skipif(datasets.make("mnist").find(paths.data_dirs(None)) is None, reason="MNIST is not there")
@pytest.mark.parametrize(("seed", "learns"), [(1, False), (2, False), (3, True)])
def test_whether_the_wide_network_learns_hangs_on_the_seed(seed, learns, tmp_path):
    recipe = find("dense-2d-wide").changed({"training.seed": seed, "training.epochs": 2})
    begun = begin(Job(recipe, tuple(paths.data_dirs(None)), tmp_path, "test", "cpu"), ReportOptions())
    for _ in begun.training:
        pass
    loss = Run(begun.path).results["test_mse"]
    assert loss < 0.07 if learns else loss > 0.1


@pytest.mark.parametrize("name", [name for name in shipped() if name.startswith("aae-")])
def test_the_steps_beside_the_guide_are_counted(name):
    training, comment = find(name).training, shipped()[name].read_text("utf-8")
    steps = -(-54_996 // training.batch) * training.epochs  # as tests/test_deviations.py counts the images
    assert f"10,000 steps; these {training.epochs} epochs are {steps:,}." in comment


@pytest.mark.parametrize("name", NAMES)
def test_the_run_says_what_its_recipe_says(name):
    """The list of runs shows the summary that is kept with a run."""
    if not (paths.trained() / name).is_dir():
        pytest.skip("no run yet")
    assert Run(paths.trained() / name).raw_recipe["summary"] == sentences(name)[-1]


def test_the_tooltips_say_what_shipped_runs_show():
    """Those that a figure could contradict; what else they say is how a part is made."""
    told: dict[str, str | None] = {
        "vae-2d": families["variational"].help,
        "beta-vae": families["variational"].what.model_fields["beta"].description,
        "dense-128": initialisers["normal"].what.model_fields["sigma"].description,
        "aae-semi": families["semi-supervised-adversarial"].help,
    }
    assert told == {name: sentence for name, (sentence, _) in TOOLTIPS.items()}
    for name, (sentence, check) in TOOLTIPS.items():
        assert check(Shown(name)), sentence


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_weighed(name):
    """Write a check beside a new sentence, or say that it only describes how the recipe is made."""
    known = SAYS.get(name, {}).keys() | MADE.get(name, set())
    assert set(sentences(name)) == known


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(name, said) for name in NAMES for said in SAYS.get(name, {})],
    ids=lambda x: x[:40],
)
def test_the_shipped_run_shows_it(name, sentence):
    if not (paths.trained() / name).is_dir():
        pytest.skip("no run yet")
    assert SAYS[name][sentence](Shown(name))
