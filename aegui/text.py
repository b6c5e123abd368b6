"""What others have written, as part of a sentence: on one line, at a bounded length, shown as it stands."""

from __future__ import annotations

import re

from aegui.translation import tr, translate

GIVEN = 100  # characters of what was typed or read
SENTENCE = 1_000  # characters of a whole sentence, the choices that it lists included
# Control characters, halves of characters, and those that turn the direction of what follows.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shortened(text: str, most: int = GIVEN) -> str:
    """A text on one line; where it is longer than that, its middle is left out."""
    kept = text
    if len(text) > most:
        end = most // 3
        kept = f"{text[: most - end - 1]}…{text[-end:]}"
    return UNSEEN.sub(lambda found: " " if found[0].isspace() else "\ufffd", kept)


def counted(count: int, one: str, several: str = "") -> str:
    """A number of things: 1 image, 2,000 images; `several` where more of them do not end in s.

    `aegui translate` collects what stands here as a literal, for each language with its own plurals.
    """
    source = f"%n {one}"
    text = translate("counts", source, count)
    if text == source and count != 1:
        text = f"%n {several or f'{one}s'}"
    return text.replace("%n", f"{count:,}")


def quoted(value: object, most: int = GIVEN) -> str:
    """A value as Python would write it, shortened."""
    try:
        return shortened(repr(value), most)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists without end
        return tr("a {} too large to be written", type(value).__name__)
