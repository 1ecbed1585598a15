"""What ``lexicon suggest`` names for phrases that it was not made with."""

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.search.find import Finder
from cztservices.search.suggest import Suggester
from cztservices.storage.catalogue_db import CatalogueDb
from scripts.judge_suggestions import FOREIGN, judge, prepare

SOME = 60


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Some phrases that people say, each with its entry and what is suggested where the data lacks it."""
    folder = tmp_path_factory.mktemp("suggestions")
    taken = prepare(folder / "data", set_on=False)
    build_catalogue(folder / "data", folder / "catalogue.db")
    with CatalogueDb(folder / "catalogue.db") as db:
        suggester = Suggester(Finder(db))
        yield (
            [(key, suggester.suggest(phrase)) for key, phrase in taken[:SOME]],
            [suggester.suggest(one) for one in FOREIGN[False].split()],
        )


def test_what_is_named_is_mostly_right_and_often_there(asked):
    judged = judge(asked[0])
    assert judged.named.precision >= 0.75
    assert judged.named.recall >= 0.5
    assert judged.probable.precision >= 0.65


def test_phrases_that_mean_nothing_here_mostly_get_no_idea(asked):
    assert sum(bool(one.guesses) for one in asked[1]) <= len(asked[1]) // 4
