"""The same images before the noise, after it and reconstructed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint, QSize, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from aegui.explore.cursor import cursor_on_image
from aegui.explore.latent_path import with_image
from aegui.explore.outliers import DENSITY, DISTANCE, ERROR
from aegui.explore.queries.absent import ABSENT, Absent
from aegui.explore.queries.beginning import BEGINNING
from aegui.explore.queries.channels import CHANNELS
from aegui.explore.queries.file_units import UNITS
from aegui.explore.queries.image_classes import CLASSES, Classes
from aegui.explore.queries.preview import PREVIEW
from aegui.explore.queries.ranking import RANKING, SAMPLE, SELECTION, WORST
from aegui.explore.queries.selected import COUNT
from aegui.explore.query import Showing, fact
from aegui.explore.records import Ints, NoiseChoice, Preview, Ranked
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.plots.mosaic import Mosaic
from aegui.views.theme import Theme
from aegui.views.widgets.channel_button import ChannelButton
from aegui.views.widgets.controls import Choice, FloatSlider, NumberField
from aegui.views.widgets.error_colours import coloured
from aegui.views.widgets.icons import icon
from aegui.views.widgets.pixel_value import Units
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.ranking import Ranking

if TYPE_CHECKING:
    from aegui.views.seam import Explorer


class ImagesView(View):
    """Signals: what was chosen and clicked. Setters: the sample, its noises, and the worst of some images."""

    name: ClassVar[str] = "images"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("ImagesView", "Images")
    order: ClassVar[int] = 40
    area: ClassVar[Area] = "right-bottom"
    shortcut: ClassVar[str] = "Ctrl+4"
    early = True

    noise_changed = Signal(str, float)
    redraw_noise = Signal()
    image_clicked = Signal(int)  # its row among the shown images
    image_pinned = Signal(int)  # the same, as a point of a path
    image_menu_asked = Signal(int, QPoint)  # the same, and a place on the screen
    which_chosen = Signal(str)  # "sample", "selection" or "worst"
    class_chosen = Signal(str)  # name of a class, "" for all
    score_chosen = Signal(str)  # "error", "distance" or "density"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noises: dict[str, NoiseChoice] = {}
        self._preview: Preview | None = None
        self._ranked: Ranked | None = None
        self._selected = 0  # images
        self._units: Units | None = None
        self._seen = True
        self._sample: Showing | None = None
        self._ranking: Showing | None = None
        self._explorer: Explorer | None = None
        self.which, self.classes = Choice(quiet=True), Choice(quiet=True)
        self.which.setToolTip(self.tr("Which images: a sample, those selected in the plane, or the worst."))
        self.classes.setToolTip(self.tr("Images of one class only."))
        self.which.setAccessibleName(self.tr("Which images"))
        self.classes.setAccessibleName(self.tr("Class"))
        self.by = Choice(quiet=True)
        self.by.setToolTip(self.tr("By what images are ranked, the oddest first."))
        self.by.setAccessibleName(self.tr("Ranked by"))
        self.channels = ChannelButton()
        self.header.addWidget(self.channels)
        self.header.addWidget(self.classes)
        self.header.addWidget(self.which)
        self.ranking = Ranking()
        self.mosaic = Mosaic()
        self.mosaic.setToolTip(
            self.tr("A click moves the cursor onto the code of that image, Shift-click adds it to the path.")
        )
        self.kind = Choice()
        self.kind.setToolTip(self.tr("How these images are corrupted before the model sees them."))
        self.kind.setAccessibleName(self.tr("Noise"))
        self.level_name = PlainLabel()
        self.level_name.setProperty("role", "dim")
        self.level = FloatSlider()
        self.level.setMinimumWidth(50)
        self.level.setToolTip(self.tr("How strongly they are corrupted; the training keeps its own level."))
        self.level.setAccessibleName(self.tr("Level of the noise"))
        self.number = NumberField()
        self.number.setSingleStep(0.05)
        self.number.setToolTip(self.tr("The level of the noise as a number."))
        self.number.setAccessibleName(self.tr("Level of the noise"))
        self.again = QToolButton()
        self.again.setToolTip(self.tr("Draws new random noise of the same kind and level."))
        self.again.setAccessibleName(self.tr("New noise"))
        label = PlainLabel(self.tr("Noise"))
        label.setProperty("role", "dim")
        self.errors = QToolButton()
        self.errors.setCheckable(True)
        self.errors.setToolTip(
            self.tr("Shows below each image where its reconstruction is wrong, pixel by pixel.")
        )
        self.errors.setAccessibleName(self.tr("Errors"))
        self.errors.toggled.connect(lambda _: self.set_preview(self._preview))
        self.noise = QWidget()
        row = QHBoxLayout(self.noise)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (label, self.kind, self.level_name, self.level, self.number, self.again):
            row.addWidget(widget, 1 if widget is self.level else 0)
        row.addStretch(0)
        row.addWidget(self.errors)
        self.body.addWidget(self.mosaic, 1)
        self.body.addWidget(self.noise)
        self.body.addWidget(self.ranking, 1)
        self._row = (label, self.kind, self.level_name, self.level, self.number, self.again)
        self.mosaic.setToolTip(
            self.tr("PSNR: peak signal-to-noise ratio, the mean of each image's; the higher, the more alike.")
        )
        self.mosaic.clicked.connect(lambda index: self._tell(self.image_clicked, self._preview, index))
        self.mosaic.pinned.connect(lambda index: self._tell(self.image_pinned, self._preview, index))
        self.kind.chosen.connect(self._on_kind)
        self.level.moved.connect(self._on_level)
        self.number.typed.connect(self._on_level)
        self.again.clicked.connect(self.redraw_noise)
        self.ranking.clicked.connect(lambda index: self._tell(self.image_clicked, self._ranked, index))
        self.ranking.grid.pinned.connect(lambda index: self._tell(self.image_pinned, self._ranked, index))
        self.mosaic.menu_asked.connect(
            lambda index, place: self._tell(self.image_menu_asked, self._preview, index, place)
        )
        self.ranking.grid.menu_asked.connect(
            lambda index, place: self._tell(self.image_menu_asked, self._ranked, index, place)
        )
        self.which.chosen.connect(self._on_which)
        self.classes.chosen.connect(lambda _: self.ranking.grid.begin())
        self.classes.chosen.connect(self.class_chosen)
        self.ranking.foot.addWidget(self.by)
        self.by.chosen.connect(lambda _: self.set_ranked(None))
        self.by.chosen.connect(self.score_chosen)
        self.set_score(ERROR)
        self.set_classes(Classes((), ""))
        self.set_which(SAMPLE)
        self.set_noises((), "", 0.0)
        self.set_preview(None)
        self.set_theme(self.theme)

    def sizeHint(self) -> QSize:
        """Three rows of six."""
        return QSize(420, 330)

    def connect_to(self, explorer: Explorer) -> None:
        """The grid, its noise, the images that are ranked; a click moves the cursor, or adds to the path."""
        self._explorer = explorer

        def tell_noise(_: object) -> None:
            state = explorer.state
            self.set_noises(state.noises, state.noise.kind, state.noise.level)

        def corrupt(kind: str, level: float) -> None:
            explorer.update(noise=replace(explorer.state.noise, kind=kind, level=level))

        def draw_again() -> None:
            noise = explorer.state.noise
            explorer.update(noise=replace(noise, draw=noise.draw + 1))

        self.noise_changed.connect(corrupt)
        self.redraw_noise.connect(draw_again)
        self.which_chosen.connect(lambda which: explorer.update(listed=which))
        self.class_chosen.connect(lambda name: explorer.update(listed_class=name))
        self.score_chosen.connect(lambda by: explorer.update(ranked_by=by))
        explorer.show(fact("ranked_by"), self.set_score)
        self.image_pinned.connect(lambda row: explorer.update(path=with_image(explorer.state, row)))
        self.image_clicked.connect(lambda row: explorer.update(cursor=cursor_on_image(explorer.state, row)))
        self.channels.connect_to(explorer)
        explorer.show(CHANNELS, self.channels.set_choice)
        explorer.show(UNITS, self.set_units)
        explorer.show(BEGINNING, self.set_beginning)
        explorer.show(ABSENT, self.set_absent)
        explorer.show(fact("noises"), tell_noise)
        explorer.show(fact("noise"), tell_noise)
        explorer.show(fact("listed"), self.set_which)
        explorer.show(CLASSES, self.set_classes)
        explorer.show(COUNT, self._on_selected)
        self._sample = explorer.show(PREVIEW, self.set_preview, seen=False)
        self._ranking = explorer.show(
            RANKING, self.set_ranked, self.ranking.set_progress, self.ranking.set_sentence, seen=False
        )
        self._tell_seen()

    def without(self, absent: Absent) -> str:
        """That takes both halves of a model."""
        text = self.tr(
            "No image is restored in this run: that takes an encoder and a decoder, and one of them is not "
            "there. Open a model with encoder.onnx and decoder.onnx, or train one."
        )
        return text if absent.decoder or absent.encoder else ""

    def set_seen(self, seen: bool) -> None:
        self._seen = seen
        self._tell_seen()

    def _tell_seen(self) -> None:
        """Either the sample or the ranking is worked out."""
        if self._explorer is not None and self._sample is not None and self._ranking is not None:
            sample = self.which.currentData() == SAMPLE
            self._explorer.set_seen(self._sample, self._seen and sample)
            self._explorer.set_seen(self._ranking, self._seen and not sample)

    def _say_empty(self) -> None:
        """Without a sample there is a sentence; where images are ranked that is said in their place."""
        lacking = self._preview is None and self.which.currentData() == SAMPLE
        text = self.tr("Held-out images, with noise and as the model restores them. Train or open a run.")
        self.set_empty(text if lacking else "", offers=True)

    def _on_selected(self, count: int | None) -> None:
        """What was just selected is seen at once, where its images are there to be seen."""
        before, self._selected = self._selected, count or 0
        if self._explorer is None:
            return
        state = self._explorer.state
        there = state.images is not None and state.images.pixels is not None
        if there and not before and self._selected and state.listed == SAMPLE:
            self._explorer.update(listed=SELECTION)
        elif not self._selected and state.listed == SELECTION:
            self._explorer.update(listed=SAMPLE)

    def set_ranked(self, ranked: Ranked | None) -> None:
        """Images with their errors, the worst first."""
        self._ranked = ranked
        self._say_empty()
        if ranked is None:
            self.ranking.set_sentence(self.tr("The scores are being worked out."))
        else:
            self.ranking.set_ranked(ranked)

    def set_preview(self, preview: Preview | None) -> None:
        """The rows there are; where the originals are missing the caption says why.

        Without them there is nothing to corrupt.
        """
        self._preview = preview
        self._arrange()
        self._say_empty()
        if preview is None:
            return
        rows = []
        if preview.originals is not None:
            rows.append((self.tr("original"), preview.originals))
        if preview.noisy is not None:
            seen = self.tr("grey") if preview.grey else self.tr("noisy")
            rows.append((self._with_psnr(seen, preview.psnr_noisy), preview.noisy))
        restored = self._with_psnr(self.tr("reconstructed"), preview.psnr_reconstructed)
        rows.append((restored, preview.reconstructed))
        valued = len(rows)
        if self.errors.isChecked() and preview.errors is not None:
            name = self.tr("squared error, up to {}").format(f"{preview.high:.2g}")
            rows.append((name, coloured(preview.errors, self.theme)))
        units = preview.units if self._units is None else self._units
        self.mosaic.set_rows(rows, preview.names, units, valued)

    def set_units(self, units: Units | None) -> None:
        """The value in the file of each byte, of each shown channel where those are no colours."""
        self._units = units
        self.mosaic.set_units(units)

    def set_which(self, which: str | None) -> None:
        """Which images are shown: a sample of the validation images, those selected, or the worst of all."""
        choices = [
            (SAMPLE, self.tr("sample"), self.tr("Fixed validation images, corrupted as is chosen below.")),
            (SELECTION, self.tr("selection"), self.tr("Those selected in the plane, the worst first.")),
            (WORST, self.tr("worst first"), self.tr("All that are drawn, the worst or the oddest first.")),
        ]
        self.which.set_choices(choices, which or SAMPLE)
        self._arrange()
        self._say_empty()
        self._tell_seen()

    def set_score(self, by: str | None) -> None:
        """What images are ranked by."""
        choices = [
            (ERROR, self.tr("by error"), self.tr("The images that are reconstructed worst.")),
            (
                DISTANCE,
                self.tr("by distance"),
                self.tr("The images whose codes are farthest from those of training images."),
            ),
            (
                DENSITY,
                self.tr("by density"),
                self.tr("The images about whose codes others lie less dense than about their neighbours."),
            ),
        ]
        self.by.set_choices(choices, by or ERROR)

    def set_classes(self, classes: Classes | None) -> None:
        """The classes that there are, and the one shown."""
        if classes is None:
            return
        named = [(name, self.tr("class {}").format(name), "") for name in classes.names]
        self.classes.set_choices([("", self.tr("all classes"), ""), *named], classes.current)
        self._arrange()

    def set_noises(self, noises: tuple[NoiseChoice, ...], kind: str, level: float) -> None:
        """The kinds of noise, the one in use and its level."""
        self._noises = {noise.kind: noise for noise in noises}
        self.kind.set_choices([(noise.kind, noise.label, noise.help) for noise in noises], kind)
        for widget in self._row:
            widget.setVisible(bool(noises))
        self._show_noise(kind, level)

    def controls_of_mouse(self) -> Sequence[QWidget]:
        """All but the images and what stands above them."""
        return self.classes, self.which, self.noise, self.by

    def kept(self) -> dict[str, Any]:
        """Whether the errors are shown."""
        return {"errors": self.errors.isChecked()}

    def keep(self, chosen: Mapping[str, Any]) -> None:
        """The same."""
        self.errors.setChecked(chosen.get("errors") is True)

    def set_theme(self, theme: Theme) -> None:
        """Labels dim, images as they are."""
        super().set_theme(theme)
        self.mosaic.set_theme(theme)
        self.ranking.grid.set_theme(theme)
        self.again.setIcon(icon("refresh", theme.dim))
        self.errors.setIcon(icon("errors", theme.text, 14))
        if self.errors.isChecked():
            self.set_preview(self._preview)

    def _with_psnr(self, name: str, psnr: float | None) -> str:
        return name if psnr is None else self.tr("{} · PSNR {} dB").format(name, f"{psnr:.1f}")

    def _show_noise(self, kind: str, level: float) -> None:
        noise = self._noises.get(kind)
        levelled = noise is not None and bool(noise.level_name)
        for widget in (self.level_name, self.level, self.number):
            widget.setEnabled(levelled)
            widget.setVisible(levelled)
        self.again.setVisible(levelled)
        if noise is not None and levelled:
            self.level_name.setText(noise.level_name)
            self.level.set_bounds(noise.low, noise.high)
            self.number.setRange(noise.low, noise.high)
            if not (self.level.isSliderDown() or self.number.hasFocus()):
                self.level.set_number(level)
                self.number.set_number(level)

    def _tell(
        self, signal: SignalInstance, images: Preview | Ranked | None, index: int, *more: object
    ) -> None:
        """Say which of the shown images was pointed at."""
        rows: Ints | None = None if images is None else images.rows
        if rows is not None and 0 <= index < len(rows):
            signal.emit(int(rows[index]), *more)

    def _on_which(self, which: str) -> None:
        self.set_ranked(None)
        self._arrange()
        self.which_chosen.emit(which)

    def _arrange(self) -> None:
        """Either the sample with its noise, or the worst."""
        preview, sample = self._preview, self.which.currentData() == SAMPLE
        originals = preview is not None and preview.originals is not None
        self.mosaic.setVisible(sample)
        self.noise.setVisible(sample and originals)
        self.which.setVisible(originals or not sample)
        self.ranking.setVisible(not sample)
        self.classes.setVisible(not sample and self.classes.count() > 1)
        self.set_state(preview.caption if sample and preview is not None else "")

    def _on_kind(self, kind: str) -> None:
        noise = self._noises[kind]
        level = min(max(self.number.value(), noise.low), noise.high) or (noise.low + noise.high) / 4
        self._show_noise(kind, level)
        self.level.set_number(level)
        self.number.set_number(level)
        self.noise_changed.emit(kind, level if noise.level_name else 0.0)

    def _on_level(self, level: float) -> None:
        self.level.set_number(level) if self.sender() is self.number else self.number.set_number(level)
        self.noise_changed.emit(str(self.kind.currentData()), float(level))


def demo() -> ImagesView:
    """The view with real digits, noise, and their reconstruction from twelve components."""
    from aegui.views.sample import samples

    view, given = ImagesView(), samples()
    view.set_noises(given.noises, "gaussian", 0.35)
    view.set_preview(given.preview)
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
