"""Pictures that anybody may have made: what comes in, and without what."""

import random
import struct
import time
import tracemalloc
import zlib

import pytest

from questions.pictures import MAX_BYTES, PictureProblem, WrongPictureError, read_picture
from tests.questions.pictures.samples import (
    GIF,
    JPEG,
    LOSSLESS_WEBP,
    PNG,
    SCRIPT,
    WEBP,
    gif_with,
    jpeg_with,
    png,
    png_chunk,
    png_with,
    turned,
    webp_with,
)

_ALL = {"PNG": PNG, "JPEG": JPEG, "GIF": GIF, "WebP": WEBP, "lossless WebP": LOSSLESS_WEBP}


def _problem(data):
    with pytest.raises(WrongPictureError) as caught:
        read_picture(data)
    return caught.value.problem


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (PNG, "image/png", (6, 4)),
        (JPEG, "image/jpeg", (6, 4)),
        (GIF, "image/gif", (1, 1)),
        (WEBP, "image/webp", (6, 4)),
        (LOSSLESS_WEBP, "image/webp", (1, 1)),
    ],
)
def test_it_is_told_by_its_bytes_and_comes_out_as_it_goes_in_again(data, media_type, size):
    found = read_picture(data, "A hip")
    assert (found.media_type, (found.width, found.height)) == (media_type, size)
    assert found.words == "A hip"
    assert read_picture(found.data, "A hip") == found


@pytest.mark.parametrize(
    ("plain", "more"),
    [
        (PNG, png_with(b"tEXt", b"Comment\0" + SCRIPT)),
        (PNG, PNG + SCRIPT),
        (JPEG, jpeg_with(0xFE, SCRIPT)),
        (JPEG, jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SCRIPT)),
        (JPEG, JPEG + SCRIPT),
        (GIF, gif_with(b"\x21\xfe" + bytes((len(SCRIPT),)) + SCRIPT + b"\0")),
        (GIF, GIF + SCRIPT),
        (WEBP, webp_with(b"XMP ", SCRIPT)),
        (WEBP, WEBP + SCRIPT),
    ],
)
def test_what_is_no_picture_goes(plain, more):
    assert SCRIPT in more
    assert read_picture(more) == read_picture(plain)
    assert SCRIPT not in read_picture(more).data


def test_a_photograph_stays_the_right_way_up_and_tells_no_place():
    exif = turned(6) + b"GPS 51.5 -0.1"
    found = read_picture(jpeg_with(0xE1, exif))
    assert (found.width, found.height) == (4, 6)
    assert b"GPS" not in found.data
    assert read_picture(found.data) == found
    assert read_picture(jpeg_with(0xE1, turned(1))) == read_picture(JPEG)
    assert read_picture(jpeg_with(0xE1, b"Exif\0\0MM")) == read_picture(JPEG)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"<!doctype html><p>",
        b"GIF89",
        b"BM" + bytes(60),
        b"%PDF-1.7",
        b"PK\3\4",
        b"RIFF\x10\0\0\0WAVEfmt ",
    ],
)
def test_nothing_else_is_a_picture_whatever_it_is_called(data):
    assert _problem(data) is PictureProblem.KIND


@pytest.mark.parametrize("name", _ALL)
def test_one_that_is_cut_off_is_broken_wherever_it_is_cut(name):
    data = _ALL[name]
    for end in range(12, len(data)):
        assert _problem(data[:end]) in (PictureProblem.BROKEN, PictureProblem.KIND), end


@pytest.mark.parametrize("name", _ALL)
def test_one_with_other_bytes_is_read_or_refused_and_nothing_else(name):
    rng = random.Random(name)
    for _ in range(2_000):
        data = bytearray(_ALL[name])
        for _ in range(rng.randint(1, 3)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            found = read_picture(bytes(data))
        except WrongPictureError:
            continue
        assert read_picture(found.data).data == found.data


def test_one_that_is_too_wide_is_not_looked_into():
    began = time.process_time()
    huge = png(10_000, 10_000, b"")
    assert _problem(huge) is PictureProblem.TOO_WIDE
    assert _problem(png(5_000, 5_000, b"")) is PictureProblem.TOO_WIDE
    wide_frame = JPEG.replace(struct.pack(">HH", 4, 6), struct.pack(">HH", 4, 60_000), 1)
    assert _problem(wide_frame) is PictureProblem.TOO_WIDE
    assert _problem(b"GIF89a" + struct.pack("<HH", 9_000, 9) + GIF[10:]) is PictureProblem.TOO_WIDE
    assert time.process_time() - began < 1


def test_a_png_that_unpacks_to_more_than_its_size_is_refused_without_unpacking_all():
    bomb = png(16, 16, bytes(100_000_000))
    assert len(bomb) < 200_000
    tracemalloc.start()
    assert _problem(bomb) is PictureProblem.BROKEN
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()
    assert _problem(png(16, 16, bytes(16 * 17 - 1))) is PictureProblem.BROKEN
    assert read_picture(png(16, 16, bytes(16 * 17))).width == 16


def test_the_largest_that_is_taken_is_looked_through_in_little_memory():
    largest = png(4_000, 4_000, bytes(4_000 * (1 + 8 * 4_000)), depth=16, colour=6)
    tracemalloc.start()
    assert read_picture(largest).height == 4_000
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("colour", [0, 2, 4, 6])
def test_interlaced_rows_are_counted(colour):
    samples = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    # Each of the rows of the seven passes has a byte in front.
    rows = bytes(13 * 9 * samples + sum((2, 2, 1, 3, 2, 5, 4)))
    head = struct.pack(">IIBBBBB", 13, 9, 8, colour, 0, 0, 1)
    chunks = (png_chunk(b"IHDR", head), png_chunk(b"IDAT", zlib.compress(rows)))
    data = b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + png_chunk(b"IEND", b"")
    assert read_picture(data).width == 13


def test_what_moves_is_refused():
    moving = png_with(b"acTL", struct.pack(">II", 2, 0))
    image = GIF[GIF.index(b"\x2c") : -1]
    assert _problem(moving) is PictureProblem.MOVES
    assert _problem(gif_with(image)) is PictureProblem.MOVES
    assert _problem(webp_with(b"ANIM", bytes(6))) is PictureProblem.MOVES


@pytest.mark.parametrize(
    "data",
    [
        png_with(b"IHDR", PNG[16:29]),
        png_with(b"QQqq", b""),
        png(16, 16, bytes(16 * 17), depth=3),
        png(16, 16, bytes(16 * 17), colour=3),
        png(0, 16, b""),
        PNG[:40] + b"\0" + PNG[41:],
        jpeg_with(0xC0, JPEG[JPEG.index(b"\xff\xc0") + 4 :][:15]),
        jpeg_with(0xC9, b"\x08\0\4\0\6\1\1\x11\0"),
        JPEG[:2] + JPEG[-2:],
        gif_with(b"\x2c" + struct.pack("<HHHHB", 0, 0, 9, 9, 0) + b"\2\1\0\0"),
        gif_with(b"\x99"),
        WEBP[:4] + struct.pack("<I", 1 << 30) + WEBP[8:],
    ],
)
def test_what_contradicts_itself_is_broken(data):
    assert _problem(data) is PictureProblem.BROKEN


def test_nothing_hides_in_the_head_of_a_scan():
    at = JPEG.index(b"\xff\xda") + 2
    (length,) = struct.unpack_from(">H", JPEG, at)
    hidden = b"\xff\xfe\0\x20" + SCRIPT
    head = struct.pack(">H", length + len(hidden)) + JPEG[at + 2 : at + length] + hidden
    assert _problem(JPEG[:at] + head + JPEG[at + length :]) is PictureProblem.BROKEN


def test_one_of_too_many_bytes_is_not_read():
    assert _problem(PNG + bytes(MAX_BYTES)) is PictureProblem.TOO_LARGE
