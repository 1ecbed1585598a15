"""Places as links: what a shell, a note or another window can open.

czt:guide/medical-offsite-filing?origin=430300&destination=430100
czt:compare/senior-card   czt:event/moving   czt:entry/id-card-licence   czt:licences   czt:code/K7ZQ-4MPD
"""

import re
from dataclasses import dataclass

from cztservices.domain.scope import CITIES
from cztservices.domain.words import End
from cztservices.errors import KnownError
from cztservices.i18n import N_
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import ABOUT_ONE, HOME, Page, PageRef

SCHEME = "czt"
LONGEST = 500
"""Characters of the longest link; what is longer is refused unread."""

_LINK = r"czt:([a-z]+)(?:/([a-z0-9]+(?:-[a-z0-9]+)*))?(?:\?([!-~]*))?"
_CHOICE = r"[\w,.=;-]{1,200}"
_CODE = r"czt:code/([!-~]{1,40})"
_PARTS = ("origin", "destination", "choice")
_SHOWN = 80


class LinkError(KnownError):
    """A link that leads nowhere."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and the cities that it is seen with; a state ``code`` says both itself.

    ``empty`` are the ends at which no city is to stand.
    """

    ref: PageRef
    direction: Direction = Direction()  # noqa: RUF009 - frozen, and so the same for all
    code: str = ""
    empty: frozenset[End] = frozenset()

    def turn(self, direction: Direction) -> Direction:
        """The cities that it is seen with where one comes from ``direction``, which stays as far as it says none."""
        for end in self.empty:
            direction = direction.without(end, Direction())
        for end in End:
            city = self.direction.city_at(end)
            if city is not None:
                direction = direction.with_city(end, city)
        return direction


def write_link(place: Place) -> str:
    """The link that leads to ``place``.

    >>> write_link(Place(PageRef(Page.GUIDE, "residence-permit"), Direction(None, "430100")))
    'czt:guide/residence-permit?destination=430100'
    """
    ref, direction = place.ref, place.direction
    about = f"/{ref.ref}" if ref.ref else ""
    choice = ref.choice
    if not (choice.isascii() and choice.isalnum()):
        from urllib.parse import quote  # loads more than the first paint may wait for

        choice = quote(choice, safe="")
    values = (direction.origin, direction.destination, choice)
    parts = "&".join(f"{name}={value}" for name, value in zip(_PARTS, values, strict=True) if value)
    return f"{SCHEME}:{ref.page.value}{about}" + (f"?{parts}" if parts else "")


def read_link(text: str) -> Place:
    """The place that a link leads to; whether there is such a thing in the catalogue is seen when it is opened.

    Raises:
        LinkError: it is no link of this program.
    """
    code = re.fullmatch(_CODE, text) if len(text) <= LONGEST else None
    if code is not None:
        return Place(HOME, code=code[1])
    found = re.fullmatch(_LINK, text) if len(text) <= LONGEST else None
    if found is None or found[1] not in {*Page}:
        raise _refuse(text)
    page, about = Page(found[1]), found[2] or ""
    if (page in ABOUT_ONE) is not bool(about):
        raise _refuse(text)
    parts = _read_parts(found[3], text)
    origin, destination, choice = (parts.get(name) for name in _PARTS)
    if any(city not in (None, *CITIES) for city in (origin, destination)) or (origin and origin == destination):
        raise _refuse(text)
    if choice is not None and not re.fullmatch(_CHOICE, choice):
        raise _refuse(text)
    return Place(PageRef(page, about, choice or ""), Direction(origin, destination))


def _read_parts(text: str | None, link: str) -> dict[str, str]:
    """What stands behind the question mark, each part once."""
    parts: dict[str, str] = {}
    for part in text.split("&") if text is not None else ():
        name, is_given, value = part.partition("=")
        if name not in _PARTS or name in parts or not is_given or not value:
            raise _refuse(link)
        parts[name] = _unquote(value, link) if "%" in value else value
    return parts


def _unquote(value: str, link: str) -> str:
    from urllib.parse import unquote

    try:
        return unquote(value, errors="strict")
    except UnicodeDecodeError as error:
        raise _refuse(link) from error


def _refuse(text: str) -> LinkError:
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:_SHOWN])
    return LinkError(
        N_("“{link}” is no link of this program; one looks like {example}."),
        link=shown,
        example="czt:guide/residence-permit?origin=430300&destination=430100",
    )
