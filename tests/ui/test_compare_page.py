"""The page of a comparison: columns, marks, what is chosen, and how it bends to the width."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from shiboken6 import isValid

from cztservices.domain.dates import Doubt
from cztservices.presenters.comparison import ChoiceView, ColumnView, ComparisonView, RowView, SideLineView
from cztservices.presenters.palettes import PALETTES
from cztservices.ui.compare_page import ComparePage
from cztservices.ui.marked_label import MarkedLabel
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip
from tests.ui.eyes import shown_words, spoken_name, widgets_in
from tests.ui.hands import click

WIDE, NARROW = (1280, 800), (600, 800)
TITLES = ("Changsha", "Zhuzhou", "Xiangtan")
MARKED = "At the window, 100 yuan a month, for people aged 80 or more who live in the city."


def line(text: str, layer: str = "Changsha", colour: str = "changsha", **fields) -> SideLineView:
    """A line with its words and its layer; the rest is as little as may be."""
    fields = {"end": "", "caption": f"source of {text[:9]}", "caution": "", "doubt": None} | fields
    return SideLineView(text, layer, colour, **fields)


COLUMNS = tuple(ColumnView(title, title.lower()) for title in TITLES)
FEES = RowView(
    "What it costs",
    (line("The whole nation pays nothing.", "Nation", "nation"),),
    (
        (
            line(MARKED, marks=((15, 23),), level=0),
            line("Only here.", whole=True, level=1, caution="Unconfirmed", doubt=Doubt.UNCONFIRMED),
        ),
        (line("Nothing like it.", "Zhuzhou", "zhuzhou", whole=True, level=1, end="(record here)"),),
        (line("50 yuan a month.", "Xiangtan", "xiangtan", marks=((0, 2),), level=0, caution="Source of November 2021: ask first, and ask again"),),
    ),
    (line("From here to there.", "Zhuzhou → Changsha", "accent"),),
    "",
)  # fmt: skip
STEPS = RowView("What to do", (), ((line("Take a number."),), (), ()), (), "No source yet for this city")
CHOICES = (
    ChoiceView("", "All three cities", chosen=True),
    ChoiceView("430100,430200", "Changsha and Zhuzhou", chosen=False),
)
VIEW = ComparisonView(
    "fee", "A service", CHOICES, "What differs: What it costs", "What marks mean.", COLUMNS, (FEES, STEPS)
)
TWO = replace(
    VIEW,
    choices=(replace(CHOICES[0], chosen=False), replace(CHOICES[1], chosen=True)),
    columns=COLUMNS[:2],
    rows=(replace(FEES, cells=FEES.cells[:2]),),
)


@pytest.fixture
def open_page(qtbot, qapp):
    """Shows a view on a page in a window of its own, dressed as the window is."""

    def _open(view: ComparisonView = VIEW, size=WIDE, theme: Theme | None = None) -> ComparePage:
        theme = theme or Theme()
        qapp.setStyleSheet(style_sheet(theme, qapp.font().family()))
        page = ComparePage(theme)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show_view(view)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        QApplication.sendPostedEvents()
        return page

    return _open


def place(page: ComparePage, widget: QWidget) -> QRect:
    """Where a widget stands on the page, however far it is scrolled."""
    return QRect(widget.mapTo(page.widget(), QPoint()), widget.size())


def words(page: ComparePage, text: str) -> QRect:
    """Where these words stand."""
    [label] = [one for one in page.findChildren(QLabel) if one.text() == text]
    return place(page, label)


def chips(page: ComparePage, text: str) -> list[QRect]:
    """Where the chips with these words stand, from the top."""
    found = [place(page, one) for one in page.findChildren(Chip) if one.accessibleName() == text]
    return sorted(found, key=lambda rect: (rect.top(), rect.left()))


def button(page: ComparePage, text: str) -> QToolButton:
    """The button of a choice."""
    [found] = [one for one in page.findChildren(QToolButton) if one.text() == text]
    return found


def pixels(picture, colour: str) -> list[tuple[int, int]]:
    """Where a picture has exactly that colour."""
    wanted = QColor(colour).rgb()
    image = picture.toImage()
    return [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == wanted]


def texts_of(view: ComparisonView) -> set[str]:
    """All that a view says, but for the names of the layers."""
    lines = [one for row in view.rows for group in (row.shared, *row.cells, row.directed) for one in group]
    said = {view.title, view.lead, view.legend, *(choice.label for choice in view.choices)}
    said |= {column.title for column in view.columns} | {row.title for row in view.rows}
    said |= {row.unknown for row in view.rows} | {one.text for one in lines} | {one.caution for one in lines}
    return (said | {f"{one.end} {one.caption}".strip() for one in lines}) - {""}


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_everything_that_the_view_says_is_on_the_page(open_page, size):
    page = open_page(size=size)
    assert texts_of(VIEW) - shown_words(page) == set()
    assert page.accessibleName() == VIEW.title


def test_layers_of_lines_over_the_whole_width_are_named(open_page):
    assert {"Nation", "Zhuzhou → Changsha"} <= shown_words(open_page())


# What is chosen


def test_choice_is_marked_and_another_can_be_asked_for(open_page, qtbot):
    page = open_page()
    assert [button(page, choice.label).isChecked() for choice in CHOICES] == [True, False]
    with qtbot.waitSignal(page.choice_requested) as asked:
        click(button(page, CHOICES[1].label))
    assert asked.args == ["430100,430200"]


def test_choice_is_asked_for_with_a_key_and_keeps_the_key_when_it_is_shown(open_page):
    page = open_page()
    page.choice_requested.connect(lambda value: page.show_view(TWO if value else VIEW))
    button(page, CHOICES[1].label).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button(page, CHOICES[1].label), Qt.Key.Key_Space)
    QApplication.sendPostedEvents()
    assert button(page, CHOICES[1].label).isChecked()
    assert button(page, CHOICES[1].label).hasFocus()
    assert chips(page, "Xiangtan") == []


def test_button_that_asked_is_still_there_while_its_wish_is_fulfilled(open_page):
    page, alive = open_page(), []
    asking = button(page, CHOICES[1].label)

    def show(_value: str) -> None:
        page.show_view(TWO)
        alive.append(isValid(asking))

    page.choice_requested.connect(show)
    click(asking)
    assert alive == [True]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(asking)


def test_page_does_not_take_the_key_from_elsewhere(open_page):
    page = open_page()
    page.setFocus()
    page.show_view(TWO)
    assert not button(page, CHOICES[1].label).hasFocus()


def test_other_choice_keeps_the_place_and_another_service_begins_at_the_top(open_page):
    page = open_page(size=(1280, 300))
    page.verticalScrollBar().setValue(60)
    page.show_view(replace(VIEW, lead="Now"))
    QApplication.sendPostedEvents()
    assert page.verticalScrollBar().value() == 60
    page.show_view(replace(VIEW, service_id="other"))
    QApplication.sendPostedEvents()
    assert page.verticalScrollBar().value() == 0


# Columns


def test_columns_stand_side_by_side_in_their_order_over_the_whole_width(open_page):
    page = open_page()
    first = [words(page, MARKED), words(page, "Nothing like it."), words(page, "50 yuan a month.")]
    assert all(one.right() < other.left() for one, other in pairwise(first))
    assert max(rect.width() for rect in first) - min(rect.width() for rect in first) <= 2
    assert first[-1].right() > page.viewport().width() * 0.9


def test_counterparts_begin_at_the_same_height_and_the_rest_below(open_page):
    page = open_page()
    assert words(page, MARKED).top() == words(page, "50 yuan a month.").top()
    assert words(page, "Only here.").top() == words(page, "Nothing like it.").top()
    assert words(page, "Only here.").top() > words(page, MARKED).bottom()


def test_column_is_named_above_its_lines_in_its_colour(open_page):
    page = open_page()
    for column, text in zip(COLUMNS, (MARKED, "Nothing like it.", "50 yuan a month."), strict=True):
        head = chips(page, column.title)[0]
        assert head.bottom() < words(page, text).top()
        assert abs(head.left() - words(page, text).left()) < words(page, text).width() / 4
        colour = Theme().colour(column.token)
        above = page.widget().grab(QRect(head.left(), head.top() - Theme().dp(12), head.width() * 3, Theme().dp(12)))
        assert pixels(above, colour)


def test_empty_cell_stands_below_the_name_of_its_city(open_page):
    page = open_page()
    places = [place(page, one) for one in page.findChildren(QLabel) if one.text() == STEPS.unknown]
    assert [len(places), len({rect.top() for rect in places})] == [2, 1]
    assert all(rect.left() > words(page, "Take a number.").right() for rect in places)


def test_narrow_columns_stand_below_one_another_each_line_with_its_city_before_it(open_page):
    page = open_page(size=NARROW)
    texts = {
        MARKED: "Changsha",
        "Only here.": "Changsha",
        "Nothing like it.": "Zhuzhou",
        "50 yuan a month.": "Xiangtan",
    }
    rects = [words(page, text) for text in texts]
    assert all(one.bottom() < other.top() for one, other in pairwise(rects))
    for rect, title in zip(rects, texts.values(), strict=True):
        nearest = max((chip for chip in chips(page, title) if chip.bottom() <= rect.top()), key=QRect.bottom)
        assert rect.top() - nearest.bottom() < Theme().dp(12)


def test_line_of_another_layer_than_its_column_names_it(open_page):
    ways = tuple(ColumnView(f"{a} → {b}", a.lower()) for a, b in (TITLES[:2], TITLES[1::-1]))
    row = RowView("What to do", (), ((line("Here."),), (line("All.", "Nation", "nation"),)), (), "")
    for size in (WIDE, NARROW):
        page = open_page(replace(VIEW, columns=ways, rows=(row,)), size)
        assert {"Changsha", "Nation", *(way.title for way in ways)} <= shown_words(page)


def test_page_bends_when_its_width_changes_and_back(open_page):
    page = open_page()
    wide = words(page, "50 yuan a month.").left()
    for size, aside in ((NARROW, False), (WIDE, True)):
        page.resize(*size)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        assert (words(page, "50 yuan a month.").left() > words(page, MARKED).left()) is aside
    assert words(page, "50 yuan a month.").left() == wide


def test_two_columns_stand_side_by_side_where_three_do_not(open_page):
    page = open_page(TWO, (640, 800))
    assert words(page, "Nothing like it.").left() > words(page, MARKED).right()


LOOKS = [
    *((Theme(scale=scale), WIDE) for scale in (1.0, 1.5, 2.0, 3.0)),
    *((Theme(scale=scale), NARROW) for scale in (1.0, 1.5)),
    *((Theme(elder=True), size) for size in (WIDE, NARROW)),
    (Theme(scale=2.0, elder=True), WIDE),
]


@pytest.mark.parametrize(("theme", "size"), LOOKS, ids=str)
def test_nothing_is_cut_off_at_the_side_and_no_room_is_left_below(open_page, theme, size):
    page = open_page(theme=theme, size=size)
    cut = [
        spoken_name(one)
        for one in page.findChildren(QWidget)
        if isinstance(one, QLabel | QAbstractButton | Chip) and place(page, one).right() >= page.viewport().width()
    ]
    assert cut == []
    lowest = max(place(page, one).bottom() for one in page.findChildren(QLabel))
    assert page.widget().height() <= max(page.viewport().height(), lowest + theme.dp(60))


def test_long_word_does_not_make_its_column_wider(open_page):
    """An address for instance, in a window that has just room for three columns."""
    long = line("a" * 90, marks=((0, 90),))
    page = open_page(replace(VIEW, rows=(replace(FEES, cells=((long,), *FEES.cells[1:])),)), (800, 800))
    assert words(page, long.text).right() < words(page, "Nothing like it.").left()
    assert words(page, long.text).width() == pytest.approx(words(page, "Nothing like it.").width(), abs=2)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_everything_that_can_be_used_has_a_name(open_page, size):
    page = open_page(size=size)
    used = [one for one in widgets_in(page) if isinstance(one, QAbstractButton | Chip | MarkedLabel | ComparePage)]
    assert [one for one in used if not any(char.isalnum() for char in spoken_name(one))] == []


# Marks


def test_line_that_differs_as_a_whole_has_a_bar_and_no_other_has(open_page):
    page = open_page()
    for text, barred in ((MARKED, False), ("Only here.", True), ("Nothing like it.", True), ("Take a number.", False)):
        rect = words(page, text)
        beside = page.widget().grab(QRect(rect.left() - Theme().dp(14), rect.top(), Theme().dp(14), rect.height()))
        assert bool(pixels(beside, Theme().colour("mark"))) is barred
        assert bool(pixels(beside, Theme().colour("ink2"))) is barred


@pytest.fixture
def make_label(qtbot, qapp):
    """A label with marks, dressed as the window is."""

    def _make(text: str, marks=(), theme: Theme | None = None, width: int = 600) -> MarkedLabel:
        theme = theme or Theme()
        qapp.setStyleSheet(
            style_sheet(theme, qapp.font().family()) + f"QLabel {{ background: {theme.colour('paper')}; }}"
        )
        label = MarkedLabel(text, marks, theme)
        qtbot.addWidget(label)
        label.resize(width, label.heightForWidth(width))
        return label

    return _make


@pytest.mark.parametrize("theme", PALETTES)
def test_marks_have_a_ground_and_a_line_below(make_label, theme):
    look = Theme(theme)
    plain, marked = make_label("人人人人人人", theme=look), make_label("人人人人人人", ((2, 4),), look)
    assert pixels(plain.grab(), look.colour("mark")) == []
    ground = pixels(marked.grab(), look.colour("mark"))
    assert ground
    bottom = max(y for _x, y in ground)
    room = QFontMetrics(marked.font()).horizontalAdvance("人人")
    rows = [
        [x for x, y in pixels(marked.grab(), look.colour("ink")) if y == row] for row in range(bottom - 8, bottom + 2)
    ]
    assert max(len(row) for row in rows) >= room - 4


@pytest.mark.parametrize("text", ["一二三四五六", "𠮷𠮷三四五六", "go to it now"])
def test_marks_stand_under_their_words_alone(make_label, text):
    label = make_label(text, ((2, 4),))
    metrics = QFontMetrics(label.font())
    left, right = (metrics.horizontalAdvance(text[:end]) for end in (2, 4))
    ground = [x for x, _y in pixels(label.grab(), Theme().colour("mark"))]
    assert min(ground) == pytest.approx(left, abs=2)
    assert max(ground) == pytest.approx(right, abs=2)


def test_label_wraps_and_grows(make_label):
    label = make_label(MARKED, ((15, 23),))
    widths = [600, 300, 150, 60, 5]
    heights = [label.heightForWidth(width) for width in widths]
    assert heights == sorted(heights)
    assert heights[0] < heights[2] < heights[3]
    assert label.minimumSizeHint().height() <= heights[0]


def test_label_is_as_high_as_its_lines(make_label):
    label = make_label("一\n二\n三", ((4, 5),))
    assert label.heightForWidth(600) >= 3 * QFontMetrics(label.font()).height() - 3


def test_marks_are_read_out_after_the_words_and_markup_is_text(make_label):
    label = make_label("<b>一</b> 二", ((3, 4), (9, 10)))
    assert label.text() == label.accessibleName() == spoken_name(label) == "<b>一</b> 二"
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.accessibleDescription() == "一 · 二"


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_words_are_as_large_as_others_of_their_role(make_label, scale):
    theme = Theme(scale=scale)
    label = make_label("一", ((0, 1),), theme)
    label.heightForWidth(100)
    assert label.font().pixelSize() == theme.text("body")
