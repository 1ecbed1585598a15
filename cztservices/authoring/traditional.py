"""Traditional characters for readers in Taiwan, made when the catalogue and the translations are.

OpenCC writes one character for each; ``spellings_tw.tsv`` mends those that it chooses wrongly, and ``terms_tw.tsv`` has
everyday words of Taiwan. Names keep their own words, since who looks for an app or a paper finds it only by those.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from cztservices.config import CHARACTERS
from cztservices.domain.catalogue import Catalogue, Office, Text
from cztservices.domain.hours import describe_exceptions, describe_hours, describe_span

if TYPE_CHECKING:
    from opencc import OpenCC

SPELLINGS, TERMS = "spellings_tw.tsv", "terms_tw.tsv"
_QUOTED = re.compile("《[^》]*》|“[^”]*”")
_ALIASES = ("aliases", "aliases_zh")
_OWN_WORDS = ("name", "issuer", "publisher", "windows", "entries", *_ALIASES)
"""Fields of the registries that hold names which others gave."""


def to_traditional(text: str) -> str:
    """``text`` for a reader in Taiwan; what stands in quotes is a name.

    >>> to_traditional("后天在“网络大厅”打印")
    '後天在「網絡大廳」列印'
    """
    plain, parts, at = _converter().convert(text), [], 0
    for quoted in _QUOTED.finditer(text):
        parts += [_words().mend(text, plain, at, quoted.start()), _spellings().mend(text, plain, *quoted.span())]
        at = quoted.end()
    return "".join(parts) + _words().mend(text, plain, at, len(text))


def name_in_traditional(name: str) -> str:
    """A name in traditional characters, with its own words.

    >>> name_in_traditional("华声在线")
    '華聲在線'
    """
    return _spellings().mend(name, _converter().convert(name), 0, len(name))


def make_traditional(catalogue: Catalogue) -> dict[str, str]:
    """Everything Chinese that a reader of ``catalogue`` sees, in traditional characters where those are others.

    Titles of sources, and what the files quote of them, stay as they were published.
    """
    groups = catalogue.lexicon.groups
    typed = (word for group in groups for word in group.words)  # shown as they were typed
    found: dict[str, str] = {}
    for strings, write in (
        (_names(catalogue), name_in_traditional),
        (_texts(catalogue), to_traditional),
        (typed, name_in_traditional),
    ):
        found |= {zh: write(zh) for zh in strings if zh not in found}
    return {zh: tw for zh, tw in found.items() if zh != tw}


@dataclass(frozen=True)
class _Table:
    """Forms that go before those of OpenCC."""

    forms: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.forms, key=lambda zh: (-len(zh), zh)))))

    def mend(self, text: str, plain: str, start: int, end: int) -> str:
        """``plain``, which is ``text`` character by character, from ``start`` to ``end`` with the forms put in."""
        parts, at = [], start
        for found in self._pattern.finditer(text, start, end):
            parts += [plain[at : found.start()], self.forms[found.group()]]
            at = found.end()
        return "".join(parts) + plain[at:end]


@lru_cache(maxsize=1)
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("s2tw")


@lru_cache(maxsize=1)
def _spellings() -> _Table:
    return _Table(_read(SPELLINGS))


@lru_cache(maxsize=1)
def _words() -> _Table:
    return _Table(_read(SPELLINGS) | _read(TERMS))


def _read(file: str) -> dict[str, str]:
    """The entries of a file: one a line, two forms with a tab between; the rest says why."""
    lines = (CHARACTERS / file).read_text(encoding="utf-8").splitlines()
    entries = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {zh: tw for zh, tw in entries}  # noqa: C416 - says what an entry is, and fails on one of another form


def _names(catalogue: Catalogue) -> Iterator[str]:
    """What others named."""
    registries: tuple[Mapping[str, Any], ...] = (
        catalogue.jurisdictions,
        catalogue.sources,
        catalogue.channels,
        catalogue.licences,
        catalogue.offices,
        catalogue.lists,
    )
    for record in (record for registry in registries for record in registry.values()):
        yield from _texts_of(record, _OWN_WORDS)


def _texts(catalogue: Catalogue) -> Iterator[str]:
    """Every text, also those that are put together when they are shown."""
    for registry in fields(catalogue):
        if registry.name not in ("lexicon", "sayings"):
            for value in getattr(catalogue, registry.name).values():
                yield from _texts_in(value)
    for sayings in catalogue.sayings.values():
        yield from sayings.zh
    for office in catalogue.offices.values():
        yield from _spoken_of(office)


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield value.zh
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)
    elif is_dataclass(value):
        yield from _texts_of(value, [field.name for field in fields(value)])


def _texts_of(record: Any, names: Iterable[str]) -> Iterator[str]:
    """The texts in some fields of a record; a name also without its bracket, as the search finds it."""
    for name in names:
        value = getattr(record, name, None)
        if name in _ALIASES:
            yield from value or ()
            continue
        for text in _texts_in(value):
            yield text
            if name == "name":
                yield text.partition("（")[0]


def _spoken_of(office: Office) -> tuple[str, ...]:
    """When an office is open, as it is put into words."""
    said = (
        describe_hours(office.hours),
        describe_exceptions(office.exceptions),
        describe_span(office.valid_from, office.valid_to),
    )
    return tuple(text.zh for text in said)
