"""What nobody would ask is answered all the same: a short form of make fuzz, on the real catalogue."""

from scripts.fuzz_search import Maker, fuzz

COUNT = 5_000


def test_strange_queries_are_answered_without_an_exception_and_in_bounded_memory(real_db):
    report = fuzz(real_db, COUNT, seed=7)
    assert report.count == COUNT
    assert report.growth_mb < 25


def test_same_seed_makes_the_same_queries():
    one, other = (Maker(["公积金提取", "pension"], 3) for _ in range(2))
    made = [one.make() for _ in range(200)]
    assert made == [other.make() for _ in range(200)]
    assert len(set(made)) > 100
