"""The words of a recipe's settings: labels of fields and of what is chosen, as the form shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from aegui.recipe import Recipe
    from aegui.training.diagnostics import Concern


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
