"""The way of a file as a picture: every stop in its order, on as many lines as the width asks for."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cztservices.presenters.flow import ICONS, FlowView, StopView
from cztservices.presenters.palettes import PALETTES
from cztservices.ui.flow_picture import FlowPicture
from cztservices.ui.icons import FOLDER
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from tests.ui.eyes import colours_in, spoken_name

VIEW = FlowView(
    (
        StopView("user", "You", "", "ink2"),
        StopView("landmark", "Hand in", "window in Xiangtan", "xiangtan"),
        StopView("stamp", "Changsha decides", "", "changsha"),
        StopView("circle-check", "Done", "A residence permit with your name on it", "go", "20 working days"),
    ),
    "You → Hand in window in Xiangtan → Changsha decides → 20 working days Done",
)


@pytest.fixture
def make_picture(qtbot, qapp):
    """A picture on a sheet of some width, shown; its labels have the sizes of the theme."""
    sheets = []

    def _make(view=VIEW, theme=Theme(), width=1200) -> FlowPicture:  # noqa: B008 - frozen
        sheet = QWidget()
        sheets.append(sheet)
        qtbot.addWidget(sheet)
        sheet.setStyleSheet(style_sheet(theme, qapp.font().family()))
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, 0, 0, 0)
        picture = FlowPicture(view, theme)
        layout.addWidget(picture)
        layout.addStretch(1)
        sheet.resize(width, 1600)
        sheet.show()
        return picture

    return _make


def words_in(picture: FlowPicture) -> list[QLabel]:
    """Its labels with words."""
    return [label for label in picture.findChildren(QLabel) if label.text()]


def place_of(widget: QWidget, picture: FlowPicture) -> QRect:
    """Where it is on the picture."""
    return QRect(widget.mapTo(picture, QPoint()), widget.size())


def lines_of(picture: FlowPicture) -> int:
    """On how many lines the stops stand."""
    drawings = [label for label in picture.findChildren(QLabel) if not label.text()]
    return len({place_of(drawing, picture).center().y() for drawing in drawings})


def test_every_stop_is_there_in_its_order(make_picture):
    picture = make_picture()
    titles = [label.text() for label in words_in(picture) if label.property("role") == "list"]
    assert titles == [stop.title for stop in VIEW.stops]
    assert {stop.caption for stop in VIEW.stops if stop.caption} <= {label.text() for label in words_in(picture)}


def test_picture_is_named_by_its_sentence(make_picture):
    assert spoken_name(make_picture()) == VIEW.sentence


def test_stops_stand_from_left_to_right_where_there_is_room(make_picture):
    picture = make_picture()
    lefts = [place_of(label, picture).left() for label in words_in(picture) if label.property("role") == "list"]
    assert lefts == sorted(lefts)
    assert lines_of(picture) == 1


def test_narrow_picture_breaks_into_lines_and_becomes_higher(make_picture):
    wide, narrow = make_picture(width=1200), make_picture(width=300)
    assert lines_of(wide) < lines_of(narrow)
    assert wide.height() < narrow.height()
    assert wide.heightForWidth(1200) < wide.heightForWidth(300)


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("width", [400, 700, 1200])
def test_nothing_is_cut_and_nothing_covers_another(make_picture, width, scale, elder):
    picture = make_picture(theme=Theme("light", scale, elder), width=width)
    places = {label.text(): place_of(label, picture) for label in words_in(picture)}
    assert [text for text, place in places.items() if not picture.rect().contains(place)] == []
    assert [label.text() for label in words_in(picture) if label.heightForWidth(label.width()) > label.height()] == []
    rects = [*places.values()]
    assert not any(a.intersects(b) for n, a in enumerate(rects) for b in rects[n + 1 :])


@pytest.mark.parametrize("theme", PALETTES)
def test_stops_have_the_colours_of_their_cities(make_picture, theme):
    colours = colours_in(make_picture(theme=Theme(theme)).grab().toImage())
    assert {QColor(PALETTES[theme][stop.token]).rgb() for stop in VIEW.stops} <= colours


def test_arrow_leads_to_each_stop_but_the_first(make_picture):
    """Stops have words or a drawing; what else stands on the picture is an arrow."""
    picture = make_picture()
    arrows = [child for child in picture.children() if isinstance(child, QWidget) and not child.findChildren(QLabel)]
    assert len(arrows) == len(VIEW.stops) - 1
    widths = [arrow.width() for arrow in arrows]
    assert widths[-1] > widths[0] == widths[1]  # the last has words


@pytest.mark.parametrize("theme", [Theme(), Theme(touch=True), Theme(touch=True, elder=True)], ids=str)
@pytest.mark.parametrize("width", [500, 700, 900, 1000, 1200])
def test_arrow_stands_before_its_stop_and_never_at_the_end_of_a_line(make_picture, width, theme):
    picture = make_picture(theme=theme, width=width)
    row = [picture.layout().itemAt(number).geometry() for number in range(picture.layout().count())]
    parted = [number for number in range(1, len(row), 2) if row[number].top() != row[number + 1].top()]
    wide = [number for number in parted if row[number].width() + row[number + 1].width() + theme.dp(4) > width]
    assert parted == wide
    if width == 700:
        assert lines_of(picture) > 1


def test_every_stop_has_a_drawing():
    assert [name for name in ICONS.values() if not (FOLDER / f"{name}.svg").is_file()] == []
