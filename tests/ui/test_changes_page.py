"""The page of changes: new ones in sight, old ones made when their fold is opened, names that lead to guides."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from cztservices.presenters.changes import ChangeGroupView, ChangeLineView, ChangesView, OwnLineView, RuleView
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.changes_page import ChangesPage
from cztservices.ui.fold import Fold
from cztservices.ui.link import Link
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip
from tests.ui.eyes import labels_in, shown_words, spoken_name

LONG = "A service with a name that is far too long to stand on one line in large print"
DAY = "source of September 22, 2024"
MARKUP = "<b>bold</b> <img src=http://x>"


def line(number: int, **fields) -> ChangeLineView:
    """One line, with two rules that changed together."""
    rules = (RuleView(f"rule {number}", f"caption {number}", "Unconfirmed"), RuleView(f"more {number}", "source", ""))
    made = ChangeLineView(
        f"ref-{number}", f"Service {number}", "New rule", "go", DAY, "Hunan", "hunan", rules, "1 more"
    )
    return replace(made, **fields)


VIEW = ChangesView(
    title="What changed",
    lead="Newest first.",
    groups=(
        ChangeGroupView("2024", (line(1), line(2, service=LONG, more_title="", rules=(RuleView("alone", "by", ""),)))),
        ChangeGroupView("2023", (line(3),), folded=True),
    ),
    catalogue_title="This catalogue and the one before",
    catalogue_lead="2 services differ.",
    catalogue_lines=(
        OwnLineView("ref-9", "Service 9", "changed", "caution", "changed: What it costs"),
        OwnLineView("", "Service 8", "gone", "stop", ""),
    ),
)


@pytest.fixture
def show(qtbot, qapp):
    """A page that shows a view, in a theme."""

    def _show(view: ChangesView = VIEW, theme: Theme = Theme()) -> ChangesPage:  # noqa: B008 - frozen
        qapp.setStyleSheet(style_sheet(theme, "CZT Sans"))
        page = ChangesPage(theme)
        qtbot.addWidget(page)
        page.resize(1136, 700)
        page.show_view(view)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return _show


def fold_of(page: ChangesPage, title: str) -> Fold:
    """The fold below that title."""
    [fold] = [fold for fold in page.findChildren(Fold) if fold.button.text().endswith(title)]
    return fold


def link_to(page: ChangesPage, name: str) -> Link:
    """The name of a service that can be opened."""
    [link] = [link for link in page.findChildren(Link) if link.text() == name]
    return link


def test_page_shows_what_is_open(show):
    page = show()
    assert page.accessibleName() == "What changed"
    words = shown_words(page)
    assert {"What changed", "Newest first.", "2024", "Service 1", LONG, "rule 1", "caption 1", "alone"} <= words
    assert {f"New rule · {DAY}", "Hunan", "Unconfirmed"} <= words
    assert not {"more 1", "rule 3", "Service 9"} & words


def test_folded_year_is_made_when_it_is_opened(show):
    page = show()
    year = fold_of(page, "2023 (1)")
    assert labels_in(year) == []
    year.button.click()
    assert {"Service 3", "rule 3"} <= shown_words(page)


def test_rules_that_changed_together_are_behind_a_fold_of_their_own(show):
    page = show()
    assert len([fold for fold in page.findChildren(Fold) if fold.button.text().endswith("1 more")]) == 1
    fold_of(page, "1 more").button.click()
    assert "more 1" in shown_words(page)


def test_catalogue_says_what_became_of_its_services_when_it_is_opened(show):
    page = show()
    assert "Service 8" not in shown_words(page)
    fold_of(page, "2 services differ.").button.click()
    assert {"Service 9", "changed: What it costs", "Service 8", "gone"} <= shown_words(page)


def test_catalogue_that_does_not_differ_says_so_without_a_fold(show):
    page = show(replace(VIEW, catalogue_lead="Nothing changed.", catalogue_lines=()))
    assert "Nothing changed." in shown_words(page)
    assert not any("Nothing" in fold.button.text() for fold in page.findChildren(Fold))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, None], ids=["space", "mouse"])
def test_name_leads_to_the_guide(qtbot, show, key):
    page = show()
    link = link_to(page, "Service 1")
    with qtbot.waitSignal(page.page_requested) as caught:
        if key is None:
            QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(link, key)
    assert caught.args == [PageRef(Page.GUIDE, "ref-1")]


def test_service_that_is_gone_leads_nowhere(show):
    page = show()
    fold_of(page, "2 services differ.").button.click()
    assert {link.text() for link in page.findChildren(Link)} == {"Service 1", LONG, "Service 9"}


def test_other_view_takes_the_place_of_the_first_from_its_beginning(show):
    page = show(replace(VIEW, groups=(ChangeGroupView("2024", tuple(line(n) for n in range(20))),)))
    page.verticalScrollBar().setValue(500)
    page.show_view(replace(VIEW, groups=()))
    QApplication.sendPostedEvents()
    assert page.verticalScrollBar().value() == 0
    assert "2024" not in shown_words(page)


def test_data_is_never_read_as_markup(show):
    planted = line(1, service=MARKUP, kind=MARKUP, rules=(RuleView(MARKUP, MARKUP, MARKUP), RuleView(MARKUP, "", "")))
    page = show(replace(VIEW, groups=(ChangeGroupView(MARKUP, (planted,)),)))
    for fold in page.findChildren(Fold):
        fold.button.click()
    assert {label.textFormat() for label in labels_in(page)} == {Qt.TextFormat.PlainText}
    assert MARKUP in shown_words(page)


@pytest.mark.parametrize(
    "theme", [Theme(), Theme("dark", 2.0), Theme("contrast", 3.0), Theme("light", 3.0, elder=True)], ids=str
)
def test_nothing_is_cut_off_at_the_side(show, theme):
    """The page cannot be scrolled sideways."""
    page = show(theme=theme)
    for fold in page.findChildren(Fold):
        fold.button.click()
    QApplication.sendPostedEvents()
    cut = [
        spoken_name(widget)
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton | Chip)
        and widget.isVisible()
        and widget.mapTo(page, widget.rect().topRight()).x() > page.viewport().width()
    ]
    assert cut == []
