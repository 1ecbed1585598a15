"""One form for every way of typing the same thing."""

import unicodedata
from dataclasses import dataclass

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


def fold_with_positions(text: str) -> Folded:
    """Fold ``text``: full-width and capital letters, tone marks and punctuation make no difference.

    >>> fold_with_positions("Ｙī dì（就医）").text
    'yidi就医'
    """
    kept: list[str] = []
    positions: list[int] = []
    for position, char in enumerate(text):
        for plain in unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char).casefold()):
            if is_han(plain) or ("a" <= plain <= "z") or ("0" <= plain <= "9"):
                kept.append(plain)
                positions.append(position)
            elif plain == _DIAERESIS and kept and kept[-1] == "u":
                kept[-1] = "v"
    return Folded("".join(kept), tuple(positions))


def fold(text: str) -> str:
    """The folded text alone.

    >>> fold("GJJ 提取！")
    'gjj提取'
    """
    return fold_with_positions(text).text


def split_runs(text: str) -> list[str]:
    """Split folded text where Chinese characters, and letters or digits, meet.

    >>> split_runs("gjj提取2")
    ['gjj', '提取', '2']
    """
    runs: list[str] = []
    for char in text:
        if runs and is_han(runs[-1][-1]) == is_han(char):
            runs[-1] += char
        else:
            runs.append(char)
    return runs
