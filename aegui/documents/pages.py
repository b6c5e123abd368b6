"""The documents: which there are, and what stands in them.

A page is Markdown. English lies in `resources/docs`, another language in a folder of its code inside
(`zh_CN/`); what is not translated is shown in English. A heading is reached by its anchor: by
`<a id="…"></a>` inside it, which is the same in every language, else by its words as GitHub makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from aegui import paths

SOURCE = "en"
FIRST = "first-steps"
TOP = "top"  # the anchor of a page's own heading
# In the order of the contents; a page that stands nowhere here comes after those of its first group.
GROUPS: dict[str, tuple[str, ...]] = {
    "use": (
        FIRST, "window", "lessons", "data", "own-images", "recipes", "experiments", "other-models", "exports",
        "accessibility",
    ),
    "reference": ("command-line", "python", "glossary", "results"),
    "development": ("architecture", "decisions", "deviations", "changelog"),
}  # fmt: skip

ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
SPAN = re.compile(r"`[^`\n]+`")  # code within a line
HEADING = re.compile(r"(#{1,6}) +(.+?)\s*#*$")
FENCE = re.compile(r" *(```|~~~)")
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
WIDE = "[\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"  # written without spaces
WRAPPED = re.compile(rf"(?<={WIDE})\n *(?={WIDE})")
SIGNS = re.compile(r"[*`]|<[^>]+>|^\s*[-|] ?|\|", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it until the next."""

    level: int  # of the heading: 1 is the page's own
    title: str
    anchor: str
    source: str  # Markdown, without the heading

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Every place in it that a link can lead to, its own first."""
        return self.anchor, *ANCHOR.findall(SPAN.sub("", prose(self.source)))

    @cached_property
    def text(self) -> str:
        """The words alone."""
        rows = (line for line in self.source.splitlines() if not set(line.strip()) <= set("|-: "))
        words = SIGNS.sub(" ", LINK.sub(r"\2", unwrapped("\n".join(rows))))
        return " ".join(words.split())


@dataclass(frozen=True)
class Page:
    """One file in one language."""

    name: str  # "own-images"
    path: Path
    language: str  # what it is written in
    source: str

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """From the top; the first has the title of the page."""
        return tuple(_sections(self.source))

    @property
    def title(self) -> str:
        """Its first heading, else its name."""
        return self.sections[0].title if self.sections else self.name

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(anchor for section in self.sections for anchor in section.anchors)

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Words and target of every link and picture outside of code."""
        return tuple((words, target) for _, words, target in LINK.findall(prose(self.source)))


def folder(language: str = SOURCE) -> Path:
    """Where the pages of a language lie."""
    docs = paths.resources() / "docs"
    return docs if language == SOURCE else docs / language


def languages() -> list[str]:
    """Those that there are pages in, English first."""
    return [SOURCE, *sorted({file.parent.name for file in folder().glob("*/*.md")})]


def nearest_language(code: str) -> str:
    """That of the documents which is meant by zh_CN, zh-Hans-CN or de_DE."""
    code = code.replace("-", "_")
    exact = [one for one in languages() if one == code]
    alike = [one for one in languages() if one.split("_")[0] == code.split("_")[0]]
    return (exact or alike or [SOURCE])[0]


def names() -> list[str]:
    """Every page, in the order of the contents."""
    there = {file.stem for file in folder().glob("*.md")}
    ordered = [name for group in GROUPS.values() for name in group]
    others = sorted(there - set(ordered))
    place = len(GROUPS["use"])
    return [name for name in (*ordered[:place], *others, *ordered[place:]) if name in there]


def group_of(name: str) -> str:
    """The group of the contents that a page stands in."""
    return next((group for group, inside in GROUPS.items() if name in inside), "use")


@cache
def page(name: str, language: str = SOURCE) -> Page:
    """A page in a language, or in English where nobody has translated it. Raises `FileNotFoundError`."""
    path = folder(language) / f"{name}.md"
    if not path.is_file():
        language, path = SOURCE, folder() / f"{name}.md"
    return Page(name, path, language, path.read_text("utf-8"))


def resolved(source: Page, target: str) -> tuple[str, str] | Path | None:
    """What a link of a page leads to: a page's name and an anchor (or ""), or another file of the program;
    None: another place, such as a web page."""
    if ":" in target:
        return None
    file, _, anchor = target.partition("#")
    path = (source.path.parent / file).resolve() if file else source.path.resolve()
    parents = {folder(language).resolve() for language in languages()}
    if path.suffix == ".md" and path.parent in parents:
        return path.stem, anchor
    return path


def prose(source: str) -> str:
    """Without the lines of code."""
    return "\n".join(line for line, code in _lines(source) if not code)


def code_lines(source: str) -> list[str]:
    """The lines of code alone."""
    return [line for line, code in _lines(source) if code and not FENCE.match(line)]


def unwrapped(source: str) -> str:
    """Without the ends of lines within a Chinese sentence, which would be read as spaces."""
    return WRAPPED.sub("", source)


def slug(title: str) -> str:
    """The anchor that GitHub gives to a heading."""
    kept = "".join(sign for sign in title.lower() if sign.isalnum() or sign in " -_")
    return kept.strip().replace(" ", "-")


def _lines(source: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is of a block of code, its fences included."""
    inside = False
    for line in source.splitlines():
        fence = bool(FENCE.match(line))
        yield line, inside or fence
        inside ^= fence


def _sections(source: str) -> Iterator[Section]:
    level, title, anchor, below = 0, "", "", list[str]()
    for line, code in _lines(source):
        heading = None if code else HEADING.match(line)
        if heading is None:
            below.append(line)
            continue
        if level:
            yield Section(level, title, anchor, "\n".join(below))
        words, given = heading[2], ANCHOR.search(heading[2])
        level, below = len(heading[1]), []
        title = " ".join(SIGNS.sub("", LINK.sub(r"\2", words)).split())
        anchor = given[1] if given else slug(title) if level > 1 else TOP
    if level:
        yield Section(level, title, anchor, "\n".join(below))
