"""What is said of a file that can't be read, whatever its reader stumbles on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aegui.files import PATH, explain
from aegui.text import shortened
from aegui.translation import tr

# Readers whose own exceptions mean that the file is damaged.
READERS = frozenset(
    {
        "zipfile", "zlib", "lzma", "struct", "tokenize", "bz2", "tarfile", "gzip", "h5py", "zarr",
        "numcodecs", "pyarrow", "scipy", "astropy", "tifffile", "json", "_csv", "numpy", "google_crc32c",
        "asyncio",
    }
)  # fmt: skip


class DataBroken(Exception):
    """The data set's files are there and can't be read; the message names the file."""


@contextmanager
def broken(what: object) -> Iterator[None]:
    """Whatever a hostile file makes its reader stumble on becomes a `DataBroken` that names the file."""
    try:
        yield
    except DataBroken:
        raise
    except FileNotFoundError as error:
        if not error.errno:  # h5py's and zarr's: an array that is gone
            raise DataBroken(damaged(what, error)) from error
        raise DataBroken(explain(error, Path(str(what)))) from error
    except OSError as error:
        if type(error).__module__.split(".")[0] in READERS or not error.errno:  # tarfile's, h5py's, gzip's
            raise DataBroken(damaged(what, error)) from error
        raise DataBroken(explain(error, Path(str(what)))) from error
    except MemoryError as error:
        raise DataBroken(
            tr("{} asks for more memory than there is: save it again, in parts.", what)
        ) from error
    except (ValueError, KeyError, EOFError, RuntimeError, NotImplementedError, SyntaxError, ArithmeticError,
            TypeError, AttributeError, LookupError, AssertionError, ImportError) as error:  # fmt: skip
        raise DataBroken(damaged(what, error)) from error
    except Exception as error:
        if type(error).__module__.split(".")[0] in READERS:
            raise DataBroken(damaged(what, error)) from error
        raise


def damaged(what: object, error: Exception) -> str:
    """The sentence on a damaged file."""
    why = shortened(str(error).strip().rstrip(".") or type(error).__name__, PATH)
    return tr("{} is damaged ({}): save it again.", shortened(str(what), PATH), why)
