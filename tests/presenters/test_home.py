"""What the window says before anything was asked, in every language."""

import dataclasses

import pytest

from cztservices.domain.catalogue import LifeEvent
from cztservices.i18n import Translator
from cztservices.presenters.city_map import present_map
from cztservices.presenters.home import TILES, HomeRead, HomeView, present_home, read_home
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.tiles import present_tile
from tests.statements import PLACE

EVENTS = tuple(LifeEvent(key, PLACE, PLACE, ()) for key in ("other", *reversed(TILES)))


@pytest.fixture
def shown(catalogue_db) -> HomeRead:
    """What the sample gives to the page."""
    return read_home(catalogue_db)


@pytest.fixture
def home(shown, tr) -> HomeView:
    """The view."""
    return present_home(shown, tr)


def test_every_text_is_there_and_translated(home, shown, tr):
    texts = {name: value for name, value in dataclasses.asdict(home).items() if isinstance(value, str)}
    english = dataclasses.asdict(present_home(shown, Translator("en")))
    assert texts.keys() == {"question", "examples_title", "tiles_title", "footer"}
    assert all(texts.values())
    assert {name for name in texts if texts[name] == english[name]} == (set() if tr.is_chinese else texts.keys())


def test_map_is_the_one_of_the_three_cities(home, tr):
    assert home.map == present_map(tr)


def test_footer_names_the_catalogue(home, catalogue_db):
    assert catalogue_db.version() in home.footer


def test_examples_are_in_the_language_of_the_reader(home, tr):
    assert len(set(home.examples)) == len(home.examples) >= 4
    is_ascii = {example.isascii() for example in home.examples}
    assert is_ascii == ({True, False} if tr.is_chinese else {True})
    assert all(example == example.strip() != "" for example in home.examples)


# Life events


def test_tiles_are_those_that_most_people_come_with_in_their_order(shown, tr):
    """Whatever order the catalogue has."""
    view = present_home(dataclasses.replace(shown, events=EVENTS), tr)
    assert [tile.page for tile in view.tiles] == [PageRef(Page.EVENT, key) for key in TILES]
    assert view.tiles[0] == present_tile(next(event for event in EVENTS if event.id == TILES[0]), tr)


def test_life_event_that_the_catalogue_lacks_has_no_tile(shown, tr):
    kept = [event for event in EVENTS if event.id != TILES[1]]
    view = present_home(dataclasses.replace(shown, events=kept), tr)
    assert [tile.page.ref for tile in view.tiles] == [TILES[0], *TILES[2:]]


def test_last_tile_counts_all_life_events_and_leads_to_them(shown, tr):
    view = present_home(dataclasses.replace(shown, events=EVENTS), tr)
    assert str(len(EVENTS)) in view.all_events.title
    assert view.all_events.page == PageRef(Page.EVENTS)
    assert len(EVENTS) == len(TILES) + 1


def test_every_life_event_of_the_sample_is_counted(home, catalogue_db):
    assert str(len(catalogue_db.life_events())) in home.all_events.title
