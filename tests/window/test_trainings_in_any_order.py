"""A session and the buttons of its training, used in any order: all comes to rest, and stays whole."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from deeds import corrupt, draw_noise_again, go_to, select, surround, travel
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from PySide6.QtWidgets import QWidget

from aegui.analysis import latent
from aegui.app.session import Session
from aegui.app.training_control import BUSY
from aegui.app.training_thread import TrainThread
from aegui.explore.projection import choose
from aegui.explore.queries.codes import CODES
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.field import FIELD
from aegui.explore.queries.losses import LOSSES
from aegui.explore.queries.manifold import MANIFOLD
from aegui.explore.queries.page import PAGE
from aegui.explore.queries.posterior import POSTERIOR
from aegui.explore.queries.preview import PREVIEW
from aegui.explore.queries.ranking import RANKING
from aegui.explore.queries.timeline import TIMELINE
from aegui.explore.queries.trust import TRUST
from aegui.explore.query import Query, Showing
from aegui.explore.view_state import view_state
from aegui.runs.run_folder import RESUME, Run
from aegui.window.actions import Actions
from aegui.window.training_menu import training_menu

SHOWN: list[Query[Any, Any]] = [
    CODES, DECODED, TIMELINE, LOSSES, PREVIEW, TRUST, MANIFOLD, FIELD, POSTERIOR, PAGE, RANKING,
]  # fmt: skip
PATIENCE = 60.0  # seconds
FEW, MANY = 4, 300  # epochs
EDITED: dict[str, tuple[float, float]] = {
    "training.learning_rate": (0.001, 0.002),
    "training.epochs": (FEW, MANY),
    "model.code": (2, 3),
}
YOUNG = 8  # deeds until a session may be closed
EXPECTED = (  # what the user is told of what can't be done
    "stop it before Undo",
    "A training is under way: stop it", "is no run", "has trained all its", "needs a name",
    "already: take another", "is no longer stored", "There is nothing to remember", "of a code of",
)  # fmt: skip


def some(*deeds: str) -> st.SearchStrategy[list[tuple[str, int]]]:
    """Of these deeds, each with a number."""
    return st.lists(st.tuples(st.sampled_from(deeds), st.integers(0, 12)), min_size=1, max_size=6)


def until(condition: Callable[[], object], what: str) -> None:
    """Go through what comes until something holds."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"never {what}"
        QCoreApplication.processEvents()
        time.sleep(0.0005)


class Sessions(RuleBasedStateMachine):
    """One session after another, each with the trainings that the ones before it left."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        os.environ["AEGUI_RUNS"] = str(self.folder)  # which the test puts back
        self.begin()

    def teardown(self) -> None:
        self.leave()
        shutil.rmtree(self.folder)
        del self.session, self.window, self.buttons, self.showings  # hypothesis keeps the machine it ran last

    def begin(self) -> None:
        self.age = 0  # deeds
        self.said: list[str] = []
        self.session = session = Session()
        self.window = QWidget()
        self.buttons = Actions([training_menu(session)], [], self.window)
        self.buttons.follow(session.progress_changed, session.ready, session.explorer.changed)
        session.complained.connect(self.said.append)
        session.too_large.connect(lambda text, _: self.said.append(text))
        session.data_missing.connect(lambda _, text: self.said.append(text))
        session.images_moved.connect(lambda path, text, _: self.said.append(text))
        session.images_changed.connect(lambda path, text: self.said.append(text))
        self.told: dict[str, Any] = {}
        self.showings: dict[str, Showing] = {}
        for query in SHOWN:
            self.showings[query.name] = session.explorer.show(query, self.teller(query.name))
        session.start()
        until(lambda: session.phase == "idle", "ready")
        session.choose_device("cpu")
        session.choose_recipe("quick-start")
        for key, value in {"network.widths": [8], "training.batch": 512}.items():
            session.edit(key, value)
        session.edit("training.epochs", MANY)

    def teller(self, name: str) -> Callable[[Any], None]:
        return lambda answer: self.told.__setitem__(name, answer)

    def leave(self) -> None:
        """In the middle of whatever is under way."""
        session, begun = self.session, self.session.training.under_way
        session.end()
        assert session.at_rest
        if begun is not None:
            run = Run(begun.path)
            assert run.state["status"] in ("stopped", "finished")
            assert run.state["status"] == "finished" or (begun.path / RESUME).is_file()
        self.window.deleteLater()
        session.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    @property
    def runs(self) -> list[Path]:
        return sorted(path for path in self.folder.iterdir() if (path / "recipe.toml").is_file())

    def press(self, name: str) -> bool:
        """A button, where it can be pressed."""
        can = self.buttons[name].isEnabled()
        self.buttons[name].trigger()
        return can

    @initialize()
    def first(self) -> None:
        self.press("train")

    # The training

    @rule(name=st.sampled_from(["train", "step", "stop", "resume", "recipe.reset"]))
    def press_a_button(self, name: str) -> None:
        self.press(name)

    @rule()
    def train(self) -> None:
        """A new one, so that most of what is done is done while something is trained."""
        if self.session.phase == "idle":
            self.press("train")

    @rule(wait=st.booleans())
    def pause(self, wait: bool) -> None:
        """And wait for it, or not: the weights are held where they are."""
        if self.session.phase == "running":
            self.press("train")
            if wait:
                until(lambda: self.session.phase != "running", "paused")

    @rule(times=st.integers(1, 30))
    def look_on(self, times: int) -> None:
        """What comes meanwhile comes."""
        for _ in range(times):
            QCoreApplication.processEvents()
            time.sleep(0.0005)

    @rule()
    def wait_for_a_moment(self) -> None:
        """That is stored, if the training does not end before."""
        before = self.session.explorer.state.moments
        session = self.session
        until(lambda: session.phase != "running" or session.explorer.state.moments != before, "a moment")

    @rule(key=st.sampled_from(list(EDITED)), more=st.booleans())
    def edit(self, key: str, more: bool) -> None:
        self.session.edit(key, EDITED[key][more])

    # Runs

    @rule(number=st.integers(0, 3), how=st.sampled_from(["open", "open", "resume", "resume", "open none"]))
    def take_a_run(self, number: int, how: str) -> None:
        session, busy = self.session, self.session.phase in BUSY
        before = session.run, session.training.under_way
        if how == "open none":
            session.open_run(self.folder)
        elif number < len(self.runs):
            (session.open_run if how == "open" else session.resume)(self.runs[number])
        if busy:  # the one under way is not disturbed
            assert (session.run, session.training.under_way) == before

    @rule()
    def close_and_open_again(self) -> None:
        if self.age > YOUNG:
            self.leave()
            self.begin()

    # What is looked at

    @rule(places=st.lists(st.integers(0, 12), min_size=1, max_size=4))
    def scrub(self, places: list[int]) -> None:
        for place in places:
            if self.session.explorer.state.moments:
                travel(self.session.explorer, place)

    @rule(deeds=some("go_to", "select", "corrupt", "choose_backdrop", "choose_images", "turn", "see"))
    def look(self, deeds: list[tuple[str, int]]) -> None:
        self.do(deeds)

    @rule(deeds=some("go_to", "select", "undo", "undo_and_redo", "bookmark", "go_back"))
    def take_back(self, deeds: list[tuple[str, int]]) -> None:
        self.do(deeds)

    def do(self, deeds: list[tuple[str, int]]) -> None:
        """Some things at once, with a number that each understands in its own way; without codes there is
        nothing to do."""
        for name, number in deeds:
            if self.session.explorer.state.projection:
                getattr(self, name)(number)

    def go_to(self, number: int) -> None:
        model = self.session.explorer.state.model
        assert model is not None
        go_to(self.session.explorer, number % len(model.codes))

    def select(self, number: int) -> None:
        if number:
            select(self.session.explorer, range(number))
        else:
            surround(self.session.explorer)

    def corrupt(self, number: int) -> None:
        corrupt(self.session.explorer, "gaussian", 0.1 * (number % 3))
        draw_noise_again(self.session.explorer)

    def choose_backdrop(self, number: int) -> None:
        self.session.explorer.update(backdrop=("manifold", "none", "density", "volume")[number % 4])

    def choose_images(self, number: int) -> None:
        self.session.explorer.update(listed=("sample", "selection", "worst")[number % 3])

    def turn(self, number: int) -> None:
        state = self.session.explorer.state
        assert state.cursor is not None
        planes = [key for key, _ in latent.choices(len(state.cursor)) if key != "tsne"]
        self.session.explorer.update(**choose(state, planes[number % len(planes)]))

    def see(self, number: int) -> None:
        name = SHOWN[number % len(SHOWN)].name
        self.session.explorer.set_seen(self.showings[name], not self.showings[name].seen)

    def undo(self, number: int) -> None:
        self.session.undo.undo()

    def undo_and_redo(self, number: int) -> None:
        """What was taken back is as it was, once it is done again."""
        undo, explorer = self.session.undo, self.session.explorer
        can: list[bool] = []
        connection = undo.can_undo.connect(can.append)
        undo.settle()
        QObject.disconnect(connection)
        before, said = view_state(explorer.state), len(self.said)
        if can[-1]:
            undo.undo()
            if len(self.said) == said:  # else it is of the recipe, and a training runs
                undo.redo()
        assert view_state(explorer.state) == before

    def bookmark(self, number: int) -> None:
        self.session.bookmarks.add("ab "[number % 3])

    def go_back(self, number: int) -> None:
        names = self.session.bookmarks.names()
        if names:
            self.session.bookmarks.go(names[number % len(names)])

    # Rest

    @rule(hold=st.booleans())
    def rest(self, hold: bool) -> None:
        """All is answered, to what is asked now."""
        session, explorer = self.session, self.session.explorer
        if session.phase == "running" and session.last_progress().epochs in (0, MANY):
            self.press("train" if hold else "stop")
        until(lambda: session.phase not in ("running", "stopping"), "at rest")
        # A single step is one of a pause: it brings a model, too, and then rests again.
        until(lambda: explorer.is_settled and not explorer.state.training, "settled")
        state = explorer.state
        assert not state.model_awaited
        assert not state.images_awaited
        assert not session.loader.awaits("model")
        assert not session.loader.awaits("moment")
        assert not session.loader.awaits("images")
        assert state.model is None or state.model.moment == state.moment
        for asked in explorer._asked.values():
            if asked.seen:
                key = asked.query.key(state)
                assert asked.number == 0
                assert (key is None) == (asked.answer is None) or asked.lack, asked.query.name
                assert key is None or asked.lack or asked.query.holds(asked.of, key), asked.query.name
        for name, showing in self.showings.items():
            if showing.seen:
                assert self.told.get(name) is explorer._asked[name].answer, name
        if session.phase == "idle":
            assert not state.live
            assert all(Run(path).state["status"] in ("stopped", "finished") for path in self.runs)
        if session.run is not None:
            assert state.run == session.run.path

    @invariant()
    def the_training_is_what_the_buttons_say(self) -> None:
        session, phase = self.session, self.session.phase
        assert session.is_training == (phase in BUSY)
        assert session.last_progress().phase == phase
        assert self.buttons["train"].isEnabled() == (phase != "stopping")
        assert self.buttons["step"].isEnabled() == (phase in ("idle", "paused"))
        assert self.buttons["stop"].isEnabled() == (phase in ("running", "paused"))
        assert self.buttons["resume"].isEnabled() == (phase == "idle" and session.run is not None)
        if phase == "idle":
            assert not session.explorer.state.training
            assert not session.explorer.state.live

    @invariant()
    def the_state_is_whole(self) -> None:
        state = self.session.explorer.state
        assert replace(state) == state
        assert state.moment is None or state.moment in state.moments
        assert state.selection.images is state.images
        if state.model is not None and state.images is not None:
            assert len(state.model.codes) == len(state.model.rows) <= len(state.images)
            assert state.cursor is None or len(state.cursor) == state.model.codes.shape[1]

    @invariant()
    def nothing_fails(self) -> None:
        assert all(any(words in text for words in EXPECTED) for text in self.said), self.said

    @invariant()
    def few_threads(self) -> None:
        self.age += 1
        threads = [thread for thread in self.session.findChildren(QThread) if thread.isRunning()]
        assert len(threads) <= 3  # and the window's own
        assert sum(isinstance(thread, TrainThread) for thread in threads) <= 1


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, examples: int, steps: int) -> None:
    monkeypatch.setenv("AEGUI_RUNS", "")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(folder / name))
    monkeypatch.delenv("AEGUI_DATA", raising=False)
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    threads = torch.get_num_threads()
    Sessions.TestCase.settings = settings(
        max_examples=examples, stateful_step_count=steps, database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # what threads do is not the same again: nothing is made smaller
    )  # fmt: skip
    try:
        Sessions.TestCase("runTest").debug()
    finally:
        torch.set_num_threads(threads)


def test_trainings_in_any_order(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, tmp_path, 5, 25)


@pytest.mark.long
def test_many_trainings_in_any_order(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, tmp_path, 300, 50)
