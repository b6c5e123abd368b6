"""Translations against the glossary of their language."""

from __future__ import annotations

import pytest

from aegui.documents.terms import faults, terms


def test_the_glossary_has_the_terms_of_chinese_textbooks() -> None:
    found = {term.word: term for term in terms("zh_CN")}
    assert found["latent space"].called == "潜空间"
    assert "隐空间" in found["latent space"].never
    assert found["prior"].never == ()
    assert "English" not in found
    assert terms("tlh") == ()


@pytest.mark.parametrize(
    ("source", "text", "said"),
    [
        ("The latent space", "隐空间", 2),  # neither is what it should be, and it is what it must not be
        ("Latent spaces of runs", "各次运行的潜空间", 0),
        ("A prior", "事先", 1),
        ("Two priorities", "两件要紧的事", 0),
        ("--set training.epochs=N", "--set training.epochs=N", 0),
        ("part is {}; there are train, validation", "part 是 {}；有 train、validation", 0),
        ("The latent space", "", 0),
    ],
)
def test_a_translation_calls_things_as_the_glossary_does(source: str, text: str, said: int) -> None:
    assert len(list(faults("zh_CN", [(source, text)]))) == said
