"""What is looked for on a desk: what was found, which cities the text names, and by what the list is narrowed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cztservices.domain.words import End
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.newest import Failed, Newest
from cztservices.presenters.pages import Circumstances
from cztservices.presenters.shared_search import SharedSearch
from cztservices.presenters.tasks import TaskRunner

if TYPE_CHECKING:
    from cztservices.presenters.found import Found, ResultsView
    from cztservices.search.facets import Facet


class Looking:
    """Looks for one text after the other; only the answer to the newest counts."""

    def __init__(self, search: SharedSearch, runner: TaskRunner, direction: Direction, failed: Failed) -> None:
        """Look with ``search`` through ``runner``; ``failed`` hears of what is known to be wrong."""
        self._search, self._wishes = search, Newest(runner, failed)
        self._choice: dict[Facet, str] = {}
        self._named: Mapping[End, str] = {}
        self._taken_off: Mapping[End, str] = {}
        self._before = direction
        self.found: Found | None = None

    def clear(self) -> None:
        """Look for nothing; what is still being found is no longer wanted."""
        self._wishes.drop()
        self._choice, self._named, self._taken_off, self.found = {}, {}, {}, None

    def forget_choice(self) -> None:
        """Another text is narrowed by nothing."""
        self._choice = {}

    def narrow(self, facet: "Facet", value: str) -> None:
        """Leave only the answers that have ``value``; the same again lets go of it."""
        if self._choice.get(facet) == value:
            del self._choice[facet]
        else:
            self._choice[facet] = value

    def take_off(self, end: End, direction: Direction) -> Direction | None:
        """``direction`` without the city at ``end``, which is taken for none although the text names it."""
        if end not in self._named:
            return None
        self._taken_off = {**self._taken_off, end: self._named[end]}
        return direction.without(end, self._before)

    def find(self, text: str, at: Circumstances, *, takes_over: bool, done: "Callable[[Found], None]") -> None:
        """Search; cities in the text are taken over once, so that a city chosen since stands against them."""
        taken_off, named_before = self._taken_off, dict(self._named) if takes_over else None
        self._wishes.read_while_wanted(
            lambda is_wanted: self._search.find(text, at, named_before, taken_off, is_wanted),
            lambda found: self._on_found(found, at.direction, done),
        )

    def warm_up(self) -> None:
        """Load the search before the first key asks for it."""
        self._wishes.prepare(self._search.warm_up)

    def present(self, translator: Translator) -> "ResultsView | None":
        """The list of what was found; none where nothing was looked for."""
        if self.found is None:
            return None
        from cztservices.presenters.found import present_found

        roles = {end: city for end, city in self._named.items() if self._taken_off.get(end) != city}
        return present_found(self.found, self._choice, roles, translator)

    def _on_found(self, found: "Found", direction: Direction, done: "Callable[[Found], None]") -> None:
        if not self._named:
            self._before = direction
        self.found, self._named = found, found.named
        done(found)
