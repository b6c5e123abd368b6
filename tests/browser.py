"""A browser that a test drives: Chromium by the pipe of its own protocol, without another library."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
QUIET = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip
# The pipe is at 3 and 4, by Chromium's own custom; the numbers that there are may be these.
AT_3_AND_4 = (
    "import os, sys; ends = [os.dup(os.dup(os.dup(int(one)))) for one in sys.argv[1:3]]; "
    "os.dup2(ends[0], 3); os.dup2(ends[1], 4); os.execv(sys.argv[3], sys.argv[3:])"
)
READY = (
    "new Promise(done => { const look = () => document.body?.dataset.ready ? done() : "
    "requestAnimationFrame(look); look(); })"
)


def browser() -> str | None:
    """Chromium's program, or that of a browser that is made of it; None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Page:
    """One page of a running browser."""

    def __init__(self, writing: int, reading: int) -> None:
        self._to, self._from = os.fdopen(writing, "wb", 0), os.fdopen(reading, "rb", 0)
        self._number, self._left, self._session = 0, b"", ""
        self.complaints: list[str] = []  # of the page: errors of scripts, and what it was not let fetch

    def close(self) -> None:
        self._to.close()
        self._from.close()

    def open(self, file: Path, width: int, height: int, dark: bool) -> None:
        """Show a file, and wait until it has drawn itself."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._ask(f"{domain}.enable")
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self._ask("Emulation.setEmulatedMedia", features=scheme)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._ask("Emulation.setDeviceMetricsOverride", **size)
        self._ask("Page.navigate", url=file.as_uri())
        self.value(READY)

    def value(self, expression: str) -> Any:
        """What an expression of the page comes to."""
        answer = self._ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def move(self, x: float, y: float, press: bool = False) -> None:
        """Move the mouse there, in CSS pixels of the window, and click."""
        self._ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for kind in ("mousePressed", "mouseReleased") if press else ():
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, whole: bool = False) -> bytes:
        """What is seen, as PNG."""
        return b64decode(self._ask("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
                self.complaints.append(json.dumps(answer["params"]))
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            piece = self._from.read(1 << 16)
            assert piece, "the browser has ended"
            self._left += piece
        text, _, self._left = self._left.partition(b"\0")
        return dict(json.loads(text))


@contextmanager
def opened(program: str) -> Iterator[Page]:
    """A browser that knows nothing and ends with the block."""
    hears, writing = os.pipe()
    reading, tells = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        words = [program, *QUIET, f"--user-data-dir={folder}"]
        words += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        start = [sys.executable, "-c", AT_3_AND_4, str(hears), str(tells), *words]
        nowhere = subprocess.DEVNULL
        process = subprocess.Popen(start, pass_fds=(hears, tells), stdout=nowhere, stderr=nowhere)
        os.close(hears)
        os.close(tells)
        page = Page(writing, reading)
        try:
            yield page
        finally:
            page.close()
            process.terminate()
            process.wait(20)
