"""The drawn map: where the cities stand, that they can be tapped, and that every state looks different."""

from collections import Counter
from itertools import combinations, permutations

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage

from cztservices.domain.scope import CITIES
from cztservices.domain.words import End
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.city_map import present_map
from cztservices.presenters.direction import Direction, present_picker
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS
from cztservices.presenters.offices import CityCountView
from cztservices.presenters.palettes import PALETTES
from cztservices.ui.city_map import CityMap
from cztservices.ui.count_map import CountMap
from cztservices.ui.direction_map import DirectionMap
from cztservices.ui.theme import Theme
from tests.ui.eyes import colours_in, spoken_name
from tests.ui.hands import CHANGSHA, XIANGTAN, ZHUZHOU, click

SIZES = [(scale, elder) for scale in (1.0, 2.0, 3.0) for elder in (False, True)]


def turn(drawn: DirectionMap, direction: Direction, language: str = "zh_CN") -> None:
    """Show a direction on a map."""
    drawn.show_direction(*(present_picker(end, direction, None, Translator(language)) for end in End))


@pytest.fixture
def make_map(qtbot):
    """A map of a direction, shown."""

    def _make(direction=Direction(), theme=Theme(), language="zh_CN", width=480) -> DirectionMap:  # noqa: B008 - frozen
        drawn = DirectionMap(present_map(Translator(language)), theme)
        qtbot.addWidget(drawn)
        drawn.resize(theme.dp(width), drawn.height())
        turn(drawn, direction, language)
        drawn.show()
        return drawn

    return _make


def picture_of(drawn: CityMap) -> QImage:
    """What it looks like."""
    return drawn.grab().toImage()


def counts_in(picture: QImage) -> Counter[int]:
    """How many points it has of each colour, as 0xAARRGGBB."""
    return Counter(memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I"))


def middle_of(drawn: CityMap, city: str) -> QPointF:
    """The middle of a dot."""
    dot = drawn.cities[city]
    return QPointF(dot.x() + dot.width() / 2, dot.y() + dot.dot_centre())


def test_cities_stand_to_each_other_as_on_any_map(make_map):
    at = {city: middle_of(make_map(), city) for city in CITIES}
    assert at[CHANGSHA].y() < at[ZHUZHOU].y() < at[XIANGTAN].y()
    assert at[XIANGTAN].x() < at[CHANGSHA].x() < at[ZHUZHOU].x()


@pytest.mark.parametrize("width", [300, 480, 900])
def test_dots_stand_where_lines_and_arrows_end(make_map, width):
    drawn = make_map(width=width)
    for city in CITIES:
        apart = middle_of(drawn, city) - drawn.where(city)
        assert abs(apart.x()) <= 1
        assert abs(apart.y()) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scale", "elder"), SIZES)
def test_cities_stay_on_the_map_and_clear_of_each_other(make_map, language, scale, elder):
    theme = Theme("light", scale, elder)
    drawn = make_map(theme=theme, language=language)
    places = [QRect(dot.geometry()) for dot in drawn.cities.values()]
    assert all(drawn.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a, b in combinations(places, 2))
    assert all(min(place.width(), place.height()) >= theme.control for place in places)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scale", "elder"), SIZES)
def test_name_of_a_city_is_not_cut(make_map, language, scale, elder):
    drawn = make_map(theme=Theme("light", scale, elder), language=language)
    for city, dot in drawn.cities.items():
        picture = dot.grab().toImage()
        ink = QColor(PALETTES["light"][CITY_TOKENS[city]])
        right, bottom = picture.width() - 1, picture.height() - 1
        edge = [(x, y) for x in range(right + 1) for y in (0, bottom)] + [
            (x, y) for y in range(bottom) for x in (0, right)
        ]
        assert ink.rgb() in colours_in(picture)
        assert [place for place in edge if picture.pixelColor(*place) == ink] == []


def test_tap_asks_for_the_next_end(make_map):
    drawn, asked = make_map(), []
    drawn.city_chosen.connect(lambda end, city: asked.append((end, city)))
    click(drawn.cities[XIANGTAN])
    turn(drawn, Direction(XIANGTAN, None))
    click(drawn.cities[CHANGSHA])
    turn(drawn, Direction(XIANGTAN, CHANGSHA))
    click(drawn.cities[ZHUZHOU])
    turn(drawn, Direction(None, CHANGSHA))
    click(drawn.cities[ZHUZHOU])
    assert asked == [
        (End.ORIGIN, XIANGTAN),
        (End.DESTINATION, CHANGSHA),
        (End.ORIGIN, ZHUZHOU),
        (End.ORIGIN, ZHUZHOU),
    ]


def test_every_state_looks_different(make_map):
    drawn, pictures = make_map(), []
    ends = (None, XIANGTAN, CHANGSHA)
    directions = [Direction(a, b) for a in ends for b in ends if a is None or a != b]
    for direction in directions:
        turn(drawn, direction)
        pictures.append(picture_of(drawn))
    assert len(directions) == 7
    assert all(one != other for one, other in combinations(pictures, 2))


def test_middle_of_a_dot_tells_both_ends_from_a_city_that_is_not_chosen(make_map):
    drawn = make_map(Direction(XIANGTAN, CHANGSHA))
    picture = picture_of(drawn)
    middles = {city: picture.pixelColor(middle_of(drawn, city).toPoint()) for city in CITIES}
    colours = {city: QColor(PALETTES["light"][CITY_TOKENS[city]]) for city in CITIES}
    assert middles == {
        XIANGTAN: colours[XIANGTAN],
        CHANGSHA: colours[CHANGSHA],
        ZHUZHOU: QColor(PALETTES["light"]["paper"]),
    }
    beside = middle_of(drawn, CHANGSHA).toPoint() + QPointF(12, 0).toPoint()
    assert picture.pixelColor(beside) == QColor(PALETTES["light"]["paper"])  # a ring, and not filled


def test_arrow_is_drawn_only_between_two_cities(make_map):
    focus = QColor(PALETTES["light"]["focus"]).rgb()
    drawn = make_map()
    seen = {}
    for direction in (Direction(), Direction(XIANGTAN), Direction(None, CHANGSHA), Direction(XIANGTAN, CHANGSHA)):
        turn(drawn, direction)
        seen[direction] = focus in colours_in(picture_of(drawn))
    assert [*seen.values()] == [False, False, False, True]


def _is_dark_grey(colour: QColor) -> bool:
    return colour.lightness() < 160 and colour.saturation() < 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_arrow_hides_the_name_of_a_line(make_map, language):
    """The arrow from Zhuzhou to Changsha crosses the name of the railway."""

    def letters(direction) -> int:
        drawn = make_map(direction, language=language)
        around = QRect(round(drawn.width() * 0.58), round(drawn.height() * 0.47) - 12, round(drawn.width() * 0.2), 24)
        points = counts_in(picture_of(drawn).copy(around)).items()
        return sum(count for point, count in points if _is_dark_grey(QColor(point)))

    bare = letters(Direction())
    assert bare > 50
    assert {letters(Direction(origin, destination)) for origin, destination in permutations(CITIES, 2)} == {bare}


@pytest.mark.parametrize("theme", PALETTES)
def test_map_has_the_colours_of_its_theme(make_map, theme):
    colours = colours_in(picture_of(make_map(Direction(XIANGTAN, CHANGSHA), Theme(theme))))
    tokens = ("water", "ink2", "accent", "focus", *CITY_TOKENS.values())
    assert {QColor(PALETTES[theme][token]).rgb() for token in tokens} <= colours


@pytest.mark.parametrize("language", LANGUAGES)
def test_map_and_cities_are_named_for_who_cannot_see_them(make_map, language):
    translator = Translator(language)
    drawn = make_map(language=language)
    names = {city: translator.gettext(CITY_LABELS[city]) for city in CITIES}
    assert {city: spoken_name(dot) for city, dot in drawn.cities.items()} == names
    assert all(name in spoken_name(drawn) for name in names.values())


# The map with counts.


@pytest.fixture
def counted(qtbot):
    """A map of counts on which one city is chosen."""
    counts = [
        CityCountView(city, name, CITY_TOKENS[city], number, chosen=city == ZHUZHOU)
        for number, (city, name) in enumerate(zip(CITIES, ("Changsha", "Zhuzhou", "Xiangtan"), strict=True), 7)
    ]
    drawn = CountMap(present_map(Translator("en")), counts, Theme())
    qtbot.addWidget(drawn)
    drawn.resize(480, drawn.height())
    drawn.show()
    return drawn


def dot_of(drawn, city) -> QImage:
    """The inside of the dot of a city."""
    middle = middle_of(drawn, city).toPoint()
    return picture_of(drawn).copy(middle.x() - 12, middle.y() - 12, 24, 24)


def test_count_stands_in_the_dot_and_is_said_with_the_name(counted):
    assert [dot.text() for dot in counted.cities.values()] == ["Changsha", "Zhuzhou", "Xiangtan"]
    assert QColor(PALETTES["light"]["changsha"]).rgb() in colours_in(dot_of(counted, CHANGSHA))
    assert [spoken_name(dot) for dot in counted.cities.values()] == ["Changsha 7", "Zhuzhou 8", "Xiangtan 9"]


def test_city_that_is_chosen_is_filled(counted):
    assert [city for city, dot in counted.cities.items() if dot._is_filled] == [ZHUZHOU]
    filled, plain = (dot_of(counted, city) for city in (ZHUZHOU, CHANGSHA))
    for picture, ground, number in ((filled, "zhuzhou", "on_accent"), (plain, "paper", "changsha")):
        counts = counts_in(picture)
        [(most, _times)] = counts.most_common(1)
        assert most == QColor(PALETTES["light"][ground]).rgb()
        assert QColor(PALETTES["light"][number]).rgb() in counts


def test_tap_asks_for_the_city(counted):
    asked = []
    counted.city_chosen.connect(asked.append)
    click(counted.cities[XIANGTAN])
    assert asked == [XIANGTAN]


def test_map_without_a_use_does_nothing_with_a_tap(qtbot):
    drawn = CityMap(present_map(Translator("en")), Theme())
    qtbot.addWidget(drawn)
    with pytest.raises(NotImplementedError):
        drawn.on_city_clicked(CHANGSHA)
