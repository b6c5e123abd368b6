"""The settings of the program: what each is called, does and may be, and how the file of them is understood.

One description makes the dialog, `aegui settings` and what the code reads. No Qt and no pydantic: colours and
language are read before the first frame.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from aegui import paths
from aegui.text import quoted, shortened
from aegui.translation import QT_TRANSLATE_NOOP, translate

WORDS = "settings"  # that the texts are marked with
YES, NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")
AUTOMATIC = "automatic"  # how a number that is left to the program is typed
SYSTEM_CODE = "system"  # how the empty choice is typed
SAVED = "save"  # the kind of folder that figures and tables were saved to
MOST_THREADS, MOST_DECIMALS = 1024, 6
SMALLEST_TEXT, LARGEST_TEXT = 9, 14  # points
LONGEST = 4096  # characters of a folder


class SettingError(ValueError):
    """A setting that there is not, or a value that can't be; one sentence says why."""


_last: tuple[object, Settings] | None = None  # what the file said, and which it was


@dataclass(frozen=True)
class About:
    """What is said of a setting, and what it may be."""

    label: str
    help: str
    group: str
    choices: Mapping[str, str] | None = None  # what is kept, and its label; None: anything of its type
    low: int | None = None
    high: int | None = None
    folder: bool = False
    variable: str = ""  # of the environment, which counts before the setting
    at_start: bool = False  # whether it counts from the next start of the program on


APPEARANCE = QT_TRANSLATE_NOOP("settings", "Appearance")
WORK = QT_TRANSLATE_NOOP("settings", "Training")
FILES = QT_TRANSLATE_NOOP("settings", "Files")
SYSTEM = QT_TRANSLATE_NOOP("settings", "As the system")
THEMES = {
    "system": SYSTEM,
    "light": QT_TRANSLATE_NOOP("settings", "Light"),
    "dark": QT_TRANSLATE_NOOP("settings", "Dark"),
    "contrast": QT_TRANSLATE_NOOP("settings", "High contrast"),
}
MOTION = {
    "system": SYSTEM,
    "full": QT_TRANSLATE_NOOP("settings", "Moving"),
    "reduced": QT_TRANSLATE_NOOP("settings", "Reduced"),
}


def said(label: str, help: str, group: str, default: Any, **more: Any) -> Any:
    """A setting that the user finds in the dialog and in `aegui settings`."""
    return field(default=default, metadata={"about": About(label, help, group, **more)})


@dataclass(frozen=True)
class Settings:
    """All of them, each valid. Those that nobody set have their defaults."""

    language: str = said(
        QT_TRANSLATE_NOOP("settings", "Language"),
        QT_TRANSLATE_NOOP("settings", "What the window speaks."),
        APPEARANCE, "", choices={"": SYSTEM},
    )  # fmt: skip
    theme: str = said(
        QT_TRANSLATE_NOOP("settings", "Colours"),
        QT_TRANSLATE_NOOP("settings", "The colours of windows and plots."),
        APPEARANCE, "system", choices=THEMES,
    )  # fmt: skip
    text_size: int | None = said(
        QT_TRANSLATE_NOOP("settings", "Text size"),
        QT_TRANSLATE_NOOP("settings", "Points of all text; automatic is as large as the desktop's."),
        APPEARANCE, None, low=SMALLEST_TEXT, high=LARGEST_TEXT,
    )  # fmt: skip
    motion: str = said(
        QT_TRANSLATE_NOOP("settings", "Motion"),
        QT_TRANSLATE_NOOP("settings", "Whether views glide to another place or are there at once."),
        APPEARANCE, "system", choices=MOTION,
    )  # fmt: skip
    explain_words: bool = said(
        QT_TRANSLATE_NOOP("settings", "Explain words"),
        QT_TRANSLATE_NOOP(
            "settings", "Words of the field have a dotted line, and say under the mouse what they mean."
        ),
        APPEARANCE, True, at_start=True,
    )  # fmt: skip
    decimals: int = said(
        QT_TRANSLATE_NOOP("settings", "Decimals"),
        QT_TRANSLATE_NOOP("settings", "Of the numbers beside sliders, such as those of the code."),
        APPEARANCE, 2, low=0, high=MOST_DECIMALS,
    )  # fmt: skip
    threads: int | None = said(
        QT_TRANSLATE_NOOP("settings", "Threads"),
        QT_TRANSLATE_NOOP(
            "settings",
            "How many threads the next training computes with; automatic takes one for each core that the "
            "program may use.",
        ),
        WORK, None, low=1, high=MOST_THREADS, variable="OMP_NUM_THREADS",
    )  # fmt: skip
    notifications: bool = said(
        QT_TRANSLATE_NOOP("settings", "Notifications"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Tell on the desktop when a training or an export that took over a minute has ended while "
            "another window is in front.",
        ),
        WORK, True,
    )  # fmt: skip
    compare_branches: bool = said(
        QT_TRANSLATE_NOOP("settings", "Compare branches"),
        QT_TRANSLATE_NOOP("settings", "Hold a branch against the run that it comes from when it has ended."),
        WORK, True,
    )  # fmt: skip
    runs: str = said(
        QT_TRANSLATE_NOOP("settings", "Folder of runs"),
        QT_TRANSLATE_NOOP(
            "settings", "Where new runs are kept, and looked for; runs that are elsewhere stay there."
        ),
        FILES, "", folder=True, variable="AEGUI_RUNS",
    )  # fmt: skip
    data: str = said(
        QT_TRANSLATE_NOOP("settings", "Folder of data sets"),
        QT_TRANSLATE_NOOP("settings", "Where data sets are looked for, and downloaded to."),
        FILES, "", folder=True,
    )  # fmt: skip

    one_instance: bool = said(
        QT_TRANSLATE_NOOP("settings", "One window"),
        QT_TRANSLATE_NOOP(
            "settings", "A run opened on the desktop comes to the window that is open, not to another."
        ),
        FILES, True, at_start=True,
    )  # fmt: skip

    # What is remembered where it was chosen
    figure: dict[str, Any] = field(default_factory=dict)
    figure_unit: str = ""
    folders: dict[str, Any] = field(
        default_factory=dict
    )  # that were chosen from last, by what was chosen there
    losses: str = ""
    logarithmic: bool = False
    formula: bool = False  # whether the loss stands as one beside its curves
    model_images: str = ""
    comparison: dict[str, Any] = field(default_factory=dict)
    run_table: dict[str, Any] = field(default_factory=dict)
    strips: bool = False
    welcomed: bool = False  # whether the welcome card was put away


def described() -> dict[str, About]:
    """The settings that the user is told of, in the order of the dialog."""
    return {one.name: one.metadata["about"] for one in fields(Settings) if "about" in one.metadata}


def load(say: Callable[[str], object] | None = None) -> Settings:
    """The settings of the file; `say` hears of what can't be understood, and the default holds there.

    They are asked for whenever a menu is brought up to date: a file that has not changed is not read again.
    """
    if say is not None:
        return understood(paths.load_settings(say), say)
    global _last
    stamp = _stamp()
    if _last is None or _last[0] != stamp:
        _last = stamp, understood(paths.load_settings())
    return _last[1]


def understood(raw: Mapping[str, Any], say: Callable[[str], object] = lambda _: None) -> Settings:
    """The settings of the plain values of a file. What is unknown or broken is said; the rest counts."""
    good: dict[str, Any] = {}
    known = _fields()
    for name, value in migrated(raw).items():
        if name not in known:
            text = translate(
                "settings", "The settings hold {}, which this program does not know; it is kept."
            )
            say(text.format(shortened(name)))
            continue
        try:
            good[name] = checked(name, value)
        except SettingError as error:
            text = translate("settings", "{} The default counts instead: {}.")
            say(text.format(error, written(name, _default(known[name]))))
    return Settings(**good)


def migrated(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The same as older programs wrote it, under the names of today."""
    now = dict(raw)
    before = now.pop("saved_to", None)  # one folder for all, before there was one for each kind
    if isinstance(before, str) and "folders" not in now:
        now["folders"] = {SAVED: before}
    return now


def save(changes: Mapping[str, Any]) -> None:
    """Keep some settings; a default, or None, is taken out of the file.

    Raises `SettingError`, or `OSError` where the file can't be written: nothing is changed then.
    """
    known = _fields()
    good = {name: None if value is None else checked(name, value) for name, value in changes.items()}
    plain = {name: None if value == _default(known[name]) else value for name, value in good.items()}
    if "folders" in plain:
        plain["saved_to"] = None
    paths.save_settings(plain)


def checked(name: str, value: Any) -> Any:
    """A value that the setting may have. Raises `SettingError` with the name, the value and what may be."""
    one = _fields().get(name)
    if one is None:
        raise SettingError(
            translate("settings", "There is no setting {}; there are {}.").format(
                shortened(name), ", ".join(described())
            )
        )
    about: About | None = one.metadata.get("about")
    if about is None:
        if isinstance(value, type(_default(one))):
            return value
        raise _refused(name, value, translate("settings", "what was remembered"))
    if isinstance(_default(one), bool):
        if isinstance(value, bool):
            return value
        raise _refused(name, value, translate("settings", "yes or no"))
    choices = choices_of(name)
    if choices is not None:
        if isinstance(value, str) and value in choices:
            return value
        raise _refused(name, value, ", ".join(code or SYSTEM_CODE for code in choices))
    if about.folder:
        return _checked_folder(name, value)
    optional, whole = _default(one) is None, isinstance(value, int) and not isinstance(value, bool)
    if (value is None and optional) or (whole and _within(value, about)):
        return value
    text = translate("settings", "a whole number from {} to {}")
    if optional:
        text = translate("settings", "a whole number from {} to {}, or automatic")
    raise _refused(name, value, text.format(f"{about.low:,}", f"{about.high:,}"))


def parsed(name: str, text: str) -> Any:
    """The value that a text stands for, as it is typed. Raises `SettingError`."""
    one, text = _fields().get(name), text.strip()
    about: About | None = None if one is None else one.metadata.get("about")
    if one is None or about is None:
        return checked(name, text)
    word = text.lower()
    if isinstance(_default(one), bool):
        return checked(name, word in YES if word in (*YES, *NO) else text)
    if choices_of(name) is not None:
        empty = word == SYSTEM_CODE and "" in (choices_of(name) or {})
        return checked(name, "" if empty else text)
    if about.folder:
        at = Path(text).expanduser()
        return checked(
            name, "" if word in ("", AUTOMATIC) else str(at if at.is_absolute() else at.absolute())
        )
    if word in ("", AUTOMATIC):
        return checked(name, None)
    try:
        return checked(name, int(text))
    except ValueError:
        return checked(name, text)


def written(name: str, value: Any) -> str:
    """A value as it is typed."""
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    choices = choices_of(name)
    if value is None or (value == "" and choices is None):
        return AUTOMATIC
    return SYSTEM_CODE if value == "" else str(value)


def choices_of(name: str) -> dict[str, str] | None:
    """What a setting may be, with labels, where it is one of a few; languages call themselves by code."""
    about = described().get(name)
    if about is None or about.choices is None:
        return None
    more = {code: code for code in _languages()} if name == "language" else {}
    return {**about.choices, **more}


def overruled(name: str) -> str:
    """The variable of the environment that counts before a setting at the moment; "" where none does."""
    about = described().get(name)
    variable = "" if about is None else about.variable
    return variable if variable and os.environ.get(variable) else ""


def _stamp() -> object:
    """What tells a file from the same one written anew."""
    file = paths.config_file()
    try:
        found = file.stat()
    except OSError:
        return file
    return file, found.st_mtime_ns, found.st_size, found.st_ino


def _fields() -> dict[str, Field[Any]]:
    return {one.name: one for one in fields(Settings)}


def _default(one: Field[Any]) -> Any:
    return one.default_factory() if callable(one.default_factory) else one.default


def _within(value: int, about: About) -> bool:
    return (about.low is None or about.low <= value) and (about.high is None or value <= about.high)


def _checked_folder(name: str, value: Any) -> str:
    if value == "":
        return ""
    if not isinstance(value, str) or "\0" in value or len(value) > LONGEST:
        raise _refused(name, value, translate("settings", "the path of a folder"))
    place = Path(value).expanduser()
    if not place.is_absolute():
        raise _refused(name, value, translate("settings", "a whole path, from the root or from ~"))
    if place.exists() and not place.is_dir():
        raise _refused(name, value, translate("settings", "a folder, and a file is there"))
    return value


def _refused(name: str, value: Any, allowed: str) -> SettingError:
    text = translate("settings", "The setting {} can't be {}; it is {}.")
    return SettingError(text.format(name, quoted(value), allowed))


@cache
def _languages() -> tuple[str, ...]:
    """The codes of the languages that the window speaks, that of the code first."""
    files = sorted((paths.resources() / "translations").glob("aegui_*.qm"))
    return ("en", *(file.stem.removeprefix("aegui_") for file in files))


def groups() -> Iterator[tuple[str, dict[str, About]]]:
    """The settings by the groups of the dialog."""
    every = described()
    for group in dict.fromkeys(about.group for about in every.values()):
        yield group, {name: about for name, about in every.items() if about.group == group}
