"""The form of a recipe, by mouse and keys: it shows what the recipe describes and asks for changes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.draft import Draft
from aegui.recipe import REGISTRIES, fields_of, find, make
from aegui.runs.run_folder import Run
from aegui.views.theme import DARK
from aegui.views.widgets.style import apply
from aegui.window import first_form
from aegui.window.form_fields import ChoiceField, plain_number
from aegui.window.form_section import Row
from aegui.window.opening import FIRST_RUN
from aegui.window.recipe_form import SECTIONS, RecipeForm
from aegui.window.top_bar import TopBar

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


class Desk:
    """A form and the recipe behind it, as a session keeps it."""

    def __init__(self, form, name="quick-start"):
        self.form = form
        self.draft = Draft()
        self.edits = []
        self.draft.changed.connect(form.set_recipe)
        self.draft.refused.connect(form.set_problem)
        form.edited.connect(self.edit)
        self.draft.set(find(name))
        self.original = self.recipe

    @property
    def recipe(self):
        return self.draft.recipe

    def edit(self, key, value):
        self.edits.append((key, value))
        self.draft.edit(key, value, training=False)

    def field(self, key):
        return self.form.row(key).field


@pytest.fixture
def form(qtbot, qapp) -> RecipeForm:
    apply(qapp, DARK)
    made = RecipeForm()
    qtbot.addWidget(made)
    made.resize(232, 560)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def desk(form) -> Desk:
    return Desk(form)


def type_in(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_importing_the_form_does_not_import_torch():
    code = "import sys, aegui.window.recipe_form as f; assert f.RecipeForm; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_form_of_the_first_run_is_kept_as_it_is(form: RecipeForm) -> None:
    """`python -m aegui.window.first_form` writes it anew."""
    recipe = make(Run(paths.trained() / FIRST_RUN).raw_recipe)
    form.set_recipe(recipe, recipe)
    assert first_form.told(form) == first_form.lines()


def test_lines_stand_in_for_the_form_until_it_is_there(form: RecipeForm, qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    first_form.show(form, bar, Run(paths.trained() / "dense-2d"))
    assert form.is_empty()
    first_form.show(form, bar, Run(paths.trained() / FIRST_RUN))
    assert (bar.recipe.text_shown(), bar.data.text_shown()) == ("quick-start", "Digits (bundled)")
    early, hint = form.findChildren(Row), form.sizeHint()
    assert [row.label.text() for row in early] == [line.label for line in first_form.lines()]
    assert not form.is_empty()
    Desk(form)
    assert not any(form.isAncestorOf(row) for row in early)
    assert form.sizeHint() == hint


def test_before_a_recipe_it_says_what_will_be_there(form):
    assert form.is_empty()


@pytest.mark.parametrize("name", ["quick-start", "conv-16-denoise"])
def test_every_described_setting_has_a_row_that_shows_it(form, name):
    recipe = Desk(form, name).recipe
    for section in SECTIONS:
        part = getattr(recipe, section)
        wanted = {*fields_of(part), *(["kind"] if section in REGISTRIES else [])}
        assert set(form.sections[section].rows) == wanted
        for field_name, row in form.sections[section].rows.items():
            value, field = getattr(part, field_name), row.field
            if isinstance(field, ChoiceField):
                assert field.currentData() == value
            elif isinstance(field, QCheckBox):
                assert field.isChecked() == value
            elif isinstance(value, float):
                assert float(field.text()) == value
            elif isinstance(value, tuple):
                assert field.text() == ", ".join(map(str, value))
            else:
                assert field.text() == ("" if value is None else str(value))
            assert field.toolTip(), row.label.text()


def test_all_kinds_of_all_parts_can_be_shown(desk):
    for section, registry in REGISTRIES.items():
        for entry in registry:
            desk.edit(f"{section}.kind", entry.name)
            assert set(desk.form.sections[section].rows) == {
                "kind",
                *fields_of(getattr(desk.recipe, section)),
            }


def test_prior_and_penalty_are_shown_where_the_family_has_them(desk):
    sections = desk.form.sections
    assert sections["penalty"].isVisible()
    assert not sections["prior"].isVisible()
    desk.edit("model.kind", "adversarial")
    assert sections["prior"].isVisible()
    assert not sections["penalty"].isVisible()


def test_a_part_that_may_be_left_out_and_is_there_is_not_hidden(form):
    Desk(form, "quick-start")
    assert not form.row("input_layer.kind").isVisible()
    Desk(form, "aae-semi")
    assert form.row("input_layer.kind").isVisible()
    assert not form.row("initialisation.kind").isVisible()


def test_the_fold_of_the_schedule_says_what_is_set(form):
    Desk(form, "quick-start")
    fold = form.sections["schedule"].fold
    assert fold.text() == ""
    Desk(form, "aae-2d")
    assert fold.text() == "Cool-down"
    Desk(form, "colorize-256")
    assert fold.text() == "Patience, Falls to, …"


def test_a_sentence_names_settings_as_the_form_does(desk):
    desk.form.set_problem("network.kind", "change network.image or nonsense.value")
    assert desk.form.row("network.kind").problem.text() == "Change Made for or nonsense.value"


def test_a_number_is_taken_by_enter(desk):
    type_in(desk.field("training.batch"), "32")
    assert desk.edits == []
    QTest.keyClick(desk.field("training.batch"), Qt.Key.Key_Return)
    assert desk.edits == [("training.batch", 32)]
    assert isinstance(desk.edits[0][1], int)


def test_a_number_is_taken_when_the_typing_rests(desk, qtbot):
    field = desk.field("training.learning_rate")
    type_in(field, "1e-4")
    qtbot.waitUntil(lambda: desk.edits == [("training.learning_rate", 1e-4)], timeout=2000)
    assert field.text() == "1e-4"  # not rewritten under the fingers
    assert field.hasFocus()
    desk.field("training.epochs").setFocus()
    assert len(desk.edits) == 1


def test_space_in_a_number_is_left_to_the_window(desk, qtbot):
    field = desk.field("training.batch")
    field.setFocus()
    passed = []
    desk.form.keyPressEvent = lambda event: passed.append(event.key())
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert passed == [Qt.Key.Key_Space]
    assert field.text() == "64"


def test_a_list_is_taken_when_the_field_is_left(desk):
    type_in(desk.field("network.widths"), "512 256")
    desk.field("training.batch").setFocus()
    assert desk.edits == [("network.widths", [512, 256])]
    assert desk.field("network.widths").text() == "512, 256"


def test_escape_takes_back_what_was_typed(desk):
    field = desk.field("training.batch")
    before = field.text()
    type_in(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == before
    assert desk.edits == []


def test_up_and_down_change_the_last_figure(desk):
    field = desk.field("training.learning_rate")
    field.setFocus()
    before = desk.recipe.training.learning_rate
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.edits == [("training.learning_rate", pytest.approx(before + 0.001))]
    epochs = desk.field("training.epochs")
    type_in(epochs, "1")
    QTest.keyClick(epochs, Qt.Key.Key_Down)  # none below 1
    assert epochs.text() == "1"


def test_a_choice_is_taken_and_its_fields_appear(desk, qtbot):
    kind = desk.field("corruption.kind")
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert desk.edits == [("corruption.kind", "gaussian")]
    sigma = desk.form.row("corruption.sigma")
    qtbot.waitUntil(sigma.isVisible)
    assert "Gaussian" in kind.currentText()


def test_a_switch_is_taken(desk):
    desk.form.sections["training"].fold.click()
    QTest.mouseClick(desk.field("training.drop_last"), Qt.MouseButton.LeftButton)
    assert desk.edits == [("training.drop_last", True)]


@pytest.mark.parametrize(
    ("key", "typed"), [("training.batch", "0"), ("training.batch", "ten"), ("network.widths", "12, x")]
)
def test_what_is_wrong_is_said_under_the_field_until_it_is_right(desk, key, typed):
    field, row = desk.field(key), desk.form.row(key)
    type_in(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert row.problem.isVisible()
    assert "must be" in row.problem.text()
    assert not row.problem.text().startswith("training.")
    assert field.property("invalid") is True
    assert field.text() == typed
    type_in(field, "64")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not row.problem.isVisible()
    assert field.property("invalid") is False


def test_a_refused_choice_goes_back(desk):
    desk.edit("loss.kind", "bce")
    row = desk.form.row("network.output_activation")
    desk.form.sections["network"].fold.click()
    row.field.setFocus()
    QTest.keyClick(row.field, Qt.Key.Key_Down)
    assert desk.edits[-1] == ("network.output_activation", "linear")
    assert row.field.currentText() == "sigmoid"
    assert row.problem.isVisible()


def test_a_problem_of_a_folded_field_is_unfolded(desk):
    row = desk.form.row("initialisation.kind")
    assert not row.isVisible()
    desk.form.set_problem("initialisation.kind", "It cannot be.")
    assert row.problem.isVisible()


def test_the_first_change_moves_no_row(desk, qtbot):
    before = desk.form.row("training.seed").mapTo(desk.form, QPoint())
    desk.edit("training.seed", 7)
    qtbot.waitUntil(desk.form.reset.isVisible)
    assert desk.form.row("training.seed").mapTo(desk.form, QPoint()) == before


def test_changes_are_marked_and_taken_back(desk, qtbot):
    form = desk.form
    assert not form.state_label.isVisible()
    assert not form.reset.isVisible()
    desk.edit("training.batch", 65)
    assert form.state_label.text() == "modified"
    assert form.row("training.batch").label.property("role") == "changed"
    assert form.row("training.epochs").label.property("role") == "dim"
    with qtbot.waitSignal(form.reset_asked):
        QTest.mouseClick(form.reset, Qt.MouseButton.LeftButton)
    form.set_recipe(desk.original, desk.original)
    assert not form.state_label.isVisible()
    assert form.row("training.batch").label.property("role") == "dim"
    assert form.row("training.batch").field.text() == str(desk.original.training.batch)


def test_while_training_only_live_settings_can_be_changed(desk):
    desk.form.set_locked(True)
    usable = {
        f"{section}.{name}"
        for section in SECTIONS
        for name, row in desk.form.sections[section].rows.items()
        if row.field.isEnabled()
    }
    assert usable == {"training.learning_rate"}
    assert "Stop to change it" in desk.field("training.batch").toolTip()
    desk.form.set_locked(False)
    assert desk.field("training.batch").isEnabled()
    assert "Stop to change it" not in desk.field("training.batch").toolTip()


def test_focus_and_cursor_stay_where_the_user_types(desk, qtbot):
    field = desk.field("network.widths")
    type_in(field, "300, 20")
    field.setCursorPosition(2)
    desk.form.set_recipe(desk.recipe.changed({"training.batch": 9}), desk.original)
    assert field.text() == "300, 20"
    assert field.cursorPosition() == 2
    assert field.hasFocus()


def test_tooltips_tell_the_range_and_unit(desk):
    assert "1 to 8,192 images" in desk.field("training.batch").toolTip()
    assert "above 0, at most 1,000,000" in desk.field("training.learning_rate").toolTip()


def test_facts_stand_at_the_foot(desk):
    desk.form.set_facts("1,070,612 parameters · about 8 s an epoch")
    assert desk.form.facts.isVisible()
    assert "1,070,612" in desk.form.facts.text()


@pytest.mark.parametrize("width", [225, 235])
@pytest.mark.parametrize("name", ["quick-start", "conv-16-denoise", "aae-2d-mixture", "colorize-256"])
def test_nothing_is_cut_in_the_narrow_column(form, qtbot, width, name):
    desk = Desk(form, name)
    form.resize(width, 400)
    for section in form.sections.values():
        section.fold.setChecked(True)
    qtbot.wait(20)
    for label in form.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
            assert form.rect().contains(label.mapTo(form, label.rect().topRight()).x(), 20)
    for key in ("network.activation", "training.batch", "data.kind"):
        field = desk.field(key)
        assert field.mapTo(form, field.rect().topRight()).x() < width - 12
    assert form.minimumSizeHint().width() <= 225


@pytest.mark.parametrize(
    ("value", "text"), [(0.001, "0.001"), (1e-4, "0.0001"), (1e-7, "1e-7"), (1.0, "1.0"), (128, "128")]
)
def test_plain_numbers(value, text):
    assert plain_number(value) == text


def test_long_sentences_on_the_images_take_no_height_from_the_lines_above(desk, qtbot):
    desk.edit("data.kind", "patches")
    desk.edit("data.path", "/microscope/plate 7")
    desk.form.set_image_notes("9 pictures, without classes. " * 8, "1 of 9 pictures can't be read. " * 3)
    rows = [row for section in desk.form.sections.values() for row in section.rows.values()]
    shown = [row for row in rows if row.isVisible()]
    assert len(shown) > 10
    qtbot.waitUntil(lambda: all(row.height() >= row.minimumSizeHint().height() for row in shown))
