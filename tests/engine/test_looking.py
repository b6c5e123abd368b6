"""«Look inside»: the newest question wins, nobody waits for what is not seen, and stopping stops."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aegui.engine import inside as figures_module
from aegui.engine import looking
from aegui.engine.inside import Figure, Lacking, Seen
from aegui.engine.looking import Inside
from aegui.engine.session import Session
from aegui.explore.page import Page, Table

BLANK = Table(("",), (("",),))


class Heard:
    """What the view is told."""

    def __init__(self, inside: Inside) -> None:
        self.pages: list[Page] = []
        self.said: list[str] = []
        self.shares: list[float] = []
        self.offers: list[list[str]] = []
        inside.page_changed.connect(self.pages.append)
        inside.said.connect(self.said.append)
        inside.progressed.connect(lambda share, what: self.shares.append(share))
        inside.figures_changed.connect(lambda offered, now: self.offers.append([row[0] for row in offered]))


@pytest.fixture
def opened(session: Session, small_run: Path, qtbot: QtBot) -> Session:
    """A session that shows a small plain model."""
    session.open_run(small_run)
    exploration = session.exploration
    qtbot.waitUntil(lambda: exploration.snapshot is not None, timeout=20_000)
    qtbot.waitUntil(lambda: exploration.shown.pixels is not None, timeout=20_000)
    return session


@pytest.fixture
def inside(opened: Session) -> Inside:
    return opened.exploration.inside


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch):
    """Figures of the test's own in place of the program's."""

    def put(**made: Figure) -> None:
        named = {
            name: Figure(f.label, f.help, n, f.make, name=name) for n, (name, f) in enumerate(made.items())
        }
        monkeypatch.setattr(figures_module, "figures", lambda: named)

    return put


def figure(make) -> Figure:
    return Figure("label", "Help.", 0, make)


def test_nothing_is_made_that_nobody_sees(inside: Inside, qtbot: QtBot) -> None:
    heard = Heard(inside)
    inside.choose("layers")
    qtbot.wait(100)
    assert not heard.pages
    with qtbot.waitSignal(inside.page_changed, timeout=10_000):
        inside.set_visible(True)
    assert heard.pages[0].state.endswith("parameters")


def test_only_what_fits_the_recipe_is_offered(opened: Session, qtbot: QtBot) -> None:
    heard = Heard(opened.exploration.inside)
    model = opened.exploration.model
    assert model is not None
    opened.exploration.show_model(model)
    assert not heard.offers  # the recipe is the same
    opened.exploration.open(None, opened.exploration.grid.rows, None, None)
    assert heard.offers == [[]]
    opened.open_run(opened.run.path)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(heard.offers) > 2, timeout=20_000)
    assert "layers" in heard.offers[-1]
    assert "prior" not in heard.offers[-1]


def test_the_newest_question_wins(inside: Inside, own, qtbot: QtBot) -> None:
    begun, gate, given_up = threading.Event(), threading.Event(), threading.Event()

    def slow(seen: Seen) -> Page:
        begun.set()
        gate.wait(10)
        try:
            seen.say(0.5, "half")
        except looking.Stopped:
            given_up.set()
            raise
        return Page((BLANK,), state="slow")

    own(slow=figure(slow), quick=figure(lambda seen: Page((BLANK,), state="quick")))
    heard = Heard(inside)
    inside.set_visible(True)
    inside.choose("slow")
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    inside.choose("quick")
    gate.set()
    qtbot.waitUntil(lambda: len(heard.pages) == 1, timeout=10_000)
    assert heard.pages[0].state == "quick"
    assert given_up.is_set()


def test_what_went_wrong_with_an_older_question_is_not_said(inside: Inside, own, qtbot: QtBot) -> None:
    begun, gate = threading.Event(), threading.Event()

    def broken(seen: Seen) -> Page:
        begun.set()
        gate.wait(10)
        raise Lacking("Too few images.")

    own(broken=figure(broken), quick=figure(lambda seen: Page((BLANK,), state="quick")))
    heard = Heard(inside)
    inside.set_visible(True)
    inside.choose("broken")
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    inside.choose("quick")
    qtbot.waitUntil(lambda: inside._busy, timeout=10_000)  # the next one is asked and waits
    gate.set()
    qtbot.waitUntil(lambda: len(heard.pages) == 1, timeout=10_000)
    assert heard.said == []


def test_stopping_gives_up_and_says_so(inside: Inside, own, qtbot: QtBot) -> None:
    def endless(seen: Seen) -> Page:
        while True:
            seen.say(0.25, "a quarter")
            threading.Event().wait(0.01)

    own(endless=figure(endless))
    heard = Heard(inside)
    inside.set_visible(True)
    inside.choose("endless")
    qtbot.waitUntil(lambda: 0.25 in heard.shares, timeout=10_000)
    inside.stop()
    assert heard.shares[-1] == 1.0
    assert "Stopped" in heard.said[-1]
    qtbot.wait(50)
    assert heard.shares[-1] == 1.0
    assert not heard.pages


def test_what_is_quick_shows_no_progress(inside: Inside, own, qtbot: QtBot) -> None:
    def quick(seen: Seen) -> Page:
        seen.say(0.5, "half")
        return Page((BLANK,))

    own(quick=figure(quick))
    heard = Heard(inside)
    inside.set_visible(True)
    inside.choose("quick")
    qtbot.waitUntil(lambda: bool(heard.pages), timeout=10_000)
    assert set(heard.shares) == {1.0}


def test_what_is_missing_and_what_fails_is_a_sentence(inside: Inside, own, qtbot: QtBot) -> None:
    def lacking(seen: Seen) -> Page:
        raise Lacking("There are no images.")

    def broken(seen: Seen) -> Page:
        raise RuntimeError("shapes differ\nand more")

    own(lacking=figure(lacking), broken=figure(broken))
    heard = Heard(inside)
    inside.set_visible(True)
    inside.choose("lacking")
    qtbot.waitUntil(lambda: "There are no images." in heard.said, timeout=10_000)
    inside.choose("broken")
    qtbot.waitUntil(lambda: "RuntimeError: shapes differ" in heard.said, timeout=10_000)


def test_in_training_the_figure_waits_its_turn(opened: Session, own, qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(looking, "EVERY", 1.5)
    own(count=figure(lambda seen: Page((BLANK,))))
    inside, model = opened.exploration.inside, opened.exploration.model
    assert model is not None
    heard = Heard(inside)
    inside.set_visible(True)
    inside.choose("count")
    qtbot.waitUntil(lambda: len(heard.pages) == 1, timeout=10_000)
    for _ in range(20):
        opened.exploration.show_model(model, training=True)
        qtbot.wait(5)
    assert len(heard.pages) == 1
    qtbot.waitUntil(lambda: len(heard.pages) == 2, timeout=10_000)
    opened.exploration.show_model(model)  # the time slider does not wait
    qtbot.waitUntil(lambda: len(heard.pages) == 3, timeout=1_000)


def test_an_option_and_a_draw_go_into_the_figure(inside: Inside, own, qtbot: QtBot) -> None:
    own(told=figure(lambda seen: Page((BLANK,), state=f"{seen.option} {seen.draw}")))
    heard = Heard(inside)
    inside.set_visible(True)
    inside.choose("told")
    inside.choose_option("blue")
    inside.draw_again()
    qtbot.waitUntil(lambda: bool(heard.pages) and heard.pages[-1].state == "blue 1", timeout=10_000)


def test_the_noise_of_the_images_view_is_followed(opened: Session, own, qtbot: QtBot) -> None:
    follows = Figure(
        "label",
        "Help.",
        0,
        lambda seen: Page((BLANK,), state=seen.noise[0]),
        follows_noise=True,
        name="noise",
    )
    own(noise=follows)
    inside = opened.exploration.inside
    figures_module.figures()["noise"] = follows
    heard = Heard(inside)
    inside.set_visible(True)
    inside.choose("noise")
    qtbot.waitUntil(lambda: bool(heard.pages), timeout=10_000)
    opened.exploration.grid.choose_noise("masking", 0.5)
    qtbot.waitUntil(lambda: heard.pages[-1].state == "masking", timeout=10_000)
