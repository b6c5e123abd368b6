"""The runs there are, in the lists of the window, and what the user does with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QWidget

from aegui import paths, settings
from aegui.error_message import sentence
from aegui.explore.query import Task, Urgency
from aegui.explore.records import COLD
from aegui.runs import run_table
from aegui.runs.run_index import Entry, Index, user_and_shipped
from aegui.runs.run_notes import RunNote
from aegui.text import shortened
from aegui.window.banner import Banner
from aegui.window.chosen_places import ARCHIVES, RUNS, ask_for_files, ask_for_place
from aegui.window.recipe_menu import RecipeMenu
from aegui.window.run_deeds import RunDeeds
from aegui.window.run_list import RunList
from aegui.window.run_thumbnails import Thumbnails

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.runs.last_good import LastGood

REST = 150  # ms: several things happen to a run at once
AGAIN = 4000  # ms: other programs train, too
AT_ONCE = 0.25  # seconds of reading, after which what is known is shown
READING, IMPORTING = "runs", "import"  # the questions' names
SEVERAL = 8  # names in a sentence


class RunActions(QObject):
    """Connects the list of runs, the menu of recipes and the session."""

    beside_asked = Signal(object)  # path of a run, while another is trained

    def __init__(
        self,
        session: Session,
        deeds: RunDeeds,
        runs: RunList,
        recipes: RecipeMenu,
        banner: Banner,
        window: QWidget,
    ) -> None:
        """`window` is what dialogs stand over; `deeds` outlive this, or they could not be taken back."""
        super().__init__(window)
        self._session, self._list, self._recipes = session, runs, recipes
        self._banner, self._window = banner, window
        self._index, self._order = Index(), run_table.recipe_order()
        self.entries: list[
            Entry
        ] = []  # as they were read last: one's own, the newest first, then the shipped
        self._to_bring: list[Path] = []  # what is being copied, and what waits for that
        self._said: set[str] = set()  # what could not be read, and is told once
        self._pictures = Thumbnails(session.loader, self)
        self._deeds = deeds
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self.read)
        self._often = QTimer(self, interval=AGAIN)
        self._often.timeout.connect(self._look_again)
        self._often.start()
        runs.keep(settings.load().run_table)
        runs.rows.line.picture = self._pictures.picture
        self._pictures.arrived.connect(lambda _: runs.rows.viewport().update())
        self._connect()

    def _connect(self) -> None:
        session, runs, deeds = self._session, self._list, self._deeds
        session.run_changed.connect(self._soon.start)
        session.runs_changed.connect(self._soon.start)
        session.ready.connect(self._soon.start)
        session.ready.connect(self._look_for_shipped)
        session.diverged.connect(self._on_diverged)
        runs.open_asked.connect(lambda path: session.open_run(Path(path)))
        runs.resume_asked.connect(lambda path: session.resume(Path(path)))
        runs.more_asked.connect(self.train_more)
        runs.folder_asked.connect(self.show_folder)
        runs.copy_asked.connect(lambda path: QGuiApplication.clipboard().setText(path))
        runs.browse_asked.connect(self.browse)
        runs.themed.connect(self._pictures.set_theme)
        runs.starred.connect(lambda chosen: deeds.star(self._of(chosen)))
        runs.edited.connect(lambda path, field, text: deeds.say(self._of([path]), field, text))
        runs.text_asked.connect(self._ask_text)
        runs.tag_asked.connect(self._ask_tag)
        runs.trash_asked.connect(lambda chosen: deeds.throw_away(self._of(chosen)))
        runs.undo_asked.connect(deeds.undo)
        runs.redo_asked.connect(deeds.redo)
        deeds.noted.connect(self._show_notes)
        deeds.moved.connect(self.read)
        self._banner.cancelled.connect(self._cancel_import)

    # The list

    def read(self) -> None:
        """Have the folders of runs read again; what takes longer is shown as it comes."""
        ready = self._session.phase not in COLD

        def work(_: Task[object]) -> tuple[list[Entry], bool, list[str]]:
            said: list[str] = []
            return *self._index.read(user_and_shipped(), ready, AT_ONCE, said.append), said

        self._session.loader.ask(READING, work, self._show, self._fail)

    def _look_for_shipped(self, _: object) -> None:
        """Tell what another version of the program has brought along."""
        from aegui.runs.shipped_runs import News, look

        def told(news: News) -> None:
            parts = []
            if news.new:
                parts.append(self.tr("New among the shipped runs: {}.").format(_listed(news.new)))
            if news.renewed:
                text = self.tr("Trained anew: {}; your stars, tags and notes on them are kept.")
                parts.append(text.format(_listed(news.renewed)))
            if news.bookmarked:
                text = self.tr("Your bookmarks of {} were made with the run before: their places may differ.")
                parts.append(text.format(_listed(news.bookmarked)))
            if parts:
                self._banner.show_message(" ".join(parts), "info")

        self._session.loader.ask("shipped", lambda _: look(), told, self._fail, urgency=Urgency.IDLE)

    def _look_again(self) -> None:
        """Runs may appear, grow and go by other hands; nobody is asked for a list that is not seen."""
        seen = self._list.isVisible() and not self._list.visibleRegion().isEmpty()
        if seen and self._window.isActiveWindow() and not self._session.loader.awaits(READING):
            self.read()

    def _show(self, answer: tuple[list[Entry], bool, list[str]]) -> None:
        found, whole, said = answer
        for text in said:
            if text not in self._said:
                self._said.add(text)
                self._banner.show_message(text, "warn")
        entries = run_table.in_order(found, self._order)
        if entries != self.entries:
            before = {entry.path: entry for entry in self.entries}
            self._pictures.renew({path for path, was in before.items() if was not in entries})
            self.entries = entries
            self._put()
        run = self._session.run
        if run is not None:
            self._list.set_current(str(run.path), whole)
        if not whole:
            self.read()

    def _put(self) -> None:
        self._list.set_runs(self.entries)
        self._recipes.set_runs(self.entries)

    def _show_notes(self, notes: dict[str, RunNote]) -> None:
        """What is being written is seen at once."""
        self.entries = [
            replace(entry, name=note.name or entry.folder, star=note.star, tag=note.tag, note=note.note)
            if (note := notes.get(entry.path)) is not None
            else entry
            for entry in self.entries
        ]
        self._put()

    def _of(self, chosen: Sequence[str]) -> list[Entry]:
        wanted = set(chosen)
        return [entry for entry in self.entries if entry.path in wanted]

    def _fail(self, error: Exception) -> None:
        self._banner.show_message(sentence(error), "bad")

    # What is asked

    def _ask_text(self, path: str, field: str) -> None:
        """A name or a note, in its cell where that is seen."""
        runs = self._of([path])
        if not runs or self._list.rows.edit_field(field):
            return
        words = {
            "name": (self.tr("Rename"), self.tr("Name of the run:"), runs[0].name),
            "note": (self.tr("Note"), self.tr("Note on the run:"), runs[0].note),
        }
        text, accepted = QInputDialog.getText(self._window, *words[field][:2], text=words[field][2])
        if accepted:
            self._deeds.say(runs, field, text)

    def _ask_tag(self, chosen: list[str]) -> None:
        """A tag, one of those that there are or another; none takes it away."""
        runs = self._of(chosen)
        known = sorted({entry.tag for entry in self.entries if entry.tag}, key=str.casefold)
        now = runs[0].tag if runs else ""
        choices = ["", *known]
        text, accepted = QInputDialog.getItem(
            self._window, self.tr("Tag"), self.tr("Tag of the runs; empty takes it away:"), choices,
            choices.index(now), True,
        )  # fmt: skip
        if accepted and runs:
            self._deeds.say(runs, "tag", text)

    def browse(self) -> None:
        """Open any run folder."""
        title = self.tr("Open a run")
        folder = ask_for_place(self._window, RUNS, title, paths.runs_dir())
        if folder is not None:
            self._session.open_run(folder)

    def browse_beside(self, compare: Callable[[Path], object]) -> Callable[[], None]:
        """Compare with any run folder."""

        def browse() -> None:
            title = self.tr("Compare with a run")
            folder = ask_for_place(self._window, RUNS, title, paths.runs_dir())
            if folder is not None:
                compare(folder)

        return browse

    def train_more(self, path: str) -> None:
        """Ask until which epoch a finished run is to be trained, and go on with it."""
        from aegui.runs.run_folder import Run

        done = int(Run(Path(path)).results.get("epochs", 0))
        text = self.tr("{} epochs are trained. Train until epoch").format(done)
        if done == 1:
            text = self.tr("1 epoch is trained. Train until epoch")
        title = self.tr("Train for more epochs")
        epochs, accepted = QInputDialog.getInt(self._window, title, text, 2 * done, done + 1)
        if accepted:
            self._session.resume(Path(path), changes={"training.epochs": str(epochs)})

    def show_folder(self, path: str) -> None:
        """Show a run in the desktop's own file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    # What is brought from elsewhere

    def browse_archives(self) -> None:
        """Open runs that came as one file each."""
        from aegui.runs.importing import ENDING

        title, kinds = self.tr("Open run files"), self.tr("Runs as files (*{} *.zip)").format(ENDING)
        chosen = ask_for_files(self._window, ARCHIVES, title, kinds)
        if chosen:
            self.bring_in(chosen)

    def takes(self, path: Path) -> bool:
        """Whether a file or folder is a run, by its names."""
        from aegui.runs.importing import takes

        return takes(path)

    def bring_in(self, dropped: Sequence[Path]) -> None:
        """Copy runs that lie elsewhere to one's own, and open the last; what is asked meanwhile is next."""
        self._to_bring += [path for path in dropped if path not in self._to_bring]
        if not self._session.loader.awaits(IMPORTING):
            self._bring_waiting()

    def _bring_waiting(self) -> None:
        parent, waiting = paths.runs_dir(), tuple(self._to_bring)

        def work(task: Task[object]) -> list[tuple[Path, bool]]:
            from aegui.runs.importing import bring

            return [bring(path, parent, task.tell) for path in waiting]

        def done(found: list[tuple[Path, bool]]) -> None:
            del self._to_bring[: len(waiting)]
            self._brought(found)
            if self._to_bring:
                self._bring_waiting()

        self._session.loader.ask(IMPORTING, work, done, self._not_brought, self._on_import, Urgency.IDLE)

    def _on_import(self, share: float, what: str) -> None:
        self._banner.show_progress(share, self.tr("Copying the run: {}").format(what))

    def _brought(self, found: list[tuple[Path, bool]]) -> None:
        self._banner.hide_progress()
        new = [path for path, is_new in found if is_new]
        if new:
            text = self.tr("{} was copied to {}.")
            text = text.format(", ".join(shortened(path.name, 80) for path in new), paths.runs_dir())
            self._banner.show_message(text, "good")
        self.read()
        last = found[-1][0]
        if not self._session.is_training:
            self._session.open_run(last)
        else:
            beside = (self.tr("Open beside"), lambda: self.beside_asked.emit(last))
            text = self.tr("{} is among your runs; a training is under way here.")
            self._banner.show_message(text.format(shortened(last.name, 80)), "info", [beside])

    def _not_brought(self, error: Exception) -> None:
        self._to_bring.clear()
        self._banner.hide_progress()
        self._fail(error)
        self.read()

    def _cancel_import(self) -> None:
        if self._session.loader.awaits(IMPORTING):
            self._session.loader.cancel(IMPORTING)
            self._to_bring.clear()
            self._banner.hide_progress()

    def _on_diverged(self, path: Path, text: str, good: LastGood) -> None:
        """Offer to go back to the last good moment."""
        kept = self.tr("The weights of step {} are kept.").format(f"{good.step:,}")
        action = self.tr("Back there at half the learning rate: {}").format(good.rate)
        changes = {"training.learning_rate": good.rate}
        go_on = (action, lambda: self._session.resume(path, changes=changes))
        self._banner.show_message(f"{text} {kept}", "bad", [go_on], stops_training=True)


def _listed(names: Sequence[str]) -> str:
    """The first of some names."""
    return ", ".join(names[:SEVERAL]) + (" …" if len(names) > SEVERAL else "")
