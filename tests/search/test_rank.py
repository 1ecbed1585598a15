"""How well a name answers, what of it is marked, and the order of the answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.lexicon import Sayings, WordGroup
from cztservices.domain.words import EntryKind, Manner
from cztservices.search import weights
from cztservices.search.meaning import Meaning
from cztservices.search.rank import (
    Hit,
    Match,
    in_order,
    match_english,
    match_meaning,
    match_meaning_roughly,
    match_spelled,
    match_text,
)
from cztservices.storage.search_index import Role
from cztservices.text.folding import fold
from cztservices.text.spelling import literal_spellings, slip_spellings, sound_spellings
from tests.search.words import make_entry, make_vocabulary, talk


@pytest.fixture(scope="module")
def nothing(index, query_reader):
    """The meaning of nothing."""
    return Meaning(index, query_reader.read(""))


@pytest.fixture
def score_of(nothing):
    """The score of a text in an entry, as it stands there."""
    return lambda text, entry: match_text(text, entry, nothing).score


def marked(hit):
    return [hit.matched[start:end] for start, end in hit.marks]


# Literal matches


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (make_entry("居住证"), make_entry("居住证明")),
        (make_entry("居住证签注"), make_entry("办居住证")),
        (make_entry("居住证签注"), make_entry("居住证签注换领")),
        (make_entry("老居住证"), make_entry("很老的居住证")),
        (make_entry("居住证"), make_entry("暂住", aliases_zh=("居住证",))),
        (make_entry("暂住", aliases_zh=("居住证",)), make_entry("暂住", sayings=Sayings(("居住证",)))),
        (make_entry("暂住", aliases_zh=("居住证",)), make_entry("居住证签注")),
        (make_entry("办居住证", aliases_zh=("居住证",)), make_entry("办居住证")),
    ],
    ids=[
        "whole name",
        "beginning",
        "shorter name",
        "shorter name inside",
        "name rather than alias",
        "alias rather than saying",
        "whole alias",
        "best name counts",
    ],
)
def test_text_stands_better(score_of, better, worse):
    assert score_of("居住证", better) > score_of("居住证", worse)


def test_text_that_no_name_holds_is_no_match(nothing):
    assert match_text("居住证", make_entry("居 住", aliases_zh=("证",)), nothing) is None


def test_name_that_is_said_word_for_word_scores_more(index, query_reader):
    entry = make_entry("异地就医备案")
    plain, literal = (Meaning(index, query_reader.read(text)) for text in ("医保", "异地就医"))
    gain = match_text("异地就医", entry, literal).score - match_text("异地就医", entry, plain).score
    assert gain == pytest.approx(weights.LITERALLY)


@pytest.mark.parametrize(
    ("typed", "make", "manner"),
    [
        ("juzhuzheng", literal_spellings, Manner.PINYIN),
        ("居zhu证", literal_spellings, Manner.PINYIN),
        ("jzz", literal_spellings, Manner.INITIALS),
        ("局注证", sound_spellings, Manner.HOMOPHONE),
        ("juzuzen", sound_spellings, Manner.ACCENT),
        ("juzhuzhegn", slip_spellings, Manner.SLIP),
        ("居房证", slip_spellings, Manner.SLIP),
    ],
)
@pytest.mark.parametrize("name", ["居住证", "居住证签注", "办居住证"])
def test_spelling_finds_the_name_and_scores_less_than_its_characters(score_of, typed, make, manner, name):
    entry = make_entry(name)
    found = [match for spelling in make(typed) if (match := match_spelled(spelling, entry)) is not None]
    best = max(found, key=lambda match: match.score)
    assert best.manner is manner
    assert [name[start:end] for start, end in best.covered] == ["居住证"]
    assert best.score < score_of("居住证", entry)


@pytest.mark.parametrize("table", [weights.WHOLE, weights.PREFIX, weights.INSIDE], ids=["whole", "prefix", "inside"])
def test_what_is_typed_as_it_is_scores_most_and_a_slip_less_than_any_sound(table):
    assert all(table[Manner.TEXT] > table[manner] for manner in table if manner is not Manner.TEXT)
    assert table[Manner.PINYIN] > table[Manner.HOMOPHONE] > table[Manner.ACCENT] > table[Manner.SLIP]


@pytest.mark.parametrize("manner", weights.WHOLE)
def test_whole_name_scores_more_than_its_beginning_and_that_more_than_its_middle(manner):
    assert weights.WHOLE[manner] > weights.PREFIX[manner] > weights.INSIDE[manner]


def test_spelling_is_looked_for_in_names_and_not_in_sayings():
    entry = make_entry("暂住", sayings=Sayings(("居住证",)))
    assert match_spelled(literal_spellings("jzz")[0], entry) is None


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("residence permit", make_entry("一", "Residence permit"), make_entry("一", "Residence permits")),
        ("resid", make_entry("一", "Residence"), make_entry("一", "Residence permit")),
        ("permit", make_entry("一", "Permit"), make_entry("一", "Residence", aliases_en=("permit",))),
        (
            "permit",
            make_entry("一", "x", aliases_en=("permit",)),
            make_entry("一", "x", sayings=Sayings((), ("permit",))),
        ),
    ],
)
def test_english_name_begins_better(typed, better, worse):
    assert match_english(typed, better).score > match_english(typed, worse).score


@pytest.mark.parametrize(
    ("typed", "entry"), [("permit", make_entry("一", "Residence permit")), ("居住", make_entry("居住证", "x"))]
)
def test_english_is_looked_for_at_the_beginning_of_english_names(typed, entry):
    assert match_english(typed, entry) is None


# Matches by meaning


@pytest.fixture
def meant(index, query_reader, entries):
    """The hit that an entry of the sample is for what a text means."""

    def _meant(text, ref):
        meaning = Meaning(index, query_reader.read(text))
        match = match_meaning(meaning, meaning.share(entries[ref].number), entries[ref])
        return Hit(entries[ref], match, match.score)

    return _meant


@pytest.mark.parametrize(
    ("text", "ref", "manner", "matched", "marks"),
    [
        ("外地看病", "medical-offsite-filing", Manner.MEANING, "异地就医备案", ["异地就医"]),
        ("外地开刀", "medical-offsite-filing", Manner.MEANING, "外地住院备案", ["外地住院"]),
        ("医保报备", "medical-offsite-filing", Manner.MEANING, "医保异地备案", ["医保", "备案"]),
        ("社保电话", "hotline-12393", Manner.MEANING, "医保电话", ["医保电话"]),
        ("老倌子优待证", "senior-card", Manner.MEANING, "老年人优待证", ["老年人优待证"]),
        ("去医院", "medical-offsite-filing", Manner.SAYING, "到省城大医院动手术前打招呼", ["医院"]),
        ("落脚的本本", "residence-permit", Manner.SAYING, "租房子落脚要的本本", ["落脚", "本本"]),
        (
            "treatment elsewhere",
            "medical-offsite-filing",
            Manner.MEANING,
            "Filing for medical treatment in another city",
            ["medical treatment", "another city"],
        ),
        ("free bus", "senior-card", Manner.SAYING, "ride the bus for free", ["bus", "free"]),
        ("看病", "moving", Manner.GUIDE, "搬到外市", []),
        ("门诊", "medical-offsite-filing", Manner.GUIDE, "异地就医备案", []),
        ("", "moving", Manner.GUIDE, "搬到外市", []),
    ],
)
def test_meaning_is_found_in_the_name_that_says_most_of_it(meant, text, ref, manner, matched, marks):
    hit = meant(text, ref)
    assert (hit.manner, hit.matched, marked(hit)) == (manner, matched, marks)


@pytest.mark.parametrize(
    ("text", "ref", "said"),
    [
        ("外地看病", "medical-offsite-filing", {("外地", "异地"), ("看病", "就医")}),
        ("异地看病", "medical-offsite-filing", {("看病", "就医")}),
        ("异地就医", "medical-offsite-filing", set()),
        ("社保", "hotline-12393", {("社保", "医保")}),
        ("暂住证", "residence-permit", set()),
        ("老倌子", "senior-card", {("老倌子", "老年人")}),
    ],
)
def test_words_that_stand_for_others_are_told(meant, text, ref, said):
    assert set(meant(text, ref).said) == said


@pytest.mark.parametrize(
    ("better", "worse", "ref"),
    [
        ("异地就医备案", "异地备案医保报销", "medical-offsite-filing"),
        ("就医", "门诊", "medical-offsite-filing"),
        ("看医生", "surgery", "medical-offsite-filing"),
        ("医保", "社保", "hotline-12393"),
        ("身份证", "证件", "id-card-licence"),
        ("异地就医", "外地看病", "medical-offsite-filing"),
    ],
    ids=["all of it", "broader", "saying", "narrower", "broadest", "word for word"],
)
def test_meaning_is_said_better(meant, better, worse, ref):
    assert meant(better, ref).score > meant(worse, ref).score


def test_one_name_that_says_all_scores_more_than_two_that_say_half(index, query_reader):
    vocabulary = make_vocabulary(WordGroup(("异地",)), WordGroup(("备案",)))
    together = make_entry("异地备案", vocabulary=vocabulary)
    apart = make_entry("异地某事", aliases_zh=("备案某事",), vocabulary=vocabulary)
    meaning = Meaning(index, query_reader.read("备案要异地"))
    assert match_meaning(meaning, 1.0, together).score > match_meaning(meaning, 1.0, apart).score


def test_what_a_saying_says_counts_less_than_what_an_alias_says(index, query_reader):
    """By more than an alias is worth more than a saying that holds the very words."""
    vocabulary = make_vocabulary(WordGroup(("备案",)))
    alias = make_entry("甲", aliases_zh=("要备案",), vocabulary=vocabulary)
    saying = make_entry("甲", sayings=Sayings(("要备案",)), vocabulary=vocabulary)
    meaning = Meaning(index, query_reader.read("备案"))
    gain = match_meaning(meaning, 1.0, alias).score - match_meaning(meaning, 1.0, saying).score
    assert gain > weights.ROLES[Role.ALIAS] - weights.ROLES[Role.SAYING]


def test_name_in_the_language_typed_is_shown_where_both_say_as_much(index, query_reader):
    vocabulary = make_vocabulary(WordGroup(("居住证",), ("residence permit",)))
    entry = make_entry("居住证", "Residence permit", vocabulary=vocabulary)
    shown = {
        text: Hit(entry, match_meaning(Meaning(index, query_reader.read(text)), 1.0, entry), 0.0).matched
        for text in ("residence permits", "暂住证")
    }
    assert shown == {"residence permits": "Residence permit", "暂住证": "居住证"}


def test_entry_far_down_is_matched_without_marks():
    match = match_meaning_roughly(0.5)
    assert (match.name, match.manner, match.covered) == (0, Manner.MEANING, ())
    assert match_meaning_roughly(0.4).score < match.score < match_meaning_roughly(1.0).score


# Hits


def hit_of(name, *covered, entry=None):
    entry = entry or make_entry(name)
    return Hit(entry, Match(1.0, 0, Manner.TEXT, covered), 1.0)


@pytest.mark.parametrize(
    ("name", "covered", "expected"),
    [
        ("居住证", [(0, 2)], [(0, 2)]),
        ("公司开办（设立登记）", [(2, 6)], [(2, 4), (5, 7)]),
        ("“我的长沙”App", [(0, 7)], [(1, 5), (6, 9)]),
        ("异地就医备案", [(0, 2), (2, 4)], [(0, 4)]),
        ("异地就医备案", [(4, 6), (0, 2)], [(0, 2), (4, 6)]),
        ("异地就医备案", [(0, 4), (2, 6)], [(0, 6)]),
        ("异地就医备案", [(4, 99)], [(4, 6)]),
        ("异地就医备案", [], []),
        ("１２３４５ 热线", [(0, 5)], [(0, 5)]),
        ("㎡登记", [(0, 1)], [(0, 1)]),
        ("㎡登记", [(1, 3)], [(0, 2)]),
    ],
)
def test_marks_are_the_characters_covered_in_the_name_as_it_is_written(name, covered, expected):
    assert list(hit_of(name, *covered).marks) == expected


@given(st.text(min_size=1, max_size=20), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_marks_lie_within_the_name_one_after_another(name, covered):
    entry = make_entry("名" + name)
    marks = hit_of(name, *covered, entry=entry).marks
    edges = [at for mark in marks for at in mark]
    assert all(start < end for start, end in marks)
    assert edges == sorted(set(edges))
    assert all(0 <= at <= len(name) + 1 for at in edges)


@given(st.text(alphabet="居住证（）长 Aa１ü。", min_size=1, max_size=12), st.data())
def test_marks_hold_what_was_found(nothing, name, data):
    folded = fold(name)
    if not folded:
        return
    start = data.draw(st.integers(0, len(folded) - 1))
    end = data.draw(st.integers(start + 1, len(folded)))
    entry = make_entry("名", aliases_zh=(name,))
    match = match_text(folded[start:end], entry, nothing)
    assert folded[start:end] in fold("".join(marked(Hit(entry, match, match.score))))


def test_hit_is_the_entry_and_the_name_that_matched(nothing):
    entry = make_entry(
        "居住证", "Residence permit", kind=EntryKind.LICENCE, aliases_zh=("暂住证",), sayings=Sayings(("落脚的证",))
    )
    name, alias, saying = (Hit(entry, match_text(text, entry, nothing), 1.0) for text in ("居住", "暂住", "落脚"))
    assert (name.kind, name.ref, name.name_zh, name.name_en) == (
        EntryKind.LICENCE,
        "entry-1",
        "居住证",
        "Residence permit",
    )
    assert [(hit.matched, hit.by_alias, hit.by_saying) for hit in (name, alias, saying)] == [
        ("居住证", False, False),
        ("暂住证", True, False),
        ("落脚的证", False, True),
    ]


def test_hits_come_best_first_and_as_good_ones_in_static_order():
    hits = [
        Hit(make_entry("名", number=number), Match(0, 0, Manner.TEXT), score)
        for number, score in ((3, 5.0), (1, 5.0), (2, 9.0))
    ]
    assert [hit.entry.number for hit in in_order(hits)] == [2, 1, 3]


@given(talk)
def test_score_by_meaning_is_no_more_than_all_of_it_in_one_name_word_for_word(index, query_reader, entries, text):
    meaning = Meaning(index, query_reader.read(text))
    most = weights.MEANING + weights.LITERALLY + weights.LENGTH
    for entry in entries.values():
        match = match_meaning(meaning, meaning.share(entry.number), entry)
        assert weights.ROLES.get(entry.roles[match.name], 0.0) <= match.score <= most + 1e-6
