"""What somebody typed, and the names in which it stands: by characters, sounds, initials, accent, or with one slip."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cztservices.domain.words import Manner
from cztservices.text.pinyin import fold_accent, sounds_of
from cztservices.text.spelling import (
    ANY,
    LEAST_WITH_SLIP,
    MOST_WITH_SLIP,
    Spelling,
    literal_spellings,
    slip_spellings,
    sound_spellings,
    spell,
)
from cztservices.text.tokens import name_tokens
from tests.names import READINGS, Name, chinese_names

LONGEST_SOUND = 6
FUND = Name("公积金提取", ("gong", "ji", "jin", "ti|di", "qu"), ("gong", "ji", "jin", "ti", "qu"))

CHARACTERS, SOUNDS, BEGINNINGS = "医公长2", ("yi", "gong", "chang", "zhang", "ji"), ("j", "g", "zh", "sh", "a", "2")
NEEDLES = (
    "",
    *(f"{char}|" for char in CHARACTERS),
    *(f"|{sound}|" for sound in SOUNDS),
    *(f"|{by}" for by in BEGINNINGS),
)
rows = st.lists(st.lists(st.sampled_from(NEEDLES), min_size=1, max_size=3).map(tuple), min_size=1, max_size=5).filter(
    lambda row: any(places != ANY for places in row)
)

HOMOPHONES = {"公": "工", "积": "鸡", "金": "今", "医": "依", "保": "宝", "社": "设", "沙": "杀", "取": "曲"}
ACCENTED = {"jin": "jing", "sha": "sa", "she": "se", "chang": "can", "hui": "fei", "zhong": "zong"}


def ways_to_type(char: str, sound: str) -> dict[str, list[str]]:
    """How a character of a name may be typed: by itself, as it is, and by somebody who errs."""
    accented = ACCENTED.get(sound, sound)
    slips = [sound[:-1], sound + sound[-1], "鿿"]
    return {
        "by initials": [sound[0]],
        "by sounds": [sound],
        "as it is": [char, sound, sound[0]],
        "by error": [char, sound, char, sound, HOMOPHONES.get(char, char), accented, *slips],
    }


@st.composite
def names_and_typed(draw: st.DrawFn) -> tuple[Name, str]:
    """A name, and what somebody types who means a part of it."""
    name = draw(chinese_names())
    start = draw(st.integers(0, len(name.text) - 1))
    end = draw(st.integers(start + 1, len(name.text)))
    part = list(zip(name.text, name.spoken, strict=True))[start:end]
    how = draw(
        st.sampled_from(["by initials", "by sounds", "as it is", "as it is", "by error", "by error", "by a slip"])
    )
    if how == "by a slip":
        typed = draw(st.sampled_from(sorted(slips_of(name.text[start:end]))))
    else:
        typed = "".join(draw(st.sampled_from(ways_to_type(char, sound)[how])) for char, sound in part)
    assume(typed)
    return name, typed


chance = st.tuples(chinese_names(), st.text(alphabet="医保公积金长沙重会abcdeghijnouyz2", min_size=1, max_size=8))
meant = names_and_typed() | names_and_typed() | chance
"""A name and what was typed, which at times has nothing to do with the name."""

thoroughly = settings(max_examples=400)
"""There are many ways to type a name."""


def find_slowly(row: tuple[tuple[str, ...], ...], name: Name) -> int:
    """Where a row stands in a name: every beginning is tried, and every character is spelled out by itself."""
    units = [spell(char, (sounds,)) for char, sounds in zip(name.text, name.readings, strict=True)]
    for start in range(len(units) - len(row) + 1):
        if all(any(needle in units[start + at] for needle in places) for at, places in enumerate(row)):
            return start
    return -1


def found_in(name: Name, spellings: tuple[Spelling, ...]) -> list[tuple[Spelling, int]]:
    """The spellings that stand in a name, and where."""
    found = ((spelling, spelling.find(spell(name.text, name.readings))) for spelling in spellings)
    return [(spelling, start) for spelling, start in found if start >= 0]


def part_of(name: Name, spelling: Spelling, start: int) -> tuple[str, tuple[str, ...]]:
    """The characters and readings in which a spelling stands."""
    end = start + len(spelling.row)
    return name.text[start:end], name.readings[start:end]


# Where a row of needles stands


@pytest.mark.parametrize(
    ("folded", "readings", "spelled"),
    [("", (), ""), ("行", ("hang|xing",), " 行|hang|xing|"), ("u盾", ("u", "dun"), " u|u| 盾|dun|")],
)
def test_spell_gives_each_character_a_unit(folded, readings, spelled):
    assert spell(folded, readings) == spelled


@thoroughly
@given(rows, chinese_names())
def test_row_of_needles_is_found_where_it_stands_first(row, name):
    spelling = Spelling(tuple(row), frozenset(), Manner.TEXT)
    assert spelling.find(spell(name.text, name.readings)) == find_slowly(spelling.row, name)


@thoroughly
@given(meant)
def test_spelling_is_found_where_it_stands_first(case):
    name, typed = case
    for spelling in (*literal_spellings(typed), *sound_spellings(typed), *slip_spellings(typed)):
        assert spelling.find(spell(name.text, name.readings)) == find_slowly(spelling.row, name)


@pytest.mark.parametrize(
    ("row", "start"),
    [
        ((("公|",),), 0),
        ((("|q",),), 4),
        ((("|di|",), ("取|",)), 3),
        ((("积|", "提|"),), 1),
        ((("提|", "积|"),), 1),
        ((ANY, ("公|",)), -1),
        ((ANY, ("积|",)), 0),
        ((("取|",), ANY), -1),
        ((("提|",), ANY), 3),
        ((("|j",), ("|j",), ("|t",)), 1),
        ((("|j",), ("|t",)), 2),
        ((("金|",), ("积|",)), -1),
        ((("公|",),) * 6, -1),
    ],
)
def test_row_stands_at(row, start):
    spelled = spell(FUND.text, FUND.readings)
    assert Spelling(row, frozenset(), Manner.TEXT).find(spelled) == start


def test_nothing_is_found_in_no_name():
    assert literal_spellings("医")[0].find("") == -1


# As it is


@pytest.mark.parametrize(
    ("typed", "start", "end", "manner"),
    [
        ("公积金", 0, 3, Manner.TEXT),
        ("提取", 3, 5, Manner.TEXT),
        ("gongjijin", 0, 3, Manner.PINYIN),
        ("gongjij", 0, 3, Manner.PINYIN),
        ("gongji", 0, 2, Manner.PINYIN),
        ("gon", 0, 1, Manner.PINYIN),
        ("gjj", 0, 3, Manner.INITIALS),
        ("g", 0, 1, Manner.INITIALS),
        ("tiqu", 3, 5, Manner.PINYIN),
        ("diqu", 3, 5, Manner.PINYIN),
        ("tq", 3, 5, Manner.INITIALS),
        ("dq", 3, 5, Manner.INITIALS),
        ("gongjj", 0, 3, Manner.INITIALS),
        ("gjj提取", 0, 5, Manner.INITIALS),
        ("gong积金", 0, 3, Manner.PINYIN),
        ("公积j", 0, 3, Manner.PINYIN),
        ("公ji金tiq", 0, 5, Manner.PINYIN),
    ],
)
def test_name_is_spelled_as_it_is_typed(typed, start, end, manner):
    spelling, at = found_in(FUND, literal_spellings(typed))[0]
    assert (at, at + len(spelling.row), spelling.manner) == (start, end, manner)


@pytest.mark.parametrize(
    "typed", ["v", "jgg", "金公", "gongjijinx", "gjj提取x", "提取公", "gongjijing", "工积金", "gjj2", "鿿"]
)
def test_name_is_not_spelled_otherwise(typed):
    assert found_in(FUND, literal_spellings(typed)) == []


@pytest.mark.parametrize(
    ("typed", "name", "start"),
    [
        ("12345", "12345热线", 0),
        ("345", "12345热线", 2),
        ("u盾", "办u盾", 1),
        ("vpn", "用vpn", 1),
        ("g9", "京g9列车", 1),
    ],
)
def test_letters_and_digits_in_a_name_are_found(typed, name, start):
    readings = {
        "热": "re",
        "线": "xian",
        "盾": "dun",
        "办": "ban",
        "用": "yong",
        "京": "jing",
        "列": "lie",
        "车": "che|ju",
    }
    spelled = spell(name, tuple(readings.get(char, char) for char in name))
    assert start in [spelling.find(spelled) for spelling in literal_spellings(typed)]


def test_letter_that_is_no_pinyin_does_not_stand_for_the_end_of_a_sound():
    """``沙1`` is not ``a1``."""
    assert found_in(Name("沙1", ("sha", "1"), ("sha", "1")), literal_spellings("a1")) == []


def read_off(typed: str, name: Name, at: int, stands_for: Callable[[str, str, str], bool]) -> set[int]:
    """Where it may end when ``typed`` is read off a name from ``at`` on, a piece for each character."""
    if not typed:
        return {at}
    if at == len(name.text):
        return set()
    pieces = [typed[:size] for size in range(1, LONGEST_SOUND + 1)]
    sounds = name.readings[at].split("|")
    good = {piece for piece in pieces if any(stands_for(piece, name.text[at], sound) for sound in sounds)}
    return {end for piece in good for end in read_off(typed.removeprefix(piece), name, at + 1, stands_for)}


def is_written_so(piece: str, char: str, sound: str) -> bool:
    """Whether ``piece`` is a character or the beginning of its sound."""
    return piece == char or sound.startswith(piece)


def sounds_so(piece: str, char: str, sound: str) -> bool:
    """The same for what sounds alike."""
    own = sounds_of(piece) if len(piece) == 1 else ()
    return is_written_so(piece, char, sound) or sound in own


def sounds_so_in_hunan(piece: str, char: str, sound: str) -> bool:
    """The same for what a Hunan accent does not tell apart."""
    own = sounds_of(piece) if len(piece) == 1 else ()
    heard = {fold_accent(other) for other in (piece, *own)}
    return is_written_so(piece, char, sound) or fold_accent(sound) in heard


@thoroughly
@given(meant)
def test_what_is_found_as_it_is_can_be_read_off_the_name(case):
    name, typed = case
    for spelling, start in found_in(name, literal_spellings(typed)):
        assert start + len(spelling.row) in read_off(typed, name, start, is_written_so)


@given(chinese_names(), st.data())
def test_part_of_a_name_is_found_by_its_characters(name, data):
    start = data.draw(st.integers(0, len(name.text) - 1))
    end = data.draw(st.integers(start + 1, len(name.text)))
    [spelling] = literal_spellings(name.text[start:end])
    assert spelling.find(spell(name.text, name.readings)) == name.text.find(name.text[start:end])


@given(chinese_names().filter(lambda name: len(name.text) <= 4 and not {*"2阿爱饿"} & {*name.text}))
def test_name_is_found_by_the_initial_of_each_character(name):
    """Of 社会 as well, where they could be one initial; letters that are a sound of their own may be read otherwise."""
    wholes = [len(spelling.row) for spelling, start in found_in(name, literal_spellings(name.initials)) if start == 0]
    assert len(name.text) in wholes


@given(chinese_names().filter(lambda name: len(name.text) <= 3 and "2" not in name.text))
def test_name_is_found_by_its_whole_pinyin(name):
    wholes = [len(spelling.row) for spelling, start in found_in(name, literal_spellings(name.pinyin)) if start == 0]
    assert len(name.text) in wholes


@given(chinese_names().filter(lambda name: len(name.text) <= 3 and "2" not in name.text), st.data())
def test_name_is_found_by_characters_mixed_with_sounds(name, data):
    ways = zip(name.text, name.spoken, strict=True)
    typed = "".join(data.draw(st.sampled_from([char, sound])) for char, sound in ways)
    assert found_in(name, literal_spellings(typed))


# Candidates: an entry that lacks a token is never looked at


@thoroughly
@given(meant)
def test_name_holds_every_token_of_what_is_found_in_it(case):
    name, typed = case
    held = name_tokens(name.text, name.readings)
    for spelling, _ in found_in(name, (*literal_spellings(typed), *sound_spellings(typed), *slip_spellings(typed))):
        assert spelling.tokens <= held


@given(meant)
def test_spelling_asks_for_a_token(case):
    """One that asked for none would fetch nothing."""
    _, typed = case
    assert all(
        spelling.tokens for spelling in (*literal_spellings(typed), *sound_spellings(typed), *slip_spellings(typed))
    )


@pytest.mark.parametrize(
    ("typed", "name", "readings"),
    [
        ("会", "快", ("kuai",)),
        ("重会", "中慧", ("zhong", "hui")),
        ("重会", "虫快", ("chong", "kuai")),
        ("会议", "快易", ("kuai", "yi")),
        ("y会", "一慧", ("yi", "hui")),
    ],
)
def test_name_is_a_candidate_for_homophones_that_have_several_sounds(typed, name, readings):
    """No sound of them is sure."""
    found = found_in(Name(name, readings, readings), sound_spellings(typed))
    assert found
    assert all(spelling.tokens <= name_tokens(name, readings) for spelling, _ in found)


# By its sound


@pytest.mark.parametrize(
    ("typed", "manner"),
    [
        ("工资金", None),
        ("工鸡今", Manner.HOMOPHONE),
        ("公鸡金", Manner.HOMOPHONE),
        ("供积金", Manner.HOMOPHONE),
        ("公积经", Manner.ACCENT),
        ("地取", Manner.HOMOPHONE),
        ("gong鸡金", Manner.HOMOPHONE),
        ("gongjijing", Manner.ACCENT),
        ("gongjijinx", None),
        ("gonji", None),
    ],
)
def test_name_is_found_by_its_sound(typed, manner):
    assert next((spelling.manner for spelling, _ in found_in(FUND, sound_spellings(typed))), None) == manner


@pytest.mark.parametrize(
    ("typed", "name", "readings"),
    [
        ("fukou", "户口", ("hu", "kou")),
        ("sehui", "社会", ("she", "hui|kuai")),
        ("cansa", "长沙", ("chang|zhang", "sha")),
        ("lan", "兰", ("lan",)),
        ("nan", "兰", ("lan",)),
        ("luilan", "瑞兰", ("rui", "lan")),
        ("fuangjia", "换家", ("huan", "jia")),
        ("富口", "户口", ("hu", "kou")),
        ("zuzeng", "株证", ("zhu", "zheng")),
        ("zuz", "株证", ("zhu", "zheng")),
    ],
)
def test_name_is_found_by_what_a_hunan_accent_makes_of_it(typed, name, readings):
    found = found_in(Name(name, readings, ()), sound_spellings(typed))
    assert {spelling.manner for spelling, _ in found} >= {Manner.ACCENT}


@pytest.mark.parametrize("typed", ["gjj", "g", "zhsh"])
def test_initials_are_never_meant_by_their_sound(typed):
    assert sound_spellings(typed) == ()


@thoroughly
@given(meant)
def test_what_is_found_by_its_sound_sounds_so(case):
    name, typed = case
    for spelling, start in found_in(name, sound_spellings(typed)):
        stands_for = sounds_so if spelling.manner is Manner.HOMOPHONE else sounds_so_in_hunan
        assert start + len(spelling.row) in read_off(typed, name, start, stands_for)


# With a slip


def slips_of(text: str) -> set[str]:
    """All that one slip makes of ``text`` with the characters of names: wrong, missing, too many, changed places."""
    cuts = [(text[:at], text[at:]) for at in range(len(text) + 1)]
    wrong = {before + char + after[1:] for before, after in cuts if after for char in READINGS}
    missing = {before + after[1:] for before, after in cuts if after}
    too_many = {before + char + after for before, after in cuts for char in READINGS}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    return wrong | missing | too_many | swapped


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("公鸡金", 0, 3),
        ("公积及", 0, 3),
        ("共积金提取", 0, 5),
        ("公积提取", 0, 5),
        ("公积积金", 0, 3),
        ("积公金", 0, 3),
        ("公积的金", 0, 3),
        ("金题取", 2, 5),
        ("gognjijin", 0, 3),
        ("gongjijinn", 0, 3),
        ("gonngjijin", 0, 3),
        ("gongjjin", 0, 3),
        ("gobgji", 0, 2),
        ("gongjijintiqi", 0, 5),
        ("tiwu", 3, 5),
    ],
)
def test_name_is_found_in_spite_of_one_slip(typed, start, end):
    places = [(at, at + len(spelling.row)) for spelling, at in found_in(FUND, slip_spellings(typed))]
    assert (start, end) in places


@pytest.mark.parametrize("typed", ["公几今提取", "几今提", "gognjijinn", "gobgjo", "取提金"])
def test_name_is_not_found_in_spite_of_two_slips(typed):
    assert found_in(FUND, slip_spellings(typed)) == []


@pytest.mark.parametrize(
    "typed",
    ["", "公", "公及", "gj", "g公积金", "公积金2", "12345", "医" * (MOST_WITH_SLIP + 1)],
    ids=lambda typed: typed[:6],
)
def test_what_is_too_short_too_long_or_of_two_scripts_is_taken_as_it_is(typed):
    assert slip_spellings(typed) == ()


def test_one_character_too_many_is_not_looked_for_in_three():
    """But for one that was typed twice: two characters alone would say too little."""
    assert found_in(Name("公积", ("gong", "ji"), ()), slip_spellings("公积取")) == []
    assert found_in(Name("公积", ("gong", "ji"), ()), slip_spellings("公公积"))


@given(chinese_names(), st.data())
def test_name_is_found_by_any_slip_of_its_characters(name, data):
    assume(2 <= len(name.text) < MOST_WITH_SLIP and "2" not in name.text)
    typed = data.draw(st.sampled_from(sorted(slips_of(name.text))))
    assume(LEAST_WITH_SLIP < len(typed) <= MOST_WITH_SLIP and "2" not in typed)
    assert found_in(name, (*literal_spellings(typed), *slip_spellings(typed)))


@thoroughly
@given(meant)
def test_what_is_found_in_spite_of_a_slip_is_one_slip_off(case):
    name, typed = case
    assume(all(char in READINGS for char in typed))
    for spelling, start in found_in(name, slip_spellings(typed)):
        text, _ = part_of(name, spelling, start)
        assert text == typed or typed in slips_of(text)


@given(meant)
def test_manner_says_how_it_is_found(case):
    _, typed = case
    assert {spelling.manner for spelling in literal_spellings(typed)} <= {Manner.TEXT, Manner.PINYIN, Manner.INITIALS}
    assert {spelling.manner for spelling in sound_spellings(typed)} <= {Manner.HOMOPHONE, Manner.ACCENT}
    assert {spelling.manner for spelling in slip_spellings(typed)} <= {Manner.SLIP}
