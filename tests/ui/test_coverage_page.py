"""The table of coverage: what it says to eyes, to a screen reader and to keys, and that nothing in it is cut."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from cztservices.presenters.coverage_view import CoverageCellView, CoverageRowView, CoverageView, LegendView
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.coverage_page import CoverageModel, CoveragePage
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from tests.ui.eyes import colours_in, labels_in, shown_words

COLUMNS = ("How it is handled", "What to bring", "Online and by phone", "网上和电话")
LEAD = "What sources say for a day, service by service, and more of it than stands on one line of a narrow page."
MARKUP = "<b>bold</b> <img src=http://x>"
LOOKS = [Theme(), Theme("dark", 2.0), Theme("contrast", 3.0), Theme("light", 3.0, elder=True)]
ROOM = 100_000


def row(ref: str, name: str, known: tuple[str, str] = ("go", "●")) -> CoverageRowView:
    """A row whose cells all have one colour and sign."""
    token, sign = known
    cells = tuple(CoverageCellView(sign, token, f"{name}, {column}: words") for column in COLUMNS)
    return CoverageRowView(ref, name, f"weakest of {ref}", ended=False, cells=cells)


VIEW = CoverageView(
    title="Coverage",
    lead=LEAD,
    legend=(LegendView("●", "current source", "go", 12), LegendView("·", "not known", "ink2", 3)),
    note="Each at its weakest.",
    columns=COLUMNS,
    rows=(
        row("one", "Service one"),
        row("two", "A service of a name that takes more than one line", ("caution", "◐")),
        row("three", "Administration-of-unbreakable-words", ("ink2", "·")),
        *(row(f"more-{number}", f"Service {number}") for number in range(30)),
    ),
)


@pytest.fixture
def show(qtbot, qapp):
    """A page that shows a view, in a theme, with the cursor in the table."""

    def _show(view: CoverageView = VIEW, theme: Theme = Theme(), size=(860, 700)) -> CoveragePage:  # noqa: B008 - frozen
        qapp.setStyleSheet(style_sheet(theme, "CZT Sans"))
        page = CoveragePage(theme)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show_view(view)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.setFocus()
        return page

    return _show


def choose(page: CoveragePage, number: int, column: int = 0) -> None:
    """Put the cursor on a cell."""
    page.table.setCurrentIndex(page.table.model().index(number, column))


def current(page: CoveragePage) -> tuple[int, int]:
    """Where the cursor is."""
    index = page.table.currentIndex()
    return index.row(), index.column()


@pytest.mark.usefixtures("qapp")
def test_model_keeps_the_rules_of_models():
    model = CoverageModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_view(VIEW)
    assert (model.rowCount(), model.columnCount()) == (len(VIEW.rows), len(COLUMNS))
    assert tester.model() is model


def test_head_says_what_the_table_is_and_what_signs_mean(show):
    words = shown_words(show())
    assert {"Coverage", LEAD, "Each at its weakest.", "current source 12", "not known 3"} <= words


def test_cell_says_its_sign_and_all_of_it_to_a_screen_reader(show):
    page = show()
    assert page.accessibleName() == page.table.accessibleName() == "Coverage"
    index = page.table.model().index(1, 2)
    assert index.data() == "◐"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == VIEW.rows[1].cells[2].words


def test_headers_say_elements_and_services(show):
    page = show()
    model = page.table.model()
    assert model.headerData(2, Qt.Orientation.Horizontal) == COLUMNS[2]
    assert model.headerData(0, Qt.Orientation.Vertical) == "Service one"
    spoken = model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Service one, weakest of one"


def test_cursor_is_on_a_cell_as_soon_as_the_page_has_it(show):
    page = show()
    assert page.table.hasFocus()
    assert current(page) == (0, 0)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_Right, (1, 2)),
        (Qt.Key.Key_Left, (1, 0)),
        (Qt.Key.Key_Down, (2, 1)),
        (Qt.Key.Key_Up, (0, 1)),
        (Qt.Key.Key_Home, (1, 0)),
        (Qt.Key.Key_End, (1, 3)),
    ],
)
def test_keys_move_between_cells(show, key, place):
    page = show()
    choose(page, 1, 1)
    QTest.keyClick(page.table, key)
    assert current(page) == place


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_service_of_the_row(qtbot, show, key):
    page = show()
    choose(page, 1, 3)
    with qtbot.waitSignal(page.page_requested) as caught:
        QTest.keyClick(page.table, key)
    assert caught.args == [PageRef(Page.GUIDE, "two")]


def test_double_click_on_a_cell_opens_its_service(qtbot, show):
    page = show()
    middle = page.table.visualRect(page.table.model().index(0, 1)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    with qtbot.waitSignal(page.page_requested) as caught:
        QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert caught.args == [PageRef(Page.GUIDE, "one")]


def test_double_click_on_a_name_opens_its_service(qtbot, show):
    page = show()
    names = page.table.verticalHeader()
    middle = QRect(0, names.sectionViewportPosition(1), names.width(), names.sectionSize(1)).center()
    with qtbot.waitSignal(page.page_requested) as caught:
        QTest.mouseDClick(names.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert caught.args == [PageRef(Page.GUIDE, "two")]


def test_tab_leaves_the_table(show):
    page = show()
    choose(page, 1, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert current(page) == (1, 1)


class Catcher(QWidget):
    """Stands in for the window, which begins a search with what is typed anywhere."""

    typed = ""

    def keyPressEvent(self, event) -> None:
        self.typed += event.text()


@pytest.mark.parametrize("text", ["y", "7", "医"])
def test_signs_that_are_typed_are_left_to_the_window(qtbot, text):
    window = Catcher()
    qtbot.addWidget(window)
    page = CoveragePage(Theme())
    page.setParent(window)
    page.show_view(VIEW)
    choose(page, 1)
    QTest.sendKeyEvent(QTest.KeyAction.Press, page.table, Qt.Key.Key_unknown, text, Qt.KeyboardModifier.NoModifier)
    assert window.typed == text
    assert current(page) == (1, 0)


def test_names_stay_in_sight_when_the_table_is_scrolled_sideways(show):
    page = show(theme=Theme(scale=2.0))
    bar, names = page.table.horizontalScrollBar(), page.table.verticalHeader()
    before = names.grab().toImage()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert names.isVisible()
    assert names.grab().toImage() == before


def test_chosen_cell_stays_chosen_where_its_service_is_there_still(show):
    page = show()
    choose(page, 1, 2)
    page.show_view(replace(VIEW, rows=(row("new", "New"), *VIEW.rows)))
    assert current(page) == (2, 2)
    page.show_view(replace(VIEW, rows=(row("new", "New"),)))
    assert current(page) == (-1, -1)


def test_colours_of_the_cells_are_those_of_their_tokens(show):
    theme = Theme()
    page = show(theme=theme)
    colours = colours_in(page.table.grab().toImage())
    for token in ("go", "caution"):
        assert int(theme.colour(token)[1:], 16) | 0xFF000000 in colours
        assert int(theme.tint(token)[1:], 16) | 0xFF000000 in colours


@pytest.mark.parametrize("theme", [Theme("dark"), Theme("contrast")], ids=str)
def test_ground_of_the_table_is_that_of_the_theme(show, theme):
    """Nothing of the colours that Qt would choose by itself shows through, not in the corner and not in the headers."""
    page = show(replace(VIEW, rows=VIEW.rows[:1]), theme)
    picture = page.table.grab().toImage()
    paper = int(theme.colour("paper")[1:], 16) | 0xFF000000
    corner = page.table.verticalHeader().width() // 2, page.table.horizontalHeader().height() // 2
    below = page.table.width() - 60, page.table.height() - 60
    assert {picture.pixel(*corner), picture.pixel(*below)} == {paper}


def words_fit(text: str, role: str, theme: Theme, room: QRect, *, bold: bool) -> bool:
    """Whether ``text`` fits into ``room``, broken between words or, where one is too long, within it."""
    font = QFont()
    font.setPixelSize(theme.text(role))
    font.setBold(bold)
    wrapped = int(Qt.TextFlag.TextWordWrap)
    space = QRect(0, 0, room.width(), ROOM)
    plain = QFontMetrics(font).boundingRect(space, wrapped, text)
    if plain.width() > room.width():
        plain = QFontMetrics(font).boundingRect(space, wrapped | int(Qt.TextFlag.TextWrapAnywhere), text)
    return plain.width() <= room.width() and plain.height() <= room.height()


@pytest.mark.parametrize("theme", LOOKS, ids=str)
@pytest.mark.parametrize("width", [600, 860, 1400])
def test_no_words_in_the_headers_are_cut(show, theme, width):
    page = show(theme=theme, size=(width, 700))
    table, model = page.table, page.table.model()
    elements, names = table.horizontalHeader(), table.verticalHeader()
    for column, title in enumerate(COLUMNS):
        room = QRect(0, 0, elements.sectionSize(column), elements.height())
        assert words_fit(title, "caption", theme, room, bold=True)
    for number, shown in enumerate(VIEW.rows):
        height = names.sectionSize(number)
        name = QRect(0, 0, names.width(), height)
        assert words_fit(shown.name, "list", theme, name, bold=True)
        assert words_fit(shown.direction, "caption", theme, name, bold=False)
        assert height >= theme.control
    assert model.rowCount() == len(VIEW.rows)


@pytest.mark.parametrize("theme", LOOKS, ids=str)
def test_nothing_of_the_head_is_cut_and_rows_stay_in_sight(show, theme):
    """In a window too low for both, the whole page scrolls."""
    page = show(theme=theme)
    QApplication.sendPostedEvents()
    head = [label for label in labels_in(page) if label.isVisible()]
    assert len(head) == 5
    assert all(label.mapTo(page, label.rect().topRight()).x() <= page.viewport().width() for label in head)
    assert all(label.height() >= label.heightForWidth(label.width()) for label in head)
    table = page.table
    assert table.viewport().height() >= 2 * table.verticalHeader().sectionSize(0)
    assert table.geometry().bottom() <= page.widget().height()


def test_table_fills_the_page_and_only_it_scrolls_where_there_is_room(show):
    page = show()
    assert page.verticalScrollBar().maximum() == 0
    assert page.table.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("widths", [(560, 780), (780, 560)], ids=["wider", "narrower"])
def test_columns_share_the_width_anew_when_it_changes(show, widths):
    """What is left is for the scroll bar."""
    page = show(size=(widths[0], 700))
    page.resize(widths[1], 700)
    table = page.table
    used = table.horizontalHeader().length() + table.verticalHeader().width()
    assert 0 <= table.width() - used < 2 * table.verticalScrollBar().width() + 20


def test_tooltip_is_text_whatever_it_looks_like(show):
    page = show(replace(VIEW, rows=(row("one", MARKUP),)))
    tip = page.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert MARKUP not in tip
    assert "&lt;b&gt;bold" in tip
    assert GuiQt.mightBeRichText(tip)
    assert {label.textFormat() for label in labels_in(page)} == {Qt.TextFormat.PlainText}


def test_table_without_services_is_shown(show):
    page = show(replace(VIEW, rows=()))
    assert page.table.model().rowCount() == 0
    assert current(page) == (-1, -1)
