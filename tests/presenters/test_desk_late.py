"""What comes too late to the desk, and what goes wrong."""

import shutil

import pytest

from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.words import End, HandlingMode
from cztservices.errors import CatalogueError
from cztservices.presenters.comparison import REVERSE
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.labels import MODES
from cztservices.presenters.pages import HOME, Page, PageRef
from cztservices.presenters.tasks import InlineRunner
from cztservices.storage import catalogue_db as storage
from cztservices.storage.catalogue_db import CatalogueDb, CataloguePool, Interrupted
from tests.presenters.desks import CHINESE, ENGLISH, FILING, HELP, OFFICES, RESIDENCE, SENIOR, guide

# What comes too late


def test_answer_to_an_old_query_is_dropped(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.search("居住证")
    old = held.work()
    desk.search("备案")
    held.release()
    old()
    assert [results.rows[0].ref for results in view.results] == [FILING]


def test_answers_out_of_order_leave_the_newest(make_desk, view, held):
    desk = make_desk(runner=held)
    for text in ("居", "居住", "备案", "老年证"):
        desk.search(text)
    for number in (2, 0, 1, 0):
        held.release(number)
    assert [results.rows[0].ref for results in view.results] == [SENIOR]


@pytest.mark.parametrize("wish", [lambda desk: desk.search(""), lambda desk: desk.open(OFFICES), DeskPresenter.go_home])
def test_answer_that_comes_after_the_search_was_left_is_dropped(make_desk, view, held, wish):
    desk = make_desk(runner=held)
    desk.search("从湘潭到长沙 居住证")
    late = held.work()
    wish(desk)
    late()
    held.release_all()
    assert not any(results.searching for results in view.results if results is not None)
    assert desk.direction == Direction()


def test_cities_of_an_old_query_are_not_taken_over(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.search("从湘潭到长沙")
    old = held.work()
    desk.search("备案")
    old()
    held.release()
    assert desk.direction == Direction()
    assert view.pickers == []


def test_city_chosen_while_a_query_is_under_way_stands_against_the_one_in_the_text(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.search("从湘潭到长沙 备案")
    desk.choose_city(End.ORIGIN, ZHUZHOU)
    held.release()
    held.release()
    assert (desk.direction.origin, view.cities[0], view.ids) == (ZHUZHOU, ZHUZHOU, [FILING])


def test_answer_to_an_old_direction_is_dropped(make_desk, view, held):
    desk = make_desk(CHANGSHA, XIANGTAN, runner=held)
    desk.search("备案")
    old = held.work()
    desk.turn_around()
    held.release()
    old()
    assert len(view.results) == 1
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.NO_ACTION])}


def test_old_page_is_dropped(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.open(guide(RESIDENCE))
    old = held.work()
    desk.open(guide(FILING))
    held.release()
    old()
    assert view.refs == [guide(FILING)] == [desk.current]
    assert view.labels == ["参保地", "就医地"]


def test_page_that_comes_after_it_was_left_is_dropped(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.open(guide(RESIDENCE))
    late = held.work()
    desk.go_back()
    late()
    held.release()
    assert view.refs == [HOME]


def test_query_does_not_void_a_guide_under_way(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.open(guide(RESIDENCE))
    desk.search("备案")
    held.release()
    held.release()
    assert view.refs == [guide(RESIDENCE)]
    assert view.ids == [FILING]


def test_beginning_under_way_does_not_cover_what_was_found_meanwhile(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.begin()
    desk.search("备案")
    held.release_all()
    assert (view.shown, view.ids) == ([], [FILING])


def test_interrupted_search_is_silent(make_desk, view, held, monkeypatch):
    monkeypatch.setattr(storage, "_STEPS_BETWEEN_CHECKS", 1)
    desk = make_desk(runner=held)
    desk.search("居住证")
    desk.search("备案")
    held.release()
    assert [type(error) for error in held.failures] == [Interrupted]
    assert (view.results, view.notices) == ([], [])
    held.release()
    assert view.ids == [FILING]
    assert len(held.failures) == 1


# What goes wrong


@pytest.mark.parametrize(("translator", "words"), [(CHINESE, "没有"), (ENGLISH, "There is no")], ids=["zh_CN", "en"])
def test_known_error_is_a_notice_in_the_language_of_the_reader(make_desk, view, translator, words):
    desk = make_desk(translator=translator)
    desk.open(guide("residence-permits"))
    assert len(view.notices) == 1
    assert words in view.notices[0]
    assert RESIDENCE in view.notices[0]
    assert view.refs == [HOME]


def test_known_error_leaves_the_open_page(make_desk, view):
    desk = make_desk()
    desk.open(guide(RESIDENCE))
    desk.open(PageRef(Page.EVENT, "nothing"))
    assert view.refs == [guide(RESIDENCE)]
    assert view.visible == [False, True]
    assert desk.current == guide(RESIDENCE)
    desk.go_back()
    assert desk.current == HOME


def test_page_that_cannot_be_shown_is_not_drawn_with_the_words_of_the_one_before(make_desk, view):
    desk = make_desk()
    desk.open(guide(RESIDENCE))
    desk.open(PageRef(Page.EVENT, "nothing"))
    desk.redraw(ENGLISH)
    assert view.refs == [guide(RESIDENCE)] * 2


def test_choice_that_cannot_be_shown_leaves_the_one_before(make_desk, view):
    """The way back takes two cities, and none is chosen."""
    desk = make_desk()
    desk.open(PageRef(Page.COMPARE, FILING))
    desk.choose(REVERSE)
    assert len(view.notices) == 1
    assert desk.current == PageRef(Page.COMPARE, FILING)
    desk.choose_city(End.ORIGIN, XIANGTAN)
    assert view.notices[1:] == [""]  # what was wrong no longer stands in the way


def test_known_error_of_a_page_that_was_left_is_not_spoken_of(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.open(guide("nothing"))
    late = held.work()
    desk.open(HELP)
    late()
    held.release()
    assert (view.notices, view.refs) == ([], [HELP])


def test_desk_serves_again_after_a_known_error(make_desk, view, monkeypatch):
    def refuse(_db) -> list:
        raise CatalogueError("{file} is gone", file="x")

    desk = make_desk()
    with monkeypatch.context() as broken:
        broken.setattr(CatalogueDb, "services", refuse)
        desk.search("备案")
    assert (view.results, view.notices) == ([], ["x is gone"])
    desk.search("备案")
    assert view.ids == [FILING]


@pytest.mark.parametrize("wish", [lambda desk: desk.search("备案"), lambda desk: desk.open(guide(FILING))])
def test_any_other_error_is_raised(make_desk, view, monkeypatch, wish):
    """It is a fault of the program, and no sentence mends it."""

    def break_down(*_: object) -> list:
        raise ZeroDivisionError

    desk = make_desk()
    monkeypatch.setattr(CatalogueDb, "services", break_down)
    monkeypatch.setattr(CatalogueDb, "service", break_down)
    with pytest.raises(ZeroDivisionError):
        wish(desk)
    assert view.notices == []


def test_catalogue_that_was_damaged_since_is_a_notice(catalogue_path, tmp_path, view):
    path = tmp_path / "catalogue.db"
    shutil.copy(catalogue_path, path)
    opened = CataloguePool(path)
    desk = DeskPresenter(opened, InlineRunner(), ENGLISH, view, Direction())
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    desk.search("备案")
    opened.connection().close()
    assert len(view.notices) == 1
    assert "damaged" in view.notices[0]
    assert str(path) in view.notices[0]
