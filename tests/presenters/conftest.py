"""Both languages in turn, and guides of the sample."""

import pytest

from cztservices.catalogue.show import show_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.guide import GuidePresenter, GuideView


@pytest.fixture(params=LANGUAGES)
def tr(request) -> Translator:
    """Each language in turn."""
    return Translator(request.param)


@pytest.fixture
def words(tr):
    """Of the words in both languages, those of the language in turn."""
    return lambda zh, en: zh if tr.is_chinese else en


@pytest.fixture
def present(catalogue_db, tr):
    """The view of a service of the sample."""

    def _present(service: str, origin: str | None = XIANGTAN, destination: str | None = CHANGSHA) -> GuideView:
        guide = show_guide(catalogue_db, service, origin, destination)
        return GuidePresenter(tr).present(guide, catalogue_db.channel(guide.service.ask), "v1")

    return _present


@pytest.fixture
def filing(present) -> GuideView:
    """Filing from Xiangtan to Changsha."""
    return present("medical-offsite-filing")
