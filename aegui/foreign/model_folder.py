"""A folder or zip file with `encoder.onnx` and `decoder.onnx`, and what may lie beside them. No torch.

`model.toml` says what the graphs do not, `reference.npz` holds inputs with outputs that the graphs must
reproduce. Before a graph is loaded its size is known, and that its weights lie within the folder.
"""

from __future__ import annotations

import shutil
import stat
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from aegui.files import PATH, check_plain, explain, read_text
from aegui.foreign import ForeignError
from aegui.foreign.pixel_range import PixelRange
from aegui.text import quoted, shortened
from aegui.translation import tr

if TYPE_CHECKING:
    from onnx import GraphProto, TensorProto

ENCODER, DECODER = "encoder.onnx", "decoder.onnx"
DESCRIPTION, REFERENCE = "model.toml", "reference.npz"
MOST = 2 * 10**9  # bytes of a model with its weights; a protobuf message can't be larger either
MOST_REFERENCE = 10**9  # bytes of the reference, unpacked
MOST_FILES = 1_000  # in a zip file
PIECE = 1 << 20
REFERENCES = {
    "images": ("images", "inputs", "input", "x"),
    "codes": ("codes", "code", "latents", "latent", "z"),
    "outputs": ("outputs", "output", "reconstructions", "reconstruction", "y"),
    "labels": ("labels", "label", "classes"),
}  # the array of the reference, and the names that it may have

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Side = Annotated[int, Field(ge=1, le=4096)]


class ModelDescription(BaseModel):
    """What `model.toml` says; everything may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(default="", max_length=100)
    range: PixelRange | None = None  # of the encoder's input, and of the decoder's output
    output_range: PixelRange | None = None  # of the decoder's output, where it is another
    size: tuple[Side, Side] | None = None  # height and width of the images
    colour: Literal["grey", "rgb"] | None = None
    layout: Literal["NCHW", "NHWC"] | None = None
    classes: tuple[str, ...] = ()  # names of the classes 0, 1, …
    codes: tuple[str, ...] = ()  # names of the numbers of a code
    data: str = ""  # the data set of the program whose images it is explored with
    # The value of the encoder's graph that holds the images as the network sees them, where it takes files as
    # they are: the program does itself what comes before. And how, as settings of a data set of one's own.
    entrance: str = Field(default="", max_length=200)
    images: dict[str, Any] = Field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class ModelFolder:
    """A folder that was looked over: what it holds is plain, within it, and not too large."""

    path: Path
    source: Path  # the folder or zip file that the user has
    encoder: Path | None
    decoder: Path | None
    description: ModelDescription

    @property
    def name(self) -> str:
        return self.description.name or self.source.stem

    @property
    def files(self) -> list[Path]:
        """The graphs, the weights beside them, and the description."""
        graphs = [graph for graph in (self.encoder, self.decoder) if graph is not None]
        found = dict.fromkeys(graphs)
        for graph in graphs:
            found |= dict.fromkeys(weights_beside(graph))
        beside = (self.path / DESCRIPTION, self.path / REFERENCE)
        found |= dict.fromkeys(one for one in beside if one.is_file())
        return list(found)

    def digest(self) -> str:
        """Tells the same model with the same description, wherever it lies, from others."""
        made = blake2b(digest_size=16)
        for file in sorted(self.files):
            made.update(file.relative_to(self.path).as_posix().encode() + b"\0")
            with file.open("rb") as content:
                while piece := content.read(PIECE):
                    made.update(piece)
        return made.hexdigest()

    def reference(self) -> dict[str, NDArray[Any]]:
        """Arrays that belong together: `images` as the encoder takes them, `codes`, the `labels` beside them,
        and `outputs` as the decoder gives them; none where there is no reference. Raises `ForeignError`."""
        path = self.path / REFERENCE
        if not path.is_file():
            return {}
        try:
            check_plain(path, MOST_REFERENCE)
            with zipfile.ZipFile(path) as archive:
                if sum(one.file_size for one in archive.infolist()) > MOST_REFERENCE:
                    raise ForeignError(
                        tr("{} is larger than a reference may be: keep some hundred images.", path)
                    )
            with np.load(path, allow_pickle=False) as file:
                own = {"images": (self.description.entrance,)} if self.description.entrance else {}
                found = {
                    what: np.asarray(file[name])
                    for what, names in (REFERENCES | own).items()
                    for name in names[::-1]
                    if name in file.files
                }
        except ForeignError:
            raise
        except OSError as error:
            raise ForeignError(explain(error, path)) from error
        except (ValueError, zipfile.BadZipFile, KeyError, EOFError, MemoryError) as error:
            raise ForeignError(tr("{} can't be read: {}.", path, shortened(str(error)))) from error
        if len(found.keys() - {"labels"}) < 2:
            raise ForeignError(
                tr(
                    "{} holds no inputs with outputs: give it two or three of the arrays {}.",
                    path,
                    ", ".join(REFERENCES),
                )
            )
        if len({len(one) for one in found.values() if one.ndim}) != 1 or any(
            one.ndim < (1 if what == "labels" else 2) or one.dtype.kind not in "fiu" or not one.size
            for what, one in found.items()
        ):
            raise ForeignError(
                tr("{} must hold arrays of numbers, a row for each image in all of them.", path)
            )
        return found


def is_model(path: Path) -> bool:
    """Whether a folder, or a zip file, holds an encoder or a decoder, by its names alone."""
    try:
        if path.is_dir():
            return any((path / name).is_file() for name in (ENCODER, DECODER))
        if path.suffix.lower() == ".onnx":
            return path.name in (ENCODER, DECODER) and path.is_file()
        if path.suffix.lower() == ".zip" and path.is_file():
            with zipfile.ZipFile(path) as archive:
                return any(PurePosixPath(one).name in (ENCODER, DECODER) for one in archive.namelist())
    except (OSError, ValueError, zipfile.BadZipFile):
        return False
    return False


@contextmanager
def opened(source: Path) -> Iterator[ModelFolder]:
    """A folder, a zip file (unpacked for as long as it is open), or one of the two graphs by its file.

    Raises `ForeignError`.
    """
    with ExitStack() as stack:
        folder = source
        if source.is_file() and source.suffix.lower() == ".onnx":
            folder = source = source.parent
        elif source.is_file():
            made = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="aegui-model-")))
            folder = _unpacked(source, made)
        yield looked_over(folder, source)


def looked_over(folder: Path, source: Path | None = None) -> ModelFolder:
    """What a folder holds. Raises `ForeignError`."""
    graphs = {name: folder / name if (folder / name).is_file() else None for name in (ENCODER, DECODER)}
    if not any(graphs.values()):
        raise ForeignError(
            tr(
                "{} holds neither {} nor {}: export the encoder and the decoder under these names.",
                shortened(str(source or folder), PATH),
                ENCODER,
                DECODER,
            )
        )
    described = ModelDescription()
    path = folder / DESCRIPTION
    if path.is_file():
        described = _described(path)
    found = ModelFolder(folder, source or folder, graphs[ENCODER], graphs[DECODER], described)
    for graph in graphs.values():
        if graph is not None:
            _hold(graph, [graph])
            _hold(graph, [graph, *weights_beside(graph)])
    return found


def _described(path: Path) -> ModelDescription:
    try:
        return ModelDescription.model_validate(tomllib.loads(read_text(path)))
    except OSError as error:
        raise ForeignError(explain(error, path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part not in ("Ends", "Statistics"))
        if first["type"] == "extra_forbidden":
            names = ", ".join(ModelDescription.model_fields)
            raise ForeignError(tr("{}: there is no {}; there are {}.", path, quoted(where), names)) from None
        given = quoted(first["input"])
        message = first["msg"].removeprefix("Value error, ")
        message = message[:1].lower() + message[1:]
        raise ForeignError(tr("{}: {} is {}: {}.", path, where, given, message)) from None
    except (ValueError, RecursionError) as error:
        raise ForeignError(tr("{} is no TOML: {}.", path, shortened(str(error)))) from error


def weights_beside(graph: Path) -> list[Path]:
    """The files that hold weights of a graph. Raises `ForeignError` where one is missing or elsewhere."""
    import onnx

    try:
        model = onnx.load(graph, load_external_data=False)
    except OSError as error:
        raise ForeignError(explain(error, graph)) from error
    except Exception as error:  # protobuf's DecodeError, of a package that is not ours to name
        raise ForeignError(tr("{} is damaged or no ONNX file: export it again.", graph)) from error
    found: dict[Path, None] = {}
    for tensor in _tensors(model.graph):
        if tensor.data_location != tensor.EXTERNAL:
            continue
        location = next((one.value for one in tensor.external_data if one.key == "location"), "")
        parts = PurePosixPath(location.replace("\\", "/"))
        path = graph.parent / parts
        if not location or parts.is_absolute() or ".." in parts.parts or ":" in location:
            raise ForeignError(
                tr("{} keeps weights at {}, which is not in its folder.", graph, quoted(location))
            )
        try:
            plain = not any(one.is_symlink() for one in (path, *path.parents[: len(parts.parts) - 1]))
            if not stat.S_ISREG(path.lstat().st_mode) or not plain:
                raise ForeignError(tr("{} keeps weights in {}, which is no plain file.", graph, location))
        except OSError as error:
            raise ForeignError(
                tr(
                    "{} keeps its weights in {}, which is missing: put it beside the graph, or "
                    "export with external_data=False.",
                    graph,
                    shortened(location),
                )
            ) from error
        found[path] = None
    return list(found)


def _tensors(graph: GraphProto) -> Iterator[TensorProto]:
    """Every tensor that a graph stores, those of its branches and loops included."""
    yield from graph.initializer
    for sparse in graph.sparse_initializer:
        yield from (sparse.values, sparse.indices)
    for node in graph.node:
        for attribute in node.attribute:
            yield from (attribute.t, *attribute.tensors)
            for inner in ([attribute.g] if attribute.HasField("g") else []) + list(attribute.graphs):
                yield from _tensors(inner)


def _hold(graph: Path, files: list[Path]) -> None:
    """Refuse what is too large, before it is read. Raises `ForeignError`."""
    size = 0
    for file in files:
        try:
            check_plain(file)
            size += file.stat().st_size
        except OSError as error:
            raise ForeignError(explain(error, file)) from error
    if size > MOST:
        raise ForeignError(
            tr("{} has {:.1f} GB of weights; a model may have {:.0f} GB.", graph, size / 1e9, MOST / 1e9)
        )


def _unpacked(source: Path, target: Path) -> Path:
    """What of a zip file belongs to a model, in a folder of ours. Raises `ForeignError`."""
    try:
        with zipfile.ZipFile(source) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            graphs = [one for one in entries if PurePosixPath(one.filename).name in (ENCODER, DECODER)]
            if not graphs:
                raise ForeignError(tr("{} holds neither {} nor {}.", source, ENCODER, DECODER))
            top = PurePosixPath(min((one.filename for one in graphs), key=len)).parent
            wanted = [one for one in entries if PurePosixPath(one.filename).is_relative_to(top)]
            if len(wanted) > MOST_FILES or sum(one.file_size for one in wanted) > MOST:
                raise ForeignError(
                    tr(
                        "{} unpacks to more than a model may have: {:,} files, {:.0f} GB.",
                        source,
                        MOST_FILES,
                        MOST / 1e9,
                    )
                )
            for entry in wanted:
                inner = PurePosixPath(entry.filename).relative_to(top)
                if inner.is_absolute() or ".." in inner.parts or "\\" in entry.filename:
                    raise ForeignError(
                        tr("{} holds {}, which leads out of its folder.", source, quoted(entry.filename))
                    )
                path = target / inner
                path.parent.mkdir(parents=True, exist_ok=True)
                _copy(archive, entry, path)
    except OSError as error:
        raise ForeignError(explain(error, source)) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        if isinstance(error, ForeignError):
            raise
        raise ForeignError(tr("{} can't be unpacked: {}.", source, shortened(str(error)))) from error
    return target


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    """Unpack a file, and no more of it than its entry says."""
    left = entry.file_size
    with archive.open(entry) as content, path.open("xb") as file:
        while piece := content.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise ForeignError(tr("{} unpacks to more than its zip file says.", path.name))
            file.write(piece)


def copy_to(found: ModelFolder, target: Path) -> None:
    """The files of a model into a new folder. Raises `OSError`."""
    for file in found.files:
        path = target / file.relative_to(found.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(shutil.SameFileError):
            shutil.copyfile(file, path)
