"""A comparison as plain text, in both languages."""

import pytest

from cztservices.catalogue.compare import compare_cities
from cztservices.domain.words import Element, Grade
from cztservices.presenters.comparison_text import write_comparison
from cztservices.presenters.labels import ELEMENTS
from tests.sample_data import DAY


@pytest.fixture
def compared(catalogue_db, tr):
    """The text of a service of the sample."""
    return lambda service: write_comparison(compare_cities(catalogue_db, service, DAY), tr)


def bare(line: str) -> str:
    """A line without the date and the warning behind it."""
    return line.rpartition(" [")[0]


def block(text: str, title: str) -> list[str]:
    """The lines below ``title``."""
    lines = text.splitlines()
    start = lines.index(title) + 1
    return lines[start : next((n for n, line in enumerate(lines) if n > start and not line), len(lines))]


def test_text_begins_with_the_name_of_the_service(compared, words):
    first, *_ = compared("medical-offsite-filing").splitlines()
    assert first == words("异地就医备案", "Filing for medical treatment in another city")


def test_elements_stand_in_reading_order_those_without_a_line_left_out(compared, tr):
    shown = [line for line in compared("medical-offsite-filing").splitlines()[1:] if line and not line.startswith(" ")]
    known = [
        Element.HANDLING_MODE, Element.CONDITION, Element.MATERIAL, Element.STEP, Element.CHANNEL, Element.OFFICE,
        Element.TIME_LIMIT, Element.FEE, Element.NOTE, Element.LEGAL_BASIS,
    ]  # fmt: skip
    assert shown == [tr.gettext(ELEMENTS[element]) for element in known]


def test_what_holds_everywhere_comes_before_what_holds_in_one_direction(compared, tr, words):
    everywhere, direction = tr.gettext("everywhere"), words("湘潭 → 长沙", "Xiangtan → Changsha")
    lines = block(compared("medical-offsite-filing"), tr.gettext(ELEMENTS[Element.HANDLING_MODE]))
    assert [bare(line) for line in lines] == [
        f"  {everywhere}: {words('到参保地窗口备案。', 'File at the window of the city that insures you.')}",
        f"  {everywhere}: {words('网上备案。', 'File online.')}",
        f"  {direction}: {words('湘潭到长沙不用备案。', 'Nothing to file from Xiangtan to Changsha.')}",
    ]


def test_line_of_a_city_says_at_which_end_it_holds(compared, tr, words):
    text = compared("medical-offsite-filing")
    steps = block(text, tr.gettext(ELEMENTS[Element.STEP]))
    assert bare(steps[-1]) == (
        f"  {words('长沙', 'Changsha')}: {tr.gettext('(wanted here)')} "
        f"{words('在长沙刷卡。', 'Swipe the card in Changsha.')}"
    )
    materials = block(text, tr.gettext(ELEMENTS[Element.MATERIAL]))
    assert bare(materials[-1]) == (
        f"  {words('湘潭', 'Xiangtan')}: {tr.gettext('(record here)')} {words('湘潭备案表', 'Form of Xiangtan')}"
    )
    assert tr.gettext("(wanted here)") != tr.gettext("(record here)")


def test_line_of_a_city_at_either_end_says_no_end(compared, tr, words):
    lines = block(compared("medical-offsite-filing"), tr.gettext(ELEMENTS[Element.TIME_LIMIT]))
    assert bare(lines[-1]) == f"  {words('株洲: 当天', 'Zhuzhou: same day')}"


def test_every_statement_stands_in_the_text_once(compared, catalogue_db, tr):
    statements = [one for one in catalogue_db.statements("medical-offsite-filing") if not one.case_only]
    lines = [line for line in compared("medical-offsite-filing").splitlines() if line.startswith("  ")]
    leads = [":", *(tr.gettext(end) for end in ("(record here)", "(wanted here)"))]
    assert len(lines) == len(statements)
    for statement in statements:
        text = tr.say(statement.text)
        assert sum(bare(line).endswith(tuple(f"{lead} {text}" for lead in leads)) for line in lines) == 1


def test_line_ends_with_its_date_and_a_warning_where_nobody_reliable_says_it(compared, catalogue_db, tr):
    text = compared("medical-offsite-filing")
    for statement in (one for one in catalogue_db.statements("medical-offsite-filing") if not one.case_only):
        line = next(line for line in text.splitlines() if tr.say(statement.text) in line)
        proof = line.rpartition(" [")[2]
        day = tr.format_source_day(statement.published) if statement.published else tr.gettext("undated")
        assert proof.startswith(day)
        assert proof.endswith(tr.gettext("unconfirmed") + "]") is (statement.grade is Grade.OTHER)


def test_service_with_one_end_is_compared(compared, words):
    text = compared("residence-permit")
    assert words("在长沙住满半年。", "Half a year in Changsha.") in text
    assert text.endswith("\n")
