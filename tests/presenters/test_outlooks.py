"""What a row says beforehand of each service."""

from datetime import timedelta

import pytest

from cztservices.domain.catalogue import Statement
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN
from cztservices.domain.words import Element, Grade, HandlingMode, ServiceState
from cztservices.presenters.direction import Direction
from cztservices.presenters.found import find_outlooks
from cztservices.presenters.results import OUTLOOKS
from tests.presenters.desks import (
    ALL,
    ENGLISH,
    guide,
)
from tests.sample_data import DAY
from tests.statements import make_service, make_statement


@pytest.mark.parametrize("origin", [None, *CITIES])
@pytest.mark.parametrize("destination", [None, *CITIES])
def test_outlooks_are_what_the_guides_say(make_desk, view, pool, origin, destination):
    db = pool.connection()
    services = {service.id: service for service in db.services()}
    outlooks = find_outlooks(db, services, Direction(origin, destination), DAY)
    desk = make_desk(origin, destination, ENGLISH)
    for service in ALL:
        desk.open(guide(service))
        if service in outlooks:
            assert view.guides[-1].badge == OUTLOOKS[outlooks[service]]
        else:
            assert view.guides[-1].answer_line is None
            assert Element.HANDLING_MODE not in {section.element for section in view.guides[-1].sections}


class FakeDb:
    """Holds the statements of one service."""

    def __init__(self, *statements: Statement) -> None:
        self.held = list(statements)

    def statements_of_elements(self, elements, services) -> dict[str, list[Statement]]:
        return {"service": [s for s in self.held if s.element in elements]}


def outlook(*statements: Statement):
    """The outlook of a service with these statements, from Xiangtan to Changsha."""
    services = {"service": make_service()}
    return find_outlooks(FakeDb(*statements), services, Direction(XIANGTAN, CHANGSHA), DAY).get("service")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": HandlingMode.JOINT}, HandlingMode.JOINT),
        ({}, ServiceState.ACTIVE),
        ({"published": "2020"}, ServiceState.ACTIVE),
        ({"grade": Grade.OTHER}, None),
        ({"value": HandlingMode.JOINT, "valid_to": DAY - timedelta(1)}, None),
        ({"value": HandlingMode.JOINT, "valid_from": DAY + timedelta(1)}, None),
    ],
    ids=["mode", "words alone", "old words", "weak words", "over", "not yet"],
)
def test_outlook_is_the_mode_or_that_proven_words_say_how(fields, expected):
    mode = make_statement("mode", Element.HANDLING_MODE, "czt", **({"published": "2023"} | fields))
    assert outlook(mode) == expected


def test_outlook_of_disputed_words_is_to_ask_first():
    one = make_statement("one", Element.HANDLING_MODE, "czt", published="2023")
    other = make_statement("other", Element.HANDLING_MODE, "czt", published="2022", contradicts=["one"])
    assert outlook(one, other) is None


def test_outlook_of_an_ended_service_is_its_end_whatever_its_mode():
    mode = make_statement("mode", Element.HANDLING_MODE, "czt", published="2023", value=HandlingMode.JOINT)
    status = make_statement("status", Element.STATUS, "czt", published="2023", value=ServiceState.ENDED)
    assert outlook(mode, status) is ServiceState.ENDED
