"""What each entry is found by: its names, what people say, its text, and the facets that it counts for."""

import pytest

from cztservices.authoring.entries import EntryMaker, Found, search_content
from cztservices.authoring.vocabulary import word_forms, word_table
from cztservices.domain.catalogue import Text
from cztservices.domain.lexicon import Lexicon, Sayings, WordGroup
from cztservices.domain.words import Audience, Domain, EntryKind
from cztservices.search.vocabulary import Vocabulary, WordTable
from cztservices.storage.search_index import BELOW, Role
from cztservices.text.tokens import CONCEPT, KIND_OF, NAME, SAID, SOUND, START, TEXT, WORD
from tests.authoring.folders import catalogue_of
from tests.sample_data import FILING_FILE, edit_file, write_sample

LEXICON = Lexicon(
    (
        WordGroup(("就医", "看病"), ("treatment", "medical treatment"), under=("健康",)),
        WordGroup(("住院",), ("hospital stay",), under=("就医",)),
        WordGroup(("健康",)),
        WordGroup(("备案",), ("filing",)),
        WordGroup(("公积金贷款",)),
        WordGroup(("公积金",)),
        WordGroup(("贷款",), ("loan",)),
    )
)
MAKER = EntryMaker(Vocabulary(word_table(LEXICON, ())))


def make(zh="甲乙", en="x", **fields):
    return MAKER.make(Found(EntryKind.SERVICE, "service", Text(zh, en), **fields))


def names_of(entry):
    return [(name.role, name.text) for name in entry.names]


def tokens_of(entry, *begins):
    """The tokens of an entry that begin so, without their beginning."""
    return {token[len(begin) :] for token in entry.tokens for begin in begins if token.startswith(begin)}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    """The sample."""
    return catalogue_of(write_sample(tmp_path_factory.mktemp("sample") / "data"))


@pytest.fixture(scope="module")
def entries(catalogue):
    """The entries of the sample by their ids, in static order."""
    return {entry.id: entry for entry in search_content(catalogue).entries}


# Names


def test_names_come_in_order_with_their_roles():
    entry = make(
        "异地就医备案",
        "Filing",
        aliases_zh=("医保异地备案", "外地看病"),
        aliases_en=("notify",),
        sayings=Sayings(("去省城动手术",), ("surgery elsewhere",)),
    )
    assert names_of(entry) == [
        (Role.NAME, "异地就医备案"),
        (Role.ALIAS, "医保异地备案"),
        (Role.ALIAS, "外地看病"),
        (Role.NAME_EN, "Filing"),
        (Role.ALIAS_EN, "notify"),
        (Role.SAYING, "去省城动手术"),
        (Role.SAYING_EN, "surgery elsewhere"),
    ]


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("公司开办（设立登记）", ["公司开办（设立登记）", "公司开办"]),
        ("公司开办", ["公司开办"]),
        ("（试行）开办", ["（试行）开办"]),
        ("公司（首次）开办（设立）", ["公司（首次）开办（设立）", "公司"]),
    ],
)
def test_what_stands_before_a_bracket_is_a_name_too(name, own):
    assert [text for role, text in names_of(make(name)) if role is Role.NAME] == own


def test_names_are_folded_and_chinese_ones_spelled_out():
    entry = make("就醫（Ａ）", "Off-Site", sayings=Sayings(("看病！",)))
    assert [(name.folded, name.spelled) for name in entry.names] == [
        ("就医a", " 就|jiu| 医|yi| a|a|"),
        ("就医", " 就|jiu| 医|yi|"),
        ("off-site", ""),
        ("看病", ""),
    ]


def test_groups_of_a_name_stand_where_their_words_do_with_those_above_them():
    [name, _] = make("外地住院备案").names
    assert name.groups == {
        "住院": (2, 4),
        "备案": (4, 6),
        BELOW + "就医": (2, 4),
        BELOW + "健康": (2, 4),
    }


def test_group_itself_counts_beside_a_narrower_one():
    [name, _] = make("住院看病").names
    assert name.groups["就医"] == (2, 4)
    assert name.groups[BELOW + "就医"] == (0, 2)


def test_words_that_make_up_a_longer_one_are_groups_of_the_name():
    [name, _] = make("公积金贷款").names
    assert name.groups == {"公积金贷款": (0, 5), "公积金": (0, 3), "贷款": (3, 5)}


def test_groups_of_an_english_name_stand_in_it_as_it_is_written():
    name = make("甲", "Filing for Medical treatment").names[1]
    assert {group: name.text[slice(*span)] for group, span in name.groups.items()} == {
        "备案": "Filing",
        "就医": "Medical treatment",
        BELOW + "健康": "Medical treatment",
    }


# Tokens


def test_names_give_tokens_of_characters_sounds_and_words():
    entry = make("看病", "Doctors", aliases_zh=("就医",), aliases_en=("See",))
    assert tokens_of(entry, NAME) == {"看", "病", "看病", "就", "医", "就医"}
    assert tokens_of(entry, START) == {"看病", "就医"}
    assert {"kan", "bin", "kan'bin", "jiu'yi"} <= tokens_of(entry, SOUND)
    assert tokens_of(entry, WORD) == {"doctor", "see"}


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("", {"zh": "住院"}),
        ("", {"en": "hospital stays"}),
        ("", {"aliases_zh": ("住院",)}),
        ("", {"aliases_en": ("hospital stays",)}),
        (SAID, {"sayings": Sayings(("要住院了",))}),
        (SAID, {"sayings": Sayings((), ("a hospital stay",))}),
        (TEXT, {"texts": (Text("住院时带上", "x"),)}),
        (TEXT, {"texts": (Text("x", "for a hospital stay"),)}),
    ],
)
def test_groups_and_those_above_them_are_tokens_of_their_field(field, fields):
    entry = make(**fields)
    for other in ("", SAID, TEXT):
        groups, above = tokens_of(entry, other + CONCEPT), tokens_of(entry, other + KIND_OF)
        assert (groups, above) == (({"住院"}, {"就医", "健康"}) if other == field else (set(), set()))


def test_sayings_are_no_names():
    entry = make("甲", sayings=Sayings(("看病去",), ("see doctors",)))
    assert tokens_of(entry, SAID + NAME) == {"看", "病", "去", "看病", "病去"}
    assert tokens_of(entry, SAID + WORD) == {"see", "doctor"}
    assert tokens_of(entry, NAME) == {"甲"}
    assert not any("看" in token for token in tokens_of(entry, START))


def test_text_is_neither_a_name_nor_a_saying():
    entry = make("甲", texts=(Text("带卡218", "bring cards"), Text("三日", "three days")))
    assert tokens_of(entry, TEXT + NAME) == {"带", "卡", "带卡", "218", "三", "日", "三日"}
    assert tokens_of(entry, TEXT + WORD) == {"bring", "card", "three", "day"}
    assert tokens_of(entry, NAME) == {"甲"}
    assert [text for _, text in names_of(entry)] == ["甲", "x"]


def test_readings_may_be_given():
    maker = EntryMaker(Vocabulary(WordTable()), lambda folded: tuple("za" for _ in folded))
    entry = maker.make(Found(EntryKind.OFFICE, "office", Text("看病", "x")))
    assert entry.names[0].spelled == " 看|za| 病|za|"
    assert "za'za" in tokens_of(entry, SOUND)


# Facets


def test_facets_are_kept_as_words():
    entry = make(
        standing=90,
        domain=Domain.HOUSING,
        audience=Audience.BOTH,
        cities=frozenset({"430300", "430100"}),
        place="430111",
    )
    assert (entry.standing, entry.domain, entry.audience, entry.cities, entry.place) == (
        90,
        "housing",
        "both",
        ("430100", "430300"),
        "430111",
    )


def test_entry_without_facets_has_empty_ones():
    entry = make()
    assert (entry.standing, entry.domain, entry.audience, entry.cities, entry.place) == (0, "", "", (), "")


# The sample


def test_entries_come_in_static_order(entries):
    """Services by standing, then life events, licences, offices and channels as their authors wrote them."""
    assert list(entries) == [
        "medical-offsite-filing",
        "residence-permit",
        "company-registration",
        "senior-card",
        "moving",
        "retirement",
        "id-card-licence",
        "changsha-service-centre",
        "zhuzhou-service-centre",
        "xiangtan-citizens-home",
        "hotline-12345",
        "hotline-12393",
        "app-my-changsha",
    ]


@pytest.mark.parametrize(
    ("key", "kind", "names"),
    [
        (
            "residence-permit",
            EntryKind.SERVICE,
            {"居住证", "暂住证", "Residence permit", "租房子落脚要的本本", "paper for people from out of town"},
        ),
        ("moving", EntryKind.LIFE_EVENT, {"搬到外市", "搬家", "换城市", "Moving house", "relocating"}),
        (
            "id-card-licence",
            EntryKind.LICENCE,
            {"居民身份证", "身份证", "Resident identity card", "证明我是我", "prove who I am"},
        ),
        ("zhuzhou-service-centre", EntryKind.OFFICE, {"株洲市政务服务中心", "Zhuzhou Service Centre"}),
        (
            "hotline-12345",
            EntryKind.CHANNEL,
            {"12345 政务服务热线", "12345", "Government hotline 12345", "有事投诉找谁", "complain about an office"},
        ),
        ("app-my-changsha", EntryKind.CHANNEL, {"“我的长沙”App", "我的长沙", "My Changsha app"}),
    ],
)
def test_entry_is_found_by_its_names_aliases_phone_and_sayings(entries, key, kind, names):
    assert entries[key].kind is kind
    assert {name.text for name in entries[key].names} == names


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("medical-offsite-filing", ["窗口", "刷卡", "参保", "就医"]),
        ("company-registration", ["起名", "册地"]),
        ("moving", ["看病", "居住", "生病", "备案"]),
        ("id-card-licence", ["公安"]),
        ("changsha-service-centre", ["岳麓", "218", "跨域"]),
        ("xiangtan-citizens-home", ["北栋", "湘潭"]),
        ("hotline-12393", ["区号"]),
    ],
)
def test_entry_is_found_by_what_its_page_says(entries, key, told):
    assert set(told) <= tokens_of(entries[key], TEXT + NAME)


@pytest.mark.parametrize(
    ("key", "words"), [("hotline-12393", ["dial", "area"]), ("moving", ["place", "ill", "permit"])]
)
def test_entry_is_found_by_what_its_page_says_in_english(entries, key, words):
    assert set(words) <= tokens_of(entries[key], TEXT + WORD)


@pytest.mark.parametrize(
    ("key", "facets"),
    [
        ("medical-offsite-filing", (90, "medical-insurance", "person", ("430100", "430200", "430300"), "")),
        ("residence-permit", (80, "public-security", "person", ("430100",), "")),
        ("senior-card", (50, "civil-affairs", "person", (), "")),
        ("company-registration", (50, "market", "business", ("430100",), "")),
        ("moving", (0, "", "", (), "")),
        ("id-card-licence", (0, "", "", ("430100", "430300"), "")),
        ("xiangtan-citizens-home", (0, "", "", ("430300",), "430300")),
        ("app-my-changsha", (0, "", "", ("430100",), "430100")),
        ("hotline-12345", (0, "", "", (), "430000")),
    ],
)
def test_entry_counts_for_its_facets(entries, key, facets):
    entry = entries[key]
    assert (entry.standing, entry.domain, entry.audience, entry.cities, entry.place) == facets


def test_office_of_a_district_belongs_to_its_city_too(data_folder):
    edit_file(data_folder, "offices/430100.yaml", "  valid_from: 2020-05-01\n", "  jurisdiction: '430111'\n")
    [office] = [one for one in search_content(catalogue_of(data_folder)).entries if one.id == "changsha-service-centre"]
    assert (office.cities, office.place) == (("430100",), "430111")


def test_life_event_has_sayings_too(data_folder):
    with (data_folder / "sayings.yaml").open("a", encoding="utf-8") as file:
        file.write("moving: {zh: [拖家带口过去]}\n")
    [event] = [one for one in search_content(catalogue_of(data_folder)).entries if one.id == "moving"]
    assert (Role.SAYING, "拖家带口过去") in names_of(event)


def test_text_of_a_statement_that_is_taken_out_is_found_no_more(data_folder):
    def told():
        entry = next(iter(search_content(catalogue_of(data_folder)).entries))
        return tokens_of(entry, TEXT + NAME)

    assert "网上" in told()
    edit_file(data_folder, FILING_FILE, "zh: 网上备案。", "zh: 手机备案。")
    assert "网上" not in told()


def test_words_and_their_forms_go_with_the_entries(catalogue):
    content = search_content(catalogue)
    table = word_table(catalogue.lexicon, catalogue.jurisdictions.values())
    assert WordTable(**content.words) == table
    assert content.forms == word_forms(table)
