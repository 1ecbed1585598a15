"""Tokens that connect a query with the names that it may mean.

Kinds: a Chinese character or a pair of them as they are; ``p`` and two or three letters of a sound or of an English
word; ``i`` and one to three initials.
"""

from collections.abc import Iterable
from itertools import product

from cztservices.text.folding import fold, is_han, split_runs

_LETTERS, _INITIALS = "p", "i"


def grams(text: str, sizes: Iterable[int]) -> list[str]:
    """All substrings of ``text`` of the given lengths.

    >>> grams("abc", (2, 3))
    ['ab', 'bc', 'abc']
    """
    return [text[i : i + size] for size in sizes for i in range(len(text) - size + 1)]


def name_tokens(folded: str, readings: tuple[str, ...]) -> list[str]:
    """Tokens of a Chinese name; ``readings`` gives one entry a character, several sounds parted by ``|``.

    >>> name_tokens("医保", ("yi", "bao"))[:4]
    ['医', '保', '医保', 'pyi']
    """
    tokens = grams(folded, (1, 2)) if any(is_han(char) for char in folded) else []
    sounds = [reading.split("|") for reading in readings]
    for start in range(len(sounds)):
        for window in product(*sounds[start : start + 3]):
            tokens += [_LETTERS + gram for gram in grams("".join(window), (2, 3))]
            initials = "".join(sound[0] for sound in window)
            tokens += [_INITIALS + initials[:size] for size in range(1, len(initials) + 1)]
    return list(dict.fromkeys(tokens))


def word_tokens(text: str) -> list[str]:
    """Tokens of an English name.

    >>> word_tokens("ID card")
    ['pid', 'pca', 'par', 'prd', 'pcar', 'pard']
    """
    words = (fold(word) for word in text.replace("-", " ").split())
    return list(dict.fromkeys(_LETTERS + gram for word in words for gram in grams(word, (2, 3))))


def query_expressions(words: Iterable[str]) -> list[str]:
    """Full-text expressions for a query of folded ``words``, strictest first.

    The first asks for all characters and sounds, the second reads letters as initials, the last is content with any.
    """
    runs = [run for word in words for run in split_runs(word)]
    han = [token for run in runs if is_han(run[0]) for token in (grams(run, (2,)) or [run])]
    latin = [run for run in runs if not is_han(run[0])]
    sounds = [_LETTERS + gram for run in latin for gram in (grams(run, (3,)) or grams(run, (2,)))]
    initials = [_INITIALS + gram for run in latin for gram in (grams(run, (3,)) or grams(run, (2,)) or [run])]
    strict = [han + sounds, han + initials] if latin else [han]
    loose = han + [char for run in runs if is_han(run[0]) for char in run] + sounds + initials
    expressions = [_join(tokens, " AND ") for tokens in strict if tokens]
    if loose:
        expressions.append(_join(loose, " OR "))
    return list(dict.fromkeys(expressions))


def _join(tokens: Iterable[str], operator: str) -> str:
    return operator.join(f'"{token}"' for token in dict.fromkeys(tokens))
