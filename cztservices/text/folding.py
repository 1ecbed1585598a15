"""One form for every way of typing the same thing."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cztservices.config import CHARACTERS

_BETWEEN = re.compile(r"[^\w\u0300-\u036f]+|_")
_SIGNS = re.compile("[^a-z0-9]+")
_FOLDED = re.compile("[a-z0-9㐀-䶿一-鿿]*")
_DIAERESIS = "\u0308"
"""Behind a ``u`` it makes the ``ü`` of pinyin, which keyboards write as ``v``."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded ``text``, and for each of its characters the index of the original character that it came from."""

    text: str
    positions: tuple[int, ...]


def is_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character."""
    return "㐀" <= char <= "䶿" or "一" <= char <= "鿿"


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """Simplified characters by the code of the traditional one."""
    traditional, simple = (CHARACTERS / "traditional.txt").read_text(encoding="utf-8").split()
    return str.maketrans(dict(zip(traditional, simple, strict=True)))


def fold_with_positions(text: str) -> Folded:
    """Fold ``text``: full-width and capital letters, tone marks, traditional forms and punctuation make no difference.

    >>> fold_with_positions("Ｙī dì（就醫）").text
    'yidi就医'
    """
    kept: list[str] = []
    positions: list[int] = []
    for position, char in enumerate(text):
        if char.isascii():
            plain = char.lower()
        elif is_han(char):
            plain = _simplified().get(ord(char), char)
        else:
            composed = unicodedata.normalize("NFKC", char).casefold().translate(_simplified())
            plain = unicodedata.normalize("NFD", composed)
        for sign in plain:
            if is_han(sign) or ("a" <= sign <= "z") or ("0" <= sign <= "9"):
                kept.append(sign)
                positions.append(position)
            elif sign == _DIAERESIS and kept and kept[-1] == "u":
                kept[-1] = "v"
    return Folded("".join(kept), tuple(positions))


@lru_cache(maxsize=1)
def _table() -> dict[int, str | None]:
    """Traditional characters to simplified ones, and the punctuation of Chinese text to nothing."""
    return {**_simplified(), **dict.fromkeys(map(ord, " ，。、；：？！（）“”‘’《》—…·-/.,()"))}


def fold(text: str) -> str:
    """The folded text alone; plain Chinese takes the short way.

    >>> fold("GJJ 提取！")
    'gjj提取'
    """
    if text.isascii():
        return _SIGNS.sub("", text.lower())
    plain = text.lower().translate(_table())
    return plain if _FOLDED.fullmatch(plain) else fold_with_positions(text).text


def split_runs(text: str) -> list[str]:
    """Split folded text where Chinese characters, and letters or digits, meet.

    >>> split_runs("gjj提取2")
    ['gjj', '提取', '2']
    """
    return re.findall(r"[a-z0-9]+|[^a-z0-9]+", text)


def split_words(text: str) -> list[str]:
    """Folded words: Chinese runs whole, whatever stands between their characters; others parted by spaces and signs.

    >>> split_words("从湘潭 到长沙，gjj怎么提 取 (my pension)")
    ['从湘潭到长沙', 'gjj', '怎么提取', 'my', 'pension']
    """
    words: list[str] = []
    for part in _BETWEEN.split(unicodedata.normalize("NFKC", text)):
        for run in split_runs(fold(part)):
            if words and is_han(run[0]) and is_han(words[-1][0]):
                words[-1] += run
            else:
                words.append(run)
    return words
