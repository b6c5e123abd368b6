"""The bar on top: what is trained, on what, the one big button, how far it is, and where it runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import isfinite

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from aegui.explore.records import COLD, Phase, Progress
from aegui.text import duration
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel, plain_tip
from aegui.views.widgets.style import mix
from aegui.window.picker import MenuButton
from aegui.window.picker_rows import Option

SEPARATOR = " · "
MARGIN, GAP = 16, 10  # px
TYPICAL, SPEED = "epoch 100 of 200 · 10 min 10 s left", " · 10,000 images/s"
ROOMY = 1360  # px: from here on the name comes before the speed
BUSY: tuple[Phase, ...] = ("running", "paused", "stopping")


class TopBar(QWidget):
    """Signals: recipe_chosen, run_chosen, data_chosen, device_chosen. The buttons do what actions do."""

    recipe_chosen = Signal(str)
    run_chosen = Signal(str)  # path
    data_chosen = Signal(str)
    device_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme: Theme = DARK
        self._phase: Phase = "warming"
        self.name = PlainLabel(self.tr("Autoencoder Explorer"))
        self.name.setProperty("role", "heading")
        self.recipe = MenuButton(
            self.tr("Recipe"), self.tr("Sets every choice at once: data, network, loss and training.")
        )
        self.data = MenuButton(self.tr("Data"), self.tr("The images the model learns from."))
        self.device = MenuButton(
            self.tr("Device"),
            self.tr("What the next training computes on."),
            14.6,
        )
        self.main = QPushButton()
        self.main.setProperty("primary", True)
        self.stop = QPushButton(self.tr("Stop"))
        self.step = QPushButton(self.tr("Step"))
        self.stop.setAccessibleName(self.tr("Stop"))
        self.step.setAccessibleName(self.tr("Step"))
        for button in (self.main, self.stop, self.step):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it was
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(48)
        room = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        room.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(room)
        self.words = Pieces()
        self._lay_out()
        self.recipe.chosen.connect(self.recipe_chosen)
        self.recipe.marked.connect(self.run_chosen)
        self.data.chosen.connect(self.data_chosen)
        self.device.chosen.connect(self.device_chosen)
        self.device.set_options([Option("auto", self.tr("automatic"))], "auto")  # until it is known which
        self.set_theme(DARK)
        self.set_progress(Progress("warming"))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 10, MARGIN, 10)
        layout.setSpacing(GAP)
        groups = (self.name, self.recipe, self.data, self.main, self.stop, self.step, self.bar, self.words)
        for widget in (*groups, self.device):
            layout.addWidget(widget, 1 if widget is self.bar else 0)
        names = (self.tr("Train"), self.tr("Pause"), self.tr("Resume"))
        widest = max(self.main.fontMetrics().horizontalAdvance(name) for name in names)
        self.main.setFixedWidth(widest + 52)  # nothing jumps when the word changes

    def set_actions(self, main: QAction, stop: QAction, step: QAction) -> None:
        """What the buttons do; they can be clicked, and say why not, as these can."""
        for button, action in ((self.main, main), (self.stop, stop), (self.step, step)):
            button.clicked.connect(action.trigger)
            action.changed.connect(partial(_mirror, button, action))
            _mirror(button, action)

    # What is shown

    def set_recipes(self, recipes: Sequence[Option], current: str) -> None:
        """The recipes; "" leaves the current one."""
        self.recipe.set_options(recipes, current)
        self._fit()

    def set_current_recipe(self, name: str) -> None:
        """The recipe that is set."""
        self.recipe.set_current(name)
        self._fit()

    def set_datasets(self, sets: Sequence[tuple[str, str, str]], current: str) -> None:
        """Key, label and a note on each data set."""
        self.data.set_options([Option(*one) for one in sets], current)
        self._fit()

    def set_devices(self, devices: Sequence[tuple[str, str]], current: str) -> None:
        """Key and label of each device."""
        self.device.set_options([Option(*one) for one in devices], current)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Icons and lists in these colours."""
        self._theme = theme
        for menu in (self.recipe, self.data, self.device):
            menu.set_theme(theme)
        self.stop.setIcon(_two_state("stop", theme))
        self.step.setIcon(_two_state("step", theme))
        for button in (self.main, self.stop, self.step):
            button.setIconSize(QSize(12, 12))
        self._show_phase()

    def set_progress(self, progress: Progress) -> None:
        """How far the training is; the buttons follow its phase."""
        at_work = progress.phase in BUSY or progress.followed
        self.bar.setVisible(at_work)
        self.bar.setValue(round(1000 * min(max(progress.fraction, 0.0), 1.0)))
        self.words.set_pieces(self._pieces(progress), keep_room=at_work)
        if progress.phase != self._phase:
            self._phase = progress.phase
            self._show_phase()

    def _pieces(self, progress: Progress) -> list[str]:
        """What is said of the progress, the most important first."""
        if not progress.epochs:
            return []
        epoch = self.tr("epoch {epoch} of {epochs}")
        pieces = [epoch.format(epoch=f"{progress.epoch:,}", epochs=f"{progress.epochs:,}")]
        if progress.phase == "paused":
            return [*pieces, self.tr("paused")]
        if progress.phase == "stopping":
            return [*pieces, self.tr("stopping")]
        if progress.phase == "running" or progress.followed:
            left, speed = progress.seconds_left, progress.images_per_second
            if left is not None and isfinite(left):
                pieces.append(self.tr("{} left").format(duration(left)))
            if speed:
                pieces.append(self.tr("{} images/s").format(f"{speed:,.0f}"))
        return pieces

    def _show_phase(self) -> None:
        theme, phase = self._theme, self._phase
        word, sign = {
            "running": (self.tr("Pause"), "pause"),
            "paused": (self.tr("Resume"), "play"),
            "stopping": (self.tr("Pause"), "pause"),
        }.get(phase, (self.tr("Train"), "play"))
        self.main.setText(word)
        self.main.setIcon(_two_state(sign, theme, theme.on_accent))
        self._enable()

    def _enable(self) -> None:
        phase, busy = self._phase, self._phase in BUSY
        ready = self.tr("Getting ready…")
        locked = self.tr("Locked while training: it is part of what the run is. Stop to change it.")
        for menu in (self.recipe, self.data, self.device):
            menu.setEnabled(menu is self.device or not busy)
            menu.set_ready(phase not in COLD)
            menu.setToolTip(locked if not menu.isEnabled() else ready if phase == "warming" else menu.hint)

    def _fit(self) -> None:
        """Leave out the captions and the name where the bar is too narrow for everything, in a wide window
        the captions first; then the words of two buttons.

        Room for the words is counted also while there are none, so that no button moves when a
        training starts.
        """
        self._show_words(True)
        fixed = sum(button.sizeHint().width() for button in (self.stop, self.step))
        fixed += self.main.minimumWidth() + self.bar.minimumWidth()
        words = TYPICAL if self.width() >= ROOMY else TYPICAL + SPEED
        metrics = self.words.fontMetrics()
        fixed += metrics.horizontalAdvance(words)
        fixed += 2 * MARGIN + 7 * GAP
        menus = (self.recipe, self.data, self.device)
        bare, full = (fixed + sum(menu.width_shown(caption) for menu in menus) for caption in (False, True))
        tight = bare - metrics.horizontalAdvance(words) + metrics.horizontalAdvance(TYPICAL)
        name = GAP + self.name.sizeHint().width()
        named = (bare if self.width() >= ROOMY else full) + name <= self.width()
        self.name.setVisible(named)
        for menu in menus:
            caption = full + (name if named else 0) <= self.width()
            menu.set_caption_shown(caption)
            menu.setMinimumWidth(menu.width_shown(caption) if tight <= self.width() else menu.least_width())
        self._show_words(tight <= self.width())

    def _show_words(self, shown: bool) -> None:
        """On two buttons whose icons say enough where there is little room."""
        self.stop.setText(self.tr("Stop") if shown else "")
        self.step.setText(self.tr("Step") if shown else "")

    # Qt

    def minimumSizeHint(self) -> QSize:
        """Of the narrowest form, not of the one shown."""
        icons = [button.sizeHint().width() - self._words_on(button) for button in (self.stop, self.step)]
        menus = [menu.least_width() for menu in (self.recipe, self.data, self.device)]
        others = [self.main.minimumWidth(), self.bar.minimumWidth(), self.words.minimumSizeHint().width()]
        wide = sum(icons + menus + others) + 2 * MARGIN + 6 * GAP
        return QSize(wide, super().minimumSizeHint().height())

    @staticmethod
    def _words_on(button: QPushButton) -> int:
        return button.fontMetrics().horizontalAdvance(button.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)


def _mirror(button: QPushButton, action: QAction) -> None:
    button.setEnabled(action.isEnabled())
    button.setToolTip(action.toolTip())


class Pieces(QWidget):
    """Words joined by dots; where there is no room the last ones are left out, none is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[str] = []
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_pieces(self, pieces: list[str], keep_room: bool) -> None:
        """The most important first; `keep_room` holds the width so that nothing jitters."""
        self._pieces = pieces
        self.setToolTip(plain_tip(SEPARATOR.join(pieces)))
        self.setAccessibleName(SEPARATOR.join(pieces))
        wide = self.fontMetrics().horizontalAdvance(SEPARATOR.join(pieces)) + 2
        room = max(wide, self._room) if keep_room else wide
        if room != self._room:
            self._room = room
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words that fit."""
        pieces = list(self._pieces)
        while len(pieces) > 1 and self._wide(pieces) > self.width():
            pieces.pop()
        return SEPARATOR.join(pieces)

    def sizeHint(self) -> QSize:
        return QSize(self._room if self._pieces else 0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(self._pieces[:1]) + 2, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _wide(self, pieces: list[str]) -> int:
        return self.fontMetrics().horizontalAdvance(SEPARATOR.join(pieces)) if pieces else 0


def _two_state(name: str, theme: Theme, colour: str = "") -> QIcon:
    """An icon that fades with its button."""
    made = QIcon(icon(name, colour or theme.text))
    faint = icon(name, mix(theme.dim, theme.panel, 0.5)).pixmap(48, 48)
    made.addPixmap(faint, QIcon.Mode.Disabled)
    return made


if __name__ == "__main__":
    from aegui.views.sample import show

    def demo() -> QWidget:
        bar = TopBar()
        bar.set_recipes(
            [Option("quick-start", "quick-start", "A 2-unit code of the bundled digits.")], "quick-start"
        )
        bar.set_datasets([("digits", "Digits", "1,797 images")], "digits")
        bar.set_devices([("cpu", "CPU, 2 threads")], "cpu")
        bar.set_progress(Progress("running", 12, 200, 0.06, 190, 6100))
        return bar

    show(demo)
