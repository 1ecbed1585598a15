"""The pages that were lately open, in any window, for as long as the program runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cztservices.i18n import Translator
from cztservices.presenters.place_link import Place
from cztservices.presenters.titles import name_place

if TYPE_CHECKING:
    from cztservices.presenters.desk import DeskPresenter

MOST = 8
"""So many are kept."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that was open: its place, its title in one language, and what finds its title in any."""

    place: Place
    title: str
    language: str
    name: Callable[[Translator], str] = field(compare=False)

    def say(self, translator: Translator) -> str:
        """The title in the language of ``translator``."""
        return self.title if translator.language == self.language else self.name(translator)


def visit_of(desk: "DeskPresenter") -> Visit | None:
    """The visit to the page that lies open on ``desk``; none to home, or to what is shown in passing."""
    if desk.opened is None or desk.is_home:
        return None
    (ref, present), direction = desk.opened, desk.direction
    return Visit(
        Place(ref, direction),
        desk.title,
        desk.language,
        lambda other: name_place(ref, present(other), direction, other),
    )


class RecentPlaces:
    """Visits, the latest first, each place once."""

    def __init__(self) -> None:
        """None yet."""
        self._visits: list[Visit] = []

    def note(self, visit: Visit) -> None:
        """Put ``visit`` in front."""
        others = [one for one in self._visits if one.place.ref != visit.place.ref]
        self._visits = [visit, *others][:MOST]

    def before(self, place: Place) -> tuple[Visit, ...]:
        """All but the one to ``place``, where one is."""
        return tuple(one for one in self._visits if one.place.ref != place.ref)
