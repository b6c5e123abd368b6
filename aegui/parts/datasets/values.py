"""The values that pictures have: what was found, and how much of the range they could have it uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.parts.datasets.pictures import Limits, Picture, limits_of, number

LITTLE = 0.25  # of the range: from here on down it is wasted
UNIT = Limits(0, 1)


@dataclass(frozen=True)
class Values:
    """What was found in some pictures; of none at first."""

    span: Limits | None = None  # the lowest and the highest value
    types: frozenset[str] = frozenset()

    @staticmethod
    def of(arrays: Mapping[str, NDArray[Any]]) -> Values:
        """What `arrays` gave."""
        span = arrays["span"].tolist()
        return Values(Limits(*span) if span else None, frozenset(map(str, arrays["types"])))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """As plain arrays, to be kept."""
        return {
            "span": np.array(self.span or (), np.float64),
            "types": np.array(sorted(self.types), np.str_),
        }

    @staticmethod
    def of_picture(picture: Picture) -> Values:
        """Those of one picture."""
        return Values(picture.extent, frozenset({picture.dtype.name}))

    def with_picture(self, picture: Picture) -> Values:
        """These and those of one more picture; itself where it has no others."""
        low, high = picture.extent
        known = self.span is not None and self.span.low <= low and high <= self.span.high
        return self if known and picture.dtype.name in self.types else self | Values.of_picture(picture)

    @staticmethod
    def of_all(some: Iterable[Values]) -> Values:
        """Those of many together."""
        return reduce(Values.__or__, some, Values())

    def __or__(self, other: Values) -> Values:
        spans = [span for span in (self.span, other.span) if span is not None]
        span = Limits(min(one.low for one in spans), max(one.high for one in spans)) if spans else None
        return Values(span, self.types | other.types)

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
        low, high = self.span or UNIT
        return (float(low), float(high) if high > low else float(low) + 1.0)

    def notes(self, limits: Limits | None, among: str = "") -> tuple[str, ...]:
        """Sentences on what was found; `limits` are what becomes black and white, None: the type's."""
        if self.span is None:
            return ()
        whole = self.range
        of = f" of {whole}: {percent(self.share)} of the range" if whole is not None else ""
        found = f"Values{among} {self.span}{of}"
        if limits is not None:
            found += f"; {limits} became 0…1 (data.intensities is min-max)"
        elif self.share <= LITTLE:
            return ()
        return (f"{found}.",)

    def warnings(self, limits: Limits | None, among: str = "") -> tuple[str, ...]:
        """Sentences that somebody should see, of what is wasted."""
        made = []
        if self.span is not None and self.span.low == self.span.high and not among:
            made.append(
                f"All values are {number(self.span.low)}: the images are all alike, with nothing to learn."
            )
        elif self.span is not None and limits is None and self.share <= LITTLE:
            made.append(
                f"Values{among} {self.span} of {self.range}: only {percent(self.share)} of the range, so "
                "that the images are hard to see: set data.intensities to min-max."
            )
        if limits is not None and len(self.ranges) > 1:
            made.append(
                f"Values{among} of several types ({', '.join(sorted(self.types))}) are brought to one range, "
                f"{limits}: those of the narrower types may be hard to see."
            )
        return tuple(made)


def percent(share: float) -> str:
    """6 %, 0.4 %."""
    return f"{100 * share:.0f} %" if share >= 0.01 else f"{100 * share:.2g} %"
