"""What holds of the desk whatever is wished."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from cztservices.domain.scope import CITIES
from cztservices.domain.words import End
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import COLLECTIONS, DIRECTED, HOME, Page, PageRef
from cztservices.presenters.tasks import InlineRunner
from cztservices.storage.catalogue_db import CataloguePool
from tests.presenters.desks import ENGLISH, FILING, HELP, NOON, OFFICES, RESIDENCE, SATURDAY, SERVICES, FakeView, guide

PLACES = [HOME, SERVICES, OFFICES, HELP, guide(FILING), guide(RESIDENCE), PageRef(Page.EVENT, "moving")]
ways = st.lists(
    st.one_of(
        st.sampled_from(PLACES[:4]), st.sampled_from(PLACES), st.sampled_from(["back", "forward", "home", "scroll"])
    ),
    max_size=12,
)


class Browser:
    """A list of pages, each with how far down it one was, and a cursor; home where there is none before."""

    def __init__(self) -> None:
        self.pages, self.at = [[HOME, 0.0]], 0

    def walk(self, wish, scroll):
        if wish == "back" and (self.at or self.here != HOME):
            if not self.at:
                self.pages.insert(0, [HOME, 0.0])
                self.at = 1
            self.at -= 1
        elif wish == "forward":
            self.at = min(self.at + 1, len(self.pages) - 1)
        elif wish == "home":
            self.__init__()
        elif wish == "scroll":
            self.pages[self.at][1] = scroll
        elif wish not in ("back", self.here):
            self.pages = [*self.pages[: self.at + 1], [wish, 0.0]]
            self.at += 1

    @property
    def here(self):
        return self.pages[self.at][0]


@settings(max_examples=400)
@given(ways)
def test_back_and_forward_move_a_cursor_through_the_pages(pool, way):
    view, browser = FakeView(), Browser()
    desk = DeskPresenter(pool, InlineRunner(), ENGLISH, view, Direction(), NOON)
    desk.begin()
    for number, wish in enumerate(way, 1):
        scroll = number / 100
        browser.walk(wish, scroll)
        if wish == "back":
            desk.go_back()
        elif wish == "forward":
            desk.go_forward()
        elif wish == "home":
            desk.go_home()
        elif wish == "scroll":
            view.scroll = scroll
        else:
            desk.open(wish)
        assert (desk.current, view.refs[-1]) == (browser.here, browser.here)
        assert view.scroll == browser.pages[browser.at][1]
        assert desk.can_go_back is (browser.at > 0) is view.places[-1][1]
        assert desk.can_go_forward is (browser.at < len(browser.pages) - 1) is view.ways_on[-1]


@given(
    st.lists(st.sampled_from(PLACES), max_size=4), st.lists(st.sampled_from([p for p in PLACES if p.ref]), max_size=3)
)
def test_what_is_shown_in_passing_leaves_the_way_alone(pool, opened, passed):
    desk = DeskPresenter(pool, InlineRunner(), ENGLISH, FakeView(), Direction(), NOON)
    for ref in opened:
        desk.open(ref)
    desk.go_back()
    ways = (desk.can_go_back, desk.can_go_forward)
    for ref in passed:
        desk.preview(ref)
    assert (desk.can_go_back, desk.can_go_forward) == ways
    desk.go_forward()
    assert desk.current == (opened[-1] if ways[1] else desk.current)


def _wishes() -> st.SearchStrategy[list[Callable[[DeskPresenter], object]]]:
    texts = st.sampled_from(["", "备案", "证", "xyzzy", "从湘潭到长沙", "，。"])
    refs, rows = st.sampled_from(PLACES), st.sampled_from([ref for ref in PLACES if ref.ref])
    plain = [
        DeskPresenter.go_back,
        DeskPresenter.go_forward,
        DeskPresenter.go_home,
        DeskPresenter.turn_around,
        DeskPresenter.compare,
    ]
    opening = refs.map(lambda ref: lambda desk: desk.open(ref))
    return st.lists(
        st.one_of(
            opening,
            opening,  # the more pages are opened, the more often one covers another
            st.sampled_from(plain),
            texts.map(lambda text: lambda desk: desk.search(text)),
            rows.map(lambda ref: lambda desk: desk.preview(ref)),
            st.sampled_from(CITIES).map(lambda city: lambda desk: desk.choose_city(End.ORIGIN, city)),
            st.just(lambda desk: desk.choose("market")),
            st.just(lambda desk: desk.choose_day(SATURDAY)),
        ),
        min_size=1,
        max_size=8,
    )


def begin_and_wish(
    pool: CataloguePool, wishes: list[Callable[[DeskPresenter], object]]
) -> tuple[DeskPresenter, FakeView]:
    """A desk after these wishes, and its view."""
    view = FakeView()
    desk = DeskPresenter(pool, InlineRunner(), ENGLISH, view, Direction(), NOON)
    desk.begin()
    for wish in wishes:
        wish(desk)
    return desk, view


@given(_wishes())
def test_what_is_shown_is_what_lies_open(pool, wishes):
    desk, view = begin_and_wish(pool, wishes)
    ref, shown = view.shown[-1]
    assert ref == desk.current
    assert view.places[-1] == (ref.page, desk.can_go_back)
    cities_matter = ref.page in DIRECTED or ref.page is Page.HOME or bool(desk.text.strip())
    assert view.visible == [end in shown.labels if ref.page is Page.GUIDE else cities_matter for end in End]
    assert view.cities == (desk.direction.origin, desk.direction.destination)
    if not desk.text and ref.page in COLLECTIONS:
        assert view.listed.rows == shown.rows
    if desk.text or ref == HOME:
        assert (view.listed is not None) is bool(desk.text)
    assert view.notices == []


@given(_wishes())
def test_another_view_would_show_the_same(pool, wishes):
    desk, view = begin_and_wish(pool, wishes)
    other = FakeView()
    desk.move_to(other)
    assert other.shown == view.shown[-1:]
    assert (other.scroll, other.ways_on[-1:]) == (view.scroll, view.ways_on[-1:])
    assert other.listed == view.listed
    assert (other.pickers[-1], other.places[-1], other.texts) == (view.pickers[-1], view.places[-1], [desk.text])
