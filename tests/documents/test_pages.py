"""The documents: every link leads somewhere, every language says what English says, and words are found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aegui import paths
from aegui.documents import agreement, pages, rendering, searching
from aegui.documents.pages import SOURCE, Page

LOOK = rendering.Look("#000000", "#777777", "#0000ff", "#cccccc", "#eeeeee", 13, "Mono")
OFFERED = re.compile(r'offer_help\([^)]*"([^"]+)"\)')
DIALOG = re.compile(r"^class (\w+)\(\w*Dialog\)", re.MULTILINE)
WITHOUT = {"KeysDialog", "FittedDialog"}  # says itself all there is to say; is the base of the others


@pytest.mark.parametrize("language", pages.languages())
def test_links_lead_somewhere_and_a_language_says_what_english_says(language: str) -> None:
    assert list(agreement.faults(language)) == []


def places() -> Iterator[tuple[str, str]]:
    """Where the program opens its documents: what names a place, and the place."""
    for path in sorted((paths.PACKAGE / "window").glob("*.py")):
        for place in OFFERED.findall(path.read_text("utf-8")):
            yield path.name, place


@pytest.mark.parametrize("language", pages.languages())
def test_every_panel_and_dialog_has_a_paragraph(language: str) -> None:
    from aegui.views import all_views

    panels = ["recipe", "runs", *(view.name for view in all_views())]
    asked = [*places(), *((name, f"window#{name}") for name in panels)]
    for by, place in asked:
        name, _, anchor = place.partition("#")
        assert anchor in pages.page(name, language).anchors, f"{by}: {place}"


def test_every_dialog_offers_help() -> None:
    offering = {name for name, _ in places()}
    for path in sorted((paths.PACKAGE / "window").glob("*.py")):
        for name in DIALOG.findall(path.read_text("utf-8")):
            assert name in WITHOUT or path.name in offering, f"{name} has no Help"


@pytest.mark.parametrize("language", pages.languages())
def test_a_page_as_html_has_all_its_anchors(language: str) -> None:
    for name in pages.names():
        page = pages.page(name, language)
        made = rendering.html(page, LOOK, "a <note>", lambda _: 100)
        assert [anchor for anchor in page.anchors if f'name="{anchor}"' not in made] == []
        assert "&lt;note&gt;" in made
        assert "@CODE@" not in made
        words = re.sub(r"<(code|pre)\b.*?</\1>|<[^>]+>", " ", made, flags=re.DOTALL)
        assert "**" not in words, f"{name}: {words[words.find('**') - 40 :][:80]}"  # signs that were not read


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("lasso", "window#latent"),
        ("noise psnr", "window#images"),
        ("TensorBoard", "exports#tensorboard"),
        ("several processes", "command-line#several-processes"),
        ("keras", "exports#weights-and-plain-pytorch"),
    ],
)
def test_what_is_looked_for_stands_among_the_first(asked: str, place: str) -> None:
    hits, words = searching.find(asked, SOURCE)
    found = [f"{hit.page.name}#{hit.section.anchor}" for hit in hits]
    assert place in found[:3], found[:6]
    assert words == asked.lower().split()
    best = hits[found.index(place)]
    assert any(word in f"{best.snippet} {best.section.title}".lower() for word in words)


@pytest.mark.skipif("zh_CN" not in pages.languages(), reason="there are no Chinese pages")
@pytest.mark.parametrize(
    ("asked", "place"),
    [("套索", "window#latent"), ("从先验抽样", "window#inside"), ("噪声强度", "window#images")],
)
def test_chinese_is_found_with_and_without_spaces(asked: str, place: str) -> None:
    hits, words = searching.find(asked, "zh_CN")
    found = [f"{hit.page.name}#{hit.section.anchor}" for hit in hits]
    assert place in found[:5], found[:6]
    assert words


def test_what_stands_nowhere_is_not_found() -> None:
    assert searching.find("xyzzy", SOURCE) == ([], [])
    assert searching.find("  ", SOURCE) == ([], [])


ENGLISH = """# Title

Words of `code` and 1,000 numbers, [a link](b.md).

## A heading

```
aegui train RUN          learns
                         and more of what it does
```

| a | b |
|---|---|
| 1 | 2 |
"""
CHINESE = """# 标题

1,000 个数，`code`，[链接](b.md)。

## <a id="a-heading"></a>小节

```
aegui train RUN          训练
```

| 甲 | 乙 |
|---|---|
| 1 | 2 |
"""


def compared(chinese: str) -> list[str]:
    one, other = (
        Page("a", Path(folder, "a.md"), language, text)
        for folder, language, text in (("x", SOURCE, ENGLISH), ("x", "zh_CN", chinese))
    )
    return list(agreement.differences(one, other))


def test_a_page_that_says_the_same_has_no_differences() -> None:
    assert compared(CHINESE) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("1,000", "2,000", "of the numbers it lacks 1,000"),
        ("`code`", "编码", "of the commands and names it lacks code"),
        ("b.md", "c.md", "of the links it"),
        ("train RUN", "resume RUN", "of the code it lacks aegui train RUN and adds aegui resume RUN"),
        ("| 1 | 2 |\n", "", "of the rows of tables it lacks |"),
        ('<a id="a-heading"></a>', "", "stands where English has “A heading” (#a-heading)"),
        ("## ", "### ", "stands where English has"),
        ("\n## <a", "\n## 又\n\n## <a", "“又” (#又) stands where English has"),
        ("| 1 | 2 |\n", "| 1 | 2 |\n\n## 又\n", "it has 3 headings, and English has 2"),
    ],
)
def test_a_page_that_fell_behind_is_told(old: str, new: str, told: str) -> None:
    (said, *_) = compared(CHINESE.replace(old, new))
    assert said.startswith("zh_CN/a.md")
    assert told in said


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    source = "# A\n\n[x](no.md) [y](#no) [z](no.png) [w](https://example.org) ![v](../pictures/no.png)\n"
    page = Page("window", paths.resources() / "docs" / "window.md", SOURCE, source)
    said = list(agreement.links(page))
    assert len(said) == 4
    assert "there is no such page" in said[0]
    assert "has no such anchor" in said[1]


def test_a_chinese_sentence_has_no_spaces_where_it_was_wrapped() -> None:
    assert pages.unwrapped("编码，\n  再解码 a\nb。\n\n新") == "编码，再解码 a\nb。\n\n新"


def test_the_language_of_a_place_is_found() -> None:
    assert pages.nearest_language("en_GB") == SOURCE
    assert pages.nearest_language("de_DE") == SOURCE
    assert pages.slug("What leaves: the `ONNX` files?") == "what-leaves-the-onnx-files"
