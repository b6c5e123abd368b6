"""Where bytes are read from: a file, or one inside a zip or tar archive, without unpacking it."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal
from zipfile import ZipFile

from aegui.parts.formats.broken import DataBroken, broken
from aegui.text import counted
from aegui.translation import tr

GIGA = 2**30
MOST_MEMBER = 2 * GIGA  # bytes of a file of an archive: it is held in memory
MOST_MEMBERS = 1_000_000
# Unpacked to this many times its size, a file is made to fill the memory; smaller ones can't.
MOST_RATIO, SUSPECT = 200, 64 * 2**20
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")

Planes = Literal["auto", "images", "channels"]  # what those of a stack are


@dataclass(frozen=True)
class DataFile:
    """A file, or one inside an archive."""

    path: Path
    member: str = ""  # its name in the archive
    planes: Planes = "auto"

    def __str__(self) -> str:
        return f"{self.path}/{self.member}" if self.member else str(self.path)

    @property
    def name(self) -> str:
        """The name of the file without its folder."""
        return self.member.rpartition("/")[2] or self.path.name

    def start(self, count: int = 16) -> bytes:
        """The first bytes. Raises `DataBroken`."""
        with broken(self), self.open() as file:
            return file.read(count)

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The bytes, to be read at any place. Raises `DataBroken`."""
        with broken(self):
            if not self.member:
                with self.path.open("rb") as file:
                    yield file
            else:
                for _, content in members(self.path, [self.member]):
                    yield io.BytesIO(content)
                    return
                raise DataBroken(tr("{} holds no {} any more.", self.path, self.member))


@dataclass(frozen=True)
class Member:
    """A file of an archive."""

    name: str
    size: int  # bytes, unpacked


def is_tar(name: str) -> bool:
    """Whether a file is a tar archive by its name."""
    return name.lower().endswith(TARS)


def listing(path: Path) -> list[Member]:
    """The plain files of an archive, those that point out of it left out. Raises `DataBroken`."""
    found: list[Member] = []
    with broken(path):
        if is_tar(path.name):
            with tarfile.open(path) as tar:
                for info in tar:
                    if info.isreg() and _inside(info.name):
                        found.append(Member(info.name, info.size))
                    _few_enough(path, len(found))
        else:
            with ZipFile(path) as packed:
                _few_enough(path, len(packed.infolist()))
                found = [
                    Member(info.filename, info.file_size)
                    for info in packed.infolist()
                    if not info.is_dir() and _inside(info.filename)
                ]
    return found


def members(path: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The content of some files of an archive, in the order in which they lie there. Raises `DataBroken`."""
    wanted = set(names)
    with broken(path):
        if is_tar(path.name):
            with tarfile.open(path) as tar:
                for info in tar:
                    if info.isreg() and info.name in wanted:
                        wanted.discard(info.name)
                        _bearable(path, info.name, info.size, info.size)
                        file = tar.extractfile(info)
                        assert file is not None  # it is a plain file
                        yield info.name, _all(file, path, info.name, info.size)
                        if not wanted:
                            return
        else:
            with ZipFile(path) as packed:
                for entry in packed.infolist():
                    if entry.filename in wanted:
                        wanted.discard(entry.filename)
                        if entry.flag_bits & 1:
                            raise DataBroken(
                                tr(
                                    "{} in {} is locked with a password: pack it without one.",
                                    entry.filename,
                                    path,
                                )
                            )
                        _bearable(path, entry.filename, entry.file_size, entry.compress_size)
                        with packed.open(entry) as member:
                            yield entry.filename, _all(member, path, entry.filename, entry.file_size)


def _all(file: IO[bytes], path: Path, name: str, size: int) -> bytes:
    """All bytes of a member, which are as many as it says."""
    content = file.read(size + 1)
    if len(content) != size:
        raise DataBroken(
            tr("{} in {} holds other than the {:,} bytes that it says: pack it again.", name, path, size)
        )
    return content


def _bearable(path: Path, name: str, size: int, packed: int) -> None:
    if size > MOST_MEMBER:
        raise DataBroken(
            tr(
                "{} in {} has {:.1f} GB and at most {:.0f} GB are read inside an archive: unpack it.",
                name,
                path,
                size / GIGA,
                MOST_MEMBER / GIGA,
            )
        )
    if size > SUSPECT and size > MOST_RATIO * max(1, packed):
        raise DataBroken(
            tr(
                "{} in {} unpacks to {:,} times its size, which no images do: it is left closed. "
                "Unpack it if you trust it.",
                name,
                path,
                size // max(1, packed),
            )
        )


def _few_enough(path: Path, count: int) -> None:
    if count > MOST_MEMBERS:
        raise DataBroken(
            tr(
                "{} holds more than {}: unpack it and choose a folder of it.",
                path,
                counted(MOST_MEMBERS, "file"),
            )
        )


def _inside(name: str) -> bool:
    """Whether a name stays inside the archive."""
    return bool(name) and not name.startswith(("/", "\\")) and ".." not in name.replace("\\", "/").split("/")
