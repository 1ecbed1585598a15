"""Comparisons as a page shows them, in every language."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.catalogue.compare import Comparison, DirectionComparison, compare_cities, compare_directions
from cztservices.domain.catalogue import Statement, Text
from cztservices.domain.dates import Doubt
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU, Layer
from cztservices.domain.words import Element, Grade
from cztservices.i18n import Translator
from cztservices.presenters.comparison import REVERSE, present_comparison, present_directions
from cztservices.presenters.comparison_text import write_comparison
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS, ELEMENTS
from tests.sample_data import DAY
from tests.statements import days, make_service, make_source, make_statement, statement_lists

FILING, RESIDENCE, SENIOR = "medical-offsite-filing", "residence-permit", "senior-card"
ENGLISH = Translator("en")
SAME_CITIES, SAME_DIRECTIONS = (
    "What is known is the same in these cities.",
    "What is known is the same in both directions.",
)


def said(key: str, scope: str, words: str, element: Element = Element.NOTE, **fields) -> Statement:
    """A statement in the same words for readers of every language, known on the day of tests."""
    return make_statement(key, element, scope, text=Text(words, words), **{"published": "2022-11"} | fields)


def comparison_of(*statements: Statement, **ends) -> Comparison:
    """These statements side by side, whatever the day."""

    def group(place: str) -> dict[Element, tuple[Statement, ...]]:
        held = [s for s in statements if place_of(s) == place]
        return {e: found for e in Element if (found := tuple(s for s in held if s.element is e))}

    pairs = sorted({place_of(s) for s in statements if s.scope.layer is Layer.PAIR})
    cities = {city: group(city) for city in CITIES}
    return Comparison(make_service(**ends), group(""), cities, {pair: group(pair) for pair in pairs})


def place_of(statement: Statement) -> str:
    """The city or the pair of a statement; nothing above the cities."""
    return str(statement.scope).partition("@")[0] if statement.scope.layer >= Layer.CITY else ""


def directions_of(*statements: Statement, origin: str = XIANGTAN, destination: str = CHANGSHA, day: date = DAY):
    """The guides of these statements, there and back."""
    service = make_service()
    there = resolve_guide(service, statements, origin, destination, day)
    return DirectionComparison(service, there, resolve_guide(service, statements, destination, origin, day))


def bracketed(line) -> str:
    """The words of a line with its marks in brackets."""
    text = line.text
    for start, end in reversed(line.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def cells_of(view) -> list[list[str]]:
    """The marked words of the only row, column by column."""
    [row] = view.rows
    return [[bracketed(line) for line in cell] for cell in row.cells]


def lines_of(view) -> list:
    """Every line of a view."""
    return [line for row in view.rows for group in (row.shared, *row.cells, row.directed) for line in group]


@pytest.fixture
def name(tr):
    """The name of a city in the language in turn."""
    return lambda city: tr.gettext(CITY_LABELS[city])


@pytest.fixture
def filing(catalogue_db, tr):
    """The view of a choice of the sample."""
    return lambda choice="": present_comparison(compare_cities(catalogue_db, FILING, DAY), choice, DAY, tr)


# Choices and columns


@pytest.mark.parametrize(
    ("choice", "cities"),
    [
        ("", CITIES),
        ("430100,430200", (CHANGSHA, ZHUZHOU)),
        ("430300,430100", (CHANGSHA, XIANGTAN)),
        ("430200,430300", (ZHUZHOU, XIANGTAN)),
        ("430100", CITIES),
        ("430100,430100", CITIES),
        ("reverse", CITIES),
        ("430100,999999", CITIES),
    ],
)
def test_choice_names_the_cities_and_anything_else_means_all(filing, name, choice, cities):
    view = filing(choice)
    assert [(column.title, column.token) for column in view.columns] == [(name(c), CITY_TOKENS[c]) for c in cities]
    [chosen] = [one.value for one in view.choices if one.chosen]
    assert chosen == (",".join(cities) if len(cities) == 2 else "")


def test_choices_are_all_cities_every_two_of_them_and_the_way_back(filing, tr, name):
    view = filing()
    assert [(choice.value, choice.label) for choice in view.choices] == [
        ("", tr.gettext("All three cities")),
        *((f"{a},{b}", tr.format_list([name(a), name(b)])) for a, b in ((CHANGSHA, ZHUZHOU), (CHANGSHA, XIANGTAN), (ZHUZHOU, XIANGTAN))),
        (REVERSE, tr.gettext("There and back")),
    ]  # fmt: skip


@pytest.mark.parametrize("ends", [{"origin": False}, {"destination": False}])
def test_way_back_is_offered_only_where_there_are_two_ends(tr, ends):
    view = present_comparison(comparison_of(**ends), "", DAY, tr)
    assert REVERSE not in [choice.value for choice in view.choices]


def test_title_is_the_service(filing, tr, catalogue_db):
    assert filing().title == tr.say(catalogue_db.service(FILING).name)
    assert filing().service_id == FILING


# Rows


def test_rows_stand_in_reading_order_those_without_a_line_left_out(filing, tr):
    known = [
        Element.HANDLING_MODE, Element.CONDITION, Element.MATERIAL, Element.STEP, Element.CHANNEL, Element.OFFICE,
        Element.TIME_LIMIT, Element.FEE, Element.NOTE, Element.LEGAL_BASIS,
    ]  # fmt: skip
    assert [row.title for row in filing().rows] == [tr.gettext(ELEMENTS[element]) for element in known]


@given(statement_lists())
def test_every_statement_stands_in_the_view_once(statements):
    view = present_comparison(comparison_of(*statements), "", DAY, ENGLISH)
    assert sorted(line.text for line in lines_of(view)) == sorted(s.text.en for s in statements)


@given(statement_lists())
def test_line_stands_where_its_layer_says(statements):
    view = present_comparison(comparison_of(*statements), "", DAY, ENGLISH)
    places = {s.text.en: place_of(s) for s in statements}
    for row in view.rows:
        assert {places[line.text] for line in row.shared} <= {""}
        assert all("->" in places[line.text] for line in row.directed)
        for city, cell in zip(CITIES, row.cells, strict=True):
            assert {places[line.text] for line in cell} <= {city}


def test_of_two_cities_only_their_own_rules_are_shown(tr):
    pairs = [said(f"{a}{b}", f"{a}->{b}", f"{a} {b}") for a in CITIES for b in CITIES if a != b]
    alone = [said(city, city, city) for city in CITIES]
    view = present_comparison(comparison_of(*pairs, *alone), f"{CHANGSHA},{XIANGTAN}", DAY, tr)
    [row] = view.rows
    assert [line.text for line in row.directed] == [f"{CHANGSHA} {XIANGTAN}", f"{XIANGTAN} {CHANGSHA}"]
    assert [[line.text for line in cell] for cell in row.cells] == [[CHANGSHA], [XIANGTAN]]


def test_empty_cell_says_so_only_where_another_column_has_a_line(tr):
    view = present_comparison(
        comparison_of(
            said("a", "czt", "一"),
            said("b", CHANGSHA, "一", Element.FEE),
            said("c", "430100->430200", "一", Element.STEP),
        ),
        "",
        DAY,
        tr,
    )
    unknown = tr.gettext("No source yet for this city")
    assert {row.title: row.unknown for row in view.rows} == {
        tr.gettext(ELEMENTS[Element.NOTE]): "",
        tr.gettext(ELEMENTS[Element.FEE]): unknown,
        tr.gettext(ELEMENTS[Element.STEP]): "",
    }


# Lines


@pytest.mark.parametrize(
    ("scope", "end"),
    [
        (CHANGSHA, ""),
        (f"{CHANGSHA}@origin", "(record here)"),
        (f"{CHANGSHA}@destination", "(wanted here)"),
        ("czt", ""),
        ("000000", ""),
    ],
)
def test_line_says_at_which_end_its_city_stands_here_and_in_the_shell(tr, scope, end):
    comparison = comparison_of(said("a", scope, "一"))
    [line] = lines_of(present_comparison(comparison, "", DAY, tr))
    assert line.end == tr.gettext(end)
    assert (f": {line.end} 一" if end else ": 一") in write_comparison(comparison, tr)


def test_line_names_its_layer_and_a_directed_one_its_direction(tr, name):
    lines = lines_of(
        present_comparison(comparison_of(said("a", "430000", "一"), said("b", ZHUZHOU, "二"), said("c", "430300->430100", "三")), "", DAY, tr)
    )  # fmt: skip
    assert [(line.text, line.layer, line.token) for line in lines] == [
        ("一", tr.gettext("Hunan"), "hunan"),
        ("二", name(ZHUZHOU), "zhuzhou"),
        ("三", f"{name(XIANGTAN)} → {name(CHANGSHA)}", "accent"),
    ]


def test_line_names_every_source_with_its_date_and_when_it_was_checked(tr):
    sources = [make_source(published=day, key=str(n)) for n, day in enumerate(("2023-06-19", "2022", None))]
    statement = said("a", CHANGSHA, "一", sources=sources, verified=date(2026, 11, 22))
    [line] = lines_of(present_comparison(comparison_of(statement), "", DAY, tr))
    publisher = tr.say(sources[0].publisher)
    cited = [tr.format_source_day("2023-06-19"), tr.format_source_day("2022"), tr.gettext("undated")]
    checked = tr.gettext("checked {day}").format(day=tr.format_day(date(2026, 11, 22)))
    assert line.caption == " · ".join([*(f"{publisher} {day}" for day in cited), checked])


@pytest.mark.parametrize(
    ("grade", "published", "doubt", "words"),
    [
        (Grade.OFFICIAL, "2022-11", None, ""),
        (Grade.PRESS, "2021-11-05", Doubt.AGED, "Source of {day}: ask first"),
        (Grade.OFFICIAL, None, Doubt.AGED, "Undated source: ask first"),
        (Grade.OTHER, "2022-11", Doubt.UNCONFIRMED, "Unconfirmed"),
    ],
)
def test_line_says_what_to_do_before_trusting_it(tr, grade, published, doubt, words):
    statement = said("a", CHANGSHA, "一", grade=grade, published=published)
    [line] = lines_of(present_comparison(comparison_of(statement), "", DAY, tr))
    day = tr.format_source_day(published[:7]) if published else ""
    assert (line.doubt, line.caution) == (doubt, tr.gettext(words).format(day=day))


# Marks


def test_words_that_the_nearest_line_does_not_have_are_marked(tr):
    comparison = comparison_of(
        said("a", CHANGSHA, "每月最高领 100 元"), said("b", ZHUZHOU, "每月最高领 50 元"), said("c", XIANGTAN, "每月最高领 50 元")
    )  # fmt: skip
    view = present_comparison(comparison, "", DAY, tr)
    assert cells_of(view) == [["每月最高领 [100] 元"], ["每月最高领 50 元"], ["每月最高领 50 元"]]


def test_own_name_of_a_city_is_no_difference(tr, name):
    comparison = comparison_of(*(said(city, city, f"去{name(city)}的窗口办") for city in CITIES))
    view = present_comparison(comparison, "", DAY, tr)
    assert not any(line.marks or line.whole for line in lines_of(view))
    assert view.lead == tr.gettext(SAME_CITIES)


def test_line_that_is_like_no_other_differs_as_a_whole(tr):
    view = present_comparison(
        comparison_of(said("a", CHANGSHA, "到大厅办"), said("b", ZHUZHOU, "周末不开门")), "", DAY, tr
    )
    assert [(line.text, line.marks, line.whole) for line in lines_of(view)] == [
        ("到大厅办", (), True),
        ("周末不开门", (), True),
    ]


def test_line_without_any_other_beside_it_is_not_called_different(tr):
    view = present_comparison(
        comparison_of(said("a", CHANGSHA, "到大厅办"), said("b", "czt", "到大厅办理")), "", DAY, tr
    )
    assert not any(line.marks or line.whole for line in lines_of(view))
    assert view.legend == ""


def test_lines_are_compared_within_their_element_alone(tr):
    view = present_comparison(
        comparison_of(said("a", CHANGSHA, "到大厅办"), said("b", ZHUZHOU, "到大厅办理", Element.STEP)), "", DAY, tr
    )
    assert not any(line.marks or line.whole for line in lines_of(view))


@pytest.mark.parametrize(
    ("element", "order", "levels"),
    [
        (Element.STEP, ["先打电话问一问", "带身份证去窗口"], [0, 1]),
        (Element.NOTE, ["带身份证去窗口", "先打电话问一问"], [0, 1]),
    ],
)
def test_counterparts_come_first_but_steps_keep_their_order(tr, element, order, levels):
    first, second = ("先打电话问一问", "带身份证去窗口")
    view = present_comparison(
        comparison_of(
            said("a", CHANGSHA, first, element, position=1), said("b", CHANGSHA, second, element, position=2),
            said("c", ZHUZHOU, "带身份证去大厅", element),
        ), "", DAY, tr,
    )  # fmt: skip
    [row] = view.rows
    assert [line.text for line in row.cells[0]] == order
    assert [line.level for line in row.cells[0]] == levels
    [beside] = row.cells[1]
    assert [line.level for line in row.cells[0] if line.text == second] == [beside.level]


# Lead and legend


def test_lead_names_what_differs_and_the_legend_says_what_marks_mean(tr):
    view = present_comparison(
        comparison_of(
            said("a", CHANGSHA, "收一百元", Element.FEE), said("b", ZHUZHOU, "收五十元", Element.FEE),
            said("c", CHANGSHA, "到大厅办", Element.STEP), said("d", ZHUZHOU, "周末不开门", Element.STEP),
            said("e", CHANGSHA, "别忘了"),
            said("f", "430100->430200", "不用带", Element.MATERIAL),
        ), "", DAY, tr,
    )  # fmt: skip
    titles = [tr.gettext(ELEMENTS[e]) for e in (Element.MATERIAL, Element.STEP, Element.FEE)]
    assert view.lead == tr.gettext("What differs: {elements}").format(elements=" · ".join(titles))
    assert view.legend


def test_lead_says_what_is_not_known_where_no_difference_is(tr):
    view = present_comparison(
        comparison_of(said("a", CHANGSHA, "一", Element.FEE), said("b", "czt", "二"), said("c", XIANGTAN, "三")),
        "",
        DAY,
        tr,
    )
    titles = " · ".join(tr.gettext(ELEMENTS[element]) for element in (Element.FEE, Element.NOTE))
    template = tr.gettext("No difference is known; sources are missing for: {elements}")
    assert view.lead == template.format(elements=titles)


def test_lead_says_that_rules_for_all_are_the_same(tr):
    view = present_comparison(comparison_of(said("a", "czt", "一"), said("b", "000000", "二")), "", DAY, tr)
    assert (view.lead, view.legend) == (tr.gettext(SAME_CITIES), "")


def test_lead_says_that_nothing_is_known(tr):
    assert present_comparison(comparison_of(), "", DAY, tr).lead == tr.gettext("No source says anything of this yet.")


# A direction and its reverse


def test_directions_stand_side_by_side_in_the_colours_of_where_they_begin(catalogue_db, tr, name):
    view = present_directions(compare_directions(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY), DAY, tr)
    there, back = f"{name(XIANGTAN)} → {name(CHANGSHA)}", f"{name(CHANGSHA)} → {name(XIANGTAN)}"
    assert [(column.title, column.token) for column in view.columns] == [(there, "xiangtan"), (back, "changsha")]
    assert [choice.value for choice in view.choices if choice.chosen] == [REVERSE]


@given(statement_lists(), st.permutations(CITIES), days)
def test_line_of_both_directions_is_shared_and_one_of_a_single_direction_stands_in_its_column(statements, cities, day):
    origin, destination, _third = cities
    found = directions_of(*statements, origin=origin, destination=destination, day=day)
    held = [{s.id for e in guide.elements for s in guide.holding(e)} for guide in (found.there, found.back)]
    view = present_directions(found, day, ENGLISH)
    assert {line.text for row in view.rows for line in row.shared} == held[0] & held[1]
    for number, own in enumerate(held):
        assert {line.text for row in view.rows for line in row.cells[number]} == own - (held[0] & held[1])
    assert len(lines_of(view)) == len(held[0] | held[1])


def test_line_that_is_overridden_one_way_stands_in_the_other_column(catalogue_db, tr):
    view = present_directions(compare_directions(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY), DAY, tr)
    row = next(row for row in view.rows if row.title == tr.gettext(ELEMENTS[Element.HANDLING_MODE]))
    texts = {s.id: tr.say(s.text) for s in catalogue_db.statements(FILING)}
    assert row.shared == ()
    assert [[line.text for line in cell] for cell in row.cells] == [[texts["mode-pair"]], [texts["mode-hunan"]]]


def test_ends_that_change_places_are_no_difference(tr, name):
    view = present_directions(
        directions_of(
            said("a", "430300->430100", f"从{name(XIANGTAN)}转到{name(CHANGSHA)}要五天"),
            said("b", "430100->430300", f"从{name(CHANGSHA)}转到{name(XIANGTAN)}要九天"),
        ), DAY, tr,
    )  # fmt: skip
    assert [
        [f"从{name(XIANGTAN)}转到{name(CHANGSHA)}要[五]天"],
        [f"从{name(CHANGSHA)}转到{name(XIANGTAN)}要[九]天"],
    ] == cells_of(view)


def test_directions_that_are_the_same_are_said_to_be(tr):
    assert present_directions(directions_of(said("a", "czt", "一")), DAY, tr).lead == tr.gettext(SAME_DIRECTIONS)


def test_side_of_a_direction_without_a_line_says_so(tr):
    [row] = present_directions(directions_of(said("a", "430300->430100", "一")), DAY, tr).rows
    assert row.unknown == tr.gettext("No source yet for this direction")
