"""Picture files of every sort, and those that only call themselves so."""

from __future__ import annotations

import io
import os
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from aegui.parts.datasets import png
from aegui.parts.datasets.intensities import Intensities, Limits
from aegui.parts.datasets.pictures import (
    FORMATS,
    PictureReader,
    Shape,
    Unreadable,
    decoded,
    fitted,
    of_array,
    opened,
    prepare,
)
from aegui.parts.formats import MOST_PIXELS

RGB = Shape(8, 8, "rgb", "stretch")
GREY = Shape(8, 8, "grey", "stretch")


def file(image: Image.Image, kind: str = "PNG", **options: object) -> io.BytesIO:
    content = io.BytesIO()
    image.save(content, kind, **options)
    content.seek(0)
    return content


def header_of(width: int, height: int) -> io.BytesIO:
    """A PNG of that size with nothing in it."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        sum_ = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")))


def refusal(source: io.BytesIO | Path, shape: Shape = RGB) -> str:
    with pytest.raises(Unreadable) as caught:
        fitted(source, shape)
    return str(caught.value)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK", "YCbCr"])
@pytest.mark.parametrize("shape", [RGB, GREY], ids=["rgb", "grey"])
def test_every_mode_becomes_bytes(mode, shape):
    kind = "TIFF" if mode in ("CMYK", "YCbCr") else "PNG"
    pixels = fitted(file(Image.new(mode, (11, 7)), kind), shape)
    assert pixels.shape == (shape.channels, 8, 8)
    assert pixels.dtype == np.uint8


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_read(kind):
    pixels = fitted(file(Image.new("RGB", (11, 7), (200, 100, 50)), kind), RGB)
    assert pixels.mean((1, 2)).tolist() == pytest.approx([200, 100, 50], abs=4)


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 1), (3000, 2000)])
@pytest.mark.parametrize("method", ["fit", "stretch", "pad"])
def test_any_size_is_brought_to_the_one_asked_for(size, method):
    shape = Shape(6, 9, "rgb", method)
    assert fitted(file(Image.new("RGB", size)), shape).shape == (3, 6, 9)


def test_the_right_size_stays_as_it_is():
    given = np.random.default_rng(0).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    for method in ("fit", "stretch", "pad"):
        pixels = fitted(file(Image.fromarray(given)), Shape(8, 8, "rgb", method))
        assert np.array_equal(pixels, given.transpose(2, 0, 1))


def test_what_each_way_to_resize_does():
    """A wide picture: black, white in the middle square, black."""
    wide = np.zeros((30, 90), np.uint8)
    wide[:, 30:60] = 255
    content = file(Image.fromarray(wide))
    fit, stretch, pad = (
        fitted(content, Shape(30, 30, "grey", method))[0] for method in ("fit", "stretch", "pad")
    )
    assert (fit == 255).all()
    assert (stretch[:, 13:17] == 255).all()
    assert (stretch[:, :8] == 0).all()
    assert (pad[:8] == 0).all()
    assert (pad[15, 12:18] == 255).all()


def test_shrinking_does_not_alias():
    stripes = np.zeros((64, 64), np.uint8)
    stripes[:, ::2] = 255
    assert np.abs(fitted(file(Image.fromarray(stripes)), GREY).astype(int) - 128).max() < 20


def test_transparency_is_white():
    clear = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    assert (fitted(file(clear), RGB) == 255).all()
    half = Image.new("RGBA", (8, 8), (0, 0, 0, 128))
    assert fitted(file(half), GREY) == pytest.approx(127, abs=1)
    palette = Image.new("P", (8, 8), 0)
    palette.putpalette([255, 0, 0] * 256)
    assert (fitted(file(palette, transparency=0), RGB) == 255).all()


def test_sixteen_bits_become_eight():
    deep = np.linspace(0, 65535, 64).reshape(8, 8).astype(np.uint16)
    pixels = fitted(file(Image.fromarray(deep)), GREY)[0]
    assert np.array_equal(pixels, np.rint(deep / 257))


# Pictures on transparency

INK = np.zeros((8, 8), np.uint8)
INK[2:6, 2:6] = 255  # where the picture is


def on_transparency(shade: tuple[int, int, int], mode: str = "RGBA") -> io.BytesIO:
    clear = Image.new("RGB", (8, 8), shade)
    clear.putalpha(Image.fromarray(INK))
    if mode == "P":
        coloured = Image.fromarray(INK // 255, "P")
        coloured.putpalette([*shade, *shade])
        return file(coloured, transparency=bytes([0, 255]))
    return file(clear.convert(mode))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
@pytest.mark.parametrize("colour", ["grey", "rgb"])
@pytest.mark.parametrize("shade", [0, 40, 128, 220, 255])
def test_a_picture_on_transparency_is_seen(mode, colour, shade):
    pixels = fitted(on_transparency((shade,) * 3, mode), Shape(8, 8, colour, "fit"))
    assert (pixels[:, INK > 0] == shade).all()
    ground = 0 if shade > 191 else 255
    assert (pixels[:, INK == 0] == ground).all()


def test_yellow_on_transparency_is_seen_in_colour_and_in_grey():
    content = on_transparency((255, 255, 0))
    assert (fitted(content, RGB)[:, 0, 0] == 255).all()  # its blue is on white
    grey = fitted(content, GREY)[0]
    assert grey[4, 4] == 226
    assert grey[0, 0] == 0


def test_what_is_hidden_by_transparency_decides_nothing():
    """Black that nobody sees beneath white that everybody sees."""
    clear = Image.fromarray(INK).convert("RGB")
    clear.putalpha(Image.fromarray(INK))
    assert np.array_equal(fitted(file(clear), GREY)[0], INK)


def test_black_on_soft_transparency_is_on_paper():
    soft = np.linspace(0, 255, 64).reshape(8, 8).astype(np.uint8)
    clear = Image.new("L", (8, 8), 0)
    clear.putalpha(Image.fromarray(soft))
    assert np.abs(fitted(file(clear), GREY)[0].astype(int) - (255 - soft)).max() <= 1


# More than 8 bits


def tiff(values: np.ndarray, **options: Any) -> io.BytesIO:
    content = io.BytesIO()
    tifffile.imwrite(content, values, **options)
    content.seek(0)
    return content


SLOPE = np.arange(64).reshape(8, 8)
COLOURED = np.stack([SLOPE, SLOPE[::-1], SLOPE.T], axis=2)
DEEP: dict[str, np.ndarray] = {
    "uint16": (200 + 60 * SLOPE).astype(np.uint16),
    "int16": (-1000 + 60 * SLOPE).astype(np.int16),
    "uint32": (3_000_000_000 + 1000 * SLOPE).astype(np.uint32),
    "int32": (-70_000 + 3000 * SLOPE).astype(np.int32),
    "float16": (SLOPE / 8 - 2).astype(np.float16),
    "float32": (SLOPE / 16 - 1.5).astype(np.float32),
    "float64": SLOPE * 1e-3 - 0.5,
}


def fixed(low, high):
    return Intensities("fixed", Limits(low, high))


@pytest.mark.parametrize("kind", DEEP)
@pytest.mark.parametrize("order", ["<", ">"])
def test_deep_grey_keeps_its_values(kind, order):
    given = DEEP[kind]
    picture = decoded(tiff(given, byteorder=order), "grey")
    assert picture.extent == (given.min(), given.max())
    assert picture.dtype.kind == given.dtype.kind
    pixels = prepare(picture, GREY, fixed(*picture.extent))[0]
    low, high = float(given.min()), float(given.max())
    assert np.array_equal(pixels, np.rint((given.astype(np.float64) - low) / (high - low) * 255))


@pytest.mark.parametrize("kind", ["uint16", "int16", "float32", "float64"])
@pytest.mark.parametrize("planes", ["contig", "separate"])
def test_deep_colour_keeps_its_values(kind, planes):
    given = COLOURED.astype(kind)
    stored = given if planes == "contig" else given.transpose(2, 0, 1)
    picture = decoded(tiff(stored, photometric="rgb", planarconfig=planes), "rgb")
    assert picture.extent == (0, 63)
    pixels = prepare(picture, RGB, fixed(0, 63))
    assert np.array_equal(pixels, np.rint(given.transpose(2, 0, 1) / 63 * 255))
    plain = decoded(tiff(stored, photometric="rgb", planarconfig=planes), "grey")
    grey = prepare(plain, GREY, fixed(0, 63))
    assert np.abs(grey[0] - given @ [0.299, 0.587, 0.114] / 63 * 255).max() < 3


def test_sixteen_bit_grey_on_white_is_the_right_way_round():
    given = DEEP["uint16"]
    values = decoded(tiff(given, photometric="miniswhite"), "grey").values
    assert np.array_equal(np.asarray(values), 65535 - given)


def test_the_range_of_the_type_where_no_other_is_given():
    assert fitted(tiff(DEEP["int16"]), GREY)[0, 0, 0] == round((-1000 + 32768) / 65535 * 255)
    assert fitted(tiff((SLOPE / 63).astype(np.float32)), GREY)[0, 7, 7] == 255
    said = refusal(tiff(DEEP["float32"]), GREY)
    assert said == (
        "its values are −1.5…2.438, and float32 has no range of its own: set data.intensities to min-max"
    )
    assert "3,000,000,000…3,000,063,000, and uint32 has no range" in refusal(tiff(DEEP["uint32"]), GREY)


def test_limits_hold_for_bytes_too():
    mask = Image.fromarray((SLOPE % 2).astype(np.uint8))
    assert decoded(file(mask), "grey").extent == (0, 1)
    for shape in (GREY, RGB):
        assert np.unique(fitted(file(mask), shape, fixed(0, 1))).tolist() == [0, 255]
    assert np.unique(fitted(file(mask), GREY)).tolist() == [0, 1]


@pytest.mark.filterwarnings("error")
def test_values_that_are_no_numbers_are_black_and_do_not_count():
    given = DEEP["float32"].copy()
    given[0, :3] = np.nan, np.inf, -np.inf
    picture = decoded(tiff(given), "grey")
    assert picture.extent == (np.float32(3 / 16 - 1.5), np.float32(63 / 16 - 1.5))
    assert prepare(picture, GREY, fixed(*picture.extent))[0, 0, :3].tolist() == [0, 0, 0]
    assert refusal(tiff(np.full((8, 8), np.nan, np.float32)), GREY) == "none of its pixels is a number"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("limits", [(7, 7), (-1.7e308, 1.7e308), (0, 1e-320)])
def test_no_limits_are_too_narrow_or_too_wide(limits):
    assert prepare(of_array(np.full((8, 8), 7.0), "grey"), GREY, fixed(*limits)).dtype == np.uint8


def test_a_page_is_read_by_its_number(tmp_path):
    stack = np.stack([DEEP["uint16"] + page for page in range(5)])
    path = tmp_path / "stack.tif"
    path.write_bytes(tiff(stack, photometric="minisblack").getvalue())
    for page in (1, 3, 5):
        assert np.array_equal(np.asarray(decoded(path, "grey", page=page).values), stack[page - 1])
    with pytest.raises(Unreadable, match="it holds 5 pages, and not a page 6"):
        decoded(path, "grey", page=6)
    with pytest.raises(Unreadable, match="it is a stack of no pages"):
        decoded(io.BytesIO(b"II*\0\0\0\0\0"), "grey")


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "LA", "RGBA", "1", "I;16"])
def test_plain_pictures_are_read_the_short_way_and_others_are_not(mode, tmp_path):
    pixels = np.random.default_rng(3).integers(0, 256, (9, 7, 4)).astype(np.uint8)
    image = Image.fromarray(pixels)
    deep = Image.fromarray(pixels[..., 0].astype(np.uint16) * 257)
    image = deep if mode == "I;16" else image.convert(mode)
    image.save(tmp_path / "a.png", optimize=True)
    content = (tmp_path / "a.png").read_bytes()
    assert (png.quick(content) is not None) is (mode in ("L", "RGB"))
    for colour in ("grey", "rgb"):
        short = PictureReader().read(str(tmp_path / "a.png"), None, colour)
        assert np.array_equal(
            np.asarray(short.values), np.asarray(decoded(tmp_path / "a.png", colour).values)
        )
    for cut in (10, 40, 60, len(content) - 14, len(content) - 5):
        assert png.quick(content[:cut]) is None
    assert png.quick(content.replace(b"IEND", b"eXIf")) is None


@settings(max_examples=100)
@given(st.integers(0, 400), st.integers(0, 255))
def test_a_damaged_png_is_never_read_the_short_way(place, value):
    content = io.BytesIO()
    Image.fromarray(SLOPE.astype(np.uint8)).save(content, "png")
    whole = content.getvalue()
    place = min(place, len(whole) - 1)
    damaged = whole[:place] + bytes([value]) + whole[place + 1 :]
    image = png.quick(damaged)
    assert image is None or np.array_equal(np.asarray(image), SLOPE)


def test_too_many_channels():
    refused = refusal(tiff(np.zeros((8, 8, 7), np.float32), planarconfig="contig"))
    assert refused == "it has 7 channels, and 3 are read: name its channels in data.channels to have them all"


def test_the_first_frame_of_an_animation():
    frames = [Image.new("L", (8, 8), shade) for shade in (10, 200)]
    content = file(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert (fitted(content, GREY) == 10).all()


def test_a_camera_held_upright():
    """Orientation 6: the picture is to be turned to the right."""
    lying = Image.new("L", (16, 8), 0)
    lying.paste(255, (0, 0, 8, 8))
    exif = Image.Exif()
    exif[0x0112] = 6
    upright = opened(file(lying, "JPEG", exif=exif, quality=95), "grey")
    assert upright.size == (8, 16)
    assert np.asarray(upright)[:6].min() > 200
    assert np.asarray(upright)[10:].max() < 50


def test_a_large_jpeg_is_the_same_read_small():
    slope = Image.fromarray(np.linspace(0, 255, 1600 * 1200).reshape(1200, 1600).astype(np.uint8))
    quick = fitted(file(slope, "JPEG", quality=95), GREY).astype(int)
    assert np.abs(quick - fitted(file(slope), GREY)).max() <= 2


# What is no picture


@pytest.mark.parametrize("content", [b"", b"no picture", b"<svg/>", b"\0" * 1000, b"%!PS-Adobe-3.0\n"])
def test_what_is_no_picture(content):
    assert refusal(io.BytesIO(content)) == "it is no picture"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_files_that_are_cut_off(kind, share):
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8))
    content = file(noise, kind).getvalue()
    said = refusal(io.BytesIO(content[: int(share * len(content))]))
    assert said == "it is no picture" or said.startswith(("it can't be read (", "it is cut off"))


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")  # as in the program
@pytest.mark.parametrize("side", [9_000, 10_000, 20_000, 100_000])
def test_a_picture_that_would_fill_the_memory_is_not_opened(side):
    assert side * side > MOST_PIXELS
    assert refusal(header_of(side, side)).startswith("it is too large")


def test_a_file_that_is_not_there(tmp_path):
    assert refusal(tmp_path / "a.png") == "it is not there any more"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "a.png").touch(mode=0)
    assert refusal(tmp_path / "a.png") == "permission is denied"


@settings(max_examples=150)
@given(st.sampled_from(FORMATS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8))
def test_no_file_does_harm(kind, changes):
    """Whatever is in it: bytes of the right shape, or a refusal in words."""
    content = bytearray(file(Image.new("RGB", (20, 10), (1, 2, 3)), kind).getvalue())
    _harmless(content, changes)


@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")  # of what is broken in them
@settings(max_examples=150)
@given(st.sampled_from([*DEEP]), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8))
def test_no_deep_file_does_harm(kind, changes):
    _harmless(bytearray(tiff(DEEP[kind]).getvalue()), changes)


def _harmless(content: bytearray, changes: list[tuple[float, int]]) -> None:
    for place, value in changes:
        content[min(int(place * len(content)), len(content) - 1)] = value
    with suppress(Unreadable):
        pixels = fitted(io.BytesIO(bytes(content)), RGB)
        assert pixels.shape == (3, 8, 8)
        assert pixels.dtype == np.uint8
