"""Which page of «Look inside» is shown, and how. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

NoiseLevel = tuple[str, float]  # kind and level


@dataclass(frozen=True)
class PageChoice:
    """Kept while models change: a page that does not fit one is there again with the next that it fits."""

    name: str = ""  # "", or one that does not fit the model: the first that does
    draw: int = 0  # another number: drawn by chance anew
    # Of each page's options what was chosen: page, option, and the noise at which, where the page follows it.
    options: tuple[tuple[str, str, NoiseLevel | None], ...] = ()

    def option_of(self, page: str, noise: NoiseLevel | None) -> str:
        """What was chosen of a page's options, "" before; for a page that follows the noise at this one."""
        return next((option for name, option, at in self.options if (name, at) == (page, noise)), "")

    def with_option(self, page: str, option: str, noise: NoiseLevel | None) -> PageChoice:
        """Another one of the page's options."""
        others = tuple(one for one in self.options if one[0] != page)
        return replace(self, options=(*others, (page, option, noise)))
