"""`aegui translate`: brings the files of translations up to date with the texts of the code, or checks them.

For whoever works on the program: it needs the tools of Qt Linguist, which come with PySide6. A language is
one file, resources/translations/aegui_CODE.ts, and what the window reads is made of it, aegui_CODE.qm.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any
from xml.etree import ElementTree

from aegui import paths
from aegui.cli.training_progress import CommandFailed
from aegui.documents import agreement, pages, terms
from aegui.translation import tr

Answer = dict[str, Any]
COUNTS = "counts"  # what `text.counted` looks under
NUMBERED = re.compile(r"%(?:\d|n)")  # Qt's own placeholders
MNEMONIC = re.compile(r"&(?=\w)")  # what chooses an entry of a menu by its letter
LIMIT = 60  # s that a tool may take


@dataclass(frozen=True)
class Message:
    """One text of the code, with what a translator made of it; empty where nobody has yet."""

    context: str
    source: str
    text: str


def translate(options: argparse.Namespace) -> Answer:
    """Add the texts that are new, take out those that are gone, and make what the window reads; or only say
    what of that would be done, and what is wrong with the translations."""
    folder = paths.resources() / "translations"
    files = sorted(folder.glob("aegui_*.ts"))
    if options.add:
        files.append(folder / f"aegui_{options.add}.ts")
    wrong = [sentence for language in pages.languages() for sentence in agreement.faults(language)]
    for file in files:
        found = check(file) if options.check else update(file)
        wrong += [f"{file.name}: {sentence}" for sentence in found]
    for line in [] if options.json else wrong:
        print(line)
    return {"ok": not (options.check and wrong), "files": [str(file) for file in files], "wrong": wrong}


def update(file: Path) -> list[str]:
    """Bring a file of translations and what is compiled of it up to date; gives what is left to do."""
    _extract(file)
    compile_translations(file, file.with_suffix(".qm"))
    return _wrong(file)


def check(file: Path) -> list[str]:
    """What is missing, stale or wrong in a file of translations, which stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(shutil.copy(file, folder))
        _extract(fresh)
        compile_translations(fresh, fresh.with_suffix(".qm"))
        now, kept = set(messages(fresh)), set(messages(file))
        texts = {(one.context, one.source) for one in now}
        stale = sorted(one.source for one in kept if (one.context, one.source) not in texts)
        found = [tr("no text of the code is {!r}.", source) for source in stale]
        found += _wrong(fresh)
        compiled = file.with_suffix(".qm")
        if not found and not (compiled.is_file() and same(compiled, fresh.with_suffix(".qm"))):
            found.append(tr("{} is not made of it: run aegui translate.", compiled.name))
    return found


def _wrong(file: Path) -> list[str]:
    """What its translations lack, lose, or call otherwise than the glossary."""
    found = messages(file)
    texts = ((one.source, one.text) for one in found)
    return [*faults(found), *terms.faults(file.stem.removeprefix("aegui_"), texts)]


def messages(file: Path) -> list[Message]:
    """All that a file of translations holds."""
    return [
        Message(str(context.findtext("name")), str(one.findtext("source")), form.text or "")
        for context in ElementTree.parse(file).iter("context")
        for one in context.iter("message")
        for text in one.iter("translation")
        for form in text.findall("numerusform") or [text]  # one for each plural of the language
    ]


def faults(found: list[Message]) -> Iterator[str]:
    """Sentences: what is not translated, and where a placeholder or a mnemonic was lost."""
    for one in found:
        if not one.text:
            yield tr("{!r} ({}) is not translated.", one.source, one.context)
        elif placeholders(one.source) != placeholders(one.text):
            yield tr("{!r} has other placeholders than {!r} ({}).", one.text, one.source, one.context)
        elif not fillable(one.text):
            yield tr("{!r} ({}) numbers some of its braces, and not all.", one.text, one.context)
        elif bool(MNEMONIC.search(one.source)) != bool(MNEMONIC.search(one.text)):
            yield tr(
                "{!r} and {!r} ({}): one of them alone has a mnemonic.", one.text, one.source, one.context
            )


def placeholders(text: str) -> list[str] | None:
    """What is put into a text, in order of their names: {}, {} is {0}, {1}; None where braces don't match."""
    count, names = 0, NUMBERED.findall(text)
    try:
        for _, name, _, _ in Formatter().parse(text):
            if name == "":
                name, count = str(count), count + 1
            if name is not None:
                names.append(name)
    except ValueError:
        return None
    return sorted(set(names))


def fillable(text: str) -> bool:
    """Whether `str.format` takes a text: {} and {0} don't go together."""
    names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    return not ("" in names and any(name.isdecimal() for name in names))


def same(one: Path, other: Path) -> bool:
    """Whether two files have the same bytes."""
    return one.read_bytes() == other.read_bytes()


def _extract(file: Path) -> None:
    """Without lines of the code, which change more often than texts do."""
    sources = sorted(paths.PACKAGE.rglob("*.py"))
    code = file.stem.removeprefix("aegui_")
    with tempfile.TemporaryDirectory() as folder:
        more = Path(folder, "more.py")
        lines = [f'translate("{COUNTS}", "%n {one}", None, 1)\n' for one in counted(sources)]
        lines += [f'translate("recipes", {json.dumps(one, ensure_ascii=False)})\n' for one in summaries()]
        more.write_text("".join(lines), "utf-8")
        _run(
            "pyside6-lupdate", *map(str, sources), str(more), "-ts", str(file), "-locations", "none",
            "-no-obsolete", "-disable-heuristic", "sametext", "-disable-heuristic", "similartext",
            "-tr-function-alias", "QT_TRANSLATE_NOOP+=N", "-source-language", "en", "-target-language", code,
        )  # fmt: skip


def summaries() -> list[str]:
    """What the shipped recipes say of themselves."""
    files = sorted(paths.resources().glob("recipes/*.toml"))
    return [tomllib.loads(file.read_text("utf-8"))["summary"] for file in files]


def counted(sources: list[Path]) -> list[str]:
    """What the code counts, in order: the literals that it gives to `text.counted`."""
    found = {
        call.args[1].value
        for path in sources
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "counted" and len(call.args) > 1
        if isinstance(call.args[1], ast.Constant)
    }
    return sorted(map(str, found))


def compile_translations(file: Path, compiled: Path) -> None:
    """Make what the window reads of a file of translations."""
    _run("pyside6-lrelease", str(file), "-qm", str(compiled))


def _run(tool: str, *words: str) -> None:
    program = Path(sys.executable).with_name(tool)
    if not program.exists():
        raise CommandFailed(
            tr("{} is not beside {}: this PySide6 came without Qt Linguist.", tool, sys.executable)
        )
    done = subprocess.run([str(program), *words], capture_output=True, text=True, timeout=LIMIT)
    if done.returncode:
        raise CommandFailed(tr("{} failed: {}", tool, (done.stderr or done.stdout).strip()))


VERBS = {"translate": translate}
