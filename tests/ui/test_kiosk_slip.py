"""The maintenance page on paper: one slip that says all of it."""

import pytest

from cztservices.app.kiosk.maintenance_slip import MaintenanceSlip
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.kiosk.maintenance import present_maintenance
from cztservices.presenters.papers import Paper
from cztservices.ui.drawing import make_ready_to_draw
from cztservices.ui.sheet_pdf import draw_sheet
from tests.kiosk_facts import ILL, WELL
from tests.papers import page_count, squeeze, text_of, titles_in


@pytest.fixture
def draw(qapp):  # noqa: ARG001 - the fonts need an application
    """A slip, and its PDF."""

    def _draw(facts=ILL, language="en", paper=Paper.SLIP, *, large=False) -> tuple[MaintenanceSlip, bytes]:
        slip = MaintenanceSlip(present_maintenance(facts, Translator(language)))
        pages = slip.lay_out(paper, make_ready_to_draw(), large=large)
        return slip, draw_sheet(pages, slip.title, language)

    return _draw


@pytest.mark.parametrize("facts", [WELL, ILL])
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_slip_says_all_of_it_in_its_order(draw, facts, language):
    slip, pdf = draw(facts, language)
    text = text_of(pdf)
    said = [words for line in slip.write_text().splitlines() for words in line.strip("【】").split(": ")]
    assert [words for words in said if squeeze(words) not in text] == []
    assert page_count(pdf) == 1


@pytest.mark.parametrize(("paper", "large"), [(Paper.SLIP, True), (Paper.A4, False), (Paper.A4, True)])
def test_other_papers_say_the_same(draw, paper, large):
    slip, pdf = draw(paper=paper, large=large)
    text = text_of(pdf)
    for section in slip.view.sections:
        assert [row.value for row in section.rows if squeeze(row.value) not in text] == []


def test_what_is_read_out_first_stands_first_and_only_where_something_is_wrong(draw):
    _slip, pdf = draw()
    text = text_of(pdf)
    assert text.index(squeeze("A6-1 B2-1 B4-1")) < text.index("Thiskiosk")
    _slip, well = draw(WELL)
    assert squeeze("Read these out") not in text_of(well)
    assert squeeze("Everything works.") in text_of(well)


def test_every_section_is_marked_in_the_file(draw):
    slip, pdf = draw()
    assert [title for _level, title, _page in titles_in(pdf)][1:] == [section.title for section in slip.view.sections]
