"""The recipe of the first run as its form shows it, for the time before torch is there.

A form is made of what the parts of a recipe say of themselves, and those need torch: the lines of this one
are kept in a file, which a test holds to the form. `python -m aegui.window.first_form` writes it anew.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt

from aegui import paths
from aegui.files import read_text
from aegui.window.form_fields import ChoiceField, Field, LineField
from aegui.window.form_section import Row
from aegui.window.opening import FIRST_RUN

if TYPE_CHECKING:
    from aegui.runs.run_folder import Run
    from aegui.window.recipe_form import RecipeForm
    from aegui.window.top_bar import TopBar

FILE = paths.resources() / "first_form.json"
LARGEST = 100_000  # bytes


class Line(NamedTuple):
    """A setting and what it is set to; words stand as in the source, with the context of each."""

    context: str
    label: str
    value: str
    of: str = ""  # the context of what can be chosen; "" where that is no word
    choices: tuple[str, ...] = ()  # of which the value is one; none where it is typed


def lines() -> list[Line]:
    """As they are kept. Raises `OSError`, `ValueError` or `TypeError`."""
    plain = json.loads(read_text(FILE, LARGEST))
    return [Line(context, label, value, of, tuple(choices)) for context, label, value, of, choices in plain]


def show(form: RecipeForm, bar: TopBar, run: Run | None) -> None:
    """Have an empty form and bar name what the first run was trained with, where that is the run."""
    if run is None or run.path != paths.trained() / FIRST_RUN:
        return
    with suppress(OSError, ValueError, TypeError, IndexError):  # they stay empty for a moment
        kept = lines()
        form.show_early(rows(kept))
        data = QCoreApplication.translate(kept[0].of, kept[0].value)
        bar.set_current_recipe(FIRST_RUN)
        bar.set_datasets([(data, data, "")], data)


def rows(kept: list[Line]) -> list[Row]:
    """What looks like the form, and leaves the mouse and the keyboard alone."""
    translate, made = QCoreApplication.translate, []
    for line in kept:
        field: Field
        if line.choices:
            field = ChoiceField()
            named = [(one, translate(line.of, one) if line.of else one, "") for one in line.choices]
            field.set_choices(named, line.value)  # all of them: the panel is as wide as it will be
        else:
            field = LineField(str, str, patient=True)
            field.set_value(line.value)
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = Row(translate(line.context, line.label), field, "", live=False)
        row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.append(row)
    return made


def told(form: RecipeForm) -> list[Line]:
    """The lines of a form in English that shows a recipe: those that are not under a fold."""
    from aegui.app.labels import context
    from aegui.recipe import REGISTRIES

    found = []
    for name, section in form.sections.items():
        part = section.part
        if part is None:
            continue
        own = context(part)
        for key, row in section.rows.items():
            if not row.isVisibleTo(form):
                continue
            words, of = ("recipe", own) if key == "kind" and name in REGISTRIES else (own, "")
            label, field = row.label.text(), row.field
            if isinstance(field, ChoiceField):
                choices = tuple(field.itemText(place) for place in range(field.count()))
                found.append(Line(words, label, field.currentText(), of, choices))
            elif isinstance(field, LineField):
                found.append(Line(words, label, field.text()))
    return found


def write() -> None:
    """Keep the lines of the first run's form."""
    from PySide6.QtWidgets import QApplication

    from aegui.files import write_text
    from aegui.recipe import make
    from aegui.runs.run_folder import Run
    from aegui.window.recipe_form import RecipeForm

    QApplication([])
    form, recipe = RecipeForm(), make(Run(paths.trained() / FIRST_RUN).raw_recipe)
    form.set_recipe(recipe, recipe)
    text = ",\n".join(json.dumps(line, ensure_ascii=False) for line in told(form))
    write_text(FILE, f"[\n{text}\n]\n")


if __name__ == "__main__":
    write()
