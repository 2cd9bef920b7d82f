from __future__ import annotations

from datetime import date

import pytest

from reportbuild.read.forms import (
    first_day,
    is_address,
    is_isbn,
    is_key,
    is_language,
    lies_within,
    text_name,
    usual_case,
)


@pytest.mark.parametrize(
    ("key", "valid"),
    [("fled", True), ("A1_b", True), ("", False), ("1a", False), ("_a", False), ("a-b", False),
     ("é", False), ("a b", False), ("a\n", False)],
)  # fmt: skip
def test_keys(key: str, valid: bool):
    """A key begins with a letter and goes on with letters, digits and _."""
    assert is_key(key) is valid


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "sq",
        "rom",
        "sr-Latn",
        "pt-BR",
        "es-419",
        "sr-Latn-RS",
        "ca-valencia",
        "de-1996",
        "ckb",
    ],
)
def test_language_tags(tag: str):
    """Tags of language, script, region and variant pass."""
    assert is_language(tag)
    assert usual_case(tag.replace("-", "_").upper()).lower() == tag.lower()


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "e",
        "english",
        "EN",
        "en-us",
        "en_US",
        "sr-latn",
        "en-",
        "x-private",
        "ar-u-nu-latn",
        "en\n",
    ],
)
def test_what_is_no_language_tag(tag: str):
    """Unusual case, underscores, extensions and words are refused."""
    assert not is_language(tag)


def test_unusual_tags_are_put_right():
    """The hint for a tag in unusual case is the tag in its usual one."""
    assert usual_case("EN_us") == "en-US"
    assert usual_case("SR-latn-rs") == "sr-Latn-RS"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2003", date(2003, 1, 1)),
        ("2003-04", date(2003, 4, 1)),
        ("2004-02-29", date(2004, 2, 29)),
        ("2003-02-29", None),
        ("2003-13", None),
        ("0000", None),
        ("03", None),
        ("2003-4", None),
        ("2003/04", None),
        ("٢٠٠٣", None),
        ("2003-04-29T00:00", None),
    ],
)
def test_days(text: str, day: date | None):
    """Years, months and days that there are; no others."""
    assert first_day(text) == day


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("978-0-306-40615-7", True),
        ("9780306406157", True),
        ("979 10 90636 07 1", True),
        ("978-0-306-40615-8", False),
        ("0-306-40615-2", False),
        ("977-0-306-40615-8", False),
        ("٩٧٨٠٣٠٦٤٠٦١٥٧", False),
    ],
)
def test_isbns(text: str, valid: bool):
    """Thirteen digits whose last one agrees (ISO 2108)."""
    assert is_isbn(text) is valid


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("images/a.png", True),
        ("a b.png", True),
        ("obrázky/ž.png", True),
        ("../a.png", False),
        ("images/../../a.png", False),
        ("images/../a.png", False),
        ("./a.png", False),
        ("/etc/passwd", False),
        ("images//a.png", False),
        ("images\\a.png", False),
        ("..\\a.png", False),
        ("C:/a.png", False),
        ("https://x.org/a.png", False),
        ("//x.org/a.png", False),
        ("file:a.png", False),
        ("data:image/png;base64,", False),
        ("", False),
    ],
)
def test_paths_stay_in_the_folder(path: str, inside: bool):
    """No way up, no root, no drive, no address, on any system."""
    assert lies_within(path) is inside


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("text/01-health.md", (1, "health")),
        ("text/010-key-findings_2.md", (10, "key-findings_2")),
        ("text/health.md", None),
        ("text/1.md", None),
        ("text/01-.md", None),
        ("text/01-a b.md", None),
        ("text/01-é.md", None),
        ("text/sub/01-a.md", None),
        ("text/01-a.txt", None),
        ("text/" + "9" * 5000 + "-a.md", None),
    ],
)
def test_names_of_texts(path: str, name: tuple[int, str] | None):
    """NN-name.md gives number and name; anything else none."""
    assert text_name(path) == name


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://a.org", True),
        ("HTTPS://A.ORG:8080/b?c#d", True),
        ("https://user@a_b.a.org/", False),
        ("https://пример.рф/a", True),
        ("https://मानव.भारत", True),
        ("http://192.0.2.1/", True),
        ("mailto:a@x.org", True),
        ("mailto:a@x.org?subject=b", True),
        ("https://...", False),
        ("https://…", False),
        ("https://a", False),
        ("https://a..org", False),
        ("https://a.org b", False),
        ("https://a.org/b c", False),
        ("https://-a.org", False),
        ("https://1.2.3", False),
        ("mailto:a@x", False),
        ("mailto:@x.org", False),
        ("ftp://a.org", False),
        ("", False),
    ],
)
def test_an_address_names_a_host(address: str, leads: bool):
    """What is left open ("https://...") leads nowhere."""
    assert is_address(address) is leads
