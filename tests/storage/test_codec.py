"""Values are the same after writing and reading."""

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import ChannelRef, Duration, MaterialForm, Money, OfficeRef
from cztservices.domain.words import DayKind, HandlingMode, ServiceState
from cztservices.storage.codec import decode_strings, decode_value, encode_list, encode_value

numbers = st.integers(0, 10_000)
values = st.one_of(
    st.none(),
    st.sampled_from(HandlingMode),
    st.sampled_from(ServiceState),
    st.builds(Duration, numbers, st.sampled_from(DayKind)),
    st.builds(Money, st.decimals(0, allow_nan=False, allow_infinity=False)),
    st.builds(MaterialForm, numbers, numbers, st.none() | st.text()),
    st.builds(ChannelRef, st.text()),
    st.builds(OfficeRef, st.text()),
)


@given(values)
def test_value_is_read_as_it_was_written(value):
    decoded = decode_value(encode_value(value))
    assert decoded == value
    assert type(decoded) is type(value)


@given(values.filter(lambda value: value is not None))
def test_value_is_a_json_object(value):
    assert isinstance(json.loads(encode_value(value)), dict)


def test_money_keeps_its_pence():
    assert str(decode_value(encode_value(Money(Decimal("12.50")))).yuan) == "12.50"


@given(st.lists(st.text()).map(tuple))
def test_strings_are_read_as_they_were_written(strings):
    assert decode_strings(encode_list(strings)) == strings
