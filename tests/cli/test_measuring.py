"""One command measures the shipped runs and their controls anew, run by run, and writes the pages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from small import narrow, trained

from aegui.analysis import digit_classifier, metrics
from aegui.analysis.controls import untrained
from aegui.cli import measuring, training_progress
from aegui.cli.main import DONE, FAILED, main
from aegui.cli.standings import page
from aegui.recipe import make
from aegui.runs import run_folder
from aegui.runs.jobs import Job
from aegui.runs.run_folder import Run
from aegui.training.building import build

SLOW = "training.learning_rate=1e-9"
TARGETS = [
    {"figure": "test_mse", "value": 10.0, "control": "untrained", "source": "us", "why": "It is easy."},
    {"figure": "unexplained", "value": 2.5, "control": SLOW, "source": "us", "why": "It is not.",
     "date": "2026-11-28"},
]  # fmt: skip


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Path:
    """A short training with a target that is no longer its recipe's; to be read only."""
    once = {"figure": "test_mse", "value": 0.5}
    recipe = make(narrow(training__epochs=2).model_dump(mode="json") | {"name": "tiny", "targets": [once]})
    return trained(recipe, tmp_path_factory.mktemp("finished"))


@pytest.fixture(scope="module")
def vae(tmp_path_factory) -> Path:
    """A short training of a model with a prior; to be read only."""
    given = narrow(model="variational", loss="bce", loss__reduction="sum").model_dump(mode="json")
    return trained(make({**given, "name": "drawn", "targets": []}), tmp_path_factory.mktemp("vae"))


@pytest.fixture
def place(tmp_path, monkeypatch, finished) -> Iterator[Path]:
    """A checkout of its own with two shipped recipes and a run of each."""
    monkeypatch.setattr("aegui.recipe.resources", lambda: tmp_path / "resources")
    monkeypatch.setattr("aegui.paths.resources", lambda: tmp_path / "resources")
    monkeypatch.setattr("aegui.paths.root", lambda: tmp_path)
    monkeypatch.setattr("aegui.paths.trained", lambda: tmp_path / "trained")
    few = {name: metrics.STAGES[name] for name in ("test images", "codes")}
    monkeypatch.setattr(metrics, "STAGES", few)
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    (tmp_path / "resources" / "recipes").mkdir(parents=True)
    threads = torch.get_num_threads()
    for number, name in enumerate(("tiny", "plain")):
        raw = make(Run(finished).raw_recipe).model_dump(mode="json") | {"name": name}
        recipe = make({**raw, "targets": TARGETS if name == "tiny" else TARGETS[:1]})
        (tmp_path / "resources" / "recipes" / f"{number}_{name}.toml").write_text(recipe.to_toml())
        copy = Path(shutil.copytree(finished, tmp_path / "trained" / name))
        (copy / run_folder.RECIPE).write_text(make(raw).to_toml())
    yield tmp_path
    torch.set_num_threads(threads)


def measured(capfd, *words: str, code: int = DONE) -> dict:
    capfd.readouterr()
    assert main(["results", "--measure", "--json", *words]) == code
    answer = json.loads(capfd.readouterr().out)
    return {row["recipe"]: row for row in answer["results"]} | {"failed": answer.get("failed")}


def test_everything_is_measured_kept_and_written(place, capfd):
    rows = measured(capfd)
    first, second = rows["tiny"]["targets"]
    assert first["reached"] is False  # an untrained network does that, too
    assert second["reached"] is True
    assert second["measured"] < 2.5 < second["control_value"]
    results = Run(place / "trained" / "tiny").results
    assert results["figures"]["test_mse"] == first["measured"]
    assert [one["value"] for one in results["targets"]] == [10.0, 2.5]
    assert list(results["controls"]) == ["untrained", SLOW]
    control = results["controls"][SLOW]
    assert control["command"] == f"test --set {SLOW}"
    assert {"threads", "precision", "seconds", "device"} <= control.keys()
    assert control["figures"]["unexplained"] == second["control_value"]
    assert "headline" not in results
    text = page().read_text("utf-8")
    assert capfd.readouterr().out == ""
    assert main(["results", "--markdown"]) == DONE
    assert capfd.readouterr().out == text
    assert f"| `tiny` | {SLOW} |" in text


def test_a_shipped_run_is_a_control_of_another(place):
    """As vae-16 is beta-vae with β = 1."""
    shipped = Run(place / "trained" / "tiny")
    same = make({**shipped.raw_recipe, "name": "other", "summary": "another"})
    assert measuring._trained_before(same, place / "none").path.parent == shipped.path.parent
    assert measuring._trained_before(same.changed({"training.seed": 99}), place / "none") is None


def test_an_untrained_network_is_that_of_the_seed(place):
    run = Run(place / "trained" / "tiny")
    ready = measuring.opened(run, measuring.Lab((), place, torch.device("cpu"), quiet=True))
    found = untrained(ready.snapshot, ready.splits, {"test_mse"})
    start, images = build(ready.snapshot.recipe).eval(), torch.from_numpy(ready.splits.test.pixels) / 255
    with torch.no_grad():
        error = float((start(images) - images).square().mean())
    assert found["test_mse"] == pytest.approx(error, rel=1e-4)
    assert "active_units" not in found  # it ends when it has what is wanted


def test_a_trained_control_is_trained_once(place, capfd, monkeypatch):
    measured(capfd, "tiny")
    kept = Run(place / "trained" / "tiny").results["controls"][SLOW]
    calls: list[str] = []
    follow = training_progress.follow

    def counted(job: Job, quiet: bool) -> dict:
        calls.append(job.command)
        return follow(job, quiet)

    monkeypatch.setattr(measuring, "follow", counted)
    measured(capfd, "tiny")  # its run is found and measured again
    (place / "elsewhere").mkdir()
    measured(capfd, "tiny", "--out", str(place / "elsewhere"))  # it is not, and its figures are kept
    assert not calls
    again = Run(place / "trained" / "tiny").results["controls"][SLOW]
    assert again["figures"]["unexplained"] == kept["figures"]["unexplained"]
    measured(capfd, "tiny", "--retrain")
    assert calls == [f"test --set {SLOW}"]


def test_figures_that_were_called_those_of_test_images_are_so_no_more(place):
    path = place / "trained" / "tiny"
    before = Run(path).results
    measuring.keep(Run(path), figures={"train_mse": 0.5, "test_loss": 0.25})
    after = Run(path).results
    assert "test_mse" in before
    assert "test_mse" not in after
    assert after["train_mse"] == 0.5
    assert after["test_loss"] == before["test_loss"]  # of test images still
    measuring.keep(Run(path), controls={})
    assert Run(path).results == after | {"controls": {}}


def test_a_control_that_no_target_asks_for_is_dropped(place, capfd):
    path = place / "trained" / "plain"
    measuring.keep(Run(path), controls={"model.code=9": {"figures": {}}})
    measured(capfd, "plain")
    assert list(Run(path).results["controls"]) == ["untrained"]


def test_what_was_measured_stays_when_it_is_interrupted(place, capfd, monkeypatch):
    before = (place / "trained" / "plain" / run_folder.RESULTS).read_bytes()
    again = measuring.measure_again

    def stop(run: Run, lab: measuring.Lab) -> None:
        if run.name == "plain":
            raise KeyboardInterrupt
        again(run, lab)

    monkeypatch.setattr(measuring, "measure_again", stop)
    assert main(["results", "--measure", "--json"]) == FAILED
    assert "stopped." in capfd.readouterr().err
    assert "controls" in Run(place / "trained" / "tiny").results
    assert (place / "trained" / "plain" / run_folder.RESULTS).read_bytes() == before


def test_one_that_can_not_be_measured_hides_no_other(place, capfd):
    (place / "trained" / "tiny" / run_folder.MODEL).write_bytes(b"")
    rows = measured(capfd, code=FAILED)
    assert rows["failed"].keys() == {"tiny"}
    assert rows["plain"]["targets"][0]["control_value"] > 0


def test_it_says_how_far_it_is(place, capfd, monkeypatch):
    monkeypatch.setattr(measuring, "measure_again", lambda run, lab: None)
    monkeypatch.setattr(measuring, "time", SimpleNamespace(monotonic=iter((0.0, 120.0, 240.0)).__next__))
    assert main(["results", "--measure"]) == DONE
    said = capfd.readouterr().err
    assert "tiny (1 of 2)" in said
    assert "plain (2 of 2, about 2 min left)" in said


def test_a_changed_target_is_not_written_without_its_history(place, capfd):
    assert main(["results", "--write"]) == DONE
    recipe = place / "resources" / "recipes" / "0_tiny.toml"
    recipe.write_text(recipe.read_text().replace("value = 2.5", "value = 2.4"))
    assert main(["results", "--write"]) == FAILED
    assert "tiny: unexplained was to be 2.5 since 2026-11-28" in capfd.readouterr().err


def test_names_that_can_not_be_measured(place, capfd):
    assert main(["results", "--measure", "huge"]) == FAILED
    assert "no recipe 'huge'; there are tiny, plain" in capfd.readouterr().err
    shutil.rmtree(place / "trained" / "plain")
    assert main(["results", "--measure", "plain"]) == FAILED
    assert "no shipped run of plain" in capfd.readouterr().err


def test_a_gaussian_of_a_shipped_plain_run_is_measured_beside_a_prior(place, capfd, vae, monkeypatch):
    classifier = digit_classifier  # it is not in the place
    monkeypatch.setattr(classifier, "can_judge", lambda shape, classes: False)
    asked = {"figure": "coverage", "value": 0.9, "better": "higher", "control": "Gaussian of plain"}
    recipe = make(Run(vae).raw_recipe)
    drawn = make(recipe.model_dump(mode="json") | {"targets": [{**asked, "date": "2026-11-28"}]})
    (place / "resources" / "recipes" / "2_drawn.toml").write_text(drawn.to_toml())
    shutil.copytree(vae, place / "trained" / "drawn")
    (found,) = measured(capfd, "drawn")["drawn"]["targets"]
    kept = Run(place / "trained" / "drawn").results["controls"]["Gaussian of plain"]["figures"]
    assert found["control_value"] == kept["coverage"]
    assert 0 <= kept["coverage"] <= 1
    assert kept["coverage_draws"] > 0.9
