"""The characters that the program knows: files made beforehand, and read without what made them."""

import subprocess
import sys

import pytest

from cztservices.config import CHARACTERS
from cztservices.text.folding import is_han
from cztservices.text.pinyin import sounds_of

NONE = "-"
LEVEL_1 = [
    bytes((high, low)).decode("gb2312")
    for high in range(0xB0, 0xD8)
    for low in range(0xA1, 0xFF)
    if (high, low) < (0xD7, 0xFA)
]
"""The 3755 characters that are written most, by GB 2312."""

MAKERS = ("pypinyin", "jieba", "opencc", "snowballstemmer")
LOADING = f"""
import sys
import cztservices.search.find
from cztservices.text.folding import fold
from cztservices.text.pinyin import sounds_of
assert (fold("醫保"), sounds_of("医")) == ("医保", ("yi",))
loaded = {{name.partition(".")[0] for name in sys.modules}}
sys.exit(", ".join(loaded & {{*{MAKERS}}}) or 0)
"""


@pytest.fixture(scope="module")
def readings():
    """The columns of each line: a syllable, the characters that mostly sound so, and those that do at times."""
    text = (CHARACTERS / "readings.txt").read_text(encoding="utf-8")
    return [line.split(" ") for line in text.removesuffix("\n").split("\n")]


@pytest.fixture(scope="module")
def traditional():
    """Pairs of a traditional character and its simplified one."""
    lines = (CHARACTERS / "traditional.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert len(lines) == 2
    return list(zip(*lines, strict=True))


def test_every_line_of_readings_is_a_syllable_and_two_columns(readings):
    assert [line for line in readings if len(line) != 3] == []
    assert [
        syllable for syllable, *_ in readings if not (syllable.isascii() and syllable.isalpha() and syllable.islower())
    ] == []


def test_columns_of_readings_hold_characters_each_once_or_none(readings):
    columns = [column for _, *columns in readings for column in columns if column != NONE]
    assert [column for column in columns if not column or not all(map(is_han, column))] == []
    both = [[*(mostly + at_times).replace(NONE, "")] for _, mostly, at_times in readings]
    assert [chars for chars in both if len({*chars}) < len(chars) or not chars] == []


def test_syllables_come_in_the_order_of_the_alphabet_each_once(readings):
    syllables = [syllable for syllable, *_ in readings]
    assert syllables == sorted({*syllables})


def test_character_mostly_sounds_one_way(readings):
    mostly = [char for _, column, _ in readings for char in column if char != NONE]
    assert sorted(char for char in {*mostly} if mostly.count(char) > 1) == []


def test_every_common_character_has_a_sound():
    assert len(LEVEL_1) == 3755
    assert [char for char in LEVEL_1 if not sounds_of(char)] == []


def test_sounds_without_a_vowel_are_no_syllables(readings):
    """``m``, ``n`` and ``ng`` are initials, or the end of another syllable."""
    assert [syllable for syllable, *_ in readings if not {*syllable} & {*"aeiouv"}] == []


def test_traditional_characters_stand_once_and_are_not_their_simplified_ones(traditional):
    assert [pair for pair in traditional if not all(map(is_han, pair)) or pair[0] == pair[1]] == []
    assert len({char for char, _ in traditional}) == len(traditional) > 2000


def test_simplified_character_is_no_traditional_one(traditional):
    """Or what was folded once would fold again."""
    assert [plain for _, plain in traditional if plain in dict(traditional)] == []


def test_common_characters_are_left_as_they_are(traditional):
    """But for 乾, which is itself in 乾坤 and the traditional form of 干 everywhere else."""
    simplified = dict(traditional)
    assert "".join(char for char in LEVEL_1 if char in simplified) == "乾"


def test_search_is_loaded_without_what_made_the_files():
    """And without the stemmer, which only somebody who types English waits for."""
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "")
