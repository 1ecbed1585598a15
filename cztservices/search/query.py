"""A query as a value: what is asked, and between which cities."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cztservices.domain.catalogue import Jurisdiction
from cztservices.domain.places import spellings
from cztservices.domain.words import JurisdictionKind
from cztservices.text.folding import fold, is_han

MAX_LENGTH = 64
"""Folded characters that are read; a longer paste says nothing more."""

_ASKING = re.compile(
    "我想要|我想|我要|我的|想要|请问|怎么样|怎么办理|怎么办|怎么|怎样|如何|哪里|在哪|能不能|可以|可不可以|需要|"
    "多少钱|多久|什么|要带|流程|办理|了吗|吗|呢|啊"
)
_RECORDS = ("户口", "户籍", "档案", "参保", "医保", "社保", "公积金", "养老", "养老金", "退休")
"""What a city keeps: before 在 and a city, or right behind a city, it makes that city the origin."""

_RECORDS_IN = tuple(f"{record}{joint}" for record in _RECORDS for joint in ("在", "交在", "缴在"))
_BEFORE_ORIGIN = ("从", "由", "离开", *_RECORDS_IN)
_KEPT_THERE = ("退休", "参保", "缴", "交的", "交社保", "交公积金")
"""Done in a city, these leave the record there, even behind 在: 在株洲退休，住长沙."""

_BEFORE_DESTINATION = ("到", "去", "在", "来", "回", "至", "往", "转", "转入", "迁入", "迁往", "住")
_AFTER_ORIGIN = (*_RECORDS, "的", "转", "迁", "搬", "到", "去", "人")
_LATIN_BEFORE_ORIGIN, _LATIN_BEFORE_DESTINATION = ("from", "cong"), ("to", "in", "at", "dao", "zai")
_LOOSE_ENDS = re.compile(r"^(的|到|去|在)|(从|由|到|去|在|来|回|往)$")


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, read once.

    ``words`` are the folded words without cities and words of asking, or all of them when nothing else is left;
    ``whole`` are all of them. ``origin`` and ``destination`` are codes of the cities that the text itself names.
    """

    text: str
    words: tuple[str, ...]
    whole: tuple[str, ...] = ()
    origin: str | None = None
    destination: str | None = None

    @property
    def names_only_places(self) -> bool:
        """Whether nothing but cities and words of asking was typed."""
        return self.words == self.whole and (self.origin is not None or self.destination is not None)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A city in the text: its code, the role that the words before it give, and hints from those behind it."""

    city: str
    is_origin: bool
    is_destination: bool
    keeps_record: bool
    follows_a_city: bool


class QueryReader:
    """Reads queries with the places of a catalogue."""

    def __init__(self, jurisdictions: Iterable[Jurisdiction]) -> None:
        """Collect the names of cities and of what belongs to them."""
        kept = list(jurisdictions)
        cities = {j.code for j in kept if j.kind is JurisdictionKind.CITY}
        self._city_of: dict[str, str] = {}
        for jurisdiction in kept:
            city = jurisdiction.code if jurisdiction.code in cities else jurisdiction.parent
            if city in cities:
                for name in spellings(jurisdiction):
                    self._city_of.setdefault(fold(name), city)
        names = sorted((n for n in self._city_of if is_han(n[0])), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, names)) or "(?!)")

    def read(self, text: str) -> Query:
        """Read ``text``; any text is a query, an empty one too.

        >>> reader = QueryReader([])
        >>> reader.read("公积金 怎么提取").words
        ('公积金', '提取')
        """
        folded = (fold(part) for part in text[: MAX_LENGTH * 8].replace("-", " ").split())
        whole = tuple(_cut((word for word in folded if word), MAX_LENGTH))
        mentions = [*self._mentions_in_latin(whole), *self._mentions_in_han("".join(whole))]
        origin, destination = _assign(mentions)
        rest = [part for word in self._without_latin_places(whole) for part in self._without_places(word)]
        return Query(text, tuple(rest) or whole, whole, origin, destination)

    def _without_latin_places(self, words: tuple[str, ...]) -> list[str]:
        joints = (*_LATIN_BEFORE_ORIGIN, *_LATIN_BEFORE_DESTINATION)
        kept = []
        for number, word in enumerate(words):
            leads_to_place = word in joints and number + 1 < len(words) and words[number + 1] in self._city_of
            if word not in self._city_of and not leads_to_place:
                kept.append(word)
        return kept

    def _without_places(self, word: str) -> list[str]:
        marked = self._pattern.sub(" ", word)
        parts = [_LOOSE_ENDS.sub("", part) for part in marked.split()] if marked != word else [word]
        return [piece for part in parts for piece in _ASKING.sub(" ", part).split()]

    def _mentions_in_latin(self, words: tuple[str, ...]) -> Iterable[_Mention]:
        for number, word in enumerate(words):
            if word in self._city_of and not is_han(word[0]):
                before = words[number - 1] if number else ""
                from_here, to_here = before in _LATIN_BEFORE_ORIGIN, before in _LATIN_BEFORE_DESTINATION
                yield _Mention(self._city_of[word], from_here, to_here, keeps_record=False, follows_a_city=False)

    def _mentions_in_han(self, text: str) -> Iterable[_Mention]:
        end = -1
        for found in self._pattern.finditer(text):
            before, after = text[: found.start()], text[found.end() :]
            of_city_before = end >= 0 and text[end : found.start()].removeprefix("的") in _RECORDS_IN
            kept_there = after.startswith(_KEPT_THERE)
            from_here = kept_there or (before.endswith(_BEFORE_ORIGIN) and not of_city_before)
            to_here = not from_here and before.endswith(_BEFORE_DESTINATION)
            keeps = after.startswith(_AFTER_ORIGIN)
            yield _Mention(self._city_of[found.group()], from_here, to_here, keeps, follows_a_city=found.start() == end)
            end = found.end()


def _assign(mentions: list[_Mention]) -> tuple[str | None, str | None]:
    """Give the mentioned cities their roles: first by the words before them, then by those behind, then by order."""
    origin = next((m.city for m in mentions if m.is_origin), None)
    destination = next((m.city for m in mentions if m.is_destination and m.city != origin), None)
    open_mentions = [m for m in mentions if m.city not in (origin, destination)]
    if origin is None:
        keeper = next((m for m in open_mentions if m.keeps_record and not m.follows_a_city), None)
        if keeper is None and (destination is not None or len({m.city for m in open_mentions}) > 1):
            keeper = next(iter(open_mentions), None)
        origin = keeper.city if keeper else None
    if destination is None:
        destination = next((m.city for m in open_mentions if m.city != origin), None)
    return origin, destination


def _cut(words: Iterable[str], length: int) -> Iterable[str]:
    for word in words:
        if length <= 0:
            return
        yield word[:length]
        length -= len(word)
