"""Downloads with progress, cancel, retry and a check sum; a file appears whole or not at all."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from pathlib import Path

from aegui.datasets import DataMissing, Say

TIMEOUT = 20  # seconds without an answer


class _Bar:
    """The progress bar that pooch drives; `say` may raise to cancel."""

    def __init__(self, say: Say, what: str) -> None:
        self.total = 0
        self._done = 0
        self._say = say
        self._what = what

    def update(self, count: int) -> None:
        self._done += count
        share = self._done / self.total if self.total else 0.0
        mega = self._done / 1e6
        self._say(min(share, 1.0), f"{self._what}: {mega:.1f} MB")

    def reset(self) -> None:
        self._done = 0

    def close(self) -> None:
        """Nothing is held open."""


def fetch(addresses: Sequence[str], target: Path, digest: str, say: Say) -> Path:
    """Fetch a file from the first address that answers; its digest is "md5:…" or "sha256:…".

    Raises `DataMissing` with what to do.
    """
    import pooch
    import requests

    pooch.get_logger().setLevel("WARNING")  # the caller shows the progress
    target.parent.mkdir(parents=True, exist_ok=True)
    failure: Exception | None = None
    for address in addresses:
        bar = _Bar(say, target.name)
        download = pooch.HTTPDownloader(progressbar=bar, timeout=TIMEOUT, chunk_size=1 << 16)
        try:
            pooch.retrieve(address, digest, fname=target.name, path=target.parent, downloader=download)
        except (requests.RequestException, socket.gaierror, ValueError) as error:
            failure = error  # no answer, or another file than promised: try the next address
        else:
            return target
    if isinstance(failure, ValueError):
        raise DataMissing(
            f"{target.name} arrived damaged from every address (its check sum is wrong); try again later."
        ) from failure
    if isinstance(failure, requests.HTTPError):
        raise DataMissing(
            f"{target.name} could not be downloaded: the server says {failure}. Try again later, or choose "
            "a folder that holds the data set."
        ) from failure
    raise DataMissing(
        f"{target.name} could not be downloaded: no connection. Connect to the network and try again, "
        "or choose a folder that holds the data set."
    ) from failure
