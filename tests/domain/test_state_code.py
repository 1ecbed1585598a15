"""State codes: what is written is read, every slip of the hand is noticed, and form does not matter."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN
from cztservices.domain.state_code import (
    SIGNS,
    CodeContent,
    CodeFlaw,
    Misread,
    NoCode,
    number_edition,
    read_state_code,
    tidy_code,
    write_state_code,
)

ENDS = st.sampled_from([None, *CITIES])
CONTENTS = st.builds(CodeContent, st.integers(0, 255), ENDS, ENDS, st.integers(0, 127), st.integers(0, 65535))
ONE = CodeContent(1, XIANGTAN, CHANGSHA, 3, 0xBEEF)


def slips(code: str):
    """Every code with one other sign, and every one with two different neighbours that changed places."""
    for place, sign in product(range(len(code)), SIGNS):
        if sign != code[place]:
            yield code[:place] + sign + code[place + 1 :]
    for place in range(len(code) - 1):
        if code[place] != code[place + 1]:
            yield code[:place] + code[place + 1] + code[place] + code[place + 2 :]


@given(CONTENTS)
def test_what_is_written_is_read(content):
    code = write_state_code(content)
    assert (len(code), code[4]) == (9, "-")
    assert set(code) <= {*SIGNS, "-"}
    assert read_state_code(code) == content


@given(CONTENTS)
def test_every_slip_is_noticed_and_leads_back(content):
    for wrong in slips(tidy_code(write_state_code(content))):
        found = read_state_code(wrong)
        assert isinstance(found, Misread)
        assert content in found.nearest


def test_every_slip_in_the_codes_of_cases_of_a_service_is_noticed():
    for case, origin, destination in product(range(0, 128, 6), CITIES, CITIES):
        code = tidy_code(write_state_code(CodeContent(79, origin, destination, case, 4711)))
        assert all(isinstance(read_state_code(wrong), Misread) for wrong in slips(code))


@given(CONTENTS, st.data())
def test_form_does_not_matter(content, data):
    code = write_state_code(content)
    likenesses = {"0": "0oO", "1": "1iIlL"}
    written = "".join(data.draw(st.sampled_from(likenesses.get(sign, sign))) for sign in code)
    if data.draw(st.booleans()):
        written = written.lower()
    if data.draw(st.booleans()):
        written = "".join(chr(ord(sign) + 0xFEE0) for sign in written)
    gap = data.draw(st.sampled_from(["-", "", " ", "—", "－", "　", " - ", "_"]))
    prefix = data.draw(st.sampled_from(["", "CZT ", "czt:code/", "czt:", "CZT", " ", "ＣＺＴ　"]))
    assert read_state_code(prefix + written.replace("-", gap).replace("－", gap) + "\n") == content


@pytest.mark.parametrize("start", ["CZT", "czt"])
def test_code_that_begins_like_the_prefix_is_read_whole(start):
    code = next(
        code
        for service, edition in product(range(1, 256), range(0, 65536, 64))
        for code in [tidy_code(write_state_code(CodeContent(service, None, None, 0, edition)))]
        if code.startswith("CZT")
    )
    assert tidy_code(start + code[3:].lower()) == code
    assert tidy_code(f"CZT {code}") == code


@pytest.mark.parametrize(
    ("text", "flaw", "found"),
    [
        ("", CodeFlaw.SHORT, "0"),
        ("SC3H-DQ9", CodeFlaw.SHORT, "7"),
        ("SC3H-DQ971", CodeFlaw.LONG, "9"),
        ("SC3H-DQU7", CodeFlaw.SIGN, "U"),
        ("SC3H-DQu7", CodeFlaw.SIGN, "U"),
        ("SC3H-DQ长7", CodeFlaw.SIGN, "长"),
        ("SC3H.DQ97", CodeFlaw.SIGN, "."),
        ("SC3H-DQ9\u0660", CodeFlaw.SIGN, "\u0660"),
    ],
)
def test_what_is_no_code_is_told_why(text, flaw, found):
    assert read_state_code(text) == NoCode(flaw, found)


def test_codes_of_neighbouring_cases_do_not_look_alike():
    codes = [tidy_code(write_state_code(CodeContent(1, XIANGTAN, CHANGSHA, case, 0xBEEF))) for case in range(128)]
    alike = [sum(a == b for a, b in zip(*pair, strict=True)) for pair in pairwise(codes)]
    assert max(alike) <= 3
    assert sum(alike) / len(alike) < 0.5


@pytest.mark.parametrize("field", [{"service": 256}, {"case": 128}, {"edition": 65536}, {"case": -1}])
def test_number_that_no_code_holds_is_refused(field):
    fields = {"service": 1, "origin": None, "destination": None, "case": 0, "edition": 0} | field
    with pytest.raises(ValueError, match="CodeContent"):
        write_state_code(CodeContent(**fields))


def test_editions_have_different_numbers():
    assert len({number_edition(f"v{n}") for n in range(100)}) == 100


@given(st.text(max_size=30))
def test_any_text_is_read_or_told_why(text):
    found = read_state_code(text)
    if isinstance(found, CodeContent):
        assert tidy_code(write_state_code(found)) == tidy_code(text)
    else:
        assert isinstance(found, Misread | NoCode)
