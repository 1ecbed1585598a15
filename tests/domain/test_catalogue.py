"""What a statement says of its sources, and a service of its ends."""

from datetime import date

import pytest

from cztservices.domain.catalogue import Service, Source, Statement, Text
from cztservices.domain.scope import Scope
from cztservices.domain.words import Audience, Domain, Element, End, Grade


def make_statement(*sources: Source) -> Statement:
    return Statement("id", Element.NOTE, Scope.parse("czt"), Text("字", "words"), sources, date(2026, 11, 22))


def make_source(grade: Grade, published: str | None) -> Source:
    return Source("id", "title", Text("社", "publisher"), grade, published)


@pytest.mark.parametrize(
    ("grades", "best"),
    [
        ((), Grade.OTHER),
        ((Grade.OTHER, Grade.PRESS), Grade.PRESS),
        ((Grade.PRESS, Grade.OFFICIAL, Grade.OTHER), Grade.OFFICIAL),
    ],
)
def test_grade_is_that_of_the_best_source(grades, best):
    assert make_statement(*(make_source(grade, None) for grade in grades)).grade is best


@pytest.mark.parametrize(
    ("days", "newest"),
    [((), ""), ((None,), ""), ((None, "2021", "2021-03"), "2021-03"), (("2022", "2021-12-31"), "2022")],
)
def test_published_is_the_day_of_the_newest_source(days, newest):
    assert make_statement(*(make_source(Grade.PRESS, day) for day in days)).published == newest


@pytest.mark.parametrize(
    ("sources", "newest"),
    [
        ([(Grade.OFFICIAL, "2021"), (Grade.OTHER, "2024")], "2021"),
        ([(Grade.PRESS, "2021"), (Grade.OTHER, "2024")], "2021"),
        ([(Grade.OFFICIAL, None), (Grade.OTHER, "2024")], ""),
        ([(Grade.OFFICIAL, "2021"), (Grade.PRESS, "2024")], "2024"),
        ([(Grade.OTHER, "2021"), (Grade.OTHER, "2024")], "2024"),
    ],
)
def test_published_is_that_of_a_source_that_may_vouch_for_it(sources, newest):
    assert make_statement(*(make_source(*source) for source in sources)).published == newest


def test_service_has_the_ends_that_it_labels():
    service = Service(
        "id", Text("事", "s"), Domain.HEALTH, Audience.PERSON, "ask", destination_label=Text("地", "place")
    )
    assert service.has_end(End.DESTINATION)
    assert not service.has_end(End.ORIGIN)
