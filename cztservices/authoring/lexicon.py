"""The words and sayings of the search: checked, and made into records."""

from collections.abc import Iterator

from cztservices.authoring.data_folder import LEXICON, SAYINGS, DataFolder, nearest_mend
from cztservices.authoring.schema_lexicon import LexiconText, SayingsText
from cztservices.authoring.yaml_text import Keys
from cztservices.domain.lexicon import AskingWords, EverydayPlace, Lexicon, Sayings, VerbPair, WordGroup
from cztservices.errors import Message
from cztservices.i18n import N_
from cztservices.text.folding import fold

_FOUND = ("services", "life_events.yaml", "licences.yaml", "offices", "channels.yaml")
"""Where the entries stand that are found."""


def lexicon_record(text: LexiconText) -> Lexicon:
    """The record of the lexicon."""
    return Lexicon(
        tuple(
            WordGroup(group.words, group.en, group.under, group.context, group.place, group.reason)
            for group in text.groups
        ),
        tuple(VerbPair(pair.verbs, pair.objects, pair.means, pair.reason) for pair in text.pairs),
        tuple(AskingWords(asking.words, asking.en, asking.element, asking.reason) for asking in text.asking),
        tuple(EverydayPlace(place.names, place.code, place.weak, place.reason) for place in text.places),
    )


def sayings_records(data: DataFolder) -> dict[str, Sayings]:
    """The sayings of each entry."""
    return {key: Sayings(text.zh, text.en) for key, text in data.sayings.items()}


def check_lexicon(data: DataFolder) -> None:
    """Note words that stand in two groups, single characters, and names of groups and places that there are not."""
    _check_words(data)
    groups = dict.fromkeys(group.words[0] for group in data.lexicon.groups)
    named: list[tuple[Keys, str]] = [
        (("groups", number, "under"), broader)
        for number, group in enumerate(data.lexicon.groups)
        for broader in group.under
    ]
    named += [(("pairs", number, "means"), pair.means) for number, pair in enumerate(data.lexicon.pairs)]
    for keys, name in named:
        if name not in groups:
            problem = Message(N_("no group begins with {name}"), {"name": name})
            _add(data, keys, problem, nearest_mend(name, groups))
    codes = dict.fromkeys(sorted(data.named.get("jurisdictions.yaml", ())))
    coded: list[tuple[Keys, str]] = [
        (("places", number, "code"), place.code) for number, place in enumerate(data.lexicon.places)
    ]
    coded += [(("groups", n, "place"), group.place) for n, group in enumerate(data.lexicon.groups) if group.place]
    for keys, code in coded:
        if code not in codes:
            problem = Message(N_("{key} is not in {file}"), {"key": code, "file": "jurisdictions.yaml"})
            _add(data, keys, problem, nearest_mend(code, codes))


def _check_words(data: DataFolder) -> None:
    seen: dict[str, tuple[Keys, str]] = {}
    for keys, word, owner in _words(data.lexicon):
        form = fold(word) or word
        if len(form) == 1 and keys[0] == "groups":
            problem = Message(N_("{word} is a single character, which stands in too many words"), {"word": word})
            _add(data, keys, problem, Message(N_("make a pair of it, with the objects that it goes with")))
        entry, first = seen.setdefault(form, (keys[:2], owner))
        if entry != keys[:2]:
            problem = Message(N_("{word} stands with {owner} already"), {"word": word, "owner": first})
            _add(data, keys, problem, Message(N_("keep it where it fits better")))


def check_sayings(data: DataFolder) -> None:
    """Note sayings of what cannot be found, and those that stand with two entries."""
    known = dict.fromkeys(key for registry in _FOUND for key in data.named.get(registry, ()))
    seen: dict[str, str] = {}
    for key, text in data.sayings.items():
        if key not in known:
            problem = Message(N_("there is no service, life event, licence, office or channel {key}"), {"key": key})
            data.add(data.files[SAYINGS].place((key,)), problem, nearest_mend(key, known))
        for keys, saying in _sayings(key, text):
            owner = seen.setdefault(fold(saying), key)
            if owner != key:
                problem = Message(N_("{word} stands with {owner} already"), {"word": saying, "owner": owner})
                data.add(data.files[SAYINGS].place(keys), problem, Message(N_("keep it where it fits better")))


def _sayings(key: str, text: SayingsText) -> Iterator[tuple[Keys, str]]:
    """The sayings of an entry with their places in the file."""
    for language, some in (("zh", text.zh), ("en", text.en)):
        yield from (((key, language, number), saying) for number, saying in enumerate(some))


def _words(lexicon: LexiconText) -> Iterator[tuple[Keys, str, str]]:
    """Every word with its place in the file and the first word of its entry."""
    for number, group in enumerate(lexicon.groups):
        yield from ((("groups", number, "words", n), word, group.words[0]) for n, word in enumerate(group.words))
        yield from ((("groups", number, "en", n), word, group.words[0]) for n, word in enumerate(group.en))
    for number, asking in enumerate(lexicon.asking):
        first = next(iter((*asking.words, *asking.en)), "")
        yield from ((("asking", number, "words", n), word, first) for n, word in enumerate(asking.words))
        yield from ((("asking", number, "en", n), word, first) for n, word in enumerate(asking.en))
    for number, place in enumerate(lexicon.places):
        yield from ((("places", number, "names", n), name, place.names[0]) for n, name in enumerate(place.names))


def _add(data: DataFolder, keys: Keys, problem: Message, mend: Message) -> None:
    data.add(data.files[LEXICON].place(keys), problem, mend)
