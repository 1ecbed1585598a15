"""The index of a catalogue: which entries hold which tokens, and what the search reads of an entry."""

from collections.abc import Iterable, Sequence

from cztservices.search.vocabulary import Vocabulary, WordTable
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.postings import Posting, meet, meet_roughly
from cztservices.storage.search_index import Entry
from cztservices.text.folding import is_han, split_runs
from cztservices.text.spelling import Spelling
from cztservices.text.tokens import NAME, SAID, START, TEXT, grams

SMALL = 1024
"""A catalogue of so many entries is kept in memory once they have been read."""

RANKED_OF_FEW, RANKED_OF_MANY = 128, 48
"""So many matches are ranked; they come in static order, so the cap keeps what people ask for most."""

KEPT_TOKENS, KEPT_BYTES = 2048, 16_000_000
"""Postings kept from query to query: what is being typed asks for the same ones again."""


class Index:
    """Reads the index of one catalogue, and keeps what will be asked for again."""

    def __init__(self, db: CatalogueDb) -> None:
        """Read the words of ``db``.

        Raises:
            CatalogueError: the index does not belong to the catalogue.
        """
        self.db = db
        self.vocabulary = Vocabulary(WordTable(**db.search_words()), db)
        self.count = db.entry_count()
        self.most = RANKED_OF_FEW if self.is_small else RANKED_OF_MANY
        self._entries: dict[int, Entry] = {}
        self._postings: dict[str, Posting | None] = {}
        self._bytes = 0

    @property
    def is_small(self) -> bool:
        """Whether all entries are kept once they have been read."""
        return self.count <= SMALL

    def forget(self) -> None:
        """Let go of what would grow without end."""
        if not self.is_small:
            self._entries.clear()
        if len(self._postings) > KEPT_TOKENS or self._bytes > KEPT_BYTES:
            self._postings.clear()
            self._bytes = 0

    def entries(self, numbers: Iterable[int]) -> list[Entry]:
        """Entries by their numbers, in that order, each once and never more than can be ranked."""
        wanted = list(dict.fromkeys(numbers))[: self.most]
        missing = [number for number in wanted if number not in self._entries]
        if missing:
            self._entries.update((entry.number, entry) for entry in self.db.entries(missing))
        return [self._entries[number] for number in wanted]

    def prepare(self, tokens: Iterable[str]) -> None:
        """Read the postings of ``tokens`` at once, since each reading has its price."""
        missing = [token for token in set(tokens) if token not in self._postings]
        if missing:
            found = self.db.postings(missing)
            self._postings.update((token, found.get(token)) for token in missing)
            self._bytes += sum(self._weight(posting) for posting in found.values())

    def _weight(self, posting: Posting) -> int:
        """About how many bytes a posting may come to take; bits are kept twice."""
        return self.count // 4 if posting.is_dense else posting.size * 4

    def postings(self, tokens: Iterable[str]) -> list[Posting]:
        """Those of ``tokens`` that there are."""
        wanted = list(tokens)
        if not self._postings.keys() >= set(wanted):
            self.prepare(wanted)
        return [posting for token in wanted if (posting := self._postings[token]) is not None]

    def holding_all(self, tokens: Iterable[str], *, roughly: bool = False) -> list[int]:
        """The first entries that hold every token; ``roughly`` where they are looked at closely anyway."""
        wanted = list(tokens)
        found = self.postings(wanted)
        if len(found) < len(wanted):
            return []
        return meet_roughly(found, self.most) if roughly else meet(found, self.most)

    def named(self, form: str) -> list[int]:
        """Entries with a name or a saying that holds ``form`` as it is, as far as pairs of characters tell."""
        tokens = [NAME + gram for gram in grams(form, (2,)) or [form]]
        return self._beginning_first(tokens, form) + self.holding_all(_passage_tokens(SAID, form), roughly=True)

    def spelled(self, spelling: Spelling, form: str) -> list[int]:
        """Entries with a name that may be spelled so."""
        return self._beginning_first(list(spelling.tokens), form)

    def _beginning_first(self, tokens: Sequence[str], form: str) -> list[int]:
        """Entries that hold all tokens; where there are too many, those with a name that begins so come first."""
        numbers = self.holding_all(tokens, roughly=True)
        if len(numbers) == self.most:
            begun = self.holding_all([*tokens, START + form[:2]], roughly=True)
            numbers = begun[: self.most // 2] + numbers
        return numbers

    def told(self, form: str) -> list[int]:
        """Entries whose guide says ``form``."""
        return self.holding_all(_passage_tokens(TEXT, form))


def _passage_tokens(field: str, form: str) -> list[str]:
    """Tokens that a passage holds in which ``form`` stands."""
    return [
        field + NAME + part
        for run in split_runs(form)
        for part in (dict.fromkeys(grams(run, (2,))) if is_han(run[0]) else ()) or [run]
    ]
