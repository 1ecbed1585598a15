"""The matrix as the window shows it: one direction, or every service at its weakest."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import Text
from cztservices.domain.coverage import Coverage, Knowledge, cover
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.words import EXPECTED, Element, ServiceState
from cztservices.i18n import Translator
from cztservices.presenters.coverage import KNOWLEDGE, SIGNS, TOKENS
from cztservices.presenters.coverage_view import ENDED_SIGN, CoverageRowView, CoverageView, present_coverage
from cztservices.presenters.direction import Direction
from cztservices.presenters.labels import ELEMENTS
from tests.sample_data import DAY
from tests.statements import DAYS, ENDS, make_service, make_statement, statement_lists

EN = Translator("en")
ANY, THERE = Direction(), Direction(XIANGTAN, CHANGSHA)
FEE = EXPECTED.index(Element.FEE)
ORDER = list(Knowledge)
kinds = st.sampled_from([(True, True), (True, False), (False, True)])
catalogues = st.lists(st.tuples(kinds, statement_lists(most=5)), max_size=3)


@pytest.fixture
def coverage(catalogue_db) -> Coverage:
    """What is known of the sample."""
    services = catalogue_db.services()
    return cover(services, {service.id: catalogue_db.statements(service.id) for service in services}, DAY)


def row_of(view: CoverageView, ref: str) -> CoverageRowView:
    """The row of a service."""
    [row] = [row for row in view.rows if row.ref == ref]
    return row


def present(*statements, direction=ANY, **ends) -> CoverageRowView:
    """The row of one service with these statements, in English."""
    coverage = cover([make_service(**ends)], {"service": statements}, DAYS[1])
    return row_of(present_coverage(coverage, direction, EN), "service")


def test_columns_are_the_elements_that_one_needs(coverage, tr):
    view = present_coverage(coverage, Direction(), tr)
    assert view.columns == tuple(tr.gettext(ELEMENTS[element]) for element in EXPECTED)
    assert all(len(row.cells) == len(view.columns) for row in view.rows)


def test_title_and_lead_say_what_it_is_and_for_which_day(coverage, tr, words):
    view = present_coverage(coverage, Direction(), tr)
    assert view.title == tr.gettext("Coverage")
    assert words("2023年2月1日", "February 1, 2023") in view.lead


def test_legend_says_what_every_sign_means(coverage, tr):
    legend = present_coverage(coverage, Direction(), tr).legend
    assert [(one.sign, one.words, one.token) for one in legend] == [
        (SIGNS[known], tr.gettext(KNOWLEDGE[known]), TOKENS[known]) for known in Knowledge
    ]
    assert ENDED_SIGN not in {one.sign for one in legend}


@pytest.mark.parametrize(
    "direction", [Direction(), Direction(XIANGTAN), Direction(None, CHANGSHA), Direction(CHANGSHA, CHANGSHA)]
)
def test_without_two_cities_every_service_stands_at_its_weakest_and_the_note_says_so(coverage, direction, tr):
    view = present_coverage(coverage, direction, tr)
    assert view == present_coverage(coverage, Direction(), tr)
    assert view.note != present_coverage(coverage, THERE, tr).note
    assert (
        tr.ngettext("weakest of {count} direction", "weakest of {count} directions", 6).format(count=6)
        == row_of(view, "medical-offsite-filing").direction
    )
    assert (
        tr.ngettext("weakest of {count} city", "weakest of {count} cities", 3).format(count=3)
        == row_of(view, "residence-permit").direction
    )


def test_with_two_cities_the_rows_are_those_of_the_direction(coverage, tr):
    view = present_coverage(coverage, THERE, tr)
    xiangtan, changsha = tr.gettext("Xiangtan"), tr.gettext("Changsha")
    assert f"{xiangtan} → {changsha}" in view.note
    assert row_of(view, "medical-offsite-filing").direction == f"{xiangtan} → {changsha}"
    assert row_of(view, "residence-permit").direction == changsha


def test_service_with_one_end_stands_for_the_city_at_that_end():
    only_origin = make_statement("a", Element.FEE, f"{XIANGTAN}@origin")
    row = present(only_origin, direction=THERE, destination=False)
    assert (row.direction, row.cells[FEE].sign) == ("Xiangtan", SIGNS[Knowledge.VERIFIED])
    row = present(only_origin, direction=Direction(CHANGSHA, XIANGTAN), destination=False)
    assert (row.direction, row.cells[FEE].sign) == ("Changsha", SIGNS[Knowledge.UNKNOWN])


def test_weakest_direction_counts_and_its_cell_names_it():
    fees = [make_statement(f"fee-{city}", Element.FEE, f"{city}@origin") for city in (CHANGSHA, ZHUZHOU)]
    cell = present(*fees).cells[FEE]
    assert (cell.sign, cell.token) == (SIGNS[Knowledge.UNKNOWN], TOKENS[Knowledge.UNKNOWN])
    assert cell.words == ("service, What it costs: not known (Xiangtan → Changsha and Xiangtan → Zhuzhou)")


def test_cell_that_is_the_same_in_all_directions_names_none():
    cell = present(make_statement("fee", Element.FEE, "czt")).cells[FEE]
    assert cell.words == "service, What it costs: current source"


def test_service_that_has_ended_everywhere_lacks_nothing(coverage, tr):
    row = row_of(present_coverage(coverage, Direction(), tr), "senior-card")
    assert (row.ended, row.direction) == (True, tr.gettext("ended"))
    assert {(cell.sign, cell.token) for cell in row.cells} == {(ENDED_SIGN, "ink2")}
    assert all(tr.gettext("ended") in cell.words for cell in row.cells)


def test_direction_in_which_a_service_has_ended_does_not_weaken_it():
    ended = make_statement("status", Element.STATUS, f"{CHANGSHA}@origin", value=ServiceState.ENDED)
    fees = [make_statement(f"fee-{city}", Element.FEE, f"{city}@origin") for city in (XIANGTAN, ZHUZHOU)]
    row = present(ended, *fees)
    assert (row.ended, row.direction) == (False, "weakest of 4 directions")
    assert row.cells[FEE].words == "service, What it costs: current source"
    assert present(ended, *fees, direction=Direction(CHANGSHA, XIANGTAN)).ended
    coverage = cover([make_service()], {"service": [ended, *fees]}, DAYS[1])
    assert {one.sign: one.count for one in present_coverage(coverage, ANY, EN).legend} == {
        SIGNS[Knowledge.VERIFIED]: 1,
        SIGNS[Knowledge.RING_FIRST]: 0,
        SIGNS[Knowledge.OTHER_DAY]: 0,
        SIGNS[Knowledge.UNKNOWN]: len(EXPECTED) - 1,
    }


def test_name_is_taken_as_it_is(coverage):
    name = Text("<b>粗</b>{0}", "<b>bold</b>{0}")
    planted = Coverage(DAY, (replace(coverage.rows[0], service=replace(coverage.rows[0].service, name=name)),))
    [row] = present_coverage(planted, Direction(), EN).rows
    assert row.name == name.en
    assert row.cells[0].words.startswith(name.en)


def test_catalogue_without_services_is_written(tr):
    view = present_coverage(Coverage(DAY, ()), Direction(), tr)
    assert view.rows == ()
    assert {one.count for one in view.legend} == {0}


@given(catalogues, st.builds(Direction, ENDS, ENDS))
def test_cells_are_the_weakest_of_what_the_rows_of_their_direction_know(catalogue, direction):
    services = [
        make_service(origin=origin, destination=destination, key=str(number))
        for number, ((origin, destination), _own) in enumerate(catalogue)
    ]
    coverage = cover(services, {str(n): own for n, (_ends, own) in enumerate(catalogue)}, DAYS[1])
    view = present_coverage(coverage, direction, EN)
    assert [row.ref for row in view.rows] == [service.id for service in services]
    chosen = {direction.origin, direction.destination} <= set(CITIES) and direction.origin != direction.destination
    signs: Counter[str] = Counter()
    for row in view.rows:
        living = [
            one
            for one in coverage.rows
            if one.service.id == row.ref
            and not one.ended
            and (not chosen or one.origin in (None, direction.origin))
            and (not chosen or one.destination in (None, direction.destination))
        ]
        assert row.ended is (not living)
        for element, cell in zip(EXPECTED, row.cells, strict=True):
            known = {one.cells[element] for one in living}
            assert cell.sign == (SIGNS[max(known, key=ORDER.index)] if known else ENDED_SIGN)
        if living:
            signs.update(cell.sign for cell in row.cells)
    assert {one.sign: one.count for one in view.legend} == {sign: signs[sign] for sign in SIGNS.values()}
