"""The protocol of the print system: what is written is read again, and nothing that comes back breaks the reader."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.app.ipp import Asked, NoAnswerError, Operation, Tag, decode, encode

names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
words = st.text(st.characters(codec="utf-8"), max_size=40)
attributes = st.one_of(
    st.builds(Asked, st.just(Tag.INTEGER), names, st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1, max_size=4)),
    st.builds(Asked, st.just(Tag.BOOLEAN), names, st.lists(st.booleans(), min_size=1, max_size=2)),
    st.builds(Asked, st.sampled_from([Tag.NAME, Tag.KEYWORD]), names, st.lists(words, min_size=1, max_size=4)),
)


def as_answer(request: bytes) -> bytes:
    """What was asked, sent back as the group of a printer behind that of the answer itself."""
    return struct.pack(">HHIB", 0x0200, 0, 1, Tag.OPERATION) + b"\x04" + request[9:]


@given(st.lists(attributes, max_size=6, unique_by=lambda one: one.name), names)
def test_what_is_written_is_read_again(asked, queue):
    code, [group] = decode(as_answer(encode(Operation.GET_PRINTER, queue, asked)))
    assert code == 0
    assert group["printer-uri"] == (f"ipp://localhost/printers/{queue}",)
    assert {one.name: group[one.name] for one in asked} == {one.name: tuple(one.values) for one in asked}


@given(st.binary(max_size=200))
def test_anything_else_is_no_answer(content):
    try:
        decode(content)
    except NoAnswerError:
        return
    assert len(content) >= 8


@given(st.lists(attributes, min_size=1, max_size=4), st.data())
def test_answer_that_was_cut_off_is_none(asked, data):
    whole = as_answer(encode(Operation.GET_JOBS, "hall", asked))
    with pytest.raises(NoAnswerError):
        decode(whole[: data.draw(st.integers(0, len(whole) - 1))])
