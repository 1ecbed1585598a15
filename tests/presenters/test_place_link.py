"""Places as links: written, read back, and refused where they are none."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cztservices.domain.scope import CITIES
from cztservices.domain.words import End
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.place_link import LONGEST, LinkError, Place, read_link, write_link

ABOUT = (Page.GUIDE, Page.ASK, Page.COUNTER, Page.COMPARE, Page.EVENT, Page.ENTRY, Page.REQUIREMENT)
ids = st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,3}", fullmatch=True)
choices = st.one_of(st.just(""), st.from_regex(r"[\w,.-]{1,20}", fullmatch=True))
directions = st.permutations([*CITIES, None, None]).map(lambda ends: Direction(*ends[:2]))


@st.composite
def places(draw) -> Place:
    page = draw(st.sampled_from(Page))
    return Place(PageRef(page, draw(ids) if page in ABOUT else "", draw(choices)), draw(directions))


@given(places())
def test_link_leads_back_to_the_place_that_it_was_written_for(place):
    link = write_link(place)
    assert link.isascii()
    assert " " not in link
    assert read_link(link) == place


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("czt:licences", Place(PageRef(Page.LICENCES))),
        ("czt:code/K7ZQ-4MPD", Place(PageRef(Page.HOME), code="K7ZQ-4MPD")),
        ("czt:code/k7zq4mpd", Place(PageRef(Page.HOME), code="k7zq4mpd")),
        ("czt:event/moving", Place(PageRef(Page.EVENT, "moving"))),
        ("czt:compare/senior-card?choice=reverse", Place(PageRef(Page.COMPARE, "senior-card", "reverse"))),
        ("czt:offices?choice=430100%2Copen", Place(PageRef(Page.OFFICES, "", "430100,open"))),
        (
            "czt:guide/medical-offsite-filing?origin=430300&destination=430100",
            Place(PageRef(Page.GUIDE, "medical-offsite-filing"), Direction("430300", "430100")),
        ),
    ],
)
def test_link_is_read(link, place):
    assert read_link(link) == place


REFUSED = (
    "",
    "czt:",
    "czt:guide",
    "czt:guide/",
    "czt:licences/x",
    "czt:nowhere",
    "czt://guide/senior-card",
    "http://guide/senior-card",
    "czt:guide/Senior-Card",
    "czt:guide/../../etc/passwd",
    "czt:guide/senior-card/more",
    "czt:guide/senior-card#top",
    "czt:guide/senior-card?origin=999999",
    "czt:guide/senior-card?origin=430100&destination=430100",
    "czt:guide/senior-card?origin=430100&origin=430200",
    "czt:guide/senior-card?origin",
    "czt:guide/senior-card?origin=",
    "czt:guide/senior-card?",
    "czt:guide/senior-card?unknown=1",
    "czt:offices?choice=%FF",
    "czt:offices?choice=%3Cb%3E",
    "czt:offices?choice=%00",
    "czt:licences\n",
    "czt:code/",
    "czt:code/K7ZQ 4MPD",
    "czt:code/" + "7" * 41,
    " czt:licences",
    "czt:licences --kiosk",
    "czt:guide/" + "a" * LONGEST,
    "czt:guide/住院",
)


@pytest.mark.parametrize("link", REFUSED, ids=lambda link: link[:40])
def test_what_is_no_link_is_refused_with_a_sentence(link):
    with pytest.raises(LinkError) as refused:
        read_link(link)
    sentence = str(refused.value)
    assert "czt:guide/residence-permit?origin=430300&destination=430100" in sentence
    assert sentence.isprintable()
    assert len(sentence) < 250


@given(
    st.one_of(
        st.text(), st.text().map("czt:".__add__), st.text("czt:guide/?=&%-.0123456789ab").map("czt:guide/".__add__)
    )
)
@example("czt:guide/a?choice=%ED%A0%80")
@example("czt:guide/" + "-".join("a" * 200))
def test_hostile_link_is_refused_or_harmless(link):
    try:
        place = read_link(link)
    except LinkError:
        return
    assert read_link(write_link(place)) == place
    assert place.ref.ref.isascii()
    assert place.ref.choice.isprintable()


@given(directions, directions)
def test_place_with_its_own_cities_alone_keeps_none_of_those_one_comes_from(before, own):
    empty = frozenset(end for end in End if own.city_at(end) is None)
    assert Place(PageRef(Page.GUIDE, "a"), own, empty=empty).turn(before) == own


@given(directions, directions)
def test_place_that_says_no_city_keeps_the_one_before_unless_it_stands_at_the_other_end(before, own):
    turned = Place(PageRef(Page.GUIDE, "a"), own).turn(before)
    for end in End:
        assert own.city_at(end) in (None, turned.city_at(end))
    assert turned.origin is None or turned.origin != turned.destination
    if own == Direction():
        assert turned == before
