"""The longest guides of the real data on paper: all of it, on two pages, and the codes on it can be read."""

from datetime import datetime, timedelta, timezone

import pytest
import zxingcpp

from cztservices.app.sheets import make_sheet
from cztservices.config import RESOURCES
from cztservices.domain.coverage import directions_of
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.papers import FORMS, Paper
from cztservices.ui.fonts import load_fonts
from cztservices.ui.sheet_pdf import draw_sheet
from tests.papers import missing_from, page_count, pixels_of, text_of

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone(timedelta(hours=8)))
LONGEST = 4
IDS = [f"{paper.value}-{'large' if large else 'usual'}" for paper, large in FORMS]


@pytest.fixture(scope="module")
def longest(real_db) -> list[tuple]:
    """The services and directions with the most to say."""
    statements = sorted(real_db.services(), key=lambda service: -len(real_db.statements(service.id)))[:LONGEST]
    return [(service.id, *directions_of(service)[-1]) for service in statements]


@pytest.mark.parametrize("form", FORMS.values(), ids=IDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_longest_guides_are_whole_and_take_two_pages(real_db, longest, qapp, language, form):  # noqa: ARG001 - for fonts
    family = load_fonts(RESOURCES / "fonts")
    translator = Translator(language, real_db.traditional())
    for service, origin, destination in longest:
        sheet = make_sheet(real_db, service, origin, destination, translator, NOON)
        pages = sheet.lay_out_form(form, family)
        pdf = draw_sheet(pages, sheet.title, language)
        assert missing_from(text_of(pdf, pages.foot if form.height else None), sheet.view) == []
        if not form.large:
            assert page_count(pdf) <= 2
        assert pages.body_points >= form.least


def test_codes_on_the_longest_sheet_are_read(real_db, longest, qapp):  # noqa: ARG001 - for fonts
    family = load_fonts(RESOURCES / "fonts")
    service, origin, destination = longest[0]
    sheet = make_sheet(real_db, service, origin, destination, Translator("zh_CN"), NOON)
    pdf = draw_sheet(sheet.lay_out(Paper.A4, family), sheet.title, "zh_CN")
    read = [code.text for page in range(page_count(pdf)) for code in zxingcpp.read_barcodes(pixels_of(pdf, page))]
    assert sorted(read) == sorted(sheet.texts[: FORMS[Paper.A4, False].most_codes])
