"""How far each entry speaks of what is asked."""

import pytest
from hypothesis import given

from cztservices.domain.lexicon import WordGroup
from cztservices.search import weights
from cztservices.search.meaning import PAIRS, UNITS, Meaning
from cztservices.search.query import QueryReader
from tests.search.words import any_text, make_entry, make_vocabulary, talk


@pytest.fixture
def meaning(index, query_reader):
    """The meaning of a text in the sample."""
    return lambda text: Meaning(index, query_reader.read(text))


@pytest.fixture
def share(meaning, entries):
    """How far an entry of the sample speaks of what a text asks."""
    return lambda text, ref: meaning(text).share(entries[ref].number)


@pytest.mark.parametrize(
    ("text", "ref", "expected"),
    [
        ("备案", "medical-offsite-filing", 1.0),
        ("报备", "medical-offsite-filing", 1.0),
        ("notify", "medical-offsite-filing", 1.0),
        ("看病", "medical-offsite-filing", 1.0),
        ("看病", "moving", weights.TOLD),
        ("社保", "hotline-12393", weights.NARROWER),
        ("证件", "residence-permit", weights.NARROWER),
        ("门诊", "medical-offsite-filing", weights.BROADER),
        ("医院", "medical-offsite-filing", weights.SAID),
        ("surgery", "medical-offsite-filing", weights.SAID),
        ("免单", "residence-permit", 0.0),
        ("租房", "residence-permit", weights.SAID),
        ("刷卡", "medical-offsite-filing", weights.TOLD),
        ("permits", "residence-permit", 1.0),
        ("resid", "residence-permit", 1.0),
        ("lines", "hotline-12345", 0.0),
        ("", "residence-permit", 0.0),
        ("长沙怎么办", "residence-permit", 0.0),
    ],
)
def test_share_says_how_plainly_an_entry_speaks_of_the_one_thing_asked(share, text, ref, expected):
    assert share(text, ref) == pytest.approx(expected)


def test_entry_that_speaks_of_part_has_part(share):
    assert (
        0
        < share("异地报销", "medical-offsite-filing")
        < share("异地备案", "medical-offsite-filing")
        == pytest.approx(1.0)
    )


def test_rarer_words_say_more(meaning):
    """医保 stands in two names, 开办 in one."""
    asked = {one.group: one.weight for one in meaning("医保 开办").asked}
    assert asked["开办"] > asked["医保"] > weights.UNKNOWN


def test_word_that_no_entry_holds_says_next_to_nothing(meaning):
    weights_of = {one.group or "".join(one.plain): one.weight for one in meaning("报销 公积金 火箭 居住证").asked}
    assert weights_of["报销"] == weights_of["住房公积金"] == weights.UNKNOWN
    assert weights_of["火箭"] == pytest.approx(weights.UNKNOWN * weights.PLAIN_PAIR)
    assert weights_of["居住证"] > weights.UNKNOWN


def test_unknown_word_is_asked_for_pair_by_pair_and_less_than_a_known_one(meaning):
    asked = meaning("签注单").asked
    assert {"".join(one.plain) for one in asked} == {"签注", "注单"}
    [alone] = meaning("备").asked
    assert ("".join(alone.plain), alone.weight) == (
        "备",
        pytest.approx(weights.PLAIN_CHARACTER * meaning("备案").asked[0].weight),
    )


def test_context_is_asked_for_less(meaning):
    [plain], [beside] = meaning("退休").asked, meaning("在株洲退休").asked
    assert beside.weight == pytest.approx(weights.CONTEXT * plain.weight)


def test_what_is_asked_comes_rarest_first_and_a_paste_is_cut_to_it(meaning):
    asked = meaning("居住证备案报销公积金老年证身份证搬家退休户口公司开办热线医院门诊租房落脚").asked
    assert len(asked) == UNITS
    assert [one.weight for one in asked] == sorted((one.weight for one in asked), reverse=True)
    assert asked[-1].weight > weights.UNKNOWN


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("resid", {"residence-permit", "id-card-licence"}),
        ("residance", {"residence-permit", "id-card-licence"}),
        ("retierment", {"retirement"}),
        ("treatm", {"medical-offsite-filing"}),
        ("ho", {"moving", "hotline-12345", "hotline-12393", "xiangtan-citizens-home"}),
        ("ho card", set()),
        ("re card", set()),
        ("card resi", {"id-card-licence"}),
        ("identiy", {"id-card-licence"}),
    ],
)
def test_english_word_may_be_half_typed_at_the_end_or_have_a_slip(meaning, entries, text, named):
    """Entries named after all of it."""
    asked = meaning(text)
    assert {ref for ref, entry in entries.items() if asked.share(entry.number) == 1} == named


@pytest.mark.parametrize(
    ("text", "name", "share"),
    [
        ("异地备案", "异地就医备案", 2 / 3),
        ("异地就医备案", "异地就医备案", 1.0),
        ("长沙异地就医", "异地就医备案", 1.0),
        ("备", "异地就医备案", 0.0),
        ("filing", "异地就医备案", 0.0),
        ("", "异地就医备案", 0.0),
    ],
)
def test_literally_is_the_share_of_typed_pairs_that_stand_in_a_name(meaning, text, name, share):
    assert meaning(text).literally(name) == pytest.approx(share)


def test_no_more_pairs_than_are_worth_it_are_compared(meaning):
    assert len(meaning("异地就医备案居住证身份证老年人优待证公司开办设立登记注册公司办营业执照").pairs) == PAIRS


def test_spots_are_where_names_speak_of_it(meaning, entries):
    entry = entries["medical-offsite-filing"]
    [asked] = meaning("看病").asked
    assert {entry.texts[name][start:end] for name, start, end, strength in asked.spots(entry) if strength == 1.0} == {
        "就医",
        "medical treatment",
        "treatment",
    }
    below = {entry.texts[name][start:end] for name, start, end, strength in asked.spots(entry) if strength < 1.0}
    assert below == {"住院"}


def test_spots_of_an_unknown_word_are_its_characters(meaning, entries):
    entry = entries["residence-permit"]
    [asked] = meaning("落脚").asked
    [(name, start, end, strength)] = asked.spots(entry)
    assert (entry.texts[name][start:end], strength) == ("落脚", 1.0)


def test_group_whose_name_begins_like_another_is_told_from_it():
    vocabulary = make_vocabulary(WordGroup(("ETC 卡",)), WordGroup(("ETC",)), WordGroup(("12345 热线",)))
    entry = make_entry("办ETC卡", vocabulary=vocabulary)
    assert list(entry.places_of("ETC 卡")) == [(0, 1, 5)]
    assert list(entry.places_of("ETC")) == []
    assert list(entry.places_of("ETC 卡 0")) == []


@given(any_text | talk)
def test_share_is_between_nothing_and_all(index, query_reader, text):
    meaning = Meaning(index, query_reader.read(text))
    shares = [meaning.share(number) for number in range(index.count + 2)]
    assert all(0 <= share <= 1 + 1e-9 for share in shares)
    assert shares[0] == shares[-1] == 0


@given(any_text | talk)
def test_candidates_are_those_that_speak_of_enough_of_it_best_first(index, query_reader, text):
    meaning = Meaning(index, query_reader.read(text))
    expected = {
        number: meaning.share(number)
        for number in range(1, index.count + 1)
        if meaning.share(number) >= weights.LEAST_MEANING - 1e-9
    }
    found = meaning.candidates()
    assert dict(found) == pytest.approx(expected)
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))


@given(talk)
def test_most_telling_field_comes_first_and_says_how_far_an_entry_is_about_it(index, query_reader, text):
    for one in Meaning(index, query_reader.read(text)).asked:
        strengths = [strength for strength, _ in one.fields]
        assert strengths == sorted(strengths, reverse=True)
        assert one.strengths() == {
            number: one.strength(number) for number in range(1, index.count + 1) if one.strength(number)
        }


# Of a catalogue too large to be added up


COMMON = ["公安局 办结 窗口 身份证", "长沙市居民身份证申领", "岳麓区结婚证怎么领", "注销", "个人到窗口办理居民身份证"]


@pytest.mark.parametrize("text", COMMON)
def test_candidates_of_common_words_hold_most_of_what_is_asked(large_index, text):
    meaning = Meaning(large_index, QueryReader(large_index.vocabulary).read(text))
    found = meaning.candidates()
    assert 0 < len(found) <= large_index.most
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))
    assert [(number, pytest.approx(meaning.share(number))) for number, _ in found] == found


@pytest.fixture
def as_if_common(large_index):
    """The candidates of a text as if its words were too common to be added up, and the best of all entries."""

    def _candidates(text):
        meaning = Meaning(large_index, QueryReader(large_index.vocabulary).read(text))
        meaning._sums = None
        shares = {number: meaning.share(number) for number in range(1, large_index.count + 1)}
        return dict(meaning.candidates()), max(shares, key=lambda number: (round(shares[number], 9), -number))

    return _candidates


@pytest.mark.parametrize(
    "text",
    ["易俗河镇船舶所有权", "易俗 船舶", "易俗 坡子 船舶", "易俗河镇火箭", "船舶", "岳塘区结婚证申领"],
)
def test_entry_named_after_all_that_is_asked_or_all_but_one_is_a_candidate_wherever_it_stands(as_if_common, text):
    candidates, best = as_if_common(text)
    assert best in candidates
    assert max(candidates.values()) == candidates[best]


def test_entries_named_after_the_rarest_are_candidates_where_none_is_named_after_more(as_if_common):
    candidates, _ = as_if_common("易俗河镇 坡子街街道 岳麓区")
    assert candidates


def test_words_too_common_to_be_added_up_are_not(large_index):
    reader = QueryReader(large_index.vocabulary)
    assert Meaning(large_index, reader.read("办结 窗口 原件 工作日"))._sums is None
    assert Meaning(large_index, reader.read("船舶"))._sums is not None
