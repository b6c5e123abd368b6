"""The first five minutes: the welcome card, and the tour and hints that it leads to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from aegui.views.theme import Theme
from aegui.window.pointing import Pointed, Pointer
from aegui.window.tour import OFFLINE, Tour
from aegui.window.welcome import Welcome, Wish

if TYPE_CHECKING:
    from aegui.app.session import Session

SETTING = "welcomed"  # whether it was put away once


class Guide(QObject):
    """Shows the card and leads on from there."""

    def __init__(
        self,
        session: Session,
        pointer: Pointer,
        plane: QWidget,
        image: QWidget,
        take_images: Callable[[Path], object],
        lessons: Callable[[], list[tuple[str, Callable[[], object]]]],
        remember: Callable[[dict[str, Any]], object],
        window: QWidget,
    ) -> None:
        """`take_images` makes a folder the data; `lessons` gives words of a menu and what they begin."""
        super().__init__(window)
        self._session, self.pointer, self._window = session, pointer, window
        self._take_images, self._lessons, self._remember = take_images, lessons, remember
        self.tour = Tour(session, pointer, self)
        self._left: Path | None = None  # the run that the hint leads away from; None: it leads to no other
        pointer.next_asked.connect(self._on_read)
        session.explorer.changed.connect(self._look)
        self.welcome = Welcome(
            [
                Wish(
                    self.tr("Drag through digits"),
                    self.tr("A trained model is open already: move the ring over the plane."),
                    self.drag,
                ),
                Wish(
                    self.tr("Train a model"),
                    self.tr("On digits that come with the program; it takes about a minute."),
                    self.train,
                ),
                Wish(
                    self.tr("Look at my own pictures…"),
                    self.tr("A folder of them becomes the data; files can be dropped on the window, too."),
                    self.use_pictures,
                ),
                Wish(
                    self.tr("Take a lesson"),
                    self.tr("Each begins with a question and is answered in the window itself."),
                    self.choose_lesson,
                ),
                Wish(
                    self.tr("Open a run"),
                    self.tr("Every shipped model, and what you have trained, stands in the list."),
                    self.show_runs,
                ),
                Wish(
                    self.tr("Show me around"),
                    self.tr("Six steps on the real window, each a deed of yours."),
                    self.tour.start,
                ),
            ],
            plane,
            image,
            window,
        )
        self.welcome.closed.connect(lambda: self._remember({SETTING: True}))

    def parts(self) -> list[QObject]:
        """Everything that goes with it, what hears of others last."""
        return [self.welcome, *self.pointer.parts(), self]

    def set_theme(self, theme: Theme) -> None:
        """In these colours."""
        self.welcome.set_theme(theme)
        self.pointer.set_theme(theme)

    def show_welcome(self, asked: bool = True) -> None:
        """The card; at the first start nobody has asked for it, and the plane keeps the keyboard."""
        self.tour.leave()
        self.welcome.appear(take_keyboard=asked)

    def leave(self) -> None:
        """Card, tour and hints go: something else leads now."""
        if not self.welcome.isHidden():
            self.welcome.dismiss()
        self.tour.leave()

    def start_tour(self) -> None:
        """The tour from its first step."""
        self.welcome.hide()
        self.tour.start()

    # What one may want to do

    def drag(self) -> None:
        """Point at the plane."""
        text = self.tr(
            "Drag the ring over the plane, or press the arrow keys: the image at the right is decoded from "
            "the place under it. A click on a point brings the ring there; the wheel zooms."
        )
        self._point(text, self.tr("Drag through digits"), "latent.plane", ("decoded",))

    def train(self) -> None:
        """Set the recipe that needs nothing, and point at the button."""
        recipe = self._session.recipe
        if recipe is not None and not self._session.is_training and recipe.name != OFFLINE:
            self._session.choose_recipe(OFFLINE)
        text = self.tr(
            "Press Train, or the space bar. The loss falls, the codes unfold and the image under the ring "
            "sharpens; everything can be used meanwhile. Another recipe is chosen at the left."
        )
        self._point(
            text, self.tr("Train a model"), "bar.main", ("latent", "losses", "decoded"), to_a_run=True
        )

    def use_pictures(self) -> None:
        """Have a folder chosen."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Folder of pictures"))
        if folder:
            self._take_images(Path(folder))

    def choose_lesson(self) -> None:
        """Offer the lessons where the mouse or the card is."""
        menu = QMenu(self._window)
        for name, begin in self._lessons():
            menu.addAction(name).triggered.connect(lambda _=False, begin=begin: begin())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._window.mapToGlobal(self.welcome.geometry().topLeft()))

    def show_runs(self) -> None:
        """Point at the list."""
        text = self.tr(
            "A double-click opens a run. Runs that lie elsewhere are opened by the button in the head of the "
            "list, or dropped on the window."
        )
        self._point(text, self.tr("Open a run"), "runs", (), to_a_run=True)

    def _point(
        self, text: str, title: str, control: str, free: tuple[str, ...], to_a_run: bool = False
    ) -> None:
        self.tour.leave()
        self._left = self._session.explorer.state.run if to_a_run else None
        self.pointer.show(Pointed(text, title, control, free))

    def _look(self, *_: object) -> None:
        """Whether another run is shown than the hint was to lead away from: then it has done its work."""
        if self._left is None or self._session.explorer.state.run == self._left:
            return
        self._left = None
        if self.tour.place < 0:
            self.pointer.hide()

    def _on_read(self) -> None:
        """A hint that is no step of the tour has been read."""
        if self.tour.place < 0:
            self.pointer.hide()
