"""Tiles: words on as many lines as they need, and a grid in which no line is higher than its tiles."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cztservices.presenters import services, tiles
from cztservices.presenters.palettes import PALETTES
from cztservices.ui.icons import FOLDER
from cztservices.ui.line_layout import TileLayout
from cztservices.ui.theme import Theme
from cztservices.ui.tile import Tile
from tests.ui.eyes import colours_in, spoken_name
from tests.ui.hands import click

TITLE, CAPTION = "Moving to another city for the first time with a child", "12 services"
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


@pytest.fixture
def make_tile(qtbot):
    """A tile of some width, as high as it asks to be, shown."""

    def _make(title=TITLE, caption="", theme=Theme(), width=240) -> Tile:  # noqa: B008 - frozen
        tile = Tile(title, "users", theme, caption)
        qtbot.addWidget(tile)
        tile.resize(width, tile.heightForWidth(width))
        tile.show()
        return tile

    return _make


def rows_of_ink(tile: Tile, token: str) -> list[int]:
    """The lines of pixels that hold words of that colour."""
    picture = tile.grab().toImage()
    ink = QColor(PALETTES["light"][token])
    return [y for y in range(picture.height()) if any(picture.pixelColor(x, y) == ink for x in range(picture.width()))]


def test_tile_is_higher_where_it_is_narrower(make_tile):
    tile = make_tile()
    heights = [tile.heightForWidth(width) for width in (800, 300, 200, 140)]
    assert all(higher >= lower for lower, higher in pairwise(heights))
    assert heights[0] < heights[-1]


def test_caption_makes_room_for_itself(make_tile):
    assert make_tile(caption=CAPTION).heightForWidth(240) > make_tile().heightForWidth(240)


@pytest.mark.parametrize(("scale", "elder"), [*product((1.0, 2.0, 3.0), (False, True))])
def test_tile_is_large_enough_for_a_finger(make_tile, scale, elder):
    theme = Theme("light", scale, elder)
    tile = make_tile("Go", theme=theme)
    assert tile.heightForWidth(400) >= theme.control
    assert tile.minimumSizeHint().height() >= theme.control


@pytest.mark.parametrize("caption", ["", CAPTION])
@pytest.mark.parametrize("width", [150, 240, 500])
@pytest.mark.parametrize("elder", [False, True])
def test_words_stand_within_the_tile_and_none_is_cut(make_tile, width, elder, caption):
    """As many lines of words are drawn as in a tile that has room to spare."""
    tile = make_tile(theme=Theme(elder=elder), width=width, caption=caption)
    words = rows_of_ink(tile, "ink")
    tile.resize(width, tile.height() + 200)
    assert len(rows_of_ink(tile, "ink")) == len(words)
    assert 0 < min(words) <= max(words) < tile.height() - 1


def test_long_word_does_not_leave_the_tile(make_tile):
    tile = make_tile(LONG_WORD, width=240)
    picture = tile.grab().toImage()
    ink = QColor(PALETTES["light"]["ink"])
    edge = range(picture.width() - tile._theme.dp(14), picture.width())
    assert [x for x in edge for y in range(picture.height()) if picture.pixelColor(x, y) == ink] == []


def test_tile_is_said_with_its_caption(make_tile):
    assert spoken_name(make_tile(caption=CAPTION)) == f"{TITLE}, {CAPTION}"
    assert spoken_name(make_tile()) == TITLE


def test_tile_is_pressed_by_mouse_and_keys(make_tile):
    tile, pressed = make_tile(), []
    tile.clicked.connect(lambda: pressed.append(1))
    click(tile)
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert len(pressed) == 2


@pytest.mark.parametrize("theme", PALETTES)
def test_states_of_a_tile_are_seen(make_tile, theme):
    tile = make_tile(theme=Theme(theme), caption=CAPTION)
    palette = {token: QColor(colour).rgb() for token, colour in PALETTES[theme].items()}
    assert {palette["paper"], palette["ink"], palette["ink2"], palette["accent"]} <= colours_in(tile.grab().toImage())
    tile.setCheckable(True)
    tile.setChecked(True)
    assert palette["accent_tint"] in colours_in(tile.grab().toImage())


def test_focus_is_seen(make_tile, qtbot):
    tile = make_tile()
    with qtbot.waitActive(tile):
        tile.activateWindow()
    focus = QColor(PALETTES["light"]["focus"]).rgb()
    tile.clearFocus()
    assert focus not in colours_in(tile.grab().toImage())
    tile.setFocus()
    assert focus in colours_in(tile.grab().toImage())


def test_every_drawing_that_tiles_name_is_there():
    named = {*tiles.ICONS.values(), tiles._PLAIN_ICON, *services.ICONS.values(), "layout-grid"}
    assert [name for name in sorted(named) if not (FOLDER / f"{name}.svg").is_file()] == []


# The grid.


def lay_out(count: int, width: int, narrowest: int, spacing: int) -> tuple[QWidget, list[Tile], TileLayout]:
    """A sheet with tiles of different lengths on it."""
    sheet, grid = QWidget(), TileLayout(narrowest, spacing)
    made = [Tile("word " * (1 + number * 3 % 7), "users", Theme()) for number in range(count)]
    for tile in made:
        grid.addWidget(tile)
    sheet.setLayout(grid)
    sheet.resize(width, grid.heightForWidth(width))
    grid.setGeometry(sheet.rect())
    return sheet, made, grid


@pytest.mark.usefixtures("qapp")
@given(st.integers(1, 12), st.integers(60, 1400), st.integers(100, 300), st.integers(0, 20))
def test_grid_keeps_its_order_and_its_width(count, width, narrowest, spacing):
    _sheet, made, grid = lay_out(count, width, narrowest, spacing)
    places = [tile.geometry() for tile in made]
    assert len({place.width() for place in places}) == 1
    assert all(place.right() < width for place in places) or width < 100
    if width >= narrowest:
        assert places[0].width() >= narrowest
    order = [(place.y(), place.x()) for place in places]
    assert order == sorted(order)
    assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[n + 1 :])
    assert max(place.bottom() for place in places) < grid.heightForWidth(width)
    assert all(place.height() >= tile.heightForWidth(place.width()) for place, tile in zip(places, made, strict=True))


@pytest.mark.usefixtures("qapp")
def test_tiles_on_one_line_are_equally_high():
    _sheet, made, _grid = lay_out(6, 800, 200, 8)
    lines = {}
    for tile in made:
        lines.setdefault(tile.y(), set()).add(tile.height())
    assert len(lines) == 2
    assert all(len(heights) == 1 for heights in lines.values())


@pytest.mark.usefixtures("qapp")
def test_items_can_be_taken_out_again():
    _sheet, made, grid = lay_out(3, 800, 200, 8)
    assert (grid.count(), grid.itemAt(1).widget(), grid.itemAt(3)) == (3, made[1], None)
    assert grid.takeAt(1).widget() is made[1]
    assert grid.takeAt(5) is None
    assert grid.count() == 2
