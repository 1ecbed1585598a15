"""How many kinds of licence are known, and how many there are said to be."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import Licence, ListEntry, PublishedList, Text
from cztservices.domain.scope import CITIES, Scope
from cztservices.domain.words import ListSubject
from cztservices.i18n import Translator
from cztservices.presenters.labels import name_place
from cztservices.presenters.licence_summary import summarise_licences

NAME = Text("名", "name")
NO_WHOLE_LIST = "No source gives a whole list of what the three cities recognise."
PLACES = ("000000", "430000", "czt", *CITIES)


def licence(key: str, *places: str) -> Licence:
    return Licence(key, NAME, ("s",), date(2024, 1, 1), recognised=places)


def published(count: int | None, known: int = 0, **fields) -> PublishedList:
    entries = tuple(ListEntry(NAME) for _ in range(known))
    made = PublishedList(
        "list", Text("清单", "the list"), NAME, ListSubject.LICENCES, Scope.parse("czt"), ("s",), date(2024, 1, 1),
        published="2023-06", count=count, entries=entries,
    )  # fmt: skip
    return replace(made, **fields)


def recognised(tr: Translator, place: str, count: int) -> str:
    """The sentence about a place."""
    return tr.gettext("Recognised in {place}: {count}.").format(place=tr.gettext(name_place(place)), count=count)


def test_kinds_known_by_name_are_counted(tr):
    first, *_ = summarise_licences([licence("a"), licence("b"), licence("c")], [], tr)
    assert re.findall(r"\d+", first) == ["3"]


def test_places_are_counted_each_for_itself(tr):
    """A kind that the three cities recognise together is not counted again for each of them."""
    licences = [licence("a", "czt", "430100"), licence("b", "430100"), licence("c", "000000")]
    sentences = summarise_licences(licences, [], tr)
    counted = {place: [n for n in range(1, 9) if recognised(tr, place, n) in sentences] for place in PLACES}
    assert counted == {"000000": [1], "430000": [], "czt": [1], "430100": [2], "430200": [], "430300": []}


def test_kinds_that_no_source_places_are_counted(tr):
    sentences = summarise_licences([licence("a"), licence("b"), licence("c", "czt")], [], tr)
    assert tr.gettext("Known by name, but not where it is recognised: {count}.").format(count=2) in sentences


def test_list_is_counted_beside_what_is_known_of_it(tr, words):
    dated = tr.gettext("{list} ({day})").format(list=words("清单", "the list"), day=words("2023年6月", "Jun 2023"))
    sentence = tr.gettext("{list}: {count} kinds, {known} of them known by name.").format(
        list=dated, count=300, known=2
    )
    assert sentence in summarise_licences([licence("a")], [published(300, known=2)], tr)


def test_date_that_stands_in_the_name_is_not_said_twice(tr):
    one = replace(published(300), name=Text("清单（2023 年 6 月）", "the list (June 2023)"))
    assert [sentence.count("2023") for sentence in summarise_licences([], [one], tr) if "300" in sentence] == [1]


def test_list_of_more_than_a_number_does_not_claim_that_number(tr):
    """“More than 300” is not 300."""
    exact, open_ended = (summarise_licences([], [published(300, at_least=at_least)], tr) for at_least in (False, True))
    assert exact != open_ended
    assert all("300" in " ".join(sentences) for sentences in (exact, open_ended))


def test_list_without_a_date_says_so(tr):
    sentences = summarise_licences([], [published(300, published=None)], tr)
    assert any(tr.gettext("undated") in one and "300" in one for one in sentences)


@pytest.mark.parametrize(
    "left_out", [published(346, about=ListSubject.SERVICES), published(None)], ids=["of services", "nobody counted"]
)
def test_list_that_counts_no_licences_is_left_out(tr, left_out):
    assert summarise_licences([], [left_out], tr) == summarise_licences([], [], tr)


def test_every_list_has_a_sentence_of_its_own(tr):
    one, other = published(100), published(300, name=Text("另一个清单", "another list"))
    alone = [set(summarise_licences([], [lists], tr)) for lists in (one, other)]
    both = summarise_licences([], [one, other], tr)
    assert set(both) == alone[0] | alone[1]
    assert not any("400" in sentence for sentence in both)


@given(
    st.lists(st.lists(st.sampled_from(PLACES), unique=True), max_size=5),
    st.lists(st.tuples(st.integers(1, 500), st.integers(0, 5)), max_size=4),
    st.sampled_from(["zh_CN", "en"]),
)
def test_summary_always_says_that_no_list_is_whole(places, lists, language):
    translator = Translator(language)
    licences = [licence(str(n), *codes) for n, codes in enumerate(places)]
    sentences = summarise_licences(licences, [published(*one) for one in lists], translator)
    assert sentences[-1] == translator.gettext(NO_WHOLE_LIST)
    assert len(set(sentences)) >= 3
