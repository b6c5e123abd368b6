"""The values that pictures have: what was found, and how much of the range they could have it uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.parts.datasets.intensities import UNIT, Intensities, Limits, limits_of, number
from aegui.parts.datasets.pictures import AS_TYPED, Picture
from aegui.sampling import sample
from aegui.stored_images import Pixels
from aegui.text import counted
from aegui.translation import tr

LITTLE = 0.25  # of the range: from here on down it is wasted
MOST = 0.1  # of black to white that 99 % of the values may fill, before it is said that they hardly show
LOOKED_AT = 1000  # images whose bytes tell that


@dataclass(frozen=True)
class Values:
    """What was found in some pictures; of none at first."""

    span: Limits | None = None  # the lowest and the highest value
    types: frozenset[str] = frozenset()
    broken: int = 0  # images with values that are no numbers
    first: str = ""  # of those
    spans: tuple[Limits, ...] = ()  # the lowest and the highest value of each channel apart

    @staticmethod
    def of(arrays: Mapping[str, NDArray[Any]]) -> Values:
        """What `arrays` gave."""
        span = arrays["span"].tolist()
        types = frozenset(map(str, arrays["types"]))
        spans = tuple(Limits(*one) for one in arrays["spans"].tolist())
        return Values(
            Limits(*span) if span else None, types, int(arrays["broken"]), str(arrays["first_broken"]), spans
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """As plain arrays, to be kept."""
        return {
            "span": np.array(self.span or (), np.float64),
            "types": np.array(sorted(self.types), np.str_),
            "broken": np.array(self.broken),
            "first_broken": np.array(self.first, np.str_),
            "spans": np.array(self.spans, np.float64).reshape(-1, 2),
        }

    @staticmethod
    def of_picture(picture: Picture, name: str = "") -> Values:
        """Those of one picture of this name."""
        seen = Values(picture.extent, frozenset({picture.dtype.name}), spans=picture.extents)
        return seen if picture.is_whole else replace(seen, broken=1, first=name)

    def with_picture(self, picture: Picture, name: str) -> Values:
        """These and those of one more picture; itself where it has no others."""
        low, high = picture.extent
        known = (
            self.span is not None and self.span.low <= low and high <= self.span.high and not picture.apart
        )
        if known and picture.type_name in self.types and picture.is_whole:
            return self
        return self | Values.of_picture(picture, name)

    @staticmethod
    def of_all(some: Iterable[Values]) -> Values:
        """Those of many together."""
        return reduce(Values.__or__, some, Values())

    def __or__(self, other: Values) -> Values:
        types, broken = self.types | other.types, self.broken + other.broken
        each: tuple[Limits, ...] = ()
        if self.spans and other.spans:
            each = tuple(_around(*both) for both in zip(self.spans, other.spans, strict=False))
        span = None
        if self.span is not None and other.span is not None:
            span = _around(self.span, other.span)
        first, some = self.first or other.first, each or self.spans or other.spans
        return Values(span or self.span or other.span, types, broken, first, some)

    @property
    def range(self) -> Limits | None:
        """The range of the widest type, None where one has none."""
        known = [one for one in self.ranges if one is not None]
        if len(known) < len(self.ranges):
            inside = self.span is not None and self.span.low >= 0 and self.span.high <= 1
            return UNIT if inside and not known and all(name[0] == "f" for name in self.types) else None
        return max(known, key=lambda one: one.high - one.low, default=None)

    @property
    def ranges(self) -> frozenset[Limits | None]:
        """The range of each type; None among them where one has none."""
        return frozenset(limits_of(np.dtype(name)) for name in self.types)

    @property
    def share(self) -> float:
        """How much of their range the values use; 1 where they have none."""
        whole, span = self.range, self.span
        if whole is None or span is None:
            return 1.0
        return (span.high - span.low) / (whole.high - whole.low)

    @property
    def by_span(self) -> bool:
        """Whether the range of their type says little: of more than 8 bits, of fractions beyond 0 to 1, and
        of masks of 0 and 1."""
        if self.span is None or not self.types or self.range == UNIT:
            return False
        return bool(self.types - {"uint8", "bool"}) or (self.span.low >= 0 and self.span.high <= 1)

    @property
    def limits(self) -> tuple[float, float]:
        """The lowest and the highest value, which differ."""
        return _apart(self.span or UNIT)

    def limits_of(self, channel: int) -> Limits:
        """The same of a channel apart."""
        return Limits(*_apart(self.spans[channel] if channel < len(self.spans) else self.span or UNIT))

    @property
    def usual_rule(self) -> Intensities:
        """What brings them to black and white where nothing is chosen."""
        return Intensities("min-max", Limits(*self.limits)) if self.by_span else AS_TYPED

    def notes(self, rule: Intensities, among: str = "") -> tuple[str, ...]:
        """Sentences on what was found and what the rule makes of it."""
        if self.span is None:
            return ()
        whole = self.range
        of = tr(" of {}: {} of the range", whole, percent(self.share)) if whole is not None else ""
        found = f"Values{among} {self.span}{of}"
        if rule.limits is not None:
            found += tr("; {} became 0…1 (data.intensities is {})", rule.limits, rule)
        elif rule.channels and rule.is_stated:
            each = ", ".join(map(str, rule.channels))
            found += tr("; of each channel {} became 0…1 (data.intensities is {})", each, rule)
        elif rule != AS_TYPED:
            each = "" if rule.method == "type" else tr(" of each image by itself")
            each += tr(", channel by channel") if rule.channels else ""
            found += tr("; data.intensities is {}{}", rule, each)
        elif self.share <= LITTLE:
            return ()
        return (f"{found}.",)

    def warnings(self, rule: Intensities, among: str = "") -> tuple[str, ...]:
        """Sentences that somebody should see, of what is wasted and of what is no number."""
        made = []
        if self.broken:
            one = self.broken == 1
            which = (
                "" if not self.first else f" ({self.first})" if one else tr(" (the first is {})", self.first)
            )
            made.append(
                tr(
                    "{}{} {} values that are no numbers (NaN or infinite): those became black.",
                    counted(self.broken, "image"),
                    which,
                    "holds" if one else "hold",
                )
            )
        if self.span is not None and self.span.low == self.span.high and not among:
            made.append(
                tr(
                    "All values are {}: the images are all alike, with nothing to learn.",
                    number(self.span.low),
                )
            )
        elif self._is_wasted(rule):
            made.append(
                tr(
                    "Values{} {} of {}: only {} of the range, so that the images are hard to see: "
                    "set data.intensities to min-max.",
                    among,
                    self.span,
                    self.range,
                    percent(self.share),
                )
            )
        if rule.limits is not None and len(self.ranges) > 1:
            made.append(
                tr(
                    "Values{} of several types ({}) are brought to one range, {}: those of the "
                    "narrower types may be hard to see.",
                    among,
                    ", ".join(sorted(self.types)),
                    rule.limits,
                )
            )
        return tuple(made)

    def _is_wasted(self, rule: Intensities) -> bool:
        by_type = rule.method == "type" and rule.curve == "linear"
        return self.span is not None and by_type and self.share <= LITTLE

    def crowded(self, pixels: Pixels, rule: Intensities) -> tuple[str, ...]:
        """The sentence that most of the bytes of images lie close together, where they do and nothing else
        says so."""
        if self._is_wasted(rule) or not len(pixels):
            return ()
        rows = sample(len(pixels), LOOKED_AT).tolist()  # one by one: counting takes eight times their bytes
        counts = np.sum([np.bincount(pixels[row].reshape(-1), minlength=256) for row in rows], axis=0)
        share = filled(counts)
        return (tr("{}: set data.intensities to percentiles.", crowd(share)),) if 0 < share <= MOST else ()


def _around(one: Limits, other: Limits) -> Limits:
    return Limits(min(one.low, other.low), max(one.high, other.high))


def _apart(span: Limits) -> tuple[float, float]:
    low, high = float(span.low), float(span.high)
    return low, high if high > low else low + 1.0


def filled(counts: NDArray[Any]) -> float:
    """The share of a histogram's range, 0 to 1, that its middle 99 % lie in."""
    total = np.cumsum(counts)
    if not total[-1]:
        return 1.0
    low, high = np.searchsorted(total, [0.005 * total[-1], 0.995 * total[-1]], side="left")
    return float(high - low) / (len(counts) - 1)


def crowd(share: float) -> str:
    """How little of black to white most values have, without the full stop."""
    return tr("99 % of the values lie in {} of the range from black to white", percent(share))


def percent(share: float) -> str:
    """6 %, 0.4 %."""
    return f"{100 * share:.0f} %" if share >= 0.01 else f"{100 * share:.2g} %"
