"""The desk drawn again: in another language, on another view, on another day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.words import Element, EntryKind
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.guide_view import GuideView
from cztservices.presenters.pages import HOME, Page, PageRef
from cztservices.search.facets import Facet
from tests.presenters.desks import (
    ASK,
    CHINESE,
    ENDED,
    ENGLISH,
    FILING,
    HELP,
    NOON,
    OFFICES,
    RESIDENCE,
    SATURDAY,
    SENIOR,
    SERVICES,
    Clock,
    FakeView,
    guide,
)
from tests.sample_data import DAY, SEASON

# Languages


def test_language_draws_list_pickers_and_guide_again(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.search("备案")
    desk.open(guide(FILING))
    desk.redraw(ENGLISH)
    assert view.listed.heading.endswith("results")
    assert view.listed.rows[0].name == "Filing for medical treatment in another city"
    assert view.badges == {FILING: "Nothing to do"}
    assert view.labels == ["Insured in", "Treated in"]
    assert [city.name for city in view.pickers[-1][0].cities] == ["Changsha", "Zhuzhou", "Xiangtan"]
    assert view.guides[-1].answer == "Nothing to file from Xiangtan to Changsha."
    assert view.cities == (XIANGTAN, CHANGSHA)


def test_language_draws_home_again_where_nothing_else_lay_open(make_desk, view):
    desk = make_desk()
    desk.begin()
    desk.redraw(ENGLISH)
    assert view.refs == [HOME, HOME]
    assert view.shown[-1][1].question.isascii()
    assert view.listed is None


def test_language_draws_a_collection_again_with_its_list(make_desk, view):
    desk = make_desk()
    desk.open(SERVICES)
    desk.redraw(ENGLISH)
    assert view.listed.heading == "4 services"
    assert view.shown[-1][1].title == "All services"


def test_language_draws_the_list_of_a_collection_again_beside_a_guide(make_desk, view):
    desk = make_desk()
    desk.open(SERVICES)
    desk.open(guide(FILING))
    desk.redraw(ENGLISH)
    assert view.listed.heading == "4 services"


def test_language_keeps_the_cities_chosen(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.turn_around()
    desk.redraw(ENGLISH)
    assert (view.cities, view.ids) == ((CHANGSHA, XIANGTAN), [FILING])


def test_language_keeps_the_list_narrowed(make_desk, view):
    desk = make_desk()
    desk.search("证")
    desk.narrow(Facet.KIND, "licence")
    desk.redraw(ENGLISH)
    assert {row.kind for row in view.listed.rows} == {EntryKind.LICENCE}


def test_language_reads_nothing_again(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.search("备案")
    desk.open(guide(FILING))
    held.release_all()
    desk.redraw(ENGLISH)
    assert held.held == []
    assert view.guides[-1].title == "Filing for medical treatment in another city"


def test_answer_under_way_comes_in_the_new_language(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.open(guide(RESIDENCE))
    hand_over = held.work()
    desk.redraw(ENGLISH)
    hand_over()
    assert [shown.title for shown in view.guides] == ["Residence permit"]


def test_page_before_is_not_drawn_as_the_one_under_way(make_desk, view, held):
    """A guide drawn as a page of help would break the window."""
    desk = make_desk(runner=held)
    desk.open(guide(RESIDENCE))
    held.release()
    desk.open(HELP)
    desk.redraw(ENGLISH)
    assert {ref for ref, shown in view.shown if isinstance(shown, GuideView)} == {guide(RESIDENCE)}
    held.release_all()
    assert view.refs[-1] == HELP


# Another view


@pytest.fixture
def moved(make_desk, view):
    """What stands on a view to which the desk moved after ``wishes``, and what stood on the one before."""

    def _moved(*wishes: Callable[[DeskPresenter], object]) -> tuple[FakeView, FakeView]:
        desk, other = make_desk(XIANGTAN, CHANGSHA), FakeView()
        for wish in wishes:
            wish(desk)
        desk.move_to(other)
        return other, view

    return _moved


@pytest.mark.parametrize(
    "wishes",
    [
        [DeskPresenter.begin],
        [lambda desk: desk.search("证")],
        [lambda desk: desk.search("证"), lambda desk: desk.narrow(Facet.KIND, "licence")],
        [lambda desk: desk.search("证"), lambda desk: desk.open(guide(RESIDENCE))],
        [lambda desk: desk.open(OFFICES)],
        [lambda desk: desk.open(SERVICES), lambda desk: desk.choose("market")],
        [lambda desk: desk.open(SERVICES), lambda desk: desk.open(guide(FILING))],
        [lambda desk: desk.open(OFFICES), lambda desk: desk.preview(PageRef(Page.ENTRY, "changsha-service-centre"))],
    ],
    ids=["home", "found", "narrowed", "guide", "collection", "choice", "guide from a list", "entry in passing"],
)
def test_other_view_shows_the_same(moved, wishes):
    """As when the look changes, and every widget is made anew."""
    other, before = moved(*wishes)
    assert other.pickers[-1] == before.pickers[-1] if before.pickers else other.visible == [True, True]
    assert other.shown[-1:] == before.shown[-1:]
    assert other.places[-1:] == before.places[-1:]
    assert other.listed == before.listed


def test_other_view_has_the_text_that_was_typed_without_a_search(moved):
    other, before = moved(lambda desk: desk.search("从湘潭到长沙 备案"), DeskPresenter.turn_around)
    assert other.texts == ["从湘潭到长沙 备案"]
    assert other.cities == before.cities == (CHANGSHA, XIANGTAN)


def test_moving_reads_nothing_again(make_desk, held):
    desk, other = make_desk(runner=held), FakeView()
    desk.search("备案")
    desk.open(guide(FILING))
    held.release_all()
    desk.move_to(other)
    assert held.held == []
    assert (other.refs, other.ids) == ([guide(FILING)], [FILING])


def test_answers_under_way_come_to_the_new_view_alone(make_desk, view, held):
    desk, other = make_desk(runner=held), FakeView()
    desk.search("从湘潭到长沙 备案")
    desk.open(guide(FILING))
    late = [held.work(), held.work()]
    desk.move_to(other)
    for hand_over in late:
        hand_over()
    held.release_all()
    assert (view.results, view.shown, view.pickers) == ([], [], [])
    assert (other.ids, other.refs[-1], other.cities) == ([FILING], guide(FILING), (XIANGTAN, CHANGSHA))


# Days


@pytest.mark.parametrize("day", [DAY, SEASON])
def test_guide_is_that_of_the_day(make_desk, view, day):
    make_desk(XIANGTAN, CHANGSHA, ENGLISH, now=Clock(day)).open(guide(RESIDENCE))
    fees = [section for section in view.guides[-1].sections if section.element is Element.FEE]
    assert len(fees) == (day == SEASON)
    assert ENGLISH.format_day(day) in view.guides[-1].footer


def test_guide_opened_after_midnight_is_that_of_the_new_day(make_desk, view):
    clock = Clock(date(2023, 12, 31))
    desk = make_desk(XIANGTAN, CHANGSHA, ENGLISH, now=clock)
    desk.open(guide(RESIDENCE))
    clock.day += timedelta(1)
    desk.open(guide(RESIDENCE))
    elements = [{section.element for section in shown.sections} for shown in view.guides]
    assert elements[1] - elements[0] == {Element.FEE}


@pytest.mark.parametrize("wish", [lambda desk: desk.open(SERVICES), lambda desk: desk.search("老年证")])
def test_rows_follow_the_day_while_the_window_is_open(make_desk, view, wish):
    """The card ended in March 2022: the day before nobody knew."""
    clock = Clock(date(2022, 2, 28))
    desk = make_desk(now=clock)
    said = []
    for step in (0, 1, -1):
        clock.day += timedelta(step)
        wish(desk)
        said.append(view.badges[SENIOR])
    assert said == [ASK, ENDED, ASK]


# Another day for the journey


def test_journey_is_judged_on_another_day(make_desk, view):
    desk = make_desk(CHANGSHA, XIANGTAN)
    desk.open(guide(FILING))
    desk.choose_day(SATURDAY)
    assert view.guides[-1].trip.day == DAY
    [trip] = view.trips
    assert (trip.day, trip.today) == (SATURDAY, DAY)
    assert view.refs == [guide(FILING)]


@pytest.mark.parametrize("ref", [HOME, SERVICES, PageRef(Page.COMPARE, FILING)])
def test_only_a_guide_has_a_journey(make_desk, view, ref):
    desk = make_desk()
    desk.open(ref)
    desk.choose_day(SATURDAY)
    assert (view.trips, view.notices) == ([], [])


def test_journey_is_one_between_the_cities_chosen(make_desk, view, pool):
    from cztservices.presenters.trip import read_trip

    direction = Direction(XIANGTAN, ZHUZHOU)
    desk = make_desk(XIANGTAN, ZHUZHOU)
    desk.open(guide(FILING))
    desk.choose_day(SATURDAY)
    read = read_trip(pool.connection(), FILING, direction, SATURDAY, DAY, NOON())
    assert view.trips == [read(CHINESE)]


def test_day_chosen_last_is_the_one_that_counts(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.open(guide(FILING))
    held.release()
    for later in range(3):
        desk.choose_day(SATURDAY + timedelta(later))
    for number in (2, 0, 0):
        held.release(number)
    assert [trip.day for trip in view.trips] == [SATURDAY + timedelta(2)]


@pytest.mark.parametrize(
    "leave",
    [
        lambda desk: desk.open(HELP),
        lambda desk: desk.open(guide(RESIDENCE)),
        lambda desk: desk.preview(guide(RESIDENCE)),
        DeskPresenter.go_back,
        DeskPresenter.turn_around,
    ],
    ids=["help", "another guide", "in passing", "back", "the reverse"],
)
def test_journey_of_a_guide_that_was_left_is_dropped(make_desk, view, held, leave):
    desk = make_desk(XIANGTAN, CHANGSHA, runner=held)
    desk.open(guide(FILING))
    held.release()
    desk.choose_day(SATURDAY)
    late = held.work()
    leave(desk)
    late()
    held.release_all()
    assert view.trips == []


def test_journey_under_way_comes_in_the_new_language(make_desk, view, held):
    desk = make_desk(CHANGSHA, XIANGTAN, runner=held)
    desk.open(guide(FILING))
    held.release()
    desk.choose_day(SATURDAY)
    late = held.work()
    desk.redraw(ENGLISH)
    late()
    assert [trip.language for trip in view.trips] == ["en"]


def test_day_chosen_stays_when_the_language_changes(make_desk, view):
    """Else the card would speak of today again, unasked."""
    desk = make_desk(CHANGSHA, XIANGTAN)
    desk.open(guide(FILING))
    desk.choose_day(SATURDAY)
    desk.redraw(ENGLISH)
    last = view.trips[-1] if len(view.trips) > 1 else view.guides[-1].trip
    assert (last.day, last.language) == (SATURDAY, "en")


def test_day_chosen_is_forgotten_with_the_guide(make_desk, view):
    desk = make_desk(CHANGSHA, XIANGTAN)
    desk.open(guide(FILING))
    desk.choose_day(SATURDAY)
    desk.open(guide(FILING))
    desk.redraw(ENGLISH)
    assert len(view.trips) == 1
    assert view.guides[-1].trip.day == DAY
