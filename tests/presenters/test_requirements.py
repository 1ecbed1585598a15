"""What is accepted, as a reader sees it: in a guide and as a table of the three cities."""

from dataclasses import replace
from datetime import date

import pytest

from cztservices.catalogue.requirements import show_requirement
from cztservices.catalogue.show import show_guide
from cztservices.domain.catalogue import Requirement, Text
from cztservices.domain.dates import Doubt
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.words import Element
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.guide import GuidePresenter
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.requirement_text import write_requirement
from cztservices.presenters.requirements import UNSAID, present_requirement
from tests.presenters.guides import section
from tests.statements import make_source

FILING, DAY = "medical-offsite-filing", date(2026, 11, 28)


@pytest.fixture
def shown(catalogue_db):
    return show_requirement(catalogue_db, "residence", DAY)


@pytest.fixture
def view(shown):
    return present_requirement(shown, Translator("en"))


def rows_of(view):
    return {row.text: row for group in view.groups for row in group.rows}


def test_rule_above_the_cities_is_said_once_for_all_of_them(view):
    row = rows_of(view)["Residence permit"]
    assert [(cell.text, cell.token) for cell in row.cells] == [("Nation: accepted in all three cities", "nation")]
    assert not row.differs


def test_row_of_some_cities_is_marked_and_says_at_which_end(view):
    row = rows_of(view)["Title deed"]
    assert [cell.text for cell in row.cells] == ["accepted (record here)", "accepted (record here)", UNSAID]
    assert [cell.token for cell in row.cells] == ["changsha", "zhuzhou", "ink2"]
    assert [cell.is_known for cell in row.cells] == [True, True, False]
    assert row.differs


def test_row_of_one_direction_names_it(view):
    row = rows_of(view)["Lease"]
    assert [cell.text for cell in row.cells] == ["Xiangtan → Changsha: accepted"]
    assert row.differs


def test_details_stand_in_the_columns_that_somebody_fills(view):
    assert view.heads == ("Original or copy", "Issued by", "How long valid", "Electronic licence")
    rows = rows_of(view)
    assert rows["Residence permit"].details == ("1 original", "Police station", "One year", "Resident identity card")
    assert rows["Title deed"].details == ("2 copies", UNSAID, UNSAID, UNSAID)
    assert rows["Title deed"].tell_details(view.heads) == ["Original or copy: 2 copies"]


def test_column_that_nobody_fills_is_left_out(shown, view):
    alone = tuple(one for one in shown.groups if one.services)
    told = present_requirement(type(shown)(shown.requirement, alone, *_rest(shown)), Translator("en"))
    assert told.heads == ()
    assert view.heads != ()


def _rest(shown):
    return shown.services, shown.hotlines, shown.licences, shown.day, shown.version


def test_group_says_for_which_cities_nothing_is_known_and_whom_to_ring(view):
    everywhere, filing = view.groups
    assert everywhere.gap == filing.gap == ""  # the rule of the nation holds everywhere
    assert [(one.name, one.page) for one in filing.services] == [
        ("Filing for medical treatment in another city", PageRef(Page.GUIDE, FILING))
    ]


def test_city_that_no_source_speaks_of_is_named_with_the_number_to_ring(shown):
    [only] = [group for group in shown.groups if group.services]
    bare = type(shown)(shown.requirement, (type(only)(only.services, only.rows, (CHANGSHA, XIANGTAN)),), *_rest(shown))
    told = present_requirement(bare, Translator("en"))
    assert told.groups[0].gap == "No source yet for Changsha and Xiangtan: ring 12393."


def test_requirement_of_which_nothing_is_known_says_whom_to_ring(shown):
    nothing = type(shown)(Requirement("none", Text("无", "None")), (), *_rest(shown))
    view = present_requirement(nothing, Translator("en"))
    assert view.lead == "No source says yet what is accepted. Ring 12393 first."
    assert (view.groups, view.sources, view.heads, view.legend) == ((), (), (), "")


def test_sources_are_numbered_in_the_order_in_which_rows_cite_them(view):
    cites = [row.cites for group in view.groups for row in group.rows]
    assert cites == ["[1]", "[2][3]", "[3]", "[4]"]
    assert [source.number for source in view.sources] == [1, 2, 3, 4]
    assert "undated" in view.sources[3].caption


def test_row_that_rests_on_no_proof_is_cautioned(view):
    rows = rows_of(view)
    assert (rows["A pledge"].doubt, rows["A pledge"].caution) == (Doubt.UNCONFIRMED, "Unconfirmed")
    assert rows["Residence permit"].doubt is Doubt.AGED
    assert "2021" in rows["Residence permit"].caution


def test_row_of_two_cities_is_as_doubtful_as_the_older_of_its_rules(view):
    assert "2022" in rows_of(view)["Title deed"].caution


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_for_the_clipboard_says_all_that_the_table_says(catalogue_db, shown, language):
    view = present_requirement(shown, Translator(language, catalogue_db.traditional()))
    text = write_requirement(view)
    for group in view.groups:
        assert group.title in text
        for row in group.rows:
            told = [row.text, row.cites, *(cell.text for cell in row.cells if cell.is_known)]
            assert all(words in text for words in [*told, *row.tell_details(view.heads)])
    assert all(source.title in text for source in view.sources)


# In a guide


def guide(db, origin, destination, language="en"):
    return GuidePresenter(Translator(language)).present(show_guide(db, FILING, origin, destination, DAY))


def accepted_in(view):
    return {line.id: line.accepted for line in section(view, Element.MATERIAL).lines}


def test_material_opens_to_what_is_accepted_for_it(catalogue_db):
    accepted = accepted_in(guide(catalogue_db, ZHUZHOU, CHANGSHA))["material-form"]
    assert accepted.title == "What is accepted: Proof of residence (3)"
    assert [(line.text, line.layer) for line in accepted.lines] == [
        ("Residence permit", "Nation"), ("Title deed", "Zhuzhou"), ("A pledge", "Zhuzhou"),
    ]  # fmt: skip
    assert accepted.lines[0].remark == (
        "1 original · electronic licence accepted: Resident identity card · issued by: Police station · valid: One year"
    )
    assert accepted.page == PageRef(Page.REQUIREMENT, "residence")


def test_material_without_a_requirement_opens_to_nothing(catalogue_db):
    assert accepted_in(guide(catalogue_db, ZHUZHOU, CHANGSHA))["material-id"] is None


def test_accepted_lines_cite_sources_of_the_list_of_the_guide(catalogue_db):
    view = guide(catalogue_db, ZHUZHOU, CHANGSHA)
    numbers = {source.number: source.title for source in view.sources}
    permit, _deed, pledge = accepted_in(view)["material-form"].lines
    [cited] = [number for number in numbers if f"[{number}]" in permit.caption]
    assert numbers[cited] == "医疗保障办法"
    assert pledge.caution == "Unconfirmed: ring 12393 first"
    assert any(f"[{number}]" in pledge.caption for number in numbers)


def test_source_that_only_what_is_accepted_cites_is_the_last_of_the_list(catalogue_db):
    shown = show_guide(catalogue_db, FILING, ZHUZHOU, CHANGSHA, DAY)
    asked = shown.requirements["residence"]
    own = make_source(key="own")
    permit = asked.accepted[0]
    cited = replace(permit, statement=replace(permit.statement, sources=(own,)))
    told = GuidePresenter(Translator("en")).present(
        replace(shown, requirements={"residence": replace(asked, accepted=(cited,))})
    )
    assert told.sources[-1].title == own.title
    [line] = accepted_in(told)["material-form"].lines
    assert f"[{told.sources[-1].number}]" in line.caption
