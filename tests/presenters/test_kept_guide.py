"""What is kept of one guide, read with it."""

from datetime import timedelta, timezone

import pytest

from cztservices.domain.mine import Place
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import End
from cztservices.errors import UserDataError
from cztservices.i18n import N_
from cztservices.presenters.direction import Direction
from cztservices.presenters.drafts import Draft, Drafts
from cztservices.presenters.kept import Kept, place_of
from cztservices.presenters.mine_page import Part, read_own_page
from cztservices.presenters.pages import Circumstances, Page, PageRef, read_page
from cztservices.storage.user_db import MemoryStore
from tests.mine_records import FILING, NOW
from tests.presenters.desks import ENGLISH

SERVICE, THERE = FILING.ref, Direction(XIANGTAN, CHANGSHA)
HERE = NOW.astimezone(timezone(timedelta(hours=8)))
GUIDE = PageRef(Page.GUIDE, SERVICE)


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def show(catalogue_db, store):
    """The view of the guide, with what is kept of it."""
    kept = Kept(store, None)
    return lambda direction=THERE: read_page(catalogue_db, GUIDE, Circumstances(direction, HERE, kept=kept))(ENGLISH)


@pytest.mark.parametrize(
    ("ref", "place"),
    [
        (GUIDE, FILING),
        (PageRef(Page.COMPARE, SERVICE, "reverse"), Place("compare", SERVICE)),
        (PageRef(Page.EVENT, "moving"), Place("event", "moving")),
    ],
)
def test_only_a_guide_is_kept_with_its_cities(ref, place):
    assert place_of(ref, End, THERE) == place


def test_city_at_an_end_that_the_service_has_not_is_no_part_of_the_place():
    assert place_of(GUIDE, {End.ORIGIN}, THERE) == Place("guide", SERVICE, XIANGTAN, None)


def test_guide_knows_whether_it_is_a_favourite_between_its_cities(store, show):
    assert not show().kept.is_favourite
    store.mine.put_favourite(FILING, "title", "folder", now=NOW)
    assert show().kept.is_favourite
    assert not show(Direction(CHANGSHA, XIANGTAN)).kept.is_favourite


def test_notes_stand_by_their_lines_and_those_on_no_line_apart(store, show):
    lines = {line.id: line.seen for section in show().sections for line in section.lines}
    for line, seen in (("step-submit", lines["step-submit"]), ("step-choose", "从前的话"), ("gone", "没有了")):
        store.mine.put_note(SERVICE, line, f"on {line}", seen, now=NOW)
    kept = show().kept
    assert {line: [note.state for note in notes] for line, notes in kept.notes.items()} == {
        "step-submit": [""],
        "step-choose": ["The line has changed since you wrote this"],
        "gone": ["The line is no longer in the guide"],
    }
    assert [note.line for note in kept.gone] == ["gone"]
    [changed] = kept.notes["step-choose"]
    assert (changed.written_on, changed.seen) == ("从前的话", lines["step-choose"])


def test_guide_is_shown_where_what_is_kept_cannot_be_read(store, show, monkeypatch):
    def fail(*_given):
        raise UserDataError(N_("Your data in {file} cannot be read ({reason})."), file="user.db", reason="torn")

    monkeypatch.setattr(type(store.mine), "notes", fail)
    view = show()
    assert view.answer
    assert "torn" in view.kept.trouble
    assert not view.kept.notes


def test_nobody_keeps_nothing(catalogue_db):
    assert read_page(catalogue_db, GUIDE, Circumstances(THERE, HERE))(ENGLISH).kept is None


@pytest.mark.parametrize("choice", [*(part.value for part in Part), "nonsense"])
def test_own_page_shows_the_part_that_was_chosen_or_the_first(catalogue_db, store, choice):
    view = read_own_page(catalogue_db, Kept(store, None), choice, HERE)(ENGLISH)
    assert view.part == (choice if choice != "nonsense" else Part.FAVOURITES)
    assert view.title == view.mine.title
    assert view.trouble == ""


def test_backups_that_cannot_be_listed_are_said_and_the_rest_is_shown(catalogue_db, store, tmp_path):
    (tmp_path / "backups").write_text("in the way")
    view = read_own_page(catalogue_db, Kept(store, tmp_path / "user.db"), "", HERE)(ENGLISH)
    assert "cannot be read" in view.trouble


def test_draft_says_what_was_written_last_until_it_is_given_up():
    drafts, one, other = Drafts(), Draft(SERVICE, "a"), Draft(SERVICE, "a", "uid")
    assert drafts.text_of(one) is None
    drafts.write(one, "half")
    drafts.write(one, "")
    drafts.write(other, "edit")
    assert (drafts.text_of(one), drafts.text_of(other)) == ("", "edit")
    drafts.give_up(one)
    drafts.give_up(one)
    assert (drafts.text_of(one), drafts.text_of(other)) == (None, "edit")
