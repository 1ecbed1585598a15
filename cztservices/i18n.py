"""Words in the reader's language: gettext for the interface, babel for dates, numbers and lists.

Strings in the code are English and marked with ``N_`` where they stand and translated where they are shown, so that
the language can change while the program runs.
"""

import gettext as _gettext
import os
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}
"""Languages of the interface, each named in itself."""

DEFAULT_LANGUAGE = "zh_CN"
TRADITIONAL = "zh_TW"
"""Chinese in traditional characters; the catalogue holds its data in those besides."""

LOCALES = Path(__file__).parent / "locales"
_DOMAIN = "interface"
_ISO_DAY = 10
_READ_TRADITIONAL = {"tw", "hk", "mo", "hant"}
"""Parts of the name of a locale whose readers read traditional characters."""


def N_(text: str) -> str:
    """Mark ``text`` for extraction and leave it as it is."""
    return text


class HasWords(Protocol):
    """The same words in Chinese and in English."""

    @property
    def zh(self) -> str:
        """Simplified Chinese."""

    @property
    def en(self) -> str:
        """English."""


class Translator:
    """One language: finds words, and writes dates and lists as its readers do."""

    def __init__(self, language: str = DEFAULT_LANGUAGE, traditional: Mapping[str, str] | None = None) -> None:
        """Open ``language``; the strings of the code (English) serve where a translation is missing.

        ``traditional`` is what the catalogue says in traditional characters, by the same in simplified ones; what it
        lacks is shown in simplified ones.
        """
        self.language = language
        self._traditional = traditional if language == TRADITIONAL and traditional is not None else {}
        self._words = _gettext.translation(_DOMAIN, LOCALES, languages=[language], fallback=True)

    @property
    def is_chinese(self) -> bool:
        """Whether data is shown in Chinese."""
        return self.language.startswith("zh")

    def say(self, text: HasWords) -> str:
        """The words of the data in this language."""
        return self.say_plain(text.zh) if self.is_chinese else text.en

    def say_plain(self, zh: str) -> str:
        """Chinese words of the data that have no English ones beside them, in the characters of this language."""
        return self._traditional.get(zh, zh)

    def gettext(self, text: str) -> str:
        """The translation of ``text``."""
        return self._words.gettext(text) if text else ""

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The translation of ``singular`` or ``plural``, whichever ``count`` asks for."""
        return self._words.ngettext(singular, plural, count)

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale

        return Locale.parse(self.language)

    def format_day(self, day: date) -> str:
        """A day in full: 2026年11月22日, November 22, 2026."""
        from babel.dates import format_date

        return format_date(day, format="long", locale=self._locale)

    def format_source_day(self, text: str) -> str:
        """A date as precise as its source gives it (YYYY, YYYY-MM or YYYY-MM-DD)."""
        from babel.dates import format_date, format_skeleton

        parts = [int(part) for part in text.split("-")]
        day = date(*[*parts, 1, 1][:3])
        if len(text) == _ISO_DAY:
            return format_date(day, format="medium", locale=self._locale)
        return format_skeleton("yMMM" if len(parts) > 1 else "y", day, locale=self._locale)

    def format_number(self, number: float | Decimal) -> str:
        """A number with the separators of the language."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale)

    def format_list(self, items: Iterable[str]) -> str:
        """Items joined as in a sentence."""
        from babel.lists import format_list

        return format_list(list(items), locale=self._locale)


def choose_language(wanted: str | None = None) -> str:
    """The language to use: the one ``wanted``, else that of the environment, else Chinese."""
    for name in (wanted, os.environ.get("LC_ALL"), os.environ.get("LC_MESSAGES"), os.environ.get("LANG")):
        parts = re.split("[^a-z]+", (name or "").lower())
        if parts[0].startswith("en"):
            return "en"
        if parts[0].startswith("zh"):
            return TRADITIONAL if _READ_TRADITIONAL & {*parts} and "hans" not in parts else DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE
