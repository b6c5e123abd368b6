"""What is the user's is printed as it stands, and at a bounded length; one folder never spoils a list."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from small import trained

from aegui.cli.main import BAD_USAGE, DONE, FAILED, main
from aegui.error_message import sentence
from aegui.files import explain
from aegui.recipe import RecipeError, find, make, parse
from aegui.runs import run_folder
from aegui.runs.run_folder import Run
from aegui.text import GIVEN, SENTENCE, quoted, shortened

MARKS = ["[red]x[/red]", "[/]", "[bold", "[link=file:///etc]x[/link]", ":smile:", "<b>x</b>", "a & b"]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "AEGUI_RUNS", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.delenv("AEGUI_DATA", raising=False)
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Path:
    recipe = find("quick-start").changed({"training.epochs": 1, "network.widths": [16]})
    return trained(recipe, tmp_path_factory.mktemp("finished"))


# Lists


def test_a_folder_that_may_not_be_entered_hides_no_other(finished, tmp_path, monkeypatch, capfd):
    """Tests run as root, whom nothing is closed to: the system's answer is put in its place."""
    place = tmp_path / "aegui_runs"
    shutil.copytree(finished, place / "open")
    shutil.copytree(finished, place / "closed")
    (place / "loop").symlink_to("loop")
    real = os.stat

    def closed(path, *rest, **named):
        if isinstance(path, str | os.PathLike) and Path(path).parent.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "stat", closed)
    assert [run.name for run in run_folder.find_all([place])] == ["open"]
    assert main(["runs"]) == DONE
    said = capfd.readouterr()
    assert said.out.splitlines()[1].split()[0] == "open"
    assert "permission is denied" in said.err
    assert main(["export", "open", "--out", str(tmp_path / "codes.csv")]) == DONE
    assert main(["export", str(place / "closed"), "--out", str(tmp_path / "codes.csv")]) == FAILED
    assert "permission is denied" in capfd.readouterr().err


@pytest.mark.parametrize("mark", MARKS)
def test_names_are_printed_as_they_are(mark, finished, tmp_path, capfd):
    name = mark.replace("/", "∕")
    run = shutil.copytree(finished, tmp_path / "aegui_runs" / name)
    changed = tomli_w.dumps(Run(run).raw_recipe | {"name": mark})
    (run / run_folder.RECIPE).write_text(changed)
    assert main(["runs"]) == DONE
    printed = capfd.readouterr().out
    assert mark in printed
    assert "".join(name.split()) in "".join(printed.split())  # long paths are folded
    assert main(["evaluate", name]) == FAILED
    assert mark in capfd.readouterr().err


def test_a_name_that_is_no_text_hides_no_other(finished, tmp_path, capfd):
    place = tmp_path / "aegui_runs"
    shutil.copytree(finished, place / "good")
    shutil.copytree(finished, place / os.fsdecode(b"b\xffd"))
    assert main(["runs"]) == DONE
    printed = capfd.readouterr().out
    assert "good" in printed
    assert "b\ufffdd" in printed


# Lengths

LONG = "x" * 5_000


@pytest.mark.parametrize(
    "words",
    [
        ["train", LONG],
        ["train", LONG + ".toml"],
        ["train", "quick-start", "--set", LONG],
        ["train", "quick-start", "--set", f"{LONG}=1"],
        ["train", "quick-start", "--set", f"training.{LONG}=1"],
        ["train", "quick-start", "--set", f"name={LONG}"],
        ["train", "quick-start", "--set", f"model.kind={LONG}"],
        ["train", "quick-start", "--set", f"loss={LONG}"],
        ["train", "quick-start", "--set", f"training.batch=0x{'f' * 5_000}"],
        ["train", "quick-start", "--set", f"network.widths=[{'7, ' * 3_000}'x']"],
        ["train", "quick-start", "--device", LONG],
        ["train", "quick-start", "--epochs", LONG],
        ["resume", LONG],
        ["evaluate", LONG],
        ["evaluate", "a\0b"],
        ["datasets", "--download", LONG],
        ["figure", "quick-start", LONG, "--out", "f.png"],
        [LONG],
    ],
    ids=lambda words: " ".join(words).replace(LONG, "…")[:40].replace("\0", ""),
)
def test_what_was_typed_is_repeated_at_a_bounded_length(words, capfd):
    code = main(words)
    said = capfd.readouterr().err
    assert code in (FAILED, BAD_USAGE)
    if code == FAILED:
        assert said.count("\n") == 1
        assert len(said) < SENTENCE
    last = said.strip().split("\n")[-1]
    assert len(last) <= SENTENCE + 40
    assert "x" * 301 not in said or code == BAD_USAGE


@pytest.mark.parametrize(
    "text",
    [f"name = '{LONG}'", f"'{LONG}' = 1", f"'{LONG}'", f"data = '{LONG}'", f"[training]\n'{LONG}' = 1",
     f"[training]\nbatch = '{LONG}'", f"[training]\nbatch = [{'1,' * 5_000}]",
     f"[data]\nkind = [{'[' * 50}{']' * 50}]"],
)  # fmt: skip
def test_what_a_recipe_holds_is_repeated_at_a_bounded_length(text):
    with pytest.raises(RecipeError) as caught:
        parse(text, "mine.toml")
    assert len(str(caught.value)) < 700
    assert "x" * (GIVEN + 1) not in str(caught.value)


def test_what_is_long_keeps_its_ends():
    assert shortened("short") == "short"
    assert shortened("a" * 200 + "b" * 200, 11) == "aaaaaaa…bbb"
    assert shortened("two\nlines\x1b[31m") == "two lines\ufffd[31m"
    assert quoted(1 << 40_000) == "a int too large to be written"
    assert len(sentence(ValueError(LONG))) == SENTENCE
    assert explain(OSError(36, "File name too long", LONG)).endswith(": the name is too long.")
    assert len(explain(OSError(36, "File name too long", LONG))) < 400


@given(st.text(), st.integers(3, 300))
def test_any_text_becomes_one_line_of_that_length(text, most):
    made = shortened(text, most)
    assert len(made) <= most
    assert len(made.splitlines()) <= 1
    made.encode()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
def test_any_values_are_a_recipe_or_a_sentence(value):
    for raw in ({"training": value}, {"model": value}, {"name": value}, {"training": {"batch": value}}):
        said = ""
        try:
            make(raw)
        except RecipeError as error:
            said = str(error)
        assert len(said) < SENTENCE
