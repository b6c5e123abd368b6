"""Zip files with a model, and what may not come out of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from aegui.foreign import ForeignError, model_folder
from aegui.foreign.model_folder import copy_to, is_model, opened


def zipped(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_onnx", ".onnx").replace("UP", ".."), content)
    return path


def graph() -> bytes:
    from onnx import helper

    made: bytes = helper.make_model(helper.make_graph([], "graph", [], [])).SerializeToString()
    return made


def test_a_zip_file_is_unpacked_for_as_long_as_it_is_open(tmp_path: Path) -> None:
    source = zipped(tmp_path / "model.zip", mine__encoder_onnx=graph(), mine__notes=b"", other=b"")
    assert is_model(source)
    with opened(source) as found:
        assert found.encoder is not None
        assert (found.name, found.decoder) == ("model", None)
        copy_to(found, tmp_path / "copy")
        first, path = found.digest(), found.path
    assert not path.exists()
    with opened(tmp_path / "copy" / "encoder.onnx") as again:  # by one of its files
        assert again.digest() == first


def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    source = zipped(tmp_path / "model.zip", encoder_onnx=graph(), UP__UP__secret=b"no")
    with (
        pytest.raises(ForeignError, match=r"holds '\.\./\.\./secret', which leads out of its folder"),
        opened(source),
    ):
        pass
    assert not (tmp_path.parent / "secret").exists()


@pytest.mark.parametrize("limit", ["MOST", "MOST_FILES"])
def test_what_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    source = zipped(tmp_path / "model.zip", encoder_onnx=graph(), decoder_onnx=graph())
    monkeypatch.setattr(model_folder, limit, 1)
    with pytest.raises(ForeignError, match="unpacks to more than a model may have"), opened(source):
        pass


@pytest.mark.parametrize(
    ("content", "words"), [(b"PK\x03\x04 no zip", "can't be unpacked"), (b"", "can't be unpacked")]
)
def test_a_broken_zip_file_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    source = tmp_path / "model.zip"
    source.write_bytes(content)
    assert not is_model(source)
    with pytest.raises(ForeignError, match=words), opened(source):
        pass


def test_a_folder_without_a_model_is_said(tmp_path: Path) -> None:
    assert not is_model(tmp_path)
    with (
        pytest.raises(ForeignError, match=r"holds neither encoder\.onnx nor decoder\.onnx"),
        opened(tmp_path),
    ):
        pass
