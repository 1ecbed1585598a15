"""How a run of letters falls into syllables, and which of them sound alike in Hunan."""

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cztservices.config import CHARACTERS
from cztservices.text.pinyin import (
    COSTS,
    PARSES,
    READ_AT_MOST,
    Piece,
    alike,
    fold_accent,
    is_one_off,
    is_pinyin,
    is_syllable,
    near,
    parse_letters,
    parse_slips,
    sounds_of,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SYLLABLES = sorted(
    line.split(" ")[0] for line in (CHARACTERS / "readings.txt").read_text(encoding="utf-8").splitlines()
)
INITIALS = {syllable[0] for syllable in SYLLABLES} | {"zh", "ch", "sh"}
BEGINNINGS = {syllable[:size] for syllable in SYLLABLES for size in range(1, len(syllable))}

syllables = st.sampled_from(SYLLABLES)
letters_typed = st.lists(
    syllables | st.sampled_from(sorted(INITIALS)) | st.text(alphabet="aeghinouvzs", max_size=3), max_size=5
).map("".join)
"""Syllables, initials, and chance, side by side."""


# Sounds of characters


@pytest.mark.parametrize(
    ("char", "sounds"),
    [
        ("医", ("yi",)),
        ("行", ("xing", "hang", "heng")),
        ("会", ("hui", "kuai")),
        ("女", ("nv", "ru")),
        ("㐀", ()),
        ("龘", ()),
        ("a", ()),
        ("2", ()),
    ],
)
def test_sounds_of_a_character_come_likeliest_first(char, sounds):
    assert sounds_of(char) == sounds


def test_every_sound_of_a_character_is_a_syllable_and_stands_once():
    found = {chr(code): sounds_of(chr(code)) for code in range(0x4E00, 0xA000)}
    assert {sound for sounds in found.values() for sound in sounds} == {*SYLLABLES}
    assert [char for char, sounds in found.items() if len({*sounds}) < len(sounds)] == []


@pytest.mark.parametrize(
    ("letters", "is_one"), [("gong", True), ("lv", True), ("a", True), ("gon", False), ("lü", False), ("", False)]
)
def test_is_syllable(letters, is_one):
    assert is_syllable(letters) is is_one


# Accent


@pytest.mark.parametrize(
    "sounds",
    [
        ("zhi", "zi"),
        ("chang", "can"),
        ("shi", "si"),
        ("nan", "lan", "ran", "lang"),
        ("hu", "fu"),
        ("hui", "fei"),
        ("hun", "fen", "feng"),
        ("huang", "fang", "huan", "fan"),
        ("hua", "fa"),
        ("zheng", "zen"),
        ("xing", "xin"),
    ],
    ids=lambda sounds: sounds[0],
)
def test_syllables_that_are_not_told_apart_in_hunan_are_alike(sounds):
    assert {*sounds} <= {*alike(sounds[0])}


@pytest.mark.parametrize(
    ("one", "other"), [("gong", "gon"), ("dong", "dun"), ("ji", "zhi"), ("qi", "chi"), ("shu", "xu"), ("bo", "po")]
)
def test_other_syllables_are_told_apart(one, other):
    assert other not in alike(one)


def test_accent_parts_the_syllables_into_classes():
    """Everyone is in its own, and all in a class name the same one."""
    for syllable in SYLLABLES:
        assert syllable in alike(syllable)
        assert {alike(other) for other in alike(syllable)} == {alike(syllable)}


@pytest.mark.parametrize("letters", ["lui", "fuan", "fong", "zue"])
def test_letters_that_only_an_accent_makes_a_syllable(letters):
    assert not is_syllable(letters)
    assert {fold_accent(sound) for sound in alike(letters)} <= {fold_accent(letters)}


def test_letters_that_no_accent_makes_a_syllable_are_like_none():
    assert alike("xyz") == alike("") == ()


def test_accent_once_taken_off_a_syllable_is_off():
    assert [syllable for syllable in SYLLABLES if fold_accent(fold_accent(syllable)) != fold_accent(syllable)] == []


# Slips in a syllable


def slips_of(letters: str) -> set[str]:
    """All that one slip makes of ``letters``: a letter wrong, missing, or too many, or two that changed places."""
    cuts = [(letters[:at], letters[at:]) for at in range(len(letters) + 1)]
    wrong = {before + letter + after[1:] for before, after in cuts if after for letter in LETTERS}
    missing = {before + after[1:] for before, after in cuts if after}
    too_many = {before + letter + after for before, after in cuts for letter in LETTERS}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    return (wrong | missing | too_many | swapped) - {letters}


@given(syllables | st.text(alphabet=LETTERS, max_size=7))
@example("gogn")
@example("zhaung")
@example("zhuangg")
def test_near_are_the_syllables_that_one_slip_makes(letters):
    assert near(letters) == tuple(sorted(slips_of(letters) & {*SYLLABLES}))


def test_near_is_mutual():
    assert [(one, other) for one in SYLLABLES for other in near(one) if one not in near(other)] == []


@given(st.text(alphabet="abng", max_size=6), st.text(alphabet="abng", max_size=6))
@example("nga", "agn")
@example("nga", "gna")
def test_one_off_is_one_slip_in_either_direction(one, other):
    assert is_one_off(one, other) is is_one_off(other, one) is (other in slips_of(one))


@given(syllables, st.data())
def test_syllable_is_near_every_slip_of_it(syllable, data):
    typed = data.draw(st.sampled_from(sorted(slips_of(syllable) - {""})))
    assert syllable in near(typed)


# Letters that fall into pieces


def kinds_of(part: str, *, is_last: bool, accented: bool) -> list[Piece]:
    """What ``part`` may be by the descriptions of the pieces."""
    kinds = []
    if part in SYLLABLES:
        kinds.append(Piece.SYLLABLE)
    elif accented and len(part) > 1 and any(fold_accent(part) == fold_accent(syllable) for syllable in SYLLABLES):
        kinds.append(Piece.ACCENTED)
    if part in INITIALS:
        kinds.append(Piece.INITIAL)
    elif is_last and part in BEGINNINGS and part not in SYLLABLES:
        kinds.append(Piece.BEGINNING)
    return kinds


def cost_of(pieces: tuple[tuple[str, Piece], ...]) -> float:
    """A single vowel costs more than another syllable."""
    return sum(COSTS[kind] + 0.5 * (kind is Piece.SYLLABLE and len(part) == 1) for part, kind in pieces)


def every_parse(letters: str, *, accented: bool) -> list[tuple[tuple[str, Piece], ...]]:
    """All ways to cut ``letters`` into pieces."""
    if not letters:
        return [()]
    found = []
    for size in range(1, min(6, len(letters)) + 1):
        kinds = kinds_of(letters[:size], is_last=size == len(letters), accented=accented)
        for kind, rest in product(kinds, every_parse(letters[size:], accented=accented)):
            found.append(((letters[:size], kind), *rest))
    return found


@given(letters_typed, st.booleans())
def test_pieces_join_to_the_letters(letters, accented):
    for parse in parse_letters(letters, accented=accented):
        assert "".join(parse.sounds) == letters[:READ_AT_MOST]


@given(letters_typed.filter(lambda letters: len(letters) <= 12), st.booleans())
@example(letters="xianguo", accented=False)
@example(letters="changanan", accented=False)
@example(letters="luilong", accented=True)
def test_parses_are_the_cheapest_of_all(letters, accented):
    wanted = every_parse(letters, accented=accented)
    found = [parse.pieces for parse in parse_letters(letters, accented=accented)]
    assert len({*found}) == len(found)
    assert {*found} <= {*wanted}
    costs = sorted(round(cost_of(pieces), 6) for pieces in wanted)
    assert [round(cost_of(pieces), 6) for pieces in found] == costs[:PARSES]


@given(letters_typed, st.booleans())
def test_parse_says_what_it_costs(letters, accented):
    for parse in parse_letters(letters, accented=accented):
        assert parse.cost == pytest.approx(cost_of(parse.pieces))


@pytest.mark.parametrize(
    ("letters", "parse"),
    [
        ("gongjijin", "gong ji jin"),
        ("gjj", "g j j"),
        ("gongjj", "gong j j"),
        ("gjijin", "g ji jin"),
        ("gongjij", "gong ji j"),
        ("gongjiji", "gong ji ji"),
        ("zhuf", "zhu f"),
        ("zh", "zh"),
        ("sfz", "s f z"),
        ("shb", "sh b"),
        ("shebao", "she bao"),
        ("yiliao", "yi liao"),
        ("changsha", "chang sha"),
        ("xiangtan", "xiang tan"),
        ("tuixiujin", "tui xiu jin"),
        ("lvyou", "lv you"),
        ("nver", "nv er"),
        ("anzhi", "an zhi"),
        ("zhuangxi", "zhuang xi"),
        ("tuixi", "tui xi"),
        ("fangdai", "fang dai"),
        ("jiuyebutie", "jiu ye bu tie"),
    ],
)
def test_likeliest_parse_comes_first(letters, parse):
    assert " ".join(parse_letters(letters)[0].sounds) == parse


@pytest.mark.parametrize(
    ("letters", "parses"),
    [("xian", ["xian", "xi an"]), ("fangan", ["fan gan", "fang an"]), ("jie", ["jie", "ji e"])],
)
def test_letters_with_two_readings_have_both(letters, parses):
    assert [" ".join(parse.sounds) for parse in parse_letters(letters)][:2] == parses


def test_last_piece_may_be_the_beginning_of_a_sound_and_no_other_may():
    assert parse_letters("jizhua")[0].pieces[-1] == ("zhua", Piece.SYLLABLE)
    assert parse_letters("jizho")[0].pieces == (("ji", Piece.SYLLABLE), ("zho", Piece.BEGINNING))
    assert not any(letters == "zho" for parse in parse_letters("zhoji") for letters in parse.sounds)


@pytest.mark.parametrize("letters", ["v", "i", "iu", "gji2", "12345", "vpn", "医", "gong积"])
def test_what_is_no_pinyin_has_no_parse(letters):
    assert parse_letters(letters) == parse_letters(letters, accented=True) == ()


def test_accent_is_taken_off_only_where_it_is_asked_for():
    assert parse_letters("lui", accented=True)[0].pieces == (("lui", Piece.ACCENTED),)
    assert not any(kind is Piece.ACCENTED for parse in parse_letters("lui") for _, kind in parse.pieces)


def test_long_run_is_read_up_to_a_limit():
    assert {"".join(parse.sounds) for parse in parse_letters("gongji" * 100)} == {("gongji" * 100)[:READ_AT_MOST]}


@pytest.mark.parametrize(
    ("letters", "is_whole", "is_initials"), [("gongji", True, False), ("gj", False, True), ("gongj", False, False)]
)
def test_parse_says_whether_it_is_syllables_or_initials(letters, is_whole, is_initials):
    parse = parse_letters(letters)[0]
    assert (parse.is_whole, parse.is_initials) == (is_whole, is_initials)


@pytest.mark.parametrize(
    ("letters", "is_it"),
    [
        ("longyao", True),
        ("gongjijin", True),
        ("women", True),
        ("luilong", True),
        ("gjj", False),
        ("gongjj", False),
        ("english", False),
        ("pension", False),
        ("changshax", False),
        ("12345", False),
    ],
)
def test_is_pinyin(letters, is_it):
    assert is_pinyin(letters) is is_it


@given(letters_typed.filter(lambda letters: len(letters) <= 12))
def test_pinyin_is_what_falls_into_syllables_without_rest(letters):
    whole = (Piece.SYLLABLE, Piece.ACCENTED)
    parses = every_parse(letters, accented=True)
    assert is_pinyin(letters) is any(all(kind in whole for _, kind in pieces) for pieces in parses)


# Letters with a slip in them


def every_slip_parse(letters: str) -> list[tuple[tuple[str, Piece], ...]]:
    """All ways to cut ``letters`` into syllables, one of which is a slip; the last may be only begun."""
    found = []
    for start in range(len(letters)):
        for end in range(start + 1, min(start + 7, len(letters)) + 1):
            if not slips_of(letters[start:end]).isdisjoint(SYLLABLES):
                before = every_parse(letters[:start], accented=False)
                after = every_parse(letters[end:], accented=False)
                slip = (letters[start:end], Piece.SLIP)
                found += [(*one, slip, *other) for one, other in product(before, after)]
    return [pieces for pieces in found if is_whole_but_for_the_last(pieces, len(letters))]


def is_whole_but_for_the_last(pieces: tuple[tuple[str, Piece], ...], size: int) -> bool:
    """Whether only a piece that ends the letters is a beginning, and none is an initial."""
    at = 0
    for part, kind in pieces:
        at += len(part)
        if kind is Piece.INITIAL or (kind is Piece.BEGINNING and at < size):
            return False
    return True


def cost_with_slip(pieces: tuple[tuple[str, Piece], ...]) -> float:
    """A slip that makes another syllable costs more."""
    return cost_of(pieces) + sum(0.1 for part, kind in pieces if kind is Piece.SLIP and part in SYLLABLES)


@given(letters_typed)
def test_pieces_with_a_slip_join_to_the_letters_and_have_one_slip(letters):
    for parse in parse_slips(letters):
        assert "".join(parse.sounds) == letters[:READ_AT_MOST]
        [slip] = [part for part, kind in parse.pieces if kind is Piece.SLIP]
        assert near(slip)
        assert not any(kind is Piece.INITIAL for _, kind in parse.pieces)


@given(letters_typed.filter(lambda letters: len(letters) <= 8))
@example("gognji")
def test_parses_with_a_slip_are_the_cheapest_of_all(letters):
    wanted = every_slip_parse(letters)
    found = [parse.pieces for parse in parse_slips(letters)]
    assert len({*found}) == len(found)
    assert {*found} <= {*wanted}
    costs = sorted(round(cost_with_slip(pieces), 6) for pieces in wanted)
    assert [round(cost_with_slip(pieces), 6) for pieces in found[:PARSES]] == costs[:PARSES]


@pytest.mark.parametrize(
    ("letters", "slip"),
    [
        ("gognjijin", "gogn"),
        ("gongjijinn", "jinn"),
        ("gonngjijin", "gonng"),
        ("gogjijin", "gog"),
        ("shebap", "bap"),
        ("yiliiao", "liiao"),
        ("xiangtsn", "tsn"),
        ("zhuangg", "zhuangg"),
    ],
)
def test_slip_is_found_where_it_is(letters, slip):
    assert (slip, Piece.SLIP) in parse_slips(letters)[0].pieces
