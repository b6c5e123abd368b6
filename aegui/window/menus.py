"""What stands in the menus of the window, beside what has a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from aegui.explore.queries.page import PAGES
from aegui.explore.query import Task
from aegui.views.panel import View
from aegui.views.panels.latent import LatentView
from aegui.views.plots.toolbox import TOOLS
from aegui.views.widgets.controls import Choice
from aegui.views.widgets.plain_text import name_in, plain_action
from aegui.views.widgets.style import POINTS
from aegui.window import run_rows
from aegui.window.actions import Action, Listed, Menu, of_choice
from aegui.window.direction_menu import is_selected
from aegui.window.docks import Dock
from aegui.window.language import languages
from aegui.window.picker import MenuButton

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer
    from aegui.app.session import Session
    from aegui.runs.run_index import Entry
    from aegui.window.saving import Saving

Runs = Callable[[], "list[Entry]"]  # that there are
translate = QCoreApplication.translate


def file_menu(
    saving: Saving,
    views: Mapping[str, View],
    explorer: Explorer,
    others: Sequence[Menu],
    export: Menu,
    does: Mapping[str, Callable[[], object]],
) -> Menu:
    """Runs, what else is opened (`others`), data, and everything that is saved; `does`: open, open_file,
    foreign, data, contents, intensities, figure, film, quit."""

    return Menu(
        translate("Menus", "&File"),
        [
            Action(
                "run.open", translate("Menus", "&Open run folder…"), does["open"],
                translate("Menus", "Show a run that lies anywhere on the disk."), "Ctrl+O",
            ),
            Action(
                "run.open_file", translate("Menus", "Open run &file…"), does["open_file"],
                translate(
                    "Menus",
                    "Copy a run that came as one file (.aerun), or as a zip file, to your runs and show it.",
                ),
            ),
            Action(
                "foreign.open", translate("Menus", "Open from &elsewhere…"), does["foreign"],
                translate(
                    "Menus",
                    "Explore a model that was trained elsewhere (encoder.onnx and decoder.onnx, in a folder "
                    "or a zip file), or a table of codes alone.",
                ),
                "Ctrl+Alt+O",
            ),
            *others,
            Action(
                "data.folder", translate("Menus", "Choose &data folder…"), does["data"],
                translate("Menus", "Look for data sets in this folder."),
            ),
            Action(
                "data.contents", translate("Menus", "&What is in my file…"), does["contents"],
                translate(
                    "Menus",
                    "Show the arrays of a file or the pictures of a folder, their ranges, and what they are "
                    "taken for; choose the images and labels.",
                ),
            ),
            Action(
                "data.intensities", translate("Menus", "&Intensities…"), does["intensities"],
                translate(
                    "Menus",
                    "Choose what of your own images becomes black and white, with their histogram and some "
                    "of them as they would be trained on.",
                ),
                "Ctrl+Shift+I",
            ),
            None,
            Action(
                "save.figure", translate("Menus", "&Save figure in focus…"), does["figure"],
                translate(
                    "Menus",
                    "Save the panel that has the keyboard as PNG, SVG or PDF, of any size, or copy it.",
                ),
                "Ctrl+S",
            ),
            Menu(
                translate("Menus", "Save &figure"),
                [
                    Action(
                        f"save.{name}", view.label(), partial(saving.figure, view, views),
                        translate("Menus", "Save this panel as PNG, SVG or PDF for a paper, or copy it."),
                    )
                    for name, view in views.items()
                ],
            ),
            export,
            Action(
                "save.selection", translate("Menus", "Save se&lection…"), saving.selection,
                translate(
                    "Menus",
                    "Save the selected images, the worst first: as CSV, NPZ or Parquet with error and code, "
                    "or as PNG.",
                ),
                "Ctrl+Shift+E", partial(is_selected, explorer),
            ),
            Action(
                "save.film", translate("Menus", "Save &film of the training…"), does["film"],
                translate(
                    "Menus",
                    "Save the stored moments as an animated GIF: the plane, and the image under the cursor.",
                ),
                "Ctrl+Shift+S",
            ),
            None,
            Action(
                "quit", translate("Menus", "&Quit"), does["quit"],
                translate("Menus", "Stop the training and close."), "Ctrl+Q",
            ),
        ],
    )  # fmt: skip


def export_menu(saving: Saving, *others: Action | Menu) -> Menu:
    """What leaves the program to live elsewhere: tables, models, figures, reports."""
    return Menu(
        translate("Menus", "E&xport"),
        [
            Action(
                "save.codes", translate("Menus", "&Codes…"), saving.codes,
                translate(
                    "Menus",
                    "Save the codes that are shown as CSV, NPZ or Parquet, with identity, class, error and "
                    "place of each image.",
                ),
                "Ctrl+E",
            ),
            *others,
        ],
    )  # fmt: skip


def edit_menu(session: Session, settings: Callable[[], object], *inner: Menu) -> Menu:
    """Undo, selection, and what is drawn or chosen by hand."""

    explorer = session.explorer

    def select_nothing() -> None:
        explorer.update(selection=explorer.state.selection.cleared())

    return Menu(
        translate("Menus", "&Edit"),
        [
            Action(
                "undo", translate("Menus", "&Undo"), session.undo.undo,
                translate(
                    "Menus",
                    "Take back what was done last: to the picture, the recipe, directions, bookmarks, tags, "
                    "runs or panels.",
                ),
                "Ctrl+Z", session.undo.goes_back,
            ),
            Action(
                "redo", translate("Menus", "&Redo"), session.undo.redo, translate("Menus", "Do it again."),
                "Ctrl+Shift+Z", session.undo.goes_on,
            ),
            None,
            Action(
                "select.none", translate("Menus", "Select &nothing"), select_nothing,
                translate("Menus", "Show all codes in full again."), "Ctrl+D",
                partial(is_selected, explorer),
            ),
            None,
            *inner,
            None,
            Action(
                "settings", translate("Menus", "Se&ttings…"), settings,
                translate(
                    "Menus", "Language, colours, motion, threads, folders and what else can be set."
                ),
                "Ctrl+,",
            ),
        ],
    )  # fmt: skip


def view_menu(
    docks: Mapping[str, Dock],
    inner: list[Menu],
    theme: Menu,
    letters: Menu,
    language: Menu,
    alone: Callable[[], object],
    table: Callable[[], object],
    search: Callable[[], object],
    reset: Callable[[], object],
) -> Menu:
    """Which panels there are, and what is seen in them."""
    return Menu(
        translate("Menus", "&View"),
        [
            *(
                Action(
                    f"panel.{name}", plain_action(dock.windowTitle()), dock.toggle,
                    translate("Menus", "Show or hide this panel."), checked=dock.is_open,
                )
                for name, dock in docks.items()
            ),
            None,
            Action(
                "plane.alone", translate("Menus", "&Plane alone, or all panels"), alone,
                translate(
                    "Menus", "Give the plane the whole window, or bring the other panels back; so does Esc."
                ),
                "F11",
            ),
            Action(
                "runs.table", translate("Menus", "&Runs as a table, or all panels"), table,
                translate(
                    "Menus",
                    "Give the runs the whole window, with pictures, figures and notes to sort and search, or "
                    "bring the other panels back; so does Esc.",
                ),
                "Ctrl+R",
            ),
            Action(
                "runs.search", translate("Menus", "&Find runs…"), search,
                translate("Menus", "Search the list of runs by words."), "Ctrl+F",
            ),
            None,
            *inner,
            None,
            *theme.entries,
            letters,
            language,
            None,
            Action(
                "layout.reset", translate("Menus", "&Reset layout"), reset,
                translate("Menus", "Put every panel back to its first place."),
            ),
        ],
    )  # fmt: skip


def theme_menu(choose: Callable[[str], object], chosen: Callable[[], str]) -> Menu:
    """Light, dark, of high contrast, or as the desktop is."""

    def is_chosen(key: str) -> bool:
        return chosen() == key

    texts = {
        "system": translate("Menus", "As the &system"),
        "dark": translate("Menus", "&Dark"),
        "light": translate("Menus", "&Light"),
        "contrast": translate("Menus", "&High contrast"),
    }
    return Menu(
        "",
        [
            Action(
                f"theme.{key}", text, partial(choose, key), translate("Menus", "Colours of the window."),
                checked=partial(is_chosen, key),
            )
            for key, text in texts.items()
        ],
    )  # fmt: skip


def letters_menu(choose: Callable[[str], object], chosen: Callable[[], str]) -> Menu:
    """How large the text is: points, or "" for as large as the desktop's."""
    tip = translate("Menus", "The size of all text in the window.")

    def is_chosen(points: str) -> bool:
        return chosen() == points

    texts = {"": translate("Menus", "As the &system")}
    texts |= {str(points): translate("Menus", "{} points").format(points) for points in POINTS}
    return Menu(
        translate("Menus", "&Text size"),
        [
            Action(
                f"letters.{points or 'system'}", text, partial(choose, points), tip,
                checked=partial(is_chosen, points),
            )
            for points, text in texts.items()
        ],
    )  # fmt: skip


def language_menu(choose: Callable[[str], object], chosen: Callable[[], str]) -> Menu:
    """The languages, each by its own name, or the system's; told as "" or a code such as zh_CN."""
    tip = translate("Menus", "The language of the program; everything goes on in it at once.")

    def is_chosen(code: str) -> bool:
        return chosen() == code

    texts = {"": translate("Menus", "As the &system"), **languages()}
    return Menu(
        translate("Menus", "L&anguage"),
        [
            Action(
                f"language.{code or 'system'}", text, partial(choose, code), tip,
                checked=partial(is_chosen, code),
            )
            for code, text in texts.items()
        ],
    )  # fmt: skip


def help_menu(does: Mapping[str, Callable[[], object]]) -> Menu:
    """`does`: welcome, tour, help, documents, palette, keys, micrograph, shortcut, about."""
    return Menu(
        translate("Menus", "&Help"),
        [
            Action(
                "welcome", translate("Menus", "&Welcome"), does["welcome"],
                translate("Menus", "Ask what you want to do, and lead there."),
            ),
            Action(
                "tour", translate("Menus", "&Show me around"), does["tour"],
                translate("Menus", "Six steps on the real window, each a deed of yours."),
            ),
            Action(
                "help", translate("Menus", "&Help on this panel"), does["help"],
                translate(
                    "Menus", "What the panel that has the keyboard is for, and what can be done in it."
                ),
                "F1",
            ),
            Action(
                "words", translate("Menus", "&Words of this panel"), does["words"],
                translate("Menus", "What the words with a dotted line mean where the keyboard is."),
                "Ctrl+F1",
            ),
            Action(
                "documents", translate("Menus", "&Documents"), does["documents"],
                translate("Menus", "Pages about the window, recipes, data, results, and how it is built."),
            ),
            Action(
                "palette", translate("Menus", "&All commands…"), does["palette"],
                translate("Menus", "Type what you want: every action, recipe, run and panel by its name."),
                "Ctrl+Shift+P",
            ),
            Action(
                "keys", translate("Menus", "&Keys"), does["keys"],
                translate("Menus", "Everything the keyboard does."), "Shift+F1",
            ),
            Action(
                "micrograph", translate("Menus", "&Try it on a micrograph"), does["micrograph"],
                translate(
                    "Menus", "Opens a model of the patches of a micrograph, painted back onto the tissue."
                ),
            ),
            Action(
                "shortcut", translate("Menus", "&Add to applications"), does["shortcut"],
                translate("Menus", "Put an icon where a double-click opens this program."),
            ),
            Action(
                "about", translate("Menus", "A&bout"), does["about"],
                translate("Menus", "What this program is."),
            ),
        ],
    )  # fmt: skip


def backdrop_menu(latent: LatentView) -> Menu:
    """What lies under the codes, and a key for the next of it."""
    choice = latent.backdrops

    def next_one() -> None:
        kinds = [key for key, _, _, there in map(choice.offered, range(choice.count())) if there]
        if len(kinds) > 1:  # with t-SNE nothing can lie there: what was chosen comes back after it
            now = choice.currentData()
            choice.choose(kinds[(kinds.index(now) + 1 if now in kinds else 0) % len(kinds)])

    return Menu(
        translate("Menus", "Backdrop &under the codes"),
        [
            Action(
                "backdrop.next", translate("Menus", "&Next backdrop"), next_one,
                translate(
                    "Menus",
                    "Lay the next picture under the codes: none, decoded images, density and the others.",
                ),
                "Shift+B",
            ),
            None,
            Listed(partial(of_choice, choice)),
        ],
    )  # fmt: skip


def compare_menu(
    several: Callable[[], object],
    runs: Runs,
    open_run: Callable[[Path], object],
    browse: Callable[[], object],
) -> Menu:
    """Runs held against one another, and runs in a window of their own."""
    tip = translate("Menus", "Show this run in a window beside this one.")
    return Menu(
        translate("Menus", "&Compare with"),
        [
            Action(
                "compare.runs", translate("Menus", "&Several runs…"), several,
                translate(
                    "Menus",
                    "Hold from two to eight runs against one another in a window of their own: curves, "
                    "codes, images, recipes and figures.",
                ),
                "Ctrl+Shift+K",
            ),
            None,
            Action(
                "compare.folder", translate("Menus", "&Other folder…"), browse,
                translate(
                    "Menus",
                    "Show another run in a window beside this one; both share selection and cursor.",
                ),
                "Ctrl+Shift+O",
            ),
            None,
            Listed(partial(_runs, runs, open_run, tip)),
        ],
    )  # fmt: skip


# What stands in no menu


def run_menu(runs: Runs, session: Session) -> Menu:
    """Every run that is on the disk."""
    tip = translate("Menus", "Show this run in place of the one that is open.")
    return Menu(translate("Menus", "Run"), [Listed(partial(_runs, runs, session.open_run, tip))])


def _runs(runs: Runs, open_run: Callable[[Path], object], tip: str) -> Iterator[Action]:
    for run in runs():
        yield Action("", plain_action(run_rows.title(run)), partial(open_run, Path(run.path)), tip)


def choice_menu(title: str, choice: Choice) -> Menu:
    """What a combo box of a panel offers."""
    return Menu(title, [Listed(partial(of_choice, choice))])


def page_menu(explorer: Explorer, to_front: Callable[[], object]) -> Menu:
    """The pages of «Look inside», whose view comes to the front."""

    def show(name: str) -> None:
        to_front()
        explorer.update(page=replace(explorer.state.page, name=name))

    def offered() -> Iterator[Action]:
        key = PAGES.key(explorer.state)
        if key is not None:
            for name, label, explanation in PAGES.answer(key, Task()).choices:
                yield Action("", plain_action(label), partial(show, name), explanation)

    return Menu(translate("InsideView", "Look inside"), [Listed(offered)])


def button_menu(title: str, button: MenuButton) -> Menu:
    """What a button of the bar on top offers."""

    def is_current(key: str) -> bool:
        return button.current == key

    def offered() -> Iterator[Action]:
        for option in button.options():
            note = " · ".join(filter(None, [option.note, option.aside]))
            yield Action(
                "", plain_action(option.label), partial(button.choose, option.key), note,
                enabled=button.isEnabled, checked=partial(is_current, option.key),
            )  # fmt: skip

    return Menu(title, [Listed(offered)])


def panel_menu(docks: Mapping[str, Dock], views: Mapping[str, View]) -> Menu:
    """Every panel and its key."""

    def key(name: str) -> str:
        return views[name].shortcut if name in views else ""

    def go_to(name: str) -> None:
        docks[name].to_front()
        docks[name].panel.setFocus()

    return Menu(
        translate("Menus", "Panels"),
        [
            Action(
                f"go.{name}", plain_action(docks[name].windowTitle()), partial(go_to, name),
                translate("Menus", "Give this panel the keyboard, wherever it is hidden."), key(name),
            )
            for name in sorted(docks, key=lambda name: key(name) or "~")  # those without one at the end
        ],
    )  # fmt: skip


def reach_menu(latent: LatentView, say: Callable[[str], object], float_panel: Callable[[], object]) -> Menu:
    """What eyes or the mouse do otherwise."""
    return Menu(
        translate("Menus", "By keyboard and by ear"),
        [
            Action(
                "plane.say", translate("Menus", "Say where the cursor is"), lambda: say(latent.mirror.text()),
                translate("Menus", "The plane in words: cursor, nearest image, verdict and losses."),
                "Ctrl+Shift+W",
            ),
            Action(
                "panels.float", translate("Menus", "Float this panel, or put it back"), float_panel,
                translate("Menus", "Make the panel that has the keyboard a window of its own, and back."),
                "Ctrl+Shift+L",
            ),
        ],
    )  # fmt: skip


def tool_menu(latent: LatentView) -> Menu:
    """What the mouse does in the plane."""
    return Menu(
        translate("Menus", "Tool"),
        [
            Action(
                f"tool.{name}", name_in(translate("Toolbox", text)), latent.tools.buttons[name].click,
                translate("Toolbox", text), key, keyed=False,
            )
            for name, key, text in TOOLS
        ],
    )  # fmt: skip
