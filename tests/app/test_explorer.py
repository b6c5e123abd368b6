"""Keys are compared, answers are told, late ones dropped; what nobody sees is not worked out."""

from __future__ import annotations

import gc
import weakref
from threading import Event
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from aegui.app import explorer as module
from aegui.app.explorer import Explorer
from aegui.explore.query import Lacking, Query, Task, Urgency, fact
from aegui.explore.state import Fields, GridImages, Model, Noise, State


class Counted:
    """A query about a field of the state; it counts how often it is answered."""

    def __init__(self, field: str = "backdrop", **options: Any) -> None:
        self.count = 0
        self.told: list[Any] = []
        self.query: Query[Any, Any] = Query(
            options.pop("name", field), lambda state: getattr(state, field) or None, self._answer, **options
        )

    def _answer(self, key: Any, task: Task[Any]) -> Any:
        self.count += 1
        return key


def settle(qtbot: QtBot, explorer: Explorer) -> None:
    if not explorer.is_settled:
        with qtbot.waitSignal(explorer.settled):
            pass


def model(codes: int = 3) -> Model:
    return Model(None, np.zeros((codes, 2), np.float32), np.arange(codes))


def test_what_is_worked_out_now_is_told_within_the_update(explorer: Explorer) -> None:
    asked = Counted(urgency=Urgency.NOW)
    explorer.show(asked.query, asked.told.append)
    explorer.update(backdrop="density")
    assert asked.told == ["manifold", "density"]


def test_an_equal_key_is_not_answered_again(explorer: Explorer) -> None:
    asked = Counted(urgency=Urgency.NOW)
    explorer.show(asked.query, asked.told.append)
    explorer.update(projection="pca")
    explorer.update(backdrop="manifold")
    assert asked.count == 1


def test_a_key_is_made_anew_where_a_field_that_it_was_made_of_is_another(explorer: Explorer) -> None:
    made: list[str] = []
    told: list[str | None] = []

    def key(state: State) -> str:
        found = state.projection if state.backdrop == "none" else state.backdrop
        made.append(found)
        return found

    explorer.show(Query("either", key, lambda key, task: key, Urgency.NOW), told.append)
    explorer.update(projection="pca")  # not read yet
    explorer.update(frames=3)
    assert made == ["manifold"]
    explorer.update(backdrop="none")
    explorer.update(projection="0,1")
    explorer.update(backdrop="density")
    explorer.update(projection="tsne")  # not read any more
    assert made == ["manifold", "pca", "0,1", "density"]
    assert told == made


def test_a_key_that_nobody_saw_is_made_once_somebody_does(explorer: Explorer) -> None:
    asked = Counted(urgency=Urgency.NOW)
    showing = explorer.show(asked.query, asked.told.append)
    explorer.set_seen(showing, False)
    explorer.update(backdrop="density")
    explorer.update(projection="pca")
    explorer.set_seen(showing, True)
    assert asked.told[0] == "manifold"
    assert asked.told[-1] == "density"


def test_no_key_means_nothing_to_show(explorer: Explorer) -> None:
    asked = Counted(urgency=Urgency.NOW)
    explorer.show(asked.query, asked.told.append)
    explorer.update(backdrop="")
    explorer.update(projection="pca")
    assert asked.told == ["manifold", None]


@pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.IDLE])
def test_the_worker_answers_and_all_is_settled(qtbot: QtBot, explorer: Explorer, urgency: Urgency) -> None:
    asked = Counted(urgency=urgency)
    explorer.show(asked.query, asked.told.append)
    settle(qtbot, explorer)
    explorer.update(backdrop="density")
    assert not explorer.is_settled
    settle(qtbot, explorer)
    assert asked.told == ["manifold", "density"]


def test_a_late_answer_is_dropped(qtbot: QtBot, explorer: Explorer) -> None:
    free = Event()

    def answer(key: str, task: Task[str]) -> str:
        if key == "manifold":
            free.wait(10)
        return key

    told: list[str | None] = []
    explorer.show(Query("slow", lambda state: state.backdrop, answer), told.append)
    explorer.update(backdrop="density")
    free.set()
    settle(qtbot, explorer)
    assert told == ["density"]


def test_what_nobody_sees_is_not_worked_out(qtbot: QtBot, explorer: Explorer) -> None:
    asked = Counted(urgency=Urgency.SOON)
    showing = explorer.show(asked.query, asked.told.append, seen=False)
    explorer.update(backdrop="density")
    settle(qtbot, explorer)
    assert asked.count == 0
    explorer.set_seen(showing, True)
    settle(qtbot, explorer)
    assert asked.told == [None, "density"]
    explorer.set_seen(showing, False)
    explorer.update(backdrop="class")
    settle(qtbot, explorer)
    assert asked.count == 1


def test_what_is_seen_again_is_told_what_it_missed(explorer: Explorer) -> None:
    asked = Counted(urgency=Urgency.NOW)
    other: list[Any] = []
    showing = explorer.show(asked.query, asked.told.append)
    explorer.show(asked.query, other.append)
    explorer.set_seen(showing, False)
    explorer.update(backdrop="density")
    explorer.set_seen(showing, True)
    assert asked.told == other == ["manifold", "density"]


def test_hiding_cancels_what_is_under_way(qtbot: QtBot, explorer: Explorer) -> None:
    begun, free, ended = Event(), Event(), Event()

    def answer(key: str, task: Task[str]) -> str:
        begun.set()
        free.wait(10)
        try:
            task.check()
        finally:
            ended.set()
        return key

    told: list[str | None] = []
    showing = explorer.show(Query("slow", lambda state: state.backdrop, answer), told.append)
    assert begun.wait(10)
    explorer.set_seen(showing, False)
    free.set()
    assert ended.wait(10)
    settle(qtbot, explorer)
    assert told == []


def test_an_answer_that_is_kept_changes_the_keys_of_others(explorer: Explorer) -> None:
    first: Query[str, Any] = Query(
        "first", lambda state: state.backdrop, lambda key, task: len(key), Urgency.NOW, keeps="hovered"
    )
    second: Query[int, Any] = Query(
        "second", lambda state: state.hovered, lambda key, task: key, Urgency.NOW, after=(first,)
    )
    told: list[int | None] = []
    explorer.show(second, told.append)
    explorer.update(backdrop="none")
    assert told[-1] == len("none")
    assert explorer.state.hovered == len("none")


def test_what_an_answer_changes_is_seen_in_the_same_round(explorer: Explorer) -> None:
    """At each step of a drag the decoded image goes into the state, and every key costs time."""
    keys: list[str] = []

    def counted(state: State) -> str:
        keys.append(state.backdrop)
        return state.backdrop

    first: Query[str, Any] = Query(
        "first", lambda state: state.backdrop, lambda key, task: len(key), Urgency.NOW, keeps="hovered"
    )
    second: Query[int, Any] = Query(
        "second", lambda state: state.hovered, lambda key, task: key, Urgency.NOW, after=(first,)
    )
    told: list[int | None] = []
    explorer.show(second, told.append)
    explorer.show(Query("other", counted, lambda key, task: key, Urgency.NOW), lambda answer: None)
    keys.clear()
    explorer.update(backdrop="none")
    assert (told[-1], keys) == (4, ["none"])
    explorer.changed.connect(lambda new, old: explorer.update(projection=new.backdrop))
    explorer.update(backdrop="density")  # who hears of a change may make another one, of which all are told
    assert (told[-1], explorer.state.projection) == (7, "density")


def test_a_failure_is_told_once_and_tried_again_when_asked(qtbot: QtBot, explorer: Explorer) -> None:
    tries: list[str] = []

    def answer(key: str, task: Task[str]) -> str:
        tries.append(key)
        raise ValueError("the codes are gone")

    complaints: list[str] = []
    explorer.complained.connect(complaints.append)
    query = Query("broken", lambda state: state.backdrop, answer)
    explorer.show(query, lambda answer: None)
    settle(qtbot, explorer)
    explorer.update(projection="pca")
    settle(qtbot, explorer)
    assert tries == ["manifold"]
    assert len(complaints) == 1
    assert "the codes are gone" in complaints[0]
    explorer.again(query)
    settle(qtbot, explorer)
    assert tries == ["manifold"] * 2


def test_what_is_lacking_is_said_in_place_of_the_answer(qtbot: QtBot, explorer: Explorer) -> None:
    def answer(key: str, task: Task[str]) -> str:
        raise Lacking("The images are not on the disk.")

    said: list[str] = []
    complaints: list[str] = []
    explorer.complained.connect(complaints.append)
    explorer.show(Query("page", lambda s: s.backdrop, answer), lambda answer: None, lacking=said.append)
    settle(qtbot, explorer)
    assert said == ["The images are not on the disk."]
    assert not complaints


def test_progress_is_told_of_what_takes_long(
    qtbot: QtBot, explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "QUICK", 0.0)
    told = Event()

    def answer(key: str, task: Task[str]) -> str:
        task.tell(0.5, "encoding")
        told.wait(10)
        return key

    def progressed(share: float, what: str) -> None:
        progress.append((share, what))
        if share == 0.5:
            told.set()

    progress: list[tuple[float, str]] = []
    query = Query("slow", lambda state: state.backdrop, answer)
    explorer.show(query, lambda answer: None, progressed=progressed)
    settle(qtbot, explorer)
    assert progress[-2:] == [(0.5, "encoding"), (1.0, "")]
    progress.clear()
    monkeypatch.setattr(module, "QUICK", 1000.0)
    explorer.update(backdrop="density")
    settle(qtbot, explorer)
    assert progress == []


def test_in_training_the_budget_is_kept_but_the_user_never_waits(qtbot: QtBot, explorer: Explorer) -> None:
    asked: list[Any] = []

    def key(state: State) -> Any:
        return None if state.model is None else (state.model, state.backdrop)

    def answer(key: Any, task: Task[Any]) -> Any:
        asked.append(key)
        return key

    explorer.show(Query("field", key, answer, Urgency.SOON, in_training=1000.0), lambda answer: None)
    explorer.update(training=True, model=model())
    settle(qtbot, explorer)
    explorer.update(model=model())  # the next moment of the training: within the budget's pause
    settle(qtbot, explorer)
    assert len(asked) == 1
    explorer.update(backdrop="density")  # the user's deed
    settle(qtbot, explorer)
    assert [backdrop for _, backdrop in asked] == ["manifold", "density"]
    assert asked[1][0] is explorer.state.model


def test_in_training_too_the_user_rests_before_it_is_asked(qtbot: QtBot, explorer: Explorer) -> None:
    asked: list[Any] = []

    def key(state: State) -> Any:
        return None if state.model is None else (state.model, state.backdrop)

    def answer(key: Any, task: Task[Any]) -> Any:
        asked.append(key[1])
        return key

    explorer.show(Query("field", key, answer, rest=0.2, in_training=1000.0, pause=1000.0), lambda it: None)
    explorer.update(training=True, model=model())
    settle(qtbot, explorer)
    for backdrop in ("density", "class"):
        explorer.update(backdrop=backdrop)
        assert not explorer.is_settled
    moments = QTimer(interval=20)  # they do not put off what the user waits for
    moments.timeout.connect(lambda: explorer.update(model=model()))
    moments.start()
    settle(qtbot, explorer)
    moments.stop()
    assert asked == ["manifold", "class"]


def test_some_answers_wait_for_the_end_of_the_training(qtbot: QtBot, explorer: Explorer) -> None:
    asked = Counted("model", in_training=None)
    explorer.show(asked.query, asked.told.append)
    explorer.update(training=True, model=model())
    settle(qtbot, explorer)
    assert asked.count == 0
    explorer.update(training=False)
    settle(qtbot, explorer)
    assert asked.count == 1


def test_what_rests_is_asked_once_for_many_changes(qtbot: QtBot, explorer: Explorer) -> None:
    asked = Counted("cursor", rest=0.05)
    explorer.show(asked.query, asked.told.append)
    for n in range(5):
        explorer.update(cursor=(float(n), 0.0))
    assert not explorer.is_settled
    settle(qtbot, explorer)
    assert asked.told == [(4.0, 0.0)]


def test_what_rests_on_the_cursor_follows_the_model_at_once(qtbot: QtBot, explorer: Explorer) -> None:
    asked: list[Any] = []

    def key(state: State) -> Any:
        return None if state.model is None else (state.model, state.cursor)

    def answer(key: Any, task: Task[Any]) -> Any:
        asked.append(key[1])
        return key

    resting = Query("resting", key, answer, rest=0.05, rests=lambda state: state.cursor, in_training=1000.0)
    explorer.show(resting, lambda answer: None)
    explorer.update(model=model(), cursor=(0.0, 0.0))
    settle(qtbot, explorer)
    explorer.update(model=model())
    assert explorer._asked["resting"].number  # it is under way already
    settle(qtbot, explorer)
    explorer.update(training=True)
    for n in range(1, 5):  # a hand that moves, and moments of the training in between
        explorer.update(cursor=(float(n), 0.0))
        explorer.update(model=model())
    qtbot.waitUntil(lambda: len(asked) == 3)
    assert asked == [(0.0, 0.0), (0.0, 0.0), (4.0, 0.0)]


def test_events_are_named_after_what_happened(explorer: Explorer) -> None:
    heard: list[str] = []
    explorer.noise_changed.connect(lambda: heard.append("noise"))
    explorer.run_opened.connect(lambda: heard.append("run"))
    explorer.images_loaded.connect(lambda: heard.append("images"))
    explorer.update(cursor=(0.0, 1.0))
    explorer.update(noise=Noise("gaussian", 0.2))
    assert heard == ["noise"]


def test_a_fact_of_the_state_is_a_query_too(explorer: Explorer) -> None:
    told: list[str | None] = []
    for _ in range(2):
        explorer.show(fact("projection"), told.append)
    explorer.update(projection="pca")
    assert told == ["", "", "pca", "pca"]


def test_a_coarse_answer_is_shown_until_the_fine_one_comes(qtbot: QtBot, explorer: Explorer) -> None:
    def answer(key: str, task: Task[str]) -> str:
        task.hand("coarse")
        return "fine"

    told: list[str | None] = []
    explorer.show(Query("picture", lambda state: state.backdrop, answer), told.append)
    settle(qtbot, explorer)
    assert told == ["coarse", "fine"]


def test_an_answer_can_make_the_state_another(explorer: Explorer) -> None:
    def put(state: State, answer: str) -> Fields:
        return Fields(projection=f"{state.projection}{answer}")

    query: Query[str, str] = Query(
        "first", lambda state: state.backdrop or None, lambda key, task: key, Urgency.NOW, puts=put
    )
    told: list[str | None] = []
    explorer.show(query, told.append)
    explorer.update(backdrop="density")
    assert explorer.state.projection == "manifolddensity"
    explorer.update(backdrop="")  # nothing to put
    assert explorer.state.projection == "manifolddensity"
    assert told == ["manifold", "density", None]


def test_what_is_under_way_can_be_shown_before_the_newest_is_asked(qtbot: QtBot, explorer: Explorer) -> None:
    begun, free = Event(), Event()

    def answer(key: str, task: Task[str]) -> str:
        begun.set()
        free.wait(10)
        task.check()
        return key

    def passes(asked: str, now: str) -> bool:
        return now != "none"

    told: list[str | None] = []
    explorer.show(Query("strip", lambda state: state.backdrop, answer, passes=passes), told.append)
    assert begun.wait(10)
    for kind in ("density", "class"):
        explorer.update(backdrop=kind)
    free.set()
    settle(qtbot, explorer)
    assert told == ["manifold", "class"]
    begun.clear()
    free.clear()
    explorer.update(backdrop="density")
    assert begun.wait(10)
    explorer.update(backdrop="none")  # here the other is cancelled
    free.set()
    settle(qtbot, explorer)
    assert told == ["manifold", "class", "none"]


def test_in_training_what_is_under_way_comes_to_its_end(qtbot: QtBot, explorer: Explorer) -> None:
    begun, free = Event(), Event()
    told: list[Any] = []

    def answer(key: Model, task: Task[Model]) -> Model:
        begun.set()
        free.wait(10)
        task.check()
        return key

    explorer.show(Query("slow", lambda state: state.model, answer), told.append)
    first = model()
    explorer.update(training=True, model=first)
    assert begun.wait(10)
    explorer.update(model=model())
    free.set()
    settle(qtbot, explorer)
    assert told == [first]


def test_an_answer_goes_at_once_where_it_does_not_outlive_its_key(qtbot: QtBot, explorer: Explorer) -> None:
    free = Event()

    def answer(key: str, task: Task[str]) -> str:
        free.wait(10)
        return key

    told: list[str | None] = []
    query = Query("q", lambda s: s.backdrop, answer, outlives=lambda before, now: before[0] == now[0])
    free.set()
    explorer.show(query, told.append)
    settle(qtbot, explorer)
    free.clear()
    explorer.update(backdrop="moire")  # like the one before
    assert told == ["manifold"]
    explorer.update(backdrop="density")
    assert told == ["manifold", None]
    free.set()
    settle(qtbot, explorer)
    assert told == ["manifold", None, "density"]


def test_an_answer_is_told_what_is_shown_before(qtbot: QtBot, explorer: Explorer) -> None:
    before: list[object] = []

    def answer(key: str, task: Task[int]) -> int:
        before.append(task.before)
        return len(key)

    explorer.show(Query("q", lambda state: state.backdrop, answer), lambda answer: None)
    settle(qtbot, explorer)
    explorer.update(backdrop="none")
    settle(qtbot, explorer)
    assert before == [None, ("manifold", len("manifold"))]


def test_what_is_lacking_is_said_again_to_who_looks_again(qtbot: QtBot, explorer: Explorer) -> None:
    def answer(key: str, task: Task[str]) -> str:
        if key == "none":
            raise Lacking("Nothing is chosen.")
        return key

    told: list[str | None] = []
    showing = explorer.show(Query("q", lambda s: s.backdrop, answer), told.append, lacking=told.append)
    settle(qtbot, explorer)
    explorer.update(backdrop="none")
    settle(qtbot, explorer)
    assert told == ["manifold", None, "Nothing is chosen."]  # the old answer is one to another question
    explorer.set_seen(showing, False)
    explorer.set_seen(showing, True)
    assert told[3:] == [None, "Nothing is chosen."]
    explorer.update(backdrop="density")
    settle(qtbot, explorer)
    assert told[-1] == "density"


def test_nothing_is_kept_of_another_run(qtbot: QtBot, explorer: Explorer) -> None:
    asked, hidden = Counted("backdrop", urgency=Urgency.NOW), Counted("model")
    explorer.show(asked.query, lambda answer: None)
    showing = explorer.show(hidden.query, lambda answer: None)
    explorer.update(model=model(), grid=GridImages(np.arange(2)))
    settle(qtbot, explorer)
    explorer.set_seen(showing, False)
    kept = weakref.ref(explorer.state.model or model())
    hidden.told.clear()
    explorer.update(model=model(), grid=GridImages(np.arange(2)))
    settle(qtbot, explorer)
    # The worker has told its answer, and may not yet have let go of what it was worked out of.
    qtbot.waitUntil(lambda: gc.collect() >= 0 and kept() is None)


def test_views_are_told_the_shown_channels_and_the_state_keeps_all(explorer: Explorer) -> None:
    """Another choice is told at once, and nothing is worked out again."""
    asked = Counted(urgency=Urgency.NOW, draws=lambda answer, shown: (answer, shown))
    explorer.show(asked.query, asked.told.append)
    explorer.update(shown_channels=(4,))
    assert asked.told == [("manifold", ()), ("manifold", (4,))]
    assert (asked.count, explorer.answer(asked.query)) == (1, "manifold")
