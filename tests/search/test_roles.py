"""Which place holds the record, and in which one the thing is wanted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.words import End
from cztservices.search.roles import CLUES, Mention, Roles, Side, assign_roles
from tests.search.words import any_text, talk

BOTH_WAYS = ("株洲到长沙", "Zhuzhou to Changsha")
"""Reasons of clues that name two cities."""

NAMES = {"长沙": CHANGSHA, "株洲": ZHUZHOU, "湘潭": XIANGTAN}


def mentions_in(text, *weak):
    """The cities of a text in its order; those in ``weak`` exist in several cities."""
    found = [(text.index(name), name) for name in {**NAMES, **dict(weak)} if name in text]
    codes = {**NAMES, **dict(weak)}
    return [
        Mention(name, codes[name], at, at + len(name), weak=name in dict(weak), code=codes[name], text=name)
        for at, name in sorted(found)
    ]


def roles_of(text, *weak):
    roles = assign_roles(text, mentions_in(text, *weak))
    return roles.origin, roles.destination


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("我爸在株洲退休现在住长沙看门诊怎么报", ZHUZHOU, CHANGSHA),
        ("在湘潭参保到长沙住院", XIANGTAN, CHANGSHA),
        ("从湘潭转到长沙", XIANGTAN, CHANGSHA),
        ("湘潭到长沙", XIANGTAN, CHANGSHA),
        ("湘潭医保在长沙住院", XIANGTAN, CHANGSHA),
        ("湘潭医保卡在长沙结算", XIANGTAN, CHANGSHA),
        ("湘潭的医保在长沙能不能用", XIANGTAN, CHANGSHA),
        ("在长沙用湘潭的医保", XIANGTAN, CHANGSHA),
        ("户口从株洲迁到长沙", ZHUZHOU, CHANGSHA),
        ("把公积金从株洲转到长沙", ZHUZHOU, CHANGSHA),
        ("在长沙办株洲的身份证", ZHUZHOU, CHANGSHA),
        ("株洲人在长沙办身份证", ZHUZHOU, CHANGSHA),
        ("长沙买房用湘潭公积金", XIANGTAN, CHANGSHA),
        ("养老保险湘潭转长沙", XIANGTAN, CHANGSHA),
        ("离开长沙去株洲工作", CHANGSHA, ZHUZHOU),
        ("长沙回湘潭", CHANGSHA, XIANGTAN),
        ("户口在湘潭，人在长沙", XIANGTAN, CHANGSHA),
        ("我在长沙工作，户口在湘潭", XIANGTAN, CHANGSHA),
        ("医保在株洲，在长沙住院", ZHUZHOU, CHANGSHA),
        ("老家湘潭住在株洲", XIANGTAN, ZHUZHOU),
        ("长沙上班公积金交在株洲", ZHUZHOU, CHANGSHA),
        ("嫁到长沙户口还在湘潭", XIANGTAN, CHANGSHA),
    ],
)
def test_sentence_says_where_the_record_is_and_where_the_thing_is_wanted(text, origin, destination):
    assert roles_of(text) == (origin, destination)


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("长沙", None, CHANGSHA),
        ("医保长沙", None, CHANGSHA),
        ("户口迁入长沙", None, CHANGSHA),
        ("从湘潭搬家", XIANGTAN, None),
        ("离开湘潭", XIANGTAN, None),
        ("株洲人", ZHUZHOU, None),
        ("在株洲退休", ZHUZHOU, None),
        ("我的户口在株洲", ZHUZHOU, None),
        ("长沙的医院", None, CHANGSHA),
    ],
)
def test_one_city_is_where_the_thing_is_wanted_unless_a_clue_says_more(text, origin, destination):
    assert roles_of(text) == (origin, destination)


@pytest.mark.parametrize("text", ["湘潭长沙", "湘潭、长沙", "公积金湘潭长沙"])
def test_of_two_cities_without_a_clue_the_first_is_the_origin(text):
    assert roles_of(text) == (XIANGTAN, CHANGSHA)


def test_city_said_twice_is_one_city():
    mentions = [Mention("长沙", CHANGSHA, 1, 3), Mention("长沙", CHANGSHA, 4, 6)]
    roles = assign_roles("从长沙到长沙", mentions)
    assert (roles.origin, roles.destination) in [(CHANGSHA, None), (None, CHANGSHA)]


def test_nothing_said_of_places_gives_no_role():
    assert assign_roles("医保怎么办", []) == Roles()


def test_weak_place_counts_only_where_no_other_is():
    assert roles_of("河西居住证", ("河西", CHANGSHA)) == (None, CHANGSHA)
    assert roles_of("株洲河西居住证", ("河西", CHANGSHA)) == (None, ZHUZHOU)
    assert roles_of("从河西到株洲", ("河西", CHANGSHA)) == (None, ZHUZHOU)


def test_clue_reaches_no_further_than_the_next_place():
    """退休 stands behind 株洲, not behind 长沙."""
    roles = assign_roles("长沙株洲退休", mentions_in("长沙株洲退休"))
    assert (roles.origin, roles.destination) == (ZHUZHOU, CHANGSHA)
    assert {said for said, clue in roles.clues if clue.reason == "在株洲退休"} == {"株洲"}


def test_roles_name_the_clues_that_were_heard():
    roles = assign_roles("从湘潭转到长沙", mentions_in("从湘潭转到长沙"))
    assert ("湘潭", End.ORIGIN) in {(said, clue.end) for said, clue in roles.clues}
    assert ("长沙", End.DESTINATION) in {(said, clue.end) for said, clue in roles.clues}


@pytest.mark.parametrize("clue", CLUES, ids=lambda clue: clue.reason)
def test_clue_is_heard_in_the_words_that_explain_it(query_reader, clue):
    """As authors read them in ``find --explain``."""
    assert clue in [heard for _, heard in query_reader.read(clue.reason).roles.clues]
    assert clue.weight > 0


@pytest.mark.parametrize("clue", [clue for clue in CLUES if clue.reason not in BOTH_WAYS], ids=lambda clue: clue.reason)
def test_clue_alone_decides_the_role_of_one_city(query_reader, clue):
    roles = query_reader.read(clue.reason).roles
    assert (roles.origin is not None, roles.destination is not None) == (
        clue.end is End.ORIGIN,
        clue.end is End.DESTINATION,
    )


@pytest.mark.parametrize(
    ("text", "heard"),
    [("在单位的医院看病长沙", False), ("我的户口在长沙", True), ("外地户口在长沙", False), ("农村户口在长沙", False)],
)
def test_record_of_somebody_else_is_no_clue(text, heard):
    """外地户口 is anybody's who comes from elsewhere: the record is not in the city behind it."""
    clues = assign_roles(text, mentions_in(text)).clues
    assert any(clue.side is Side.BEFORE and clue.reason == "户口在株洲" for _, clue in clues) is heard


LITTLE = [
    "从",
    "到",
    "在",
    "的",
    "户口",
    "医保",
    "转",
    "住",
    "退休",
    "人",
    "，",
    "买房",
    "老家",
    "住院",
    "办",
    "离开",
    "去",
]


@given(st.lists(st.sampled_from([*NAMES, *LITTLE]), max_size=8).map("".join))
def test_no_place_has_two_roles_and_every_place_that_has_one_was_said(text):
    mentions = mentions_in(text)
    roles = assign_roles(text, mentions)
    given_roles = [city for city in (roles.origin, roles.destination) if city]
    cities = {mention.city for mention in mentions}
    assert len(given_roles) == len(set(given_roles)) == min(2, len(cities))
    assert set(given_roles) <= cities
    assert {said for said, _ in roles.clues} <= {mention.said for mention in mentions}


@given(any_text | talk)
def test_roles_of_any_text_are_two_cities_of_ours_or_none(query_reader, text):
    query = query_reader.read(text)
    assert {query.origin, query.destination} <= {None, *CITIES}
    assert query.origin is None or query.origin != query.destination
    assert (query.origin or query.destination) is None or query.mentions
