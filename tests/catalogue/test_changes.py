"""Dated changes of rules, and what is otherwise in a catalogue than in the one before."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given

from cztservices.authoring.build import build_catalogue
from cztservices.catalogue.changes import (
    NEWS_AHEAD,
    ChangeKind,
    RuleChange,
    list_catalogue_changes,
    list_rule_changes,
    read_state,
)
from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.words import Element, ServiceState
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.catalogue_format import SCHEMA_VERSION
from tests.sample_data import DAY, FILING_FILE, RESIDENCE_FILE, SEASON, edit_file
from tests.statements import days, make_service, make_statement, statement_lists

TODAY = date(2024, 6, 15)
SOON, FAR = TODAY + NEWS_AHEAD, TODAY + NEWS_AHEAD + timedelta(1)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)


@dataclass
class Shelf:
    """Stands in for a catalogue with one service; all its statements count as dated."""

    own: Iterable[Statement]

    def services(self) -> list[Service]:
        """The service."""
        return [make_service()]

    def dated_statements(self) -> dict[str, Iterable[Statement]]:
        """Its statements."""
        return {"service": self.own}


def changes_of(*statements: Statement, day: date = TODAY) -> list[tuple[str, ChangeKind, str]]:
    """What happens to which statement, and when."""
    return [(c.statement.id, c.kind, c.date) for c in list_rule_changes(Shelf(statements), day)]


def fee(key: str = "fee", **fields) -> Statement:
    return make_statement(key, Element.FEE, "czt", **fields)


def status(state: ServiceState, **fields) -> Statement:
    return make_statement("status", Element.STATUS, "czt", value=state, **fields)


# Rules


@pytest.mark.parametrize(
    ("first", "kind"),
    [(YESTERDAY, ChangeKind.BEGAN), (TODAY, ChangeKind.BEGAN), (TOMORROW, ChangeKind.COMES)],
    ids=["yesterday", "today", "tomorrow"],
)
def test_rule_with_a_first_day_began_or_comes(first, kind):
    assert changes_of(fee(valid_from=first)) == [("fee", kind, first.isoformat())]


@pytest.mark.parametrize(
    ("last", "kinds"),
    [
        (YESTERDAY, [ChangeKind.LAPSED]),
        (TODAY, [ChangeKind.LAPSES]),
        (SOON, [ChangeKind.LAPSES]),
        (FAR, []),
    ],
    ids=["yesterday", "today", "in a year", "later"],
)
def test_rule_with_a_last_day_lapsed_or_lapses_if_that_is_near(last, kinds):
    assert changes_of(fee(valid_to=last)) == [("fee", kind, last.isoformat()) for kind in kinds]


def test_rule_with_both_days_changes_twice():
    rule = fee(valid_from=date(2023, 1, 1), valid_to=date(2023, 12, 31))
    assert changes_of(rule) == [
        ("fee", ChangeKind.LAPSED, "2023-12-31"),
        ("fee", ChangeKind.BEGAN, "2023-01-01"),
    ]


@pytest.mark.parametrize(
    ("state", "kind"), [(ServiceState.CHANGED, ChangeKind.CHANGED), (ServiceState.ENDED, ChangeKind.ENDED)]
)
@pytest.mark.parametrize("published", ["2024", "2024-03", "2024-03-09"])
def test_service_that_is_otherwise_is_dated_by_its_newest_source_as_that_writes_it(state, kind, published):
    statement = status(state, published=published)
    assert changes_of(statement) == [("status", kind, published)]
    [change] = list_rule_changes(Shelf([statement]), TODAY)
    assert change.is_dated_by_source


def test_first_day_of_a_service_that_is_otherwise_comes_before_its_source():
    statement = status(ServiceState.ENDED, valid_from=date(2024, 5, 1), published="2024-06-01")
    [change] = list_rule_changes(Shelf([statement]), TODAY)
    assert (change.kind, change.date, change.is_dated_by_source) == (ChangeKind.ENDED, "2024-05-01", False)


def test_end_of_a_service_that_is_still_to_come_comes():
    assert changes_of(status(ServiceState.ENDED, valid_from=TOMORROW)) == [
        ("status", ChangeKind.COMES, TOMORROW.isoformat())
    ]


def test_service_that_changed_without_any_date_has_none_and_comes_last():
    undated = status(ServiceState.CHANGED, published=None)
    assert changes_of(undated, fee(valid_from=date(1990, 1, 1)))[-1] == ("status", ChangeKind.CHANGED, "")


def test_service_that_is_as_it_was_has_no_change():
    assert changes_of(status(ServiceState.ACTIVE)) == []


@given(statement_lists(), days)
def test_newest_come_first_and_no_dated_rule_is_forgotten(statements, day):
    found = list_rule_changes(Shelf(statements), day)
    assert [c.date for c in found] == sorted((c.date for c in found), reverse=True)
    edges = [(s.id, str(edge)) for s in statements for edge in (s.valid_from, s.valid_to) if edge]
    stated = [
        (s.id, s.published)
        for s in statements
        if s.value in (ServiceState.CHANGED, ServiceState.ENDED) and not s.valid_from
    ]
    assert sorted((c.statement.id, c.date) for c in found) == sorted(edges + stated)


@given(statement_lists(), days)
def test_what_is_ahead_has_a_day_that_is_not_over(statements, day):
    for change in list_rule_changes(Shelf(statements), day):
        over = change.kind in (ChangeKind.BEGAN, ChangeKind.LAPSED)
        if change.is_ahead:
            assert change.date >= day.isoformat()
        elif over:
            assert change.date <= day.isoformat()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (DAY, {("fee-2024", "comes", "2024-01-01")}),
        (SEASON, {("fee-2024", "began", "2024-01-01"), ("fee-2024", "lapses", "2024-12-31")}),
        (date(2025, 1, 1), {("fee-2024", "began", "2024-01-01"), ("fee-2024", "lapsed", "2024-12-31")}),
    ],
    ids=["before", "during", "after"],
)
def test_changes_of_the_sample(catalogue_db, day, expected):
    always = {("time-limit-zhuzhou", "began", "2022-01-01"), ("status-hunan", "ended", "2022-03")}
    found: tuple[RuleChange, ...] = list_rule_changes(catalogue_db, day)
    assert {(c.statement.id, c.kind.value, c.date) for c in found} == always | expected
    by_service = {c.service.id: c.statement for c in found}
    assert all(statement in catalogue_db.statements(service) for service, statement in by_service.items())


def test_dated_statements_are_those_with_dates_and_those_that_say_how_a_service_stands(data_folder, tmp_path):
    edit_file(data_folder, FILING_FILE, "    valid_from: 2022-01-01\n", "")
    edit_file(data_folder, RESIDENCE_FILE, "    valid_to: 2024-12-31\n", "")
    build_catalogue(data_folder, tmp_path / "edited.db")
    with CatalogueDb(tmp_path / "edited.db") as db:
        found = db.dated_statements()
        own = {service.id: db.statements(service.id) for service in db.services()}
    wanted = {
        key: [s for s in all_ if s.valid_from or s.valid_to or s.element is Element.STATUS] for key, all_ in own.items()
    }
    assert found == {key: statements for key, statements in wanted.items() if statements}
    assert {s.id for statements in found.values() for s in statements} == {
        "time-limit-zhuzhou",
        "fee-2024",
        "status-hunan",
    }


# The catalogue


def test_catalogue_does_not_differ_from_itself(catalogue_db, catalogue_path):
    assert list_catalogue_changes(catalogue_db, catalogue_path) == ()


def test_catalogue_differs_in_what_was_edited(catalogue_db, data_folder, tmp_path):
    edit_file(data_folder, FILING_FILE, "zh: 不收费", "zh: 收十元")
    (data_folder / "services/market/company-registration.yaml").unlink()
    build_catalogue(data_folder, tmp_path / "previous.db")
    added, edited = list_catalogue_changes(catalogue_db, tmp_path / "previous.db")[::-1]
    assert (added.id, added.old, edited.id) == ("company-registration", None, "medical-offsite-filing")
    [change] = edited.changes
    assert (change.id, change.old.text.zh, change.new.text.zh) == ("fee-czt", "收十元", "不收费")


def test_state_holds_all_that_is_compared(catalogue_db):
    state = read_state(catalogue_db)
    assert list(state.services.values()) == catalogue_db.services()
    assert all(state.statements[key] == catalogue_db.statements(key) for key in state.services)
    asked = {key: catalogue_db.questions(key) for key in state.services}
    assert state.questions == {key: tree for key, tree in asked.items() if tree is not None} != {}
    assert state.requirements == catalogue_db.requirements() != {}


def make_older(path) -> None:
    """Make the file say that it is of an older form."""
    content = bytearray(path.read_bytes())
    content[60:64] = (SCHEMA_VERSION - 1).to_bytes(4, "big")
    path.write_bytes(content)


def damage(path) -> None:
    """Spoil all that follows the header."""
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes(len(content) - 100))


@pytest.mark.parametrize(
    "spoil",
    [make_older, damage, lambda path: path.unlink(), lambda path: path.write_text("words", encoding="utf-8")],
    ids=["older", "damaged", "gone", "no catalogue"],
)
def test_catalogue_before_that_cannot_be_read_gives_nothing_to_compare(catalogue_db, catalogue_path, tmp_path, spoil):
    previous = tmp_path / "previous.db"
    shutil.copy(catalogue_path, previous)
    spoil(previous)
    assert list_catalogue_changes(catalogue_db, previous) is None


def test_no_catalogue_before_gives_nothing_to_compare(catalogue_db):
    assert list_catalogue_changes(catalogue_db, None) is None
