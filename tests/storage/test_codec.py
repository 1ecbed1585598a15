"""Values and parts of records are the same after writing and reading."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import (
    ChannelRef,
    Duration,
    HoursException,
    LifeEventStep,
    ListEntry,
    MaterialForm,
    Money,
    OfficeRef,
    OpeningHours,
    Text,
    Window,
)
from cztservices.domain.words import DayKind, HandlingMode, ServiceState
from cztservices.storage.codec import (
    decode_records,
    decode_strings,
    decode_value,
    encode_list,
    encode_records,
    encode_value,
)

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
texts = st.builds(Text, st.text(), st.text())
clocks = st.times().map(lambda time: time.strftime("%H:%M"))
weekdays = st.lists(st.integers(1, 7), min_size=1, max_size=7).map(tuple)
ids = st.text(min_size=1)
RECORDS = {
    OpeningHours: st.builds(OpeningHours, weekdays, clocks, clocks, st.none() | st.dates(), st.none() | st.dates()),
    HoursException: st.builds(
        HoursException, st.dates(), st.dates(), st.none() | clocks, st.none() | clocks, st.none() | texts
    ),
    Window: st.builds(Window, texts, st.booleans()),
    ListEntry: st.builds(ListEntry, texts, st.lists(ids).map(tuple)),
    LifeEventStep: st.builds(LifeEventStep, ids, texts),
}
"""Every record that stands within another one."""


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


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_records_are_read_as_they_were_written(kind, data):
    records = tuple(data.draw(st.lists(RECORDS[kind], max_size=4)))
    decoded = decode_records(kind, encode_records(records))
    assert decoded == records
    assert all(type(record) is kind for record in decoded)


@given(st.lists(st.one_of(*RECORDS.values())).map(tuple))
def test_records_are_a_json_list_with_an_object_for_each(records):
    read = json.loads(encode_records(records))
    assert [type(fields) for fields in read] == [dict] * len(records)


def test_field_that_is_its_default_is_not_written():
    """Most windows take no files for others; the catalogue need not say so of each."""
    assert json.loads(encode_records((Window(Text("窗", "window")),))) == [{"name": {"zh": "窗", "en": "window"}}]


def test_chinese_stands_as_it_is():
    assert "窗" in encode_records((Window(Text("窗", "window")),))
