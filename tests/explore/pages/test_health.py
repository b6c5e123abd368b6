"""The health of a code: which dimensions say something, and the sentence where a training goes wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from inside import snapshot, source, splits
from small import narrow, pull, start

from aegui.analysis.posterior import divergences, posterior
from aegui.explore.page import Bars, Lines, Page, Table
from aegui.explore.pages import pages
from aegui.explore.pages.health import concerns
from aegui.explore.query import Lacking
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import open_run
from aegui.training.splits import Splits

SUMMED = {"kind": "mse", "reduction": "sum"}
FAILING = {
    "posterior collapse": {
        "model": {"kind": "variational", "code": 4, "beta": 300.0, "warm_up": 0.0},
        "loss": SUMMED,
    },
    "nothing but sparsity": {
        "penalty": {"kind": "l1", "weight": 100.0},
        "model__code": 8,
        "network__code_activation": "relu",
    },
}
SENTENCES = {
    "posterior collapse": "4 of 4 dimensions of the code, at β = 300 with no warm-up",
    "nothing but sparsity": "sparsity at λ = 100 counts more than the images",
}


def made(name: str, **changes: object) -> Page:
    return pages()["health"].make(source(name, **changes))


def failed(case: str, folder: Path) -> Path:
    """A run made to fail in some way."""
    begun = start(narrow(training__epochs=12, **FAILING[case]), folder)
    pull(begun.training)
    return begun.path


@pytest.mark.parametrize("case", list(FAILING))
def test_what_is_wrong_stands_at_the_top_and_what_is_unused_is_named(case: str, tmp_path: Path) -> None:
    run = Run(failed(case, tmp_path))
    frozen = open_run(run)
    shown = splits("vae-2d").shown
    page = made(
        "vae-2d",
        snapshot=frozen,
        codes=frozen.encode(shown.pixels),
        run=run.path,
    )
    assert SENTENCES[case] in page.warning
    size = frozen.recipe.model.code
    table = page.blocks[-1]
    assert isinstance(table, Table)
    unused = [row[-1] for row in table.rows].count("unused")
    assert page.state == f"in use: {size - unused} of {size}"
    assert unused == size


def test_of_a_model_that_is_well_nothing_is_said() -> None:
    page = made("vae-2d")
    assert page.warning == ""
    assert page.state == "in use: 2 of 2"


def test_kl_is_that_of_the_closed_form() -> None:
    pixels = splits("vae-16").shown.pixels[:40]
    found = divergences(snapshot("vae-16"), pixels)
    each = []
    for image in pixels:
        one = posterior(snapshot("vae-16"), image)
        q = torch.distributions.Normal(torch.tensor(one.mean), torch.tensor(one.deviations))
        each.append(torch.distributions.kl_divergence(q, torch.distributions.Normal(0.0, 1.0)).numpy())
    assert found == pytest.approx(np.mean(each, axis=0), rel=1e-3, abs=1e-5)
    with pytest.raises(
        ValueError, match=r"Only variational models have a posterior, and this one is plain\."
    ):
        divergences(snapshot("conv-16"), pixels)


def test_each_dimension_has_a_bar_as_high_as_it_says() -> None:
    divergence, variance, table = made("vae-16").blocks
    assert isinstance(divergence, Bars)
    assert isinstance(variance, Bars)
    assert isinstance(table, Table)
    found = divergences(snapshot("vae-16"), splits("vae-16").shown.pixels[:500])
    assert [bar.name for bar in variance.bars][:2] == ["z₁", "z₂"]
    assert max(bar.values[0] for bar in divergence.bars) == pytest.approx(1.0)
    row = {cells[0]: cells for cells in table.rows}
    order = [cells[0] for cells in table.rows]
    assert order[0] == divergence.bars[int(np.argmax([bar.values[0] for bar in divergence.bars]))].name
    assert len(row) == len(found) == 16


def test_of_a_long_code_it_is_a_line_from_the_largest_down() -> None:
    line, _ = made("faces-256").blocks
    assert isinstance(line, Lines)
    values = line.lines[0].values
    assert (np.diff(values) <= 0).all()
    assert len(values) == 49


def test_without_images_there_is_no_kl_but_the_rest() -> None:
    def unreadable() -> Splits:
        raise Lacking("no images")

    page = made("vae-2d", subset=source("vae-2d").subset.without_pixels(), splits=unreadable)
    variance, table = page.blocks
    assert isinstance(variance, Bars)
    assert isinstance(table, Table)
    assert "KL" not in table.header


def test_a_folder_without_figures_is_no_worry(tmp_path: Path) -> None:
    assert concerns(source("vae-2d")) == []
    assert concerns(source("vae-2d", run=tmp_path)) == []
