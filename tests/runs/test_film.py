"""Films and strips as other programs read them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageSequence

from aegui.runs.film import save_gif, save_strip


def frames(count=4, channels=1, height=5, width=7):
    return np.random.default_rng(0).integers(0, 256, (count, channels, height, width), np.uint8)


def shown(path):
    """Frames (F, H, W, 3) and the time of each, as they are seen."""
    with Image.open(path) as film:
        parts = [
            (np.asarray(one.convert("RGB")), one.info["duration"]) for one in ImageSequence.Iterator(film)
        ]
    return np.stack([pixels for pixels, _ in parts]), [time for _, time in parts]


def large(images, scale):
    return images.repeat(scale, axis=-2).repeat(scale, axis=-1)


def test_a_grey_film_is_exact(tmp_path):
    images = frames()
    save_gif(tmp_path / "f.gif", images, 40, scale=3)
    seen, times = shown(tmp_path / "f.gif")
    assert np.array_equal(seen, large(images, 3).transpose(0, 2, 3, 1).repeat(3, axis=3))
    assert times == [40] * 4
    with Image.open(tmp_path / "f.gif") as film:
        assert film.info["loop"] == 0  # for ever


def test_a_film_in_colour(tmp_path):
    images = frames(channels=3, height=8, width=9)  # fewer pixels than a GIF has colours
    save_gif(tmp_path / "f.gif", images, scale=2)
    seen, _ = shown(tmp_path / "f.gif")
    assert np.array_equal(seen, large(images, 2).transpose(0, 2, 3, 1))


@pytest.mark.parametrize(("asked", "told"), [(1, 20), (33, 30), (17, 20), (1000, 1000)])
def test_the_time_of_a_frame(tmp_path, asked, told):
    save_gif(tmp_path / "f.gif", frames(2), asked)
    assert shown(tmp_path / "f.gif")[1] == [told, told]


def test_a_film_of_one_image(tmp_path):
    save_gif(tmp_path / "f.gif", frames(1), scale=1)
    with Image.open(tmp_path / "f.gif") as film:
        assert (len(list(ImageSequence.Iterator(film))), film.size) == (1, (7, 5))


@pytest.mark.parametrize("channels", [1, 3])
def test_a_strip_has_every_image_in_its_place(tmp_path, channels):
    images = frames(5, channels)
    save_strip(tmp_path / "s.png", images, scale=2)
    with Image.open(tmp_path / "s.png") as strip:
        pixels = np.asarray(strip.convert("RGB"))
    assert pixels.shape == (10, 70, 3)
    assert np.array_equal(
        pixels[:, 28:42], large(images, 2)[2].transpose(1, 2, 0).repeat(4 - channels, axis=2)[..., :3]
    )


def test_a_strip_in_rows(tmp_path):
    images = frames(5)
    save_strip(tmp_path / "s.png", images, columns=3, scale=1)
    with Image.open(tmp_path / "s.png") as strip:
        pixels = np.asarray(strip)
    assert pixels.shape == (10, 21)
    assert np.array_equal(pixels[5:, 7:14], images[4, 0])
    assert not pixels[5:, 14:].any()


@pytest.mark.parametrize("save", [save_gif, save_strip])
@pytest.mark.parametrize(("images", "options", "words"), [
    (frames(0), {}, "no frames to save: a film needs at least one image"),
    (frames().astype(np.float32), {}, r"uint8 \(F, C, H, W\) with C 1 to 8, not float32 \(4, 1, 5, 7\)"),
    (frames()[0], {}, r"with C 1 to 8, not uint8 \(1, 5, 7\)"),
    (frames(), {"scale": 10_000}, "can't be saved: the sides go from 1 to 16,384; choose another scale"),
    (frames(), {"scale": 0}, "A picture of 0 × 0 pixels can't be saved"),
])  # fmt: skip
def test_what_makes_no_film_is_refused_and_nothing_is_written(tmp_path, save, images, options, words):
    (tmp_path / "old").write_text("kept")
    with pytest.raises(ValueError, match=words):
        save(tmp_path / "old", images, **options)
    assert (tmp_path / "old").read_text() == "kept"


def test_a_frame_can_be_too_long(tmp_path):
    with pytest.raises(
        ValueError, match="A frame of 1,000,000 ms is too long: a GIF's lasts at most 655,350 ms"
    ):
        save_gif(tmp_path / "f.gif", frames(), 1_000_000)


@pytest.mark.parametrize("save", [save_gif, save_strip])
def test_a_place_that_is_not_there_says_so(tmp_path, save):
    with pytest.raises(OSError, match="No such file"):
        save(tmp_path / "nowhere" / "f.gif", frames())


@pytest.mark.parametrize("save", [save_gif, save_strip])
def test_a_film_appears_whole_or_not_at_all(tmp_path, save, monkeypatch):
    path = tmp_path / "f.gif"
    path.write_text("the old one")

    def full(image, file, *args, **options):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", full)
    with pytest.raises(OSError, match="No space"):
        save(path, frames())
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]
