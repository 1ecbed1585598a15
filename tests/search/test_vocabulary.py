"""Known words looked up: as they are written, as phrases, and inside names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.lexicon import AskingWords, EverydayPlace, VerbPair, WordGroup
from cztservices.domain.words import Element
from cztservices.search.vocabulary import Form, Kind, Piece, Vocabulary, Way, Word, WordTable, rough_sound, without_one
from cztservices.text.folding import fold
from tests.search.words import any_text, make_vocabulary, talk


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居住证", Word("居住证", Kind.GROUP, "居住证")),
        ("暂住证", Word("暂住证", Kind.GROUP, "居住证")),
        ("怎么办", Word("怎么办", Kind.ASKING)),
        ("带什么", Word("带什么", Kind.ASKING, element=Element.MATERIAL)),
        ("长沙市", Word("长沙市", Kind.PLACE, "430100")),
        ("雨花", Word("雨花", Kind.PLACE, "430111")),
        ("雨花亭", Word("雨花亭", Kind.PLACE, "430111")),
        ("河西", Word("河西", Kind.PLACE, "430100", weak=True)),
        ("湘雅", Word("湘雅", Kind.GROUP, "湘雅", place="430100")),
        ("湖南", None),
        ("居住", None),
        ("", None),
    ],
)
def test_word_is_known_by_its_characters(vocabulary, text, expected):
    assert vocabulary.word(text) == expected


@pytest.mark.parametrize(
    ("typed", "text", "size"),
    [
        ("medical treatment", "medical treatment", 2),
        ("treatments", "treatment", 1),
        ("residing permits", "residence permit", 2),
        ("senior citizen card", "senior citizen", 2),
        ("how do i open a company", "how do i", 3),
        ("changsha", "长沙市", 1),
        ("liuyang", "浏阳", 1),
        ("card senior", None, 0),
        ("", None, 0),
    ],
)
def test_longest_phrase_that_words_begin_with_is_known_by_its_stems(vocabulary, typed, text, size):
    word, taken = vocabulary.phrase(typed.split())
    assert (word and word.text, taken) == (text, size)


def test_phrase_of_a_group_leads_to_the_group(vocabulary):
    word, _ = vocabulary.phrase(["hospital", "stays"])
    assert (word.kind, word.ref) == (Kind.GROUP, "住院")


def test_phrase_of_asking_knows_the_part_of_the_guide(vocabulary):
    word, _ = vocabulary.phrase(["how", "much"])
    assert (word.kind, word.element) == (Kind.ASKING, Element.FEE)


def test_words_are_found_by_what_they_may_be_typed_as(vocabulary):
    forms = [Form.SOUND + "juzhuzheng", Form.INITIALS + "jzz", Form.ACCENT + "zuzuzen", Form.SHORT + "营执照", "s"]
    found = vocabulary.typed_as([*forms, forms[0]])
    assert {form: list(words) for form, words in found.items()} == {
        forms[0]: ["居住证"],
        forms[1]: ["居住证"],
        forms[3]: ["营业执照"],
    }


def test_vocabulary_without_forms_knows_words_as_they_are():
    vocabulary = Vocabulary(WordTable({"医保": ("group", "医保", "", False, "")}))
    assert vocabulary.word("医保") == Word("医保", Kind.GROUP, "医保")
    assert vocabulary.typed_as([Form.SOUND + "yibao"]) == {}
    assert vocabulary.pairs_written(["医保"]) == frozenset()


def test_pairs_are_written_in_names_and_sayings_but_not_in_guides(vocabulary):
    """医备 stands in a name, 毛病 in a saying, 窗口 in the text of a guide, 航天 nowhere."""
    assert vocabulary.pairs_written(["医备", "毛病", "窗口", "航天"]) == {"医备", "毛病"}
    assert vocabulary.pairs_written([]) == frozenset()


@pytest.mark.parametrize(
    ("code", "city"),
    [("430100", "430100"), ("430111", "430100"), ("430181", "430100"), ("430000", None), ("czt", None), ("", None)],
)
def test_place_belongs_to_a_city_of_ours_or_none(vocabulary, code, city):
    assert vocabulary.city(code) == city


def test_broader_groups_come_nearest_first():
    groups = [WordGroup(("门诊",), under=("就医",)), WordGroup(("就医",), under=("健康",)), WordGroup(("健康",))]
    vocabulary = make_vocabulary(*groups)
    assert list(vocabulary.ancestors("门诊")) == ["就医", "健康"]
    assert list(vocabulary.ancestors("健康")) == []
    assert list(vocabulary.ancestors("没有")) == []


def test_groups_that_stand_for_a_record_are_contexts(vocabulary):
    assert vocabulary.contexts == {"退休", "户口"}


def test_verbs_mean_something_beside_their_objects():
    pair = VerbPair(("丢", "掉"), ("身份证", "牌子"), "补办")
    vocabulary = make_vocabulary("身份证 身份证件", "补办", pairs=[pair])
    beside = [["丢", "补办"], ["掉", "补办"]]
    assert [list(one) for one in vocabulary.pairs_with(["身份证"])] == beside
    assert [list(one) for one in vocabulary.pairs_with(["牌子"])] == beside
    assert vocabulary.pairs_with(["补办", "没有", ""]) == []


# Groups inside a name


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("异地就医备案", {"异地": (0, 2), "就医": (2, 4), "备案": (4, 6)}),
        ("外地住院备案", {"异地": (0, 2), "住院": (2, 4), "备案": (4, 6)}),
        ("居民身份证", {"身份证": (2, 5)}),
        ("住房公积金", {"住房公积金": (0, 5)}),
        ("老年人优待证", {"老年人": (0, 3), "老年证": (3, 6)}),
        ("长沙市政务服务中心", {}),
        ("怎么办理", {}),
        ("", {}),
    ],
)
def test_groups_of_a_name_are_those_of_its_fewest_words(vocabulary, name, groups):
    assert vocabulary.groups_in(name) == groups


def test_words_inside_a_longer_one_count_where_they_make_up_all_of_it():
    vocabulary = make_vocabulary("公积金贷款", "公积金", "贷款", "机动车辆", "动车")
    assert vocabulary.groups_in("公积金贷款") == {"公积金贷款": (0, 5), "公积金": (0, 3), "贷款": (3, 5)}
    assert vocabulary.groups_in("机动车辆") == {"机动车辆": (0, 4)}


def test_group_that_stands_twice_in_a_name_is_where_its_longest_word_is():
    vocabulary = make_vocabulary("执照 营业执照", "换成")
    assert vocabulary.groups_in("执照换成营业执照")["执照"] == (4, 8)


def test_place_in_a_name_keeps_its_characters_from_other_words():
    vocabulary = make_vocabulary("沙市")
    assert vocabulary.groups_in("长沙市") == {}
    assert vocabulary.groups_in("沙市") == {"沙市": (0, 2)}


@given(st.text(alphabet="居住证身份异地就医备案营业执照老年人优待长沙市公司开办退休"))
def test_groups_stand_in_a_name_where_they_are_said_to(vocabulary, name):
    for group, (start, end) in vocabulary.groups_in(name).items():
        assert 0 <= start < end <= len(name)
        assert vocabulary.word(name[start:end]) == Word(name[start:end], Kind.GROUP, group)


@given(any_text | talk)
def test_groups_of_any_folded_text_lie_within_it(vocabulary, text):
    folded = fold(text)
    assert all(0 <= start < end <= len(folded) for start, end in vocabulary.groups_in(folded).values())


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        (
            "Filing for medical treatment in another city",
            {"备案": "Filing", "就医": "medical treatment", "异地": "another city"},
        ),
        ("Off-site treatment", {"异地": "Off-site", "就医": "treatment"}),
        ("Residence permit", {"居住证": "Residence permit"}),
        ("Companies’ licences", {"公司": "Companies’", "证件": "licences"}),
        ("Senior citizen card", {"老年人": "Senior citizen"}),
        ("where in Changsha", {}),
        ("", {}),
    ],
)
def test_groups_of_an_english_name_are_where_their_longest_phrase_stands(vocabulary, name, groups):
    found = vocabulary.groups_in_english(name)
    assert {group: name[start:end] for group, (start, end) in found.items()} == groups


@given(any_text | talk)
def test_groups_of_any_english_text_lie_within_it(vocabulary, text):
    assert all(0 <= start < end <= len(text) for start, end in vocabulary.groups_in_english(text).values())


# Small things


@pytest.mark.parametrize(
    ("way", "mended"),
    [(Way.EXACT, False), (Way.PHRASE, False), (Way.SOUND, True), (Way.ACCENT, True), (Way.SLIP, True)],
)
def test_piece_is_mended_if_it_is_a_word_that_was_not_typed_as_it_is_written(way, mended):
    assert Piece("jzz", Word("居住证", Kind.GROUP, "居住证"), way).is_mended is mended
    assert not Piece("jzz", None, way).is_mended


def test_piece_that_is_no_word_is_plain():
    assert (Piece("租").kind, Piece("租").text, Piece("租").way) == (Kind.PLAIN, "租", Way.EXACT)
    assert (Piece("jzz", Word("居住证", Kind.GROUP, "居住证")).text) == "居住证"


@pytest.mark.parametrize(("char", "sound"), [("医", "yi"), ("行", "xing"), ("鿿", "鿿"), ("a", "a")])
def test_rough_sound_is_the_likeliest_alone(char, sound):
    assert rough_sound(char) == sound


@given(st.text(max_size=12))
def test_without_one_leaves_out_each_character_in_turn(text):
    assert without_one(text) == [text[:at] + text[at + 1 :] for at in range(len(text))]


def test_place_is_called_by_its_everyday_name():
    vocabulary = make_vocabulary(places=[EverydayPlace(("星城",), "430100")], asking=[AskingWords(("哪里",))])
    assert vocabulary.word("星城") == Word("星城", Kind.PLACE, "430100")
