"""The notes of one hall: what its staff add to lines, elements and whole guides, in a layer of its own above the city.

The catalogue knows no halls, so a note names what it is about by ids, and remembers what stood beneath it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cztservices.domain.catalogue import Statement
from cztservices.domain.guide import Guide
from cztservices.domain.mine import LineFate, line_fate
from cztservices.domain.words import Element

WHOLE = "@"
"""Where a note stands that is about the whole guide."""

LONGEST_BENEATH = 8_000
"""So many characters of what stands beneath are remembered; the longest element has a sixth of that."""

_ANSWERING = (Element.STATUS, Element.HANDLING_MODE)


@dataclass(frozen=True, slots=True)
class HallNote:
    """Words of the staff of a hall; ``seen`` is what stood beneath (zh) when they were last written.

    ``line`` is the id of a statement, an element as :func:`place_of` writes it, or :data:`WHOLE`. The note holds
    between the two cities (codes); None is any.
    """

    uid: str
    changed: str
    service: str
    line: str
    origin: str | None
    destination: str | None
    text: str
    seen: str
    ancestors: tuple[str, ...] = ()

    @property
    def content(self) -> tuple[object, ...]:
        """What makes one edition another."""
        return (self.service, self.line, self.origin, self.destination, self.text, self.seen)

    def holds(self, origin: str | None, destination: str | None) -> bool:
        """Whether it belongs in the guide from ``origin`` to ``destination``."""
        return self.origin in (None, origin) and self.destination in (None, destination)


@dataclass(frozen=True, slots=True)
class Hall:
    """One hall: what it is called (empty where nobody has said it), and its notes."""

    name: str = ""
    notes: tuple[HallNote, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything of it."""
        return bool(self.name or self.notes)


@dataclass(frozen=True, slots=True)
class LaidNote:
    """A note, the statements that it is about as they are now, and what has become of what they said."""

    note: HallNote
    beneath: tuple[Statement, ...]
    fate: LineFate


@dataclass(frozen=True, slots=True)
class HallLayer:
    """What a hall adds to one guide: its notes by where they stand, and those on lines that are ``gone``.

    ``beneath`` is what stands beneath each place of the guide (zh): for a note that holds between any cities, and
    for one that holds in this direction only.
    """

    hall: str
    notes: Mapping[str, tuple[LaidNote, ...]] = field(default_factory=dict)
    gone: tuple[LaidNote, ...] = ()
    beneath: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def place_of(element: Element) -> str:
    """Where a note stands that is about an element.

    >>> place_of(Element.FEE)
    '@fee'
    """
    return f"{WHOLE}{element.value}"


def element_at(place: str) -> Element | None:
    """The element that ``place`` stands for; None for a line and for the whole guide."""
    return next((element for element in Element if place_of(element) == place), None)


def find_beneath(
    statements: Iterable[Statement], place: str, origin: str | None, destination: str | None
) -> tuple[Statement, ...]:
    """The statements of a service that a note at ``place`` is about, on whatever day.

    Those of an element are the ones of the guide for everybody between the two cities (None: any); what a note on the
    whole guide is about is how the service is handled.
    """
    if not place.startswith(WHOLE):
        return tuple(one for one in statements if one.id == place)
    element = element_at(place)
    elements = _ANSWERING if element is None else (element,)
    is_any = origin is None and destination is None
    general = (one for one in statements if one.element in elements and not one.case_only)
    return tuple(one for one in general if is_any or one.scope.applies(origin, destination))


def say_beneath(statements: Iterable[Statement]) -> str:
    """What they say (zh)."""
    return say_lines(one.text.zh for one in statements)


def say_lines(texts: Iterable[str]) -> str:
    """One text a line, each once, the same in whatever order they come."""
    return "\n".join(sorted({*texts}))[:LONGEST_BENEATH]


def judge_note(note: HallNote, statements: Iterable[Statement] | None) -> LaidNote:
    """What has become of what ``note`` is about; ``statements`` are all of its service, None where that is gone."""
    if statements is None:
        return LaidNote(note, (), line_fate(note.seen, None))
    found = find_beneath(statements, note.line, note.origin, note.destination)
    is_gone = not found and (bool(note.seen) or not note.line.startswith(WHOLE))
    return LaidNote(note, found, line_fate(note.seen, None if is_gone else say_beneath(found)))


def lay_hall_notes(guide: Guide, statements: Iterable[Statement], hall: Hall) -> HallLayer:
    """Lay the notes of ``hall`` on ``guide``; ``statements`` are all of its service, on whatever day and way.

    A note on a line that exists, but not in this direction or on this day, is left out. One on an element of which
    the catalogue says nothing any more stands where that element would.
    """
    known = tuple(statements)
    notes: dict[str, tuple[LaidNote, ...]] = {}
    gone: list[LaidNote] = []
    lines = {line.statement.id for lines in guide.elements.values() for line in lines}
    for note in sorted(hall.notes, key=lambda one: (one.changed, one.uid)):
        if note.service != guide.service.id or not note.holds(guide.origin, guide.destination):
            continue
        laid = judge_note(note, known)
        if note.line in lines or note.line.startswith(WHOLE):
            notes[note.line] = (*notes.get(note.line, ()), laid)
        elif laid.fate.new is None:
            gone.append(laid)
    places = (*lines, *map(place_of, Element), WHOLE)
    return HallLayer(hall.name, notes, tuple(gone), {place: _beneath(place, known, guide) for place in places})


def _beneath(place: str, statements: tuple[Statement, ...], guide: Guide) -> tuple[str, str]:
    anywhere = find_beneath(statements, place, None, None)
    return say_beneath(anywhere), say_beneath(find_beneath(anywhere, place, guide.origin, guide.destination))
