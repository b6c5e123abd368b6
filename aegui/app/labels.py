"""The words of a recipe's settings: labels of fields and of what is chosen, as the form shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from aegui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aegui.recipe import Recipe
    from aegui.training.diagnostics import Concern

# What settings may be set to, as recipes have it. Names (relu, float32) are the same in every language.
CHOICES = (
    QT_TRANSLATE_NOOP("choices", "auto"),
    QT_TRANSLATE_NOOP("choices", "best:val_loss"),
    QT_TRANSLATE_NOOP("choices", "best:val_mse"),
    QT_TRANSLATE_NOOP("choices", "canvas"),
    QT_TRANSLATE_NOOP("choices", "channels"),
    QT_TRANSLATE_NOOP("choices", "dynamic"),
    QT_TRANSLATE_NOOP("choices", "first"),
    QT_TRANSLATE_NOOP("choices", "fit"),
    QT_TRANSLATE_NOOP("choices", "fixed"),
    QT_TRANSLATE_NOOP("choices", "grey"),
    QT_TRANSLATE_NOOP("choices", "grid"),
    QT_TRANSLATE_NOOP("choices", "halve"),
    QT_TRANSLATE_NOOP("choices", "held-out"),
    QT_TRANSLATE_NOOP("choices", "image"),
    QT_TRANSLATE_NOOP("choices", "images"),
    QT_TRANSLATE_NOOP("choices", "last"),
    QT_TRANSLATE_NOOP("choices", "leave"),
    QT_TRANSLATE_NOOP("choices", "mean"),
    QT_TRANSLATE_NOOP("choices", "min-max"),
    QT_TRANSLATE_NOOP("choices", "none"),
    QT_TRANSLATE_NOOP("choices", "objects"),
    QT_TRANSLATE_NOOP("choices", "pad"),
    QT_TRANSLATE_NOOP("choices", "percentiles"),
    QT_TRANSLATE_NOOP("choices", "pixels"),
    QT_TRANSLATE_NOOP("choices", "positions"),
    QT_TRANSLATE_NOOP("choices", "set"),
    QT_TRANSLATE_NOOP("choices", "shift"),
    QT_TRANSLATE_NOOP("choices", "static"),
    QT_TRANSLATE_NOOP("choices", "stop"),
    QT_TRANSLATE_NOOP("choices", "stretch"),
    QT_TRANSLATE_NOOP("choices", "sum"),
    QT_TRANSLATE_NOOP("choices", "test"),
    QT_TRANSLATE_NOOP("choices", "threshold"),
    QT_TRANSLATE_NOOP("choices", "training"),
    QT_TRANSLATE_NOOP("choices", "type"),
)


def context(part: type) -> str:
    """The word that a part's texts are marked with: its module, or the package of all of its sort."""
    from aegui.parts.registry import Part

    sort = next((base for base in part.__mro__ if Part in base.__bases__), part)
    _, place, *names = sort.__module__.split(".")
    return names[0] if place == "parts" else place


def concern_text(concern: Concern) -> str:
    """What may be going wrong, in the user's language."""
    return QCoreApplication.translate("concerns", concern.text).format(**concern.values)


def label(recipe: Recipe, key: str) -> str:
    """What a setting such as "network.code_activation" or a section's kind is called."""
    section, _, name = key.partition(".")
    if name in ("", "kind"):
        title = type(recipe).model_fields[section].title or section
        return QCoreApplication.translate("recipe", title)
    part = type(getattr(recipe, section))
    return QCoreApplication.translate(context(part), part.model_fields[name].title or name)


def choice_text(value: str) -> str:
    """One of the words that a setting may be, in the user's language."""
    return QCoreApplication.translate("choices", value)


def value_text(recipe: Recipe, key: str) -> str:
    """What a setting is set to, in words."""
    from aegui.recipe import REGISTRIES

    section, _, name = key.partition(".")
    part = getattr(recipe, section)
    if name == "kind":
        entry = REGISTRIES[section][part.kind]
        return QCoreApplication.translate(context(entry.what), entry.label)
    value: Any = getattr(part, name)
    if value is None:
        return QCoreApplication.translate("form", "automatic")
    if isinstance(value, bool):
        return (
            QCoreApplication.translate("form", "yes") if value else QCoreApplication.translate("form", "no")
        )
    if isinstance(value, str) and value in CHOICES:
        return choice_text(value)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def differences(before: Recipe, after: Recipe) -> list[str]:
    """The settings in which two recipes differ; of another kind of part the kind alone."""
    from aegui.recipe import REGISTRIES, fields_of

    keys = []
    for section in type(after).model_fields:
        old, new = getattr(before, section), getattr(after, section)
        if old == new or section not in (*REGISTRIES, "training"):
            continue
        if type(old) is not type(new):
            keys.append(f"{section}.kind")
        else:
            keys += [
                f"{section}.{name}" for name in fields_of(new) if getattr(old, name) != getattr(new, name)
            ]
    return keys
