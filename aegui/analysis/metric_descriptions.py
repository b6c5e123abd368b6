"""The name, the unit and the meaning of every figure that `metrics.measure` gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aegui.parts.registry import QT_TRANSLATE_NOOP

SHARE = "%"  # the figure itself lies between 0 and 1


@dataclass(frozen=True)
class Meaning:
    """What a figure says."""

    label: str  # one line
    unit: str = ""
    better: Literal["lower", "higher", ""] = ""  # "": neither by itself

    def text(self, value: float) -> str:
        """The figure for people, with its unit."""
        return f"{value * (100 if self.unit == SHARE else 1):.4g} {self.unit}".rstrip()


MEANINGS: dict[str, Meaning] = {
    "test_mse": Meaning(
        QT_TRANSLATE_NOOP("figures", "Squared error per pixel on the test images, corrupted as in training"),
        "",
        "lower",
    ),
    "test_psnr": Meaning(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio, the mean of each test image's"),
        "dB",
        "higher",
    ),
    "test_loss": Meaning(
        QT_TRANSLATE_NOOP("figures", "The recipe's own loss on the test images"), "", "lower"
    ),
    "train_mse": Meaning(
        QT_TRANSLATE_NOOP("figures", "Squared error per pixel on the very images it trained on"), "", "lower"
    ),
    "train_psnr": Meaning(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio on the very images it trained on"),
        "dB",
        "higher",
    ),
    "train_loss": Meaning(
        QT_TRANSLATE_NOOP("figures", "The recipe's own loss on the very images it trained on: no test"),
        "",
        "lower",
    ),
    "test_elbo": Meaning(
        QT_TRANSLATE_NOOP(
            "figures",
            "Lower bound of log p(x), per test image; of grey pixels, which count as shares of a white and a "
            "black one, it is no log-probability and can't be held against published nats",
        ),
        "nats",
        "higher",
    ),
    "iw_bound_200": Meaning(
        QT_TRANSLATE_NOOP(
            "figures",
            "The same bound, tightened by 200 weighted draws of each image's code (Burda et al., 2016)",
        ),
        "nats",
        "higher",
    ),
    "iw_bound_5000": Meaning(
        QT_TRANSLATE_NOOP(
            "figures",
            "The same by 5,000 draws; of data.binarised images it compares with published log-likelihoods",
        ),
        "nats",
        "higher",
    ),
    "iw_bound_error": Meaning(
        QT_TRANSLATE_NOOP("figures", "Standard error of the two, as they are of some of the test images"),
        "nats",
    ),
    "iw_bound_images": Meaning(
        QT_TRANSLATE_NOOP("figures", "How many of the test images got 5,000 draws each")
    ),
    "pixels_log_likelihood": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "log p(x) where each pixel is white as often as in the training images, and no more"
        ),
        "nats",
        "higher",
    ),
    "sleeping_units": Meaning(
        QT_TRANSLATE_NOOP("figures", "Dimensions whose KL is below 0.01 nats: they say nothing of an image")
    ),
    "test_kl": Meaning(QT_TRANSLATE_NOOP("figures", "KL divergence of the posterior from the prior"), "nats"),
    "test_accuracy": Meaning(
        QT_TRANSLATE_NOOP("figures", "Test images whose class the label head names"), SHARE, "higher"
    ),
    "labels_alone": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "The same, of a classifier that saw the same few labels and nothing else"
        ),
        SHARE,
        "higher",
    ),
    "unexplained": Meaning(
        QT_TRANSLATE_NOOP("figures", "The error as a share of the variance of the test pixels"), "", "lower"
    ),
    "pca_mse": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Error of as many principal components of the training images, clipped to [0, 1]"
        ),
        "",
        "lower",
    ),
    "pca_ratio": Meaning(
        QT_TRANSLATE_NOOP("figures", "The model's error as a share of that of the principal components"),
        "",
        "lower",
    ),
    "grey_mse": Meaning(QT_TRANSLATE_NOOP("figures", "Error of the grey picture, which has no colours")),
    "colour_mse": Meaning(
        QT_TRANSLATE_NOOP("figures", "Error of the colours alone: of what is left without the brightness"),
        "",
        "lower",
    ),
    "colour_ratio": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same as a share of the grey picture's error"), "", "lower"
    ),
    "constant_colour_ratio": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same of one colour for every pixel, the training images' mean")
    ),
    "brightness_colour_ratio": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "The same of the mean colour that training pixels of that brightness have"
        )
    ),
    "clean_mse": Meaning(
        QT_TRANSLATE_NOOP("figures", "Error on the test images without any corruption"), "", "lower"
    ),
    "noisy_mse": Meaning(
        QT_TRANSLATE_NOOP("figures", "Error of the corrupted images before they are restored")
    ),
    "restored_mse": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Error of restored images: 2,000 of the images it is judged on, corrupted anew"
        ),
        "",
        "lower",
    ),
    "restored_psnr": Meaning(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio of the same restored images"), "dB", "higher"
    ),
    "restored_ssim": Meaning(
        QT_TRANSLATE_NOOP("figures", "Structural similarity of the same restored images to the clean ones"),
        "",
        "higher",
    ),
    "noisy_psnr": Meaning(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio before they are restored"), "dB"
    ),
    "noisy_ssim": Meaning(QT_TRANSLATE_NOOP("figures", "Structural similarity before they are restored")),
    "ridge_mse": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Error where a linear map (ridge regression of training pairs) restores them"
        )
    ),
    "ridge_psnr": Meaning(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio where the linear map restores them"), "dB"
    ),
    "ridge_ssim": Meaning(
        QT_TRANSLATE_NOOP("figures", "Structural similarity where the linear map restores them")
    ),
    "filter_mse": Meaning(
        QT_TRANSLATE_NOOP("figures", "Error where the better of a median and a Wiener filter restores them")
    ),
    "filter_psnr": Meaning(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio where the filter restores them"), "dB"
    ),
    "filter_ssim": Meaning(
        QT_TRANSLATE_NOOP("figures", "Structural similarity where the filter restores them")
    ),
    "restored_ratio": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "The model's error as a share of that of the better of linear map and filter"
        ),
        "",
        "lower",
    ),
    "linear_probe": Meaning(
        QT_TRANSLATE_NOOP("figures", "Test accuracy of a linear classifier of the codes"), SHARE, "higher"
    ),
    "linear_probe_pixels": Meaning(QT_TRANSLATE_NOOP("figures", "The same classifier on the pixels"), SHARE),
    "knn_probe": Meaning(
        QT_TRANSLATE_NOOP("figures", "Test accuracy of the nearest neighbours among the codes"),
        SHARE,
        "higher",
    ),
    "knn_probe_pixels": Meaning(QT_TRANSLATE_NOOP("figures", "The same neighbours among the pixels"), SHARE),
    "knn_gain": Meaning(
        QT_TRANSLATE_NOOP("figures", "What the codes add to the accuracy of neighbours among the pixels"),
        SHARE,
        "higher",
    ),
    "search_precision": Meaning(
        QT_TRANSLATE_NOOP("figures", "The 10 nearest codes that are of the searched image's class"),
        SHARE,
        "higher",
    ),
    "search_precision_bits": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same with one bit for each unit (semantic hashing)"),
        SHARE,
        "higher",
    ),
    "search_ms": Meaning(QT_TRANSLATE_NOOP("figures", "Time of one search by codes"), "ms", "lower"),
    "search_ms_bits": Meaning(QT_TRANSLATE_NOOP("figures", "Time of one search by bits"), "ms", "lower"),
    "active_units": Meaning(
        QT_TRANSLATE_NOOP("figures", "Dimensions of the code whose variance is above 0.01")
    ),
    "code_mean": Meaning(QT_TRANSLATE_NOOP("figures", "Mean of the codes of the test images")),
    "code_l1": Meaning(QT_TRANSLATE_NOOP("figures", "Σ |code| of an image")),
    "silent_share": Meaning(QT_TRANSLATE_NOOP("figures", "Values of the codes that are nearly zero"), SHARE),
    "sparseness": Meaning(
        QT_TRANSLATE_NOOP("figures", "0: all units speak alike; 1: one alone speaks (Hoyer, 2004)")
    ),
    "units_per_image": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Units that speak for an image: above a tenth of the most that they say"
        ),
        "",
        "lower",
    ),
    "dead_units": Meaning(QT_TRANSLATE_NOOP("figures", "Units that speak for no test image"), "", "lower"),
    "few_units_mse": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Error of images decoded from the 32 largest values of their codes, the others 0"
        ),
        "",
        "lower",
    ),
    "jacobian_norm": Meaning(
        QT_TRANSLATE_NOOP("figures", "‖∂code/∂x‖²: how far a small change of the image moves its code")
    ),
    "trustworthiness": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "The 10 nearest codes that are also near as pixels (Venna & Kaski, 2006; 1: all are)"
        ),
        "",
        "higher",
    ),
    "continuity": Meaning(
        QT_TRANSLATE_NOOP(
            "figures",
            "The 10 nearest as pixels that are also near as codes (Venna & Kaski, 2006; 1: all are)",
        ),
        "",
        "higher",
    ),
    "trustworthiness_pca": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same trustworthiness of as many principal components"), "", ""
    ),
    "continuity_pca": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same continuity of as many principal components"), "", ""
    ),
    "readable": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Images decoded from draws of the prior that read as one digit (p ≥ 0.5)"
        ),
        SHARE,
        "higher",
    ),
    "readable_knn": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same by a second judge: half of the 10 nearest real digits agree"),
        SHARE,
        "higher",
    ),
    "surely_readable": Meaning(
        QT_TRANSLATE_NOOP("figures", "Images decoded from draws of the prior that surely do (p ≥ 0.9)"),
        SHARE,
        "higher",
    ),
    "surely_readable_knn": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same by the second judge: 9 of the 10 nearest real digits agree"),
        SHARE,
        "higher",
    ),
    "readable_reconstructions": Meaning(
        QT_TRANSLATE_NOOP("figures", "Reconstructed test images that read as one digit (p ≥ 0.5)"), SHARE, ""
    ),
    "readable_reconstructions_knn": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same by the second judge"), SHARE, ""
    ),
    "surely_readable_reconstructions": Meaning(
        QT_TRANSLATE_NOOP("figures", "Reconstructed test images that surely do (p ≥ 0.9)"), SHARE, ""
    ),
    "surely_readable_reconstructions_knn": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same by the second judge"), SHARE, ""
    ),
    "readable_ratio": Meaning(
        QT_TRANSLATE_NOOP("figures", "Readable draws of the prior for each readable reconstruction"),
        "",
        "higher",
    ),
    "readable_ratio_knn": Meaning(QT_TRANSLATE_NOOP("figures", "The same by the second judge"), "", "higher"),
    "labelled": Meaning(
        QT_TRANSLATE_NOOP("figures", "Images decoded from a drawn style and a label that are that digit"),
        SHARE,
        "higher",
    ),
    "labelled_knn": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same by the second judge, the 10 nearest real digits"),
        SHARE,
        "higher",
    ),
    "frechet": Meaning(
        QT_TRANSLATE_NOOP(
            "figures",
            "Fréchet distance of decoded draws of the prior from test images, by the judge's features",
        ),
        "",
        "lower",
    ),
    "frechet_reconstructions": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same of reconstructions of other test images"), "", ""
    ),
    "frechet_train": Meaning(QT_TRANSLATE_NOOP("figures", "The same of real training images"), "", ""),
    "gap_share": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Draws of the prior with no code near: farther than 95 % of draws are from other draws"
        ),
        SHARE,
        "lower",
    ),
    "gap_share_draws": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same of draws of the prior in place of the codes"), SHARE, ""
    ),
    "gap_ratio": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Draws of the prior with no code near, for each with no other draw near"
        ),
        "",
        "lower",
    ),
    "coverage": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Draws of the prior with a code among their 5 nearest draws (Naeem et al., 2020)"
        ),
        SHARE,
        "higher",
    ),
    "coverage_draws": Meaning(
        QT_TRANSLATE_NOOP("figures", "The same of draws of the prior in place of the codes"), SHARE, ""
    ),
    "told_apart_knn": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "Codes and draws of the prior that neighbours tell apart; by chance 50 %"
        ),
        SHARE,
        "lower",
    ),
    "told_apart_low": Meaning(
        QT_TRANSLATE_NOOP("figures", "From here it is by chance, with what is above in 95 % of cases"),
        SHARE,
        "",
    ),
    "told_apart_high": Meaning(
        QT_TRANSLATE_NOOP("figures", "Up to here it is by chance, with what is below in 95 % of cases"),
        SHARE,
        "",
    ),
    "told_apart_excess": Meaning(
        QT_TRANSLATE_NOOP(
            "figures", "How far that share lies beyond what chance gives in 95 % of cases, on either side"
        ),
        SHARE,
        "lower",
    ),
    "own_component": Meaning(
        QT_TRANSLATE_NOOP("figures", "Codes nearest to the component of the prior that is their class's"),
        SHARE,
        "higher",
    ),
}

LEVEL = Meaning(
    QT_TRANSLATE_NOOP("figures", "Error with noise of that σ and the recipe's mean"), better="lower"
)
ELSEWHERE = Meaning(
    QT_TRANSLATE_NOOP(
        "figures", "Error of 2,000 of the images it is judged on, with the noise of that recipe"
    ),
    better="lower",
)


def meaning(figure: str) -> Meaning | None:
    """What a figure says, None for the parts of a loss that the curves name."""
    if figure.startswith("mse_on_"):
        return ELSEWHERE
    return LEVEL if figure.startswith("mse_at_") else MEANINGS.get(figure)
