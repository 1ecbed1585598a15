"""Offices as contacts, read back by a strict reader."""

import re
from dataclasses import replace

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import Text
from cztservices.domain.dates import Doubt
from cztservices.i18n import Translator
from cztservices.presenters.contact import write_contact

ENGLISH = Translator("en")
SAID = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300) | st.sampled_from(
    ["a,b;c\\d\\ne:f", "一\r\n二\n三", "👨‍👩‍👧" * 60, "长" * 2000, "END:VCARD\nBEGIN:VCARD", "\u2028x\x85y\x0b"]
)


@pytest.fixture(scope="module")
def home(catalogue_db):
    """An office with everything."""
    return next(one for one in catalogue_db.offices() if one.id == "xiangtan-citizens-home")


def read(vcf):
    """The contact; the reader found it whole."""
    contact = vobject.readOne(vcf.decode())
    assert contact.validate()
    assert contact.version.value == "3.0"
    return contact


def plain(text):
    """What a contact can hold of ``text``."""
    text = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return "".join(sign for sign in text if sign in "\n\t" or not (sign < " " or "\x7f" <= sign <= "\x9f"))


def test_all_that_is_known_is_in_the_contact(home, catalogue_db):
    sources = [catalogue_db.sources()[one] for one in home.sources]
    contact = read(write_contact(home, ENGLISH, sources))
    assert contact.fn.value == contact.org.value[0] == contact.n.value.family == "Xiangtan Citizens' Home"
    assert [tel.value for tel in contact.tel_list] == list(home.phones)
    assert contact.adr.value.street == "1 Xiangtan Avenue"
    note = contact.note.value
    assert "Opening hours: Mon–Fri 09:00–12:00, 13:30–17:00" in note
    assert "in the north block" in note
    assert "Hunan Daily 2023" in note
    assert "before you go" not in note
    assert contact.rev.value == "2026-11-22"


def test_every_telephone_is_in_it(home):
    contact = read(write_contact(replace(home, phones=("12345", "0731-1")), ENGLISH))
    assert [tel.value for tel in contact.tel_list] == ["12345", "0731-1"]


def test_exceptions_and_doubts_are_said(catalogue_db):
    centre = next(one for one in catalogue_db.offices() if one.id == "changsha-service-centre")
    note = read(write_contact(centre, ENGLISH, doubt=Doubt.AGED)).note.value
    assert "Ring before you go" in note
    assert "Spring Festival" in note


def test_what_is_not_known_is_left_out_or_said(catalogue_db):
    bare = next(one for one in catalogue_db.offices() if one.id == "zhuzhou-service-centre")
    contact = read(write_contact(bare, ENGLISH))
    assert "tel" not in contact.contents
    assert "adr" not in contact.contents
    assert "Opening hours: not known" in contact.note.value


def test_every_language_is_written(home, tr):
    contact = read(write_contact(home, tr))
    assert contact.fn.value == tr.say(home.name)
    assert contact.adr.value.street == tr.say(home.address)


def test_lines_are_folded_and_end_as_the_standard_wants(home):
    vcf = write_contact(replace(home, note=Text("x", "住院👍🏽" * 80)), ENGLISH)
    lines = vcf.split(b"\r\n")
    assert (lines[0], lines[-2], lines[-1]) == (b"BEGIN:VCARD", b"END:VCARD", b"")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in vcf.replace(b"\r\n", b"")
    for line in lines:
        line.decode()  # no sign is cut in two


@given(said=SAID)
def test_odd_texts_come_back(home, said):
    text = Text(said, said)
    contact = read(write_contact(replace(home, name=text, address=text, note=text), ENGLISH))
    assert contact.fn.value == contact.n.value.family == plain(said)
    assert contact.adr.value.street == plain(said)
    assert plain(said) in contact.note.value
