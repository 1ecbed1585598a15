"""Stems of English words."""

from functools import lru_cache
from typing import Any

SHORTEST = 3
"""Shorter words have no stem but themselves."""


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from snowballstemmer import stemmer  # costs 13 ms, which only somebody who types English needs to wait for

    return stemmer("english")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What is common to the forms of a folded English word.

    >>> stem("transferring"), stem("pensions"), stem("id")
    ('transfer', 'pension', 'id')
    """
    return word if len(word) < SHORTEST else str(_stemmer().stemWord(word))
