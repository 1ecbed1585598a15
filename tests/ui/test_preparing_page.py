"""The page of the first start: how far it is, and the way out of it."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton

from cztservices.authoring.build import build_catalogue
from cztservices.authoring.progress import Cancelled, Progress
from cztservices.i18n import LANGUAGES, Translator
from cztservices.ui.preparing_page import PreparingPage
from cztservices.ui.qt_tasks import ThreadRunner
from cztservices.ui.theme import Theme
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import press


@pytest.fixture
def page(qtbot) -> PreparingPage:
    """The page in English, shown, with the keyboard on it."""
    page = PreparingPage(Theme(), Translator("en"))
    qtbot.addWidget(page)
    page.resize(800, 600)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    return page


@pytest.fixture
def wishes(page) -> list[str]:
    """What was asked of the window so far."""
    asked: list[str] = []
    page.cancel_requested.connect(lambda: asked.append("cancel"))
    return asked


def button(page: PreparingPage) -> QPushButton:
    return page.findChild(QPushButton)


def test_sentence_says_how_far_it_is(page):
    page.show_progress(3, 25)
    assert "Step 3 of 25" in shown_words(page)
    page.show_progress(4, 25)
    said = shown_words(page)
    assert "Step 4 of 25" in said
    assert "Step 3 of 25" not in said


def test_bar_says_to_those_who_do_not_see_it_what_the_sentence_says(page):
    page.show_progress(3, 25)
    bar = page.findChild(QProgressBar)
    assert spoken_name(bar) == "Preparing the catalogue. This happens once."
    assert bar.accessibleDescription() == "Step 3 of 25"


@pytest.mark.parametrize("keys", ["Space", "Return", "Esc"])
def test_key_cancels(wishes, keys):
    press(keys)
    assert wishes == ["cancel"]


def test_cancel_is_asked_for_once_and_said(page, wishes):
    QTest.mouseClick(button(page), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(page), Qt.MouseButton.LeftButton)
    assert wishes == ["cancel"]
    page.show_progress(5, 25)
    said = shown_words(page)
    assert "Stopping…" in said
    assert "Step 5 of 25" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_button_has_a_name_and_tells_what_it_does(qtbot, language):
    page = PreparingPage(Theme(), Translator(language))
    qtbot.addWidget(page)
    assert spoken_name(button(page))
    assert button(page).accessibleDescription()


def test_button_is_large_enough_for_a_finger(qtbot):
    theme = Theme(elder=True)
    page = PreparingPage(theme, Translator("en"))
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    assert button(page).height() >= theme.control


def test_build_on_a_thread_ends_when_the_button_is_clicked(qtbot, page, data_folder, tmp_path):
    """As the window does it: the build reports from its thread, and the wish comes from that of the window."""
    runner, failures = ThreadRunner(), []
    progress, asked = Progress(), threading.Event()

    def report(done: int, total: int) -> None:
        if done == 1:
            assert asked.wait(10)
        progress.report(done, total)

    page.cancel_requested.connect(progress.cancel)
    page.cancel_requested.connect(asked.set)
    runner.write(
        lambda: build_catalogue(data_folder, tmp_path / "out" / "catalogue.db", report),
        lambda _built: None,
        failures.append,
    )
    QTest.mouseClick(button(page), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(failures))
    runner.finish()
    assert [type(error) for error in failures] == [Cancelled]
    assert not (tmp_path / "out").exists()
