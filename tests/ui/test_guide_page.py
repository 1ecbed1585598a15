"""The page of one guide: the way, papers to tick, the card to ring with, what stands behind what, and lists."""

from itertools import product

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QToolButton, QWidget

from cztservices.authoring.build import build_catalogue
from cztservices.domain.words import End
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.flow_picture import FlowPicture
from cztservices.ui.guide_line import GuideLine
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from cztservices.ui.trip_card import TripCard
from cztservices.ui.widgets import Chip
from tests.sample_data import DAY
from tests.ui.eyes import labels_in, shown_words, spoken_name
from tests.ui.hands import (
    CHANGSHA,
    FILING,
    PERMIT,
    SENIOR,
    XIANGTAN,
    ZHUZHOU,
    click,
    open_folds,
    open_page,
    press,
    settle,
    turn_to,
)

THERE = Direction(XIANGTAN, CHANGSHA)
RAIL = "transit-intercity-rail"
RAIL_FILE = f"""\
id: {RAIL}
name: {{zh: 城际铁路, en: Intercity rail}}
domain: transport
audience: person
ends:
  origin: {{zh: 出发地, en: From}}
  destination: {{zh: 到达地, en: To}}
decided_by: origin
ask: hotline-12345
verified: 2026-11-22
statements:
  - id: mode-czt
    element: handling_mode
    scope: czt
    mode: fully_online
    text: {{zh: 坐城铁，半小时一班。, en: 'By train, every half hour.'}}
    sources: [news-2023]
"""
TR = Translator("en")


@pytest.fixture
def page_of(make_desk):
    """The page of a service, in English."""
    desks = []  # the page alone would not keep its presenter

    def _page_of(service: str, direction: Direction = THERE, **look):
        desks.append(make_desk(direction=direction, language="en", **look))
        return desks[-1].open_guide(service)

    return _page_of


def days_of(card: TripCard) -> list[QToolButton]:
    """The buttons of the days that are offered."""
    return [button for button in card.findChildren(QToolButton) if button.property("role") == "chip"]


def fold(page, title: str) -> QToolButton:
    """The button that opens what stands below ``title``."""
    [button] = [b for b in page.findChildren(QToolButton) if b.text().lstrip("▶▼ ").startswith(title)]
    return button


# Whom to ring, and why.


def test_card_to_ring_with_says_whom_to_ring_and_what_to_ask(page_of):
    words = shown_words(page_of(FILING))
    assert TR.gettext("Ring {phone} first and read this out").format(phone="12393") in words
    assert any("Insured in Xiangtan" in text and "Treated in Changsha" in text for text in words)
    assert "How many days does it take, and are they working days?" in words


def test_card_to_ring_with_says_it_in_the_language_of_the_hotline_too(page_of):
    spoken = [label.text() for label in labels_in(page_of(FILING)) if label.property("language") == "zh_CN"]
    assert any("湘潭" in words and "长沙" in words for words in spoken)


def test_page_without_doubt_has_no_card_to_ring_with(page_of):
    words = shown_words(page_of(SENIOR))
    assert not any(text.startswith("Ring ") for text in words)


def test_lines_in_doubt_say_why(page_of):
    words = shown_words(page_of(FILING))
    assert "Unconfirmed: ring 12393 first" in words
    assert "Source of May 2021: ring 12393 first" in words


def test_gap_of_other_days_is_shown_with_the_day(page_of):
    assert any("What it costs" in text and "February 1, 2023" in text for text in shown_words(page_of(PERMIT)))


# What lies behind what.


def test_disputed_line_says_so_and_the_other_side_is_behind_its_fold(page_of):
    page = page_of(FILING)
    assert "Another source says otherwise, see below" in shown_words(page)
    assert "Those without insurance may file too." not in shown_words(page)
    click(fold(page, "Another source says otherwise"))
    assert "Those without insurance may file too." in shown_words(page)


def test_replaced_line_is_behind_a_fold_of_another_name(page_of):
    page = page_of(FILING)
    folds = [b for b in page.findChildren(QToolButton) if "What this line replaces" in b.text()]
    assert [b.text().rpartition(" ")[2] for b in folds] == ["(2)", "(1)"]
    click(folds[1])
    assert "Filing form" in shown_words(page)


def test_lists_open_with_their_names_dates_and_counts(page_of):
    page = page_of(FILING)
    button = fold(page, "On these published lists")
    assert button.text().endswith("(2)")
    click(button)
    shown = "\n".join(label.text() for label in labels_in(page) if label.isVisible())
    for words in ("Registering treatment away from home", "Jan 2023", "55", "more than 100", "undated"):
        assert words in shown


def test_page_of_a_service_on_no_list_has_no_such_fold(page_of):
    page = page_of(SENIOR)
    assert not any("lists" in button.text() for button in page.findChildren(QToolButton))


def test_what_is_folded_is_made_when_it_is_first_opened_and_only_once(page_of):
    page = page_of(FILING)
    button = fold(page, "On these published lists")
    below = button.parentWidget()
    assert labels_in(below) == []
    click(button)
    made = labels_in(below)
    assert made
    click(button)
    assert not any(label.isVisible() for label in made)
    click(button)
    assert labels_in(below) == made
    assert all(label.isVisible() for label in made)


def test_answer_is_proved_on_demand(page_of):
    page = page_of(FILING)
    button = next(b for b in page.findChildren(QToolButton) if b.text().endswith("What proves it"))
    before = shown_words(page)
    click(button)
    proof = "\n".join(shown_words(page) - before)
    for words in ("三市一家亲", "医疗保障办法", "checked November 22, 2026"):
        assert words in proof


# The way, the journey, and where else to go.


def test_picture_of_the_way_leads_from_the_reader_to_the_result(page_of):
    page = page_of(FILING, Direction(CHANGSHA, XIANGTAN))
    [picture] = page.findChildren(FlowPicture)
    assert {"You", "Apply online"} <= shown_words(picture)


def test_service_that_has_ended_has_no_picture(page_of):
    assert page_of(SENIOR).findChildren(FlowPicture) == []


def test_journey_is_judged_on_the_day_that_is_chosen(page_of):
    page = page_of(PERMIT, Direction(None, CHANGSHA))
    [card] = page.findChildren(TripCard)
    today, tomorrow, *_others = days_of(card)
    before = shown_words(card)
    click(tomorrow)
    assert (today.isChecked(), tomorrow.isChecked()) == (False, True)
    assert shown_words(card) != before


def test_journey_card_goes_from_one_guide_to_the_next(make_desk):
    desk = make_desk(direction=THERE, language="en")
    asked = []
    desk.page.day_chosen.connect(asked.append)
    for service in (PERMIT, FILING, SENIOR, PERMIT):
        page = desk.open_guide(service)
        [card] = page.findChildren(TripCard)
        assert card.isVisible()
    click(days_of(card)[1])
    assert [day > DAY for day in asked] == [True]


def test_button_leads_to_the_comparison(page_of):
    page = page_of(FILING)
    asked = []
    page.page_requested.connect(asked.append)
    [button] = [b for b in page.findChildren(QPushButton) if b.text() == "Compare"]
    click(button)
    assert asked == [PageRef(Page.COMPARE, FILING)]


def test_way_between_the_cities_has_a_guide_of_its_own(make_desk, data_folder, tmp_path):
    file = data_folder / "services" / "transport" / f"{RAIL}.yaml"
    file.parent.mkdir()
    file.write_text(RAIL_FILE, encoding="utf-8")
    build_catalogue(data_folder, tmp_path / "catalogue.db")
    desk = make_desk(tmp_path / "catalogue.db", direction=Direction(ZHUZHOU, CHANGSHA), language="en")
    page = desk.open_guide("company-registration")
    assert {"Between the two cities", "By train, every half hour."} <= shown_words(page)
    [link] = [link for link in page.findChildren(Link) if link.text() == "Intercity rail"]
    click(link)
    assert desk.presenter.current == PageRef(Page.GUIDE, RAIL)


# What is ticked.


def boxes_of(page) -> list[QCheckBox]:
    """The boxes before papers."""
    return page.findChildren(QCheckBox)


def test_paper_that_is_ticked_is_counted(page_of):
    page = page_of(FILING)
    assert "0 of 2 ready" in shown_words(page)
    click(boxes_of(page)[0])
    assert "1 of 2 ready" in shown_words(page)
    click(boxes_of(page)[0])
    assert "0 of 2 ready" in shown_words(page)


def test_only_papers_can_be_ticked(page_of):
    page = page_of(FILING)
    ticked = [line for line in page.findChildren(GuideLine) if line.box is not None]
    assert [spoken_name(line.box) for line in ticked] == ["Identity card", "Form of Xiangtan"]
    assert len(page.findChildren(GuideLine)) > len(ticked)
    assert boxes_of(page_of("company-registration")) == []


def test_ticks_survive_another_direction_language_and_look(open_desktop):
    desktop = open_desktop(language="zh_CN", size=(1280, 800))
    turn_to(desktop.desk, THERE)
    page = open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    click(boxes_of(page)[0])
    for keys in ("Ctrl+R", "Ctrl+L", "Ctrl+Shift+D", "Ctrl+E"):
        press(keys)
        assert [box.isChecked() for box in boxes_of(settle(desktop.page))] == [True, False]
    press("Esc")
    page = open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    assert [box.isChecked() for box in boxes_of(page)] == [True, False]


def test_paper_of_one_city_is_not_ready_in_another(make_desk):
    desk = make_desk(direction=THERE)
    click(boxes_of(desk.open_guide(FILING))[1])
    desk.presenter.choose_city(End.ORIGIN, ZHUZHOU)
    assert [box.isChecked() for box in boxes_of(settle(desk.page))] == [False, False]


# How it is drawn.


def test_what_lies_below_the_first_screen_follows_by_itself(make_desk, qtbot):
    desk = make_desk(direction=THERE)
    desk.presenter.open(PageRef(Page.GUIDE, FILING))
    first = set(labels_in(desk.page.opened))
    qtbot.waitUntil(lambda: len(labels_in(desk.page.opened)) > len(first))
    drawn = labels_in(desk.page.opened)
    settle(desk.page)
    assert labels_in(desk.page.opened) == drawn


def test_guide_that_takes_the_place_of_another_at_once_is_drawn_alone(make_desk, qtbot):
    desk = make_desk(direction=THERE, language="en")
    for service in (FILING, PERMIT, FILING, SENIOR):
        desk.presenter.open(PageRef(Page.GUIDE, service))
    qtbot.waitUntil(lambda: any(words.startswith("What is known for") for words in shown_words(desk.page)))
    titles = [label.text() for label in labels_in(desk.page.opened) if label.property("role") == "title"]
    assert titles == ["Senior citizen card"]


def test_large_print_folds_what_is_less_urgent(page_of):
    usual, large = page_of(FILING), page_of(FILING, theme=Theme(elder=True))
    notes = "Said to be quick."
    assert notes in shown_words(usual)
    assert notes not in shown_words(large)
    open_folds(large)
    assert notes in shown_words(large)
    assert {"Identity card", "Choose a hospital."} <= shown_words(page_of(FILING, theme=Theme(elder=True)))


def test_large_print_leaves_sources_to_the_chips(page_of):
    usual, large = page_of(FILING), page_of(FILING, theme=Theme(elder=True))
    counts = [
        len([one for one in labels_in(page) if "[1]" in one.text() and one.isVisible()]) for page in (usual, large)
    ]
    assert counts[0] > counts[1] == 0


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize(("language", "scale"), [*product(LANGUAGES, (1.0, 1.5, 2.0, 3.0))])
def test_nothing_on_the_page_is_cut_off_at_the_side(open_desktop, language, scale, elder):
    """It cannot be scrolled sideways: what does not fit cannot be read."""
    desktop = open_desktop(language=language, scale=scale, size=(1280, 800), elder=elder)
    turn_to(desktop.desk, THERE)
    page = open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    open_folds(page)
    settle(desktop.page)
    cut = [
        spoken_name(widget)
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton | Chip)
        and widget.isVisible()
        and widget.mapTo(page, widget.rect().topRight()).x() > page.viewport().width()
    ]
    assert cut == []
