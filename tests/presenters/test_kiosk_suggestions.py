"""What the kiosk offers above its keys: words of the catalogue, each of which leads on with one tap."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cztservices.catalogue.show import show_guide
from cztservices.catalogue.state_code import write_code
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import Domain
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.kiosk.suggestions import MOST, SuggestionView, offer_words, present_suggestions
from cztservices.presenters.pages import Circumstances, Page, PageRef, read_page
from cztservices.presenters.shared_search import SharedSearch
from cztservices.storage.catalogue_db import CatalogueDb, CataloguePool
from tests.presenters.desks import FILING
from tests.sample_data import DAY

AT = Circumstances(Direction(), datetime(2026, 11, 25, 10, tzinfo=UTC))
TYPED = (
    "g", "gj", "gjj", "y", "yd", "ydjy", "ya", "yan", "yangl", "yanglao", "z", "zy", "zyb", "bao", "s", "sf", "sfz",
    "hk", "jyz", "1", "12345", "pen", "pension", "hou", "housing fund", "社保", "长沙", "xqwz", "zzzz", "qqqqqqqq",
)  # fmt: skip


@pytest.fixture(scope="module")
def real_pool(real_catalogue):
    opened = CataloguePool(real_catalogue)
    yield opened
    opened.connection().close()


@pytest.fixture(scope="module")
def search(real_pool) -> SharedSearch:
    return SharedSearch(real_pool)


@pytest.fixture
def suggest(search, real_db):
    """What is suggested for what was typed."""

    def _suggest(text: str, language: str = "zh_CN") -> tuple[SuggestionView, ...]:
        translator = Translator(language, real_db.traditional())
        found = search.find(text, AT, None, {}, lambda: True) if text else None
        return present_suggestions(found, real_db.services(), translator)

    return _suggest


@pytest.fixture(scope="module")
def is_word(real_db) -> Callable[[str, str], bool]:
    """Whether a text is a name or alias of the catalogue in a language, be it without what stands behind in brackets."""
    entries = [
        *real_db.services(),
        *real_db.life_events(),
        *real_db.licences(),
        *real_db.offices(),
        *real_db.channels(),
    ]
    zh = {name for one in entries for name in (one.name.zh, *_aliases(one, "zh"))}
    en = {name for one in entries for name in (one.name.en, *_aliases(one, "en"))}
    zh |= {name.partition("（")[0] for name in zh} | {name.strip("“”") for name in zh}
    en |= {name.partition(" (")[0] for name in en}
    traditional = Translator("zh_TW", real_db.traditional())
    words = {
        "zh_CN": zh,
        "zh_TW": {*map(traditional.say_plain, zh)},
        "en": {name[:1].upper() + name[1:] for name in en},
    }
    return lambda text, language: text in words[language]


def _aliases(entry, language: str) -> tuple[str, ...]:
    return (*getattr(entry, f"aliases_{language}", ()), *getattr(entry, "aliases", ()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", *TYPED])
def test_every_suggestion_is_a_word_of_the_catalogue(suggest, is_word, text, language):
    views = suggest(text, language)
    assert 0 < len(views) <= MOST
    assert [view.text for view in views if not is_word(view.text, language)] == []
    assert len({view.text for view in views}) == len(views)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789 ", min_size=1, max_size=20))
def test_whatever_is_typed_only_words_of_the_catalogue_are_offered(suggest, is_word, text):
    assert [view.text for view in suggest(text) if not is_word(view.text, "zh_CN")] == []


@pytest.mark.parametrize("text", ["", *TYPED])
def test_one_tap_leads_to_a_page_that_there_is(suggest, real_db, text):
    for view in suggest(text):
        assert isinstance(view.target, PageRef)
        assert view.target.page in (Page.GUIDE, Page.EVENT, Page.ENTRY)
        shown = read_page(real_db, view.target, AT)(Translator("en"))
        assert shown.title


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("gjj", "housing-fund-transfer"),
        ("ydjy", "medical-offsite-filing"),
        ("yanglao", "pension-eligibility-check"),
        ("sfz", "identity-card"),
        ("zyb", "medical-insurance-transfer"),
    ],
)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_is_meant_is_one_tap_away(suggest, text, wanted, language):
    assert PageRef(Page.GUIDE, wanted) in [view.target for view in suggest(text, language)]


def test_name_that_is_being_spelled_is_the_one_that_is_offered(suggest):
    assert "转医保" in [view.text for view in suggest("zyb")]
    assert "身份证丢了" in [view.text for view in suggest("sfz")]


@pytest.mark.parametrize("text", ["g", "gj", "gjj"])
def test_letters_that_only_serve_to_be_found_by_are_not_offered(suggest, text):
    assert [view.text for view in suggest(text) if "gjj" in view.text] == []


def test_what_a_word_leads_to_is_read_out_where_it_is_called_otherwise(suggest, real_db):
    names = {service.id: service.name.zh for service in real_db.services()}
    by_text = {view.text: view for view in suggest("zyb")}
    view = by_text["转医保"]
    assert view.spoken != view.text
    assert view.spoken.startswith(view.text)
    assert view.spoken.endswith(names[view.target.ref])


def test_guides_come_before_papers_that_answer_as_well(suggest):
    pages = [view.target.page for view in suggest("sfz")]
    assert pages.index(Page.ENTRY) > pages.index(Page.GUIDE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_anything_is_typed_one_word_of_each_field_is_offered(real_db, language):
    services = {service.id: service for service in real_db.services()}
    views = offer_words(services.values(), Translator(language))
    fields = [services[view.target.ref].domain for view in views]
    assert len(views) == MOST == len({*fields})
    assert Domain.PLATFORM not in fields
    for view, field in zip(views, fields, strict=True):
        highest = max(service.standing for service in services.values() if service.domain is field)
        assert services[view.target.ref].standing == highest


def test_nothing_found_and_nothing_near_it_offers_what_is_often_needed(suggest):
    assert suggest("qqqqqqqq") == suggest("")


def test_suggestions_read_nothing_more(search, real_db, monkeypatch):
    found, services = search.find("gjj", AT, None, {}, lambda: True), real_db.services()

    def refuse(*_args):
        raise AssertionError("a second query")

    monkeypatch.setattr(CatalogueDb, "_rows", refuse)
    assert present_suggestions(found, services, Translator("zh_CN"))


def test_code_that_was_typed_is_no_word_to_go_on_from(pool):
    db = pool.connection()
    code = write_code(show_guide(db, FILING, XIANGTAN, CHANGSHA, DAY))
    found = SharedSearch(pool).find(code, AT, None, {}, lambda: True)
    assert found.code is not None
    assert present_suggestions(found, db.services(), Translator("zh_CN")) == ()
