"""Results of a search as a list shows them."""

import pytest

from cztservices.domain.words import Domain, EntryKind, HandlingMode, Manner, ServiceState
from cztservices.i18n import Translator
from cztservices.presenters.labels import DOMAINS, KINDS, MODES, READ_HOW, STATES
from cztservices.presenters.results import OUTLOOK_TOKENS, OUTLOOKS, ResultsPresenter, describe_match
from cztservices.search.rank import Hit, Match
from cztservices.storage.search_index import Role


@pytest.fixture
def hit_of(finder):
    """The hit of a service for a query."""
    return lambda text, ref: next(hit for hit in finder.find(text).hits if hit.ref == ref)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_row_has_name_field_and_badge(hit_of, language):
    tr = Translator(language)
    row = ResultsPresenter(tr).present_hit(hit_of("居住证", "residence-permit"), HandlingMode.HOME_WINDOW)
    assert (row.kind, row.ref) == (EntryKind.SERVICE, "residence-permit")
    assert row.name == ("居住证" if tr.is_chinese else "Residence permit")
    assert row.caption == tr.gettext(DOMAINS[Domain.PUBLIC_SECURITY])
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
    found = ResultsPresenter(tr).present_hit(hit_of("老年证", "senior-card"), ServiceState.ENDED)
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


def test_match_in_the_name_shown_is_marked_there_and_needs_no_reason(hit_of):
    row = ResultsPresenter(Translator("zh_CN")).present_hit(hit_of("就医", "medical-offsite-filing"), None)
    assert "".join(row.name[start:end] for start, end in row.marks) == "就医"
    assert row.reason == ""


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    ("query", "ref", "matched"),
    [("暂住证", "residence-permit", "暂住证"), ("注册公司", "company-registration", "注册公司")],
)
def test_match_in_an_alias_names_and_marks_it(hit_of, language, query, ref, matched):
    row = ResultsPresenter(Translator(language)).present_hit(hit_of(query, ref), None)
    assert matched in row.reason
    assert "".join(row.reason[start:end] for start, end in row.reason_marks) == matched
    assert row.marks == ()


def test_match_by_sound_is_marked_in_the_name_and_explained(hit_of):
    tr = Translator("zh_CN")
    row = ResultsPresenter(tr).present_hit(hit_of("juzhuzheng", "residence-permit"), None)
    assert "".join(row.name[start:end] for start, end in row.marks) == "居住证"
    assert row.reason == tr.gettext("by sound")


def test_match_in_its_own_name_needs_no_words(hit_of):
    assert describe_match(hit_of("居住证", "residence-permit"), Translator("en")) == ""


@pytest.mark.parametrize(
    ("query", "ref", "kind"),
    [("身份证", "id-card-licence", EntryKind.LICENCE), ("搬家", "moving", EntryKind.LIFE_EVENT)],
)
def test_row_of_what_is_no_service_says_what_it_is_and_has_no_badge(hit_of, query, ref, kind):
    row = ResultsPresenter(Translator("en")).present_hit(hit_of(query, ref), None)
    assert (row.kind, row.caption, row.badge) == (kind, KINDS[kind], "")


def make_hit(catalogue_db, number: int, match: Match) -> Hit:
    """A hit of an entry of the sample, matched so."""
    return Hit(catalogue_db.entries([number])[0], match, 50.0)


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "看病 → 就医"), ("en", "看病 means 就医")])
def test_words_that_stand_for_others_are_named(catalogue_db, language, words):
    hit = make_hit(catalogue_db, 1, Match(50.0, 0, Manner.MEANING, ((2, 4),), (("看病", "就医"),)))
    assert describe_match(hit, Translator(language)) == words


def test_every_manner_has_words_but_that_of_the_name_itself(catalogue_db):
    entry = catalogue_db.entries([1])[0]
    name, alias = entry.roles.index(Role.NAME), entry.roles.index(Role.ALIAS)
    for manner in Manner:
        assert bool(describe_match(Hit(entry, Match(1.0, name, manner), 1.0), Translator("en"))) == (
            manner not in (Manner.TEXT, Manner.MEANING)
        )
        if manner not in (Manner.SAYING, Manner.GUIDE):
            assert entry.texts[alias] in describe_match(Hit(entry, Match(1.0, alias, manner), 1.0), Translator("en"))


@pytest.mark.parametrize(("language", "said"), [("zh_CN", True), ("en", False)])
def test_saying_is_shown_to_readers_of_its_language_alone(catalogue_db, language, said):
    entry = next(entry for entry in catalogue_db.entries(range(1, 20)) if Role.SAYING in entry.roles)
    saying = entry.roles.index(Role.SAYING)
    words = describe_match(Hit(entry, Match(1.0, saying, Manner.SAYING), 1.0), Translator(language))
    assert (entry.texts[saying] in words) is said
    assert bool(words) is said
