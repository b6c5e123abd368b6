"""Downloads from a server of the test: progress, cancel, check sums, no connection."""

from __future__ import annotations

import gzip
import hashlib
import http.server
import io
import socket
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from tiny_mnist import files_of, tiny_files

from aegui.cancelled import Cancelled
from aegui.parts.datasets import DataMissing, datasets, fetching, vision
from aegui.parts.datasets.fetching import fetch
from aegui.parts.datasets.idx import IdxFiles

CONTENT = np.random.default_rng(0).bytes(400_000)


def md5(content: bytes) -> str:
    return f"md5:{hashlib.md5(content).hexdigest()}"


class Served(SimpleNamespace):
    """A server on this machine: its address, its files, and what was asked of it."""

    address: str
    files: dict[str, bytes]
    asked: list[str]


@pytest.fixture
def server(monkeypatch) -> Iterator[Served]:
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(fetching, "TIMEOUT", 5)
    served = Served(files={"/a.bin": CONTENT}, asked=[])

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            content = served.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *rest: object) -> None:
            """Silent."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        served.address = f"http://127.0.0.1:{running.server_port}"
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield served
        running.shutdown()
        thread.join()


@pytest.fixture
def closed() -> str:
    """An address where nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def quiet(share: float, what: str) -> None:
    """Nobody looks."""


def test_a_download_shows_its_progress(server, tmp_path, capfd):
    said: list[tuple[float, str]] = []
    path = fetch(
        [server.address + "/a.bin"], tmp_path / "new" / "a.bin", md5(CONTENT), lambda *s: said.append(s)
    )
    assert path.read_bytes() == CONTENT
    shares = [share for share, _ in said]
    assert shares == sorted(shares)
    assert len(set(shares)) > 4  # where nothing arrives for a while, the same is said again
    assert shares[-1] == 1.0
    assert said[-1][1] == "a.bin: 0.4 MB"
    assert list(path.parent.iterdir()) == [path]
    assert capfd.readouterr() == ("", "")


def test_what_is_there_already_is_not_fetched_again(server, tmp_path):
    (tmp_path / "a.bin").write_bytes(CONTENT)
    fetch([server.address + "/a.bin"], tmp_path / "a.bin", md5(CONTENT), quiet)
    assert server.asked == []


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 400000\r\n\r\n" + CONTENT[:70_000]]
)
def test_a_server_that_stalls_is_left_when_the_download_is_cancelled(sent, tmp_path, monkeypatch):
    """Before its first byte, and in the middle: nothing is waited for, and no other address is asked."""
    monkeypatch.setenv("NO_PROXY", "*")
    looks = 0

    def stop(share: float, what: str) -> None:
        nonlocal looks
        looks += 1
        if looks > 3:
            raise Cancelled

    with socket.create_server(("127.0.0.1", 0)) as server:
        taken: list[socket.socket] = []

        def serve() -> None:
            connection, _ = server.accept()
            taken.append(connection)
            connection.sendall(sent)

        waiter = threading.Thread(target=serve)
        waiter.start()
        with pytest.raises(Cancelled):
            fetch(
                [f"http://127.0.0.1:{server.getsockname()[1]}/a.bin"] * 3,
                tmp_path / "a.bin",
                md5(CONTENT),
                stop,
            )
        assert taken[0].fileno() >= 0  # nobody has hung up: the server still stalls
        assert list(tmp_path.iterdir()) == []
        waiter.join()
        taken[0].close()


@pytest.mark.parametrize("after", [1, 4])
def test_cancelling_leaves_no_file(after, server, tmp_path):
    count = 0

    def stop(share: float, what: str) -> None:
        nonlocal count
        count += 1
        if count == after:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch([server.address + "/a.bin"], tmp_path / "a.bin", md5(CONTENT), stop)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_check_sum_is_a_sentence_and_no_file(server, tmp_path):
    with pytest.raises(DataMissing, match=r"a\.bin arrived damaged .* try again later\."):
        fetch([server.address + "/a.bin"], tmp_path / "a.bin", md5(b"other"), quiet)
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_stays_when_the_new_one_is_damaged(server, tmp_path):
    (tmp_path / "a.bin").write_bytes(b"old")
    with pytest.raises(DataMissing):
        fetch([server.address + "/a.bin"], tmp_path / "a.bin", md5(b"other"), quiet)
    assert (tmp_path / "a.bin").read_bytes() == b"old"


def test_no_connection_is_a_sentence(closed, tmp_path, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    with pytest.raises(DataMissing, match="Connect to the network and try again, or choose a folder"):
        fetch([closed + "/a.bin"], tmp_path / "a.bin", md5(CONTENT), quiet)
    assert list(tmp_path.iterdir()) == []


def test_the_next_address_is_asked_where_one_fails(server, closed, tmp_path):
    addresses = [closed + "/a.bin", server.address + "/missing", server.address + "/a.bin"]
    assert fetch(addresses, tmp_path / "a.bin", md5(CONTENT), quiet).read_bytes() == CONTENT
    assert server.asked == ["/missing", "/a.bin"]


# MNIST


def serve(server: Served, name: str, files: dict[str, bytes]) -> SimpleNamespace:
    """torchvision's list of files, but served here."""
    packed = {file + ".gz": gzip.compress(content) for file, content in files.items()}
    server.files = {f"/{file}": content for file, content in packed.items()}
    source = SimpleNamespace(
        mirrors=[server.address + "/gone/", server.address + "/"],
        resources=[(file, md5(content).removeprefix("md5:")) for file, content in packed.items()],
    )
    return SimpleNamespace(**{name: source})


@pytest.fixture
def mirrored(server, monkeypatch) -> Served:
    source = serve(server, "MNIST", tiny_files())
    monkeypatch.setattr(vision, "torchvision_datasets", lambda: source)
    return server


@pytest.mark.parametrize("name", ["fashion-mnist", "kmnist"])
def test_a_relative_arrives_whole(name, server, tmp_path, monkeypatch):
    data = datasets.make(name)
    assert isinstance(data, IdxFiles)
    source = serve(server, data.source, files_of(data))
    monkeypatch.setattr(vision, "torchvision_datasets", lambda: source)
    data.download(tmp_path, quiet)
    raw = tmp_path / data.source / "raw"
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == files_of(data)


def test_letters_arrive_without_the_rest_of_their_archive(server, tmp_path, monkeypatch):
    data = datasets.make("emnist-letters")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in files_of(data).items():
            packed.writestr(f"gzip/{name}.gz", gzip.compress(content))
        packed.writestr("gzip/emnist-digits-train-images-idx3-ubyte.gz", b"not wanted")
    server.files = {"/gzip.zip": archive.getvalue()}
    known = md5(archive.getvalue()).removeprefix("md5:")
    source = SimpleNamespace(EMNIST=SimpleNamespace(url=server.address + "/gzip.zip", md5=known))
    monkeypatch.setattr(vision, "torchvision_datasets", lambda: source)
    data.download(tmp_path, quiet)
    raw = tmp_path / "EMNIST" / "raw"
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == files_of(data)
    assert data.find([tmp_path]) == tmp_path


def test_mnist_arrives_whole(mirrored, tmp_path):
    said: list[float] = []
    data = datasets.make("mnist")
    data.download(tmp_path, lambda share, what: said.append(share))
    assert said == sorted(said)
    assert said[-1] == 1.0
    raw = tmp_path / "MNIST" / "raw"
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == tiny_files()
    assert data.find([tmp_path]) == tmp_path


def test_a_cancelled_mnist_is_not_found(mirrored, tmp_path):
    def stop(share: float, what: str) -> None:
        if share > 0.5:
            raise Cancelled

    data = datasets.make("mnist")
    with pytest.raises(Cancelled):
        data.download(tmp_path, stop)
    assert data.find([tmp_path]) is None
    assert not any(
        path.name.endswith((".gz", ".part")) or path.name.startswith("tmp") for path in files(tmp_path)
    )
    data.download(tmp_path, quiet)
    assert data.find([tmp_path]) == tmp_path


def test_a_damaged_mnist_is_a_sentence(mirrored, tmp_path):
    name = next(name for name in mirrored.files if "t10k-labels" in name)
    mirrored.files[name] = b"damaged on the way"
    with pytest.raises(DataMissing, match=r"t10k-labels.* arrived damaged"):
        datasets.make("mnist").download(tmp_path, quiet)
    assert datasets.make("mnist").find([tmp_path]) is None


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist", "kmnist"])
def test_torchvision_names_the_real_files(name):
    data = datasets.make(name)
    assert isinstance(data, IdxFiles)
    source = getattr(vision.torchvision_datasets(), data.source)
    assert {file.removesuffix(".gz") for file, _ in source.resources} == files_of(data).keys()
    assert all(len(sum_) == 32 for _, sum_ in source.resources)
    assert all(address.startswith("http") for address in source.mirrors)


def test_torchvision_names_the_archive_of_letters():
    source = vision.torchvision_datasets().EMNIST
    assert source.url.startswith("http")
    assert len(source.md5) == 32
