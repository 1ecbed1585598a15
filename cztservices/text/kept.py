"""What is worked out for a text is kept for the next time, until somebody says that nothing typed may be kept."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

_FORGETTERS: list[Callable[[], object]] = []


def keep_for_texts(most: int) -> Callable[[F], F]:
    """Keep what a function of texts gave for the last ``most`` of them, until :func:`forget_texts`."""

    def decorate(function: F) -> F:
        kept = lru_cache(maxsize=most)(function)
        _FORGETTERS.append(kept.cache_clear)
        return kept  # type: ignore[return-value] # called as the function is

    return decorate


def on_forgetting(forget: Callable[[], object]) -> None:
    """Have ``forget`` called too: something else keeps a text."""
    _FORGETTERS.append(forget)


def forget_texts() -> None:
    """Keep nothing of any text; what is asked for next is worked out anew."""
    for forget in _FORGETTERS:
        forget()
