"""The pages of «Look inside»: every one of them on every family it fits, and what each says."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest
from inside import NAMES, recipe, snapshot, source

from aegui.analysis.retrieval import Quality
from aegui.explore.data_cache import lacking_images
from aegui.explore.page import Bars, Diagram, Histograms, Lines, Page, Pictures, Points, Table
from aegui.explore.pages import names, neighbours, pages
from aegui.explore.pages.prior import drawn
from aegui.explore.query import Lacking, Task
from aegui.parts.noises import noises
from aegui.training.splits import Splits

FITTING = [(page, name) for page in names() for name in NAMES if pages()[page].fits(recipe(name))]
NEEDS_IMAGES = {"restored", "sweep", "colours", "components", "probes", "outliers"}


def made(figure: str, name: str, **changes: object) -> Page:
    return pages()[figure].make(source(name, **changes))


# Every page


@pytest.mark.parametrize(("figure", "name"), FITTING)
def test_a_page_is_whole(figure, name):
    page = made(figure, name)
    assert page.blocks
    assert not page.shares or len(page.shares) == len(page.blocks)
    assert not page.note or page.note.endswith(".")
    assert page.option in [key for key, _, _ in page.options] or not page.options
    for block in page.blocks:
        if isinstance(block, Pictures):
            assert block.images.dtype == np.uint8
            assert block.images.ndim == 4
            assert len(block.images)
            if block.columns:
                assert len(block.images) % block.columns == 0
                assert len(block.rows) in (0, len(block.images) // block.columns)
                assert len(block.tops) in (0, block.columns)
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.header)}
        if isinstance(block, Lines):
            assert all(len(line.values) == len(block.places) for line in block.lines)
        if isinstance(block, Points):
            assert block.labels is None or len(block.labels) == len(block.xy)
        if isinstance(block, Histograms):
            assert all(len(item.heights) == len(item.expected) for item in block.items)
        if isinstance(block, Bars):
            assert all(len(bar.values) == len(block.series) for bar in block.bars)
            assert all(0 <= value <= 1 for bar in block.bars for value in bar.values)


@pytest.mark.parametrize("figure", names())
def test_a_page_says_what_it_is(figure):
    entry = pages()[figure]
    assert entry.name == figure
    assert entry.help.endswith(".")
    assert entry.label
    assert any(entry.fits(recipe(name)) for name in NAMES)


def test_the_names_are_known_before_anything_is_imported():
    import subprocess

    code = "import sys; from aegui.explore import pages; pages.names(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


@pytest.mark.parametrize("figure", sorted(NEEDS_IMAGES))
def test_missing_images_are_a_sentence(figure):
    name = next(name for name in NAMES if pages()[figure].fits(recipe(name)))
    shown = source(name).subset

    def unreadable() -> Splits:
        raise Lacking(lacking_images(shown.data))

    with pytest.raises(Lacking, match=rf"needs the images of {shown.data}.*data folder"):
        made(figure, name, subset=shown.without_pixels(), splits=unreadable)


@pytest.mark.parametrize("figure", sorted(set(names()) - NEEDS_IMAGES))
def test_what_needs_no_images_does_without(figure):
    name = next(name for name in NAMES if pages()[figure].fits(recipe(name)))
    assert made(figure, name, subset=source(name).subset.without_pixels()).blocks


def test_images_that_were_not_yet_read_are_read():
    whole = made("restored", "denoise-gaussian")
    read = made("restored", "denoise-gaussian", subset=source("denoise-gaussian").subset.without_pixels())
    for before, after in zip(whole.blocks, read.blocks, strict=True):
        assert isinstance(before, Pictures)
        assert isinstance(after, Pictures)
        assert (before.images == after.images).all()


# Each of them


def test_layers_add_up():
    page = made("layers", "conv-16")
    table, diagram = page.blocks
    assert isinstance(table, Table)
    assert isinstance(diagram, Diagram)
    total = sum(weight.numel() for weight in snapshot("conv-16").model.parameters())
    assert table.rows[-1] == ("Whole", "", f"{total:,}")
    heads = [table.rows[n] for n in sorted(table.strong)]
    assert [row[0] for row in heads] == ["Encoder", "Decoder", "Whole"]
    assert sum(int(row[2].replace(",", "")) for row in heads[:-1]) == total
    assert [step[0].sort for step in diagram.steps].count("code") == 1
    assert diagram.steps[0][0].shape == diagram.steps[-1][0].shape == (1, 28, 28)


@pytest.mark.parametrize(
    ("name", "code", "branches"),
    [
        ("quick-start", ["Code"], []),
        ("vae-2d", ["Mean", "Log σ²"], []),
        ("aae-2d", ["Code"], ["Discriminator"]),
        ("aae-style", ["Style", "Label"], ["Discriminator"]),
        ("aae-semi", ["Style", "Label"], ["Discriminator", "Label discriminator"]),
    ],
)
def test_a_diagram_shows_what_the_family_adds(name, code, branches):
    diagram = made("layers", name).blocks[1]
    assert isinstance(diagram, Diagram)
    middle = next(step for step in diagram.steps if step[0].sort == "code")
    assert [box.name for box in middle] == code
    assert [branch[0] for branch in diagram.branches] == branches
    assert all(diagram.steps[start] == middle for _, start, _ in diagram.branches)


def test_draws_differ_from_one_another_and_come_again():
    first, second = made("prior", "vae-2d"), made("prior", "vae-2d", draw=1)
    again = made("prior", "vae-2d")
    assert isinstance(first.blocks[0], Pictures)
    assert isinstance(second.blocks[0], Pictures)
    assert isinstance(again.blocks[0], Pictures)
    assert (first.blocks[0].images == again.blocks[0].images).all()
    assert (first.blocks[0].images != second.blocks[0].images).any()
    assert (first.draw, second.draw) == (1, 2)


@pytest.mark.parametrize("name", ["quick-start", "colorize-256"])
def test_only_what_has_a_prior_draws_from_it(name):
    assert not pages()["prior"].fits(recipe(name))


def test_nine_images_in_three_blocks():
    page = made("restored", "denoise-gaussian")
    assert all(isinstance(block, Pictures) and len(block.images) == 9 for block in page.blocks)
    original, corrupted, _ = page.blocks
    assert isinstance(original, Pictures)
    assert isinstance(corrupted, Pictures)
    assert (original.images == source("denoise-gaussian").first(9)).all()
    assert (original.images != corrupted.images).mean() > 0.2
    assert page.state == "Gaussian, 0.5"


def test_the_noise_chosen_beside_the_images_goes_before_the_recipes():
    assert made("restored", "denoise-gaussian", noise=("masking", 0.25)).state == "Masking, 0.25"
    assert made("restored", "quick-start").state == "Gaussian, 0.5"


def test_every_noise_that_has_a_level_can_be_swept():
    page = made("sweep", "denoise-gaussian")
    assert page.option == "gaussian"
    assert len(page.options) >= 4
    for kind, _, _ in page.options:
        again = made("sweep", "denoise-gaussian", option=kind)
        pictures, psnr, _ = again.blocks
        assert again.option == kind
        assert isinstance(pictures, Pictures)
        assert isinstance(psnr, Lines)
        assert pictures.columns == len(psnr.places)
        noisy = psnr.lines[1].values
        assert noisy[0] > noisy[-1]  # the PSNR falls with the noise


def test_a_sweep_marks_the_level_of_the_training():
    blocks = made("sweep", "denoise-gaussian").blocks
    assert isinstance(blocks[1], Lines)
    assert blocks[1].marker == 0.5
    other = made("sweep", "denoise-gaussian", option="masking").blocks[1]
    assert isinstance(other, Lines)
    assert other.marker is None


def test_learners_are_not_judged_on_what_they_were_taught():
    images = source("quick-start").splits()
    same = replace(images, test=images.train)
    with pytest.raises(Lacking, match="needs test images"):
        made("probes", "quick-start", splits=lambda: same)


def test_what_the_codes_know_is_told_beside_what_the_pixels_do():
    block = made("probes", "quick-start").blocks[0]
    assert isinstance(block, Bars)
    assert len(block.bars) == 3
    assert all(bar.values[1] > 0.5 for bar in block.bars)  # of pixels: real digits


def test_pca_is_told_beside_the_model():
    block = made("components", "quick-start").blocks[0]
    assert isinstance(block, Pictures)
    original, _, linear = np.split(block.images.astype(np.float32), 3)
    assert np.square(original - linear).mean() < np.square(original - original.mean(axis=0)).mean()
    assert made("components", "denoise-gaussian").note.endswith("the model learnt on noisy ones.")


@pytest.mark.parametrize(
    ("name", "sorts"), [("vae-2d", [Points, Points, Histograms]), ("vae-16", [Histograms])]
)
def test_codes_beside_the_prior(name, sorts):
    page = made("codes", name)
    assert [type(block) for block in page.blocks] == sorts
    histograms = page.blocks[-1]
    assert isinstance(histograms, Histograms)
    width = (histograms.high - histograms.low) / len(histograms.items[0].heights)
    assert sum(histograms.items[0].expected) * width == pytest.approx(1, abs=0.01)


def test_codes_that_are_drawn_from_the_prior_cannot_be_told_from_it():
    own = drawn(source("vae-2d", draw=5), 360)
    assert 38 <= int(made("codes", "vae-2d", codes=own).state[12:-1]) <= 62
    assert made("codes", "vae-2d", codes=own + 9).state == "told apart: 100%"


@pytest.mark.parametrize("name", ["aae-style", "aae-semi"])
def test_each_style_is_shown_with_every_label(name):
    page = made("styles", name)
    for block in page.blocks:
        assert isinstance(block, Pictures)
        assert block.tops == source(name).subset.classes
        assert (block.images[0] != block.images[1]).any()


def test_only_a_decoder_that_is_told_the_label_shows_styles():
    assert not pages()["styles"].fits(recipe("vae-16"))


def test_similar_images_leave_out_the_one_that_is_asked_for():
    query, found = made("neighbours", "conv-16").blocks
    assert isinstance(query, Pictures)
    assert isinstance(found, Pictures)
    assert (query.images[0] == source("conv-16").pixels[3]).all()  # the cursor is at its code
    assert len(found.rows) == 2
    assert not (found.images == query.images).all(axis=(1, 2, 3)).any()
    alone = made("neighbours", "vae-2d").blocks[1]
    assert isinstance(alone, Pictures)
    assert alone.rows == ()  # two bits find nothing


def test_grey_predicted_and_true_colours():
    block = made("colours", "colorize-256").blocks[0]
    assert isinstance(block, Pictures)
    grey, _, truth = np.split(block.images, 3)
    assert (grey[:, 0] == grey[:, 2]).all()
    assert (truth == source("colorize-256").first(len(truth))).all()


def test_the_best_and_the_worst_colours():
    from aegui.explore.pages.colours import JUDGED, colour, error

    _, best, worst = made("colours", "colorize-256").blocks
    whole = source("colorize-256").first(JUDGED)
    grey, guess = map(colour, source("colorize-256").snapshot.restore(whole, noises.make("none"), 0))
    left = np.array([error(*pair) for pair in zip(guess, colour(whole), strict=True)])
    gained = np.array([error(*pair) for pair in zip(grey, colour(whole), strict=True)]) - left
    for block, measure in ((best, gained), (worst, left)):
        assert isinstance(block, Pictures)
        shown = [
            np.flatnonzero((whole == one).all(axis=(1, 2, 3)))[0] for one in np.split(block.images, 3)[2]
        ]
        assert measure[shown] == pytest.approx(np.sort(measure)[::-1][: len(shown)], abs=5e-5)


def test_a_sweep_can_be_stopped():
    class Enough(Exception):
        pass

    shares: list[float] = []

    def say(share: float, what: str) -> None:
        shares.append(share)
        if len(shares) == 2:
            raise Enough

    with pytest.raises(Enough):
        made("sweep", "denoise-gaussian", task=Task(say))
    assert shares == [0.1, 0.2]


def test_filters_of_each_sort_of_network():
    for name, shape in (
        ("quick-start", (16, 1, 28, 28)),
        ("conv-16", (4, 1, 3, 3)),
        ("colorize-256", (4, 1, 3, 3)),
    ):
        block = made("filters", name).blocks[0]
        assert isinstance(block, Pictures)
        assert block.images.shape == shape


def test_a_byte_is_one_and_a_bit_too():
    quality = Quality(0.9, 0.5, 4), Quality(0.8, 0.25, 1)
    assert neighbours.note(quality, 2, True).endswith("By code 0.50 ms, 4 bytes. By 2 bits 0.25 ms, 1 byte.")
    assert neighbours.note(quality, 1, True).endswith("By 1 bit 0.25 ms, 1 byte.")


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("restored", "denoise-gaussian"), ("sweep", "denoise-gaussian"), ("colours", "colorize-256"),
        ("components", "conv-16"), ("probes", "quick-start"),
    ],
)  # fmt: skip
def test_what_takes_long_lets_more_urgent_questions_pass(page, name):
    checks: list[int] = []
    made(page, name, task=Task(pause=lambda: checks.append(1)))
    assert len(checks) >= 3


def test_images_are_taken_a_few_at_a_time():
    whole = source("quick-start").pixels
    parts = list(source("quick-start").few(whole))
    assert (np.concatenate(parts) == whole).all()
    assert len(parts) > 10
