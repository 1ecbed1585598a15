"""What changed between two states of the catalogue."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import Accepted, Requirement, Service, Statement, Text
from cztservices.domain.difference import Change, RequirementDifference, ServiceDifference, State, compare_states
from cztservices.domain.questions import Answer, Outcome, Question, QuestionTree
from cztservices.domain.scope import Scope
from cztservices.domain.words import Element, Grade, OutcomeKind, QuestionKind, ServiceState
from tests.statements import make_service, make_source, make_statement, statement_lists


def state_of(**services: list[Statement]) -> State:
    """A state with the services of these ids."""
    return State({key: make_service(key=key) for key in services}, dict(services))


def kinds_of(found: tuple[ServiceDifference, ...]) -> set[tuple[str, str, str]]:
    """What happened to each statement and service."""

    def kind(old: object, new: object) -> str:
        return "new" if old is None else "gone" if new is None else "changed"

    changed = {(one.id, change.id, kind(change.old, change.new)) for one in found for change in one.changes}
    return changed | {(one.id, "", kind(one.old, one.new)) for one in found}


def as_written(statement: Statement) -> Statement:
    """A statement as its author wrote it: sources by their ids, at no place in particular."""
    sources = tuple(make_source(key=source.id) for source in statement.sources)
    return replace(statement, sources=sources, position=0)


states = st.builds(
    lambda groups: state_of(**groups),
    st.dictionaries(st.sampled_from(["one", "two", "three"]), statement_lists(most=4), max_size=3),
)
FEE = make_statement("fee", Element.FEE, "czt", position=3)


@given(states)
def test_state_does_not_differ_from_itself(state):
    assert compare_states(state, state) == ()


@given(states, states)
def test_way_back_undoes_every_change(one, other):
    turned = {"new": "gone", "gone": "new", "changed": "changed"}
    there, back = kinds_of(compare_states(one, other)), kinds_of(compare_states(other, one))
    assert back == {(service, statement, turned[kind]) for service, statement, kind in there}


@given(states, states)
def test_every_change_has_both_sides_as_they_stand(one, other):
    for service in compare_states(one, other):
        assert (service.old, service.new) == (one.services.get(service.id), other.services.get(service.id))
        for change in service.changes:
            for side, state in ((change.old, one), (change.new, other)):
                standing = [s for s in state.statements.get(service.id, ()) if s.id == change.id]
                assert standing == ([] if side is None else [side])


@given(states, states)
def test_service_that_does_not_differ_is_left_out(one, other):
    found = {service.id for service in compare_states(one, other)}
    for key in {*one.services, *other.services} - found:
        assert one.services[key] == other.services[key]
        before, after = ({s.id: as_written(s) for s in state.statements[key]} for state in (one, other))
        assert before == after


def test_services_come_in_the_new_order_and_those_gone_last():
    old, new = state_of(gone=[], b=[], a=[FEE]), state_of(a=[], new=[], b=[FEE])
    assert [service.id for service in compare_states(old, new)] == ["a", "new", "b", "gone"]


def test_changes_come_in_the_order_of_the_elements():
    statements = [make_statement(element.value, element, "czt") for element in reversed(Element)]
    [found] = compare_states(state_of(a=[]), state_of(a=statements))
    assert [change.element for change in found.changes] == list(Element)


def test_new_service_has_all_its_statements_new():
    [found] = compare_states(state_of(), state_of(a=[FEE]))
    assert (found.id, found.old, found.new) == ("a", None, make_service(key="a"))
    assert found.changes == (Change(Element.FEE, "fee", None, FEE),)


def test_service_that_is_gone_has_all_its_statements_gone():
    [found] = compare_states(state_of(a=[FEE]), state_of())
    assert (found.old, found.new) == (make_service(key="a"), None)
    assert found.changes == (Change(Element.FEE, "fee", FEE, None),)


def test_another_place_in_the_file_is_no_change():
    assert compare_states(state_of(a=[FEE]), state_of(a=[replace(FEE, position=7)])) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"text": Text("别的", "fee")},
        {"text": Text("fee", "other")},
        {"scope": Scope.parse("000000")},
        {"sources": (make_source(Grade.PRESS, "2024", "another"),)},
        {"sources": (*FEE.sources, make_source(Grade.PRESS, "2024", "another"))},
        {"verified": FEE.verified + timedelta(1)},
        {"value": ServiceState.CHANGED},
        {"replaces": frozenset({"x"})},
        {"contradicts": frozenset({"x"})},
        {"valid_from": date(2024, 1, 1)},
        {"valid_to": date(2024, 1, 1)},
        {"element": Element.NOTE},
        {"case_only": True},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_statement_of_another_content_is_a_change(changed):
    after = replace(FEE, **changed)
    [found] = compare_states(state_of(a=[FEE]), state_of(a=[after]))
    assert found.changes == (Change(after.element, "fee", FEE, after),)


def test_service_of_another_name_differs_without_a_change_of_its_statements():
    old = state_of(a=[FEE])
    renamed: Service = replace(old.services["a"], name=Text("新名", "new name"))
    [found] = compare_states(old, State({"a": renamed}, old.statements))
    assert (found.old, found.new, found.changes) == (old.services["a"], renamed, ())
    [field] = found.fields
    assert (field.name, field.old, field.new) == ("name", old.services["a"].name, renamed.name)


def test_service_without_statements_is_compared_like_any_other():
    bare = State({"a": make_service(key="a")}, {})
    assert compare_states(bare, state_of(a=[])) == ()
    assert kinds_of(compare_states(bare, state_of(a=[FEE]))) == {("a", "", "changed"), ("a", "fee", "new")}


ASKED = QuestionTree(
    "a",
    (Question("why", QuestionKind.YES_NO, Text("问", "ask"), Text("因", "why"), ("law",)),),
    (Answer("why", "yes", "good"), Answer("why", "no", "bad")),
    (Outcome("good", OutcomeKind.POSSIBLE, Text("行", "go"), ("law",)), Outcome("bad", OutcomeKind.NOT_POSSIBLE, Text("不行", "no"), ("law",))),
)  # fmt: skip


def asking(tree: QuestionTree | None) -> State:
    """A state of one service without statements that asks ``tree``."""
    return replace(state_of(a=[]), questions={"a": tree} if tree is not None else {})


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("questions", replace(ASKED.questions[0], why=Text("别的", "other"))),
        ("answers", replace(ASKED.answers[0], to="bad")),
        ("outcomes", replace(ASKED.outcomes[0], withdraws=("fee",))),
    ],
    ids=["questions", "answers", "outcomes"],
)
def test_what_a_service_asks_is_compared_and_only_what_differs_is_named(name, changed):
    first, *others = getattr(ASKED, name)
    [found] = compare_states(asking(ASKED), asking(replace(ASKED, **{name: (changed, *others)})))
    [field] = found.fields
    assert (found.changes, field.name, field.old, field.new) == ((), name, (first,), (changed,))
    assert (found.own_fields, found.question_fields) == ((), (field,))


def test_other_order_of_answers_is_a_change_with_all_of_them():
    turned = ASKED.answers[::-1]
    [found] = compare_states(asking(ASKED), asking(replace(ASKED, answers=turned)))
    assert [(one.old, one.new) for one in found.fields] == [(ASKED.answers, turned)]


def test_service_that_begins_or_ceases_to_ask_differs():
    for old, new in ((asking(None), asking(ASKED)), (asking(ASKED), asking(None))):
        [found] = compare_states(old, new)
        assert [one.name for one in found.fields] == ["questions", "answers", "outcomes"]
    assert compare_states(asking(ASKED), asking(ASKED)) == ()


DEED = Accepted(make_statement("deed", Element.MATERIAL, "czt"), issuer=Text("登记中心", "registry"))
HOME = Requirement("home", Text("居住证明", "proof of residence"), (DEED,))


def requiring(*requirements: Requirement) -> State:
    """A state of these requirements alone."""
    return State({}, {}, requirements={one.id: one for one in requirements})


def test_requirements_that_came_and_went_are_compared():
    for old, new, sides in ((requiring(), requiring(HOME), (None, HOME)), (requiring(HOME), requiring(), (HOME, None))):
        [found] = compare_states(old, new)
        assert isinstance(found, RequirementDifference)
        assert (found.id, found.old, found.new, [change.id for change in found.changes]) == ("home", *sides, ["deed"])
    assert compare_states(requiring(HOME), requiring(HOME)) == ()


@pytest.mark.parametrize(
    ("changed", "fields", "changes"),
    [
        (replace(HOME, name=Text("别的", "other")), ["name"], []),
        (replace(HOME, accepted=()), [], ["deed"]),
        (replace(HOME, accepted=(replace(DEED, issuer=None),)), ["deed.issuer"], []),
        (replace(HOME, accepted=(replace(DEED, valid_for=Text("一年", "a year")),)), ["deed.valid_for"], []),
        (replace(HOME, accepted=(replace(DEED, services=("a",)),)), ["deed.services"], []),
        (replace(HOME, accepted=(replace(DEED, statement=replace(DEED.statement, text=Text("证", "x"))),)), [], ["deed"]),
    ],
    ids=["name", "gone", "issuer", "valid for", "services", "text"],
)  # fmt: skip
def test_requirement_of_another_content_is_a_change(changed, fields, changes):
    [found] = compare_states(requiring(HOME), requiring(changed))
    assert [field.name for field in found.fields] == fields
    assert [change.id for change in found.changes] == changes


def test_what_is_accepted_at_another_place_is_no_change():
    """Its id counts the places."""

    def at(key: str, words: str) -> Accepted:
        return replace(DEED, statement=replace(DEED.statement, id=key, text=Text(words, words)))

    old = requiring(replace(HOME, accepted=(at("home-1", "a"), at("home-2", "b"))))
    new = requiring(replace(HOME, accepted=(at("home-1", "new"), at("home-2", "a"), at("home-3", "b"))))
    for one, other, sides in ((old, new, (None, "new")), (new, old, ("new", None))):
        [change] = compare_states(one, other)[0].changes
        assert tuple(side and side.text.zh for side in (change.old, change.new)) == sides
