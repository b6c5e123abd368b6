"""Files of each format, as its own library writes them: thirty images of 12×10 and a label each."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

IMAGES = np.random.default_rng(5).integers(0, 256, (30, 12, 10)).astype(np.uint8)
SQUARES = np.ascontiguousarray(IMAGES[:, :10])
LABELS = np.arange(30) % 3
MAT73 = b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\0\2IM"


def png(image: NDArray[Any]) -> bytes:
    """A picture file."""
    file = io.BytesIO()
    Image.fromarray(image).save(file, "png")
    return file.getvalue()


def idx(array: NDArray[np.uint8]) -> bytes:
    """An IDX file."""
    return b"\0\0\x08" + bytes([array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


def hdf5(path: Path) -> None:
    import h5py

    with h5py.File(path, "w") as file:
        file.create_dataset("entry/data/images", data=IMAGES, chunks=(7, 12, 5), compression="gzip")
        file["entry/labels"] = LABELS
        file["again"] = h5py.SoftLink("/entry/labels")
        file["round"] = file["entry"]


def zarr3(path: Path) -> None:
    import zarr

    group = zarr.open_group(str(path), mode="w", zarr_format=3)
    group.create_array("images", data=IMAGES, chunks=(7, 12, 10))
    group.create_array("labels", data=LABELS)


def zarr2(path: Path) -> None:
    import zarr

    group = zarr.open_group(str(path), mode="w", zarr_format=2)
    group.create_array("images", data=IMAGES, chunks=(7, 12, 10))
    group.create_array("labels", data=LABELS)


def zarr_zip(path: Path) -> None:
    import zarr

    with zarr.storage.ZipStore(path, mode="w") as store:
        group = zarr.open_group(store, mode="w")
        group.create_array("images", data=IMAGES)
        group.create_array("labels", data=LABELS)


def matlab(path: Path) -> None:
    """As MATLAB users save: the last axis counts."""
    from scipy.io import savemat

    savemat(path, {"images": np.moveaxis(IMAGES, 0, -1), "labels": LABELS[None] * 1.0}, do_compression=True)


def matlab73(path: Path) -> None:
    """The same by save -v7.3, whose axes are reversed in HDF5."""
    import h5py

    with h5py.File(path, "w", userblock_size=512) as file:
        images = file.create_dataset(
            "images", data=np.moveaxis(IMAGES, 0, -1).transpose(), chunks=(4, 10, 12)
        )
        images.attrs["MATLAB_class"] = np.bytes_("uint8")
        labels = file.create_dataset("labels", data=LABELS[:, None] * 1.0)
        labels.attrs["MATLAB_class"] = np.bytes_("double")
    with path.open("r+b") as raw:
        raw.write(MAT73)


def struct_of_matlab(path: Path) -> None:
    """As EMNIST is published: flat images, columns first, in a structure."""
    from scipy.io import savemat

    flat = SQUARES.transpose(0, 2, 1).reshape(30, -1)
    savemat(path, {"dataset": {"train": {"images": flat, "labels": LABELS[:, None]}}})


def parquet(path: Path, **more: Any) -> None:
    """As Hugging Face stores it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kind = pa.struct([("bytes", pa.binary()), ("path", pa.string())])
    rows = [{"bytes": png(image), "path": None} for image in IMAGES]
    table = pa.table({"image": pa.array(rows, kind), "label": LABELS, **more})
    said = {"info": {"features": {"label": {"names": ["owl", "fox", "elk"], "_type": "ClassLabel"}}}}
    pq.write_table(table.replace_schema_metadata({"huggingface": json.dumps(said)}), path, row_group_size=11)


def parquet_of_lists(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kind = pa.list_(pa.list_(pa.uint8()))
    pq.write_table(pa.table({"image": pa.array(IMAGES.tolist(), kind), "label": LABELS}), path)


def ubyte(path: Path) -> None:
    path.write_bytes(idx(IMAGES))
    path.with_name("train-labels-idx1-ubyte").write_bytes(idx(LABELS.astype(np.uint8)))


def ubyte_gz(path: Path) -> None:
    path.write_bytes(gzip.compress(idx(IMAGES)))
    path.with_name("train-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx(LABELS.astype(np.uint8))))


def zip_of_pictures(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for row, image in enumerate(IMAGES):
            packed.writestr(f"animals/{LABELS[row]}/{row:02d}.png", png(image))
        packed.writestr("../outside.png", png(IMAGES[0]))
        packed.writestr("__MACOSX/animals/0/._00.png", b"clutter")


def tar_of_pictures(path: Path) -> None:
    with tarfile.open(path, "w:gz") as packed:
        for row, image in enumerate(IMAGES):
            info = tarfile.TarInfo(f"{LABELS[row]}/{row:02d}.png")
            info.size = len(png(image))
            packed.addfile(info, io.BytesIO(png(image)))
        link = tarfile.TarInfo("0/link.png")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        packed.addfile(link)


def zip_of_hdf5(path: Path) -> None:
    inner = path.with_name("inner.h5")
    hdf5(inner)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(inner, "deep/inner.h5")


def fits(path: Path) -> None:
    from astropy.io import fits

    labels = fits.ImageHDU(LABELS.astype(np.int16), name="LABELS")
    fits.HDUList([fits.PrimaryHDU(IMAGES), labels]).writeto(path)


def kuzushiji(path: Path) -> None:
    np.savez_compressed(path, IMAGES)
    np.savez_compressed(path.with_name("kmnist-train-labels.npz"), LABELS)


WRITERS: dict[str, Callable[[Path], None]] = {
    "own.h5": hdf5, "own.zarr": zarr3, "old.zarr": zarr2, "own.zarr.zip": zarr_zip, "own.mat": matlab,
    "new.mat": matlab73, "emnist.mat": struct_of_matlab, "own.parquet": parquet,
    "lists.parquet": parquet_of_lists, "train-images-idx3-ubyte": ubyte,
    "train-images-idx3-ubyte.gz": ubyte_gz, "own.zip": zip_of_pictures, "own.tar.gz": tar_of_pictures,
    "inner.zip": zip_of_hdf5, "own.fits": fits, "kmnist-train-imgs.npz": kuzushiji,
}  # fmt: skip
