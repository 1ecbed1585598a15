"""Every language in turn, guides of the sample, and a desk on it."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest

from cztservices.catalogue.show import ShownGuide, show_guide
from cztservices.domain.guide import Guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.guide import GuidePresenter
from cztservices.presenters.guide_view import GuideView
from cztservices.presenters.tasks import InlineRunner
from cztservices.storage.catalogue_db import CataloguePool
from tests.presenters.desks import CHINESE, NOON, FakeView, HoldingRunner
from tests.sample_data import DAY


@pytest.fixture
def speak(catalogue_db):
    """A language that has the words of the sample in its own characters."""
    return lambda language: Translator(language, catalogue_db.traditional())


@pytest.fixture(params=LANGUAGES)
def tr(request, speak) -> Translator:
    """Each language in turn."""
    return speak(request.param)


@pytest.fixture
def words(tr, catalogue_db):
    """Of the words in both languages, those of the language in turn; words of the sample are in its characters."""
    said = sorted(catalogue_db.traditional(), key=len, reverse=True)
    parts = re.compile("|".join(map(re.escape, said)))
    return lambda zh, en: parts.sub(lambda found: tr.say_plain(found.group()), zh) if tr.is_chinese else en


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
        service: str,
        origin: str | None = XIANGTAN,
        destination: str | None = CHANGSHA,
        day: date = DAY,
        now: datetime | None = None,
        **page,
    ) -> GuideView:
        return GuidePresenter(tr, now, **page).present(show_guide(catalogue_db, service, origin, destination, day))

    return _present


@pytest.fixture
def present_guide(tr):
    """The view of any guide, on a page that has nothing else unless it is given."""

    def _present_guide(guide: Guide, **page) -> GuideView:
        nothing = {"licences": {}, "lists": (), "offices": {}, "channels": {}, "journeys": ()}
        page = {"ask": None, "version": "v1"} | nothing | page
        return GuidePresenter(tr).present(ShownGuide(guide, **page))

    return _present_guide


@pytest.fixture
def filing(present) -> GuideView:
    """Filing from Xiangtan to Changsha."""
    return present("medical-offsite-filing")


@pytest.fixture(scope="module")
def pool(catalogue_path) -> Iterator[CataloguePool]:
    """The sample catalogue."""
    opened = CataloguePool(catalogue_path)
    yield opened
    opened.connection().close()


@pytest.fixture
def view() -> FakeView:
    return FakeView()


@pytest.fixture
def make_desk(pool, view):
    """A desk that does its work at once, unless another runner is given."""

    def _make(
        origin: str | None = None,
        destination: str | None = None,
        translator: Translator = CHINESE,
        runner: Any = None,
        now: Callable[[], datetime] = NOON,
    ) -> DeskPresenter:
        return DeskPresenter(pool, runner or InlineRunner(), translator, view, Direction(origin, destination), now)

    return _make


@pytest.fixture
def held():
    """A runner that holds its work back."""
    return HoldingRunner()
