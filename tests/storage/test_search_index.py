"""Entries of the search: what is read of one is what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.words import EntryKind
from cztservices.storage.search_index import ALIASES, SAYINGS, Entry, Role, SearchEntry, SearchName, entry_row

IN_CHINESE = (Role.NAME, Role.ALIAS)
texts = st.text(min_size=1)
spans = st.tuples(st.integers(0, 9), st.integers(1, 20))
GROUPS = ("医保", "医保卡", "保", ">医保", "住院", "12345", "e潭就办")
groups = st.dictionaries(st.sampled_from(GROUPS), spans)


def names(roles, spelled):
    return st.lists(st.builds(SearchName, texts, st.sampled_from(roles), texts, spelled, groups), max_size=4)


others = [role for role in Role if role not in IN_CHINESE]
entries = st.builds(
    lambda chinese, rest, **fields: SearchEntry(names=(*chinese, *rest), tokens=frozenset(), **fields),
    names(IN_CHINESE, texts),
    names(others, st.just("")),
    kind=st.sampled_from(EntryKind),
    id=texts,
    standing=st.integers(0, 100),
    domain=st.text(),
    audience=st.text(),
    cities=st.lists(st.sampled_from(["430100", "430200", "430300"]), unique=True).map(tuple),
    place=st.text(),
)


@given(entries, st.integers(1))
def test_entry_is_read_as_it_was_written(written, number):
    entry = Entry(entry_row(number, written))
    own = (entry.number, entry.kind, entry.ref, entry.standing, entry.domain, entry.audience, entry.cities, entry.place)
    assert own == (
        number, written.kind, written.id, written.standing, written.domain, written.audience, written.cities, written.place,
    )  # fmt: skip


@given(entries)
def test_names_are_read_as_they_were_written(written):
    entry = Entry(entry_row(1, written))
    assert entry.texts == [name.text for name in written.names]
    assert [*entry.roles] == [name.role for name in written.names]
    assert entry.folded == [name.folded for name in written.names]


@given(entries)
def test_names_that_are_spelled_out_are_the_first(written):
    """So that the place of a name is the same in every list."""
    entry = Entry(entry_row(1, written))
    assert entry.spelled == [name.spelled for name in written.names if name.role in IN_CHINESE]
    assert all(role in IN_CHINESE for role in entry.roles[: len(entry.spelled)])


def groups_in(entry):
    """The groups of an entry with the name in which each stands, and where."""
    return {(group, *place) for group in GROUPS for place in entry.places_of(group)}


@given(entries)
def test_groups_lead_to_every_name_in_which_they_stand(written):
    """And to no other, though one may begin or end another."""
    expected = {(group, at, *span) for at, name in enumerate(written.names) for group, span in name.groups.items()}
    assert groups_in(Entry(entry_row(1, written))) == expected


def test_names_of_a_group_come_in_their_order():
    names = tuple(SearchName(str(at), Role.NAME, str(at), "", {"医保": (at, at + 2)}) for at in range(12))
    entry = Entry(entry_row(1, SearchEntry(EntryKind.SERVICE, "id", names, frozenset())))
    assert [*entry.places_of("医保")] == [(at, at, at + 2) for at in range(12)]


def test_group_whose_name_has_a_space_is_told_from_one_that_has_its_first_word():
    name = SearchName("12345热线", Role.NAME, "12345热线", "", {"12345 热线": (0, 7)})
    entry = Entry(entry_row(1, SearchEntry(EntryKind.CHANNEL, "id", (name,), frozenset())))
    assert [*entry.places_of("12345 热线")] == [(0, 0, 7)]
    assert [*entry.places_of("12345")] == []


def entry_of(*names):
    """An entry with names of these roles."""
    made = tuple(SearchName(text, role, text, "", {}) for role, text in names)
    return Entry(entry_row(1, SearchEntry(EntryKind.SERVICE, "id", made, frozenset())))


@pytest.mark.parametrize(
    ("names", "zh", "en"),
    [
        ([(Role.NAME, "居住证"), (Role.NAME_EN, "Residence permit")], "居住证", "Residence permit"),
        ([(Role.NAME, "甲"), (Role.ALIAS, "乙"), (Role.NAME_EN, "one"), (Role.ALIAS_EN, "two")], "甲", "one"),
        ([(Role.NAME, "甲")], "甲", "甲"),
        ([(Role.NAME, "甲（乙）"), (Role.NAME, "甲"), (Role.NAME_EN, "one"), (Role.SAYING, "丙")], "甲（乙）", "one"),
    ],
)
def test_name_in_each_language_is_the_first_that_is_no_alias(names, zh, en):
    entry = entry_of(*names)
    assert (entry.name_zh, entry.name_en) == (zh, en)


def test_roles_are_one_letter_each():
    """They are kept as one string, a letter for each name."""
    assert {len(role) for role in Role} == {1}
    assert len({*Role}) == len(Role.__members__)


def test_aliases_and_sayings_are_no_names():
    assert ALIASES.isdisjoint(SAYINGS)
    assert {*Role} - ALIASES - SAYINGS == {Role.NAME, Role.NAME_EN}


def test_name_that_folds_to_itself_is_written_once():
    """Most do, and an entry is read at every key."""
    row = entry_row(
        1, SearchEntry(EntryKind.SERVICE, "id", (SearchName("居住证", Role.NAME, "居住证", "", {}),), frozenset())
    )
    assert str(row["names"]).count("居住证") == 1
