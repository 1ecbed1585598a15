"""Which entries hold which tokens, and what is kept of them from query to query."""

import shutil
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.errors import CatalogueError
from cztservices.search import index as index_module
from cztservices.search.index import RANKED_OF_FEW, RANKED_OF_MANY, SMALL, Index
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.text.spelling import literal_spellings, sound_spellings
from cztservices.text.tokens import CONCEPT, NAME, START


@pytest.fixture
def refs(index):
    """The ids of entries by their numbers."""
    return lambda numbers: [entry.ref for entry in index.entries(numbers)]


class Counting(CatalogueDb):
    """Counts what is read."""

    def __init__(self, path):
        super().__init__(path)
        self.read = []

    def entries(self, numbers):
        self.read += numbers
        return super().entries(numbers)

    def postings(self, tokens):
        self.read += tokens
        return super().postings(tokens)


@pytest.fixture
def counting(catalogue_path):
    """The sample, which counts what is read of it."""
    with Counting(catalogue_path) as db:
        yield db


def test_entries_come_in_the_order_asked_for_each_once(index):
    first, second, third = index.entries([1, 2, 3])
    assert index.entries([3, 1, 3, 2, 1]) == [third, first, second]
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert index.entries([]) == []


def test_entries_are_read_once(counting):
    index = Index(counting)
    index.entries([1, 2])
    index.entries([2, 3, 1])
    assert counting.read == [1, 2, 3]


def test_entries_of_a_small_catalogue_are_kept(counting):
    index = Index(counting)
    index.entries([1])
    index.forget()
    index.entries([1])
    assert counting.read == [1]


def test_postings_are_read_once_and_those_of_no_entry_too(counting):
    index = Index(counting)
    index.prepare([NAME + "居住", NAME + "火箭"])
    assert len(index.postings([NAME + "居住", NAME + "火箭", NAME + "居住"])) == 2
    assert sorted(counting.read) == sorted([NAME + "居住", NAME + "火箭"])


@pytest.mark.parametrize("limit", ["KEPT_TOKENS", "KEPT_BYTES"])
def test_more_postings_than_are_worth_it_are_let_go(counting, monkeypatch, limit):
    monkeypatch.setattr(index_module, limit, 1)
    index = Index(counting)
    index.prepare([NAME + "居住", NAME + "身份"])
    index.forget()
    index.prepare([NAME + "居住"])
    assert counting.read.count(NAME + "居住") == 2


def test_postings_within_bounds_are_kept(counting):
    index = Index(counting)
    index.prepare([NAME + "居住"])
    index.forget()
    index.prepare([NAME + "居住"])
    assert counting.read == [NAME + "居住"]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([NAME + "居住"], ["residence-permit"]),
        ([NAME + "居", NAME + "证"], ["residence-permit", "id-card-licence"]),
        ([NAME + "居住", NAME + "异地"], []),
        ([NAME + "居住", NAME + "火箭"], []),
        ([CONCEPT + "身份证"], ["id-card-licence"]),
        ([], []),
    ],
)
def test_entries_that_hold_all_tokens_are_known(index, refs, tokens, expected):
    assert refs(index.holding_all(tokens)) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("居住证", {"residence-permit"}),
        ("证", {"residence-permit", "senior-card", "id-card-licence"}),
        ("身份证", {"id-card-licence"}),
        ("大医院动手术", {"medical-offsite-filing"}),
        ("证明我是我", {"id-card-licence"}),
        ("本本", {"residence-permit"}),
        ("12345", {"hotline-12345"}),
        ("1234", {"hotline-12345"}),
        ("提交", set()),
        ("火箭", set()),
    ],
)
def test_entries_named_or_said_so_are_known(index, refs, form, expected):
    assert set(refs(index.named(form))) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("备案表", {"medical-offsite-filing"}),
        ("身份证", {"medical-offsite-filing", "senior-card", "retirement"}),
        ("表", {"medical-offsite-filing"}),
        ("居住证", {"moving"}),
        ("二十元", {"residence-permit"}),
        ("岳麓大道218号", {"changsha-service-centre", "company-registration"}),
        ("火箭", set()),
    ],
)
def test_entries_whose_guide_says_so_are_known(index, refs, form, expected):
    assert set(refs(index.told(form))) == expected


@given(st.sampled_from(["异地就医备案", "居住证", "老年人优待证", "公司开办", "湘潭市民之家"]), st.data())
def test_every_part_of_a_name_leads_to_its_entry(index, entries, name, data):
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    [number] = [entry.number for entry in entries.values() if any(text.startswith(name) for text in entry.texts[:1])]
    assert number in index.named(name[start:end])
    for make in (literal_spellings, sound_spellings):
        spellings = make(name[start:end])
        assert number in {found for spelling in spellings for found in index.spelled(spelling, name[start:end])}


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("jzz", "residence-permit"),
        ("ju住证", "residence-permit"),
        ("yidijiuyi", "medical-offsite-filing"),
        ("ydjyba", "medical-offsite-filing"),
        ("xtsmzj", "xiangtan-citizens-home"),
    ],
)
def test_entries_that_may_be_spelled_so_are_known(index, refs, typed, ref):
    assert ref in {found for spelling in literal_spellings(typed) for found in refs(index.spelled(spelling, typed))}


def test_everything_of_the_sample_is_ranked_and_kept(index):
    assert index.count == len(index.entries(range(1, index.count + 1))) < RANKED_OF_FEW == index.most
    assert index.is_small


def test_index_that_was_made_for_another_catalogue_is_refused(catalogue_path, tmp_path):
    path = tmp_path / "other.db"
    shutil.copyfile(catalogue_path, path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = 'another 1' WHERE key = 'searched_version'")
    connection.commit()
    connection.close()
    with CatalogueDb(path) as db, pytest.raises(CatalogueError, match=r"other\.db"):
        Index(db)


# A large catalogue


def test_few_of_a_large_catalogue_are_ranked(large_index):
    assert large_index.most == RANKED_OF_MANY < RANKED_OF_FEW < SMALL < large_index.count
    assert not large_index.is_small
    assert len(large_index.entries(range(1, 999))) == RANKED_OF_MANY
    assert len(large_index.holding_all([NAME + "街道"])) == RANKED_OF_MANY


def test_those_asked_for_most_are_ranked(large_index):
    """They come first in the static order."""
    numbers = large_index.holding_all([NAME + "街道"])
    assert numbers == sorted(numbers)
    everything = next(iter(large_index.postings([NAME + "街道"])))
    assert numbers == list(everything)[:RANKED_OF_MANY]


COMMON = ["街道", "个人", "企业", "就业", "身份", "申领", "长沙", "怎么", "船舶", "火箭"]


@given(st.lists(st.sampled_from(COMMON), min_size=1, max_size=4, unique=True))
def test_entries_that_hold_all_tokens_roughly_are_no_fewer_and_not_too_many(large_index, words):
    tokens = [NAME + word for word in words]
    exactly, roughly = large_index.holding_all(tokens), large_index.holding_all(tokens, roughly=True)
    assert set(exactly) <= set(roughly)
    assert roughly == sorted(roughly)
    assert len(roughly) <= RANKED_OF_MANY


def test_names_that_begin_so_are_ranked_where_too_many_hold_it(large_index):
    """就业 stands in the names of many, of 灵活就业人员 too, before the first that begins with it."""
    beginning = large_index.holding_all([START + "就业"])
    assert large_index.holding_all([NAME + "就业"])[-1] < beginning[-1]
    numbers = large_index.named("就业")
    assert numbers[: RANKED_OF_MANY // 2] == beginning[: RANKED_OF_MANY // 2]
    assert len(set(numbers)) > RANKED_OF_MANY // 2


def test_entries_of_a_large_catalogue_are_let_go(large_db):
    index = Index(large_db)
    [first] = index.entries([1])
    assert index.entries([1]) == [first]
    index.forget()
    assert index.entries([1]) != [first]
