"""Texts without end are read up to a length that a page can draw."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from cztservices.domain.catalogue import HoursException, Text
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.codec import LONGEST, decode_records, encode_records, shorten

ENDLESS = "长" * 100_000


@pytest.mark.parametrize("length", [0, 1, LONGEST - 1, LONGEST])
def test_text_that_a_page_can_draw_stays_as_it_is(length):
    assert shorten("长" * length) == "长" * length


@pytest.mark.parametrize("length", [LONGEST + 1, 100_000])
def test_longer_text_is_cut_and_says_so(length):
    assert shorten("长" * length) == "长" * LONGEST + "…"


def test_text_of_a_part_is_cut_too():
    day = date(2024, 6, 15)
    [read] = decode_records(HoursException, encode_records((HoursException(day, day, note=Text(ENDLESS, "note")),)))
    assert read.note == Text(shorten(ENDLESS), "note")


def test_every_text_of_a_catalogue_is_cut(catalogue_path, tmp_path):
    path = shutil.copy(catalogue_path, tmp_path / "long.db")
    with closing(sqlite3.connect(path)) as connection:
        for change in (
            "UPDATE statement SET text_zh = ?, text_en = ?",
            "UPDATE service SET name_zh = ?, name_en = ?",
            "UPDATE source SET title = ?, url = ?",
            "UPDATE channel SET name_zh = ?, url = ?",
        ):
            connection.execute(change, [ENDLESS, ENDLESS])
        connection.commit()
    with CatalogueDb(path) as db:
        [statement, *_] = db.statements("medical-offsite-filing")
        [service, *_], [channel, *_] = db.services(), db.channels()
        source = statement.sources[0]
    texts = (*_both(statement.text), *_both(service.name), source.title, source.url, channel.name.zh, channel.url)
    assert set(texts) == {shorten(ENDLESS)}


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en
