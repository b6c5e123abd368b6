"""Connects the dialog of intensities with the recipe and with some images that the loader reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aegui.error_message import sentence
from aegui.views.theme import Theme
from aegui.window.banner import Banner
from aegui.window.fitted_dialog import Place

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.explore.records import Bytes
    from aegui.parts.datasets.intensities import Intensities
    from aegui.parts.datasets.own import OwnImages
    from aegui.parts.datasets.raw_images import RawImages
    from aegui.recipe import Recipe
    from aegui.window.intensities_dialog import IntensitiesDialog

LOOK = "raw images"  # what the loader is asked for
BINS = 128


class IntensitiesPreview(QObject):
    """One dialog at a time. Every choice is an edit of the recipe; a drag is seen before it is one."""

    def __init__(self, session: Session, banner: Banner, theme: Callable[[], Theme], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._banner, self._theme, self._window = session, banner, theme, window
        self.dialog: IntensitiesDialog | None = None
        self._raw: RawImages | None = None
        self._of: OwnImages | None = None  # what the raw images are of
        self._channel = 0  # that is shown, where each has limits of its own
        session.draft.changed.connect(self._on_recipe)
        session.draft.refused.connect(self._on_refused)

    def show(self) -> None:
        """Open the dialog, or say why there is nothing to choose."""
        data = self._data()
        if data is None:
            text = self.tr("Intensities are chosen for images of your own: choose a folder or file of them.")
            self._banner.show_message(text, "info")
            return
        dialog = self._filled(data)
        dialog.show()
        dialog.activateWindow()

    def _filled(self, data: OwnImages) -> IntensitiesDialog:
        """The dialog; made where there is none."""
        if self.dialog is None:
            from aegui.window.intensities_dialog import IntensitiesDialog

            self.dialog = IntensitiesDialog(type(data), self._theme(), self._window)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.edited.connect(lambda name, value: self._session.edit(f"data.{name}", value))
            self.dialog.suggestion_taken.connect(
                lambda: self._session.edit("data.intensities", "percentiles")
            )
            self.dialog.histogram.moved.connect(self._on_moved)
            self.dialog.histogram.chosen.connect(self._on_chosen)
            self.dialog.channel_chosen.connect(self._on_channel)
            self.dialog.finished.connect(self._on_closed)
        self._show(data)
        return self.dialog

    def set_theme(self, theme: Theme) -> None:
        """In these colours."""
        if self.dialog is not None:
            self.dialog.histogram.set_theme(theme)

    def kept(self) -> tuple[int, Place] | None:
        """The channel that is shown, and where the dialog stands; it is closed."""
        if self.dialog is None:
            return None
        kept = self._channel, self.dialog.standing()
        self.dialog.close()
        return kept

    def keep(self, kept: tuple[int, Place] | None) -> None:
        """Show the same again."""
        data = self._data()
        if kept is not None and data is not None:
            self._channel, place = kept
            self._filled(data).stand(place)

    def _data(self) -> OwnImages | None:
        """The recipe's data, where they are the user's own and a path is given."""
        recipe = self._session.recipe
        data = getattr(recipe, "data", None)
        return data if getattr(data, "path", "") else None

    def _on_closed(self) -> None:
        self._session.loader.cancel(LOOK)
        self.dialog = self._raw = self._of = None

    def _on_recipe(self, recipe: Recipe, _: Recipe) -> None:
        data = self._data()
        if self.dialog is not None and data is not None:
            self._show(data)
        elif self.dialog is not None:
            self.dialog.close()

    def _on_refused(self, key: str, text: str) -> None:
        section, _, name = key.partition(".")
        row = self.dialog.rows.get(name) if self.dialog is not None and section == "data" else None
        if row is not None:
            row.set_problem(text)

    def _show(self, data: OwnImages) -> None:
        """The choices, and the images once they are there."""
        from aegui.window.intensities_dialog import FIELDS

        assert self.dialog is not None
        self.dialog.set_data(data, self._session.is_training)
        plain = data.model_copy(update={name: type(data).model_fields[name].default for name in FIELDS})
        if self._of == plain and self._raw is not None:
            self._draw(data)
        elif self._of != plain:
            self._of, self._raw = plain, None
            self.dialog.set_looking()
            folders = self._session.folders
            self._session.loader.ask(
                LOOK, lambda task: plain.raw(folders), self._on_read,
                lambda error: self.dialog.set_problem(sentence(error)) if self.dialog is not None else None,
            )  # fmt: skip

    def _on_read(self, raw: RawImages) -> None:
        data = self._data()
        if self.dialog is not None and data is not None:
            self._raw = raw
            self._on_channel(min(self._channel, max(len(raw.channels) - 1, 0)))

    def _on_channel(self, channel: int) -> None:
        """The values of another channel, and what becomes of them."""
        self._channel, data, raw = channel, self._data(), self._raw
        if self.dialog is not None and data is not None and raw is not None:
            self.dialog.set_channels(raw.channels, channel)
            self.dialog.histogram.set_counts(raw.histogram(BINS, channel), raw.extent(channel))
            self._draw(data)

    def _on_chosen(self, low: float, high: float) -> None:
        """Limits of this channel; the others keep theirs."""
        data, raw = self._data(), self._raw
        limits = [low, high]
        if data is not None and raw is not None and raw.channels:
            rule = self._rule(data)
            each = [raw.limits_of(rule, n) or raw.extent(n) for n in range(len(raw.channels))]
            limits = [value for one in each for value in one]
            limits[2 * self._channel : 2 * self._channel + 2] = [low, high]
        self._session.edit("data.limits", limits)

    def _rule(self, data: OwnImages) -> Intensities:
        """As the recipe has it; what the images tell, as these tell it."""
        from aegui.parts.datasets import DataBroken

        assert self._raw is not None
        if self._raw.channels and not data.channels:
            data = data.model_copy(update={"channels": self._raw.channels})  # as it will be settled
        try:
            return data.ranged(self._raw.found, self._raw.told).rule
        except DataBroken:  # fixed, and no limits yet
            each = tuple(self._raw.extent(n) for n in range(len(self._raw.channels)))
            return replace(data.rule, limits=None if each else self._raw.extent(), channels=each)

    def _draw(self, data: OwnImages) -> None:
        from aegui.parts.datasets.intensities import number
        from aegui.parts.datasets.values import MOST, crowd

        assert self.dialog is not None
        assert self._raw is not None
        raw, rule = self._raw, self._rule(data)
        limits = raw.limits_of(rule, self._channel)
        texts = ("", "") if limits is None else (number(limits.low), number(limits.high))
        self.dialog.histogram.set_limits(limits, texts)
        self.dialog.set_images(self._seen(rule))
        found = self.tr("Values of some images: {}, {}.")
        if limits is None and data.kind == "patches":
            found += " " + self.tr(
                "Each picture has a range of its own, of all of it and not of each patch; here patches are "
                "seen by their own."
            )
        share = raw.crowding(rule, self._channel)
        wasted = share <= MOST and raw.found.span is not None and raw.found.span.low < raw.found.span.high
        span = raw.found.spans[self._channel] if raw.channels else raw.found.span
        self.dialog.set_told(
            found.format(span, ", ".join(sorted(raw.found.types))),
            f"{crowd(share)}." if wasted else " ".join(raw.found.warnings(rule)),
            self.tr("Use percentiles") if wasted and rule.method != "percentiles" else "",
        )

    def _on_moved(self, low: float, high: float) -> None:
        """While a handle is dragged: the images alone."""
        from aegui.parts.datasets.intensities import Limits, number

        data = self._data()
        if self.dialog is not None and self._raw is not None and data is not None:
            rule = replace(data.rule, method="fixed", limits=Limits(low, high), channels=())
            self.dialog.histogram.set_limits((low, high), (number(low), number(high)))
            self.dialog.set_images(self._seen(rule))

    def _seen(self, rule: Intensities) -> Bytes:
        """Some images (N, C, h, w) as a rule has them; of channels apart, the one that is shown."""
        assert self._raw is not None
        made = self._raw.drawn(rule)
        return made[:, self._channel : self._channel + 1] if self._raw.channels else made
