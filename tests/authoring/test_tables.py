"""Records as flat rows and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.authoring.schema import (
    ChannelText,
    JurisdictionText,
    LicenceText,
    LifeEventText,
    OfficeText,
    PublishedListText,
    RequirementText,
    SourceText,
)
from cztservices.authoring.schema_service import ServiceText, StatementText
from cztservices.authoring.tables import SHEETS, TABLES, flatten, unflatten
from tests.authoring.folders import examples
from tests.authoring.odd_data import lines, tables

MODELS = {
    "services": ServiceText,
    "services.statements": StatementText,
    "sources": SourceText,
    "channels": ChannelText,
    "licences": LicenceText,
    "offices": OfficeText,
    "lists": PublishedListText,
    "life_events": LifeEventText,
    "requirements": RequirementText,
    "jurisdictions": JurisdictionText,
}


@given(st.data())
def test_row_of_any_table_comes_back_from_its_record(data):
    table = data.draw(st.sampled_from(list(SHEETS.values())))
    row = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(table.columns, lines)))
    (name, again), *parts = flatten(table, [unflatten(table, row)], above="over")
    assert (name, parts) == (table.name, [])
    assert again == row | ({table.above: "over"} if table.above else {})


@examples(12)
@given(tables())
def test_records_come_back_from_their_rows(records):
    for name, table in TABLES.items():
        for key, record in records[name].items():
            rows = list(flatten(table, [record]))
            again = unflatten(table, rows[0][1])
            for part in table.parts:
                parts = [unflatten(part, row) for sheet, row in rows if sheet == part.name]
                assert all(row[part.above] == key for sheet, row in rows if sheet == part.name)
                again |= {part.field: parts} if parts else {}
            assert again == record


@pytest.mark.parametrize("name", MODELS)
def test_every_field_of_a_model_is_a_column_or_a_table(name):
    table = SHEETS[name]
    heads = {column.partition(".")[0] for column in table.columns} | {part.field for part in table.parts}
    assert heads >= set(MODELS[name].model_fields)


@pytest.mark.parametrize("name", SHEETS)
def test_header_names_each_column_once(name):
    header = SHEETS[name].header
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("name", SHEETS)
def test_name_of_a_table_is_short_enough_for_a_sheet(name):
    assert len(name) <= 31
    assert not set(name) & set("[]:*?/\\")


def test_first_column_of_a_part_names_the_record_above():
    assert {table.name: table.header[0] for table in SHEETS.values() if table.above} == {
        "services.statements": "service",
        "services.questions": "service",
        "services.answers": "service",
        "services.outcomes": "service",
        "offices.hours": "office",
        "offices.exceptions": "office",
        "offices.windows": "office",
        "lists.entries": "list",
        "life_events.steps": "life_event",
        "requirements.accepted": "requirement",
    }


def test_words_are_prose_and_codes_are_not():
    """What is prose keeps its full-width signs when it is read; a code does not."""
    table = SHEETS["services.statements"]
    assert {"text.zh", "text.en"} <= table.prose
    assert not {"id", "scope", "sources", "replaces", "contradicts", "days.count", "valid_from", "yuan"} & table.prose
    assert {"aliases", "name.zh", "address.zh"} <= SHEETS["offices"].prose
    assert not {"phones", "sources", "contact_sources", "jurisdiction", "file"} & SHEETS["offices"].prose


def test_empty_cells_are_fields_left_out():
    row = {"id": "x", "title": "", "publisher": "y", "url": ""}
    assert unflatten(SHEETS["sources"], row) == {"id": "x", "publisher": "y"}


def test_list_is_one_cell_with_a_word_a_line():
    record = unflatten(SHEETS["services"], {"id": "x", "aliases.zh": "一\n二"})
    assert record == {"id": "x", "aliases": {"zh": ["一", "二"]}}
    assert next(flatten(SHEETS["services"], [record]))[1]["aliases.zh"] == "一\n二"
