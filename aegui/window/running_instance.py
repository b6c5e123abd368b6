"""One running program: a second start hands over what it is to open, and ends.

Who holds a lock is the one that runs; the system ends the lock with its process, so that what a crash leaves
(the socket) keeps nobody out. Another user, other settings, another folder of runs, another display or
another copy of the program is another program. What comes through the socket names files and is not run.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui import paths
from aegui.locks import FileLock
from aegui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

MOST = 10**6  # bytes of a message
PATIENCE = 5.0  # s until a program that holds the lock, and may just be starting, has answered
AGAIN = 0.05  # s
ANSWER = b"opened\n"
# With which a desktop lets a window come to the front.
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


@dataclass(frozen=True)
class Request:
    """What a start is to open; no paths: the window alone."""

    paths: tuple[Path, ...] = ()
    images: Path | None = None  # what a model from elsewhere is shown with
    kind: str = ""  # or the data set
    token: str = ""  # of the desktop

    def to_json(self) -> str:
        """As one line."""
        images = "" if self.images is None else str(self.images)
        return json.dumps([[str(path) for path in self.paths], images, self.kind, self.token])


def from_json(line: bytes) -> Request:
    """Raises `ValueError`."""
    content = json.loads(line)
    if not (isinstance(content, list) and len(content) == 4 and isinstance(content[0], list)):
        raise ValueError(tr("no request"))
    named, *texts = content
    if not all(isinstance(text, str) for text in (*named, *texts)):
        raise ValueError(tr("no request"))
    images, kind, token = texts
    return Request(tuple(map(Path, named)), Path(images) if images else None, kind, token)


def request(named: Sequence[Path], images: Path | None = None, kind: str = "") -> Request:
    """What this start is to open, as another process finds it."""
    token = next((os.environ[name] for name in TOKENS if os.environ.get(name)), "")
    return Request(
        tuple(path.absolute() for path in named), None if images is None else images.absolute(), kind, token
    )


def key() -> str:
    """What two starts have in common that are to be one program."""
    folders = [paths.root(), paths.config_file(), paths.runs_dir()]
    names = ("AEGUI_DATA", "AEGUI_CACHE", "WAYLAND_DISPLAY", "DISPLAY")
    parts = [*map(str, folders), *(os.environ.get(name, "") for name in names)]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def place() -> Path:
    """A folder that this user alone can look into. Raises `OSError`."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and Path(given).is_dir() and os.access(given, os.W_OK):
        return Path(given)
    if sys.platform == "win32":
        return Path(tempfile.gettempdir())  # the user's own there
    folder = Path(tempfile.gettempdir()) / f"aegui-{os.getuid()}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if found.st_uid != os.getuid() or found.st_mode & 0o77:
        raise PermissionError(tr("{} is not this user's alone", folder))
    return folder


class RunningInstance(QObject):
    """This program's side of it: the one that runs, or a second one."""

    handed_over = Signal(object)  # Request of a second start

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stem = place() / f"aegui-{key()}"
        self._lock = FileLock(self._stem.with_suffix(".lock"))
        self._server: QLocalServer | None = None

    @property
    def _name(self) -> str:
        return self._stem.name if sys.platform == "win32" else str(self._stem.with_suffix(".socket"))

    def is_first(self) -> bool:
        """Whether no other runs; from then on this is the one."""
        return self._lock.acquire()

    def hand_over(self, what: Request, patience: float = PATIENCE) -> bool:
        """Have the program that runs open it; False: it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        end = time.monotonic() + patience
        while (left := end - time.monotonic()) > 0:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(int(1000 * left) + 1):
                socket.write(what.to_json().encode() + b"\n")
                while socket.bytesToWrite() and socket.waitForBytesWritten(1000):
                    pass
                left = max(0.0, end - time.monotonic())
                heard = socket.waitForReadyRead(int(1000 * left) + 1)
                return heard and bytes(socket.readAll().data()) == ANSWER
            time.sleep(AGAIN)
        return False

    def listen(self) -> None:
        """Hear of second starts."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # of a crash: the lock is ours
        self._server = QLocalServer(self)
        if sys.platform == "win32":  # elsewhere the folder keeps others out
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(self._name)

    def leave(self) -> None:
        """The next start is the first again."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.release()

    def _greet(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self).asked.connect(self.handed_over)


class _Caller(QObject):
    """A second start that is heard, until it has said all."""

    asked = Signal(object)  # Request

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket, self._heard = socket, b""
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        self._read()

    def _read(self) -> None:
        self._heard += bytes(self._socket.read(MOST).data())
        line, end, _ = self._heard.partition(b"\n")
        if not end and len(line) < MOST:
            return
        self._socket.readyRead.disconnect(self._read)
        try:
            what = from_json(line)
        except (ValueError, RecursionError):  # nothing of ours
            self._socket.abort()
            return
        self._socket.write(ANSWER)
        self._socket.flush()
        self._socket.disconnectFromServer()
        self.asked.emit(what)
