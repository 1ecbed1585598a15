"""Pages of the window: each is read once, and written in every language without reading again."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise, product

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.words import EntryKind
from cztservices.errors import KnownError, UnknownNameError
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.changes import ChangesView
from cztservices.presenters.comparison import REVERSE
from cztservices.presenters.direction import Direction
from cztservices.presenters.entry_view import EntryView
from cztservices.presenters.events import EventsView, EventView
from cztservices.presenters.guide_view import GuideView
from cztservices.presenters.help import HelpView
from cztservices.presenters.home import HomeView
from cztservices.presenters.kept import Kept
from cztservices.presenters.licences import LicencesView
from cztservices.presenters.offices import OfficesView
from cztservices.presenters.pages import (
    ABOUT_ONE,
    COLLECTIONS,
    DIRECTED,
    PAGES,
    Circumstances,
    Page,
    PageRef,
    read_page,
    ref_of_entry,
)
from cztservices.presenters.requirements import RequirementView
from cztservices.presenters.services import ServicesView
from cztservices.presenters.ticks import Ticks
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.user_db import MemoryStore
from tests.sample_data import FILING_FILE, edit_file

FILING, RESIDENCE = "medical-offsite-filing", "residence-permit"
NOON = datetime(2023, 2, 1, 11, 0)  # noqa: DTZ001 - read on the clock of the halls
AT = Circumstances(
    Direction(XIANGTAN, CHANGSHA), NOON, serves_others=True, ticks=Ticks(), kept=Kept(MemoryStore(), None)
)
DIRECTIONS = [Direction(a, b) for a, b in product((None, *CITIES), repeat=2) if a is None or a != b]

REFS = [
    PageRef(Page.HOME),
    PageRef(Page.SERVICES),
    PageRef(Page.SERVICES, choice="market"),
    PageRef(Page.GUIDE, FILING),
    PageRef(Page.GUIDE, FILING, "why-there=emergency"),
    PageRef(Page.ASK, FILING),
    PageRef(Page.ASK, FILING, "why-there=living;why-there"),
    PageRef(Page.COUNTER, FILING),
    PageRef(Page.COUNTER, FILING, "why-there=emergency"),
    PageRef(Page.COMPARE, FILING),
    PageRef(Page.COMPARE, FILING, REVERSE),
    PageRef(Page.LICENCES),
    PageRef(Page.OFFICES),
    PageRef(Page.OFFICES, choice="430200"),
    PageRef(Page.ENTRY, "id-card-licence"),
    PageRef(Page.ENTRY, "changsha-service-centre"),
    PageRef(Page.ENTRY, "hotline-12393"),
    PageRef(Page.EVENTS),
    PageRef(Page.EVENT, "moving"),
    PageRef(Page.REQUIREMENT, "residence"),
    PageRef(Page.COVERAGE),
    PageRef(Page.CHANGES),
    PageRef(Page.HELP),
    PageRef(Page.MINE),
    PageRef(Page.MINE, choice="history"),
]
"""Every page of the sample, those that differ with what they are about more than once."""


@pytest.fixture
def show(catalogue_db):
    """The view of a page in English, in some circumstances."""
    return lambda ref, at=AT: read_page(catalogue_db, ref, at)(Translator("en"))


def test_there_is_a_page_of_every_kind():
    assert {ref.page for ref in REFS} == set(Page)


@pytest.mark.parametrize("ref", REFS, ids=str)
def test_page_is_written_in_every_language_after_the_catalogue_was_closed(catalogue_path, ref):
    """The language changes on the thread of the window, which reads nothing."""
    with CatalogueDb(catalogue_path) as db:
        present, traditional = read_page(db, ref, AT), db.traditional()
    views = [present(Translator(language, traditional)) for language in LANGUAGES]
    assert {type(view) for view in views} == {type(views[0])}
    assert all(one != other for one, other in pairwise(views))


@pytest.mark.parametrize("ref", REFS, ids=str)
def test_page_reads_the_same_when_read_again(show, ref):
    assert show(ref) == show(ref)


@pytest.mark.parametrize(
    ("ref", "kind"),
    [
        (PageRef(Page.HOME), HomeView),
        (PageRef(Page.SERVICES), ServicesView),
        (PageRef(Page.GUIDE, FILING), GuideView),
        (PageRef(Page.LICENCES), LicencesView),
        (PageRef(Page.OFFICES), OfficesView),
        (PageRef(Page.ENTRY, "hotline-12393"), EntryView),
        (PageRef(Page.EVENTS), EventsView),
        (PageRef(Page.EVENT, "moving"), EventView),
        (PageRef(Page.REQUIREMENT, "residence"), RequirementView),
        (PageRef(Page.CHANGES), ChangesView),
        (PageRef(Page.HELP), HelpView),
    ],
    ids=str,
)
def test_page_has_its_view(show, ref, kind):
    assert type(show(ref)) is kind


# What a page is about


@pytest.mark.parametrize(
    ("page", "ref", "other"),
    [
        (Page.GUIDE, FILING, RESIDENCE),
        (Page.COMPARE, FILING, RESIDENCE),
        (Page.ENTRY, "id-card-licence", "hotline-12393"),
        (Page.EVENT, "moving", "retirement"),
    ],
)
def test_page_is_about_what_it_names(show, page, ref, other):
    assert show(PageRef(page, ref)) != show(PageRef(page, other))


@pytest.mark.parametrize("page", [Page.GUIDE, Page.COMPARE, Page.ENTRY, Page.EVENT, Page.REQUIREMENT])
def test_what_there_is_not_is_refused(catalogue_db, page):
    with pytest.raises(UnknownNameError, match="nothing-of-that-name"):
        read_page(catalogue_db, PageRef(page, "nothing-of-that-name"), AT)


def test_way_back_takes_two_cities(catalogue_db):
    with pytest.raises(KnownError):
        read_page(catalogue_db, PageRef(Page.COMPARE, FILING, REVERSE), replace(AT, direction=Direction(XIANGTAN)))


@pytest.mark.parametrize(
    ("page", "choice"), [(Page.SERVICES, "market"), (Page.OFFICES, "430200"), (Page.COMPARE, "430100,430200")]
)
def test_choice_narrows_what_a_page_shows(show, page, choice):
    ref = PageRef(page, FILING if page is Page.COMPARE else "")
    assert show(replace(ref, choice=choice)) != show(ref)


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        (EntryKind.SERVICE, Page.GUIDE),
        (EntryKind.LIFE_EVENT, Page.EVENT),
        (EntryKind.LICENCE, Page.ENTRY),
        (EntryKind.OFFICE, Page.ENTRY),
        (EntryKind.CHANNEL, Page.ENTRY),
    ],
)
def test_row_of_every_kind_has_a_page(kind, page):
    assert ref_of_entry(kind, "key") == PageRef(page, "key")


def test_there_is_a_case_for_every_kind_of_row(finder, show):
    """Each is found, and its page says its name."""
    texts = ("备案", "搬家", "身份证", "市民之家", "热线")
    first = {hit.kind: hit for text in texts for hit in reversed(finder.find(text).hits)}
    assert first.keys() == set(EntryKind)
    for kind, hit in first.items():
        assert show(ref_of_entry(kind, hit.ref)).title == hit.name_en


def test_every_page_has_its_row_and_those_offered_by_name_need_no_id():
    assert {*PAGES} == {*Page}
    assert not {page for page, kind in PAGES.items() if kind.name} & ABOUT_ONE


# Collections


def test_collections_have_a_list_whose_rows_have_pages(show):
    for page in COLLECTIONS:
        view = show(PageRef(page))
        assert view.heading
        assert view.rows
        for row in view.rows:
            assert show(ref_of_entry(row.kind, row.ref)).title == row.name


def test_no_other_page_has_a_list_of_its_own(show):
    others = [ref for ref in REFS if ref.page not in COLLECTIONS and ref.choice != REVERSE]
    assert [ref.page for ref in others if hasattr(show(ref), "heading")] == []


# Circumstances


@pytest.mark.parametrize("ref", [ref for ref in REFS if ref.page not in DIRECTED], ids=str)
def test_page_that_follows_no_direction_is_the_same_in_all_of_them(show, ref):
    assert all(show(ref, replace(AT, direction=direction)) == show(ref) for direction in DIRECTIONS)


@pytest.mark.parametrize(
    "ref",
    [PageRef(Page.SERVICES), PageRef(Page.GUIDE, FILING), PageRef(Page.COMPARE, FILING, REVERSE), PageRef(Page.EVENT, "moving"), PageRef(Page.COVERAGE)],
    ids=str,
)  # fmt: skip
def test_page_that_follows_the_direction_says_something_else_in_another(show, ref):
    assert ref.page in DIRECTED
    assert show(ref, replace(AT, direction=Direction(CHANGSHA, ZHUZHOU))) != show(ref)


@pytest.mark.parametrize(
    ("ref", "later"),
    [
        (PageRef(Page.SERVICES), "2021-06-30"),
        (PageRef(Page.GUIDE, FILING), "2024-06-30"),
        (PageRef(Page.COMPARE, FILING), "2021-01-01"),
        (PageRef(Page.LICENCES), "2020-01-01"),
        (PageRef(Page.OFFICES), "2023-02-01T20:00"),
        (PageRef(Page.ENTRY, "hotline-12393"), "2021-06-30"),
        (PageRef(Page.EVENT, "moving"), "2021-06-30"),
        (PageRef(Page.COVERAGE), "2024-06-30"),
        (PageRef(Page.CHANGES), "2024-06-30"),
    ],
    ids=str,
)
def test_page_is_that_of_the_moment(show, ref, later):
    assert show(ref, replace(AT, now=datetime.fromisoformat(later))) != show(ref)


def test_guide_has_its_trip_for_the_day_and_its_links(show):
    view = show(PageRef(Page.GUIDE, FILING))
    assert view.trip.day == NOON.date()
    assert [line.link for section in view.sections for line in section.lines if line.link]


def test_guide_says_whether_its_offices_are_open_at_the_moment(show):
    opening = {
        hour: [
            line.opening
            for section in show(PageRef(Page.GUIDE, FILING), replace(AT, now=NOON.replace(hour=hour))).sections
            for line in section.lines
            if line.opening[0]
        ]
        for hour in (11, 20)
    }
    assert len(opening[11]) == len(opening[20]) == 1
    assert opening[11] != opening[20]


def test_guide_trusts_the_hours_of_an_office_no_more_than_the_list_of_offices_does(data_folder, tmp_path):
    """Here an old source proves the hours, and a young one that the service is there."""
    file = "offices/430300.yaml"
    edit_file(
        data_folder, file, "sources: [news-2023]", "sources: [news-2023, law-2021]\n  contact_sources: [law-2021]"
    )
    build_catalogue(data_folder, tmp_path / "edited.db")
    with CatalogueDb(tmp_path / "edited.db") as db:
        offices, view = (
            read_page(db, ref, AT)(Translator("en")) for ref in (PageRef(Page.OFFICES), PageRef(Page.GUIDE, FILING))
        )
    [colour] = [row.badge_token for row in offices.rows if row.ref == "xiangtan-citizens-home"]
    assert [line.opening[1] for section in view.sections for line in section.lines if line.opening[0]] == [colour]
    assert colour == "caution"


def test_guide_leads_nowhere_outside_where_nobody_may_leave(show):
    view = show(PageRef(Page.GUIDE, FILING), replace(AT, offers_links=False))
    assert [line.link for section in view.sections for line in section.lines if line.link] == []


def test_changes_are_those_since_the_catalogue_that_was_used_before(show, data_folder, tmp_path):
    edit_file(data_folder, FILING_FILE, "五个工作日", "六个工作日")
    previous = tmp_path / "previous.db"
    build_catalogue(data_folder, previous)
    assert show(PageRef(Page.CHANGES), replace(AT, previous=previous)) != show(PageRef(Page.CHANGES))


def test_taking_files_in_is_for_windows(catalogue_db):
    at = replace(AT, serves_others=False)
    with pytest.raises(KnownError, match="--profile staff"):
        read_page(catalogue_db, PageRef(Page.COUNTER, FILING), at)
