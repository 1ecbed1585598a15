"""Which words of texts side by side differ, and which text stands beside which."""

from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.wording import Wording, compare_columns, mark_differences

WORDS = ("长", "沙", "办", "费", "三", "𠮷", "20%", "1,000", "8.5", "13:30", "App", "it's", "to", "2025")
GAPS = ("", " ", "，", "。", "（", "→", "\n", " – ")


@dataclass(frozen=True)
class Writing:
    """A text with the words that it was written of, and where each stands."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def without(self, marks) -> list[str]:
        """The words that are not marked; every word is marked whole or not at all."""
        kept = []
        for word, (start, end) in zip(self.words, self.spans, strict=True):
            held = [max(0, min(end, to) - max(start, from_)) for from_, to in marks]
            assert sum(held) in (0, end - start)
            kept += [word] if not any(held) else []
        return kept


@st.composite
def writings(draw: st.DrawFn) -> Writing:
    """Words with what stands between them; two in Latin letters never touch."""
    text, spans = draw(st.sampled_from(GAPS)), []
    words = draw(st.lists(st.sampled_from(WORDS), max_size=10))
    for number, word in enumerate(words):
        touches = number and words[number - 1].isascii() and word.isascii() and spans[-1][1] == len(text)
        text += " " if touches else ""
        spans.append((len(text), len(text) + len(word)))
        text += word + draw(st.sampled_from(GAPS))
    return Writing(text, tuple(words), tuple(spans))


side_by_side = st.lists(writings(), min_size=1, max_size=4)
columns = st.lists(st.lists(writings().map(lambda w: w.text), max_size=4), min_size=1, max_size=3)


def mark(text: str, marks) -> str:
    """The text with its marks in brackets."""
    for start, end in reversed(marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def levels_of(compared) -> list[list[int]]:
    """The levels of the texts, column by column."""
    return [[wording.level for wording in column] for column in compared]


@given(writings(), st.integers(1, 4))
def test_equal_texts_have_no_marks(writing, count):
    assert mark_differences([writing.text] * count) == ((),) * count


@given(writings(), writings())
def test_without_their_marks_two_texts_have_the_same_words(one, other):
    there, back = mark_differences([one.text, other.text])
    assert one.without(there) == other.without(back)


@given(side_by_side)
def test_marks_stand_in_order_apart_from_each_other_and_inside_the_text(written):
    for writing, marks in zip(written, mark_differences([w.text for w in written]), strict=True):
        edges = [edge for one in marks for edge in one]
        assert edges == sorted(set(edges))
        assert not edges or (edges[0] >= 0 and edges[-1] <= len(writing.text))


@given(side_by_side)
def test_mark_begins_and_ends_with_a_word(written):
    for writing, marks in zip(written, mark_differences([w.text for w in written]), strict=True):
        firsts, lasts = ({span[end] for span in writing.spans} for end in (0, 1))
        assert {start for start, _end in marks} <= firsts
        assert {end for _start, end in marks} <= lasts


@given(side_by_side.flatmap(lambda written: st.tuples(st.just(written), st.permutations(range(len(written))))))
def test_another_order_of_the_texts_gives_the_same_marks_in_that_order(drawn):
    written, order = drawn
    marks = mark_differences([writing.text for writing in written])
    assert mark_differences([written[n].text for n in order]) == tuple(marks[n] for n in order)


@given(side_by_side)
def test_word_that_another_text_lacks_is_marked_in_every_one_that_has_it(written):
    texts = [writing.text for writing in written]
    for writing, marks in zip(written, mark_differences(texts), strict=True):
        everywhere = set.intersection(*(set(other.words) for other in written))
        assert set(writing.without(marks)) <= everywhere


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("每月 100 元。", "每月 50 元。", ("每月 [100] 元。", "每月 [50] 元。")),
        ("首付 20%，可以", "首付 15%，可以", ("首付 [20%]，可以", "首付 [15%]，可以")),
        ("收 8.5 元", "收 8.6 元", ("收 [8.5] 元", "收 [8.6] 元")),
        ("满 1,000 元", "满 1,200 元", ("满 [1,000] 元", "满 [1,200] 元")),
        ("09:00–12:00 办公", "09:00–12:30 办公", ("09:00–[12:00] 办公", "09:00–[12:30] 办公")),
        ("电话 0731-28680860 转", "电话 0731-52817001 转", ("电话 [0731-28680860] 转", "电话 [0731-52817001] 转")),
        ("不收费。", "不收费", ("不收费。", "不收费")),
        ("到窗口，办", "到窗口办", ("到窗口，办", "到窗口办")),
        ("自动打进您的卡", "自动转进您的卡", ("自动[打]进您的卡", "自动[转]进您的卡")),
        ("到大厅办", "到大厅，要预约，办", ("到大厅办", "到大厅，[要预约]，办")),
        ("you don't pay it", "you do pay it", ("you [don't] pay it", "you [do] pay it")),
        ("", "办", ("", "[办]")),
    ],
)
def test_words_are_marked_whole_and_nothing_else(one, other, marked):
    assert tuple(map(mark, (one, other), mark_differences([one, other]))) == marked


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("每月打五元到", "每年打六元到", ("每[月打五]元到", "每[年打六]元到")),
        ("每月打钱五元到", "每年打钱六元到", ("每[月]打钱[五]元到", "每[年]打钱[六]元到")),
        ("here go to eight now", "here send to nine now", ("here [go to eight] now", "here [send to nine] now")),
        ("here go 2025 eight", "here send 2025 nine", ("here [go] 2025 [eight]", "here [send] 2025 [nine]")),
        ("长期办", "短期办", ("[长]期办", "[短]期办")),
    ],
)
def test_what_is_common_but_stands_alone_between_two_marks_is_marked_with_them(one, other, marked):
    assert tuple(map(mark, (one, other), mark_differences([one, other]))) == marked


def test_only_what_all_texts_have_is_not_marked():
    texts = ["长沙每月一百元", "株洲每月五十元", "株洲每月一百元"]
    assert list(map(mark, texts, mark_differences(texts))) == [
        "[长沙]每月[一百]元",
        "[株洲]每月[五十]元",
        "[株洲]每月[一百]元",
    ]


def test_own_name_of_each_side_is_the_same_word():
    texts = ["长沙的事去长沙，不去株洲。", "株洲的事去株洲，不去株洲。"]
    names = [["长沙"], ["株洲"]]
    assert mark_differences(texts, names)[0] == ((10, 12),)
    assert mark(texts[1], mark_differences(texts, names)[1]) == "株洲的事去株洲，不去[株洲]。"


def test_names_of_both_ends_count_by_their_place():
    texts = ["从长沙转到株洲", "从株洲转到长沙"]
    assert mark_differences(texts, [["长沙", "株洲"], ["株洲", "长沙"]]) == ((), ())
    assert mark_differences(texts) != ((), ())


# Columns


@given(columns)
def test_every_text_gets_its_wording(texts):
    compared = compare_columns(texts)
    assert [len(column) for column in compared] == [len(column) for column in texts]


@given(columns)
def test_text_is_different_as_a_whole_only_beside_other_texts_and_then_has_no_marks(texts):
    for number, column in enumerate(compare_columns(texts)):
        others = [text for other, own in enumerate(texts) if other != number for text in own]
        for wording in column:
            assert not wording.whole or (others and not wording.marks)


@given(st.lists(writings().map(lambda w: w.text), max_size=4), st.booleans())
def test_equal_columns_stand_side_by_side_without_a_mark(texts, keeps_order):
    one, other = compare_columns([texts, texts], keeps_order=keeps_order)
    assert one == other
    assert {(wording.marks, wording.whole) for wording in one} <= {((), False)}
    assert len({wording.level for wording in one}) == len(texts)


@given(columns)
def test_order_of_every_column_is_kept_where_it_matters(texts):
    for levels in levels_of(compare_columns(texts, keeps_order=True)):
        assert levels == sorted(levels)


@given(columns)
def test_texts_of_one_column_share_a_level_only_where_they_have_no_counterpart(texts):
    for number, column in enumerate(compare_columns(texts)):
        has_others = any(own for other, own in enumerate(texts) if other != number)
        matched = [wording.level for wording in column if has_others and not wording.whole]
        assert len(matched) == len(set(matched))
        assert not set(matched) & {wording.level for wording in column if wording.whole}


def test_lone_column_has_nothing_to_differ_from():
    assert compare_columns([["到大厅办", "网上办"], [], []]) == ((Wording(), Wording()), (), ())


LOAN = "首套房最高贷七十万元"


def test_texts_that_are_hardly_alike_differ_as_a_whole():
    [[one], [other]] = compare_columns([[LOAN], ["周末大厅不开门"]])
    assert one == other == Wording(whole=True)


def test_most_alike_find_each_other_first():
    """The first text of the one column is like both of the other, and must not take away what the second is more like."""
    [one, other] = compare_columns([[LOAN, "二套房最高贷五十万元"], ["二套房最高贷六十万元", "首套房最高贷八十万元"]])
    assert [mark(text, wording.marks) for text, wording in zip([LOAN, "二套房最高贷五十万元"], one, strict=True)] == [
        "首套房最高贷[七]十万元",
        "二套房最高贷[五]十万元",
    ]
    assert [one[0].level, one[1].level] == [other[1].level, other[0].level]


def test_text_has_at_most_one_counterpart_in_a_column():
    for turn in (1, -1):
        one, other = compare_columns([[LOAN, LOAN + "整"], [LOAN]][::turn])[::turn]
        assert [(wording.marks, wording.whole) for wording in one] == [((), False), ((), True)]
        assert [(wording.marks, wording.whole) for wording in other] == [((), False)]


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_same_words_in_two_columns_are_not_marked_and_the_third_is(order):
    texts = [LOAN, "首套房最高贷七十万元", "首套房最高贷八十万元"]
    compared = compare_columns([[texts[n]] for n in order])
    found = {texts[n]: mark(texts[n], column[0].marks) for n, column in zip(order, compared, strict=True)}
    assert found == {LOAN: LOAN, texts[2]: "首套房最高贷[八]十万元"}


def test_counterparts_come_first_and_those_of_every_column_before_others():
    columns = [["甲乙丙丁", "子丑寅卯", "天地玄黄"], ["子丑寅卯", "天地玄黄", "宇宙洪荒"], ["天地玄黄"]]
    assert levels_of(compare_columns(columns)) == [[2, 1, 0], [1, 0, 2], [0]]


def test_counterparts_stand_side_by_side_as_far_as_the_order_allows():
    columns = [["甲乙丙丁", "子丑寅卯", "天地玄黄"], ["子丑寅卯", "宇宙洪荒", "天地玄黄", "日月盈昃"]]
    assert levels_of(compare_columns(columns, keeps_order=True)) == [[0, 1, 3], [1, 2, 3, 4]]
    crossed = [["子丑寅卯", "天地玄黄"], ["天地玄黄", "子丑寅卯"]]
    assert levels_of(compare_columns(crossed, keeps_order=True)) == [[1, 2], [0, 1]]
    assert levels_of(compare_columns(crossed)) == [[0, 1], [1, 0]]


def test_names_of_the_sides_make_texts_counterparts():
    assert compare_columns([["长沙办"], ["株洲办"]]) == ((Wording(whole=True),), (Wording(whole=True),))
    assert compare_columns([["长沙办"], ["株洲办"]], [["长沙"], ["株洲"]]) == ((Wording(),), (Wording(),))
