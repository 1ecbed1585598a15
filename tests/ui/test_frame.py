"""The window stays where a person can get hold of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from cztservices.ui.frame import GRIP, Frame, bring_into_sight

LEFT, RIGHT = QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1024)


def test_window_on_a_screen_that_is_left_stays():
    window = QRect(2000, 100, 800, 600)
    assert bring_into_sight(window, [LEFT, RIGHT]) == window


@pytest.mark.parametrize(
    "place", [QRect(2000, 100, 800, 600), QRect(-5000, -5000, 800, 600), QRect(1900, 10, 800, 600)]
)
def test_window_that_nobody_could_get_hold_of_comes_back(place):
    brought = bring_into_sight(place, [LEFT])
    assert LEFT.contains(brought)
    assert brought.size() == place.size()


def test_window_larger_than_what_is_left_becomes_smaller():
    assert bring_into_sight(QRect(5000, 0, 3840, 2160), [RIGHT]) == RIGHT


numbers = st.integers(-8000, 8000)


@given(x=numbers, y=numbers, width=st.integers(GRIP, 5000), height=st.integers(GRIP, 5000))
def test_enough_of_every_window_is_in_sight(x, y, width, height):
    brought = bring_into_sight(QRect(x, y, width, height), [LEFT, RIGHT])
    seen = max((room.intersected(brought) for room in (LEFT, RIGHT)), key=lambda part: part.width() * part.height())
    assert min(seen.width(), seen.height()) >= GRIP
    assert bring_into_sight(brought, [LEFT, RIGHT]) == brought


def test_frame_comes_back_from_beyond_every_screen(qtbot):
    frame = Frame()
    qtbot.addWidget(frame)
    frame.setGeometry(50_000, 50_000, 400, 300)
    frame.keep_in_sight()
    room = frame.screen().availableGeometry()
    assert room.contains(frame.geometry().topLeft() + QPoint(GRIP, GRIP))
