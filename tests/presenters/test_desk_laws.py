"""What holds of the desk whatever is wished."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.scope import CITIES
from cztservices.domain.words import End
from cztservices.presenters.desk import HOME, DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import COLLECTIONS, DIRECTED, Page, PageRef
from cztservices.presenters.tasks import InlineRunner
from cztservices.storage.catalogue_db import CataloguePool
from tests.presenters.desks import ENGLISH, FILING, HELP, NOON, OFFICES, RESIDENCE, SATURDAY, SERVICES, FakeView, guide

PLACES = [HOME, SERVICES, OFFICES, HELP, guide(FILING), guide(RESIDENCE), PageRef(Page.EVENT, "moving")]
ways = st.lists(st.sampled_from([*PLACES, "back", "home"]), max_size=9)


@given(ways)
def test_way_back_is_the_way_there(pool, way):
    view = FakeView()
    desk = DeskPresenter(pool, InlineRunner(), ENGLISH, view, Direction(), NOON)
    current, trail = HOME, []
    for wish in way:
        if wish == "back":
            desk.go_back()
            current = trail.pop() if trail else HOME
        elif wish == "home":
            desk.go_home()
            current, trail = HOME, []
        else:
            desk.open(wish)
            trail += [current] if wish != current else []
            current = wish
        assert (desk.current, view.refs[-1]) == (current, current)
        assert view.places[-1] == (current.page, bool(trail))
        assert desk.can_go_back is bool(trail)
    for before in reversed(trail):
        assert desk.can_go_back
        desk.go_back()
        assert desk.current == before
    assert not desk.can_go_back


def _wishes() -> st.SearchStrategy[list[Callable[[DeskPresenter], object]]]:
    texts = st.sampled_from(["", "备案", "证", "xyzzy", "从湘潭到长沙", "，。"])
    refs, rows = st.sampled_from(PLACES), st.sampled_from([ref for ref in PLACES if ref.ref])
    plain = [DeskPresenter.go_back, DeskPresenter.go_home, DeskPresenter.turn_around, DeskPresenter.compare]
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
    assert other.listed == view.listed
    assert (other.pickers[-1], other.places[-1], other.texts) == (view.pickers[-1], view.places[-1], [desk.text])
