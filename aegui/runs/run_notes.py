"""What the user says of a whole run: another name, a star, a tag and a note. No torch.

The name is one more to find the run by; its folder keeps its own, since exported files, branches and sweeps
name that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aegui.runs.annotations import read, write
from aegui.text import UNSEEN, shortened
from aegui.translation import tr, translate

ABOUT = "about.json"  # the file of them
MOST = {"name": 120, "tag": 40, "note": 2000}  # characters


@dataclass(frozen=True)
class RunNote:
    """Nothing is said of a run where all of it is empty."""

    name: str = ""
    star: bool = False
    tag: str = ""
    note: str = ""


def read_note(run: Path, say: Callable[[str], None]) -> RunNote:
    """What is said of a run; `say` hears where that can't be understood."""
    return read(run, ABOUT, _from_plain, say) or RunNote()


def write_note(run: Path, note: RunNote) -> None:
    """Keep it with the run, or with the user where the run may not be written to. Raises `OSError`."""
    write(run, ABOUT, {name: value for name, value in asdict(note).items() if value})


def checked(field: str, text: str) -> str:
    """A name, tag or note on one line. Raises `ValueError` with a sentence where it is too long."""
    said = " ".join(UNSEEN.sub(" ", text).split())
    if len(said) > MOST[field]:
        sentence = {
            "name": translate("runs", "A name has at most {} characters; {} has {}."),
            "tag": translate("runs", "A tag has at most {} characters; {} has {}."),
            "note": translate("runs", "A note has at most {} characters; {} has {}."),
        }[field]
        raise ValueError(sentence.format(f"{MOST[field]:,}", f"“{shortened(said, 40)}”", f"{len(said):,}"))
    return said


def _from_plain(content: Any) -> RunNote:
    """Raises `ValueError` or `TypeError` where it is none."""
    if not isinstance(content, dict):
        raise ValueError(tr("it is no object with names"))
    texts = {field: content.get(field, "") for field in MOST}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(tr("a name, tag or note is no text"))
    short = {field: shortened(text, MOST[field]) for field, text in texts.items()}
    return RunNote(star=content.get("star") is True, **short)
