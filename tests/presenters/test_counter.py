"""The counter view in words: papers with their keys, what the home city decides, and what is missing."""

import pytest

from cztservices.catalogue.counter import show_counter
from cztservices.catalogue.state_code import read_code
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import Translator
from cztservices.presenters.counter import CounterPresenter
from cztservices.presenters.handover import present_handover, present_missing
from cztservices.presenters.sheet_text import write_sheet
from cztservices.presenters.sheet_view import BOX, DONE, SheetPart
from cztservices.presenters.ticks import Ticks
from tests.sample_data import DAY
from tests.ui.conftest import NOW

FILING, COMPANY = "medical-offsite-filing", "company-registration"
ENGLISH = Translator("en")


@pytest.fixture
def counter(catalogue_db):
    """The view of a service of the sample from Xiangtan to Changsha on a morning, in English unless told."""

    def _counter(service=FILING, answers=None, translator=ENGLISH, ends=(XIANGTAN, CHANGSHA)):
        shown = show_counter(catalogue_db, service, *ends, DAY, answers)
        return CounterPresenter(shown, translator, NOW).present(Ticks())

    return _counter


@pytest.fixture
def sheets(catalogue_db):
    """The hand-over sheet and the sheet of what is missing, with some papers ticked."""

    def _sheets(*ticked, answers=None):
        shown = show_counter(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY, answers)
        return tuple(present(shown, ticked, ENGLISH, NOW) for present in (present_handover, present_missing))

    return _sheets


def test_papers_have_titles_and_digits(counter):
    view = counter()
    assert [(group.title, [(check.key, check.line.text) for check in group.checks]) for group in view.groups] == [
        ("Who it is", [("1", "Identity card")]),
        ("Forms", [("2", "Form of Xiangtan")]),
    ]
    assert view.papers[0].line.remark == "1 original · 2 copies · electronic licence accepted: Resident identity card"


def test_home_city_has_a_name_its_rules_and_its_office_with_hours(counter):
    view = counter()
    assert (view.decides.title, view.offices_title) == ("What Xiangtan decides", "Home office in Xiangtan")
    assert [line.text for line in view.decides.lines] == ["You are insured.", "five working days"]
    [office] = view.offices
    assert office.line.opening[0].startswith("Open now")
    assert "0731-52817001" in office.line.text + " ".join(office.details)


def test_what_no_source_says_is_said_with_whom_to_ring(counter):
    view = counter(COMPANY, ends=(CHANGSHA, XIANGTAN))
    assert view.nothing == "No source says what to bring. Ring 12345."
    assert view.decides.unknown == "No source gives conditions or time limits. Ring 12345."
    assert view.offices_unknown == "No source names an office in Xiangtan. Ring 12345."
    assert view.travels.unknown == "No source says how the file of this service travels. Ring 12345."
    assert (view.papers, view.complete) == ((), "")


def test_what_is_missing_names_service_cities_papers_and_where_to_bring_them(counter):
    view = counter()
    told = view.tell_missing({"material-xiangtan"})
    assert told.spoken.split("\n") == [
        "For “Filing for medical treatment in another city” (Xiangtan → Changsha) these are still missing:",
        "1. Identity card (1 original · 2 copies · electronic licence accepted: Resident identity card)",
        "Please bring them to this window, or to Xiangtan Citizens' Home (1 Xiangtan Avenue). Questions: ring 0731-52817001.",
    ]
    assert view.tell_missing({"material-id", "material-xiangtan"}).spoken == (
        "All papers that the guide names are here."
    )


def test_code_leads_to_the_case(counter, catalogue_db):
    view = counter(answers={"why-there": "emergency"})
    assert read_code(catalogue_db, view.code).answers == {"why-there": "emergency"}
    assert [chip.answer for chip in view.case.path] == ["Emergency"]


def test_case_decides_which_papers_there_are(counter):
    assert [check.id for check in counter(answers={"why-there": "holiday"}).papers] == []


def test_ticks_are_of_one_service(counter):
    view = counter()
    view.ticks.put(FILING, "material-id", on=True)
    view.ticks.put(COMPANY, "material-xiangtan", on=True)
    assert view.ticked == {"material-id"}


def test_view_is_written_in_every_language(counter, tr):
    view = counter(translator=tr)
    assert view.title
    assert view.answer


def lines_of(view, part) -> list[tuple[str, str]]:
    return [(line.lead, line.text) for line in view.block(part).lines]


def test_hand_over_sheet_says_what_was_checked_and_what_is_missing(sheets):
    sheet, _missing = sheets("material-id")
    assert lines_of(sheet, SheetPart.CHECKED) == [(DONE, "Identity card")]
    assert lines_of(sheet, SheetPart.MISSING) == [(BOX, "Form of Xiangtan")]
    assert lines_of(sheet, SheetPart.TRAVELS) == [
        ("", "No source says how the file of this service travels. Ring 12393."),
    ]
    assert sheet.file_name == "medical-offsite-filing-430300-430100-handover"


def test_hand_over_sheet_of_a_case_has_its_answers_and_its_code(sheets, catalogue_db):
    sheet, missing = sheets(answers={"why-there": "emergency"})
    assert lines_of(sheet, SheetPart.CASE) == [("", "Why are you treated there? Emergency")]
    assert read_code(catalogue_db, sheet.stamp.code).answers == {"why-there": "emergency"}
    assert read_code(catalogue_db, sheet.stamp.text) == read_code(catalogue_db, sheet.stamp.code)
    assert missing.stamp == sheet.stamp
    assert sheet.stamp.code in write_sheet(sheet)


def test_office_on_the_sheet_has_telephone_and_hours(sheets):
    sheet, _missing = sheets()
    text = write_sheet(sheet)
    assert "0731-52817001" in text
    assert "09:00–12:00, 13:30–17:00" in text


def test_every_line_of_the_sheet_cites_sources_that_are_listed(sheets):
    for sheet in sheets("material-id"):
        cited = {number for block in sheet.blocks for line in block.lines for number in line.cites}
        listed = {int(line.lead.strip("[]")) for line in sheet.block(SheetPart.SOURCES).lines}
        assert cited <= listed
        assert cited


def test_sheet_asks_for_no_name_and_no_number_of_a_file(sheets):
    for sheet in sheets("material-id"):
        text = write_sheet(sheet).lower()
        assert "___" not in text
        assert "name:" not in text
        assert "signature" not in text


def test_all_ticked_leaves_nothing_missing(sheets):
    sheet, missing = sheets("material-id", "material-xiangtan")
    for one in (sheet, missing):
        assert lines_of(one, SheetPart.MISSING) == [("", "All papers that the guide names are here.")]
