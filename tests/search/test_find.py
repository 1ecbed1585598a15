"""The whole search, on the sample."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.words import EntryKind
from cztservices.search.find import find
from cztservices.search.match import Manner


@pytest.fixture
def first(catalogue_db, query_reader):
    """Id of the first hit of a query, or None."""

    def _first(text: str) -> str | None:
        hits = find(catalogue_db, query_reader, text).hits
        return hits[0].ref if hits else None

    return _first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("备案", "medical-offsite-filing"),
        ("就医", "medical-offsite-filing"),
        ("备", "medical-offsite-filing"),
        ("异地就医备案", "medical-offsite-filing"),
        ("医保异地备案", "medical-offsite-filing"),
        ("住院", "medical-offsite-filing"),
        ("yidijiuyi", "medical-offsite-filing"),
        ("yidijiuyibeian", "medical-offsite-filing"),
        ("yidi jiuyi", "medical-offsite-filing"),
        ("ydjy", "medical-offsite-filing"),
        ("ydjyba", "medical-offsite-filing"),
        ("异地jiuyi备案", "medical-offsite-filing"),
        ("异地jy", "medical-offsite-filing"),
        ("ＹＤＪＹ", "medical-offsite-filing"),
        ("medical treatment", "medical-offsite-filing"),
        ("filing", "medical-offsite-filing"),
        ("Off-site treatment", "medical-offsite-filing"),
        ("居住证", "residence-permit"),
        ("juzhuzheng", "residence-permit"),
        ("jzz", "residence-permit"),
        ("暂住证", "residence-permit"),
        ("residence permit", "residence-permit"),
        ("resid", "residence-permit"),
        ("长沙的居住证怎么办", "residence-permit"),
        ("changsha residence permit", "residence-permit"),
        ("老年证", "senior-card"),
        ("lnz", "senior-card"),
        ("senior", "senior-card"),
        ("公司开办", "company-registration"),
        ("设立登记", "company-registration"),
        ("注册公司", "company-registration"),
        ("营业执照", "company-registration"),
        ("zcgs", "company-registration"),
        ("身份证", "id-card-licence"),
        ("sfz", "id-card-licence"),
        ("市民之家", "xiangtan-citizens-home"),
        ("12345", "hotline-12345"),
        ("12393", "hotline-12393"),
        ("1239", "hotline-12393"),
        ("医保电话", "hotline-12393"),
        ("hotline", "hotline-12345"),
        ("搬到外市", "moving"),
        ("搬家", "moving"),
        ("banjia", "moving"),
        ("hcs", "moving"),
        ("moving", "moving"),
        ("relocating", "moving"),
        ("退休", "retirement"),
        ("tuixiu", "retirement"),
        ("retire", "retirement"),
        ("航天飞机", None),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_find_puts_first(first, text, expected):
    assert first(text) == expected


@pytest.mark.parametrize("text", ["长沙市政务服务中心", "政务服务中心 长沙"])
def test_office_is_found_by_its_whole_name_with_the_city(first, text):
    assert first(text) == "changsha-service-centre"


@pytest.mark.parametrize("text", ["株洲市政务服务中心", "zhuzhoushizhengwufuwuzhongxin"])
def test_office_of_the_city_named_comes_before_that_of_another(first, text):
    assert first(text) == "zhuzhou-service-centre"


def test_citizens_home_is_found_by_its_whole_name(first):
    assert first("湘潭市民之家") == "xiangtan-citizens-home"


@pytest.mark.parametrize("text", ["我的长沙", "“我的长沙”App", "wodechangsha"])
def test_channel_is_found_by_a_name_made_of_a_city_and_words_of_asking(first, text):
    assert first(text) == "app-my-changsha"


@pytest.mark.parametrize("text", ["长沙", "长沙市"])
def test_city_alone_finds_what_is_named_after_it(catalogue_db, query_reader, text):
    """Its pinyin does."""
    refs = {hit.ref for hit in find(catalogue_db, query_reader, text).hits}
    assert {"changsha-service-centre", "app-my-changsha"} <= refs


def test_hits_come_best_first_and_once(catalogue_db, query_reader):
    hits = find(catalogue_db, query_reader, "证").hits
    assert len(hits) > 1
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({(hit.kind, hit.ref) for hit in hits}) == len(hits)


def test_service_comes_before_a_licence_that_matches_as_well(catalogue_db, query_reader):
    kinds = [hit.kind for hit in find(catalogue_db, query_reader, "证").hits]
    assert kinds.index(EntryKind.SERVICE) < kinds.index(EntryKind.LICENCE)


@pytest.mark.parametrize(("text", "ref"), [("搬家", "moving"), ("退休以后", "retirement")])
def test_life_event_is_found_as_one(catalogue_db, query_reader, text, ref):
    [hit] = find(catalogue_db, query_reader, text).hits
    assert (hit.kind, hit.ref) == (EntryKind.LIFE_EVENT, ref)


def test_kinds_limit_what_is_found(catalogue_db, query_reader):
    hits = find(catalogue_db, query_reader, "证", {EntryKind.LICENCE}).hits
    assert [hit.ref for hit in hits] == ["id-card-licence"]


@pytest.mark.parametrize(
    ("text", "ref", "manner", "matched", "marked"),
    [
        ("备案", "medical-offsite-filing", Manner.TEXT, "异地就医备案", "备案"),
        ("jiuyi", "medical-offsite-filing", Manner.PINYIN, "异地就医备案", "就医"),
        ("jzz", "residence-permit", Manner.INITIALS, "居住证", "居住证"),
        ("暂住证", "residence-permit", Manner.TEXT, "暂住证", "暂住证"),
        ("设立登记", "company-registration", Manner.TEXT, "公司开办（设立登记）", "设立登记"),
        ("开办设立", "company-registration", Manner.TEXT, "公司开办（设立登记）", "开办（设立"),
    ],
)
def test_hit_says_what_matched_and_marks_it(catalogue_db, query_reader, text, ref, manner, matched, marked):
    hit = next(hit for hit in find(catalogue_db, query_reader, text).hits if hit.ref == ref)
    assert (hit.manner, hit.matched) == (manner, matched)
    assert "".join(hit.matched[start:end] for start, end in hit.marks) == marked


def test_hit_in_part_marks_the_characters_found(catalogue_db, query_reader):
    hit = find(catalogue_db, query_reader, "异地备案手续").hits[0]
    assert (hit.ref, hit.manner) == ("medical-offsite-filing", Manner.PARTS)
    assert "".join(hit.matched[start:end] for start, end in hit.marks) == "异地备案"


BAD_QUERIES = [
    "\0",
    "医\0保",
    '" OR NEAR(',
    '"',
    "*",
    "医保*",
    "NOT 医保",
    "tokens:医保",
    "-医保 +社保",
    "^医保",
    "{医保}",
    "医保' OR 1=1 --",
    "NEAR/2",
    "AND",
    "🙂",
    "👨‍👩‍👧医保",
    "שלום",
    "\u202e医保",
    "\ud800",
    "鿿䷀",
    "\\",
    "%s {0} {x}",
    "医" * 10_000,
    "a" * 10_000,
    "证 " * 5_000,
    "yidijiuyibeian" * 700,
]


@pytest.mark.parametrize("text", BAD_QUERIES, ids=lambda text: ascii(text[:20]))
def test_bad_query_is_answered(catalogue_db, query_reader, text):
    answer = find(catalogue_db, query_reader, text)
    assert answer.query.text == text


@pytest.mark.parametrize("text", ["医保*", "^医保", "{医保}", "医\0保", "👨‍👩‍👧医保", "\u202e医保"])
def test_signs_around_a_word_change_nothing(catalogue_db, query_reader, text):
    plain = find(catalogue_db, query_reader, "医保").hits
    assert plain
    assert find(catalogue_db, query_reader, text).hits == plain


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_is_answered(catalogue_db, query_reader, text):
    check_hits(find(catalogue_db, query_reader, text).hits)


@given(
    st.lists(
        st.sampled_from(
            [*"异地就医备案居住证公司开办老年长沙中心", *"abcdeghijuyzn", "12", " ", "(", "的", "yi", "zheng", "fil"]
        )
    ).map("".join)
)
def test_any_text_of_pieces_of_names_is_answered(catalogue_db, query_reader, text):
    check_hits(find(catalogue_db, query_reader, text).hits)


def check_hits(hits):
    """What holds of every answer."""
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.name_zh
        assert hit.name_en
        assert all(0 <= start < end <= len(hit.matched) for start, end in hit.marks)
