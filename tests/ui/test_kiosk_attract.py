"""The attract page: what is seen of it at every turn, that nothing burns in, and that a touch anywhere begins."""

import math
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from cztservices.config import RESOURCES
from cztservices.domain.kiosk.setup import LANGUAGES, KioskSetup
from cztservices.domain.scope import CITIES
from cztservices.presenters.kiosk.attract import present_attract
from cztservices.presenters.labels import CITY_TOKENS
from cztservices.presenters.palettes import PALETTES
from cztservices.ui.fonts import load_fonts
from cztservices.ui.kiosk.attract_page import FADES, TURN_MS, AttractPage
from cztservices.ui.kiosk.attract_picture import AttractPicture
from cztservices.ui.kiosk.drift import ROUND_X, ROUND_Y, drift
from cztservices.ui.kiosk.logo import MOST_PIXELS, read_logo
from cztservices.ui.theme import FINGER, Theme
from cztservices.ui.wrapping import measure_words
from tests.ui.eyes import colours_in, spoken_name

SETUP = KioskSetup(hall="某区政务服务中心")
UPRIGHT, WIDE = (540, 960), (960, 540)
HOUR = 3600 * 1000 // TURN_MS
AROUND = math.lcm(ROUND_X, ROUND_Y)
LOGO_ROOM = QSize(200, 60)


@pytest.fixture
def make_page(qtbot, qapp):
    """A page, shown; in half the size of a screen unless told otherwise."""
    family = load_fonts(RESOURCES / "fonts")
    qapp.setFont(family)

    def _make(size=UPRIGHT, theme="light", setup=SETUP, **kwargs) -> AttractPage:
        page = AttractPage(Theme(theme, min(size) / 1080, touch=True), present_attract(setup), **kwargs)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        return page

    return _make


def picture_of(page: AttractPage) -> QImage:
    return page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def turn_whole(page: AttractPage) -> None:
    """Turn, with all steps of the fade."""
    page.turn()
    for _step in range(FADES):
        page._fading.timeout.emit()


# What is seen


@pytest.mark.parametrize("size", [UPRIGHT, WIDE], ids=["upright", "wide"])
@pytest.mark.parametrize("theme", PALETTES)
def test_cities_rails_and_words_are_drawn_in_the_colours_of_the_theme(make_page, size, theme):
    page = make_page(size, theme)
    for turn in range(len(LANGUAGES)):
        page.show_turn(turn)
        colours = colours_in(picture_of(page))
        wanted = {*(CITY_TOKENS[city] for city in CITIES), "ink", "accent", "accent_tint", "paper", "window"}
        assert {token for token in wanted if QColor(PALETTES[theme][token]).rgb() not in colours} == set()


def test_languages_follow_one_another_and_begin_anew(make_page):
    page = make_page()
    said = []
    for _turn in range(4):
        said.append(spoken_name(page))
        turn_whole(page)
    spoken = [view.spoken for view in present_attract(SETUP)]
    assert said == [*spoken, spoken[0]]


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1024, 1280), (1280, 1024), (768, 1366)], ids=str)
@pytest.mark.parametrize("scale", [0.5, 1.0, 1.6])
def test_words_of_every_language_have_room_and_leave_room_for_the_cities(make_page, size, scale):
    page = make_page()
    picture = AttractPicture(
        Theme("light", scale * min(size) / 1080, touch=True), present_attract(SETUP), None, page.font(), QSize(*size)
    )
    column, room = picture._column(), picture._room()
    for view in present_attract(SETUP):
        assert picture._words(view).height(column.width()) <= column.height() + 1
    assert picture._page.contains(picture._sheet)
    assert room.height() >= 0.22 * size[1]
    assert room.width() >= 0.4 * size[0]


def test_words_are_as_large_as_large_print_on_a_screen_of_full_size(make_page):
    """No text below 40 dp: a hall is for people with all eyes."""
    for size in ((1080, 1920), (1920, 1080)):
        picture = AttractPicture(
            Theme(scale=1.0, touch=True), present_attract(SETUP), None, make_page().font(), QSize(*size)
        )
        assert picture._words_unit >= 1.0


@pytest.mark.parametrize(
    "hall", ["厅", "湖南省某市某区政务服务中心暨公共资源交易中心（某路办事大厅一楼）", "Hall " * 30]
)
def test_name_of_a_hall_is_smaller_the_longer_it_is_and_never_cut(make_page, hall):
    picture = AttractPicture(Theme(touch=True), present_attract(SETUP), None, make_page().font(), QSize(1080, 1920))
    for room in (540, 968):
        font = picture._fit_hall(hall, room)
        assert measure_words(hall, font, room).height() <= 116
        assert font.pixelSize() <= 44


def test_cities_stay_clear_of_the_words_where_there_is_little_room(make_page):
    """The ring of the lowest city and its name end above the paper."""
    page = make_page((512, 640))
    page.show_turn(0)
    picture = picture_of(page)
    ink = QColor(PALETTES["light"][CITY_TOKENS[CITIES[2]]]).rgb()
    rows = [y for y in range(picture.height()) if any(picture.pixel(x, y) == ink for x in range(picture.width()))]
    assert rows[-1] < page._picture._sheet.top() - 2


def test_page_in_one_language_stands_still_but_for_its_place(make_page):
    page = make_page(setup=replace(SETUP, languages=("zh_CN",)))
    before = picture_of(page)
    turn_whole(page)
    assert spoken_name(page) == present_attract(SETUP)[0].spoken
    assert picture_of(page) != before


# Turning


def test_next_language_comes_through_all_steps_of_the_fade(make_page):
    page = make_page()
    first = picture_of(page)
    page.turn()
    seen = [picture_of(page)]
    while page.is_fading:
        page._fading.timeout.emit()
        seen.append(picture_of(page))
    page.show_turn(1)
    assert (seen[0], seen[-1]) == (first, picture_of(page))
    assert len(seen) == FADES + 1
    assert all(one != other for one, other in pairwise(seen))
    assert not page._fading.isActive()


def test_reduced_motion_has_no_fade(make_page):
    page = make_page(reduced_motion=True)
    before = picture_of(page)
    page.turn()
    assert not page.is_fading
    after = picture_of(page)
    page.show_turn(1)
    assert before != after == picture_of(page)


def test_turn_that_comes_during_a_fade_goes_on_from_where_it_leads(make_page):
    page = make_page()
    page.turn()
    page.turn()
    while page.is_fading:
        page._fading.timeout.emit()
    seen = picture_of(page)
    page.show_turn(2)
    assert seen == picture_of(page)


def test_nothing_runs_but_one_slow_timer_and_none_while_it_is_hidden(make_page):
    page = make_page()
    assert (page._turning.isActive(), page._turning.interval(), page._fading.isActive()) == (True, 8000, False)
    page.turn()
    page.hide()
    assert (page._turning.isActive(), page._fading.isActive(), page.is_fading) == (False, False, False)


def test_picture_is_made_once_for_each_turn(make_page, monkeypatch):
    made = []
    draw = AttractPicture.draw
    monkeypatch.setattr(AttractPicture, "draw", lambda self, *given: made.append(given) or draw(self, *given))
    page = make_page()
    for _time in range(3):
        picture_of(page)
    turn_whole(page)
    picture_of(page)
    assert [turn for turn, _ratio in made] == [0, 1]


def test_page_of_another_size_is_put_together_anew(make_page):
    page = make_page()
    picture_of(page)
    page.resize(*WIDE)
    turned = picture_of(page)
    assert turned == picture_of(make_page(WIDE))


# Nothing burns in


def test_way_stays_within_reach_and_comes_back():
    way = [drift(turn, 48, 52) for turn in range(AROUND)]
    assert max(abs(place.x()) for place in way) == 48
    assert max(abs(place.y()) for place in way) == 52
    assert way[:100] == [drift(turn + AROUND, 48, 52) for turn in range(100)]
    assert way[0] == QPoint()


def test_picture_never_stands_in_one_place_for_two_turns_and_moves_by_no_more_than_is_overlooked():
    way = [drift(turn, 48, 52) for turn in range(AROUND + 1)]
    steps = [there - here for here, there in pairwise(way)]
    assert all(step != QPoint() for step in steps)
    assert max(max(abs(step.x()), abs(step.y())) for step in steps) <= 4


@pytest.mark.parametrize(("size", "theme"), [((360, 640), "light"), ((640, 360), "contrast")], ids=["upright", "wide"])
def test_no_point_is_strong_for_most_of_an_hour(make_page, tmp_path, size, theme):
    """Strong is what differs from paper by more than a third of all grey; a logo may be one dark field."""
    logo = QImage(200, 200, QImage.Format.Format_RGB32)
    logo.fill(QColor(PALETTES[theme]["ink"]))
    logo.save(str(tmp_path / "logo.png"))
    page = make_page(size, theme, logo=tmp_path / "logo.png")
    paper = QColor(PALETTES[theme]["paper"]).lightness()
    strong, turns = Image.new("L", size), range(0, HOUR, 4)
    for turn in turns:
        page.show_turn(turn)
        grey = page.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        seen = Image.frombuffer("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine(), 1)
        apart = ImageChops.difference(seen, Image.new("L", size, paper))
        strong = ImageChops.add(strong, apart.point([int(value > 90) for value in range(256)]))
    share = strong.getextrema()[1] / len(turns)
    assert 0.1 < share <= 0.6


# Touching


@pytest.mark.parametrize("place", [(1, 1), (270, 480), (538, 958)], ids=str)
def test_touch_anywhere_begins_when_the_finger_is_lifted(make_page, place):
    page, heard = make_page(), []
    page.touched.connect(lambda: heard.append("touched"))
    QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=QPoint(*place))
    assert heard == []
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=QPoint(*place) + QPoint(0, -1))
    assert heard == ["touched"]


def listen(page: AttractPage) -> list[tuple[str, ...]]:
    """What the page says of touches, from now on."""
    heard: list[tuple[str, ...]] = []
    for signal in (page.touched, page.language_touched, page.example_touched):
        signal.connect(lambda *said: heard.append(said))
    return heard


def middles(page: AttractPage) -> dict[tuple[str, ...], QPoint]:
    """The middle of each part, by what is said of a touch on it."""
    parts = page._picture.parts(page._turn)
    return {tuple(filter(None, (part.language, part.text))): part.place.center().toPoint() for part in parts}


@pytest.mark.parametrize("turn", [0, 1, 2, 700])
@pytest.mark.parametrize("size", [UPRIGHT, WIDE], ids=["upright", "wide"])
def test_touch_on_a_language_or_an_example_says_which(make_page, size, turn):
    page = make_page(size)
    page.show_turn(turn)
    picture_of(page)
    view = present_attract(SETUP)[turn % len(LANGUAGES)]
    wanted = [*((code,) for code in LANGUAGES), *((view.language, text) for text in view.examples)]
    heard, places = listen(page), middles(page)
    assert sorted(places) == sorted(wanted)
    for said, place in places.items():
        QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=place)
        assert heard.pop() == said
    assert heard == []


def test_finger_that_slides_off_a_part_is_a_touch_of_the_page(make_page):
    page = make_page()
    picture_of(page)
    heard, (one, other, *_rest) = listen(page), middles(page).values()
    for start, end in ((one, other), (one, QPoint(270, 20)), (QPoint(270, 20), one)):
        QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=end)
    page.click()
    assert heard == [()] * 4


def test_touch_means_what_was_there_when_the_finger_came_down(make_page):
    page = make_page()
    picture_of(page)
    heard, example = listen(page), present_attract(SETUP)[0].examples[1]
    place = middles(page)["zh_CN", example]
    QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=place)
    turn_whole(page)
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=place)
    assert heard == [("zh_CN", example)]


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1024, 1280), (1280, 1024), (768, 1366)], ids=str)
@pytest.mark.parametrize("scale", [0.5, 1.0, 1.6])
def test_parts_are_as_large_as_a_finger_and_stand_apart_on_the_paper(make_page, size, scale):
    page, theme = make_page(), Theme("light", scale * min(size) / 1080, touch=True)
    picture = AttractPicture(theme, present_attract(SETUP), None, page.font(), QSize(*size))
    for turn in range(len(LANGUAGES)):
        places = [part.place for part in picture.parts(turn)]
        sheet = picture._sheet.translated(picture._moved(turn))
        assert min(min(place.width(), place.height()) for place in places) >= theme.dp(FINGER)
        assert not any(one.intersects(other) for one, other in combinations(places, 2))
        assert all(sheet.contains(place) for place in places)


@pytest.mark.parametrize("theme", PALETTES)
def test_languages_look_like_buttons_where_they_can_be_touched(make_page, theme):
    """Each has a frame around all that can be touched: at the middle of its edges there is another colour than paper."""
    page = make_page((1080, 1920), theme)
    picture, paper = picture_of(page), QColor(PALETTES[theme]["paper"]).rgb()
    for part in page._picture.parts(0):
        place = part.place.toRect()
        edges = [QPoint(place.center().x(), place.top()), QPoint(place.center().x(), place.bottom())]
        edges += [QPoint(place.left(), place.center().y()), QPoint(place.right(), place.center().y())]
        assert [edge for edge in edges if picture.pixel(edge) == paper] == [], part.words


def test_no_key_begins(make_page):
    page, heard = make_page(), []
    page.touched.connect(lambda: heard.append("touched"))
    page.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_A):
        QTest.keyClick(page, key)
    assert heard == []
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus


# The logo of the hall


def save_picture(path, wide, high):
    picture = QImage(wide, high, QImage.Format.Format_RGB32)
    picture.fill(QColor(PALETTES["light"]["stop"]))
    assert picture.save(str(path))
    return path


def test_logo_is_shown_and_a_missing_or_broken_one_is_left_out(make_page, tmp_path):
    plain = picture_of(make_page())
    broken = tmp_path / "broken.png"
    broken.write_bytes(save_picture(tmp_path / "whole.png", 64, 64).read_bytes()[:60])
    text = tmp_path / "text.png"
    text.write_text("no picture", encoding="utf-8")
    for path in (broken, text, tmp_path / "missing.png", tmp_path):
        assert picture_of(make_page(logo=path)) == plain
    with_logo = picture_of(make_page(logo=tmp_path / "whole.png"))
    assert QColor(PALETTES["light"]["stop"]).rgb() in colours_in(with_logo) - colours_in(plain)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("wide", "high", "shown"),
    [(4000, 4000, (60, 60)), (6000, 300, (200, 10)), (40, 20, (40, 20)), (9000, 2, (200, 1))],
)
def test_large_logo_is_made_small_and_a_small_one_stays(tmp_path, wide, high, shown):
    logo = read_logo(save_picture(tmp_path / "logo.png", wide, high), LOGO_ROOM)
    assert logo.size().toTuple() == shown


@pytest.mark.usefixtures("qapp")
def test_logo_that_would_fill_the_memory_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("cztservices.ui.kiosk.logo.MOST_PIXELS", 100)
    assert MOST_PIXELS == 50_000_000
    assert read_logo(save_picture(tmp_path / "logo.png", 11, 10), LOGO_ROOM) is None
    assert read_logo(save_picture(tmp_path / "logo.png", 10, 10), LOGO_ROOM) is not None
