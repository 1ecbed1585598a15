"""Where one was: written, read back, and ignored where it is damaged."""

import json
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.place_link import Place
from cztservices.presenters.session import (
    LONGEST,
    LONGEST_TITLE,
    MOST_TABS,
    MOST_WINDOWS,
    DeskMemory,
    Geometry,
    WindowMemory,
    read_session,
    remember_desk,
    write_session,
)
from tests.presenters.test_place_link import places

words = st.text(st.characters(exclude_categories=("C", "Z")), max_size=20)
desks = st.builds(DeskMemory, places(), st.integers(0, 10_000).map(lambda n: n / 10_000), words)
sides, distances = st.integers(100, 20_000), st.integers(-100_000, 100_000)
geometries = st.builds(Geometry, distances, distances, sides, sides, st.booleans())


@st.composite
def windows(draw) -> WindowMemory:
    tabs = draw(st.lists(desks, min_size=1, max_size=4))
    return WindowMemory(tuple(tabs), draw(st.integers(0, len(tabs) - 1)), draw(geometries))


sessions = st.lists(windows(), min_size=1, max_size=3).map(tuple)
HOME = DeskMemory(Place(PageRef(Page.HOME)))
ONE = WindowMemory((HOME,), 0, Geometry(0, 0, 800, 600))


@given(sessions)
def test_session_is_read_as_it_was_written(session):
    assert read_session(write_session(session)) == session


def test_of_too_many_windows_and_tabs_the_one_in_front_is_kept():
    tabs = tuple(DeskMemory(Place(PageRef(Page.HELP)), title=str(n)) for n in range(MOST_TABS * 3))
    crowded = WindowMemory(tabs, MOST_TABS * 2, ONE.geometry)
    kept = read_session(write_session([*[ONE] * MOST_WINDOWS, crowded]))
    assert len(kept) == MOST_WINDOWS
    front = kept[-1]
    assert len(front.tabs) == MOST_TABS
    assert front.tabs[front.shown].title == str(MOST_TABS * 2)


def test_place_that_no_link_leads_to_is_home():
    text = write_session([ONE]).replace("czt:home", "czt:gone/away")
    assert read_session(text)[0].tabs[0].place == Place(PageRef(Page.HOME))


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=8,
)


def paths_in(value, before=()):
    """Every place in a tree of JSON."""
    yield before
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from paths_in(one, (*before, key))


@given(sessions, json_values, st.data())
def test_damaged_session_is_ignored_or_can_be_used(session, value, data):
    """Some part of what was written has become something else."""
    tree = json.loads(write_session(session))
    path = data.draw(st.sampled_from(list(paths_in(tree))))
    if path:
        at = tree
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value
    read = read_session(json.dumps(tree if path else value))
    assert read_session(write_session(read)) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[" * 100_000,
        '{"windows": []}',
        '{"windows": 3}',
        "null",
        "1" * 10_000,
        " " * (LONGEST + 1),
        write_session([ONE])[:-3],
        write_session([ONE]).replace('"scroll": 0.0', '"scroll": NaN'),
        write_session([ONE]).replace('"scroll": 0.0', '"scroll": 2'),
        write_session([ONE]).replace('"shown": 0', '"shown": 1'),
        write_session([ONE]).replace('"shown": 0', '"shown": true'),
        write_session([ONE]).replace('"width": 800', '"width": 1e9'),
        write_session([ONE]).replace('"width": 800', '"width": 9999999'),
        write_session([ONE]).replace('"title": ""', f'"title": "{"x" * (LONGEST_TITLE + 1)}"'),
    ],
    ids=lambda text: text[-40:],
)
def test_session_that_cannot_be_is_ignored(text):
    assert read_session(text) == ()


@pytest.mark.parametrize("signs", [r"\u0000", r"\ud800", r"\n", r"\u202e"])
def test_title_that_no_page_has_is_left_out(signs):
    text = write_session([ONE]).replace('"title": ""', f'"title": "a{signs}b"')
    assert read_session(text)[0].tabs[0].title == ""


def test_session_of_an_older_version_that_kept_what_was_typed_is_read_without_it():
    text = write_session([ONE]).replace('"scroll"', '"text": "430102199001011234", "scroll"')
    assert read_session(text) == (ONE,)


@pytest.mark.parametrize("page", [Page.GUIDE, Page.ASK, Page.COUNTER])
def test_of_a_case_the_guide_for_everybody_is_remembered(page):
    """Somebody else's answers are nobody's concern the next morning."""
    place = Place(PageRef(page, "medical-offsite-filing", "why-there=emergency"), Direction("430300", "430100"))
    desk = Mock(shown=place.ref, direction=place.direction, scroll=0.5, title="Filing")
    memory = remember_desk(desk)
    assert memory.place == Place(PageRef(Page.GUIDE, "medical-offsite-filing"), place.direction)
