"""The lexicon and the names of places as the search reads them, and the forms in which their words may be typed."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from cztservices.authoring.readings import read_name
from cztservices.domain.catalogue import Jurisdiction
from cztservices.domain.lexicon import Lexicon, WordGroup
from cztservices.domain.places import spellings
from cztservices.domain.words import JurisdictionKind
from cztservices.search.vocabulary import Form, Kind, WordTable, rough_sound, without_one
from cztservices.text.folding import fold, is_han
from cztservices.text.pinyin import fold_accent
from cztservices.text.stems import stem

_READINGS = 4
"""Ways of saying a word that are kept."""

_WORDS = 8
"""Words kept for one form; the rest could mean anything."""

_LEAST_SHORT, _LEAST_LETTERS = 3, 5
"""Words with fewer characters, or letters, are not looked for with a slip in them: it would find too many."""

_Row = tuple[str, str, str, bool, str]
"""Kind, ref, element, whether the place is weak, and the place that a word of a group stands in."""

_Phrase = tuple[str, str, str, bool, str, str]
"""The same, and the word that a phrase stands for."""


def word_table(lexicon: Lexicon, jurisdictions: Iterable[Jurisdiction]) -> WordTable:
    """Every word; where two are written alike, places come first, then groups in the order of the file."""
    words: dict[str, _Row] = {}
    phrases: dict[str, _Phrase] = {}
    cities = _take_places(list(jurisdictions), words, phrases)
    for place in lexicon.places:
        for name in place.names:
            words.setdefault(fold(name), (Kind.PLACE.value, place.code, "", place.weak, ""))
    for group in lexicon.groups:
        _take(group.words, group.en, (Kind.GROUP.value, group.name, "", False, group.place), words, phrases)
    for asking in lexicon.asking:
        element = asking.element.value if asking.element else ""
        _take(asking.words, asking.en, (Kind.ASKING.value, "", element, False, ""), words, phrases)
    groups = {group.name: group for group in lexicon.groups}
    above = {name: _ancestors(groups, name) for name in groups}
    contexts = tuple(group.name for group in lexicon.groups if group.context)
    return WordTable(words, phrases, above, _pairs(lexicon, words), cities, contexts)


def _take_places(
    jurisdictions: list[Jurisdiction], words: dict[str, _Row], phrases: dict[str, _Phrase]
) -> dict[str, str]:
    ours = {j.code for j in jurisdictions if j.kind is JurisdictionKind.CITY}
    cities: dict[str, str] = {}
    for jurisdiction in jurisdictions:
        city = jurisdiction.code if jurisdiction.code in ours else jurisdiction.parent
        if city not in ours:
            continue
        cities[jurisdiction.code] = str(city)
        names = spellings(jurisdiction)
        zh = fold(next((name for name in reversed(names) if is_han(name[0])), jurisdiction.name.zh))
        row = (Kind.PLACE.value, jurisdiction.code, "", False, "")
        for name in names:
            if is_han(name[0]):
                words.setdefault(fold(name), row)
            phrases.setdefault(stem(fold(name)), (*row, zh))
    return cities


def _take(
    words: Iterable[str],
    english: Iterable[str],
    row: _Row,
    into: dict[str, _Row],
    phrases: dict[str, _Phrase],
) -> None:
    for text in words:
        into.setdefault(fold(text), row)
    for phrase in english:
        stems = " ".join(stem(fold(word)) for word in phrase.replace("-", " ").split())
        phrases.setdefault(stems, (*row, phrase))


def _ancestors(groups: Mapping[str, WordGroup], group: str) -> tuple[str, ...]:
    found: list[str] = []
    waiting = [group]
    for name in waiting:
        above = [broader for broader in groups[name].under if broader in groups and broader not in (*found, group)]
        found += above
        waiting += above
    return tuple(found)


def _pairs(lexicon: Lexicon, words: Mapping[str, _Row]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in lexicon.pairs:
        for word in pair.objects:
            kind, ref, *_ = words.get(fold(word), (Kind.PLAIN.value, fold(word)))
            name = ref if kind == Kind.GROUP else fold(word)
            found.setdefault(name, []).extend((fold(verb), pair.means) for verb in pair.verbs)
    return found


def word_forms(table: WordTable) -> dict[str, tuple[str, ...]]:
    """The words that each form may stand for, in the order of the file."""
    found: dict[str, dict[str, None]] = {}
    for word, (kind, *_) in table.words.items():
        if not word or not all(map(is_han, word)):
            continue
        for form in _spoken_forms(word):
            found.setdefault(form, {})[word] = None
        if kind != Kind.ASKING:
            for form, meant in _slip_forms(word):
                found.setdefault(form, {})[meant] = None
    return {form: tuple(words)[:_WORDS] for form, words in sorted(found.items())}


def _spoken_forms(word: str) -> Iterator[str]:
    heard = [reading.split("|") for reading in read_name(word)]
    for sounds in list(product(*heard))[:_READINGS]:
        yield Form.SOUND + "".join(sounds)
        if len(word) > 1:
            yield Form.ACCENT + "".join(map(fold_accent, sounds))
    if len(word) > 1:
        yield Form.INITIALS + "".join(reading[0][0] for reading in heard)
        yield Form.ROUGH + "".join(map(rough_sound, word))


def _slip_forms(word: str) -> Iterator[tuple[str, str]]:
    """Forms with one character too few, with the word, and with one letter too few, with all its letters."""
    if len(word) >= _LEAST_SHORT:
        for short in without_one(word):
            yield Form.SHORT + short, word
    letters = "".join(reading.split("|")[0] for reading in read_name(word))
    if len(word) > 1 and len(letters) >= _LEAST_LETTERS:
        for short in without_one(letters):
            yield Form.LETTERS + short, letters
