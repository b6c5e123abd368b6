"""A lesson's file: what it may hold, that it comes back as it was written, and what is said of each fault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui.lessons import conditions, deeds
from aegui.lessons.lesson import Lesson
from aegui.lessons.reading import LessonError, parse, read
from aegui.lessons.writing import to_toml

WHOLE = """
title = "Holes"
summary = "Where a code has none."
minutes = 5
hide = ["recipe"]
[zh_CN]
title = "空洞"

[[step]]
title = "Look"
text = '''Drag **there**.'''
hint = "Between the clouds."
panels = ["latent", "decoded"]
point = "latent"
begin = { run = "dense-2d", backdrop = "none", noise = ["gaussian", 0.5] }
do = { cursor = [1, -2.5], path = [[0, 0], [1, 2]], classes = "all", moment = "last" }
until = ["distance > 0.5", "noise is gaussian", "not drawn"]
[step.zh_CN]
title = "看"
text = "拖动。"

[[step]]
title = "Guess"
text = "Before you look."
ask = "Which?"
choices = ["one", "two"]
right = 2
reply = "Two."
[step.zh_CN]
choices = ["一", "二"]

[[step]]
title = "Count"
text = "…"
ask = "How many?"
right = [0.5, 1]
"""


def without_file(lesson: Lesson) -> Lesson:
    return replace(lesson, file=None)


def test_a_lesson_comes_back_as_it_was_written(tmp_path: Path) -> None:
    lesson = parse(WHOLE, "holes")
    file = tmp_path / "holes.toml"
    file.write_text(to_toml(lesson), "utf-8")
    assert without_file(read(file)) == lesson


def test_texts_are_read_in_the_language_or_as_they_were_written() -> None:
    look, guess, _ = parse(WHOLE, "holes").steps
    assert look.title.spoken("zh_CN") == "看"
    assert look.hint.spoken("zh_CN") == "Between the clouds."
    assert guess.question is not None
    assert guess.question.read_as("2", "zh_CN") == "二"


def test_answers_are_right_or_not() -> None:
    _, guess, count = parse(WHOLE, "holes").steps
    assert guess.question is not None
    assert count.question is not None
    assert guess.question.is_right("2")
    assert not guess.question.is_right("1")
    assert [count.question.is_right(text) for text in ("0,7", "1.2", "many", "nan")] == [
        True,
        False,
        False,
        False,
    ]


STEP = '[[step]]\ntitle = "Look"\ntext = "…"\n'
FAULTS = {
    "": "there are no steps",
    'title = "x"': "there are no steps",
    STEP: "title is missing",
    "title = 3\n" + STEP: "title is 3; it must be a text",
    'title = ""\n' + STEP: "title is empty",
    'title = "x"\ncolour = "red"\n' + STEP: "'colour' is not known",
    'title = "x"\nminutes = -1\n' + STEP: "minutes is -1",
    'title = "x"\nhide = ["all"]\n' + STEP: "hide has 'all'; there are recipe",
    'title = "x"\n[fr]\nstep = "y"\n' + STEP: "fr.step is not known",
    'title = "x"\n[[step]]\ntitle = "Look"': "step 1 (Look): text is missing",
    'title = "x"\n' + STEP + "until = 3": "step 1 (Look): until is 3",
    'title = "x"\n' + STEP + 'until = ["distance"]': "until: 'distance' does not say what it must be",
    'title = "x"\n' + STEP + 'until = ["warmth > 3"]': "until: 'warmth' is no fact; there are run",
    'title = "x"\n' + STEP + 'until = ["distance > far"]': "'far' is no number",
    'title = "x"\n' + STEP + 'until = ["distance is 3"]': "distance is a number",
    'title = "x"\n' + STEP + 'until = ["noise > 3"]': "noise is a word",
    'title = "x"\n' + STEP + 'until = ["drawn is 3"]': "drawn is true or not",
    'title = "x"\n' + STEP + "until = ['?']": "'?' is no condition",
    'title = "x"\n' + STEP + "do = { jump = 3 }": "do: 'jump' is no deed; there are run",
    'title = "x"\n' + STEP + "do = { cursor = 3 }": "do: cursor is 3; it must be a list",
    'title = "x"\n' + STEP + "do = { cursor = [nan] }": "do: cursor is nan; it must be a number",
    'title = "x"\n' + STEP + "begin = { path = [[1]] }": "begin: path has [1]; a point of it is two numbers",
    'title = "x"\n' + STEP + "begin = { noise = [1, 2] }": "begin: noise is 1; it must be a word",
    'title = "x"\n' + STEP + "begin = { train = false }": "train is False; it is written as true",
    'title = "x"\n' + STEP + 'begin = "train"': "begin is 'train'; it must be deeds",
    'title = "x"\n' + STEP + 'point = "moon"': "point is 'moon'; it must be one of latent",
    'title = "x"\n' + STEP + "right = 1": "right belongs to a question",
    'title = "x"\n' + STEP + 'ask = "?"\nright = "x"': "right is 'x'; it must be two numbers",
    'title = "x"\n' + STEP + 'ask = "?"\nchoices = ["a", "b"]\nright = 3': "from 1 to 2",
    'title = "x"\n' + STEP + 'ask = "?"\nchoices = ["a"]': "choices has 1 entry",
    'title = "x"\n' + STEP + 'ask = "?"\nchoices = ["a", "b"]\n[step.fr]\nchoices = ["c"]': "fr.choices",
    'title = "x"\n' + STEP + '[step.fr]\nhint = "y"': "hint is translated, and missing itself",
    "title = ": "is no TOML",
}  # fmt: skip


@pytest.mark.parametrize("text", FAULTS, ids=range(len(FAULTS)))
def test_each_fault_is_one_sentence_with_file_step_and_field(text: str) -> None:
    with pytest.raises(LessonError) as told:
        parse(text, "holes")
    assert FAULTS[text] in str(told.value)
    assert str(told.value).startswith("holes")
    assert "\n" not in str(told.value)


def test_files_that_are_none_are_told_in_a_sentence(tmp_path: Path) -> None:
    large, other = tmp_path / "large.toml", tmp_path / "other.toml"
    large.write_bytes(b"#" * 1_000_001)
    other.write_bytes(b"\xff\xfe\x00")
    for file, words in ((large, "too large"), (other, "no text"), (tmp_path / "none.toml", "can't be read")):
        with pytest.raises(LessonError, match=words):
            read(file)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(list(deeds.KINDS)), VALUES, max_size=3))
def test_any_value_of_a_deed_is_read_or_refused(told: dict[str, object]) -> None:
    try:
        done = deeds.read(told)
    except ValueError:
        return
    again = deeds.read({deed.name: deeds.written(deed) for deed in done})
    assert again == done


@given(
    st.text(max_size=40)
    | st.from_regex(r"(not )?(run|distance|drawn) ?(<|>=|is|is not)? ?[\w.-]*", fullmatch=True)
)
def test_any_condition_is_read_or_refused(text: str) -> None:
    try:
        condition = conditions.read(text)
    except ValueError:
        return
    assert conditions.read(str(condition)) == condition


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_a_lesson_or_a_fault(text: str, value: str) -> None:
    for whole in (text, f'title = "x"\n{STEP}{text}', WHOLE.replace('"Look"', repr(value), 1)):
        try:
            lesson = parse(whole, "any")
        except LessonError:
            continue
        assert parse(to_toml(lesson), "any") == lesson
