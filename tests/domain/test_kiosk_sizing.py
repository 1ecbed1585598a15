import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.kiosk.setup import Screen
from cztservices.domain.kiosk.sizing import LONG_SIDE_DP, NARROW_SIDE_DP, WIDE_HEIGHT_DP, size_for


@pytest.mark.parametrize(
    ("width", "height", "inches", "scale"),
    [
        (1080, 1920, 21.5, 1.008),
        (1920, 1080, 21.5, 1.008),
        (1080, 1920, 32.0, 0.678),
        (2160, 3840, 32.0, 1.355),
        (1080, 1920, 0.0, 1.0),
        (768, 1366, 0.0, 0.711),
    ],
)
def test_text_is_sized_by_the_screen(width, height, inches, scale):
    assert size_for(width, height, Screen(inches)).scale == scale


def test_capitals_of_large_print_take_up_seven_tenths_of_a_degree_wherever_they_have_room():
    assert size_for(1080, 1920, Screen(21.5)).degrees == 0.7
    assert size_for(1080, 1920, Screen(43.0, 900)).degrees == 0.7
    small = size_for(1080, 1920, Screen(15.6))
    assert (small.degrees or 1.0) < 0.7  # no room for more


@given(
    st.integers(600, 4000), st.integers(600, 4000), st.just(0.0) | st.floats(5, 120), st.integers(200, 2000)
)  # fmt: skip
def test_everything_has_room(width, height, inches, distance):
    scale = size_for(width, height, Screen(inches, distance)).scale
    assert scale > 0
    if height > width:
        assert width / scale >= NARROW_SIDE_DP * 0.99
        assert height / scale >= LONG_SIDE_DP * 0.99
    else:
        assert height / scale >= WIDE_HEIGHT_DP * 0.99
