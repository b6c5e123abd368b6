"""Each shipped lesson is gone through to its end by doing what its reader is told.

Always with stand-ins: the codes that came with each run, and losses that a training could have had. With
`--long` in a real session, with real trainings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from aegui import paths
from aegui.analysis import latent
from aegui.analysis.out_of_distribution import spacing
from aegui.explore.records import Curve, Curves, Nearest, Progress, UnderCursor
from aegui.explore.selection import Selection
from aegui.explore.state import Fields, Model, State, code_of
from aegui.lessons.checking import faults
from aegui.lessons.deeds import Deed
from aegui.lessons.facts import Situation
from aegui.lessons.lesson import Lesson, Step, Words
from aegui.lessons.library import folders
from aegui.lessons.reading import read
from aegui.lessons.walk import Walk
from aegui.training.splits import ImageSet

FILES = sorted(folders()[0].glob("*.toml"))
PICTURE = np.zeros((1, 1, 1), np.uint8)
DIGITS = tuple("0123456789")


@cache
def opened(run: str) -> State:
    """A shipped run, as far as its codes and its table of losses say it."""
    folder = paths.trained() / run
    kept = load_file(folder / "codes.safetensors")
    codes, labels = kept["codes"].astype(np.float32), kept["labels"].astype(np.int64)
    rows = np.arange(len(codes))
    classes = DIGITS if labels.max() == 9 else tuple(map(str, range(int(labels.max()) + 1)))
    images = ImageSet(run, ("test",), np.zeros(len(rows), np.uint8), rows, None, labels, classes)
    plane = latent.axes(latent.choices(codes.shape[1])[0][0], codes)
    header, *_, last = (folder / "metrics.csv").read_text("utf-8").splitlines()
    history = sorted(folder.glob("history/*.safetensors"))
    return State(
        run=folder,
        images=images,
        model=Model(None, codes, rows),
        plane=plane,
        projection=plane.key,
        cursor=code_of(codes[0]),
        selection=Selection().shown_in(images),
        spacing=spacing(codes[:2000]),
        curves=curves(dict(zip(header.split(","), map(float, last.split(",")), strict=True))),
        moments=tuple(float(file.stem) for file in history) or (1.0,),
    )


def curves(values: dict[str, float]) -> Curves:
    one = np.ones(1, np.float32)
    return Curves(tuple(Curve(name, name, one, one * value, True) for name, value in values.items()), "")


def decoded(state: State) -> State:
    """With the nearest real code, as the window would find it."""
    if state.model is None or state.code is None:
        return state
    row, distance = latent.nearest(state.model.codes, state.code)
    assert state.images is not None
    near = Nearest("", state.images.label(row), float(distance), None)
    return replace(state, under=UnderCursor((0.0, 0.0), state.code, PICTURE, near, 0.0))


def done(state: State, walk: Walk, deeds: tuple[Deed, ...]) -> tuple[State, Walk]:
    """What the window makes of deeds, with a training that is over at once."""
    for deed in deeds:
        fields = deed.fields(state)
        if fields is not None:
            state = state.replaced(fields)
        elif deed.name == "run":
            state = opened(deed.value)
        elif deed.name == "train":
            trained = Path("/runs/quick-start-20261128-120000")
            state = state.replaced(Fields(run=trained, curves=curves({"val_loss": 0.0, "val_mse": 0.0})))
        elif deed.name == "answer":
            walk = walk.answered(deed.value)
    return decoded(state), walk


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_lesson_is_gone_through_by_doing_what_its_reader_is_told(file: Path) -> None:
    walk, state = Walk(read(file)), State()
    for place, step in enumerate(walk.lesson.steps):
        assert walk.place == place
        state, walk = done(state, walk, step.begin)
        start = state
        assert not walk.looked(Situation(state, start)).may_go_on, f"{step.title.original} waits for nothing"
        state, walk = done(state, walk, step.do)
        walk = walk.looked(Situation(state, start, Progress()))
        assert walk.may_go_on, f"{step.title.original}: {[str(one) for one in step.until]}"
        if step.question is not None:
            assert step.question.is_right(walk.answer)
        walk = walk.at(place + 1)
    assert walk.is_finished


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_lesson_names_what_is_there_and_speaks_both_languages(file: Path) -> None:
    lesson = read(file)
    assert faults(lesson) == []
    assert lesson.minutes
    for words in all_words(lesson):
        if words:
            chinese = words.spoken("zh_CN")
            assert chinese != words.original, words.original
            assert re.search("[一-鿿]", chinese)
            assert figures(chinese) == figures(words.original), words.original


def figures(text: str) -> list[str]:
    """The figures that a text quotes, and where its links and pictures are."""
    return sorted(re.findall(r"\{[^}]+\}|\]\([^)]+\)", text))


def all_words(lesson: Lesson) -> Iterator[Words]:
    yield from (lesson.title, lesson.summary)
    for step in lesson.steps:
        yield from words_of(step)


def words_of(step: Step) -> Iterator[Words]:
    yield from (step.title, step.text, step.hint)
    if step.question is not None:
        yield from (step.question.text, step.question.reply, *step.question.choices)
