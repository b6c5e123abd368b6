"""EMNIST: handwritten letters (Cohen et al., 2017)."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar
from zipfile import ZipFile

from aegui.parts.datasets import Say, Split, datasets
from aegui.parts.datasets.idx import KINDS, IdxFiles, unpack
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr


@datasets.add(
    "emnist-letters",
    QT_TRANSLATE_NOOP("datasets", "EMNIST letters"),
    QT_TRANSLATE_NOOP("datasets", "145,600 handwritten letters of 28×28 pixels, small and capital alike."),
    order=4,
)
class EmnistLetters(IdxFiles):
    """124,800 training and 20,800 test images of the 26 letters."""

    total: ClassVar[int] = 145_600
    source: ClassVar[str] = "EMNIST"
    title: ClassVar[str] = "EMNIST letters"
    stems: ClassVar[dict[Split, str]] = {"train": "emnist-letters-train", "test": "emnist-letters-test"}
    classes: ClassVar[tuple[str, ...]] = tuple("abcdefghijklmnopqrstuvwxyz")
    first_label: ClassVar[int] = 1
    transposed: ClassVar[bool] = True

    def download(self, folder: Path, say: Say) -> None:
        """One archive of half a gigabyte holds all sorts of EMNIST; the letters are kept."""
        from aegui.parts.datasets.fetching import fetch
        from aegui.parts.datasets.vision import torchvision_datasets

        source = torchvision_datasets().EMNIST
        raw = folder / self.source / "raw"
        packed = fetch([source.url], raw / "gzip.zip", f"md5:{source.md5}", say)
        with ZipFile(packed) as archive:
            for stem in self.stems.values():
                for kind in KINDS:
                    say(1.0, tr("unpacking {}", f"{stem}-{kind}"))
                    with archive.open(f"gzip/{stem}-{kind}.gz") as member:
                        unpack(member, raw / f"{stem}-{kind}")
        packed.unlink()
