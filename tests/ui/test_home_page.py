"""The beginning: the map on which the cities are tapped, tiles of life events, examples, and what is new."""

import pytest
from PySide6.QtWidgets import QPushButton

from cztservices.authoring.build import build_catalogue
from cztservices.domain.words import End
from cztservices.i18n import LANGUAGES
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from cztservices.ui.tile import Tile
from tests.sample_data import LIFE_EVENTS, edit_file
from tests.ui.eyes import rows_of, shown_words
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, ZHUZHOU, chosen, chosen_row, click, press, settle


@pytest.fixture
def home_of():
    """The home page of a desk, drawn to its end."""
    return lambda desk: settle(desk.page)


@pytest.fixture
def eventful(data_folder, tmp_path):
    """A catalogue with more life events than stand on the page, and two of those that do."""
    edit_file(data_folder, "life_events.yaml", "moving:\n", "change-jobs:\n")
    edit_file(data_folder, "life_events.yaml", "retirement:\n", "retiring:\n")
    path = data_folder / "life_events.yaml"
    extra = LIFE_EVENTS.partition("retirement:\n")[2].replace("退休", "别的")
    path.write_text(path.read_text(encoding="utf-8") + f"something-else:\n{extra}", encoding="utf-8")
    build_catalogue(data_folder, tmp_path / "eventful.db")
    return tmp_path / "eventful.db"


def prompt_of(home) -> str:
    """What the map says that the next tap does."""
    return home._prompt.text()


def tiles_of(home) -> dict[str, Tile]:
    """The tiles by their words."""
    return {tile.text(): tile for tile in home.findChildren(Tile)}


def examples_of(home) -> list[QPushButton]:
    """The words to try."""
    return [button for button in home.findChildren(QPushButton) if button.property("role") == "chip"]


# The map.


def test_first_tap_is_the_city_of_the_record_and_the_second_where_it_is_wanted(desk, home_of):
    home = home_of(desk)
    click(home.map.cities[XIANGTAN])
    assert desk.presenter.direction == Direction(XIANGTAN, None)
    click(home.map.cities[CHANGSHA])
    assert desk.presenter.direction == Direction(XIANGTAN, CHANGSHA)
    assert [chosen(desk.page, end) for end in End] == [[XIANGTAN], [CHANGSHA]]


def test_map_says_what_the_next_tap_does(make_desk, home_of):
    desk = make_desk(language="en")
    home = home_of(desk)
    said = [prompt_of(home)]
    for city in (XIANGTAN, CHANGSHA):
        click(home.map.cities[city])
        said.append(prompt_of(home))
    assert said == [
        "Tap the city where your record is",
        "Now tap the city where you want it done",
        "Xiangtan → Changsha. Tap another city to begin anew.",
    ]


def test_third_tap_moves_the_record(desk, home_of):
    home = home_of(desk)
    for city in (XIANGTAN, CHANGSHA, ZHUZHOU):
        click(home.map.cities[city])
    assert desk.presenter.direction == Direction(ZHUZHOU, CHANGSHA)


def test_map_follows_what_is_chosen_elsewhere(desk, home_of):
    home = home_of(desk)
    click(desk.city(End.DESTINATION, ZHUZHOU))
    assert [city for city, dot in home.map.cities.items() if dot._is_ringed] == [ZHUZHOU]
    assert home.map.next_end is End.ORIGIN
    desk.presenter.choose_city(End.ORIGIN, XIANGTAN)
    assert [city for city, dot in home.map.cities.items() if dot._is_filled] == [XIANGTAN]


def test_map_shows_the_cities_that_were_remembered(make_desk, home_of):
    home = home_of(make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en"))
    assert prompt_of(home).startswith("Xiangtan → Changsha")
    assert (home.map.cities[XIANGTAN]._is_filled, home.map.cities[CHANGSHA]._is_ringed) == (True, True)


def test_map_shows_cities_that_were_chosen_while_another_page_lay_open(desk, home_of):
    desk.open(Page.HELP)
    desk.presenter.choose_city(End.ORIGIN, ZHUZHOU)
    desk.presenter.go_home()
    assert home_of(desk).map.cities[ZHUZHOU]._is_filled


# Tiles, examples, news.


def test_tile_opens_its_life_event(make_desk, eventful, home_of):
    desk = make_desk(eventful)
    click(tiles_of(home_of(desk))["搬到外市"])
    assert desk.presenter.current == PageRef(Page.EVENT, "change-jobs")
    assert desk.page.opened.accessibleName() == "搬到外市"
    desk.presenter.go_back()
    assert desk.page.opened is desk.page.made[Page.HOME]


def test_page_has_the_usual_life_events_and_a_tile_for_all(make_desk, eventful, home_of):
    desk = make_desk(eventful)
    home = home_of(desk)
    assert [*tiles_of(home)] == ["搬到外市", "退休", "全部 3 件生活里的事"]
    click(tiles_of(home)["全部 3 件生活里的事"])
    page = desk.page.made[Page.EVENTS]
    assert desk.page.opened is page
    assert len(tiles_of(page)) == 3
    click(tiles_of(page)["别的"])
    assert desk.presenter.current == PageRef(Page.EVENT, "something-else")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_searched_for_and_the_list_stands_in_the_place_of_the_page(make_desk, home_of, language):
    desk = make_desk(language=language)
    words = [example.text() for example in examples_of(home_of(desk))]
    assert len(words) >= 4
    for number, typed in enumerate(words):
        click(examples_of(home_of(desk))[number])
        assert desk.page.search.text() == typed
        assert desk.page.list.isVisible()
        assert not desk.page.made[Page.HOME].isVisible()
        desk.presenter.go_home()


def test_example_finds_what_it_promises(desk, home_of):
    [example] = [button for button in examples_of(home_of(desk)) if button.text() == "异地就医"]
    click(example)
    assert chosen_row(desk.page) == "异地就医备案"
    assert rows_of(desk.page.list.rows)[0].startswith("异地就医备案")


def test_news_follow_the_first_paint_and_lead_to_their_guides(make_desk, qtbot):
    desk = make_desk(language="en")
    home = desk.page.opened
    assert "Lately checked" not in shown_words(home)
    qtbot.waitUntil(lambda: "Lately checked" in shown_words(home))
    assert "Lately changed" in shown_words(home)
    names = {link.text(): link for link in home.findChildren(Link)}
    click(names["Filing for medical treatment in another city"])
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING)


def test_all_changes_lie_behind_one_line(make_desk, home_of):
    desk = make_desk(language="en")
    [link] = [link for link in home_of(desk).findChildren(Link) if link.text() == "All changes"]
    click(link)
    assert desk.presenter.current == PageRef(Page.CHANGES)


def test_news_are_shown_once(make_desk, home_of):
    desk = make_desk(language="en")
    home = home_of(desk)
    for _ in range(2):
        desk.presenter.read_news()
    assert [link.text() for link in home.findChildren(Link)].count("All changes") == 1


# How it is drawn.


def test_large_print_shows_fewer_tiles(make_desk, data_folder, tmp_path, home_of):
    path = data_folder / "life_events.yaml"
    body = LIFE_EVENTS.partition("retirement:\n")[2]
    names = (
        "hospital-elsewhere",
        "change-jobs",
        "buy-home",
        "retiring",
        "having-baby",
        "child-to-school",
        "lost-papers",
    )
    path.write_text("".join(f"{name}:\n{body.replace('退休', name)}" for name in names), encoding="utf-8")
    build_catalogue(data_folder, tmp_path / "many.db")
    counts = [
        len(tiles_of(home_of(make_desk(tmp_path / "many.db", theme=Theme(elder=elder))))) for elder in (False, True)
    ]
    assert counts == [len(names) + 1, 6 + 1]


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (700, False)])
def test_map_and_tiles_stand_beside_each_other_where_there_is_room(make_desk, home_of, width, beside):
    desk = make_desk(size=(width, 800))
    home = home_of(desk)
    tile = next(iter(tiles_of(home).values()))
    left = home.map.mapTo(home, home.map.rect().topLeft())
    right = tile.mapTo(home, tile.rect().topLeft())
    assert (right.x() > left.x() + home.map.width() - 1, right.y() < left.y() + home.map.height()) == (beside, beside)


def test_keys_begin_a_search_from_a_tile(desk, home_of):
    tile = next(iter(tiles_of(home_of(desk)).values()))
    tile.setFocus()
    press("y")
    assert desk.page.search.text() == "y"
    assert desk.page.search.hasFocus()
