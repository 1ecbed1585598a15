"""The matrix of what is known, as text and as a page, in both languages."""

from dataclasses import replace

import pytest

from cztservices.domain.coverage import Coverage, Knowledge, cover
from cztservices.domain.words import EXPECTED
from cztservices.presenters.coverage import ENDED, KNOWLEDGE, SIGNS, TOKENS, write_coverage, write_coverage_page
from cztservices.presenters.labels import CITY_LABELS, ELEMENTS
from tests.pages import read_page
from tests.sample_data import DAY


@pytest.fixture
def coverage(catalogue_db) -> Coverage:
    """What is known of the sample."""
    services = catalogue_db.services()
    return cover(services, {service.id: catalogue_db.statements(service.id) for service in services}, DAY)


def direction(row, tr) -> str:
    """The cities of a row."""
    return " → ".join(tr.gettext(CITY_LABELS[city]) for city in (row.origin, row.destination) if city)


def test_every_kind_of_knowledge_has_a_sign_a_word_and_a_colour_of_its_own(tr):
    for table in (SIGNS, KNOWLEDGE, TOKENS):
        assert table.keys() == set(Knowledge)
        assert len({tr.gettext(one) for one in table.values()}) == len(Knowledge)


def test_sample_has_every_kind_of_knowledge(coverage):
    """Else the tests here would show little."""
    assert all(coverage.count().values())


def test_both_forms_begin_with_the_day_and_the_counts(coverage, tr, words):
    first = write_coverage(coverage, tr).splitlines()[0]
    assert words("2023年2月1日", "February 1, 2023") in first
    for knowledge, count in coverage.count().items():
        assert f"{tr.gettext(KNOWLEDGE[knowledge])} {count}" in first
    assert read_page(write_coverage_page(coverage, tr)).lead == first


def test_text_says_what_every_sign_means(coverage, tr):
    text = write_coverage(coverage, tr)
    assert all(f"{SIGNS[knowledge]} {tr.gettext(words)}" in text for knowledge, words in KNOWLEDGE.items())


def test_text_numbers_the_elements_as_its_columns_are_numbered(coverage, tr):
    lines = write_coverage(coverage, tr).splitlines()
    named = [f"  {number} {tr.gettext(ELEMENTS[element])}" for number, element in enumerate(EXPECTED, 1)]
    assert lines[1 : len(EXPECTED) + 1] == named
    assert "  " + " ".join(str(number) for number in range(1, len(EXPECTED) + 1)) in lines


def test_text_has_a_line_for_every_row_below_the_name_of_its_service(coverage, tr):
    lines = write_coverage(coverage, tr).splitlines()
    expected, service = [], None
    for row in coverage.rows:
        if row.service != service:
            service = row.service
            expected.append(f"{tr.say(service.name)} ({service.id})")
        signs = tr.gettext(ENDED) if row.ended else " ".join(SIGNS[row.cells[element]] for element in EXPECTED)
        expected.append(f"  {signs}  {direction(row, tr)}")
    assert lines[-len(expected) :] == expected


def test_page_has_a_row_for_every_direction_and_a_column_for_every_element(coverage, tr):
    [[header, *rows]] = read_page(write_coverage_page(coverage, tr)).tables
    assert header[2:] == [tr.gettext(ELEMENTS[element]) for element in EXPECTED]
    assert rows == [
        [
            tr.say(row.service.name),
            direction(row, tr),
            *(tr.gettext(ENDED if row.ended else KNOWLEDGE[row.cells[element]]) for element in EXPECTED),
        ]
        for row in coverage.rows
    ]


def test_page_colours_every_cell_after_what_it_says(coverage, tr):
    classes = read_page(write_coverage_page(coverage, tr)).classes
    cells = [None if row.ended else knowledge for row in coverage.rows for knowledge in row.cells.values()]
    assert classes == ["ink2" if knowledge is None else TOKENS[knowledge] for knowledge in cells]


def test_page_is_in_the_language_of_the_reader(coverage, tr):
    page = read_page(write_coverage_page(coverage, tr))
    assert page.language == tr.language.replace("_", "-")
    assert page.title == page.headings[0] == tr.gettext("Coverage")


def test_name_that_looks_like_markup_is_a_name(coverage, tr):
    row = coverage.rows[0]
    name = replace(row.service.name, zh="<script>1</script>", en="<script>1</script>")
    planted = Coverage(DAY, (replace(row, service=replace(row.service, name=name)),))
    [[_header, cells]] = read_page(write_coverage_page(planted, tr)).tables
    assert cells[0] == "<script>1</script>"


def test_catalogue_without_services_is_written(tr):
    empty = Coverage(DAY, ())
    assert write_coverage(empty, tr).endswith("\n")
    [[header]] = read_page(write_coverage_page(empty, tr)).tables
    assert len(header) == len(EXPECTED) + 2
