"""Photos lose where and by whom they were taken, and nothing else."""

import io

import pytest
from PIL import Image, ImageChops, PngImagePlugin

from camtay.foundation.files.pictures import BrokenPicture, check, stripped
from camtay.foundation.files.tests import samples


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 95, "optimize": True}])
def test_it_forgets_the_place_and_the_phone_without_touching_a_point(options):
    data = samples.jpeg((320, 240), gps=True, comment=b"chup tai nha", **options)
    assert b"PhoneMaker" in data
    clean = stripped(data, "jpeg")
    assert b"PhoneMaker" not in clean
    assert b"chup tai nha" not in clean
    assert dict(opened(clean).getexif()) == {}
    assert ImageChops.difference(opened(data).convert("RGB"), opened(clean).convert("RGB")).getbbox() is None
    check(clean, "jpeg")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_remembers_how_the_phone_was_held(orientation):
    clean = stripped(samples.jpeg(orientation=orientation, gps=True), "jpeg")
    assert opened(clean).getexif().get(0x0112, 1) == orientation
    assert not opened(clean).getexif().get_ifd(0x8825)


def test_it_drops_what_phones_hang_on_behind_a_photo():
    data = samples.jpeg()
    assert stripped(data + b"a film of the kitchen", "jpeg") == stripped(data, "jpeg")


def test_it_keeps_colours():
    profile = b"a colour profile" * 10
    clean = stripped(samples.jpeg(icc_profile=profile), "jpeg")
    assert opened(clean).info["icc_profile"] == profile


def test_it_strips_twice_to_the_same_bytes():
    for orientation in (1, 6):
        once = stripped(samples.jpeg(orientation=orientation, gps=True), "jpeg")
        assert stripped(once, "jpeg") == once


def test_it_forgets_text_and_place_in_png():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Nguyen Van A")
    exif = Image.Exif()
    exif[0x010F] = "PhoneMaker"
    data = samples.png(pnginfo=notes, exif=exif)
    clean = stripped(data + b"more behind", "png")
    assert b"Nguyen Van A" not in clean
    assert b"PhoneMaker" not in clean
    assert ImageChops.difference(opened(data), opened(clean)).getbbox() is None


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff", b"\xff\xd8\xff\xda\x00\x02\xff"]
)
def test_it_calls_broken_what_is_broken(data):
    with pytest.raises(BrokenPicture):
        stripped(data, "jpeg")
    with pytest.raises(BrokenPicture):
        stripped(data, "png")
