"""The kiosk as a person meets it, whole in this process: touched, typed on, left alone, finished."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from cztservices.domain.kiosk.counts import Use
from cztservices.domain.kiosk.keys import MOST_KEYS, PAUSE_MS
from cztservices.domain.kiosk.session import Ended, Phase
from cztservices.domain.kiosk.setup import KioskSetup, Printing, Screen, Timing
from cztservices.presenters.direction import Direction
from cztservices.presenters.kiosk.acts import KioskAct
from cztservices.presenters.pages import HOME, Page, PageRef
from cztservices.presenters.palettes import PALETTES
from cztservices.presenters.services import present_services
from cztservices.ui.kiosk.attract_page import AttractPage
from cztservices.ui.kiosk.maintenance_page import MaintenancePage
from cztservices.ui.kiosk.pin_pad import PinPad
from cztservices.ui.kiosk.session_page import REACH, SessionPage
from cztservices.ui.theme import FINGER
from tests.ui.conftest import CHECKED, Inline
from tests.ui.eyes import colours_in, contrast, marks_are_wide, shown_words, words_of
from tests.ui.fingers import Finger
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN
from tests.ui.kiosks import LYING, UPRIGHT, page_in, page_of, tap, tap_act, touch, turn_over, turn_screen

CANARY = "xqzvkanari"


@pytest.fixture
def kiosk(open_kiosk):
    """A kiosk at which somebody has just begun."""
    kiosk = open_kiosk()
    touch(kiosk, 500, 500)
    return kiosk


def wait(kiosk, seconds, for_s):
    """Let time pass, second by second, as the timer of the kiosk notices it."""
    for _ in range(round(for_s)):
        seconds.now += 1
        kiosk._on_tick()
    turn_over()


# Beginning and end of a session


def test_touch_begins_where_the_hall_is_the_destination_and_nothing_else_is_known(open_kiosk):
    kiosk = open_kiosk()
    assert page_in(kiosk, AttractPage) is not None
    assert page_in(kiosk, SessionPage) is None
    touch(kiosk, 500, 500)
    assert page_in(kiosk, AttractPage) is None
    assert kiosk.session.desk.direction == Direction(None, CHANGSHA)
    assert kiosk.session.desk.current == HOME
    assert "Hall of the test" in shown_words(page_of(kiosk))


def touch_part(kiosk, language, text=""):
    """Touch the name of a language, or an example, on what is shown while nobody is there."""
    page = page_in(kiosk, AttractPage)
    parts = page._picture_now().parts(page._turn)
    place = next(part.place for part in parts if (part.language, part.text) == (language, text)).center().toPoint()
    touch(kiosk, place.x(), place.y())


def test_touch_on_a_language_begins_in_it_and_the_next_person_in_the_first(open_kiosk):
    kiosk = open_kiosk()
    touch_part(kiosk, "en")
    button = page_of(kiosk).foot.buttons[KioskAct.LANGUAGE]
    assert (kiosk.session.translator.language, button.text()) == ("en", "简体中文")
    assert "Finish" in shown_words(page_of(kiosk))
    assert kiosk.session.desk.current == HOME
    tap_act(kiosk, KioskAct.FINISH)
    touch(kiosk, 500, 500)
    assert kiosk.session.translator.language == "zh_CN"


@pytest.mark.parametrize("turn", [0, 1])
def test_touch_on_an_example_looks_for_it_in_the_language_that_is_shown(open_kiosk, turn):
    kiosk = open_kiosk()
    page_in(kiosk, AttractPage).show_turn(turn)
    view = page_in(kiosk, AttractPage)._views[turn]
    touch_part(kiosk, view.language, view.examples[1])
    assert kiosk.session.translator.language == view.language
    assert page_of(kiosk).pad.isVisible()
    assert page_of(kiosk).pad.text == view.examples[1]
    assert page_of(kiosk).list.isVisible()
    assert page_of(kiosk).list.count() > 0
    assert kiosk.folder.counts.read().total(Use.SEARCH) == 1


def test_finish_ends_the_session_at_once(kiosk):
    tap_act(kiosk, KioskAct.FINISH)
    assert kiosk.session is None
    assert page_in(kiosk, AttractPage) is not None
    assert kiosk.folder.counts.read().total(Use.FINISHED) == 1
    assert kiosk.folder.state.last_reset is not None


def test_person_who_goes_away_is_asked_and_then_forgotten(kiosk, seconds):
    wait(kiosk, seconds, 119)
    assert kiosk._countdown is None
    wait(kiosk, seconds, 1)
    assert kiosk._countdown.isVisible()
    wait(kiosk, seconds, 19)
    assert kiosk.session is not None
    wait(kiosk, seconds, 1)
    assert kiosk.session is None
    assert kiosk.folder.counts.read().total(Use.TIMED_OUT) == 1


def test_who_is_still_there_goes_on_where_they_were_as_often_as_they_like(kiosk, seconds):
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    for _ in range(3):
        wait(kiosk, seconds, 130)
        tap(kiosk, kiosk._countdown.stay)
        assert kiosk._countdown is None
        assert kiosk.session.desk.current == PageRef(Page.GUIDE, FILING)
        assert kiosk.clock.standing.phase is Phase.IN_USE


def test_touch_keeps_a_session_alive(kiosk, seconds):
    for _ in range(5):
        wait(kiosk, seconds, 100)
        touch(kiosk, 540, 700)
    assert kiosk.session is not None
    assert kiosk._countdown is None


def test_set_up_says_how_long_to_wait(open_kiosk, seconds):
    kiosk = open_kiosk(KioskSetup(timing=Timing(idle_s=20, countdown_s=5)))
    touch(kiosk, 500, 500)
    wait(kiosk, seconds, 25)
    assert kiosk.session is None


def test_machine_that_has_slept_shows_nothing_of_before(kiosk, seconds):
    seconds.now += 3600
    kiosk._on_tick()
    assert kiosk.session is None


# What the next person finds


def traces_of(kiosk, text):
    """Where ``text`` can still be seen, heard or pasted."""
    found = [words for words in words_of(kiosk.window) if text.casefold() in (words or "").casefold()]
    clipboard = QGuiApplication.clipboard().text()
    return [*found, *([clipboard] if text in clipboard else [])]


def test_next_person_finds_nothing_of_the_last(kiosk, tmp_path):
    session = kiosk.session
    session.type(CANARY)
    assert traces_of(kiosk, CANARY)
    tap_act(kiosk, KioskAct.LARGE)
    tap_act(kiosk, KioskAct.LANGUAGE)
    tap_act(kiosk, KioskAct.LOW)
    session.desk.choose_city(*_origin())
    session.desk.follow(PageRef(Page.GUIDE, FILING))
    session._ticks.put(FILING, "line", on=True)
    QGuiApplication.clipboard().setText(CANARY)
    tap_act(kiosk, KioskAct.FINISH)
    assert traces_of(kiosk, CANARY) == []
    touch(kiosk, 500, 500)
    again = kiosk.session
    assert again is not session
    assert again.desk.direction == Direction(None, CHANGSHA)
    assert again.desk.current == HOME
    assert (again.translator.language, again.theme.elder, again.shape.is_low) == ("zh_CN", False, False)
    assert not again._ticks.has(FILING, "line")
    assert page_of(kiosk).pad.text == ""
    kiosk._keep()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert CANARY.encode() not in kept


def _origin():
    from cztservices.domain.words import End

    return End.ORIGIN, XIANGTAN


def test_nothing_is_written_of_a_person_but_counts(kiosk, tmp_path):
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    tap_act(kiosk, KioskAct.FINISH)
    kiosk._keep()
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert names <= {"state.json", "use.db", "counts.db", "kiosk.log"}


# What can be done


def test_letters_search_and_one_tap_opens_a_guide(kiosk):
    kiosk.session.type("ydjy")
    page = page_of(kiosk)
    assert page.pad.isVisible()
    assert page.list.isVisible()
    assert page.list.count() > 0
    row = page.list.rows.visualRect(page.list.rows.model().index(0, 0)).center()
    place = page.list.rows.viewport().mapTo(kiosk.window, row)
    touch(kiosk, place.x(), place.y())
    assert kiosk.session.desk.current.page is Page.GUIDE
    assert not page.pad.isVisible()
    assert kiosk.folder.counts.read().by_subject(Use.PAGE) == {kiosk.session.desk.current.ref: 1}


def test_suggestion_leads_on_with_one_tap(kiosk):
    kiosk.session.type("ydjy")
    suggestions = page_of(kiosk).pad._suggestions
    assert suggestions
    page_of(kiosk).pad.suggestion_chosen.emit(suggestions[0].target)
    turn_over()
    assert kiosk.session.desk.current == suggestions[0].target


def test_results_take_the_room_of_the_letters_when_asked_to(kiosk):
    kiosk.session.type("ydjy")
    page_of(kiosk).pad.results_requested.emit()
    assert not page_of(kiosk).pad.isVisible()
    assert page_of(kiosk).list.isVisible()
    tap_act(kiosk, KioskAct.SEARCH)
    assert page_of(kiosk).pad.isVisible()
    assert page_of(kiosk).pad.text == "ydjy"


def open_first_row(kiosk):
    """Tap the first row of what was found."""
    page = page_of(kiosk)
    row = page.list.rows.visualRect(page.list.rows.model().index(0, 0))
    place = page.list.rows.viewport().mapTo(kiosk.window, row.bottomLeft())
    touch(kiosk, place.x() + 40, place.y() - 20)
    return kiosk.session.desk.current


@pytest.mark.parametrize("act", [KioskAct.LARGE, KioskAct.LOW, KioskAct.LANGUAGE])
def test_guide_that_was_found_stays_open_in_another_size_height_and_language(kiosk, act):
    kiosk.session.type("ydjy")
    ref = open_first_row(kiosk)
    assert ref.page is Page.GUIDE
    tap_act(kiosk, act)
    assert kiosk.session.desk.current == ref
    assert page_of(kiosk).stage.currentWidget() is page_of(kiosk).pages
    assert not page_of(kiosk).pad.isVisible()


@pytest.mark.parametrize("act", [KioskAct.LARGE, KioskAct.LOW, KioskAct.LANGUAGE])
def test_codes_stay_in_another_size_height_and_language_and_are_counted_once(kiosk, act):
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    tap_act(kiosk, KioskAct.CODES)
    tap_act(kiosk, act)
    assert page_of(kiosk).stage.currentWidget() is page_of(kiosk)._codes
    assert kiosk.folder.counts.read().total(Use.CODE) == 1
    tap_act(kiosk, KioskAct.BACK)
    assert kiosk.session.desk.current == PageRef(Page.GUIDE, FILING)
    assert page_of(kiosk).stage.currentWidget() is page_of(kiosk).pages


def test_back_leads_from_what_was_opened_to_what_was_found_and_then_to_what_lay_there_before(kiosk):
    kiosk.session.desk.follow(PageRef(Page.EVENTS))
    tap_act(kiosk, KioskAct.SEARCH)
    kiosk.session.type("ydjy")
    page = page_of(kiosk)
    assert page.foot.buttons[KioskAct.BACK].isEnabled()
    assert page.foot.buttons[KioskAct.HOME].isEnabled()
    open_first_row(kiosk)
    tap_act(kiosk, KioskAct.BACK)
    assert page.stage.currentWidget() is page.list
    assert page.pad.text == "ydjy"
    assert not page.foot.buttons[KioskAct.CODES].isEnabled()
    tap_act(kiosk, KioskAct.BACK)
    assert page.stage.currentWidget() is page.pages
    assert kiosk.session.desk.current == PageRef(Page.EVENTS)


def test_back_from_what_was_typed_at_home_begins_anew(kiosk):
    kiosk.session.type("ydjy")
    tap_act(kiosk, KioskAct.BACK)
    assert kiosk.session.desk.current == HOME
    assert page_of(kiosk).pad.text == ""


def test_search_is_counted_once_however_many_letters_it_has(kiosk):
    for letter in "ydjy":
        kiosk.session.type(letter)
    assert kiosk.folder.counts.read().total(Use.SEARCH) == 1


def test_low_position_has_a_way_back_beside_the_letters(kiosk):
    tap_act(kiosk, KioskAct.LOW)
    tap_act(kiosk, KioskAct.SEARCH)
    buttons = page_of(kiosk).foot.buttons
    seen = {act for act, button in buttons.items() if button.isVisible()}
    assert {KioskAct.BACK, KioskAct.HOME, KioskAct.LOW, KioskAct.FINISH} <= seen
    page_of(kiosk).pad.results_requested.emit()
    turn_over()
    assert {act for act, button in buttons.items() if button.isVisible()} == set(buttons)


def test_nothing_is_ringed_after_a_touch(kiosk):
    tap_act(kiosk, KioskAct.SEARCH)
    assert kiosk.window.focusWidget() in (None, kiosk.window)
    kiosk.session.desk.follow(PageRef(Page.ASK, FILING))
    turn_over()
    assert not [one for one in controls_of(page_of(kiosk)) if one.hasFocus()]


def test_back_and_start_lead_back(kiosk):
    for ref in (PageRef(Page.GUIDE, FILING), PageRef(Page.EVENTS)):
        kiosk.session.desk.follow(ref)
    tap_act(kiosk, KioskAct.BACK)
    assert kiosk.session.desk.current == PageRef(Page.GUIDE, FILING)
    tap_act(kiosk, KioskAct.HOME)
    assert kiosk.session.desk.current == HOME
    assert not page_of(kiosk).foot.buttons[KioskAct.HOME].isEnabled()


def test_larger_text_and_lower_position_keep_the_place(kiosk):
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    before = page_of(kiosk)
    for act in (KioskAct.LARGE, KioskAct.LOW):
        tap_act(kiosk, act)
    assert page_of(kiosk) is not before
    assert kiosk.session.theme.elder
    assert kiosk.session.shape.is_low
    assert kiosk.session.desk.current == PageRef(Page.GUIDE, FILING)
    for act in (KioskAct.LARGE, KioskAct.LOW):
        tap_act(kiosk, act)
    assert not kiosk.session.theme.elder
    assert not kiosk.session.shape.is_low


def test_languages_follow_one_another_in_their_own_names(open_kiosk):
    kiosk = open_kiosk(KioskSetup(languages=("en", "zh_TW")))
    touch(kiosk, 500, 500)
    button = page_of(kiosk).foot.buttons[KioskAct.LANGUAGE]
    assert (kiosk.session.translator.language, button.text()) == ("en", "繁體中文")
    tap_act(kiosk, KioskAct.LANGUAGE)
    assert (kiosk.session.translator.language, button.text()) == ("zh_TW", "English")


def test_quotation_marks_are_drawn_as_the_language_has_them(open_kiosk):
    kiosk = open_kiosk(KioskSetup(languages=("zh_CN", "en")))
    touch(kiosk, 500, 500)
    assert marks_are_wide(page_of(kiosk)) == {True}
    tap_act(kiosk, KioskAct.LANGUAGE)
    assert marks_are_wide(page_of(kiosk)) == {False}
    tap_act(kiosk, KioskAct.FINISH)
    assert True in marks_are_wide(kiosk.window)


def test_page_of_services_speaks_of_no_list_beside_it(kiosk):
    kiosk.session.desk.follow(PageRef(Page.SERVICES))
    turn_over()
    said = shown_words(page_of(kiosk))
    assert present_services((), {}, "", kiosk.session.translator).title in said
    assert present_services((), {}, "", kiosk.session.translator).lead not in said


@pytest.mark.parametrize(
    ("setup", "missing"),
    [
        (KioskSetup(), {KioskAct.PRINT}),
        (KioskSetup(printing=Printing("slip")), set()),
        (KioskSetup(printing=Printing("slip"), languages=("en",)), {KioskAct.LANGUAGE}),
    ],
)
def test_what_is_not_there_is_not_offered(open_kiosk, setup, missing):
    kiosk = open_kiosk(setup)
    touch(kiosk, 500, 500)
    assert set(KioskAct) - set(page_of(kiosk).foot.buttons) == missing


def test_codes_of_a_guide_stand_in_its_place_until_they_are_left(kiosk):
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    tap_act(kiosk, KioskAct.CODES)
    page = page_of(kiosk)
    codes = page.stage.currentWidget()
    assert codes is page._codes
    assert kiosk.folder.counts.read().total(Use.CODE) == 1
    codes.left.emit()
    assert page.stage.currentWidget() is page.pages


def test_only_a_guide_can_be_taken_away(kiosk):
    buttons = page_of(kiosk).foot.buttons
    assert not buttons[KioskAct.CODES].isEnabled()
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    assert buttons[KioskAct.CODES].isEnabled()


def test_there_is_no_way_out_of_the_pages_of_a_kiosk(kiosk):
    """No links, no buttons of a desk, no calendar, on any guide."""
    for service in (FILING, "household-migration", "identity-card"):
        kiosk.session.desk.follow(PageRef(Page.GUIDE, service))
        turn_over()
        view = kiosk.session.desk.opened[1](kiosk.session.translator)
        assert view.buttons == ()
        assert view.kept is None
        lines = [line for section in view.sections for line in section.lines]
        assert not any(line.link for line in lines)
    assert not [field for field in page_of(kiosk).findChildren(QLabel) if field.openExternalLinks()]


@pytest.mark.parametrize("theme", PALETTES)
def test_button_that_cannot_be_pressed_is_fainter_than_one_that_can(open_kiosk, theme):
    """In every colour scheme: nothing on it stands out by half as much."""
    kiosk = open_kiosk(theme=theme)
    touch(kiosk, 500, 500)
    button = page_of(kiosk).foot.buttons[KioskAct.BACK]
    ground, ink = PALETTES[theme]["paper"], PALETTES[theme]["ink"]

    def strongest():
        place = QRect(button.mapTo(page_of(kiosk), QPoint()), button.size()).adjusted(8, 8, -8, -8)
        colours = colours_in(page_of(kiosk).grab(place).toImage())
        return max(contrast(ground, f"#{colour & 0xFFFFFF:06x}") for colour in colours)

    assert not button.isEnabled()
    faint = strongest()
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    turn_over()
    assert button.isEnabled()
    assert strongest() >= contrast(ground, ink)
    assert 1.5 < faint < strongest() / 2


def test_beginning_says_nothing_of_the_catalogue(kiosk):
    version = kiosk.pool.connection().version()
    assert not any(version in words for words in shown_words(page_of(kiosk)))


def test_screen_that_is_turned_lays_the_page_anew(kiosk, monkeypatch):
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    turn_screen(monkeypatch, LYING)
    kiosk.window.keep_place()
    turn_over()
    assert not kiosk.session.shape.is_narrow
    assert page_of(kiosk).size().toTuple() == LYING
    assert kiosk.session.desk.current == PageRef(Page.GUIDE, FILING)


# The clock


@pytest.mark.parametrize(
    ("day", "is_believed"), [(CHECKED, True), (date(1970, 1, 1), False), (date(2099, 1, 1), False)]
)
def test_day_that_cannot_be_is_not_believed_and_that_is_said(open_kiosk, day, is_believed):
    kiosk = open_kiosk(day=day)
    touch(kiosk, 500, 500)
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    said = "\n".join(shown_words(page_of(kiosk)))
    assert ("日期" in page_of(kiosk).notices.notice_text.text() or bool(page_of(kiosk).notices.notice_text.text())) is (
        not is_believed
    )
    view = kiosk.session.desk.opened[1](kiosk.session.translator)
    assert (view.trip is not None) is is_believed
    assert said
    assert kiosk.folder.state.latest_day == (day if is_believed else None)


# A technician


def test_hidden_gesture_asks_for_the_pin_and_ends_the_session(kiosk):
    for corner in (5, 1075, 5, 1075, 5):
        touch(kiosk, corner, 5)
    assert page_in(kiosk, PinPad) is not None
    assert kiosk.session is None


def test_pin_opens_maintenance_and_a_wrong_one_does_not(open_kiosk):
    from cztservices.domain.kiosk.pin import hash_pin

    kiosk = open_kiosk(KioskSetup(pin_hash=hash_pin("271828")))
    kiosk.upkeep.ask_pin()
    pad = page_in(kiosk, PinPad)
    pad.pin_entered.emit("314159")
    assert page_in(kiosk, MaintenancePage) is None
    assert kiosk.folder.state.failed_pins == 1
    pad.pin_entered.emit("271828")
    turn_over()
    page = page_in(kiosk, MaintenancePage)
    assert page is not None
    assert kiosk.folder.state.failed_pins == 0
    page.back_requested.emit()
    assert page_in(kiosk, AttractPage) is not None


BAD_SETUPS = {
    "another format": b"format = 99\nhall = 'x'\n",
    "no TOML": b"this is a letter to a friend, not a set-up\n",
    "binary": bytes(range(256)) * 8,
}


@pytest.mark.parametrize("content", BAD_SETUPS.values(), ids=BAD_SETUPS)
def test_bad_set_up_starts_the_safe_kiosk_and_is_told_at_maintenance(open_kiosk, tmp_path, content):
    from cztservices.storage.kiosk.setup_file import read_setup

    path = tmp_path / "kiosk.toml"
    path.write_bytes(content)
    read = read_setup(path)
    kiosk = open_kiosk(read.setup, setup_faults=read.faults)
    assert kiosk.setup == KioskSetup()
    assert page_in(kiosk, AttractPage) is not None
    kiosk.upkeep.open_page()
    turn_over()
    said = "\n".join(shown_words(page_in(kiosk, MaintenancePage)))
    (fault,) = read.faults
    assert fault.say(kiosk.speaking.translator.gettext) in said


def test_storm_of_keys_is_told_at_maintenance_and_letters_are_heard_after_it(kiosk):
    finger = Finger(kiosk.window)
    for _ in range(500):
        finger.key(Qt.Key.Key_X, "x", after_ms=1)
    assert len(page_of(kiosk).pad.text) <= MOST_KEYS
    kiosk.session.look_for("")
    finger.key(Qt.Key.Key_Z, "z", after_ms=PAUSE_MS + 1)
    assert page_of(kiosk).pad.text == "z"
    kiosk.end_session(Ended.FINISHED)
    kiosk.upkeep.open_page()
    turn_over()
    assert kiosk._condition().floods == 1
    assert "乱点乱按" in shown_words(page_in(kiosk, MaintenancePage))


def test_window_is_called_what_its_page_is_called(kiosk):
    """A screen reader says it, and other programs know it by that."""
    assert kiosk.window.windowTitle() == kiosk.session.desk.title == "首页"
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    assert kiosk.window.windowTitle() == kiosk.session.desk.title
    assert "备案" in kiosk.window.windowTitle()
    kiosk.end_session(Ended.FINISHED)
    assert kiosk.window.windowTitle() == page_in(kiosk, AttractPage).accessibleName() != ""
    kiosk.upkeep.ask_pin()
    assert kiosk.window.windowTitle() == page_in(kiosk, PinPad).accessibleName()
    kiosk.upkeep.open_page()
    assert kiosk.window.windowTitle() == page_in(kiosk, MaintenancePage).accessibleName()


# How it looks and feels


def controls_of(page):
    from tests.ui.rulers import _controls

    return [control for control in _controls(page) if control.isVisible()]


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_is_as_large_as_a_finger_and_nothing_is_cut(open_kiosk, size, elder, language):
    from tests.ui.rulers import cut_texts, overlapping, small_targets, small_texts

    kiosk = open_kiosk(KioskSetup(city=CHANGSHA, languages=(language,)), size)
    touch(kiosk, 500, 500)
    session = kiosk.session
    if elder:
        tap_act(kiosk, KioskAct.LARGE)
    session.desk.choose_city(*_origin())
    faults = []
    refs = (HOME, PageRef(Page.GUIDE, FILING), PageRef(Page.EVENTS), PageRef(Page.SERVICES))
    for is_low in (False, True):
        if is_low:
            tap_act(kiosk, KioskAct.LOW)
        for ref in refs:
            session.desk.open(ref)
            turn_over()
            page = page_of(kiosk)
            theme = session.theme
            least = theme.dp(40 if elder else 22)
            assert page.size() == kiosk.window.size()  # else its foot would lie below the screen
            found = [*small_targets(page, theme), *small_texts(page, least), *overlapping(page), *cut_texts(page)]
            faults += [f"{ref.page} low={is_low}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
@pytest.mark.parametrize("elder", [False, True])
def test_everything_can_be_brought_within_reach(open_kiosk, size, elder):
    """Beside the page everything is in the lower third; what is on the page can be scrolled there."""
    kiosk = open_kiosk(size=size)
    touch(kiosk, 500, 500)
    if elder:
        tap_act(kiosk, KioskAct.LARGE)
    tap_act(kiosk, KioskAct.LOW)
    border = round(size[1] * (1 - REACH))
    for ref in (HOME, PageRef(Page.GUIDE, FILING)):
        kiosk.session.desk.open(ref)
        turn_over()
        page = page_of(kiosk)
        inside = page.opened
        for control in controls_of(page):
            if not inside.isAncestorOf(control):
                assert control.mapTo(page, control.rect().topLeft()).y() >= border, control.accessibleName()
        first = min((one for one in controls_of(inside)), key=lambda one: one.mapTo(page, one.rect().topLeft()).y())
        inside.verticalScrollBar().setValue(0)
        top = first.mapTo(page, first.rect().topLeft()).y()
        assert top >= border or first.mapTo(inside.widget(), first.rect().topLeft()).y() >= border - page.stage.y()
    kiosk.session.type("ydjy")
    turn_over()
    assert page_of(kiosk).size() == kiosk.window.size()
    tops = [one.mapTo(page_of(kiosk), one.rect().topLeft()).y() for one in controls_of(page_of(kiosk).pad)]
    assert min(tops) >= border


def test_size_of_the_screen_sets_the_size_of_everything(open_kiosk):
    kiosk = open_kiosk(KioskSetup(screen=Screen(32.0, 600)))
    assert kiosk.theme.scale == 0.678
    assert kiosk.theme.dp(FINGER) == 41


def test_fault_of_ours_drops_the_session_and_the_third_starts_the_program_anew(kiosk, monkeypatch):
    left = []
    monkeypatch.setattr("cztservices.app.kiosk.kiosk.QApplication.exit", left.append)
    for _ in range(3):
        kiosk._on_fault(ValueError, ValueError(CANARY), None)
        turn_over()
    assert kiosk.session is None
    assert left == [75]
    assert CANARY not in (kiosk.folder.path / "kiosk.log").read_text()


def test_session_that_was_ended_is_not_ended_twice(kiosk):
    kiosk.end_session(Ended.FINISHED)
    kiosk.end_session(Ended.FINISHED)
    assert kiosk.folder.counts.read().total(Use.FINISHED) == 1


class Later(Inline):
    """Keeps what was read until somebody asks for it."""

    def __init__(self):
        self.kept = []

    def read(self, work, done, failed):
        self.kept.append(lambda: done(work()))


@pytest.mark.parametrize("act", [KioskAct.PRINT, KioskAct.CODES])
def test_sheet_that_was_asked_for_by_somebody_who_has_gone_comes_out_for_nobody(open_kiosk, monkeypatch, act):
    kiosk = open_kiosk(KioskSetup(printing=Printing("slip")))
    printed = []
    monkeypatch.setattr(kiosk.printer, "print_sheet", lambda *sheet, **_how: printed.append(sheet))
    touch(kiosk, 500, 500)
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    turn_over()
    later = kiosk.taking_away._runner = Later()
    tap_act(kiosk, act)
    tap_act(kiosk, KioskAct.FINISH)
    touch(kiosk, 500, 500)
    for come in later.kept:
        come()
    assert len(later.kept) == 1
    assert printed == []
    assert page_of(kiosk).stage.currentWidget() is page_of(kiosk).pages


def test_sheet_holds_on_the_day_that_the_kiosk_believes(open_kiosk, monkeypatch):
    kiosk = open_kiosk(KioskSetup(printing=Printing("slip")), day=date(1970, 1, 1))
    days = []
    monkeypatch.setattr("cztservices.app.kiosk.taking_away.make_sheet", lambda *given: days.append(given[5].date()))
    monkeypatch.setattr(kiosk.printer, "print_sheet", lambda *_sheet, **_how: None)
    touch(kiosk, 500, 500)
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    tap_act(kiosk, KioskAct.PRINT)
    assert days == [kiosk._day.newest_verified]


def test_gesture_leads_nowhere_while_the_catalogue_is_being_built(open_kiosk):
    kiosk = open_kiosk()
    kiosk.version = ""
    for corner in (5, 1075, 5, 1075, 5):
        touch(kiosk, corner, 5)
    kiosk._keep()
    assert page_in(kiosk, PinPad) is None


def test_what_came_of_a_print_is_said_until_another_page_is_opened(kiosk):
    kiosk.session.desk.follow(PageRef(Page.GUIDE, FILING))
    page = page_of(kiosk)
    page.show_done("Your slip is printed")
    kiosk.session.desk.redraw()
    assert page.notices.done_text.text() == "Your slip is printed"
    kiosk.session.desk.follow(PageRef(Page.EVENTS))
    turn_over()
    assert page.notices.done_text.text() == ""


def test_doubt_about_the_day_is_said_in_the_language_of_the_person(open_kiosk):
    kiosk = open_kiosk(day=date(1970, 1, 1))
    touch(kiosk, 500, 500)
    assert not page_of(kiosk).notices.notice_text.text().startswith("This screen")
    tap_act(kiosk, KioskAct.LANGUAGE)
    assert kiosk.session.translator.language == "en"
    assert page_of(kiosk).notices.notice_text.text().startswith("This screen")
