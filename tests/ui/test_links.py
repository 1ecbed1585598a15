"""Addresses outside the program: asked about first, web pages only, and never where nobody may leave."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from cztservices.config import PROFILES
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page
from cztservices.ui import links
from cztservices.ui.link import Link
from cztservices.ui.links import open_outside
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, click, open_page, turn_to

ADDRESS = "https://example.org/app"


class Browser:
    """Stands in for the desktop's browser."""

    opened: list[str]

    def __init__(self) -> None:
        self.opened = []

    def openUrl(self, url: QUrl) -> None:
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def browser(monkeypatch) -> Browser:
    """What was opened outside."""
    browser = Browser()
    monkeypatch.setattr(links, "QDesktopServices", browser)
    return browser


@pytest.fixture
def window(qtbot) -> QWidget:
    """A window to ask in."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def question_in(window: QWidget) -> QMessageBox | None:
    """The question that is asked, if there is one."""
    return next((box for box in window.findChildren(QMessageBox) if box.isVisible()), None)


def button_of(question: QMessageBox, role: QMessageBox.ButtonRole) -> QPushButton:
    """The button that answers in one way."""
    return next(button for button in question.buttons() if question.buttonRole(button) is role)


YES, NO = QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.RejectRole


def test_nothing_is_opened_before_the_question_is_answered(window, browser):
    open_outside(ADDRESS, window, Translator("en"))
    assert question_in(window) is not None
    assert browser.opened == []


def test_yes_opens_the_address_that_was_shown(window, browser):
    open_outside(ADDRESS, window, Translator("en"))
    question = question_in(window)
    shown = question.informativeText()
    click(button_of(question, YES))
    assert browser.opened == [shown] == [ADDRESS]


def test_no_opens_nothing(window, browser):
    open_outside(ADDRESS, window, Translator("en"))
    click(button_of(question_in(window), NO))
    assert browser.opened == []
    assert question_in(window) is None


def test_staying_is_what_enter_and_escape_choose(window):
    open_outside(ADDRESS, window, Translator("en"))
    question = question_in(window)
    stay = button_of(question, NO)
    assert question.defaultButton() is stay
    assert question.escapeButton() is stay


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("http://www.gov.cn@evil.example/login", "http://www.gov.cn@evil.example/login"),
        ("https://example.org/办事", "https://example.org/%E5%8A%9E%E4%BA%8B"),
        ("https://例子.example/", "https://xn--fsqu00a.example/"),
        ("https://gоv.example/", "https://xn--gv-fmc.example/"),
        ("https://example.org/" + "a" * 500, "https://example.org/" + "a" * 500),
    ],
    ids=["plain", "other host behind a name", "path", "host", "look-alike letter", "long"],
)
def test_question_shows_the_whole_address_as_it_will_be_asked_for(window, browser, address, shown):
    open_outside(address, window, Translator("en"))
    question = question_in(window)
    assert question.informativeText() == shown
    click(button_of(question, YES))
    assert browser.opened == [shown]


@pytest.mark.parametrize(
    "address",
    [
        "", "example.org", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@example.org", "tel:12345", "data:text/html,x",
        "ftp://example.org/", "https://", "https:///path", "http:example.org", "HTTPS", "https://exa mple.org/", "//example.org/",
        "ms-settings:", "smb://example.org/x", "https://example.org/<b>x</b>",
    ],
)  # fmt: skip
def test_anything_but_a_web_page_is_left_alone(window, browser, address):
    open_outside(address, window, Translator("en"))
    assert question_in(window) is None
    assert browser.opened == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_is_in_the_language_of_the_window(window, language):
    translator = Translator(language)
    open_outside(ADDRESS, window, translator)
    question = question_in(window)
    assert question.text() == translator.gettext("Open this page in your browser? It is not part of this program.")
    assert {button.text() for button in question.buttons()} == {
        translator.gettext("Open"),
        translator.gettext("Stay here"),
    }


@pytest.mark.parametrize("profile", ["resident", "staff"])
def test_address_opens_outside_once_that_is_confirmed(open_desktop, browser, profile):
    desktop = open_desktop(profile=PROFILES[profile], language="en")
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    page = open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    [link] = [link for link in page.findChildren(Link) if link.text() == ADDRESS]
    click(link)
    click(button_of(question_in(desktop.frame), YES))
    assert browser.opened == [ADDRESS]
