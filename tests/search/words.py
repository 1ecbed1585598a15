"""Small vocabularies for tests of single rules, and strategies of what people type."""

from collections.abc import Iterable, Mapping, Sequence

from hypothesis import strategies as st

from cztservices.authoring.entries import EntryMaker, Found
from cztservices.authoring.vocabulary import word_forms, word_table
from cztservices.domain.catalogue import Jurisdiction, Text
from cztservices.domain.lexicon import AskingWords, EverydayPlace, Lexicon, VerbPair, WordGroup
from cztservices.domain.words import EntryKind, JurisdictionKind
from cztservices.search.vocabulary import Vocabulary, WordTable
from cztservices.storage.search_index import Entry, entry_row
from cztservices.text.tokens import NAME

CITIES = (
    Jurisdiction("430100", JurisdictionKind.CITY, Text("长沙", "Changsha"), "czt", ("长沙市",)),
    Jurisdiction("430200", JurisdictionKind.CITY, Text("株洲", "Zhuzhou"), "czt", ("株洲市",)),
    Jurisdiction("430111", JurisdictionKind.DISTRICT, Text("雨花区", "Yuhua District"), "430100"),
)


class Forms:
    """What a catalogue knows of words besides the table."""

    def __init__(self, table: WordTable, written: Iterable[str]) -> None:
        self._forms, self._tokens = word_forms(table), frozenset(NAME + pair for pair in written)

    def words_typed_as(self, forms: Iterable[str]) -> Mapping[str, Sequence[str]]:
        return {form: self._forms[form] for form in forms if form in self._forms}

    def tokens_held(self, tokens: Iterable[str]) -> frozenset[str]:
        return self._tokens & frozenset(tokens)


def make_vocabulary(
    *groups: str | WordGroup,
    pairs: Iterable[VerbPair] = (),
    asking: Iterable[AskingWords] = (),
    places: Iterable[EverydayPlace] = (),
    written: Iterable[str] = (),
) -> Vocabulary:
    """A vocabulary of groups (words parted by spaces, or whole), in which names hold the pairs ``written``."""
    made = tuple(WordGroup(tuple(one.split())) if isinstance(one, str) else one for one in groups)
    table = word_table(Lexicon(made, tuple(pairs), tuple(asking), tuple(places)), CITIES)
    return Vocabulary(table, Forms(table, written))


def make_entry(
    zh: str,
    en: str = "thing",
    *,
    vocabulary: Vocabulary | None = None,
    number: int = 1,
    kind: EntryKind = EntryKind.SERVICE,
    **fields,
) -> Entry:
    """An entry as the search reads it."""
    found = Found(kind, f"entry-{number}", Text(zh, en), **fields)
    return Entry(entry_row(number, EntryMaker(vocabulary or make_vocabulary()).make(found)))


any_text = st.text(alphabet=st.characters(exclude_categories=()))
"""Whatever a keyboard, a paste or a broken program can put into a field."""

talk = st.lists(
    st.sampled_from(
        [
            "居住证",
            "异地",
            "就医",
            "备案",
            "医保",
            "社保",
            "身份证",
            "老年人",
            "优待证",
            "公司",
            "开办",
            "退休",
            "户口",
            "公基金",
            "居注证",
            "异地救医",
            "长沙",
            "株洲市",
            "湘潭",
            "浏阳",
            "雨花亭",
            "河西",
            "新区",
            "从",
            "到",
            "在",
            "的",
            "转",
            "住",
            "人",
            "我",
            "怎么办",
            "多少钱",
            "带什么",
            "丢",
            "掉",
            "办",
            "开",
            "juzhuzheng",
            "jzz",
            "ydjy",
            "yidi",
            "sfz",
            "zheng",
            "gong",
            "juzuzen",
            "juzhuzhegn",
            "fil",
            "resid",
            "permits",
            "treatment",
            "company",
            "to",
            "from",
            "changsha",
            "Zhuzhou",
            "12345",
            "1",
            "a",
            "異地",
            "營業執照",
            "ｊｚｚ",
            "（",
            "，",
            "→",
            "�",
            "鿿",
        ]
    )
    | st.just(" "),
    max_size=12,
).map("".join)
"""Pieces of what people say, in any order and in any writing."""
