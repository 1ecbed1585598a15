"""What comes nearest to a query that nothing answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.words import Manner
from cztservices.search.nearest import NEAREST, Nearest, find_nearest
from tests.search.words import any_text, talk


@pytest.fixture
def nearest(index, query_reader):
    """What comes nearest to a text in the sample."""
    return lambda text: find_nearest(index, query_reader.read(text))


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("居住正件", "residence-permit"),
        ("居任证", "residence-permit"),
        ("juzhu", "residence-permit"),
        ("juzhizheng", "residence-permit"),
        ("暂居证", "residence-permit"),
        ("异地就诊", "medical-offsite-filing"),
        ("优代证", "senior-card"),
        ("老人证", "senior-card"),
        ("公司注册", "company-registration"),
        ("suifenzheng", "id-card-licence"),
        ("xiangtanshimin", "xiangtan-citizens-home"),
        ("12339", "hotline-12393"),
        ("zhengwuzhongxin", "zhuzhou-service-centre"),
        ("retirementtt", "retirement"),
        ("residentt", "id-card-licence"),
        ("my changsho", "app-my-changsha"),
    ],
)
def test_entry_that_sounds_or_looks_most_like_it_comes_first(nearest, text, ref):
    assert nearest(text).hits[0].ref == ref


@pytest.mark.parametrize("text", ["", "，。", "xyzzy", "\ud800", "🙂", "qqqq"])
def test_nothing_comes_near_to_what_no_name_has_anything_of(nearest, text):
    assert nearest(text) == Nearest()


def test_field_is_that_of_the_nearest_entry_that_has_one(nearest):
    """Offices and licences belong to none."""
    assert nearest("优代证").domain == "civil-affairs"
    found = nearest("居民正")
    assert [hit.ref for hit in found.hits[:2]] == ["id-card-licence", "residence-permit"]
    assert found.domain == "public-security"


@given(any_text | talk)
def test_nearest_are_a_few_different_entries_best_first(index, query_reader, text):
    found = find_nearest(index, query_reader.read(text))
    hits = found.hits
    assert len(hits) <= NEAREST
    assert len({hit.ref for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.manner is Manner.NEAREST and hit.marks == () for hit in hits)
    assert all(0 < hit.score < 40 for hit in hits)
    assert found.domain in {"", *(hit.entry.domain for hit in hits)}


@given(st.sampled_from(["异地就医备案", "居住证", "老年人优待证", "公司开办", "医保服务热线"]), st.data())
def test_nobody_who_types_half_of_a_name_is_left_with_an_empty_page(finder, name, data):
    start = data.draw(st.integers(0, len(name) // 2))
    some = name[start : start + (len(name) + 1) // 2]
    answer = finder.find(some + data.draw(st.sampled_from(["", "饭", "狗"])))
    assert answer.hits or finder.nearest(answer.query).hits
