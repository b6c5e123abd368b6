"""A page as HTML, in the part of it that Qt's text browser knows; colours and sizes are given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from aegui.documents.pages import Page, unwrapped

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SIZES = {1: (1.7, 0.4), 2: (1.35, 1.5), 3: (1.12, 1.5)}  # of headings, and above them, in sizes of the text
LEAST = 0.9  # of code and tables
OPENED = re.compile(r'<a id="([^"]+)">')


@dataclass(frozen=True)
class Look:
    """How a page looks: colours as #rrggbb, the size of its letters in px, the family of code."""

    text: str
    dim: str
    link: str
    line: str
    code: str  # behind code and the head of a table
    size: int
    fixed: str


def html(page: Page, look: Look, note: str = "", picture_width: Callable[[str], int] | None = None) -> str:
    """A whole page. `note` stands above it; `picture_width` says how wide a picture is in px, 0 where it is
    not there."""
    made = _body(page, picture_width or (lambda _: 0))
    small = round(look.size * LEAST)
    sizes = "".join(
        f"h{level} {{ font-size: {round(look.size * share)}px; font-weight: 600; "
        f"margin-top: {round(look.size * above)}px; margin-bottom: {look.size // 2}px; }}"
        for level, (share, above) in SIZES.items()
    )
    style = f"""
        body {{ color: {look.text}; font-size: {look.size}px; }}
        p, li {{ line-height: 135%; margin-top: 0; margin-bottom: {round(look.size * 0.6)}px; }}
        a {{ color: {look.link}; text-decoration: none; }}
        pre {{ white-space: pre-wrap; }}
        code, pre {{ font-family: '{look.fixed}'; font-size: {small}px; }}
        code {{ background-color: {look.code}; }}
        th {{ background-color: {look.code}; text-align: left; font-weight: 600; }}
        th, td {{ padding: 4px 8px; border-bottom: 1px solid {look.line}; font-size: {small}px; }}
        {sizes}
    """
    head = f'<p style="color: {look.dim}">{escape(note)}</p>' if note else ""
    for old, new in (("@CODE@", look.code), ("@DIM@", look.dim)):
        made = made.replace(old, new)
    return f"<html><head><style>{style}</style></head><body>{head}{made}</body></html>"


def _body(page: Page, picture_width: Callable[[str], int]) -> str:
    anchors = iter(section.anchor for section in page.sections)
    parser = _parser()
    tokens = parser.parse(unwrapped(page.source))
    for token in tokens:
        if token.type == "heading_open":
            token.meta["anchor"] = next(anchors)
    return str(parser.renderer.render(tokens, parser.options, {"width": picture_width}))


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark").enable("table")
    rules: Mapping[str, Callable[..., str]] = {
        "heading_open": _heading,
        "fence": _fence,
        "image": _picture,
        "html_inline": _inline,
        "html_block": _inline,
        "table_open": lambda self, tokens, place, options, env: (
            '<table cellspacing="0" style="border-collapse: collapse; margin-top: 6px; margin-bottom: 10px;">'
        ),
    }
    for name, rule in rules.items():
        made.add_render_rule(name, rule)
    return made


def _heading(self: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    token = tokens[place]
    return f'<{token.tag}><a name="{escape(token.meta["anchor"])}"></a>'


def _fence(self: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    """In a table of one field: Qt gives the lines of a <pre> no room around them."""
    lines = escape(tokens[place].content.rstrip("\n"), quote=False)
    return (
        '<table width="100%" cellspacing="0" cellpadding="8" style="margin-bottom: 10px;"><tr>'
        f'<td bgcolor="@CODE@" style="border: none;"><pre style="margin: 0;">{lines}</pre></td></tr></table>'
    )


def _picture(self: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    """With its words below it, which are all that is left where it is not there."""
    token = tokens[place]
    words, target = escape(token.content), str(token.attrs.get("src", ""))
    width = env["width"](target)
    shown = f'<img src="{escape(target)}" width="{width}"><br>' if width else ""
    return f'{shown}<span style="color: @DIM@;">{words}</span>'


def _inline(self: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    """Anchors, by the name that Qt knows them by; comments and all else stay away."""
    found = OPENED.search(tokens[place].content)
    return f'<a name="{escape(found[1])}"></a>' if found else ""
