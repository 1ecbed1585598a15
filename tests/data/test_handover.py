"""Hand-over sheets of the real data: one page each, whole, with a code that leads back."""

from datetime import datetime, timedelta, timezone

import pytest
import zxingcpp

from cztservices.app.sheets import make_counter_sheet
from cztservices.catalogue.show import show_guide
from cztservices.catalogue.state_code import State, read_code, write_code
from cztservices.config import RESOURCES
from cztservices.domain.case import list_cases
from cztservices.domain.coverage import directions_of
from cztservices.domain.state_code import MOST_CASES
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.papers import Paper
from cztservices.ui.fonts import load_fonts
from cztservices.ui.sheet_pdf import draw_sheet
from tests.papers import missing_from, page_count, pixels_of, text_of

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="module")
def family(qapp) -> str:  # noqa: ARG001 - fonts need an application
    """The fonts of the program."""
    return load_fonts(RESOURCES / "fonts")


@pytest.mark.parametrize("only_missing", [False, True], ids=["hand-over", "missing"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_of_every_service_is_one_page(real_db, family, language, only_missing):
    translator, long = Translator(language, real_db.traditional()), []
    for number, service in enumerate(real_db.services()):
        ends = directions_of(service)
        sheet = make_counter_sheet(
            real_db, service.id, *ends[number % len(ends)], translator, NOON, only_missing=only_missing
        )
        pages = sheet.lay_out(Paper.A4, family)
        if pages.count > 1:
            long.append(service.id)
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_a_sheet_is_on_the_paper_and_its_code_is_read(real_db, family, language):
    translator = Translator(language, real_db.traditional())
    sheet = make_counter_sheet(real_db, "company-registration", "430200", "430100", translator, NOON)
    pages = sheet.lay_out(Paper.A4, family)
    pdf = draw_sheet(pages, sheet.title, language)
    assert missing_from(text_of(pdf, pages.foot), sheet.view) == []
    assert page_count(pdf) == 1
    [symbol] = zxingcpp.read_barcodes(pixels_of(pdf, 0))
    assert symbol.text == sheet.view.stamp.text
    assert isinstance(read_code(real_db, symbol.text), State)


def test_every_case_of_every_service_has_a_code(real_db):
    numbers = [service.number for service in real_db.services()]
    assert all(numbers)
    assert len({*numbers}) == len(numbers)
    for service in real_db.services():
        tree, ends = real_db.questions(service.id), directions_of(service)[0]
        cases = [*list_cases(tree)] if tree is not None else []
        assert len(cases) <= MOST_CASES
        for case in cases:
            code = write_code(show_guide(real_db, service.id, *ends, NOON.date(), case.answers))
            assert read_code(real_db, code).answers == case.answers
