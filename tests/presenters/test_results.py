"""Results of a search as a list shows them."""

import pytest

from cztservices.domain.words import Domain, HandlingMode, ServiceState
from cztservices.i18n import Translator
from cztservices.presenters.labels import DOMAINS, MODES, READ_HOW, STATES
from cztservices.presenters.results import OUTLOOK_TOKENS, OUTLOOKS, ResultsPresenter, describe_match
from cztservices.search.find import find


@pytest.fixture
def hit_of(catalogue_db, query_reader):
    """The hit of a service for a query."""
    return lambda text, ref: next(hit for hit in find(catalogue_db, query_reader, text).hits if hit.ref == ref)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_row_has_name_domain_and_badge(hit_of, catalogue_db, language):
    tr = Translator(language)
    service = catalogue_db.service("residence-permit")
    row = ResultsPresenter(tr).present_hit(hit_of("居住证", "residence-permit"), service, HandlingMode.HOME_WINDOW)
    assert row.service_id == "residence-permit"
    assert row.name == ("居住证" if tr.is_chinese else "Residence permit")
    assert row.domain == tr.gettext(DOMAINS[Domain.PUBLIC_SECURITY])
    assert (row.badge, row.badge_token) == (tr.gettext(MODES[HandlingMode.HOME_WINDOW]), "caution")


def test_row_without_a_known_mode_says_to_ask_first(catalogue_db):
    row = ResultsPresenter(Translator("en")).present_service(catalogue_db.service("senior-card"), None)
    assert (row.badge, row.badge_token) == ("Ask first", "caution")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_row_of_an_ended_service_says_so(hit_of, catalogue_db, language):
    tr = Translator(language)
    service = catalogue_db.service("senior-card")
    badge = (tr.gettext(STATES[ServiceState.ENDED]), "stop")
    listed = ResultsPresenter(tr).present_service(service, ServiceState.ENDED)
    found = ResultsPresenter(tr).present_hit(hit_of("老年证", "senior-card"), service, ServiceState.ENDED)
    assert [(row.badge, row.badge_token) for row in (listed, found)] == [badge, badge]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_row_of_a_service_that_words_describe_says_to_read_them(catalogue_db, language):
    tr = Translator(language)
    row = ResultsPresenter(tr).present_service(catalogue_db.service("senior-card"), ServiceState.ACTIVE)
    assert (row.badge, row.badge_token) == (tr.gettext(READ_HOW), "accent")


def test_every_outlook_has_a_word_of_its_own_and_a_colour():
    assert OUTLOOKS.keys() == OUTLOOK_TOKENS.keys() == {*HandlingMode, ServiceState.ACTIVE, ServiceState.ENDED}
    for language in ("zh_CN", "en"):
        assert len({Translator(language).gettext(word) for word in OUTLOOKS.values()}) == len(OUTLOOKS)


def test_match_in_the_name_shown_is_marked_there_and_needs_no_reason(hit_of, catalogue_db):
    row = ResultsPresenter(Translator("zh_CN")).present_hit(
        hit_of("就医", "medical-offsite-filing"), catalogue_db.service("medical-offsite-filing"), None
    )
    assert "".join(row.name[start:end] for start, end in row.marks) == "就医"
    assert row.reason == ""


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    ("query", "ref", "matched"),
    [("暂住证", "residence-permit", "暂住证"), ("注册公司", "company-registration", "注册公司")],
)
def test_match_in_an_alias_names_and_marks_it(hit_of, catalogue_db, language, query, ref, matched):
    row = ResultsPresenter(Translator(language)).present_hit(hit_of(query, ref), catalogue_db.service(ref), None)
    assert matched in row.reason
    assert "".join(row.reason[start:end] for start, end in row.reason_marks) == matched
    assert row.marks == ()


def test_match_by_sound_is_marked_in_the_name_and_explained(hit_of, catalogue_db):
    tr = Translator("zh_CN")
    row = ResultsPresenter(tr).present_hit(
        hit_of("juzhuzheng", "residence-permit"), catalogue_db.service("residence-permit"), None
    )
    assert "".join(row.name[start:end] for start, end in row.marks) == "居住证"
    assert row.reason == tr.gettext("by sound")


def test_match_in_its_own_name_needs_no_words(hit_of):
    assert describe_match(hit_of("居住证", "residence-permit"), Translator("en")) == ""
