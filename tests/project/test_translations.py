"""Every string is translated, and what is compiled is what is committed."""

import gettext
import string

import pytest
from babel.messages.pofile import read_po

from cztservices.authoring.traditional import to_traditional
from cztservices.i18n import LANGUAGES, LOCALES
from scripts.make_translations import extract, read_language

TRANSLATED = [code for code in LANGUAGES if code != "en"]
"""English is what stands in the code."""


@pytest.fixture(params=TRANSLATED)
def po(request):
    with (LOCALES / request.param / "LC_MESSAGES" / "interface.po").open("rb") as file:
        return read_po(file, locale=request.param)


@pytest.fixture(params=TRANSLATED)
def po_and_mo(request):
    folder = LOCALES / request.param / "LC_MESSAGES"
    with (folder / "interface.po").open("rb") as file:
        po = read_po(file, locale=request.param)
    with (folder / "interface.mo").open("rb") as file:
        return po, gettext.GNUTranslations(file)


def forms(text):
    """The forms of a message or of its translation: one, or one for each number."""
    return text if isinstance(text, tuple | list) else (text,)


def placeholders(text):
    """The names in braces."""
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def test_translation_holds_exactly_the_strings_of_the_code(po):
    in_code = {forms(message.id) for message in extract() if message.id}
    translated = {forms(message.id) for message in po if message.id}
    assert len(in_code) > 100
    assert translated == in_code


def test_nothing_is_untranslated_doubtful_or_left_over(po):
    messages = [message for message in po if message.id]
    assert [m.id for m in messages if not all(forms(m.string)) or not m.string] == []
    assert [m.id for m in messages if m.fuzzy] == []
    assert [*po.obsolete] == []


def test_placeholders_are_the_same(po):
    different = [
        message.id
        for message in po
        if message.id
        for translation in forms(message.string)
        if placeholders(translation) != set.union(*map(placeholders, forms(message.id)))
    ]
    assert different == []


def has_words(text):
    """Whether anything is said beside the placeholders."""
    return any(char.isalpha() for literal, *_ in string.Formatter().parse(text) for char in literal)


def test_translation_is_not_the_source_again(po):
    same = [message.id for message in po if message.id and message.id == message.string]
    assert list(filter(has_words, same)) == []


def test_compiled_translation_is_the_committed_one(po_and_mo):
    po, mo = po_and_mo
    expected = {}
    for message in po:
        if isinstance(message.id, tuple):
            expected |= {(message.id[0], n): form for n, form in enumerate(message.string)}
        elif message.id:
            expected[message.id] = message.string
    compiled = {key: text for key, text in mo._catalog.items() if key != ""}
    assert compiled == expected


def test_every_language_of_the_window_is_there():
    assert sorted(path.name for path in LOCALES.iterdir() if path.is_dir()) == sorted(TRANSLATED)


def test_traditional_translation_is_made_from_the_simplified_one():
    simplified, traditional = (
        {forms(message.id): forms(message.string) for message in read_language(code) if message.id}
        for code in ("zh_CN", "zh_TW")
    )
    assert traditional == {key: tuple(map(to_traditional, words)) for key, words in simplified.items()}
    assert traditional["Service",] == ("事項",)
