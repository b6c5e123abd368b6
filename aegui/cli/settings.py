"""`aegui settings`: what is set, and setting it; the same that the window's dialog shows."""

from __future__ import annotations

import argparse
from typing import Any

from aegui import paths, settings
from aegui.cli.commands import table
from aegui.cli.training_progress import CommandFailed, notes
from aegui.text import shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr, translate

LIST, GET, SET, RESET = "list", "get", "set", "reset"
Answer = dict[str, Any]
COLUMNS = (
    QT_TRANSLATE_NOOP("columns", "setting"),
    QT_TRANSLATE_NOOP("columns", "value"),
    QT_TRANSLATE_NOOP("columns", "may be"),
    QT_TRANSLATE_NOOP("columns", "what it does"),
)


def command(options: argparse.Namespace) -> Answer:
    """List all, print one, set one or put one back to its default."""
    deed, name = options.deed or LIST, options.name
    if deed == LIST:
        return _list(options)
    if not name:
        raise CommandFailed(
            tr("aegui settings {} needs the name of a setting; aegui settings lists them.", deed)
        )
    if name not in settings.described():
        raise CommandFailed(
            tr("There is no setting {}; there are {}.", shortened(name), ", ".join(settings.described()))
        )
    if deed == SET:
        if options.value is None:
            raise CommandFailed(tr("aegui settings set {} needs a value.", name))
        settings.save({name: settings.parsed(name, options.value)})
    elif deed == RESET:
        settings.save({name: None})
    value = getattr(settings.load(notes.print), name)
    if not options.json:
        print(settings.written(name, value))
        variable = settings.overruled(name)
        if variable:
            notes.print(tr("${} is set, and counts before it.", variable))
    return {"setting": name, "value": value}


def _list(options: argparse.Namespace) -> Answer:
    now = settings.load(notes.print)
    rows = [
        {
            "setting": name,
            "value": settings.written(name, getattr(now, name)),
            "may be": _allowed(name, about),
            "what it does": translate(settings.WORDS, about.help),
        }
        for name, about in settings.described().items()
    ]
    if not options.json:
        table(COLUMNS, rows)
    values = {name: getattr(now, name) for name in settings.described()}
    return {"settings": values, "file": str(paths.config_file())}


def _allowed(name: str, about: settings.About) -> str:
    choices = settings.choices_of(name)
    if choices is not None:
        return ", ".join(code or settings.SYSTEM_CODE for code in choices)
    if about.low is not None:
        optional = getattr(settings.Settings(), name) is None
        return tr("{} to {}", about.low, about.high) + (f", {settings.AUTOMATIC}" if optional else "")
    return tr("a folder, {}", settings.AUTOMATIC) if about.folder else tr("yes, no")


VERBS = {"settings": command}
