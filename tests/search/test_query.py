"""Sentences read as a query: what is asked, and between which cities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.lexicon import VerbPair, WordGroup
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.words import Element
from cztservices.search.query import MAX_LENGTH, Mention, Query, QueryReader, Unit
from cztservices.search.vocabulary import Vocabulary, Way, WordTable
from cztservices.text.folding import fold
from tests.search.words import any_text, make_vocabulary, talk


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
        ("changsha residence permit", None, CHANGSHA),
        ("residence permit Changsha", None, CHANGSHA),
        ("医保 zhuzhou", None, ZHUZHOU),
        ("长株潭城际铁路", None, None),
        ("雨花亭办居住证", None, CHANGSHA),
        ("从星城到株洲", CHANGSHA, ZHUZHOU),
        ("yidijiuyi xiangtan changsha", XIANGTAN, CHANGSHA),
        ("從湘潭轉到長沙", XIANGTAN, CHANGSHA),
        ("从湘潭　到长沙", XIANGTAN, CHANGSHA),
        ("湘潭->长沙", XIANGTAN, CHANGSHA),
        ("湘潭 → 长沙 医保", XIANGTAN, CHANGSHA),
        ("湘潭==>长沙", XIANGTAN, CHANGSHA),
        ("residence permit in Yuhua District", None, CHANGSHA),
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
    ("text", "origin", "destination"),
    [
        ("河西居住证", None, CHANGSHA),
        ("新区居住证", None, ZHUZHOU),
        ("株洲河西居住证", None, ZHUZHOU),
        ("从湘潭到河西", XIANGTAN, None),
    ],
)
def test_place_of_several_cities_counts_where_no_other_is_named(query_reader, text, origin, destination):
    query = query_reader.read(text)
    assert (query.origin, query.destination) == (origin, destination)


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [("在湘雅看病", None, CHANGSHA), ("株洲医保到湘雅住院", ZHUZHOU, CHANGSHA), ("医院看病", None, None)],
)
def test_word_that_stands_in_one_place_alone_says_which_city(query_reader, text, origin, destination):
    query = query_reader.read(text)
    assert (query.origin, query.destination) == (origin, destination)


def test_word_that_stands_in_one_place_is_asked_for_too(query_reader):
    query = query_reader.read("湘雅住院")
    assert [unit.group for unit in query.units] == ["湘雅", "住院"]
    assert query.mentions == (Mention("湘雅", CHANGSHA, 0, 2, code=CHANGSHA, text="湘雅"),)


def test_place_said_twice_has_one_role(query_reader):
    query = query_reader.read("从长沙到长沙")
    assert sorted([query.origin or "", query.destination or ""]) == ["", CHANGSHA]


def test_place_is_mentioned_as_it_was_said_with_its_own_code_and_that_of_its_city(query_reader):
    mentions = query_reader.read("浏阳河西").mentions
    assert mentions == (
        Mention("浏阳", CHANGSHA, 0, 2, code="430181", text="浏阳"),
        Mention("河西", CHANGSHA, 2, 4, weak=True, code=CHANGSHA, text="河西"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("公积金 怎么提取", ("公积金提取",)),
        ("我想办理居住证", ("居住证",)),
        ("居住证怎么办", ("居住证",)),
        ("湘潭医保在长沙住院", ("医保住院",)),
        ("在长沙办株洲的身份证", ("办身份证",)),
        ("户口从株洲迁到长沙", ("户口迁",)),
        ("gjj提取", ("gjj", "提取")),
        ("changsha residence permit", ("residence", "permit")),
        ("Residence-Permit", ("residence", "permit")),
        ("how do i open a company in Changsha", ("open", "company")),
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
        ("公积金 怎么提取", ("公积金怎么提取",)),
        ("公积金，怎么提取！", ("公积金怎么提取",)),
        ("Pension from Xiangtan", ("pension", "from", "xiangtan")),
        ("  、  办理 ", ("办理",)),
        ("ＧＪＪ提取", ("gjj", "提取")),
        ("湘潭->长沙", ("湘潭到长沙",)),
    ],
)
def test_whole_is_all_that_was_typed(query_reader, text, whole):
    assert query_reader.read(text).whole == whole


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("居住证", ("居住证",)),
        ("长沙的居住证怎么办", ("居住证", "长沙的居住证怎么办")),
        ("residence permit", ("residencepermit",)),
        ("长沙", ("长沙",)),
        ("", ()),
    ],
)
def test_forms_are_runs_without_and_with_cities_and_words_of_asking(query_reader, text, forms):
    assert query_reader.read(text).forms == forms


# Units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", []),
        ("长沙", []),
        ("怎么办", []),
        ("暂住证", [Unit("暂住证", "居住证")]),
        ("居住证暂住证", [Unit("居住证", "居住证")]),
        ("外地看病", [Unit("外地", "异地"), Unit("看病", "就医")]),
        ("居注证", [Unit("居注证", "居住证", Way.SOUND)]),
        ("juzuzen", [Unit("juzuzen", "居住证", Way.ACCENT)]),
        ("juzhuzhegn", [Unit("juzhuzhegn", "居住证", Way.SLIP)]),
        ("租房子要居住证", [Unit("租房子要"), Unit("居住证", "居住证")]),
        ("senior bus card", [Unit("senior", "老年人", Way.PHRASE), Unit("bus"), Unit("card")]),
        ("12345", [Unit("12345")]),
        ("开公司", [Unit("开", "开办"), Unit("公司", "公司")]),
        ("开户", [Unit("开户")]),
        ("居住证丢了", [Unit("居住证", "居住证"), Unit("丢", "补办")]),
        ("丢了怎么补办居住证", [Unit("丢", "补办"), Unit("居住证", "居住证")]),
        ("身份证掉了怎么办", [Unit("身份证", "身份证"), Unit("掉", "补办")]),
        ("本本 的 丢了", [Unit("本本"), Unit("丢", "补办")]),
        ("本本丢了", [Unit("丢", "补办"), Unit("本本")]),
        ("退休", [Unit("退休", "退休")]),
        ("户口", [Unit("户口", "户口")]),
    ],
)
def test_units_are_the_things_that_are_asked_for(query_reader, text, units):
    assert list(query_reader.read(text).units) == units


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("在株洲退休住长沙看病", {"退休"}),
        ("户口在湘潭，居住证怎么办", {"户口"}),
        ("户口 居住证", set()),
        ("我要退休", set()),
    ],
)
def test_where_somebody_is_from_is_no_more_than_context_beside_a_place(query_reader, text, context):
    units = query_reader.read(text).units
    assert {unit.group for unit in units if unit.context} == context


def test_verb_means_something_only_once():
    pair = VerbPair(("提", "取"), ("公积金",), "提取")
    units = QueryReader(make_vocabulary("公积金", "提取", pairs=[pair])).read("公积金取提").units
    assert units == (Unit("公积金", "公积金"), Unit("提", "提取"))


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("居住证要带什么", Element.MATERIAL),
        ("办居住证多少钱", Element.FEE),
        ("居住证在哪里办", Element.OFFICE),
        ("how much is a residence permit", Element.FEE),
        ("带什么多少钱", Element.MATERIAL),
        ("居住证怎么办", None),
        ("", None),
    ],
)
def test_part_of_the_guide_that_is_asked_for_is_known(query_reader, text, element):
    assert query_reader.read(text).element is element


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("居住证", ""),
        ("租房子", ""),
        ("长沙", ""),
        ("居注证", "居住证"),
        ("异地救医备案", "异地就医备案"),
        ("长沙juzhuzheng", "居住证"),
        ("租房子要juzhuzheng", "租房子要居住证"),
    ],
)
def test_words_recognised_by_sound_or_as_a_slip_are_mended(query_reader, text, mended):
    assert query_reader.read(text).mended == mended


@pytest.mark.parametrize(
    ("text", "latin", "english"),
    [
        ("residence permit", True, True),
        ("bus card", True, True),
        ("juzhuzheng", True, False),
        ("jzz", True, False),
        ("xiexie", True, False),
        ("changsha jzz", True, False),
        ("12345", True, True),
        ("居住证", False, False),
        ("residence 居住证", False, False),
    ],
)
def test_english_is_told_from_the_sounds_of_chinese(query_reader, text, latin, english):
    query = query_reader.read(text)
    assert (query.is_latin, query.is_english) == (latin, english)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sfzbb", "身份证补办"),
        ("SFZBB", "身份证补办"),
        ("身份证bb", None),
        ("sfz bb", None),
        ("bb", None),
        ("sfzbbsfzbb", None),
        ("1234", None),
        ("", None),
    ],
)
def test_few_letters_may_be_the_initials_of_two_words(query_reader, text, words):
    found = ["".join(word.text for word in pair) for pair in query_reader.written_out(query_reader.read(text))]
    assert words in found if words else found == []


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
        ("星城", True),
        ("", False),
    ],
)
def test_query_of_cities_alone_is_told_from_one_that_asks_for_something(query_reader, text, alone):
    assert query_reader.read(text).names_only_places is alone


@given(any_text | talk)
def test_any_text_is_a_query(query_reader, text):
    query = query_reader.read(text)
    assert query.text == text
    assert all(word == fold(word) != "" for word in (*query.words, *query.whole))
    typed = "".join(query.whole)
    assert all(char in typed for word in query.words for char in word)
    assert bool(query.words) == bool(query.whole) == (not query.is_empty)
    assert all(unit.said for unit in query.units)
    assert len({unit.group or unit.said for unit in query.units}) == len(query.units)
    assert query_reader.read(text) == query


@given(talk)
def test_mention_stands_where_it_says(query_reader, text):
    """In the text as the clues read it, known words as they are written."""
    query = query_reader.read(text)
    spans = [(mention.start, mention.end) for mention in query.mentions]
    assert spans == sorted(spans)
    assert all(end - start == len(mention.text) for mention, (start, end) in zip(query.mentions, spans, strict=True))


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


@pytest.mark.parametrize(
    "text", ["医" * 10_000, "ab " * 10_000, "长沙" * 5_000, " " * 10_000, "yidijiuyi" * 1_000, "公基金" * 3_000]
)
def test_long_paste_is_cut(query_reader, text):
    query = query_reader.read(text)
    assert len("".join(query.whole)) <= MAX_LENGTH
    assert len("".join(query.words)) <= MAX_LENGTH


def test_what_stands_far_behind_in_a_paste_is_not_looked_at(query_reader):
    assert query_reader.read(" " * 500 + "居住证").words == ("居住证",)
    assert query_reader.read(" " * 600 + "居住证").is_empty


def test_city_after_the_cut_is_not_read(query_reader):
    query = query_reader.read("医" * MAX_LENGTH + "从湘潭到长沙")
    assert (query.origin, query.destination) == (None, None)


def test_reader_without_words_reads_characters_alone():
    query = QueryReader(Vocabulary(WordTable())).read("从湘潭转到长沙")
    assert query == Query(
        "从湘潭转到长沙",
        whole=("从湘潭转到长沙",),
        words=("从湘潭转到长沙",),
        units=(Unit("从湘潭转到长沙"),),
        pieces=query.pieces,
    )
    assert [piece.said for piece in query.pieces] == ["从湘潭转到长沙"]


def test_group_of_english_alone_is_asked_for_by_its_name():
    reader = QueryReader(make_vocabulary(WordGroup(("居住证",), ("residence permit",))))
    assert reader.read("Residence permits!").units == (Unit("residence permits", "居住证", Way.PHRASE),)
