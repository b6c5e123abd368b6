"""The menus, and with them every key of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QMessageBox, QWidget

import aegui
from aegui import paths
from aegui.ui.backdrop_menu import BackdropMenu
from aegui.ui.bookmark_menu import BookmarkMenu
from aegui.ui.code_menu import CodeMenu
from aegui.ui.comparing import Comparison
from aegui.ui.direction_menu import DirectionMenu
from aegui.ui.keys import Group, KeysDialog
from aegui.views.toolbox import TOOLS

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer
    from aegui.ui.docks import Dock
    from aegui.ui.main_window import MainWindow
    from aegui.views.panel import View


class Menus(QObject):
    """Fills the menu bar of a window."""

    def __init__(self, window: MainWindow, bar: QMenuBar) -> None:
        super().__init__(window)
        self._window = window
        self.bar = bar
        self._files()
        self._edit()
        self._training()
        self._look()
        self._help()

    def _add(self, menu: QMenu, text: str, keys: str, what: Callable[[], object], tip: str) -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setToolTip(tip)
        action.setStatusTip(tip)
        action.triggered.connect(lambda: what())
        menu.addAction(action)
        return action

    def _menu(self, title: str) -> QMenu:
        menu = self.bar.addMenu(title)
        menu.setToolTipsVisible(True)
        return menu

    def _files(self) -> None:
        from aegui.explore.queries.selected import COUNT  # brings numpy with it
        from aegui.ui import saving
        from aegui.ui.encoding_menu import EncodingMenu
        from aegui.ui.filming import Filming

        window, menu = self._window, self._menu(self.tr("&File"))
        self._add(
            menu, self.tr("&Open run folder…"), "Ctrl+O", window.browse_run,
            self.tr("Show a run that lies anywhere on the disk."),
        )  # fmt: skip
        self.comparison = Comparison(window, menu.addMenu(self.tr("&Compare with")), self._add)
        self._add(
            menu, self.tr("Choose &data folder…"), "", window.data_sets.choose_folder,
            self.tr("Look for data sets in this folder."),
        )  # fmt: skip
        menu.addSeparator()
        self._add(
            menu, self.tr("&Save figure in focus…"), "Ctrl+S", window.save_figure,
            self.tr("Save the panel that has the keyboard as PNG."),
        )  # fmt: skip
        figures = menu.addMenu(self.tr("Save &figure"))
        for view in window.views.values():
            self._add(
                figures, view.label(), "", partial(window.save_figure, view),
                self.tr("Save this panel as PNG."),
            )  # fmt: skip
        self._add(
            menu, self.tr("Save &codes…"), "Ctrl+E", window.save_codes,
            self.tr("Save the codes that are shown as CSV, with identity and class of each image."),
        )  # fmt: skip
        self.encoding = EncodingMenu(window, menu.addMenu(self.tr("&Encode images")))
        chosen = self._add(
            menu, self.tr("Save se&lection…"), "Ctrl+Shift+E", partial(saving.save_selection, window),
            self.tr("Save the selected images, the worst first, as CSV with error and code, or as PNG."),
        )  # fmt: skip
        chosen.setEnabled(False)
        look = window.session.exploration
        look.explorer.show(COUNT, lambda count: chosen.setEnabled(bool(count)))
        look.gallery.saved.connect(partial(saving.tell_saved, window))
        self._add(
            menu, self.tr("Save &film of the training…"), "Ctrl+Shift+S", Filming(window).ask,
            self.tr("Save the stored moments as an animated GIF: the plane, and the image under the cursor."),
        )  # fmt: skip
        menu.addSeparator()
        self._add(menu, self.tr("&Quit"), "Ctrl+Q", window.close, self.tr("Stop the training and close."))

    def _edit(self) -> None:
        from aegui.explore.queries.selected import COUNT
        from aegui.ui.own_menu import OwnMenu
        from aegui.ui.path_menu import PathMenu
        from aegui.views.directions import DirectionsView

        look, menu = self._window.session.exploration, self._menu(self.tr("&Edit"))
        undo = self._add(
            menu, self.tr("&Undo"), "Ctrl+Z", look.undo.undo,
            self.tr("Take back a change of cursor, axes, backdrop, hidden classes or selection."),
        )  # fmt: skip
        redo = self._add(menu, self.tr("&Redo"), "Ctrl+Shift+Z", look.undo.redo, self.tr("Do it again."))
        menu.addSeparator()
        none = self._add(
            menu, self.tr("Select &nothing"), "Ctrl+D", partial(_select_nothing, look.explorer),
            self.tr("Show all codes in full again."),
        )  # fmt: skip
        menu.addSeparator()
        PathMenu(self._window, menu.addMenu(self.tr("&Path")), self._add)
        OwnMenu(self._window, menu.addMenu(self.tr("&Your own picture")), self._add)
        view = self._window.views["directions"]
        assert isinstance(view, DirectionsView)
        DirectionMenu(
            menu.addMenu(self.tr("&Direction")), self._add, look.explorer, look.directions, view,
            self._window.docks["directions"].to_front,
        )  # fmt: skip
        for action in (undo, redo, none):
            action.setEnabled(False)
        look.undo.can_undo.connect(undo.setEnabled)
        look.undo.can_redo.connect(redo.setEnabled)
        look.explorer.show(COUNT, lambda count: none.setEnabled(bool(count)))

    def _training(self) -> None:
        session, menu = self._window.session, self._menu(self.tr("&Training"))
        self._add(
            menu, self.tr("&Train, pause, go on"), "Ctrl+Return", session.toggle,
            self.tr("Train the recipe, pause it, or go on; Space does the same."),
        )  # fmt: skip
        self._add(
            menu, self.tr("&Step"), "Ctrl+.", session.step, self.tr("Learn from one batch, then pause.")
        )
        self._add(
            menu, self.tr("S&top"), "Ctrl+Shift+.", session.stop,
            self.tr("End the training; it can be resumed later."),
        )  # fmt: skip
        self._add(
            menu, self.tr("&Resume the open run"), "Ctrl+Shift+Return", self._resume,
            self.tr("Go on with a run that was stopped, or ended unexpectedly, as if it never had been."),
        )  # fmt: skip
        menu.addSeparator()
        self._add(
            menu, self.tr("&Undo changes of the recipe"), "", session.reset_recipe,
            self.tr("Set every field back to what the recipe says."),
        )  # fmt: skip

    def _resume(self) -> None:
        session = self._window.session
        if session.run is not None:
            session.resume(session.run.path)

    def _look(self) -> None:
        window, menu = self._window, self._menu(self.tr("&View"))
        for name, dock in window.docks.items():
            action = dock.toggleViewAction()
            action.setToolTip(self.tr("Show or hide this panel."))
            menu.addAction(action)
            view = window.views.get(name)
            if view is not None and view.shortcut:
                focus = QAction(view.label(), window)
                focus.setShortcut(QKeySequence(view.shortcut))
                focus.triggered.connect(lambda _=False, d=dock, v=view: self._go_to(d, v))
                window.addAction(focus)
        menu.addSeparator()
        self._add(
            menu, self.tr("&Plane alone, or all panels"), "F11", window.show_plane_alone,
            self.tr("Give the plane the whole window, or bring the other panels back; so does Esc."),
        )  # fmt: skip
        menu.addSeparator()
        explorer = window.session.exploration.explorer
        BackdropMenu(explorer, menu.addMenu(self.tr("Backdrop &under the codes")), self._add)
        CodeMenu(window, menu.addMenu(self.tr("Long &codes")), self._add)
        BookmarkMenu(window, menu.addMenu(self.tr("&Bookmarks")), self._add)
        menu.addSeparator()
        group = QActionGroup(self)
        chosen = str(paths.load_settings().get("theme", "system"))
        texts = {
            "system": self.tr("As the &system"),
            "dark": self.tr("&Dark"),
            "light": self.tr("&Light"),
        }
        for key, text in texts.items():
            choose = partial(window.set_theme_choice, key)
            action = self._add(menu, text, "", choose, self.tr("Colours of the window."))
            action.setCheckable(True)
            action.setChecked(key == chosen)
            group.addAction(action)
        menu.addSeparator()
        self._add(
            menu, self.tr("&Reset layout"), "", window.reset_layout,
            self.tr("Put every panel back to its first place."),
        )  # fmt: skip

    @staticmethod
    def _go_to(dock: Dock, view: View) -> None:
        """Give a view the keyboard, wherever it was hidden."""
        dock.to_front()
        view.setFocus()

    def _help(self) -> None:
        menu = self._menu(self.tr("&Help"))
        self._add(menu, self.tr("&Keys"), "F1", self.show_keys, self.tr("Everything the keyboard does."))
        self._add(
            menu, self.tr("&Add to applications"), "", self.add_shortcut,
            self.tr("Put an icon where a double-click opens this program."),
        )  # fmt: skip
        self._add(menu, self.tr("A&bout"), "", self.about, self.tr("What this program is."))

    def keys(self) -> list[Group]:
        """Every key and what it does, under what it is done to."""
        views = sorted((view.shortcut, view.label()) for view in self._window.views.values() if view.shortcut)
        tools = [(key, QCoreApplication.translate("Toolbox", text).split(":")[0]) for _, key, text in TOOLS]
        return [
            (
                self.tr("Everywhere"),
                [
                    (self.tr("Space"), self.tr("Train, pause, go on")),
                    (self.tr("Tab, Shift+Tab"), self.tr("Go to the next control, or the one before")),
                    (self.tr("Esc"), self.tr("Put the message away")),
                ],
            ),
            (
                self.tr("Plane"),
                [
                    (self.tr("Arrows"), self.tr("Move the cursor by 1 % of the view")),
                    (self.tr("Shift+Arrows"), self.tr("Move the cursor by 5 % of the view")),
                    (self.tr("Home, double-click"), self.tr("Show all codes")),
                    (self.tr("Wheel, +, −"), self.tr("Zoom the plane")),
                    (
                        self.tr("Drag, middle drag"),
                        self.tr("Pan the plane, with any tool by the middle button"),
                    ),
                    *((key, self.tr("Tool: {}").format(name)) for key, name in tools),
                ],
            ),
            (
                self.tr("Plane, by tool"),
                [
                    (self.tr("Enter"), self.tr("Move: select the code nearest to the cursor")),
                    (self.tr("Shift+Enter"), self.tr("Move: add that code, or take it away again")),
                    (self.tr("Enter, arrows, Enter"), self.tr("Lasso, box: draw with the cursor")),
                    (self.tr("Shift"), self.tr("Lasso, box: add what is surrounded")),
                    (self.tr("Ctrl, Alt"), self.tr("Lasso, box: take away what is surrounded")),
                    (self.tr("Esc"), self.tr("Lasso, box: give up what is being drawn")),
                    (self.tr("Click, Enter"), self.tr("Path: set a point")),
                    (self.tr("Right click, Backspace"), self.tr("Path: take the last point back")),
                ],
            ),
            (
                self.tr("Legends"),
                [
                    (self.tr("Click, Space"), self.tr("Show or hide what is named")),
                    (
                        self.tr("Double-click, Ctrl+click, Enter"),
                        self.tr("Show it alone, and then all again"),
                    ),
                ],
            ),
            (
                self.tr("Fields, lists, images"),
                [
                    (self.tr("Up, Down"), self.tr("Change the last figure of a number by 1")),
                    (self.tr("Page Up, Page Down"), self.tr("Change it by 10")),
                    (self.tr("Esc"), self.tr("Take back what is being typed")),
                    (self.tr("Down"), self.tr("Open the list of recipes, data sets or devices")),
                    (self.tr("Enter"), self.tr("Open the run, recipe or data set chosen")),
                    (self.tr("Ctrl+Enter"), self.tr("Open the run trained with the recipe")),
                    (self.tr("Enter, Space"), self.tr("Go to the nearest image, on its card")),
                    (self.tr("Shift+click"), self.tr("Make an image a point of the path")),
                    (self.tr("Left, Right, Home, End"), self.tr("Step along the path, on its strip")),
                    (self.tr("Ctrl+Z, Ctrl+Shift+Z"), self.tr("Take a stroke back, on one's own picture")),
                ],
            ),
            *(group for menu in _inside(self.bar) for group in _keys_of(menu)),
            (self.tr("Panels"), views),
        ]

    def show_keys(self) -> None:
        """The list of keys."""
        KeysDialog(self.keys(), self._window).exec()

    def add_shortcut(self) -> None:
        """Put an icon among the applications."""
        from aegui.install import shortcut

        try:
            made = shortcut.create()
        except OSError as error:
            self._window.banner.show_message(str(error), "bad")
            return
        text = self.tr("Autoencoder Explorer is among your applications: {}").format(made[0])
        self._window.banner.show_message(text, "good")

    def about(self) -> None:
        """Name, version and purpose."""
        text = self.tr(
            "<b>Autoencoder Explorer {}</b><p>Train the family of autoencoders and explore their latent "
            "spaces live.</p>"
        ).format(aegui.__version__)
        QMessageBox.about(self._window, paths.NAME, text)


def _inside(widget: QWidget) -> list[QMenu]:
    return [menu for action in widget.actions() if isinstance(menu := action.menu(), QMenu)]


def _keys_of(menu: QMenu) -> list[Group]:
    """Of a menu and of those inside it; the only key of an inner one stands among the outer one's."""
    rows: list[tuple[str, str]] = []
    groups: list[Group] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found = _keys_of(inner)
            if len(found) == 1 and len(found[0][1]) == 1:
                ((keys, what),) = found[0][1]
                rows.append((keys, f"{_plain(inner.title())}: {what}"))
            else:
                groups += found
        elif not action.shortcut().isEmpty():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            rows.append((keys, _plain(action.text())))
    return [(_plain(menu.title()), rows), *groups] if rows else groups


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _select_nothing(explorer: Explorer) -> None:
    explorer.update(selection=explorer.state.selection.cleared())
