"""The table of actions of a window: each part of it is given what it works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from aegui import paths
from aegui.explore.queries.directions import ENDPOINTS
from aegui.explore.queries.latent_path import LATENT_PATH
from aegui.explore.queries.selected import COUNT
from aegui.views.panel import View
from aegui.views.panels.decoded import DecodedView
from aegui.views.panels.directions import DirectionsView
from aegui.views.panels.images import ImagesView
from aegui.views.panels.latent import LatentView
from aegui.views.panels.losses import LossView
from aegui.views.panels.path import PathView
from aegui.views.panels.user_image import UserImageView
from aegui.views.theme import Theme
from aegui.window import language, letters, menus
from aegui.window.actions import Actions, Menu
from aegui.window.banner import Banner
from aegui.window.bookmark_menu import BookmarkMenu
from aegui.window.branch_menu import BranchMenu
from aegui.window.code_menu import CodeMenu
from aegui.window.data_sets import DataSets
from aegui.window.direction_menu import DirectionMenu
from aegui.window.docks import Dock, float_focused
from aegui.window.encoding_menu import EncodingMenu
from aegui.window.experiments_menu import ExperimentsMenu
from aegui.window.export_menu import ExportMenu
from aegui.window.help import Help
from aegui.window.image_file import ImageFile
from aegui.window.path_menu import PathMenu
from aegui.window.run_actions import RunActions
from aegui.window.saving import Saving, keep_choices
from aegui.window.tag_menu import TagMenu
from aegui.window.top_bar import TopBar
from aegui.window.training_film import TrainingFilm
from aegui.window.training_menu import training_menu
from aegui.window.user_image_menu import UserImageMenu

if TYPE_CHECKING:
    from aegui.app.session import Session

V = TypeVar("V", bound=View)
translate = QCoreApplication.translate


@dataclass(frozen=True)
class Deeds:
    """What the window itself does."""

    close: Callable[[], object]
    experiments: ExperimentsMenu
    compare: Callable[[Path], object]  # open a run in a window beside this one
    compare_several: Callable[[], object]  # ask which runs, and hold them against one another
    compare_these: Callable[[list[str]], object]  # paths of runs
    theme: Callable[[], Theme]
    open_foreign: Callable[[], object]  # a model or codes from elsewhere
    choose_theme: Callable[[str], object]
    theme_choice: Callable[[], str]
    choose_letters: Callable[[str], object]
    choose_language: Callable[[str], object]
    choose_intensities: Callable[[], object]
    show_plane_alone: Callable[[], object]
    show_run_table: Callable[[], object]
    search_runs: Callable[[], object]
    reset_layout: Callable[[], object]
    view_in_focus: Callable[[], View]
    show_keys: Callable[[], object]
    show_palette: Callable[[], object]
    remember: Callable[[dict[str, Any]], object]  # settings
    show_settings: Callable[[], object]
    show_welcome: Callable[[], object]
    start_tour: Callable[[], object]
    recent: Menu  # what was opened last


def action_table(
    session: Session,
    banner: Banner,
    docks: Mapping[str, Dock],
    views: Mapping[str, View],
    runs: RunActions,
    data_sets: DataSets,
    bar: TopBar,
    deeds: Deeds,
    lessons: Menu,
    window: QWidget,
) -> Actions:
    """Everything that can be done in a window; dialogs stand over `window`."""
    explorer = session.explorer
    latent, user_image_view = _view(views, LatentView), _view(views, UserImageView)
    path_view = _view(views, PathView)
    saving, about = Saving(session, banner, window), Help(banner, window)
    keep_choices(_view(views, LossView), deeds.remember)
    for dock in docks.values():
        dock.help_asked.connect(about.open)
    film = TrainingFilm(explorer, session.loader, latent, banner, saving.name, window)
    encoding = EncodingMenu(session, banner, window)
    user_image = UserImageMenu(explorer, user_image_view, docks["own"].to_front)
    path = PathMenu(explorer, session.loader, path_view, banner, docks["path"].to_front, saving.name)
    direction = DirectionMenu(
        explorer, session.directions, _view(views, DirectionsView), docks["directions"].to_front
    )
    image_file = ImageFile(explorer, window, banner)
    tags = TagMenu(session, banner, image_file.pointed, window)
    image_file.others.append(tags.fill)
    session.images_warned.connect(image_file.warn)
    for view in (latent, _view(views, ImagesView)):
        view.image_menu_asked.connect(image_file.pop_up)
    codes = CodeMenu(explorer, _view(views, DecodedView), deeds.remember)
    bookmarks = BookmarkMenu(session.bookmarks, banner, window)
    compare = menus.compare_menu(
        deeds.compare_several, lambda: runs.entries, deeds.compare, runs.browse_beside(deeds.compare)
    )
    branches = BranchMenu(session, deeds.compare_these, deeds.remember, deeds.theme, window)
    export = menus.export_menu(saving, *ExportMenu(session, banner, window).actions(), encoding.menu())
    in_file = {
        "open": runs.browse,
        "open_file": runs.browse_archives,
        "foreign": deeds.open_foreign,
        "data": data_sets.choose_folder,
        "contents": data_sets.show_contents,
        "intensities": deeds.choose_intensities,
        "figure": lambda: saving.figure(deeds.view_in_focus(), views),
        "film": film.ask,
        "quit": deeds.close,
    }

    def show_micrograph() -> None:
        session.open_run(paths.trained() / "micrograph")
        docks["sample"].to_front()

    in_help = {
        "welcome": deeds.show_welcome,
        "tour": deeds.start_tour,
        "palette": deeds.show_palette,
        "keys": deeds.show_keys,
        "micrograph": show_micrograph,
        "help": about.open_on_focus,
        "words": about.explain_words,
        "documents": about.open_documents,
        "shortcut": about.add_shortcut,
        "about": about.show,
    }
    actions = Actions(
        [
            menus.file_menu(saving, views, explorer, [deeds.recent, compare], export, in_file),
            menus.edit_menu(
                session,
                deeds.show_settings,
                path.menu(),
                user_image.menu(),
                direction.menu(),
                tags.menu(),
                image_file.menu(),
            ),
            training_menu(session, branches.menu(), deeds.experiments.menu()),
            menus.view_menu(
                docks,
                [menus.backdrop_menu(latent), codes.menu(), bookmarks.menu()],
                menus.theme_menu(deeds.choose_theme, deeds.theme_choice),
                menus.letters_menu(deeds.choose_letters, letters.chosen),
                menus.language_menu(deeds.choose_language, language.chosen),
                deeds.show_plane_alone,
                deeds.show_run_table,
                deeds.search_runs,
                deeds.reset_layout,
            ),
            lessons,
            menus.help_menu(in_help),
        ],
        [
            menus.button_menu(translate("Menus", "Recipe"), bar.recipe),
            menus.run_menu(lambda: runs.entries, session),
            menus.button_menu(translate("Menus", "Data"), bar.data),
            menus.button_menu(translate("Menus", "Device"), bar.device),
            menus.choice_menu(translate("Menus", "Projection"), latent.axes),
            menus.page_menu(explorer, docks["inside"].to_front),
            menus.tool_menu(latent),
            menus.reach_menu(latent, banner.show_message, lambda: float_focused(docks)),
            menus.panel_menu(docks, views),
        ],
        window,
    )
    actions.follow(
        session.progress_changed, session.ready, session.undo.can_undo, session.undo.can_redo,
        user_image_view.pad.sketch.changed,
    )  # fmt: skip
    explorer.changed.connect(actions.follow_state)
    explorer.show(COUNT, actions.refresh)
    explorer.show(LATENT_PATH, actions.refresh)
    explorer.show(ENDPOINTS, actions.refresh)
    return actions


def _view(views: Mapping[str, View], kind: type[V]) -> V:
    return next(one for one in views.values() if isinstance(one, kind))
