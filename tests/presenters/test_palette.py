"""The palette: actions, pages and entries of the catalogue, found by a few letters."""

import pytest

from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Circumstances, Page, PageRef
from cztservices.presenters.palette import USEFUL, PalettePresenter
from cztservices.presenters.place_link import Place
from cztservices.presenters.recent import MOST, RecentPlaces, Visit
from cztservices.presenters.shared_search import SharedSearch
from cztservices.presenters.tasks import InlineRunner
from cztservices.presenters.title_match import Fit, fit_titles
from cztservices.presenters.titles import PAGE_NAMES
from cztservices.storage.catalogue_db import CatalogueDb, CatalogueError
from tests.presenters.desks import CHINESE, ENGLISH, FILING, HELP, NOON, OFFICES, guide

ALL = tuple((action, True) for action in ACTIONS)


def visit(ref: PageRef, title: str = "") -> Visit:
    """Somebody was at ``ref``."""
    return Visit(Place(ref), title, "en", lambda translator: f"{title} in {translator.language}")


@pytest.fixture
def open_palette(pool):
    """Opens a palette, and returns it with what it shows."""

    def _open(translator=ENGLISH, actions=ALL, recent=(), runner=None):
        views = []
        at = Circumstances(Direction(XIANGTAN, CHANGSHA), NOON())
        search = SharedSearch(pool)
        palette = PalettePresenter(search, runner or InlineRunner(), translator, at, actions, recent, views.append)
        return palette, views

    return _open


def targets(view):
    return [row.target for row in view.rows]


def look_for(opened, text):
    """The view of what ``text`` finds."""
    palette, views = opened
    palette.look_for(text)
    return views[-1]


def test_empty_it_shows_pages_that_were_open_and_useful_actions_with_their_keys(open_palette):
    view = look_for(open_palette(recent=[visit(guide(FILING), "Filing")]), "")
    assert [(row.title, row.kind) for row in view.rows[:1]] == [("Filing", "Lately open")]
    assert targets(view) == [Place(guide(FILING)), *USEFUL]
    assert all(row.detail == ACTIONS[row.target].shortcuts[0] for row in view.rows[1:])


def test_empty_it_leaves_out_what_is_not_possible(open_palette):
    actions = [(action, action is not Action.COMPARE) for action in ACTIONS]
    assert Action.COMPARE not in targets(look_for(open_palette(actions=actions), " "))


def test_what_is_not_possible_is_shown_last_of_its_kind_and_says_so(open_palette):
    actions = [(action, action is not Action.COMPARE) for action in ACTIONS]
    view = look_for(open_palette(actions=actions), "compare")
    [row] = [row for row in view.rows if row.target is Action.COMPARE]
    assert (row.is_possible, row.detail) == (False, "not possible here")


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_is_found_by_its_title_in_every_language(open_palette, action, language):
    title = Translator(language).gettext(ACTIONS[action].title)
    assert action in targets(look_for(open_palette(CHINESE), title))[:3]


@pytest.mark.parametrize("page", PAGE_NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_found_by_its_name_in_every_language(open_palette, page, language):
    name = Translator(language).gettext(PAGE_NAMES[page])
    view = look_for(open_palette(), name)
    assert Place(PageRef(page)) in targets(view)[:3]


def test_rows_are_said_in_the_language_of_the_reader(open_palette):
    view = look_for(open_palette(CHINESE), "Offices")
    assert [row.title for row in view.rows if row.target == Place(OFFICES)] == ["机构"]


def test_services_events_and_licences_are_found_between_the_cities(open_palette):
    view = look_for(open_palette(), "备案")
    assert Place(guide(FILING), Direction(XIANGTAN, CHANGSHA)) in targets(view)
    [row] = [row for row in view.rows if row.target == Place(guide(FILING), Direction(XIANGTAN, CHANGSHA))]
    assert (row.kind, row.title) == ("Service", "Filing for medical treatment in another city")
    kinds = {row.kind for text in ("身份证", "搬家") for row in look_for(open_palette(), text).rows}
    assert {"Licence", "Life event"} <= kinds


def test_cities_that_are_named_are_taken_over(open_palette):
    view = look_for(open_palette(), "从长沙到湘潭 备案")
    assert Place(guide(FILING), Direction(CHANGSHA, XIANGTAN)) in targets(view)


def test_nothing_found_says_so(open_palette):
    view = look_for(open_palette(), "zzzzqqqq")
    assert (view.rows, bool(view.hint)) == ((), True)


def test_answer_that_is_not_for_the_newest_text_is_dropped(open_palette, held):
    palette, views = open_palette(runner=held)
    palette.look_for("备案")
    late = held.work()
    palette.look_for("help")
    held.release()
    shown = len(views)
    late()
    assert len(views) == shown
    assert Action.HELP in targets(views[-1])


def test_answer_for_a_palette_that_was_closed_is_dropped(open_palette, held):
    palette, views = open_palette(runner=held)
    palette.look_for("备案")
    palette.close()
    held.release()
    assert views == []


def test_actions_are_found_where_the_catalogue_fails(open_palette, monkeypatch):
    def refuse(_db):
        raise CatalogueError("{file} is gone", file="x")

    monkeypatch.setattr(CatalogueDb, "services", refuse)
    assert targets(look_for(open_palette(), "new tab")) == [Action.NEW_TAB]


def test_recent_pages_are_each_there_once_the_latest_first():
    recent = RecentPlaces()
    for ref in (HELP, OFFICES, HELP):
        recent.note(visit(ref))
    assert [one.place.ref for one in recent.before(Place(guide(FILING)))] == [HELP, OFFICES]
    assert [one.place.ref for one in recent.before(Place(HELP))] == [OFFICES]
    for number in range(20):
        recent.note(visit(PageRef(Page.GUIDE, f"service-{number}")))
    assert len(recent.before(Place(HELP))) == MOST


def test_recent_page_is_named_in_the_language_of_the_reader():
    assert visit(HELP, "Help").say(ENGLISH) == "Help"
    assert visit(HELP, "Help").say(CHINESE) == "Help in zh_CN"


@pytest.mark.parametrize(
    ("typed", "title", "fit"),
    [
        ("new", "New tab", Fit.BEGINNING),
        ("NEW TAB", "New tab", Fit.BEGINNING),
        ("tab", "New tab", Fit.WORDS),
        ("cl th", "Copy the link to this page", None),
        ("co link", "Copy the link to this page", Fit.WORDS),
        ("link copy", "Copy the link to this page", None),
        ("cttl", "Copy the link to this page", None),
        ("ctl", "Copy the link to this page", Fit.INITIALS),
        ("ab", "New tab", Fit.WITHIN),
        ("b", "New tab", None),
        ("标签", "新标签页", Fit.WITHIN),
        ("標籤", "新标签页", Fit.WITHIN),
        ("xinbiaoqian", "新标签页", Fit.INITIALS),
        ("biaoqian", "新标签页", Fit.INITIALS),
        ("xbqy", "新标签页", Fit.INITIALS),
        ("iaoqian", "新标签页", None),
        ("，。", "新标签页", None),
        ("", "New tab", None),
    ],
)
def test_fit_of_what_is_typed(typed, title, fit):
    assert fit_titles(typed, [title]) == fit


def test_best_title_counts():
    assert fit_titles("tab", ["New tab", "Tabs", "nothing"]) == Fit.BEGINNING
    assert fit_titles("tab", []) is None
