"""Stems of English words."""

from functools import lru_cache
from typing import Any

from cztservices.text.kept import keep_for_texts, on_forgetting

SHORTEST = 3
"""Shorter words have no stem but themselves."""


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from snowballstemmer import stemmer  # costs 13 ms, which only somebody who types English needs to wait for

    made = stemmer("english")
    on_forgetting(lambda: made.stemWord("forgotten"))  # it holds on to the word that it was given last
    return made


@keep_for_texts(4096)
def stem(word: str) -> str:
    """What is common to the forms of a folded English word.

    >>> stem("transferring"), stem("pensions"), stem("id")
    ('transfer', 'pension', 'id')
    """
    return word if len(word) < SHORTEST else str(_stemmer().stemWord(word))
