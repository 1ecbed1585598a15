"""Results of a search as a list shows them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.words import Domain, EntryKind, HandlingMode, Manner, ServiceState
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.labels import DOMAINS, KINDS, MODES, READ_HOW, STATES
from cztservices.presenters.results import (
    OUTLOOK_TOKENS,
    OUTLOOKS,
    ResultsPresenter,
    ResultView,
    describe_match,
    with_headings,
)
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
    for language in LANGUAGES:
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


@pytest.fixture
def taiwan(catalogue_db):
    """Speaks to readers of traditional characters, with the words of the sample."""
    return Translator("zh_TW", catalogue_db.traditional())


def test_name_in_traditional_characters_is_marked_in_the_same_places(hit_of, taiwan):
    row = ResultsPresenter(taiwan).present_hit(hit_of("就医", "medical-offsite-filing"), None)
    assert (row.name, row.reason) == ("異地就醫備案", "")
    assert "".join(row.name[start:end] for start, end in row.marks) == "就醫"


def test_alias_in_traditional_characters_is_named_and_marked(hit_of, taiwan):
    row = ResultsPresenter(taiwan).present_hit(hit_of("暂住证", "residence-permit"), None)
    assert row.name == "居住證"
    assert "暫住證" in row.reason
    assert "".join(row.reason[start:end] for start, end in row.reason_marks) == "暫住證"


def test_part_of_a_name_before_its_bracket_is_in_traditional_characters(hit_of, taiwan):
    row = ResultsPresenter(taiwan).present_hit(hit_of("公司开办", "company-registration"), None)
    assert row.name == "公司開辦（設立登記）"
    assert "开" not in row.reason


def test_service_in_the_list_of_all_has_its_name_in_traditional_characters(catalogue_db, taiwan):
    service = catalogue_db.service("medical-offsite-filing")
    assert ResultsPresenter(taiwan).present_service(service, None).name == "異地就醫備案"


@pytest.mark.parametrize(("query", "ref"), [("居住证", "residence-permit"), ("暂住证", "residence-permit")])
def test_nothing_is_marked_where_the_traditional_words_have_another_length(hit_of, query, ref):
    longer = Translator("zh_TW", {"居住证": "居住的證", "暂住证": "暫住的證"})
    row = ResultsPresenter(longer).present_hit(hit_of(query, ref), None)
    assert (row.marks, row.reason_marks) == ((), ())
    assert "的證" in row.name + row.reason


def test_words_that_stand_for_others_are_named_in_traditional_characters(catalogue_db, taiwan):
    hit = make_hit(catalogue_db, 1, Match(50.0, 0, Manner.MEANING, ((2, 4),), (("看医生", "就医"),)))
    assert describe_match(hit, taiwan) == "看醫生 → 就醫"


def test_alias_in_which_the_words_stand_is_named_in_traditional_characters(catalogue_db, taiwan):
    alias = catalogue_db.entries([1])[0].roles.index(Role.ALIAS)
    hit = make_hit(catalogue_db, 1, Match(50.0, alias, Manner.MEANING, ((2, 4),), (("看医生", "就医"),)))
    assert describe_match(hit, taiwan).startswith(taiwan.gettext("also called {name}").format(name="醫保異地備案"))


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


# Groups

rows = st.builds(
    lambda kind, ref: ResultView(kind, ref, ref, (), "", (), "", "", ""), st.sampled_from(EntryKind), st.text("abc", max_size=3)
)  # fmt: skip
groups_of_rows = st.lists(st.tuples(st.text("xyz", min_size=1, max_size=3), st.lists(rows, max_size=4)), max_size=5)


@given(groups_of_rows)
def test_headings_keep_every_row_and_the_order(groups):
    shown = with_headings(groups)
    assert [replace(row, heading="") for row in shown] == [row for _, group in groups for row in group]


@given(groups_of_rows)
def test_heading_and_count_of_a_group_stand_above_its_first_row_alone(groups):
    shown = list(with_headings(groups))
    for heading, group in groups:
        headings, shown = [row.heading for row in shown[: len(group)]], shown[len(group) :]
        assert headings == [f"{heading} {len(group)}", *[""] * (len(group) - 1)][: len(group)]


def test_rows_that_had_headings_in_another_list_lose_them():
    row = ResultView(EntryKind.OFFICE, "a", "a", (), "", (), "", "", "", heading="old")
    assert [one.heading for one in with_headings([("new", [row, row])])] == ["new 2", ""]
