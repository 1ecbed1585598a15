"""Bars say what they are of, are as long as what they stand for, and stay within their drawing."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.presenters.bars import WIDTH, BarView, draw_columns, draw_rows

ODD = '<script>alert("1")</script> & \' "'
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)
bars = st.lists(st.builds(BarView, words, st.integers(0, 10**9), words), max_size=24)


def parse(drawn):
    return ET.fromstring(drawn)  # noqa: S314 - we have just drawn it


def rects(picture):
    return [{name: float(rect.get(name)) for name in ("x", "y", "width", "height")} for rect in picture.iter("rect")]


def texts(picture):
    return [text.text or "" for text in picture.iter("text")]


@pytest.mark.parametrize("draw", [draw_rows, draw_columns])
def test_odd_words_are_words(draw):
    drawn = draw(ODD, [BarView(ODD, 1, ODD)])
    assert "<script" not in drawn
    picture = parse(drawn)
    assert picture.get("aria-label") == ODD
    assert ODD in texts(picture) or any(ODD.startswith(text[:-1]) for text in texts(picture))
    assert picture.find("rect/title").text == f"{ODD}: {ODD}"


@pytest.mark.parametrize("draw", [draw_rows, draw_columns])
@given(bars)
def test_every_bar_stays_within_its_drawing(draw, views):
    picture = parse(draw("title", views))
    _x, _y, width, height = map(float, picture.get("viewBox").split())
    assert width == WIDTH
    assert len(rects(picture)) == len(views)
    for rect in rects(picture):
        assert 0 <= rect["x"] <= rect["x"] + rect["width"] <= width
        assert 0 <= rect["y"] <= rect["y"] + rect["height"] <= height


def test_rows_are_as_long_as_their_values():
    lengths = [
        rect["width"]
        for rect in rects(parse(draw_rows("t", [BarView("a", 10, ""), BarView("b", 5, ""), BarView("c", 0, "")])))
    ]
    assert lengths[0] == 2 * lengths[1]
    assert lengths[2] == 1


def test_longest_row_leaves_room_for_its_value_in_words():
    picture = parse(draw_rows("t", [BarView("a", 10, "1,234,567 × 没有点开任何结果")]))
    last = [*picture.iter("text")][-1]
    assert float(last.get("x")) + 12 * 0.6 * 12 + 12 * 8 <= WIDTH


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (10, ["0", "2", "4", "6", "8", "10"]),
        (986, ["0", "200", "400", "600", "800", "1000"]),
    ],
)
def test_columns_stand_before_lines_for_round_values(most, ticks):
    picture = parse(draw_columns("t", [BarView("8", most, "")]))
    assert texts(picture) == [*ticks, "8"]


def test_long_label_is_shortened_and_stays_whole_in_the_title():
    picture = parse(draw_rows("t", [BarView("长" * 60, 1, "1")]))
    label = texts(picture)[0]
    assert label.endswith("长…")
    assert len(label) < 20
    assert picture.find("rect/title").text.startswith("长" * 60)
