"""Sentences read as a query: what is asked, and between which cities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.search.query import MAX_LENGTH, QueryReader
from cztservices.text.folding import fold


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("医保", None, None),
        ("我爸在株洲退休现在住长沙看门诊怎么报", ZHUZHOU, CHANGSHA),
        ("在湘潭参保到长沙住院", XIANGTAN, CHANGSHA),
        ("从湘潭转到长沙", XIANGTAN, CHANGSHA),
        ("从湘潭到长沙", XIANGTAN, CHANGSHA),
        ("湘潭到长沙", XIANGTAN, CHANGSHA),
        ("湘潭转到长沙", XIANGTAN, CHANGSHA),
        ("湘潭医保在长沙住院", XIANGTAN, CHANGSHA),
        ("湘潭医保卡在长沙结算", XIANGTAN, CHANGSHA),
        ("湘潭的医保在长沙能不能用", XIANGTAN, CHANGSHA),
        ("在长沙用湘潭的医保", XIANGTAN, CHANGSHA),
        ("户口从株洲迁到长沙", ZHUZHOU, CHANGSHA),
        ("把公积金从株洲转到长沙", ZHUZHOU, CHANGSHA),
        ("户口迁入长沙", None, CHANGSHA),
        ("从湘潭搬家", XIANGTAN, None),
        ("离开湘潭", XIANGTAN, None),
        ("在长沙办株洲的身份证", ZHUZHOU, CHANGSHA),
        ("株洲人在长沙办身份证", ZHUZHOU, CHANGSHA),
        ("湘潭公积金在长沙买房", XIANGTAN, CHANGSHA),
        ("长沙买房用湘潭公积金", XIANGTAN, CHANGSHA),
        ("养老保险湘潭转长沙", XIANGTAN, CHANGSHA),
        ("离开长沙去株洲工作", CHANGSHA, ZHUZHOU),
        ("长沙回湘潭", CHANGSHA, XIANGTAN),
        ("从湘潭市转到长沙市", XIANGTAN, CHANGSHA),
        ("公积金 湘潭 长沙", XIANGTAN, CHANGSHA),
        ("医保 长沙", None, CHANGSHA),
        ("居住证长沙", None, CHANGSHA),
        ("在长沙办居住证", None, CHANGSHA),
        ("浏阳人在株洲", CHANGSHA, ZHUZHOU),
        ("雨花区居住证", None, CHANGSHA),
        ("从长沙到长沙", CHANGSHA, None),
        ("changsha residence permit", None, CHANGSHA),
        ("residence permit Changsha", None, CHANGSHA),
        ("医保 zhuzhou", None, ZHUZHOU),
        ("长株潭城际铁路", None, None),
    ],
)
def test_sentence_names_origin_and_destination(query_reader, text, origin, destination):
    query = query_reader.read(text)
    assert (query.origin, query.destination) == (origin, destination)


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("户口在湘潭，人在长沙", XIANGTAN, CHANGSHA),
        ("社保在湘潭人在长沙", XIANGTAN, CHANGSHA),
        ("我在长沙工作，户口在湘潭", XIANGTAN, CHANGSHA),
        ("医保在株洲，在长沙住院", ZHUZHOU, CHANGSHA),
    ],
)
def test_record_in_one_city_and_person_in_another_is_origin_and_destination(query_reader, text, origin, destination):
    """The very sentence of the design: “my record is in Xiangtan, I am in Changsha”."""
    query = query_reader.read(text)
    assert (query.origin, query.destination) == (origin, destination)


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("湘潭转长沙医保", XIANGTAN, CHANGSHA),
        ("株洲转长沙公积金", ZHUZHOU, CHANGSHA),
        ("湘潭长沙医保", XIANGTAN, CHANGSHA),
    ],
)
def test_first_city_is_origin_and_second_destination_before_the_name_of_a_service(
    query_reader, text, origin, destination
):
    query = query_reader.read(text)
    assert (query.origin, query.destination) == (origin, destination)


@pytest.mark.parametrize(
    "text", ["pension from xiangtan to changsha", "xiangtan to changsha pension", "pension Xiangtan Changsha"]
)
def test_english_sentence_names_origin_and_destination(query_reader, text):
    query = query_reader.read(text)
    assert (query.origin, query.destination) == (XIANGTAN, CHANGSHA)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("公积金 怎么提取", ("公积金", "提取")),
        ("我想办理居住证", ("居住证",)),
        ("居住证怎么办", ("居住证",)),
        ("湘潭医保在长沙住院", ("医保", "住院")),
        ("在长沙办株洲的身份证", ("办", "身份证")),
        ("户口从株洲迁到长沙", ("户口", "迁")),
        ("changsha residence permit", ("residence", "permit")),
        ("Residence-Permit", ("residence", "permit")),
        ("办理", ("办理",)),
        ("怎么办", ("怎么办",)),
        ("changsha", ("changsha",)),
    ],
)
def test_words_are_what_is_asked_for(query_reader, text, words):
    assert query_reader.read(text).words == words


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", ()),
        ("湘潭医保在长沙住院", ("湘潭医保在长沙住院",)),
        ("公积金 怎么提取", ("公积金", "怎么提取")),
        ("Pension from Xiangtan", ("pension", "from", "xiangtan")),
        ("  、  办理 ", ("办理",)),
    ],
)
def test_whole_is_all_that_was_typed(query_reader, text, whole):
    assert query_reader.read(text).whole == whole


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("长沙", True),
        ("从湘潭到长沙", True),
        ("我想在长沙办理", True),
        ("xiangtan to changsha", True),
        ("湘潭医保", False),
        ("changsha pension", False),
        ("医保", False),
        ("怎么办", False),
        ("", False),
    ],
)
def test_query_of_cities_alone_is_told_from_one_that_asks_for_something(query_reader, text, alone):
    assert query_reader.read(text).names_only_places is alone


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_is_a_query(query_reader, text):
    query = query_reader.read(text)
    assert query.text == text
    assert all(word == fold(word) != "" for word in (*query.words, *query.whole))
    assert all(any(word in typed for typed in query.whole) for word in query.words)
    assert bool(query.words) == bool(query.whole)
    assert {query.origin, query.destination} <= {None, *CITIES}
    assert query.origin is None or query.origin != query.destination


@given(
    st.lists(
        st.sampled_from(
            ["长沙", "株洲市", "浏阳", "从", "到", "在", "的", "医保", "户口", "转", "a", " ", "changsha", "怎么办"]
        )
    )
)
def test_any_sentence_about_cities_is_a_query(query_reader, parts):
    query = query_reader.read("".join(parts))
    assert {query.origin, query.destination} <= {None, *CITIES}
    assert query.origin is None or query.origin != query.destination


@pytest.mark.parametrize("text", ["医" * 10_000, "ab " * 10_000, "长沙" * 5_000, " " * 10_000])
def test_long_paste_is_cut(query_reader, text):
    query = query_reader.read(text)
    assert len("".join(query.whole)) <= MAX_LENGTH
    assert len("".join(query.words)) <= MAX_LENGTH


def test_city_after_the_cut_is_not_read(query_reader):
    query = query_reader.read("医" * MAX_LENGTH + "从湘潭到长沙")
    assert (query.origin, query.destination) == (None, None)


def test_reader_without_places_reads_words_alone():
    query = QueryReader([]).read("从湘潭转到长沙")
    assert (query.words, query.origin, query.destination) == (("从湘潭转到长沙",), None, None)
