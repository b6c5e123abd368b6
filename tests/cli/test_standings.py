"""The page of results: a record of what was asked, which does not forget."""

from __future__ import annotations

import pytest

from aegui.cli import standings as told
from aegui.cli.standings import (
    Standing,
    document,
    forgotten,
    headlines,
    history_in,
    lines_of,
    page,
    standings,
    wall_seconds,
    write,
)
from aegui.recipe import read, shipped
from aegui.recipe.targets import SIGNS, Target, Verdict

OLD = {"figure": "test_mse", "value": 0.01, "date": "2026-11-21", "control": "pca_mse", "source": "a text"}
WAS = {"value": 0.01, "date": "2026-11-21", "until": "2026-11-28", "why": "It was | too easy."}


def found(*targets: dict) -> list[Standing]:
    return [Standing("conv-16", tuple(Target(**one) for one in targets))]


@pytest.fixture
def _a_page(tmp_path, monkeypatch):
    """A page of the test, which knows one target."""
    monkeypatch.setattr("aegui.paths.resources", lambda: tmp_path / "resources")
    monkeypatch.setattr("aegui.paths.root", lambda: tmp_path)
    (tmp_path / "resources").mkdir()
    write(found(OLD))


def test_the_record_holds_every_target_and_what_it_was():
    """A value that is edited in a recipe does not fit the record; one with its `was` adds to it."""
    written = page().read_text("utf-8")
    record = history_in(written)
    now = {
        (name, one.figure, repr(one.value), str(one.date))
        for name, path in shipped().items()
        for one in read(path).targets
        if one.value is not None
    }
    before = {
        (name, old.figure or one.figure, repr(old.value), str(old.date))
        for name, path in shipped().items()
        for one in read(path).targets
        for old in one.was
    }
    assert record == now | before, "aegui results --write; a target that changes keeps its old value in `was`"
    last: dict[tuple[str, str], str] = {}
    for line in written.splitlines():
        if past := told.PAST.match(line):
            last[past["recipe"], past["figure"]] = f"{past['value']} {past['date']}"
    for name, figure, value, date in now:
        assert last[name, figure] == f"{value} {date}"


@pytest.mark.usefixtures("_a_page")
def test_a_target_does_not_change_without_its_history():
    changed = {**OLD, "value": 0.02, "date": "2026-11-28"}
    assert "conv-16: test_mse was to be 0.01 since 2026-11-21" in forgotten(found(changed))
    assert "`was`" in forgotten(found({**OLD, "value": 0.02}))
    assert "`was`" in forgotten(found())
    assert forgotten(found({**changed, "was": [WAS]})) == ""
    other = {**changed, "figure": "pca_ratio"}
    assert "`was`" in forgotten(found({**other, "was": [WAS]}))
    assert forgotten(found({**other, "was": [{**WAS, "figure": "test_mse"}]})) == ""
    assert forgotten(found(OLD)) == ""


@pytest.mark.usefixtures("_a_page")
def test_the_page_tells_the_old_value_with_its_days_and_the_reason():
    now = found({**OLD, "value": 0.02, "date": "2026-11-28", "was": [WAS]})
    assert forgotten(now) == ""
    assert write(now) == page()
    lines = page().read_text("utf-8").splitlines()
    at = lines.index("- `conv-16` test_mse ≤ 0.01 from 2026-11-21 to 2026-11-28: It was | too easy.")
    assert lines[at + 1] == "- `conv-16` test_mse ≤ 0.02 since 2026-11-28"
    assert headlines(now) in page().read_text("utf-8")


def test_a_value_that_was_restored_shows_both_days():
    one = Target(**{**OLD, "date": "2026-11-30", "was": [WAS]})
    assert told.when(one) == "2026-11-21, again 2026-11-30"
    assert told.asked(one) == f"{SIGNS['lower']} 0.01"


def test_bars_in_a_cell_do_not_end_it():
    (line,) = lines_of(found()[0])
    assert line["figure"] == "–"
    assert r"a \| b" in told.markdown({"recipe": "recipe", "source": "source"}, [{**line, "source": "a | b"}])


def test_what_is_missed_is_told_with_what_was_tried():
    one = Target(**OLD)
    more = one.model_copy(update={"tried": "Twice the epochs: 0.015."})
    reached, passed = Verdict(one, 0.01, 0.03), Verdict(one, 0.01, 0.01)
    held = (Verdict(one, 0.02, 0.03), Verdict(more, 0.02, 0.03), passed, reached)
    text = document([Standing("conv-16", verdicts=held)])
    assert [line for line in text.splitlines() if line.startswith("- `conv-16` test_mse ≤ 0.01: ")] == [
        "- `conv-16` test_mse ≤ 0.01: 0.02. Nothing else was tried.",
        "- `conv-16` test_mse ≤ 0.01: 0.02. Twice the epochs: 0.015.",
        "- `conv-16` test_mse ≤ 0.01: 0.01. pca_mse meets it, too.",
    ]
    assert "What is missed" not in document(found(OLD))


def test_the_trained_controls_are_named_with_what_made_them():
    made = {"command": "aegui train x --set penalty.weight=0", "threads": 1, "seconds": "long"}
    kept = Standing("conv-16", controls={"penalty.weight=0": made, "untrained": {"figures": {}}})
    text = document([kept])
    assert "| `conv-16` | penalty.weight=0 | aegui train x --set penalty.weight=0 | 1 | – | – |" in text
    assert "Controls that were trained" not in document(found(OLD))


def test_the_time_by_the_clock():
    began, ended = {"started": "2026-11-21T06:40:34+00:00"}, {"finished": "2026-11-21T06:41:30+00:00"}
    assert wall_seconds(began, ended) == 56
    assert wall_seconds(began, {**ended, "wall_seconds": 9.5}) == 9.5
    assert wall_seconds({**began, "resumed_by": "aegui resume"}, ended) is None
    assert wall_seconds({"started": "yesterday"}, ended) is None
    assert wall_seconds({}, ended) is None
    assert wall_seconds({"started": "2026-11-21T06:40:34"}, ended) is None


def test_the_standings_of_some_recipes():
    assert [one.recipe for one in standings((), ["conv-16"])] == ["conv-16"]
    assert [one.recipe for one in standings(())] == list(shipped())


def test_each_noise_on_each_denoiser():
    one = {"mse_on_a": 0.01, "mse_on_b": 0.04, "ridge_mse": 0.02, "filter_mse": 0.03, "noisy_mse": 0.1}
    other = {"mse_on_a": 0.05, "mse_on_b": 0.012, "ridge_mse": 0.021, "noisy_mse": 0.11}
    alone = {"mse_on_c": 0.3}
    found = [Standing(name, figures=of) for name, of in (("a", one), ("b", other), ("c", alone), ("d", {}))]
    table = document(found).split("## Each noise on each denoiser")[1].split("\n## ")[0]
    assert table.split("\n\n", 2)[2] == (
        "| restored by | `a` | `b` |\n| --- | --- | --- |\n| `a` | 0.01 | 0.04 |\n| `b` | 0.05 | 0.012 |\n"
        "| a linear map | 0.02 | 0.021 |\n| a filter | 0.03 | – |\n| nothing | 0.1 | 0.11 |\n"
    )
    assert "Each noise" not in document(found[2:])
