"""The help of every command in another language: English are only commands, options and what is typed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest
from english import words
from pseudo import pseudo

from aegui import translation
from aegui.cli import main, spoken


@pytest.fixture
def top(monkeypatch: pytest.MonkeyPatch) -> argparse.ArgumentParser:
    """The grammar in the language that nobody speaks, with what argparse says by itself."""
    monkeypatch.setattr(translation, "_translator", lambda context, text, count: pseudo(text))
    monkeypatch.setitem(vars(argparse), "_", spoken._translated)
    return main.parser()


def verbs(top: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def test_all_that_help_says_is_translated(top: argparse.ArgumentParser) -> None:
    typed = {"aegui", *(name for name, _ in verbs(top))}
    found = {}
    for name, parser in (("", top), *verbs(top)):
        of_it = {str(word) for action in parser._actions for word in (action.dest, *(action.choices or ()))}
        said = [word for word in words(parser.format_help()) if word not in typed | of_it]
        found[name] = [word for word in said if not word.isupper()]
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "line",
    [["train"], ["train", "a", "--epochs"], ["train", "a", "--seed", "b"], ["runs", "--group", "b"], ["-q"]],
)
def test_what_is_said_of_a_wrong_line_is_translated(
    line: list[str], top: argparse.ArgumentParser, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        top.parse_args(line)
    said = capsys.readouterr().err.splitlines()[-1]
    typed = {"aegui", "train", "runs", "recipe", "int", "data", "tag", "date", "experiment"}
    assert set(words(said)) <= typed
