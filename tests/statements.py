"""Services and statements, and strategies that make them, for laws of the domain."""

from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st

from cztservices.domain.catalogue import Service, Source, Statement, Text
from cztservices.domain.scope import CITIES, Scope
from cztservices.domain.words import SINGLE_VALUED, Audience, Domain, Element, End, Grade, ServiceState

PLACE = Text("地", "place")
SCOPES = (
    "000000",
    "430000",
    "czt",
    *CITIES,
    *(f"{city}@{end}" for city in CITIES for end in End),
    *(f"{a}->{b}" for a in CITIES for b in CITIES if a != b),
)
ENDS = st.sampled_from([None, *CITIES])

DAYS = (date(2024, 6, 14), date(2024, 6, 15), date(2024, 6, 16), date(2024, 6, 17))
"""Days one after another, so that drawn dates often meet at their edges."""

days = st.sampled_from(DAYS)
PUBLISHED = (None, "2021", "2021-03", "2021-03-04", "2023", "2024-06", "2024-06-15", "2024-06-16", "2025")


def make_source(grade: Grade = Grade.OFFICIAL, published: str | None = "2024", key: str = "source") -> Source:
    """A source of that grade and day."""
    return Source(key, "title", Text("社", "publisher"), grade, published)


def make_service(
    *, origin: bool = True, destination: bool = True, decided_by: End = End.ORIGIN, key: str = "service"
) -> Service:
    """A service with the ends wanted."""
    return Service(
        key, Text("事", "service"), Domain.HOUSING, Audience.PERSON, "hotline",
        PLACE if origin else None, PLACE if destination else None, decided_by,
    )  # fmt: skip


def make_statement(
    key: str,
    element: Element,
    scope: str,
    *,
    grade: Grade = Grade.OFFICIAL,
    published: str | None = "2024",
    sources: Iterable[Source] | None = None,
    replaces: Iterable[str] = (),
    contradicts: Iterable[str] = (),
    **fields,
) -> Statement:
    """A statement with one source; ``grade`` and ``published`` are those of the source."""
    cited = (make_source(grade, published, f"source-of-{key}"),) if sources is None else tuple(sources)
    fields = {"verified": date(2024, 6, 15), "text": Text(key, key)} | fields
    return Statement(
        key, element, Scope.parse(scope), sources=cited, replaces=frozenset(replaces),
        contradicts=frozenset(contradicts), **fields,
    )  # fmt: skip


@st.composite
def statement_lists(
    draw: st.DrawFn, elements: tuple[Element, ...] = tuple(Element), *, most: int = 12
) -> list[Statement]:
    """Statements of one service; each may replace or contradict some that stand before it and are of its element."""
    statements: list[Statement] = []
    for position in range(draw(st.integers(0, most))):
        element = draw(st.sampled_from(elements))
        earlier = [s.id for s in statements if s.element is element]
        others = st.lists(st.sampled_from(earlier), max_size=2) if earlier else st.just([])
        first, last = draw(st.none() | days), draw(st.none() | days)
        if first and last and last < first:
            first, last = last, first
        statements.append(
            make_statement(
                f"s{position}",
                element,
                draw(st.sampled_from(SCOPES)),
                position=position,
                grade=draw(st.sampled_from(Grade)),
                published=draw(st.sampled_from(PUBLISHED)),
                replaces=draw(others),
                contradicts=draw(others),
                value=draw(st.sampled_from(ServiceState)) if element is Element.STATUS else None,
                verified=draw(days),
                valid_from=first,
                valid_to=last,
            )
        )
    return statements


services = st.builds(make_service, decided_by=st.sampled_from(End))
single_valued_lists = statement_lists(tuple(sorted(SINGLE_VALUED)))
crowded_lists = statement_lists((Element.CONDITION, Element.FEE))
"""Statements that often meet, one after another, in the same element."""


def belongs(scope: Scope, origin: str | None, destination: str | None) -> bool:
    """Whether the scope includes the direction, read from its canonical form alone."""
    text = str(scope)
    if text in ("000000", "430000", "czt"):
        return True
    if "->" in text:
        return text == f"{origin}->{destination}"
    city, _, end = text.partition("@")
    return city in {"origin": [origin], "destination": [destination], "": [origin, destination]}[end]


def is_known(statement: Statement, day: date) -> bool:
    """Whether ``day`` lies within the dates of a statement, read as text: ``2024`` comes before ``2024-01-01``."""
    dated = [source.published for source in statement.sources if source.published]
    first = str(statement.valid_from or min(dated, default=statement.verified))
    return first <= str(day) <= str(statement.valid_to or "9999")
