"""Which searches of one desk fail, told from what is typed, found and opened there.

A search goes on while its longest text is typed further, or erased. It ends where the field is emptied or something
else is typed. Only its longest text counts, once, and only where the answer to it was shown: nothing was found, or
something was, and nothing was opened by hand. A page that was shown in passing is opened by whatever is done on it: a
link followed, a day or part chosen, the sheet taken away, reading on further down. State codes, right or wrong, are no
searches: no answer to one is seen here.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cztservices.domain.failed_search import Failure


class SearchWatch:
    """Follows the searches of one desk; ``failed`` hears of each text that failed, when its search has ended."""

    def __init__(self, failed: "Callable[[str, Failure], None] | None" = None) -> None:
        """Nothing has been typed yet; where nobody is to hear, ``failed`` is None."""
        self._failed = failed
        self._text = ""
        self._finds_nothing: bool | None = None
        self._is_opened = False

    def type(self, text: str) -> None:
        """Something was typed or erased."""
        text = text.strip()
        if not text or not (text.startswith(self._text) or self._text.startswith(text)):
            self.end()
        if len(text) > len(self._text):
            self._text, self._finds_nothing, self._is_opened = text, None, False

    def see(self, text: str, *, finds_nothing: bool) -> None:
        """The answer to ``text`` is shown."""
        if self._text and text.strip() == self._text:
            self._finds_nothing = finds_nothing

    def open(self) -> None:
        """Something that was found was opened by hand, or something was done on it."""
        self._is_opened = True

    def end(self) -> None:
        """The search was left."""
        if self._finds_nothing or (self._finds_nothing is False and not self._is_opened):
            self._tell(self._text, finds_nothing=self._finds_nothing)
        self._text, self._finds_nothing, self._is_opened = "", None, False

    def _tell(self, text: str, *, finds_nothing: bool) -> None:
        if self._failed is not None:
            from cztservices.domain.failed_search import Failure  # the first paint need not wait for it

            self._failed(text, Failure.NOTHING if finds_nothing else Failure.LEFT)
