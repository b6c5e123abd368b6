"""What an exported file says of where it comes from: read, never executed or unpickled. No Qt, no torch."""

from __future__ import annotations

import errno
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from aegui.exports.provenance import NAME, Provenance, from_json
from aegui.files import PATH, check_plain
from aegui.runs.codes_table import BESIDE
from aegui.text import shortened
from aegui.translation import tr

ABOUT = "about.json"  # in a folder
MOST = 10**9  # bytes of a file that is looked into
ELEMENT = re.compile(rb'<(?:metadata|script)[^>]*\bid="aegui"[^>]*>(.*?)</(metadata|script)>', re.DOTALL)
IN_PDF = re.compile(rb"<aegui:provenance>(.*?)</aegui:provenance>", re.DOTALL)


class SaysNothing(ValueError):
    """A file that does not say where it comes from; one sentence."""


def provenance_of(path: Path) -> Provenance:
    """Where an exported file or folder comes from. Raises `SaysNothing` or `OSError`."""
    name = shortened(str(path), PATH)
    source, reader = path, READERS.get(path.suffix.lower(), _element)
    if path.is_dir():
        source, reader = path / ABOUT, _text
    elif path.suffix.lower() == ".csv":
        source, reader = path.with_name(path.name + BESIDE), _beside
    try:
        check_plain(source, MOST)
        text = reader(source)
    except FileNotFoundError:
        if not path.exists():
            raise FileNotFoundError(errno.ENOENT, "No such file", str(path)) from None
        raise SaysNothing(
            tr("{} does not say where it comes from: {} is missing.", name, source.name)
        ) from None
    except OSError as error:
        if error.errno is not None:
            raise
        raise SaysNothing(tr("{} can't be read: {}.", name, shortened(str(error)))) from None
    except (ValueError, KeyError, IndexError, TypeError, BadZipFile, SyntaxError, RecursionError) as error:
        raise SaysNothing(tr("{} can't be read: {}.", name, shortened(str(error)))) from None
    if not text:
        raise SaysNothing(tr("{} does not say where it comes from: it was not saved by this program.", name))
    try:
        return from_json(text)
    except ValueError as error:
        raise SaysNothing(f"{name}: {error}.") from None


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _beside(path: Path) -> str:
    """The file beside a CSV file."""
    return json.dumps(json.loads(_text(path))["notes"][0])


def _npz(path: Path) -> str:
    with np.load(path, allow_pickle=False) as file:
        return str(file[NAME]) if NAME in file else ""


def _parquet(path: Path) -> str:
    from pyarrow import parquet

    metadata = parquet.read_schema(path).metadata or {}
    return bytes(metadata.get(NAME.encode(), b"")).decode()


def _png(path: Path) -> str:
    from PIL import Image

    with Image.open(path, formats=["PNG"]) as image:
        image.load()  # what a file says may stand behind its pixels
        return str(getattr(image, "text", {}).get(NAME, ""))


def _element(path: Path) -> str:
    """Of SVG and HTML; nothing is parsed but this."""
    found = ELEMENT.search(path.read_bytes())
    if found is None:
        return ""
    text = found[1].decode()
    return html.unescape(text) if found[2] == b"metadata" else text


def _pdf(path: Path) -> str:
    found = IN_PDF.search(path.read_bytes())
    return "" if found is None else html.unescape(found[1].decode())


READERS: dict[str, Callable[[Path], str]] = {
    ".npz": _npz, ".parquet": _parquet, ".png": _png, ".pdf": _pdf, ".json": _beside,
}  # fmt: skip
