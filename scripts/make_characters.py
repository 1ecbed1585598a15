"""Make ``resources/characters``: readings by syllable, and traditional characters with their simplified ones.

Run it again (make characters) when pypinyin or OpenCC knows better; the same versions give the same bytes.
"""

import sys
from collections import defaultdict
from pathlib import Path

import opencc
from pypinyin import Style, lazy_pinyin, pinyin

CJK = range(0x4E00, 0xA000)
"""The block of common characters."""

HUMMED = {"m", "n", "ng", "hng"}
"""Sounds without a vowel: letters that stand for these are initials."""


def general_characters() -> list[str]:
    """The characters of GB 2312, which are those that people type."""
    made = []
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                made.append(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return made


def write_readings(path: Path) -> None:
    """Write one line a syllable: itself, the characters that mostly sound so, those that do at times."""
    mostly: dict[str, list[str]] = defaultdict(list)
    at_times: dict[str, list[str]] = defaultdict(list)
    for char in general_characters():
        [likely] = lazy_pinyin(char)
        for sound in dict.fromkeys([likely, *pinyin(char, style=Style.NORMAL, heteronym=True)[0]]):
            if sound.isascii() and sound.isalpha() and sound not in HUMMED:
                (mostly if sound == likely else at_times)[sound].append(char)
    lines = (
        f"{sound} {''.join(mostly[sound]) or '-'} {''.join(at_times[sound]) or '-'}\n"
        for sound in sorted({*mostly, *at_times})
    )
    path.write_text("".join(lines), encoding="utf-8")


def write_traditional(path: Path) -> None:
    """Write two lines of the same length: traditional characters, and the simplified one of each.

    What is simplified to a character that is itself a traditional form of another is led on to that one.
    """
    converter = opencc.OpenCC("t2s")
    simple = {char: plain for char in map(chr, CJK) if (plain := converter.convert(char)) != char}
    simple = {char: plain for char, plain in simple.items() if len(plain) == 1 and ord(plain) in CJK}
    for char, plain in simple.items():
        while plain in simple:
            plain = simple[plain]  # noqa: PLW2901 - followed to its end
        simple[char] = plain
    path.write_text(f"{''.join(simple)}\n{''.join(simple.values())}\n", encoding="utf-8")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_readings(folder / "readings.txt")
    write_traditional(folder / "traditional.txt")
