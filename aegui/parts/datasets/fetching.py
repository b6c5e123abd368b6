"""Downloads with progress, cancel, retry and a check sum; a file appears whole or not at all."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Event, Thread

from aegui.cancelled import Cancelled
from aegui.parts.datasets import DataMissing, Say
from aegui.translation import tr

TIMEOUT = 20  # seconds without an answer
LOOK = 0.1  # seconds between two looks whether the download is cancelled, while nothing arrives
FAREWELL = 0.3  # seconds in which a transfer that is under way can end by itself


class _Bar:
    """The progress bar that pooch drives; it raises where nobody waits any more."""

    def __init__(self, transfer: _Transfer) -> None:
        self.total = 0
        self._done = 0
        self._transfer = transfer

    def update(self, count: int) -> None:
        self._done += count
        self._transfer.arrived(self._done, self.total)

    def reset(self) -> None:
        self._done = 0

    def close(self) -> None:
        """Nothing is held open."""


class _Transfer(Thread):
    """Fetches a file into a folder, from the first address that answers.

    It is a thread of its own, which is left behind when the download is cancelled: neither a server that
    stalls nor the search for its name can be interrupted.
    """

    def __init__(self, addresses: Sequence[str], folder: Path, name: str, digest: str) -> None:
        super().__init__(daemon=True)
        self._addresses, self._folder, self._file, self._digest = addresses, folder, name, digest
        self.news: SimpleQueue[tuple[int, int] | None] = SimpleQueue()  # bytes done and in all; None: ended
        self.failure: Exception | None = None  # of the last address; None: the file is there
        self.given_up = Event()

    def arrived(self, done: int, total: int) -> None:
        if self.given_up.is_set():
            raise Cancelled
        self.news.put((done, total))

    def run(self) -> None:
        import requests

        for address in self._addresses:
            try:
                self._from(address)
            except (requests.RequestException, socket.gaierror, ValueError) as error:
                self.failure = error  # no answer, or another file than promised: try the next address
                if self.given_up.is_set():
                    break
            except Exception as error:
                self.failure = error
                break
            else:
                self.failure = None
                break
        self.news.put(None)

    def _from(self, address: str) -> None:
        import pooch

        downloader = pooch.HTTPDownloader(progressbar=_Bar(self), timeout=TIMEOUT, chunk_size=1 << 16)
        pooch.retrieve(address, self._digest, fname=self._file, path=self._folder, downloader=downloader)


def fetch(addresses: Sequence[str], target: Path, digest: str, say: Say) -> Path:
    """Fetch a file from the first address that answers; its digest is "md5:…" or "sha256:…".

    `say` is asked ten times a second also where nothing arrives, and may raise to cancel at once. Raises
    `DataMissing` with what to do.
    """
    import pooch
    from pooch.hashes import hash_matches

    pooch.get_logger().setLevel("WARNING")  # the caller shows the progress
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_file() and hash_matches(target, digest):
        return target
    with TemporaryDirectory(".part", f".{target.name}.", target.parent, ignore_cleanup_errors=True) as folder:
        transfer = _Transfer(addresses, Path(folder), target.name, digest)
        transfer.start()
        try:
            _follow(transfer, target.name, say)
        except BaseException:
            transfer.given_up.set()
            transfer.join(FAREWELL)
            raise
        if transfer.failure is None:
            os.replace(Path(folder) / target.name, target)
            return target
    raise _explained(transfer.failure, target.name)


def _follow(transfer: _Transfer, name: str, say: Say) -> None:
    """Tell how far a transfer is, until it has ended."""
    share, what = 0.0, name
    while True:
        with suppress(Empty):
            news = transfer.news.get(timeout=LOOK)
            if news is None:
                return
            done, total = news
            share, what = min(done / total, 1.0) if total else 0.0, f"{name}: {done / 1e6:.1f} MB"
        say(share, what)


def _explained(failure: Exception, name: str) -> Exception:
    """Why a file could not be fetched, as a sentence."""
    import requests

    reason = failure
    if isinstance(failure, requests.HTTPError):
        reason = DataMissing(
            tr(
                "{} could not be downloaded: the server says {}. Try again later, or choose a "
                "folder that holds the data set.",
                name,
                failure,
            )
        )
    elif isinstance(failure, requests.RequestException | socket.gaierror):
        reason = DataMissing(
            tr(
                "{} could not be downloaded: no connection. Connect to the network and try again, "
                "or choose a folder that holds the data set.",
                name,
            )
        )
    elif isinstance(failure, ValueError):
        reason = DataMissing(
            tr("{} arrived damaged from every address (its check sum is wrong); try again later.", name)
        )
    if reason is not failure:
        reason.__cause__ = failure
    return reason
