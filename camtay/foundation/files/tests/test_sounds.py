"""Recordings are taken by their content, and played to browsers that ask for a part of them."""

import io

import pytest

from camtay.foundation import files
from camtay.foundation.files.tests import samples
from camtay.foundation.files.tests.test_storing import NOW

pytestmark = pytest.mark.django_db


def kept(content: bytes, name: str = "doc.mp3"):
    return files.store(io.BytesIO(content), name=name, kinds=files.SOUNDS, now=NOW)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (samples.mp3(), "mp3"),
        (b"ID3\x03" + bytes(6) + samples.mp3(), "mp3"),
        (samples.m4a(), "m4a"),
        (b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead" + bytes(40), "ogg"),
        (b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0" + bytes(40), "wav"),
    ],
)
def test_it_knows_a_recording_by_its_content(content, kind):
    assert kept(content, "ten-gi-cung-duoc.pdf").kind == kind


def test_it_refuses_a_film_and_a_picture_with_what_would_be_taken():
    with pytest.raises(files.BadFile, match="đây là phim"):
        kept(samples.m4a(film=True))
    with pytest.raises(files.BadFile, match=r"MP3.*M4A.*OGG.*WAV"):
        kept(samples.jpeg())
    with pytest.raises(files.BadFile, match="M4A hoặc MP3"):
        kept(b"#!AMR\n" + bytes(60))


@pytest.mark.parametrize(
    ("wanted", "status", "part"),
    [
        ("", 200, slice(None)),
        ("bytes=0-", 200, slice(None)),
        ("bytes=0-1", 206, slice(0, 2)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-10", 206, slice(-10, None)),
        ("bytes=100-99999999", 206, slice(100, None)),
        ("bytes=abc", 200, slice(None)),
    ],
)
def test_it_plays_what_a_browser_asks_for(wanted, status, part):
    content = samples.mp3()
    answer = files.play(kept(content), "vneid", wanted=wanted)
    assert (answer.status_code, answer.getvalue()) == (status, content[part])
    assert answer["Content-Length"] == str(len(content[part]))
    assert answer["Content-Type"] == "audio/mpeg"
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert answer["Content-Disposition"] == 'inline; filename="vneid.mp3"'


def test_it_says_that_a_part_is_not_there():
    answer = files.play(kept(samples.mp3(1)), "vneid", wanted="bytes=99999-")
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */417")
