"""The whole search, on the sample."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cztservices.authoring.build import build_catalogue
from cztservices.domain.words import EntryKind, Manner
from cztservices.search.find import Finder
from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import RESIDENCE_FILE, edit_file
from tests.search.words import any_text, talk


@pytest.fixture
def first(finder):
    """Id of the first hit of a query, or None."""

    def _first(text: str) -> str | None:
        hits = finder.find(text).hits
        return hits[0].ref if hits else None

    return _first


@pytest.fixture
def hit_of(finder):
    """The hit of an entry for a query."""
    return lambda text, ref: next(hit for hit in finder.find(text).hits if hit.ref == ref)


def marked(hit):
    return "".join(hit.matched[start:end] for start, end in hit.marks)


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
        ("居住zheng", "residence-permit"),
        ("ju住证", "residence-permit"),
        ("居住z", "residence-permit"),
        ("jz证", "residence-permit"),
        ("居住", "residence-permit"),
        ("juzhuz", "residence-permit"),
        ("yidijiuyib", "medical-offsite-filing"),
        ("居 住 证", "residence-permit"),
        ("居、住、证！", "residence-permit"),
        ("居住證", "residence-permit"),
        ("異地就醫備案", "medical-offsite-filing"),
        ("營業執照", "company-registration"),
        ("ｊｕｚｈｕｚｈｅｎｇ", "residence-permit"),
        ("１２３４５", "hotline-12345"),
        ("jūzhùzhèng", "residence-permit"),
        ("居注证", "residence-permit"),
        ("身分证", "id-card-licence"),
        ("异地救医备案", "medical-offsite-filing"),
        ("外地助院", "medical-offsite-filing"),
        ("市民之加", "xiangtan-citizens-home"),
        ("juzuzen", "residence-permit"),
        ("laolianzen", "senior-card"),
        ("senfenzen", "id-card-licence"),
        ("yidijiuyibeiang", "medical-offsite-filing"),
        ("juzhuzhegn", "residence-permit"),
        ("yidijiuyibiean", "medical-offsite-filing"),
        ("zhuzhoushizhengwufuwuzhongxn", "zhuzhou-service-centre"),
        ("居证住", "residence-permit"),
        ("居住证证", "residence-permit"),
        ("营业扶照", "company-registration"),
        ("优待政", "senior-card"),
        ("湘潭市民之屋", "xiangtan-citizens-home"),
        ("gszc", "company-registration"),
        ("qyzc", "company-registration"),
        ("sfzbb", None),
        ("residence permits", "residence-permit"),
        ("registered companies", "company-registration"),
        ("treatments elsewhere", "medical-offsite-filing"),
        ("see a doctor", "medical-offsite-filing"),
        ("treatm", "medical-offsite-filing"),
        ("residance permit", "residence-permit"),
        ("retierment", "retirement"),
        ("identiy card", "id-card-licence"),
        ("外地看病", "medical-offsite-filing"),
        ("看医生", "medical-offsite-filing"),
        ("社会保险", "medical-offsite-filing"),
        ("老倌子", "senior-card"),
        ("开公司", "company-registration"),
        ("办个企业", "company-registration"),
        ("身份证丢了", "id-card-licence"),
        ("租房子", "residence-permit"),
        ("省城动手术", "medical-offsite-filing"),
        ("坐公交要钱吗", "senior-card"),
        ("free bus", "senior-card"),
        ("complain", "hotline-12345"),
        ("我爸在株洲退休现在住长沙看病怎么报销", "medical-offsite-filing"),
        ("户口在湘潭，人在长沙，居住证怎么办", "residence-permit"),
        ("我想在长沙注册一家公司要带什么材料", "company-registration"),
        ("how do i open a company in changsha", "company-registration"),
        ("i am insured in Xiangtan and want to see a doctor in Changsha", "medical-offsite-filing"),
        ("航天飞机", None),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_find_puts_first(first, text, expected):
    assert first(text) == expected


@pytest.mark.parametrize(
    "text", ["长沙市政务服务中心", "政务服务中心 长沙", "長沙政務服務中心", "changsha service centre"]
)
def test_office_is_found_by_its_whole_name_with_the_city(first, text):
    assert first(text) == "changsha-service-centre"


@pytest.mark.parametrize(
    "text",
    ["株洲市政务服务中心", "株洲 政务服务中心", "zhuzhoushizhengwufuwuzhongxin", "zhuzhou zhengwu", "株洲办事中心"],
)
def test_office_of_the_city_named_comes_before_that_of_another(first, text):
    assert first(text) == "zhuzhou-service-centre"


def test_citizens_home_is_found_by_its_whole_name(first):
    assert first("湘潭市民之家") == "xiangtan-citizens-home"


@pytest.mark.parametrize("text", ["我的长沙", "“我的长沙”App", "wodechangsha"])
def test_channel_is_found_by_a_name_made_of_a_city_and_words_of_asking(first, text):
    assert first(text) == "app-my-changsha"


@pytest.mark.parametrize("text", ["长沙", "长沙市"])
def test_city_alone_finds_what_is_named_after_it_first(first, text):
    assert first(text) == "changsha-service-centre"


def test_city_alone_finds_the_app_of_that_name_too(finder):
    assert "app-my-changsha" in {hit.ref for hit in finder.find("长沙").hits}


def test_hits_come_best_first_and_once(finder):
    check_hits(finder.find("证").hits)
    assert len(finder.find("证").hits) > 2


def test_service_comes_before_a_licence_that_matches_as_well(finder):
    kinds = [hit.kind for hit in finder.find("证").hits]
    assert kinds.index(EntryKind.SERVICE) < kinds.index(EntryKind.LICENCE)


@pytest.mark.parametrize(("text", "ref"), [("搬家", "moving"), ("退休以后", "retirement")])
def test_life_event_is_found_as_one(finder, text, ref):
    [hit] = finder.find(text).hits
    assert (hit.kind, hit.ref) == (EntryKind.LIFE_EVENT, ref)


def test_kinds_limit_what_is_found(finder):
    hits = finder.find("证", {EntryKind.LICENCE}).hits
    assert [hit.ref for hit in hits] == ["id-card-licence"]


# How it matched


@pytest.mark.parametrize(
    ("text", "ref", "manner", "matched", "marks"),
    [
        ("居住证", "residence-permit", Manner.TEXT, "居住证", "居住证"),
        ("暂住证", "residence-permit", Manner.TEXT, "暂住证", "暂住证"),
        ("异地就", "medical-offsite-filing", Manner.TEXT, "异地就医备案", "异地就"),
        ("juzhuzheng", "residence-permit", Manner.PINYIN, "居住证", "居住证"),
        ("yidijiuyi", "medical-offsite-filing", Manner.PINYIN, "异地就医备案", "异地就医"),
        ("居zhu证", "residence-permit", Manner.PINYIN, "居住证", "居住证"),
        ("xtsmzj", "xiangtan-citizens-home", Manner.INITIALS, "湘潭市民之家", "湘潭市民之家"),
        ("sfz", "id-card-licence", Manner.INITIALS, "身份证", "身份证"),
        ("居注证", "residence-permit", Manner.HOMOPHONE, "居住证", "居住证"),
        ("zuzousizengwu", "zhuzhou-service-centre", Manner.ACCENT, "株洲市政务服务中心", "株洲市政务"),
        ("yidijiuyibiean", "medical-offsite-filing", Manner.SLIP, "异地就医备案", "异地就医备案"),
        ("异地备案手续", "medical-offsite-filing", Manner.MEANING, "异地就医备案", "异地备案"),
        ("外地看病", "medical-offsite-filing", Manner.MEANING, "异地就医备案", "异地就医"),
        ("去租房子", "residence-permit", Manner.SAYING, "租房子落脚要的本本", "租房子"),
        ("租房子", "residence-permit", Manner.TEXT, "租房子落脚要的本本", "租房子"),
        ("带上身份证", "retirement", Manner.GUIDE, "退休", ""),
        ("residence", "residence-permit", Manner.TEXT, "Residence permit", "Residence"),
        ("permits", "residence-permit", Manner.MEANING, "Residence permit", "permit"),
        ("retierment", "retirement", Manner.MEANING, "Retirement", "Retirement"),
    ],
)
def test_hit_says_what_matched_and_marks_it(hit_of, text, ref, manner, matched, marks):
    hit = hit_of(text, ref)
    assert (hit.manner, hit.matched, marked(hit)) == (manner, matched, marks)


def test_initials_of_two_words_say_that_they_are_initials(hit_of):
    """公司 and 工伤 begin alike, so that each pair of words is tried."""
    assert hit_of("gszc", "company-registration").manner is Manner.INITIALS


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("备案", "medical-offsite-filing"),
        ("就医", "medical-offsite-filing"),
        ("设立登记", "company-registration"),
        ("开办设立", "company-registration"),
        ("政务服务", "zhuzhou-service-centre"),
        ("民身份", "id-card-licence"),
        ("营业执照", "company-registration"),
        ("12393", "hotline-12393"),
    ],
)
def test_what_stands_in_a_name_as_it_was_typed_is_marked_there(hit_of, text, ref):
    """Not another word of the same name that means the same."""
    assert marked(hit_of(text, ref)) == text


@pytest.mark.parametrize(
    ("text", "ref", "said"),
    [
        ("外地看病怎么办", "medical-offsite-filing", {("外地", "异地"), ("看病", "就医")}),
        ("证件", "residence-permit", {("证件", "居住证")}),
        ("居住证", "residence-permit", set()),
        ("elsewhere", "medical-offsite-filing", {("elsewhere", "another city")}),
    ],
)
def test_hit_says_which_words_stand_for_others(hit_of, text, ref, said):
    assert set(hit_of(text, ref).said) == said


@pytest.mark.parametrize(
    ("exact", "loose"),
    [
        ("居住证", ["juzhuzheng", "ju住证", "jzz", "居注证", "juzuzen", "juzhuzhegn", "居住证证", "居证住"]),
        (
            "异地就医备案",
            ["yidijiuyibeian", "ydjyba", "异地救医备案", "yidijiuyibeiang", "yidijiuyibiean", "异地就医备备案"],
        ),
        ("市民之家", ["shiminzhijia", "smzj", "市民之加", "siminzijia", "shiminzhijai", "市民之屋"]),
        ("暂住证", ["zanzhuzheng", "zzz", "暂主证", "zanzuzen", "zanzhuzhneg"]),
        ("营业执照", ["yingyezhizhao", "yyzz", "营业执召", "yinyezizao", "yingyezhizaho", "营业扶照"]),
        ("老年证", ["laonianzheng", "lnz", "老年正", "laolianzen", "laonianzhegn"]),
        ("身份证", ["shenfenzheng", "sfz", "身分证", "senfenzen", "shenfenzhegn"]),
    ],
)
def test_words_typed_as_they_are_score_more_than_by_sound_accent_or_slip(finder, exact, loose):
    best = finder.find(exact).hits[0]
    for text in loose:
        hit = next(hit for hit in finder.find(text).hits if hit.ref == best.ref)
        assert hit.score < best.score, text


@pytest.fixture
def found_with(data_folder, tmp_path):
    """What a query finds when a service has another alias."""

    def _found(alias: str, text: str) -> list[str]:
        edit_file(data_folder, RESIDENCE_FILE, "zh: [暂住证]", f"zh: [暂住证, {alias}]")
        build_catalogue(data_folder, tmp_path / "other.db")
        with CatalogueDb(tmp_path / "other.db") as db:
            return [hit.ref for hit in Finder(db).find(text).hits]

    return _found


@pytest.mark.parametrize(
    ("alias", "text", "first"),
    [
        ("身份政", "身份证", "id-card-licence"),
        ("身份政", "身份政", "residence-permit"),
        ("老人证", "老年证", "senior-card"),
        ("老人证", "老人证", "residence-permit"),
        ("shenfenzheng", "身份证", "id-card-licence"),
        ("市民之加", "市民之家", "xiangtan-citizens-home"),
        ("市民之加", "市民之加", "residence-permit"),
    ],
)
def test_words_typed_as_they_are_come_before_those_that_only_sound_or_look_so(found_with, alias, text, first):
    """Although a service comes before a paper or an office that matches as well."""
    assert found_with(alias, text)[0] == first


# Places


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("我的长沙", None, None),
        ("长沙市政务服务中心", None, None),
        ("湘潭市民之家", None, None),
        ("在长沙办居住证", None, "430100"),
        ("湘潭医保异地备案到长沙", "430300", "430100"),
    ],
)
def test_city_in_the_name_of_what_was_found_says_of_no_direction(finder, text, origin, destination):
    query = finder.find(text).query
    assert (query.origin, query.destination) == (origin, destination)


def test_office_gains_by_its_city_and_loses_by_another(finder):
    scores = {
        city: next(hit.score for hit in finder.find(f"政务服务中心 {city}").hits if hit.ref == "zhuzhou-service-centre")
        for city in ("", "株洲", "长沙")
    }
    assert scores["株洲"] > scores[""] > scores["长沙"]


# Bad queries


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
def test_bad_query_is_answered(finder, text):
    answer = finder.find(text)
    assert answer.query.text == text
    check_hits(answer.hits)


@pytest.mark.parametrize("text", ["医保*", "^医保", "{医保}", "医\0保", "👨‍👩‍👧医保", "\u202e医保", "醫保", "医　保"])
def test_signs_around_a_word_and_its_old_form_change_nothing(finder, text):
    plain = told(finder.find("医保"))
    assert plain
    assert told(finder.find(text)) == plain


@pytest.mark.parametrize("text", ["", " ", "，。！", "\ud800", "🙂"])
def test_nothing_that_could_be_looked_for_finds_nothing(finder, text):
    answer = finder.find(text)
    assert (answer.query.is_empty, list(answer.hits)) == (True, [])


# Laws


def told(answer):
    """All that an answer says of its hits."""
    return [(hit.ref, hit.score, hit.manner, hit.matched, hit.marks, hit.said) for hit in answer.hits]


def check_hits(hits):
    """What holds of every answer."""
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({(hit.kind, hit.ref) for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.name_zh
        assert hit.name_en
        edges = [at for mark in hit.marks for at in mark]
        assert all(start < end for start, end in hit.marks)
        assert edges == sorted(set(edges))
        assert all(0 <= at <= len(hit.matched) for at in edges)


pieces_of_names = st.lists(
    st.sampled_from(
        [*"异地就医备案居住证公司开办老年长沙中心", *"abcdeghijuyzn", "12", " ", "(", "的", "yi", "zheng", "fil"]
    )
).map("".join)


@given(any_text | talk | pieces_of_names)
def test_any_text_is_answered(finder, text):
    check_hits(finder.find(text).hits)


@given(talk | pieces_of_names)
def test_any_text_is_answered_by_a_large_catalogue(large_finder, text):
    hits = large_finder.find(text).hits
    check_hits(hits)
    assert len(hits) < 1000


def test_guides_of_a_large_catalogue_are_found_by_their_text(large_finder):
    """No name holds it; those that people ask for most come first."""
    hits = large_finder.find("原件").hits
    assert {hit.manner for hit in hits} == {Manner.GUIDE}
    assert [hit.ref for hit in hits[:3]] == ["s0", "s1", "s2"]


@pytest.fixture(scope="module")
def other_finder(catalogue_path):
    """A second finder, with a connection of its own."""
    with CatalogueDb(catalogue_path) as db:
        yield Finder(db)


@given(talk | pieces_of_names, talk)
def test_same_query_has_the_same_answer_whoever_answers_and_whatever_came_before(finder, other_finder, text, before):
    once = told(finder.find(text))
    other_finder.find(before)
    assert told(other_finder.find(text)) == once == told(finder.find(text))


@given(talk | pieces_of_names, st.sets(st.sampled_from(EntryKind)), st.sampled_from(EntryKind))
@example("异", {EntryKind.CHANNEL}, EntryKind.SERVICE)
def test_taking_a_kind_away_never_adds_a_hit(finder, text, kinds, taken):
    more = {(hit.kind, hit.ref) for hit in finder.find(text, kinds | {taken}).hits}
    fewer = {(hit.kind, hit.ref) for hit in finder.find(text, kinds - {taken}).hits}
    assert fewer <= more
    assert {kind for kind, _ in more} <= kinds | {taken}


@given(talk)
def test_query_of_an_answer_is_what_was_typed(finder, query_reader, text):
    """Only its roles may be taken back."""
    query, read = finder.find(text).query, query_reader.read(text)
    assert (query.text, query.whole, query.units, query.mentions) == (text, read.whole, read.units, read.mentions)
    assert query.origin in (None, read.origin)
    assert query.destination in (None, read.destination)


def test_every_name_alias_and_saying_finds_its_entry_first(finder, entries):
    for ref, entry in entries.items():
        for text in entry.texts:
            hits = finder.find(text).hits
            assert [hit.ref for hit in hits[:1]] == [ref], text


def test_every_beginning_of_a_name_finds_its_entry(finder, entries):
    """As it is typed, key by key."""
    for ref, entry in entries.items():
        for end in range(1, len(entry.name_zh) + 1):
            typed = entry.name_zh[:end]
            assert ref in {hit.ref for hit in finder.find(typed).hits} or not finder.find(typed).query.whole, typed


# Threads
