"""What was lately checked and what has lately changed, in every language."""

import dataclasses
from datetime import date

import pytest

from cztservices.catalogue.changes import RuleChange, list_rule_changes
from cztservices.catalogue.recent import Recent, list_recently_verified
from cztservices.presenters.changes import describe_change
from cztservices.presenters.news import RECENT, News, NewsCardsView, present_news, read_news
from cztservices.presenters.pages import Page, PageRef
from tests.sample_data import DAY, SEASON
from tests.statements import make_service


@pytest.fixture
def shown(catalogue_db) -> News:
    """The news of the sample."""
    return read_news(catalogue_db, SEASON)


@pytest.fixture
def cards(shown, tr) -> NewsCardsView:
    """The view."""
    return present_news(shown, tr)


def test_services_that_were_checked_last_lead_to_their_guides(cards, catalogue_db, tr):
    recent = list_recently_verified(catalogue_db, RECENT)
    assert [(news.name, news.page) for news in cards.verified] == [
        (tr.say(one.service.name), PageRef(Page.GUIDE, one.service.id)) for one in recent
    ]
    assert len(recent) > 2


def test_caption_says_when_it_was_checked_and_how_new_its_newest_source_is(shown, tr, words):
    """A check of today does not make a rule of three years ago younger."""
    checked = tr.gettext("checked {day}").format(day=words("2026年11月22日", "November 22, 2026"))
    newest = tr.gettext("newest source {day}").format(day=words("2022年3月", "Mar 2022"))
    verified = [Recent(make_service(), date(2026, 11, 22), published) for published in ("2022-03", "")]
    view = present_news(dataclasses.replace(shown, verified=tuple(verified)), tr)
    assert [news.caption for news in view.verified] == [f"{newest} · {checked}", checked]


def happened(db, day: date) -> list[RuleChange]:
    """The changes that are not still to come, the newest first."""
    return [change for change in list_rule_changes(db, day) if not change.is_ahead]


def test_changes_lead_to_the_guides_that_they_are_about(cards, shown, tr):
    assert [(news.name, news.caption, news.page) for news in cards.changed] == [
        (tr.say(change.service.name), describe_change(change, tr), PageRef(Page.GUIDE, change.service.id))
        for change in shown.changed
    ]
    assert len(cards.changed) > 1


def test_every_service_is_named_once_with_its_newest_change_newest_first(catalogue_db):
    changes = happened(catalogue_db, SEASON)
    firsts = {change.service.id: change for change in reversed(changes)}
    expected = sorted(firsts.values(), key=changes.index)
    assert list(read_news(catalogue_db, SEASON).changed) == expected
    assert len(expected) > 1


def test_service_that_changed_twice_is_named_once(catalogue_db):
    """On a day after its fee has come and gone."""
    day = date(2025, 6, 1)
    services = [change.service.id for change in happened(catalogue_db, day)]
    named = [change.service.id for change in read_news(catalogue_db, day).changed]
    assert len(services) > len(set(services))
    assert sorted(named) == sorted(set(services))


def test_what_is_still_to_come_is_not_lately_changed(catalogue_db):
    ahead = [change for change in list_rule_changes(catalogue_db, SEASON) if change.is_ahead]
    assert ahead
    assert not any(change.is_ahead for change in read_news(catalogue_db, SEASON).changed)


def test_only_the_newest_news_are_read(catalogue_db, shown, monkeypatch):
    monkeypatch.setattr("cztservices.presenters.news.RECENT", 1)
    few = read_news(catalogue_db, SEASON)
    assert (list(few.verified), list(few.changed)) == ([shown.verified[0]], [shown.changed[0]])


def test_day_decides_what_has_changed(catalogue_db):
    """The permit has a fee in one year alone."""
    changed = {day: [c.statement.id for c in read_news(catalogue_db, day).changed] for day in (DAY, SEASON)}
    assert changed[DAY] != changed[SEASON]


def test_all_changes_are_one_step_away(cards):
    assert cards.all_changes.page == PageRef(Page.CHANGES)
    assert cards.all_changes.name
