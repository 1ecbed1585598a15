"""What a field may hold, sign by sign and limit by limit."""

import sys
import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cztservices.authoring.data_folder import read_folder
from cztservices.authoring.text_fields import (
    ALIAS,
    NAME_EN,
    NAME_ZH,
    PROSE,
    URL,
    Alias,
    Line,
    NameEn,
    NameZh,
    Phone,
    Url,
    is_unseen,
    show_unseen,
)
from cztservices.config import DATA_FOLDER

KINDS = {"line": Line, "alias": Alias, "Chinese name": NameZh, "English name": NameEn}
LIMITS = [(Line, PROSE), (Alias, ALIAS), (NameZh, NAME_ZH), (NameEn, NAME_EN)]


def takes(kind: object, text: str) -> bool:
    """Whether a field of that kind may hold ``text``."""
    try:
        return TypeAdapter(kind).validate_python(text) == text
    except ValidationError:
        return False


@pytest.mark.parametrize("category", ["Cf", "Cc", "Zl", "Zp"])
def test_no_sign_of_a_category_that_cannot_be_seen_is_taken(category):
    signs = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == category]
    assert signs
    assert [hex(ord(sign)) for sign in signs if takes(Line, f"长{sign}沙")] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize(
    "sign", ["\u202e", "\u2066", "\u200e", "\u061c", "\u200b", "\ufeff", "\x1b", "\ud800", "\u3164"], ids=ascii
)
def test_no_kind_of_text_takes_a_sign_that_cannot_be_seen(kind, sign):
    assert not takes(kind, f"a{sign}b")


@given(st.text(min_size=1, max_size=40).map(str.strip).filter(bool))
def test_line_is_taken_exactly_when_every_sign_can_be_seen(text):
    assert takes(Line, text) == (not any(is_unseen(sign) for sign in text))


@given(st.text(max_size=40))
def test_what_is_shown_of_any_text_can_be_seen_and_the_rest_stays(text):
    shown = show_unseen(text)
    assert not any(is_unseen(sign) for sign in shown)
    assert shown == text or any(is_unseen(sign) for sign in text)


@pytest.mark.parametrize("text", ["长沙市", "a\u00a0b", "a\u3000b", "e\u0301", "😀", "𠮷野家", "<b>", "½"])
def test_text_that_can_be_seen_is_taken(text):
    assert takes(NameZh, text)


@pytest.mark.parametrize(("kind", "most"), LIMITS, ids=[str(most) for _kind, most in LIMITS])
def test_text_is_taken_up_to_its_limit(kind, most):
    assert takes(kind, "字" * most)
    assert not takes(kind, "字" * (most + 1))


def test_limits_leave_room_above_what_the_data_has():
    names = [
        name
        for entries in read_folder(DATA_FOLDER).registries.values()
        for entry, _place in entries.values()
        if (name := getattr(entry, "name", None)) is not None
    ]
    assert len(names) > 200
    assert max(len(name.zh) for name in names) * 1.5 <= NAME_ZH
    assert max(len(name.en) for name in names) * 1.5 <= NAME_EN


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8888/a?b=c#/d",
        "http://例子.中国/路径",
        "https://192.0.2.1/a(1)",
        "https://example.org/a={b}",
        "https://example.org/@name",
    ],
)
def test_address_of_a_page_is_taken(url):
    assert takes(Url, url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "HTTPS//example.org",
        "https://",
        "https:///a",
        "https://x",
        "https://.org/",
        "https://example..org/",
        "https://-a.org/",
        "https://user:word@example.org/",
        "https://example.org:0/",
        "https://example.org:x/",
        "https://[::1/",
        'https://example.org/"onload=1',
        "https://example.org/<b>",
        "https://example.org\\@evil.org",
        "https://example.org/a b",
        "https://exam\u200bple.org/",
        "//example.org/",
        "example.org",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url):
    assert not takes(Url, url)


def test_address_is_taken_up_to_its_limit():
    longest = "https://example.org/".ljust(URL, "a")
    assert takes(Url, longest)
    assert not takes(Url, longest + "a")


@given(st.one_of(st.text(max_size=40), st.builds("https://{}{}".format, st.text(max_size=20), st.text(max_size=20))))
def test_every_address_that_is_taken_leads_to_a_site(url):
    if takes(Url, url):
        parts = urlsplit(url)
        assert parts.scheme in ("http", "https")
        assert "." in parts.hostname
        assert parts.username is None


@given(st.text(max_size=20) | st.from_regex(r"[0-9+() -]{3,16}", fullmatch=True))
def test_every_phone_that_is_taken_can_be_dialled(phone):
    if takes(Phone, phone):
        assert set(phone) <= set("0123456789-")
