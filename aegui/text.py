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


def duration(seconds: float, fine: bool = False) -> str:
    """A time in the two units that matter: 8 s, 3 min 10 s, 1 h 05 min; 9.53 s where it is `fine`."""
    whole = max(0, round(seconds))
    if fine and whole < 60:
        return translate("duration", "{} s").format(f"{seconds:.3g}")
    if whole < 60:
        return translate("duration", "{} s").format(whole)
    large, small = divmod(whole if whole < 3600 else round(whole / 60), 60)
    words = translate("duration", "{} min {} s") if whole < 3600 else translate("duration", "{} h {} min")
    return words.format(large, f"{small:02}")


def rough_duration(seconds: float) -> str:
    """A time that is not known any better: 4.2 s, 12 min, 3.5 h, 2 days."""
    number, unit = _rough(seconds)
    return unit.format(number)


def duration_between(low: float, high: float) -> str:
    """3 to 5 min; 40 s to 2 min; about the same twice is said once."""
    (one, unit), (other, unit_of_other) = _rough(low), _rough(high)
    if (one, unit) == (other, unit_of_other):
        return unit.format(one)
    first = one if unit == unit_of_other else unit.format(one)
    return unit_of_other.format(tr("{} to {}", first, other))


def _rough(seconds: float) -> tuple[str, str]:
    """A number, and the unit it stands in."""
    if seconds < 99.5:
        return f"{seconds:.2g}" if seconds < 10 else f"{seconds:.0f}", translate("duration", "{} s")
    if seconds < 100 * 60:
        return f"{seconds / 60:.0f}", translate("duration", "{} min")
    if seconds < 72 * 3600:
        return f"{seconds / 3600:.1f}".removesuffix(".0"), translate("duration", "{} h")
    return f"{seconds / 86400:.0f}", translate("duration", "{} days")


def quoted(value: object, most: int = GIVEN) -> str:
    """A value as Python would write it, shortened."""
    try:
        return shortened(repr(value), most)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists without end
        return tr("a {} too large to be written", type(value).__name__)
