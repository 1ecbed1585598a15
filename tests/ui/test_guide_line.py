"""One line of a guide: its words, the chip that proves it, the box before it, the address that is asked about."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cztservices.domain.dates import Doubt
from cztservices.presenters.guide_view import LineView
from cztservices.ui.guide_line import GuideLine
from cztservices.ui.link import Link
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip
from tests.ui.eyes import labels_in, shown_words, spoken_name
from tests.ui.hands import click

PROOF = ("Measures of 2021 · Ministry · May 1, 2021 · official", "checked November 22, 2026")
LINE = LineView(
    id="mode",
    text="File online before you travel.",
    remark="1 original",
    layer="Hunan",
    token="hunan",  # noqa: S106 - a colour
    caption="Ministry May 1, 2021 [1]",
    caution="Source of May 2021: ring 12393 first",
    doubt=Doubt.AGED,
    dispute="Another source says otherwise, see below",
    overridden=False,
    number="2",
    proof=PROOF,
    opening=("Open now, until 17:00", "go"),
    link="https://example.org/app",
)


@pytest.fixture
def make_line(qtbot, qapp):
    """A line on a sheet of some width, shown."""
    sheets = []

    def _make(view=LINE, theme=Theme(), width=800, **options) -> GuideLine:  # noqa: B008 - frozen
        sheet = QWidget()
        sheets.append(sheet)
        qtbot.addWidget(sheet)
        sheet.setStyleSheet(style_sheet(theme, qapp.font().family()))
        layout = QVBoxLayout(sheet)
        line = GuideLine(view, "What proves it", theme, **options)
        layout.addWidget(line)
        layout.addStretch(1)
        sheet.resize(width, 600)
        sheet.show()
        QApplication.sendPostedEvents()
        return line

    return _make


def test_line_says_all_that_is_known_of_it(make_line):
    said = shown_words(make_line())
    assert {LINE.number, LINE.text, LINE.remark, LINE.caution, LINE.dispute, LINE.opening[0], LINE.link} <= said
    assert {LINE.layer, LINE.caption} <= said


def test_line_of_which_nothing_more_is_known_says_no_more(make_line):
    plain = replace(LINE, remark="", caution="", doubt=None, dispute="", number="", opening=("", ""), link="")
    line = make_line(plain)
    assert shown_words(line) == {LINE.text, LINE.layer, LINE.caption}
    assert line.findChildren(Chip) == []


def test_chip_opens_and_closes_what_proves_the_line(make_line):
    line = make_line()
    assert not set(PROOF) & shown_words(line)
    click(line.proof_button)
    assert set(PROOF) <= shown_words(line)
    click(line.proof_button)
    assert not set(PROOF) & shown_words(line)


def test_proof_is_made_once(make_line):
    line = make_line()
    for _ in range(4):
        click(line.proof_button)
    assert [label.text() for label in labels_in(line)].count(PROOF[0]) == 1


def test_chip_is_pressed_with_the_keyboard_and_says_what_it_opens(make_line):
    line = make_line()
    assert spoken_name(line.proof_button) == "Hunan, What proves it"
    assert line.proof_button.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(line.proof_button, Qt.Key.Key_Space)
    assert set(PROOF) <= shown_words(line)


def test_address_is_asked_for_and_not_opened(make_line):
    line, asked = make_line(), []
    line.link_requested.connect(asked.append)
    [link] = line.findChildren(Link)
    click(link)
    assert asked == ["https://example.org/app"]


def test_line_without_an_address_offers_none(make_line):
    assert make_line(replace(LINE, link="")).findChildren(Link) == []


def test_box_is_there_where_a_line_can_be_ticked(make_line):
    assert make_line().box is None
    line, ticks = make_line(can_be_ticked=True), []
    line.ticked.connect(ticks.append)
    assert spoken_name(line.box) == LINE.text
    click(line.box)
    click(line.box)
    assert ticks == [True, False]


def test_line_that_is_overridden_looks_so(make_line):
    roles = [
        next(
            label for label in labels_in(make_line(replace(LINE, overridden=on))) if label.text() == LINE.text
        ).property("role")
        for on in (False, True)
    ]
    assert roles == ["body", "void"]


@pytest.mark.parametrize(("doubt", "filled"), [(Doubt.AGED, False), (Doubt.UNCONFIRMED, True)])
def test_line_that_nobody_confirmed_stands_out(make_line, doubt, filled):
    line = make_line(replace(LINE, doubt=doubt))
    [chip] = [chip for chip in line.findChildren(Chip) if chip.accessibleName() == LINE.caution]
    assert chip._filled is filled


def test_large_print_leaves_the_caption_to_the_chip(make_line):
    line = make_line(theme=Theme(elder=True))
    assert LINE.caption not in shown_words(line)
    click(line.proof_button)
    assert set(PROOF) <= shown_words(line)


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("width", [260, 400, 800])
def test_chip_and_words_never_cover_each_other_nor_leave_the_line(make_line, width, elder):
    line = make_line(theme=Theme(elder=elder), width=width, can_be_ticked=True)
    QApplication.sendPostedEvents()
    [words] = [label for label in labels_in(line) if label.text() == LINE.text]
    places = [QRect(part.mapTo(line, QPoint()), part.size()) for part in (words, line.proof_button, line.box)]
    assert all(line.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[n + 1 :])
    assert words.heightForWidth(words.width()) <= words.height()


@pytest.mark.parametrize(("width", "above"), [(260, True), (800, False)])
def test_chip_stands_above_the_words_where_they_need_the_room(make_line, width, above):
    line = make_line(width=width)
    QApplication.sendPostedEvents()
    [words] = [label for label in labels_in(line) if label.text() == LINE.text]
    chip = line.proof_button.mapTo(line, QPoint())
    assert (chip.y() < words.mapTo(line, QPoint()).y()) is above
