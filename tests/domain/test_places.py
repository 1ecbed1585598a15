"""Names of places as people and authors write them."""

import pytest

from cztservices.domain.catalogue import Jurisdiction, Text
from cztservices.domain.places import PlaceNames, spellings
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN
from cztservices.domain.words import JurisdictionKind

JURISDICTIONS = [
    Jurisdiction("000000", JurisdictionKind.NATION, Text("全国", "the nation"), None, ("nation",)),
    Jurisdiction("430000", JurisdictionKind.PROVINCE, Text("湖南", "Hunan"), "000000", ("湖南省",)),
    Jurisdiction("czt", JurisdictionKind.AREA, Text("长株潭", "the three cities"), "430000"),
    Jurisdiction("430100", JurisdictionKind.CITY, Text("长沙", "Changsha"), "czt", ("长沙市",)),
    Jurisdiction("430200", JurisdictionKind.CITY, Text("株洲", "Zhuzhou"), "czt"),
    Jurisdiction("430300", JurisdictionKind.CITY, Text("湘潭", "Xiangtan"), "czt", ("湘潭市",)),
    Jurisdiction("430121", JurisdictionKind.DISTRICT, Text("长沙县", "Changsha County"), "430100"),
    Jurisdiction("430225", JurisdictionKind.DISTRICT, Text("攸县", "You County"), "430200"),
]


@pytest.fixture
def places() -> PlaceNames:
    return PlaceNames(JURISDICTIONS)


@pytest.mark.parametrize(
    "name", ["430100", "长沙", "长沙市", "Changsha", "changsha", "CHANGSHA", " 长沙 ", "chang sha"]
)
def test_find_city_by_any_spelling(places, name):
    assert places.find(name).code == CHANGSHA


def test_find_prefers_the_higher_level_where_two_share_a_name(places):
    assert places.find("长沙").kind is JurisdictionKind.CITY
    assert places.find("长沙县").kind is JurisdictionKind.DISTRICT


@pytest.mark.parametrize("name", ["", " ", "长", "上海", "4301", "攸"])
def test_find_returns_none_for_what_is_no_place(places, name):
    assert places.find(name) is None


def test_names_are_all_found(places):
    assert {places.find(name).code for name in places.names} == {j.code for j in JURISDICTIONS}


def test_spellings_have_no_suffix_only_where_two_characters_are_left():
    assert "湘潭" in spellings(JURISDICTIONS[5])
    assert "攸" not in spellings(JURISDICTIONS[7])


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("nation", "000000"),
        ("全国", "000000"),
        ("hunan", "430000"),
        ("czt", "czt"),
        ("长株潭", "czt"),
        ("changsha", "430100"),
        ("changsha@origin", "430100@origin"),
        ("长沙@destination", "430100@destination"),
        ("xiangtan->changsha", "430300->430100"),
        ("湘潭 -> 长沙", "430300->430100"),
        ("430300->430100", "430300->430100"),
    ],
)
def test_parse_scope_reads_an_authors_words(places, words, canonical):
    assert str(places.parse_scope(words)) == canonical


@pytest.mark.parametrize(("words", "name"), [("changshaa", "changshaa"), ("xiangtan->", ""), ("北京@origin", "北京")])
def test_parse_scope_names_the_place_that_it_does_not_know(places, words, name):
    with pytest.raises(LookupError) as caught:
        places.parse_scope(words)
    assert caught.value.args == (name,)


@pytest.mark.parametrize(
    "words", ["nation@origin", "hunan@destination", "changsha@", "changsha@here", "changsha->changsha"]
)
def test_parse_scope_refuses_a_form_that_is_none(places, words):
    with pytest.raises(ValueError, match=r".+"):
        places.parse_scope(words)


def test_parse_scope_reads_what_a_scope_writes(places):
    for city in CITIES:
        for text in (city, f"{city}@origin", f"{city}@destination"):
            assert str(places.parse_scope(text)) == text
    assert str(places.parse_scope(f"{XIANGTAN}->{CHANGSHA}")) == f"{XIANGTAN}->{CHANGSHA}"
