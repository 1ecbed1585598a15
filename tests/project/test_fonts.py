"""The fonts that ship with the program draw everything that it says."""

import ast
import sqlite3

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from cztservices.authoring.build import load_or_raise
from cztservices.authoring.traditional import make_traditional, to_traditional
from cztservices.config import DATA_FOLDER, RESOURCES
from cztservices.i18n import LANGUAGES, LOCALES
from cztservices.ui.fonts import FAMILY

FONTS = RESOURCES / "fonts"
WEIGHTS = ("Regular", "Bold")
RADICALS = range(0x2E80, 0x2FE0)
UNSEEN = {"\n", "\t", "\r", "\0", "\u2028", "\u200d", "\ufffc", "\U0001f3fb", "\U0001f3ff"}
"""Signs that code looks for or puts in the place of something else; nobody reads them."""


@pytest.fixture(scope="module", params=WEIGHTS)
def font(request):
    with TTFont(FONTS / f"CZTSans-{request.param}.otf") as opened:
        yield opened


@pytest.fixture(scope="module")
def words_of_catalogue(real_catalogue):
    """Every text in the built catalogue."""
    connection = sqlite3.connect(real_catalogue)
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
    ).fetchall()
    rows = [row for (table,) in tables for row in connection.execute(f'SELECT * FROM "{table}"')]  # noqa: S608 - names from the file itself
    connection.close()
    return [cell for row in rows for cell in row if isinstance(cell, str)]


def words_of_interface(root):
    """Every text that the window itself says: the translations, and the strings in the code of pages and presenters."""
    words = [*LANGUAGES.values()]
    for path in LOCALES.rglob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                for text in (message.id, message.string):
                    words += text if isinstance(text, tuple | list) else [text]
    for folder in ("ui", "app", "presenters"):
        for path in (root / "cztservices" / folder).rglob("*.py"):
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            words += [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return words


def missing(font, words):
    """The characters of ``words`` that the font cannot draw."""
    return sorted(set("".join(words)) - UNSEEN - {chr(code) for code in font.getBestCmap()})


def test_font_draws_the_whole_catalogue(font, words_of_catalogue):
    assert len(words_of_catalogue) > 500
    assert missing(font, words_of_catalogue) == []


def test_font_draws_the_whole_catalogue_in_traditional_characters(font):
    traditional = make_traditional(load_or_raise(DATA_FOLDER)).values()
    assert len(traditional) > 500
    assert missing(font, traditional) == []


def test_font_draws_the_whole_interface_in_traditional_characters(font, root):
    assert missing(font, map(to_traditional, words_of_interface(root))) == []


def test_font_draws_the_whole_interface(font, root):
    words = words_of_interface(root)
    assert "⇄" in words
    assert missing(font, words) == []


def test_font_has_a_family_name_of_its_own(font):
    names = {record.toUnicode() for record in font["name"].names if record.nameID in (1, 16)}
    assert names == {FAMILY} == {"CZT Sans"}
    assert font["CFF "].cff.topDictIndex[0].FamilyName == FAMILY


def test_reserved_name_is_in_no_name_of_the_font(font):
    names = [record.toUnicode() for record in font["name"].names if record.nameID in (1, 4, 6, 16)]
    assert [name for name in names if "Noto" in name] == []


def test_font_has_no_radicals(font):
    """With them, text that is copied out of a PDF turns into radicals."""
    assert [hex(code) for code in font.getBestCmap() if code in RADICALS] == []


def test_weights_draw_the_same_characters():
    maps = [set(TTFont(FONTS / f"CZTSans-{weight}.otf").getBestCmap()) for weight in WEIGHTS]
    assert maps[0] == maps[1]


def test_licence_lies_beside_the_fonts():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert sorted(path.suffix for path in FONTS.iterdir()) == [".otf", ".otf", ".txt"]
