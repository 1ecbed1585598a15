"""The lexicon as the search reads it, and the forms in which its words may be typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.authoring.readings import read_name
from cztservices.authoring.vocabulary import word_forms, word_table
from cztservices.domain.catalogue import Jurisdiction, Text
from cztservices.domain.lexicon import AskingWords, EverydayPlace, Lexicon, VerbPair, WordGroup
from cztservices.domain.words import Element, JurisdictionKind
from cztservices.search.vocabulary import Form, WordTable

PLACES = (
    Jurisdiction("430000", JurisdictionKind.PROVINCE, Text("湖南", "Hunan"), "000000"),
    Jurisdiction("czt", JurisdictionKind.AREA, Text("长株潭", "the three cities"), "430000"),
    Jurisdiction("430100", JurisdictionKind.CITY, Text("长沙", "Changsha"), "czt", ("长沙市", "星城")),
    Jurisdiction("430111", JurisdictionKind.DISTRICT, Text("雨花区", "Yuhua District"), "430100"),
    Jurisdiction("430121", JurisdictionKind.DISTRICT, Text("长沙县", "Changsha County"), "430100"),
)


def table_of(*groups, places=(), jurisdictions=PLACES, **parts):
    return word_table(Lexicon(groups, places=places, **parts), jurisdictions)


def forms_of(*words):
    """The forms of words that stand in a group each."""
    return word_forms(table_of(*(WordGroup((word,)) for word in words), jurisdictions=()))


# The table


def test_words_of_a_group_lead_to_it_folded():
    table = table_of(WordGroup(("营业执照", "營業执照（正本）", "ABC 卡"), ("Business Licences", "off-site")))
    row = ["group", "营业执照", "", False, ""]
    assert {word: list(table.words[word]) for word in ("营业执照", "营业执照正本", "abc卡")} == dict.fromkeys(
        ("营业执照", "营业执照正本", "abc卡"), row
    )
    assert list(table.phrases["busi licenc"]) == [*row, "Business Licences"]
    assert list(table.phrases["off site"]) == [*row, "off-site"]


def test_words_of_asking_know_the_part_of_the_guide():
    table = table_of(asking=(AskingWords(("带什么",), ("documents",), Element.MATERIAL), AskingWords(("怎么",))))
    assert list(table.words["带什么"]) == ["asking", "", "material", False, ""]
    assert list(table.phrases["document"]) == ["asking", "", "material", False, "", "documents"]
    assert list(table.words["怎么"]) == ["asking", "", "", False, ""]


def test_places_of_our_cities_are_known_by_every_name():
    table = table_of(places=(EverydayPlace(("河西",), "430100", weak=True), EverydayPlace(("雨花亭",), "430111")))
    places = {word: (row[1], row[3]) for word, row in table.words.items() if row[0] == "place"}
    assert places == {
        "长沙": ("430100", False),
        "长沙市": ("430100", False),
        "星城": ("430100", False),
        "雨花区": ("430111", False),
        "雨花": ("430111", False),
        "长沙县": ("430121", False),
        "河西": ("430100", True),
        "雨花亭": ("430111", False),
    }
    assert table.phrases["changsha"][:2] == ("place", "430100")
    assert table.cities == {"430100": "430100", "430111": "430100", "430121": "430100"}


@pytest.mark.parametrize("name", ["湖南", "长株潭", "hunan"])
def test_place_above_the_cities_is_no_place_of_the_search(name):
    table = table_of()
    assert name not in table.words
    assert name not in table.phrases


def test_place_whose_name_has_no_chinese_character_is_known_by_what_it_has():
    """The schema allows it; a building that ends in a bare StopIteration names no file and no line."""
    odd = Jurisdiction("430199", JurisdictionKind.DISTRICT, Text("CBD", "CBD"), "430100")
    assert table_of(jurisdictions=(*PLACES, odd)).cities["430199"] == "430100"


def test_of_words_written_alike_places_come_first_then_groups_then_asking():
    table = table_of(
        WordGroup(("长沙", "河西", "材料")),
        WordGroup(("别的", "材料")),
        places=(EverydayPlace(("河西",), "430100"),),
        asking=(AskingWords(("材料", "别的")),),
    )
    assert [table.words[word][:2] for word in ("长沙", "河西", "材料", "别的")] == [
        ("place", "430100"),
        ("place", "430100"),
        ("group", "长沙"),
        ("group", "别的"),
    ]


def test_broader_groups_are_followed_nearest_first_and_not_in_a_ring():
    table = table_of(
        WordGroup(("门诊",), under=("就医", "医院")),
        WordGroup(("就医",), under=("健康",)),
        WordGroup(("医院",), under=("健康",)),
        WordGroup(("健康",), under=("门诊", "没有")),
    )
    assert table.above["门诊"] == ("就医", "医院", "健康")
    assert table.above["健康"] == ("门诊", "就医", "医院")


def test_words_of_a_group_know_the_place_that_they_stand_in():
    table = table_of(WordGroup(("湘雅",), ("Xiangya",), place="430100"))
    assert list(table.words["湘雅"]) == ["group", "湘雅", "", False, "430100"]
    assert list(table.phrases["xiangya"]) == ["group", "湘雅", "", False, "430100", "Xiangya"]


def test_pairs_lead_from_the_group_of_the_object_or_the_plain_word():
    table = table_of(
        WordGroup(("身份证", "身份证件")),
        pairs=(VerbPair(("丢", "掉"), ("身份证件", "本本"), "补办"), VerbPair(("換",), ("身份证",), "换领")),
    )
    assert {name: [tuple(pair) for pair in pairs] for name, pairs in table.pairs.items()} == {
        "身份证": [("丢", "补办"), ("掉", "补办"), ("换", "换领")],
        "本本": [("丢", "补办"), ("掉", "补办")],
    }


def test_contexts_are_the_groups_marked_so():
    assert table_of(WordGroup(("退休",), context=True), WordGroup(("医保",))).contexts == ("退休",)


# Forms


@pytest.mark.parametrize(
    ("form", "word"),
    [
        (Form.SOUND + "juzhuzheng", "居住证"),
        (Form.ACCENT + "zuzuzen", None),
        (Form.ACCENT + "juzuzen", "居住证"),
        (Form.INITIALS + "jzz", "居住证"),
        (Form.INITIALS + "jz", None),
        (Form.ROUGH + "juzhuzheng", "居住证"),
        (Form.SHORT + "居证", "居住证"),
        (Form.SHORT + "住证", "居住证"),
        (Form.SHORT + "居住证", None),
        (Form.LETTERS + "juzhuzhen", "juzhuzheng"),
        (Form.LETTERS + "juhuzheng", "juzhuzheng"),
        (Form.LETTERS + "juzhuzheng", None),
    ],
)
def test_word_may_be_typed_as(form, word):
    assert forms_of("居住证").get(form) == ((word,) if word else None)


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("重庆", {"chongqing"}),
        ("银行", {"yinhang"}),
        ("长沙", {"changsha"}),
        ("还款", {"huankuan"}),
        ("调档", {"diaodang"}),
        ("参保", {"canbao"}),
        ("血透", {"xuetou", "xietou"}),
        ("行", {"xing", "hang"}),
        ("医保", {"yibao"}),
    ],
)
def test_word_has_the_sounds_that_people_say(word, sounds):
    spoken = {form[1:] for form in forms_of(word) if form[0] == Form.SOUND}
    assert spoken >= sounds
    assert len(spoken) <= 4


@pytest.mark.parametrize(
    ("word", "accented"),
    [
        ("湖南", "fulan"),
        ("户口", "fukou"),
        ("老年", "laolian"),
        ("证书", "zensu"),
        ("认证", "lenzen"),
        ("婚姻", "fenyin"),
        ("生病", "senbin"),
    ],
)
def test_accent_of_hunan_is_taken_off(word, accented):
    assert forms_of(word)[Form.ACCENT + accented] == (word,)


@pytest.mark.parametrize(
    ("word", "initials"),
    [("公积金", "gjj"), ("身份证", "sfz"), ("长沙", "cs"), ("重庆", "cq"), ("住房公积金", "zfgjj")],
)
def test_initials_are_those_of_the_likeliest_sounds(word, initials):
    assert [form[1:] for form in forms_of(word) if form[0] == Form.INITIALS] == [initials]


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("医", {Form.SOUND}),
        ("医保", {Form.SOUND, Form.ACCENT, Form.INITIALS, Form.ROUGH, Form.LETTERS}),
        ("阿姨", {Form.SOUND, Form.ACCENT, Form.INITIALS, Form.ROUGH}),
        ("身份证", set(Form)),
        ("b超", set()),
        ("12345", set()),
    ],
)
def test_short_words_are_not_looked_for_with_a_slip_and_others_not_by_sound(word, kinds):
    """``ayi`` with one letter less could mean anything."""
    assert {Form(form[0]) for form in forms_of(word)} == kinds


def test_words_of_asking_are_known_by_sound_and_not_with_a_slip():
    forms = word_forms(table_of(asking=(AskingWords(("怎么办理",)),), jurisdictions=()))
    assert {Form(form[0]) for form in forms} == {Form.SOUND, Form.ACCENT, Form.INITIALS, Form.ROUGH}


def test_places_are_known_by_sound_too():
    forms = word_forms(table_of())
    assert forms[Form.SOUND + "changsha"] == ("长沙",)
    assert forms[Form.ACCENT + "cansa"] == ("长沙",)


def test_words_of_one_form_stand_in_the_order_of_the_file_and_are_not_many():
    words = ("示意", "适宜", "事宜", "失意", "诗意", "十一", "食宜", "誓意", "时宜", "试译", "拾遗", "十亿")
    forms = forms_of(*words)
    for form in (Form.SOUND + "shiyi", Form.INITIALS + "sy"):
        assert 1 < len(forms[form]) < len(words)
        assert forms[form] == words[: len(forms[form])]


def test_forms_stand_in_the_order_of_the_alphabet():
    """The same words give the same bytes."""
    forms = forms_of("身份证", "医保", "公积金")
    assert list(forms) == sorted(forms)


@given(st.lists(st.text(alphabet="医保公积金身份证居住长沙重庆行", min_size=1, max_size=6), max_size=4, unique=True))
def test_every_word_is_found_by_its_sound_and_every_form_is_of_a_word(words):
    forms = forms_of(*words)
    known = {text for texts in forms.values() for text in texts}
    for word in words:
        sound = "".join(reading.split("|")[0] for reading in read_name(word))
        assert word in forms[Form.SOUND + sound]
    letters = {form[1:] for form in forms if form[0] == Form.SOUND}
    assert known <= {*words, *letters}
    assert all(1 <= len(texts) <= len(words) for texts in forms.values())


def test_table_without_words_has_no_forms():
    assert word_forms(WordTable()) == {}
