"""What changed, in both languages: grouped by year, one line for what happened together, old years folded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.catalogue.changes import ChangeKind, RuleChange, list_rule_changes
from cztservices.domain.catalogue import Requirement, Text
from cztservices.domain.difference import State, compare_states
from cztservices.domain.questions import Answer, QuestionTree
from cztservices.domain.scope import Scope
from cztservices.domain.words import Element, Grade, ServiceState
from cztservices.i18n import Translator
from cztservices.presenters.changes import (
    CHECKED,
    KINDS,
    SHOWN_AT_FIRST,
    TOKENS,
    ChangesView,
    describe_change,
    present_changes,
)
from cztservices.presenters.labels import ELEMENTS
from cztservices.presenters.palettes import PALETTES
from tests.sample_data import SEASON
from tests.statements import make_service, make_statement

EN = Translator("en")
YEARS = st.sampled_from(["", "2021", "2022-03", "2022-03-04", "2023", "2024-01-01"])


def change(
    key: str = "fee",
    kind: ChangeKind = ChangeKind.BEGAN,
    dated: str = "2024-05-01",
    service: str = "a",
    element: Element = Element.FEE,
    scope: str = "czt",
    **fields,
) -> RuleChange:
    """A change of a rule whose words are its id; it has a first day unless ``fields`` say otherwise."""
    fields = {"valid_from": date(2024, 5, 1), "text": Text(f"字{key}", f"words {key}")} | fields
    named = replace(make_service(key=service), name=Text(f"事项{service}", f"Service {service}"))
    return RuleChange(named, make_statement(key, element, scope, **fields), kind, dated)


def lines_of(view: ChangesView) -> list:
    """The lines of all groups."""
    return [line for group in view.groups for line in group.lines]


def test_every_kind_of_change_has_words_and_a_colour(tr):
    assert KINDS.keys() == TOKENS.keys() == set(ChangeKind)
    assert len({tr.gettext(words) for words in KINDS.values()}) == len(ChangeKind)
    assert all(token in palette for token in TOKENS.values() for palette in PALETTES.values())


def test_line_says_what_happened_when_where_and_who_says_so(tr, words):
    view = present_changes([change(scope="430100", published="2024-03")], None, tr)
    [line] = lines_of(view)
    assert (line.ref, line.service) == ("a", words("事项a", "Service a"))
    assert line.kind == tr.gettext(KINDS[ChangeKind.BEGAN])
    assert words("2024年5月1日", "May 1, 2024") in line.day
    assert (line.layer, line.layer_token) == (tr.gettext("Changsha"), "changsha")
    [rule] = line.rules
    assert rule.text == words("字fee", "words fee")
    for part in (words("社", "publisher"), words("2024年3月", "Mar 2024"), words("2024年6月15日", "June 15, 2024")):
        assert part in rule.caption
    assert rule.caution == ""


def test_line_without_official_source_or_press_is_unconfirmed(tr):
    [line] = lines_of(present_changes([change(grade=Grade.OTHER)], None, tr))
    assert line.rules[0].caution == tr.gettext("Unconfirmed: ask before you rely on it")


@pytest.mark.parametrize(
    ("kind", "valid_from", "expected"),
    [
        (ChangeKind.COMES, date(2024, 5, 1), "from May 1, 2024"),
        (ChangeKind.BEGAN, date(2024, 5, 1), "since May 1, 2024"),
        (ChangeKind.CHANGED, date(2024, 5, 1), "since May 1, 2024"),
        (ChangeKind.CHANGED, None, "source of May 1, 2024"),
        (ChangeKind.ENDED, None, "source of May 1, 2024"),
        (ChangeKind.LAPSES, None, "until May 1, 2024"),
        (ChangeKind.LAPSED, None, "until May 1, 2024"),
    ],
)
def test_day_says_which_day_it_is(kind, valid_from, expected):
    one = change(kind=kind, valid_from=valid_from)
    assert lines_of(present_changes([one], None, EN))[0].day == expected
    assert describe_change(one, EN) == f"{KINDS[kind]} · {expected}"


@pytest.mark.parametrize(
    ("dated", "zh", "en"),
    [("2024", "2024年", "2024"), ("2024-05", "2024年5月", "May 2024"), ("2024-05-01", "2024年5月1日", "May 1, 2024")],
)
def test_day_is_as_precise_as_it_is_known(tr, words, dated, zh, en):
    [line] = lines_of(present_changes([change(kind=ChangeKind.ENDED, dated=dated, valid_from=None)], None, tr))
    assert words(zh, en) in line.day


def test_change_without_a_date_says_so(tr):
    [line] = lines_of(present_changes([change(kind=ChangeKind.ENDED, dated="", valid_from=None)], None, tr))
    assert line.day == tr.gettext("undated")


def test_what_happened_together_is_one_line_with_what_to_read_first_in_front(tr, words):
    group = [
        change("basis", element=Element.LEGAL_BASIS),
        change("second", element=Element.MATERIAL, position=2),
        change("first", element=Element.MATERIAL, position=1),
        change("mode", element=Element.HANDLING_MODE),
    ]
    [line] = lines_of(present_changes(group, None, tr))
    assert [rule.text for rule in line.rules] == [
        words(f"字{key}", f"words {key}") for key in ("mode", "first", "second", "basis")
    ]
    assert "3" in line.more_title


@pytest.mark.parametrize(
    "other",
    [{"service": "b"}, {"scope": "430100"}, {"dated": "2024-04-30"}, {"kind": ChangeKind.CHANGED}],
    ids=lambda other: next(iter(other)),
)
def test_what_did_not_happen_together_is_two_lines(other):
    lines = lines_of(present_changes([change("x"), change("y", **other)], None, EN))
    assert [len(line.rules) for line in lines] == [1, 1]
    assert {line.more_title for line in lines} == {""}


def test_groups_are_what_is_to_come_then_the_years_then_what_is_undated():
    found = [
        change("far", ChangeKind.COMES, "2026-01-01"),
        change("near", ChangeKind.LAPSES, "2025-01-01"),
        change("new", dated="2024-05-01"),
        change("old", dated="2023"),
        change("undated", ChangeKind.CHANGED, "", valid_from=None),
    ]
    groups = present_changes(found, None, EN).groups
    assert [(group.title, [line.rules[0].text for line in group.lines]) for group in groups] == [
        ("Still to come", ["words near", "words far"]),
        ("2024", ["words new"]),
        ("2023", ["words old"]),
        ("Without a date", ["words undated"]),
    ]
    assert not any(group.folded for group in groups)


def dated_lines(*counts: tuple[str, int]) -> list[RuleChange]:
    """So many changes of each year, each a line of its own."""
    return [change(f"{year}-{n}", dated=year, service=f"{year}-{n}") for year, count in counts for n in range(count)]


def test_years_past_the_newest_lines_are_folded_one_by_one():
    view = present_changes(dated_lines(("2024", SHOWN_AT_FIRST), ("2023", 1), ("2022", 2)), None, EN)
    assert [(group.title, len(group.lines), group.folded) for group in view.groups] == [
        ("2024", SHOWN_AT_FIRST, False),
        ("2023", 1, True),
        ("2022", 2, True),
    ]


def test_year_that_is_folded_in_part_says_which_part(tr, words):
    view = present_changes(dated_lines(("2024", SHOWN_AT_FIRST - 1), ("2023", 3)), None, tr)
    assert [(len(group.lines), group.folded) for group in view.groups] == [
        (SHOWN_AT_FIRST - 1, False),
        (1, False),
        (2, True),
    ]
    whole, part = (group.title for group in view.groups[1:])
    assert whole == words("2023年", "2023")
    assert whole in part
    assert part != whole


@given(st.lists(st.tuples(YEARS, st.sampled_from("abc"), st.sampled_from(["czt", "430100"])), max_size=60))
def test_every_change_is_on_the_page_once_and_only_the_newest_lines_are_open(drawn):
    found = [
        change(str(number), ChangeKind.CHANGED, dated, service, scope=scope)
        for number, (dated, service, scope) in enumerate(sorted(drawn, reverse=True))
    ]
    view = present_changes(found, None, EN)
    texts = [rule.text for line in lines_of(view) for rule in line.rules]
    assert sorted(texts) == sorted(f"words {number}" for number in range(len(found)))
    opened = [line for group in view.groups if not group.folded for line in group.lines]
    assert len(opened) == min(SHOWN_AT_FIRST, len(lines_of(view)))
    assert opened == lines_of(view)[: len(opened)]


def test_lead_says_when_no_rule_is_dated(tr):
    empty, some = present_changes([], None, tr), present_changes([change()], None, tr)
    assert empty.groups == ()
    assert empty.lead == tr.gettext("No rule has a date.") != some.lead


def test_changes_of_the_sample_are_written(catalogue_db, tr):
    view = present_changes(list_rule_changes(catalogue_db, SEASON), None, tr)
    assert {line.ref for line in lines_of(view)} == {"residence-permit", "medical-offsite-filing", "senior-card"}
    assert {line.token for line in lines_of(view)} == {"go", "caution", "stop"}


# The catalogue

FEE = make_statement("fee", Element.FEE, "czt", text=Text("不收费", "free"))
STEP = make_statement("step", Element.STEP, "czt")


def state_of(**services) -> State:
    """A state with the services of these ids."""
    named = {key: replace(make_service(key=key), name=Text(f"事项{key}", f"Service {key}")) for key in services}
    return State(named, services)


def own_lines(old: State, new: State, tr) -> list[tuple[str, str, str]]:
    """Each service that differs with what is said of it; an empty id cannot be opened."""
    view = present_changes([], compare_states(old, new), tr)
    return [(line.ref, line.kind, line.text) for line in view.catalogue_lines]


def test_no_catalogue_before_is_another_thing_than_one_that_says_the_same(tr):
    none, same = present_changes([], None, tr), present_changes([], (), tr)
    assert none.catalogue_lead == tr.gettext("There is no earlier catalogue to compare with.")
    assert same.catalogue_lead == tr.gettext("Nothing changed.")
    assert none.catalogue_lines == same.catalogue_lines == ()


def test_services_that_came_and_went_are_named(tr, words):
    view = present_changes([], compare_states(state_of(gone=[FEE]), state_of(fresh=[FEE])), tr)
    assert [(line.ref, line.service, line.kind, line.token) for line in view.catalogue_lines] == [
        ("fresh", words("事项fresh", "Service fresh"), tr.gettext("new"), "go"),
        ("", words("事项gone", "Service gone"), tr.gettext("gone"), "stop"),
    ]
    assert "2" in view.catalogue_lead


def test_elements_are_named_once_by_what_happened_to_them(tr):
    second = replace(STEP, id="step-2")
    old = state_of(a=[FEE, make_statement("note", Element.NOTE, "czt")])
    new = state_of(a=[replace(FEE, text=Text("十元", "ten")), STEP, second])
    [(ref, kind, text)] = own_lines(old, new, tr)
    assert (ref, kind) == ("a", tr.gettext("changed"))
    for element, what in ((Element.STEP, "new"), (Element.FEE, "changed"), (Element.NOTE, "gone")):
        said = tr.gettext("{kind}: {elements}").format(kind=tr.gettext(what), elements=tr.gettext(ELEMENTS[element]))
        assert text.count(said) == 1


def test_other_name_alone_is_a_change(tr):
    old = state_of(a=[FEE])
    new = State({"a": replace(old.services["a"], standing=1)}, old.statements)
    assert own_lines(old, new, tr) == [("a", tr.gettext("changed"), tr.gettext("name, aliases or hotline"))]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"verified": FEE.verified + timedelta(1)}, CHECKED),
        ({"sources": STEP.sources}, CHECKED),
        ({"scope": Scope.parse("430100")}, "changed"),
        ({"valid_to": date(2030, 1, 1)}, "changed"),
        ({"value": ServiceState.CHANGED}, "changed"),
    ],
    ids=["day", "source", "scope", "last day", "value"],
)
def test_rule_that_says_the_same_by_another_proof_was_checked_again(tr, fields, kind):
    [(_ref, said, _text)] = own_lines(state_of(a=[FEE]), state_of(a=[replace(FEE, **fields)]), tr)
    assert said == tr.gettext(kind)


def test_what_was_only_checked_again_comes_last_and_is_not_named_beside_changes(tr):
    later = replace(FEE, verified=FEE.verified + timedelta(1))
    old, new = state_of(a=[FEE], b=[FEE]), state_of(a=[later], b=[later, STEP])
    (first, _kind, text), (last, kind, nothing) = own_lines(old, new, tr)
    assert (first, last, kind, nothing) == ("b", "a", tr.gettext(CHECKED), "")
    assert tr.gettext(ELEMENTS[Element.FEE]) not in text


def test_questions_and_requirements_that_changed_are_named(tr):
    asked = QuestionTree("a", (), (Answer("q", "yes", "o"),), ())
    home = Requirement("home", Text("居住证明", "Proof of residence"))
    old = replace(state_of(a=[FEE]), questions={"a": asked}, requirements={"home": home})
    new = replace(old, questions={"a": replace(asked, answers=())}, requirements={})
    view = present_changes([], compare_states(old, new), tr)
    assert [(line.ref, line.service, line.kind, line.text) for line in view.catalogue_lines] == [
        ("a", tr.say(old.services["a"].name), tr.gettext("changed"), tr.gettext("questions or their outcomes")),
        ("", tr.say(home.name), tr.gettext("gone"), ""),
    ]
    assert view.catalogue_lead.count("1") == 2


def test_requirement_alone_is_a_change_and_cannot_be_opened_as_a_guide(tr):
    home = Requirement("home", Text("居住证明", "Proof of residence"))
    old = State({}, {}, requirements={"home": home})
    new = State({}, {}, requirements={"home": replace(home, name=Text("别的", "Other"))})
    words = tr.gettext("name, issuer, how long it is good or for what")
    assert own_lines(old, new, tr) == [("", tr.gettext("changed"), words)]
