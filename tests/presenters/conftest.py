"""Both languages in turn, and guides of the sample."""

from datetime import date

import pytest

from cztservices.catalogue.show import ShownGuide, show_guide
from cztservices.domain.guide import Guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.guide import GuidePresenter
from cztservices.presenters.guide_view import GuideView
from tests.sample_data import DAY


@pytest.fixture(params=LANGUAGES)
def tr(request) -> Translator:
    """Each language in turn."""
    return Translator(request.param)


@pytest.fixture
def words(tr):
    """Of the words in both languages, those of the language in turn."""
    return lambda zh, en: zh if tr.is_chinese else en


@pytest.fixture
def guide_of(catalogue_db):
    """A guide of the sample as it was resolved."""

    def _guide_of(
        service: str, origin: str | None = XIANGTAN, destination: str | None = CHANGSHA, day: date = DAY
    ) -> Guide:
        return show_guide(catalogue_db, service, origin, destination, day).guide

    return _guide_of


@pytest.fixture
def present(catalogue_db, tr):
    """The view of a service of the sample."""

    def _present(
        service: str, origin: str | None = XIANGTAN, destination: str | None = CHANGSHA, day: date = DAY
    ) -> GuideView:
        return GuidePresenter(tr).present(show_guide(catalogue_db, service, origin, destination, day))

    return _present


@pytest.fixture
def present_guide(tr):
    """The view of any guide, on a page that has nothing else unless it is given."""

    def _present_guide(guide: Guide, **page) -> GuideView:
        page = {"ask": None, "licences": {}, "lists": (), "version": "v1"} | page
        return GuidePresenter(tr).present(ShownGuide(guide, **page))

    return _present_guide


@pytest.fixture
def filing(present) -> GuideView:
    """Filing from Xiangtan to Changsha."""
    return present("medical-offsite-filing")
