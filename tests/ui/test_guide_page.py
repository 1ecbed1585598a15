"""The page of one guide: the card to ring with, what stands behind what, and lists."""

from itertools import product

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget

from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.direction import Direction
from cztservices.ui.widgets import Chip
from tests.ui.eyes import labels_in, shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, PERMIT, XIANGTAN, click

THERE = Direction(XIANGTAN, CHANGSHA)
TR = Translator("en")


@pytest.fixture
def page_of(make_desk):
    """The page of a service, in English."""

    def _page_of(service: str, direction: Direction = THERE):
        desk = make_desk(direction=direction, language="en")
        desk.presenter.open_service(service)
        return desk.page.guide_page

    return _page_of


def fold(page, title: str) -> QToolButton:
    """The button that opens what stands below ``title``."""
    [button] = [b for b in page.findChildren(QToolButton) if b.text().lstrip("▶▼ ").startswith(title)]
    return button


def test_card_to_ring_with_says_whom_to_ring_and_what_to_ask(page_of):
    words = shown_words(page_of(FILING))
    assert TR.gettext("Ring {phone} first and read this out").format(phone="12393") in words
    assert any("Insured in Xiangtan" in text and "Treated in Changsha" in text for text in words)
    assert "How many days does it take, and are they working days?" in words


def test_page_without_doubt_has_no_card_to_ring_with(page_of):
    words = shown_words(page_of("senior-card"))
    assert not any(text.startswith("Ring ") for text in words)


def test_lines_in_doubt_say_why(page_of):
    words = shown_words(page_of(FILING))
    assert "Unconfirmed: ring 12393 first" in words
    assert "Source of May 2021: ring 12393 first" in words


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
    page = page_of("senior-card")
    assert not any("lists" in button.text() for button in page.findChildren(QToolButton))


def test_gap_of_other_days_is_shown_with_the_day(page_of):
    assert any("What it costs" in text and "February 1, 2023" in text for text in shown_words(page_of(PERMIT)))


@pytest.mark.parametrize(("language", "scale"), [*product(LANGUAGES, (1.0, 1.5, 2.0, 3.0))])
def test_nothing_on_the_page_is_cut_off_at_the_side(open_desktop, language, scale):
    """It cannot be scrolled sideways: what does not fit cannot be read."""
    desktop = open_desktop(language=language, scale=scale, size=(1280, 800))
    desktop.presenter._turn_to(THERE)
    desktop.presenter.open_service(FILING)
    QApplication.sendPostedEvents()
    page = desktop.page.guide_page
    cut = [
        spoken_name(widget)
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton | Chip)
        and widget.isVisible()
        and widget.mapTo(page, widget.rect().topRight()).x() > page.viewport().width()
    ]
    assert cut == []


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
