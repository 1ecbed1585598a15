"""Make the fonts in resources/fonts from Noto Sans CJK (Debian's fonts-noto-cjk); the same input gives the same bytes.

    python -m scripts.make_font /usr/share/fonts/opentype/noto resources/fonts

The subset has the Han of GB 2312, the 5,401 frequent ones of Big5, those of data/ and the interface, simplified and
traditional (冇, 娭毑 and 攢 are in neither standard), Latin, and the signs that guides use. It carries a family name of
its own, so that it never mixes with a system's Noto, and leaves out the Kangxi radicals (U+2E80 to U+2FDF): with them,
text copied out of a PDF turns into radicals. For the same reason it has no forms by language (locl): their glyphs have
no code points, and a copied 5 would be no 5.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from cztservices.authoring.build import load_or_raise
from cztservices.authoring.traditional import make_traditional, to_traditional
from cztservices.config import DATA_FOLDER
from cztservices.i18n import DEFAULT_LANGUAGE, LANGUAGES
from scripts.make_translations import read_language

FAMILY = "CZT Sans"
SIMPLIFIED = "Noto Sans CJK SC"
SIGNS = "☎✓−㎡℃№→←⇄▶▼▷▽▲△□■●○◎◐◑◆◇★☆…—–·“”‘’「」『』《》〈〉〔〕【】￥¥×÷≥≤±°‰⌘"
FEATURES = ["kern", "ccmp", "palt", "vert", "mark", "tnum"]
DOUBLES = {0x2012, 0x2027, 0x301C}
"""Code points whose glyph is that of one which is used: text copied out of a PDF would have these instead."""

WINDOWS_ENGLISH = (3, 0x409)
EPOCH = 3_786_912_000  # 2024-01-01 in seconds since 1904, so that a run leaves no date of its own


def wanted_characters() -> set[int]:
    """Code points of the subset."""
    wanted = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | set(range(0x2010, 0x2028)) | set(range(0x3000, 0x3040))
    wanted |= set(range(0xFF01, 0xFF5F)) | {0xFFE5} | {ord(sign) for sign in SIGNS}
    wanted |= _characters("gb2312", range(0xA1, 0xF8)) | _characters("big5", range(0xA4, 0xC7))
    wanted |= {ord(char) for text in said() for char in text if char.isprintable()}
    return wanted - set(range(0x2E80, 0x2FE0)) - DOUBLES


def said() -> Iterator[str]:
    """Everything that the data and the interface say, in simplified and in traditional characters."""
    yield from LANGUAGES.values()
    for path in DATA_FOLDER.rglob("*.yaml"):
        yield path.read_text(encoding="utf-8")
    yield from make_traditional(load_or_raise(DATA_FOLDER)).values()
    for message in read_language(DEFAULT_LANGUAGE):
        for words in message.string if isinstance(message.string, tuple | list) else (message.string,):
            yield from (words, to_traditional(words))


def _characters(encoding: str, leads: range) -> set[int]:
    """Code points that two bytes of ``encoding`` can write, the first of them one of ``leads``."""
    text = "".join(bytes((lead, low)).decode(encoding, "ignore")[:1] for lead in leads for low in range(0x40, 0xFF))
    return {ord(char) for char in text if char > "\x7f"}


def make_subset(collection: Path, out: Path, weight: str) -> None:
    """Write one weight of the subset to ``out``."""
    fonts: list[TTFont] = TTCollection(str(collection)).fonts
    font = next(f for f in fonts if f["name"].getBestFamilyName() == SIMPLIFIED)
    options = Options(
        layout_features=FEATURES,
        hinting=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True,
    )
    options.drop_tables += ["DSIG", "VORG", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted_characters())
    subsetter.subset(font)
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created = EPOCH
    _rename(font, weight)
    font.save(out)


def _rename(font: TTFont, weight: str) -> None:
    full, post = f"{FAMILY} {weight}", f"{FAMILY.replace(' ', '')}-{weight}"
    names = {1: FAMILY, 2: weight, 3: f"{post};subset of Noto Sans CJK SC", 4: full, 6: post}
    table = font["name"]
    table.names = [record for record in table.names if (record.platformID, record.langID) == WINDOWS_ENGLISH]
    for name_id, text in names.items():
        table.setName(text, name_id, WINDOWS_ENGLISH[0], 1, WINDOWS_ENGLISH[1])
    top = font["CFF "].cff
    top.fontNames = [post]
    top.topDictIndex[0].FamilyName = FAMILY
    top.topDictIndex[0].FullName = full


if __name__ == "__main__":
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    for weight in ("Regular", "Bold"):
        make_subset(source / f"NotoSansCJK-{weight}.ttc", target / f"CZTSans-{weight}.otf", weight)
