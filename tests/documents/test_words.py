"""Words of the field: one glossary for each language, and what is linked stands in it."""

from __future__ import annotations

import pytest

from aegui.documents import pages, words
from aegui.documents.words import EVERYDAY, HAN


def test_every_word_stands_in_the_glossary_of_every_language() -> None:
    english = {word.key for word in words.words(pages.SOURCE)}
    assert english >= EVERYDAY
    for language in pages.languages():
        there = words.words(language)
        assert [word.key for word in there] == [word.key for word in words.words(pages.SOURCE)]
        for word in there:
            assert word.name
            assert "`" not in word.meaning
            # A row that slipped would explain another word: each of another language says the English one.
            assert language == pages.SOURCE or word.key in word.meaning or word.key in word.name
            found = [one.word.key for one in words.find(word.name, language)]
            assert found == ([] if word.key in EVERYDAY or HAN.fullmatch(word.name) else [word.key])


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The latent space holds codes; a code has a prior.", "en", ["latent space", "codes", "prior"]),
        ("Encoders encode, and decoding decodes.", "en", ["Encoders"]),
        ("KL divergence and ELBO", "en", ["KL divergence", "ELBO"]),
        ("nothing of a program's own", "en", []),
        ("潜空间里有编码，编码器给出后验；编码", "zh_CN", ["潜空间", "编码", "编码器", "后验"]),
    ],
)
def test_the_first_of_each_word_is_found_whole(text: str, language: str, found: list[str]) -> None:
    hits = words.find(text, language)
    assert [text[one.start : one.end] for one in hits] == found
    assert not words.find(text, language, [one.word.key for one in hits])


@pytest.mark.parametrize("rows", [[], [("损失", "loss：要减小的数")]])
def test_a_glossary_that_does_not_match_leaves_the_english_words(
    rows: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = words._rows
    monkeypatch.setattr(words, "_rows", lambda language: rows if language == "xx" else real(language))
    assert words.words("xx") == words.words(pages.SOURCE)


def test_without_a_glossary_nothing_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(language: str) -> list[tuple[str, str]]:
        raise FileNotFoundError(language)

    for cached in (words.words, words._pattern):
        cached.cache_clear()
    monkeypatch.setattr(words, "_rows", gone)
    try:
        assert words.find("the latent space of a code", "zh_CN") == []
    finally:
        for cached in (words.words, words._pattern):
            cached.cache_clear()


def test_a_letter_that_only_looks_like_another_is_no_word() -> None:
    found = words.find("The poſterior and the posterior.", pages.SOURCE)
    assert [one.word.key for one in found] == ["posterior"]
