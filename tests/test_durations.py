"""Times in words, in one place: in the units that matter, in the language that is spoken."""

from __future__ import annotations

import pytest
from pseudo import pseudo

from aegui import translation
from aegui.text import duration, duration_between, rough_duration


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (8.4, "8 s"),
        (59.6, "1 min 00 s"),
        (190, "3 min 10 s"),
        (3599, "59 min 59 s"),
        (3599.9, "1 h 00 min"),
        (3900, "1 h 05 min"),
        (7199, "2 h 00 min"),
        (100_000, "27 h 47 min"),
    ],
)
def test_a_time_in_two_units(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(9.5, "9.5 s"), (59.98, "1 min 00 s"), (501, "8 min 21 s"), (6115.4, "1 h 42 min")],
)
def test_a_time_that_was_measured(seconds: float, words: str) -> None:
    assert duration(seconds, fine=True) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.26, "0.26 s"),
        (1, "1 s"),
        (99, "99 s"),
        (99.6, "2 min"),
        (5_900, "98 min"),
        (7_200, "2 h"),
        (12_700, "3.5 h"),
        (400_000, "5 days"),
    ],
)
def test_a_time_that_is_guessed(seconds: float, words: str) -> None:
    assert rough_duration(seconds) == words


def test_a_span_says_its_unit_once() -> None:
    assert duration_between(180, 300) == "3 to 5 min"
    assert duration_between(40, 120) == "40 s to 2 min"
    assert duration_between(61 * 60, 61.2 * 60) == "61 min"


def test_the_units_are_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "_translator", lambda context, text, count: pseudo(text).upper())
    assert duration(190) == "3 MÎÑ 10 Š~~"
    assert duration_between(180, 300) == "3 TÖ 5~ MÎÑ~"
