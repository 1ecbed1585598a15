"""What a person keeps, in every language, on a catalogue that may have moved on."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.domain.mine import Mine, Place, Visit, stamp
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.mine import name_cities, present_mine, read_mine_page
from cztservices.presenters.pages import Page, PageRef
from cztservices.storage.backups import list_backups, make_backups
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.user_db import UserDb
from tests.mine_records import EVERYTHING, FILING, NOW, favourite, note
from tests.presenters.desks import CHINESE, ENGLISH
from tests.sample_data import FILING_FILE, edit_file

SERVICE = FILING.ref
HERE = NOW.astimezone(timezone(timedelta(hours=8)))

CURRENT = replace(note(1, "bring two", "step-submit"), seen="提交。")
CHANGED = replace(note(2, "take the old one along", "material-form"), seen="旧备案表")
GONE = replace(note(3, "ask for Mrs Li", "line-that-went"), seen="从前的话")


@pytest.fixture
def present(catalogue_db):
    """The view of what is kept."""

    def _present(mine, translator=ENGLISH, backups=(), *, keeps_history=True, db=catalogue_db):
        return present_mine(read_mine_page(db, mine, backups, keeps_history=keeps_history), HERE, translator)

    return _present


def visit(place, hours):
    return Visit(stamp(NOW - timedelta(hours=hours)), place, "title of then")


def test_every_language_says_something_everywhere(present, tr):
    view = present(replace(EVERYTHING, notes=(CURRENT, CHANGED, GONE)), tr)
    assert all((view.title, view.counts, view.notes_title, view.history_title, view.history_lead, view.backups_title))
    assert (view.no_favourites, view.no_notes) == ("", "")
    empty = present(Mine(), tr)
    assert all((empty.no_favourites, empty.no_notes))
    assert (empty.folders, empty.notes, empty.days, empty.backups) == ((), (), (), ())


# Favourites


def test_favourite_is_called_as_the_catalogue_calls_it_in_the_language_of_the_reader(present, tr, words):
    (folder,) = present(Mine((favourite(),)), tr).folders
    (view,) = folder.favourites
    assert view.place.title == words("异地就医备案", "Filing for medical treatment in another city")
    assert view.place.page == PageRef(Page.GUIDE, SERVICE)
    assert view.place.direction == Direction(XIANGTAN, CHANGSHA)
    assert view.caution == ""


@pytest.mark.parametrize(
    "place",
    [
        Place("guide", "service-that-went"),
        Place("event", SERVICE),
        Place("page-of-tomorrow", SERVICE),
        Place("guide"),
        Place("entry", "office-that-went"),
    ],
    ids=lambda place: f"{place.page} {place.ref}",
)
def test_favourite_that_the_catalogue_has_no_longer_keeps_its_title_and_leads_nowhere(present, place):
    view = present(Mine((favourite(place=place),))).folders[0].favourites[0]
    assert (view.place.title, view.place.page) == ("异地就医备案", None)
    assert "no longer" in view.caution


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (Place("event", "moving"), "Moving house"),
        (Place("compare", "residence-permit"), "Residence permit"),
        (Place("entry", "id-card-licence"), "Resident identity card"),
        (Place("offices"), "Offices"),
        (Place("home"), "Home"),
    ],
)
def test_favourite_may_be_any_page(present, place, title):
    view = present(Mine((favourite(place=place),))).folders[0].favourites[0]
    assert (view.place.title, view.place.page) == (title, PageRef(Page(place.page), place.ref))


def test_folders_follow_those_in_none_each_in_its_order(present):
    kept = Mine(
        (favourite(1, folder="b", position=1), favourite(2, folder="b"), favourite(3), favourite(4, folder="a"))
    )
    folders = present(kept).folders
    assert [(folder.name, folder.title) for folder in folders] == [("", "In no folder"), ("a", "a"), ("b", "b")]
    assert [one.uid[-1] for one in folders[2].favourites] == ["2", "1"]


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        (Direction(XIANGTAN, CHANGSHA), "Xiangtan → Changsha"),
        (Direction(XIANGTAN), "record in Xiangtan"),
        (Direction(None, CHANGSHA), "wanted in Changsha"),
        (Direction(), ""),
        (Direction("999999", CHANGSHA), "wanted in Changsha"),
    ],
)
def test_cities_are_named(direction, words):
    assert name_cities(direction, ENGLISH) == words


# Notes


def test_notes_whose_line_is_not_as_it_was_come_first_with_old_and_new(present):
    views = present(Mine(notes=(CURRENT, CHANGED, GONE))).notes
    assert [(view.text, view.old, view.new, view.token) for view in views] == [
        ("take the old one along", "旧备案表", "Filing form", "caution"),
        ("ask for Mrs Li", "从前的话", "", "stop"),
        ("bring two", "", "Submit.", "ink2"),
    ]
    assert [bool(view.state) for view in views] == [True, True, False]
    assert views[0].service.page == PageRef(Page.GUIDE, SERVICE)


def test_note_on_a_service_that_went_is_kept(present):
    (view,) = present(Mine(notes=(replace(CURRENT, service="service-that-went"),))).notes
    assert (view.text, view.old, view.service.title, view.service.page) == (
        "bring two",
        "提交。",
        "service-that-went",
        None,
    )


def test_note_has_the_day_on_which_it_was_written_where_the_reader_is(present):
    late = replace(CURRENT, changed="2026-11-27T20:00:00.000000Z")
    (view,) = present(Mine(notes=(late,)), CHINESE).notes
    assert "2026年11月28日" in view.written


# History


def test_history_is_told_by_day_newest_first(present):
    visits = (visit(FILING, 1), visit(Place("home"), 2), visit(FILING, 20), visit(FILING, 72))
    days = present(Mine(visits=visits)).days
    assert [day.title for day in days] == ["Today", "Yesterday", "November 25, 2026"]
    assert [(one.time, one.place.title) for one in days[0].visits] == [
        ("15:30", "Filing for medical treatment in another city"),
        ("14:30", "Home"),
    ]


def test_same_place_in_a_row_is_told_once(present):
    visits = (visit(FILING, 1), visit(FILING, 2), visit(Place("home"), 3), visit(FILING, 4))
    (day,) = present(Mine(visits=visits)).days
    assert [one.time for one in day.visits] == ["15:30", "13:30", "12:30"]


def test_history_that_is_switched_off_says_so(present):
    view = present(Mine(), keeps_history=False)
    assert (view.keeps_history, "switched off" in view.history_lead) == (False, True)


# Backups and counts


def test_backups_are_named_by_what_they_are(present, tmp_path):
    UserDb(tmp_path / "user.db").close()
    make_backups(tmp_path / "user.db", NOW.date())
    views = present(Mine(), backups=list_backups(tmp_path / "user.db")).backups
    assert {(view.name, view.title) for view in views} == {
        ("user-daily-2026-11-28.db", "Daily backup"),
        ("user-weekly-2026-W48.db", "Weekly backup"),
        ("user-monthly-2026-11.db", "Monthly backup"),
    }
    assert all("36 KB" in view.caption for view in views)


def test_counts_are_told(present):
    assert present(EVERYTHING).counts == "2 favourites · 2 notes · 2 ticks · 2 visits"
    assert present(Mine((favourite(),))).counts == "1 favourite · 0 notes · 0 ticks · 0 visits"


# A new catalogue


def test_new_catalogue_touches_nothing_and_shows_what_changed_under_the_notes(data_folder, tmp_path, present):
    """What is kept knows no catalogue; the same notes meet another line, or none."""
    catalogue, path = tmp_path / "catalogue.db", tmp_path / "user.db"
    build_catalogue(data_folder, catalogue)
    store = UserDb(path)
    for line, seen in (("step-submit", "提交。"), ("material-form", "备案表")):
        store.mine.put_note(SERVICE, line, "words", seen, now=NOW)
    store.mine.put_favourite(FILING, "title", now=NOW)
    store.mine.put_tick(SERVICE, "material-form", on=True)
    kept, content = store.mine.everything(), path.read_bytes()
    with CatalogueDb(catalogue) as db:
        assert [view.state for view in present(kept, db=db).notes] == ["", ""]
    edit_file(data_folder, FILING_FILE, "{zh: 提交。, en: Submit.}", "{zh: 到窗口提交。, en: Submit at the window.}")
    edit_file(data_folder, FILING_FILE, "id: material-form", "id: material-new-form")
    edit_file(data_folder, FILING_FILE, "replaces: [material-form]", "replaces: [material-new-form]")
    edit_file(data_folder, FILING_FILE, "withdraws: [material-form]", "withdraws: [material-new-form]")
    build_catalogue(data_folder, catalogue)
    with CatalogueDb(catalogue) as db:
        notes = present(store.mine.everything(), Translator("zh_CN"), db=db).notes
    assert [(view.line, view.old, view.new) for view in notes] == [
        ("material-form", "备案表", ""),
        ("step-submit", "提交。", "到窗口提交。"),
    ]
    assert (store.mine.everything(), path.read_bytes()) == (kept, content)
    store.close()
