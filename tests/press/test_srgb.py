"""Our colour profile against one made by another hand: the same colours."""

from __future__ import annotations

import struct
from hashlib import md5
from io import BytesIO

from PIL import Image, ImageCms

from reportbuild.press.srgb import D50, srgb


def tags() -> dict[bytes, bytes]:
    """The tags of the profile, by their signatures."""
    (count,) = struct.unpack_from(">I", srgb(), 128)
    rows = (struct.unpack_from(">4sII", srgb(), 132 + 12 * i) for i in range(count))
    return {name: srgb()[start : start + length] for name, start, length in rows}


def test_colours_are_those_of_the_profile_that_little_cms_makes():
    """Every colour on a fine grid comes through both profiles as it was."""
    steps = range(0, 256, 17)
    colours = bytes(x for r in steps for g in steps for b in steps for x in (r, g, b))
    image = Image.frombytes("RGB", (len(steps) ** 2, len(steps)), colours)
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb()))
    theirs = ImageCms.createProfile("sRGB")
    for one, other in ((ours, theirs), (theirs, ours)):
        for intent in (ImageCms.Intent.PERCEPTUAL, ImageCms.Intent.RELATIVE_COLORIMETRIC):
            there = ImageCms.profileToProfile(image, one, other, intent)
            assert there is not None
            assert there.tobytes() == colours


def test_red_green_and_blue_together_are_white():
    """No grey is tinged by rounding."""
    columns = [struct.unpack(">3i", tags()[name][8:]) for name in (b"rXYZ", b"gXYZ", b"bXYZ")]
    assert tuple(map(sum, zip(*columns, strict=True))) == D50


def test_the_profile_says_what_it_is_and_nothing_of_whoever_made_it():
    """Name, version, length and digest; no maker, and a date that never changes."""
    data = srgb()
    named = ImageCms.getProfileName(ImageCms.ImageCmsProfile(BytesIO(data)))
    assert named.strip() == "sRGB IEC61966-2.1"
    assert struct.unpack_from(">I", data) == (len(data),)
    assert struct.unpack_from(">6H", data, 24) == (1999, 10, 1, 0, 0, 0)
    assert data[48:56] == data[80:84] * 2 == bytes(8)
    without = data[:84] + bytes(16) + data[100:]
    assert data[84:100] == md5(without).digest()  # noqa: S324 - the ID that ISO 15076-1 asks for
    assert all(len(tag) for tag in tags().values())
