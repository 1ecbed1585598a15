"""Choosing a visit: only what is offered, by mouse and by keys, in every look."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cztservices.catalogue.show import show_guide
from cztservices.domain.catalogue import OfficeRef
from cztservices.domain.dates import Doubt
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import Element
from cztservices.i18n import Translator
from cztservices.presenters.palettes import PALETTES
from cztservices.presenters.visit import offer_visits
from cztservices.presenters.visit_view import present_visits
from cztservices.ui.theme import Theme
from cztservices.ui.visit_dialog import VisitDialog, open_visit
from tests.presenters.guides import statements_of
from tests.sample_data import DAY
from tests.statements import make_statement
from tests.ui.conftest import NOW
from tests.ui.dialogs import LEAST_CONTRAST, LOOKS, activate, faults_of, make_window, settle
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import click, press
from tests.ui.rulers import faint_texts

HOME, CENTRE = "xiangtan-citizens-home", "zhuzhou-service-centre"


@pytest.fixture
def shown(catalogue_db):
    """Filing from Xiangtan to Changsha, for which one goes to the Citizens' Home."""
    return show_guide(catalogue_db, "medical-offsite-filing", XIANGTAN, CHANGSHA, DAY)


@pytest.fixture
def two_offices(shown, catalogue_db):
    """The same where another office, of which no hours are known, takes it too."""
    centre = next(one for one in catalogue_db.offices() if one.id == CENTRE)
    added = make_statement("office-more", Element.OFFICE, "czt", value=OfficeRef(CENTRE), published="2023-01")
    guide = resolve_guide(shown.guide.service, [*statements_of(shown.guide), added], XIANGTAN, CHANGSHA, DAY)
    return replace(shown, guide=guide, offices={**shown.offices, CENTRE: centre}, doubts={HOME: Doubt.AGED})


@pytest.fixture
def open_dialog(qtbot, shown):
    """Opens the choice over a window of some look."""

    def _open(guide=None, language="en", size=(1280, 800), theme=Theme()) -> VisitDialog:  # noqa: B008 - frozen
        window = make_window(qtbot, theme, size)
        dialog = open_visit(guide or shown, theme, Translator(language), NOW, window)
        activate(qtbot, dialog)
        return dialog

    return _open


def listen(dialog):
    """What is chosen from now on."""
    chosen = []
    dialog.visit_chosen.connect(lambda office, start: chosen.append((office, start)))
    dialog.contact_chosen.connect(chosen.append)
    return chosen


def test_the_soonest_visit_is_proposed_and_enter_takes_it(open_dialog):
    dialog = open_dialog()
    chosen = listen(dialog)
    press("Return")
    assert chosen == [(HOME, datetime.combine(DAY, datetime.min.time()) + timedelta(hours=11))]


def test_every_day_and_time_that_is_offered_can_be_chosen_and_no_other(open_dialog, shown):
    dialog = open_dialog()
    chosen = listen(dialog)
    for day in range(len(dialog.days.buttons())):
        click(dialog.days.button(day))
        settle()
        for number in range(len(dialog.times.buttons())):
            click(dialog.times.button(number))
            click(dialog.save)
    assert [start for _office, start in chosen] == list(offer_visits(shown, NOW)[0].starts())


def test_arrows_choose_day_and_time(open_dialog):
    dialog = open_dialog()
    chosen = listen(dialog)
    press("Right")
    settle()
    dialog.times.checkedButton().setFocus()
    press("Right")
    press("Return")
    tomorrow = datetime.combine(DAY + timedelta(days=1), datetime.min.time())
    assert chosen == [(HOME, tomorrow + timedelta(hours=9, minutes=30))]


def test_the_choice_is_said_in_a_sentence(open_dialog):
    dialog = open_dialog()
    assert dialog.sentence.text() == "Your visit: Wed, Feb 1, 11:00"
    click(dialog.days.button(1))
    assert dialog.sentence.text() == "Your visit: Thu, Feb 2, 09:00"


def test_hours_and_what_is_known_are_seen(open_dialog, two_offices):
    words = shown_words(open_dialog(two_offices))
    view = present_visits(two_offices, Translator("en"), NOW)
    office = view.offices[view.proposed_office]
    assert {view.title, view.service, office.name, office.caution, *office.details} <= words
    assert office.caution == "Ring 0731-52817001 before you go: the hours are old or unconfirmed."
    assert office.days[0].hours in words
    assert office.days[0].hours == "Open 09:00–12:00, 13:30–17:00 · On public holidays other hours may hold."


def test_where_no_hours_are_known_only_the_contact_is_offered(open_dialog, two_offices):
    dialog = open_dialog(two_offices)
    assert dialog.save.isVisible()
    click(dialog.another)
    settle()
    chosen = listen(dialog)
    assert any("No source says when it is open: ring 12393 and ask." in words for words in shown_words(dialog))
    assert not dialog.save.isVisible()
    assert not dialog.sentence.isVisible()
    click(dialog.contact)
    assert chosen == [CENTRE]
    click(dialog.another)
    settle()
    click(dialog.save)
    assert chosen[1][0] == HOME


def test_an_office_without_hours_alone_offers_its_contact(open_dialog, shown):
    bare = replace(shown.offices[HOME], hours=(), exceptions=())
    dialog = open_dialog(replace(shown, offices={HOME: bare}))
    chosen = listen(dialog)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert chosen == [HOME]
    assert not dialog.save.isVisible()


def test_a_guide_without_an_office_says_so(open_dialog, catalogue_db):
    dialog = open_dialog(show_guide(catalogue_db, "senior-card", XIANGTAN, CHANGSHA, DAY))
    assert "This guide names no office with an address or hours." in shown_words(dialog)
    assert not dialog.save.isVisible()
    assert not dialog.contact.isVisible()


def test_escape_closes_it(open_dialog, qtbot):
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.destroyed):
        press("Escape")


def test_choices_have_names_of_their_own(open_dialog):
    dialog = open_dialog()
    names = [spoken_name(button) for button in (*dialog.days.buttons(), *dialog.times.buttons())]
    assert len(names) == len(set(names))
    assert names[0] == "Day: Wed, Feb 1"


@pytest.mark.parametrize("silent", [False, True])
@pytest.mark.parametrize(("language", "size", "theme"), LOOKS)
def test_every_look_can_be_read_and_hit(open_dialog, two_offices, language, size, theme, silent):
    dialog = open_dialog(two_offices, language, size, theme)
    if silent:
        click(dialog.another)
        settle()
    assert [*faults_of(dialog)] == []


@pytest.mark.parametrize("theme", PALETTES)
def test_words_stand_out_from_their_ground(open_dialog, two_offices, theme):
    dialog = open_dialog(two_offices, theme=Theme(theme))
    assert faint_texts(dialog, dialog.grab().toImage(), LEAST_CONTRAST[theme]) == []
