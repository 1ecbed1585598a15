"""Life events as tiles, and the way through one, in every language."""

import dataclasses
import re
from datetime import date

import pytest
import yaml

from cztservices.config import DATA_FOLDER, RESOURCES
from cztservices.domain.catalogue import LifeEvent, LifeEventStep, Text
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.words import Domain, HandlingMode, ServiceState
from cztservices.errors import UnknownNameError
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.events import (
    EventRead,
    EventView,
    present_event,
    present_events,
    read_event,
)
from cztservices.presenters.found import find_outlooks
from cztservices.presenters.labels import ASK_FIRST, DOMAINS
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.results import OUTLOOK_TOKENS, OUTLOOKS
from cztservices.presenters.tiles import ICONS, present_tile
from tests.sample_data import DAY
from tests.statements import PLACE, make_service

TO_CHANGSHA = Direction(XIANGTAN, CHANGSHA)


@pytest.fixture
def moving(catalogue_db) -> EventRead:
    """Moving house, from Xiangtan to Changsha."""
    return read_event(catalogue_db, "moving", TO_CHANGSHA, DAY)


@pytest.fixture
def shown(moving, tr) -> EventView:
    """The way through it."""
    return present_event(moving, tr)


# Tiles


def test_every_life_event_has_a_drawing_of_its_own():
    """Tiles that look the same are tapped by mistake."""
    known = yaml.safe_load((DATA_FOLDER / "life_events.yaml").read_text(encoding="utf-8"))
    assert ICONS.keys() == known.keys()
    assert len(set(ICONS.values())) == len(ICONS)


def test_every_drawing_is_there():
    drawn = {present_tile(LifeEvent(key, PLACE, PLACE, ()), Translator("en")).icon for key in (*ICONS, "another")}
    assert all((RESOURCES / "icons" / f"{icon}.svg").is_file() for icon in drawn)
    assert len(drawn) == len(ICONS) + 1


def test_tile_has_the_name_and_leads_to_the_life_event(tr):
    event = LifeEvent("retiring", Text("退休", "Retiring"), PLACE, ())
    tile = present_tile(event, tr)
    assert (tile.title, tile.icon, tile.page) == (
        tr.say(event.name),
        ICONS["retiring"],
        PageRef(Page.EVENT, "retiring"),
    )


def test_there_is_a_tile_for_every_life_event_in_the_order_of_the_catalogue(catalogue_db, tr):
    events = catalogue_db.life_events()
    view = present_events(events, tr)
    assert view.tiles == tuple(present_tile(event, tr) for event in events)
    assert len(view.tiles) == 2
    assert view.title != view.lead != ""


# The way through one


def test_way_has_the_name_and_whom_it_is_for(shown, words):
    assert (shown.ref, shown.title) == ("moving", words("搬到外市", "Moving house"))
    assert shown.lead == words("先办居住，再办看病。", "First a place to live, then a doctor.")


def test_services_come_in_their_order_each_with_its_reason_and_its_guide(shown, words):
    assert [(step.number, step.name, step.why, step.page) for step in shown.steps] == [
        (
            "1",
            words("居住证", "Residence permit"),
            words("别的都要用它。", "The rest asks for it."),
            PageRef(Page.GUIDE, "residence-permit"),
        ),
        (
            "2",
            words("异地就医备案", "Filing for medical treatment in another city"),
            words("生病之前办好。", "Before you fall ill."),
            PageRef(Page.GUIDE, "medical-offsite-filing"),
        ),
    ]
    assert [step.ref for step in shown.steps] == [step.page.ref for step in shown.steps]


@pytest.mark.parametrize("outlook", [*HandlingMode, ServiceState.ACTIVE, ServiceState.ENDED, None])
def test_badge_says_the_field_and_how_the_service_is_handled(tr, outlook):
    service = dataclasses.replace(make_service(), domain=Domain.HOUSING)
    event = LifeEvent("moving", PLACE, PLACE, (LifeEventStep(service.id, PLACE),))
    outlooks = {service.id: outlook} if outlook else {}
    [step] = present_event(EventRead(event, {service.id: service}, outlooks), tr).steps
    said = tr.gettext(OUTLOOKS[outlook] if outlook else ASK_FIRST)
    assert step.badge == f"{tr.gettext(DOMAINS[Domain.HOUSING])} · {said}"
    assert step.token == (OUTLOOK_TOKENS[outlook] if outlook else "caution")


@pytest.mark.parametrize("direction", [TO_CHANGSHA, Direction(XIANGTAN, ZHUZHOU), Direction()])
@pytest.mark.parametrize("day", [DAY, date(2021, 6, 1)])
def test_services_are_handled_as_they_are_in_this_direction_on_this_day(catalogue_db, direction, day):
    read = read_event(catalogue_db, "moving", direction, day)
    assert read.outlooks == find_outlooks(catalogue_db, read.services, direction, day)


def test_direction_and_day_matter(catalogue_db):
    outlooks = [
        read_event(catalogue_db, "moving", *at).outlooks
        for at in ((TO_CHANGSHA, DAY), (Direction(CHANGSHA, XIANGTAN), DAY), (TO_CHANGSHA, date(2021, 6, 1)))
    ]
    assert outlooks[0] != outlooks[1]
    assert outlooks[0] != outlooks[2]


def test_only_the_services_on_the_way_are_read(moving):
    assert sorted(moving.services) == ["medical-offsite-filing", "residence-permit"]


def test_unknown_life_event_is_refused_with_the_nearest(catalogue_db):
    with pytest.raises(UnknownNameError, match="moving"):
        read_event(catalogue_db, "movings", TO_CHANGSHA, DAY)


def test_words_for_what_is_done_have_room_for_what_is_said(shown):
    assert "AAA" in shown.done.format(name="AAA")
    assert re.findall(r"\d", shown.progress.format(done=2, all=5)) == ["2", "5"]
